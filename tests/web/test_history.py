"""The pages of a map's history, without JavaScript: read by readers, acted on by those who draw."""

from __future__ import annotations

import html

import pytest

from argmap.model.claims import Claim
from argmap.model.edits import AddClaim
from argmap.services.editing import revise
from argmap.web import context
from tests.web.people import world

MAP = "/debates/drawn"
HOSTILE = "<script>alert(1)</script> & “so”"


@pytest.fixture
def site():
    """A site where a participant has added a thesis and reworded a claim."""
    with world() as made:
        anna = made.as_("participant")
        reword(anna, "Grain was scarce.", at=0)
        thesis = {"text": HOSTILE, "held": "me", "position": "p"}
        anna.send(f"{MAP}/edit/thesis", sent(thesis, 1))
        yield made


def sent(values, at, back=MAP):
    return {"at": str(at), "once": f"abcdefg{at}", "back": back} | values


def reword(who, text, at):
    return who.send(f"{MAP}/edit/reword?claim=c2", sent({"text": text}, at))


def page(who, address, status=200):
    answer = who.get(address)
    assert answer.status_code == status, address
    return html.unescape(answer.text)


def test_the_history_says_who_did_what_and_when(site):
    text = page(site.as_("participant"), f"{MAP}/history")

    assert "2 revisions" in text
    assert "Participant" in text
    assert "Reworded" in text
    assert '<time datetime="' in text
    assert f"{MAP}/difference?from=1&to=2" in text
    assert "<script>alert" not in site.as_("reader").get(f"{MAP}/history").text


def test_a_reader_sees_the_history_and_no_way_to_undo(site):
    text = page(site.as_("reader"), f"{MAP}/history")

    assert "2 revisions" in text
    assert f'action="{MAP}/undo"' not in text
    assert "Give this name" not in text


def test_the_history_of_a_claim_is_reached_from_its_page(site):
    anna = site.as_("participant")

    assert f"{MAP}/history?claim=c2" in page(anna, f"{MAP}/claims/c2")
    text = page(anna, f"{MAP}/history?claim=c2")
    assert "History of one claim" in text
    assert "1 change" in text
    page(anna, f"{MAP}/history?claim=nothing", 404)


def test_the_map_is_shown_as_it_was(site):
    text = page(site.as_("reader"), f"{MAP}/history/0")
    assert "As of revision 0" in text.replace("<b>", "").replace("</b>", "")
    assert "Grain was short." in text
    assert "Grain was scarce." not in page(site.as_("reader"), f"{MAP}/history/0?focus=c2")
    page(site.as_("reader"), f"{MAP}/history/3", 404)


def test_a_difference_is_told_in_words_and_drawn(site):
    text = page(site.as_("reader"), f"{MAP}/difference?from=0&to=2")

    assert "<del>" in text
    assert "scarce" in text
    assert ">+ added</text>" in text
    assert ">reworded</text>" in text
    page(site.as_("reader"), f"{MAP}/difference?from=7&to=2", 404)
    page(site.as_("reader"), f"{MAP}/difference?from=%D9%A3", 404)


def test_what_changed_since_ones_own_last_change_is_one_click_away(site):
    since = f"{MAP}/difference?from=2&to=3"
    assert since not in page(site.as_("participant"), f"{MAP}/history")
    reword(site.as_("instructor"), "Grain was rare.", 2)

    text = page(site.as_("participant"), f"{MAP}/history")
    assert f'href="{since}">What changed since your last change' in text
    for who in ("reader", "instructor"):
        assert "since your last change" not in page(site.as_(who), f"{MAP}/history")


def test_a_replay_has_links_for_every_step(site):
    text = page(site.as_("reader"), f"{MAP}/replay?at=1")

    assert f'href="{MAP}/replay?at=2" aria-label="One step forward"' in text
    assert 'type="range" name="at" min="1" max="2" value="1"' in text


def test_one_undoes_and_redoes_and_is_told_what(site):
    anna = site.as_("participant")
    undone = anna.send(f"{MAP}/undo", {"back": f"{MAP}/history"})
    assert (undone.status_code, undone.location) == (303, f"{MAP}/history?saved=3")
    assert HOSTILE not in page(anna, f"{MAP}/map.txt")
    assert "Undid: added the thesis" in page(anna, f"{MAP}/history?saved=3")
    assert "undone by 3" in page(anna, f"{MAP}/history")

    redone = anna.send(f"{MAP}/redo", {"back": f"{MAP}/outline"})
    assert redone.status_code == 303
    assert HOSTILE in page(anna, f"{MAP}/map.txt")


def test_a_button_that_is_sent_twice_undoes_once(site):
    anna = site.as_("participant")
    for _ in range(2):
        assert anna.send(f"{MAP}/undo", {"expects": "2"}).status_code == 303
    assert "Nothing was changed" in page(anna, MAP)
    assert page(anna, f"{MAP}/history").count("undone by") == 1


