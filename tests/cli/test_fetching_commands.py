import csv
import json
import time
from io import StringIO
from pathlib import Path

import pytest
from harness import Cli
from servers import Page, Site, html, moved

TEXT = (
    "Ann Lee said that the bridge is closed. It is of stone, has nine arches, and leads over the river to the market "
    "and to the harbour of the town."
)
PAGE = html(f"<html><head><title>Closed</title></head><body><article><p>{TEXT}</p></article></body></html>")


@pytest.fixture
def address(site: Site) -> str:
    """The address of a page."""
    site.pages["/a"] = PAGE
    return f"{site.address}/a"


@pytest.fixture
def feed(site: Site, address: str) -> str:
    """The address of a feed that leads to the page."""
    body = f"<rss version='2.0'><channel><item><link>{address}</link></item></channel></rss>".encode()
    site.pages["/feed"] = Page(body, headers={"ETag": '"1"'})
    return f"{site.address}/feed"


def test_private_networks_are_refused_unless_allowed(cli: Cli, address: str, site: Site) -> None:
    for command in ("ingest", "extract", "watch"):
        result = cli(command, address)
        assert result.code == 5
        assert result.err.splitlines()[0] == (
            f"claimcheck: {address}: leads to 127.0.0.1, in a private network; refused, but for --allow-private"
        )
    assert site.asked == []
    assert cli("ingest", "--allow-private", address).code == 0
    assert len(cli("extract", "--allow-private", address).lines) == 1


def test_a_claim_shows_when_it_was_fetched_and_its_page_can_be_had(cli: Cli, address: str) -> None:
    cli("ingest", "--allow-private", address)
    claim = json.loads(cli("list", "--json").out)[0]["id"]
    (fetch,) = json.loads(cli("show", claim, "--json").out)["fetches"]
    assert (fetch["url"], fetch["size"]) == (address, len(PAGE.body))
    shown = cli("show", claim, columns=200).out
    told = f"{fetch['at']} from {address}, {fetch['size']} bytes, sha256 {fetch['sha256']}"
    assert f"fetched     {told}" in shown
    result = cli("original", claim, "-o", "page.html")
    assert result.err == f"wrote page.html: {told}\n"
    assert Path("page.html").read_bytes() == PAGE.body
    result = cli("original", claim)
    assert (result.out, result.err) == (PAGE.body.decode(), f"fetched: {told}\n")


def test_after_a_redirect_both_addresses_are_told(cli: Cli, address: str, site: Site) -> None:
    site.pages["/old"] = moved(address)
    cli("ingest", "--allow-private", f"{site.address}/old")
    claim = json.loads(cli("list", "--json").out)[0]["id"]
    assert f" from {address} (asked for {site.address}/old), " in cli("original", claim, "-o", "page.html").err


def test_fetches_are_on_record(cli: Cli, address: str) -> None:
    cli("ingest", "--allow-private", address)
    cli("ingest", "--allow-private", address)
    claim = json.loads(cli("list", "--json").out)[0]["id"]
    first, second = json.loads(cli("history", claim, "--json").out)
    assert (first["number"], first["action"], first["url"], first["by"]) == (1, "fetch", address, None)
    assert (second["number"], second["sha256"], second["size"]) == (2, first["sha256"], len(PAGE.body))
    assert f"   1  fetched {first['at']} from {address}, " in cli("history", columns=200).out
    assert "2 entries, chained without a break" in cli("doctor", "--audit").out


def test_where_metadata_was_found_is_shown(cli: Cli, address: str) -> None:
    cli("ingest", "--allow-private", address)
    claim = json.loads(cli("list", "--json").out)[0]["id"]
    assert "found in    page: title; address: url\n" in cli("show", claim, columns=200).out
    origins = json.loads(cli("show", claim, "--json").out)["article"]["origins"]
    assert origins == {"title": "page", "url": "address"}


def test_of_a_file_nothing_is_kept(cli: Cli, ids: list[str]) -> None:
    result = cli("original", ids[0])
    assert result.code == 2
    assert result.err == f"claimcheck: the article of {ids[0]} was read from a file, which is not kept\n"
    assert json.loads(cli("show", ids[0], "--json").out)["fetches"] == []
    assert "fetched " not in cli("show", ids[0]).out


def test_an_excerpt_says_so(cli: Cli, site: Site) -> None:
    paid_for = '<meta property="article:content_tier" content="locked">'
    site.pages["/a"] = Page(PAGE.body.replace(b"</head>", f"{paid_for}</head>".encode()), headers=PAGE.headers)
    assert f"{site.address}/a: new (an excerpt), 1 claim" in cli("ingest", "--allow-private", f"{site.address}/a").err
    claim = json.loads(cli("list", "--json").out)[0]["id"]
    assert "an excerpt: a feed's summary, or what a paywall shows" in cli("show", claim, columns=200).out
    assert json.loads(cli("export", "jsonl").out)["article"]["excerpt"] is True
    assert next(csv.DictReader(StringIO(cli("export", "csv").out)))["article_excerpt"] == "yes"


def test_a_feed_is_watched_once(cli: Cli, feed: str, address: str) -> None:
    result = cli("watch", "--allow-private", feed)
    assert (result.code, result.out) == (0, "")
    assert result.err.splitlines() == [
        f"{address}: new, 1 claim",
        "1 article read: 1 new; 1 claim (1 without a date, 1 without a publisher)",
    ]
    assert cli("watch", "--allow-private", feed).err.splitlines() == [
        f"{feed}: nothing new",
        "0 articles read; nothing to store",
    ]


def test_or_again_and_again(cli: Cli, feed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []

    def sleep(seconds: float) -> None:
        if seconds >= 60:
            waits.append(seconds)
        if len(waits) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(time, "sleep", sleep)
    result = cli("watch", "--allow-private", "--every", "5", feed)
    assert result.code == 130
    assert waits == [300, 300]
    assert result.err.splitlines()[-3:] == [
        f"{feed}: nothing new",
        "0 articles read; nothing to store",
        "claimcheck: interrupted",
    ]
