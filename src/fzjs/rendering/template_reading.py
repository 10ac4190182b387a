"""What a template names, followed through its loops: every name and item that its paper does not have."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import nodes

from fzjs.checks.nearness import either, nearest
from fzjs.rendering.sandbox import METHODS
from fzjs.rendering.template_names import Kind, Name, names_of

_OF_LOOPS = frozenset(
    {
        "index", "index0", "first", "last", "length", "revindex", "revindex0", "cycle", "changed", "previtem",
        "nextitem", "depth", "depth0",
    }
)  # fmt: skip
_PARTS: dict[str, tuple[str, ...]] = {"文字": (), "数": (), "是否": (), "日期": ("year", "month", "day")}
"""What plain values offer besides methods."""
_KEEPING = ("sort", "reverse", "list", "unique", "select", "reject", "selectattr", "rejectattr", "default")
"""Filters after which a list is still a list of the same."""


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name that the paper does not have."""

    name: str
    row: int
    message: str


def unknown_names(
    template: nodes.Template, offered: Mapping[str, Name], besides: Collection[str]
) -> list[UnknownName]:
    """Names that a template uses and nobody offers; `besides`: functions and whatever else may stand there."""
    reading = _Reading(offered, frozenset(besides))
    reading.follow(template.body, {})
    return reading.found


Scope = dict[str, Kind | None]
"""The names that the template has made itself; None where the kind of value cannot be told."""


