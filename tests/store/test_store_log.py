import sqlite3
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from builders import make_article, make_claim
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from claimcheck.errors import UsageError
from claimcheck.records import Verdict, VerdictStatus
from claimcheck.store import LogAction, LogEntry, Store, open_reader, open_store

UNCONFIRMED, CONFIRMED, CONTESTED = VerdictStatus
NOON, EVENING = "2016-04-01T12:00:00Z", "2016-04-01T18:00:00Z"
ARTICLE = make_article("Ann says one. Bob says two. Cid says three.")
ONE, TWO, THREE = (make_claim(ARTICLE, word) for word in ("one", "two", "three"))
CLAIMS = [ONE, TWO, THREE]


def by_ann(status: VerdictStatus, **changes: object) -> Verdict:
    return replace(Verdict(status, by="Ann", at=NOON), **changes)


@pytest.fixture(autouse=True)
def three_claims(store: Store) -> None:
    store.save(ARTICLE, CLAIMS)


def statuses(database: Path) -> list[VerdictStatus]:
    with open_reader(database) as reader:
        return [entry.verdict.status for entry in reader.entries()]


def history(database: Path, claim_id: str | None = None) -> list[LogEntry]:
    with open_reader(database) as reader:
        return list(reader.history(claim_id))


def test_every_mark_is_on_record_oldest_first(store: Store, database: Path) -> None:
    first = by_ann(CONFIRMED, note="a witness", evidence=("https://a.example",))
    second = by_ann(CONTESTED)
    store.mark([ONE.id, TWO.id], first)
    store.mark([ONE.id], second)
    assert history(database) == [
        LogEntry(1, LogAction.MARK, ONE.id, first),
        LogEntry(2, LogAction.MARK, TWO.id, first),
        LogEntry(3, LogAction.MARK, ONE.id, second),
    ]
    assert history(database, TWO.id) == [LogEntry(2, LogAction.MARK, TWO.id, first)]
    assert statuses(database) == [CONTESTED, CONFIRMED, UNCONFIRMED]


def test_the_same_verdict_again_is_on_record_again(store: Store, database: Path) -> None:
    store.mark([ONE.id], by_ann(CONFIRMED))
    store.mark([ONE.id], by_ann(CONFIRMED))
    assert len(history(database)) == 2
    store.undo("Ann", EVENING)
    assert statuses(database) == [CONFIRMED, UNCONFIRMED, UNCONFIRMED]


def test_a_claim_named_twice_is_marked_once(store: Store, database: Path) -> None:
    store.mark([ONE.id, ONE.id], by_ann(CONFIRMED))
    assert len(history(database)) == 1


def test_an_undo_is_appended_and_says_who_took_what_back(store: Store, database: Path) -> None:
    store.mark([ONE.id], by_ann(CONFIRMED))
    store.mark([ONE.id], by_ann(CONTESTED))
    undone = store.undo("Bob", EVENING)
    assert undone == [LogEntry(3, LogAction.UNDO, ONE.id, Verdict(CONFIRMED, by="Bob", at=EVENING), undoes=2)]
    assert history(database)[2:] == undone


def test_after_an_undo_the_mark_before_holds_with_its_note(store: Store, database: Path) -> None:
    kept = by_ann(CONFIRMED, note="a witness", evidence=("https://a.example",))
    store.mark([ONE.id], kept)
    store.mark([ONE.id], by_ann(CONTESTED))
    store.undo("Ann", EVENING)
    with open_reader(database) as reader:
        assert reader.entry(ONE.id).verdict == kept


def test_each_undo_takes_back_the_next_older_mark(store: Store, database: Path) -> None:
    store.mark([ONE.id], by_ann(CONFIRMED))
    store.mark([TWO.id], by_ann(CONTESTED))
    assert [line.undoes for line in store.undo("Ann", EVENING)] == [2]
    assert [line.undoes for line in store.undo("Ann", EVENING)] == [1]
    with open_reader(database) as reader:
        assert [entry.verdict for entry in reader.entries()] == [Verdict()] * 3
    with pytest.raises(UsageError, match="no verdict to take back"):
        store.undo("Ann", EVENING)


def test_a_mark_given_after_an_undo_is_the_next_to_be_taken_back(store: Store) -> None:
    store.mark([ONE.id], by_ann(CONFIRMED))
    store.undo("Ann", EVENING)
    store.mark([TWO.id], by_ann(CONTESTED))
    assert [line.undoes for line in store.undo("Ann", EVENING)] == [3]
    with pytest.raises(UsageError):
        store.undo("Ann", EVENING)


