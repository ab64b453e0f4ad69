"""Profiles beside each other: two clients, two versions, two saves."""
