"""The roads along which processes tell each other that something happened: the database, or Redis beside it."""

from gehoord.chat.transports.choosing import Transport, chosen, laid

__all__ = ["Transport", "chosen", "laid"]
