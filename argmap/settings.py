"""The settings of one process, read once from the environment, loud on nonsense."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from difflib import get_close_matches
from ipaddress import ip_address
from pathlib import Path

from argmap.model.errors import ArgmapError
from argmap.paths import PACKAGE

ENGINES = ("auto", "wasm", "dot", "tidy")
COPIES = ("auto", "yes", "no")
KEY_FILE, KEY_LEAST = "secret-key", 32
_SQLITE = "sqlite:///"
_SITE = re.compile(r"https?://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?", re.ASCII)
VARIABLES = (
    "ARGMAP_DATA",
    "ARGMAP_CACHE",
    "ARGMAP_DATABASE_URL",
    "ARGMAP_ENGINE",
    "ARGMAP_THREADS",
    "ARGMAP_TRUSTED_PROXIES",
    "ARGMAP_TRUSTED_HOSTS",
    "ARGMAP_COPIES",
    "ARGMAP_FRAMES",
    "ARGMAP_SECRET_KEY",
)


class SettingsError(ArgmapError):
    """A setting that makes no sense; the sentence names it and says what would."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How this installation of Argmap is set up; docs/self-hosting.md has the same table.

    Attributes:
        data: the directory of the database.
        cache: the directory of what can be made again: the compiled layout engine, small fonts.
        database_url: ``sqlite:///path`` or ``postgresql://...``.
        engine: what lays maps out: ``auto`` (the best there is), ``wasm``, ``dot`` or ``tidy``.
        threads: how many requests are answered at once; open streams hold one each, all but 24.
        trusted_proxies: how many reverse proxies stand before the server and may be believed.
        trusted_hosts: the names under which the server may be asked; any, if there are none.
        copies: whether anybody may work on a copy of a public map without joining.
        frames: the sites that may show a public map in a frame; ``*`` for any, none if empty.
        secret_key: with which forms are sealed; a file in ``data`` has it, if nothing is given.
    """

    data: Path
    cache: Path
    database_url: str
    engine: str = "auto"
    threads: int = 256
    trusted_proxies: int = 0
    trusted_hosts: tuple[str, ...] = ()
    copies: bool = False
    frames: tuple[str, ...] = ("*",)
    secret_key: str = field(default="", repr=False)

    @property
    def database_file(self) -> Path | None:
        """The file of the database, or none if a server keeps it."""
        if not self.is_sqlite:
            return None
        return Path(self.database_url[len(_SQLITE) :]).expanduser().absolute()

    @property
    def is_sqlite(self) -> bool:
        """Whether the database is one file."""
        return self.database_url.startswith(_SQLITE) and self.database_url != _SQLITE


def settings_from(environment: Mapping[str, str] | None = None, *, host: str = "") -> Settings:
    """Return the settings that the environment gives, and the usual ones for the rest.

    Args:
        environment: names and values; those of the process, if nothing is said.
        host: where the server listens, if one is to be started: on this machine alone, people may
            work on copies unless it is forbidden.

    Raises:
        SettingsError: a value makes no sense, or a name is nearly that of a setting.
    """
    given = os.environ if environment is None else environment
    _refuse_misspelt(given)
    data = _directory(given, "ARGMAP_DATA")
    proxies = _number(given, "ARGMAP_TRUSTED_PROXIES", usual=0, least=0, most=10)
    copies = _choice(given, "ARGMAP_COPIES", COPIES)
    return Settings(
        data=data,
        cache=_directory(given, "ARGMAP_CACHE"),
        database_url=given.get("ARGMAP_DATABASE_URL") or f"sqlite:///{data / 'argmap.db'}",
        engine=_choice(given, "ARGMAP_ENGINE", ENGINES),
        threads=_number(given, "ARGMAP_THREADS", usual=256, least=2, most=1_000),
        trusted_proxies=proxies,
        trusted_hosts=tuple(given.get("ARGMAP_TRUSTED_HOSTS", "").replace(",", " ").split()),
        copies=copies == "yes" or (copies == "auto" and not proxies and is_loopback(host)),
        frames=_frames(given),
        secret_key=_secret(given),
    )


def is_loopback(host: str) -> bool:
    """Say whether whoever listens there is reached from this machine alone."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _secret(given: Mapping[str, str]) -> str:
    written = given.get("ARGMAP_SECRET_KEY", "")
    if written and (len(written) < KEY_LEAST or len(set(written)) < 8):
        raise SettingsError(
            f"ARGMAP_SECRET_KEY has to be at least {KEY_LEAST} random characters: leave it out, and"
            " one is made and kept in ARGMAP_DATA."
        )
    return written


