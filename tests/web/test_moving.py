"""Pages on which maps are copied, claims merged and taken over, and files written and brought."""

from __future__ import annotations

import re

import pytest

from tests.web.people import world


@pytest.fixture
def site():
    with world(copies=True) as made:
        yield made


def word(text, pattern):
    """The first thing in the text that fits."""
    return re.search(pattern, text)[1]


def extended(browser, slug, text, claim="c1"):
    """A claim that supports another, added by the form; returns its id."""
    page = browser.get(f"/debates/{slug}/edit/support?claim={claim}").text
    hidden = {name: word(page, rf'name="{name}" value="([^"]*)"') for name in ("at", "once")}
    hidden["back"] = f"/debates/{slug}"
    gone = browser.send(
        f"/debates/{slug}/edit/support?claim={claim}", {**hidden, "text": text, "voice": "member"}
    )
    assert gone.status_code == 303, gone.text
    return word(gone.location, "focus=([a-z0-9-]+)")


def test_anybody_works_on_a_copy_of_a_public_map_with_one_click(site):
    browser = site.as_("anonymous")
    page = browser.get("/debates/house").text
    assert 'action="/debates/house/copy"' in page

    gone = browser.send("/debates/house/copy")

    assert gone.status_code == 303
    assert re.fullmatch("/debates/house-[a-z0-9]{6}", gone.location)
    copied = browser.get(gone.location)
    assert copied.status_code == 200
    assert "Guest" in copied.text
    assert "A copy of" in copied.text
    assert extended(browser, gone.location.split("/")[-1], "Mine.").startswith("mine")


def test_one_address_begins_twenty_copies_as_guests_an_hour_and_who_is_known_more(site):
    for _ in range(20):
        assert site.app.test_client().send("/debates/house/copy").status_code == 303
    before = site.dump().count("INSERT INTO person")

    refused = site.app.test_client().send("/debates/house/copy")

    assert refused.status_code == 429
    assert "guests have begun 20 copies within an hour: wait for" in refused.text
    assert int(refused.headers["Retry-After"]) > 3_000
    assert site.dump().count("INSERT INTO person") == before
    assert site.as_("participant").send("/debates/house/copy").status_code == 303


def test_a_copy_is_its_owners_alone(site):
    slug = site.as_("participant").send("/debates/house/copy").location

    assert site.as_("participant").get(slug).status_code == 200
    assert site.as_("instructor").get(slug).status_code == 404
    assert site.as_("anonymous").get(slug).status_code == 401


def test_where_copies_are_not_free_somebody_unknown_is_asked_who_she_is():
    with world(copies=False) as site:
        before = site.dump()
        assert site.as_("anonymous").send("/debates/house/copy").status_code == 401
        assert (
            'action="/debates/house/copy"' not in site.as_("anonymous").get("/debates/house").text
        )
        assert site.dump() == before


def test_a_copy_tells_what_has_changed_at_its_origin_since(site):
    browser = site.as_("participant")
    slug = browser.send("/debates/drawn/copy").location
    extended(browser, "drawn", "New there.")

    assert 'href="/debates/drawn/difference?from=0"' in browser.get(slug).text
    assert "New there." in browser.get("/debates/drawn/difference?from=0").text


def bring(browser, content):
    """Send a file as the form does, without one of the test's own on the disk."""
    head = "Content-Disposition: form-data; name="
    parts = [
        f'--x\r\n{head}"seal"\r\n\r\n{browser.seal()}\r\n--x\r\n'.encode(),
        f'{head}"file"; filename="map.argmap"\r\n\r\n'.encode(), content, b"\r\n--x--\r\n",
    ]  # fmt: skip
    kind = "multipart/form-data; boundary=x"
    return browser.post("/import", data=b"".join(parts), content_type=kind)


@pytest.fixture
def doubled(site):
    """A participant's browser, and the id of a claim of hers that says what c2 says."""
    browser = site.as_("participant")
    return browser, extended(browser, "drawn", "Grain was very short.")


def test_the_likest_claims_are_offered_to_be_merged_with(doubled):
    browser, new = doubled

    page = browser.get(f"/debates/drawn/edit/merge?claim={new}").text

    assert "Claims that say nearly the same" in page
    assert "into=c2" in page


def test_the_other_claim_is_found_by_its_words(doubled):
    browser, new = doubled

    assert "into=c1" in browser.get(f"/debates/drawn/edit/merge?claim={new}&words=village").text
    assert (
        "No other claim holds"
        in browser.get(f"/debates/drawn/edit/merge?claim={new}&words=zzz").text
    )


def merge_form(browser, new, **changes):
    page = browser.get(f"/debates/drawn/edit/merge?claim={new}&into=c2").text
    at = word(page, r'name="at" value="(\d+)"')
    form = {"claim": new, "into": "c2", "at": at, "words": "stays", "goes": "Grain was very short."}
    return page, form | changes


def test_what_will_happen_is_shown_and_then_it_happens(doubled):
    browser, new = doubled
    page, form = merge_form(browser, new, words="own", text="Grain was quite short.")

    gone = browser.send("/debates/drawn/edit/merge", form)

    assert "Said twice, so it becomes one" in page
    assert "written by <bdi>Participant</bdi>" in page
    assert gone.status_code == 303
    assert "focus=c2" in gone.location
    after = browser.get(gone.location).text
    assert "Grain was quite short." in after
    assert "Merged into it" in after
    assert "by <bdi>Participant</bdi>; merged by <bdi>Participant</bdi> in revision 2" in after


