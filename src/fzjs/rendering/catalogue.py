"""The papers that can be drawn up: what each is called, what it needs, its formats, where its contents come from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Literal

from fzjs.model.kinds import PLAN_KINDS
from fzjs.rendering.asked import Asked

Format = Literal["docx", "md", "text", "pdf", "xlsx"]
Need = Literal["notice", "unit", "period"]

SUFFIXES: dict[Format, str] = {"docx": ".docx", "md": ".md", "text": ".txt", "pdf": ".pdf", "xlsx": ".xlsx"}
"""How the files of each format end."""

NEEDS: dict[Need, str] = {
    "notice": "计划里写有 notice（印发信息）",
    "unit": "单位（--unit）",
    "period": "报告期（--period）",
}
"""What a paper may need besides a plan, in the words of `fzjs render --list`."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Something that `--set` decides for one paper."""

    name: str
    """The key of `--set`."""
    title: str
    """What it decides, in Chinese."""
    usual: str = ""
    """The value where nothing is said."""
    choices: Mapping[str, str] | None = None
    """The values that are possible, each with what it means; None where any text is."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A kind of paper. Its templates are `templates/word/NAME.docx`, `md/NAME.md.j2` and `text/NAME.txt.j2`."""

    name: str
    title: str
    purpose: str
    """One line on what it is for."""
    formats: tuple[Format, ...]
    """The usual one first."""
    contents: str
    """The module whose function `context(asked: Asked) -> Mapping[str, object]` gives what the templates print."""
    needs: tuple[Need, ...] = ()
    """What must be there besides a plan."""
    takes: tuple[Need, ...] = ()
    """What may be given besides."""
    settings: tuple[Setting, ...] = ()
    workbook: str = ""
    """The module whose function `workbook(asked, context) -> bytes` makes the workbook, for a paper that has one."""
    kinds: Collection[str] = PLAN_KINDS
    """The kinds of plans that it can be made of."""
    while_running: bool = False
    """Whether it makes sense only on a day within the time of the plan, where nobody asks for it by name."""

    def uses(self, need: Need) -> bool:
        """Whether it needs or takes this."""
        return need in self.needs or need in self.takes

    def context(self, asked: Asked) -> Mapping[str, object]:
        """What the templates of this paper print. Raises `LackingError`."""
        found: Mapping[str, object] = import_module(self.contents).context(asked)
        return found


_PAPERS = "fzjs.rendering.papers"

_LAYOUT = Setting(
    "layout", "Word 页面设置", "std",
    {"std": "页边距 37、35、28、26 毫米", "33476": "GB/T 33476.2，首行文字上沿在版心上沿"},
)  # fmt: skip
"""The page setups that the Word templates are built for; see `word/building/measures.py`."""

_LETTER = (
    _LAYOUT,
    Setting("sender", "发函机关"),
    Setting("letter_number", "函件字号"),
    Setting("answer_by", "答复期限"),
    Setting("contact", "联系方式"),
)
"""What a letter says that stands in no plan; see `papers/letters.py` for what it says otherwise."""

_ANNUAL_REPORT = (
    _LAYOUT,
    Setting("sources", "注明出处", "no", {"no": "不注", "yes": "每个事实注明文件、行、列"}),
    Setting("signed", "成文日期"),
    Setting("number", "发文字号"),
    Setting("signer", "签发人"),
)
"""What an annual report says that is registered nowhere."""

CATALOGUE: tuple[Paper, ...] = (
    Paper(
        "notice", "印发通知", "带版头、主送机关、落款、版记的公文，计划是所印发的文件",
        ("docx", "md", "text", "pdf"), f"{_PAPERS}.notice", needs=("notice",), takes=("unit",),
        settings=(_LAYOUT,),
    ),
    Paper(
        "plan", "计划正文", "只有计划本身：标题、各级序号、措施、责任单位",
        ("text", "md", "docx", "pdf"), f"{_PAPERS}.plan", settings=(_LAYOUT,),
    ),
    Paper(
        "breakdown", "任务分解表", "每项措施一行：牵头、配合、目标、时限；工作簿里每个单位一张表",
        ("docx", "xlsx", "md", "pdf"), f"{_PAPERS}.breakdown", takes=("unit",),
        workbook="fzjs.rendering.breakdown_workbook", settings=(_LAYOUT,),
    ),
    Paper(
        "unit-list", "单位任务清单", "一个单位牵头和配合的全部措施",
        ("docx", "md", "text", "pdf"), f"{_PAPERS}.unit_list", needs=("unit",), settings=(_LAYOUT,),
    ),
    Paper(
        "reminder", "督办函", "发给一个单位的信函：即将到期和已经逾期的措施",
        ("docx", "md", "text", "pdf"), f"{_PAPERS}.reminder", needs=("unit",), settings=_LETTER,
        while_running=True,
    ),
    Paper(
        "bulletin", "通报", "一个报告期里没有报、漏报、迟报的单位",
        ("docx", "md", "text", "pdf"), f"{_PAPERS}.bulletin", needs=("period",), settings=_LETTER,
    ),
    Paper(
        "annual-report", "年度报告", "法治政府建设年度报告的初稿：只写登记过的事实，其余留空待补",
        ("docx", "md", "text", "pdf"), "fzjs.rendering.annual_report.context", settings=_ANNUAL_REPORT,
        kinds=("annual",),
    ),
)  # fmt: skip
"""All papers, in the order in which they are listed."""


def paper_called(name: str) -> Paper | None:
    """The paper of this name, by its name or its Chinese title."""
    return next((paper for paper in CATALOGUE if name in (paper.name, paper.title)), None)
