"""Every finding names a true line and column: a known place of a sample plan is edited, and found there."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.conftest import Run


class Edit(NamedTuple):
    """A mistake made in a file: `old` becomes `new`, and `code` is found where `marked` begins in it."""

    file: str
    old: str
    new: str
    code: str
    marked: str


EDITS = [
    Edit("annual-2024.yaml", "year: 2024\n", "year: 二〇二四\n", "FZ103", "二〇二四"),
    Edit("annual-2024.yaml", "  index: ", "  idnex: ", "FZ101", "idnex"),
    Edit("annual-2024.yaml", "kind: annual", "kind: anual", "FZ105", "anual"),
    Edit("annual-2024.yaml", "signed: 2024-04-22", "signed: 2024年4月22日", "FZ106", "2024年4月22日"),
    Edit("annual-2024.yaml", "title: 示例县", "title：示例县", "FZ004", "：示例县2024年度法治"),
    Edit("annual-2024.yaml", "lead: [县审改办, 政务服务中心]", "lead: [县审改办, 政务服务中新]", "FZ201", "政务服务中新"),
    Edit("annual-2024.yaml", "lead: [县信访局]", "lead: [县政府法制办]", "FZ202", "县政府法制办"),
    Edit("annual-2024.yaml", "        lead: [县信访局]\n", "", "FZ205", "id: m23"),
    Edit("annual-2024.yaml", "        lead: [县信访局]\n", "        lead: [县信访局]\n        deadline: 适时\n", "FZ302", "适时"),
    Edit("annual-2024.yaml", "lead: [县信访局]\n", "lead: [县信访局]\n        deadline: [年底前, 2月30日前]\n", "FZ303", "2月30日前"),
    Edit("annual-2024.yaml", "法治专题讲座, value: 不少于2次", "法治专题讲座, value: 多办几次", "FZ401", "多办几次"),
    Edit("annual-2024.yaml", "value: 不少于5次", "value: 不少于4次", "FZ412", "年内不少于5次"),
    Edit("annual-2024.yaml", "framework: framework-2021-2025", "framework: framework-2021", "FZ501", "framework-2021\n"),
    Edit("annual-2024.yaml", 'implements: ["5.1", "7.1"]', 'implements: ["5.1", "7.9"]', "FZ502", '"7.9"'),
    Edit("annual-2024.yaml", "- id: m02\n", "- id: m01\n", "FZ504", "m01\n        title: 争创"),
    Edit("annual-2024.yaml", "示政办〔2024〕18号", "示政办[2024]018号", "FZ602", "示政办[2024]018号"),
    Edit("annual-2024.yaml", "做好省级第二批", "做好某某县第二批", "FZ601", "某某县"),
    Edit("annual-2024.yaml", "做好省级第二批", "按照原那么做好第二批", "FZ604", "原那么"),
    Edit("creation-2023.yaml", "value: ", "valeu: ", "FZ101", "valeu"),
    Edit("units.yaml", "name: 县教育局,", "name: 县司法局,", "FZ207", "县司法局, full: 示例县司法局"),
    Edit("reports/2024-05/县司法局.yaml", "plan: annual-2024", "plan: annual-2042", "FZ701", "annual-2042"),
    Edit("indicators-2024.yaml", "score: 20\n", "score: 21\n", "FZ804", "21\n"),
    Edit("fzjs.yaml", "current: annual-2024", "current: annual-2042", "FZ505", "annual-2042"),
]  # fmt: skip


def place_of(text: str, marked: str, after: int) -> tuple[int, int]:
    """Line and column of the first occurrence from an offset on."""
    offset = text.index(marked, after)
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: f"{edit.code}-{edit.new.strip()[:20]}")
def test_a_mistake_is_found_where_it_was_made(fzjs: Run, root: Path, tmp_path: Path, edit: Edit) -> None:
    workspace = tmp_path / "county"
    shutil.copytree(root / "plans" / "sample-county", workspace)
    file = workspace / edit.file
    original = file.read_text("utf-8")
    assert edit.old in original, "the sample has changed: choose another place"
    file.write_text(original.replace(edit.old, edit.new, 1), "utf-8")
    found = json.loads(fzjs("validate", file, "--format", "json").out)["findings"]
    here = [finding for finding in found if finding["code"] == edit.code and finding["file"] == str(file)]
    assert here, f"not found; found were {[finding['code'] for finding in found]}"
    if edit.marked:
        near = max(0, original.index(edit.old) - 200)
        places = [(finding["line"], finding["column"]) for finding in here]
        assert place_of(file.read_text("utf-8"), edit.marked, near) in places, places


def test_lines_and_columns_count_characters_whatever_their_width(fzjs: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_bytes(
        "# \U0001f600 注释\r\nkind: annual\r\nid: a\r\ntitle: 示例县工作要点\r\nyear: 2024\r\n"
        "goals:\r\n  - {title: 目标\U0001f600, measures: [{id: m1, title: 措施, titel: 多余}]}\r\n".encode()
    )
    found = json.loads(fzjs("validate", plan, "--format", "json").out)["findings"]
    places = {finding["code"]: (finding["line"], finding["column"]) for finding in found}
    line = plan.read_bytes().decode().splitlines()[6]
    assert places["FZ101"] == (7, line.index("titel") + 1)
