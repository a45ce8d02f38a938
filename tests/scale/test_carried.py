"""What the workers must be told, or read for themselves: documents and their region, the baseline, the model."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from jsonschema import Draft202012Validator

from reformcheck.catalog.errors import InputError
from reformcheck.cli.settings import load_settings
from reformcheck.reports import json_report
from reformcheck.reports.formats import Look, rendering
from reformcheck.rules.matching.decision import DECISION
from reformcheck.rules.model import Model, ModelError
from reformcheck.running import many, worker
from reformcheck.running.gathering import Stream
from reformcheck.running.many import Way, outcomes
from reformcheck.running.problems import RequestError
from reformcheck.running.session import Session
from reformcheck.running.spec import Job, make_spec

JSON = (rendering("json", Look("zh")),)
SCHEMA = json.loads((Path(json_report.__file__).parent / "schemas" / "report.json").read_text("utf-8"))
TEXT = "关于推广改革举措的通知\n\n一、重点任务\n\n1.专利质押融资。（责任单位：知识产权局）\n2.{}。（责任单位：科技厅）\n"


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "notice.txt"
    path.write_text(TEXT.format("远程教育服务"), "utf-8")
    return path


def _pieces(session, settings, paths, way):
    return [outcome.pieces or outcome.error for outcome in outcomes(session, paths, JSON, way)]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_document_is_read_where_it_is_checked_with_its_region(document, paths, settings, jobs):
    session = Session(settings, region="吉林省")
    made = b",".join(pieces[0] for pieces in _pieces(session, settings, [str(document), paths[0]], Way(jobs)))
    text, plan = json.loads(b"[" + made + b"]")
    assert text["region"] == plan["region"] == "吉林省"
    assert len(text["items"]) == 2


def test_the_region_reaches_a_worker_that_starts_afresh(document, settings):
    session = Session(settings, region="吉林省")
    spec = make_spec(session, JSON)
    worker._sessions.clear()
    (outcome,) = worker.check_partition(spec, [Job(str(document))])
    assert json.loads(outcome.pieces[0])["region"] == "吉林省"


def test_a_remembered_document_is_checked_again_when_it_or_the_region_changes(document, settings, tmp_path):
    way = Way("1", None, str(tmp_path / "cache"))

    def found(region="吉林省"):
        worker._caches.clear()
        return _pieces(Session(settings, region=region), settings, [str(document)], way)[0][0]

    first = found()
    assert found() == first
    assert json.loads(found("安徽省"))["region"] == "安徽省"
    document.write_text(TEXT.format("新的事项"), "utf-8")
    assert found() != first


def test_a_cluster_is_sent_no_document(document, paths):
    with pytest.raises(InputError, match="--dask checks plan files only"):
        many._plan_file(str(document))
    assert many._plan_file(paths[0]) == Path(paths[0]).read_bytes()


def test_the_json_report_says_of_a_baseline_what_the_whole_report_says(paths, tmp_path):
    baseline = tmp_path / "baseline.json"
    held = {
        "fingerprint": "0" * 16,
        "rule": "no-lead-unit",
        "measure": None,
        "item": "1",
        "accepted": "2026-01-01",
    }
    baseline.write_text(json.dumps({"reformcheck-baseline": 1, "plans": {paths[0]: [held]}}), "utf-8")
    settings = load_settings({"baseline": str(baseline)})
    session = Session(settings)
    stream = Stream(JSON, session.catalog)
    stream.take(outcomes(session, paths[:1], JSON, Way("1")))
    total = stream.total
    report = json.loads(b"".join(json_report.document("1", [], stream._spools[0], total, [])))
    Draft202012Validator(SCHEMA).validate(report)
    assert report["summary"]["baselined"] == 0
    assert report["plans"][0]["baselined"] == []


class _PairJudge:
    """Stands in for the language model."""

    def __init__(self, error=None):
        self._error = error

    def revise(self, items, judgements, matcher):
        if self._error:
            raise self._error
        return SimpleNamespace(judgements=judgements, model=Model("a model", "package 1"), decision=DECISION)


@pytest.fixture
def judged(monkeypatch):
    def with_judge(judge):
        monkeypatch.setattr(
            "reformcheck.running.session.pair_judge_for", lambda _, semantic: semantic != "off" and judge
        )
        monkeypatch.setattr("reformcheck.rules.pairs.carrier.model", lambda: Model("a model", "package 1"))

    return with_judge


def test_the_model_reaches_a_worker_that_starts_afresh(judged, settings, paths):
    judged(_PairJudge())
    spec = make_spec(Session(settings, semantic="auto"), JSON)
    worker._sessions.clear()
    (outcome,) = worker.check_partition(spec, [Job(paths[0])])
    assert outcome.tally.model == ("a model", "package 1")
    report = b"".join(json_report.document("1", [], outcome.pieces, outcome.tally, []))
    assert json.loads(report)["tool"]["semantic"] == {"model": "a model", "version": "package 1"}


def test_what_a_model_proposed_is_not_remembered_for_a_run_without(settings, judged):
    judged(_PairJudge())
    digests = {make_spec(Session(settings, semantic=way), JSON).digest for way in ("auto", "off")}
    assert len(digests) == 2


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_model_that_does_not_load_is_a_usage_error(judged, settings, paths, jobs):
    judged(_PairJudge(ModelError("broken")))
    session = Session(settings, semantic="on")
    with pytest.raises(RequestError, match="broken"):
        list(outcomes(session, paths[:2], JSON, Way(jobs)))
