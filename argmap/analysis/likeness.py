"""Which claims of a map say nearly the same, judged by the words that they share.

Words are folded as a search folds them, small words are left out, and the rest are cut to their
first letters, so that peasant, peasants and peasantry count as one term. A term weighs the more the
fewer claims of the map have it. The likeness of two claims, 0 to 1, is the mean of two shares: of
the weight that they have in common in that of both (Jaccard's coefficient), and in that of the
lighter one (the overlap coefficient), so that a short claim is found in a long one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from heapq import nlargest
from itertools import chain
from math import log

from argmap.analysis.folding import folded
from argmap.analysis.wordlists import words_of
from argmap.model.claims import Claim
from argmap.model.ids import ClaimId

STEM = 6
LIKE = 0.45
"""From here on two claims are said to be alike; measured on the bundled debates."""
FEWEST = 2
"""So many terms at least two claims share that are alike: one word in common says little."""
MOST_CHANGED = 200
"""If more claims than this read otherwise, all are worked out anew."""
COMMON = 60
"""A term that more claims than this have is no clue to which are alike."""
_WITHOUT_SPACES = "\u2e80"
"""From here on, scripts are written without spaces: their pairs of signs stand for words."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Two claims that share so many words that they may say the same.

    Attributes:
        one: the claim that came first.
        score: their likeness, more than ``LIKE``.
    """

    one: ClaimId
    other: ClaimId
    score: float


@lru_cache(maxsize=30_000)
def terms(text: str, language: str = "en") -> frozenset[str]:
    """Return the terms of a text: its words with content, cut to their first letters."""
    small = words_of(language).small
    found: set[str] = set()
    for word in folded(text).split():
        if word not in small:
            found.update(_pairs(word) if word[0] >= _WITHOUT_SPACES else (stem(word),))
    return frozenset(found)


@lru_cache(maxsize=60_000)
def stem(word: str) -> str:
    """Return the part of a word that its forms have in common: no endings, and six letters."""
    for ending in ("ies", "ing", "ed", "es", "s"):
        if len(word) - len(ending) >= 4 and word.endswith(ending):
            word = word[: -len(ending)]
            break
    return word[:STEM].removesuffix("e")


def _pairs(word: str) -> Iterator[str]:
    return (word[at : at + 2] for at in range(max(1, len(word) - 1)))


class _Weights(dict[str, float]):
    """What terms weigh, worked out when it is first asked."""

    def __init__(self, having: Mapping[str, list[ClaimId]], claims: int) -> None:
        super().__init__()
        self._having, self._total = having, claims + 1

    def __missing__(self, term: str) -> float:
        self[term] = log(self._total / max(1, len(self._having.get(term, ())))) + 0.5
        return self[term]


class Likeness:
    """The terms of the claims of a map, ready to be compared."""

    def __init__(self, claims: Iterable[Claim], language: str = "en") -> None:
        self._language = language
        self._texts = {claim.id: claim.text for claim in claims}
        self._terms = {key: terms(text, language) for key, text in self._texts.items()}
        having: defaultdict[str, list[ClaimId]] = defaultdict(list)
        for key, its in self._terms.items():
            for term in its:
                having[term].append(key)
        self._having: dict[str, list[ClaimId]] = dict(having)
        self._weights = _Weights(self._having, len(self._terms))

    def __len__(self) -> int:
        return len(self._terms)

    def brought_to(self, claims: Iterable[Claim], language: str = "en") -> Likeness:
        """Return the likeness of these claims: only what reads otherwise is worked out anew."""
        claims = tuple(claims)
        texts = {claim.id: claim.text for claim in claims}
        both = texts.keys() | self._texts.keys()
        changed = {key for key in both if texts.get(key) != self._texts.get(key)}
        if len(changed) > MOST_CHANGED or language != self._language:
            return Likeness(claims, language)
        made = Likeness((), language)
        made._texts = texts
        made._terms = {
            key: terms(text, language) if key in changed else self._terms[key]
            for key, text in texts.items()
        }
        made._having = dict(self._having)
        for key in changed:
            made._file(key, self._terms.get(key, frozenset()))
        made._weights = _Weights(made._having, len(made._terms))
        return made

    def _file(self, key: ClaimId, before: frozenset[str]) -> None:
        """File a claim under the terms that it has now, in lists of our own."""
        now = self._terms.get(key, frozenset())
        for term in before | now:
            others = [each for each in self._having.get(term, ()) if each != key]
            self._having[term] = [*others, key] if term in now else others

    def common(self, term: str) -> int:
        """Return in how many claims a term occurs."""
        return len(self._having.get(term, ()))

    def like(self, text: str, without: Iterable[str] = (), most: int = 3) -> tuple[Alike, ...]:
        """Return the claims that are like a text, the likest first; ``one`` is empty."""
        asked, left = terms(text, self._language), set(without)
        near = (key for key in self._near(asked) if key not in left)
        found = (Alike(ClaimId(""), key, self._score(asked, self._terms[key])) for key in near)
        alike = (each for each in found if each.score >= LIKE)
        return tuple(nlargest(most, alike, key=lambda each: (each.score, each.other)))

    def pairs(self) -> Iterator[Alike]:
        """Yield every two claims that are alike, in the order of the later of the two."""
        seen: defaultdict[str, list[ClaimId]] = defaultdict(list)
        for key, its in self._terms.items():
            for other in sorted(_sharing(its, seen), key=self._places.__getitem__):
                score = self._score(its, self._terms[other])
                if score >= LIKE:
                    yield Alike(other, key, score)
            for term in its:
                if self.common(term) <= COMMON:
                    seen[term].append(key)

    def between(self, one: ClaimId, other: ClaimId) -> float:
        """Return the likeness of two of the claims, 0 to 1."""
        return self._score(self._terms[one], self._terms[other])

    def pairs_of(self, claim: ClaimId) -> Iterator[Alike]:
        """Yield those of the pairs in which this claim is one of the two."""
        near = set(self._near(self._terms.get(claim, frozenset()))) - {claim}
        for other in sorted(near, key=self._places.__getitem__):
            one, later = sorted((claim, other), key=self._places.__getitem__)
            score = self._score(self._terms[later], self._terms[one])
            if score >= LIKE:
                yield Alike(one, later, score)

    def _near(self, its: frozenset[str]) -> Iterator[ClaimId]:
        """Yield the claims that share enough terms with these to be looked at."""
        return _sharing(its, {t: self._having.get(t, []) for t in its if self.common(t) <= COMMON})

    @cached_property
    def _places(self) -> Mapping[ClaimId, int]:
        return {key: at for at, key in enumerate(self._terms)}

    def _weight(self, of: Iterable[str]) -> float:
        return sum(map(self._weights.__getitem__, of))

    def _score(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Return the mean of the shared weight in that of both, and in that of the lighter one."""
        shared = one & other
        if len(shared) < FEWEST and one != other:
            return 0.0
        weight, ones, others = self._weight(shared), self._weight(one), self._weight(other)
        both = weight / (ones + others - weight or 1.0)
        return (both + weight / (min(ones, others) or 1.0)) / 2


def _sharing(its: frozenset[str], having: Mapping[str, list[ClaimId]]) -> Iterator[ClaimId]:
    """Yield the claims that share enough terms to be looked at."""
    shared = Counter(chain.from_iterable(having.get(term, ()) for term in its))
    least = min(FEWEST, len(its))
    return (key for key, count in shared.items() if count >= least)
