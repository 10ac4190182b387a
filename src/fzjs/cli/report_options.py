"""Options that the commands about reports share."""

from __future__ import annotations

from pydantic import TypeAdapter, ValidationError

from fzjs.checks.reporting.due import misplaced, reporting_rule
from fzjs.cli.exits import CannotRunError
from fzjs.cli.named_plans import NamedPlan
from fzjs.model.report import ReportPeriod


def period_of(text: str) -> str:
    """The period of `--period`."""
    if not text:
        raise CannotRunError("请写明报告期，如 --period 2024-05（月）、2024-Q2（季）或 2024（年）")
    try:
        period: str = TypeAdapter(ReportPeriod).validate_python(text)
    except ValidationError:
        raise CannotRunError(
            f"--period {text} 不是报告期，请写成 2024-05（月）、2024-Q2（季）或 2024（年）"
        ) from None
    return period


def refuse_misplaced(named: NamedPlan, period: str) -> None:
    """A period for which nobody owes a report on the plan."""
    message = misplaced(reporting_rule(named.plan, named.workspace), named.plan, period)
    if message is not None:
        raise CannotRunError(f"--period 不对：{message}")
