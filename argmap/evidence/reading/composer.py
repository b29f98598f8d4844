"""The composer: readers tell it headings, words, tables, pages and notes; it makes the text."""

from __future__ import annotations

import re
from itertools import chain

from argmap.evidence.reading.imported import MOST_CHARACTERS, Imported
from argmap.evidence.reading.setting import Mark, Page, Set, Sign, joined, set_pieces
from argmap.model.errors import InvalidTextFileError
from argmap.model.texts import Layout, NoteMark, PageMark

_LOOKS_LIKE_A_HEADING = re.compile(r"^(#{1,6}) ", re.MULTILINE)
_HEADING_OF_NOTES = re.compile(
    r"#+ (foot|end)?notes\W*|#+ (Anmerkungen|Fußnoten|Примечания|Notas|Note)", re.IGNORECASE
)


class Composer:
    """Makes a text of what it is told in the order of the document."""

    def __init__(self) -> None:
        self._main: list[Set] = []
        self._notes: dict[str, list[Set]] = {}
        self._into: list[list[Set]] = [self._main]
        self._waiting: list[tuple[list[str | Sign], str]] = []
        self._pieces: list[str | Sign] = []
        self._rows: list[list[list[Set]]] = []
        self._tables = 0
        self._prefix = ""
        self._written = 0
        self._refused = 0

    def write(self, words: str) -> None:
        """Add words to the paragraph; a line feed in them is a line break.

        Raises:
            InvalidTextFileError: the text is longer than any that can be kept.
        """
        self._written += len(words)
        if self._written > 2 * MOST_CHARACTERS:
            raise too_long()
        self._pieces.append(words)

    def page(self, label: str) -> None:
        """Say that a page begins here."""
        self._pieces.append(Page(label))

    def mark(self, key: str, shown: str) -> None:
        """Say that the text points here at the note of this key."""
        self._pieces.append(Mark(key, shown))

    def prefix(self, words: str) -> None:
        """Begin the next paragraph with these words, as the number of a list."""
        self.end()
        self._prefix = words

    def end(self, level: int = 0) -> None:
        """End the paragraph, or the heading of that level."""
        if all(not isinstance(piece, str) for piece in self._pieces):
            return
        block, refused = set_pieces(self._pieces)
        self._refused += refused
        if not block.text:
            self._pieces = [sign for _, sign in block.signs]
            return
        self._pieces = []
        self._into[-1].append(self._formed(block, level))

    def _formed(self, block: Set, level: int) -> Set:
        if level:
            return Set(block.text.replace("\n", " "), block.signs).after("#" * level + " ")
        before, self._prefix = self._prefix, ""
        guarded = _LOOKS_LIKE_A_HEADING.sub("\\1\u00a0", block.text)
        return Set(guarded, block.signs).after(before)

    def begin_note(self, key: str) -> None:
        """Put what follows into the note of this key; a paragraph that has begun waits."""
        blocks = self._into[-1]
        if not self._pieces and blocks and _HEADING_OF_NOTES.fullmatch(blocks[-1].text):
            blocks.pop()
        self._waiting.append((self._pieces, self._prefix))
        self._pieces, self._prefix = [], ""
        self._into.append(self._notes.setdefault(key, []))

    def end_note(self) -> None:
        """Go on where the note began."""
        self.end()
        self._pieces, prefix = self._waiting.pop()
        self._prefix = prefix if self._pieces else ""
        self._into.pop()

    def begin_table(self) -> None:
        """Begin a table; one within a cell of another is words of that cell."""
        self.end()
        self._tables += 1

    def begin_row(self) -> None:
        """Begin a row of the table."""
        if self._tables == 1:
            self._rows.append([])

    def begin_cell(self) -> None:
        """Begin a cell of the row."""
        if self._tables != 1:
            self.end()
            return
        if not self._rows:
            self._rows.append([])
        cell: list[Set] = []
        self._rows[-1].append(cell)
        self._into.append(cell)

    def end_cell(self) -> None:
        """End the cell."""
        self.end()
        if self._tables == 1:
            self._into.pop()

    def end_table(self) -> None:
        """End the table: its rows are the lines of one block, those of one cell are paragraphs."""
        self.end()
        self._tables -= 1
        if self._tables:
            return
        rows, self._rows = self._rows, []
        if max((len(row) for row in rows), default=0) <= 1:
            self._into[-1] += chain.from_iterable(cell for row in rows for cell in row)
            return
        lines = [joined([_in_one_line(cell) for cell in row], "\t") for row in rows]
        if full := [line for line in lines if line.text.strip()]:
            self._into[-1].append(joined(full, "\n"))

    def imported(
        self, title: str = "", author: str = "", language: str = "", troubles: tuple[str, ...] = ()
    ) -> Imported:
        """Return the text with its layout.

        Raises:
            InvalidTextFileError: there are no words, or too many.
        """
        self.end()
        self._keep_last_marks()
        body = joined(self._main, "\n\n")
        whole, notes = self._with_notes(body)
        if not whole.strip():
            raise InvalidTextFileError(
                "There are no words in this file: choose one that holds the text itself."
            )
        if len(whole) > MOST_CHARACTERS:
            raise too_long()
        pages = {at: PageMark(at, sign.label) for at, sign in body.signs if isinstance(sign, Page)}
        layout = Layout(tuple(pages.values()), notes)
        return Imported(
            whole,
            layout,
            _line(title),
            _line(author),
            _line(language),
            (*troubles, *refused_trouble(self._refused)),
        )

    def _keep_last_marks(self) -> None:
        marks = [sign for sign in self._pieces if isinstance(sign, Mark)]
        if marks and self._main:
            last = self._main.pop()
            signs = tuple((len(last.text), mark) for mark in marks)
            self._main.append(Set(last.text, last.signs + signs))

    def _with_notes(self, body: Set) -> tuple[str, tuple[NoteMark, ...]]:
        """Return the body with the notes behind it, and where each of them is and is pointed at."""
        marks = [(at, sign) for at, sign in body.signs if isinstance(sign, Mark)]
        shown: dict[str, str] = {}
        for _, sign in marks:
            shown.setdefault(sign.key, sign.shown)
        order = {key: place for place, key in enumerate(shown)}
        parts = [*filter(None, [body.text]), "## Notes"]
        length, places = len("\n\n".join(parts)), dict[str, tuple[int, int]]()
        for key in sorted(self._notes, key=lambda key: order.get(key, len(order))):
            blocks = [block.text for block in self._notes[key]]
            if not blocks:
                continue
            number, words = _numbered(shown.get(key, ""), blocks[0])
            whole = "\n\n".join([number + words, *blocks[1:]])
            places[key] = (length + 2 + len(number), length + 2 + len(whole))
            parts.append(whole)
            length += 2 + len(whole)
        found = tuple(NoteMark(at, *places[it.key]) for at, it in marks if it.key in places)
        return ("\n\n".join(parts) if parts[-1] != "## Notes" else body.text), found


def _numbered(shown: str, words: str) -> tuple[str, str]:
    """Return the number of a note, as it goes before its words, and the words without it."""
    if not shown:
        return "", words
    bare = re.sub(rf"^[\[(]?{re.escape(shown)}(?:[\])]|(?!\d))[.):]*\s*", "", words)
    return (f"{shown}. " if shown.isalnum() else f"{shown} "), bare or words


def _in_one_line(cell: list[Set]) -> Set:
    return joined([Set(block.text.replace("\n", " "), block.signs) for block in cell], " ")


def _line(value: str) -> str:
    kept, _ = set_pieces([value.replace("\n", " ")])
    return kept.text[:300].strip()


def too_long() -> InvalidTextFileError:
    """Return what is said of a text that is longer than any that can be kept."""
    return InvalidTextFileError(
        f"The text has more than {MOST_CHARACTERS:,} characters, the most that can be kept:"
        " divide it, as into its chapters, and add each of them."
    )


def refused_trouble(count: int) -> tuple[str, ...]:
    """Return what is said where characters were left out."""
    if not count:
        return ()
    which = "1 unseen character was" if count == 1 else f"{count:,} unseen characters were"
    return (f"{which} left out: control signs, or signs that turn the direction of the words.",)
