"""The package of links and PINs to hand out by unit: a zip that keeps the two apart."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from i18n.format import Format
from i18n.words import Words
from publish.csv import csv_bytes

_LINKS, _PINS = "1-lien-ket", "2-ma-pin"
_UNSAFE = str.maketrans(dict.fromkeys('/\\:*?"<>|', "-"))


@dataclass(frozen=True, slots=True)
class Handed:
    """What one unit gets: the address of its link, its PIN, and until when (contest-local)."""

    unit_code: str
    unit_name: str
    url: str = field(repr=False)
    pin: str = field(repr=False)
    expires_at: datetime


def link_package(title: str, handed: Sequence[Handed], say: Words, fmt: Format) -> bytes:
    """A zip with a text for each unit's link and another for its PIN, and a table of each.

    Links and PINs stand in folders of their own, because a PIN has to travel another way.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for one in handed:
            until = fmt.moment(one.expires_at)
            name = f"{one.unit_code}-{one.unit_name}"[:80].translate(_UNSAFE).strip(" .")
            link = say("package.link", title=title, unit=one.unit_name, url=one.url, until=until)
            pin = say("package.pin", title=title, unit=one.unit_name, pin=one.pin)
            package.writestr(f"{_LINKS}/{name}.txt", link + "\n")
            package.writestr(f"{_PINS}/{name}.txt", pin + "\n")
        for folder, key, values in (
            (_LINKS, "access.link", [one.url for one in handed]),
            (_PINS, "access.pin", [one.pin for one in handed]),
        ):
            head = [say("column.code"), say("column.unit"), say(key), say("access.until")]
            rows = [
                (one.unit_code, one.unit_name, value, one.expires_at)
                for one, value in zip(handed, values, strict=True)
            ]
            package.writestr(f"{folder}/{folder}.csv", csv_bytes(head, rows, fmt))
    return out.getvalue()
