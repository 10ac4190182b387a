"""FZ610, and reading the word lists that a workspace brings along."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from fzjs.checks.finding import Fault
from fzjs.checks.rule import rule
from fzjs.checks.scope import Scope
from fzjs.language.wordlists import WordFinder, WrongWord, read_word_list
from fzjs.model.workspace import WorkspaceSettings
from fzjs.workspace.workspace import Workspace

_MOST_BYTES = 1_000_000
_SHAPE = "每行写成：错词、制表符、改为，还可以再加制表符和说明；# 开头的行是注释"


@rule("FZ610", "词表不能用", "error", ["workspace"])
def unusable_word_list(scope: Scope[WorkspaceSettings]) -> Iterator[Fault]:
    """fzjs.yaml 里 wording.words 指定的词表要在工作区内，能够读取，每行都是“错词、制表符、改为”。

    为什么：词表读不出来，里面的错词就一个也查不出来，而且不会有人发觉。

    怎么改：写相对于工作区的路径，如 wording: {words: [词表.tsv]}；词表存为 UTF-8 编码的文本文件，两栏之间按一次 Tab 键。
    """
    for index, name in enumerate(scope.model.wording.words):
        for message, hint in _read(scope.workspace.root, name)[1]:
            yield Fault(("wording", "words", index), message, hint)


@lru_cache(maxsize=8)
def own_words(workspace: Workspace) -> WordFinder:
    """A finder of the words in all usable lines of a workspace's lists; of a word listed twice, the first counts."""
    names = workspace.settings.wording.words if workspace.settings is not None else []
    entries: dict[str, WrongWord] = {}
    for name in names:
        for entry in _read(workspace.root, name)[0]:
            entries.setdefault(entry.word, entry)
    return WordFinder(entries.values())


def _read(root: Path, name: str) -> tuple[list[WrongWord], list[tuple[str, str]]]:
    """The words of a list, and what is wrong with it as messages and hints."""
    path, problem = _inside(root, name)
    if path is None:
        return [], [problem]
    try:
        if path.stat().st_size > _MOST_BYTES:
            return [], [(f"词表“{name}”超过 1 MB", "把词表分成几个较小的文件")]
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return [], [(f"词表“{name}”不是 UTF-8 编码", "用编辑器另存为 UTF-8 编码")]
    except OSError:
        return [], [
            (f"词表“{name}”读不出来", "检查文件是否存在、是否有读取权限，路径相对于 fzjs.yaml 所在的文件夹")
        ]
    entries, malformed = read_word_list(text)
    return entries, [(f"词表“{name}”第{fault.line}行{fault.reason}", _SHAPE) for fault in malformed]


def _inside(root: Path, name: str) -> tuple[Path | None, tuple[str, str]]:
    outside = (f"词表“{name}”不在工作区内", "把词表放进工作区，写相对于 fzjs.yaml 的路径，如 词表.tsv")
    try:
        path = (root / name).resolve()
        return (path if path.is_relative_to(root.resolve()) else None), outside
    except (OSError, RuntimeError, ValueError):  # a circle of links, or a character that no path may hold
        return None, (f"词表“{name}”不是可用的路径", outside[1])
