"""The bundled debates are whole: counts, locators, figures, voices, and nothing hangs in the air.

With ``ARGMAP_CHAPTER`` set to a file with the chapter's text, every locator is verified in it.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path

import pytest

from argmap.evidence.paragraphs import paragraphs
from argmap.formats.folder import find_folders, read_folder
from argmap.formats.verify import verify_text
from argmap.model.claims import Basis, Kind, Voice
from argmap.model.passages import ANCHOR_WORDS, Bearing, Mode
from argmap.paths import DEBATES

FOLDERS = find_folders(DEBATES)
READINGS = {folder.name: read_folder(folder) for folder in FOLDERS}
MAPS = {name: reading.map for name, reading in READINGS.items()}
LIBRARY = next(iter(READINGS.values())).library
PASSAGES = {key: each for map_ in MAPS.values() for key, each in map_.passages.items()}
IN_WORDS = {
    "1/6": "one-sixth", "3": "trebled", "5000000": "5 million", "2": "two horses",
    "17-18": "17–18",
}  # fmt: skip
each_debate = pytest.mark.parametrize("map_", MAPS.values(), ids=list(MAPS))


@pytest.mark.parametrize("name", READINGS)
def test_a_bundled_debate_has_no_problems(name):
    assert READINGS[name].problems == ()


def test_everything_is_there():
    relations = [each for map_ in MAPS.values() for each in map_.relations.values()]
    crossing = [each for map_ in MAPS.values() for each in map_.cross_relations.values()]
    bases = Counter(each.basis for each in (*relations, *crossing))

    assert {name: len(map_.claims) for name, map_ in MAPS.items()} == {
        "how-fast-and-who-pays": 28, "socialism-in-one-country": 19, "the-kulak-question": 15,
        "bureaucracy-in-the-party": 18, "retreat-or-road": 15, "why-the-opposition-lost": 15,
    }  # fmt: skip
    assert (len(relations), len(crossing), len(PASSAGES)) == (125, 12, 192)
    assert bases == {Basis.EXPLICIT: 76, Basis.EDITORIAL: 61}
    assert len(LIBRARY.sources) == 28


def test_the_chapter_is_known_by_its_digest_alone():
    [chapter] = LIBRARY.editions_of("hosking-1985")

    assert (chapter.text, chapter.characters) == (None, 60_708)
    assert chapter.digest.startswith("3ae3f96ff560")


def test_the_companion_is_numbered_and_open_to_all():
    [companion] = LIBRARY.editions_of("companion")

    assert 70 <= len(paragraphs(companion.text)) <= 110
    assert "CC BY 4.0" in LIBRARY.source("companion").rights


def test_every_source_says_what_may_be_done_with_it():
    assert [source.id for source in LIBRARY.sources if not source.rights] == []


@pytest.mark.parametrize("passage", PASSAGES.values(), ids=list(PASSAGES))
def test_a_passage_stands_in_the_companion_and_is_located_in_the_chapter(passage):
    companion, chapter = passage.spans

    assert (companion.source, chapter.source) == ("companion", "hosking-1985")
    assert companion.exact
    assert companion.paragraph
    assert not chapter.exact
    assert 3 <= len(chapter.anchor.split()) <= ANCHOR_WORDS
    assert re.fullmatch("[0-9a-f]{16}", chapter.digest)
    assert chapter.start <= chapter.anchor_start < chapter.end
    assert passage.summary


@pytest.mark.parametrize(
    "passage", [each for each in PASSAGES.values() if each.figures], ids=lambda each: each.id
)
def test_the_figures_of_a_passage_stand_in_its_words(passage):
    for figure in passage.figures:
        value = figure.value
        written = {
            value,
            f"{int(value):,}" if value.isdigit() else value,
            IN_WORDS.get(value, value),
        }
        assert any(each in passage.exact for each in written), figure


@pytest.mark.parametrize("path", sorted(DEBATES.rglob("*.yaml")), ids=lambda path: path.parent.name)
def test_our_own_words_have_the_quotation_marks_and_dashes_of_print(path):
    written = re.sub(
        r"^ *(anchor|id|date|lived|[a-z]+ed|period):.*$", "", path.read_text("utf-8"), flags=re.M
    )

    assert re.findall(r"\w'\w|\w' |\w \"[^\"\n]+\"|\b1[89]\d\d-\d+\b", written) == []


@each_debate
def test_whoever_is_said_to_hold_a_claim_is_attested(map_):
    held = [claim for claim in map_ if claim.voice in (Voice.ACTOR, Voice.SCHOLAR)]
    attested = {each.target for each in map_.evidence.values() if each.bearing is Bearing.ATTESTS}

    assert [claim.id for claim in held if claim.id not in attested] == []


@each_debate
def test_the_author_is_a_party_of_his_own_and_attests_nothing(map_):
    for claim in map_:
        author = claim.voice is Voice.AUTHOR
        assert author == (claim.speaker == "hosking") == (claim.position == "assessment"), claim.id
        bearings = {each.bearing for each in map_.evidence_for(claim.id)}
        assert bearings, claim.id
        assert not (author and Bearing.ATTESTS in bearings), claim.id


@each_debate
def test_a_debate_lists_the_positions_and_speakers_that_it_uses(map_):
    held = {claim.position for claim in map_}
    named = {claim.speaker for claim in map_} | {claim.reported_by for claim in map_}
    named |= {passage.speaker for passage in map_.passages.values()}

    assert {position.id for position in map_.debate.positions} == held - {None}
    assert {speaker.id for speaker in map_.debate.speakers} == named - {None}


@each_debate
def test_every_support_names_its_scheme_and_every_relation_its_step(map_):
    relations = (*map_.relations.values(), *map_.cross_relations.values())

    assert [each.id for each in relations if each.kind is Kind.SUPPORT and not each.scheme] == []
    assert [each.id for each in relations if not each.note] == []


@each_debate
def test_the_short_map_opens_first_and_is_short(map_):
    short, full = map_.debate.excerpts

    assert (short.id, full.id) == ("short", "full")
    assert len(map_.chosen(short)) <= 20
    assert len(map_.chosen(full)) == len(map_)


def bridges(map_):
    return map_.cross_relations.values()


@each_debate
def test_no_claim_hangs_in_the_air(map_):
    crossing = {(each.debate, each.premise) for m in MAPS.values() for each in bridges(m)}
    abroad = {claim for debate, claim in crossing if debate == map_.debate.slug}
    abroad |= {each.target for each in bridges(map_)}
    for excerpt in map_.debate.excerpts:
        chosen = map_.chosen(excerpt)
        joined = {each for r in chosen.relations.values() for each in (*r.premises, r.target)}
        assert [c.id for c in chosen if c.id not in joined | abroad and not c.thesis] == []


@each_debate
def test_a_relation_with_another_debate_begins_at_a_claim_of_it(map_):
    for crossing in map_.cross_relations.values():
        assert crossing.premise in MAPS[crossing.debate].claims


def test_a_figure_is_cited_for_its_figure_and_a_quotation_for_its_words():
    modes = {"statistic": Mode.FIGURE, "quotation": Mode.QUOTATION}
    for map_ in MAPS.values():
        for each in map_.evidence.values():
            kind = map_.passages[each.passage].kind
            assert each.mode is modes.get(kind, Mode.PARAPHRASE), each.id


if CHAPTER := os.environ.get("ARGMAP_CHAPTER"):

    def test_every_locator_stands_in_the_chapter():
        text = Path(CHAPTER).read_bytes().decode()

        assert verify_text(LIBRARY, MAPS.values(), "hosking-1985", text) == ()
