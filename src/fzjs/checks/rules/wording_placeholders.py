"""FZ601: what a form or an anonymised text leaves to be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from fzjs.checks.finding import Fault
from fzjs.checks.rule import rule
from fzjs.checks.rules.wording_sightings import PLACEHOLDER_MARKS, TEXTS, gathered, sightings, subject_at
from fzjs.checks.scope import Scope

_WINDOW = 16
"""Characters on both sides of a mark within which a placeholder can lie."""

_OPENINGS = frozenset("（(【[〔<＜〈《“待〕]")
"""Characters at which an empty bracket, a request to fill in, or 待定 may begin."""

_DATED = frozenset(["deadline", "due", "from", "to", "trajectory"])
"""Fields that rules on time and targets read as a whole: what is missing there, they say."""

_HINTS = {
    "year": "写上四位年份，如“2024年”",
    "number": "写上序号，如“〔2024〕18号”；还没有编号的，先不写",
    "place": "写上实际的名称，如“示例县”",
    "date": "写上实际的年月日，如“2024年6月30日”",
    "mark": "写上实际内容；还没有定下来的，先不写",
    "blank": "填上内容，或者删去",
}


@rule("FZ601", "有没填的空", "error", TEXTS)
def placeholder(scope: Scope[Any]) -> Iterator[Fault]:
    """文件里不能留下没有填写的占位内容，如“XX县”“某县”“202x年”“〔2024〕X号”“____”“（此处填写单位）”“【】”“□□”“待定”。

    为什么：占位内容是模板、范文留下的，或者是转载时隐去的。留在印发的文件里，任务、时间、责任都落不到实处。

    怎么改：换成实际的名称、年份、文号、数量；还没有定下来的事项先不写进文件。“某些”“某项”“某一”等普通用语不算占位内容。
    """
    prose = scope.prose
    found = dict(_placeholders(prose.text, _occasions(scope)))
    for written in gathered(prose, found):
        if _DATED.isdisjoint(written.path):
            start = prose.starts[prose.paths.index(written.path)] + written.span[0]
            hint = _hint(found[start, start + len(written.words)], written.words)
            message = f"“{written.words}”是没有填写的占位内容{written.times}"
            yield Fault(written.path, message, hint, subject_at(scope, written.path), span=written.span)


def _hint(kind: str, words: str) -> str:
    if kind == "place":
        kind = (
            "date"
            if words[-1] in "年月日"
            else "number"
            if words[-1] == "号"
            else "place"
            if words[-1] > "一"
            else "mark"
        )
    return _HINTS[kind]


def _occasions(scope: Scope[Any]) -> list[int]:
    places, text = sightings(scope).places, scope.prose.text
    marked = [place for mark in PLACEHOLDER_MARKS.intersection(places) for place in places[mark]]
    opened = [place for mark in _OPENINGS.intersection(places) for place in places[mark]]
    return sorted([*marked, *(place for place in opened if _openings().match(text, place))])


def _placeholders(text: str, occasions: list[int]) -> Iterator[tuple[tuple[int, int], str]]:
    reached = 0
    for place in occasions:
        if place < reached:
            continue
        for match in _pattern().finditer(text, max(reached, place - _WINDOW), place + _WINDOW + 24):
            yield match.span(), match.lastgroup or "mark"
            reached = match.end()


# A bracket with nothing in it or with a request to fill it in, and 待定: the first character decides
# quickly, the rest is looked at only there.
@cache
def _openings() -> re.Pattern[str]:
    return re.compile(
        r"[（(【\[〔<＜〈《“待〕\]](?:(?<=[〕\]])\s*号|(?<=[（(【〔《“])\s*[）)】〕》”]"
        r"|(?<=[（(【\[〔<＜〈《])(?:此处|在此|请填|请输入|待填|待补|待定|待完善|待核实)|(?<=待)定)"
    )


@cache
def _pattern() -> re.Pattern[str]:
    unfilled = "XxＸｘ×"
    ends = "省市县区州盟旗乡镇村局委办"
    year = (
        rf"(?<![0-9A-Za-z])(?:19|20)(?:[0-9][{unfilled}]|[{unfilled}]{{1,2}}|(?:[0-9]?[*＊?？_＿]|[*＊_＿]{{2}})(?=年))"
        rf"(?![0-9A-Za-z])年?|二[〇○◯零][一二三四五六七八九〇○◯零{unfilled}][{unfilled}](?:年|(?=[度初中末底]))"
    )
    number = rf"[〔\[［【(（]\s*(?:19|20)[0-9][0-9]\s*[〕\]］】)）]\s*[{unfilled}*＊_＿]*\s*号|第\s*[{unfilled}*＊_＿]+\s*号"
    place = (
        rf"(?<![A-Za-z0-9])(?:[{unfilled}]{{2,}}(?![A-Za-z0-9])(?:街道|单位|部门|经开区|[{ends}]区?|[年月日号])?"
        rf"|[{unfilled}](?:[{ends}](?!间|光)|[年月日号](?!线|楼)))"
        r"|某某[\u4e00-\u9fff]?|某(?:省|市(?!场)|县(?!级|域)|区(?!域|间|块|段|划)|州|乡|镇|街道|村|局(?!部)|年|月|日)"
        rf"|□{{2,}}[{ends}年月日号]?|(?:[*＊]{{2,}}|(?<![一二三四五六七八九〇零○◯])[○◯〇]{{2,}})(?=[{ends}年月日号])[{ends}年月日号]"
    )
    asked = r"(?:此处|在此|请填|请输入|待填|待补|待定|待完善|待核实)[^）)】\]〕>＞〉》\n]{0,20}"
    blank = (
        rf"[（(【\[〔<＜〈《]{asked}[）)】\]〕>＞〉》]|[_＿]{{2,}}|＿"
        r"|（\s*）|\(\s*\)|【\s*】|〔\s*〕\s*号?|《\s*》|“\s*”"
    )
    nameless = rf"(?<![^，。；：（\n由经向请报])……(?=[{ends}](?![\u4e00-\u9fff]?……))|(?<![^\n])……(?![^\n])"
    mark = (
        nameless + r"|(?<![等期优接看厚善])待定(?=$|[，。；、：）)\n])|(?<![A-Za-z])(?:TBD|TODO)(?![A-Za-z])"
    )
    return re.compile(
        f"(?P<year>{year})|(?P<number>{number})|(?P<place>{place})|(?P<blank>{blank})|(?P<mark>{mark})"
    )
