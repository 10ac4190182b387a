"""The drafted annual report: five parts, nothing that nobody registered, every number with its place in a file."""

from __future__ import annotations

import re
import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from fzjs.rendering.annual_report.context import drafted
from fzjs.rendering.annual_report.draft import Blank, Draft, Piece, sentence
from fzjs.rendering.annual_report.notes import Note
from fzjs.rendering.asked import Asked, LackingError
from fzjs.rendering.catalogue import paper_called
from fzjs.rendering.drawing_up import draw_up
from tests.analysis.annual_report.holding import facts_within, numbers_in, why_not
from tests.rendering.papers.conftest import PLANS, Write, ask

ON = date(2025, 2, 25)
COUNTY = PLANS / "sample-county"
PLAN = COUNTY / "annual-2024.yaml"


def pieces_of(draft: Draft) -> list[Piece]:
    sentences = [draft.title, draft.addressee, draft.opening, draft.issuer, draft.day]
    sentences += [part for block in draft.blocks for part in (block.heading, block.text)]
    sentences += [part for row in draft.targets for part in (row.measure, row.target, row.reached)]
    return [piece for each in sentences for piece in each]


def drawn(asked: Asked, form: str = "md") -> str:
    paper = paper_called("annual-report")
    assert paper is not None
    return draw_up(paper, form, paper.context(asked), asked).decode()  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def noted() -> str:
    return drawn(ask(PLAN, on=ON, sources="yes"))


def test_the_five_parts_that_the_regulation_wants() -> None:
    assert re.findall(r"^## (.、.*)", drawn(ask(PLAN, on=ON)), re.MULTILINE) == [
        "一、推进法治政府建设的主要举措和成效",
        "二、推进法治政府建设存在的不足和原因",
        "三、党政主要负责人履行推进法治建设第一责任人职责的情况",
        "四、下一年度推进法治政府建设的主要安排",
        "五、其他需要报告的情况",
    ]


def test_the_tools_own_words_hold_no_figure() -> None:
    for plan in ("annual-2023", "annual-2024"):
        _, draft, _ = drafted(ask(COUNTY / f"{plan}.yaml", on=ON))
        own = [str(piece) for piece in pieces_of(draft) if isinstance(piece, str | Blank)]
        assert [words for words in own if numbers_in(words)] == []


@pytest.mark.parametrize("plan", ["annual-2023", "annual-2024"])
def test_every_fact_of_the_draft_stands_where_it_says(plan: str) -> None:
    _, draft, _ = drafted(ask(COUNTY / f"{plan}.yaml", on=ON))
    facts = [piece for piece in pieces_of(draft) if not isinstance(piece, str | Blank)]
    assert {fact: why for fact in facts if (why := why_not(fact, COUNTY))} == {}


def test_causes_results_and_the_principals_are_left_to_people() -> None:
    _, draft, _ = drafted(ask(PLAN, on=ON))
    asks = "".join(piece.ask for piece in pieces_of(draft) if isinstance(piece, Blank))
    for what in ("成效", "原因", "党委主要负责人", "政府主要负责人", "述法", "下一年度", "其他", "成文日期"):
        assert what in asks


NOTE = re.compile(r"^\| (\d+) \| (.*) \| (.*) \| (.*) \|$", re.MULTILINE)
MARK = re.compile(r"\\\[注([\d—、]+)\\\]")


def notes_of(text: str) -> dict[int, tuple[str, str, str]]:
    """The table of notes: text, way and places by number."""
    found = NOTE.findall(text.replace("\\", ""))
    return {int(number): (told, way, places) for number, told, way, places in found}


def marked(text: str) -> list[int]:
    """The numbers that marks in a text name."""
    numbers: list[int] = []
    for part in "、".join(MARK.findall(text)).split("、"):
        first, _, last = part.partition("—")
        numbers += range(int(first), int(last or first) + 1) if part else []
    return numbers


def test_every_number_of_the_page_is_in_a_note_of_its_paragraph(noted: str) -> None:
    notes = notes_of(noted)
    body = re.sub(r"```text.*?```", "", noted.partition("\n## 数据出处")[0], flags=re.DOTALL)
    checked = 0
    for line in body.splitlines()[1:]:
        told = MARK.sub("", line)
        told = re.sub(r"^\*\*\d+\.", "**", told)  # numbers of headings are counted, not facts
        numbers = numbers_in(told)
        known = [number for note in marked(line) for number in numbers_in(notes[note][0])]
        assert set(numbers) <= set(known), line
        checked += len(numbers)
    assert checked > 150


