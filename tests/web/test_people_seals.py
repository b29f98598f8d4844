"""A form is carried out only for the browser on whose page it stood, and what was typed is kept."""

from __future__ import annotations

import re
import stat

import pytest

from tests.web.addresses import DEBATE
from tests.web.conftest import app_of, settings_in

LOOK = {"theme": "dark", "note": "It costs & <b>more</b>,\nmuch more."}


def refused(answer):
    return answer.status_code == 400 and "nothing that you typed is lost" in answer.text


def test_a_form_without_a_seal_is_refused(client):
    answer = client.post("/look", data=LOOK)
    assert refused(answer)
    assert "argmap-look" not in str(answer.headers)


def test_the_seal_of_another_browser_is_refused(app):
    mine, hers = app.test_client(), app.test_client()
    assert refused(mine.post("/look", data={**LOOK, "seal": hers.seal()}))


@pytest.mark.parametrize("seal", ["", "x", "IjEi.aaaa.bbbb", "\0", "é" * 50])
def test_what_is_no_seal_is_refused(client, seal):
    client.get("/help")
    assert refused(client.post("/look", data={**LOOK, "seal": seal}))


def test_a_refused_form_can_be_sent_again_as_it_was_typed_with_a_fresh_seal(client):
    page = client.post("/look?a=1", data={**LOOK, "seal": "old"}).text
    form = page.partition('<form class="again"')[2].partition("</form>")[0]
    assert 'action="/look?a=1"' in form
    assert 'name="theme" value="dark"' in form
    assert "\nIt costs &amp; &lt;b&gt;more&lt;/b&gt;,\nmuch more.</textarea>" in form
    fresh = re.search(r'name="seal" value="([^"]+)"', form)[1]
    assert client.post("/look", data={"theme": "dark", "seal": fresh}).status_code == 303


def test_a_password_does_not_come_back_in_a_page(client):
    page = client.post("/look", data={"password": "correct horse", "seal": ""}).text
    assert "correct horse" not in page
    assert 'type="password" name="password"' in page


def test_a_page_is_not_unchanged_for_another_browser_since_it_bears_a_seal(app):
    mine, hers = app.test_client(), app.test_client()
    tag = mine.get(DEBATE).headers["ETag"]
    assert mine.get(DEBATE, headers={"If-None-Match": tag}).status_code == 304
    assert hers.get(DEBATE, headers={"If-None-Match": tag}).status_code == 200


def test_what_bears_no_seal_sets_no_cookie(client):
    for address in ("/healthz", f"{DEBATE}/map.svg", "/static/x/js/main.js"):
        assert "Set-Cookie" not in client.get(address).headers


def test_the_cookie_of_the_seal_is_kept_from_scripts_and_from_other_sites(client):
    cookie = client.get("/help").headers["Set-Cookie"]
    assert cookie.startswith("argmap-seal=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie


def test_over_https_the_cookie_of_the_seal_is_for_this_host_alone(client):
    cookie = client.get("/help", base_url="https://localhost").headers["Set-Cookie"]
    assert cookie.startswith("__Host-argmap-seal=")
    assert "Secure" in cookie
    assert "Path=/;" in cookie + ";"
    assert "Domain" not in cookie


def test_the_key_is_made_once_for_the_owner_alone(tmp_path, bundled):
    settings = settings_in(tmp_path)
    first, second = (app_of(bundled[0], settings).secret_key for _ in range(2))
    assert first == second
    assert len(first) == 64
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600
