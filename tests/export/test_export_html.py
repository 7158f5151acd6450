import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
from builders import make_article, make_claim, make_speaker
from exports import chosen

from claimcheck.export import Background, ExportFormat, export_claims
from claimcheck.records import (
    Certainty,
    Conflict,
    ConflictReason,
    Corroboration,
    CorroborationStatus,
    Entry,
    Fetch,
    Kind,
    Link,
    QuoteType,
    Reliability,
    Source,
    Suggestion,
    Told,
    Trace,
    Verdict,
    VerdictStatus,
)
from claimcheck.store import (
    LogAction,
    LogEntry,
    Recorded,
    SourceAction,
    SourceEntry,
    SourceKind,
    Transfer,
    TransferAction,
)
from claimcheck.store.history import Deed
from claimcheck.store.matching import LinkEntry
from claimcheck.store.sources import Part, Saying

ATTACK = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7 * 7 }}\x1b\u202e</style>"

SHOWN = ATTACK.translate({0x1B: 0xFFFD, 0x202E: 0xFFFD})
NOON = "2026-01-07T12:00:00Z"
SPEAKER, PUBLISHER = SourceKind
CHIEF, MAYOR = (make_speaker(name).id for name in ("Police chief Fazal Ahmad Sherzad", "The mayor"))
SAYINGS = [
    Saying(SourceAction.MERGE, SPEAKER, "spk_1", "Sherzad", ATTACK, Part(speaker=CHIEF), "spk_1"),
    Saying(SourceAction.RATE, PUBLISHER, "The Herald", "The Herald", rating=Reliability.B),
    Saying(SourceAction.RATE, PUBLISHER, "Elsewhere", "Elsewhere", rating=Reliability.B),
    Saying(SourceAction.SPLIT, SPEAKER, "spk_2", "Mayor", "the mayor", Part(MAYOR, "the mayor"), "spk_3"),
]
SAID = [SourceEntry(each, each, saying, "Ann Lee", NOON, ATTACK) for each, saying in enumerate(SAYINGS, start=10)]
EXPORT, IMPORT = TransferAction


def whole_ledger(claim_id: str) -> list[Deed]:
    """Deeds numbered from 10, among them the import of a verdict on a claim of this id."""
    return [
        *SAID,
        Transfer(EXPORT, "Ann Lee", NOON, "cases/claims.csv", "csv", '{"search": "x"}', 2, "ab" * 32),
        Transfer(EXPORT, "Ann Lee", NOON, "story.html", "html", '{"search": "x"}', 2, "ab" * 32),
        Transfer(EXPORT, "Ann Lee", NOON, "other.csv", "csv", '{"search": "y"}', 2, "ab" * 32),
        Transfer(IMPORT, "Ann Lee", NOON, "C:\\cases\\claims.csv", "csv", "{}", 1, None),
        LogEntry(18, LogAction.MARK, claim_id, Verdict(VerdictStatus.CONTESTED, "Ann Lee", NOON)),
        Transfer(IMPORT, "Ann Lee", NOON, "other.csv", "csv", "{}", 1, None),
        LogEntry(20, LogAction.MARK, "clm_elsewhere", Verdict(VerdictStatus.CONTESTED, "Ann Lee", NOON)),
    ]


def recorded(*deeds: Deed, first: int = 1) -> list[Recorded]:
    return [Recorded(number, what, "ef" * 32) for number, what in enumerate(deeds, start=first)]


def written(*entries: Entry, background: Background | None = None) -> str:
    stream = StringIO()
    export_claims(chosen(entries), stream, ExportFormat.HTML, background=background or Background())
    return stream.getvalue()


