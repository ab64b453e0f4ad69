"""Settings: looks, sounds, phone system, keys, the office, copies; each with a way to try it."""
