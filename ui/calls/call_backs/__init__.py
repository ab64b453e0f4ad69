"""The list to call back: who is due, and the promise of one."""
