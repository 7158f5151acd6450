import json
from pathlib import Path

from fakes import FakeExtractor, load_fake_matcher

from claimcheck.records import Article
from claimcheck.store import open_reader
from claimcheck.workflow import Ingested, ingest
from claimcheck.workflow.pool import extracted


def load(threads: int = 0) -> FakeExtractor:
    return FakeExtractor(threads)


def articles(count: int) -> list[Article]:
    return [Article(id=f"art_{n}", source=f"{n}.txt", text=f"Ann Lee said that {n} came.") for n in range(count)]


def test_many_articles_are_read_in_several_processes_and_come_in_order() -> None:
    items = [(article.id, article) for article in articles(40)]
    found = [(name, claims and claims[0].statement) for name, claims in extracted(iter(items), load, processes=2)]
    assert found == [(f"art_{n}", f"{n} came") for n in range(40)]


def test_what_needs_no_extraction_keeps_its_place_among_them() -> None:
    items = [(n, article if n % 3 else None) for n, article in enumerate(articles(40))]
    found = [(n, claims and len(claims)) for n, claims in extracted(iter(items), load, processes=2)]
    assert found == [(n, 1 if n % 3 else None) for n in range(40)]


def test_an_article_given_twice_is_stored_once(tmp_path: Path) -> None:
    for article in articles(30):
        (tmp_path / article.source).write_text(article.text, encoding="utf-8")
    inputs = [str(tmp_path), str(tmp_path)]
    outcomes = list(ingest(inputs, None, tmp_path / "claims.db", load, load_fake_matcher))
    assert all(isinstance(outcome, Ingested) for outcome in outcomes)
    assert [outcome.claims for outcome in outcomes] == [1] * 30 + [0] * 30


def test_of_two_versions_read_close_together_the_later_is_kept_with_its_claims(tmp_path: Path) -> None:
    database, story = tmp_path / "claims.db", tmp_path / "story.jsonl"

    def lines(*texts: str) -> str:
        return "".join(json.dumps({"id": "story", "text": text}) + "\n" for text in texts)

    old, new = ("Ann Lee said that it is open.", "Ann Lee said that it is shut.")
    story.write_text(lines(old), encoding="utf-8")
    list(ingest([str(story)], None, database, load, load_fake_matcher))
    many = tmp_path / "many"
    many.mkdir()
    for article in articles(30):
        (many / article.source).write_text(article.text, encoding="utf-8")
    story.write_text(lines(new, old, new, old), encoding="utf-8")
    list(ingest([str(many), str(story)], None, database, load, load_fake_matcher))
    with open_reader(database) as reader:
        kept = [entry.claim.statement for entry in reader.entries() if "story" in entry.article.source]
    assert kept == ["it is open"]
