"""Advice for phrases that are not read: what to write instead, in Chinese."""

from __future__ import annotations

import functools

from fzjs.language.wordtables import read_table

FORMS = {
    "deadline": "期限可写成“6月30日前”“2024年底前”“第三季度”“每月2日前”“印发之日起30日内”“长期坚持”等",
    "target": "指标可写成“不少于4次”“达到90%以上”“每年至少1次”“3—5项”“比上年提高3个百分点”“全覆盖”等",
}


_WRITE_DATES_APART = "期限请另写在期限栏"
SHORT = "没有读出期限，也没有读出指标：期限可写成“6月30日前”“第三季度”，指标可写成“不少于4次”“达到90%以上”等"


def advise(meant: str, phrase: str) -> str:
    """What to write instead of a folded phrase meant as a `deadline` or a `target`; known forms always stand in it."""
    advice = _special(meant, phrase)
    return f"{advice}。{FORMS[meant]}" if advice else FORMS[meant]


def advise_either(deadline: str, target: str, *, counts: bool) -> str:
    """One hint for a phrase that is neither, of the hints for both: the one that knows best, else a short one.

    `counts` says that the phrase holds a number other than those of dates.
    """
    if not deadline.endswith(FORMS["deadline"]):  # a date, and what is wrong with it
        return deadline
    is_dated = target.startswith(_WRITE_DATES_APART)
    if target != FORMS["target"] and (counts or not is_dated):
        return target
    return deadline if is_dated or deadline != FORMS["deadline"] else SHORT


def _special(meant: str, phrase: str) -> str:
    signs = (advice for kind, sign, advice in _signs() if kind == meant and sign in phrase)
    return next(signs, "")


@functools.cache
def _signs() -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (kind, sign, advice) for kind, signs, advice in read_table("hints") for sign in signs.split()
    )
