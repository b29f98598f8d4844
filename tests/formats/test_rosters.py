"""Lists of people as platforms export them and people paste them, and what is no such list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.formats.rosters import MOST_BYTES, RosterError, identity, read_roster, roster_of
from argmap.model.errors import InvalidError

MOODLE = (
    '"First name","Last name","ID number",Institution,"Email address",Groups,"Course total"\n'
    "Zoë,Kovač,77,,zoe@example.org,Group 1,88\n"
    "Jürgen,Müller,,,j@example.org,,12\n"
)


def names(roster):
    return [each.name for each in roster.entries]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ana Petrova", "Ana Petrova"),
        ("Petrova, Ana", "Ana Petrova"),
        ("  Petrova ,  Ana  ", "Ana Petrova"),
        ("Ana\tPetrova", "Ana Petrova"),
        ("1234567\tAna\tPetrova\tHistory", "Ana Petrova"),
        ("3. Ana Petrova", "Ana Petrova"),
        ("- Ana Petrova <ana@example.org>", "Ana Petrova"),
        ("Ana Petrova ana.p+x@example.org", "Ana Petrova"),
        ("O’Connor, Liam", "Liam O’Connor"),
        ("Smith, Jr., John", "Smith, Jr., John"),
        ("Tereza Dvořáková", "Tereza Dvořáková"),
        ("=SUM(A1:A9)", "=SUM(A1:A9)"),
        ("+1 Ana", "+1 Ana"),
        ("@ana", "@ana"),
        ("李雷", "李雷"),
    ],
)
def test_a_line_is_a_name(line, name):
    assert names(roster_of(line)) == [name]


def test_what_is_no_name_is_told_with_its_line(tmp_path):
    roster = roster_of("Ana\n" + "x" * 61 + "\nBen\u202e\n\nCleo")

    assert names(roster) == ["Ana", "Cleo"]
    assert [each.partition(":")[0] for each in roster.told] == ["Line 2", "Line 3"]


def test_the_gradebook_of_canvas_is_read_without_its_grades():
    told = (
        "Student,ID,SIS User ID,SIS Login ID,Section,Essay (9),Final Score\n"
        "    Points Possible,,,,,100,(read only)\n"
        '"Petrova, Ana",101,s-1,apetrova,HIST 214,88,91.5\n'
        '"Student, Test",999,,,HIST 214,,\n'
    )

    [ana] = roster_of(told).entries

    assert (ana.line, ana.name) == (3, "Ana Petrova")
    assert ana.columns.cells == (
        ("Student", "Petrova, Ana"), ("ID", "101"), ("SIS User ID", "s-1"),
        ("SIS Login ID", "apetrova"), ("Section", "HIST 214"),
    )  # fmt: skip


def test_a_table_of_moodle_keeps_an_address_only_where_there_is_no_number():
    zoe, jurgen = roster_of(MOODLE).entries

    assert (zoe.name, zoe.group, jurgen.name) == ("Zoë Kovač", "Group 1", "Jürgen Müller")
    assert zoe.columns.get("ID number") == "77"
    assert zoe.columns.get("Email address") == ""
    assert jurgen.columns.get("Email address") == "j@example.org"
    assert "88" not in repr(zoe.columns)
    assert identity(zoe.columns) != identity(jurgen.columns) != ""


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_table_is_read_however_a_spreadsheet_saved_it(encoding, mark, end):
    written = MOODLE.replace("Kovač", "Kovac").replace(",", mark).replace("\n", end)

    assert names(read_roster(written.encode(encoding))) == ["Zoë Kovac", "Jürgen Müller"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"x" * (MOST_BYTES + 1), "1 MB"),
        (b"PK\x03\x04 a workbook", "save it as CSV"),
        (b"\n" * 3_000, "2,000 lines"),
        (b'Student,ID\n"' + b"x" * 200_000 + b"\n", "cannot be read"),
        (b"\x00\x01\x02\xff\xfe\x00" * 50, "."),
    ],
)
def test_what_is_no_list_is_refused_in_a_sentence(data, why):
    with pytest.raises(InvalidError, match=why):
        names_or_refusal(data)


def names_or_refusal(data):
    read = read_roster(data)
    if not read.entries:
        raise RosterError(read.told[0])


@given(st.text(max_size=400))
def test_whatever_is_pasted_names_or_a_sentence_come_of_it(written):
    try:
        roster = roster_of(written)
    except RosterError:
        return
    for each in roster.entries:
        assert each.name.strip() == each.name != ""
        assert len(each.name) <= 60
