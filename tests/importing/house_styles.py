"""Made-up documents in the house styles of many offices, with the truth about each: what an import must find."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape
from typing import Any

from fzjs.language.numerals import write_integer

_VERBS = ["健全", "完善", "规范", "推进", "落实", "强化", "加强", "优化", "梳理", "公开"]
_THINGS = [
    "行政执法公示", "重大决策程序", "规范性文件审核", "行政复议听证", "法律顾问制度", "政务公开清单", "执法案卷评查",
    "行政裁量基准", "证明事项清理", "调解组织建设", "应急预案修订", "法治讲座安排", "信访分类办理", "权责清单调整",
    "营商环境评价", "行政应诉工作", "普法责任清单", "执法证件管理",
]  # fmt: skip
_SENTENCES = [
    "对照清单逐项检查，发现问题及时整改。", "坚持问题导向，一是摸清底数，二是建立台账，三是限期整改。",
    "依据《示例县行政程序规定》（示政发〔2021〕5号）办理，结果向社会公开。", "对补助对象给予最高500万元扶持，年满60周岁的优先办理。",
    "推行“互联网+监管”，线上线下同一标准（试行）。", "由主要负责人亲自部署，逐级压实责任；遇到重大问题随时报告。",
]  # fmt: skip
_UNITS = [
    "县司法局", "县政府办公室", "县审改办", "县公安局", "县财政局", "县人力资源和社会保障局", "县市场监管局", "县信访局",
    "县应急管理局", "县自然资源和规划局", "县委组织部（人才办）", "县委依法治县办", "县住房和城乡建设局", "县人民法院",
]  # fmt: skip
_GROUPS = ["各乡镇（街道）", "县直各单位", "各行政执法单位"]
_DEADLINES = ["2024年6月底前", "2024年底前", "2024年9月30日前"]


@dataclass(frozen=True)
class MadeMeasure:
    """The truth about one measure."""

    title: str
    text: str
    lead: tuple[str, ...]
    responsible: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    deadline: str = ""
    target: str = ""


@dataclass(frozen=True)
class MadeGoal:
    """The truth about one goal."""

    title: str
    measures: tuple[MadeMeasure, ...]


@dataclass(frozen=True)
class HouseStyle:
    """How an office writes its documents."""

    name: str
    goal: str = "一、{han}"
    measure: str = "1."
    continuous: bool = True
    joint: str = "。"
    attribution: str = "labelled"
    """labelled, comma, spoken, alone, bare, hexagonal, square, line, first, responsible, sentence, dated or none."""
    container: str = ""
    head: str = "plain"
    """plain, notice, site or metadata."""
    half: bool = False
    foot: str = ""
    extra: dict[str, Any] = field(default_factory=dict)


STYLES = [
    HouseStyle("继续编号", "一、", "1.", attribution="comma", head="notice"),
    HouseStyle("逐目标编号", "一、", "（一）", continuous=False, attribution="labelled", head="plain"),
    HouseStyle("顿号编号", "（一）", "1、", attribution="labelled", container="重点任务", head="notice"),
    HouseStyle("半角", "一、", "1.", attribution="comma", half=True, head="site"),
    HouseStyle("谁牵头", "一、", "（一）", continuous=True, attribution="spoken", head="notice"),
    HouseStyle("谁负责", "一、", "1．", attribution="alone", head="metadata"),
    HouseStyle(
        "只列单位", "（一）", "1.", continuous=False, attribution="bare", container="主要任务", head="plain"
    ),
    HouseStyle("六角括号", "一、", "1.", attribution="hexagonal", head="notice"),
    HouseStyle("方括号", "一、", "（1）", continuous=False, attribution="square", head="plain"),
    HouseStyle("另起一行", "一、", "（一）", continuous=False, attribution="line", head="site"),
    HouseStyle("首位牵头", "一、", "1.", attribution="first", head="notice"),
    HouseStyle(
        "只有责任单位",
        "（一）",
        "1.",
        continuous=False,
        attribution="responsible",
        container="工作任务",
        head="metadata",
    ),
    HouseStyle("冒号标题", "一、", "1.", joint="：", attribution="labelled", head="plain"),
    HouseStyle("含时限", "一、", "1.", attribution="dated", head="notice"),
    HouseStyle("条款", "第一条", "（一）", continuous=False, attribution="labelled", head="plain"),
    HouseStyle("圈码", "一、", "①", continuous=False, attribution="spoken", head="plain"),
    HouseStyle(
        "标题独行", "（一）", "1.", joint="\n", attribution="labelled", container="重点工作", head="notice"
    ),
    HouseStyle("章节", "第一章", "（一）", continuous=False, attribution="responsible", head="site"),
]


def truth(style: HouseStyle, *, goals: int = 5, seed: int = 0) -> list[MadeGoal]:
    """The goals and measures of a made-up document in this style."""
    chance = random.Random(f"{style.name}{seed}")
    used: set[str] = set()
    return [
        MadeGoal(_fresh(chance, used) + "，提升依法行政水平", tuple(_measures(style, chance, used)))
        for _ in range(goals)
    ]


def lines_of(style: HouseStyle, goals: list[MadeGoal]) -> list[str]:
    """The document's paragraphs as its office writes them."""
    title = "示例县2024年法治政府建设工作要点"
    lines = [*_head(style, title), title, "为做好今年的法治政府建设工作，结合我县实际，制定本要点。"]
    if style.container:
        lines += ["一、总体要求", "以习近平法治思想为指导，坚持依法行政。", f"二、{style.container}"]
    lines += _goal_lines(style, goals)
    last = 3 if style.container else len(goals) + 1
    requirement = "（一）"
    lines += [
        _number("一、" if style.container or style.goal not in ("第一条", "第一章") else style.goal, last)
        + "保障措施",
        f"{requirement}加强组织领导。各单位主要负责人负总责，层层抓落实。",
        f"{requirement.replace('一', '二')}严格督促检查。对进展缓慢的单位，及时提醒通报。",
    ]
    lines += ["附件：示例县任务分工表"] + (
        ["上一篇：无", "打印本页 关闭窗口"] if style.head in ("site", "metadata") else []
    )
    return [_half(line) for line in lines] if style.half else lines


