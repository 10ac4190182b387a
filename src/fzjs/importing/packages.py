"""Office packages (zip files) from strangers: sizes checked before and while they inflate, no XML entities."""

from __future__ import annotations

import io
import zipfile

from fzjs.importing.source import UnreadableError

MOST_BYTES = 60_000_000
"""A file to import may be so large."""
_MOST_INFLATED = 300_000_000
_MOST_PARTS = 5_000
_CHUNK = 1 << 16


def names_in(data: bytes, name: str, program: str = "Word") -> frozenset[str]:
    """The parts of a package. Raises UnreadableError for one that is broken, locked, or inflates beyond all measure.

    `program` is what a person opens such a file with, besides WPS.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            infos = package.infolist()
            if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > _MOST_INFLATED:
                raise UnreadableError(
                    f"{name} 解压后过大（超过 {_MOST_INFLATED // 1_000_000} MB），不像正常的文档，没有读取"
                )
            if any(info.flag_bits & 1 for info in infos):
                raise UnreadableError(f"{name} 加了密码。请在 {program} 或 WPS 里去掉密码后另存，再试")
            left = _MOST_INFLATED
            for info in infos:
                left = _inflate(package, info, left, name)
            return frozenset(info.filename for info in infos)
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        EOFError,
        NotImplementedError,
        OSError,
        ValueError,
        RuntimeError,
    ) as error:
        raise UnreadableError(
            f"{name} 已经损坏，无法打开。请在 {program} 或 WPS 里打开并另存，再试"
        ) from error
    except Exception as error:
        if type(error).__module__ != "zlib":
            raise
        raise UnreadableError(
            f"{name} 已经损坏，无法解压。请在 {program} 或 WPS 里打开并另存，再试"
        ) from error


def _inflate(package: zipfile.ZipFile, info: zipfile.ZipInfo, left: int, name: str) -> int:
    """Inflate one part without keeping it; how many bytes are left to inflate."""
    is_xml = info.filename.endswith((".xml", ".rels"))
    with package.open(info) as part:
        head = True
        while chunk := part.read(_CHUNK):
            left -= len(chunk)
            if left < 0:
                raise UnreadableError(f"{name} 解压后过大，不像正常的文档，没有读取")
            if is_xml and head and b"<!DOCTYPE" in chunk[:4096].replace(b"\0", b""):
                raise UnreadableError(f"{name} 里有 XML 实体定义（DOCTYPE），办公软件不会这样保存，没有读取")
            head = False
    return left
