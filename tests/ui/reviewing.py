"""A small contest with a real ledger behind the frame, for the pages that decide and look up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from contest import Contest
from contest import load as load_folder
from ingest import ensure_current, load_file
from ledger import Ledger
from results import View, compute, visible
from tests.builders import COMMITTEE, ITEMS, TOML, UNITS, csv_text, write_folder
from tests.ui.conftest import FRAME

MOMENT = datetime(2024, 12, 2, 7, 5, tzinfo=UTC)


@dataclass(frozen=True)
class Desk:
    """The contest, its ledger and a viewer's session."""

    contest: Contest
    ledger: Ledger
    app: AppTest

    def load(self, *rows: tuple[str, ...]) -> None:
        """Load a sheet with these rows."""
        path = Path(self.ledger.uri).parent / "answers.csv"
        path.write_text(csv_text(rows), encoding="utf-8")
        load_file(self.contest, self.ledger, path, now=MOMENT)

    def view(self) -> View:
        """What the committee may see now."""
        ensure_current(self.contest, self.ledger)
        return visible(compute(self.contest, self.ledger, now=MOMENT), COMMITTEE)

    def numbers(self) -> tuple[Any, ...]:
        """Everything that a decision could move."""
        seen = self.view()
        return seen.balance(), seen.standings().to_pylist(), seen.participation("unit").to_pylist()

    def log(self) -> list[dict[str, Any]]:
        """What the log has, in order."""
        table = self.ledger.table("log")
        return table.to_pyarrow_table().sort_by("at").to_pylist() if table else []

    def id_of(self, name: str) -> str:
        """The response of a person whose name is found once."""
        (line,) = self.view().look_up(name)
        return str(line["response_id"])

    def on(self, address: str, **query: str) -> AppTest:
        """Open a page."""
        self.app._page_hash = calc_hash(address)
        for name, value in query.items():
            self.app.query_params[name] = value
        return self.app.run()


def make_desk(
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    *rows: tuple[str, ...],
    rules: str = "",
    items: str = ITEMS,
    units: str = UNITS,
) -> Desk:
    """A ledger with these rows over the builders' contest, opened in the demonstration. `rules`:
    further sections of its contest.toml; `items`: its items.csv; `units`: its units.csv."""
    monkeypatch.setenv("CONTEST_DEMO", "1")
    monkeypatch.setenv("CONTEST_DIR", str(folder / "contest"))
    monkeypatch.setenv("CONTEST_DATA", str(folder / "ledger"))
    monkeypatch.setenv("CONTEST_PUBLIC", str(folder / "public"))
    monkeypatch.setenv("CONTEST_NOW", "2024-12-02T14:05")
    contest = load_folder(
        write_folder(folder / "contest", toml=TOML + rules, items=items, units=units)
    )
    app = AppTest.from_file(str(FRAME), default_timeout=60)
    desk = Desk(contest, Ledger.at(folder / "ledger"), app)
    if rows:
        desk.load(*rows)
    return desk


def press(app: AppTest, key: str) -> AppTest:
    """Press a button; nothing may break."""
    app.button(key=key).click().run()
    assert not app.exception
    return app
