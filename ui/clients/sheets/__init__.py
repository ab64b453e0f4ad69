"""What is asked or shown over the Clients page, and over the desk."""
