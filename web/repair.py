"""The forms of a unit's link by which the unit proposes its own data, without JavaScript.

A form may carry a list of people as a file, so it is sent as `multipart/form-data`. The caller has
checked the link and its PIN. A form that is refused is drawn again, open, with what was typed: its
address ends with the form's own place, where the browser then is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

import anyio.to_thread
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from contest.errors import ContestError, NotAllowedError, SourceError, UsageError
from i18n.format import Format
from i18n.words import Words
from publish.proposed import fault_lines, file_failure
from service import environment
from service.environment import Place
from service.repair import WHATS, Export, FaultyListError, Principal, What, propose
from service.roster_file import LARGEST, in_memory, pasted
from web.forms import of_this_site

_LARGEST_BODY = LARGEST + 100_000
_FIELDS = 12
_SAY, _FMT = Words("vi"), Format("vi")

IsOurs = Callable[[Request, dict[str, str]], bool]
"""Whether a page of ours has sent these fields in this browser."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A form that was not accepted. `what`: which one, "" if nobody can tell. `typed`: its fields,
    without a file. `faults`: sentences that say what is wrong."""

    what: What | Literal[""] = ""
    typed: Mapping[str, str] = field(default_factory=dict, repr=False)
    faults: Sequence[str] = ()


def is_form(request: Request) -> bool:
    """Whether the request carries one of these forms, and not the form of the PIN."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return kind == "multipart/form-data"


async def received(
    request: Request, is_ours: IsOurs, place: Place, who: Principal, code: str, now: datetime
) -> Refused | None:
    """Write the proposal in a posted form; None if it was written.

    What another site sent is not drawn again: somebody would send it on as their own.
    """
    form = await _form_of(request)
    if form is None:
        return Refused("roster", {}, [_SAY("roster_failure.too_large")])  # no other form is large
    fields, file = form
    what = next((one for one in WHATS if one == fields.get("what")), None)
    if what is None or not of_this_site(request):
        return Refused("", {}, [_SAY("repair.again")])
    if not is_ours(request, fields):
        return Refused(what, fields, [_SAY("repair.again")])
    faults = await anyio.to_thread.run_sync(_written, place, who, code, what, fields, file, now)
    return Refused(what, fields, faults) if faults else None


async def _form_of(request: Request) -> tuple[dict[str, str], Export | None] | None:
    """The fields and the file of a form; None for a body that is too large or damaged."""
    length = request.headers.get("content-length", "")
    if not (length.isascii() and length.isdigit() and len(length) < 16):
        return None
    if int(length) > _LARGEST_BODY:
        return None
    try:
        async with request.form(max_files=1, max_fields=_FIELDS, max_part_size=LARGEST) as form:
            fields = {name: text for name, text in form.items() if isinstance(text, str)}
            file = form.get("file")
            content = await file.read() if isinstance(file, UploadFile) else b""
    except HTTPException:  # the parser refuses the body
        return None
    if content:
        return fields, in_memory("danh-sach", content)
    return fields, pasted(fields["paste"]) if fields.get("paste", "").strip() else None


def _written(
    place: Place,
    who: Principal,
    code: str,
    what: What,
    fields: Mapping[str, str],
    file: Export | None,
    now: datetime,
) -> list[str]:
    moment = environment.moment(now)
    try:
        propose(place, who, code, what, fields, file=file, moment=moment)
    except FaultyListError as error:
        count = _FMT.whole(len(error.faults))
        faulty = _SAY("roster_file.faulty", n=len(error.faults), count=count)
        return [faulty, *fault_lines(error.faults, _SAY, _FMT)]
    except SourceError as error:
        return [file_failure(error, _SAY, _FMT)]
    except UsageError:
        return [_SAY(f"repair.bad_{what}")]
    except NotAllowedError:
        return [_SAY("failure.not_allowed")]
    except ContestError:
        return [_SAY("failure.ledger")]
    return []
