"""The errors of a live sheet, with words for the person who set up the source.

Each error has a stable code, a sentence in `i18n/failures.py` and a row in docs/google.md. No
message contains a cell, the body of an answer or a part of the key.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from contest.errors import SourceError


def not_shared(where: str, address: str) -> SourceError:
    """The error for a sheet that the service account may not read. `address`: the account's."""
    return _error(where, "google_not_shared", "the sheet is not shared with this program; in "
                  f"the sheet choose Share, and add {address} as a viewer",
                  address=address)  # fmt: skip


def not_found(where: str) -> SourceError:
    """The error for a spreadsheet that does not exist."""
    return _error(where, "google_not_found", "there is no spreadsheet with this spreadsheet_id; it "
                  "was deleted, or the id was not copied whole. Copy the id from the response "
                  "sheet's link")  # fmt: skip


def api_off(where: str) -> SourceError:
    """The error for a project that does not use the Sheets API."""
    return _error(where, "google_api_off", "the Google Sheets API is not switched on in the key's "
                  "project; switch it on in Google Cloud (APIs & Services) and wait a few "
                  "minutes")  # fmt: skip


def project(where: str, reason: str) -> SourceError:
    """The error for a key whose project Google no longer serves. `reason`: Google's name of it."""
    return _error(where, "google_project", f"Google no longer serves the key's project ({reason}): "
                  "it was deleted or suspended, or it lacks a billing account that it needs. Mend "
                  "the project in Google Cloud, or create a key in another project; the sheet's "
                  "sharing is not the cause", reason=reason)  # fmt: skip


def forbidden(where: str, reason: str) -> SourceError:
    """The error for a refusal by a rule. `reason`: Google's name of the reason."""
    return _error(where, "google_forbidden", f"a rule forbids the read ({reason}); sharing the "
                  "sheet once more does not help. Give this reason to the Google administrator of "
                  "your organization", reason=reason)  # fmt: skip


def refused(where: str, status: int) -> SourceError:
    """The error for a refusal that has no error of its own."""
    return _error(where, "google_refused", f"Google refused the request (status {status}); check "
                  "spreadsheet_id, tab and sheet_id in contest.toml", status=status)  # fmt: skip


def blocked(where: str, status: int) -> SourceError:
    """The error for an answer that does not come from the interface that was asked."""
    return _error(where, "google_blocked", f"something on the way to Google answers in its place "
                  f"(status {status}): a proxy, a firewall or a network's login page. The program "
                  "follows no redirection, because it would take the key's token there. Let this "
                  "machine reach sheets.googleapis.com and oauth2.googleapis.com",
                  status=status)  # fmt: skip


def clock(where: str) -> SourceError:
    """The error for a clock that differs from Google's."""
    return _error(where, "google_clock", "Google does not accept the time of this machine's clock; "
                  "set the clock by a time server")  # fmt: skip


def revoked(where: str) -> SourceError:
    """The error for a key that Google no longer accepts."""
    return _error(where, "google_revoked", "Google no longer accepts the key: it was deleted, or "
                  "its service account was; create a new key and name it in "
                  "CONTEST_GOOGLE_KEY_FILE")  # fmt: skip


def quota(where: str, wait_seconds: float | None = None) -> SourceError:
    """The error for too many reads. `wait_seconds`: the wait that Google asked for."""
    return _error(where, "google_quota", "Google allows no more reads for now; the next try comes "
                  "by itself. If this error stays, another program uses the same service account, "
                  "or poll_seconds is too short", **_wait(wait_seconds))  # fmt: skip


def offline(where: str) -> SourceError:
    """The error for a missing connection, or for an answer that does not come in time."""
    return _error(where, "google_offline", "Google cannot be reached, or does not answer in time; "
                  "check this machine's connection to the internet. The next try comes by "
                  "itself")  # fmt: skip


def trouble(
    where: str, status: int | None = None, wait_seconds: float | None = None
) -> SourceError:
    """The error for answers that make no sense, from Google's servers or from a proxy.

    `wait_seconds`: the wait that the server asked for.
    """
    found = "an unreadable answer" if status is None else f"status {status}"
    return _error(where, "google_trouble", f"Google's servers have trouble (found {found}); "
                  "nothing is lost, and the next try comes by itself",
                  **_wait(wait_seconds))  # fmt: skip


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


def _wait(seconds: float | None) -> dict[str, object]:
    """The fact by which a poller knows how long not to ask again."""
    return {} if seconds is None else {"wait_seconds": math.ceil(seconds)}
