"""What a profile is edited with: forms made of data, sections, parts, and the undo over all of them."""
