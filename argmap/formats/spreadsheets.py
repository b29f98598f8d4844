"""Cells of tables that spreadsheets open: nothing that somebody wrote is run there as a formula.

A cell that a spreadsheet would take for a formula gets an apostrophe before it, and so does one
that looks as if it had got one already: so no two cells become the same, and ``unguarded`` gives
back what was written. Which beginnings are dangerous is what OWASP says of CSV injection.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from io import StringIO

MARK = "'"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?\Z")
_DANGEROUS = re.compile(r"'*(?:\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n])")
"""Also the wide forms of the signs, which some spreadsheets take for the signs."""


def guarded(cell: str) -> str:
    """Return a cell as it can stand in a file that a spreadsheet opens; numbers stay numbers."""
    return MARK + cell if _DANGEROUS.match(cell) and not _NUMBER.match(cell) else cell


def unguarded(cell: str) -> str:
    """Return what was written into a cell that ``guarded`` may have guarded."""
    bare = cell[1:]
    return bare if cell.startswith(MARK) and guarded(bare) == cell else cell


def table(rows: Iterable[Iterable[str]]) -> bytes:
    """Return rows as a CSV file (RFC 4180) in UTF-8, with the mark by which Excel knows that."""
    written = StringIO()
    csv.writer(written).writerows([guarded(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")
