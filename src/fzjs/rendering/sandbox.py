"""The sandbox in which templates are filled in: what an office may write in one, and how much it may make.

A template of a workspace is text from somebody else. It can read what it is given and nothing more: no files, no
program, no chance, no clock; and it ends, because every round of a loop and every character is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from jinja2 import StrictUndefined, nodes, pass_environment
from jinja2.filters import do_join, do_replace
from jinja2.nodes import EvalContext
from jinja2.runtime import BlockReference, Context, LoopContext, Macro, Undefined
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import Cycler, Joiner, pass_eval_context
from jinja2.visitor import NodeTransformer

_MOST_STEPS = 2_000_000
"""Rounds of loops and calls in one paper; one of 400 measures takes some ten thousand."""
_MOST_CHARACTERS = 50_000_000
"""Characters printed into one paper or put together on the way."""
_STEPS_OF_A_CALL = 5
_LARGEST_POWER = 1_000


class EndlessTemplateError(Exception):
    """A template goes round too often or prints too much to come to an end."""


class Sandbox(SandboxedEnvironment):
    """One paper is filled in at a time; `begin` makes the sandbox ready for the next.

    `printed` turns each value that a template prints into what stands in the paper, as Markup. An unknown name is an
    error.
    """

    intercepted_binops = frozenset({"*", "**", "+", "%"})

    def __init__(self, printed: Callable[[object], object], **options: Any) -> None:
        super().__init__(
            undefined=StrictUndefined,
            autoescape=True,
            finalize=self._printed,
            keep_trailing_newline=True,
            **options,
        )
        self._in_paper = printed
        self._steps = self._characters = 0
        self.globals = {name: self.globals[name] for name in ("dict", "namespace", "cycler", "joiner")}
        self.globals["range"] = self._range
        for name in _FILTERS_LEFT_OUT:
            self.filters.pop(name, None)
        self.filters |= {"join": _join, "replace": _replace, _COUNTED: _counted, _MEASURED: _measured}

    def begin(self) -> None:
        """Count from nothing again."""
        self._steps = self._characters = 0

    def step(self, count: int = 1) -> None:
        """Count rounds. Raises `EndlessTemplateError`."""
        self._steps += count
        if self._steps > _MOST_STEPS:
            raise EndlessTemplateError("循环的次数太多")

    def measure(self, count: int) -> None:
        """Count characters. Raises `EndlessTemplateError`."""
        self._characters += count
        if self._characters > _MOST_CHARACTERS:
            raise EndlessTemplateError("印出来的内容太长")

    def is_safe_callable(self, obj: Any) -> bool:
        """Macros, loops, what the program itself brings along, and harmless methods of texts, lists and days."""
        if isinstance(
            obj, Macro | LoopContext | BlockReference | Undefined
        ):  # to call the last tells its name
            return True
        if any(obj is known for known in self.globals.values()):
            return True
        owner = getattr(obj, "__self__", None)
        if isinstance(owner, LoopContext | Cycler | Joiner) or isinstance(obj, Joiner):
            return True
        for kind, names in _METHODS.items():
            if isinstance(owner, kind):
                return getattr(obj, "__name__", "") in names
        return str(getattr(obj, "__module__", "")).startswith(_OURS)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805 (Jinja's own names)
        """Call something from a template, counting it."""
        __self.step(_STEPS_OF_A_CALL)
        return super().call(__context, __obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Reckon, unless the result would be out of all measure."""
        if operator == "*":
            for many, times in ((left, right), (right, left)):
                if isinstance(many, str | list | tuple) and isinstance(times, int):
                    self.measure(len(many) * max(times, 0))
        elif operator == "**" and max(abs(left), abs(right)) > _LARGEST_POWER:
            raise EndlessTemplateError("乘方的数太大")
        elif operator == "%" and isinstance(left, str):
            raise TypeError("模板里不能用 % 排字，请用 ~ 把文字接起来")
        elif operator == "+" and isinstance(left, str | list | tuple) and type(left) is type(right):
            self.measure(len(left) + len(right))
        return super().call_binop(context, operator, left, right)

    def _generate(self, source: nodes.Template, *arguments: Any, **options: Any) -> str:
        return super()._generate(_Counting().visit(source), *arguments, **options)

    def _printed(self, value: object) -> object:
        if isinstance(value, Undefined):
            return value
        shown = self._in_paper(value)
        self.measure(len(shown) if isinstance(shown, str) else 1)
        return shown

    def _range(self, *bounds: int) -> range:
        numbers = range(*bounds)
        self.step(len(numbers))
        return numbers


class _Counting(NodeTransformer):
    """Has every loop counted and every text that is put together measured."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 (the visitor's way of naming)
        self.generic_visit(node)
        node.iter = _through(_COUNTED, node.iter)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return _through(_MEASURED, node)


_COUNTED, _MEASURED = "_counted", "_measured"


def _through(name: str, node: nodes.Node) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)


@pass_environment
def _counted(sandbox: Sandbox, values: Any) -> Iterable[object]:
    if isinstance(values, list | tuple | dict | str | Undefined):
        sandbox.step(len(values))
        return values
    return _one_by_one(sandbox, values)


def _one_by_one(sandbox: Sandbox, values: Iterable[object]) -> Iterator[object]:
    for value in values:
        sandbox.step()
        yield value


@pass_environment
def _measured(sandbox: Sandbox, text: str) -> str:
    sandbox.measure(len(text))
    return text


@pass_eval_context
def _join(
    evaluated: EvalContext, values: Iterable[Any], between: str = "", attribute: str | None = None
) -> str:
    sandbox = _sandbox_of(evaluated)
    listed = list(_one_by_one(sandbox, values))
    sandbox.measure(len(listed) * len(between) + sum(len(each) for each in listed if isinstance(each, str)))
    joined: str = do_join(evaluated, listed, between, attribute)
    return joined


@pass_eval_context
def _replace(evaluated: EvalContext, text: str, old: str, new: str, count: int | None = None) -> str:
    _sandbox_of(evaluated).measure(len(text) + (str(text).count(old) if old else len(text) + 1) * len(new))
    replaced: str = do_replace(evaluated, text, old, new, count)
    return replaced


def _sandbox_of(evaluated: EvalContext) -> Sandbox:
    assert isinstance(evaluated.environment, Sandbox)
    return evaluated.environment


_FILTERS_LEFT_OUT = ("random", "format", "center", "indent", "xmlattr", "urlize", "pprint", "filesizeformat")
"""Filters that bring in chance, print without measure, or make HTML."""

_OURS = ("fzjs.rendering.", "fzjs.analysis.", "fzjs.model.", "fzjs.language.")

_METHODS: dict[type, frozenset[str]] = {
    str: frozenset({
        "strip", "lstrip", "rstrip", "startswith", "endswith", "split", "rsplit", "splitlines", "find", "rfind",
        "count", "removeprefix", "removesuffix", "partition", "rpartition", "upper", "lower", "isdigit", "isdecimal",
    }),
    list: frozenset({"index", "count"}),
    tuple: frozenset({"index", "count"}),
    dict: frozenset({"items", "keys", "values", "get"}),
    date: frozenset({"isoformat", "weekday", "isoweekday"}),
}  # fmt: skip
METHODS: frozenset[str] = frozenset[str]().union(*_METHODS.values())
"""The methods of plain values that a template may call."""
