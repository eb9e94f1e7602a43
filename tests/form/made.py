"""The form that a script makes in the stand-in of Google's services, and people who fill it in."""

from __future__ import annotations

import json
import random
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from cli.contest import main

STAND_IN = Path(__file__).with_name("apps_script.js")
Item = dict[str, Any]
Answer = Callable[[Item, random.Random], str]


def made(folder: Path, place: Path, *options: str) -> Made:
    """The form of a folder: the script is written, and run in Node."""
    script = place / "form.gs"
    assert main(["form", str(folder), "--out", str(script), *options]) == 0
    ran = subprocess.run(
        ["node", str(STAND_IN), str(script), "taoBieuMau"],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
    return Made(script.read_text("utf-8"), json.loads(ran.stdout))


@dataclass(frozen=True)
class Made:
    """What the stand-in holds after the run."""

    script: str
    told: dict[str, Any]

    @property
    def form(self) -> dict[str, Any]:
        return self.told["form"]  # type: ignore[no-any-return]

    @cached_property
    def questions(self) -> list[Item]:
        """The questions in the order of the form: the columns of the sheet after the time."""
        return [item for item in self.form["items"] if item["type"] != "PAGE_BREAK"]

    @cached_property
    def pages(self) -> list[tuple[Item | None, list[Item]]]:
        """The pages: the page break before each one, and its questions."""
        found: list[tuple[Item | None, list[Item]]] = [(None, [])]
        for item in self.form["items"]:
            if item["type"] == "PAGE_BREAK":
                found.append((item, []))
            else:
                found[-1][1].append(item)
        return found

    @property
    def header(self) -> list[str]:
        return ["Dấu thời gian", *(item["title"] for item in self.questions)]

    def questions_titled(self, title: str) -> list[Item]:
        return [item for item in self.questions if item["title"] == title]

    def filled(self, answer: Answer, draw: random.Random) -> list[str]:
        """The cells of one respondent, who goes from page to page as the form leads."""
        cells: dict[int, str] = {}
        numbers = {page["id"]: n for n, (page, _) in enumerate(self.pages) if page}
        at, seen = 0, set[int]()
        while at < len(self.pages):
            assert at not in seen, "no page comes twice"
            seen.add(at)
            onward = at + 1
            if onward < len(self.pages):
                goes = (self.pages[onward][0] or {}).get("goTo")
                onward = numbers[goes] if goes else onward
            for item in self.pages[at][1]:
                cells[item["id"]] = text = answer(item, draw)
                for choice in item.get("choices", ()):
                    if choice["value"] == text and choice.get("goTo"):
                        onward = numbers[choice["goTo"]]
            at = onward
        assert len(self.pages) - 1 in seen, "every branch leads to the questions"
        return [cells.get(item["id"], "") for item in self.questions]


def leaves(made_form: Made, title: str) -> Iterator[str]:
    """The texts of all drop-downs with a title."""
    for item in made_form.questions_titled(title):
        yield from (choice["value"] for choice in item["choices"])


def phone(draw: random.Random, number: int) -> str:
    """A mobile number that is nobody else's, in one of the ways in which people write it."""
    digits = f"9{number:08}"
    return draw.choice([f"0{digits}", f"+84{digits}", f"0{digits[:3]} {digits[3:6]} {digits[6:]}",
                        f"84{digits}", f"0{digits[:3]}.{digits[3:6]}.{digits[6:]}"])  # fmt: skip


def chosen(item: Item, draw: random.Random) -> str:
    """A random answer to a choice; of boxes, some of them as the sheet joins them."""
    values = [choice["value"] for choice in item["choices"]]
    if item["type"] != "CHECKBOX":
        return draw.choice(values)
    ticked = draw.sample(range(len(values)), draw.randint(1, len(values)))
    return ", ".join(values[n] for n in sorted(ticked))


def fits(item: Item, text: str) -> str:
    """The text, if the form would take it."""
    if validation := item.get("validation"):
        assert re.search(validation["pattern"], text), (item["title"], text)
    return text
