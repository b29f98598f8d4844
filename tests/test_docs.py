"""The documentation tells what is there, its examples run, and its links lead somewhere."""

from __future__ import annotations

import re
import shlex
from contextlib import closing
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from argmap.cli import COMMANDS, main
from argmap.commands.new import STARTER
from argmap.services.people.accounts import Account, accept, invite
from argmap.settings import VARIABLES, settings_from
from argmap.store import open_store

ROOT = Path(__file__).parent.parent
PAGES = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "benchmarks").glob("*.md")),
]
FOR_TESTS = {"ARGMAP_CHROMIUM", "ARGMAP_REQUIRE_ALL", "ARGMAP_TEST_PG_URL"}
COMMAND_PAGE = (ROOT / "docs/commands.md").read_text("utf-8")


def named(path):
    return str(path.relative_to(ROOT))


def command(name):
    return main.get_command(click.Context(main), name)


def examples(text):
    """The lines that begin with ``argmap``, but those that serve or need a shell."""
    lines = (line.strip() for line in text.splitlines())
    return [
        line
        for line in lines
        if re.match(r"argmap [a-z]+( |$)", line) and not re.search(r"[|~<>`]|^argmap serve", line)
    ]


EXAMPLES = {
    "README.md": examples((ROOT / "README.md").read_text("utf-8")),
    "docs/commands.md": examples(COMMAND_PAGE),
    **{f"argmap {name} --help": examples(command(name).epilog) for name in COMMANDS},
}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_on_the_page_of_commands(name):
    section = re.split(r"^## ", COMMAND_PAGE, flags=re.MULTILINE)
    [told] = [each for each in section if each.startswith(f"argmap {name}\n")]
    options = {each for p in command(name).params for each in p.opts if each.startswith("--")}

    assert {option for option in options if option not in told} == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_shows_examples(name):
    shown = CliRunner().invoke(main, [name, "--help"], prog_name="argmap")

    assert f"argmap {name}" in shown.stdout.partition("Examples:")[2]


def test_every_setting_is_in_the_table_for_hosts_and_no_other():
    table = re.findall(r"^\| `(ARGMAP_\w+)` \|", (ROOT / "docs/self-hosting.md").read_text(), re.M)

    assert tuple(table) == VARIABLES


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_names_only_settings_that_there_are(page):
    assert set(re.findall(r"\bARGMAP_[A-Z_]+", page.read_text("utf-8"))) <= {
        *VARIABLES,
        *FOR_TESTS,
    }


@pytest.mark.parametrize("where", EXAMPLES)
def test_the_examples_run(where, tmp_path, monkeypatch, made_once):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ARGMAP_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("ARGMAP_CACHE", str(made_once))
    (tmp_path / "my-copy.txt").write_bytes((STARTER / "texts/letter.txt").read_bytes())
    prepare(EXAMPLES[where])

    for line in EXAMPLES[where]:
        run(line)


def prepare(lines):
    """Make what the examples speak of, unless one of them makes it."""
    for folder in ("five-year-plan", "debates/five-year-plan"):
        if not any(re.match(rf"argmap new {folder}( |$)", line) for line in lines):
            run(f"argmap new {folder}")
    named = [line.split()[1] for line in lines]
    if {"dump", "export", "import", "verify", "cite", "essay", "source"} & set(
        named
    ) and "load" not in named:
        run("argmap load five-year-plan")
    if "import" in named and "export" not in named:
        run("argmap export five-year-plan plan.argmap")
    if "password" in named:
        (Path.cwd() / "data").mkdir(0o700, exist_ok=True)
        with closing(open_store(settings_from().database_url)) as store:
            accept(store, invite(store), Account("Alba", "alba", "a long enough password"))


def run(line):
    typed = "quite another password"
    ran = CliRunner().invoke(main, shlex.split(line)[1:], input=typed, prog_name="argmap")

    assert ran.exit_code == 0, f"{line}: {ran.output}"


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_the_links_of_a_page_lead_somewhere(page):
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    links = re.findall(r"\]\(([^)\s]+)\)", text)

    assert [link for link in links if not leads_somewhere(link, page)] == []


def leads_somewhere(link, page):
    if link.startswith(("https://", "http://")):
        return True
    path, _, anchor = link.partition("#")
    target = (page.parent / path) if path else page
    if not target.exists():
        return False
    return not anchor or anchor in anchors(target.read_text("utf-8"))


def anchors(text):
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}
