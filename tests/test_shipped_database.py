"""claims.db, at the top of the repository, holds what `claimcheck ingest fixtures/` finds (`make claims.db`)."""

import io
from pathlib import Path

import pytest

from claimcheck.export import claim_record
from claimcheck.records import VerdictStatus
from claimcheck.store import Filter, open_reader
from claimcheck.workflow import ingest

REPOSITORY = Path(__file__).parents[1]


def records(database: Path) -> list[dict[str, object]]:
    with open_reader(database) as reader:
        return [claim_record(entry) for entry in reader.entries(Filter(narrated=True))]


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    database = tmp_path_factory.mktemp("rebuilt") / "claims.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(REPOSITORY)
        list(ingest(["fixtures/"], io.BytesIO(), database))
    return database


def test_the_shipped_database_is_what_its_fixtures_give(rebuilt: Path) -> None:
    assert _without_confidence(records(rebuilt)) == _without_confidence(records(REPOSITORY / "claims.db"))


def test_confidence_is_the_same_within_rounding_on_every_machine(rebuilt: Path) -> None:
    ours = [record["confidence"] for record in records(rebuilt)]
    shipped = [record["confidence"] for record in records(REPOSITORY / "claims.db")]
    assert ours == pytest.approx(shipped, abs=0.02)


def test_the_example_the_project_began_with_is_there(rebuilt: Path) -> None:
    with open_reader(rebuilt) as reader:
        (entry,) = reader.entries(Filter(speaker="unconfirmed reports"))
    assert entry.claim.statement == "the Taliban also executed IMU leader Uthman Ghazi in November"
    assert entry.claim.certainty == "unverified"
    assert entry.claim.speaker.type == "anonymous"
    assert entry.verdict.status is VerdictStatus.UNCONFIRMED


def _without_confidence(found: list[dict[str, object]]) -> list[dict[str, object]]:
    return [{key: value for key, value in record.items() if key != "confidence"} for record in found]
