"""The hub of a shared office as a process of its own: who leads, whom it lets in, and what it keeps in memory."""
