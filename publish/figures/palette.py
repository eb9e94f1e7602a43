"""The colours of figures by role, for a light and a dark ground.

The pages have the same colours: `.streamlit/config.toml` and `ui/style.css` repeat them. Colours
that meet in one figure differ for people who cannot see red, green or blue, because they differ in
lightness too. `tests/publish/test_palette.py` measures the distances and the contrasts.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """Each colour as `#rrggbb`.

    `text` and `quiet` (lesser texts) are read on `ground`. `people`, `attempts` and `target` fill
    marks on it. `frame` draws outlines and axes that a reader needs, `grid` the lines that a reader
    can do without. `bands`: the fills of rates from the lowest band to the highest; on the last two
    a text has the colour of the ground.
    """

    ground: str
    text: str
    quiet: str
    frame: str
    grid: str
    people: str
    attempts: str
    target: str
    bands: tuple[str, str, str, str, str]


LIGHT = Palette(
    ground="#ffffff",
    text="#17212b",
    quiet="#52616d",
    frame="#52616d",
    grid="#dce3e9",
    people="#0b5f7d",
    attempts="#c27c0e",
    target="#a5281b",
    bands=("#dcecf2", "#aad1e0", "#66abc5", "#21789a", "#063a4f"),
)
DARK = Palette(
    ground="#10171d",
    text="#e4eaef",
    quiet="#9fb0bd",
    frame="#9fb0bd",
    grid="#2b3843",
    people="#4fa9cb",
    attempts="#e0a94a",
    target="#f2978a",
    bands=("#1c3440", "#22536a", "#2a6f8c", "#6db9d6", "#cfe9f4"),
)
TURNED = frozenset({"4", "5"})
"""The bands on which a text has the colour of the ground."""
