"""Sign-in at the province's OpenID Connect provider: authorization code, PKCE, state and nonce.

What a started sign-in must remember stands in a signed cookie of ten minutes, so any process can
finish it and nothing is kept for those who never come back.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from authlib.integrations.starlette_client import StarletteOAuth2App
from authlib.integrations.starlette_client.integration import StarletteIntegration
from itsdangerous import BadSignature, URLSafeSerializer
from starlette.requests import Request

from service import environment
from service.identity import store
from service.identity.access_file import AccessFile

LIFETIME = timedelta(minutes=10)
_SIGNED_WITH = frozenset(
    f"{kind}{bits}" for kind in ("RS", "PS", "ES") for bits in (256, 384, 512)
) | {"EdDSA"}
_TIMEOUT_SECONDS = 10


class ProviderError(Exception):
    """The provider says something that cannot be right. The message holds nothing that it said."""


async def begin(
    request: Request, access: AccessFile, come_back_to: str, then: str, now: datetime
) -> tuple[str, str]:
    """The provider's address to go to, and the value of the cookie that remembers the sign-in.

    `come_back_to`: our address for the answer. `then`: the local path to open after it.

    Raises:
        ProviderError: the provider describes another issuer.
        httpx2.HTTPError: the provider cannot be reached.
    """
    app = await _provider(access)
    remembered: dict[str, Any] = {}
    answer = await app.authorize_redirect(_with(request, remembered), come_back_to)
    said = {"until": store.seconds(now + LIFETIME), "then": then, "session": remembered}
    return answer.headers["location"], _sealed().dumps(said)


async def finish(
    request: Request, access: AccessFile, cookie: str, now: datetime
) -> tuple[Mapping[str, Any], str]:
    """What the provider says of the person who comes back, and the local path to open.

    Raises:
        ProviderError: this browser has started no sign-in within ten minutes.
        OAuthError, JoseError, httpx2.HTTPError, ValueError: the answer is not right.
    """
    try:
        said = _sealed().loads(cookie)
    except BadSignature:
        raise ProviderError("no sign-in was started in this browser") from None
    if said["until"] <= now.timestamp():
        raise ProviderError("the sign-in was started too long ago")
    app = await _provider(access)
    token = await app.authorize_access_token(_with(request, said["session"]))
    claims: dict[str, Any] = dict(token.get("userinfo") or {})
    if not claims:
        raise ProviderError("the provider sent no id_token")
    if "email" not in claims and "userinfo_endpoint" in app.server_metadata:
        more = await app.userinfo(token=token)
        if more.get("sub") != claims.get("sub"):
            raise ProviderError("the provider describes another person than the one signed in")
        claims = {**more, **claims}
    return claims, said["then"]


def name_in(claims: Mapping[str, Any]) -> str:
    """The name by which the access file knows the person: the e-mail address, unless the provider
    says that it is not verified; else `sub`, which a provider gives once and to nobody else.

    `preferred_username` is never a name, because people may choose it: somebody could choose the
    address of a colleague. A provider that lets people write any address into their account must
    say `email_verified`. Empty: the claims name nobody.

    >>> name_in({"sub": "7", "email": "an@example.vn", "email_verified": True})
    'an@example.vn'
    >>> name_in({"sub": "7", "email": "an@example.vn", "email_verified": False})
    '7'
    """
    email, verified = claims.get("email"), claims.get("email_verified", True)
    if isinstance(email, str) and email.strip() and verified in (True, "true"):
        return email.strip()
    sub = claims.get("sub")
    return sub.strip() if isinstance(sub, str) else ""


async def _provider(access: AccessFile) -> Any:
    app = _app(access.issuer, access.client_id, environment.oidc_secret())
    metadata = await app.load_server_metadata()
    if str(metadata.get("issuer", "")).rstrip("/") != access.issuer.rstrip("/"):
        _app.cache_clear()
        raise ProviderError("the provider describes another issuer than the declared one")
    offered = metadata.get("id_token_signing_alg_values_supported") or ["RS256"]
    metadata["id_token_signing_alg_values_supported"] = [
        one for one in offered if one in _SIGNED_WITH
    ]
    return app


@lru_cache(1)
def _app(issuer: str, client_id: str, secret: str) -> Any:
    return StarletteOAuth2App(
        StarletteIntegration("oidc"),
        "oidc",
        client_id=client_id,
        client_secret=secret,
        server_metadata_url=f"{issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid email",
            "code_challenge_method": "S256",
            "timeout": _TIMEOUT_SECONDS,
        },
    )


def _with(request: Request, session: dict[str, Any]) -> Request:
    """The request with a session of our own in place of Streamlit's."""
    return Request({**request.scope, "session": session}, request.receive)


def _sealed() -> Any:
    how = {"key_derivation": "hmac", "digest_method": hashlib.sha256}
    return URLSafeSerializer(store.secret(), salt="oidc", signer_kwargs=how)
