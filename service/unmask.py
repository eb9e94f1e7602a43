"""Shows a whole contact: one cell of one response, and never without a line in the log."""

from __future__ import annotations

from results import Principal
from service.environment import Moment, Place
from service.log import note_down
from service.log_scope import stated, written
from service.opened import open_for
from service.reading import places_of, written_at


def whole_cell(
    place: Place, who: Principal, response_id: str, field: str, moment: Moment, purpose: str = ""
) -> str:
    """The last version of the cell of a declared field, without a mask; "" for a blank or missing
    cell. `purpose`: the reason to look; some roles must state one. The log masks contacts in it.

    Raises:
        NotAllowedError: the role of `who` may not see the contact, or must state a purpose.
        LedgerError: the line cannot be written; nothing is shown.
    """
    view = open_for(place, who, moment).view
    found = view.unmasked(response_id, purpose=purpose)
    there = [one.cells for one in found.seen if one.cells] if found else []
    if not there:
        return ""
    places = places_of(view.contest, [heading for heading, _ in there[-1]])
    cell = written_at([text for _, text in there[-1]], places.fields.get(field, ()))
    if not cell:
        return ""
    scope = stated(written("response", response=response_id, field=field), purpose)
    note_down(place, who, "unmask", scope=scope, rows=1, moment=moment)
    return cell
