"""A real Asterisk, started by the tests from the configuration that the product writes."""
