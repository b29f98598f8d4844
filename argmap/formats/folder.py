"""Reading a debate folder: all its YAML files together, with its texts and its library.

Every problem is collected with its place; nothing that stands in a file raises an exception.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from argmap.formats import keys
from argmap.formats.cited import Citing
from argmap.formats.claims import Names
from argmap.formats.frame import read_debate
from argmap.formats.network import read_claims, read_crossings, read_relations
from argmap.formats.places import Places
from argmap.formats.problems import Problem, Report, shown
from argmap.formats.record import Record, checked_name, id_sentence
from argmap.formats.sources import read_sources
from argmap.formats.tree import Table, Text, read_tree
from argmap.model.ids import MapId, Slug
from argmap.model.maps import ArgumentMap
from argmap.model.sources import Library

LIBRARY_FILE = "library.yaml"
DEBATE_FILE = "debate.yaml"


class Reading(NamedTuple):
    """What was read from a debate folder.

    Attributes:
        map: the debate with its claims; none if there are problems.
        library: the sources, its own or those of the library that it names; none if unreadable.
        problems: everything that is wrong, by file and place.
    """

    map: ArgumentMap | None
    library: Library | None
    problems: tuple[Problem, ...] = ()


class LibraryReading(NamedTuple):
    """What was read from a library folder; no library if there are problems."""

    library: Library | None
    problems: tuple[Problem, ...] = ()


def find_folders(path: Path) -> list[Path]:
    """Return the debate folders at a path: itself, or those in it, by name."""
    if (path / DEBATE_FILE).is_file():
        return [path]
    inside = sorted(path.iterdir()) if path.is_dir() else []
    return [each for each in inside if (each / DEBATE_FILE).is_file()]


def read_library(path: Path) -> LibraryReading:
    """Return the library in a folder, with every problem in it."""
    report = Report()
    library = _library(path, report)
    return LibraryReading(None if report.found else library, report.problems())


def read_folder(path: Path) -> Reading:
    """Return the debate in a folder, with every problem in it and in its library."""
    report = Report()
    root = _gathered(path, DEBATE_FILE, "debate folder", keys.DEBATE, report)
    if root is None:
        return Reading(None, None, report.problems())
    slug = _slug(path, root)
    library = _library_of(root, path, slug)
    if library is None:
        return Reading(None, None, report.problems())
    made = _map(root, slug, library)
    return Reading(None if report.found else made, library, report.problems())


def _gathered(
    path: Path, first: str, what: str, among: tuple[str, ...], report: Report
) -> Record | None:
    """Return all YAML files of a folder as one table, each key from the one file that has it."""
    whole = Table(str(path / first), 1, 1)
    if not (path / first).is_file():
        report.add(whole, f"There is no {first} here; a {what} begins with it.")
        return None
    for other in sorted(path.glob("*.yml")):
        report.add(Text(str(other), 1, 1, ""), f"This is not read: call it {other.stem}.yaml.")
    files = sorted(path.glob("*.yaml"), key=lambda file: (file.name != first, file.name))
    trees = [read_tree(file, report) for file in files]
    for tree in trees:
        if tree is not None:
            _pour(tree, whole, report)
    if None in trees:
        return None
    record = Record(whole, report, what, among)
    if record.value("format") not in ("", keys.FORMAT):
        record.wrong(
            "format",
            f"This is written in format {shown(record.value('format'))}, and this version of"
            f" Argmap reads format {keys.FORMAT}: use a newer version.",
        )
        return None
    return record


def _pour(tree: Table, whole: Table, report: Report) -> None:
    for name, node in tree.entries.items():
        if name in whole.keys:
            other = Path(whole.keys[name].file).name
            report.add(
                tree.keys[name], f"“{shown(name)}” stands in {other} already: keep it in one file."
            )
        else:
            whole.entries[name] = node
            whole.keys[name] = tree.keys[name]


def _slug(path: Path, root: Record) -> str:
    """Return the name in addresses: the folder's, unless another is written."""
    slug = root.value("slug") or path.resolve().name
    if checked_name(slug):
        return slug
    place = root.at("slug")
    if "slug" in root:
        root.report.add(place, id_sentence(slug, "debate"))
    else:
        root.report.add(
            place,
            f"The folder is called “{shown(slug)}”, which cannot stand in an address: rename it"
            " with lower-case letters, digits and hyphens, or add “slug: …”.",
        )
    return "debate"


def _library(path: Path, report: Report) -> Library | None:
    root = _gathered(path, LIBRARY_FILE, "library", keys.LIBRARY, report)
    if root is None:
        return None
    slug = _slug(path, root)
    root.required("title")
    title, summary = root.line("title") or slug, root.prose("summary")
    sources, editions = read_sources(root, path, report)
    return Library(Slug(slug), title, summary, sources, editions, _debates(root))


def _debates(root: Record) -> tuple[Slug, ...]:
    """Return the debates in the order to read them; they need not all be here."""
    written = root.each("debates")
    for each in written:
        if not checked_name(each.value):
            root.report.add(each, id_sentence(each.value, "debate"))
    return tuple(Slug(name) for name in dict.fromkeys(each.value for each in written))


def _library_of(root: Record, path: Path, slug: str) -> Library | None:
    """Return the library that the debate names, or its own sources as one."""
    name = root.value("library")
    if not name:
        sources, editions = read_sources(root, path, root.report)
        title = root.line("title") or root.line("question") or slug
        return Library(Slug(slug), title, "", sources, editions)
    if "sources" in root:
        root.wrong("sources", f"The sources are in the library {shown(name)}: write them there.")
    folder = path.resolve().parent / name
    if not checked_name(name) or not (folder / LIBRARY_FILE).is_file():
        beside = [each.parent.name for each in path.resolve().parent.glob(f"*/{LIBRARY_FILE}")]
        hint = root.report.hint(name, beside)
        root.wrong(
            "library", f"There is no folder “{shown(name)}” with a library.yaml beside this.{hint}"
        )
        return None
    return _library(path.parent / name if path.name else folder, root.report)


def _map(root: Record, slug: str, library: Library) -> ArgumentMap | None:
    names = Names(
        positions=dict(root.named("positions", "position", keys.POSITION)),
        speakers=dict(root.named("speakers", "speaker", keys.SPEAKER)),
        claims=dict(root.named("claims", "claim", keys.CLAIM)),
    )
    debate = read_debate(root, slug, library.slug, names)
    if debate:
        names.holding = {speaker.id: speaker for speaker in debate.speakers}
    places = Places(library, root.report)
    citing = Citing(places, root, names.speakers)
    claims = read_claims(names)
    relations = read_relations(root, names, citing)
    crossings = read_crossings(root, names)
    if debate is None:
        return None
    return ArgumentMap(
        MapId(slug), debate, claims, relations, citing.passages, citing.evidence, crossings
    )
