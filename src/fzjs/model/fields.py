"""Field types shared by every kind of file: text, identifiers, dates, phrases, names of units, exact numbers.

Each type says in Chinese what was expected when a value does not fit; the codes of these messages
(`phrase_type`, `decimal_type`, …) are what the schema rules (FZ1xx) translate into findings.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    PlainValidator,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError

from fzjs.language.unitlists import split_units


class Record(BaseModel):
    """A mapping in a plan file: unknown keys are errors, values are taken as written, nothing changes later."""

    # Building a validator for a nested record is wasted work: only the file's own model validates.
    model_config = ConfigDict(
        extra="forbid", strict=True, frozen=True, defer_build=True, populate_by_name=False
    )

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """None says that a file leaves a key out; a key that is there must have a value."""
        schema = handler(source)
        record: Any = handler.resolve_ref_schema(schema)
        for field in record["schema"].get("fields", {}).values():
            default = field["schema"]
            if default["type"] == "default" and default["schema"]["type"] == "nullable":
                default["schema"] = default["schema"]["schema"]
        return schema


def _phrase(value: Any) -> str | date:
    if isinstance(value, str) and value.strip():
        return value
    if type(value) is date:
        return value
    raise PydanticCustomError("phrase_type", "应为一句期限（如 2024年6月底前）或日期（如 2024-06-30）")


def link_parts(link: str) -> tuple[str | None, str]:
    """The plan that a `MeasureLink` names (None: the plan at hand) and the measure's id."""
    plan, mark, measure = link.partition("#")
    return (plan, measure) if mark else (None, link)


def _unquoted_day(value: Any) -> Any:
    if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return value


def as_list(value: Any) -> Any:
    """A single value where a list is meant: `deadline: 年底前` is `deadline: [年底前]`."""
    return value if isinstance(value, list) or value is None else [value]


def _names(value: Any) -> Any:
    return list(split_units(value).names) if isinstance(value, str) else value


def _decimal(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise PydanticCustomError("decimal_type", "应为数字（如 12.5），不加引号，不带单位")
    if value in (float("inf"), float("-inf")) or value != value:
        raise PydanticCustomError("decimal_type", "应为数字（如 12.5），不加引号，不带单位")
    # str() of a float is the shortest text that reads back: 0.1 stays 0.1.
    return Decimal(str(value))


def _year_month(value: Any) -> str:
    """`2019`, `2019-03` and `2019-03-31` all name a time after which something no longer holds."""
    if type(value) is date:
        return value.isoformat()
    if type(value) is int and 1900 <= value <= 2999:
        return str(value)
    if isinstance(value, str) and (_is_year(value) or _is_month(value)):
        return value
    raise PydanticCustomError("year_month_type", "应为年、年月或日期（如 2019、2019-03 或 2019-03-31）")


def _is_year(value: str) -> bool:
    return len(value) == 4 and value.isascii() and value.isdecimal() and "1900" <= value <= "2999"


def _is_month(value: str) -> bool:
    year, _, month = value.partition("-")
    return _is_year(year) and month in _MONTHS


_MONTHS = frozenset(f"{month:02d}" for month in range(1, 13))

FORBIDDEN_IN_IDS = r"""\s#"'、。“”‘’《》〈〉【】〔〕「」『』！-～"""
"""What ids must not have, as in a character class: spaces, marks, and full-width forms (U+FF01 to U+FF5E).

An id with one of them looks like another id, or ends in the middle when it is named in a command.
"""

_ID_CHARACTER = f"[^{FORBIDDEN_IN_IDS}]"
ID_PATTERN = f"^{_ID_CHARACTER}+$"
"""What an id must be, as the schemas say it too."""
_LINK_PATTERN = f"^{_ID_CHARACTER}+(#{_ID_CHARACTER}+)?$"
_PHRASE_SCHEMA = {"type": "string", "examples": ["2024年底前", "6月10日前", "每月2日前", "2024-12-31"]}
_NAMES_SCHEMA = {
    "anyOf": [
        {"type": "array", "items": {"type": "string", "minLength": 1}},
        {"type": "string", "minLength": 1},
    ],
}

Text = Annotated[str, Field(min_length=1, pattern=r"\S")]
"""Text that says something: not empty, not only spaces."""

Identifier = Annotated[str, Field(pattern=ID_PATTERN)]
"""A name for references between files, never shown in a document. Numbers need quotes: `"1.10"`."""

MeasureLink = Annotated[str, Field(pattern=_LINK_PATTERN)]
"""A measure of the plan at hand (`"1.3"`), or of any plan of the workspace (`"annual-2024#m04"`)."""

Fingerprint = Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")]
"""A short hash of a measure as it was when somebody last looked at a link to it. Needs quotes, as ids do."""

Phrase = Annotated[str | date, PlainValidator(_phrase), WithJsonSchema(_PHRASE_SCHEMA)]
"""A deadline as documents write it, or an ISO date."""

Phrases = Annotated[
    list[Phrase],
    BeforeValidator(as_list),
    WithJsonSchema({"anyOf": [_PHRASE_SCHEMA, {"type": "array", "items": _PHRASE_SCHEMA}]}),
]
"""One deadline or a list of them; always a list after loading."""

UnitNames = Annotated[list[Text], BeforeValidator(_names), WithJsonSchema(_NAMES_SCHEMA)]
"""Units or groups of units as written: a list, or one text such as 县审改办、政务服务中心、司法局."""

Exact = Annotated[Decimal, PlainValidator(_decimal), WithJsonSchema({"type": "number"})]
"""A number that must not pick up binary rounding: weights and scores."""

YearMonth = Annotated[
    str, PlainValidator(_year_month), WithJsonSchema({"type": ["string", "integer"], "examples": ["2019-03"]})
]
"""A year, a month or a day, as ISO text."""

Day = Annotated[date, BeforeValidator(_unquoted_day)]
"""A calendar day, 2024-04-22; quotes round it make no difference, as for every other YAML reader."""

Year = Annotated[int, Field(ge=1949, le=2999)]
"""A calendar year with four digits."""
