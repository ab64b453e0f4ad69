"""The demo: the demo office's day on the simulator, and a scripted assistant for runs that nobody attends."""
