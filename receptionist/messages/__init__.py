"""Messages taken for clients."""
