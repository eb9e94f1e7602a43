"""The form that people take part in: whether its declared address and fields are right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from contest.settings import Settings

Code = Literal["scheme", "host", "form_id", "field", "entry", "gap", "twice", "short"]
LOCALE = "vi_VN"
"""The locale of a contest's response sheet, whose organizers and dates are Vietnamese."""
HOST, SHORT_HOST = "docs.google.com", "forms.gle"
_PATH = re.compile(r"/forms/(?:u/\d+/)?d/(?:e/)?[A-Za-z0-9_-]+/viewform")
_SHORT_PATH = re.compile(r"/[A-Za-z0-9_-]+")
_ENTRY = re.compile(r"entry\.[0-9]{1,20}")
_FIELD = re.compile(r"unit(?:_[1-9])?")
_SECTION = re.compile(r"group|(?:group|rest|unit):.*")


class Fault(NamedTuple):
    """A mistake in the form's address or in `[prefill]`: its code, the key of contest.toml, the
    value found, and what is expected in its place."""

    code: Code
    where: str
    found: str
    expected: str


def address_faults(settings: Settings) -> tuple[Fault, ...]:
    """What is wrong with `form_url`. No address has no fault."""
    return tuple(_address(settings.contest.form_url.strip()))


def prefill_faults(settings: Settings) -> tuple[Fault, ...]:
    """What is wrong with `[prefill]`. An empty section has no fault."""
    return tuple(_prefill(settings.prefill, settings.contest.form_url.strip()))


def is_section(field: str) -> bool:
    """Whether a key of `[prefill]` names a drop-down of a form with a section a group
    (`contest.form_units.Section`).

    >>> is_section("group"), is_section("unit:288"), is_section("unit_1")
    (True, True, False)
    """
    return _SECTION.fullmatch(field) is not None


def _address(url: str) -> Iterator[Fault]:
    where = "contest.form_url"
    if not url:
        return
    try:
        parts = urlsplit(url)
    except ValueError:
        yield Fault("host", where, url, f"an address at {HOST}")
        return
    if parts.scheme != "https":
        yield Fault("scheme", where, url, "an address that begins with https://")
    if parts.netloc not in (HOST, SHORT_HOST):
        expected = f"the host {HOST} (or {SHORT_HOST}, without [prefill])"
        yield Fault("host", where, parts.netloc, expected)
    elif not (_PATH if parts.netloc == HOST else _SHORT_PATH).fullmatch(parts.path):
        expected = "the form's address as Send → Link gives it: …/forms/d/e/<form id>/viewform"
        yield Fault("form_id", where, parts.path, expected)


def _prefill(prefill: dict[str, str], url: str) -> Iterator[Fault]:
    for field, entry in prefill.items():
        if not _FIELD.fullmatch(field) and not is_section(field):
            expected = "unit, a field a level (unit_1, unit_2, …), or what the form's script prints"
            yield Fault("field", f"prefill.{field}", field, expected)
        elif not _ENTRY.fullmatch(entry):
            expected = "entry. and digits, as the form's pre-filled link has it"
            yield Fault("entry", f"prefill.{field}", entry, expected)
    levels = sorted(field for field in prefill if _FIELD.fullmatch(field))
    if levels and any(map(is_section, prefill)):
        expected = "either what the form's script prints, or fields by level"
        yield Fault("gap", "prefill", ", ".join(prefill), expected)
    if levels and levels not in (["unit"], [f"unit_{n + 1}" for n in range(len(levels))]):
        expected = "either unit, or unit_1, unit_2, … without a gap"
        yield Fault("gap", "prefill", ", ".join(levels), expected)
    if len(set(prefill.values())) < len(prefill):
        expected = "an entry of its own for each field"
        yield Fault("twice", "prefill", ", ".join(prefill.values()), expected)
    if prefill and url.startswith(f"https://{SHORT_HOST}/"):
        expected = f"the long address at {HOST}; a short one takes no pre-filled unit"
        yield Fault("short", "contest.form_url", SHORT_HOST, expected)
