"""What the sections share: the sample, a stopwatch, a line of the table, and the file of all
lines."""

from __future__ import annotations

import json
import os
import platform
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

from sample.__main__ import main as make_sample
from tests.bench.program import HERE, Program

FOLDER = Program(HERE).folder
_LIBRARIES = ("streamlit", "starlette", "duckdb", "deltalake", "ibis-framework", "pyarrow", "numpy",
              "pandas")  # fmt: skip
_WIDTH = 54
T = TypeVar("T")


@dataclass(frozen=True, order=True)
class Spent:
    """Seconds by the clock, and of the measured process on all processors (None: not looked at).
    On a busy machine the second tells more."""

    seconds: float
    cpu: float | None = None


@dataclass(frozen=True)
class Line:
    """One measurement of this checkout (`here`), of the other one, and the reference of both.

    `unit`: that of the numbers, "s" or "MB"; where it is not "s", `seconds` holds that number.
    """

    section: str
    what: str
    here: Spent
    against: Spent | None
    reference: Spent | None
    unit: str = "s"


_lines: list[Line] = []
_section = ""


def begin(section: str) -> None:
    """The lines that follow are of this section."""
    global _section
    _section = section
    print(f"\n{section}\n", flush=True)


def sample(folder: Path, rows: int) -> Path:
    """An export of so many responses of the sample contest, made once."""
    place = folder / f"sample-{rows}"
    if not (place / "snapshot-2.csv").exists():
        print(f"making {rows:,} responses in {place} …", flush=True)
        make_sample(
            ["--contest", str(FOLDER), "--out", str(place), "--rows", str(rows), "--no-truth"]
        )
    return place / "snapshot-2.csv"


def timed(work: Callable[[], T]) -> tuple[Spent, T]:
    """What was spent, and what the work gave."""
    start, cpu = time.perf_counter(), time.process_time()
    given = work()
    return Spent(time.perf_counter() - start, time.process_time() - cpu), given


def quickest(work: Callable[[], T], times: int = 3) -> tuple[Spent, T]:
    """The quickest of several times: for references, beside which everything else stands."""
    return min((timed(work) for _ in range(times)), key=lambda found: found[0].seconds)


def line(
    what: str,
    here: Spent,
    reference: Spent | None = None,
    against: Spent | None = None,
    unit: str = "s",
) -> None:
    """Print one measurement and its ratios, and keep it for the file. `unit`: see `Line`."""
    _lines.append(Line(_section, what, here, against, reference, unit))
    text = f"{what:<{_WIDTH}} {_told(here, reference, unit)}"
    if against:
        told = _told(against, reference, unit)
        text += f"   against: {told}   here/against {_ratio(here, against)}"
    print(text, flush=True)


def as_line(
    spent: Sequence[Spent], reference: Spent | None = None
) -> tuple[Spent, Spent | None, Spent | None]:
    """What the programs spent, the first of them here, as `line` takes it."""
    return spent[0], reference, spent[1] if len(spent) > 1 else None


def _told(spent: Spent, reference: Spent | None, unit: str) -> str:
    text = f"{spent.seconds:8.3f} {unit}"
    if spent.cpu is not None:
        text += f" {spent.cpu:8.3f} s CPU"
    return f"{text}   {_ratio(spent, reference)}" if reference else text


def _ratio(spent: Spent, other: Spent) -> str:
    text = f"× {spent.seconds / other.seconds:5.2f}"
    if spent.cpu is not None and other.cpu:
        text += f" ({spent.cpu / other.cpu:5.2f} of CPU)"
    return text


def write(folder: Path, commits: Mapping[str, str], options: Mapping[str, Any]) -> Path:
    """Write all lines so far, the machine and the versions into a JSON file named by the time."""
    moment = time.strftime("%Y%m%dT%H%M%S")
    told = {
        "when": moment,
        "commits": dict(commits),
        "options": dict(options),
        "machine": _machine(),
        "versions": {"python": platform.python_version()}
        | {name: version(name) for name in _LIBRARIES},
        "lines": [asdict(one) for one in _lines],
    }
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"bench-{moment}.json"
    file.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return file


def _machine() -> dict[str, Any]:
    """Cores are those that this process may use; the load is of the last minute."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return {
        "system": platform.platform(),
        "processor": _word_of("/proc/cpuinfo", "model name") or platform.machine(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_gib": round(pages / 2**30, 1),
        "load": os.getloadavg()[0],
    }


def _word_of(file: str, key: str) -> str:
    lines: Sequence[str] = Path(file).read_text("utf-8").splitlines()
    return next((text.partition(":")[2].strip() for text in lines if text.startswith(key)), "")
