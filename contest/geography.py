"""Reads and checks `map.geojson`, the outlines of a contest's units.

The outlines serve only to draw a map. No number depends on them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeGuard

from contest.errors import Problem
from contest.units import UnitTree

FILE = "map.geojson"
MOST_POINTS = 20_000
WIDEST_DEGREES = 10
DECIMALS = 5

Point = tuple[float, float]
Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """The outline of the unit that has `code`: `(longitude, latitude)` in degrees.

    Rings are closed (the last point is the first). An outer ring runs counterclockwise and a hole
    runs clockwise, so that all rings together can be filled as one path.
    """

    code: str
    rings: tuple[Ring, ...]


def read_shapes(path: Path, tree: UnitTree, problems: list[Problem]) -> tuple[Shape, ...]:
    """Read map.geojson; a missing file means no map. Mistakes go to `problems`.

    A feature names its unit by `id`, else by `properties.code` or `properties.district_code`.
    """
    if not path.exists():
        return ()
    read = _Reader(path.name, tree, problems)
    shapes = tuple(read.shapes(_features(path, read)))
    read.check_size(shapes)
    return shapes


def _features(path: Path, read: _Reader) -> Sequence[Any]:
    try:
        whole = json.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        read.wrong(f"byte {error.start}", "other bytes", "UTF-8 text")
    except json.JSONDecodeError as error:
        read.wrong(f"line {error.lineno}, column {error.colno}", error.msg, "JSON")
    except RecursionError:
        read.wrong("file", "lists inside lists without end", "GeoJSON")
    else:
        features = whole.get("features") if isinstance(whole, dict) else None
        if isinstance(features, list) and whole.get("type") == "FeatureCollection":
            return features
        read.wrong("file", "no list of features", "a GeoJSON FeatureCollection")
    return ()


@dataclass
class _Reader:
    """Holds the file's name, the units and the list of mistakes, which every check needs."""

    file: str
    tree: UnitTree
    problems: list[Problem]

    def wrong(self, where: str, found: str, expected: str) -> None:
        self.problems.append(Problem(self.file, where, found, expected))

    def shapes(self, features: Sequence[Any]) -> Iterator[Shape]:
        seen: dict[str, int] = {}
        for number, feature in enumerate(features, start=1):
            where = f"feature {number}"
            code = _code(feature)
            if code is None:
                self.wrong(where, "no code", "the code of a unit as id or properties.code")
                continue
            where = f"{where}, code {code[:40]!r}"
            if code not in self.tree.by_code:
                self.wrong(where, "an unknown code", "the code of a unit in units.csv")
            if code in seen:
                self.wrong(where, f"the code of feature {seen[code]} again", "one feature a unit")
            seen.setdefault(code, number)
            if rings := tuple(self.rings(feature.get("geometry"), where)):
                yield Shape(code, rings)

    def rings(self, geometry: Any, where: str) -> Iterator[Ring]:
        kind = geometry.get("type") if isinstance(geometry, dict) else None
        parts = geometry.get("coordinates") if isinstance(geometry, dict) else None
        polygons = [parts] if kind == "Polygon" else parts if kind == "MultiPolygon" else None
        if not _is_list(polygons) or not polygons or not all(p and _is_list(p) for p in polygons):
            found = f"geometry {str(kind)[:40]!r}" if kind else "no geometry"
            self.wrong(where, found, "a Polygon or MultiPolygon with coordinates")
            return
        for polygon in polygons:
            for position, line in enumerate(polygon):
                mistake = _mistake(line)
                if mistake:
                    self.wrong(where, *mistake)
                    return
                ring = tuple((round(p[0], DECIMALS), round(p[1], DECIMALS)) for p in line)
                yield ring if (area(ring) > 0) == (position == 0) else ring[::-1]

    def check_size(self, shapes: Sequence[Shape]) -> None:
        points = [point for shape in shapes for ring in shape.rings for point in ring]
        if len(points) > MOST_POINTS:
            expected = f"at most {MOST_POINTS}: every browser is sent all of them; simplify it"
            self.wrong("file", f"{len(points)} points", expected)
        for axis, name in enumerate(("longitude", "latitude")):
            values = [point[axis] for point in points]
            if values and max(values) - min(values) > WIDEST_DEGREES:
                found = f"{name} from {min(values)} to {max(values)}"
                self.wrong("file", found, f"units within {WIDEST_DEGREES} degrees of each other")


def _code(feature: Any) -> str | None:
    if not isinstance(feature, dict):
        return None
    properties = feature.get("properties")
    named = properties if isinstance(properties, dict) else {}
    for value in (feature.get("id"), named.get("code"), named.get("district_code")):
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip()
    return None


def _mistake(line: Any) -> tuple[str, str] | None:
    """The mistake in one ring as `(found, expected)`, or None."""
    if not _is_list(line) or not all(map(_is_position, line)):
        return "what is no list of positions", "rings of [longitude, latitude] in degrees"
    if any(abs(point[1]) > 90 for point in line):
        return "a latitude beyond 90 degrees", "[longitude, latitude] in this order"
    if len(line) < 4 or line[0][:2] != line[-1][:2]:
        return "a ring that is not closed", "at least four positions, the last equal to the first"
    if not area([(x, y) for x, y, *_ in line]):
        return "a ring without area", "an outline"
    return None


def _is_list(value: Any) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def _is_position(value: Any) -> bool:
    """True for two numbers of degrees, with or without a height."""
    return (
        isinstance(value, list)
        and len(value) in (2, 3)
        and all(type(x) in (int, float) and -180 <= x <= 180 for x in value[:2])
    )


def area(ring: Sequence[Point]) -> float:
    """Signed area of a closed ring in the square of its unit; positive if counterclockwise.

    >>> area([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)])
    1.0
    """
    return sum(x * after_y - after_x * y for (x, y), (after_x, after_y) in pairwise(ring)) / 2
