"""`fzjs report`: the monthly reports of units."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fzjs.checks.reporters import FORMATS as REPORTERS
from fzjs.cli.answers import FORMATS
from fzjs.cli.help import ChineseCommand, ChineseGroup
from fzjs.cli.options import CurrentPlan, Force, OnlyWorkspace, Out

CHECK_FORMATS = tuple(dict.fromkeys([*FORMATS, *REPORTERS]))
"""Pages for people, and everything that `fzjs validate` can write."""

report = typer.Typer(
    cls=ChineseGroup,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="月报（季报、年报）：生成、回收、检查、登记佐证。\n\n例：fzjs report new --unit 县司法局 --period 2024-07",
)

_Period = Annotated[str, typer.Option(metavar="报告期", help="2024-05（月）、2024-Q2（季）或 2024（年）")]


@report.command("new", cls=ChineseCommand)
def new(
    plan: CurrentPlan = None,
    unit: Annotated[str | None, typer.Option(metavar="单位", help="报告单位：名称、别名或曾用名")] = None,
    period: _Period = "",
    each_unit: Annotated[
        bool, typer.Option("--each-unit", help="每个应报的单位一份，写进 --out 的文件夹")
    ] = False,
    with_support: Annotated[
        bool, typer.Option("--with-support", help="也列出配合的措施（可以不报）")
    ] = False,
    form: Annotated[
        str | None, typer.Option("--format", metavar="格式", help="yaml 或 xlsx（发给单位填的表）")
    ] = None,
    out: Out = None,
    force: Force = False,
) -> int:
    """新建一期报告：列出单位牵头、负责、还没有报完成的措施，附上期所报。

    例：fzjs report new --unit 县司法局 --period 2024-07；fzjs report new --each-unit --period 2024-07 --format xlsx -o 七月
    """
    from fzjs.cli import report_new

    return report_new.new(report_new.Asked(plan, unit, period, each_unit, with_support, form, out, force))


@report.command("collect", cls=ChineseCommand)
def collect(
    files: Annotated[list[Path], typer.Argument(metavar="文件…", help="填好的报告表（.xlsx），可以写几个")],
    yes: Annotated[bool, typer.Option("--yes", help="不询问，直接写入")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只显示改动，不写入")] = False,
    workspace: Annotated[
        Path | None,
        typer.Option(metavar="文件夹", help="收进哪个工作区；不写则按表上的计划找当前文件夹、表所在的工作区"),
    ] = None,
) -> int:
    """把填好的报告表收进月报：先显示改动，再询问；有一格不能收，就一份也不写。

    已有的报告只改填了的地方，注释和别的内容保持原样；没有填的、没有改过的格子不改动。
    例：fzjs report collect 七月/*.xlsx --dry-run
    """
    from fzjs.cli import report_collect

    return report_collect.collect(report_collect.Asked(tuple(files), yes, dry_run, workspace))


@report.command("check", cls=ChineseCommand)
def check(
    plan: CurrentPlan = None,
    period: _Period = "",
    on: Annotated[
        str | None, typer.Option(metavar="日期", help="看到哪一天，之后报送的不算；默认今天")
    ] = None,
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="格式", help=f"输出格式：{'、'.join(CHECK_FORMATS)}"),
    ] = None,
    out: Out = None,
    force: Force = False,
    strict: Annotated[bool, typer.Option("--strict", help="警告也算失败（退出码 1）")] = False,
) -> int:
    """检查一期报告：不报、漏报、迟报、无佐证、回退、跳变、雷同、重复佐证。

    例：fzjs report check --period 2024-05；fzjs report check --period 2024-05 --format xlsx -o 五月.xlsx
    """
    from fzjs.cli import report_checks

    asked = report_checks.Asked(plan, period, on, form, out, force, strict)
    return report_checks.check(asked)


@report.command("annual", cls=ChineseCommand)
def annual(
    plan: Annotated[
        str | None, typer.Argument(metavar="计划", help="年度计划的文件或编号；默认为工作区的当前计划")
    ] = None,
    year: Annotated[int | None, typer.Option(metavar="年份", help="报告哪一年；不写则看计划")] = None,
    form: Annotated[
        str | None, typer.Option("--format", metavar="格式", help="输出格式：text、md、docx、pdf、json")
    ] = None,
    sources: Annotated[
        bool, typer.Option("--sources", help="每个事实注明出自哪个文件、哪一行、哪一列")
    ] = False,
    on: Annotated[
        str | None,
        typer.Option(
            metavar="日期",
            help="写到哪一天，之后的不写；默认为成文日期，没有成文日期则为今天，最晚次年3月1日",
        ),
    ] = None,
    signed: Annotated[str | None, typer.Option(metavar="日期", help="成文日期；不写则留空待补")] = None,
    number: Annotated[str | None, typer.Option(metavar="文号", help="发文字号；写了就带版头")] = None,
    signer: Annotated[str | None, typer.Option(metavar="姓名", help="签发人；上行文的版头要写")] = None,
    workspace: OnlyWorkspace = None,
    out: Out = None,
    force: Force = False,
) -> int:
    """法治政府建设年度报告的初稿：五个部分，只写登记过的事实，其余留空待补。

    例：fzjs report annual --year 2024；fzjs report annual --year 2024 --sources --format docx -o 年度报告.docx
    """
    from fzjs.cli import annual_reports

    asked = annual_reports.AnnualReport(
        plan, year, form, sources, on, signed, number, signer, out, force, workspace
    )
    return annual_reports.write_annual_report(asked)


@report.command("add-evidence", cls=ChineseCommand)
def add_evidence(
    file: Annotated[Path, typer.Argument(metavar="报告", help="报告文件（.yaml）")],
    paths: Annotated[list[Path], typer.Argument(metavar="佐证文件…", help="工作区里的文件，可以写几个")],
    measure: Annotated[
        str | None, typer.Option(metavar="措施", help="证明哪一项措施；已经登记过的文件可以不写")
    ] = None,
    kind: Annotated[str | None, typer.Option(metavar="种类", help="如 会议记录；不写则按文件名判断")] = None,
    title: Annotated[str | None, typer.Option(metavar="名称", help="材料名称；不写则用文件名")] = None,
    number: Annotated[str | None, typer.Option(metavar="文号", help="如 示司字〔2024〕5号")] = None,
) -> int:
    """登记佐证文件：填好种类、名称、路径和校验值；已经登记的，补上或更新校验值。

    例：fzjs report add-evidence reports/2024-06/县司法局.yaml evidence/2024-06/督察通报.txt --measure m03
    """
    from fzjs.cli import report_evidence

    asked = report_evidence.Asked(file, tuple(paths), measure, kind, title, number)
    return report_evidence.add_evidence(asked)
