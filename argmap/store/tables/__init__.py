"""The tables; rows never leave the store, the model does."""

from argmap.store.tables import contents, depositing, frames, people, shelves, talking, teaching
from argmap.store.tables.base import Row

__all__ = [
    "TABLES", "Row",
    "contents", "depositing", "frames", "people", "shelves", "talking", "teaching",
]  # fmt: skip

TABLES = Row.metadata.tables
