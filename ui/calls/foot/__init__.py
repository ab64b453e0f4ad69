"""The foot of the desk: message, notes, history and kind of the call."""
