"""The register of units of a jurisdiction (单位名录): names, aliases, groups, successors."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from fzjs.model.fields import Identifier, Record, Text, YearMonth

UnitType = Literal[
    "department", "party", "congress", "court", "procuratorate", "township", "subdistrict", "institution",
    "enterprise", "other",
]  # fmt: skip
"""What a unit is; the meanings in Chinese are in the fields' descriptions."""

_TYPE_MEANINGS = (
    "department：部门；party：党委机构；congress：人大、政协；court：法院；procuratorate：检察院；township：乡镇；"
    "subdistrict：街道；institution：事业单位；enterprise：企业；other：其他"
)


class FormerName(Record):
    """A name that a unit bore until a date."""

    name: Text = Field(title="原名称", description="以前的名称")
    until: YearMonth | None = Field(None, title="使用至", description="使用到哪年哪月，如 2019-03")


class Unit(Record):
    """One unit (单位)."""

    name: Text = Field(title="单位名称", description="文件中通用的简称，如 县司法局")
    full: Text | None = Field(None, title="全称", description="单位全称")
    aliases: list[Text] = Field(
        default_factory=list, title="别名", description="文件中也会出现的写法，如 司法局"
    )
    formerly: list[FormerName] = Field(
        default_factory=list, title="曾用名", description="改名前的名称及使用截止时间"
    )
    type: UnitType = Field("department", title="单位类别", description=_TYPE_MEANINGS)
    host: Text | None = Field(None, title="设在单位", description="办公室设在哪个单位，如 县司法局")
    since: YearMonth | None = Field(
        None, title="设立时间", description="新设立的单位从哪年哪月起有，如 2022-06；以前的年度不计入达标范围"
    )
    until: YearMonth | None = Field(None, title="撤销时间", description="撤销或并入其他单位的时间")
    successor: Text | None = Field(None, title="承接单位", description="撤销后职责由谁承接")


class MemberRule(Record):
    """Members of a group by what they are."""

    type: UnitType | list[UnitType] = Field(title="单位类别", description=_TYPE_MEANINGS)


def _members_form(value: Any) -> str:
    return "rule" if isinstance(value, dict | MemberRule) else "names"


Members = Annotated[
    Annotated[list[Text], Tag("names")] | Annotated[MemberRule, Tag("rule")], Discriminator(_members_form)
]


class Group(Record):
    """A collective name (各乡镇（街道）, 县直各单位)."""

    name: Text = Field(title="统称", description="文件中的统称，如 各乡镇（街道）")
    aliases: list[Text] = Field(default_factory=list, title="别名", description="也会出现的写法")
    members: Members = Field(title="成员", description="单位名称的列表，或 {type: township}")


class Units(Record):
    """单位名录."""

    fzjs: Literal[1] = Field(1, title="格式版本", description="目前只有 1")
    kind: Literal["units"] = Field(title="文件种类", description="units：单位名录")
    id: Identifier | None = Field(None, title="编号", description="可不写")
    jurisdiction: Text = Field(title="行政区", description="名录属于哪个行政区，如 示例县")
    units: list[Unit] = Field(title="单位", description="所有单位")
    groups: list[Group] = Field(default_factory=list, title="统称", description="各乡镇、县直各单位等统称")
