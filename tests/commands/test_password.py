"""``argmap password``: an instructor who lost her password gets a new one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from argmap.cli import main
from argmap.model.permissions import Who
from argmap.services.people import accounts, sessions
from argmap.services.people.accounts import Account, SignInError
from argmap.store import open_store

OLD, NEW = "a long enough password", "quite another password"


@pytest.fixture
def installed(surroundings):
    """The store of an installation where Alba is known in a browser, and the token of that."""
    folder = Path(os.environ["ARGMAP_DATA"])
    folder.mkdir()
    store = open_store(f"sqlite:///{folder / 'argmap.db'}")
    signed = accounts.accept(store, accounts.invite(store), Account("Alba", "alba", OLD))
    yield store, signed.token
    store.close()


def given(login, typed):
    return CliRunner().invoke(main, ["password", login], input=typed, prog_name="argmap")


def test_she_signs_in_with_the_new_one_only_and_is_signed_out_everywhere(installed):
    store, token = installed

    done = given("Alba", f"{NEW}\n")

    assert (done.exit_code, NEW in done.output) == (0, False)
    assert sessions.known(store, token) == Who()
    assert accounts.sign_in(store, "alba", NEW, address="192.0.2.1").person.name == "Alba"
    with pytest.raises(SignInError):
        accounts.sign_in(store, "alba", OLD, address="192.0.2.1")


@pytest.mark.parametrize(
    ("login", "typed", "said"),
    [("alma", NEW, "no account “alma”. Did you mean alba?"), ("alba", "short", "at least 12")],
)
def test_what_cannot_be_is_said_in_one_sentence_and_changes_nothing(installed, login, typed, said):
    store, token = installed

    refused = given(login, typed)

    assert refused.exit_code == 1
    assert said in refused.output
    assert sessions.known(store, token) != Who()
