"""Checks of draws at the moment of writing. Nobody tries seeds: what is sealed or drawn stays."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date

from contest.errors import UsageError
from ledger import Decision
from ledger.draws import EVENT, IDS, OF, ON, ORDER, SEED, WITNESSES, drawing, frozen, sealing
from results import View
from service.acts import Wanted


def as_drawn(view: View, one: Wanted, today: date) -> tuple[str, Mapping[str, str]]:
    """Subject and facts that a seal or a draw must have now.

    Raises:
        UsageError: nothing is tied so any more, the tie is sealed or drawn already, no such list
            was sealed, or the facts are incomplete.
    """
    facts = one.facts
    if one.kind == "seal_draw":
        of, ids = frozen(json.loads(facts[OF])), json.loads(facts[IDS])
        if not any(tie.of == of and list(tie.ids) == ids for tie in view.ties()):
            raise UsageError("these are not tied across a prize (any more); look again")
        on = date.fromisoformat(facts[ON])
        return sealing(of, ids, facts[EVENT], on, view.draws(), today)
    sealed = next((draw for draw in view.draws() if draw.decision_id == one.subject), None)
    if sealed is None:
        raise UsageError(f"no list was sealed by the decision {one.subject!r}")
    order = json.loads(facts.get(ORDER, "[]"))
    witnesses = facts.get(WITNESSES, "")
    return drawing(sealed, today, seed=facts.get(SEED, ""), order=order, witnesses=witnesses)


def refuse_undo_of_draw(decisions: Iterable[Decision], decision_id: str) -> None:
    """Refuse to undo a seal or a draw.

    Raises:
        UsageError: the decision is one of the two.
    """
    kinds = {decision.decision_id: decision.kind for decision in decisions}
    if kinds.get(decision_id) in ("seal_draw", "draw"):
        raise UsageError(
            "a sealed list and a draw cannot be undone: a second draw would be a choice. If the "
            "standings change, the tie is another one and is sealed anew"
        )
