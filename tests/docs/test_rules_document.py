"""docs/rules.md explains every rule, and no other, to Vietnamese and English readers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scoring.rules.prizes import drawn_order, last_places
from tests.scoring.test_rules import rules

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "rules.md").read_text("utf-8")
PARTS = re.split(r"^(#+ .+)$", TEXT, flags=re.MULTILINE)
SECTIONS = {
    name: (title, text)
    for heading, text in zip(PARTS[1::2], PARTS[2::2], strict=True)
    for name, title in re.findall(r"^### `(\w+)` ?(.*)$", heading)
}
GROUPS = [
    "Who counts",
    "Marks",
    "Attempts",
    "Places",
    "Prizes",
    "Draws",
    "Unit prizes",
    "Questions",
]
VIETNAMESE = re.compile(
    "[àáạảãăắằặẳẵâấầậẩẫđèéẹẻẽêếềệểễìíịỉĩòóọỏõôốồộổỗơớờợởỡùúụủũưứừựửữỳýỵỷỹ]", re.I
)


def test_every_rule_has_a_section_and_every_section_a_rule() -> None:
    names = re.findall(r"^### `(\w+)`", TEXT, flags=re.MULTILINE)
    assert sorted(names) == sorted(rule.__name__ for rule in rules())
    assert re.findall(r"^## (.+)$", TEXT, flags=re.MULTILINE) == GROUPS
    assert TEXT.count("\n### ") == len(names), "a section is named by its rule in backticks"


@pytest.mark.parametrize("name", sorted(rule.__name__ for rule in rules()))
def test_a_section_explains_its_rule_in_vietnamese_and_then_in_english(name: str) -> None:
    title, text = SECTIONS[name]
    assert VIETNAMESE.search(title), "a Vietnamese title"
    vietnamese, english = text.strip().split("\n\n")
    for paragraph, example in ((vietnamese, "Ví dụ: "), (english, "Example: ")):
        before, _, after = " ".join(paragraph.split()).partition(example)
        assert len(before) > 20, f"an explanation before {example!r}"
        assert len(after) > 20, f"one example after {example!r}"
        assert example not in after, "one example"
    assert VIETNAMESE.search(vietnamese)
    assert "Ví dụ" not in english


def test_the_printed_draw_is_what_the_rule_draws() -> None:
    _, text = SECTIONS["drawn_order"]
    order = ", ".join(drawn_order("38204", ["B07", "B12", "B31"]))
    assert " ".join(text.split()).count(f"{order}.") == 2


def test_the_printed_places_are_those_of_the_rule() -> None:
    first, *others, last = map(str, last_places([1, 2, 3, 10]))
    printed = ", ".join([first, *others])
    _, text = SECTIONS["last_places"]
    assert f"{printed} và {last}." in text
    assert f"{printed} and {last}." in text
