"""Where maps are kept: SQLite or PostgreSQL, behind two doors, ``reading()`` and ``writing()``."""

from argmap.store.notices import Notice
from argmap.store.reading import Listed, Reading
from argmap.store.records import SOME
from argmap.store.schema import versions
from argmap.store.store import Store, open_store
from argmap.store.writing import Writing

__all__ = ["SOME", "Listed", "Notice", "Reading", "Store", "Writing", "open_store", "versions"]
