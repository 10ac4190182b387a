"""FZ02x: suppressions and selections that do not do what their author thinks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fzjs.checks.finding import Fault
from fzjs.checks.nearness import nearest
from fzjs.checks.rule import rule, shown_while_reading
from fzjs.checks.selection import unknown_patterns

if TYPE_CHECKING:
    from fzjs.checks.scope import Scope
    from fzjs.model.plan import Path
    from fzjs.model.workspace import WorkspaceSettings

useless = shown_while_reading(
    "FZ020",
    "豁免没有用上",
    "warning",
    """每一处豁免（文件里的注释 # fzjs: ignore[…]，fzjs.yaml 里的 ignore）都应正好对应要接受的问题。

    注释写在一行末尾时，管这一行以及下面缩进更深的各行；单独占一行时，管它下面的那一行，范围相同。

    为什么：问题改好以后留下的豁免，会把以后新出现的同类问题一并放过。文件本身的问题（FZ0）不能用注释
    豁免；文件有字段错误、没法完整检查时，字段问题（FZ1）也不能用注释豁免。

    怎么改：删去没有用上的代码或整条豁免；位置写错的，移到提示问题的那一行。要对整个文件豁免，写在
    fzjs.yaml 的 ignore 里。
    """,
)

without_reason = shown_while_reading(
    "FZ021",
    "豁免没有写理由",
    "warning",
    """豁免注释应写明理由，如 # fzjs: ignore[FZ302] 上级文件原文如此。

    为什么：过一段时间，别人不知道为什么可以不改，也就不知道什么时候可以恢复检查。

    怎么改：在方括号后面空一格，用一句话写明理由。
    """,
)

stale_baseline = shown_while_reading(
    "FZ023",
    "基线里的问题已经没有了",
    "warning",
    """基线文件（fzjs validate --baseline 文件）里的每一条，都应当还有对应的问题。

    为什么：问题改好以后留在基线里的记录，会把以后新出现的同类问题一并放过。

    怎么改：重新生成基线：fzjs validate --baseline 文件 --write-baseline；或者从文件里删去这一条，
    还剩几处就把 count 改成几。
    """,
)


@rule("FZ022", "豁免或规则选择写错", "warning", ["workspace"])
def unknown_codes(scope: Scope[WorkspaceSettings]) -> Iterator[Fault]:
    """豁免注释的写法、豁免和规则选择里的规则代码，都应正确。

    注释写成 # fzjs: ignore[FZ203] 理由；几个代码用半角逗号隔开；一族规则写前几位，如 FZ2。
    fzjs.yaml 里的 rules.select、rules.ignore 和 ignore 也用这些代码。

    为什么：代码写错时，豁免或选择不起作用，而作者以为已经起作用。

    怎么改：按提示改正代码；所有代码可用 fzjs explain 查看。
    """
    rules = scope.model.rules
    written: list[tuple[Path, str]] = [
        *((("rules", "select", index), code) for index, code in enumerate(rules.select)),
        *((("rules", "ignore", index), code) for index, code in enumerate(rules.ignore)),
        *((("ignore", index, "code"), entry.code) for index, entry in enumerate(scope.model.ignore)),
    ]
    for path, code in written:
        if unknown_patterns([code]):
            yield Fault(path, f"没有规则“{code}”", meant_code(code))


def meant_code(written: str) -> str:
    """What to write instead of a code that does not exist."""
    from fzjs.checks.registry import all_rules
    from fzjs.checks.rule import FAMILIES

    folded = written.strip().upper()
    if folded != written and not unknown_patterns([folded]):
        return f"写成 {folded}"
    near = nearest(folded, [*all_rules(), *FAMILIES], 1)
    suggestion = f"如 {near[0]}" if near else "如 FZ302，或整族 FZ3"
    return f"写规则的代码，{suggestion}；所有代码可用 fzjs explain 查看"
