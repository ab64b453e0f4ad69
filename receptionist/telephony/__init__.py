"""What any phone system can do for us and tell us, and the two we speak to."""
