"""A short, seeded run of the campaigns that `make soak` runs long."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, settings

from tests.soak.campaigns import CAMPAIGNS


@pytest.mark.parametrize("campaign", CAMPAIGNS, ids=lambda campaign: campaign.__name__)
def test_no_export_however_odd_or_damaged_is_misread_or_half_loaded(
    campaign: Callable[[], None],
) -> None:
    settings(
        max_examples=8 * CAMPAIGNS[campaign],
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )(campaign)()
