"""Tables of a contest folder as plain rows of text."""

import csv
from pathlib import Path


def read_table(path: Path) -> list[dict[str, str]]:
    """The lines under their header; a missing file is an empty table."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return [{k: v or "" for k, v in row.items() if k} for row in csv.DictReader(stream)]


def parts(text: str) -> tuple[str, ...]:
    """The texts between `|`."""
    return tuple(part.strip() for part in text.split("|") if part.strip())
