"""What a release says of standings and prizes is what the truth counts, on random contests."""

from collections.abc import Iterator
from datetime import datetime
from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings

from results.frozen import Frozen, covered, frozen
from service.environment import Moment, Place
from service.opened import results_of
from service.wired import look

from .compare import drawn_count
from .random_contests import RandomContest, contests
from .scorer import Count
from .test_commands_equal_truth import has_window, imported

SOME = settings(
    max_examples=4,
    derandomize=True,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
LATER = datetime.fromisoformat("2031-01-01T00:00:00+00:00")


@SOME
@given(contests())
def test_the_frozen_tables_are_those_of_the_truth(drawn: RandomContest) -> None:
    if not has_window(drawn):
        return
    truth = drawn_count(drawn)
    with imported(drawn) as (commands, _, _):
        moment = Moment(LATER)
        wired = look(Place(commands.folder, str(commands.data)), LATER, fresh=True)
        results = results_of(wired, moment)
        of = covered(wired.contest, wired.contest.local(LATER))
        assert of.overall
        tables = frozen(results, of)
        assert sorted(ours(tables), key=repr) == sorted(theirs(truth, of.rounds), key=repr)
        assert sorted(prizes(tables)) == sorted(true_prizes(truth))


def ours(tables: Frozen) -> Iterator[tuple[Any, ...]]:
    """Round, category, rank, name, unit, score, distance and time of each row."""
    for line, holder in zip(tables.standings, tables.holders, strict=True):
        _, round_id, category, rank, _, score, distance, at, _ = line
        yield (round_id, category, rank, holder.unit_code, score, distance, at)


def theirs(truth: Count, rounds: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    for round_id in (*rounds, ""):
        for one in truth.standings(round_id or None):
            yield (
                round_id, one.category or "", one.rank, one.unit.code if one.unit else "",
                str(Fraction(one.score)), one.prediction_distance, one.submitted_at.isoformat(),
            )  # fmt: skip


def prizes(tables: Frozen) -> Iterator[tuple[str, ...]]:
    """Kind and name of each prize that somebody holds."""
    for kind, _, _, name, _, _, state in tables.prizes:
        if state == "expected":
            yield str(kind), str(name)


def true_prizes(truth: Count) -> Iterator[tuple[str, ...]]:
    for held in truth.awards.held.values():
        yield from (("person", name) for name in held.values())
    for held in truth.unit_awards.held.values():
        yield from (("unit", name) for name in held.values())
