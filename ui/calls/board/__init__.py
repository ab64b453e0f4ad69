"""Calls: the list of who waits, whom she talks to and who is on hold."""
