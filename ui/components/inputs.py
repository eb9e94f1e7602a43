"""Query parameters of an address. Anybody can type them, so only possible codes pass."""

from __future__ import annotations

import streamlit as st

LONGEST = 64


def asked(name: str) -> str | None:
    """The query parameter, or None when it is absent or cannot be a code of anything."""
    value = st.query_params.get(name)
    return value if value and len(value) <= LONGEST and value.isprintable() else None
