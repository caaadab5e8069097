"""What older programs wrote opens in this one; what a newer one wrote is answered in a sentence and left as it is."""

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import apsw
import pytest

from assistant.cli import main
from assistant.documents.rendering.docx_text import text_lines
from assistant.domain import commands as c
from assistant.domain.meeting import Stage
from assistant.journal import record, schema
from assistant.journal.database import JournalUnusable
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.platform.paths import DATA_VARIABLE
from assistant.server.soundness import Unsound, look_at_journal
from tests.journal import kept_samples
from tests.journal.kept_samples import MOMENT, Sample
from tests.packages import project

FORMS = {
    "f065465": (1, 1),  # the first journals: no checksums
    "64541d5": (1, 2),  # with checksums, not divided by cell
    "7bb8574": (1, 3),  # divided by cell; a member's status is still one word
    "5fe295e": (1, 3),  # the last records without figures
    "7da9e48": (2, 3),  # figures of the meeting, the rules in full
    "31de226": (2, 3),  # the rules by their name, facts told once; no step of the month, nothing sent before
}
"""Version of record and of journal in each sample of before the first release, by the commit whose program wrote it."""
NEWER = 99


@pytest.fixture(params=kept_samples.names())
def sample(request: pytest.FixtureRequest, tmp_path: Path) -> Sample:
    return kept_samples.laid_out(request.param, tmp_path / request.param)


def journal_version(file: Path) -> int:
    """The version that a journal names, read without opening it as one."""
    database = apsw.Connection(str(file), flags=apsw.SQLITE_OPEN_READONLY)
    version = int(database.execute("PRAGMA user_version").get)
    database.close()
    return version


def digests(folder: Path) -> dict[str, str]:
    """Every file by its bytes, but for what SQLite puts beside a file that it reads."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(("-shm", "-wal")))
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def test_every_form_has_a_sample_and_each_is_what_it_is_called(tmp_path: Path) -> None:
    found = {}
    for name in kept_samples.names():
        laid = kept_samples.laid_out(name, tmp_path / name)
        found[name] = (json.loads(laid.record.read_bytes())["phien_ban"], journal_version(laid.journal))
    assert {name: found[name] for name in FORMS} == FORMS
    assert {forms[0] for forms in found.values()} == set(range(1, record.VERSION + 1))
    assert {forms[1] for forms in found.values()} == set(range(1, schema.VERSION + 1))
    assert project()["project"]["version"] in found, "of every release: python -m tests.journal.kept_samples"


def test_an_older_record_opens_and_says_what_it_said(sample: Sample) -> None:
    meeting = record.load(sample.record.read_bytes(), sample.record)
    said = json.loads(sample.record.read_bytes())
    assert (meeting.stage, meeting.version) == (Stage.ENDED, said["version"])
    assert list(meeting.speeches) == [one["id"] for one in said["speeches"]]
    assert [one.what for one in meeting.actions.values()] == [one["what"] for one in said["actions"]]
    assert [one.name for one in meeting.members.values()] == [one["name"] for one in said["members"]]
    assert {name: meeting.text(name) for name in meeting.texts} == {
        name: text["value"] for name, text in said["texts"].items()
    }
    assert record.load(record.dump(meeting), sample.record) == meeting


def test_an_older_journal_opens_tells_the_same_and_goes_on(sample: Sample) -> None:
    journal = Journal(sample.journal)
    (head,) = journal.heads()
    store = Store(journal, head.id, lambda: MOMENT)
    kept = record.load(sample.record.read_bytes(), sample.record)
    # What the room was told of the agenda at the start stands in the events; earlier records did not tell it.
    assert replace(store.meeting, announced=kept.announced) == kept
    before = store.meeting.version
    store.send(c.ReopenMinutes("sửa một lỗi"))
    assert store.meeting.version > before
    journal.close()
    assert journal_version(sample.journal) == schema.VERSION
    Journal(sample.journal).close()


def test_papers_are_printed_of_an_older_record(sample: Sample, tmp_path: Path) -> None:
    paper = tmp_path / "phu-luc.docx"
    assert main.main(["render", str(sample.record), "--form", "phu-luc-y-kien", "-o", str(paper)]) == main.GOOD
    said = "\n".join(text_lines(paper.read_bytes()))
    meeting = record.load(sample.record.read_bytes(), sample.record)
    assert meeting.speeches
    assert all(meeting.text(f"speech.{speech}") in said for speech in meeting.speeches)


def test_the_figures_of_an_older_record_are_counted(sample: Sample, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["check", str(sample.record)]) in {main.GOOD, main.GAPS}
    assert "✓" in capsys.readouterr().out


def made_newer(sample: Sample) -> None:
    """As a program of a later version would leave them."""
    said = json.loads(sample.record.read_bytes())
    sample.record.write_text(json.dumps({**said, "phien_ban": NEWER, "dieu_moi": [1]}), encoding="utf-8")
    database = apsw.Connection(str(sample.journal))
    database.execute(f"PRAGMA user_version = {NEWER}")
    database.close()


def test_a_newer_record_is_answered_in_one_sentence(
    sample: Sample, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made_newer(sample)
    before = digests(sample.cell)
    for command in (["check", str(sample.record)], ["render", str(sample.record), "-o", str(tmp_path / "x.docx")]):
        assert main.main(command) == main.UNREADABLE
        told = capsys.readouterr().err
        assert "bản Chibo mới hơn ghi (phiên bản 99" in told
        assert "Xin cập nhật chương trình." in told
        assert told.count("\n") == 1
    assert digests(sample.cell) == before
    assert not (tmp_path / "x.docx").exists()


@pytest.mark.parametrize("broken", [False, True], ids=["sound", "of another form"])
def test_a_newer_journal_is_answered_in_one_sentence_and_stays_as_it_is(
    sample: Sample, monkeypatch: pytest.MonkeyPatch, broken: bool
) -> None:
    made_newer(sample)
    if broken:
        database = apsw.Connection(str(sample.journal))
        database.execute("UPDATE event SET data = data || ' '")
        database.close()
    before = digests(sample.journal.parent)
    with pytest.raises(JournalUnusable, match="mới hơn") as refused:
        Journal(sample.journal)
    monkeypatch.setenv(DATA_VARIABLE, str(sample.journal.parent))
    with pytest.raises(Unsound, match="mới hơn") as told:
        look_at_journal()
    assert str(told.value) == str(refused.value)
    assert digests(sample.journal.parent) == before, "nothing is repaired, nothing set aside"
