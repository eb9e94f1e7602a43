"""Run on the code of the checkout under measure, in a process of its own: loads exports, interprets
again, makes all tables, and writes the seconds as JSON.

    python -P probe.py MOST WHOLE FOLDER DATA

MOST is WHOLE without its last rows. The file is of the bench's checkout and imports nothing of the
bench. Loading goes through the commands, which stay; the view is opened as each checkout spells
that.
"""

from __future__ import annotations

import io
import json
import runpy
import statistics
import sys
import threading
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

Measured = dict[str, float]
DAYS = [date(2024, 11, 20) + timedelta(days=n) for n in range(4)]


def timed(work: Callable[[], Any]) -> tuple[Measured, Any]:
    """Seconds by the clock and of this process on all processors, and what the work gave."""
    start, cpu = time.perf_counter(), time.process_time()
    given = work()
    spent = {"seconds": time.perf_counter() - start, "cpu": time.process_time() - cpu}
    return spent, given


def command(module: str, *arguments: str | Path) -> str:
    """`python -m module …` in this process; what it printed. A checkout in which that would end
    the process has the command as `cli.module.main`."""
    kept, sys.argv = sys.argv, [module, *map(str, arguments)]
    printed, noted = io.StringIO(), io.StringIO()
    try:
        with redirect_stdout(printed), redirect_stderr(noted):
            if find_spec("cli") and find_spec(f"cli.{module}"):
                status = import_module(f"cli.{module}").main()
                if status:
                    raise SystemExit(status)
            else:
                runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        if end.code:
            raise SystemExit(f"{sys.argv}: {noted.getvalue()}") from end
    finally:
        sys.argv = kept
    return printed.getvalue()


def opened(folder: Path, data: Path) -> Any:
    """A view of the ledger that nobody has looked at yet."""
    import results
    from contest import load
    from ledger import Ledger

    contest, ledger = load(folder), Ledger.at(data)
    principal: Any = results.Principal
    if hasattr(principal, "committee"):
        who = principal.committee()
    else:  # since roles exist: name, role, units
        who = principal("bench", "admin", ())
    return results.visible(results.compute(contest, ledger, now=datetime.now(UTC)), who)


def all_tables(folder: Path, data: Path) -> list[int]:
    """Make every table that pages show; people ranked, the sum of ranks, people over all units."""
    view = opened(folder, data)
    view.balance()
    view.headline()
    view.turnout("day")
    view.turnout("hour")
    standings = view.standings()
    people = view.participation("unit")["people"]
    return [standings.num_rows, sum(standings["rank"].to_pylist()), sum(people.to_pylist())]


def beside(folder: Path, data: Path) -> dict[str, Measured]:
    """How long a viewer waits for a table that is finished, while another makes one table after
    another on the same results."""
    view = opened(folder, data)
    slow: list[float] = []

    def finished() -> float:
        return timed(lambda: view.turnout("day"))[0]["seconds"]

    def make() -> None:
        for work in (view.standings, *(view.with_units_of(day).unplaced for day in DAYS)):
            slow.append(timed(work)[0]["seconds"])

    finished()
    alone = [finished() for _ in range(20)]
    maker = threading.Thread(target=make)
    maker.start()
    waited = [finished()]
    while maker.is_alive():
        waited.append(finished())
    maker.join()
    return {
        "a finished table, the median": {"seconds": statistics.median(alone)},
        "  beside tables in the making, the median": {"seconds": statistics.median(waited)},
        "  beside tables in the making, the slowest": {"seconds": max(waited)},
        "  the slowest of the tables in the making": {"seconds": max(slow)},
    }


def main(most: Path, whole: Path, folder: Path, data: Path) -> dict[str, Any]:
    """All measurements, in the order in which a contest meets them."""
    where = ("--contest", folder, "--data", data, "--format", "json")
    command("ingest", "--help")  # imports what the commands need
    command("scoring", "--help")

    def load(export: Path) -> Any:
        return json.loads(command("ingest", "import", export, "--complete", *where))[0]

    spent: dict[str, Measured] = {}
    spent["import (read, diff, write, interpret)"], first = timed(lambda: load(most))
    spent["import of the file with new rows at its end"], second = timed(lambda: load(whole))
    spent["import of the same file again"], third = timed(lambda: load(whole))
    spent["rebuild (interpret everything again)"], _ = timed(
        lambda: command("ingest", "rebuild", *where)
    )
    spent["all result tables"], numbers = timed(lambda: all_tables(folder, data))
    changes = [[report[kind] for kind in ("new", "edited", "gone")]
               for report in (first, second, third)]  # fmt: skip
    return {
        "spent": spent,
        "beside": beside(folder, data),
        "changes": changes,
        "numbers": numbers,
    }


if __name__ == "__main__":
    print(json.dumps(main(*map(Path, sys.argv[1:]))))
