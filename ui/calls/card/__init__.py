"""The middle of the desk: the client, what to say, and who rings."""
