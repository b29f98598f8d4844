"""A map with its whole history as one file: JSON Lines, closed by their digest.

Every line is a JSON object with one key that says what it is: first ``archive`` (the version of
the format, the debate), then ``library``, its ``source`` and ``edition`` lines, one ``revision``
for each, ``snapshot`` and ``comment`` lines, and ``end`` with the SHA-256 of all before it. There
are no paths and no code in it, nothing is packed, and persons are the names that they signed with.
What undoes a revision is worked out anew by whoever replays the edits.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from argmap.model import text
from argmap.model.errors import ArgmapError, InvalidError
from argmap.model.ids import MapId, Slug, checked_id
from argmap.model.plain import edit_from, plain, plain_edit, value_from
from argmap.model.revisions import Revision
from argmap.model.seminars import NAME_LENGTH
from argmap.model.sources import Access, Edition, Library, Source
from argmap.model.talk import Comment, Snapshot

FORMAT = 1
SUFFIX = "argmap"
NOWHERE = MapId("")
DEEPEST, LARGEST = 12, 2**31
_TIMES = ("made", "resolved")


class ArchiveError(InvalidError):
    """A file that is no archive of a map, or not a whole one."""

    def __init__(self, what: str, line: int = 0) -> None:
        where = f"Line {line} of the file" if line else "The file"
        super().__init__(f"{where} {what} Nothing was imported.")


@dataclass(frozen=True, slots=True)
class Archive:
    """A map as one file holds it.

    Attributes:
        debate: the slug of the debate.
        name: what told the map from others of the debate; nothing for a debate's own.
        library: the library of the debate; texts that may not be shown to everybody are left out.
        revisions: all, from the first, without what undoes them.
    """

    debate: Slug
    name: str
    library: Library
    revisions: tuple[Revision, ...]
    snapshots: tuple[Snapshot, ...] = ()
    comments: tuple[Comment, ...] = ()


def write(archive: Archive) -> bytes:
    """Return the archive as the bytes of a file; the same archive is the same bytes."""
    body = b"".join(_line(sort, value) for sort, value in _lines(archive))
    end = {"lines": body.count(b"\n"), "sha256": sha256(body).hexdigest()}
    return body + _line("end", end)


def read(content: bytes) -> Archive:
    """Return the archive that a file holds.

    Raises:
        ArchiveError: it holds none, or has been cut off or changed; the sentence says where.
    """
    *lines, end = _whole(content)
    _check_end(content, len(lines), end)
    found: dict[str, list[Any]] = {sort: [] for sort in _READERS}
    for number, line in enumerate(lines, 1):
        sort, value = _sorted(line, number)
        found[sort].append(_made(sort, value, number))
    return _together(found)


def without_texts(library: Library) -> Library:
    """Return the library without the texts that only a group may read."""
    public = {each.id for each in library.sources if each.access is Access.PUBLIC}
    kept = (e if e.source in public else replace(e, text=None) for e in library.editions)
    return replace(library, editions=tuple(kept))


def _lines(archive: Archive) -> Iterator[tuple[str, Any]]:
    yield "archive", {"format": FORMAT, "debate": archive.debate, "name": archive.name}
    yield "library", plain(replace(archive.library, sources=(), editions=()))
    yield from (("source", plain(each)) for each in archive.library.sources)
    yield from (("edition", plain(each)) for each in archive.library.editions)
    for revision in archive.revisions:
        edits = [plain_edit(edit) for edit in revision.edits]
        yield "revision", _unbound(replace(revision, edits=(), undoes=())) | {"edits": edits}
    yield from (("snapshot", _unbound(each)) for each in archive.snapshots)
    yield from (("comment", _unbound(each)) for each in archive.comments)


def _unbound(thing: Revision | Snapshot | Comment) -> dict[str, Any]:
    """Return a thing as plain data, without the map and the person that it belongs to."""
    told = {key: value for key, value in plain(thing).items() if key not in ("map_id", "person")}
    for key in _TIMES:
        if isinstance(told.get(key), datetime):
            told[key] = told[key].astimezone(UTC).isoformat()
    return told


def _line(sort: str, value: Any) -> bytes:
    written = json.dumps({sort: value}, ensure_ascii=False, separators=(",", ":"))
    return written.encode() + b"\n"


def _whole(content: bytes) -> list[bytes]:
    if not content.startswith(b'{"archive":'):
        raise ArchiveError("is no archive of a map: choose one that Argmap exported.")
    lines = content.split(b"\n")
    if lines.pop() or len(lines) < 2:
        raise ArchiveError("has been cut off: export the map again.")
    return lines


def _check_end(content: bytes, lines: int, end: bytes) -> None:
    told = _json(end, lines + 1).get("end")
    if not isinstance(told, dict):
        raise ArchiveError("has been cut off: export the map again.")
    body = content[: len(content) - len(end) - 1]
    if told != {"lines": lines, "sha256": sha256(body).hexdigest()}:
        raise ArchiveError("is not as it was written: its digest is another.")


def _json(line: bytes, number: int) -> dict[str, Any]:
    """Return the object on a line, which is not nested deeper than anything that we write."""
    try:
        found = json.loads(line.decode(), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise ArchiveError("holds no JSON.", number) from error
    if not isinstance(found, dict):
        raise ArchiveError("is not what stands in an archive.", number)
    _look(found, number)
    return found


def _no_number(name: str) -> None:
    raise ValueError(name)


def _look(value: Any, number: int, depth: int = 0) -> None:
    """Check that every word and number can be kept, and that nothing is nested without end."""
    if depth > DEEPEST:
        raise ArchiveError("is nested deeper than anything in an archive.", number)
    if isinstance(value, str):
        _try(lambda: text.exact(value, "What stands there"), number)
    elif isinstance(value, int) and abs(value) >= LARGEST:
        raise ArchiveError(f"holds a number that is not below {LARGEST:,}.", number)
    elif isinstance(value, dict):
        for each in (*value, *value.values()):
            _look(each, number, depth + 1)
    elif isinstance(value, list):
        for each in value:
            _look(each, number, depth + 1)


def _try(check: Callable[[], object], number: int) -> None:
    try:
        check()
    except InvalidError as error:
        raise ArchiveError(f"cannot be kept. {error}", number) from error


def _sorted(line: bytes, number: int) -> tuple[str, Any]:
    found = _json(line, number)
    [sort] = found if len(found) == 1 else [""]
    if sort not in _READERS:
        raise ArchiveError(f"is none of {', '.join(_READERS)}.", number)
    return sort, found[sort]


def _made(sort: str, value: Any, number: int) -> Any:
    try:
        return _READERS[sort](value)
    except ArchiveError:
        raise
    except (ArgmapError, TypeError, ValueError, KeyError, AttributeError, RecursionError) as error:
        told = str(error) if isinstance(error, ArgmapError) else "It has another shape."
        raise ArchiveError(f"is no {sort}. {told}", number) from error


def _head(value: Any) -> dict[str, Any]:
    if value["format"] != FORMAT:
        raise ArchiveError(
            f"is of version {value['format']!r} of the format, and this program reads version"
            f" {FORMAT}: use a newer one."
        )
    if set(value) != {"format", "debate", "name"}:
        raise TypeError(value)
    checked_id(value["debate"])
    text.line(value["name"], "The name of a map", limit=NAME_LENGTH, empty=True)
    return dict(value)


def _edition(value: Any) -> Edition:
    read_ = value_from(Edition, value)
    if not re.fullmatch("[0-9a-f]{64}", read_.digest) or read_.characters < 0:
        raise TypeError(value)
    return read_


def _library(value: Any) -> Library:
    read_ = value_from(Library, value)
    for each in read_.debates:
        checked_id(each)
    return read_


def _comment(value: Any) -> Comment:
    read_: Comment = _bound(Comment, value)
    checked_id(read_.id)
    text.line(read_.name, "The name under a comment")
    return read_


def _revision(value: Any) -> Revision:
    edits = tuple(edit_from(each) for each in value["edits"])
    rest = {key: each for key, each in value.items() if key != "edits"}
    read_: Revision = _bound(Revision, {**rest, "edits": []})
    text.line(read_.member, "The name under a revision")
    text.prose(read_.note, "The note on a revision")
    return replace(read_, edits=edits)


def _bound(kind: Any, value: Any) -> Any:
    """Return a thing that belongs to no map and no person yet."""
    if {"map_id", "person"} & set(value):
        raise TypeError(value)
    times = {key: _time(value[key]) for key in _TIMES if value.get(key) is not None}
    rest = {key: each for key, each in value.items() if key not in times}
    return value_from(kind, rest | {"map_id": NOWHERE, "person": None} | times)


def _time(value: Any) -> datetime:
    made = datetime.fromisoformat(value)
    if made.tzinfo is None or not 1900 < made.year < 9000:
        raise ValueError(value)
    return made.astimezone(UTC)


_READERS: dict[str, Callable[[Any], Any]] = {
    "archive": _head,
    "library": _library,
    "source": lambda value: value_from(Source, value),
    "edition": _edition,
    "revision": _revision,
    "snapshot": lambda value: _bound(Snapshot, value),
    "comment": _comment,
}


def _together(found: dict[str, list[Any]]) -> Archive:
    if len(found["archive"]) != 1 or len(found["library"]) != 1:
        raise ArchiveError("tells of no debate and library, or of several.")
    [head], [library] = found["archive"], found["library"]
    numbers = [each.number for each in found["revision"]]
    if numbers != list(range(1, len(numbers) + 1)):
        raise ArchiveError("does not hold every revision, in order, from the first.")
    _check_shelf(found["source"], found["edition"])
    _check_talk(found["snapshot"], found["comment"], len(numbers))
    filled = replace(library, sources=tuple(found["source"]), editions=tuple(found["edition"]))
    parts = tuple(found["revision"]), tuple(found["snapshot"]), tuple(found["comment"])
    return Archive(Slug(head["debate"]), head["name"], filled, *parts)


def _check_shelf(sources: list[Source], editions: list[Edition]) -> None:
    _once("source", [each.id for each in sources])
    _once("edition", [(each.source, each.id) for each in editions])
    _once("text", [(each.source, each.digest) for each in editions])
    if not {each.source for each in editions} <= {each.id for each in sources}:
        raise ArchiveError("holds an edition of a source that is not in it.")


def _check_talk(snapshots: list[Snapshot], comments: list[Comment], last: int) -> None:
    _once("snapshot", [each.name for each in snapshots])
    _once("comment", [each.id for each in comments])
    numbers = [*(each.revision for each in snapshots), *(each.revision for each in comments)]
    if not all(0 <= each <= last for each in numbers):
        raise ArchiveError("tells of a revision that is not in it.")
    first = {each.id for each in comments if each.reply_to is None}
    if not {each.reply_to for each in comments if each.reply_to} <= first:
        raise ArchiveError("holds an answer to a comment that is not in it.")


def _once(what: str, ids: list[Any]) -> None:
    if len(set(ids)) < len(ids):
        raise ArchiveError(f"holds a {what} twice.")
