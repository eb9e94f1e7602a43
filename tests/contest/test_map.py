"""map.geojson: outlines of known units, every mistake at once, and no result depends on it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from contest import check, load
from contest.geography import MOST_POINTS, area
from tests.builders import write_folder

SQUARE = [[106.0, 20.0], [106.0, 21.0], [107.0, 21.0], [107.0, 20.0], [106.0, 20.0]]
HOLE = [[106.4, 20.4], [106.6, 20.4], [106.6, 20.6], [106.4, 20.6], [106.4, 20.4]]


def feature(code: object = "S1", *rings: Any, **changes: Any) -> dict[str, Any]:
    geometry = {"type": "Polygon", "coordinates": list(rings or (SQUARE,))}
    return {"type": "Feature", "id": code, "geometry": geometry, **changes}


def folder_with(folder: Path, *features: Any) -> Path:
    write_folder(folder)
    whole = {"type": "FeatureCollection", "features": features}
    (folder / "map.geojson").write_text(json.dumps(whole), "utf-8")
    return folder


def test_a_unit_is_named_by_id_or_property_and_may_have_parts_and_holes(tmp_path: Path) -> None:
    parts = {"type": "MultiPolygon", "coordinates": [[SQUARE, HOLE], [SQUARE]]}
    by_property = {"type": "Feature", "properties": {"code": "S2"}, "geometry": parts}
    one, two = load(folder_with(tmp_path, feature(), by_property)).shapes
    assert (one.code, two.code) == ("S1", "S2")
    assert [area(ring) > 0 for ring in two.rings] == [True, False, True]


def test_a_map_changes_no_result_and_no_reading(tmp_path: Path) -> None:
    drawn = load(folder_with(tmp_path, feature()))
    plain = replace(drawn, shapes=())
    assert (drawn.hash, drawn.reading_hash) == (plain.hash, plain.reading_hash)
    assert drawn.map_hash != plain.map_hash


@pytest.mark.parametrize(
    ("bad", "found"),
    [
        (feature("S9"), "an unknown code"),
        (feature(None), "no code"),
        ("a text", "no code"),
        (feature(geometry={"type": "Point", "coordinates": [106, 20]}), "geometry 'Point'"),
        (feature(geometry=None), "no geometry"),
        (feature(geometry={"type": "Polygon", "coordinates": []}), "geometry 'Polygon'"),
        (feature("S1", SQUARE[:4]), "a ring that is not closed"),
        (feature("S1", [[y, x] for x, y in SQUARE]), "a latitude beyond 90 degrees"),
        (feature("S1", [[1, 1], [2, 2], [1, 1], [1, 1]]), "a ring without area"),
        (feature("S1", [[583_000, 2_310_000]] * 4), "what is no list of positions"),
        (feature("S1", [["106", "20"]] * 4), "what is no list of positions"),
        (feature("S1", [[float("nan"), 20.0]] * 4), "what is no list of positions"),
        (feature("S1", [[0, 0], [30, 0], [30, 1], [0, 0]]), "longitude from 0 to 30"),
        (feature("S1", SQUARE[:2] * MOST_POINTS + SQUARE[2:]), f"{MOST_POINTS * 2 + 3} points"),
    ],
)
def test_a_mistake_is_told_with_its_feature(tmp_path: Path, bad: Any, found: str) -> None:
    [problem] = check(folder_with(tmp_path, bad))
    assert problem.file == "map.geojson"
    assert problem.where.startswith(("feature 1", "file"))
    assert problem.found == found


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b"[]", b'{"type": "Feature"}', b"[" * 100_000, b'{"features": 1}'],
)
def test_a_file_that_is_no_geojson_is_told_once(tmp_path: Path, content: bytes) -> None:
    write_folder(tmp_path)
    (tmp_path / "map.geojson").write_bytes(content)
    assert [problem.file for problem in check(tmp_path)] == ["map.geojson"]


def test_all_mistakes_are_told_at_once_and_a_unit_has_one_feature(tmp_path: Path) -> None:
    told = check(folder_with(tmp_path, feature("S9"), feature(), feature(), feature("S2", [1])))
    assert [(problem.where, problem.found) for problem in told] == [
        ("feature 1, code 'S9'", "an unknown code"),
        ("feature 3, code 'S1'", "the code of feature 2 again"),
        ("feature 4, code 'S2'", "what is no list of positions"),
    ]


def test_the_sample_draws_its_twelve_districts_and_says_whose_outlines_they_are() -> None:
    contest = load("contests/hai-duong-2024")
    districts = {contest.units.units[number].code for number in contest.units.top_of("district")}
    assert {shape.code for shape in contest.shapes} == districts
    kept = json.loads(Path("contests/hai-duong-2024/map.geojson").read_text("utf-8"))["metadata"]
    assert {"source", "licence"} <= set(kept)
