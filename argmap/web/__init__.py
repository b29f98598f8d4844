"""The pages of the product in a browser."""

from argmap.web.app import create_app

__all__ = ["create_app"]
