"""The same check on a cluster, one of whose workers dies half-way."""

import os
import pickle
import signal
import sys
from functools import partial
from pathlib import Path

import pytest

from reformcheck.reports.formats import Look, rendering
from reformcheck.running.cluster import DaskMissingError, connect, map_on_cluster
from reformcheck.running.spec import Job, make_spec
from reformcheck.running.worker import check_packed, check_partition

JSON = (rendering("json", Look("zh")),)
BETWEEN = rendering("json", Look("zh")).joined((b"", b""))


@pytest.fixture(scope="module")
def cluster():
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, scheduler_port=0
    ) as cluster:
        yield cluster


def _lost(job):
    return pytest.fail(f"{job} was given up")


def one_by_one(outcomes):
    """What is said of each plan: parts of a cluster are joined otherwise than those of one process."""
    return [
        said for part in outcomes for said in ([part.error] if part.error else part.pieces[0].split(BETWEEN))
    ]


def test_a_killed_worker_changes_nothing(cluster, session, settings, paths):
    spec = make_spec(session, JSON)
    jobs = [Job(path, Path(path).read_bytes()) for path in paths * 5]
    expected = check_partition(spec, jobs)
    found = []
    with connect(cluster.scheduler_address) as client:
        pids = client.run(os.getpid)
        for outcome in map_on_cluster(client, partial(check_packed, pickle.dumps(spec)), jobs, _lost, 4):
            found.append(outcome)
            if pids and sum(part.plans for part in found) >= len(jobs) // 2:
                os.kill(next(iter(pids.values())), signal.SIGKILL)
                pids = {}
    assert not pids
    assert one_by_one(found) == one_by_one(expected)
    assert len(one_by_one(found)) == len(jobs)


def test_no_more_is_sent_than_the_workers_can_take(cluster):
    taken = []

    def things():
        for number in range(500):
            taken.append(number)
            yield number

    with connect(cluster.scheduler_address) as client:
        stream = map_on_cluster(client, list, things(), _lost, 2)
        assert next(stream) == 0
        assert len(taken) < 60
        stream.close()


def test_without_dask_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(DaskMissingError):
        connect("local")
