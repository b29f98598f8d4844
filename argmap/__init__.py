"""Argument maps for seminar debates, joined to the exact words of the texts."""

__version__ = "0.1.0"