class _Reading:
    def __init__(self, offered: Mapping[str, Name], besides: frozenset[str]) -> None:
        self.offered = offered
        self.besides = besides
        self.found: list[UnknownName] = []
        self._statements: dict[type[nodes.Node], Callable[[Any, Scope], None]] = {
            nodes.For: self._loop,
            nodes.If: self._if,
            nodes.Assign: lambda node, scope: self._assign(node.target, self.kind(node.node, scope), scope),
            nodes.AssignBlock: self._assign_block,
            nodes.Macro: self._macro,
            nodes.Import: lambda node, scope: scope.update({node.target: None}),
            nodes.FromImport: lambda node, scope: scope.update(dict.fromkeys(_imported(node))),
            nodes.With: self._with,
            nodes.Block: self._inner,
            nodes.Scope: self._inner,
            nodes.FilterBlock: self._inner,
            nodes.CallBlock: self._inner,
        }

    def follow(self, body: Collection[nodes.Node], scope: Scope) -> None:
        """Statements one after the other; what is set stays set for those that follow."""
        for node in body:
            follow = next((how for kind, how in self._statements.items() if isinstance(node, kind)), None)
            if follow is None:
                self._expressions(node, scope)
            else:
                follow(node, scope)

    def kind(self, node: nodes.Node, scope: Scope) -> Kind | None:
        """The kind of value of an expression, what is wrong in it noted; None where it cannot be told."""
        if isinstance(node, nodes.Name):
            return self._name(node, scope)
        if isinstance(node, nodes.Getattr):
            return self._item(self.kind(node.node, scope), node.attr, node.lineno, node.node)
        if isinstance(node, nodes.Getitem):
            return self._getitem(node, scope)
        if isinstance(node, nodes.Filter):
            return self._filtered(node, scope)
        if isinstance(node, nodes.Test) and node.name in ("defined", "undefined"):
            return None
        if isinstance(node, nodes.CondExpr):
            self.kind(node.test, scope)
            kinds = [self.kind(each, scope) for each in (node.expr1, node.expr2) if each is not None]
            return kinds[0]
        self._expressions(node, scope)
        return None

    def _expressions(self, node: nodes.Node, scope: Scope) -> None:
        for field, value in node.iter_fields():
            if field != "body":
                for below in value if isinstance(value, list) else [value]:
                    if isinstance(below, nodes.Expr | nodes.Helper):
                        self.kind(below, scope)

    def _loop(self, node: nodes.For, scope: Scope) -> None:
        kind = self.kind(node.iter, scope)
        if kind is not None and not kind.is_list and kind.name != "其他":
            self._note("", node.iter.lineno, f"for 后面的不是列表，是{kind.name}", ())
        inner = {**scope, "loop": None}
        self._assign(node.target, kind.item if kind is not None and kind.is_list else None, inner)
        if node.test is not None:
            self.kind(node.test, inner)
        self.follow(node.body, inner)
        self.follow(node.else_, dict(scope))

    def _if(self, node: nodes.If, scope: Scope) -> None:
        self.kind(node.test, scope)
        for branch in (node.body, node.elif_, node.else_):
            self.follow(branch, scope)

    def _assign_block(self, node: nodes.AssignBlock, scope: Scope) -> None:
        self.follow(node.body, dict(scope))
        self._assign(node.target, None, scope)

    def _macro(self, node: nodes.Macro, scope: Scope) -> None:
        scope[node.name] = None
        own = [argument.name for argument in node.args]
        self.follow(node.body, {**scope, **dict.fromkeys([*own, "caller", "varargs", "kwargs"])})

    def _with(self, node: nodes.With, scope: Scope) -> None:
        inner = dict(scope)
        for target, value in zip(node.targets, node.values, strict=True):
            self._assign(target, self.kind(value, scope), inner)
        self.follow(node.body, inner)

    def _inner(self, node: Any, scope: Scope) -> None:
        self._expressions(node, scope)
        self.follow(node.body, dict(scope))

    def _assign(self, target: nodes.Node, kind: Kind | None, scope: Scope) -> None:
        if isinstance(target, nodes.Name):
            scope[target.name] = kind
        elif isinstance(target, nodes.Tuple):
            parts = names_of(kind.name) if kind is not None and kind.is_record else {}
            for place, item in enumerate(target.items):
                self._assign(item, parts[str(place)].kind if str(place) in parts else None, scope)

    def _name(self, node: nodes.Name, scope: Scope) -> Kind | None:
        if node.name in scope:
            return scope[node.name]
        if node.name in self.offered:
            return self.offered[node.name].kind
        if node.name not in self.besides:
            known = [*self.offered, *scope]
            self._note(node.name, node.lineno, f"没有“{node.name}”这个名称", known)
        return None

    def _item(self, kind: Kind | None, name: str, row: int, of: nodes.Node) -> Kind | None:
        if isinstance(of, nodes.Name) and of.name == "loop" and name not in _OF_LOOPS:
            self._note(name, row, f"loop 没有“{name}”这一项", _OF_LOOPS)
        if kind is None or kind.is_list or name in METHODS:
            return None
        known = names_of(kind.name) if kind.is_record else dict.fromkeys(_PARTS.get(kind.name, ()))
        if not kind.is_record and (kind.name not in _PARTS or name in known):
            return None
        found = known.get(name)
        if found is not None:
            return found.kind
        self._note(name, row, f"{kind.name}没有“{name}”这一项", known)
        return None

    def _getitem(self, node: nodes.Getitem, scope: Scope) -> Kind | None:
        kind = self.kind(node.node, scope)
        key = node.arg.value if isinstance(node.arg, nodes.Const) else None
        if isinstance(key, str):
            return self._item(kind, key, node.lineno, node.node)
        self.kind(node.arg, scope)
        if kind is None or not isinstance(key, int):
            return None
        if kind.is_list:
            return kind.item
        return (
            names_of(kind.name)[str(key)].kind if kind.is_record and str(key) in names_of(kind.name) else None
        )

    def _filtered(self, node: nodes.Filter, scope: Scope) -> Kind | None:
        for argument in (*node.args, *node.kwargs):
            self.kind(argument, scope)
        if node.node is None:
            return None
        named = node.node.name if isinstance(node.node, nodes.Name) else None
        if node.name in ("default", "d") and named and named not in scope and named not in self.offered:
            return None
        kind = self.kind(node.node, scope)
        if kind is None or node.name in _KEEPING:
            return kind
        return kind.item if kind.is_list and node.name in ("first", "last") else None

    def _note(self, name: str, row: int, message: str, known: Collection[str]) -> None:
        near = nearest(name, [each for each in known if not each.isdecimal()])
        meant = f"，您要写的是不是{either(near)}？" if near else ""
        self.found.append(UnknownName(name, row, message + meant))


def _imported(node: nodes.FromImport) -> list[str]:
    return [name[1] if isinstance(name, tuple) else name for name in node.names]
