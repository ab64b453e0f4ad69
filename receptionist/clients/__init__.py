"""Client companies: lines, greetings, instructions, people, hours, duty."""
