"""What can be the name of an indicator: a noun without bounds, dates or loose ends (folded text)."""

from __future__ import annotations

import functools
import re

from fzjs.language.quantities import set_phrase_over
from fzjs.language.target_words import affixes, plain_comparisons

_LONGEST = 40
_NO_BEGINNING = (
    *(
        "以上",
        "以下",
        "以内",
        "左右",
        "前",
        "后",
        "起",
        "之",
        "并",
        "且",
        "和",
        "及",
        "或",
        "与",
        "内",
        "外",
        "多",
        "余",
    ),
    *("、", "(", "/"),
)
_NO_ENDING = (
    "时",
    "了",
    "的",
    "着",
    "实现",
    "力争",
    "明显",
    "左右",
    "以上",
    "以内",
    "以下",
    "约",
    "近",
    "余",
)
# Words that a bound shares with names: 不满意率, 目标实现率.
_IN_NAMES = ("不满", "不足", "不低", "保持", "实现")


def is_sound_name(text: str) -> bool:
    """Whether `text` can be (a part of) an indicator's name; nothing at all can."""
    if len(text) > _LONGEST or text.count("(") != text.count(")") or text.count('"') % 2:
        return False
    return all(set_phrase_over(text, *found.span()) for found in _unsound_pattern().finditer(text))


def is_subject(text: str) -> bool:
    """Whether `text` can stand before a number as (the first part of) a name."""
    return len(text) != 1 and is_sound_name(text) and not _unread_pattern().search(text)


def is_thing(text: str) -> bool:
    """Whether `text` can stand behind a number and its unit as what is counted: 2次|法治讲座, not 2次|前."""
    if text.startswith(_NO_BEGINNING) or text.endswith(_NO_ENDING) or text in _function_words():
        return False
    return is_sound_name(text)


@functools.cache
def _function_words() -> frozenset[str]:
    """Words that say something of a number and name nothing."""
    roles = ("comparison", "verb", "degree", "trend", "opener", "filler", "per", "behind")
    return frozenset().union(*(affixes(role).words for role in roles))


@functools.cache
def _unsound_pattern() -> re.Pattern[str]:
    bounds = "|".join(
        re.escape(word)
        for word, kind in plain_comparisons().items()
        if kind not in ("about", "rise", "fall") and len(word) > 1 and word not in _IN_NAMES
    )
    return re.compile(
        rf"{bounds}|(?:提高|提升|增[长加]|上升|扩大|[降升]|下降|减少|压[缩减降]|缩[短减])[到至为]|[一二三四]季度|[上下]半年|年底|年末|月底|月末|季末|[上中下]旬|底前|日前|月前|分别|逐一|期间|年内|之日起"
        r"|不发生|不出现|不得|不再|杜绝|严禁|禁止|防止|避免"
        r"|每(?:[两二三四五六七八九十]|日|天|旬|双|单|次|隔|年|季|月|周|半|内|学期|学年|届|轮|批|期|阶段|逢)|[,:=<>≥≤%~…/xX×*_a-z']"
        r"|^(?:年度$|季度$|月度$|半月$|半个月$|双月$|单月$|双周$|学期$|全部$|其中$|的|以上|以下|以内|左右|同比|环比)"
        r"|(?:未|不|没有|并非|无|后|前|并|和|及|(?<!参)与|或|、|而|在|于|每|各|对|将|把|(?<![占同环对])比|自|从"
        r"|前移|后移|提前|推迟|延长|上浮|下浮|最高|最大|最小|上限|下限|只能|仅|不及|不达|不能|不可|不宜|不应|不准|不许|了|第[一二三四五六]|今年|明年|次年|本月|当月|下月|次月|首月|末月|本季度|十[三四五六]五\"?)$"
    )


@functools.cache
def _unread_pattern() -> re.Pattern[str]:
    """Comparisons and times that nobody has read: 比上年多办|2件, 至法定时限的|50%, 三年|至少1次, 任期内|1次."""
    return re.compile(
        r"(?<![占对])[比较](?:[上去往前]|上一)年|[至到](?:法定|规定|承诺|原|现|[上去]年)|(?:[上去]年(?:度|同期)?|同期|平均水平)$"
        r"|^[一二两三四五六七八九十半]+(?:年|个?月|季度|周|天|日)$|^(?:每个?工作日|任期内|本届)$|^[末底初](?!次|始|期|级|步|心|线|稿|评|审|核|任)"
    )


def split_baseline(phrase: str, start: int, end: int) -> tuple[int, tuple[int, int]]:
    """The end of a name before 比上年, 较2023年, 在上年基础上, 同比 …, and the span of what is compared with.

    Without a comparison the span is empty.
    """
    head = phrase[start:end]
    if head.endswith(("同比", "环比")):
        return end - 2, (end - 2, end)
    found = _baseline_pattern().search(head)
    if found is None:
        return end, (end, end)
    first, last = found.span(1 if found[1] else 2)
    return start + found.start(), (start + first, start + last)


@functools.cache
def _baseline_pattern() -> re.Pattern[str]:
    times = "[年期季度月]|平均|水平|基数|上次|以往|原来|法定时限|规定时限"
    named = rf"((?=[^比较]*(?:{times}))[^比较在,:()]{{1,14}}?)"
    return re.compile(rf"(?:(?<![占同环])(?:比|较|与|同){named}(?:相比|对比)?|(?:^|在){named}的?基础上)$")
