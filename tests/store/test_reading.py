import subprocess
import sys
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest
from builders import make_article, make_claim

from claimcheck.errors import UsageError
from claimcheck.records import Entry, Verdict, VerdictStatus
from claimcheck.store import Filter, Sort, Store, open_reader

ARTICLE = make_article()
WAR = make_claim(ARTICLE, "The war is over", "a minister", "said")


def test_entries_are_read_a_few_at_a_time_and_none_is_lost(store: Store, database: Path) -> None:
    claims = [replace(WAR, id=f"clm_{number:04}", confidence=number / 1000) for number in range(1000)]
    store.save(ARTICLE, claims)
    with open_reader(database) as reader:
        assert [entry.claim for entry in reader.entries()] == claims
        assert [entry.claim for entry in reader.entries(sort=Sort.CONFIDENCE)] == claims[::-1]
        assert [entry.claim for entry in reader.entries(limit=250)] == claims[:250]
        assert list(reader.entries(limit=0)) == []


def test_what_is_being_read_is_not_disturbed_by_what_is_being_written(store: Store, database: Path) -> None:
    claims = [replace(WAR, id=f"clm_{number:04}") for number in range(500)]
    store.save(ARTICLE, claims)
    with open_reader(database) as reader:
        entries = reader.entries()
        begun = list(islice(entries, 10))
        store.save(make_article("A new story.", source="a.txt"), [])
        store.save(replace(ARTICLE, title="Changed"), [])
        assert [*begun, *entries] == [Entry(claim, ARTICLE) for claim in claims]


def test_all_that_is_read_within_a_snapshot_is_as_of_one_moment(store: Store, database: Path) -> None:
    store.save(ARTICLE, [WAR])
    with open_reader(database) as reader:
        with reader.snapshot():
            before = list(reader.entries())
            store.mark([WAR.id], Verdict(VerdictStatus.CONFIRMED, "Ann Lee", "2026-01-05T14:05:00Z"))
            assert list(reader.entries(sort=Sort.SPEAKER)) == before
        assert [entry.verdict.by for entry in reader.entries()] == ["Ann Lee"]


def test_a_snapshot_ends_with_what_interrupts_it(store: Store, database: Path) -> None:
    store.save(ARTICLE, [WAR])
    with open_reader(database) as reader:
        with pytest.raises(UsageError), reader.snapshot():
            reader.entries(Filter(since="yesterday"))
        with reader.snapshot():
            assert reader.count() == 1


def test_a_reader_may_be_closed_before_all_is_read(store: Store, database: Path) -> None:
    store.save(ARTICLE, [replace(WAR, id=f"clm_{number:04}") for number in range(500)])
    with open_reader(database) as reader:
        entries, hits = reader.entries(), reader.search("war", 500)
        begun = [next(entries).claim.statement, next(hits).entry.claim.statement]
    del entries, hits  # what goes wrong now, Python only warns of, and here warnings are errors
    assert begun == [WAR.statement, WAR.statement]


def test_a_claim_is_found_by_any_unique_beginning_of_its_id(store: Store, database: Path) -> None:
    store.save(ARTICLE, [replace(WAR, id="clm_1a2b"), replace(WAR, id="clm_1a3c")])
    with open_reader(database) as reader:
        assert reader.claim_id("clm_1a2") == "clm_1a2b"
        assert reader.claim_id("1a3") == "clm_1a3c"
        assert reader.claim_id("clm_1a2b") == "clm_1a2b"


def test_an_ambiguous_id_is_answered_with_the_candidates(store: Store, database: Path) -> None:
    store.save(ARTICLE, [replace(WAR, id=f"clm_1{number}") for number in range(7)])
    with open_reader(database) as reader, pytest.raises(UsageError) as raised:
        reader.claim_id("1")
    assert str(raised.value) == "1 could be clm_10, clm_11, clm_12, clm_13, clm_14, ...; give more of the id"


def test_an_id_that_begins_another_is_still_unique(store: Store, database: Path) -> None:
    store.save(ARTICLE, [replace(WAR, id="clm_1"), replace(WAR, id="clm_12")])
    with open_reader(database) as reader:
        assert reader.claim_id("1") == "clm_1"


def test_an_unknown_id_is_said_to_be_unknown(store: Store, database: Path) -> None:
    store.save(ARTICLE, [WAR])
    with open_reader(database) as reader:
        with pytest.raises(UsageError, match="no claim zz; see the ids with: claimcheck list"):
            reader.claim_id("zz")
        with pytest.raises(UsageError, match="no claim clm_zz"):
            reader.entry("clm_zz")


def test_reading_does_without_sqlite_utils(store: Store, database: Path) -> None:
    store.save(ARTICLE, [WAR])
    code = (
        "import sys, pathlib, claimcheck.store as store\n"
        "with store.open_reader(pathlib.Path(sys.argv[1])) as reader:\n"
        "    found = len(list(reader.entries())) + len(list(reader.search('war', 5)))\n"
        "print(found, 'sqlite_utils' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code, database], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["2", "False"]
