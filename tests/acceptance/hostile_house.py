"""The running program over the hostile contest: once as people use it, with sign-in, and once as a
demonstration in the middle of the contest.

When the tests of a process have ended, no log of its servers holds a value, and no cell of a file
that somebody took is a formula."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from service.environment import Place
from tests.browsing import NOW, ROOT, Open, Watched, serve
from tests.e2e.test_door import SECRET, proxied
from tests.hostile.contest import access_toml, answers, name_of, write_hostile_folder
from tests.hostile.deeds import Handed, do_everything
from tests.hostile.files import text_of
from tests.hostile.looking import MARKER, assert_harmless
from tests.hostile.spreadsheet import assert_no_cell_is_a_formula, assert_no_piece_is_a_formula

EXPORT = "=1+1 :smile: **b** <b>[x](y).csv"
"""The name of the sheet's export is hostile too."""
PERSONAL = re.compile(rf"{MARKER.pattern}|(?<!\d)09\d{{8}}(?!\d)")
"""What no log may hold: a value, or a phone of the sheet."""


@dataclass(frozen=True)
class House:
    """`url`: the program with sign-in, after the contest. `demonstration`: the demonstration.
    `files`: the CSV files that somebody took in this process, by the hash of their content."""

    url: str
    demonstration: str
    place: Path
    handed: Handed
    files: dict[str, Path] = field(default_factory=dict)

    @property
    def where(self) -> tuple[str, ...]:
        """The options by which a command finds the contest and the ledger."""
        return ("--contest", str(self.place / "c"), "--data", str(self.place / "ledger"))

    def keep(self, content: bytes, name: str) -> str:
        """Keep a CSV that somebody took, for the spreadsheet at the end; returns its text."""
        assert_no_piece_is_a_formula(content, name)
        file = self.place / f"taken-{len(self.files)}.csv"
        if self.files.setdefault(sha256(content).hexdigest(), file) == file:
            file.write_bytes(content)
        return content.decode("utf-8-sig")

    @property
    def export(self) -> Path:
        """The sheet's export."""
        return self.place / EXPORT


def visit_as(visit: Open, url: str, name: str) -> Watched:
    """The browser of a person whom the province's proxy has let in under a name."""
    watched = visit(url, extra_http_headers=proxied(name))
    watched.page.on(
        "dialog", lambda said: (watched.complaints.append(said.message), said.dismiss())
    )
    return watched


def visit_role(visit: Open, house: House, who: str) -> Watched:
    """The browser of the person who has this role."""
    return visit_as(visit, house.url, name_of(who))


def walk(house: House, watched: Watched, pages: list[str]) -> tuple[set[str], str]:
    """Open pages and take all that they offer; the markers on the pages, the texts of the files."""
    shown: set[str] = set()
    taken: list[str] = []
    for address in pages:
        page = watched.open(address)
        expect(page.locator("h1")).to_be_visible()
        shown |= assert_harmless(page)
        watched.assert_quiet()
        links = page.locator('a[href*="/tai-ve/"]').evaluate_all("all => all.map(a => a.href)")
        for link in links:
            answer = page.request.get(link)
            assert answer.ok, address
            taken.append(text_of(answer.body(), _file_of(answer.headers), house.keep))
    return shown, "\n".join(taken)


def _file_of(headers: Mapping[str, str]) -> str:
    """The name under which a browser keeps the file."""
    return unquote(headers["content-disposition"].rpartition("''")[2]).strip('"')


def command(*arguments: str) -> str:
    """What a command prints. It has to succeed, and no value is in its log."""
    line = [sys.executable, "-m", *arguments]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not PERSONAL.search(done.stderr)
    return done.stdout


@pytest.fixture(scope="session")
def hostile_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    place = tmp_path_factory.mktemp("hostile")
    folder, data = write_hostile_folder(place / "c"), place / "ledger"
    access = place / "access.toml"
    where = ("--contest", str(folder), "--data", str(data))
    (place / EXPORT).write_text(answers(), "utf-8")
    access.write_text(access_toml(), "utf-8")
    assert not PERSONAL.search(command("ingest", "import", str(place / EXPORT), *where))
    handed = do_everything(Place(folder, str(data)), access)
    settings = {"CONTEST_DIR": str(folder), "CONTEST_ACCESS": str(access)}
    each = ({"CONTEST_PROXY_SECRET": SECRET}, {"CONTEST_DEMO": "1", "CONTEST_NOW": NOW})
    logs = [place / "sign-in.log", place / "demonstration.log"]
    with ExitStack() as stack:
        streams = [stack.enter_context(log.open("wb")) for log in logs]
        urls = [
            stack.enter_context(serve(data, log=stream, **settings, **own))
            for stream, own in zip(streams, each, strict=True)
        ]
        house = House(*urls, place, handed)
        yield house
    # However the tests are spread over processes, each has its files and its servers' logs.
    for log in logs:
        text = log.read_text("utf-8", "replace")
        assert "You can now view your Streamlit app" in text, "the log is the server's"
        assert not PERSONAL.search(text), log.name
    assert_no_cell_is_a_formula([*house.files.values()], place / "spreadsheet")
