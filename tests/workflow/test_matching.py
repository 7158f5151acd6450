"""Articles in, groups out: whatever the order, the same."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from fakes import FakeExtractor, FakePairModel, load_fake_matcher
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.records import CorroborationStatus, Entry, Link
from claimcheck.store import Filter, open_reader, open_store
from claimcheck.workflow import Renewed, ingest, link, rematch
from claimcheck.workflow.matching import Renewal, match

ALL = Filter(narrated=True)
ARTICLES = {
    "wire": ("Wire", "2031-06-12", "Ann Lee said that 14 people died aboard the Lumay Star."),
    "herald": ("Herald", "2031-06-13", "Bob Roe said that 14 people died aboard the Lumay Star last night."),
    "echo": ("Echo", "2031-06-13", "Cy Poe said that 37 people died aboard the Lumay Star last night."),
    "post": ("Post", "2031-06-14", "Ann Lee said that 14 people died aboard the Lumay Star off the cape."),
    "news": ("News", "2031-06-14", "Dee Moe said that 14 people did not die aboard the Lumay Star."),
    "bell": ("Bell", "2031-06-15", "Flo Noe said that taxes will rise."),
}


def write(folder: Path, name: str) -> str:
    publisher, day, text = ARTICLES[name]
    path = folder / f"{name}.txt"
    head = f"---\npublisher: {publisher}\ndate: {day}\nurl: https://{name}.example/\n---\n"
    path.write_text(head + text, encoding="utf-8")
    return str(path)


def outcome(database: Path) -> set[tuple[object, ...]]:
    """What corroboration says of every claim, ids and all, but not in which order."""
    with open_reader(database) as reader:
        return {
            (entry.claim.id, entry.corroboration.status, entry.corroboration.independent_sources, part, backing)
            for entry in reader.entries(ALL)
            for part, backing in enumerate(entry.corroboration.parts)
        }


def read(database: Path, *batches: list[str]) -> None:
    for batch in batches:
        list(ingest(batch, BytesIO(), database, FakeExtractor, load_fake_matcher))


def by_outlet(database: Path) -> dict[str | None, Entry]:
    with open_reader(database) as reader:
        return {entry.article.publisher: entry for entry in reader.entries(ALL)}


@given(st.permutations(sorted(ARTICLES)), st.integers(1, 6))
def test_any_order_and_any_batches_give_the_same(order: list[str], size: int) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        inputs = [write(folder, article) for article in order]
        read(folder / "a.db", *[inputs[at : at + size] for at in range(0, len(inputs), size)])
        read(folder / "b.db", *[[path] for path in sorted(inputs)])
        assert outcome(folder / "a.db") == outcome(folder / "b.db")


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    database = tmp_path / "claims.db"
    read(database, [write(tmp_path, name) for name in ARTICLES])
    return database


def test_two_speakers_corroborate_and_one_in_two_outlets_does_not(tmp_path: Path) -> None:
    database = tmp_path / "claims.db"
    read(database, [write(tmp_path, "wire"), write(tmp_path, "post")])
    assert by_outlet(database)["Wire"].corroboration.status is CorroborationStatus.ECHOED
    read(database, [write(tmp_path, "herald")])
    wire = by_outlet(database)["Wire"].corroboration
    assert (wire.status, wire.independent_sources) == (CorroborationStatus.CORROBORATED, 2)
    assert wire.parts[0].explanation == "2 independent sources: Ann Lee, in Wire, Post; Bob Roe, in Herald."


def test_another_number_is_a_conflict_on_both_sides(stored: Path) -> None:
    found = by_outlet(stored)
    assert found["Echo"].corroboration.status is CorroborationStatus.CONFLICTING
    assert found["Wire"].corroboration.status is CorroborationStatus.CONFLICTING
    conflicts = found["Echo"].corroboration.parts[0].conflicts
    assert {conflict.claim for conflict in conflicts} >= {found["Wire"].claim.id, found["Herald"].claim.id}
    assert {conflict.reason.value for conflict in conflicts} == {"number"}


def test_a_denial_is_the_same_claim_and_in_conflict_with_it(stored: Path) -> None:
    found = by_outlet(stored)
    wire, news = (found[name].corroboration.parts[0] for name in ("Wire", "News"))
    assert wire.group == news.group
    assert wire.independent_sources == 2
    assert {conflict.reason.value for conflict in news.conflicts} == {"denial"}


def test_who_changed_an_account_is_told_apart_from_who_did_not(stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Ann Lee said that 14 people did not die aboard the Lumay Star."
    monkeypatch.setitem(ARTICLES, "turn", ("Turn", "2031-06-16", text))
    read(stored, [write(stored.parent, "turn")])
    found = by_outlet(stored)
    changed = {name for name in found if found[name].corroboration.parts[0].changed_account}
    assert changed == {"Wire", "Post", "Turn"}


def test_what_has_nothing_to_do_with_the_rest_stays_alone(stored: Path) -> None:
    alone = by_outlet(stored)["Bell"].corroboration
    assert (alone.status, alone.parts[0].same) == (CorroborationStatus.SINGLE_SOURCE, ())


def test_matching_again_changes_nothing(stored: Path) -> None:
    before = outcome(stored)
    assert rematch(stored, load_fake_matcher) == 6
    assert outcome(stored) == before


def test_a_later_figure_of_the_same_source_is_no_conflict(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ARTICLES, "raised", ("Post", "2031-06-16", ARTICLES["wire"][2].replace("14", "52")))
    database = tmp_path / "claims.db"
    read(database, [write(tmp_path, "wire"), write(tmp_path, "raised")])
    found = by_outlet(database)
    assert found["Wire"].corroboration.status is CorroborationStatus.SINGLE_SOURCE
    assert found["Wire"].corroboration.parts[0].superseded_by == found["Post"].claim.id
    assert found["Post"].corroboration.parts[0].superseded_by is None


def test_an_article_that_loses_a_claim_leaves_its_group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = tmp_path / "claims.db"
    read(database, [write(tmp_path, name) for name in ("wire", "herald", "post")])
    monkeypatch.setitem(ARTICLES, "herald", ("Herald", "2031-06-13", "Bob Roe said that it rains."))
    read(database, [write(tmp_path, "herald")])
    wire = by_outlet(database)["Wire"].corroboration
    assert (wire.status, wire.independent_sources) == (CorroborationStatus.ECHOED, 1)


def test_copies_are_compared_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(30):
        text = "Ann Lee said that 14 people died aboard the Lumay Star off the cape last night."
        monkeypatch.setitem(ARTICLES, f"copy{number}", (f"Outlet {number}", "2031-06-12", text))
    model = FakePairModel()
    matcher = replace(load_fake_matcher(), model=model)
    inputs = [write(tmp_path, name) for name in ("herald", *[name for name in ARTICLES if name.startswith("copy")])]
    database = tmp_path / "claims.db"
    list(ingest(inputs, BytesIO(), database, FakeExtractor, lambda: matcher))
    assert len(model.judged) < 8  # once, and again whenever an earlier copy comes in
    copy = by_outlet(database)["Outlet 7"].corroboration
    assert (copy.independent_sources, len(copy.parts[0].same)) == (2, 30)


def test_one_word_never_matches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ARTICLES, "one", ("One", "2031-06-12", "Ann Lee said that no."))
    monkeypatch.setitem(ARTICLES, "two", ("Two", "2031-06-12", "Bob Roe said that no."))
    database = tmp_path / "claims.db"
    read(database, [write(tmp_path, "one"), write(tmp_path, "two")])
    assert by_outlet(database)["One"].corroboration.parts[0].same == ()


def test_articles_without_date_and_publisher_are_matched_all_the_same(tmp_path: Path) -> None:
    bare = tmp_path / "bare.txt"
    bare.write_text(ARTICLES["wire"][2], encoding="utf-8")
    database = tmp_path / "claims.db"
    read(database, [str(bare), write(tmp_path, "herald")])
    assert by_outlet(database)[None].corroboration.status is CorroborationStatus.CORROBORATED


def test_what_was_stored_but_not_matched_is_matched_later(tmp_path: Path) -> None:
    database = tmp_path / "claims.db"
    read(database, [write(tmp_path, "wire"), write(tmp_path, "herald")])
    before = outcome(database)
    with open_store(database) as store:
        with store.transaction():
            store.matching.reset("fake")
        assert store.matching.unmatched(10)
        assert not match(store, load_fake_matcher())
    assert outcome(database) == before


def test_an_analysts_word_counts_and_survives(stored: Path) -> None:
    found = by_outlet(stored)
    wire, bell, herald = (found[name].claim.id for name in ("Wire", "Bell", "Herald"))
    link(stored, wire, bell, Link.SAME, by="Ann")
    link(stored, wire, herald, Link.UNRELATED, by="Ann")
    for _ in range(2):
        now = by_outlet(stored)
        groups = {name: now[name].corroboration.parts[0].group for name in ("Wire", "Bell", "Herald")}
        assert groups["Wire"] == groups["Bell"] != groups["Herald"]
        rematch(stored, load_fake_matcher)


def test_an_analyst_can_say_that_two_claims_conflict(stored: Path) -> None:
    found = by_outlet(stored)
    link(stored, found["Bell"].claim.id, found["Wire"].claim.id, Link.CONFLICT, by="Ann")
    assert by_outlet(stored)["Bell"].corroboration.status is CorroborationStatus.CONFLICTING
    link(stored, found["Bell"].claim.id, found["Wire"].claim.id, Link.UNRELATED, by="Ann")
    assert by_outlet(stored)["Bell"].corroboration.status is CorroborationStatus.SINGLE_SOURCE


def test_what_another_model_matched_is_matched_anew(stored: Path) -> None:
    before = outcome(stored)
    with open_store(stored) as store:
        matcher = load_fake_matcher()
        assert match(store, replace(matcher, checksum="a better one")) is Renewal.MODEL
        assert not match(store, replace(matcher, checksum="a better one"))
    assert outcome(stored) == before


def test_a_lost_index_is_made_again(tmp_path: Path) -> None:
    database, whole = tmp_path / "claims.db", tmp_path / "whole.db"
    read(database, [write(tmp_path, name) for name in ("wire", "post", "bell")])
    with open_store(database) as store, store.transaction():
        store._db.execute("DELETE FROM cells")
    found = list(ingest([write(tmp_path, "herald")], BytesIO(), database, FakeExtractor, load_fake_matcher))
    assert Renewed(database, Renewal.INDEX) in found
    read(whole, [write(tmp_path, name) for name in ("wire", "post", "bell", "herald")])
    assert outcome(database) == outcome(whole)
    later = ingest([write(tmp_path, "echo")], BytesIO(), database, FakeExtractor, load_fake_matcher)
    assert not any(isinstance(each, Renewed) for each in later)
