"""FZ603: places of elsewhere, and what holds their names by chance."""

from __future__ import annotations

from pathlib import Path

import pytest

from fzjs.workspace.workspace import Workspace
from tests.checks.example_workspace import findings, found_with
from tests.checks.rules.one_text import found_in, words


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("学习在宁夏考察时的讲话", ["宁夏"]),
        ("走好永宁高质量发展的路子", ["永宁"]),
        ("建设美丽永宁，造福群众", ["永宁"]),
        ("永宁县人民政府", ["永宁县"]),
        ("互助土族自治县人民政府", ["互助土族自治县"]),
        ("《青海省行政执法监督条例》", ["青海省"]),
        ("赴杭州、苏州学习", ["杭州", "苏州"]),
        ("广西壮族自治区和南宁市", ["广西壮族自治区", "南宁市"]),
        ("保定高质量发展", ["保定"]),
    ],
)
def test_places_of_elsewhere(text: str, quoted: list[str], tmp_path: Path) -> None:
    assert words(found_in(tmp_path, text, "FZ603")) == quoted


@pytest.mark.parametrize(
    "text",
    [
        "隆重庆祝国庆，举办重大庆典",
        "推广东部经验，推广西部做法",
        "造福建设者，确保定期报送，巩固原有成果",
        "创新乡村治理，集中卫生整治，公益阳光行动",
        "长治久安、平安建设、互助合作、开放包容、安定团结",
        "加大理论学习，办事指南通过网上海量发布",
        "信息公开封存、关怀化解矛盾、均衡水平、推广安全经验",
        "规范县级事项清单，示范县、相应县、公安县局、县市区",
        "提高要区分情况，绿色通道县级全覆盖，由县司法局会同县政府办公室",
        "学习枫桥经验，弘扬延安精神，参与西部大开发和东西部协作",
        "黄河流域、长江经济带、京津冀协同发展、北京时间",
        "各县、本市、全省、辖区、社区、城区、开发区、景区、示范区、地区、市区、山区、园区",
        "示例县、示例市、示例省",
    ],
)
def test_ordinary_words(text: str, tmp_path: Path) -> None:
    assert found_in(tmp_path, text, "FZ603") == []


def test_the_jurisdiction_what_is_above_it_and_what_is_within_it_belong(tmp_path: Path) -> None:
    county = {"jurisdiction": "互助土族自治县", "superiors": []}
    assert found_in(tmp_path, "互助县、海东市、青海省", "FZ603", **county) == []
    city = {"jurisdiction": "武汉市", "superiors": []}
    assert words(found_in(tmp_path, "武汉市江夏区、湖北省、长沙市", "FZ603", **city)) == ["长沙市"]


def test_traditional_names_are_the_same_places(tmp_path: Path) -> None:
    text = "武漢市開展法治政府建設，學習長沙市經驗，視察湖北重要講話"
    assert words(found_in(tmp_path, text, "FZ603", jurisdiction="武汉市", superiors=[])) == ["長沙市"]


def test_names_that_the_settings_allow(tmp_path: Path) -> None:
    allowed = {"wording": {"places": ["浙江省"]}}
    assert found_in(tmp_path, "对口支援浙江，浙江省来访", "FZ603", **allowed) == []


def test_places_in_names_of_registered_units_belong(tmp_path: Path) -> None:
    units = "fzjs: 1\nkind: units\njurisdiction: 示例县\nunits:\n  - {name: 永宁街道, type: subdistrict}\n"
    plan = "fzjs: 1\nkind: scheme\nid: s\ntitle: 方案\nperiod: {from: 2024, to: 2025}\npreamble: 永宁街道、建设美丽永宁。\n"
    assert found_with(tmp_path, {"more-units.yaml": units, "plan.yaml": plan}, "FZ603") == []


def test_a_loose_file_has_no_home(tmp_path: Path) -> None:
    plan = "fzjs: 1\nkind: scheme\nid: s\ntitle: 方案\nperiod: {from: 2024, to: 2025}\npreamble: 视察宁夏。\n"
    (tmp_path / "plan.yaml").write_text(plan, encoding="utf-8")
    assert findings(Workspace(tmp_path), "FZ603") == []


def test_the_message_says_where_and_how_to_allow(tmp_path: Path) -> None:
    (finding,) = found_in(tmp_path, "永宁县的做法", "FZ603")
    assert "（宁夏回族自治区）" in finding.message
    assert "places: [永宁县]" in finding.hint
    assert (finding.column, finding.end_column) == (24, 27)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("由湟中县司法局牵头，密云县、通州市配合", ["湟中县", "密云县", "通州市"]),
        ("闸北区、朝阳区的做法", ["闸北区", "朝阳区"]),
        ("为全国贡献浙江经验", ["浙江"]),
        ("学习浙江经验、推广三明经验", []),
        ("推进市县乡三级、各市县区、老城区、西城区改造", []),
    ],
)
def test_names_of_the_past_and_what_is_left_over(text: str, names: list[str], tmp_path: Path) -> None:
    assert words(found_in(tmp_path, text, "FZ603")) == names
