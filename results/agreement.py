"""Compares the form's own quiz scores with ours and finds the keys that are probably wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pyarrow as pa
from ibis import ir

from contest import Contest
from scoring.agreement import Answer, accepted, candidates, counts, evidence, with_left

_MOST = 12
"""The largest number of answers to suppose. If the form judges more answers differently from ours,
wrong keys are not the cause."""
_SUSPECT = pa.struct(
    [(name, pa.int64()) for name in ("item", "value", "responses", "explained")]
)  # fmt: skip
_CHECK = pa.schema(
    [*((name, pa.int64()) for name in ("compared", "differing", "unexplained")),
     ("suspects", pa.list_(_SUSPECT))]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Suspect:
    """An answer that the form seems to judge differently from the declared key.

    `option`: the answer's text; None for an answer that is not one of the options. `difference`:
    the form's points for the answer minus ours; above 0 if the form accepts the answer, below 0 if
    it does not. `responses`: number of compared responses with this answer. `explained`: number of
    these responses whose scores differ because of the answer.
    """

    item_id: str
    heading: str
    option: str | None
    difference: float
    responses: int
    explained: int


@dataclass(frozen=True, slots=True)
class KeyCheck:
    """The comparison of the form's scores with ours.

    `compared`: number of valid responses that have a score from the form. `differing`: number of
    these whose score differs from ours. `unexplained`: number of these whose total the suspects do
    not explain.

    `suspects`: the answer that explains most comes first. There are no suspects if no answer
    explains most of the differences, for example because somebody graded the form by hand.
    """

    compared: int
    differing: int
    unexplained: int
    suspects: tuple[Suspect, ...] = ()


def check_keys(rows: ir.Table, contest: Contest) -> pa.Table:
    """One line about `scoring.agreement.compared`: counts, and the suspects.

    If the form scored an item, an answer is a suspect when most of its scores for that item differ
    from ours. For the other items `scoring.agreement` finds the answers from the totals; these
    answers are suspects only if they leave at most a quarter of the differing totals unexplained.
    An answer that explains less than a twentieth of the differences is not a suspect.
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
    """The supposed answers with their counts; the answer that explains most comes first."""
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
    """The answers to suppose, added one by one, that bring the totals as close as possible."""
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
    """The result of `check_keys`, read from its one line."""
    suspects = (_suspect(suspect, contest) for suspect in line["suspects"])
    return KeyCheck(line["compared"], line["differing"], line["unexplained"], tuple(suspects))


def _suspect(line: dict[str, int], contest: Contest) -> Suspect:
    item, value = contest.items[line["item"]], line["value"]
    points = float(item.points)
    return Suspect(
        item_id=item.id,
        heading=item.heading,
        option=item.answer_text(value),
        difference=-points if value in accepted(item) else points,
        responses=line["responses"],
        explained=line["explained"],
    )
