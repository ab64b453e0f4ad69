"""Stories of a whole office."""
