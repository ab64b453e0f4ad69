"""Calls that are over, as every list and tab of them shows them."""
