"""The folder of a trial: nobody else reads it, and a killed process's folder goes at the next."""

import multiprocessing
import tempfile
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from service.scratch import scratch

processes = multiprocessing.get_context("spawn")


def _work_and_wait(temporary: str, told: Connection) -> None:
    tempfile.tempdir = temporary
    with scratch() as place:
        (place / "answers.parquet").write_text("people")
        told.send(str(place))
        told.recv()


def test_the_folder_of_a_killed_process_is_removed_and_that_of_a_living_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (tmp_path / "other").mkdir()

    def folders() -> set[Path]:
        return {one for one in tmp_path.iterdir() if one.is_dir()}

    mine, its = processes.Pipe()
    child = processes.Process(target=_work_and_wait, args=(str(tmp_path), its), daemon=True)
    child.start()
    its.close()  # so a child that fails ends the wait
    its_place = Path(mine.recv())
    with scratch() as place:
        assert f"{place.stat().st_mode & 0o777:o}" == "700"
        assert folders() == {tmp_path / "other", place, its_place}
    child.kill()
    child.join()
    assert its_place.exists()
    with scratch() as place:
        assert folders() == {tmp_path / "other", place}
    assert {*tmp_path.iterdir()} == {tmp_path / "other"}
