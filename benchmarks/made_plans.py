"""Annual plans made up by rule, for the benchmarks: as large and as varied as a county's, and in order.

The same seed gives the same plan on every machine. Units are those of `plans/sample-county`, and `make_framework`
gives the framework, so that every rule has something to look up; what a text states is also a target or a
deadline of its measure, and what the framework wants is carried out, so that no rule has anything to say.

    python benchmarks/made_plans.py [seed [measures]]      prints a plan
"""

from __future__ import annotations

import sys
from random import Random

GOALS = (
    "党建引领，统筹法治建设全局",
    "转变职能，优化法治营商环境",
    "规范决策，提高制度供给质量",
    "严格执法，维护群众切身利益",
    "源头治理，依法化解矛盾纠纷",
    "强化监督，促进权力公开运行",
    "科技赋能，建设数字法治政府",
    "应急有序，依法处置突发事件",
    "压实责任，健全推进落实机制",
)
TOPICS = (
    "政务服务流程再造",
    "行政执法案卷评查",
    "规范性文件清理",
    "重大决策公众参与",
    "行政复议便民服务",
    "矛盾纠纷多元化解",
    "政务公开标准化",
    "领导干部学法",
    "公共法律服务站点建设",
    "信用监管分级分类",
    "突发事件依法处置",
    "基层执法力量下沉",
    "证明事项告知承诺",
    "行政规范性文件审查",
)
LEADS = (
    "县司法局",
    "县政府办公室",
    "县委依法治县办",
    "县市场监管局",
    "县信访局",
    "县大数据局",
    "县应急管理局",
    "县政务服务中心",
)
SUPPORTS = (
    "各乡镇（街道）",
    "县直各单位",
    "县财政局",
    "县人社局",
    "县教育局",
    "县公安局",
    "县民政局",
    "县卫健局",
    "县审计局",
)
SENTENCES = (
    "把任务分解到岗到人，进展情况在政务内网公开",
    "问题清单由牵头单位汇总，逐项销号后归档",
    "办理过程全程留痕，群众可以凭编号查询",
    "对照上级督察反馈的问题举一反三，同类问题不再发生",
    "听取企业和群众意见，意见采纳情况及时反馈",
    "经办人员先培训后上岗，考核结果记入个人档案",
    "完善部门之间的信息共享，减少重复提交材料",
    "把好做法固化为制度，供其他乡镇参考",
    "邀请人大代表、政协委员现场观摩，提出改进建议",
    "对推进不力的单位予以提醒，结果与年度考核挂钩",
    "统一文书格式和办理标准，减少自由裁量的空间",
    "法律顾问全程参与，重要事项先论证后提交",
)
COUNTED = (
    ("专题培训", "次"),
    ("案卷评查", "次"),
    ("典型案例通报", "件"),
    ("现场观摩", "场"),
    ("普法活动", "场"),
)
RATED = ("按期办结率", "群众满意率", "公开准确率", "法律审核率", "网上可办率", "建议采纳率")
DEADLINES = ("2024年6月底前", "2024年9月底前", "2024年11月30日前", "2024年底前", "第三季度末前", "10月31日前")
LINKS = ("1.1", "1.2", "1.3", "2.1", "3.1", "4.1", "5.1")


def make_plan(seed: int, measures: int = 28) -> str:
    """The YAML text of an annual plan with this many measures; 28 make about 34 kB."""
    random = Random(seed)
    lines = _head(seed, random)
    share = -(-measures // len(GOALS))
    for number in range(measures):
        if number % share == 0:
            lines += [f"  - title: {GOALS[number // share % len(GOALS)]}", "    measures:"]
        lines += _measure(number + 1, random)
    return "\n".join([*lines, *_tail(random), ""])


def make_framework() -> str:
    """The YAML text of the framework that the plans implement: every measure has a lead, a deadline and a target."""
    lines = [
        "fzjs: 1",
        "kind: framework",
        "id: framework-2021-2025",
        "title: 示例县法治政府建设规划（2021—2025年）",
        "period: {from: 2021, to: 2025}",
        "goals:",
        f"  - title: {GOALS[0]}",
        "    measures:",
    ]
    for link, lead, topic in zip(LINKS, LEADS, TOPICS, strict=False):
        lines += [
            f'      - id: "{link}"',
            f"        title: {topic}",
            f"        lead: [{lead}]",
            "        deadline: 到2025年",
            "        targets:",
            "          - {indicator: 达标单位比例, trajectory: {2023: 不低于60%, 2024: 不低于80%, 2025: 不低于90%}}",
        ]
    return "\n".join([*lines, ""])


def _head(seed: int, random: Random) -> list[str]:
    return [
        "fzjs: 1",
        "kind: annual",
        f"id: annual-{seed:04d}",
        f"title: 示例县2024年法治政府建设工作要点（第{seed + 1}稿）",
        "year: 2024",
        "framework: framework-2021-2025",
        "notice:",
        f"  number: 示政办〔2024〕{seed + 1}号",
        "  issuer: 示例县人民政府办公室",
        "  addressees: [各乡镇人民政府, 县政府各部门]",
        f'  signed: "2024-03-{random.randrange(1, 29):02d}"',  # quoted: ajv would make a time of it
        f"preamble: {_prose(random, 4)}",
        "general:",
        f"  - {{title: 总体思路, text: {random.choice(SENTENCES)}。}}",
        "goals:",
    ]


def _measure(number: int, random: Random) -> list[str]:
    topic = random.choice(TOPICS)
    noun, counter = random.choice(COUNTED)
    rate = random.choice(RATED)
    times, percent = random.randrange(1, 9), random.randrange(80, 100)
    stated = f"全年{noun}不少于{times}{counter}，{rate}不低于{percent}%。"
    support = ", ".join(random.sample(SUPPORTS, 3))
    place = number % len(LINKS)
    leads = [LEADS[place], *random.sample(LEADS[len(LINKS) :], number % 2)]
    return [
        f"      - id: m{number:02d}",
        f"        title: 推进{topic}",
        f"        text: 围绕{topic}，{_prose(random, 8)}{stated}{_prose(random, 2)}",
        f"        lead: [{', '.join(leads)}]",
        f"        support: [{support}]",
        f'        implements: ["{LINKS[place]}"]',
        f"        deadline: {random.choice(DEADLINES)}",
        "        targets:",
        f"          - {{indicator: {noun}, value: 全年不少于{times}{counter}}}",
        f"          - {{indicator: {rate}, value: 不低于{percent}%}}",
        f"          - {{indicator: 达标单位比例, trajectory: {{2024: {percent}%}}}}",
    ]


def _tail(random: Random) -> list[str]:
    return [
        "requirements:",
        "  - id: r01",
        "    title: 按月报告进展",
        f"    text: {_prose(random, 3)}",
        "    lead: [县司法局]",
        "    reporting: {due: 每月2日前, covers: previous, to: 领导小组办公室, evidence: [会议记录, 简报信息]}",
    ]


def _prose(random: Random, sentences: int) -> str:
    chosen = [random.choice(SENTENCES) for _ in range(sentences)]
    return "；".join(chosen) + "。"


if __name__ == "__main__":
    print(make_plan(*(int(argument) for argument in sys.argv[1:3] or ("0",))), end="")
