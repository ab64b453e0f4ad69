"""A profile on the screen: its head, its sections, its parts."""