def test_every_note_holds_in_the_files(noted: str) -> None:
    """Read from the printed table alone: file, line, column, and what stands there."""
    notes = notes_of(noted)
    assert len(notes) > 200
    for number, (told, way, places) in notes.items():
        where = [
            (file, int(line), int(column))
            for part in (places.split("；") if places else [])
            for file, _, rest in [part.partition(".yaml:")]
            for line, column in (pair.split(":") for pair in rest.split("、"))
        ]
        lines = [(COUNTY / f"{file}.yaml").read_text("utf-8").splitlines() for file, _, _ in where]
        found = [text[line - 1][column - 1 :] for text, (_, line, column) in zip(lines, where, strict=True)]
        if way == "原文":
            assert set(numbers_in(told)) <= set(numbers_in(" ".join(found))), (number, told, places)
        elif way == "原文日期":
            days = {int(day) for text in found for day in re.findall(r"\d+", text)}
            assert {int(day) for day in numbers_in(told)} <= days, (number, told, places)
        elif way == "计数":
            assert int(told) == len(where), (number, told, places)
        else:
            assert way.startswith(("推算：", "截止日期", "单位")), (number, way)


def test_numbers_in_pictures_are_numbers_of_the_report() -> None:
    """Nothing is drawn that the text does not say: counts by goal, values of targets, scores, trajectory."""
    facts, _, charts = drafted(ask(PLAN, on=ON))
    told = {fact.text for fact in facts_within(facts)}
    scores = charts["chart_scores"]
    assert {f"{value:f}".rstrip("0").rstrip(".") for bar in scores.bars for value in bar.values} <= told  # type: ignore[union-attr]
    targets = charts["chart_targets"]
    assert all(set(note.split("／")) <= told for bar in targets.bars for note in bar.notes)  # type: ignore[union-attr]
    progress = charts["chart_progress"]
    by_goal = [len(goal.measures) for goal in facts.goals]
    assert [int(sum(bar.values)) for bar in progress.bars] == by_goal  # type: ignore[union-attr]
    (line,) = [line for line in charts["chart_trajectory_1"].lines if not line.planned]  # type: ignore[union-attr]
    assert line.values == (None, None, None, Decimal(92), None)


def test_years_without_a_plan_are_not_spoken_of() -> None:
    text = drawn(ask(PLAN, on=ON))
    assert "2023、2024年的计划都没有安排的4项：" in text
    only = drawn(ask(COUNTY / "annual-2023.yaml", on=ON))
    assert re.search(r"^2023年的计划没有安排的\d+项：", only, re.MULTILINE)
    assert "历年" not in text + only


def test_half_a_year_without_any_report_is_told_before_what_is_not_done() -> None:
    """The sample county's last reports are of June."""
    told = "2024年6月以后没有单位报送进展报告，之后的进展没有依据"
    shortfalls = drawn(ask(PLAN, on=ON)).partition("## 二、")[2].partition("## 三、")[0]
    assert shortfalls.index(told) < shortfalls.index("应于2024年12月31日前完成")
    assert "2024年6月以后没有单位报送进展报告。" in shortfalls.partition("进展报告和佐证材料方面的问题")[2]
    assert "以后没有单位报送" not in drawn(ask(PLAN, on=date(2024, 7, 20)))
    assert "没有登记进展报告，措施是否完成没有依据。" in drawn(ask(COUNTY / "annual-2023.yaml", on=ON))


def test_each_picture_stands_behind_the_words_that_it_belongs_to() -> None:
    """So that the text of a page flows on, and no page is left half empty before a row of pictures."""
    _, draft, charts = drafted(ask(PLAN, on=ON))
    order = [block.picture or "".join(map(str, block.text))[:8] for block in draft.blocks]
    assert [name for name in order if name.startswith("chart_")] == [
        "chart_progress", "chart_targets", "chart_trajectory_1", "chart_scores",
    ]  # fmt: skip
    assert set(charts) <= set(order)
    for picture, words in {
        "chart_progress": "《示例县2024",
        "chart_targets": "措施中的量化目标",
        "chart_scores": "对照《示例县法治",
    }.items():
        assert order[order.index(picture) - 1].startswith(words), picture


def test_the_table_of_sources_breaks_between_places_only() -> None:
    note = Note(1, "2", "计数", "annual-2024.yaml:3:7、12:5；reports/2024-06/县司法局.yaml:7:9")
    assert note.lines == "annual-2024.yaml:3:7、 12:5；\nreports/2024-06/县司法局.yaml:7:9"


def test_sources_only_where_they_are_asked_for() -> None:
    plain = drawn(ask(PLAN, on=ON))
    assert "注1" not in plain
    assert "数据出处" not in plain


def test_the_same_bytes_again() -> None:
    assert drawn(ask(PLAN, on=ON, sources="yes")) == drawn(ask(PLAN, on=ON, sources="yes"))


def test_only_a_plan_of_one_year_has_an_annual_report() -> None:
    with pytest.raises(LackingError, match="年度报告要有年度计划"):
        drafted(ask(COUNTY / "framework-2021-2025.yaml", on=ON))


def test_a_workspace_without_anything_but_the_plan(write: Write) -> None:
    text = drawn(ask(write(goals=[{"title": "目标", "measures": [{"id": "a", "title": "做"}]}]), on=ON))
    assert "没有登记进展报告" in text
    assert "〔待补充：主送机关〕" in text
    assert "〔待补充：报告机关〕" in text


