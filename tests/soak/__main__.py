"""The long campaigns: `python -m tests.soak [--examples N] [--share X] [--seed N] [--only NAME]`.

Prints what it ran, with which seed, and what it found; ends with 1 when it found something. The
same seed runs the same examples.
"""

from __future__ import annotations

import argparse
import faulthandler
import random
import resource
import sys
import time
import traceback
from datetime import timedelta

from hypothesis import HealthCheck, seed, settings

from ledger.arenas import limit_arenas
from tests.soak.campaigns import CAMPAIGNS
from tests.soak.care import killed_care
from tests.soak.counts import three_counts
from tests.soak.damages import damages
from tests.soak.live import LIVE, run
from tests.soak.releases import killed_release

_RUNS = {**LIVE, damages: 500, killed_care: 400, killed_release: 200, three_counts: 2_000}
_MEMORY = 8 << 30
_SLOW = timedelta(minutes=1)  # for one example
_HANG_SECONDS = 3_600


def main() -> int:
    """Run the campaigns; 1 when one of them found something."""
    parser = argparse.ArgumentParser("python -m tests.soak", description=__doc__)
    parser.add_argument("--examples", type=int, default=20_000, metavar="N", help="in all")
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32), metavar="N")
    parser.add_argument(
        "--share", type=float, default=1.0, metavar="X", help="of the live campaigns' full length"
    )
    names = [campaign.__name__ for campaign in (*CAMPAIGNS, *_RUNS)]
    parser.add_argument("--only", choices=names, metavar="NAME", help=", ".join(names))
    options = parser.parse_args()
    limit_arenas()  # as whatever polls does
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    print(f"seed {options.seed}, {options.examples:,} examples")
    found = 0
    for campaign, share in CAMPAIGNS.items():
        if options.only not in (None, campaign.__name__):
            continue
        count = max(1, options.examples * share // sum(CAMPAIGNS.values()))
        settled = settings(
            max_examples=count,
            deadline=_SLOW,
            database=None,
            print_blob=False,
            suppress_health_check=list(HealthCheck),
        )
        start = time.perf_counter()
        faulthandler.dump_traceback_later(_HANG_SECONDS, exit=True)
        try:
            seed(options.seed)(settled(campaign))()
            said = "nothing found"
        except Exception:
            traceback.print_exc()
            said, found = "FOUND", 1
        faulthandler.cancel_dump_traceback_later()
        _tell(campaign.__name__, f"{count:,} examples", start, said)
    for live, full in _RUNS.items():
        if options.only not in (None, live.__name__):
            continue
        count, start = max(1, round(full * options.share)), time.perf_counter()
        try:
            run(live, count, options.seed)
            said = "nothing found"
        except Exception:
            traceback.print_exc()
            said, found = "FOUND", 1
        _tell(live.__name__, f"{count:,} times", start, said)
    return found


def _tell(name: str, length: str, start: float, said: str) -> None:
    seconds = time.perf_counter() - start
    print(f"{name:<24} {length:>16} {seconds:8.1f} s   {said}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
