"""The trail of every change of a profile, a right or a setting: written by the database itself, sealed from outside."""
