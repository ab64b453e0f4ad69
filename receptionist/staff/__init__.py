"""Assistants and supervisors, their stations and states."""
