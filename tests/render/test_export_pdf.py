"""The map as a PDF and as pixels: searchable words, honest remarks, and a limit on size."""

from __future__ import annotations

import re
import struct
from io import BytesIO
from unicodedata import normalize

import pypdf
import pytest
from hypothesis import given, settings

from argmap.render import scripts
from argmap.render.diagram import draw
from argmap.render.export import to_pdf, to_png
from argmap.render.handout import pdf
from argmap.render.picture import Picture
from argmap.render.raster import png
from argmap.render.standalone import NoLinks
from tests.render.sketches import LIBRARY, chain, cited, saying, sketch
from tests.strategies import texts

UNASSIGNED = "\u0379"
_NO_INK = re.compile(r"[\s\u00ad\u200b-\u200f\ufeff\u2060]")


def pages(shown, library=None):
    return pypdf.PdfReader(BytesIO(to_pdf(shown, library, Picture()))).pages


def squeezed(text):
    return _NO_INK.sub("", normalize("NFC", text))


def words(shown, library=None):
    return squeezed("".join(page.extract_text() for page in pages(shown, library)[1:]))


def size(png):
    return struct.unpack(">II", png[16:24])


def test_the_drawing_has_a_page_of_its_own_size():
    shown = sketch("a!\nb + a")
    drawn = draw(shown, Picture(), NoLinks())
    box = pages(shown)[0].mediabox

    assert float(box.width) == pytest.approx(drawn.width * 0.75 + 24, abs=1)


def test_the_drawing_is_followed_by_the_outline_with_signs_and_words():
    assert "+becauseClaimb." in words(sketch("a!\nb + a"))


def test_a_passage_is_printed_with_its_bearing_source_and_place():
    assert "backs“Grainfell.”Hosking,¶60" in words(cited("Grain fell."), LIBRARY)


def test_the_document_has_a_title_and_a_language():
    reader = pypdf.PdfReader(BytesIO(to_pdf(sketch("a!"), None, Picture())))

    assert reader.metadata.title == "Why?"
    assert reader.root_object["/Lang"] == "en"


def test_the_document_is_tagged():
    reader = pypdf.PdfReader(BytesIO(to_pdf(sketch("a!"), None, Picture())))

    assert reader.root_object["/MarkInfo"]["/Marked"] == True  # noqa: E712 (a PDF object)


def test_a_deep_line_of_argument_is_printed_whole():
    assert "Claimc120." in words(chain(121))


def covered(text):
    return not scripts.lacking(text) and text.isprintable() and len(text) < 200


@given(texts.filter(covered))
@settings(max_examples=25, deadline=None)
def test_words_in_scripts_that_the_fonts_have_are_found_by_a_search(text):
    shown = saying(text)

    assert squeezed(shown.drawn["a"].text) in words(shown)


@pytest.mark.parametrize("text", ['#set page(fill: red) *a* _b_ $x$ `c` @d <e> \\ "', "#panic()"])
def test_markup_of_typst_is_printed_as_text(text):
    assert squeezed(text) in words(saying(text))


def test_words_that_no_font_can_draw_are_still_in_the_document():
    reader = pypdf.PdfReader(BytesIO(to_pdf(saying(f"x {UNASSIGNED}"), None, Picture())))
    content = reader.pages[1].get_contents().get_data()

    assert b"ActualText" in content


def test_letters_that_no_font_has_are_remarked_on():
    (remark,) = to_pdf(saying(f"x {UNASSIGNED}"), None, Picture()).remarks

    assert remark.startswith("No font here has the letters of symbols")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Съезд, Việt, Ελλάς – “ok”", 0),
        ("工业", 2),
        ("مرحبا", 5),
        ("🏭", 1),
        ("0\u1dc0", 1),
        ("☀\ufe0f e\u0301", 1),
    ],
)
def test_letters_that_our_fonts_lack_are_known(text, count):
    assert len(scripts.lacking(text)) == count


def test_a_picture_has_two_pixels_for_each_of_the_drawing_s():
    shown = sketch("a!\nb + a")
    drawn = draw(shown, Picture(), NoLinks())

    assert size(to_png(shown, None, Picture())) == (
        2 * round(drawn.width), 2 * round(drawn.height),
    )  # fmt: skip


def test_a_picture_that_would_be_too_large_is_made_smaller_and_says_so():
    drawn = draw(sketch("a!\nb + a"), Picture(), NoLinks())
    made, remarks = png(drawn.svg, drawn.width, drawn.height, most=40_000)
    wide, high = size(made)

    assert wide * high < 42_000
    assert "so large that it is shown at" in remarks[0]


def test_light_and_dark_pictures_differ():
    shown = sketch("a!")

    assert to_png(shown, None, Picture(), "light") != to_png(shown, None, Picture(), "dark")


def test_a_map_without_claims_is_printed():
    shown = sketch("")

    assert pdf(shown, None, draw(shown, Picture(), NoLinks()))[0].startswith(b"%PDF")
