"""The wording rules on any text at all: they end, and what they point at is there."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks.rules.one_text import found_in

CROWDED = st.text(
    alphabet="XxＸ×某_县市区省年月号202〔〕[]（）()【】《》“”〞。，、;:？?待定此处永宁夏原那么档案檔製后 \n\t😀",
    min_size=1,
)
ANYTHING = st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), min_size=1)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(CROWDED, ANYTHING).filter(str.strip), min_size=1, max_size=4))
def test_findings_lie_within_the_texts(texts: list[str]) -> None:
    with TemporaryDirectory() as folder:
        for finding in found_in(Path(folder), texts, "FZ6"):
            assert finding.line >= 4
            assert finding.column >= 1
            assert finding.message
            assert finding.hint
