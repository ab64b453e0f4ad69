"""At that moment: what was going on around any time in the past, and the page about it for the client."""
