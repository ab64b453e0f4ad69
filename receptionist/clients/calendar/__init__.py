"""When a client is open, closed or on holiday, and who is on call: by day and by the instant."""
