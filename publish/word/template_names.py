"""Finds what a Jinja text asks for that no paper has, also in branches that are not taken.

The shape of the fields is a tree: `None` for a text or flag, a mapping for a record, a list of one
shape for a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from jinja2 import nodes

Shape = Any
"""None, a mapping of names to shapes, or a list of one shape."""
_LOOP: Shape = {
    "index": None, "index0": None, "first": None, "last": None, "length": None, "revindex": None,
}  # fmt: skip
FILTERS = ("capitalize", "default", "first", "join", "last", "length", "lower", "title", "upper")
_ALLOWED = (
    nodes.And, nodes.Assign, nodes.Compare, nodes.Concat, nodes.CondExpr, nodes.Const, nodes.Filter,
    nodes.For, nodes.Getattr, nodes.Getitem, nodes.If, nodes.Keyword, nodes.Name, nodes.Not,
    nodes.Operand, nodes.Or, nodes.Output, nodes.Template, nodes.TemplateData, nodes.Test,
)  # fmt: skip
_DEEPEST = 2
"""The most loops inside each other: a table has rows and cells."""


class Mistake(NamedTuple):
    """A mistake in a line of a Jinja text, counted from 1."""

    line: int
    found: str
    expected: str


UNKNOWN: Shape = "unknown"
"""The shape of what is not known: its mistake is told already."""


def shape_of(kind: Any) -> Shape:
    """The shape of a class of fields.

    >>> from publish.letters.fields import SignerFields
    >>> shape_of(SignerFields)
    {'lines': [None], 'name': None}
    """
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return {one.name: shape_of(hints[one.name]) for one in fields(kind)}
    if get_origin(kind) is tuple:
        return [shape_of(get_args(kind)[0])]
    return None


def paths(shape: Mapping[str, Shape], before: str = "") -> Iterator[str]:
    """The names of all leaves, as people write them.

    >>> list(paths({"unit": {"name": None}, "rows": [{"rate": None}], "lines": [None]}))
    ['unit.name', 'rows[].rate', 'lines[]']
    """
    for name, inner in shape.items():
        path = f"{before}{name}"
        if isinstance(inner, list):
            path, inner = f"{path}[]", inner[0]
        if inner is None:
            yield path
        else:
            yield from paths(inner, f"{path}.")


def mistakes(tree: nodes.Template, shape: Mapping[str, Shape]) -> list[Mistake]:
    """What a parsed text asks for that the fields do not have, or that no paper needs."""
    return _Walk(shape).of(tree)


class _Walk:
    """One walk through a tree: the names in reach, and the mistakes so far."""

    def __init__(self, shape: Mapping[str, Shape]) -> None:
        self._scope: dict[str, tuple[str, Shape]] = {k: (k, inner) for k, inner in shape.items()}
        self._depth = 0
        self._found: list[Mistake] = []

    def of(self, tree: nodes.Template) -> list[Mistake]:
        for node in tree.body:
            self._visit(node)
        return self._found

    def _visit(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.For):
            self._loop(node)
        elif isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
            self._scope[node.target.name] = (node.target.name, self._shape(node.node)[1])
        elif isinstance(node, nodes.Output):
            for part in node.nodes:
                self._printed(part)
        elif isinstance(node, nodes.Expr):
            self._shape(node)
        elif isinstance(node, _ALLOWED):
            for inner in node.iter_child_nodes():
                self._visit(inner)
        else:
            self._refuse(node)

    def _printed(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.TemplateData):
            return
        path, shape = self._shape(node)
        if isinstance(shape, list):
            self._tell(node, f"{path}, which is a list", f"a loop: for one in {path}")
        elif isinstance(shape, Mapping):
            self._tell(node, f"{path}, which has parts", f"one of its parts: {_of(path, shape)}")

    def _loop(self, node: nodes.For) -> None:
        path, shape = self._shape(node.iter)
        if shape is None or isinstance(shape, Mapping):
            self._tell(node, f"a loop over {path}, which is no list", "a list of docs/templates.md")
            shape = UNKNOWN
        inner = shape[0] if isinstance(shape, list) else UNKNOWN
        before = dict(self._scope)
        if isinstance(node.target, nodes.Name):
            self._scope |= {node.target.name: (f"{path}[]", inner), "loop": ("loop", _LOOP)}
        else:
            self._tell(node, "a loop with several names", "one name: for one in …")
        self._depth += 1
        if self._depth > _DEEPEST:
            found = f"{self._depth} loops inside each other"
            self._tell(node, found, f"at most {_DEEPEST}")
        for part in (*filter(None, [node.test]), *node.body, *node.else_):
            self._visit(part)
        self._depth -= 1
        self._scope = before

    def _shape(self, node: nodes.Node) -> tuple[str, Shape]:
        """The path and the shape of an expression."""
        if isinstance(node, nodes.Name):
            if node.name in self._scope:
                return self._scope[node.name]
            names = dict.fromkeys(self._scope)
            self._tell(node, f"an unknown field {node.name}", _like(node.name, names))
            return node.name, UNKNOWN
        if isinstance(node, nodes.Getattr):
            return self._part(node, node.attr, *self._shape(node.node))
        if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
            path, shape = self._shape(node.node)
            if isinstance(shape, list) and isinstance(node.arg.value, int):
                return f"{path}[]", shape[0]
            return self._part(node, str(node.arg.value), path, shape)
        if isinstance(node, nodes.Filter):
            return self._filtered(node)
        if not isinstance(node, _ALLOWED):
            self._refuse(node)
            return "", UNKNOWN
        if isinstance(node, nodes.Compare):
            self._compared(node)
        for inner in node.iter_child_nodes():
            self._shape(inner)
        return "", None

    def _compared(self, node: nodes.Compare) -> None:
        sides = [node.expr, *(one.expr for one in node.ops)]
        numbers = [one for one in sides if _is_number(one)]
        if numbers and not any(isinstance(one, nodes.Getattr) and _of_loop(one) for one in sides):
            found = "a comparison with a number"
            self._tell(node, found, "if alone: a field is a text, and empty if there is nothing")

    def _part(self, node: nodes.Node, name: str, path: str, shape: Shape) -> tuple[str, Shape]:
        if shape is UNKNOWN:
            return "", UNKNOWN
        if isinstance(shape, Mapping) and name in shape:
            return f"{path}.{name}", shape[name]
        if isinstance(shape, Mapping):
            expected = _like(name, shape, f"{path}.")
        elif isinstance(shape, list):
            expected = f"a loop: for one in {path}"
        else:
            expected = f"{path} alone, which is one text"
        self._tell(node, f"an unknown field {path}.{name}", expected)
        return "", UNKNOWN

    def _filtered(self, node: nodes.Filter) -> tuple[str, Shape]:
        if node.name not in FILTERS:
            self._tell(node, f"the filter {node.name}", f"one of {', '.join(FILTERS)}")
        path, shape = self._shape(node.node) if node.node else ("", UNKNOWN)
        for argument in node.args:
            self._shape(argument)
        if node.name in ("first", "last") and isinstance(shape, list):
            return f"{path}[]", shape[0]
        if node.name == "default":
            return path, shape
        return path, UNKNOWN if shape is UNKNOWN else None

    def _refuse(self, node: nodes.Node) -> None:
        found = f"a part of Jinja that no paper needs ({type(node).__name__.lower()})"
        self._tell(node, found, "fields, if, for, and the filters of docs/templates.md")

    def _tell(self, node: nodes.Node, found: str, expected: str) -> None:
        self._found.append(Mistake(node.lineno, found, expected))


def _is_number(node: nodes.Expr) -> bool:
    return isinstance(node, nodes.Const) and isinstance(node.value, int | float)


def _of_loop(node: nodes.Getattr) -> bool:
    return isinstance(node.node, nodes.Name) and node.node.name == "loop"


def _like(name: str, known: Mapping[str, Any], before: str = "") -> str:
    """The nearest known name, else all of them."""
    near = get_close_matches(name.lower(), known, n=1, cutoff=0.6)
    return f"{before}{near[0]}" if near else f"one of {_of(before.rstrip('.'), known)}"


def _of(path: str, known: Mapping[str, Any]) -> str:
    return ", ".join(f"{path}.{name}" if path else name for name in known)
