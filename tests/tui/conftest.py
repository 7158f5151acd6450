"""A database with three claims about one ferry, two of them alike and one in conflict, and one about a bridge."""

from io import BytesIO
from pathlib import Path

import platformdirs
import pytest
from fakes import FakeExtractor, load_fake_matcher

from claimcheck.workflow import ingest, verdicts

ARTICLES = {
    "bell": ("Bell", "Cy Poe said that 37 people died aboard the Lumay Star."),
    "echo": ("Echo", "Bob Roe said that 14 people died aboard the Lumay Star today."),
    "herald": ("Herald", "Rain fell.\n\nAnn Lee said that the old bridge is closed.\n\nPolice agreed."),
    "wire": ("Wire", "Ann Lee said that 14 people died aboard the Lumay Star."),
}


@pytest.fixture(autouse=True)
def _surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(platformdirs, "user_state_path", lambda program: tmp_path / "state" / program)
    monkeypatch.setattr(verdicts, "now", lambda: "2026-01-05T14:05:00Z")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """The database; claims wait in the order of Echo and Wire, which are alike, Bell, which conflicts, and Herald."""
    folder = tmp_path / "news"
    folder.mkdir()
    for name, (publisher, text) in ARTICLES.items():
        head = f"---\ntitle: As told by the {publisher}\npublisher: {publisher}\ndate: 2031-06-12\nurl: https://{name}.example/\n---\n"
        (folder / f"{name}.txt").write_text(head + text, encoding="utf-8")
    path = tmp_path / "claims.db"
    list(ingest([str(folder)], BytesIO(), path, FakeExtractor, load_fake_matcher))
    return path
