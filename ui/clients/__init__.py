"""The Clients page: a client's profile as the desk will show it, edited in place."""

from ui.clients.page import ClientsPage

__all__ = ["ClientsPage"]
