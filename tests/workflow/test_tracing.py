from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from fakes import FakeExtractor, load_fake_matcher

from claimcheck.records import Article, Claim, Link, Polarity
from claimcheck.store import open_reader
from claimcheck.workflow import Trace, ingest, trace

WIRE = (
    "Ann Lee said that 14 people died aboard the Lumay Star.\n\nRain had fallen on the strait for three days, and "
    "boats from both shores went out at dawn to look for those who were still in the water off the long cape."
)


@pytest.fixture
def traces(tmp_path: Path, database: Path) -> list[Trace]:
    """What stands behind the wire's claim."""
    articles = {
        "wire": ("Wire", 12, WIRE),
        "mail": ("Mail", 13, "(Wire) " + WIRE),
        "echo": ("Echo", 13, "Bob Roe said that 14 people died aboard the Lumay Star, ours."),
        "bell": ("Bell", 14, "Cy Poe said that 37 people died aboard the Lumay Star."),
    }
    for name, (publisher, day, text) in articles.items():
        head = f"---\npublisher: {publisher}\ndate: 2031-06-{day}\nurl: https://{name}.example/\n---\n"
        (tmp_path / f"{name}.txt").write_text(head + text, encoding="utf-8")
    list(ingest([str(tmp_path)], BytesIO(), database, FakeExtractor, load_fake_matcher))
    with open_reader(database) as reader:
        wire = next(entry for entry in reader.entries() if entry.article.publisher == "Wire")
        return trace(reader, wire)


def test_sources_come_with_all_that_goes_back_to_them(traces: list[Trace]) -> None:
    (found,) = traces
    assert [(source.name, [told.outlet for told in source.told]) for source in found.sources] == [
        ("Ann Lee", ["Wire", "Mail"]),
        ("Bob Roe", ["Echo"]),
    ]


def test_a_copy_says_of_what(traces: list[Trace]) -> None:
    assert [told.passed_on for told in traces[0].sources[0].told] == ["", "copy of Wire"]


def test_conflicts_come_with_their_reason(traces: list[Trace]) -> None:
    ((told, conflict),) = traces[0].conflicts
    assert (told.outlet, told.speaker, conflict.reason) == ("Bell", "Cy Poe", "number")


class Denying(FakeExtractor):
    """Takes all that is said for denied."""

    def extract(self, article: Article) -> list[Claim]:
        return [replace(claim, polarity=Polarity.DENIED) for claim in super().extract(article)]


def test_what_was_denied_is_told_as_denied(tmp_path: Path, database: Path) -> None:
    (tmp_path / "wire.txt").write_text(WIRE, encoding="utf-8")
    list(ingest([str(tmp_path / "wire.txt")], BytesIO(), database, Denying, load_fake_matcher))
    with open_reader(database) as reader:
        (entry,) = reader.entries()
        (found,) = trace(reader, entry)
    assert [told.denied for source in found.sources for told in source.told] == [True]


def test_what_is_known_is_not_suggested_as_well(traces: list[Trace]) -> None:
    assert not [each for each in traces[0].suggestions if each.link is Link.CONFLICT]
