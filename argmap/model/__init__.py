"""The ideas of the product as frozen dataclasses; nothing here knows a database or the web."""
