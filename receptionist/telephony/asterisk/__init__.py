"""Asterisk: the adapter that speaks ARI to it, the configuration that we write for it, and its examination."""
