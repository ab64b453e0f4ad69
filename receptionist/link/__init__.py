"""Between a console and the hub that decides what happens to a call."""
