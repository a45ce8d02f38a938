"""Reading a document takes time in step with its length."""

from __future__ import annotations

from pathlib import Path

from reformcheck.plans.documents import understand
from reformcheck.plans.documents.phrases.clauses import find_clauses
from reformcheck.plans.documents.reading.read_file import read_document


def test_paragraphs_below_one_number_are_read_once_each(tmp_path: Path, regions) -> None:
    def looks(count: int) -> int:
        lines = [f"推行第{count}种办法{n}。（责任单位：省科技厅）" for n in range(count)]
        path = tmp_path / "x.txt"
        path.write_text("\n".join(("吉林省推广工作方案", "一、主要任务", *lines)), encoding="utf-8")
        before = find_clauses.cache_info()
        draft = understand(read_document(str(path)), regions)
        assert len(draft.items) == count
        after = find_clauses.cache_info()
        return after.hits + after.misses - before.hits - before.misses

    assert looks(80) < 2.5 * looks(40)
