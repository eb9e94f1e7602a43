"""The keys of the pages that decide. Streamlit lets no key act while somebody types in a field.

Each letter is a consonant: an input method for Vietnamese turns a vowel and the key after it into
one letter, and the second key would be lost. Streamlit itself uses C and R.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

ACCEPT, REJECT, ASSIGN, CORRECT = "N", "L", "V", "S"
WRITE, CANCEL, UNDO = "G", "Escape", "H"
NEXT, PREVIOUS, APART = "J", "K", "T"
FIRST_THREE = ("1", "2", "3")


def listen(key: str, act: Callable[..., None], *args: Any, about: str) -> None:
    """Let a key act that belongs to no button: a choice has no keys of its own. `about`: makes the
    listener's name unique on the page."""
    with st.container(key=f"keys_{about}"):  # the style hides it from sight, Tab and readers
        st.button(key, shortcut=key, on_click=act, args=args, key=f"key_{about}")


def listen_all(keys: Sequence[str], act: Callable[..., None], each: Sequence[Any], about: str,
               *args: Any) -> None:  # fmt: skip
    """Let each key act with its own value; keys without a value do nothing."""
    for key, one in zip(keys, each, strict=False):
        listen(key, act, one, *args, about=f"{about}_{key}")
