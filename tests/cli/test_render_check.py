"""`fzjs render --check`: the paragraph named is the one that is wrong, and everything is said in Chinese."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from fzjs.rendering.template_faults import in_chinese
from tests.cli.conftest import Run

_LOOP = ("{%p for each in paragraphs %}", "{{ each.text }}", "{%p endfor %}")


def save(path: Path, *paragraphs: str) -> Path:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(path))
    return path


class TestThePlace:
    @pytest.mark.parametrize(
        ("wrong", "told"),
        [
            ("{{ title|nofilter }}", "没有 nofilter 这种处理方式"),
            ("{% if title %}{{ title|nofilter }}{% endif %}", "没有 nofilter 这种处理方式"),
            ("{% if title is notest %}甲{% endif %}", "没有 notest 这种判断"),
            ("{% include 'x' %}", "不能插入别的模板"),
            ("{{ 5.foo.bar }}", "没有“foo”这一项"),
            ("{% if %}", "没有写名称"),
            ("{% for x paragraphs %}{% endfor %}", "应写“in”"),
            ("{% endfor %}", "没有配对"),
            ("{% for each in paragraphs %}", "没有配对的 endfor"),
            ("{{ 'a' * 10**12 }}", "太长"),
            ("{% for i in range(10**9) %}甲{% endfor %}", "次数太多"),
            ("{{ title + 1 }}", "不能这样计算"),
            ("{{ 1/0 }}", "除数是零"),
            ("{{ title|int(1,2,3,4) }}", "参数不对"),
            ("{{ 'x }}", "引号不成对"),
            ("{{ titel }}", "“title”"),
        ],
    )
    def test_paragraphs_that_only_hold_a_tag_count_too(
        self, fzjs: Run, county: Path, wrong: str, told: str
    ) -> None:
        path = save(county / "notice.docx", "{{ title }}", *_LOOP, "甲", "乙", wrong, "丙")
        ran = fzjs("render", "--check", path)
        assert ran.code == 1
        assert ran.out.startswith(f"{path}：正文第 7 段“{wrong}”：")
        assert told in ran.out

    def test_in_the_rows_of_a_table(self, fzjs: Run, county: Path) -> None:
        document = Document()
        document.add_paragraph("{{ title }}")
        table = document.add_table(rows=3, cols=2)
        texts = (
            "{%tr for each in paragraphs %}",
            "",
            "{{ each.text }}",
            "{{ each.txt }}",
            "{%tr endfor %}",
            "",
        )
        for place, text in enumerate(texts):
            table.cell(place // 2, place % 2).text = text
        document.save(str(county / "notice.docx"))
        assert "正文第 5 段“{{ each.txt }}”" in fzjs("render", "--check", county / "notice.docx").out

    def test_what_nobody_has_translated_stands_in_a_chinese_sentence(self) -> None:
        told = in_chinese(ValueError("strange words"))
        assert told == "填写时出错，请对照说明检查这里的标签（原文：strange words）"


class TestWhoseTemplate:
    def test_the_paper_is_guessed_from_the_names(self, fzjs: Run, county: Path) -> None:
        save(
            county / "t1.docx",
            "{{ title }}",
            "{%p for group in groups %}",
            "{{ group.heading }}",
            "{%p endfor %}",
        )
        ran = fzjs("render", "--check", county / "t1.docx")
        assert (ran.code, "任务分解表（breakdown）" in ran.err) == (0, True)

    def test_a_letter_is_told_from_a_notice_by_its_head(self, fzjs: Run, county: Path) -> None:
        for name, guessed in {"reminder": "（bulletin）", "notice": "（notice）", "plan": "（plan）"}.items():
            path = county / "改.docx"
            fzjs("render", "--copy-template", "--template", name, "-o", path, "--force")
            ran = fzjs("render", "--check", path)
            assert ran.code == 0
            assert guessed in ran.err

    def test_without_names_nobody_can_guess(self, fzjs: Run, county: Path) -> None:
        ran = fzjs("render", "--check", save(county / "t1.docx", "甲"))
        assert (ran.code, "--template" in ran.err) == (2, True)

    def test_a_file_that_is_not_there(self, fzjs: Run, county: Path) -> None:
        ran = fzjs("render", "--check", county / "t1.docx")
        assert (ran.code, "没有文件" in ran.err) == (2, True)

    def test_what_the_built_in_template_prints_besides_is_told(self, fzjs: Run, county: Path) -> None:
        path = county / "notice.md.j2"
        path.write_text("# {{ title }}\n{% for each in paragraphs %}{{ each.text }}{% endfor %}\n", "utf-8")
        ran = fzjs("render", "--check", path)
        assert ran.code == 0
        assert "number（发文字号）" in ran.out
        assert "title（" not in ran.out

    def test_the_list_of_names_is_for_those_who_look_for_one(self, fzjs: Run, county: Path) -> None:
        path = county / "notice.md.j2"
        path.write_text("{{ title", "utf-8")
        assert "copies_to" not in fzjs("render", "--check", path).out
        path.write_text("{{ quatsch }}", "utf-8")
        assert "copies_to" in fzjs("render", "--check", path).out
