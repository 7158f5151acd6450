from io import BytesIO
from pathlib import Path

import pytest
from fakes import FakeExtractor, load_fake_matcher

from claimcheck.records import Article, Claim
from claimcheck.store import ArticleState, open_reader
from claimcheck.workflow import Failure, Ingested, ingest
from claimcheck.workflow.matching import Matcher


class CountingExtractor(FakeExtractor):
    """Knows how many articles it was given."""

    def __init__(self) -> None:
        self.articles = 0

    def extract(self, article: Article) -> list[Claim]:
        self.articles += 1
        return super().extract(article)


def states(inputs: list[Path], database: Path, extractor: FakeExtractor) -> list[ArticleState | str]:
    outcomes = ingest([str(path) for path in inputs], BytesIO(), database, lambda: extractor, load_fake_matcher)
    return [outcome.state if isinstance(outcome, Ingested) else outcome.reason for outcome in outcomes]


def test_a_new_article_is_stored_with_its_claims(article: Path, database: Path) -> None:
    (outcome,) = ingest([str(article)], BytesIO(), database, FakeExtractor, load_fake_matcher)
    assert outcome == Ingested(outcome.article, ArticleState.NEW, 2)
    with open_reader(database) as reader:
        statements = [entry.claim.statement for entry in reader.entries()]
    assert statements == ["the bridge is closed", "it will open on Friday"]


def test_an_unchanged_article_costs_no_extraction(article: Path, database: Path) -> None:
    extractor = CountingExtractor()
    assert states([article], database, extractor) == [ArticleState.NEW]
    assert states([article], database, extractor) == [ArticleState.UNCHANGED]
    assert extractor.articles == 1


def test_a_changed_article_is_extracted_again(article: Path, database: Path) -> None:
    extractor = CountingExtractor()
    states([article], database, extractor)
    article.write_text("Ann Lee said that the bridge is open.", encoding="utf-8")
    assert states([article], database, extractor) == [ArticleState.CHANGED]
    with open_reader(database) as reader:
        assert [entry.claim.statement for entry in reader.entries()] == ["the bridge is open"]


def test_an_input_that_cannot_be_read_does_not_keep_others_from_being_stored(article: Path, database: Path) -> None:
    empty = article.with_name("empty.txt")
    empty.write_bytes(b"")
    first, second = ingest([str(empty), str(article)], BytesIO(), database, FakeExtractor, load_fake_matcher)
    assert isinstance(first, Failure)
    assert second == Ingested(second.article, ArticleState.NEW, 2)


def test_what_was_stored_but_not_matched_is_matched_by_the_next_run_though_it_finds_nothing_new(
    article: Path, database: Path
) -> None:
    other = article.with_name("other.txt")
    other.write_text("Bob Roe said that the bridge is closed.", encoding="utf-8")

    def killed() -> Matcher:
        raise KeyboardInterrupt  # after the article is stored

    states([article], database, FakeExtractor())
    with pytest.raises(KeyboardInterrupt):
        list(ingest([str(other)], BytesIO(), database, FakeExtractor, killed))
    assert sources(database) == [1, 1, 1]
    assert states([article, other], database, FakeExtractor()) == [ArticleState.UNCHANGED, ArticleState.UNCHANGED]
    assert sources(database) == [2, 1, 2]


def sources(database: Path) -> list[int]:
    with open_reader(database) as reader:
        return [entry.corroboration.independent_sources for entry in reader.entries()]


def test_whoever_stops_listening_keeps_what_was_stored(article: Path, database: Path) -> None:
    other = article.with_name("other.txt")
    other.write_text("Bob said that the road is closed.", encoding="utf-8")
    outcomes = ingest([str(article), str(other)], BytesIO(), database, FakeExtractor, load_fake_matcher)
    next(outcomes)
    outcomes.close()
    with open_reader(database) as reader:
        assert reader.count() == 2
