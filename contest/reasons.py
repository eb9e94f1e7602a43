"""The reasons for which a response does not count: stable codes, each with a state and sentences.

A response that is not accepted has exactly one reason: the first of `PRECEDENCE` that applies
(contract, "States").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

Condition = TypeVar("Condition")
State = Literal["accepted", "held", "rejected", "superseded", "withdrawn"]
STATES: tuple[State, ...] = ("accepted", "held", "rejected", "superseded", "withdrawn")


@dataclass(frozen=True, slots=True)
class Reason:
    """A stable code, the state of a response with it, and a sentence in Vietnamese and English."""

    code: str
    state: State
    vi: str
    en: str


OUTSIDE_WINDOW = "R101_outside_window"
OUTSIDE_ROUND = "R102_outside_round"
VOID_PERIOD = "R103_void_period"
EXCLUDED = "R104_excluded"
UNDER_AGE = "R105_under_age"
PAST_ATTEMPT_LIMIT = "R106_past_attempt_limit"
COMMITTEE_REJECTED = "R108_committee_rejected"
EDITED_AFTER_END = "R107_edited_after_end"
SUBMITTED_AT_UNREADABLE = "R201_submitted_at_unreadable"
FIELD_MISSING = "R202_field_missing"
FIELD_UNREADABLE = "R203_field_unreadable"
NO_IDENTITY = "R204_no_identity"
UNIT_UNKNOWN = "R206_unit_unknown"
UNIT_AMBIGUOUS = "R207_unit_ambiguous"
COLUMN_MISSING = "R208_column_missing"
WINDOW_UNDECLARED = "R209_window_undeclared"
KEY_UNDECLARED = "R210_key_undeclared"
NAMES_DIFFER = "R211_names_differ"
BIRTH_DATE_UNKNOWN = "R212_birth_date_unknown"
OTHER_ATTEMPT_COUNTS = "R301_other_attempt_counts"
GONE_FROM_SHEET = "R401_gone_from_sheet"

SETTLEABLE = (
    FIELD_MISSING,
    FIELD_UNREADABLE,
    NO_IDENTITY,
    BIRTH_DATE_UNKNOWN,
    UNIT_UNKNOWN,
    UNIT_AMBIGUOUS,
    NAMES_DIFFER,
)
"""The reasons of held responses that the committee may accept as they are. A response that is held
for another reason waits for a declaration or for a time of submission: accepting such a response
would not tell how to count it."""

PRECEDENCE: tuple[Reason, ...] = (
    Reason(
        GONE_FROM_SHEET,
        "withdrawn",
        "Bài không còn trong bảng câu trả lời.",
        "The row is no longer in the response sheet.",
    ),
    Reason(
        OUTSIDE_WINDOW,
        "rejected",
        "Nộp ngoài thời gian của cuộc thi.",
        "Submitted outside the contest's window.",
    ),
    Reason(
        VOID_PERIOD,
        "rejected",
        "Nộp trong khoảng thời gian Ban Tổ chức đã hủy.",
        "Submitted in a period that the organizers cancelled.",
    ),
    Reason(
        EDITED_AFTER_END,
        "rejected",
        "Bài bị sửa sau khi đợt thi đã kết thúc.",
        "Edited after the end of its round.",
    ),
    Reason(
        OUTSIDE_ROUND,
        "rejected",
        "Nộp ngoài thời gian của đợt thi.",
        "Submitted outside the round.",
    ),
    Reason(
        EXCLUDED,
        "rejected",
        "Người dự thi thuộc đối tượng không được dự thi theo thể lệ.",
        "The thể lệ excludes this person from the contest.",
    ),
    Reason(
        UNDER_AGE,
        "rejected",
        "Chưa đủ tuổi dự thi vào ngày khai mạc cuộc thi.",
        "Under the minimum age on the opening day of the contest.",
    ),
    Reason(
        COMMITTEE_REJECTED,
        "rejected",
        "Ban Tổ chức quyết định không tính bài này.",
        "The committee decided that this response does not count.",
    ),
    Reason(
        SUBMITTED_AT_UNREADABLE,
        "held",
        "Không có hoặc không đọc được thời điểm nộp bài.",
        "The time of submission is missing or unreadable.",
    ),
    Reason(
        COLUMN_MISSING,
        "held",
        "Bảng câu trả lời thiếu cột của một câu hỏi, hoặc mất cột bắt buộc, định danh hay đơn vị.",
        "The sheet has no column for a question, or has lost a required, identity or unit column.",
    ),
    Reason(
        WINDOW_UNDECLARED,
        "held",
        "Ban Tổ chức chưa khai báo thời gian mở và đóng cuộc thi.",
        "The opening and the closing of the contest are not declared yet.",
    ),
    Reason(
        FIELD_MISSING,
        "held",
        "Thiếu thông tin bắt buộc.",
        "A required field is missing.",
    ),
    Reason(
        FIELD_UNREADABLE,
        "held",
        "Thông tin bắt buộc không đọc được.",
        "A required field is unreadable.",
    ),
    Reason(
        NO_IDENTITY,
        "held",
        "Không có thông tin nào đọc được để xác định người dự thi.",
        "No readable field identifies the participant.",
    ),
    Reason(
        BIRTH_DATE_UNKNOWN,
        "held",
        "Không có hoặc không đọc được ngày sinh, trong khi thể lệ quy định tuổi dự thi.",
        "The birth date is missing or unreadable, but the contest has a minimum age.",
    ),
    Reason(
        UNIT_UNKNOWN,
        "held",
        "Chưa xác định được đơn vị: tên đã ghi không khớp đơn vị nào.",
        "The unit is not certain: the text is not the name of any unit.",
    ),
    Reason(
        UNIT_AMBIGUOUS,
        "held",
        "Chưa xác định được đơn vị: tên đã ghi khớp nhiều đơn vị.",
        "The unit is not certain: several units have this name.",
    ),
    Reason(
        KEY_UNDECLARED,
        "held",
        "Chưa khai báo đáp án của một câu hỏi trong đợt thi.",
        "A question of the round has no key yet.",
    ),
    Reason(
        NAMES_DIFFER,
        "held",
        "Cùng một thông tin định danh nhưng họ tên khác nhau.",
        "The same identity appears with different names.",
    ),
    Reason(
        PAST_ATTEMPT_LIMIT,
        "rejected",
        "Vượt quá số lượt thi tối đa của một người trong đợt.",
        "Exceeds the number of attempts that a person has in a round.",
    ),
    Reason(
        OTHER_ATTEMPT_COUNTS,
        "superseded",
        "Hợp lệ, nhưng lượt thi khác của cùng người được tính kết quả.",
        "Valid, but another attempt of the same person counts.",
    ),
)
"""Every reason, in the order of testing: first the row gone from the sheet, then the reasons by
which a rule excludes, then those that a person could settle, then the place among a person's
attempts. A lost column stands before a missing field, because the program has not read the cells
under the column's new heading."""

REASONS: dict[str, Reason] = {reason.code: reason for reason in PRECEDENCE}


def by_precedence(conditions: Mapping[str, Condition]) -> list[tuple[str, Condition]]:
    """The entries of a mapping from code to condition, in the order in which they decide.

    Raises ValueError for a code that `PRECEDENCE` does not have, because its place is unknown.

    >>> by_precedence({FIELD_MISSING: "blank", COLUMN_MISSING: "lost"})
    [('R208_column_missing', 'lost'), ('R202_field_missing', 'blank')]
    """
    unknown = sorted(conditions.keys() - REASONS.keys())
    if unknown:
        raise ValueError(
            f"reasons without a place in contest.reasons.PRECEDENCE: {', '.join(unknown)}; "
            "give each its place there"
        )
    return [(code, conditions[code]) for code in REASONS if code in conditions]
