"""The link between a console and the hub."""
