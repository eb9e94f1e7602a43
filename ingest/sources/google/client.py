"""Talks to Google: one client for a process, with timeouts, a quota and bounded patience.

gspread's own client waits forever for a server that hangs, and its variant with back-off never
gives up on a 429. So requests go through `GoogleClient.read`, which classifies every failure.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import gspread
import requests
import urllib3
from google.auth.exceptions import GoogleAuthError, TransportError
from google.auth.transport.requests import AuthorizedSession, Request

from contest.errors import UsageError
from ingest.sources.google import errors
from ingest.sources.google.key import LOOPBACK, ServiceKey, find_key
from ingest.sources.google.quota import Quota
from ingest.sources.google.refusal import Answer, holds_token, no_token, refusal
from ingest.sources.google.retry import Patience, TransientError, retry

ENDPOINT = "CONTEST_GOOGLE_ENDPOINT"
_ORIGIN = "https://sheets.googleapis.com"
_READS = Quota(50, 60.0)
"""Google allows one service account 60 reads a minute. All sources of a process share the quota."""
_CHUNK = 1 << 20
T = TypeVar("T")


class GoogleClient(gspread.HTTPClient):
    """gspread's client with its own `request`. `endpoint` replaces Google's origin. `timeouts` are
    the seconds to connect, and the seconds between two pieces of an answer."""

    def __init__(
        self,
        key: ServiceKey,
        *,
        endpoint: str = _ORIGIN,
        quota: Quota = _READS,
        patience: Patience | None = None,
        timeouts: tuple[float, float] = (10.0, 60.0),
    ) -> None:
        session = _Session(  # type: ignore[no-untyped-call]
            key.credentials,
            refresh_status_codes=(),  # this client tries a 401 again, because it counts attempts
            auth_request=_TokenRequest(key.token_address),
        )
        super().__init__(key.credentials, session)
        self._key, self._endpoint, self._quota = key, endpoint, quota
        self._patience, self._timeouts = patience or Patience(), timeouts
        self._held_until = float("-inf")

    def read(
        self, where: str, url: str, params: Mapping[str, Any], decode: Callable[[bytes], T]
    ) -> T:
        """The decoded answer to a GET. Errors name the source as `where`. An answer for which
        `decode` raises ValueError is tried again.

        After a server has asked for a wait, nothing is sent before the wait has passed, for
        whichever source: one key has one quota.

        Raises:
            SourceError: the answer is a refusal, or no answer comes in time.
        """
        if (held := self._held_until - self._patience.clock()) > 0:
            raise errors.quota(where, held)

        def once(left: float) -> T:
            if not self._quota.wait(left):
                raise errors.quota(where)
            timeout = tuple(min(seconds, left) for seconds in self._timeouts)
            try:
                with self.request("get", url, params=dict(params), timeout=timeout) as response:
                    body = self._body(where, response, left)
                answer = Answer(response.status_code, response.headers, body)
                return self._decoded(where, answer, decode)
            except _NoTokenError as error:
                raise self._held(no_token(where, error.answer, self._key.address)) from None
            except (
                requests.RequestException,
                urllib3.exceptions.HTTPError,
                TransportError,
            ) as error:
                raise TransientError(errors.offline(where)) from error
            except GoogleAuthError:  # the message may hold the token server's answer
                raise TransientError(errors.trouble(where)) from None

        return retry(once, self._patience)

    def request(  # type: ignore[override]
        self, method: str, endpoint: str, params: Any = None, **rest: Any
    ) -> requests.Response:
        """Send a request to the endpoint. The caller still has to read the body of the answer."""
        url = endpoint.replace(_ORIGIN, self._endpoint, 1)
        rest.setdefault("timeout", self._timeouts)
        return self.session.request(method, url, params=params, stream=True, **rest)

    def _decoded(self, where: str, answer: Answer, decode: Callable[[bytes], T]) -> T:
        if answer.status != requests.codes.ok:
            if answer.status == requests.codes.unauthorized:
                self._key.credentials.token = None  # the next attempt asks for a new token
            raise self._held(refusal(where, answer, self._key.address))
        try:
            return decode(answer.body)
        except ValueError as error:
            raise TransientError(errors.trouble(where)) from error

    def _held(self, error: Exception) -> Exception:
        """The same error. Remembers the wait that the server asked for."""
        if isinstance(error, TransientError) and error.wait_seconds:
            self._held_until = self._patience.clock() + error.wait_seconds
        return error

    def _body(self, where: str, response: requests.Response, left: float) -> bytes:
        """All bytes of the answer. If an answer comes drop by drop, no read timeout ends it, but
        the deadline does."""
        ends, parts = self._patience.clock() + left, []
        while part := response.raw.read1(_CHUNK, decode_content=True):
            parts.append(part)
            if self._patience.clock() > ends:
                raise errors.offline(where)
        return b"".join(parts)


class _Direct(requests.Session):
    """Follows no redirection, because the token, or the claim that gets one, would go along."""

    def get_redirect_target(self, resp: requests.Response) -> None:
        """No answer is a redirection."""


class _Session(_Direct, AuthorizedSession):
    """Sends requests with a token."""


class _NoTokenError(TransportError):
    """The token server answers, but without a token."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.status)  # type: ignore[no-untyped-call]
        self.answer = answer


class _TokenRequest(Request):
    """Lets credentials ask for a token at the key's address and nowhere else.

    google-auth would also ask for regional boundaries in the background, at an address that a
    closed network does not know. And google-auth would try again by itself, and sleep without
    regard to the deadline.
    """

    def __init__(self, address: str) -> None:
        super().__init__(_Direct())
        self._address = address

    def __call__(self, url: str, *args: Any, **rest: Any) -> Any:
        if url != self._address:
            raise TransportError("only tokens are asked for")  # type: ignore[no-untyped-call]
        found = super().__call__(url, *args, **rest)  # type: ignore[no-untyped-call]
        answer = Answer(found.status, found.headers, found.data)
        if not holds_token(answer):
            raise _NoTokenError(answer)
        return found


def connect(
    folder: Path,
    environment: Mapping[str, str] = os.environ,
    patience: Patience | None = None,
) -> GoogleClient:
    """A client with this machine's key. `folder` is the contest folder.

    Raises:
        SourceError: the machine does not have a usable key.
        UsageError: the program must not send a token to the address `CONTEST_GOOGLE_ENDPOINT`.
    """
    endpoint = environment.get(ENDPOINT, _ORIGIN).rstrip("/")
    if not re.fullmatch(rf"https://[\w.-]+(:\d+)?(/\S*)?|{LOOPBACK}", endpoint):
        raise UsageError(
            f"{ENDPOINT}: found {endpoint!r}; expected an https address, or one of this machine"
        )
    return GoogleClient(find_key(folder, environment), endpoint=endpoint, patience=patience)
