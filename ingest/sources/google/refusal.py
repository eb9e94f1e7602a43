"""Reads from an answer of Google's servers why it is a refusal, and whether the refusal may pass.

Google answers 403 for many reasons. A sheet that is not shared is only one of them; others concern
the quota, the key's project, or a rule of an organization. Proxies answer 403 too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, NamedTuple

import orjson

from ingest.sources.google import errors
from ingest.sources.google.retry import TransientError

LONGEST_WAIT = 300.0
"""The longest wait in seconds that a server may ask for. A garbled `Retry-After` may ask for years,
and in all that time nobody would learn that the server answers again."""
_PASSING = (401, 408)
_OF_THE_FILE = ("PERMISSION_DENIED", "forbidden", "insufficientFilePermissions")
_ABOUT_SHEETS = ("google_not_shared", "google_not_found", "google_refused")
_QUOTA = re.compile(r"(?:limit|quota)[ _]?exceeded|resource_?exhausted|overloaded", re.IGNORECASE)
_API_OFF = re.compile(r"service_disabled|accessNotConfigured|api has not been used", re.IGNORECASE)
_PROJECT = re.compile(r"project|consumer|billing|suspended", re.IGNORECASE)
_KEY_GONE = ("invalid_grant", "invalid_client", "unauthorized_client")


class Answer(NamedTuple):
    """An answer of a server: the status, the headers and the bytes of the body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class _Told(NamedTuple):
    """What Google's JSON tells: the names of the reasons, and Google's sentence."""

    reasons: tuple[str, ...]
    sentence: str


def refusal(where: str, answer: Answer, address: str) -> Exception:
    """The error for an answer that is not what was asked for; a TransientError if it may pass.

    `where`: the source. `address`: the service account's address, with which people share sheets.
    """
    status, wait, told = answer.status, _wait_seconds(answer.headers), _told(answer.body)
    names = " ".join(told.reasons) or told.sentence if told else ""
    if status == 429 or (status == 403 and _QUOTA.search(names)):
        return TransientError(errors.quota(where, wait), wait)
    if status == 200:
        return TransientError(errors.trouble(where))
    if status in _PASSING or status >= 500:
        return TransientError(errors.trouble(where, status, wait), wait)
    if told is None or status < 400:
        return errors.blocked(where, status)
    if status == 404:
        return errors.not_found(where)
    if status != 403:
        return errors.refused(where, status)
    if _API_OFF.search(names):
        return errors.api_off(where)
    reason = told.reasons[-1] if told.reasons else "PERMISSION_DENIED"
    if _PROJECT.search(names):
        return errors.project(where, reason)
    if told.reasons or (told.sentence and not _of_the_file(told.sentence)):
        return errors.forbidden(where, reason)
    return errors.not_shared(where, address)


def no_token(where: str, answer: Answer, address: str) -> Exception:
    """The error for a token server's answer without a token; a TransientError if it may pass."""
    told = _told(answer.body)
    if told and answer.status < 500:
        if "timeframe" in told.sentence:
            return errors.clock(where)
        if any(reason in _KEY_GONE for reason in told.reasons):
            return errors.revoked(where)
    found = refusal(where, answer, address)
    if getattr(found, "code", "") in _ABOUT_SHEETS:  # the token server knows no sheet
        reason = told.reasons[-1] if told and told.reasons else f"status {answer.status}"
        return errors.forbidden(where, reason)
    return found


def holds_token(answer: Answer) -> bool:
    """True if a token server's answer holds a token that google-auth can read."""
    try:
        told = orjson.loads(answer.body)
        return (
            answer.status == 200
            and bool(told["access_token"])
            and isinstance(told["access_token"], str)
            and 0 < int(told.get("expires_in", 1)) < 1e6
        )
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
        return False


def _of_the_file(sentence: str) -> bool:
    return "permission" in sentence.lower() and "scope" not in sentence.lower()


def _told(body: bytes) -> _Told | None:
    """The content of Google's error; None if the body is not an error of a Google interface."""
    try:
        answer: Any = orjson.loads(body)
    except orjson.JSONDecodeError:
        return None
    error = answer.get("error") if isinstance(answer, dict) else None
    if isinstance(error, str):
        return _Told(_names([error]), str(answer.get("error_description") or ""))
    if not isinstance(error, dict):
        return None
    found = [error.get("status")]
    for key in ("details", "errors"):
        parts = error.get(key)
        found += [
            part.get("reason")
            for part in (parts if isinstance(parts, list) else [])
            if isinstance(part, dict)
        ]
    return _Told(_names(found), str(error.get("message") or ""))


def _names(found: list[Any]) -> tuple[str, ...]:
    """The names of reasons, without those that a sheet that is not shared has too."""
    texts = [name for name in found if name and isinstance(name, str) and name not in _OF_THE_FILE]
    return tuple(re.sub(r"\W+", "_", text, flags=re.ASCII)[:60] for text in texts)


def _wait_seconds(headers: Mapping[str, str]) -> float | None:
    """The wait by `Retry-After`, which is a number of seconds or a moment: at most `LONGEST_WAIT`.

    None if the server does not ask for a wait, or if nobody can tell for which.
    """
    text = headers.get("Retry-After", "").strip()
    if re.fullmatch("[0-9]+", text):
        # Python refuses to read a number of thousands of digits.
        return min(float(text[:20]), LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(text)
        seconds = (moment - datetime.now(UTC)).total_seconds()
    except (ValueError, TypeError, IndexError, OverflowError):  # no moment, or one without a zone
        return None
    return min(max(0.0, seconds), LONGEST_WAIT)
