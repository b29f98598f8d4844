"""A map as a file, in each of the formats on offer.

What a format needs beyond the drawing (typst, fontTools) is imported by the functions that use it:
``argmap render -o map.svg`` must not pay for a PDF.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, Self

from argmap.model.maps import ArgumentMap
from argmap.model.sources import Library
from argmap.render.diagram import Diagram, draw
from argmap.render.picture import Picture
from argmap.render.standalone import NoLinks

MEDIA_TYPES: Mapping[str, str] = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
    "dot": "text/vnd.graphviz; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}


class Exported(bytes):
    """The bytes of a file.

    Attributes:
        media_type: what the bytes are, for the Content-Type of HTTP.
        remarks: sentences on what could not be had, such as letters that no font here has.
    """

    media_type: str
    remarks: tuple[str, ...]

    def __new__(cls, content: bytes, media_type: str, remarks: tuple[str, ...] = ()) -> Self:
        """Return the bytes with what is to be known of them."""
        made = super().__new__(cls, content)
        made.media_type = media_type
        made.remarks = remarks
        return made


class Export(Protocol):
    """A way to write a map as a file."""

    def __call__(
        self, shown: ArgumentMap, library: Library | None, picture: Picture, theme: str = ""
    ) -> Exported:
        """Return the file.

        Args:
            shown: the map.
            library: its sources.
            picture: what of it to draw; formats without a drawing pass over it.
            theme: ``light``, ``dark``, or nothing for the format's own choice.
        """


def to_svg(
    shown: ArgumentMap, library: Library | None, picture: Picture, theme: str = ""
) -> Exported:
    """Return the drawing as a file of its own, with its styles and fonts, and without links."""
    from argmap.render.standalone import svg_file

    made = _drawn(shown, library, picture)
    return Exported(svg_file(made.svg, theme=theme), MEDIA_TYPES["svg"], _left_out(made))


def to_png(
    shown: ArgumentMap, library: Library | None, picture: Picture, theme: str = ""
) -> Exported:
    """Return the drawing as pixels, two for each of the screen's, at most 60 million."""
    from argmap.render.raster import png

    made = _drawn(shown, library, picture)
    content, remarks = png(made.svg, made.width, made.height, theme=theme or "light")
    return Exported(content, MEDIA_TYPES["png"], _left_out(made) + remarks)


def to_pdf(
    shown: ArgumentMap,
    library: Library | None,
    picture: Picture,
    theme: str = "",  # noqa: ARG001 (paper is light)
) -> Exported:
    """Return the drawing on a page of its size, then the whole outline as text; always light."""
    from argmap.render.handout import pdf

    made = _drawn(shown, library, picture)
    content, remarks = pdf(shown, library, made)
    return Exported(content, MEDIA_TYPES["pdf"], _left_out(made) + remarks)


def to_dot(
    shown: ArgumentMap,
    library: Library | None,  # noqa: ARG001
    picture: Picture,  # noqa: ARG001
    theme: str = "",  # noqa: ARG001
) -> Exported:
    """Return the whole map in DOT, for those who want to go on in Graphviz."""
    from argmap.render.decorated import dot

    return Exported(dot(shown).encode(), MEDIA_TYPES["dot"])


def to_html(
    shown: ArgumentMap,
    library: Library | None,
    picture: Picture,
    theme: str = "",  # noqa: ARG001 (its reader chooses)
) -> Exported:
    """Return a page that works offline: drawing, outline, passages and sources in one file."""
    from argmap.render.document import Within, document

    drawing = draw(shown, picture, Within(), library=library).svg
    return Exported(document(shown, library, drawing).encode(), MEDIA_TYPES["html"])


def to_txt(
    shown: ArgumentMap,
    library: Library | None,
    picture: Picture,  # noqa: ARG001
    theme: str = "",  # noqa: ARG001
) -> Exported:
    """Return the outline as plain text."""
    from argmap.render.plaintext import outline_text

    return Exported(outline_text(shown, library).encode(), MEDIA_TYPES["txt"])


FORMATS: Mapping[str, Export] = {
    "svg": to_svg,
    "png": to_png,
    "pdf": to_pdf,
    "dot": to_dot,
    "html": to_html,
    "txt": to_txt,
}


def _drawn(shown: ArgumentMap, library: Library | None, picture: Picture) -> Diagram:
    return draw(shown, picture, NoLinks(), library=library)


def _left_out(made: Diagram) -> tuple[str, ...]:
    if not made.hidden:
        return ()
    drawn = len(made.shown)
    sentence = (
        f"The drawing shows {drawn:,} of {drawn + made.hidden:,} claims, as many as can be read;"
        " the outline in the PDF, HTML and text has them all."
    )
    return (sentence,)
