"""Turns Google's refusals into errors with words for the person who set up the source.

Each error has a stable code, a sentence in `i18n/failures.py` and a row in docs/google.md. No
message contains a cell, the body of an answer or a part of the key.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import orjson
import requests
from google.auth.exceptions import RefreshError

from contest.errors import SourceError
from ingest.sources.google.retry import TransientError

_NOT_SHARED, _NOT_FOUND = 403, 404
_PASSING = (401, 408, 429)


def is_transient(status: int) -> bool:
    """True for a status that may be different in a moment."""
    return status in _PASSING or status >= 500


def refusal(where: str, response: requests.Response, body: bytes, address: str) -> Exception:
    """The error for an answer with a status other than 200; a TransientError if it may pass."""
    status = response.status_code
    if status == requests.codes.too_many_requests:
        return TransientError(quota(where), _wait_seconds(response))
    if is_transient(status):
        return TransientError(trouble(where, status), _wait_seconds(response))
    reasons = _reasons(body)
    if "SERVICE_DISABLED" in reasons:
        return _error(where, "google_api_off", "the Google Sheets API is not switched on in the "
                      "key's project; switch it on in Google Cloud (APIs & Services) and wait a "
                      "few minutes")  # fmt: skip
    if status == _NOT_SHARED:
        return _error(where, "google_not_shared", "the sheet is not shared with this program; in "
                      f"the sheet choose Share, and add {address} as a viewer",
                      address=address)  # fmt: skip
    if status == _NOT_FOUND:
        return _error(where, "google_not_found", "there is no spreadsheet with this "
                      "spreadsheet_id; it was deleted, or the id was not copied whole. Copy the id "
                      "from the response sheet's link")  # fmt: skip
    return _error(where, "google_refused", f"Google refused the request (status {status}); check "
                  "spreadsheet_id, tab and sheet_id in contest.toml", status=status)  # fmt: skip


def no_token(where: str, error: RefreshError) -> Exception:
    """The error for a refused key."""
    if error.retryable:
        return TransientError(trouble(where))
    answer = error.args[1] if len(error.args) > 1 else None
    told = answer if isinstance(answer, dict) else {}
    if "timeframe" in str(told.get("error_description", "")):
        return _error(where, "google_clock", "Google does not accept the time of this machine's "
                      "clock; set the clock by a time server")  # fmt: skip
    if told.get("error") in ("invalid_grant", "invalid_client", "unauthorized_client"):
        return _error(where, "google_revoked", "Google no longer accepts the key: it was deleted, "
                      "or its service account was; create a new key and name it in "
                      "CONTEST_GOOGLE_KEY_FILE")  # fmt: skip
    return TransientError(trouble(where))  # for example a proxy's page in place of a token


def quota(where: str) -> SourceError:
    """The error for too many reads in a minute."""
    return _error(where, "google_quota", "Google allows no more reads for now; the next try comes "
                  "by itself. If this error stays, another program uses the same service account, "
                  "or poll_seconds is too short")  # fmt: skip


def offline(where: str) -> SourceError:
    """The error for a missing connection, or for an answer that does not come in time."""
    return _error(where, "google_offline", "Google cannot be reached, or does not answer in time; "
                  "check this machine's connection to the internet. The next try comes by "
                  "itself")  # fmt: skip


def trouble(where: str, status: int | None = None) -> SourceError:
    """The error for answers that make no sense, from Google's servers or from a proxy."""
    found = "an unreadable answer" if status is None else f"status {status}"
    return _error(where, "google_trouble", f"Google's servers have trouble (found {found}); "
                  "nothing is lost, and the next try comes by itself")  # fmt: skip


def tab_gone(where: str, wanted: str, titles: Mapping[int, str]) -> SourceError:
    """The error for a declared tab that does not exist.

    `wanted`: the tab as contest.toml names it. `titles`: number of a tab → its title.
    """
    tabs = _listed(titles)
    return _error(where, "google_tab_gone", f"the spreadsheet has no such tab: {wanted}; it has "
                  f"{tabs}. Name the right one in contest.toml: tab, or better sheet_id, which "
                  "stays when a tab is renamed", wanted=wanted, tabs=tabs)  # fmt: skip


def no_tab(where: str, titles: Mapping[int, str]) -> SourceError:
    """The error for several tabs of which none is declared. `titles`: as in `tab_gone`."""
    tabs = _listed(titles)
    return _error(where, "google_no_tab", f"the spreadsheet has {len(titles)} tabs and none is "
                  f"named; they are {tabs}. Name the one with the answers in contest.toml: tab, or "
                  "better sheet_id", tabs=tabs)  # fmt: skip


def _listed(titles: Mapping[int, str]) -> str:
    return ", ".join(f'"{title}" (sheet_id = {number})' for number, title in titles.items())


def unknown_zone(where: str, zone: str) -> SourceError:
    """The error for times in a zone that this machine does not know."""
    return _error(where, "google_unknown_zone", f"the spreadsheet's times are in a zone that this "
                  f"machine does not know: {zone!r}; choose another in the sheet under File > "
                  "Settings > Time zone", zone=zone)  # fmt: skip


def zone_changed(where: str, before: str, now: str) -> SourceError:
    """The error for a spreadsheet's zone that differs from the zone of the loaded rows."""
    return _error(where, "google_zone_changed", f"the spreadsheet's time zone was changed from "
                  f"{before} to {now}, so every row would get a different hour; set the zone back "
                  "in the sheet under File > Settings > Time zone",
                  before=before, now=now)  # fmt: skip


def _error(where: str, code: str, message: str, **facts: object) -> SourceError:
    return SourceError(f"{where}: {message}", code=code, **facts)


def _reasons(body: bytes) -> set[str]:
    try:
        error: Any = orjson.loads(body)["error"]
        return {str(detail.get("reason")) for detail in error.get("details", ())}
    except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError):
        return set()


def _wait_seconds(response: requests.Response) -> float | None:
    """The seconds to wait by `Retry-After`, which is a number of seconds or a moment."""
    text = response.headers.get("Retry-After", "")
    if text.isdigit():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        return None
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
