"""The service account's key: where it is, and what must never happen to it.

It is read from the file that `CONTEST_GOOGLE_KEY_FILE` names, else from the text in
`CONTEST_GOOGLE_KEY`. It never lies in the contest folder, which is copied and handed around, and
is never part of a message or a `repr`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from google.auth.exceptions import GoogleAuthError
from google.oauth2.service_account import Credentials

from contest.errors import SourceError

KEY_FILE = "CONTEST_GOOGLE_KEY_FILE"
KEY_TEXT = "CONTEST_GOOGLE_KEY"
SCOPE = "https://www.googleapis.com/auth/spreadsheets.readonly"
"""May read what was shared with it, and nothing else."""


@dataclass(frozen=True)
class ServiceKey:
    """A key that can be used. `address`: with which sheets are shared; no personal data."""

    address: str
    token_address: str
    credentials: Credentials = field(repr=False)


def find_key(folder: Path, environment: Mapping[str, str]) -> ServiceKey:
    """The key of this machine; `folder` is the contest folder, where it must not be.

    Raises:
        SourceError: `google_no_key`, `google_key_unreadable` or `google_key_in_folder`.
    """
    if name := environment.get(KEY_FILE):
        return _key(_text_of(Path(name), folder), KEY_FILE)
    if text := environment.get(KEY_TEXT):
        return _key(text, KEY_TEXT)
    raise SourceError(
        f"Google Sheets: there is no key; expected the path of a service account's key file in "
        f"{KEY_FILE}. How to get one: docs/google.md",
        code="google_no_key",
    )


def _text_of(path: Path, folder: Path) -> str:
    if path.resolve().is_relative_to(folder.resolve()):
        raise SourceError(
            f"Google Sheets: the key file {path.name} lies in the contest folder, which is copied "
            "and handed around, and the key with it; expected a place that only this program "
            f"reads. Move the file and set {KEY_FILE} to its new path",
            code="google_key_in_folder",
        )
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeError) as error:
        raise _unreadable(KEY_FILE, getattr(error, "strerror", None) or "is no text") from None


def _key(text: str, variable: str) -> ServiceKey:
    # Causes are cut off ("from None"): a traceback might quote a part of the key.
    try:
        info = json.loads(text)
        if not isinstance(info, dict) or info.get("type") != "service_account":
            raise _unreadable(variable, "is no service account's key")
        credentials = Credentials.from_service_account_info(  # type: ignore[no-untyped-call]
            info, scopes=[SCOPE]
        )
        return ServiceKey(info["client_email"], info["token_uri"], credentials)
    except (ValueError, GoogleAuthError):
        raise _unreadable(variable, "is damaged or incomplete") from None


def _unreadable(variable: str, found: str) -> SourceError:
    return SourceError(
        f"Google Sheets: what {variable} names {found}; expected the JSON file that Google Cloud "
        "made for the service account. Create a new key and download it again",
        code="google_key_unreadable",
        variable=variable,
    )
