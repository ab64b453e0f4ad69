"""What only a shared office has: roles, rights and functions of its PostgreSQL."""
