"""The call: its places, the rules of the desk, the board that a console shows, its history."""
