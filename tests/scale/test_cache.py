"""What is remembered: never more than what a check would find."""

import pickle
import sqlite3
from pathlib import Path

import pytest

from reformcheck.catalog.model import Location
from reformcheck.reports.formats import Look, rendering
from reformcheck.rules.model import ReadError
from reformcheck.running import worker
from reformcheck.running.cache import Cache, _signed, prepare
from reformcheck.running.code import files_digest
from reformcheck.running.many import Way, outcomes
from reformcheck.running.packing import pack
from reformcheck.running.spec import Job, Outcome, make_spec

JSON = (rendering("json", Look("zh")),)


@pytest.fixture
def found(session, settings, tmp_path):
    def check(paths, renderings=JSON):
        worker._caches.clear()
        return list(outcomes(session, paths, renderings, Way("1", None, str(tmp_path / "cache"))))

    return check


def test_a_second_run_finds_the_same_and_checks_nothing(found, paths, monkeypatch):
    cold = found(paths)
    monkeypatch.setattr(
        "reformcheck.running.session.read_source", lambda *_: pytest.fail("a known plan was read again")
    )
    # What is no plan is remembered too: its error does not change while its bytes do not.
    assert found(paths) == cold


def test_changed_bytes_are_checked_again(found, tmp_path, paths):
    plan = tmp_path / "plan.yaml"
    plan.write_bytes(Path(paths[0]).read_bytes())
    before = found([str(plan)])
    plan.write_text(plan.read_text("utf-8").replace("title: ", "title: 新", 1), "utf-8")
    assert found([str(plan)]) != before


def test_what_is_asked_for_is_part_of_the_key(found, paths):
    assert found(paths[:1])[0].pieces
    assert found(paths[:1], ())[0].result


def test_a_cache_may_be_deleted_or_damaged_at_any_time(found, paths, tmp_path):
    cold = found(paths[:3])
    (file,) = (tmp_path / "cache").glob("*.sqlite3")
    worker._caches.clear()
    for damage in (b"", b"no database at all" * 100):
        for path in (tmp_path / "cache").iterdir():
            path.unlink()
        file.write_bytes(damage)
        assert found(paths[:3]) == cold
    file.unlink()
    assert found(paths[:3]) == cold


def test_a_damaged_entry_is_checked_again(found, paths, tmp_path):
    cold = found(paths[:2])
    (file,) = (tmp_path / "cache").glob("*.sqlite3")
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE outcomes SET outcome = x'00'")
    assert found(paths[:2]) == cold


@pytest.mark.parametrize("renderings", [JSON, ()], ids=["pieces", "results"])
def test_an_entry_of_another_kind_is_checked_again(renderings, found, session, paths, tmp_path):
    cold = found(paths[:3], renderings)
    (file,) = (tmp_path / "cache").glob("*.sqlite3")
    with sqlite3.connect(file) as connection:
        keys = [key for (key,) in connection.execute("SELECT key FROM outcomes")]
    catalog = session.checker.catalog
    others = (
        "words",
        None,
        5,
        [],
        ReadError(Location("x"), "y"),
        Outcome(None, "no tally"),
        Outcome(),
        Job("a.yaml"),
    )
    for other in (*(pack(value, catalog) for value in others), pickle.dumps({}), "text", 7, None, b""):
        with sqlite3.connect(file) as connection:
            connection.execute("UPDATE outcomes SET outcome = ?", (other,))
        assert found(paths[:3], renderings) == cold
        with sqlite3.connect(file) as connection:  # as the program signs what it writes, of another plan
            for key in keys:
                outcome = other if isinstance(other, bytes) else b""
                connection.execute(
                    "UPDATE outcomes SET outcome = ? WHERE key = ?", (_signed(keys[0], outcome), key)
                )
        assert len(found(paths[:3], renderings)) == 3


def test_a_document_that_cannot_be_read_says_why(found, tmp_path, monkeypatch):
    document = tmp_path / "a.docx"
    document.mkdir()
    (outcome,) = found([str(document)])
    assert outcome.error is not None and not outcome.error.trace


def test_a_folder_that_cannot_be_made_is_said(found, paths, tmp_path):
    from reformcheck.catalog.errors import InputError

    (tmp_path / "cache").write_text("a file")
    with pytest.raises(InputError):
        found(paths[:1])


def test_a_process_at_work_keeps_no_other_from_writing(tmp_path):
    file = prepare(str(tmp_path))
    one, other = Cache(file), Cache(file)
    one.put(b"1", b"one")
    other.put(b"2", b"two")
    other.commit()
    assert (one.get(b"1"), one.get(b"2")) == (None, b"two")
    one.commit()
    assert (other.get(b"1"), other.get(b"2")) == (b"one", b"two")


def test_the_key_holds_the_program_its_data_and_the_lists_that_are_added(session, tmp_path):
    spec = make_spec(session, JSON, "cache")
    assert spec.code
    assert spec._replace(code="of another program").digest != spec.digest
    folder = tmp_path / "package"
    folder.mkdir()
    digests = set()
    for name, content in (("rule.py", "1"), ("rule.py", "2"), ("data.yaml", "a"), ("data.yaml", "b")):
        (folder / name).write_text(content, "utf-8")
        digests.add(files_digest([str(folder)]))
    assert len(digests) == 4
    (folder / "rule.cpython-311.pyc").write_text("made by Python", "utf-8")
    assert files_digest([str(folder)]) in digests