def _measures(style: HouseStyle, chance: random.Random, used: set[str]) -> Iterator[MadeMeasure]:
    for _ in range(chance.randint(2, 5)):
        units = chance.sample(_UNITS, 4)
        lead = tuple(units[: chance.randint(1, 2)])
        others = tuple(units[2:4])
        deadline = chance.choice(_DEADLINES) if chance.random() < 0.4 else ""
        target = f"不少于{chance.randint(2, 9)}次" if chance.random() < 0.4 else ""
        text = chance.choice(_SENTENCES) + chance.choice(_SENTENCES)
        if target:
            text += f"全年组织专题培训{target}。"
        if deadline and style.attribution != "dated":
            text += f"{deadline}完成阶段任务。"
        group = (chance.choice(_GROUPS),)
        yield _made(style, _fresh(chance, used), text, lead, others, group, deadline, target)


def _made(
    style: HouseStyle, title: str, text: str, lead: tuple[str, ...], others: tuple[str, ...], group: tuple[str, ...],
    deadline: str, target: str,
) -> MadeMeasure:  # fmt: skip
    if style.attribution == "first":
        return MadeMeasure(title, text, (lead[0],), others + group, (), deadline, target)
    if style.attribution in ("alone", "bare", "responsible"):
        return MadeMeasure(title, text, lead + others, (), (), deadline, target)
    if style.attribution in ("hexagonal", "line", "dated"):
        return MadeMeasure(title, text, lead, others + group, (), deadline, target)
    return MadeMeasure(title, text, lead, (), others + group, deadline, target)


