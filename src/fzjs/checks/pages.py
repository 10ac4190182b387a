"""The rules' pages as Markdown: for `fzjs explain` and for `docs/rules/`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from fzjs.checks.registry import all_rules
from fzjs.checks.reporters.text import SEVERITY_NAMES
from fzjs.checks.rule import Rule

EXAMPLES = Path(__file__).parent / "examples"
"""One folder for each rule, with a wrong and a right example."""


def page(rule: Rule) -> str:
    """A rule's page: what it finds, why, how to put it right, a wrong and a right example."""
    parts = [
        f"# {rule.code} {rule.title}",
        f"级别：{SEVERITY_NAMES[rule.severity]}　类别：{rule.family}",
        rule.page,
    ]
    for name, heading in (("wrong", "错误写法"), ("right", "正确写法")):
        parts += [f"## {heading}\n\n{shown}" for shown in _example(rule.code, name)]
    return "\n\n".join(parts) + "\n"


def pages() -> Iterator[tuple[str, str]]:
    """File name and text of every page, the index first."""
    yield "README.md", index()
    for code, rule in all_rules().items():
        yield f"{code}.md", page(rule)


def index() -> str:
    """A table of all rules by family."""
    lines = ["# 规则一览", "", "由 `fzjs explain --all --out docs/rules` 生成。"]
    for family, rules in groupby(all_rules().values(), key=lambda rule: rule.code[:3]):
        members = list(rules)
        lines += ["", f"## {family}xx {members[0].family}", "", "| 代码 | 级别 | 查什么 |", "|---|---|---|"]
        lines += [
            f"| [{rule.code}]({rule.code}.md) | {SEVERITY_NAMES[rule.severity]} | {rule.title} |"
            for rule in members
        ]
    return "\n".join(lines) + "\n"


def _example(code: str, name: str) -> list[str]:
    """The example as code blocks: one file, or every file of a folder under its name."""
    single = EXAMPLES / code / f"{name}.yaml"
    folder = EXAMPLES / code / name
    if single.is_file():
        files = [(single, "")]
    elif folder.is_dir():
        files = [
            (file, f"`{_shown_name(file, folder)}`：\n\n")
            for file in sorted(folder.rglob("*"))
            if file.is_file()
        ]
    else:
        return []
    return ["\n\n".join(f"{title}```yaml\n{_text(file)}\n```" for file, title in files)]


def _shown_name(file: Path, folder: Path) -> str:
    name = file.relative_to(folder).as_posix()
    return "fzjs.yaml" if name == "settings.yaml" else name


def _text(file: Path) -> str:
    """The text of an example; some are not UTF-8 or hold control characters on purpose, so those are shown."""
    data = file.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("gb18030", "replace")
    return "".join(_visible(character) for character in text.replace("\r\n", "\n").rstrip("\n"))


def _visible(character: str) -> str:
    return character if character in "\n\t" or character.isprintable() else f"⟨U+{ord(character):04X}⟩"
