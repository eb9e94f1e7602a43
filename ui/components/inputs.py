"""What a viewer types: the parameters of an address, and the words of a search."""

from __future__ import annotations

import streamlit as st

LONGEST = 64


def asked(name: str) -> str | None:
    """The query parameter, or None when it is absent or cannot be a code of anything. Anybody can
    type a parameter, so only possible codes pass."""
    value = st.query_params.get(name)
    return value if value and len(value) <= LONGEST and value.isprintable() else None


def search_field(label: str, hint: str, key: str, *, labelled: bool = True) -> str:
    """Draw a field that searches while somebody types; the words so far, "" for none. `label` and
    `hint` are words of ours. `labelled` False: only a screen reader says the label, because the
    hint and what stands beside the field say the same."""
    text = st.text_input(
        label,
        placeholder=hint,
        max_chars=100,
        type="search",
        live="400ms",
        label_visibility="visible" if labelled else "collapsed",
        key=key,
    )
    return (text or "").strip()
