"""FZ604, FZ605, FZ609: wrong words, and right ones that hold them by chance."""

from __future__ import annotations

from pathlib import Path

import pytest

from fzjs.language.wordlists import converted_words, spun_words
from tests.checks.rules.one_text import found_in, words

SIMPLIFIED = "这里是一份简体中文写成的文件，说明各项任务。"
TRADITIONAL = "這裡是一份繁體中文寫成的檔，說明各項任務；為了發展經濟，開展監督檢查。"


@pytest.mark.parametrize(
    ("text", "quoted", "right"),
    [
        ("以公开为原那么", "原那么", "原则"),
        ("假设干重大问题", "假设干", "若干"),
        ("推行法律参谋制度", "法律参谋", "法律顾问"),
        ("树立科学开展观", "科学开展观", "科学发展观"),
        ("服务经济社会开展", "经济社会开展", "经济社会发展"),
        ("管理标准性文件", "标准性文件", "规范性文件"),
        ("督查、催促、检查", "催促、检查", "督促、检查"),
        ("存在的缺乏", "存在的缺乏", "存在的不足"),
        ("创立示范市", "创立示范", "创建示范"),
        ("创立工作", "创立工作", "创建工作"),
        ("平安生产责任制", "平安生产", "安全生产"),
        ("公共效劳均等化", "公共效劳", "公共服务"),
        ("根底设施建设", "根底设施", "基础设施"),
        ("根本建成法治政府", "根本建成", "基本建成"),
        ("合格率到达90%", "率到达", "率达到"),
        ("覆盖面到达100%", "到达", "达到"),
        ("考核方法（试行）", "方法（试行", "办法（试行"),
        ("暂行方法", "暂行方法", "暂行办法"),
    ],
)
def test_spun_words(text: str, quoted: str, right: str, tmp_path: Path) -> None:
    (finding,) = found_in(tmp_path, text, "FZ604")
    assert words([finding]) == [quoted]
    assert right in finding.hint


@pytest.mark.parametrize(
    "text",
    [
        "是否那么做，要看那么多情况",
        "假设条件成立",
        "当好参谋助手",
        "缺乏经验，资金缺乏",
        "创立品牌，公司创立于2001年",
        "开展经济活动，社会开展了讨论，协调开展执法检查，创新开展普法宣传",
        "制定标准，标准化建设，政务服务标准化、规范化",
        "平安建设、平安校园、平安县创建",
        "催促有关单位尽快回复",
        "到达现场，到达率统计",
        "大局部署，全局部门联动",
        "实施方法和步骤，工作方法",
        "根本问题，从根本上解决",
        "为祖国效劳",
        "高质量开展法治督察，确保各项工作高质量开展。",
        "围绕经济社会开展调研，面向社会开展水平测试，全社会开展普法",
        "开展战略合作，开展理想信念教育，开展理念宣讲",
        "展示县区风采，公示县区名单，展示县创建成果",
        "创立工作室、创立工作机制、创立标准化品牌",
        "法规那么多、标准那么高、能否那么办",
        "从根本实现转变，奉献力量，躲避监管，防止重复检查",
        "科学的管理方法（如清单管理）",
    ],
)
def test_ordinary_words_are_not_spun(text: str, tmp_path: Path) -> None:
    assert found_in(tmp_path, text, "FZ604") == []


def test_wrong_quotation_marks_are_shown_so_that_they_can_be_read(tmp_path: Path) -> None:
    (finding,) = found_in(tmp_path, "“三个代表〞重要思想", "FZ604")
    assert finding.message.startswith(" 〞 像是")
    assert finding.hint == "改为 ” "


@pytest.mark.parametrize(
    ("text", "quoted", "right"),
    [
        ("规范性档案", "规范性档案", "规范性文件"),
        ("最佳化营商环境", "最佳化", "优化"),
        ("决策程式", "决策程式", "决策程序"),
        ("人民民众", "人民民众", "人民群众"),
        ("推广套用平台", "推广套用", "推广应用"),
        ("政府资讯公开", "政府资讯", "政府信息"),
        ("软体和网路安全", "软体", "软件"),
        ("工作计画", "计画", "计划"),
    ],
)
def test_converted_words_in_simplified_files(text: str, quoted: str, right: str, tmp_path: Path) -> None:
    finding = found_in(tmp_path, text, "FZ605")[0]
    assert words([finding]) == [quoted]
    assert right in finding.hint


@pytest.mark.parametrize(
    "text",
    [
        "档案管理、执法档案、规范性档案管理",
        "程式化表述",
        "民众、广大民众",
        "照搬套用模板，套用格式",
        "新闻资讯",
        "多数位于山区",
        "全网路径、一网路由",
        "软体动物",
        "同志工作认真，意志工程，系列印发文件，设计画面，法规画册",
        "管网路面、官网路径、随机率先",
        "效果最佳化，直接套用系统模板",
        "专案组、重大专案组",
        "会后、事后、疫后重建",
        "透过现象看本质",
    ],
)
def test_words_that_mainland_documents_use_as_well(text: str, tmp_path: Path) -> None:
    assert found_in(tmp_path, [SIMPLIFIED, text], "FZ605") == []


