"""A text that is not shipped: whoever owns it adds it, and every passage is found and verified.

The text is made up here. The folder of its debate has places, anchors and digests, and no text.
"""

from __future__ import annotations

from contextlib import closing
from random import Random

import pytest

from argmap.evidence.anchoring import digest_of
from argmap.evidence.folding import letters
from argmap.model.sources import text_digest
from argmap.services.texts.desks import at_house
from argmap.store import open_store
from tests.evidence.printing import reprinted
from tests.evidence.reading.files import typeset

WHO = "the miller|her cousin Agnes|an old official|the second ferryman|our neighbour"
DID = "refused|found fault with|offered|wrote off|was satisfied with|never affirmed"
WHAT = "the configuration of the locks|“a fine waffle iron”|five-and-twenty flagstones|"
WHAT += "the surveyor's undifferentiated figures|an unsatisfactory inheritance|difficult waters"
WHEN = "before the first snow|when the office was shut|in 1874 – or so it is said|after the fire"
MANY = 30


def made_up():
    """Forty paragraphs in which no long sentence comes twice."""
    random = Random(7)
    parts = [each.split("|") for each in (WHO, DID, WHAT, WHEN)]

    def sentence(at):
        words = " ".join(random.choice(part) for part in parts)
        return f"{words[0].upper()}{words[1:]}, as the {at}th leaf of the file affirms."

    blocks = (" ".join(sentence(4 * block + at) for at in range(4)) for block in range(40))
    return "# The file of Belsk\n\n" + "\n\n".join(blocks) + "\n"


TEXT = made_up()


def passages():
    """Thirty stretches of the text, between words; some go over the ends of paragraphs."""
    random = Random(11)
    for number in range(MANY):
        start = TEXT.index(". ", 50 + number * len(TEXT) // (MANY + 1)) + 2
        end = TEXT.index(" ", start + random.randint(90, 700 if number % 3 else 900))
        yield start, end


PLACES = list(passages())


def located(number, start, end):
    words = TEXT[start:end]
    anchor = " ".join(words.split("\n")[0].split(" ")[1:7])
    core = letters(words)
    return f"""  p{number}:
    summary: What stands there.
    places:
      - source: file
        start: {start}
        end: {end}
        anchor: "{anchor}"
        anchor_start: {TEXT.index(anchor, start)}
        digest: {digest_of(words)}
        letters: {len(core)}
        folded: {digest_of(core)}
"""


def debate():
    cited = "".join(f"      - {{passage: p{at}, bearing: backs}}\n" for at in range(MANY))
    places = "".join(located(at, *place) for at, place in enumerate(PLACES))
    return f"""format: 1
question: Who paid for the ferry?
library: belsk
claims:
  town:
    text: The town did.
    thesis: yes
    evidence:
{cited}
passages:
{places}"""


LIBRARY = f"""format: 1
title: Belsk
debates: [who-paid]
sources:
  file:
    title: The file of Belsk
    access: group
    editions:
      - digest: {text_digest(TEXT)}
        characters: {len(TEXT)}
"""


@pytest.fixture
def belsk(argmap, tmp_path):
    """A library and its debate, loaded; the text is known there by its digest alone."""
    for file, written in (("belsk/library.yaml", LIBRARY), ("who-paid/debate.yaml", debate())):
        (tmp_path / file).parent.mkdir()
        (tmp_path / file).write_text(written, "utf-8")
    assert argmap("load", "belsk", "who-paid").exit_code == 0
    return tmp_path


def reset():
    """The text with other lines, broken words, ligatures and other quotation marks."""
    other = reprinted(TEXT.translate(str.maketrans("“”", '""')))
    return other.replace("ffi", "ﬃ").replace("fl", "ﬂ").encode()


def printed():
    """The text as a book of small pages, with broken words and running heads."""
    page = 'width: 110mm, height: 150mm, numbering: "1", header: [The file of Belsk]'
    heading, _, body = TEXT.partition("\n\n")
    setting = "#set text(hyphenate: true)\n#set par(justify: true)\n"
    return typeset(f"{setting}={heading[1:]}\n\n{body}", page)


COPIES = {
    "the very text": ("own.txt", TEXT.encode, "exact"),
    "another setting": ("other.txt", reset, "folded"),
    "a PDF": ("book.pdf", printed, "folded"),
}


@pytest.mark.parametrize("copy", COPIES)
def test_every_passage_is_verified_and_reported_in(copy, argmap, belsk):
    name, made, status = COPIES[copy]
    (belsk / name).write_bytes(made())

    about = ("--library", "belsk", "--source", "file", "--readers", "members")
    added = argmap("source", "add", name, *about)

    told = {s: int(count) for count, s in map(str.split, added.stdout.splitlines()[1:])}
    assert told[status] == MANY if name == "own.txt" else told[status] > 0
    assert sum(told.values()) == MANY
    assert not {"altered", "review", "missing"} & told.keys()
    for words, place in zip(PLACES, places(belsk), strict=True):
        assert letters(place.words) == letters(TEXT[slice(*words)])
        assert place.status in told


def places(folder):
    """Where the passages of the debate can be read by whoever runs the server."""
    with closing(open_store(f"sqlite:///{folder / 'data' / 'argmap.db'}")) as store:
        library = at_house(store, "belsk").seen(store)
        with store.reading() as reading:
            drawn = reading.map("who-paid")
    return [library.place(drawn.passages[f"p{at}"].spans[0]) for at in range(MANY)]


def test_the_digests_are_compared_with_the_text_that_one_owns(argmap, belsk):
    (belsk / "own.txt").write_text(TEXT, "utf-8")
    compared = ("check", "belsk", "who-paid", "--text", "file=own.txt")
    assert argmap(*compared).exit_code == 0

    file = belsk / "who-paid" / "debate.yaml"
    right = digest_of(TEXT[slice(*PLACES[4])])
    file.write_text(file.read_text("utf-8").replace(right, "0" * 16), "utf-8")
    assert "p4: The digest is not that of the text of file" in argmap(*compared).stdout
