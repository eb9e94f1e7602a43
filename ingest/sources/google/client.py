"""Talks to Google: one client for a process, with timeouts, a quota and bounded patience.

gspread's own client waits forever for a server that hangs, and its variant with back-off never
gives up on a 429. So requests go through `GoogleClient.read`, which classifies every failure.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import gspread
import orjson
import requests
import urllib3
from google.auth.exceptions import RefreshError, TransportError
from google.auth.transport.requests import AuthorizedSession, Request

from contest.errors import UsageError
from ingest.sources.google import errors
from ingest.sources.google.key import ServiceKey, find_key
from ingest.sources.google.quota import Quota
from ingest.sources.google.retry import Patience, TransientError, retry

ENDPOINT = "CONTEST_GOOGLE_ENDPOINT"
_ORIGIN = "https://sheets.googleapis.com"
_READS = Quota(50, 60.0)
"""Google allows one service account 60 reads a minute. All sources of a process share the quota."""
_CHUNK = 1 << 20


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
        session = AuthorizedSession(  # type: ignore[no-untyped-call]
            key.credentials,
            refresh_status_codes=(),  # this client tries a 401 again, because it counts attempts
            auth_request=_TokenRequest(key.token_address),
        )
        super().__init__(key.credentials, session)
        self._key, self._endpoint, self._quota = key, endpoint, quota
        self._patience, self._timeouts = patience or Patience(), timeouts

    def read(
        self,
        where: str,
        url: str,
        params: Mapping[str, Any],
        holds: str,
        decode: Callable[[bytes], Any] = orjson.loads,
    ) -> Any:
        """The decoded answer to a GET, an object with the key `holds`. Errors name the source as
        `where`. `decode` raises ValueError for a body that is not JSON.

        Raises:
            SourceError: the answer is a refusal, or no answer comes in time.
        """

        def once(left: float) -> Any:
            if not self._quota.wait(left):
                raise errors.quota(where)
            timeout = tuple(min(seconds, left) for seconds in self._timeouts)
            try:
                with self.request("get", url, params=dict(params), timeout=timeout) as response:
                    body = self._body(where, response, left)
                    self._check(where, response, body)
                    return _decoded(where, body, holds, decode)
            except RefreshError as error:
                raise errors.no_token(where, error) from None
            except _TokenServerError as error:
                raise TransientError(errors.trouble(where)) from error
            except (
                requests.RequestException,
                urllib3.exceptions.HTTPError,
                TransportError,
            ) as error:
                raise TransientError(errors.offline(where)) from error

        return retry(once, self._patience)

    def request(  # type: ignore[override]
        self, method: str, endpoint: str, params: Any = None, **rest: Any
    ) -> requests.Response:
        """Send a request to the endpoint. The caller still has to read the body of the answer."""
        url = endpoint.replace(_ORIGIN, self._endpoint, 1)
        rest.setdefault("timeout", self._timeouts)
        return self.session.request(method, url, params=params, stream=True, **rest)

    def _check(self, where: str, response: requests.Response, body: bytes) -> None:
        if response.ok:
            return
        if response.status_code == requests.codes.unauthorized:
            self._key.credentials.token = None  # the next attempt asks for a new token
        raise errors.refusal(where, response, body, self._key.address)

    def _body(self, where: str, response: requests.Response, left: float) -> bytes:
        """All bytes of the answer. If an answer comes drop by drop, no read timeout ends it, but
        the deadline does."""
        ends, parts = self._patience.clock() + left, []
        while part := response.raw.read1(_CHUNK, decode_content=True):
            parts.append(part)
            if self._patience.clock() > ends:
                raise errors.offline(where)
        return b"".join(parts)


def _decoded(where: str, body: bytes, holds: str, decode: Callable[[bytes], Any]) -> Any:
    try:
        answer = decode(body)
    except ValueError as error:
        raise TransientError(errors.trouble(where)) from error
    if not isinstance(answer, dict) or holds not in answer:
        raise TransientError(errors.trouble(where))
    return answer


class _TokenServerError(TransportError):
    """The token server answers, but has trouble itself."""


class _TokenRequest(Request):
    """Lets credentials ask for a token at the key's address and nowhere else.

    google-auth would also ask for regional boundaries in the background, at an address that a
    closed network does not know. And google-auth would try again by itself, and sleep without
    regard to the deadline.
    """

    def __init__(self, address: str) -> None:
        super().__init__(requests.Session())
        self._address = address

    def __call__(self, url: str, *args: Any, **rest: Any) -> Any:
        if url != self._address:
            raise TransportError("only tokens are asked for")  # type: ignore[no-untyped-call]
        answer = super().__call__(url, *args, **rest)  # type: ignore[no-untyped-call]
        if errors.is_transient(answer.status):
            raise _TokenServerError(answer.status)  # type: ignore[no-untyped-call]
        return answer


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
    parts = urlsplit(endpoint)
    if parts.scheme != "https" and parts.hostname not in ("127.0.0.1", "localhost", "::1"):
        raise UsageError(
            f"{ENDPOINT}: found {endpoint!r}; expected an https address, or one of this machine"
        )
    return GoogleClient(find_key(folder, environment), endpoint=endpoint, patience=patience)
