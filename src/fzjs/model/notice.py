"""How a plan is issued: the elements of an official notice (GB/T 9704-2012, clause 7)."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from fzjs.model.fields import Day, Record, Text, as_list

Names = Annotated[
    list[Text],
    BeforeValidator(as_list),
    WithJsonSchema(
        {"anyOf": [{"type": "string", "minLength": 1}, {"type": "array", "items": {"type": "string"}}]}
    ),
]
"""One name or a list of names, kept as written."""


class Notice(Record):
    """The notice that issues a plan (印发通知)."""

    number: Text | None = Field(
        None, title="发文字号", description="机关代字、六角括号年份、序号，如 示政办〔2024〕18号"
    )
    issuer: Names = Field(
        default_factory=list, title="发文机关", description="发文机关全称或规范化简称；联合行文时按顺序列出"
    )
    approved_by: Text | None = Field(None, title="批准机关", description="同意印发的机关，如 县政府")
    addressees: Names = Field(
        default_factory=list, title="主送机关", description="通知的主送机关，按印发顺序"
    )
    signed: Day | None = Field(None, title="成文日期", description="会议通过或签发的日期，写成 2024-04-22")
    published: Day | None = Field(None, title="发布日期", description="向社会公开的日期，写成 2024-04-24")
    index: Text | None = Field(None, title="索引号", description="政府信息公开索引号")
    subject: Text | None = Field(None, title="主题分类", description="政府信息公开主题分类")
    copies_to: Names = Field(
        default_factory=list, title="抄送机关", description="除主送机关外需要知晓内容的机关"
    )