def test_several_claims_marked_at_once_are_taken_back_at_once(store: Store, database: Path) -> None:
    store.mark([ONE.id], by_ann(CONTESTED))
    store.mark([ONE.id, TWO.id, THREE.id], by_ann(CONFIRMED))
    undone = store.undo("Ann", EVENING)
    assert [(line.claim_id, line.verdict.status) for line in undone] == [
        (ONE.id, CONTESTED),
        (TWO.id, UNCONFIRMED),
        (THREE.id, UNCONFIRMED),
    ]
    assert statuses(database) == [CONTESTED, UNCONFIRMED, UNCONFIRMED]


def test_the_last_mark_of_one_claim_can_be_taken_back_alone(store: Store, database: Path) -> None:
    store.mark([ONE.id, TWO.id], by_ann(CONFIRMED))
    store.mark([THREE.id], by_ann(CONFIRMED))
    assert [line.undoes for line in store.undo("Ann", EVENING, ONE.id)] == [1]
    assert statuses(database) == [UNCONFIRMED, CONFIRMED, CONFIRMED]
    with pytest.raises(UsageError, match=f"no verdict to take back on {ONE.id}"):
        store.undo("Ann", EVENING, ONE.id)


def test_what_was_taken_back_alone_is_not_taken_back_again_with_the_rest(store: Store) -> None:
    store.mark([ONE.id, TWO.id], by_ann(CONFIRMED))
    store.undo("Ann", EVENING, ONE.id)
    assert [line.claim_id for line in store.undo("Ann", EVENING)] == [TWO.id]


FORGED = (
    "SELECT number, batch, action, claim, 'contested', by, at, note, evidence, undoes, claim_digest FROM log WHERE true"
)


@pytest.mark.parametrize(
    "forgery",
    [
        "UPDATE log SET status = 'contested'",
        "DELETE FROM log",
        f"REPLACE INTO log {FORGED}",
        f"INSERT INTO log {FORGED} ON CONFLICT DO UPDATE SET status = 'contested'",
    ],
)
def test_the_log_cannot_be_rewritten(store: Store, database: Path, forgery: str) -> None:
    store.mark([ONE.id], by_ann(CONFIRMED))
    before = history(database)
    connection = sqlite3.connect(database)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(forgery)
    connection.close()
    assert history(database) == before


@dataclass
class Replay:
    """What a reader of the log makes of it: for each claim the marks that stand, newest last."""

    marks: dict[str, dict[int, Verdict]] = field(default_factory=lambda: {claim.id: {} for claim in CLAIMS})

    def read(self, line: LogEntry) -> None:
        if line.action is LogAction.MARK:
            self.marks[line.claim_id][line.number] = line.verdict
        else:
            del self.marks[line.claim_id][line.undoes or 0]

    def verdict(self, claim_id: str) -> Verdict:
        return list(self.marks[claim_id].values() or [Verdict()])[-1]


class Verdicts(RuleBasedStateMachine):
    """Analysts mark and undo while the article changes under them: the current verdicts are what the log says."""

    @initialize()
    def open(self) -> None:
        self.folder = TemporaryDirectory()
        self.database = Path(self.folder.name) / "claims.db"
        self.store = open_store(self.database)
        self.titles = map(str, count())
        self.store.save(ARTICLE, CLAIMS)

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    @rule(kept=st.sets(st.sampled_from(range(3))))
    def change_article(self, kept: set[int]) -> None:
        self.store.save(replace(ARTICLE, title=next(self.titles)), [CLAIMS[index] for index in sorted(kept)])

    @rule(
        marked=st.lists(st.sampled_from(CLAIMS), min_size=1),
        status=st.sampled_from(VerdictStatus),
        note=st.none() | st.text(max_size=5),
    )
    def mark(self, marked: list, status: VerdictStatus, note: str | None) -> None:
        self.store.mark([claim.id for claim in marked], by_ann(status, note=note))

    @rule(claim=st.none() | st.sampled_from(CLAIMS))
    def undo(self, claim) -> None:
        standing = self.replay().marks
        anything = standing[claim.id] if claim else any(standing.values())
        if anything:
            undone = self.store.undo("Bob", EVENING, claim.id if claim else None)
            assert all(line.verdict.status is self.replay().verdict(line.claim_id).status for line in undone)
        else:
            with pytest.raises(UsageError):
                self.store.undo("Bob", EVENING, claim.id if claim else None)

    @invariant()
    def verdicts_follow_from_the_log(self) -> None:
        replay = self.replay()
        with open_reader(self.database) as reader:
            assert all(reader.entry(claim.id).verdict == replay.verdict(claim.id) for claim in CLAIMS)

    def replay(self) -> Replay:
        replay = Replay()
        for line in history(self.database):
            replay.read(line)
        return replay


TestVerdictsFollowFromTheLog = Verdicts.TestCase
TestVerdictsFollowFromTheLog.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