def _fresh(chance: random.Random, used: set[str]) -> str:
    while True:
        name = chance.choice(_VERBS) + chance.choice(_THINGS)
        if name not in used:
            used.add(name)
            return name


def _goal_lines(style: HouseStyle, goals: list[MadeGoal]) -> Iterator[str]:
    through = 0
    for place, goal in enumerate(goals, 1):
        yield _number(style.goal.replace("{han}", ""), place) + goal.title
        for within, measure in enumerate(goal.measures, 1):
            through += 1
            number = _number(style.measure, through if style.continuous else within)
            whole = (
                f"{number}{measure.title}{style.joint}{measure.text}{_attribution(style, measure, through)}"
            )
            yield from whole.split("\n")


def _attribution(style: HouseStyle, made: MadeMeasure, through: int) -> str:
    lead, responsible, support = ("、".join(names) for names in (made.lead, made.responsible, made.support))
    forms = {
        "labelled": f"（牵头单位：{lead}；配合单位：{support}）",
        "comma": f"（牵头单位：{lead}，配合单位：{support}）",
        "spoken": f"（{lead}牵头，{support}配合）",
        "alone": f"（{lead}负责）",
        "bare": f"（{lead}）",
        "hexagonal": f"〔牵头单位：{lead}，责任单位：{responsible}〕",
        "square": f"[牵头单位：{lead}；参与单位：{support}]",
        "line": f"\n牵头单位：{lead}\n责任单位：{responsible}",
        "first": f"（责任单位：{lead}、{responsible}{'。列第一位的为牵头单位，下同' if through == 1 else ''}）",
        "responsible": f"（责任单位：{lead}）",
        "dated": f"（牵头单位：{lead}；责任单位：{responsible}；完成时限：{made.deadline or '长期坚持'}）",
    }
    return forms[style.attribution]


def _head(style: HouseStyle, title: str) -> list[str]:
    notice = [
        "示例县人民政府办公室", f"关于印发{title}的通知", "示政办〔2024〕18号", "各乡镇人民政府，县政府各部门：",
        f"《{title}》已经县政府同意，现印发给你们，请认真贯彻执行。", "示例县人民政府办公室", "2024年4月22日",
    ]  # fmt: skip
    site = ["首页 > 政务公开 > 正文", "来源：示例县人民政府网 浏览次数：128 发布时间：2024-04-24"]
    metadata = [
        "索 引 号：slx/2024-00018 发文字号：示政办〔2024〕18号",
        "发布机构：示例县人民政府办公室 发布日期：2024-04-24",
    ]
    return {"plain": [], "notice": notice, "site": site, "metadata": [*metadata, *notice]}[style.head]


def _number(form: str, value: int) -> str:
    if form == "①":
        return chr(ord("①") + value - 1)
    return form.replace("一", write_integer(value)) if "一" in form else form.replace("1", str(value))


def _half(line: str) -> str:
    return line.translate(str.maketrans("（），；：", "(),;:"))


def as_text(lines: list[str]) -> bytes:
    return "\n".join(lines).encode()


def as_gb18030(lines: list[str]) -> bytes:
    return "\r\n".join(lines).encode("gb18030")


def as_html(lines: list[str]) -> bytes:
    paragraphs = "".join(f'<p style="text-indent:2em"><span>{escape(line)}</span></p>\n' for line in lines)
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>要点</title><script>var a = 1;</script></head>'
        f'<body><table><tr><td><div id="zoom">{paragraphs}</div></td></tr></table></body></html>'
    ).encode()


def as_docx(lines: list[str]) -> bytes:
    import docx

    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


FORMATS: dict[str, Callable[[list[str]], bytes]] = {
    "要点.txt": as_text, "要点-gbk.txt": as_gb18030, "要点.html": as_html, "要点.docx": as_docx,
}  # fmt: skip
