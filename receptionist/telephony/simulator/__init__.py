"""A phone system that exists only in memory: legs and bridges, the people who ring, and those who are rung."""
