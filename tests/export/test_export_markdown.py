from dataclasses import replace

import pytest
from builders import make_speaker
from exports import exported
from markdown_it import MarkdownIt

from claimcheck.export import ExportFormat
from claimcheck.export.markdown import _text
from claimcheck.records import Backing, Conflict, ConflictReason, Corroboration, Entry, QuoteType, SpeakerType


def written(*entries: Entry) -> str:
    return exported(entries, ExportFormat.MARKDOWN).decode()


def test_a_claim_is_a_line_to_tick_off_with_what_is_known_of_it(plain: Entry) -> None:
    assert written(plain) == (
        "# Claims\n\n"
        "## Figures in dispute\n\n"
        "The Herald, 2016-03-22, by A. Writer\n"
        "<https://herald.example/figures>\n\n"
        "An excerpt: a feed's summary, or what a paywall shows.\n\n"
        f"- [x] **denied: nearly 2,000 fighters died in November** `{plain.claim.id}`\n"
        "  - said by Police chief Fazal Ahmad Sherzad: certain fact\n"
        "  - single-source: Rests on one source: Police chief Fazal Ahmad Sherzad, in The Herald.\n"
        "  - contested by Ann Lee, 2026-01-05: he said 200 in May\n"
        "  - evidence: <https://example.org/a>\n"
        "  - evidence: <https://example.org/b>\n"
    )


def test_a_claim_nobody_judged_stays_unticked(bare: Entry) -> None:
    assert f"- [ ] **The war is over** `{bare.claim.id}`\n  - said by nobody named: certain fact\n" in written(bare)


def test_what_is_against_a_claim_is_named_once(plain: Entry) -> None:
    against = [Conflict("clm_1", part, ConflictReason.NUMBER) for part in (0, 1)]
    parts = (Backing(conflicts=tuple(against)),)
    assert "  - in conflict with `clm_1` (number)\n" in written(
        replace(plain, corroboration=Corroboration(parts=parts))
    )


def test_the_words_of_a_quotation_are_quoted(plain: Entry) -> None:
    assert ">" not in written(plain).replace(">\n", "\n")
    direct = replace(plain, claim=replace(plain.claim, quote_type=QuoteType.DIRECT))
    assert "\n\n  > that nearly 2,000 fighters died in November\n" in written(direct)


def test_an_unnamed_source_is_marked(plain: Entry) -> None:
    unnamed = replace(plain, claim=replace(plain.claim, speaker=make_speaker("an aide", SpeakerType.ANONYMOUS)))
    assert "said by an aide (anonymous): " in written(unnamed)


def test_who_it_is_stands_before_what_the_article_calls_them(known: Entry) -> None:
    text = written(known)
    assert "\nThe Herald Group, 2016-03-22, by A. Writer\n" in text
    assert "said by Chief Sherzad, as “Police chief Fazal Ahmad Sherzad”: certain fact\n" in text
    assert "Rests on one source: Chief Sherzad, in The Herald Group.\n" in text


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "![x](http://evil.example/x.png) [y](javascript:z)",
        "# 1. heading",
        "1. first",
        "- item",
        "+ item",
        "===",
        "**bold** _it_ ~~no~~ `code` $x$",
        "a\n\n> b\n\n    code",
        "back\\slash \\",
        "&lt; &amp;",
        "| a | b |",
    ],
)
def test_nothing_of_an_articles_text_is_markup(text: str) -> None:
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(f"> {_text(text)}")
    assert [token.type for token in tokens if not token.type.startswith(("blockquote", "paragraph"))] == ["inline"]
    (inline,) = (token for token in tokens if token.type == "inline")
    assert {child.type for child in inline.children or ()} <= {"text", "text_special"}
    assert "".join(child.content for child in inline.children or ()) == text.replace("\n", " ")
