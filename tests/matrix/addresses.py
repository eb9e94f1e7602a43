"""The public addresses of a contest, written by hand: everybody gets the same."""

from __future__ import annotations

from collections.abc import Mapping

PUBLIC: Mapping[str, int] = {
    "bao-chi": 307,
    "bao-chi/": 200,
    "bao-chi/index.html": 200,
    "bao-chi/en.html": 200,
    "bao-chi/board.html": 200,
    "bao-chi/board-en.html": 200,
    "bao-chi/turnout.json": 200,
    "bao-chi/turnout.csv": 200,
    "bao-chi/turnout.xlsx": 200,
    "bao-chi/manifest.json": 200,
    "bao-chi/hinh/": 404,
    "bao-chi/huy-hieu/": 404,
    "bao-chi/standings.csv": 404,
    "bao-chi/.bao-chi/": 404,
    ".bao-chi/": 404,
    "ket-qua": 307,
    "ket-qua/standings.csv": 404,
    "ket-qua/names.csv": 404,
    ".ket-qua/": 404,
    "thoi-nhan/x.y": 404,
    "verify": 404,
    "verify/": 404,
}
"""Address below `/<contest>/` → the status after a publication, whoever asks. Before the first
publication and before the embargo, each of them is 404 (`bao-chi` leads to its folder). `verify` is
there once an official result is released; `thoi-nhan` stops digests for who has a token of ours."""

COMMITTEE: Mapping[str, tuple[str, ...]] = {
    "trinh-chieu": ("admin", "reviewer", "viewer", "auditor"),
    "trinh-chieu/1/1": ("admin", "reviewer", "viewer", "auditor"),
}
"""Address below `/<contest>/` → the roles that it does not refuse. Without a release it tells them
that there is none."""
