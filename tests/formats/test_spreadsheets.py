"""Cells that a spreadsheet would run as formulas do no harm, and come back as they were."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.formats.spreadsheets import guarded, table, unguarded

FORMULAS = ("=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "'=1", "''@x", "＝1")
cells = st.text(alphabet="='+-@＝＋ \t\r\n\",;aé1.", max_size=8) | st.text(max_size=20)


def read(data):
    """The cells of a CSV file, as any program reads them."""
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_formula_becomes_text(cell):
    assert guarded(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["Ana", "O'Brien", "'tis", "8", "66.667", "-3", "", "2−", "a=b"])
def test_what_is_no_formula_stays_as_it_is(cell):
    assert guarded(cell) == cell


@given(cells)
def test_no_cell_begins_like_a_formula_unless_it_is_a_number(cell):
    begins = guarded(cell).lstrip(" ")[:1]

    assert begins not in tuple("=+@\t\r\n") or begins == ""
    assert begins != "-" or float(guarded(cell)) <= 0


@given(cells)
def test_what_is_guarded_comes_back_as_it_was(cell):
    assert unguarded(guarded(cell)) == cell


@given(cells, cells)
def test_two_cells_never_become_the_same(one, other):
    assert (guarded(one) == guarded(other)) == (one == other)


@given(st.lists(st.lists(cells, min_size=1, max_size=4), min_size=1, max_size=4))
def test_a_table_comes_back_cell_by_cell(rows):
    assert [[unguarded(cell) for cell in row] for row in read(table(rows))] == rows


def test_excel_is_told_that_it_is_utf_8():
    assert table([["Zoë"]]).startswith(b"\xef\xbb\xbfZo\xc3\xab")
