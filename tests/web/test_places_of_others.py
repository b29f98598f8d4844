"""What another group cites in a map of its own is not told by the report on an added text."""

from __future__ import annotations

import re

from tests.web.people import world

THEIRS = "Grain was short that winter.\n\nA herring costs two coins."
OURS = f"{THEIRS}\n\nThe miller kept two doors."


def test_a_text_with_guessed_words_does_not_tell_which_of_them_others_cite(made_once):
    with world(cache=made_once) as site:
        made = {"map": "house"}
        site.as_("instructor").send("/seminars/seminar/groups/two/maps", made)
        neighbour = site.as_("neighbour")
        seminar = neighbour.get("/seminars/seminar").text
        other = re.search(r"/debates/(house-\w+)", seminar)[1]
        given = {"source": "s", "readers": "private"}
        added = neighbour.send(f"/debates/{other}/texts/add", {**given, "words": THEIRS}).location
        neighbour.send(f"{added}/use")
        page = neighbour.get(f"/sources/shelf/s?debate={other}").text
        edition = re.search(r'data-edition="([^"]*)"', page)[1]
        start = THEIRS.index("A herring")
        where = f"use?claim=c2&place=s:{edition}:{start}-{len(THEIRS)}"
        typed = {"how": "cite", "claim": "c2", "bearing": "backs", "mode": "quotation", "at": "1"}
        typed |= {"text": "", "step": "", "strength": "", "once": "abcdefgh", "held": "me"}
        assert neighbour.send(f"/debates/{other}/edit/{where}", typed).status_code == 303

        ours = site.as_("participant")
        report = ours.send("/debates/drawn/texts/add", {**given, "words": OURS}).location

        assert "<dt>1</dt>" in ours.get(report).text
        assert "herring" not in ours.get(report).text
