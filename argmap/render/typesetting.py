"""PDFs by typst: fixed templates of ours, to which everything that a user wrote is handed as data.

The documents are tagged and, where every character has a glyph, conform to PDF/UA-1 (ISO 14289-1).
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from argmap.render import scripts
from argmap.render.fonts import folders

# A code point that Unicode has left unassigned, so that no font has it.
_NOBODY = "\u0378"


def typeset(template: str, inputs: dict[str, str]) -> tuple[bytes, tuple[str, ...]]:
    """Return a PDF, and remarks on characters that could not be drawn.

    Args:
        template: the name of the template among our data.
        inputs: what it gets as ``sys.inputs``, beside the character ``glyphless``.
    """
    missing = scripts.lacking("".join(inputs.values()))
    return _compiled(template, inputs, system_fonts=bool(missing)), scripts.remarks(missing)


@cache
def _template(name: str) -> bytes:
    return files("argmap.render").joinpath(f"data/{name}").read_bytes()


def _compiled(name: str, inputs: dict[str, str], *, system_fonts: bool) -> bytes:
    """Return the PDF: accessible by the standard if it can be, else as near to it as typst goes."""
    import typst

    fonts = typst.Fonts(include_system_fonts=system_fonts, font_paths=list(folders()))
    try:
        return typst.compile(
            _template(name), format="pdf", sys_inputs={**inputs, "glyphless": ""},
            font_paths=fonts, pdf_standards=["ua-1"],
        )  # fmt: skip
    except typst.TypstError:
        inputs = {**inputs, "glyphless": _NOBODY}
        return typst.compile(_template(name), format="pdf", sys_inputs=inputs, font_paths=fonts)


def breakable(text: str) -> str:
    """Return the text on one line, with places to break in words that are longer than a line."""
    return " ".join(broken(text).split())


def broken(text: str) -> str:
    """Return the text as it is, with places to break in words that are longer than a line."""
    return re.sub(r"\S{61,}", lambda found: "\u200b".join(_pieces(found[0])), text)


def _pieces(word: str) -> list[str]:
    return [word[at : at + 40] for at in range(0, len(word), 40)]


def language(code: str) -> str:
    """Return a language as typst knows it: two or three letters, English if it is none."""
    head = code.split("-")[0].lower()
    return head if head.isascii() and head.isalpha() and len(head) in (2, 3) else "en"
