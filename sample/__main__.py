"""`python -m sample`: writes the sample contest's exports and the truth about them."""

from __future__ import annotations

import argparse
from collections import deque
from collections.abc import Sequence
from pathlib import Path

from sample.changes import MINIMUM_SIZE, gone_count, plan_changes
from sample.exports import write_exports
from sample.folder import read_contest
from sample.phones import PEOPLE_LIMIT
from sample.rows import Rows
from sample.schedule import make_schedule
from sample.truth import write_truth
from sample.verdicts import judge


def generate(folder: Path, out: Path, *, rows: int, seed: int, with_truth: bool = True) -> None:
    """Write the files into the folder `out`, and make the folder if it does not exist."""
    out.mkdir(parents=True, exist_ok=True)
    contest = read_contest(folder)
    schedule = make_schedule(contest, rows + gone_count(rows), seed)
    maker = Rows(contest, rows, seed)
    changes = plan_changes(contest, schedule, maker, rows, seed)
    seen = write_exports(out, contest, changes)
    if with_truth:
        write_truth(out, contest, judge(seen, contest, maker))
    else:
        deque(seen, maxlen=0)  # writes the rows and keeps none


def _row_count(text: str) -> int:
    count = int(text)
    if not MINIMUM_SIZE <= count < PEOPLE_LIMIT:
        message = f"found {count}; expected {MINIMUM_SIZE} to {PEOPLE_LIMIT - 1}"
        raise argparse.ArgumentTypeError(message)
    return count


def _seed(text: str) -> int:
    seed = int(text)
    if seed < 0:
        raise argparse.ArgumentTypeError(f"found {seed}; expected a whole number from 0")
    return seed


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m sample", description=__doc__)
    parser.add_argument("--contest", type=Path, required=True, help="the contest folder")
    parser.add_argument("--out", type=Path, required=True, help="where the files go")
    parser.add_argument("--rows", type=_row_count, default=30_000, help="rows of snapshot-2")
    parser.add_argument("--seed", type=_seed, default=2024, help="another seed, other people")
    parser.add_argument("--no-truth", action="store_true", help="only the two exports")
    options = parser.parse_args(arguments)
    generate(
        options.contest,
        options.out,
        rows=options.rows,
        seed=options.seed,
        with_truth=not options.no_truth,
    )


if __name__ == "__main__":
    main()
