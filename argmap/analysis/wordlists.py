"""The small words of the languages that are known here, for hints about wording and likeness.

A language that is not listed has empty lists: rules that need them are silent there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """What has to be known of a language.

    Attributes:
        small: words without content of their own, folded as a search folds them.
        reasons: words that join a claim to its reason.
        turns: words that join a claim to one against it.
        results: words that join a reason to its claim.
        denials: words after which a word of ``turns`` joins nothing: not only this, but also that.
        verbs: words that tell that a clause has a verb, and so can be true or false by itself.
        openings: words that open a clause which leans on another.
    """

    small: frozenset[str] = frozenset()
    reasons: tuple[str, ...] = ()
    turns: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    denials: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    openings: frozenset[str] = frozenset()


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


ENGLISH = Words(
    small=_set(
        """a about above after again against all almost alone along already also although always am
        among an and another any anybody anyone anything are as at away back be became because
        become been before being below better between both but by came can cannot come could did do
        does done down during each either else enough even ever every everybody everyone everything
        few first for from further gave get give given go had hardly has have he hence her here hers
        him his how however i if in into is it its itself just keep kept last least less let like
        little made mainly make many may me might mine more most mostly much must my never no nobody
        nor not nothing now of off often on once one ones only or other others our out over own part
        per perhaps put quite rather s same say see seem shall she should since so some somebody
        something somewhat still such take than that the their theirs them themselves then there
        therefore these they thing things this those though through thus to together too towards
        under until up upon us use used very was way we well went were what when where whether which
        while who whole whom whose why will with within without would yet you your"""
    ),
    reasons=("because", "since", "given that"),
    turns=("but", "however", "whereas", "nevertheless", "nonetheless"),
    results=("therefore", "thus", "hence", "consequently", "so", "which means that"),
    denials=_set("not no never nothing nobody none neither hardly nor cannot"),
    verbs=_set(
        """is are was were has had have will would can could must may might should shall does did
        do cannot isn't aren't wasn't weren't won't didn't doesn't don't can't couldn't shouldn't"""
    ),
    openings=_set("if that when which who whose where while until unless although as"),
)

GERMAN = Words(
    small=_set(
        """aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin
        bis da damit dann das dass dem den denn der deren des dessen die dies diese diesem diesen
        dieser dieses doch dort du durch ein eine einem einen einer eines einige er erst es etwas
        fur gegen hat hatte hatten hier ich ihm ihn ihr ihre ihrem ihren im immer in ins ist ja jede
        jeder kann kein keine konnen man mehr mit muss nach nicht nichts noch nun nur ob oder ohne
        schon sehr sein seine seinem seinen seiner selbst sich sie sind so soll sollte sondern uber
        um und uns unter viel vom von vor war waren was weil weiter welche wenn wer werden wie wir
        wird wo wurde wurden zu zum zur zwar zwischen"""
    ),
    reasons=("weil", "denn", "da"),
    turns=("aber", "jedoch", "während"),
    results=("deshalb", "daher", "folglich", "also", "deswegen"),
    denials=_set("nicht kein keine keinen nie niemand nichts weder"),
    verbs=_set(
        "ist sind war waren hat haben hatte hatten wird werden kann können muss müssen soll"
    ),
    openings=_set("dass wenn die der das weil obwohl bis sobald"),
)

_KNOWN: Mapping[str, Words] = {"en": ENGLISH, "de": GERMAN}
_UNKNOWN = Words()


def words_of(language: str) -> Words:
    """Return what is known of a language, by its tag: ``en``, ``en-GB``, ``de``."""
    return _KNOWN.get(language.lower().split("-")[0], _UNKNOWN)
