"""Values of the wrong type: a number where a text is meant, a text where a list is meant, and so on."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from fzjs.checks.fitting.choices import choices_of
from fzjs.checks.fitting.formats import ACCEPTED_IS_WRITTEN
from fzjs.checks.fitting.keys import example_of, required_fields
from fzjs.checks.fitting.misfit import Misfit, Telling, fields_of, labelled, record_in
from fzjs.checks.fitting.yaml_forms import flow_list, plain_or_quoted, quoted, shortened
from fzjs.language.folding import fold_text
from fzjs.language.phrases import Deadline, read_deadline
from fzjs.model.fields import Record

_CODE = "FZ103"

_NAMES_OF_TYPES: dict[type, str] = {
    bool: "是否值", int: "数字", float: "数字", date: "日期", str: "文字", list: "列表", dict: "下一级字段"
}  # fmt: skip

# Fields that are a text but hold a quantity: the unit belongs to it.
_QUANTITIES = frozenset(["value", "trajectory"])

# The field that a mere text most likely means, where a mapping is expected.
_PRINCIPAL = ("title", "name", "indicator", "measure", "text")

_YES = frozenset(["是", "有", "yes", "on", "y", "1"])
_NO = frozenset(["否", "无", "no", "off", "n", "0"])


def not_a_text(misfit: Misfit) -> Telling:
    """A number, list or mapping where a text is meant."""
    value = misfit.value
    if isinstance(value, dict):
        return _mapping_for_text(misfit, value)
    if isinstance(value, list):
        return _list_for_text(misfit, value)
    raw = misfit.raw
    if misfit.name == "targets":
        return _expected(misfit, "文字", f"写成了{_named(value)} {raw}", _as_targets(misfit))
    read = _as_read(value)
    becomes = f"，会被读成{_named(value)} {read}" if read != raw else ""
    unit = "；如果是数量，连单位一起写，如 20%、3次" if misfit.name in _QUANTITIES else ""
    return _expected(
        misfit, "文字", f"写成了{_named(value)} {raw}{becomes}", f"请加引号，写成 {quoted(raw)}{unit}"
    )._replace(mend=None if unit or isinstance(value, bool) else quoted(raw))


def not_a_list(misfit: Misfit) -> Telling:
    """Something else where a list is meant."""
    value = misfit.value
    inner = record_in(misfit.annotation)
    if isinstance(value, dict):
        return _mapping_for_list(misfit, value, inner)
    if misfit.name == "targets":
        return _expected(misfit, "列表", f"写成了{_named(value)}", _as_targets(misfit))
    if inner is not None:
        how = f"每一项另起一行，如 - {_as_record(inner, _text_of(value))}"
        return _expected(misfit, "列表", f"写成了{_named(value)}", how)
    written = value if isinstance(value, str) else misfit.raw  # 1.10 is no 1.1
    texts = [part for part in re.split(r"[、，,；;\s]+", written) if part]
    return _expected(
        misfit, "列表", f"写成了{_named(value)}", f"写成 {misfit.name}: {flow_list(texts or ['…'])}"
    )


def not_a_mapping(misfit: Misfit) -> Telling:
    """A text, number or list where fields of their own are meant."""
    value = misfit.value
    inner = record_in(misfit.annotation)
    if inner is None and misfit.name == "accepted":
        return _expected(misfit, "编号和校验码", f"写成了{_named(value)}", ACCEPTED_IS_WRITTEN)
    if inner is None:  # the trajectory of a target: a value for each year
        how = "每年一个值，如 {2024: 90%, 2025: 95%}"
        return _expected(misfit, "年份和目标值", f"写成了{_named(value)}", how)
    if isinstance(value, list):
        message = f"{misfit.called}不是列表，直接写 {_keys_of(inner)}"
        return Telling(_CODE, message, "去掉每行前面的“- ”和方括号")
    written = _as_record(inner, _text_of(value))
    how = f"写成 {written}" if misfit.item is not None else f"写成 {misfit.name}: {written}"
    message = f"{misfit.called}要写明 {_keys_of(inner)}，不能只写{misfit.written}"
    return Telling(_CODE, message, how)


def not_an_integer(misfit: Misfit) -> Telling:
    """A text or a fraction where a whole number is meant."""
    if misfit.on_key:
        digits = re.sub(r"\D", "", str(misfit.path[-1])) or "2024"
        return Telling(_CODE, f"{misfit.called}应为年份", f"年份只写四位数字，不加引号，如 {digits}: 90%")
    return _number(misfit, "整数", str(misfit.field.default or 2024) if misfit.field else "2024")


def not_a_decimal(misfit: Misfit) -> Telling:
    """A text where a number is meant."""
    return _number(misfit, "数字", "12.5")


def not_yes_or_no(misfit: Misfit) -> Telling:
    """Anything but true or false where one of them is meant."""
    written = str(misfit.value).strip().lower()
    meant = "true" if written in _YES else "false" if written in _NO else None
    how = f"写成 {misfit.name}: {meant}" if meant else "写成 true（是）或 false（否）"
    return _expected(misfit, " true（是）或 false（否）", f"写成了{misfit.written}", how)


def not_a_phrase(misfit: Misfit) -> Telling:
    """No text and no date where a deadline is meant."""
    value = misfit.value
    if isinstance(value, str):
        return Telling("FZ108", f"{misfit.called}没有写内容", "写上期限，如 2024年6月底前，或者删去这一行")
    if isinstance(value, dict):
        return _mapping_for_text(misfit, value)
    how = "写成期限或日期，如 2024年6月底前、2024-06-30；有几个期限时写成 [6月底前, 12月底前]"
    return _expected(misfit, "期限", f"写成了{_named(value)}{misfit.written}", how)


def _mapping_for_list(misfit: Misfit, value: dict[str | int, Any], inner: type[Record] | None) -> Telling:
    texts = [text for text in value.values() if isinstance(text, str)]
    is_record = inner is not None and value.keys() <= fields_of(inner).keys()
    if misfit.name == "targets" and not is_record:
        texts = [f"{key}{text}" for key, text in value.items() if isinstance(text, str)]
    if texts and (inner is None or (misfit.name == "targets" and not is_record)):
        how = f"直接列出各项，写成 {misfit.name}: {flow_list(shortened(text) for text in texts)}"
        return _expected(
            misfit, "列表", f"写成了下一级字段 {'、'.join(str(key) for key in list(value)[:3])}", how
        )
    if misfit.raw.startswith("{"):
        how = f"两头加方括号，写成 {misfit.name}: [{shortened(misfit.raw)}]"
        return _expected(misfit, "列表", "只写了一项，没有方括号", how)
    how = "在每一项的第一行前面加“- ”，其余各行与它对齐"
    return _expected(misfit, "列表", "少了每一项前面的“- ”", how)


def _as_targets(misfit: Misfit) -> str:
    """How to write targets that are no list, or no texts: what is measured, and how much of what."""
    written = misfit.value if isinstance(misfit.value, str) else misfit.raw
    texts = [part for part in re.split(r"[，,；;]\s*", written) if part]
    if texts and all(re.match(r"\D{2}", text) for text in texts):
        return f"写成 targets: {flow_list(texts)}"
    return "写明指标、数量和单位，如 targets: [法治专题讲座至少2次]"


def _expected(misfit: Misfit, wanted: str, written: str, how: str) -> Telling:
    return Telling(_CODE, f"{misfit.called}应为{wanted}，{written}", how)


def _number(misfit: Misfit, wanted: str, example: str) -> Telling:
    text = fold_text(_text_of(misfit.value))
    found = re.search(r"-?\d+(?:\.\d+)?" if wanted == "数字" else r"\d+", text)
    number = found.group() if found else _year_in(text) if misfit.name == "year" else None
    written = f"写成了{_named(misfit.value)}{misfit.written}"
    how = f"只写数字，不加引号，不带单位，如 {misfit.name}: {number or example}"
    return _expected(misfit, wanted, written, how)


def _year_in(text: str) -> str | None:
    """The year that Chinese numerals name: 二〇二四 is 2024."""
    reading = read_deadline(text if text.endswith("年") else f"{text}年", None)
    return str(reading.start.year) if isinstance(reading, Deadline) and reading.start is not None else None


def _mapping_for_text(misfit: Misfit, value: dict[str | int, Any]) -> Telling:
    raw = misfit.raw
    is_record = all(str(key).isascii() and isinstance(below, str | date) for key, below in value.items())
    if raw.startswith("{") and not is_record:
        how = f"花括号在这里有特殊含义，请给整句加引号，写成 {quoted(shortened(raw))}"
        return _expected(misfit, "一段文字", "却因为花括号被读成了下一级字段", how)
    key, below = next(iter(value.items()), ("", None))
    if len(value) == 1 and not str(key).isascii() and not isinstance(below, dict | list):
        sentence = f"{key}: {'' if below is None else below}"
        how = f"请给整句加引号，写成 {quoted(shortened(sentence))}，或者把英文冒号改成中文冒号“：”"
        return _expected(misfit, "一段文字", "却因为其中的英文冒号和空格被读成了下一级字段", how)
    texts = "；".join(_as_read(text) for text in value.values() if isinstance(text, str | date))
    key_before = "" if misfit.item is not None else f"{misfit.name}: "
    how = (
        f"这里不再分字段，直接写文字，写成 {key_before}{plain_or_quoted(shortened(texts))}"
        if texts
        else "这里不再分字段，直接写文字"
    )
    return _expected(
        misfit, "一段文字", f"写成了下一级字段 {'、'.join(str(name) for name in list(value)[:3])}", how
    )


def _list_for_text(misfit: Misfit, value: list[Any]) -> Telling:
    texts = [str(item) for item in value if item is not None]
    if misfit.raw.startswith("["):
        joined = texts[0] if len(texts) == 1 else "、".join(texts)
        how = f"去掉方括号，写成 {plain_or_quoted(shortened(joined or '…'))}；如果方括号是文字的一部分，请给整句加引号"
    elif len(texts) == 1:
        how = f"去掉“- ”，写成 {plain_or_quoted(shortened(texts[0]))}"
    else:
        how = f"合成一段文字；要分段时写成 {misfit.name}: |，各段另起一行并缩进，不加“- ”"
    return _expected(misfit, "一段文字", "写成了列表", how)


def _as_record(record: type[Record], text: str) -> str:
    """A mapping in one line that says what a mere text was meant to say."""
    fields, needed = fields_of(record), list(required_fields(record))
    candidates = [
        *(name for name in _PRINCIPAL if name in needed),
        *(name for name in needed if name != "id"),
    ]
    principal = next(iter([*candidates, *(name for name in _PRINCIPAL if name in fields), *fields]))
    names = needed if principal in needed else [*needed, principal]
    choices = choices_of(fields[principal].annotation)
    if choices and text not in choices:
        text = str(choices[0])
    parts = [
        f"{name}: {plain_or_quoted(shortened(text)) if name == principal and text else example_of(record, name)}"
        for name in names
    ]
    return f"{{{', '.join(parts)}}}"


def _keys_of(record: type[Record]) -> str:
    names = required_fields(record) or dict(list(fields_of(record).items())[:3])
    return "、".join(labelled(*entry) for entry in names.items())


def _named(value: Any) -> str:
    return _NAMES_OF_TYPES.get(type(value), "空值")


def _as_read(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


def _text_of(value: Any) -> str:
    return "" if value is None or isinstance(value, dict | list) else _as_read(value)
