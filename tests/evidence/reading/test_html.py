"""Reading web pages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.evidence.paragraphs import paragraphs
from argmap.model.errors import InvalidTextFileError
from tests.evidence.reading.files import pieces, read


def text_of(markup):
    return read("html", markup).text


def test_headings_and_paragraphs_are_blocks():
    assert text_of("<h1>A\n part</h1><p>One <b>bo</b>ld.<p>Two.<h4>Deep</h4>") == (
        "# A part\n\nOne bold.\n\nTwo.\n\n#### Deep"
    )


def test_a_break_ends_a_line_and_not_the_paragraph():
    assert text_of("<p>One<br>two</p>") == "One\ntwo"


def test_a_table_is_lines_with_tabulators():
    assert text_of("<table><tr><th>a<th>b c<tr><td><td>2</table><p>End.") == "a\tb c\n\t2\n\nEnd."


def test_a_table_within_a_cell_is_words_of_it():
    inner = "<table><tr><td>in<td>ner</table>"

    assert text_of(f"<table><tr><td>{inner}<td>b</table>") == "in ner\tb"


def test_a_table_of_one_column_is_paragraphs():
    assert (
        text_of("<table><tr><td><p>One.<p>Two.<tr><td>Three.</table>") == "One.\n\nTwo.\n\nThree."
    )


def test_items_of_lists_keep_their_signs():
    assert text_of("<ul><li>a<li>b<ol start=3><li>c</ol></ul>") == "• a\n\n• b\n\n3. c"


def test_a_paragraph_that_looks_like_a_heading_is_none():
    found = text_of("<p># One</p>")

    assert len(paragraphs(found)) == 1


def test_scripts_menus_and_hidden_parts_are_left_out():
    assert text_of(
        "<head><title>T</title><style>p{}</style><body><nav>Menu</nav><script>bad()</script>"
        "<p hidden>no</p><p style='display: none'>no</p><p>Yes.<svg><text>no</text></svg>"
    ) == ("Yes.")


def test_only_the_main_part_is_read_where_one_is_marked():
    found = read("html", "<title>T</title><p>Margin<main><p>Words.</main><p>Foot")

    assert (found.title, found.text) == ("T", "Words.")
    assert "main part" in found.troubles[0]


def test_what_the_page_says_of_itself_is_read():
    found = read(
        "html", "<html lang=en-GB><title>On\nTrade</title><meta name=author content=Ann><p>Words."
    )

    assert (found.title, found.author, found.language) == ("On Trade", "Ann", "en-GB")


NOTE_STYLES = {
    "word": "<p>Words<a href='#_ftn1' name='_ftnref1'><sup>[1]</sup></a> go on.</p>"
    "<p><a href='#_ftnref1' name='_ftn1'><sup>[1]</sup></a> The note.</p>",
    "list": "<p>Words<sup><a href='#n' id='r'>1</a></sup> go on.</p>"
    "<h2>Notes</h2><ol><li id='n'>The note. <a href='#r'>↑</a></li></ol>",
    "aside": "<p>Words<a epub:type='noteref' href='#n'>1</a> go on.</p>"
    "<aside id='n'><p>1. The note.</p></aside>",
}


@pytest.mark.parametrize("style", NOTE_STYLES)
def test_a_note_goes_to_the_end_and_its_place_is_kept(style):
    found = read("html", NOTE_STYLES[style])

    assert found.text == "Words go on.\n\n## Notes\n\n1. The note."
    assert pieces(found)[1] == [("Words", "The note.")]


def test_a_link_in_the_text_is_words_of_it():
    assert text_of("<p id=a>See <a href='#a'>1</a> and <a href='#b'>there</a>.") == (
        "See 1 and there."
    )


def test_the_pages_of_the_print_are_kept():
    found = read(
        "html",
        "<p>One<span role=doc-pagebreak aria-label='Page iv'></span> two.</p>"
        "<span epub:type=pagebreak title=5 id=p5>5</span><p>Three.",
    )

    assert found.text == "One two.\n\nThree."
    assert pieces(found)[0] == [("iv", " two.\n\nThree"), ("5", "Three.")]


def test_the_declared_encoding_holds():
    assert text_of("<meta charset=windows-1251><p>Новая".encode("cp1251")) == "Новая"


@pytest.mark.parametrize("markup", ["<p>", "<script>words</script>", "<img alt=words>"])
def test_a_page_without_words_is_refused(markup):
    with pytest.raises(InvalidTextFileError, match="no words"):
        text_of("<html>" + markup)


@pytest.mark.parametrize("tag", ["<div>", "<b>", "<table><tr><td>", "<ul><li>", "<p><b>"])
def test_deep_nesting_is_read(tag):
    assert text_of(tag * 3_000 + "word").endswith("word")


@pytest.mark.parametrize(
    ("markup", "sentence"),
    [("<div>" * 1_000_000, "has 1,000,001 tags"), ("<div>" * 10_001, "nested too deeply")],
)
def test_a_page_that_would_take_for_ever_is_refused_before_it_is_read(markup, sentence):
    with pytest.raises(InvalidTextFileError, match=sentence):
        text_of(f"{markup}word<p>")


TAGS = str.split("p div b table tr td th ul ol li br h2 a sup nav span aside pre")


@settings(deadline=None, max_examples=150)
@given(
    st.lists(
        st.one_of(
            st.sampled_from([f"<{tag} id=n href='#n'>" for tag in TAGS]),
            st.sampled_from([f"</{tag}>" for tag in TAGS]),
            st.sampled_from(["word", " ", "\n", "1", "e", "\u0301"]),
        ),
        max_size=30,
    )
)
def test_any_muddle_of_tags_is_read_and_its_places_are_in_the_text(parts):
    try:
        found = read("html", "".join(parts))
    except InvalidTextFileError:
        return

    assert "\n\n\n" not in found.text
    assert found.text == found.text.strip("\n")
    assert all(0 <= n.mark < n.start < n.end <= len(found.text) for n in found.layout.notes)
