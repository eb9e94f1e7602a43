"""The derived table `responses`: one line a response, its last version, read into typed fields.

The table holds the read fields and the first problem of reading. `scoring/` judges windows,
attempts and scores. Each reading of the contest folder (`Contest.reading_hash`) has its own table,
so a changed folder never disturbs a process that still reads the old table.
"""

from __future__ import annotations

import pyarrow as pa

from contest import Contest

UNREAD_CELLS = pa.list_(pa.struct([("field", pa.string()), ("text", pa.string())]))
"""The cells that are written and could not be read: the field, or the id of the question, and what
is written. Nothing is read in place of such a cell."""

RESPONSE = pa.schema(
    [
        ("response_id", pa.string()),
        ("source", pa.string()),
        ("load_number", pa.int64()),  # of the version last seen
        ("row_number", pa.int64()),  # of the version last seen
        ("row_hash", pa.string()),
        ("content_hash", pa.string()),  # row_hash of the version since which it reads the same
        ("first_load_number", pa.int64()),  # first appearance
        ("first_row_number", pa.int64()),
        ("observed_at", pa.timestamp("us", "UTC")),  # of the version last seen
        ("presence", pa.string()),  # present | missing (once) | gone
        ("submitted_at", pa.timestamp("us")),  # local, whole seconds; null: missing or unreadable
        ("first_submitted_at", pa.timestamp("us")),  # that of the first version seen
        ("earlier", pa.list_(pa.timestamp("us"))),  # times of the versions before; null: none
        ("problem", pa.string()),  # the first reason that reading found, or null
        ("full_name", pa.string()),
        ("name_key", pa.string()),  # the name as it is compared
        ("phone", pa.string()),
        ("phone_repaired", pa.bool_()),  # read although a spreadsheet had damaged it
        ("email", pa.string()),
        ("national_id", pa.string()),
        ("national_id_repaired", pa.bool_()),
        ("birth_date", pa.date32()),
        ("person_id", pa.string()),  # null: no readable identity field
        ("unit", pa.int32()),  # number in units.csv; null: none, or not certain
        ("unit_text", pa.string()),  # what was written
        ("prediction", pa.int64()),  # null: missing or unreadable
        ("unread", UNREAD_CELLS),
        # From the start to the submission; null: no start, or one after the submission.
        ("duration_seconds", pa.int64()),
    ]
)

READING = 10
"""Number of this program's way of reading. Raise the number with any change to the columns or to
the reading of a cell; the program then reads all responses again."""

PRESENT, MISSING, GONE = "present", "missing", "gone"


def answer(number: int) -> str:
    """Name of the column with the answers to the item `number`, counted from 0.

    `contest.items` defines the values.
    """
    return f"q{number + 1}"


def form_score(of: str) -> tuple[str, str]:
    """Names of the columns with the form's own score and with its maximum.

    `of` is "quiz" for the total, or an answer's column. Both columns are in 1/100 of the form's
    point. A null score is missing or unreadable. A null maximum is one that the sheet does not
    state.

    >>> form_score("quiz"), form_score("q1")
    (('quiz_score', 'quiz_out_of'), ('q1_score', 'q1_out_of'))
    """
    return f"{of}_score", f"{of}_out_of"


def response_schema(contest: Contest) -> pa.Schema:
    """The columns of `responses`; the form's own scores only if `quiz_score` is declared, and
    `category` (the number of the first category that is met, or null) only if categories are."""
    answers = [answer(number) for number in range(len(contest.items))]
    scored = ["quiz", *answers] if "quiz_score" in contest.settings.columns else []
    numbers = [*answers, *(name for of in scored for name in form_score(of))]
    apart = [("category", pa.int32())] if contest.settings.categories else []
    return pa.schema([*RESPONSE, *apart, *((name, pa.int64()) for name in numbers)])