def test_words_that_cannot_be_kept_are_shown_again_with_what_is_wrong(doubled):
    browser, new = doubled
    _, form = merge_form(browser, new, words="own", text="Turned \u202e words")

    refused = browser.send("/debates/drawn/edit/merge", form)

    assert refused.status_code == 422
    assert "U+202E" in refused.text
    assert "Turned \u202e words" in refused.text


def test_a_merge_of_what_others_have_changed_since_is_refused(site, doubled):
    browser, new = doubled
    _, form = merge_form(browser, new)
    other = site.as_("instructor")
    page = other.get("/debates/drawn/edit/reword?claim=c2").text
    hidden = {n: word(page, rf'name="{n}" value="([^"]*)"') for n in ("at", "once")}
    other.send("/debates/drawn/edit/reword?claim=c2", {**hidden, "text": "Grain was short, then."})

    assert browser.send("/debates/drawn/edit/merge", form).status_code == 409


def test_a_branch_is_taken_over_from_the_map_that_was_copied(site):
    browser = site.as_("participant")
    slug = browser.send("/debates/drawn/copy").location
    new = extended(browser, slug.split("/")[-1], "New on the copy.")
    other = slug.split("/")[-1]

    assert "<b>1</b> not here" in browser.get("/debates/drawn/adopt").text
    assert "New on the copy." in browser.get(f"/debates/drawn/adopt?from={other}").text
    page = browser.get(f"/debates/drawn/adopt?from={other}&claim={new}&branch=1").text
    assert "New here" in page
    gone = browser.send(
        "/debates/drawn/adopt", {"from": other, "claim": new, "branch": "1", "at": "0"}
    )

    assert gone.status_code == 303
    assert "New on the copy." in browser.get(gone.location).text


def test_a_map_goes_out_as_a_file_and_comes_back_as_ones_own(site):
    browser = site.as_("participant")
    slug = browser.send("/debates/house/copy").location
    extended(browser, slug.split("/")[-1], "With a history.")
    sent = browser.get(f"{slug}/map.argmap")
    assert sent.headers["Content-Disposition"].endswith('.argmap"')

    gone = bring(browser, sent.data)

    assert gone.status_code == 303
    assert "With a history." in browser.get(f"{gone.location}/outline").text


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b'{"archive":{}}\n', b"a" * 1_500_000])
def test_a_file_that_is_no_map_is_refused_in_a_sentence(site, content):
    browser = site.as_("participant")
    before = site.dump()

    refused = bring(browser, content)

    assert refused.status_code == 422
    assert "Nothing was imported." in refused.text
    assert site.dump() == before


def test_a_file_of_more_than_twenty_megabytes_is_not_read(site):
    assert bring(site.as_("participant"), b"a" * 20_500_000).status_code == 413


def test_only_instructors_bring_files_where_copies_are_not_free():
    with world(copies=False) as site:
        held = site.as_("instructor").get("/debates/house/map.argmap").data

        assert bring(site.as_("participant"), held).status_code == 403
        assert bring(site.as_("anonymous"), held).status_code == 401
        assert bring(site.as_("instructor"), held).status_code == 303


def reword(browser, slug, claim, text):
    page = browser.get(f"/debates/{slug}/edit/reword?claim={claim}").text
    sent = {name: word(page, rf'name="{name}" value="([^"]*)"') for name in ("at", "once")}
    gone = browser.send(f"/debates/{slug}/edit/reword?claim={claim}", {**sent, "text": text})
    assert gone.status_code == 303


def test_a_copy_brings_in_what_changed_at_its_origin_and_says_what_is_left_out(site):
    browser = site.as_("participant")
    slug = browser.send("/debates/drawn/copy").location.split("/")[-1]
    extended(browser, "drawn", "New there.")
    reword(browser, "drawn", "c2", "Grain was rare.")
    reword(browser, slug, "c2", "Grain was dear.")
    assert f'href="/debates/{slug}/origin"' in browser.get(f"/debates/{slug}").text

    page = browser.get(f"/debates/{slug}/origin").text

    assert "New there." in page
    assert "Left out: it was changed here too." in page
    assert word(page, r"(revisions 1 to 2)")
    sent = {name: word(page, rf'name="{name}" value="([^"]*)"') for name in ("at", "then")}
    gone = browser.send(f"/debates/{slug}/origin", sent)
    assert gone.status_code == 303
    text = browser.get(f"/debates/{slug}/map.txt").text
    assert "New there." in text
    assert "Grain was dear." in text
    log = browser.get(f"/debates/{slug}/history").text
    assert "where Participant wrote it: what changed there up to revision 2." in log
    again = browser.get(f"/debates/{slug}/origin").text
    assert "Nothing of it can be brought in" in again
    assert browser.send(f"/debates/{slug}/undo").status_code == 303
    assert "New there." not in browser.get(f"/debates/{slug}/map.txt").text


def test_a_map_that_is_no_copy_has_nothing_to_bring_in(site):
    answer = site.as_("participant").get("/debates/drawn/origin")

    assert answer.status_code == 422
    assert "no copy of another one" in answer.text
    slug = site.as_("participant").send("/debates/drawn/copy").location
    assert "Nothing has changed there" in site.as_("participant").get(f"{slug}/origin").text
