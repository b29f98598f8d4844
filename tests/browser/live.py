"""A seminar on a server, whose people look at one map at once, each in a browser of her own."""

from __future__ import annotations

from argmap.services.editing import revise

MAP = "/debates/drawn"


def heard(page):
    """Wait until the page hears of changes."""
    page.wait_for_function("document.getElementById('here').dataset.hears !== undefined")


def change(site, *edits, who="instructor", slug="drawn"):
    with site.store.reading() as reading:
        at = reading.revision(slug)
    revise(site.store, slug, edits, member=who.title(), at=at, person=who)


def shows(page, words):
    page.wait_for_function("words => document.body.innerText.includes(words)", arg=words)
