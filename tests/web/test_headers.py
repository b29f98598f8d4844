"""What every answer tells the browser to refuse, and who may send forms."""

from __future__ import annotations

import sqlite3

import pytest

from argmap.web.assets import version
from argmap.web.headers import POLICY, SANDBOX
from tests.web.addresses import DEBATE, FILES, PAGES
from tests.web.conftest import site_of

EVERYWHERE = (*PAGES, *FILES, "/healthz", "/nowhere", f"/static/{version()}/js/main.js",
              f"/style/{version()}/tokens.css", "/style/map.css")  # fmt: skip


@pytest.mark.parametrize("address", EVERYWHERE)
def test_every_answer_carries_the_headers(client, address):
    headers = client.get(address).headers
    assert headers["Content-Security-Policy"] == (SANDBOX if address in FILES else POLICY)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_no_policy_allows_inline_scripts():
    assert "script-src 'self';" in POLICY
    assert "unsafe" not in POLICY
    assert "script-src" not in SANDBOX


@pytest.mark.parametrize("address", PAGES)
def test_no_page_has_an_inline_script_or_style(client, address):
    page = client.get(address).text
    assert "<style" not in page
    assert " style=" not in page
    assert "<script>" not in page
    assert " onclick" not in page


@pytest.mark.parametrize("address", FILES)
def test_a_map_as_a_file_is_to_be_kept_not_opened(client, address):
    answer = client.get(address)
    suffix = address.rpartition(".")[2]
    assert answer.status_code == 200
    named = f'filename="how-fast-and-who-pays-short.{suffix}"'
    assert answer.headers["Content-Disposition"] == f"attachment; {named}"


def test_no_page_writes_anything(client, bundled):
    _, settings = bundled
    with sqlite3.connect(settings.database_file) as watching:
        before = watching.execute("PRAGMA data_version").fetchone()
        for address in (*PAGES, *FILES[:1], "/healthz"):
            client.get(address)
        assert watching.execute("PRAGMA data_version").fetchone() == before
    watching.close()


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"},
     {"Origin": "https://evil.example"}, {"Origin": "null"}],
)  # fmt: skip
def test_a_form_that_another_site_sends_is_refused(client, headers):
    answer = client.send("/look", data={"theme": "dark"}, headers=headers)
    assert answer.status_code == 403
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    "headers", [{}, {"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://localhost"}]
)
def test_the_look_is_kept_and_the_reader_goes_back_to_where_she_was(client, headers):
    data = {"theme": "dark", "contrast": "more", "back": f"{DEBATE}?focus=i04"}
    answer = client.send("/look", data=data, headers=headers)
    assert answer.status_code == 303
    assert answer.location == f"{DEBATE}?focus=i04"
    page = client.get(DEBATE).text
    assert 'data-theme="dark"' in page
    assert 'data-contrast="more"' in page


@pytest.mark.parametrize(
    "back",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "",
     "/a\r\nSet-Cookie: x=1", "\\\\evil.example", "/\tb"],
)  # fmt: skip
def test_the_look_leads_to_no_other_site(client, back):
    assert client.send("/look", data={"theme": "dark", "back": back}).location == "/"


def test_a_look_that_is_none_is_that_of_the_system(client):
    client.set_cookie("argmap-look", '"><script>+less')
    page = client.get("/").text
    assert "data-theme" not in page
    assert "<script>" not in page


def test_only_trusted_hosts_are_answered_if_any_are_named():
    with site_of(trusted_hosts=("maps.example",)) as client:
        assert client.get("/", headers={"Host": "evil.example"}).status_code == 400
        assert client.get("/", headers={"Host": "maps.example"}).status_code == 200
