"""Any phone system, put to the test."""
