"""FZ604, FZ605, FZ609: words that text-spinning, conversion or a workspace's own list calls wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from fzjs.checks.finding import Fault
from fzjs.checks.rule import rule
from fzjs.checks.rules.wording_own_lists import own_words
from fzjs.checks.rules.wording_sightings import TEXTS, gathered, sightings, subject_at, wrong_words
from fzjs.checks.scope import Scope
from fzjs.language.wordlists import WordFinder, WordHit, converted_words


@rule("FZ604", "疑似伪原创改词", "warning", TEXTS)
def spun_word(scope: Scope[Any]) -> Iterator[Fault]:
    """正文里不应有“伪原创”软件改坏的词，如“原那么”（原则）、“假设干”（若干）、“法律参谋”（法律顾问）、“科学开展观”（科学发展观）。

    为什么：网上的范文常被软件逐词替换，读起来像通顺的话，意思却错了，还会把领导人提法、法定名称改错。

    怎么改：改回原来的词，提示里给出了最可能的一个；请对照权威文本通读全段，其他词也可能被改过。
    """
    sighted = sightings(scope)
    spun, _ = wrong_words()
    yield from _faults(scope, spun.at(sighted.text, sighted.places), "像是“伪原创”软件改过的词")


@rule("FZ605", "两岸用语转换错误", "warning", TEXTS)
def converted_word(scope: Scope[Any]) -> Iterator[Fault]:
    """正文里不应有繁简转换软件带进来的台湾用语和错字，如“规范性档案”（规范性文件）、“最佳化”（优化）、“決策程式”（决策程序）、“機製”（機制）。

    为什么：转换软件按词替换，把文件变成档案、把程序变成程式，法律概念就错了。

    怎么改：改成大陆公文用语；繁体文件也要用“規範性文件”“程序”“優化”“群眾”。
    """
    sighted = sightings(scope)
    label = "是转换软件带进来的用语"
    if not sighted.traditional:
        yield from _faults(scope, wrong_words()[1].at(sighted.text, sighted.places), label)
        return
    folded = WordFinder(converted_words(traditional=True)).find(sighted.text)
    exact = WordFinder(converted_words(traditional=True, as_written=True)).find(scope.prose.text)
    yield from _faults(scope, [*folded, *exact], label)


@rule("FZ609", "本地词表中的错词", "warning", TEXTS)
def word_of_own_list(scope: Scope[Any]) -> Iterator[Fault]:
    """正文里不应有工作区词表列出的错词。词表在 fzjs.yaml 的 wording.words 里指定，每行写错词、制表符、改为，还可以再写说明。

    为什么：机构改名、规范表述更新、本地容易写错的词，各地不同，由各地自己的词表来把关。

    怎么改：按提示改成词表给出的写法；词表有误的，改词表。
    """
    finder = own_words(scope.workspace)
    if finder:
        yield from _faults(scope, finder.find(scope.prose.text), "是本地词表列出的错词")


def _faults(scope: Scope[Any], hits: Iterable[WordHit], label: str) -> Iterator[Fault]:
    rights = {(hit.start, hit.end): hit.entry.right for hit in hits}
    if not rights:
        return
    right_of = {scope.prose.text[start:end]: right for (start, end), right in rights.items()}
    for written in gathered(scope.prose, rights):
        right = right_of[written.words]
        hint = f"改为{_quoted(right)}" if right else "换一个词"
        message = f"{_quoted(written.words)}{label}{written.times}"
        yield Fault(written.path, message, hint, subject_at(scope, written.path), span=written.span)


def _quoted(words: str) -> str:
    """Words in quotation marks; marks themselves (〞) by spaces, for “””  cannot be read."""
    return f"“{words}”" if words[0].isalnum() else f" {words} "
