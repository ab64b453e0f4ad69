"""News of a client: typed in one line, shown as it is understood, kept and taken back."""
