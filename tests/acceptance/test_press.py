"""No byte of what the sample's contest makes public tells of one of its participants."""

from __future__ import annotations

import csv
import re
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from contest import load
from contest.phones import phone
from publish.press.files import public_files
from publish.press.kit import press_kit
from publish.press.turnout import public_turnout
from results import Principal
from service.environment import Moment, Place
from service.opened import open_for
from tests.browsing import NOW, SAMPLE
from tests.publish.press import unpacked

_BETWEEN = re.compile(rb"[<>\n]")
"""Between pieces that are looked through once, however often they stand in pictures."""
_OUTLINES = re.compile(rb' (?:d|transform|id)="[^"]*"')
_ADDRESS = re.compile(rb"[\w.+-]+@[\w-]+\.\w+")
_NATIONAL_ID = re.compile(rb"(?<!\w)\d{12}(?!\w)")


def people(*tables: Path) -> set[str]:
    """Names, and telephone numbers as written and as read, of all tables."""
    found = set()
    for table in tables:
        with table.open(encoding="utf-8-sig", newline="") as lines:
            for row in csv.DictReader(lines):
                found.add(row.get("Họ và tên") or row.get("full_name") or row.get("name") or "")
                number = row.get("Số điện thoại") or row.get("phone") or ""
                if any(sign.isdigit() for sign in number):
                    found |= {number, phone(number) or ""}
    return {text for text in found if len(text) > 4}


@pytest.mark.parametrize("low", [False, True])
def test_no_public_byte_tells_of_a_participant(
    sample: Path, loaded: Path, tmp_path: Path, low: bool
) -> None:
    folder = tmp_path / SAMPLE.name
    shutil.copytree(SAMPLE, folder)
    toml = folder / "contest.toml"
    text = toml.read_text("utf-8")
    assert "name_low_units = false" in text
    toml.write_text(text.replace("units = false", f"units = {str(low).lower()}"), "utf-8")
    moment = Moment(datetime.fromisoformat(NOW).replace(tzinfo=load(folder).zone))
    place = Place(folder, str(loaded))
    view = open_for(place, Principal("bao-chi", "press"), moment, fresh=True).view
    turnout = public_turnout(view)
    assert turnout.people > 100
    assert bool(turnout.units) is low
    files = public_files(turnout, view.contest, published_at=turnout.as_of)
    parts = unpacked(
        {**files, **{one.name: one.content for one in press_kit(turnout, view.contest)}}
    )
    together = b"\n".join(
        {
            piece
            for name, content in parts.items()
            if not name.endswith("png") and not content.startswith(b"PK")
            for piece in _BETWEEN.split(_OUTLINES.sub(b"", content))
        }
    )
    secrets = people(sample / "snapshot-1.csv", SAMPLE / "roster.csv", SAMPLE / "contacts.csv")
    assert len(secrets) > 2000
    assert [secret for secret in secrets if secret.encode() in together] == []
    assert _ADDRESS.findall(together) == []
    assert _NATIONAL_ID.findall(together) == []