def test_a_plan_without_measures(write: Write) -> None:
    text = drawn(ask(write(), on=ON))
    assert "没有写措施" in text
    assert "五、其他需要报告的情况" in text


def test_a_plan_in_traditional_characters_is_reported_on_in_them(write: Write) -> None:
    measures = [{"id": "a", "title": "依法行政", "text": "推進依法行政，規範執法。"}]
    path = write(
        title="示例縣2024年法治政府建設工作要點", goals=[{"title": "嚴格執法", "measures": measures}]
    )
    text = drawn(ask(path, on=ON))
    assert "主要舉措" in text
    assert "主要举措" not in text


def test_hostile_text_stays_text(write: Write) -> None:
    title = "{{ 7*7 }} <b>&amp; | `x` ⟦图：chart_progress⟧"
    text = drawn(ask(write(goals=[{"title": title, "measures": [{"id": "a", "title": title}]}]), on=ON))
    assert "49" not in text
    assert "<b>" not in re.sub(r"```text.*?```", "", text, flags=re.DOTALL)
    assert text.count("```") % 2 == 0


def test_of_much_evidence_the_first_is_named_and_all_is_counted(write: Write) -> None:
    path = write(
        {"units": [{"name": "县甲局"}]},
        goals=[{"title": "目标", "measures": [{"id": "a", "title": "做", "lead": ["县甲局"]}]}],
    )
    evidence = [{"kind": "文件", "title": f"第{place}号文件"} for place in range(1, 10)]
    report = {
        "fzjs": 1, "kind": "report", "plan": "x", "unit": "县甲局", "period": "2024-06",
        "submitted": date(2024, 7, 1), "entries": [{"measure": "a", "state": "done", "evidence": evidence}],
    }  # fmt: skip
    (path.parent / "report.yaml").write_text(
        yaml.safe_dump(report, allow_unicode=True, sort_keys=False), "utf-8"
    )
    text = drawn(ask(path, on=ON))
    assert "登记佐证材料9份。" in text
    assert "第8号文件等9份。" in text
    assert "第9号文件" not in text


def test_sentences_keep_their_facts_in_order() -> None:
    blank = Blank("什么")
    assert sentence("甲{a}乙{b}丙", a=("一", "二"), b=blank) == ("甲", "一", "二", "乙", blank, "丙")


HAN = st.text("一二三法治政府建设工作0123456789", min_size=1, max_size=12).map(lambda text: f"文{text}字")
STATES = st.sampled_from(["not_started", "in_progress", "done", "blocked"])


@st.composite
def years(draw: st.DrawFn) -> dict[str, dict[str, object]]:
    """The files of a small workspace: a plan, reports with results and evidence."""
    count = draw(st.integers(1, 5))
    measures = [
        {
            "id": f"m{place}",
            "title": draw(HAN),
            "lead": ["县甲局"],
            "targets": [{"indicator": draw(HAN), "value": f"不少于{draw(st.integers(1, 20))}次"}],
            **({"deadline": "2024年6月底前"} if draw(st.booleans()) else {}),
        }
        for place in range(count)
    ]
    files: dict[str, dict[str, object]] = {
        "fzjs.yaml": {"kind": "workspace", "jurisdiction": "示例县", "reporting": {"due": "每月2日前"}},
        "units.yaml": {"kind": "units", "jurisdiction": "示例县", "units": [{"name": "县甲局"}]},
        "plan.yaml": {
            "kind": "annual", "id": "x", "title": f"示例县{draw(HAN)}", "year": 2024,
            "goals": [{"title": draw(HAN), "measures": measures}],
        },
    }  # fmt: skip
    for month in draw(st.lists(st.integers(1, 11), unique=True, max_size=3)):
        entries = [
            {
                "measure": measure["id"],
                "state": draw(STATES),
                "note": draw(HAN),
                "results": [{"value": f"{draw(st.integers(0, 30))}次"}],
                "evidence": [{"kind": "文件", "title": draw(HAN), "number": f"示字〔2024〕{draw(st.integers(1, 99))}号"}],
            }
            for measure in measures
            if draw(st.booleans())
        ]  # fmt: skip
        files[f"report-{month}.yaml"] = {
            "kind": "report", "plan": "x", "unit": "县甲局", "period": f"2024-{month:02d}",
            "submitted": date(2024, month + 1, draw(st.integers(1, 20))), "entries": entries,
        }  # fmt: skip
    return files


@settings(max_examples=25)
@given(years())
def test_whatever_is_registered_every_number_has_its_place(files: dict[str, dict[str, object]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, data in files.items():
            text = yaml.safe_dump({"fzjs": 1, **data}, allow_unicode=True, sort_keys=False, width=10_000)
            (folder / file).write_text(text, "utf-8")
        facts, draft, _ = drafted(ask(folder / "plan.yaml", on=ON))
        wrong = {fact: why for fact in facts_within(facts) if (why := why_not(fact, folder))}
        assert wrong == {}
        for piece in pieces_of(draft):
            if isinstance(piece, str | Blank):
                assert not numbers_in(str(piece))
            else:
                assert why_not(piece, folder) == "", piece
