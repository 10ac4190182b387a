"""How a plan is issued: the elements of an official notice (GB/T 9704-2012, clause 7)."""

from __future__ import annotations

from typing import Annotated, Literal

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
    title: Text | None = Field(
        None, title="通知标题", description="不写则为“发文机关＋关于印发《文件标题》的通知”"
    )
    text: Names = Field(
        default_factory=list, title="通知正文", description="每段一条；不写则用印发通知的通用写法"
    )
    as_attachment: bool = Field(
        False,
        title="作为附件",
        description="true：所印发的文件作为通知的附件，写附件说明；false：直接排在成文日期之后",
    )
    signed: Day | None = Field(None, title="成文日期", description="会议通过或签发的日期，写成 2024-04-22")
    published: Day | None = Field(None, title="发布日期", description="向社会公开的日期，写成 2024-04-24")
    index: Text | None = Field(None, title="索引号", description="政府信息公开索引号")
    subject: Text | None = Field(None, title="主题分类", description="政府信息公开主题分类")
    copies_to: Names = Field(
        default_factory=list, title="抄送机关", description="除主送机关外需要知晓内容的机关"
    )
    copy_number: Annotated[str, Field(pattern=r"^\d{1,6}$")] | None = Field(
        None, title="份号", description='六位数字，加引号，如 "000001"；涉密公文应当标注'
    )
    secrecy: Literal["绝密", "机密", "秘密"] | None = Field(None, title="密级", description="涉密公文的密级")
    secrecy_term: Text | None = Field(None, title="保密期限", description="和密级写在一起，如 1年")
    urgency: Literal["特急", "加急"] | None = Field(None, title="紧急程度", description="需要时标注")
    mark: Text | None = Field(
        None, title="发文机关标志", description="版头上的红字；不写则为发文机关名称加“文件”"
    )
    signers: Names = Field(
        default_factory=list, title="签发人", description="上行文的签发人姓名，按发文机关的顺序"
    )
    sealed: bool = Field(
        True, title="加盖印章", description="true：落款处留出印章的位置；false：不加盖印章的排法"
    )
    note: Text | None = Field(None, title="附注", description="印发传达范围等，不加括号，如 此件公开发布")
    print_office: Text | None = Field(
        None, title="印发机关", description="版记中的印发机关；不写则为发文机关的办公室或发文机关本身"
    )
    print_day: Day | None = Field(None, title="印发日期", description="付印的日期；不写则同成文日期")
