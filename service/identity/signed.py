"""Texts that only this program can have written, for what leaves it and comes back."""

from __future__ import annotations

import hashlib

from itsdangerous import BadSignature, Signer

from service.identity import store


def signed(purpose: str, text: str) -> str:
    """The text with its signature; both may stand in an address. A signature of one purpose is
    worth nothing for another."""
    return _signer(purpose).sign(text).decode()


def unsigned(purpose: str, given: str) -> str | None:
    """The text that was signed; None if it was not signed here and for this purpose."""
    try:
        return _signer(purpose).unsign(given.encode("utf-8", "surrogatepass")).decode()
    except (BadSignature, UnicodeError):
        return None


def _signer(purpose: str) -> Signer:
    return Signer(store.secret(), salt=purpose, key_derivation="hmac", digest_method=hashlib.sha256)
