"""Advice for phrases that are not read: what to write instead, in Chinese."""

from __future__ import annotations

import functools

from fzjs.language.wordtables import read_table

FORMS = {
    "deadline": "期限可写成“6月30日前”“2024年底前”“第三季度”“每月2日前”“印发之日起30日内”“长期坚持”等",
    "target": "指标可写成“不少于4次”“达到90%以上”“每年至少1次”“3—5项”“比上年提高3个百分点”“全覆盖”等",
}


def advise(meant: str, phrase: str) -> str:
    """What to write instead of a folded phrase meant as a `deadline` or a `target`; known forms always stand in it."""
    for kind, sign, advice in _signs():
        if kind == meant and sign in phrase:
            return f"{advice}。{FORMS[meant]}"
    return FORMS[meant]


@functools.cache
def _signs() -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (kind, sign, advice) for kind, signs, advice in read_table("hints") for sign in signs.split()
    )
