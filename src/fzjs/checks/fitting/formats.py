"""Values of the right type in the wrong form: dates, periods, ids, checksums, addresses, numbers out of range."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from unicodedata import normalize

from fzjs.checks.fitting.keys import example_of
from fzjs.checks.fitting.misfit import Misfit, Telling
from fzjs.checks.fitting.yaml_forms import plain_or_quoted, quoted, shortened
from fzjs.language.folding import fold_text
from fzjs.language.phrases import Deadline, read_deadline
from fzjs.model.fields import FORBIDDEN_IN_IDS

_CODE = "FZ106"

ACCEPTED_IS_WRITTEN = "校验码由程序填写，不用手写：删去 accepted 一行，核对后运行 fzjs trace --accept"
_NOT_IN_IDS = re.compile(rf"[{FORBIDDEN_IN_IDS}]+")


def not_a_date(misfit: Misfit) -> Telling:
    """No calendar day in ISO form where one is meant."""
    if isinstance(misfit.value, bool | float | list | dict):
        return Telling("FZ103", f"{misfit.called}应为日期", "写成 年-月-日，如 2024-04-22，不加引号")
    reason, day = _day_in(misfit)
    message = f"{misfit.called}应为日期，写成了{misfit.written}{reason}"
    if day is not None:
        return Telling(_CODE, message, f"写成 {day.isoformat()}（不加引号）", day.isoformat())
    return Telling(_CODE, message, "写成 年-月-日，月、日各两位，不加引号，如 2024-04-22")


def not_a_bound(misfit: Misfit) -> Telling:
    """Neither year nor day where a period begins or ends."""
    value = misfit.value
    if value is None:
        return no_value(misfit)
    if type(value) is int:
        full = _full_year(value) or (2021 if misfit.name == "from" else 2025)
        message = f"{misfit.called}的年份 {value} 不在 1949 到 2999 之间"
        return Telling("FZ107", message, f"写四位数的年份，如 {misfit.name}: {full}")
    reason, day = _day_in(misfit)
    year = re.fullmatch(r"(\d{4})年?", fold_text(str(value)))
    example = year.group(1) if year else day.isoformat() if day else "2021 或 2021-01-01"
    message = f"{misfit.called}应为年份或日期，写成了{misfit.written}{reason}"
    return Telling(_CODE, message, f"写成 {example}（不加引号）")


def not_a_year_month(misfit: Misfit) -> Telling:
    """Neither year, month nor day where a time is meant after which something no longer holds."""
    if misfit.value is None:
        return no_value(misfit)
    reason, day = _day_in(misfit)
    example = day.isoformat() if day else _month_in(misfit) or "2019、2019-03 或 2019-03-31"
    message = f"{misfit.called}应为年、年月或日期，写成了{misfit.written}{reason}"
    return Telling(_CODE, message, f"写成 {example}", day.isoformat() if day else _month_in(misfit))


def not_a_report_period(misfit: Misfit) -> Telling:
    """Neither month, quarter nor year where the period of a report is meant."""
    if misfit.value is None:
        return no_value(misfit)
    written = fold_text(misfit.raw.strip("\"'"))
    quarter = re.fullmatch(r"(\d{4})[^\d一二三四]*([1-4一二三四])(?:季度)?", written)
    if quarter and re.search("[Qq季]", written):
        number = quarter.group(2)
        example = f"{quarter.group(1)}-Q{'一二三四'.find(number) + 1 or number}"
    else:
        example = _month_in(misfit) or "2024-05（月报）、2024-Q2（季报）或 2024（年报）"
    message = f"{misfit.called}应为月份、季度或年份，写成了{misfit.written}"
    return Telling(_CODE, message, f"写成 {example}")


def wrong_pattern(misfit: Misfit) -> Telling:
    """A text that breaks the pattern of its field: blank, or no id, checksum or address."""
    value = misfit.value
    if not isinstance(value, str) or not value.strip():
        return no_value(misfit)
    message = f"{misfit.called}的写法不对：“{shortened(value)}”"
    if misfit.name == "sha256":
        how = "写文件内容的 SHA-256 校验值：64 位数字和小写字母 a—f，可用 sha256sum 文件名 算出"
        return Telling(_CODE, message, f"写成 {value.lower()}" if _is_checksum(value.lower()) else how)
    if misfit.name == "url":
        how = "写完整的网址，以 http:// 或 https:// 开头，中间没有空格"
        return Telling(
            _CODE, message, f"{how}，如 https://{value}" if re.match(r"[\w-]+\.\S+$", value) else how
        )
    if misfit.name == "accepted":
        return Telling(_CODE, message, ACCEPTED_IS_WRITTEN)
    example = _as_id(value) or "m01"
    how = f"编号里不能有空格、#、引号、中文标点和全角字符，如 {plain_or_quoted(example)}"
    if misfit.name == "implements" or misfit.name == "measures":
        links = [_as_link(part) for part in re.split(r"[，、,；;\s]+", value) if part]
        how = f"写成 {', '.join(quoted(link) for link in links)}" if links else how
        how = f"每个编号单独写一项，{how}" if len(links) > 1 else how
    return Telling(_CODE, message, how)


def out_of_range(misfit: Misfit) -> Telling:
    """A number below the least or above the greatest value allowed."""
    context, value = misfit.context, misfit.value
    bound = f"小于 {context['ge']}" if "ge" in context else f"大于 {context['le']}"
    if misfit.on_key:  # the years of a trajectory are the only numbers that are keys
        year = _full_year(misfit.path[-1]) or 2024
        return Telling("FZ107", f"{misfit.called}不能{bound}", f"写四位数的年份，如 {{{year}: 20%}}")
    limit = context.get("ge", context.get("le"))
    how = (
        f"写四位数的年份，如 year: {_full_year(value) or 2024}"
        if misfit.name == "year"
        else f"写成不{bound} 的整数，如 {misfit.name}: {limit}"
    )
    return Telling("FZ107", f"{misfit.called}不能{bound}，写成了 {misfit.raw}", how)


def no_value(misfit: Misfit) -> Telling:
    """Nothing, or only spaces, where something is meant."""
    written = "没有写内容" if misfit.value is None else "是空的"
    if misfit.item is not None:
        how = "写上内容，或者删去这一项"
    elif misfit.field is not None and misfit.field.is_required():
        how = f"写上内容，如 {misfit.name}: {example_of(misfit.record, misfit.name)}"
    else:
        how = "写上内容，或者删去这一行"
    return Telling("FZ108", f"{misfit.called}{written}", _about_marks(misfit) or how)


def _about_marks(misfit: Misfit) -> str | None:
    """Why something that is written counts as nothing: it begins with a mark of YAML."""
    if misfit.value is not None or misfit.item is not None:
        return None
    end = misfit.document.end(misfit.path, key=True)
    rest = "" if end is None else misfit.document.line_text(end.line)[end.column - 1 :].lstrip(" :\t")
    if rest[:1] == "#":
        return f"“#”和它后面的字是注释，不算内容；如果是正文，给整个值加引号，写成 {quoted(shortened(rest))}"
    if rest[:1] == "&":
        return f"以“&”开头的词不算内容；如果是正文，给整个值加引号，写成 {quoted(shortened(rest))}"
    return None


def _as_id(text: str) -> str:
    narrow = "".join(normalize("NFKC", mark) if mark.isalnum() or mark in "－＿．" else mark for mark in text)
    return _NOT_IN_IDS.sub("-", narrow).strip("-")


def _as_link(text: str) -> str:
    """A link to a measure without what does not belong in it; one `#` may part plan and measure."""
    plan, mark, measure = text.replace("＃", "#").partition("#")
    return f"{_as_id(plan)}#{_as_id(measure)}" if mark else _as_id(plan)


def _day_in(misfit: Misfit) -> tuple[str, date | None]:
    """The day that is meant, or why there is no such day."""
    written = fold_text(misfit.raw.strip("\"'"))
    parts = re.fullmatch(r"(\d{4})[^\d]{1,2}(\d{1,2})[^\d]{1,2}(\d{1,2})[日号]?(?:[T ].*)?", written)
    parts = parts or re.fullmatch(r"(\d{4})(\d\d)(\d\d)", written)
    if parts is None:
        reading = read_deadline(written, None)
        is_day = isinstance(reading, Deadline) and reading.type == "by" and len(reading.dates) < 2
        return "", reading.date if isinstance(reading, Deadline) and is_day else None
    year, month, day = (int(part) for part in parts.groups())
    try:
        return "", date(year, month, day)
    except ValueError:
        pass
    if not 1 <= month <= 12 or not year:
        return f"，没有 {month} 月", None
    return f"，{year} 年 {month} 月只有 {monthrange(year, month)[1]} 天", None


def _month_in(misfit: Misfit) -> str | None:
    written = fold_text(misfit.raw.strip("\"'"))
    found = re.match(r"(\d{4})[^\d]?(\d{1,2})(?!\d)", written)
    if found and 1 <= int(found.group(2)) <= 12:
        return f"{found.group(1)}-{int(found.group(2)):02d}"
    year = re.fullmatch(r"(\d{4})年?", written)
    return year.group(1) if year else None


def _full_year(value: object) -> int | None:
    return 2000 + value if isinstance(value, int) and 0 <= value < 100 else None


def _is_checksum(text: str) -> bool:
    return re.fullmatch(r"[0-9a-f]{64}", text) is not None
