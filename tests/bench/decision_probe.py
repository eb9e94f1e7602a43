"""Run on the code of the checkout under measure, in a process of its own: previews decisions of
each kind, writes them, and reads what the next page reads. Prints the seconds as JSON.

    python -P decision_probe.py FOLDER DATA TIMES

The file is of the bench's checkout and imports nothing of the bench.
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from results import Principal, View, unit_effect
from service import acts
from service.decide import decide, marks
from service.environment import Moment, Place
from service.opened import open_for
from service.suppose import suppose
from ui.decisions.moves import change_between

Measured = dict[str, float]
Case = tuple[Any, list[str], str]
"""What is wanted, the ids of its responses, and the code of the unit that it is about or ""."""
WHO = Principal("bench", "admin", ())
PRETENDED = datetime(2024, 12, 2, 20, 0)


def timed(work: Callable[[], Any]) -> Measured:
    """Seconds by the clock and of this process on all processors."""
    start, cpu = time.perf_counter(), time.process_time()
    work()
    return {"seconds": time.perf_counter() - start, "cpu": time.process_time() - cpu}


def read(view: View) -> None:
    """What the page reads after a decision, and what the pages beside it read."""
    view.headline()
    view.balance()
    view.participation("unit")
    view.standings(limit=50)
    view.held(limit=10)
    view.writings()


def cases(view: View, tree: Any, kind: str) -> Iterator[Case]:
    """One case after another of a kind; each is about responses of its own."""
    number = len(tree.units) - 5
    code = tree.units[number].code
    if kind in ("accept", "assign"):
        waiting = view.held(limit=40)
        for line in waiting[:20] if kind == "accept" else waiting[20:]:
            wanted = acts.accept(line) if kind == "accept" else acts.assign(line, code)
            yield wanted, [line["response_id"]], ""
        return
    if kind == "alias":
        for one in view.writings():
            if one.held:
                yield acts.alias(tree, one.text, number), view.responses_with(one.texts), code
        return
    persons = view.standings(limit=200).to_pylist()
    for one, other in zip(persons[::2], persons[1::2], strict=True):
        if kind == "reject":
            yield acts.reject(one["response_id"]), [one["response_id"]], ""
        else:
            both = [one["person_id"], other["person_id"]]
            yield acts.people(view, "merge_people", both), [], ""


def main(folder: Path, data: Path, times: int) -> dict[str, Any]:
    """For each kind the preview and the write of several decisions; and opening from nothing."""
    from contest import load

    place, tree = Place(folder, str(data)), load(folder).units

    def moment() -> Moment:
        return Moment(datetime.now(UTC), PRETENDED)

    read(open_for(place, WHO, moment()).view)  # compiles, which happens once a process
    spent: dict[str, list[Measured]] = defaultdict(list)
    for kind in ("accept", "assign", "reject", "merge", "alias"):
        found = cases(open_for(place, WHO, moment()).view, tree, kind)
        for _ in range(times + 1):
            wanted, ids, code = next(found)
            view = open_for(place, WHO, moment()).view
            read(view)

            def preview(wanted: Any = wanted, ids: Any = ids, code: str = code) -> None:
                before = open_for(place, WHO, moment()).view
                after = suppose(place, WHO, [wanted], moment())
                after.responses(ids)
                change_between(before, after)
                if code:
                    unit_effect(before, after, code)

            looked_at = marks(view, ids)

            def write(wanted: Any = wanted, looked: Any = looked_at) -> None:
                decide(place, WHO, [wanted], looked_at=looked, note="", moment=moment())
                read(open_for(place, WHO, moment()).view)

            spent[f"preview, {kind}"].append(timed(preview))
            spent[f"write until the next page has read, {kind}"].append(timed(write))
    return {"spent": {what: all_[1:] for what, all_ in spent.items()}}  # without the first


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))))
