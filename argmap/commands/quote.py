"""``argmap quote``: whether a quotation stands in a text word for word, and what is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from argmap.commands.words import counted
from argmap.settings import settings_from

if TYPE_CHECKING:
    from argmap.evidence.differing import Run
    from argmap.evidence.essays import CheckedEssay
    from argmap.evidence.quoting import Checked
    from argmap.evidence.references import Reference
    from argmap.model.maps import ArgumentMap
    from argmap.model.sources import Edition, Library

EXAMPLES = """\b
Examples:
  argmap quote "who buy from us come by car" --debate five-year-plan
  argmap quote "who buy from us ... by car" --in my-copy.txt
  argmap quote "leave the square as it is" --in my-copy.txt --limit 50
  argmap quote --essay essay.txt --debate five-year-plan | less
  argmap quote --essay essay.txt --in my-copy.txt --json | jq .quotations

What differs is shown as [-typed-]{+printed+}. With both --debate and --in, a text of your own that
the debate knows by its digest has its name and its corrections.

Exit codes: 0 all is well, 1 something is wrong with a quotation, 2 used wrongly.
"""
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(epilog=EXAMPLES)
@click.argument("words", required=False)
@click.option("texts", "--in", type=FILE, multiple=True, help="A text to look in; may be repeated.")
@click.option("--debate", help="Look in the texts of this debate: a folder, or a name.")
@click.option("--essay", type=FILE, help="Check every quotation of this file.")
@click.option("--limit", type=click.IntRange(1), help="The most words that a quotation may have.")
@click.option("as_json", "--json", is_flag=True, help="Write JSON for a program to read.")
@click.pass_context
def quote(
    context: click.Context,
    words: str | None,
    texts: tuple[Path, ...],
    debate: str | None,
    essay: Path | None,
    limit: int | None,
    *,
    as_json: bool,
) -> None:
    """Check whether WORDS, or the quotations of an essay, stand in a text as they are quoted."""
    from argmap.evidence.essays import check_essay
    from argmap.evidence.quoting import check

    if (words is None) == (essay is None):
        raise click.UsageError("Give the words of one quotation, or --essay FILE: one of the two.")
    known = _references(texts, debate)
    if essay is not None:
        whole = check_essay(_read(essay), known, limit)
        told, lines, fine = _essay_data(whole), _essay_lines(whole), whole.fine
    else:
        checked = check(words or "", known, limit)
        told, lines, fine = _data(checked), _lines(checked), checked.fine
    click.echo(json.dumps(told, ensure_ascii=False, indent=2) if as_json else "\n".join(lines))
    context.exit(0 if fine else 1)


def _references(texts: tuple[Path, ...], debate: str | None) -> list[Reference]:
    """Return the texts to look in: those that are given, then those of the debate."""
    from argmap.evidence.references import references

    own = [_edition(file) for file in texts]
    if debate is None and not own:
        raise click.UsageError("Say where to look: --in TEXTFILE, or --debate FOLDER-OR-NAME.")
    found: list[Reference] = []
    if debate is not None:
        drawn, library = _debate(debate)
        library, own = _with(library, own)
        found += references(library, drawn.passages.values(), drawn.debate.language)
        if not found and not own:
            raise click.ClickException(f"No text of {debate} is here: give one with --in TEXTFILE.")
    return [*_plain(own), *found]


def _plain(own: Iterable[tuple[str, Edition]]) -> Iterator[Reference]:
    from argmap.evidence.references import reference_of

    for name, edition in own:
        yield reference_of(edition, name)


def _edition(file: Path) -> tuple[str, Edition]:
    from argmap.model.ids import SourceId
    from argmap.model.sources import edition_of

    return file.name, edition_of(SourceId("text"), _read(file))


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise click.UsageError(f"{file} is not written in UTF-8: save it so.") from None


def _debate(debate: str) -> tuple[ArgumentMap, Library]:
    """Return the debate in a folder, or else that in the database, with its added texts."""
    if Path(debate).is_dir():
        from argmap.formats.folder import read_folder

        read = read_folder(Path(debate))
        if read.map is None or read.library is None:
            told = f"{debate} has problems: argmap check {debate} tells them."
            raise click.ClickException(told)
        return read.map, read.library
    from argmap.services.reading import debate_map
    from argmap.services.texts.desks import at_house
    from argmap.store import open_store

    with closing(open_store(settings_from().database_url, create=False)) as store:
        drawn = debate_map(store, debate)
        return drawn, at_house(store, drawn.debate.library).seen(store)


def _with(
    library: Library, own: list[tuple[str, Edition]]
) -> tuple[Library, list[tuple[str, Edition]]]:
    """Return the library with the texts that it knows by their digests, and the other texts."""
    from dataclasses import replace

    here = {edition.digest: edition.text for _, edition in own}
    editions = tuple(
        replace(each, text=here[each.digest]) if each.digest in here else each
        for each in library.editions
    )
    known = {edition.digest for edition in library.editions}
    return replace(library, editions=editions), [
        each for each in own if each[1].digest not in known
    ]


def _lines(checked: Checked) -> Iterator[str]:
    """Yield what is said of a quotation: the verdict with its place, what differs, cautions."""
    where = "; ".join(place.locator for place in checked.places[:4])
    more = len(checked.places) - 4
    where += f"; and {more} more" if more > 0 else ""
    yield f"{checked.verdict}: {where}" if where else str(checked.verdict)
    if any(run.sort != "same" for run in checked.difference):
        yield f"  {''.join(_shown(run) for run in checked.difference).strip()}"
    for caution in checked.cautions:
        yield f"  ! {caution.sentence}"


def _shown(run: Run) -> str:
    if run.sort == "same":
        return _on_one_line(run.typed)
    typed, printed = _on_one_line(run.typed), _on_one_line(run.printed)
    gone = f"[-{typed.strip()}-]" if typed.strip() else ""
    told = f"{{+{printed.strip()}+}}" if printed.strip() else ""
    return f"{' ' * typed.startswith(' ')}{gone}{told} "


def _on_one_line(words: str) -> str:
    return "".join(" " if sign.isspace() else sign for sign in words)


def _essay_lines(whole: CheckedEssay) -> Iterator[str]:
    for each in whole.quotations:
        words = " ".join(each.quotation.words.split())
        shown = words if len(words) <= 60 else f"{words[:57].rstrip()}…"
        first, *others = _lines(each.checked)
        yield f"line {each.line}: “{shown}”"
        yield f"  {first}"
        yield from others
    for run in whole.taken:
        yield f"line {run.line}: {run.count} words in a row without quotation marks"
        yield f"  as in {run.place.locator}: {' '.join(run.text.split())}"
    yield _summary(whole)


def _summary(whole: CheckedEssay) -> str:
    wrong = sum(not each.fine for each in whole.quotations)
    told = [f"{counted(len(whole.quotations), 'quotation')}, {wrong or 'none'} to look at"]
    if whole.unchecked:
        told.append(f"{whole.unchecked:,} more not checked")
    if whole.taken:
        told.append(f"{counted(len(whole.taken), 'run')} of words copied without quotation marks")
    return f"{'; '.join(told)}."


def _data(checked: Checked) -> dict[str, Any]:
    return {
        "words": checked.words,
        "verdict": checked.verdict.value,
        "likeness": round(checked.likeness, 3),
        "fine": checked.fine,
        "places": [place._asdict() for place in checked.places],
        "difference": [run._asdict() for run in checked.difference],
        "cautions": [caution._asdict() for caution in checked.cautions],
    }


def _essay_data(whole: CheckedEssay) -> dict[str, Any]:
    return {
        "fine": whole.fine,
        "unchecked": whole.unchecked,
        "quotations": [
            {
                "line": each.line,
                "start": each.quotation.start,
                "end": each.quotation.end,
                "block": each.quotation.block,
                **_data(each.checked),
                "fine": each.fine,
            }
            for each in whole.quotations
        ],
        "copied": [
            {
                "line": run.line,
                "start": run.start,
                "end": run.end,
                "words": run.text,
                "count": run.count,
                "place": run.place._asdict(),
            }
            for run in whole.taken
        ],
    }
