"""A contest folder before anything is known but the name of the contest."""

from __future__ import annotations

from authoring.draft import Draft
from contest.errors import UsageError
from contest.settings import is_identifier

COLUMNS = {
    "submitted_at": "Dấu thời gian",
    "full_name": "Họ và tên",
    "phone": "Số điện thoại",
    "unit": "Đơn vị công tác",
}


def blank(id: str, title: str) -> Draft:
    """A contest without a window, units and questions, whose form asks for a name, a phone and a
    unit under the usual headings. What is missing is held until people declare it.

    Raises:
        UsageError: `id` has other characters than letters without accents, digits, _ . - or the
            title is blank.
    """
    if not is_identifier(id):
        raise UsageError(f"the id {id!r}: expected letters without accents, digits, _ . -")
    if not title.strip():
        raise UsageError("the title is blank; expected the contest's title")
    return Draft(
        id=id,
        title=" ".join(title.split()),
        header=(),
        columns=dict(COLUMNS),
        items=(),
        units=(),
        day_first=True,
        match_on=("phone",),
        required=("full_name", "phone", "unit"),
    )
