"""The desk itself: the page that puts the parts together, its keys, and what it asks."""
