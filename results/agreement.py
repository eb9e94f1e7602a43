"""The form's own quiz score against ours: how many differ, and which keys are probably wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pyarrow as pa
from ibis import ir

from contest import Contest
from contest.items import OTHER
from scoring.agreement import Answer, accepted, candidates, counts, evidence, with_left

_MOST = 12
"""So many answers are supposed at most: if the form judges more otherwise, it is no wrong key."""
_SUSPECT = pa.struct(
    [(name, pa.int64()) for name in ("item", "value", "responses", "explained")]
)  # fmt: skip
_CHECK = pa.schema(
    [*((name, pa.int64()) for name in ("compared", "differing", "unexplained")),
     ("suspects", pa.list_(_SUSPECT))]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Suspect:
    """An answer that the form seems to judge otherwise than the declared key.

    `option`: its text; None for one that is none of the options. `difference`: what the form gives
    for it more (it accepts the answer) or less (it does not) than we, in points. `responses`: the
    compared ones with this answer; `explained`: those of them that differ because of it.
    """

    item_id: str
    heading: str
    option: str | None
    difference: float
    responses: int
    explained: int


@dataclass(frozen=True, slots=True)
class KeyCheck:
    """`compared`: valid responses that have a score of the form; `differing`: those of them with
    another score than ours; `unexplained`: those whose total the suspects do not explain.

    `suspects`: the most explained first; none where no answer explains most of the differences
    (the points differ, or the form was graded by hand).
    """

    compared: int
    differing: int
    unexplained: int
    suspects: tuple[Suspect, ...] = ()


def check_keys(rows: ir.Table, contest: Contest) -> pa.Table:
    """One line about `scoring.agreement.compared`: counts, and the suspects.

    Where the form gave a score of the item, it says by itself what is judged otherwise: an answer
    where most of the scores differ. For the other items it is found from the totals, see
    `scoring.agreement`; those answers are suspects only if at most a quarter of the differing
    totals is left over. An answer that explains less than a twentieth of the differences is none.
    """
    count = _line(counts(with_left(rows, (), contest)))
    suspects: list[dict[str, int]] = []
    if count["differing"] and candidates(contest):
        first = _evidence(rows, frozenset(), contest)
        seen = frozenset(_answer(line) for line in first if line["other"] * 2 > line["scored"])
        supposed = _closest(rows, seen, contest)
        count = _line(counts(with_left(rows, supposed, contest)))
        if count["left_over"] * 4 > count["differing_totals"]:
            supposed = seen
            count = _line(counts(with_left(rows, supposed, contest)))
        suspects = _suspects(rows, supposed, count["differing"], contest)
    line = {
        "compared": count["compared"],
        "differing": count["differing"],
        "unexplained": count["left_over"],
        "suspects": suspects,
    }
    return pa.Table.from_pylist([line], schema=_CHECK)


def _suspects(
    rows: ir.Table, supposed: frozenset[Answer], differing: int, contest: Contest
) -> list[dict[str, int]]:
    """The supposed answers with what they explain, the most first."""
    found = [
        {
            "item": line["item"],
            "value": line["value"],
            "responses": line["responses"],
            "explained": line["other"] if line["scored"] else line["explained"],
        }
        for line in _evidence(rows, supposed, contest)
        if _answer(line) in supposed
    ]
    enough = [line for line in found if line["explained"] * 20 >= differing]
    return sorted(enough, key=lambda line: (-line["explained"], line["item"], line["value"]))


def _closest(rows: ir.Table, seen: frozenset[Answer], contest: Contest) -> frozenset[Answer]:
    """What to suppose so that the totals come as close together as they can, step by step."""
    supposed = seen
    for _ in range(_MOST):
        lines = [
            line
            for line in _evidence(rows, supposed, contest)
            if line["gain"] > 0 and not line["scored"] and _answer(line) not in supposed
        ]
        if not lines:
            break
        supposed |= {_answer(min(lines, key=lambda n: (-n["gain"], n["item"], n["value"])))}
    return supposed


def _answer(line: dict[str, Any]) -> Answer:
    return line["item"], line["value"]


def _evidence(
    rows: ir.Table, supposed: frozenset[Answer], contest: Contest
) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = evidence(rows, supposed, contest).to_pyarrow().to_pylist()
    return found


def _line(table: ir.Table) -> dict[str, int]:
    found: dict[str, int] = table.to_pyarrow().to_pylist()[0]
    return found


def key_check(line: dict[str, Any], contest: Contest) -> KeyCheck:
    """The line of `check_keys` as it leaves the computation."""
    suspects = (_suspect(suspect, contest) for suspect in line["suspects"])
    return KeyCheck(line["compared"], line["differing"], line["unexplained"], tuple(suspects))


def _suspect(line: dict[str, int], contest: Contest) -> Suspect:
    item, value = contest.items[line["item"]], line["value"]
    if item.kind == "single":
        option = item.options[value - 1] if value else None
    else:
        chosen = [text for n, text in enumerate(item.options) if value & 1 << n]
        option = None if value & OTHER else ", ".join(chosen)
    points = float(item.points)
    return Suspect(
        item_id=item.id,
        heading=item.heading,
        option=option,
        difference=-points if value in accepted(item) else points,
        responses=line["responses"],
        explained=line["explained"],
    )
