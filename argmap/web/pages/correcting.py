"""Correcting a spot of an added text: the words that are printed wrongly, and what a form says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.model.errors import InvalidPassageError, shown
from argmap.model.permissions import Permission
from argmap.model.sources import Edition
from argmap.model.texts import PRINTED_WORDS, Correction
from argmap.services.texts import adding, keeping, places_of, seen
from argmap.services.texts.seen import shelf_of
from argmap.web import context
from argmap.web.pages.asking import Asked
from argmap.web.pages.passage import in_paragraph
from argmap.web.pages.source import found_in
from argmap.web.pages.texts import Kept, kept_text


@dataclass(frozen=True, slots=True)
class Spot:
    """Words of an added text that may be printed wrongly.

    Attributes:
        before: a little of what stands before them, and ``after`` of what stands after.
        where: in a sentence.
        wide: they are more than may be corrected at once, so that it is asked which are meant.
    """

    kept: Kept
    start: int
    end: int
    printed: str
    before: str
    after: str
    where: str
    wide: bool


def spot_page(asked: Asked, deposit_id: str, start: int, end: int) -> Spot:
    """Return the words of an added text that may be printed wrongly, without blanks around them.

    Raises:
        NotFoundError: there is no such text for who asks.
        InvalidPassageError: no words stand there, or too many.
    """
    deposit = keeping.one(context.store(), context.who(), asked.whole.id, deposit_id)
    text = adding.words_of(context.store(), deposit)
    marked = text[max(0, start) : max(0, end)]
    start = max(0, start) + len(marked) - len(marked.lstrip())
    printed = marked.strip()
    if not printed:
        raise InvalidPassageError("No words stand there: select those that are printed wrongly.")
    end = start + len(printed)
    edition = Edition(deposit.edition, deposit.source, deposit.digest, len(text), text)
    return Spot(
        kept_text(asked, deposit), start, end, printed, *in_paragraph(text, start, end, 80),
        places_of(edition, start, end), wide=len(printed.split()) > PRINTED_WORDS,
    )  # fmt: skip


def correction_from(asked: Asked, deposit_id: str, values: Mapping[str, str]) -> Correction:
    """Return the correction that a form says.

    Of a stretch that is longer than may be corrected at once, she says by typing them which words
    are printed wrongly; a shorter one is what she means.

    Raises:
        NotFoundError: there is no such text for who asks.
        InvalidPassageError: the words do not stand there, or more than once.
    """
    deposit = keeping.one(context.store(), context.who(), asked.whole.id, deposit_id)
    text = adding.words_of(context.store(), deposit)
    (start, end), printed = stretch_of(values), values.get("printed", "")
    if len(text[start:end].split()) > PRINTED_WORDS:
        first, last = _meant(text[start:end], printed.strip())
        start, end, printed = start + first, start + last, text[start + first : start + last]
    proposed, reason = (values.get(name, "").strip() for name in ("proposed", "reason"))
    return Correction(start, end, printed, proposed, reason)


def _meant(stretch: str, printed: str) -> tuple[int, int]:
    """Return where words stand in a stretch: whole words, letter by letter, as far as there are."""
    if not printed:
        raise InvalidPassageError("Say which words are printed wrongly: type them as they stand.")
    found = found_in(stretch, printed)
    found = [each for each in found if _are_whole(stretch, *each)] or found
    found = [each for each in found if stretch[slice(*each)] == printed] or found
    if not found:
        raise InvalidPassageError(f"{shown(printed)} does not stand in this paragraph.")
    if len(found) > 1:
        raise InvalidPassageError(
            f"{shown(printed)} stands {len(found)} times in this paragraph: type a word more"
            " before or after it."
        )
    return found[0]


def _are_whole(stretch: str, start: int, end: int) -> bool:
    edges = (stretch[max(0, start - 1) : start + 1], stretch[end - 1 : end + 1])
    return not any(len(edge) > 1 and edge.isalnum() for edge in edges)


def stretch_of(values: Mapping[str, str]) -> tuple[int, int]:
    """Return where a stretch begins and ends, as an address or a form says; 0 for what is none."""
    start, end = (values.get(name, "") for name in ("start", "end"))
    return _offset(start), _offset(end)


def _offset(said: str) -> int:
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0


def correct_href(asked: Asked, edition: Edition | None) -> str:
    """Return where a spot of a text is corrected; nothing if it is not one that was added."""
    if edition is None or Permission.EDIT not in asked.rights:
        return ""
    shelf = shelf_of(asked.held) or asked.whole.debate.library
    found = seen.added(context.store(), context.who(), asked.held, asked.whole.debate.library)
    same = (each for each in found if each.shelf == shelf and each.source == edition.source)
    one = next((each for each in same if each.current and each.digest == edition.digest), None)
    return f"{asked.to.page}/texts/{one.id}/correct" if one else ""
