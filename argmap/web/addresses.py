"""The addresses of the pages, made by hand: ids need no escaping, and a map has many links."""

from __future__ import annotations

from dataclasses import dataclass, field

from argmap.model.ids import ClaimId, PassageId, RelationId
from argmap.model.maps import ArgumentMap
from argmap.web.forms import State


@dataclass(frozen=True)
class Addresses:
    """The addresses of one debate's pages, as seen from one state of them.

    Attributes:
        root: what stands before every address, if the site is not at the root of its host.
        page: what the links of the map lead to: the debate's page, as seen from ``state``.
    """

    map: ArgumentMap
    state: State
    root: str = ""
    page: str = field(init=False)
    _focusing: str = field(init=False)

    def __post_init__(self) -> None:
        page = f"{self.root}/debates/{self.map.id}"
        object.__setattr__(self, "page", page)
        rest = self.state.query("focus")
        object.__setattr__(self, "_focusing", f"{page}{rest}{'&' if rest else '?'}focus=")

    def at(self, state: State) -> str:
        """Return the address of the debate's page in a state."""
        return self.page + state.query()

    def question(self) -> str:
        """Return the address of the map with no claim chosen."""
        return self.at(self.state.but(focus=""))

    def claim(self, claim_id: ClaimId) -> str:
        """Return the address of the map with the claim in focus."""
        return self._focusing + claim_id

    def unfold(self, claim_id: ClaimId) -> str:
        """Return the address of the map with the claim's replies unfolded."""
        return self.at(self.state.but(open=(*self.state.open, claim_id)))

    def fold(self, claim_id: ClaimId) -> str:
        """Return the address of the map with the claim's replies folded."""
        return self.at(self.state.but(open=tuple(c for c in self.state.open if c != claim_id)))

    def relation(self, relation_id: RelationId) -> str:
        """Return the address of the place where a relation is told of."""
        premise = self.map.relations[relation_id].premises[0]
        return f"{self.page}/claims/{premise}#{relation_id}"

    def passage(self, passage_id: PassageId) -> str:
        """Return the address of a passage in its source."""
        return self.place(self.map.passages[passage_id].spans[0].source, passage_id)

    def place(self, source: str, fragment: str = "") -> str:
        """Return the address of a source, seen from this debate, at a place in it."""
        debate = self.map.debate
        anchor = f"#{fragment}" if fragment else ""
        return f"{self.root}/sources/{debate.library}/{source}?debate={self.map.id}{anchor}"

    def claim_page(self, claim_id: str) -> str:
        """Return the address of a claim's own page."""
        return f"{self.page}/claims/{claim_id}"

    def speaker(self, speaker_id: str) -> str:
        """Return the address of a speaker's page."""
        return f"{self.page}/speakers/{speaker_id}"

    def position(self, position_id: str) -> str:
        """Return the address of a position's page."""
        return f"{self.page}/positions/{position_id}"

    def outline(self, branch: str = "") -> str:
        """Return the address of the outline, or of one branch of it."""
        rest = self.state.but(focus="", open=(), picture="", slips=False).query()
        if not branch:
            return f"{self.page}/outline{rest}"
        return f"{self.page}/outline{rest}{'&' if rest else '?'}branch={branch}"

    def outline_of(self, excerpt: str) -> str:
        """Return the address of the outline of one of the debate's maps."""
        rest = self.state.but(map=excerpt, focus="", open=(), picture="", slips=False)
        return f"{self.page}/outline{rest.query()}"

    def texts(self) -> str:
        """Return the address of the texts behind the debate: the source of its first passage."""
        debate = self.map.debate
        first = next(iter(self.map.passages.values()), None)
        if first is None:
            return f"{self.root}/sources/{debate.library}?debate={self.map.id}"
        return self.place(first.spans[0].source)

    def picture(self, suffix: str) -> str:
        """Return the address of the map as a file."""
        return f"{self.page}/map.{suffix}{self.state.query('q')}"

    def cited(self, suffix: str, style: str = "") -> str:
        """Return the address of what the map cites as a file: sources, or the evidence."""
        return f"{self.page}/cited.{suffix}{self._of_map(style=style)}"

    def bibliography(self, style: str = "notes") -> str:
        """Return the address of the page that lists what the map cites."""
        return f"{self.page}/bibliography{self._of_map(style=style)}"

    def essay(self, suffix: str, style: str = "notes", branch: str = "") -> str:
        """Return the address of the outline of an essay as a file, on the map or a branch of it."""
        return f"{self.page}/essay.{suffix}{self._of_map(style=style, branch=branch)}"

    def _of_map(self, **more: str) -> str:
        """Return the query that names the map of the debate, and these things beside."""
        pairs = [("map", self.state.map), *more.items()]
        kept = "&".join(f"{name}={value}" for name, value in pairs if value)
        return f"?{kept}" if kept else ""
