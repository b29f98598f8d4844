"""Who is let in where: one line for each endpoint, which tests/web/test_access.py walks.

A new route needs one line in ``RULES``, under the name of its endpoint:

    "talking.write": Rule("talk", form={"text": "A remark."}),

The first word says what it takes: a permission for a map (``read``, ``copy``, ``edit``, ``talk``,
``endorse``, ``decide``, ``undo-any``, ``manage``), ``see`` or ``run`` for a seminar, ``known`` for
somebody, ``teacher`` for an account with a password, ``unlettered`` for whoever is known without
one, ``own`` for the owner of a map, ``everybody`` for nobody in particular. A dictionary gives
another word for each method. ``VALUES`` are the parts of addresses; a rule may bring its own.

Maps are ``drawn``, the private map of the participant's group (tests/web/people.py), and for the
owner her ``own``.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from argmap.render.fonts import FACES, file_name
from argmap.services.teaching.rubrics import seen_as
from tests.web.people import INVITED, LINKS, PASSWORD, ROLES, TASK, world

VALUES = {
    "slug": "drawn", "map_id": "drawn", "claim": "c1", "speaker": "v", "position": "p",
    "library": "shelf", "source": "s", "suffix": "svg", "seminar": "seminar", "group": "one",
    "person": "participant", "token": LINKS["one"], "name": "mark.svg", "version": "x",
    "note": "n1",
    "path": "css/top.css", "file": "top.css", "number": 1, "comment": "k1", "suggestion": "g2",
    "assignment": "task", "listed": "awaited", "deposit": "d1", "correction": "f1", "once": "x",
}  # fmt: skip

GROUP = {"reader", "participant", "instructor"}
DRAWING = {"participant", "instructor"}
LET_IN = {
    "read": GROUP | {"owner"}, "copy": GROUP | {"owner"}, "edit": DRAWING | {"owner"},
    "talk": DRAWING | {"owner"}, "decide": DRAWING | {"owner"}, "endorse": DRAWING,
    "undo-any": {"instructor", "owner"}, "manage": {"instructor", "owner"},
    "author": {"participant", "owner"}, "see": GROUP | {"neighbour"}, "run": {"instructor"},
    "her-work": {"participant", "instructor"},
    "hand-in": {"participant"}, "her-review": {"participant"}, "own": {"owner"},
    "unlettered": set(ROLES) - {"anonymous", "instructor"},
    "graded": {"participant"}, "noted": {"participant"}, "takes-part": {"participant", "neighbour"},
    "known": set(ROLES) - {"anonymous"}, "teacher": {"instructor"}, "everybody": set(ROLES),
}  # fmt: skip
KNOWS_OF = {
    "her-review": set(),
    "graded": set(), "noted": set(), "takes-part": set(),
    "see": LET_IN["see"], "run": LET_IN["see"], "her-work": LET_IN["see"],
    "hand-in": GROUP,
    **{word: set(ROLES) for word in ("known", "teacher", "unlettered")},
}  # fmt: skip


@dataclass(frozen=True)
class Rule:
    """What a route takes, and how it is asked."""

    needs: str | dict[str, str]
    form: dict[str, str] = field(default_factory=dict)
    query: dict[str, str] = field(default_factory=dict)
    values: dict[str, object] = field(default_factory=dict)

    def expected(self, method, role):
        """The status of the refusal; none if somebody in this role is let in."""
        needs = self.needs if isinstance(self.needs, str) else self.needs[method]
        if role in LET_IN[needs]:
            return None
        if role == "anonymous":
            return 401
        return 403 if role in KNOWS_OF.get(needs, LET_IN["read"]) else 404


EVERYBODY = Rule("everybody")
READ = Rule("read")
RETURNED = {"assignment": "told", "remark": "m7"}
REMARKED = {"map": "alone", "about": "claim", "target": "c1", "whose": "participant"}
UNRULED = seen_as(TASK)
KNOWN = Rule("known")
RUN = (
    "rosters.show_door", "rosters.renew_code", "rosters.show_codes", "rosters.unlist",
    "rosters.ask_to_delete", "overviews.show", "works.index", "marks.show_form", "marks.show_marks",
    "marks.ask_to_release", "marks.release", "rubrics.show",
)  # fmt: skip
RULES = {
    "assets.static_file": Rule("everybody", values={"asked": "x", "name": "css/top.css"}),
    "assets.font_faces": Rule("everybody", values={"asked": "x"}),
    "assets.style": Rule("everybody", values={"asked": "x", "name": "tokens.css"}),
    "assets.plain_style": Rule("everybody", values={"name": "tokens.css"}),
    "assets.font": Rule("everybody", values={"name": file_name(FACES[0])}),
    "home.index": EVERYBODY,
    "home.healthy": EVERYBODY,
    "looks.choose": Rule("everybody", {"theme": "dark"}),
    "debates.show": READ,
    "debates.read": READ,
    **dict.fromkeys((f"claims.show_{each}" for each in ("claim", "speaker", "position")), READ),
    "downloads.download": READ,
    **dict.fromkeys(("papers.show", "papers.download", "embedding.share"), READ),
    "papers.lead": Rule("see"),
    "cards.give": Rule("run", {"part-participant": "p/v"}),
    "cards.share_out": Rule("run", {"position": "p"}),
    **dict.fromkeys(("cards.show", "reviews.index"), Rule("run")),
    "reviews.share_out": Rule("run", {"each": "1", "across": "1"}),
    "reviews.show": Rule("her-review", values={"person": "neighbour"}),
    "reviews.write": Rule("her-review", {"text": "Well seen."}, values={"person": "neighbour"}),
    "embedding.show": Rule("everybody", values={"slug": "house"}),
    "presenting.choose": Rule("edit"),
    "presenting.show": Rule("read", query={"route": "auto", "step": "2"}),
    "presenting.keep": Rule("edit", {"name": "Grain", "n-c1": "1", "n-c2": "2"}),
    "presenting.remove": Rule("edit", {"route": "Walked"}),
    "references.show": READ,
    "references.cited": Rule("read", values={"suffix": "bib"}),
    "references.outline": Rule("read", values={"suffix": "md"}),
    "sources.index": EVERYBODY,
    "sources.show_library": EVERYBODY,
    "sources.show": EVERYBODY,
    "searching.search": EVERYBODY,
    "quoting.ask_words": READ,
    "quoting.show_passage": Rule("read", values={"passage": "x1"}),
    "quoting.show_backing": READ,
    "quoting.check": Rule("read", {"words": "Grain is short."}),
    "quoting.check_typed": Rule("read", query={"text": "Grain is short."}),
    "texts.index": READ,
    "texts.choose": Rule("edit"),
    "texts.add": Rule("edit", {"words": "Bread is dear.", "source": "s", "readers": "private"}),
    "texts.tell_progress": Rule("edit"),
    "texts.show": READ,
    "texts.use": Rule("edit"),
    "texts.open_to": Rule("edit", {"readers": "private"}),
    "texts.remove": Rule("edit"),
    "texts.confirm": Rule("edit", {"place": "older:3-9", "right": "yes"}),
    "texts.ask_what_is_right": Rule("edit", query={"start": "0", "end": "5"}),
    "texts.correct": Rule("edit", {"start": "0", "end": "5", "printed": "Grain"}),
    "texts.take_back": Rule("edit"),
    "helping.show": EVERYBODY,
    "editing.choose_form": Rule("edit", query={"claim": "c1"}),
    "editing.show_form": Rule("edit", {}, {"claim": "c1"}, {"action": "support"}),
    "editing.send_form": Rule(
        "edit", {"text": "A reason."}, {"claim": "c1"}, {"action": "support"}
    ),
    "history.index": READ,
    "history.as_of": Rule("read", values={"number": 0}),
    "history.replay": READ,
    "history.difference": READ,
    "history.restoring": Rule("edit"),
    "history.restore": Rule("edit", {"to": "0", "at": "0"}),
    "history.ask_to_undo": Rule("edit"),
    "history.undo": Rule("edit"),
    "history.redo": Rule("edit"),
    "history.name": Rule("edit", {"name": "The beginning", "revision": "0"}),
    "history.rename": Rule("edit", {"name": "The beginning", "new": "The start"}),
    "history.unname": Rule("edit", {"name": "The beginning"}),
    "joining.invited": Rule("everybody", values={"token": INVITED}),
    "joining.accept": Rule("everybody", values={"token": INVITED}),
    "joining.ask_who": EVERYBODY,
    "joining.sign_in": EVERYBODY,
    "joining.ask_words": EVERYBODY,
    "joining.come_back": EVERYBODY,
    "joining.sign_out": EVERYBODY,
    "joining.ask_code": EVERYBODY,
    "joining.ask_name": EVERYBODY,
    "joining.join": Rule("everybody", {"asked": LINKS["one"], "name": "Somebody new"}),
    "joining.show_words": EVERYBODY,
    "joining.start": EVERYBODY,
    "me.show": KNOWN,
    "me.rename": Rule("known", {"name": "Another name"}),
    "me.renew_words": Rule("unlettered"),
    "me.change_password": Rule("teacher", {"password": PASSWORD, "again": "some other words"}),
    "me.revoke": KNOWN,
    "me.everything": KNOWN,
    "me.ask_to_forget": KNOWN,
    "me.forget": KNOWN,
    "seminars.index": KNOWN,
    "seminars.show": Rule("see"),
    "seminars.create": Rule("teacher", {"title": "A seminar"}),
    "seminars.invite": Rule("teacher"),
    "seminars.retitle": Rule("run", {"title": "Another title"}),
    "seminars.add_group": Rule("run", {"name": "Group 3"}),
    "seminars.rename_group": Rule("run", {"name": "Group 3"}),
    "seminars.show_door": Rule("run"),
    "seminars.renew_code": Rule("run"),
    "seminars.set_door": Rule("run", {"open": "0"}),
    "seminars.give_map": Rule("run", {"map": "house"}),
    "seminars.set_role": Rule("run", {"role": "reader"}),
    "seminars.move": Rule("run", {"to": "two"}),
    "seminars.renew_words": Rule("run"),
    "seminars.remove": Rule("run", values={"person": "colleague"}),
    **{name: Rule("run") for name in RUN},
    "rosters.set_door": Rule("run", {"open": "1", "placed": "choice"}),
    "rosters.split": Rule("run", {"number": "3"}),
    "rosters.remove_group": Rule("run", values={"group": "empty"}),
    "rosters.list_names": Rule("run", {"names": "Ana Petrova"}),
    "rosters.expect_in": Rule("run", {"to": "two"}),
    "rosters.add_colleague": Rule("run", {"login": "colleague"}),
    "rosters.archive": Rule("run", {"archived": "1"}),
    "rosters.set_until": Rule("run", {"until": "2090-01-01"}),
    "rosters.delete": Rule("run", {"title": "History 214"}),
    "seminars.show_settings": Rule("manage"),
    "seminars.set_up": Rule("manage", {"visibility": "public", "endorsing": "off"}),
    "seminars.hand_over": Rule("own", {"group": "away"}),
    "assignments.show": Rule("see"),
    "comparing.show": Rule("see"),
    "assignments.submit": Rule("hand-in", {"map": "alone"}),
    "assigning.choose": Rule("run"),
    "assigning.assign": Rule("run", {"debate": "house", "begins": "full", "sharing": "group"}),
    "assigning.show_settings": Rule("run"),
    "assigning.change": Rule("run", {"title": "Another title", "instructions": "Argue."}),
    "assigning.begin": Rule("run"),
    "assigning.end": Rule("run", values={"number": 3}),
    "assigning.extend": Rule("run", {"whom": "one", "until": "2100-01-01 10:00"}),
    "assigning.withdraw": Rule("run", {"whom": "two"}),
    "assigning.propose_starter": Rule("run"),
    "assigning.copy": Rule("run", {"seminar": "seminar"}),
    "assigning.take_away": Rule("run"),
    "talking.show_comments": READ,
    "talking.show_form": Rule("talk", query={"about": "claim:c1"}),
    "talking.write": Rule("talk", {"about": "claim:c1", "text": "A remark."}),
    "talking.reply": Rule("talk", {"text": "An answer."}),
    "talking.resolve": Rule("talk"),
    "talking.reopen": Rule("talk"),
    "talking.endorsing.endorse": Rule("endorse"),
    "talking.endorsing.withdraw": Rule("endorse"),
    "talking.endorsing.reveal": Rule("manage"),
    "talking.suggesting.show": READ,
    "talking.suggesting.show_one": READ,
    "talking.suggesting.accept": Rule("decide"),
    "talking.suggesting.decline": Rule("decide", {"why": "It is said already."}),
    "talking.suggesting.take_back": Rule("author", values={"suggestion": "g1"}),
    "hinting.show": READ,
    "hinting.dismiss": Rule("edit", {"hint": "unattested c1"}),
    "hinting.bring_back": Rule("edit", {"hint": "unattested c1"}),
    "hinting.explain": EVERYBODY,
    "moving.copy": Rule("copy"),
    "moving.choose_merge": Rule("edit", {}, {"claim": "c2"}),
    "moving.merge_claims": Rule("edit", {"claim": "c2", "into": "c1", "at": "0"}),
    "moving.follow": Rule("edit"),
    "moving.bring_in": Rule("edit", {"at": "0", "then": "0"}),
    "moving.choose_adoption": Rule("edit"),
    "moving.adopt": Rule("edit", {"from": "house", "claim": "c2", "at": "0"}),
    "moving.export": READ,
    "moving.choose_file": EVERYBODY,
    "moving.import_file": Rule("teacher"),
    "overviews.write_note": Rule("run", {"whom": "participant", "text": "Is it clear?"}),
    "overviews.put_aside": Rule("noted"),
    "works.show": Rule("her-work"),
    "marks.save": Rule("run", {"text": "Well seen.", "version": "0"}),
    "marks.write_marks": Rule("run", query={"for": "full"}),
    "marks.take_back": Rule("run", values=RETURNED),
    "marks.show_returned": Rule("takes-part", values=RETURNED),
    "marks.answer": Rule("graded", {"text": "I see."}, values=RETURNED),
    "marks.answer_remark": Rule("graded", {"text": "I see."}, values=RETURNED),
    "remarks.show_form": Rule("run", query=REMARKED),
    "remarks.write": Rule("run", {**REMARKED, "text": "Which winter?"}),
    "remarks.mark": Rule("run", {**REMARKED, "on": "unclear"}),
    "remarks.reword": Rule("run", {**REMARKED, "text": "Which of them?"}, values=RETURNED),
    "remarks.remove": Rule("run", REMARKED, values=RETURNED),
    "rubrics.change": Rule("run", {"title": "Ours", "out_of": "100", "seen": UNRULED}),
    "live.events": READ,
    "live.all_events": Rule("everybody", query={"maps": "house"}),
    **dict.fromkeys(("live.now", "live.news", "live.here"), READ),
    "live.come": Rule("read", {"tab": "abcdefgh", "focus": ""}),
}


def routes():
    """Every endpoint of the site with a method that it answers."""
    with world() as site:
        for rule in site.app.url_map.iter_rules():
            for method in sorted(rule.methods - {"HEAD", "OPTIONS"}):
                yield pytest.param(rule, method, id=f"{method} {rule.rule}")


ROUTES = list(routes())
RULED = [each for each in ROUTES if each.values[0].endpoint in RULES]
SENDING = [each for each in RULED if each.values[1] != "GET"]
READING = [each for each in RULED if each.values[1] == "GET"]


def address(site, route, role):
    """The address of a route for somebody in this role."""
    rule = RULES[route.endpoint]
    own = {"slug": "own", "map_id": "own", "deposit": "d2"} if role == "owner" else {}
    known = {**VALUES, **own, **rule.values}
    values = {name: known[name] for name in route.arguments}
    return site.app.url_map.bind("localhost").build(
        route.endpoint, {**values, **rule.query}, url_scheme="http"
    )


def let_in(route, method):
    """All roles that are let in; whoever may do most comes last."""
    return [role for role in ROLES if RULES[route.endpoint].expected(method, role) is None]
