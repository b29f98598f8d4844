"""The settings of a process: read once, loud on nonsense."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from argmap.paths import PACKAGE
from argmap.settings import SettingsError, made_private, secret_key, settings_from


def test_without_settings_the_data_are_in_the_usual_place_outside_the_package():
    settings = settings_from({})

    assert settings.data.name == "argmap"
    assert not settings.data.is_relative_to(PACKAGE)
    assert settings.database_file == settings.data / "argmap.db"


def test_the_database_is_in_the_data_directory(tmp_path):
    assert settings_from({"ARGMAP_DATA": str(tmp_path)}).database_file == tmp_path / "argmap.db"


def test_a_database_on_a_server_is_no_file():
    settings = settings_from({"ARGMAP_DATABASE_URL": "postgresql://localhost/argmap"})

    assert settings.database_file is None


def test_an_empty_setting_is_none():
    assert settings_from({"ARGMAP_THREADS": ""}).threads == 256


@pytest.mark.parametrize("written", ["many", "1", "1001", "-5", "6.5", "٦٤", "0x40"])
def test_a_number_of_threads_that_makes_no_sense_is_refused(written):
    with pytest.raises(SettingsError, match="write a number from 2 to 1000"):
        settings_from({"ARGMAP_THREADS": written})


def test_an_engine_that_there_is_not_is_refused_with_those_that_there_are():
    with pytest.raises(SettingsError, match="write one of auto, wasm, dot, tidy"):
        settings_from({"ARGMAP_ENGINE": "neato"})


def test_a_misspelt_setting_is_refused_with_the_one_that_is_meant():
    with pytest.raises(SettingsError, match="Did you mean ARGMAP_DATABASE_URL"):
        settings_from({"ARGMAP_DATABASE_URI": "sqlite:///x"})


def test_settings_of_others_are_left_alone():
    assert settings_from({"ARGMAP_CHROMIUM": "/usr/bin/chromium", "ARGS": "x"}).engine == "auto"


def test_data_within_the_package_are_refused():
    with pytest.raises(SettingsError, match="inside the program itself"):
        settings_from({"ARGMAP_DATA": str(PACKAGE / "data")})


def test_hosts_are_written_with_commas():
    assert settings_from({"ARGMAP_TRUSTED_HOSTS": "a.org, b.org"}).trusted_hosts == (
        "a.org",
        "b.org",
    )


def test_a_data_directory_is_made_for_its_owner_alone(tmp_path):
    made = made_private(tmp_path / "deep" / "data")

    assert stat.S_IMODE(made.stat().st_mode) == 0o700


def test_a_data_directory_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "data").touch()

    with pytest.raises(SettingsError, match="is a file: name a directory"):
        made_private(tmp_path / "data")


def test_a_data_directory_that_cannot_be_made_is_refused():
    with pytest.raises(SettingsError, match=r"cannot be made .*: name another directory"):
        made_private(Path("/proc/argmap"))


@pytest.mark.parametrize(
    ("given", "host", "allowed"),
    [
        ({}, "127.0.0.1", True),
        ({}, "::1", True),
        ({}, "localhost", True),
        ({}, "0.0.0.0", False),
        ({}, "maps.example.org", False),
        ({}, "", False),
        ({"ARGMAP_TRUSTED_PROXIES": "1"}, "127.0.0.1", False),
        ({"ARGMAP_COPIES": "yes"}, "0.0.0.0", True),
        ({"ARGMAP_COPIES": "no"}, "127.0.0.1", False),
    ],
)
def test_anybody_works_on_copies_where_only_this_machine_is_served_or_it_is_said(
    given, host, allowed
):
    assert settings_from(given, host=host).copies is allowed


def test_another_word_about_copies_is_refused():
    with pytest.raises(SettingsError, match="write one of auto, yes, no"):
        settings_from({"ARGMAP_COPIES": "perhaps"})


@pytest.mark.parametrize("written", ["short", "changeme", "x" * 64])
def test_a_secret_that_can_be_guessed_is_refused(written):
    with pytest.raises(SettingsError, match="at least 32 random characters"):
        settings_from({"ARGMAP_SECRET_KEY": written})


def test_a_secret_that_is_given_is_used_and_shown_nowhere(tmp_path):
    given = "kq7Zp0wY3nB8vR5sT1mX6cJ9dL2fH4gA"
    settings = settings_from({"ARGMAP_SECRET_KEY": given, "ARGMAP_DATA": str(tmp_path)})

    assert secret_key(settings) == given
    assert given not in repr(settings)
    assert list(tmp_path.iterdir()) == []


def test_a_secret_is_made_once_and_readable_to_its_owner_alone(tmp_path):
    settings = settings_from({"ARGMAP_DATA": str(tmp_path / "data")})

    made = secret_key(settings)

    assert secret_key(settings) == made
    assert len(made) == 64
    [kept] = (tmp_path / "data").iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_of_many_that_start_at_once_all_have_the_same_secret(tmp_path):
    settings = settings_from({"ARGMAP_DATA": str(tmp_path)})
    with ThreadPoolExecutor(8) as pool:
        keys = list(pool.map(lambda _: secret_key(settings), range(16)))

    assert len(set(keys)) == 1
    assert [each.name for each in tmp_path.iterdir()] == ["secret-key"]


def test_an_empty_secret_is_told_with_what_to_do(tmp_path):
    (tmp_path / "secret-key").write_text("")

    with pytest.raises(SettingsError, match="holds no key: delete it"):
        secret_key(settings_from({"ARGMAP_DATA": str(tmp_path)}))
