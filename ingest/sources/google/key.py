"""Finds the service account's key and keeps it secret.

The program reads the key from the file that `CONTEST_GOOGLE_KEY_FILE` names, else from the text in
`CONTEST_GOOGLE_KEY`. The key must not lie in the contest folder, because people copy that folder
and hand it around. No message and no `repr` contains a part of the key.
"""

from __future__ import annotations

import json
import logging
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from google.auth.exceptions import GoogleAuthError
from google.oauth2.service_account import Credentials

from contest.errors import SourceError

KEY_FILE = "CONTEST_GOOGLE_KEY_FILE"
KEY_TEXT = "CONTEST_GOOGLE_KEY"
_HOW = {KEY_FILE: "names", KEY_TEXT: "holds"}
SCOPE = "https://www.googleapis.com/auth/spreadsheets.readonly"
"""A key with this scope may read the spreadsheets that were shared with it, and nothing else."""
LOOPBACK = r"https?://(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:/\S*)?"
"""Addresses of this machine."""
_GOOGLE = r"https://(?:[a-z0-9-]+\.)*(?:googleapis|accounts\.google)\.com(?::443)?/[\w./-]*"
_log = logging.getLogger("pull")


@dataclass(frozen=True)
class ServiceKey:
    """A usable key. `address`: people share sheets with this address; it is not personal data."""

    address: str
    token_address: str
    credentials: Credentials = field(repr=False)


def find_key(folder: Path, environment: Mapping[str, str]) -> ServiceKey:
    """The key of this machine. `folder` is the contest folder, where the key must not be.

    A key file that other accounts of the machine can read is used; the log warns of the file.

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
            f"Google Sheets: the key file {path.name} lies in the contest folder and would be "
            "copied and handed around with it; expected a place that only this program reads. "
            f"Move the file and set {KEY_FILE} to its new path",
            code="google_key_in_folder",
        )
    try:
        mode = path.stat().st_mode & 0o777
        if mode & 0o077 and os.name != "nt":  # Windows knows no such modes
            _log.warning("Google Sheets: other accounts of this machine may read the key file %s "
                         "(mode %o; expected 600). Run: chmod 600 %s",
                         path, mode, path)  # fmt: skip
        return path.read_text("utf-8-sig")  # editors of Windows put a mark before the text
    except OSError as error:
        raise _unreadable(
            KEY_FILE,
            f"names {path}, which cannot be read: {error.strerror}",
            "Mend the path, written in full, or let the account of this program read the file",
        ) from None
    except UnicodeError:
        raise _unreadable(KEY_FILE, "names a file that is not text") from None


def _key(text: str, variable: str) -> ServiceKey:
    # Causes are cut off ("from None"): a traceback might quote a part of the key.
    try:
        info = json.loads(text)
        if not isinstance(info, dict) or info.get("type") != "service_account":
            raise _unreadable(variable, f"{_HOW[variable]} a key that is not a service account's")
        if not re.fullmatch(f"{_GOOGLE}|{LOOPBACK}", str(info.get("token_uri", ""))):
            raise _unreadable(
                variable,
                f"{_HOW[variable]} a key whose token_uri is not an https address of Google "
                "(oauth2.googleapis.com)",
            )
        credentials = Credentials.from_service_account_info(  # type: ignore[no-untyped-call]
            info, scopes=[SCOPE]
        )
        return ServiceKey(info["client_email"], info["token_uri"], credentials)
    except (ValueError, GoogleAuthError):
        raise _unreadable(variable, f"{_HOW[variable]} a damaged key or no key at all") from None


def _unreadable(
    variable: str, found: str, to_do: str = "Create a new key and download it again"
) -> SourceError:
    return SourceError(
        f"Google Sheets: {variable} {found}; expected the JSON file that Google Cloud made for "
        f"the service account. {to_do}",
        code="google_key_unreadable",
        variable=variable,
    )
