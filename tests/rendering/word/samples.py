"""Notices of many shapes, for measuring: every sample plan, and plans written for a length or an element."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import yaml

from tests.rendering.papers.conftest import PLANS, ask, say

SAMPLES = sorted(
    path
    for path in PLANS.glob("sample-*/*.yaml")
    if path.name.startswith(("annual", "framework", "creation", "demonstration", "indicator-pilot"))
)

SENTENCE = (
    "对照规划逐项核对进度，没有完成的写明原因和补救办法，按月报送进展情况和佐证材料，由办公室汇总后通报。"
)

TITLES = {
    "short": "示例县法治要点",
    "usual": "示例县2024年度法治政府建设工作要点",
    "long": "示例县贯彻落实法治政府建设实施纲要进一步深化依法行政工作全面推进基层社会治理现代化三年行动方案（试行）",
}
ISSUERS = {
    "short": "示例县政府",
    "usual": "示例县人民政府办公室",
    "long": "中共示例土族回族自治县委全面依法治县委员会办公室",
}
ADDRESSEES = ["各乡镇人民政府", "城南街道办事处", "县政府各部门"]


def notices(folder: Path) -> Iterator[tuple[str, dict[str, object]]]:
    """Name and contents of each notice; plans are written into the folder."""
    for path in SAMPLES:
        yield path.stem, say("notice", ask(path))
    for name, fields in written():
        path = folder / f"{name}.yaml"
        path.write_text(yaml.safe_dump(fields, allow_unicode=True, sort_keys=False), encoding="utf-8")
        yield name, say("notice", ask(path))


def written() -> Iterator[tuple[str, dict[str, object]]]:
    """Plans by their names, as they stand in a file."""
    yield "measures-1", plan(1)
    yield "measures-200", plan(200)
    for title in TITLES:
        for issuer in ISSUERS:
            yield f"title-{title}-issuer-{issuer}", plan(15, title=TITLES[title], issuer=[ISSUERS[issuer]])
    yield (
        "sixty-addressees",
        plan(15, addressees=[f"示例县第{number}镇人民政府" for number in range(1, 61)]),
    )
    yield (
        "many-addressees",
        plan(15, addressees=[f"示例县第{number}镇人民政府" for number in range(1, 121)]),
    )
    yield "two-offices", plan(15, issuer=["示例县司法局", "示例县财政局"])
    yield "three-offices", plan(15, issuer=["示例县司法局", "示例县财政局", "示例县人力资源和社会保障局"])
    yield "five-offices-unsealed", plan(15, issuer=[f"示例县{name}局" for name in "甲乙丙丁戊"], sealed=False)
    yield "unsealed", plan(15, sealed=False)
    yield "unsealed-short", plan(15, sealed=False, issuer=["县政府"])
    yield "signer", plan(15, signers=["张三"])
    yield "three-signers", plan(15, signers=["张三", "欧阳示例", "李示例"])
    yield "all-rows", plan(
        15, copy_number="000018", secrecy="秘密", secrecy_term="1年", urgency="特急", note="此件发至县级",
        copies_to=["县委办公室", "县人大常委会办公室", "县政协办公室", "县人民法院", "县人民检察院", "县人武部"],
    )  # fmt: skip
    yield "urgent", plan(15, urgency="加急")
    yield "as-attachment", plan(15, as_attachment=True)
    yield "attachments", plan(15, attached=["任务分解表", SENTENCE[:40], "进展情况月报表"])
    for count in range(16, 20):
        yield f"full-page-{count}", short_measures(count)
    for rows in range(12, 23):
        yield f"last-page-{rows}", plan(12, preamble="\n".join([SENTENCE[:26]] * rows))


def short_measures(count: int) -> dict[str, object]:
    """A plan of so many measures of a row each: with 17 or 18 its page is full."""
    found = plan(1, preamble="", copies_to=["县委办公室", "县人大常委会办公室"])
    duties = [
        {"id": f"m{number:03}", "text": f"办好第{number}件事。", "lead": ["县司法局"]}
        for number in range(1, count + 1)
    ]
    return {
        **{key: value for key, value in found.items() if key != "preamble"},
        "goals": [{"title": "抓好重点工作", "measures": duties}],
    }


def plan(
    measures: int,
    title: str = TITLES["usual"],
    attached: list[str] | None = None,
    preamble: str = SENTENCE,
    **notice: object,
) -> dict[str, object]:
    """A plan of so many measures, ten to a goal, with a notice."""
    duties = [
        {"id": f"m{number:03}", "title": f"第{number}项任务", "text": SENTENCE, "lead": ["县司法局"]}
        for number in range(1, measures + 1)
    ]
    goals = [
        {"title": f"第{start // 10 + 1}类目标", "measures": duties[start : start + 10]}
        for start in range(0, measures, 10)
    ]
    found: dict[str, object] = {
        "fzjs": 1, "kind": "annual", "id": "measured", "title": title, "year": 2024,
        "notice": {
            "number": "示政办〔2024〕18号", "issuer": [ISSUERS["usual"]], "approved_by": "县政府",
            "addressees": ADDRESSEES, "signed": date(2024, 4, 22), **notice,
        },
        "preamble": preamble, "goals": goals,
    }  # fmt: skip
    return {**found, "attachments": attached} if attached else found
