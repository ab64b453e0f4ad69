"""Messages taken for clients: what must still be passed on, and what was."""
