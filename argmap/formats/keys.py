"""The keys of the debate folder format, by the table in which they stand.

The shipped JSON Schemas name the same keys; a test holds the two together.
"""

from __future__ import annotations

FORMAT = "1"

DEBATE = (
    "format", "slug", "question", "title", "summary", "period", "axis", "language", "library",
    "maps", "positions", "speakers", "claims", "relations", "cross_relations", "passages",
    "sources",
)  # fmt: skip
LIBRARY = ("format", "slug", "title", "summary", "debates", "sources")
EXCERPT = ("title", "claims")
POSITION = ("label", "gist", "hue", "own")
SPEAKER = ("name", "short", "role", "interest", "position", "lived")
CLAIM = (
    "text", "voice", "speaker", "position", "date", "kind", "thesis", "core", "implied",
    "reported_by", "note", "withdrawn", "supports", "rebuts", "undercuts", "evidence",
)  # fmt: skip
RELATION = ("kind", "premises", "target", "basis", "scheme", "note", "evidence")
CROSS_RELATION = ("kind", "debate", "premise", "target", "basis", "scheme", "note")
PLACE = (
    "source", "edition", "quote", "prefix", "suffix", "paragraph", "last_paragraph", "start",
    "end", "anchor", "anchor_start", "digest", "letters", "folded",
)  # fmt: skip
EVIDENCE = ("id", "bearing", "passage", "mode", "note", "strength", "reason", *PLACE)
PASSAGE = (
    "summary", "kind", "date", "speaker", "via", "figures", "textual", "note", "caveat", "places",
)  # fmt: skip
FIGURE = ("what", "value", "unit", "qualifier")
SOURCE = (
    "title", "short", "author", "kind", "csl_type", "issued", "container", "chapter", "place",
    "publisher", "url", "quoted_in", "rights", "access", "perspective", "written", "about",
    "audience", "interest", "transmission", "note", "details", "editions",
)  # fmt: skip
DETAIL = ("label", "text")
EDITION = ("id", "digest", "characters", "text", "pages", "notes", "corrections")
PAGE = ("offset", "label")
NOTE = ("mark", "start", "end")
CORRECTION = ("start", "end", "printed", "proposed", "reason", "by")
