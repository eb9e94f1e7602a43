"""Colours that meet in a figure differ for everybody, and what is written can be read."""

from __future__ import annotations

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from publish.figures.palette import DARK, LIGHT, TURNED, Palette

ROOT = Path(__file__).resolve().parents[2]
Array = NDArray[np.float64]

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
EYES: dict[str, Array] = {
    "all colours": np.eye(3),
    "no red": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "no green": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "no blue": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
WHITE = np.array([0.95047, 1.0, 1.08883])
PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def linear(colour: str) -> Array:
    """Linear RGB of #rrggbb."""
    parts = np.array([int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(rgb: Array) -> Array:
    """CIE Lab of linear RGB, for daylight D65."""
    x, y, z = (
        np.cbrt(part) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116
        for part in TO_XYZ @ np.clip(rgb, 0, 1) / WHITE
    )
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def distance(one: str, other: str, eye: str) -> float:
    """How far two colours are apart for an eye; 2.3 is just seen."""
    seen = EYES[eye]
    return float(np.linalg.norm(lab(seen @ linear(one)) - lab(seen @ linear(other))))


def contrast(one: str, other: str) -> float:
    """The contrast of WCAG, from 1 to 21."""
    light, dark = sorted((float(TO_XYZ[1] @ linear(c)) for c in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measures_give_the_values_that_are_known() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21, abs=0.01)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert lab(linear("#ff0000")) == pytest.approx([53.24, 80.09, 67.20], abs=0.02)
    assert distance("#ff0000", "#8a7a00", "no red") < distance("#ff0000", "#8a7a00", "all colours")


@PALETTES
@pytest.mark.parametrize("eye", EYES)
def test_colours_that_meet_differ_for_every_eye(palette: Palette, eye: str) -> None:
    meeting = [
        (palette.people, palette.attempts),
        (palette.people, palette.target),
        (palette.people, palette.grid),
        (palette.attempts, palette.ground),
        (palette.target, palette.grid),
    ]
    assert min(distance(*pair, eye) for pair in meeting) > 25
    assert min(distance(*pair, eye) for pair in pairwise(palette.bands)) > 11


@PALETTES
def test_bands_go_away_from_the_ground_one_by_one(palette: Palette) -> None:
    away = [contrast(band, palette.ground) for band in palette.bands]
    assert away == sorted(away)


@PALETTES
def test_texts_and_marks_stand_out_from_their_ground(palette: Palette) -> None:
    for text in (palette.text, palette.quiet, palette.people, palette.target):
        assert contrast(text, palette.ground) >= 4.5
    for mark in (palette.people, palette.attempts, palette.target, palette.frame):
        assert contrast(mark, palette.ground) >= 3


@PALETTES
def test_a_label_can_be_read_on_every_band(palette: Palette) -> None:
    for number, band in enumerate(palette.bands, start=1):
        ink = palette.ground if str(number) in TURNED else palette.text
        assert contrast(ink, band) >= 4.5


@pytest.mark.parametrize(("theme", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_the_pages_have_the_same_colours(theme: str, palette: Palette) -> None:
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))["theme"][theme]
    assert config["backgroundColor"] == palette.ground
    assert config["textColor"] == palette.text
    assert config["chartCategoricalColors"][:2] == [palette.people, palette.attempts]
    assert tuple(config["chartSequentialColors"][1::2]) == palette.bands
    style = (ROOT / "ui/style.css").read_text("utf-8")
    levels = re.findall(r"--ct-level-\d: light-dark\((#\w+), (#\w+)\)", style)
    assert tuple(pair[theme == "dark"] for pair in levels) == palette.bands
