"""The sandbox: templates read what they are given, come to an end, and touch nothing else."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError
from markupsafe import Markup

from fzjs.rendering.sandbox import EndlessTemplateError, Sandbox


def render(template: str, **context: object) -> str:
    sandbox = Sandbox(lambda value: Markup(str(value)))
    return str(sandbox.from_string(template).render(context))


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("{{ a|join('、') }}", "1、2、3"),
        ("{% for x in a %}{{ loop.index }}/{{ loop.length }}{{ '' if loop.last else ',' }}{% endfor %}", "1/3,2/3,3/3"),
        ("{% for x in [] %}{% else %}没有{% endfor %}", "没有"),
        ("{{ cycler('甲', '乙').next() }}", "甲"),
        ("{% set j = joiner('、') %}{{ j() }}甲{{ j() }}乙", "甲、乙"),
        ("{% macro m(x) %}[{{ x }}]{% endmacro %}{{ m(1) }}{{ m(x=2) }}", "[1][2]"),
        ("{% set n = namespace(x=1) %}{% for y in a %}{% set n.x = n.x + y %}{% endfor %}{{ n.x }}", "7"),
        ("{{ s|replace('a', 'b') }}", "bb"),
        ("{{ 'x' ~ 1 }}{{ 2 * 3 }}{{ 2 ** 3 }}{{ 'ab' * 2 }}", "x168abab"),
        ("{{ d.year }}{{ d.isoformat() }}", "20242024-05-06"),
        ("{{ s.upper() }}{{ s.startswith('a') }}", "AATrue"),
        ("{% for k, v in m.items() %}{{ k }}={{ v }}{% endfor %}", "甲=1"),
    ],
)  # fmt: skip
def test_what_templates_need_works(template: str, printed: str) -> None:
    context = {"a": [1, 2, 3], "s": "aa", "d": date(2024, 5, 6), "m": {"甲": 1}}
    assert render(template, **context) == printed


ENDLESS = [
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "{% for a in l %}{% for b in l %}{% for c in l %}{% for d in l %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}",
    "{% for a in range(10 ** 12) %}{% endfor %}",
    "{{ range(10 ** 12)|list }}",
    "{{ 'x' * 10 ** 10 }}",
    "{{ l * 10 ** 10 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ (-9) ** 9 ** 9 }}",
    "{% set n = namespace(s='xx') %}{% for i in range(60) %}{% set n.s = n.s ~ n.s %}{% endfor %}",
    "{% set n = namespace(s='xx') %}{% for i in range(60) %}{% set n.s = n.s + n.s %}{% endfor %}",
    "{% set n = namespace(s=[1]) %}{% for i in range(60) %}{% set n.s = n.s + n.s %}{% endfor %}",
    "{% set n = namespace(s='xx') %}{% for i in range(60) %}{% set n.s %}{{ n.s }}{{ n.s }}{% endset %}{% endfor %}",
    "{{ ('x' * 9999999)|replace('x', 'y' * 9999999) }}",
    "{{ ('x' * 9999999)|replace('', 'y' * 9999999) }}",
    "{{ range(99999)|join('y' * 9999999) }}",
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
]  # fmt: skip


@pytest.mark.parametrize("template", ENDLESS)
def test_every_template_comes_to_an_end(template: str) -> None:
    begun = time.process_time()
    with pytest.raises(EndlessTemplateError):
        render(template, l=list(range(400)))
    assert time.process_time() - begun < 60


def test_a_macro_that_calls_itself_for_ever() -> None:
    with pytest.raises(RecursionError):
        render("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}")


@pytest.mark.parametrize(
    "template",
    [
        "{{ p.write_text('x') }}",
        "{{ p.unlink() }}",
        "{{ p.exists() }}",
        "{{ p.open() }}",
        "{{ open('/etc/passwd') }}",
        "{{ ''.__class__ }}",
        "{{ ''['__class__'] }}",
        "{{ ''|attr('__class__') }}",
        "{{ f.__globals__ }}",
        "{{ f() }}",
        "{{ s.format(1) }}",
        "{{ s.center(10 ** 9) }}",
        "{{ s.encode() }}",
        "{{ d.strftime('%9999999d') }}",
        "{{ range.__self__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ self.__init__ }}",
    ],
)
def test_nothing_else_is_touched(template: str, tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_text("as it was", "utf-8")
    with pytest.raises((SecurityError, UndefinedError)):
        render(template, p=file, f=exit, s="{0}", d=date(2024, 1, 1))
    assert file.read_text("utf-8") == "as it was"


@pytest.mark.parametrize("name", ["random", "format", "center", "indent", "pprint"])
def test_chance_and_measureless_filters_are_not_there(name: str) -> None:
    assert name not in Sandbox(str).filters


def test_counting_begins_anew_with_every_paper() -> None:
    sandbox = Sandbox(str)
    template = sandbox.from_string("{% for x in range(90000) %}{% endfor %}")
    for _ in range(30):
        sandbox.begin()
        template.render()
    with pytest.raises(EndlessTemplateError):
        _ = [template.render() for _ in range(30)]