def parsed(page: str) -> Element:
    """Parse `page` as browsers do; any error of its markup is raised."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def all_of(root: Element, name: str, cls: str = "") -> list[Element]:
    return [each for each in root.iter(name) if not cls or cls in each.get("class", "").split()]


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def told(entry: Entry, **changes: Any) -> Told:
    return replace(Told(entry.claim.id, 0, entry.claim.statement, "Ann Lee", "The Herald", "2016-03-22"), **changes)


@pytest.fixture
def rival(plain: Entry) -> Entry:
    """A claim that conflicts with the plain one."""
    article = make_article("The mayor said that 200 fighters died.", source="news/rival.txt", publisher="The Courier")
    claim = make_claim(article, "that 200 fighters died", "The mayor", "said", event=plain.claim.event)
    return Entry(claim, article, Corroboration(CorroborationStatus.CONFLICTING))


@pytest.fixture
def full(plain: Entry, rival: Entry) -> Background:
    """All that can be said beside the claims, with an attack in every text."""
    ours = told(plain, outlet=ATTACK)
    theirs = told(rival, text=ATTACK, passed_on=ATTACK)
    also_ours = replace(ours, part=1)
    stranger = told(rival, claim_id="clm_elsewhere")

    def against(*places: Told) -> tuple[tuple[Told, Conflict], ...]:
        return tuple((place, Conflict(place.claim_id, place.part, ConflictReason.NUMBER)) for place in places)

    def trace(entry: Entry) -> list[Trace]:
        maybe = (Suggestion(stranger, Link.SAME, 0.61),)
        if entry.claim.id == plain.claim.id:
            sources = (Source(ATTACK, (ours, also_ours)), Source("B", (stranger,)))
            return [Trace(ATTACK, sources, against(theirs), maybe)]
        if entry.claim.id == rival.claim.id:
            return [Trace("C", (Source(ATTACK, (theirs,)),), against(ours, also_ours, stranger), maybe)]
        return []

    def ledger(claim_id: str | None) -> list[Recorded]:
        if claim_id is None:
            return recorded(*whole_ledger(plain.claim.id), first=10)
        evidence = ("https://example.org/a?b=1&c=2", "javascript:alert(1)", ATTACK)
        mark = Verdict(VerdictStatus.CONTESTED, ATTACK, "2026-01-05T14:05:00Z", ATTACK, evidence)
        undo = Verdict(VerdictStatus.UNCONFIRMED, "Ann Lee", "2026-01-06T14:05:00Z")
        return recorded(
            LogEntry(1, LogAction.MARK, claim_id, mark),
            LogEntry(2, LogAction.UNDO, claim_id, undo, undoes=1),
            LinkEntry((rival.claim.id, 0), (claim_id, 0), Link.SAME, ATTACK, NOON, ATTACK),
            LinkEntry((claim_id, 0), ("clm_elsewhere", 0), Link.CONFLICT, "Ann Lee", NOON),
        )

    def exported(transfer: Transfer) -> list[str]:
        return [plain.claim.id if transfer.chosen == '{"search": "x"}' else "clm_elsewhere"]

    return Background(trace, ledger, exported, {"claimcheck": "0.1.0", ATTACK: ATTACK}, {"search": ATTACK})


@pytest.fixture
def page(plain: Entry, bare: Entry, hostile: Entry, rival: Entry, full: Background) -> str:
    contested = replace(plain, corroboration=replace(plain.corroboration, status=CorroborationStatus.CONFLICTING))
    return written(contested, bare, hostile, rival, background=full)


@pytest.fixture
def tree(page: str) -> Element:
    return parsed(page)


def test_nothing_but_its_own_style_is_allowed(page: str, tree: Element) -> None:
    (style,) = all_of(tree, "style")
    checksum = base64.b64encode(hashlib.sha256((style.text or "").encode()).digest()).decode()
    (policy,) = (meta.get("content") for meta in tree.iter("meta") if meta.get("http-equiv"))
    assert policy == f"default-src 'none'; style-src 'sha256-{checksum}'; base-uri 'none'; form-action 'none'"
    assert page.index("Content-Security-Policy") < page.index("<style>")
    assert "url(" not in (style.text or "")
    assert "@import" not in (style.text or "")


def test_nothing_an_article_says_is_markup(tree: Element) -> None:
    assert {each.tag for each in tree.iter()} & {"script", "img", "iframe", "object", "embed", "link", "base"} == set()
    attributes = {name for each in tree.iter() for name in each.attrib}
    assert {name for name in attributes if name.startswith("on") or name in ("style", "src", "srcset")} == set()
    assert ATTACK.translate({0x1B: 0xFFFD, 0x202E: 0xFFFD}) in "".join(tree.itertext())


def test_no_control_character_and_no_override_is_left(page: str) -> None:
    assert re.findall("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", page) == []


def test_only_web_addresses_are_links_and_they_learn_nothing(tree: Element) -> None:
    outward = [each for each in tree.iter("a") if not each.get("href", "").startswith("#")]
    assert {each.get("href") for each in outward} == {"https://herald.example/figures", "https://example.org/a?b=1&c=2"}
    assert {each.get("rel") for each in outward} == {"noopener noreferrer"}


def test_every_link_within_the_page_leads_somewhere(tree: Element) -> None:
    ids = [each.get("id") for each in tree.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    inward = {each.get("href", "")[1:] for each in tree.iter("a") if each.get("href", "").startswith("#")}
    named = {each.get(name) for each in tree.iter() for name in ("aria-labelledby", "for") if each.get(name)}
    assert inward | named <= set(ids)


def test_headings_leave_out_no_level(tree: Element) -> None:
    levels = [int(each.tag[1]) for each in tree.iter() if re.fullmatch("h[1-6]", str(each.tag))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_control_has_a_label(tree: Element) -> None:
    labelled = {each.get("for") for each in tree.iter("label")}
    inside = {id(control) for label in tree.iter("label") for control in label.iter("input")}
    controls = [*tree.iter("input"), *tree.iter("select")]
    assert controls
    assert all(id(each) in inside or each.get("id") in labelled for each in controls)


@pytest.mark.parametrize(
    ("name", "vocabulary"),
    [("verdict", VerdictStatus), ("backing", CorroborationStatus), ("certainty", Certainty), ("kind", Kind)],
)
def test_each_word_can_be_filtered_by(tree: Element, name: str, vocabulary: type) -> None:
    (style,) = all_of(tree, "style")
    boxes = {each.get("id") for each in all_of(tree, "input", f"by-{name}")}
    assert boxes == {f"{name}-{word}" for word in vocabulary}
    for box in boxes:
        assert f".filters:has(.by-{name}:checked):not(:has(#{box}:checked)) ~ .claims > .{box}" in (style.text or "")
    for claim in all_of(tree, "li", "claim"):
        assert len(boxes & set(claim.get("class", "").split())) == 1


def test_outlets_and_speakers_can_be_chosen(tree: Element) -> None:
    (style,) = all_of(tree, "style")
    for select in tree.iter("select"):
        for option in list(select.iter("option"))[1:]:
            name = f"{select.get('id')}-{option.get('value')}"
            chosen_one = f'#{select.get("id")} option[value="{option.get("value")}"]:checked'
            rule = f".filters:has({chosen_one}) ~ .claims > .claim:not(.{name})"
            assert rule in (style.text or "")
            assert all_of(tree, "li", name)


def test_source_cue_and_content_are_marked_in_the_paragraph(plain: Entry) -> None:
    (claim,) = all_of(parsed(written(plain)), "li", "claim")
    assert [(each.get("class"), each.text) for each in claim.iter("mark")] == [
        ("source", "Police chief Fazal Ahmad Sherzad"),
        ("cue", "denied"),
        ("content", "that nearly 2,000 fighters died in November"),
    ]


def test_a_denial_is_never_given_as_what_the_source_said(plain: Entry) -> None:
    (claim,) = all_of(parsed(written(plain)), "li", "claim")
    (heading,) = claim.iter("h3")
    assert text_of(heading) == "1 denied: nearly 2,000 fighters died in November"


def test_what_nobody_said_and_what_the_outlet_asserts_are_told_apart(bare: Entry) -> None:
    narrated = replace(bare.claim, quote_type=QuoteType.NARRATED, id="clm_b")
    said = [text_of(each) for each in all_of(parsed(written(bare, replace(bare, claim=narrated))), "p", "said")]
    assert said[:2] == ["nobody named, news/story.txt", "the outlet itself, news/story.txt"]


def test_the_archived_text_is_the_articles_own_at_the_positions_given(tree: Element, plain: Entry) -> None:
    texts = {each.get("id"): each for each in all_of(tree, "article", "archived")}
    (paragraph,) = (each for each in texts[plain.article.id].iter("p") if each.get("data-start"))
    for reference in [*all_of(paragraph, "a", "ref"), *all_of(paragraph, "a", "pilcrow")]:
        reference.text = ""
    assert (
        text_of(paragraph)
        == plain.article.text[int(paragraph.get("data-start", "")) : int(paragraph.get("data-end", ""))]
    )
    (mark,) = paragraph.iter("mark")
    span = plain.claim.content[0]
    assert mark.text == span.text
    (selector,) = (each for each in all_of(tree, "a", "selector") if each.get("href") == f"#in-{plain.claim.id}")
    assert (selector.get("data-start"), selector.get("data-end")) == (str(span.start), str(span.end))


def test_two_sides_of_a_conflict_are_shown_once(tree: Element) -> None:
    (conflict,) = all_of(tree, "article", "conflict")
    (heading,) = conflict.iter("h3")
    assert text_of(heading) == "C"
    assert len(list(all_of(conflict, "ul", "against")[0])) == 3


def test_a_claim_is_under_its_source_once_and_linked_if_it_is_on_the_page(tree: Element, plain: Entry) -> None:
    claim = next(each for each in all_of(tree, "li", "claim") if each.get("id") == plain.claim.id)
    first, second = all_of(all_of(claim, "ul", "tree")[0], "ul")[1:]
    assert [text_of(each).rsplit(" ", 2)[1:] for each in first] == [["this", "claim"]]
    assert list(second.iter("a")) == []


def test_the_trail_of_verdicts_is_complete(tree: Element) -> None:
    first, second, *_ = list(all_of(tree, "ol", "history")[0])
    assert text_of(first).startswith("2026-01-05 14:05 ")
    assert "javascript:alert(1)" in text_of(first)
    assert text_of(second) == "2026-01-06 14:05 Ann Lee: unconfirmed again, 1 taken back"


def test_where_an_article_was_fetched_stands_in_the_trail_and_where_its_metadata_was_found_above_its_text(
    plain: Entry,
) -> None:
    fetch = Fetch("https://a.example/old", f"https://a.example/{ATTACK}", NOON, "text/html", "ab" * 32, 9)
    page = parsed(written(plain, background=Background(ledger=lambda _: recorded(fetch))))
    (line,) = all_of(page, "ol", "history")[0]
    assert text_of(line) == (
        f"2026-01-07 12:00 the article was fetched from https://a.example/{SHOWN}, asked for https://a.example/old, "
        f"SHA-256 {'ab' * 32}"
    )
    (article,) = all_of(page, "article", "archived")
    about = [text_of(each) for each in all_of(article, "dd")]
    assert "an excerpt: a feed’s summary, or what a paywall shows" in about
    assert "title: json-ld; publisher: open-graph; author: byline" in about


def test_links_stand_in_the_trail_of_both_claims_and_lead_to_the_other(
    tree: Element, plain: Entry, rival: Entry
) -> None:
    claim = next(each for each in all_of(tree, "li", "claim") if each.get("id") == plain.claim.id)
    _, _, same, conflict = list(all_of(claim, "ol", "history")[0])
    assert "linked, same: claim 1, “" in text_of(same)
    assert [each.get("href") for each in same.iter("a")] == [f"#{rival.claim.id}"]
    assert text_of(conflict) == "2026-01-07 12:00 Ann Lee: linked, conflict: clm_elsewhere"
    assert conflict.get("value") == "4"


def test_what_concerns_the_claims_shown_is_on_record_and_nothing_else(tree: Element) -> None:
    (section,) = (each for each in tree.iter("section") if each.get("id") == "record")
    lines = {each.get("value"): text_of(each) for each in section.iter("li")}
    assert lines == {
        "10": f"2026-01-07 12:00 Ann Lee: speaker Sherzad: merged with {SHOWN} ({SHOWN})",
        "11": f"2026-01-07 12:00 Ann Lee: publisher The Herald: rated B ({SHOWN})",
        "13": f"2026-01-07 12:00 Ann Lee: speaker Mayor: the mayor split off ({SHOWN})",
        "14": "2026-01-07 12:00 Ann Lee: export of 2 claims as csv to claims.csv, chosen by "
        '{"search": "x"}, SHA-256 ' + "ab" * 32,
        "17": "2026-01-07 12:00 Ann Lee: import of claims.csv, verdicts on 1 claim",
    }


def test_a_page_without_a_ledger_has_no_section_for_it(plain: Entry) -> None:
    assert 'id="record"' not in written(plain)


@pytest.mark.parametrize("inside", [("article", "conflict"), ("div", "trace")])
def test_the_words_in_which_two_sides_differ_are_marked_on_both(
    plain: Entry, rival: Entry, inside: tuple[str, str]
) -> None:
    ours, theirs = told(plain, text="2,000 fighters died"), told(rival, text="200 fighters died, he said")
    conflict = Conflict(rival.claim.id, 0, ConflictReason.NUMBER)
    trace = Trace(ours.text, (Source("A", (ours,)),), ((theirs, conflict),), ())
    contested = replace(plain, corroboration=replace(plain.corroboration, status=CorroborationStatus.CONFLICTING))
    page = written(contested, background=Background(lambda _: [trace]))
    (card,) = all_of(parsed(page), *inside)
    assert [each.text for each in all_of(card, "mark", "differs")] == ["2,000", "200"]
    assert "“" not in text_of(card)
    assert ours.text in text_of(card)
    assert theirs.text in text_of(card)


def test_the_foot_says_what_made_the_page_and_what_was_asked_for(tree: Element) -> None:
    (foot,) = tree.iter("footer")
    facts = dict(zip(map(text_of, foot.iter("dt")), map(text_of, foot.iter("dd")), strict=True))
    assert facts["claimcheck"] == "0.1.0"
    assert facts["filters"].startswith("search \"'><script>")


def test_no_claims_make_a_page_too() -> None:
    assert "0 claims in 0 articles" in text_of(parsed(written()))


def colours(style: str) -> Iterator[dict[str, str]]:
    """The variables of the light and of the dark theme."""
    for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL)[:2]:
        yield dict(re.findall(r"--(\w+): (#\w{6})", block))


def luminance(colour: str) -> float:
    """As WCAG 2.2 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_text_stands_out_in_both_themes(tree: Element) -> None:
    (style,) = all_of(tree, "style")
    themes = list(colours(style.text or ""))
    assert len(themes) == 2
    for theme in themes:
        pairs = [(ink, paper) for ink in ("ink", "soft", "link") for paper in ("paper", "card", "sunk")]
        pairs += [(tone, paper) for tone in ("good", "bad", "wary") for paper in ("paper", "card")]
        pairs += [("ink", marked) for marked in ("source", "cue", "content")]
        for ink, paper in pairs:
            bright, dark = sorted((luminance(theme[ink]), luminance(theme[paper])), reverse=True)
            assert (bright + 0.05) / (dark + 0.05) >= 4.5, (ink, paper)
