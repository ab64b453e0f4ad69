"""What is known of a call and of who rings, in words. No widget in here."""
