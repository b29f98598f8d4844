"""The form by which a text is added: what is refused, in which words, and that nothing is lost."""

from __future__ import annotations

from io import BytesIO

import pytest
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

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
        ({**TYPED, "readers": "private", "title": "", "record": "@book{"}, "Line 1"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(site, form, sentence):
    answer = send(site, **form)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert "It is ours." in answer.text
    assert 'value="my scan"' in answer.text


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("cat.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, ""),
        ("book.pdf", b"%PDF-1.4\nbroken", ""),
        ("book.docx", b"PK\3\4 broken", ""),
        ("long.txt", b"a " * 5_500_000, "the most that can be added are 10 MB"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(site, name, content, sentence):
    answer = send(site, (name, content), readers="private", title="The Ferry", label="my scan")

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert sentence in answer.text
    assert 'value="The Ferry"' in answer.text


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
