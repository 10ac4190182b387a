"""Help in Chinese, laid out for columns in which a Chinese character takes two."""

from __future__ import annotations

from typing import Any
from unicodedata import east_asian_width

from typer.core import TyperCommand, TyperGroup

_OWN_HELP = {
    "--help": "显示这份说明",
    "--install-completion": "为当前的 shell 安装命令补全",
    "--show-completion": "显示当前 shell 的命令补全脚本",
}
"""The parser's own options say their purpose in English."""


class ChineseCommand(TyperCommand):
    """A command whose help is in Chinese."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write usage, purpose, arguments and options."""
        usage = " ".join([ctx.command_path, *_metavars(self, ctx)])
        formatter.write(f"用法：{usage}\n\n{_purpose(self)}\n")
        _write_parameters(self, ctx, formatter)


class ChineseGroup(TyperGroup):
    """The program, or a group of commands, whose help is in Chinese."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write usage, purpose, commands and options."""
        formatter.write(f"用法：{ctx.command_path} [选项] 命令 [参数]…\n\n{_purpose(self)}\n")
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [
            (name, (command.help or "").partition("\n")[0])
            for name, command in commands
            if command is not None
        ]
        _write_table(formatter, "命令", rows)
        _write_parameters(self, ctx, formatter)


def _purpose(command: Any) -> str:
    return "\n".join(line.strip() for line in (command.help or "").strip().splitlines())


def _metavars(command: Any, ctx: Any) -> list[str]:
    words = ["[选项]"]
    for parameter in command.get_params(ctx):
        if parameter.param_type_name == "argument":
            name = parameter.metavar or parameter.name.upper()
            words.append(name if parameter.required else f"[{name}]")
    return words


def _write_parameters(command: Any, ctx: Any, formatter: Any) -> None:
    arguments, options = [], []
    for parameter in command.get_params(ctx):
        if getattr(parameter, "hidden", False):
            continue
        told = _OWN_HELP.get(parameter.opts[-1]) or getattr(parameter, "help", None) or ""
        if parameter.param_type_name == "argument":
            arguments.append((parameter.metavar or parameter.name.upper(), told))
        else:
            metavar = "" if parameter.is_flag else f" {parameter.metavar or parameter.name.upper()}"
            options.append((", ".join(parameter.opts) + metavar, told))
    _write_table(formatter, "参数", arguments)
    _write_table(formatter, "选项", options)


def _write_table(formatter: Any, title: str, rows: list[tuple[str, str]]) -> None:
    if not rows:
        return
    widest = max(_width(left) for left, _ in rows)
    formatter.write(f"\n{title}：\n")
    for left, right in rows:
        formatter.write(f"  {left}{' ' * (widest - _width(left))}  {right}\n")


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
