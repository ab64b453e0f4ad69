"""The hub of a shared office as a process of its own."""
