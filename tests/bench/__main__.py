"""Measurements, each beside a reference in the same run; ratios are what counts.

`python -m tests.bench [--short] [--only SECTION] [--rows N] [--against DIR]`. Nothing is asserted
about time; that the references and the other checkout come to the same numbers is asserted.
"""

from __future__ import annotations

import argparse
import signal
from dataclasses import dataclass
from pathlib import Path

from tests.bench import browser, decisions, live, numbers, uploads, viewers
from tests.bench.measure import begin, sample, write
from tests.bench.naming import print_naming
from tests.bench.program import HERE, Program


@dataclass(frozen=True)
class Plan:
    """Rows of each section that is measured, and how much the server is asked for."""

    rows: dict[str, int]
    sizes: viewers.Sizes


LONG = Plan(
    {
        "import": 1_000_000,
        "names": 1_000_000,
        "live": 200_000,
        "served": 30_000,
        "browser": 30_000,
        "decisions": 30_000,
        "uploads": 30_000,
    },
    viewers.Sizes(),
)
SHORT = Plan(
    {
        "import": 200_000,
        "served": 30_000,
        "browser": 30_000,
        "decisions": 30_000,
        "uploads": 30_000,
    },
    viewers.Sizes(reruns=5, viewers=(20,), seconds=20, minutes=2),
)
NEW_ROWS = 1_000


def main() -> None:
    """Print the measurements as a table, and write them into a file beside the samples."""
    parser = argparse.ArgumentParser("python -m tests.bench")
    parser.add_argument("--short", action="store_true", help=f"three minutes: {SHORT.rows}")
    parser.add_argument("--only", choices=LONG.rows, help="one section (default: all)")
    parser.add_argument("--rows", type=int, help=f"responses (default: {LONG.rows})")
    parser.add_argument(
        "--against",
        type=Path,
        metavar="DIR",
        help="another checkout, whose import and server are measured in the same run",
    )
    parser.add_argument("--dir", type=Path, default=Path("var/bench"))
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # servers end with the bench
    if options.against and not (options.against / "dashboard.py").exists():
        parser.error(f"--against: {options.against} is no checkout: dashboard.py is not there")
    plan = SHORT if options.short else LONG
    if options.only not in (None, *plan.rows):
        parser.error(f"--only: the short bench has no section {options.only}: {[*plan.rows]}")
    programs = [Program(HERE)]
    if options.against:
        programs.append(Program(options.against.resolve()))
    place = options.dir.resolve()
    for section, rows in plan.rows.items():
        if options.only in (None, section):
            measure(section, programs, place, options.rows or rows, plan.sizes)
    commits = dict(zip(("here", "against"), (one.commit for one in programs), strict=False))
    told = {"short": options.short, "only": options.only, "rows": options.rows}
    print(f"\nwritten: {write(place, commits, told)}")


def measure(
    section: str, programs: list[Program], place: Path, rows: int, sizes: viewers.Sizes
) -> None:
    """Measure one section; those of names and of the live sheet know this checkout only."""
    begin(section)
    match section:
        case "import":
            numbers.measure(programs, sample(place, rows), place, rows, min(NEW_ROWS, rows // 2))
        case "names":
            print_naming(rows)
        case "live":
            live.measure(sample(place, rows), place, rows)
        case "served":
            viewers.measure(programs, sample(place, rows), place, sizes)
        case "decisions":
            decisions.measure(programs, sample(place, rows), place, sizes.reruns)
        case "uploads":
            uploads.measure(programs, sample(place, rows), place)
        case "browser":
            browser.measure(programs, sample(place, rows), place, sizes.reruns)


if __name__ == "__main__":
    main()
