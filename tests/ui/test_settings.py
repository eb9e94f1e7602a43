"""The server's settings and the style are those that the decisions ask for."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ui.shell import session

ROOT = Path(__file__).resolve().parents[2]
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
STYLE = (ROOT / "ui" / "style.css").read_text("utf-8")


@pytest.mark.parametrize(
    ("section", "key", "value"),
    [
        ("server", "address", "127.0.0.1"),
        ("server", "headless", True),
        ("server", "enableCORS", True),
        ("server", "enableXsrfProtection", True),
        ("server", "fileWatcherType", "none"),
        ("browser", "gatherUsageStats", False),
        ("client", "toolbarMode", "minimal"),
        ("client", "showErrorDetails", "none"),
        ("client", "showErrorLinks", False),
        ("client", "disableDataExport", True),
        ("runner", "postScriptGC", False),
    ],
)
def test_a_setting_is_as_decided(section: str, key: str, value: object) -> None:
    assert CONFIG[section][key] == value


def test_nothing_is_fetched_by_theme_or_style() -> None:
    whole = (ROOT / ".streamlit" / "config.toml").read_text("utf-8") + STYLE
    assert "http" not in whole
    assert "@import" not in whole
    assert "url(" not in whole
    assert ":material/" not in re.sub(r"(?s).*page_icon=([^,)]*).*", r"\1", _frame())


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_theme_has_the_ten_colours_that_charts_need(theme: str) -> None:
    colours = CONFIG["theme"][theme]["chartCategoricalColors"]
    assert len(set(colours)) == 10


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_key_has_the_colours_of_the_map_and_words_can_be_read_on_them(theme: str) -> None:
    side = 0 if theme == "light" else 1
    colours = CONFIG["theme"][theme]["chartSequentialColors"]
    levels = colours[1::2]
    assert len(set(colours)) == 10
    assert [_token(f"level-{n}")[side] for n in range(1, 6)] == levels
    ink = ("#262730", "#fafafa")[side]  # Streamlit's text on charts
    page = CONFIG["theme"][theme]["backgroundColor"]
    for number, colour in enumerate(levels, start=1):
        assert contrast(colour, ink if number <= 3 else page) >= 4.5, number


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_can_be_read_on_its_background(theme: str) -> None:
    colours = CONFIG["theme"][theme]
    side = 0 if theme == "light" else 1
    for background in (colours["backgroundColor"], colours["secondaryBackgroundColor"]):
        assert contrast(colours["textColor"], background) > 7
        for token in ("muted", "accent", "good", "warn", "bad"):
            assert contrast(_token(token)[side], background) >= 4.5, token
    assert contrast(colours["primaryColor"], "#ffffff") >= 3


def _frame() -> str:
    return (ROOT / "ui" / "frame.py").read_text("utf-8")


def _token(name: str) -> tuple[str, str]:
    found = re.search(rf"--ct-{name}: light-dark\((#\w+), (#\w+)\)", STYLE)
    assert found, name
    return found[1], found[2]


def contrast(one: str, other: str) -> float:
    """WCAG contrast of two colours."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_demonstration_may_pretend_a_time_that_runs_faster(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begins = datetime(2024, 11, 18, 7, 0)
    monkeypatch.setenv("CONTEST_DEMO", "1")
    monkeypatch.setenv("CONTEST_NOW", begins.isoformat())
    monkeypatch.setenv("CONTEST_SPEED", "3600@1700000000")

    def after(seconds: float) -> datetime | None:
        moment = datetime.fromtimestamp(1_700_000_000 + seconds, UTC)
        monkeypatch.setattr(session, "clock", lambda: moment)
        return session.moment().pretended

    assert after(-5) == begins, "not yet"
    assert after(10) == begins + timedelta(hours=10)
    assert after(11.9) == after(10), "in steps"
    monkeypatch.delenv("CONTEST_SPEED")
    assert after(10) == begins
    monkeypatch.delenv("CONTEST_DEMO")
    assert after(10) is None
