"""The articles of fixtures/, with the shipped models: whatever the order, the same groups, conflicts and counts."""

from pathlib import Path

import pytest

from claimcheck.records import Corroboration
from claimcheck.store import Filter, open_reader
from claimcheck.workflow import Failure, ingest
from claimcheck.workflow.matching import Matcher, load_matcher
from claimcheck.workflow.pool import load_extractor

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
ARTICLES = sorted(str(path) for path in FIXTURES.iterdir() if path.suffix)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return load_matcher()


def outcome(database: Path, matcher: Matcher, inputs: list[list[str]]) -> set[tuple[str, Corroboration]]:
    extractor = load_extractor()
    for batch in inputs:
        found = list(ingest(batch, None, database, lambda **_: extractor, lambda: matcher))
        assert not any(isinstance(each, Failure) for each in found)
    with open_reader(database) as reader:
        return {(entry.claim.id, entry.corroboration) for entry in reader.entries(Filter(narrated=True))}


def test_the_last_first_and_one_by_one_is_as_good_as_all_at_once(tmp_path: Path, matcher: Matcher) -> None:
    at_once = outcome(tmp_path / "a.db", matcher, [ARTICLES])
    one_by_one = outcome(tmp_path / "b.db", matcher, [[path] for path in reversed(ARTICLES)])
    assert at_once == one_by_one
    assert any(corroboration.independent_sources > 1 for _, corroboration in at_once)
