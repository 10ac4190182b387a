"""The `kind:` of a file: missing, not a text, or none that exists."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from fzjs.checks.finding import Fault
from fzjs.checks.fitting.misfit import fields_of
from fzjs.checks.fitting.yaml_forms import shortened
from fzjs.model.kinds import KINDS, model_of

_ALL_KINDS = "、".join(f"{kind}（{chinese}）" for kind, (_, _, chinese) in KINDS.items())

_LONGEST_WORD = 40  # comparing longer ones takes long and helps nobody

_OTHER_WORDS_FOR_KIND = frozenset(
    ["种类", "类型", "类别", "文件种类", "文件类型", "文件类别", "type", "kinds", "kine"]
)

_WORDS_OF_KINDS = {
    "设置": "workspace", "工作区": "workspace", "名录": "units", "单位": "units", "规划": "framework", "年度": "annual",
    "要点": "annual", "计划": "annual", "方案": "scheme", "试点": "scheme", "创建": "scheme", "指标": "indicators",
    "报告": "report", "月报": "report", "季报": "report", "年报": "report", "评估": "assessment", "自评": "assessment",
    "节假日": "holidays", "放假": "holidays", "holiday": "holidays", "calendar": "holidays",
    "settings": "workspace", "unit": "units", "plan": "annual", "year": "annual", "pilot": "scheme",
    "indicator": "indicators", "reports": "report", "frame": "framework",
}  # fmt: skip


def kind_fault(data: dict[str | int, Any]) -> Fault:
    """Why the kind of a file is not known, and which kind it most likely is."""
    if "kind" not in data:
        return _missing(data)
    written = data["kind"]
    if written is None:
        return Fault(("kind",), "“kind（文件种类）”没有写内容", _write(_likely_kind(data)), on_key=True)
    if not isinstance(written, str):
        return Fault(("kind",), "“kind（文件种类）”应为一个词", _write(_likely_kind(data)))
    meant = _kind_meant_by(written) or _likely_kind(data)
    return Fault(("kind",), f"没有“{shortened(written)}”这种文件", _write(meant))


def _missing(data: dict[str | int, Any]) -> Fault:
    for key in data:
        folded = str(key)[:_LONGEST_WORD].strip().lower()
        if folded in _OTHER_WORDS_FOR_KIND or get_close_matches(folded, ["kind"], cutoff=0.75):
            value = data[key]
            meant = _kind_meant_by(value) if isinstance(value, str) else None
            hint = _write(meant or _likely_kind(data))
            return Fault((key,), f"文件种类要写在 kind 里，这里写成了“{key}”", hint, on_key=True)
    return Fault((), "没有写文件种类（kind）", _write(_likely_kind(data)))


def _write(kind: str | None) -> str:
    if kind is None:
        return f"在文件开头写一行 kind: 种类，种类是下列之一：{_ALL_KINDS}"
    others = "、".join(f"{other}（{chinese}）" for other, (_, _, chinese) in KINDS.items() if other != kind)
    return f"写成 kind: {kind}（{KINDS[kind][2]}）；其他种类有 {others}"


def _kind_meant_by(written: str) -> str | None:
    folded = written[:_LONGEST_WORD].strip().lower()
    if folded in KINDS:
        return folded
    near = get_close_matches(folded, [*KINDS, *(chinese for _, _, chinese in KINDS.values())], 1, 0.7)
    if near:
        return next(kind for kind, (_, _, chinese) in KINDS.items() if near[0] in (kind, chinese))
    return next((kind for word, kind in _WORDS_OF_KINDS.items() if word in folded), None)


def _likely_kind(data: dict[str | int, Any]) -> str | None:
    """The kind that a file looks like by its keys, where they leave no doubt."""
    keys = {str(key) for key in data} - {"fzjs", "kind", "id"}
    shares = {kind: len(keys & fields_of(model_of(kind)).keys()) for kind in KINDS}
    most = max(shares.values())
    likely = [kind for kind, share in shares.items() if share == most]
    if most < 2 or 2 * most <= len(keys):
        return None
    if "annual" in likely:  # the three kinds of plans have the same keys
        title = str(data.get("title", ""))
        return "framework" if "规划" in title else "annual" if "year" in data else "scheme"
    return likely[0] if len(likely) == 1 else None
