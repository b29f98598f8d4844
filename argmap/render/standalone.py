"""A drawing made fit to stand alone: as an SVG file for browsers, and as one for paper."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from argmap.model.ids import ClaimId, PassageId, RelationId
from argmap.render.colours import stylesheet
from argmap.render.flatten import SVG, flatten
from argmap.render.fonts import embedded_faces_css

# Only browsers understand this condition; every other program takes the attributes instead.
_MODERN = "@supports (color: light-dark(#000, #fff)) {\n%s\n}\n"
_OURS = ".argument-map { background: var(--ground); }"
_SANS = frozenset({"sans-400", "sans-600"})
_SERIF = frozenset({"serif-400", "serif-italic-400"})


class NoLinks:
    """Links of a picture that stands alone and leads nowhere."""

    def claim(self, claim_id: ClaimId) -> str:  # noqa: ARG002
        """Lead nowhere."""
        return ""

    def unfold(self, claim_id: ClaimId) -> str:  # noqa: ARG002
        """Lead nowhere."""
        return ""

    def fold(self, claim_id: ClaimId) -> str:  # noqa: ARG002
        """Lead nowhere."""
        return ""

    def passage(self, passage_id: PassageId) -> str:  # noqa: ARG002
        """Lead nowhere."""
        return ""

    def question(self) -> str:
        """Lead nowhere."""
        return ""

    def relation(self, relation_id: RelationId) -> str:  # noqa: ARG002
        """Lead nowhere."""
        return ""


def svg_file(drawing: str, *, theme: str = "", fonts: bool = True) -> bytes:
    """Return a drawing as a file of its own, with its styles and fonts in it.

    Links without an address lose it. Programs that know no custom properties see the light theme.

    Args:
        drawing: the ``svg`` element of a diagram.
        theme: ``light``, ``dark``, or nothing for whichever the reader has chosen.
        fonts: whether to embed the fonts (about 110 kB; 180 kB with slips).
    """
    root = _parsed(drawing)
    flatten(root, stylesheet("map.css"), dark=theme == "dark")
    if theme:
        root.set("data-theme", theme)
    needed = _SANS | (_SERIF if 'class="mark"' in drawing else frozenset())
    faces = embedded_faces_css(needed) if fonts else ""
    rules = "\n".join((stylesheet("tokens.css"), stylesheet("map.css"), _OURS))
    # Set in as text: the fonts would take longer to escape than the drawing takes to write.
    title, end, rest = _written(root).partition("</title>")
    return f"{title}{end}<style>\n{faces}{_MODERN % rules}</style>{rest}".encode()


def svg_for_paper(drawing: str, *, theme: str = "light", styles: str = "map.css") -> str:
    """Return a drawing for programs without CSS: plain attributes, no style sheet, no links."""
    root = _parsed(drawing)
    flatten(root, stylesheet(styles), dark=theme == "dark")
    for element in root.iter():
        element.attrib.pop("class", None)
        if element.tag == f"{SVG}a":
            element.tag = f"{SVG}g"
            element.attrib.pop("href", None)
    return _written(root)


def _parsed(drawing: str) -> Element:
    root = ElementTree.fromstring(drawing)  # noqa: S314 (we have written it ourselves)
    for link in root.iter(f"{SVG}a"):
        if not link.get("href"):
            link.attrib.pop("href", None)
    return root


def _written(root: Element) -> str:
    ElementTree.register_namespace("", SVG.strip("{}"))
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(root, "unicode")}'
