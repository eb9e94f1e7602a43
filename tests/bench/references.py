"""The same standings and participation, written by hand in SQL and in pandas.

They read the interpreted responses of the sample contest (one round, best of five attempts,
prediction of people) and come to `(people ranked, sum of ranks, sum of people over all units)`.
"""

from __future__ import annotations

import duckdb
import numpy as np
import pandas as pd

from contest import Contest
from ledger import Ledger

Numbers = tuple[int, int, int]


def _marks_sql(contest: Contest) -> str:
    terms = []
    for number, item in enumerate(contest.items, start=1):
        points = int(item.points * contest.denominator)
        if item.kind == "single":
            keys = ", ".join(map(str, item.key_numbers))
            terms.append(f"case when q{number} in ({keys}) then {points} else 0 end")
        elif item.kind == "multiple":
            terms.append(f"case when q{number} = {item.key_mask} then {points} else 0 end")
        else:
            right = f"bit_count(q{number} & {item.key_mask})"
            wrong = f"bit_count(q{number} & ~{item.key_mask}::bigint)"
            each = points // len(item.key)
            terms.append(f"coalesce(greatest({right} - {wrong}, 0) * {each}, 0)")
    return " + ".join(terms)


def by_sql(contest: Contest, ledger: Ledger) -> Numbers:
    """One query with global windows."""
    limit = contest.settings.attempts.max_per_round
    above = [(n, step) for n, path in enumerate(contest.units.paths) for step in path]
    with duckdb.connect() as con:
        ledger.scan_responses(con, contest)
        con.register("above", pd.DataFrame(above, columns=["unit", "ancestor"]))
        con.execute(
            f"""
            create temp table accepted as
            with good as (
                select *, {_marks_sql(contest)} as marks from responses
                where problem is null and presence <> 'gone'
                  and submitted_at >= timestamp '{contest.opens_at}'
                  and submitted_at < timestamp '{contest.closes_at}'
            ), numbered as (
                select *, row_number() over (partition by person_id order by submitted_at,
                    first_load_number, first_row_number) as attempt from good
            )
            select * from numbered where attempt <= {limit}
            qualify row_number() over (partition by person_id order by marks desc, attempt) = 1
            """
        )
        return (
            *con.sql(
                "select count(*), sum(rank)::bigint from (select rank() over (order by marks desc, "
                "abs(prediction - (select count(*) from accepted)) nulls last, submitted_at) as "
                "rank from accepted)"
            ).fetchall()[0],
            con.sql(
                "select sum(people)::bigint from (select count(distinct person_id) as people from "
                "accepted join above using (unit) group by ancestor)"
            ).fetchall()[0][0],
        )


def by_pandas(contest: Contest, ledger: Ledger) -> Numbers:
    """The usual way: a frame in memory, boolean masks, groupby and sort."""
    with duckdb.connect() as con:
        ledger.scan_responses(con, contest)
        frame = con.sql("from responses").to_arrow_table().to_pandas()
    frame = frame[
        frame["problem"].isna()
        & (frame["presence"] != "gone")
        & (frame["submitted_at"] >= contest.opens_at)
        & (frame["submitted_at"] < contest.closes_at)
    ].copy()
    marks = np.zeros(len(frame), np.int64)
    for number, item in enumerate(contest.items, start=1):
        points = int(item.points * contest.denominator)
        given = frame[f"q{number}"]
        if item.kind == "single":
            marks += given.isin(item.key_numbers).to_numpy() * points
        elif item.kind == "multiple":
            marks += (given == item.key_mask).to_numpy() * points
        else:
            chosen = given.fillna(0).astype("int64").to_numpy()
            right = np.bitwise_count(chosen & item.key_mask).astype(np.int64)
            wrong = np.bitwise_count(chosen & ~item.key_mask).astype(np.int64)
            marks += np.maximum(right - wrong, 0) * (points // len(item.key))
    frame["marks"] = marks
    frame = frame.sort_values(
        ["person_id", "submitted_at", "first_load_number", "first_row_number"]
    )
    attempt = frame.groupby("person_id").cumcount()
    frame = frame[attempt < (contest.settings.attempts.max_per_round or len(frame))]
    frame = frame.sort_values(["person_id", "marks"], ascending=[True, False], kind="stable")
    frame = frame.drop_duplicates("person_id")
    frame["distance"] = (frame["prediction"] - len(frame)).abs()
    keys = ["marks", "distance", "submitted_at"]
    frame = frame.sort_values(keys, ascending=[False, True, True], na_position="last")
    changed = (frame[keys].ne(frame[keys].shift()) & ~frame[keys].isna()).any(axis=1)
    rank = pd.Series(np.where(changed, np.arange(1, len(frame) + 1), 0)).cummax()
    above = [(n, step) for n, path in enumerate(contest.units.paths) for step in path]
    spread = frame.merge(pd.DataFrame(above, columns=["unit", "ancestor"]), on="unit")
    people = spread.groupby("ancestor")["person_id"].nunique()
    return len(frame), int(rank.sum()), int(people.sum())
