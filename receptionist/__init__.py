"""The receptionist console without its screen: clients, calls, messages, the phone system, the record."""

__version__ = "0.1.0"
