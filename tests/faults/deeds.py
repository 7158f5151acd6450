"""What is killed midway: the commands that write, done with the fakes, each so that doing it again carries on."""

import json
import os
from collections.abc import Callable
from io import BytesIO
from multiprocessing.connection import Connection
from pathlib import Path

from fakes import FakeExtractor, load_fake_matcher

from claimcheck import sheets, workflow
from claimcheck.cli.app import run
from claimcheck.records import VerdictStatus
from claimcheck.store import back_up, open_reader, open_store

FIRST, LATER = (
    Path("first"),
    Path("later"),
)  # folders of articles: those stored before, and those that come with the deed
DATABASE, SHEET, EXPORTED, COPY, TOLD = map(Path, ("claims.db", "sheet.csv", "claims.jsonl", "copy.db", "told"))


def write_articles() -> None:
    """Write a first batch of articles, and a second that holds others and changed versions of some of the first."""
    for batch, numbers in ((FIRST, range(5)), (LATER, range(3, 11))):
        batch.mkdir()
        lines = []
        for number in numbers:
            said = f"{10 + number % 3} people died aboard the ship number {number % 4} off the cape"
            changed = " Roy Poe said that nobody was asked." if batch == LATER else ""
            text = f"Ann Lee {'' if number % 2 else 'Roe '}said that {said}. Bob Moe said that taxes rise.{changed}"
            url = f"https://{number}.example/"
            lines.append({"url": url, "text": text, "publisher": f"Outlet {number}", "date": "2031-06-12"})
        (batch / "articles.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))


def prepare() -> None:
    """Put articles, a database that holds the first of them, verdicts and a sheet into the folder, which is empty."""
    write_articles()
    list(workflow.ingest([str(FIRST)], BytesIO(), DATABASE, FakeExtractor, load_fake_matcher))
    ids = claim_ids()
    workflow.mark(DATABASE, ids[:3], VerdictStatus.CONFIRMED, by="Ann")
    run(["export", "csv", "-o", str(SHEET), "--by", "Ann", "--db", str(DATABASE)])
    SHEET.write_text(SHEET.read_text().replace(",unconfirmed,", ",contested,"))


def claim_ids() -> list[str]:
    with open_reader(DATABASE) as reader:
        return sorted(entry.claim.id for entry in reader.entries())


def ingest() -> None:
    list(workflow.ingest([str(LATER)], BytesIO(), DATABASE, FakeExtractor, load_fake_matcher))


def mark() -> None:
    """Mark every claim in turn, and say of each mark that it was given once it was."""
    with open_reader(DATABASE) as reader:
        marked = {line.claim_id for line in reader.history() if line.verdict.by == "Bob"}
    for claim_id in claim_ids():
        if claim_id not in marked:
            workflow.mark(DATABASE, [claim_id], VerdictStatus.CONTESTED, by="Bob")
            with TOLD.open("a") as told:
                told.write(f"{claim_id}\n")


def take_in() -> None:
    sheets.take_back(DATABASE, SHEET, by="Ed")


def export() -> None:
    run(["export", "jsonl", "-o", str(EXPORTED), "--by", "Eve", "--db", str(DATABASE)])


def backup() -> None:
    back_up(DATABASE, COPY, overwrite=True)


def rematch() -> None:
    workflow.rematch(DATABASE, load_fake_matcher)


def migrate() -> None:
    open_store(DATABASE).close()


DEEDS: dict[str, Callable[[], None]] = {
    each.__name__: each for each in (ingest, mark, take_in, export, backup, rematch)
}


def do(deed: Callable[[], None], folder: Path, begun: Connection) -> None:
    """Do it in `folder`, having said that it begins."""
    os.chdir(folder)
    begun.send(None)
    deed()
