"""The form by which a text is added: what is refused, in which words, and that nothing is lost."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from pypdf import PdfWriter
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from tests.evidence.reading.files import docx, odt, packed, word
from tests.web.people import world

ADD = "/debates/drawn/texts/add"
TYPED = {"title": "The Ferry", "rights": "It is ours.", "label": "my scan", "words": "No ferry."}


@pytest.fixture(scope="module")
def site(made_once):
    with world(cache=made_once) as made:
        yield made


def send(site, file=None, **form):
    data = {**form, "seal": site.seal_of("participant")}
    if file:
        data["file"] = FileStorage(BytesIO(file[1]), file[0])
    boundary, body = encode_multipart(data)
    kind = f"multipart/form-data; boundary={boundary}"
    return site.as_("participant").post(ADD, data=body, content_type=kind)


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({**TYPED}, "Say who may read this text"),
        ({**TYPED, "readers": "public"}, "Say who may read this text"),
        ({**TYPED, "readers": "private", "title": ""}, "a source needs a title"),
        ({**TYPED, "readers": "private", "words": " "}, "The text"),
        ({**TYPED, "readers": "private", "source": "gone"}, "is not here any more"),
        ({**TYPED, "readers": "private", "title": "", "record": "@book{"}, "Line 1"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(site, form, sentence):
    answer = send(site, **form)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert "It is ours." in answer.text
    assert 'value="my scan"' in answer.text


def pdf(**locked):
    """A PDF with a page that is a picture at best; it takes a password if one is given."""
    writer, out = PdfWriter(), BytesIO()
    writer.add_blank_page(200, 200)
    if locked:
        writer.encrypt(**locked, algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def entities():
    declared = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    return odt("", **{"content.xml": f"<?xml version='1.0'?>{declared}<x>&b;</x>"})


REFUSED = {
    "a picture": ("cat.txt", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "is a picture"),
    "a program": ("book.pdf", lambda: b"MZ" + b"\0" * 40, "is a program"),
    "a broken PDF": ("book.pdf", lambda: b"%PDF-1.4\nbroken", "is damaged"),
    "a broken docx": ("book.docx", lambda: b"PK\3\4 broken", "is damaged"),
    "a PDF with a password": ("b.pdf", lambda: pdf(user_password="x"), "locked with a password"),
    "a PDF of pictures": ("scan.pdf", pdf, "pictures of pages and no text"),
    "a bomb": ("b.docx", lambda: docx(word("a " * 15_000_000)), "would unpack to more than"),
    "zips in zips": ("b.zip", lambda: packed({"a.zip": packed({"b.zip": b"PK"})}), "an archive"),
    "entities": ("b.odt", entities, "declares entities of its own"),
    "what is too large": ("long.txt", lambda: b"a " * 5_500_000, "that can be added are 10 MB"),
    "nothing": ("empty.txt", lambda: b"", "is empty"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence_and_what_was_typed_stays(site, what):
    name, made, sentence = REFUSED[what]
    typed = {**TYPED, "words": "", "readers": "private", "record": "TY  - BOOK"}

    answer = send(site, (name, made()), **typed)

    assert answer.status_code == 422
    assert sentence in re.search(r'role="alert"[^>]*>(.*?)</p>', answer.text)[1]
    assert 'value="The Ferry"' in answer.text
    assert 'value="my scan"' in answer.text
    assert "It is ours." in answer.text
    assert "TY  - BOOK" in answer.text
    assert re.search(r'value="private" checked', answer.text)
    assert send(site, **{**typed, "words": f"After {what}.", "record": ""}).status_code == 303


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("../../etc/pass_words.txt", "pass words"),
        ("C:/texts/secret.txt", "secret"),
        ("letter\u202egpj.txt", "lettergpj"),
        ("le\0tter.t\0t", "letter"),
        ("letters", "letters"),
        ("l" * 400 + ".txt", "l" * 300),
        ("<b>bold.txt", "&lt;b&gt;bold"),
    ],
)
def test_a_text_is_called_by_its_file_whatever_that_is_called(site, name, title):
    words = f"What stands in {title}.".encode()
    answer = send(site, (name, words), readers="private", once="a\0b")

    assert answer.status_code == 303
    page = site.as_("participant").get(answer.headers["Location"]).text
    assert f'<h1 dir="auto">{title}</h1>' in page
    assert not {"\0", "\u202e"} & set(page)


def test_a_file_and_pasted_words_at_once_are_one_too_many(site):
    answer = send(site, ("a.txt", b"No ferry."), **TYPED, readers="private")

    assert answer.status_code == 422
    assert "not both" in answer.text
    assert "No ferry." in answer.text


def test_what_is_far_too_large_is_answered_by_a_page_that_says_so(site):
    answer = send(site, ("long.txt", b"a" * 17_000_000), readers="private")

    assert answer.status_code == 413
    assert "10 MB" in answer.text


def test_a_file_of_some_megabytes_is_read_and_named_after_itself(site):
    words = b"The ferry does not cross.\n\n" * 60_000
    answer = send(site, ("ferry-rules.txt", words), readers="private")

    assert answer.status_code == 303
    page = site.as_("participant").get(answer.headers["Location"]).text
    assert "ferry-rules" in page
    assert "The text is here." in page


def test_what_was_kept_for_one_source_is_not_put_back_for_another(site):
    browser = site.as_("participant")
    kept = [re.search(r'data-draft="([^"]*)" method="post" action="([^"]*)"', page.text).groups()
            for page in (browser.get(ADD), browser.get(f"{ADD}?source=s"))]  # fmt: skip

    assert kept == [("add-text:", ADD), ("add-text:s", f"{ADD}?source=s")]
