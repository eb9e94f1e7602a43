"""The service account: its key file, and the tokens that the account gets for a signed claim."""

from __future__ import annotations

import base64
import functools
import json
import secrets
import time

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from tests.fake_google.clock import Clock

ADDRESS = "doc-bai-thi@cuoc-thi.iam.gserviceaccount.com"
GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
AUDIENCE = "https://oauth2.googleapis.com/token"  # for any token_uri in the key file
LIFETIME = 3600


class GrantError(Exception):
    """`invalid_grant`, with a description of the mistake."""


@functools.cache
def _private_key(number: int) -> rsa.RSAPrivateKey:
    """The key with this number, made once a run because making a key takes a while."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Accounts:
    """One service account with one key. `revoked`: the key was deleted at Google."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._tokens: dict[str, tuple[float, str]] = {}
        self.revoked = False

    def key_file(self, token_address: str, *, forged: bool = False) -> str:
        """The JSON that Google Cloud hands out. `forged`: with a key that Google never made."""
        pem = _private_key(int(forged)).private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        return json.dumps(
            {
                "type": "service_account",
                "project_id": "cuoc-thi",
                "private_key_id": "k1",
                "private_key": pem.decode(),
                "client_email": ADDRESS,
                "client_id": "1",
                "token_uri": token_address,
            }
        )

    def grant(self, form: dict[str, str]) -> dict[str, object]:
        """A token for a claim that the account signed."""
        if form.get("grant_type") != GRANT:
            raise GrantError("Unsupported grant")
        claim = self._verified(form.get("assertion", ""))
        if claim.get("iss") != ADDRESS or self.revoked:
            raise GrantError("Invalid grant: account not found")
        if claim.get("aud") != AUDIENCE:
            raise GrantError("Invalid JWT: wrong audience")
        # The client signs by the machine's clock, so the advanced clock does not count here.
        if not float(claim["iat"]) - 300 <= time.time() < float(claim["exp"]) + 300:
            raise GrantError(
                "Invalid JWT: Token must be a short-lived token and in a reasonable timeframe"
            )
        token = secrets.token_urlsafe(24)
        self._tokens[token] = (self._clock.now() + LIFETIME, claim["scope"])
        return {"access_token": token, "expires_in": LIFETIME, "token_type": "Bearer"}

    def scope_of(self, authorization: str) -> str | None:
        """The scope of a request's token; None if the token is unknown or expired."""
        expires, scope = self._tokens.get(authorization.removeprefix("Bearer "), (0.0, ""))
        return scope if expires > self._clock.now() else None

    def _verified(self, assertion: str) -> dict[str, str]:
        try:
            head, claim, signature = assertion.split(".")
            _private_key(0).public_key().verify(
                _decoded(signature),
                f"{head}.{claim}".encode(),
                padding.PKCS1v15(),
                hashes.SHA256(),
            )
            if json.loads(_decoded(head))["alg"] != "RS256":
                raise GrantError("Invalid JWT: wrong algorithm")
            claims: dict[str, str] = json.loads(_decoded(claim))
        except (ValueError, InvalidSignature) as error:
            raise GrantError("Invalid JWT Signature.") from error
        return claims


def _decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
