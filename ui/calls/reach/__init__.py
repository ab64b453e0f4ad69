"""Reach: whom a caller can be put through to."""
