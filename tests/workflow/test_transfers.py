from pathlib import Path

import pytest
from builders import make_article, make_claim

from claimcheck.records import Verdict, VerdictStatus
from claimcheck.store import Filter, Transfer, TransferAction, open_reader, open_store
from claimcheck.workflow.transfers import exported, record_export

NOON = "2016-04-01T12:00:00Z"
ARTICLE = make_article("Ann says one. Bob says two.")
ONE, TWO = (make_claim(ARTICLE, word) for word in ("one", "two"))


@pytest.fixture(autouse=True)
def stored(database: Path) -> None:
    with open_store(database) as store:
        store.save(ARTICLE, [ONE, TWO])
        store.mark([TWO.id], Verdict(VerdictStatus.CONTESTED, "Ann", NOON))


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (Filter(), {ONE.id, TWO.id}),
        (Filter(statuses=frozenset({VerdictStatus.CONTESTED}), narrated=True), {TWO.id}),
        (Filter(claims=frozenset({ONE.id})), {ONE.id}),
        (Filter(search="two"), {TWO.id}),
    ],
)
def test_the_claims_of_an_export_are_those_that_its_filter_on_record_chooses(
    database: Path, chosen: Filter, expected: set[str]
) -> None:
    record_export(database, by="Ann", path=None, data_format="csv", chosen=chosen, claims=2, sha256=None)
    with open_reader(database) as reader:
        *_, last = reader.ledger()
        assert isinstance(last.what, Transfer)
        assert set(exported(reader, last.what)) == expected


@pytest.mark.parametrize("forged", ["", "[]x", "[1]", '{"nothing": 1}', '{"since": "never"}', "7"])
def test_a_filter_that_somebody_has_forged_chooses_nothing(database: Path, forged: str) -> None:
    transfer = Transfer(TransferAction.EXPORT, "Ann", NOON, None, "csv", forged, 2, None)
    with open_reader(database) as reader:
        assert list(exported(reader, transfer)) == []
