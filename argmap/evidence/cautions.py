"""What to know about a quotation beyond its words: each trap with one sentence that explains it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

_NEGATIONS = {
    "en": r"not|never|no|none|nobody|nothing|nowhere|nor|neither|without|less|hardly"
    r"|scarcely|barely|rarely|seldom|cannot|\w+n['’]t|fail(?:s|ed|ing)?|den(?:y|ies|ied)|reject(?:s|ed)?"
    r"|refus(?:e|es|ed)|unless|except|unable|lack(?:s|ed|ing)?|far\s+from|(?<!a )(?:few|little)",
    "de": r"nicht|nichts|nie|niemals|niemand|nirgends|kein\w*|ohne|weder|kaum",
    "fr": r"ne|n['’]\w+|pas|jamais|sans|ni|aucune?s?|guère|rien|personne|non",
    "es": r"no|nunca|jamás|sin|ni|ning[uú]n\w*|nadie|nada|tampoco",
    "it": r"non|mai|senza|né|nessun\w*|nulla|niente",
    "ru": r"не|ни|нет|без|никогда|никто|ничто|ничего|едва|нельзя",
    "pl": r"nie|bez|ani|nigdy|nikt|nic",
}
_ANY_NEGATION = re.compile("|".join(_NEGATIONS.values()), re.I)
_SENTENCE_END = re.compile(r"[.!?…][\"'’”»)\]*_]*\s+[\"'‘“«„(\[*_]*([^\W_])")
_NO_END = re.compile(
    r"(?:\b[^\W\d_]|\b(?:Dr|Mr|Mrs|Ms|St|No|Nr|vol|pp?|ed|eds|cf|vs|etc|approx|ca|Prof|Gen|Col|Lt)"
    r"|\.\s?\.)$"
)
_WORDS_BEFORE = re.compile(r"(?:[\w'’-]+\s+){1,3}[\"“‘„«]?$")
"""The last words before a quotation, up to a sign that parts them from it."""
_TOLD_END = re.compile(r"\.(?:[ \u00a0]?\.){3}|[.!?]\s*\[?…|…\s*[.!?]|[.!?]\s*\[|\]\s*[.!?]")


class Trap(StrEnum):
    """What can be wrong with a quotation, or has to be known of it."""

    NEGATION = "drops a negation"
    SENTENCE = "crosses a sentence end"
    CUT = "cut behind a negation"
    UNCLOSED = "never closed"
    QUOTED = "words of somebody else"
    DAMAGED = "damaged spot"
    REPEATED = "occurs more than once"
    SHORT = "too short"
    LONG = "too long"
    INSERTED = "bracketed insertion"
    BOUNDARY = "word boundary differs"


HARMLESS = frozenset({Trap.REPEATED, Trap.SHORT, Trap.INSERTED, Trap.SENTENCE, Trap.CUT})
"""What one should know, without anything being wrong."""


class Caution(NamedTuple):
    """A trap that a quotation is in, and one sentence about it."""

    trap: Trap
    sentence: str


def negation(words: str, language: str = "en") -> str:
    """Return the first word that denies something, or nothing.

    Args:
        words: some words of a text.
        language: which one they are written in; one that is not known here is taken for English.
    """
    known = _NEGATIONS.get(language.split("-")[0], _NEGATIONS["en"])
    found = re.search(rf"(?<!\w)(?:{known})(?!\w)", words, re.I)
    return found[0] if found else ""


def denies(word: str) -> bool:
    """Tell whether a word denies something in any language that is known here."""
    return _ANY_NEGATION.fullmatch(word) is not None


def ends_sentence(words: str, following: str) -> bool:
    """Tell whether a sentence ends within words that are left out, seen with what comes after."""
    seen = words + following[:8]
    for found in _SENTENCE_END.finditer(seen):
        capital = found[1].isupper() or found[1].isdecimal()
        if found.start() < len(words) and capital and not _NO_END.search(seen[: found.start()]):
            return True
    return False


def of_denial(joint: str, omitted: str, language: str) -> list[Caution]:
    """Return the caution about words that are left out, and deny something.

    Args:
        joint: what is typed in their place.
        omitted: the words as they are printed.
        language: which one they are written in.
    """
    denied = negation(omitted, language)
    if not denied or negation(joint, language):
        return []
    sentence = f"The words left out hold “{denied}”: without it the sense may be turned round."
    return [Caution(Trap.NEGATION, sentence)]


def of_sentence(around: str, omitted: str, following: str) -> list[Caution]:
    """Return the caution about words that are left out past the end of a sentence.

    Args:
        around: what is typed in their place, with a little of what is before and after it: a stop
            there shows that a sentence ended.
        omitted: the words as they are printed.
        following: what is printed after them.
    """
    if _TOLD_END.search(around) or not ends_sentence(omitted, following):
        return []
    sentence = "The words left out go past the end of a sentence: show it with a stop before “…”."
    return [Caution(Trap.SENTENCE, sentence)]


def of_dropped(dropped: str, typed: str, language: str) -> list[Caution]:
    """Return the caution about a negation that was lost between words that were typed wrongly."""
    denied = negation(dropped, language)
    if not denied or negation(typed, language):
        return []
    sentence = f"The text has “{denied}” there, and the quotation does not: the sense is turned."
    return [Caution(Trap.NEGATION, sentence)]


def of_cut(before: str, language: str) -> list[Caution]:
    """Return the caution about words right behind a negation that is not quoted with them.

    Args:
        before: what is printed before them.
        language: which one it is written in.
    """
    near = _WORDS_BEFORE.search(before)
    denied = negation(near[0], language) if near else ""
    if not denied:
        return []
    sentence = f"Just before these words the text has “{denied}”: see that the sense is kept."
    return [Caution(Trap.CUT, sentence)]


def unclosed() -> Caution:
    """Return the caution about a quotation of which only the first mark is there."""
    return Caution(
        Trap.UNCLOSED,
        "This quotation is opened and never closed; what follows is checked up to the end of the"
        " paragraph, or to the next quotation: put a mark where it ends.",
    )


def quoted(source: str) -> Caution:
    """Return the caution about words that stand within quotation marks in the text."""
    return Caution(
        Trap.QUOTED,
        f"{source} gives these words in quotation marks: they are somebody else’s. Say whose, and"
        f" cite them as quoted in {source}.",
    )


def partly_quoted(source: str, words: Sequence[str]) -> Caution:
    """Return the caution about words of which a part is quoted, and is not shown to be."""
    shown = " ".join(words) if len(words) <= 6 else f"{' '.join(words[:6])} …"
    sentence = f"{source} has “{shown}” from somebody else: keep the marks around it."
    return Caution(Trap.QUOTED, sentence)


def repeated(where: Sequence[str]) -> Caution:
    """Return the caution about words that stand in several places."""
    named = ", ".join(where[:4]) + (" and others" if len(where) > 4 else "")
    sentence = f"These words stand in {len(where)} places ({named}): say which one you mean."
    return Caution(Trap.REPEATED, sentence)


def short(least: int) -> Caution:
    """Return the caution about words that could come from anywhere."""
    return Caution(
        Trap.SHORT,
        f"A quotation of fewer than {least} letters cannot be told from chance: quote more of it.",
    )


def long(words: int, limit: int) -> Caution:
    """Return the caution about words that are more than a seminar allows."""
    return Caution(
        Trap.LONG,
        f"This quotation has {words} words, and at most {limit} are asked for: shorten it, or tell"
        " it in your own words.",
    )


def inserted(words: str, printed: str) -> Caution:
    """Return the caution about words in brackets, which are not the text's."""
    plain = " ".join(printed.split())
    instead = f"the text has “{plain}” there" if plain else "the text has nothing there"
    return Caution(Trap.INSERTED, f"{words} is taken as your own insertion: {instead}.")


def boundary(typed: str, printed: str) -> Caution:
    """Return the caution about letters that are divided into other words."""
    return Caution(
        Trap.BOUNDARY,
        f"The letters are right, but the words are divided otherwise: you have “{typed}”, and the"
        f" text has “{printed}”.",
    )
