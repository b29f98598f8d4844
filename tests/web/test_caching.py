"""What has not changed is not sent again, and not even made again."""

from __future__ import annotations

import pytest

from argmap.web import downloads
from argmap.web.assets import version
from tests.web.addresses import DEBATE, FILES, PAGES


@pytest.mark.parametrize("address", [*PAGES, *FILES])
def test_what_the_browser_has_is_not_sent_again(client, address):
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.data == b""
    assert again.headers["ETag"] == first.headers["ETag"]


def test_another_state_has_another_tag(client):
    tags = {client.get(f"{DEBATE}/map.svg?focus={each}").headers["ETag"] for each in ("i01", "i04")}
    assert len(tags) == 2


def test_a_page_in_another_look_is_another_page_and_a_drawing_is_not(client):
    page, drawing = client.get(DEBATE).headers["ETag"], client.get(FILES[0]).headers["ETag"]
    client.set_cookie("argmap-look", "dark")
    assert client.get(DEBATE).headers["ETag"] != page
    assert client.get(FILES[0]).headers["ETag"] == drawing


@pytest.mark.parametrize("path", ["/static/{}/js/main.js", "/style/{}/map.css"])
def test_styles_and_scripts_are_kept_for_good_under_addresses_that_name_their_contents(
    client, path
):
    assert "immutable" in client.get(path.format(version())).headers["Cache-Control"]
    assert client.get(path.format("older")).headers["Cache-Control"] == "no-cache"


def test_every_style_script_and_font_of_a_page_is_there(client):
    import re

    page = client.get(DEBATE).text
    found = re.findall(r'(?:href|src)="(/(?:static|style)/[^"]+)"', page)
    assert len(found) > 6
    assert [each for each in found if client.get(each).status_code != 200] == []


def test_more_files_at_once_than_the_server_can_make_are_put_off(client, monkeypatch):
    monkeypatch.setattr(downloads, "PATIENCE", 0.01)
    for _ in range(downloads.AT_ONCE):
        downloads._turns.acquire()
    put_off = client.get(f"{DEBATE}/map.txt")
    for _ in range(downloads.AT_ONCE):
        downloads._turns.release()

    assert put_off.status_code == 503
    assert "Try again in a minute" in put_off.text
    assert client.get(f"{DEBATE}/map.txt").status_code == 200
