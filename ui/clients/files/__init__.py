"""Clients and people out of files: the preview, and what it asks."""
