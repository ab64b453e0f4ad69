"""Days and hours as people type them, in English or Italian."""
