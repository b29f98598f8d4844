"""Passages found again after a browser printed their text and the PDF was read back."""

from __future__ import annotations

from html import escape
from io import BytesIO

import pypdf
import pytest

from argmap.evidence.anchoring import carry, locate
from argmap.evidence.folding import letters
from argmap.model.passages import Status
from tests.evidence.printing import COMPANION, locator, some_passages

SPANS = some_passages(COMPANION, 192, seed=7)
LOOK = "<style>p { font: 11pt/1.4 serif; text-align: justify; hyphens: auto }</style>"


@pytest.fixture(scope="module")
def printed(chromium):
    """The text as pypdf reads it from the pages that Chromium printed."""
    blocks = "".join(f"<p>{escape(block)}</p>" for block in COMPANION.split("\n\n"))
    page = chromium.new_page()
    page.set_content(f'<html lang="en"><meta charset="utf-8">{LOOK}{blocks}')
    pdf = page.pdf(format="A5")
    page.close()
    return "\n".join(each.extract_text() for each in pypdf.PdfReader(BytesIO(pdf)).pages)


def test_every_passage_is_carried_into_the_printed_text(printed):
    for span, found in zip(SPANS, carry(SPANS, COMPANION, printed), strict=True):
        assert found.status in (Status.FOLDED, Status.MOVED)
        assert letters(printed[found.start : found.end]) == letters(span.exact)


def test_every_locator_is_verified_in_the_printed_text(printed):
    locators = [locator(span, COMPANION) for span in SPANS]

    for span, found in zip(SPANS, locate(locators, len(COMPANION), printed), strict=True):
        assert found.status in (Status.FOLDED, Status.MOVED)
        assert letters(printed[found.start : found.end]) == letters(span.exact)
