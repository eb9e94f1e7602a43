"""`ItemView`: the members of a view that are about items and topics."""

from __future__ import annotations

from results.access import guarded
from results.items import (
    ItemFigures,
    TopicShare,
    UnitTopics,
    item_figures,
    topics_by_unit,
    whole_topics,
)
from results.unit_view import UnitView


@guarded
class ItemView(UnitView):
    """What a principal may see of items. `results.view.View` has the other members."""

    def items(self) -> tuple[ItemFigures, ...]:
        """Facility, discrimination, the chosen options and the signs of a wrong key of each item,
        over accepted responses, in the order of items.csv. The keys are in it."""
        return item_figures(self._results)

    def topics(self) -> tuple[TopicShare, ...]:
        """The share of right answers by topic, in the order of items.csv; empty without topics."""
        return whole_topics(self._results)

    def unit_topics(self, by: str) -> tuple[UnitTopics, ...]:
        """The share of right answers by unit and topic. `by`: a group's id (its top units) or
        "unit" (every unit). Shares of fewer people than `small_cell` are None for every role.

        Raises:
            UsageError: no such group.
        """
        return topics_by_unit(self._results, self._units, by)
