from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest
from fakes import FakeExtractor, load_fake_matcher

from claimcheck.errors import ChangedError, DatabaseError, UsageError
from claimcheck.records import VerdictStatus
from claimcheck.store import LogAction, open_reader, version
from claimcheck.workflow import ingest, mark, undo
from claimcheck.workflow import verdicts as module

CONFIRMED, CONTESTED, UNCONFIRMED = VerdictStatus.CONFIRMED, VerdictStatus.CONTESTED, VerdictStatus.UNCONFIRMED


@pytest.fixture
def ids(article: Path, database: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of two stored claims."""
    monkeypatch.setattr(module, "now", lambda: "2026-01-05T14:05:00Z")
    list(ingest([str(article)], BytesIO(), database, FakeExtractor, load_fake_matcher))
    with open_reader(database) as reader:
        return [entry.claim.id for entry in reader.entries()]


def statuses(database: Path) -> list[VerdictStatus]:
    with open_reader(database) as reader:
        return [entry.verdict.status for entry in reader.entries()]


def test_a_verdict_says_by_whom_when_why_and_on_what_evidence(database: Path, ids: list[str]) -> None:
    (judged,) = mark(database, ids[:1], CONFIRMED, by="Ann", note="seen", evidence=["https://example.org/a"])
    assert judged.before.verdict.status is UNCONFIRMED
    with open_reader(database) as reader:
        assert reader.entry(ids[0]).verdict == judged.verdict
    assert judged.verdict.by == "Ann"
    assert judged.verdict.at == "2026-01-05T14:05:00Z"
    assert judged.verdict.note == "seen"
    assert judged.verdict.evidence == ("https://example.org/a",)


def test_several_claims_are_marked_by_shortened_ids_and_each_once(database: Path, ids: list[str]) -> None:
    judged = mark(database, [ids[0][:10], ids[1][4:10], ids[0]], CONTESTED, by="Ann")
    assert [one.before.claim.id for one in judged] == ids
    assert statuses(database) == [CONTESTED, CONTESTED]


def test_one_unknown_id_and_none_is_marked(database: Path, ids: list[str]) -> None:
    with pytest.raises(UsageError, match="clm_nothere"):
        mark(database, [ids[0], "clm_nothere"], CONFIRMED, by="Ann")
    assert statuses(database) == [UNCONFIRMED, UNCONFIRMED]


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "example.org/a",
        "http://",
        "http://[bad",
        "https://example.org/a b",
        "https://example.org/\x1b[31m",
        "",
    ],
)
def test_evidence_that_is_no_web_address_is_refused(database: Path, ids: list[str], address: str) -> None:
    with pytest.raises(UsageError, match="not a web address"):
        mark(database, ids, CONFIRMED, by="Ann", evidence=["https://example.org", address])
    assert statuses(database) == [UNCONFIRMED, UNCONFIRMED]


def test_undo_takes_back_the_last_action_whole(database: Path, ids: list[str]) -> None:
    mark(database, ids[:1], CONFIRMED, by="Ann")
    mark(database, ids, CONTESTED, by="Bob")
    lines = undo(database, by="Ann")
    assert [(line.action, line.claim_id, line.verdict.by) for line in lines] == [
        (LogAction.UNDO, ids[0], "Ann"),
        (LogAction.UNDO, ids[1], "Ann"),
    ]
    assert statuses(database) == [CONFIRMED, UNCONFIRMED]


def test_undo_of_one_claim_leaves_the_others(database: Path, ids: list[str]) -> None:
    mark(database, ids, CONTESTED, by="Bob")
    undo(database, ids[1][:10], by="Ann")
    assert statuses(database) == [CONTESTED, UNCONFIRMED]


def test_there_may_be_nothing_to_take_back(database: Path, ids: list[str]) -> None:
    with pytest.raises(UsageError):
        undo(database, by="Ann")
    with pytest.raises(UsageError):
        undo(database, ids[0], by="Ann")


def test_a_missing_database_is_not_made(database: Path) -> None:
    with pytest.raises(DatabaseError):
        mark(database, ["clm_0"], CONFIRMED, by="Ann")
    with pytest.raises(DatabaseError):
        undo(database, by="Ann")
    assert not database.exists()


def test_a_verdict_may_cover_the_same_claim_elsewhere_and_who_joins_later_does_not_inherit_it(
    tmp_path: Path, database: Path
) -> None:
    def article(name: str, speaker: str) -> str:
        path = tmp_path / f"{name}.txt"
        path.write_text(f"{speaker} said that the old bridge is closed to all traffic.", encoding="utf-8")
        return str(path)

    first = [article("one", "Ann Lee"), article("two", "Bob Roe")]
    list(ingest(first, BytesIO(), database, FakeExtractor, load_fake_matcher))
    with open_reader(database) as reader:
        claim = next(reader.entries()).claim
    assert len(mark(database, [claim.id], CONFIRMED, by="Ann", with_same=True)) == 2
    list(ingest([article("three", "Cy Poe")], BytesIO(), database, FakeExtractor, load_fake_matcher))
    with open_reader(database) as reader:
        late = next(entry for entry in reader.entries() if entry.claim.speaker.name == "Cy Poe")
        assert late.verdict.status is UNCONFIRMED
        assert {line.verdict.status for line in reader.judged_alike(late)} == {CONFIRMED}


def test_analysts_on_one_file_queue_and_none_of_their_verdicts_is_lost(database: Path, ids: list[str]) -> None:
    def judge(name: str) -> None:
        for _ in range(5):
            mark(database, ids, CONFIRMED, by=name)

    with ThreadPoolExecutor(4) as analysts:
        list(analysts.map(judge, ["Ann", "Bob", "Cid", "Dee"]))
    with open_reader(database) as reader:
        lines = list(reader.history())
        assert reader.audit().faults == ()
    assert Counter(line.verdict.by for line in lines) == dict.fromkeys(["Ann", "Bob", "Cid", "Dee"], 10)


def test_of_analysts_who_read_the_same_version_one_is_told_of_the_other(database: Path, ids: list[str]) -> None:
    with open_reader(database) as reader:
        read = version(reader.entry(ids[0]))

    def judge(name: str) -> bool:
        try:
            mark(database, [f"{ids[0]}@{read}"], CONFIRMED, by=name)
        except ChangedError:
            return False
        return True

    with ThreadPoolExecutor(4) as analysts:
        assert sorted(analysts.map(judge, ["Ann", "Bob", "Cid", "Dee"])) == [False, False, False, True]


def test_a_verdict_on_a_withdrawn_claim_is_given_and_said(article: Path, database: Path, ids: list[str]) -> None:
    article.write_text("Police said that it will open on Friday.", encoding="utf-8")
    list(ingest([str(article)], BytesIO(), database, FakeExtractor, load_fake_matcher))
    assert [one.withdrawn for one in mark(database, ids, CONFIRMED, by="Ann")] == [True, False]
