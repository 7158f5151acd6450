"""Of each piece of an article's metadata it is known where it was found."""

import json
from io import BytesIO
from pathlib import Path

import pytest

from claimcheck.ingest import parse_columns, read_inputs

SAMPLES = Path(__file__).with_name("samples")
FIXTURES = Path(__file__).parents[2] / "fixtures"


def origins(path, *pairs: str):
    (article,) = read_inputs([str(path)], BytesIO(), parse_columns(pairs))
    assert {name for name in article.origins if getattr(article, name)} == set(article.origins)
    return dict(article.origins)


def test_a_page_is_asked_in_four_ways(english, tmp_path):
    (tmp_path / "a.html").write_text(
        '<html><head><script type="application/ld+json">{"@type": "Article", "headline": "Lost"}</script>'
        '<meta property="og:site_name" content="Valley Herald"><meta name="date" content="2016-03-22">'
        f'</head><body><article><p class="byline">By Ann Lee</p><p>{english}</p></article></body></html>'
    )
    assert origins(tmp_path / "a.html") == {
        "title": "json-ld",
        "publisher": "open-graph",
        "published": "meta",
        "author": "byline",
    }


def test_what_a_user_writes_above_a_text_is_told_from_what_is_found_in_it(english, tmp_path):
    (tmp_path / "a.md").write_text(f"---\nauthor: Ann Lee\ndate: 2016-03-22\n---\n# Stronghold lost\n\n{english}\n")
    assert origins(tmp_path / "a.md") == {"author": "front-matter", "published": "front-matter", "title": "heading"}
    (tmp_path / "a.txt").write_text(f"Last Stronghold Of The Group Is Lost\n\n{english}\n")
    assert origins(tmp_path / "a.txt") == {"title": "text"}


@pytest.mark.parametrize("suffix", ["csv", "jsonl"])
def test_a_column_that_was_named_is_told_from_one_that_goes_by_its_own_name(english, tmp_path, suffix):
    row = {"headline": "Lost", "text": english, "author": "Ann Lee", "day": "2016-03-22", "publisher": ""}
    table = f"{','.join(row)}\n{','.join(row.values())}\n"
    (tmp_path / f"a.{suffix}").write_text(json.dumps(row) if suffix == "jsonl" else table)
    found = origins(tmp_path / f"a.{suffix}", "title=headline", "date=day")
    assert found == {"title": "mapped", "published": "mapped", "author": "column"}


@pytest.mark.parametrize(
    ("sample", "expected"),
    [
        ("libreoffice.docx", {"title": "heading", "author": "properties"}),
        ("libreoffice.odt", {"title": "heading", "author": "properties"}),
        ("libreoffice.epub", {"title": "text", "publisher": "properties", "author": "properties"}),
        ("browser.pdf", {"title": "properties", "url": "margin"}),
        ("libreoffice-columns.pdf", {"title": "text", "published": "properties"}),
        (
            "wget.warc.gz",
            {"title": "page", "publisher": "open-graph", "author": "meta", "published": "open-graph", "url": "meta"},
        ),
    ],
)
def test_documents(sample, expected):
    assert origins(SAMPLES / sample) == expected


def test_a_message_has_its_headers(english, tmp_path):
    (tmp_path / "a.eml").write_text(
        f"From: Ann Lee <a@b.example>\nSubject: Lost\nDate: Tue, 22 Mar 2016 09:00:00 +0000\n\n{english}"
    )
    assert origins(tmp_path / "a.eml") == dict.fromkeys(("title", "author", "published"), "message")


def test_a_feed_speaks_for_its_entries(english, tmp_path):
    (tmp_path / "a.rss").write_text(
        "<rss version='2.0'><channel><title>Valley Herald</title><item><title>Lost</title>"
        f"<link>https://valley.example/a</link><description>{english}</description></item></channel></rss>"
    )
    assert origins(tmp_path / "a.rss") == dict.fromkeys(("title", "publisher", "url"), "feed")