def test_what_others_changed_since_is_shown_and_nothing_is_undone(site):
    assert reword(site.as_("instructor"), "Grain was rare.", 2).status_code == 303

    answer = site.as_("participant").send(f"{MAP}/undo", {"number": "1"})

    assert answer.status_code == 409
    text = html.unescape(answer.text)
    assert "Instructor changed the same again since, in revision 3" in text
    assert "Grain was rare." in page(site.as_("participant"), f"{MAP}/outline")


def test_there_may_be_nothing_to_undo(site):
    answer = site.as_("instructor").send(f"{MAP}/undo", {})

    assert answer.status_code == 422
    assert "nothing of yours left to undo" in answer.text


def test_going_back_shows_first_what_it_changes(site):
    anna = site.as_("participant")
    assert "Go back to revision 1?" in page(anna, f"{MAP}/restore?to=1")
    page(site.as_("reader"), f"{MAP}/restore?to=1", 403)

    answer = anna.send(f"{MAP}/restore", {"to": "1", "at": "2", "back": f"{MAP}/history"})

    assert answer.status_code == 303
    assert HOSTILE not in page(anna, f"{MAP}/map.txt")


def test_a_revision_is_named_and_its_name_taken_away(site):
    anna = site.as_("participant")
    assert anna.send(f"{MAP}/snapshots", {"name": HOSTILE, "revision": "1"}).status_code == 303
    assert HOSTILE in page(anna, f"{MAP}/history")

    again = anna.send(f"{MAP}/snapshots", {"name": HOSTILE, "revision": "2"})
    assert again.status_code == 409
    assert "names revision 1 already" in again.text
    empty = anna.send(f"{MAP}/snapshots", {"name": " ", "revision": "1"})
    assert empty.status_code == 422
    assert 'role="alert"' in empty.text

    assert anna.send(f"{MAP}/snapshots/drop", {"name": HOSTILE}).status_code == 303
    assert "names revision" not in page(anna, f"{MAP}/history")


def many(site):
    """The number of a revision by the participant that adds more claims than are undone unasked."""
    with site.app.app_context():
        store = context.store()
    edits = [AddClaim(Claim(f"n{each}", f"Number {each}.")) for each in range(501)]
    return revise(store, "drawn", edits, member="Participant", at=2, person="participant").revision


def test_what_undoes_very_much_asks_first_and_says_what_will_happen(site):
    anna, number = site.as_("participant"), many(site)
    back = {"back": f"{MAP}/outline"}

    answer = anna.send(f"{MAP}/undo", back)

    assert answer.status_code == 303
    asking = page(anna, answer.location)
    assert f"Undo revision {number}?" in asking
    assert "501 claims withdrawn" in asking
    assert "Number 500." in page(anna, f"{MAP}/map.txt")
    sure = anna.send(f"{MAP}/undo", {"number": number, "sure": "1", **back})
    assert sure.location == f"{MAP}/outline?saved={number + 1}"
    assert "Number 500." not in page(anna, f"{MAP}/map.txt")
    again = page(anna, anna.send(f"{MAP}/redo", back).location)
    assert f"Redo what revision {number + 1} undid?" in again
    assert "501 claims brought back" in again


def test_going_back_over_very_much_says_how_much(site):
    many(site)

    assert "takes 501 edits at once" in page(site.as_("participant"), f"{MAP}/restore?to=2")
    assert "edits at once" not in page(site.as_("participant"), f"{MAP}/restore?to=3")


def test_asking_about_an_undo_that_cannot_be_says_why(site):
    assert "nothing of yours left" in page(site.as_("instructor"), f"{MAP}/undo", 422)


def test_a_named_revision_is_renamed_in_place(site):
    anna = site.as_("participant")
    for name, number in (("Draft", "1"), ("Final", "2")):
        anna.send(f"{MAP}/snapshots", {"name": name, "revision": number})

    assert (
        anna.send(f"{MAP}/snapshots/rename", {"name": "Draft", "new": HOSTILE}).status_code == 303
    )
    text = page(anna, f"{MAP}/history")
    assert HOSTILE in text
    assert ">Draft<" not in text
    taken = anna.send(f"{MAP}/snapshots/rename", {"name": HOSTILE, "new": "Final"})
    assert taken.status_code == 409
    assert "names revision 2 already" in taken.text
    assert 'name="new" value="Final"' in taken.text
    gone = anna.send(f"{MAP}/snapshots/rename", {"name": "Draft", "new": "Other"})
    assert gone.status_code == 409
    assert "No revision is named “Draft” any more" in gone.text


def test_a_name_is_changed_by_who_gave_it_or_manages_the_map(site):
    site.as_("instructor").send(f"{MAP}/snapshots", {"name": "Draft", "revision": "1"})

    renamed = {"name": "Draft", "new": "Mine"}
    assert site.as_("participant").send(f"{MAP}/snapshots/rename", renamed).status_code == 403
    assert site.as_("instructor").send(f"{MAP}/snapshots/rename", renamed).status_code == 303


def test_a_page_that_is_refused_leads_back_to_the_map(site):
    refused = page(site.as_("reader"), f"{MAP}/restore?to=1", 403)

    assert f'Back to the map: <a href="{MAP}" dir="auto">Who pays?</a>' in refused
    assert "Back to the map" not in page(site.as_("stranger"), f"{MAP}/restore?to=1", 404)
