"""What somebody without an account sees of a form and of its response sheet.

    seen = look(form_url)                     # None: Google cannot be reached
    seen.is_open, seen.entries("entry.102")

Requests carry no token and no cookie. A page that asks for an account is a redirection to the page
of signing in, which is not followed.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Literal
from urllib.parse import urljoin, urlsplit

import requests
import urllib3

from contest.errors import UsageError
from contest.form import HOST, SHORT_HOST
from ingest.sources.google.key import LOOPBACK
from ingest.sources.google.link import parse_link

DOCS = "CONTEST_GOOGLE_DOCS"
_ORIGIN = f"https://{HOST}"
_SIGN_IN, _CONTENT = "accounts.google.com", ".googleusercontent.com"
_MOST_BYTES, _MOST_STEPS = 8 << 20, 5
_FORM = b"FB_PUBLIC_LOAD_DATA_"
"""Stands in the page of a form that can be filled in, before the list of its questions."""

Face = Literal["open", "closed", "sign_in", "public", "private", "other"]


@dataclass(frozen=True, slots=True)
class Seen:
    """An answer. `face`: of a form "open", "closed" or "sign_in"; of a sheet "public" or "private";
    "other" if the answer tells neither. `date`: the server's time, None if the answer does not say
    it."""

    face: Face
    status: int
    date: datetime | None
    page: bytes = b""

    def has_entry(self, entry: str) -> bool:
        """Whether a form has the field `entry.<digits>`."""
        digits = entry.removeprefix("entry.").encode()
        return re.search(rb"(?<!\d)" + re.escape(digits) + rb"(?!\d)", self.page) is not None


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    date: datetime | None
    leads: str
    page: bytes


def look_at_form(
    url: str, seconds: float = 20.0, environment: Mapping[str, str] = os.environ
) -> Seen | None:
    """The form at an address that `contest.form.address_faults` accepts, within some seconds. None:
    no answer, or none in time.

    Raises:
        UsageError: the environment names an address for Google's pages that cannot be used.
    """
    origin, ends = _origin(environment), time.monotonic() + seconds
    found = None
    for _ in range(_MOST_STEPS):
        found = _get(_at(url, origin), ends)
        if found is None:
            return None
        if not found.leads:
            return Seen(_face_of_form(found), found.status, found.date, found.page)
        onward = urlsplit(found.leads)
        at = f"{onward.scheme}://{onward.netloc}"
        if at not in (_ORIGIN, f"https://{SHORT_HOST}", origin):
            face: Face = "sign_in" if onward.hostname == _SIGN_IN else "other"
            return Seen(face, found.status, found.date)
        if onward.path.endswith("/closedform"):
            return Seen("closed", found.status, found.date)
        url = found.leads
    return Seen("other", found.status, found.date) if found else None


def look_at_sheet(
    spreadsheet_id: str, seconds: float = 20.0, environment: Mapping[str, str] = os.environ
) -> Seen | None:
    """Whether anybody may download a spreadsheet (an id, or its link). None: no answer in time.

    Raises:
        SourceError: the text names no spreadsheet.
        UsageError: the environment names an address for Google's pages that cannot be used.
    """
    place = (
        f"{_ORIGIN}/spreadsheets/d/{parse_link(spreadsheet_id).spreadsheet_id}/export?format=csv"
    )
    found = _get(_at(place, _origin(environment)), time.monotonic() + seconds)
    if found is None:
        return None
    host = urlsplit(found.leads).hostname or ""
    face: Face = "other"
    if found.status == requests.codes.ok or host.endswith(_CONTENT):
        face = "public"
    elif host == _SIGN_IN or found.status in (401, 403, 404):
        face = "private"
    return Seen(face, found.status, found.date)


def _face_of_form(found: _Answer) -> Face:
    if found.status in (401, 403):
        return "sign_in"
    return "open" if found.status == requests.codes.ok and _FORM in found.page else "other"


def _get(url: str, ends: float) -> _Answer | None:
    try:
        left = ends - time.monotonic()
        if left <= 0:
            return None
        patience = (min(left, 10), min(left, 10))
        with requests.get(
            url, timeout=patience, stream=True, allow_redirects=False, auth=_nobody
        ) as answer:
            page = b""
            while len(page) < _MOST_BYTES and (part := answer.raw.read1(decode_content=True)):
                page += part
                if time.monotonic() > ends:
                    return None
            leads = answer.headers.get("Location", "") if 300 <= answer.status_code < 400 else ""
            date = _moment(answer.headers.get("Date", ""))
            return _Answer(answer.status_code, date, urljoin(url, leads) if leads else "", page)
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError):
        return None


def _nobody(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Keeps requests from taking a name and a password out of ~/.netrc."""
    return request


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else None


def _origin(environment: Mapping[str, str]) -> str:
    origin = environment.get(DOCS, _ORIGIN).rstrip("/")
    if not re.fullmatch(rf"https://[\w.-]+(:\d+)?|{LOOPBACK}", origin):
        raise UsageError(
            f"{DOCS}: found {origin!r}; expected an https address, or one of this machine"
        )
    return origin


def _at(url: str, origin: str) -> str:
    """The address at another origin than Google's, for a gateway or a test."""
    parts = urlsplit(url)
    if origin == _ORIGIN or parts.hostname not in (HOST, SHORT_HOST):
        return url
    return f"{origin}{parts.path}" + (f"?{parts.query}" if parts.query else "")