def _frames(given: Mapping[str, str]) -> tuple[str, ...]:
    """Return who may frame maps, as the header Content-Security-Policy names sites."""
    written = given.get("ARGMAP_FRAMES") or "any"
    if written in ("any", "none"):
        return ("*",) if written == "any" else ()
    sites = tuple(written.replace(",", " ").split())
    for site in sites:
        if not _SITE.fullmatch(site):
            raise SettingsError(
                f"ARGMAP_FRAMES has {site!r}: write any, none, or sites such as"
                " https://moodle.example.org."
            )
    return sites


def _refuse_misspelt(given: Mapping[str, str]) -> None:
    for name in given:
        if name.startswith("ARGMAP_") and name not in VARIABLES:
            near = get_close_matches(name, VARIABLES, n=1, cutoff=0.8)
            if near:
                raise SettingsError(f"There is no setting {name}. Did you mean {near[0]}?")


def _directory(given: Mapping[str, str], name: str) -> Path:
    written = given.get(name)
    if not written:
        return _usual_directory(name)
    directory = Path(written).expanduser().absolute()
    if directory.is_relative_to(PACKAGE):
        raise SettingsError(
            f"{name} is {written}, inside the program itself: choose a directory of its own."
        )
    return directory


def _usual_directory(name: str) -> Path:
    import platformdirs

    if name == "ARGMAP_CACHE":
        return platformdirs.user_cache_path("argmap", appauthor=False)
    return platformdirs.user_data_path("argmap", appauthor=False)


def _choice(given: Mapping[str, str], name: str, choices: tuple[str, ...]) -> str:
    written = given.get(name) or choices[0]
    if written not in choices:
        raise SettingsError(f"{name} is {written!r}: write one of {', '.join(choices)}.")
    return written


def _number(given: Mapping[str, str], name: str, *, usual: int, least: int, most: int) -> int:
    written = given.get(name) or str(usual)
    if not (written.isascii() and written.isdigit() and least <= int(written) <= most):
        raise SettingsError(f"{name} is {written!r}: write a number from {least} to {most}.")
    return int(written)


def made_private(directory: Path) -> Path:
    """Return the directory, made readable to its owner alone if it was not there.

    Raises:
        SettingsError: it cannot be made or written to.
    """
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise SettingsError(f"{directory} is a file: name a directory.") from None
    except OSError as error:
        raise SettingsError(
            f"{directory} cannot be made ({_reason(error)}): name another directory in ARGMAP_DATA."
        ) from None
    if not os.access(directory, os.W_OK | os.X_OK):
        raise SettingsError(
            f"{directory} cannot be written to: make it writable,"
            " or name another directory in ARGMAP_DATA."
        )
    return directory


def secret_key(settings: Settings) -> str:
    """Return what forms are sealed with: as given, or out of a file that is made once.

    The file appears whole or not at all, on the disk, readable to its owner alone: of several
    processes that start at once, all have the same key.

    Raises:
        SettingsError: it cannot be made, or holds no key.
    """
    if settings.secret_key:
        return settings.secret_key
    path = made_private(settings.data) / KEY_FILE
    if not path.exists():
        _keep_key(path)
    kept = path.read_text("ascii", "replace").strip()
    if len(kept) < KEY_LEAST:
        raise SettingsError(f"{path} holds no key: delete it, and start again.")
    return kept


def _keep_key(path: Path) -> None:
    """Write a new key beside its place, then put it there, unless another was first."""
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    try:
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as made:
            made.write(secrets.token_hex(32))
            made.flush()
            os.fsync(made.fileno())
        with suppress(FileExistsError):
            os.link(fresh, path)
    except OSError as error:
        raise SettingsError(f"{path} cannot be written ({_reason(error)}).") from None
    finally:
        fresh.unlink(missing_ok=True)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
