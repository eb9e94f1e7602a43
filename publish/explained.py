"""The *phiếu giải trình kết quả*: one response, the rules that applied, and the neighbours without
a name. Always Vietnamese, because it is a paper of the organizers."""

from __future__ import annotations

from typing import Any

from contest import Contest
from contest.errors import UsageError
from i18n.format import UNKNOWN, Format
from i18n.words import Words
from publish.document import pdf
from publish.explained_words import neighbours, outcome, told
from results import Explained, View

MEDIA_TYPE = "application/pdf"
_say, _fmt = Words("vi"), Format("vi")


def paper(view: View, *, response_id: str, round: str | None = None) -> bytes:
    """The PDF about a response, in the standings of a round (None: overall).

    Raises:
        NotAllowedError: the viewer may not see all people.
        UsageError: there is no such response.
    """
    found = view.explained(response_id, round)
    if found is None:
        raise UsageError("the response is no longer there; open its page again")
    made_at = view.known_until.replace(tzinfo=view.contest.zone)
    return pdf("explained", sheet(view, found, round), made_at=int(made_at.timestamp()))


def sheet(view: View, found: Explained, round: str | None = None) -> dict[str, Any]:
    """All that stands on the paper: the person's own name and unit, and of others values alone.
    `round`: the round whose standings were asked for."""
    contest = view.contest
    info, signer = contest.info, contest.settings.signer
    who = {"above": _say("paper.who_above"), "below": _say("paper.who_below")}
    beside = (
        neighbours(contest.settings.ranking.order, found.place, who, _say, _fmt)
        if found.place
        else (_say("paper.no_rank"),)
    )
    names = ("title", "rules", "rule", "basis", "outcome", "neighbours", "provisional")
    words = {name: _say(f"paper.{name}") for name in names}
    return {
        "words": words | {"as_of": _say("as_of", moment=_fmt.moment(view.known_until))},
        "parent": info.parent_body,
        "organizer": info.organizer or info.title,
        "place": info.place,
        "contest": info.title,
        "facts": _facts(contest, found, round),
        "lines": [
            {
                "text": one.text,
                "basis": "; ".join(one.basis),
                "outcome": _say("paper.passed" if one.passed else "paper.failed"),
            }
            for one in told(contest, found, _say, _fmt)
        ],
        "neighbours": beside,
        "signer": signer.lines,
        "signed_by": signer.name,
    }


def _facts(contest: Contest, found: Explained, round: str | None) -> list[tuple[str, str]]:
    titles = {one.id: one.title or one.id for one in contest.rounds}
    standings = titles[round] if round else _say("standings.overall")
    place = found.place
    rank = (
        _say("paper.rank_of", rank=_fmt.whole(place.row["rank"]), people=_fmt.whole(place.people))
        if place
        else UNKNOWN
    )
    return [
        (_say("column.name"), found.full_name or UNKNOWN),
        (_say("column.unit"), found.unit_name or UNKNOWN),
        (_say("paper.id"), found.response_id),
        (_say("column.submitted"), _fmt.second(found.submitted_at)),
        (_say("paper.result"), outcome(found, _say)),
        *([(_say("explained.round"), standings)] if len(titles) > 1 else []),
        (_say("paper.rank"), rank),
    ]
