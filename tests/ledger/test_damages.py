"""A damaged ledger gives the right numbers or a sentence: one damage of each kind in each table.

`tests/soak/damages.py` does the same at random; `make soak` runs it.
"""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from tests.soak.damages import KINDS, Ground, check, damage, make_ground

READ_ALL = ["ingest rebuild", "scoring standings"]
USUAL = [kind for kind in KINDS if kind != "zeroed"]
CASES = [(kind, part) for part in ("observations", "loads", "decisions") for kind in USUAL]
CASES += [(k, part) for part in ("salt", "lineage", "seals") for k in ("flipped", "other", "gone")]


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return make_ground(tmp_path_factory.mktemp("ground"))


def damaged(ground: Ground, place: Path, kind: str, part: str, seed: int = 0) -> str:
    """What the damaged copy answers when all of it is read again."""
    copy = Path(shutil.copytree(ground.ledger, place / "ledger"))
    damage(ground, copy, kind, part, random.Random(seed))
    return check(ground, copy, READ_ALL)


@pytest.mark.parametrize(("kind", "part"), CASES)
def test_a_damage_gives_right_numbers_or_a_sentence(
    ground: Ground, tmp_path: Path, kind: str, part: str
) -> None:
    assert damaged(ground, tmp_path, kind, part) in ("right", "refused", "refused and right")


@pytest.mark.parametrize("kind", USUAL)
def test_damaged_responses_are_made_again(ground: Ground, tmp_path: Path, kind: str) -> None:
    assert damaged(ground, tmp_path, kind, "responses") == "right"


@pytest.mark.parametrize("where", ["observations", "loads", "decisions"])
def test_no_byte_of_a_table_changes_unseen(ground: Ground, tmp_path: Path, where: str) -> None:
    copy = Path(shutil.copytree(ground.ledger, tmp_path / "ledger"))
    file = max((copy / where).glob("*.parquet"), key=lambda path: path.stat().st_mtime)
    data = bytearray(file.read_bytes())
    data[len(data) // 3] ^= 1
    file.write_bytes(data)
    answer = ground.ask("ingest rebuild", copy)
    assert (answer.status, answer.out) == (2, "")
    assert f"its table {where} is damaged" in answer.err
    assert "restore a backup" in answer.err
