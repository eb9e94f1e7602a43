"""More of the random contests on which the truth, the program and the recount agree."""

from __future__ import annotations

import pytest

from tests.truth.test_commands_equal_truth import MORE_PARTS, assert_commands_equal_truth


@pytest.mark.parametrize("part", MORE_PARTS)
def test_the_commands_come_to_the_same_as_the_truth(part: int) -> None:
    assert_commands_equal_truth(part)
