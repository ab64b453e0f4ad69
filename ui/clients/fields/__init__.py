"""Fields of a profile, each for one value: what cannot be understood stays as it was typed, and is complained of."""
