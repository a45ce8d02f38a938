"""However plans are checked, and by how many, the report is the same."""

import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from reformcheck.reports.formats import Look, rendering
from reformcheck.rules.model import ReadError
from reformcheck.running.many import Way, outcomes, results
from reformcheck.running.packing import pack, unpack
from reformcheck.running.spec import Job, Spec, make_spec
from reformcheck.running.spool import Spool
from reformcheck.running.worker import check_packed, check_partition

JSON = (rendering("json", Look("zh")),)


@pytest.fixture(scope="session")
def diff(tmp_path_factory):
    def run(*arguments):
        command = [sys.executable, "-m", "reformcheck.cli", "diff", *map(str, arguments)]
        return subprocess.run(
            command, capture_output=True, timeout=120, cwd=tmp_path_factory.getbasetemp(), check=False
        )

    return run


@pytest.fixture(scope="session")
def serial(diff, plans):
    return diff(plans, "--format", "json", "--jobs", "1")


def test_a_broken_plan_is_an_error_and_stops_nothing(serial):
    report = json.loads(serial.stdout)
    assert serial.returncode == 2
    assert len(report["plans"]) == report["summary"]["plans"] == 40
    assert [error["path"][-9:] for error in report["errors"]] == ["020b.yaml"]
    assert [plan["path"] for plan in report["plans"]] == sorted(plan["path"] for plan in report["plans"])


def test_parallel_is_serial_byte_for_byte(serial, diff, plans):
    parallel = diff(plans, "--format", "json", "--jobs", "2")
    assert (parallel.returncode, parallel.stdout) == (serial.returncode, serial.stdout)
    assert parallel.stderr == serial.stderr


@pytest.mark.parametrize("name", ["text", "sarif", "csv", "markdown"])
def test_every_format_is_the_same_in_parallel(name, diff, plans):
    one, two = (diff(plans, "--format", name, "--jobs", jobs) for jobs in (1, 2))
    assert one.stdout == two.stdout and one.stdout


def test_a_whole_report_is_what_the_pieces_make(serial, diff, plans, tmp_path):
    """Beside a format that takes the report as a whole, JSON is made from the whole as well."""
    whole = tmp_path / "whole.json"
    diff(plans, "--format", f"json:{whole}", "--format", f"csv:{tmp_path / 'x.csv'}")
    assert whole.read_bytes() == serial.stdout


def test_a_pipe_has_no_progress_bar(serial):
    assert b"\r" not in serial.stderr and b"\x1b" not in serial.stderr


def test_configuration_and_baseline_reach_the_workers(diff, plans, tmp_path):
    baseline = tmp_path / "baseline.json"
    arguments = [sys.executable, "-m", "reformcheck.cli", "baseline", "create", str(plans / "001.yaml")]
    subprocess.run([*arguments, "-o", str(baseline)], capture_output=True, check=False, timeout=60)
    if not baseline.exists():
        subprocess.run([*arguments, "--baseline", str(baseline)], check=True, timeout=60)
    one, two = (
        diff(plans, "--baseline", baseline, "--format", "json", "--jobs", jobs, "--ignore", "no-lead-unit")
        for jobs in (1, 2)
    )
    assert one.stdout == two.stdout
    found = {plan["path"][-8:]: len(plan["findings"]) for plan in json.loads(one.stdout)["plans"]}
    assert found["001.yaml"] == 0 < found["002.yaml"]


@pytest.mark.parametrize("jobs", ["0", "-1", "two", "1.5", "100000"])
def test_jobs_must_be_a_number_or_auto(jobs, diff, plans):
    run = diff(plans, f"--jobs={jobs}")
    assert run.returncode == 2 and not run.stdout
    assert jobs in run.stderr.decode()


def test_the_spec_is_small_and_enough_elsewhere(session, settings, paths):
    """Another process gets nothing but the pickled spec and the bytes of the plans."""
    spec = make_spec(session, JSON)
    packed = pickle.dumps(spec)
    assert len(packed) < 5_000
    jobs = [Job(path, Path(path).read_bytes()) for path in paths[:3]]
    code = (
        "import pickle, sys; from reformcheck.running.worker import check_packed;"
        "spec, jobs = pickle.load(sys.stdin.buffer);"
        "sys.stdout.buffer.write(pickle.dumps(check_packed(spec, jobs)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        input=pickle.dumps((packed, jobs)),
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert pickle.loads(run.stdout) == check_partition(spec, jobs) == check_packed(packed, jobs)


def test_a_plan_to_check_against_travels_in_the_spec(settings, paths):
    from reformcheck.running import worker
    from reformcheck.running.session import Session

    session = Session(settings, against=paths[0])
    spec = pickle.loads(pickle.dumps(make_spec(session, JSON)))
    assert isinstance(spec, Spec) and spec.catalogs is not None
    here = check_partition(spec, [Job(paths[1])])
    worker._sessions.clear()
    assert check_partition(spec, [Job(paths[1])]) == here


def test_a_packed_result_names_the_catalog_and_comes_back_equal(session, paths):
    result = session.check(paths[0])
    packed = pack(result, session.checker.catalog)
    back = unpack(packed, session.checker.catalog)
    assert back == result
    assert back.coverage.measures[0].measure is result.coverage.measures[0].measure
    assert len(packed) < len(pickle.dumps(result))


def test_unpacking_makes_nothing_but_results(session):
    import os

    with pytest.raises(pickle.UnpicklingError):
        unpack(pickle.dumps(os.getcwd), session.catalog)


def test_results_come_whole_and_in_order(session, settings, paths):
    found = list(results(session, paths, Way("2")))
    places = [r.location.path if isinstance(r, ReadError) else r.plan.path for r in found]
    assert places == paths
    assert [r.location.path[-9:] for r in found if isinstance(r, ReadError)] == ["020b.yaml"]


def test_no_more_is_read_than_is_being_worked_on(session, settings, paths):
    """The outcomes are a stream: the first is there before the last plan is looked at."""
    stream = outcomes(session, [*paths[:1], "/nowhere/at/all.yaml"], JSON, Way("1"))
    assert next(stream).tally.plans == 1
    assert "all.yaml" in next(stream).error.location.path


def test_a_spool_gives_back_what_it_took_also_from_disk():
    spool = Spool()
    pieces = [("一" * 100_000 + str(number)).encode() for number in range(20)]
    for piece in pieces:
        spool.add(piece)
    assert list(spool) == pieces
    spool.close()


def test_plans_in_a_row_are_one_outcome_and_a_broken_one_stands_apart(session, settings, paths, tmp_path):
    broken = tmp_path / "broken.yaml"
    broken.write_text("reformcheck: 1\nplan: [", encoding="utf-8")
    spec = make_spec(session, JSON)
    one, two = (check_partition(spec, [Job(path)])[0] for path in paths[:2])
    before, error, behind = check_partition(spec, [Job(p) for p in (*paths[:2], str(broken), paths[0])])
    assert before == (None, one.tally.plus(two.tally), (one.pieces[0] + b",\n" + two.pieces[0],), None)
    assert error.error and error.error.location.path == str(broken)
    assert behind == one
    assert [outcome.plans for outcome in (before, error, behind)] == [2, 1, 1]
