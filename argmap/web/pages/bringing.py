"""The page on which a copy follows its origin: what will come, and what is left out and why."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from argmap.analysis.difference import differences
from argmap.analysis.telling import Told, told
from argmap.services.bringing import News, news
from argmap.web import context
from argmap.web.pages.asking import Asked
from argmap.web.pages.difference import Compared, compared

MOST = 100


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that is left out, as a sentence, and why."""

    told: Told
    why: str


@dataclass(frozen=True, slots=True)
class OriginPage:
    """What a copy can take over from its origin.

    Attributes:
        page: the difference that it will make, drawn and in words.
        left: what is left out; ``more`` is how much more there is.
        href: the origin; ``since`` is what has changed there, by itself.
    """

    news: News
    page: Compared
    left: tuple[LeftOut, ...]
    more: int
    href: str
    since: str
    at: int


def origin_page(asked: Asked, focus: str) -> OriginPage:
    """Return what has changed at the origin of a copy, as far as it can be brought in."""
    at = asked.whole.revision
    found = news(context.store(), context.who(), asked.whole.id, at=at)
    brought = found.brought
    address = f"{asked.to.page}/origin?{urlencode({'then': found.then})}"
    page = compared(asked, differences(brought.ours, brought.after), address, focus)
    left = tuple(
        LeftOut(each_told, each.why)
        for each in brought.left[:MOST]
        for each_told in told([each.edit], (), brought.theirs)
    )
    href = f"{asked.to.root}/debates/{found.origin.map_id}"
    since = f"{href}/difference?from={found.since}&to={found.then}"
    more = max(0, len(brought.left) - MOST)
    return OriginPage(found, page, left, more, href, since, at)