@pytest.mark.parametrize(
    ("text", "quoted", "right"),
    [
        ("行政規範性檔案", "規範性檔案", "規範性文件"),
        ("最佳化服務", "最佳化", "優化"),
        ("人民民眾", "人民民眾", "人民群眾"),
        ("事項目錄製管理", "目錄製", "目錄制"),
        ("全過程記錄製度", "記錄製", "記錄制"),
        ("發揮機製作用", "機製作用", "機制作用"),
        ("疫后重建", "疫后", "疫後"),
        ("工作程式", "工作程式", "工作程序"),
    ],
)
def test_converted_words_in_traditional_files(text: str, quoted: str, right: str, tmp_path: Path) -> None:
    (finding,) = found_in(tmp_path, [TRADITIONAL, text], "FZ605")
    assert words([finding]) == [quoted]
    assert right in finding.hint


@pytest.mark.parametrize(
    "text", ["飛機製造、主機製作", "疫後重建、會後", "製作宣傳品、監製", "檔案管理", "制度、機制、體制"]
)
def test_right_words_of_traditional_files(text: str, tmp_path: Path) -> None:
    assert found_in(tmp_path, [TRADITIONAL, text], "FZ605") == []


def test_one_finding_for_each_text(tmp_path: Path) -> None:
    found = found_in(tmp_path, ["原那么、原那么", "原那么"], "FZ604")
    assert [(finding.line, finding.column, "共2处" in finding.message) for finding in found] == [
        (7, 24, True),
        (8, 24, False),
    ]


def test_the_tables_are_in_order() -> None:
    for entries in (spun_words(), converted_words(traditional=False), converted_words(traditional=True)):
        written = [(entry.word, entry.before, entry.after) for entry in entries]
        assert len(set(written)) == len(written)
        assert all(entry.word and entry.right and entry.word != entry.right for entry in entries)
        assert not any(entry.word in entry.right for entry in entries)


def test_the_right_words_are_not_wrong_themselves(tmp_path: Path) -> None:
    rights = [entry.right for entry in (*spun_words(), *converted_words(traditional=False))]
    assert found_in(tmp_path, [SIMPLIFIED, "。".join(dict.fromkeys(rights))], "FZ604", "FZ605") == []


LISTED = {"words": ["词表.tsv"]}


class TestOwnLists:
    """FZ609 and FZ610: the word lists of a workspace."""

    def test_listed_words_are_found_whatever_the_rest_of_the_line(self, tmp_path: Path) -> None:
        (tmp_path / "词表.tsv").write_text(
            "# 注释\n\n政务大厅\t政务服务中心\t更名\n一把手\t主要负责人\n", "utf-8"
        )
        found = found_in(tmp_path, "政务大厅由一把手负责", "FZ6", wording=LISTED)
        assert [(finding.code, finding.hint) for finding in found] == [
            ("FZ609", "改为“政务服务中心”"),
            ("FZ609", "改为“主要负责人”"),
        ]

    def test_a_word_without_a_right_one_may_be_listed(self, tmp_path: Path) -> None:
        (tmp_path / "词表.tsv").write_text("一把手\t\n", "utf-8")
        (finding,) = found_in(tmp_path, "一把手负责", "FZ6", wording=LISTED)
        assert finding.hint == "换一个词"

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (None, "读不出来"),
            ("错词 改为\n".encode(), "第1行没有用制表符"),
            ("甲\t乙\n\t丙\n".encode(), "第2行没有写错词"),
            ("甲\t甲\n".encode(), "错词和改为相同"),
            ("甲乙\t丙\n甲乙\t丁\n".encode(), "第2行“甲乙”前面已经写过"),
            ("错词\t改为\n".encode("gbk"), "不是 UTF-8"),
            (b"a" * 1_000_001, "超过 1 MB"),
        ],
    )
    def test_a_list_that_cannot_be_used_is_a_finding_in_the_settings(
        self, content: bytes | None, said: str, tmp_path: Path
    ) -> None:
        if content is not None:
            (tmp_path / "词表.tsv").write_bytes(content)
        (finding,) = self.in_settings(tmp_path, "词表.tsv")
        assert said in finding[1]
        assert finding[0] == 5

    @pytest.mark.parametrize("name", ["../词表.tsv", "/etc/passwd", "a/../../b.tsv"])
    def test_a_list_outside_the_workspace_is_not_read(self, name: str, tmp_path: Path) -> None:
        (finding,) = self.in_settings(tmp_path, name)
        assert "不在工作区内" in finding[1]

    def test_a_link_that_leads_out_is_not_followed(self, tmp_path: Path) -> None:
        outside = tmp_path / "outside.tsv"
        outside.write_text("甲\t乙\n", "utf-8")
        inside = tmp_path / "workspace"
        inside.mkdir()
        (inside / "词表.tsv").symlink_to(outside)
        (finding,) = self.in_settings(inside, "词表.tsv")
        assert "不在工作区内" in finding[1]

    def test_a_name_that_no_file_can_have_is_a_finding(self, tmp_path: Path) -> None:
        (finding,) = self.in_settings(tmp_path, "a\\0b")
        assert "词表" in finding[1]

    @staticmethod
    def in_settings(folder: Path, name: str) -> list[tuple[int, str]]:
        from fzjs.workspace.workspace import Workspace
        from tests.checks.example_workspace import findings

        (folder / "fzjs.yaml").write_text(
            f'fzjs: 1\nkind: workspace\njurisdiction: 示例县\nwording:\n  words: ["{name}"]\n',
            encoding="utf-8",
        )
        return [(finding.line, finding.message) for finding in findings(Workspace(folder), "FZ610")]
