"""Questions about persons: names that suggest one person or several, and contradicting numbers.

Each list grows with the number of suspicious persons, not with the contest. A question never
changes a result; only a decision does (`ledger.people_decisions`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from contest.national_ids import Doubt, national_id_doubt
from contest.near import groups, near_pairs
from contest.text import bare
from ledger.people_decisions import PeopleKind, people_act
from results.compute import Results

_COUNTS = "a.state not in ('rejected', 'withdrawn') and a.person_id is not null"
_SEVERAL_NAMES = f"""
with named as (
    select a.person_id, r.name_key, count(*) as rows,
        bool_and(coalesce(m.settled, false)) as settled
    from attempts a join responses r using (response_id) left join moved m using (response_id)
    where {_COUNTS} and r.name_key is not null group by 1, 2
)
select * from named where person_id in (
    select person_id from named group by 1 having count(*) > 1 and not bool_and(settled)
) order by person_id, name_key
"""  # nosec B608 # a condition of ours
_SAME_ELSEWHERE = f"""
with seen as (
    select a.person_id, r.name_key, a.unit, r.phone, r.email, r.national_id, r.birth_date
    from attempts a join responses r using (response_id)
    where {_COUNTS} and r.name_key is not null
), blocks as (
    select 'phone' as kind, phone as value, person_id, name_key from seen
    union all select 'email', email, person_id, name_key from seen
    union all select 'national_id', national_id, person_id, name_key from seen
    union all select 'born', birth_date || ' ' || unit, person_id, name_key from seen
)
select distinct * from blocks where (kind, value) in (
    select (kind, value) from blocks where value is not null
    group by kind, value having count(distinct person_id) > 1
) order by all
"""  # nosec B608 # a condition of ours


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the committee about one or several persons.

    `names`: one person has several names that are not near each other. `near`: several persons have
    near names and share a number, or the birth date and the unit. `rows`: number of responses of
    these persons.
    """

    kind: Literal["names", "near"]
    persons: tuple[str, ...]
    rows: int


class Persons:
    """The questions about the persons of one `Results`, and the responses of these persons."""

    def __init__(self, results: Results) -> None:
        self._results = results

    def questions(self) -> tuple[Question, ...]:
        """The undecided questions. The question about most responses comes first."""

        def find() -> tuple[Question, ...]:
            found = [*self._several_names(), *self._near_names()]
            return tuple(sorted(found, key=lambda q: (-q.rows, q.kind, q.persons)))

        return self._results.keep("questions about persons", find)

    def _several_names(self) -> Iterable[Question]:
        """Persons with several names. A name near one that the committee has already looked at
        does not raise the question again."""
        lines = self._results.rows("attempts", _SEVERAL_NAMES).to_pylist()
        by_person: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for line in lines:
            by_person[line["person_id"]].append(line)
        for person, some in by_person.items():
            settled: dict[str, bool] = defaultdict(bool)
            for line in some:
                settled[bare(line["name_key"])] |= line["settled"]
            apart = groups(settled, near_pairs(settled))
            if len(apart) > 1 and not all(any(settled[name] for name in group) for group in apart):
                yield Question("names", (person,), sum(line["rows"] for line in some))

    def _near_names(self) -> Iterable[Question]:
        blocks: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for line in self._results.rows("attempts", _SAME_ELSEWHERE).to_pylist():
            block = blocks[line["kind"], line["value"]]
            block[bare(line["name_key"])].append(line["person_id"])
        left = self._results.people.left_apart()
        links: set[tuple[str, str]] = set()
        for block in blocks.values():
            pairs = [pair for persons in block.values() for pair in pairwise(sorted(set(persons)))]
            for one, other in near_pairs(block):
                pairs += [(block[one][0], person) for person in block[other]]
                pairs += [(block[other][0], person) for person in block[one][1:]]
            links.update((one, other) for one, other in pairs if one != other)
        open_links = sorted(
            pair for pair in links if not left.get(pair[0], set()) & left.get(pair[1], set())
        )
        together = groups(dict.fromkeys(p for pair in open_links for p in pair), open_links)
        rows = self._rows_of([person for group in together for person in group])
        for group in together:
            yield Question("near", tuple(sorted(group)), sum(rows.get(p, 0) for p in group))

    def _rows_of(self, persons: Sequence[str]) -> dict[str, int]:
        query = (
            f"select a.person_id, count(*) as rows from attempts a where {_COUNTS} "  # nosec B608 # a condition of ours
            "and a.person_id in (select unnest(?::varchar[])) group by 1"
        )
        lines = self._results.rows("attempts", query, [list(persons)]).to_pylist()
        return {line["person_id"]: line["rows"] for line in lines}

    def act(
        self, kind: PeopleKind, persons: Sequence[str]
    ) -> tuple[PeopleKind, str, dict[str, str]]:
        """The kind, subject and facts of a decision about persons.

        Raises:
            UsageError: see `ledger.people_decisions.people_act`.
        """
        query = (
            "select distinct a.person_id, r.name_key from attempts a join responses r "
            "using (response_id) where a.person_id in (select unnest(?::varchar[]))"
        )
        named: dict[str, list[str | None]] = defaultdict(list)
        for line in self._results.rows("attempts", query, [list(persons)]).to_pylist():
            named[line["person_id"]].append(line["name_key"])
        return people_act(kind, persons, named, self._results.ledger.salt)

    def responses_of(self, persons: Sequence[str]) -> list[str]:
        """Ids of all responses of these persons, by person and then by time."""
        query = (
            "select response_id from attempts where person_id in (select unnest(?::varchar[])) "
            "order by person_id, submitted_at nulls first, response_id"
        )
        return self._ids("attempts", query, list(persons))

    def responses_of_act(self, decision_id: str) -> list[str]:
        """Ids of the responses that a decision about persons affects; the decision is in force."""
        query = "select response_id from moved where list_contains(acts, ?) order by 1"
        return self._ids("moved", query, decision_id)

    def _ids(self, table: str, query: str, param: object) -> list[str]:
        found: list[str] = self._results.rows(table, query, [param])["response_id"].to_pylist()
        return found

    def doubts(self) -> Mapping[str, Doubt]:
        """Id of each response whose identity number needs verification → the doubt."""
        return self._results.keep("doubted identity numbers", self._doubts)

    def _doubts(self) -> dict[str, Doubt]:
        query = (
            "select response_id, national_id, birth_date from responses "
            "where national_id is not null and presence <> 'gone' order by 1"
        )
        table = self._results.rows("attempts", query)
        found = {}
        for response, number, born in zip(*(c.to_pylist() for c in table.columns), strict=True):
            if doubt := national_id_doubt(number, born):
                found[response] = doubt
        return found
