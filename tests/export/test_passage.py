from dataclasses import replace

from builders import make_article, make_claim
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.export.passage import Piece, Role, passage
from claimcheck.records import Span

TEXT = "A heading\n\nThe minister said that it is over.\n\nNothing here.\n\n“And it was time,” he added."


def test_a_paragraph_is_cut_into_source_cue_content_and_the_rest() -> None:
    article = make_article(TEXT)
    (paragraph,) = passage(make_claim(article, "that it is over", "The minister", "said"), TEXT)
    assert paragraph.pieces == (
        Piece("The minister", Role.SOURCE),
        Piece(" ", None),
        Piece("said", Role.CUE),
        Piece(" ", None),
        Piece("that it is over", Role.CONTENT),
        Piece(".", None),
    )


def test_every_paragraph_that_holds_a_part_is_shown_and_no_other() -> None:
    article = make_article(TEXT)
    claim = make_claim(article, "“And it was time,”", "The minister", "added")
    assert [TEXT[found.start : found.end] for found in passage(claim, TEXT)] == [
        "The minister said that it is over.",
        "“And it was time,” he added.",
    ]


def test_a_content_may_run_over_paragraphs() -> None:
    article = make_article(TEXT)
    claim = make_claim(article, TEXT[TEXT.index("that it") : TEXT.index(" he added")])
    assert [found.pieces[-1].role for found in passage(claim, TEXT)] == [Role.CONTENT, Role.CONTENT, None]


def test_a_source_inside_the_content_shows_as_the_source() -> None:
    article = make_article("It is over, she said, for good.")
    claim = make_claim(article, article.text, "she", "said")
    (paragraph,) = passage(claim, article.text)
    assert [(piece.text, piece.role) for piece in paragraph.pieces] == [
        ("It is over, ", Role.CONTENT),
        ("she", Role.SOURCE),
        (" ", Role.CONTENT),
        ("said", Role.CUE),
        (", for good.", Role.CONTENT),
    ]


def spans(length: int) -> st.SearchStrategy[tuple[Span, ...]]:
    edges = st.lists(st.tuples(st.integers(0, length - 1), st.integers(1, 20)), max_size=3)
    return edges.map(lambda pairs: tuple(Span(start, min(start + size, length), "") for start, size in pairs))


@given(spans(len(TEXT)), spans(len(TEXT)), spans(len(TEXT)))
def test_the_pieces_of_a_paragraph_are_its_text(
    source: tuple[Span, ...], cue: tuple[Span, ...], content: tuple[Span, ...]
) -> None:
    claim = make_claim(make_article(TEXT), "A heading")
    for found in passage(replace(claim, source=source, cue=cue, content=content), TEXT):
        assert "".join(piece.text for piece in found.pieces) == TEXT[found.start : found.end]
