import textwrap

from claimcheck.paragraphs import paragraphs

FIRST = "The mayor said on Tuesday that the bridge would stay closed until engineers had looked at all of its piers."
SECOND = "Nobody was hurt when a barge struck the second pier on Sunday night, according to the river police."


def cut(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in paragraphs(text)]


def test_blank_lines_part_paragraphs_and_single_line_ends_do_not() -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, 60) for paragraph in (FIRST, SECOND))
    assert cut(wrapped) == [FIRST, SECOND]


def test_without_blank_lines_a_line_is_a_paragraph() -> None:
    assert cut(f"{FIRST}\n{SECOND}\nBridge closed") == [FIRST, SECOND, "Bridge closed"]


def test_lines_that_break_amid_sentences_are_joined_though_no_blank_line_parts_paragraphs() -> None:
    wrapped = "\n".join(textwrap.fill(paragraph, 60) for paragraph in (FIRST, SECOND))
    assert cut(wrapped) == [FIRST, SECOND]


def test_list_items_and_turns_of_a_transcript_are_paragraphs() -> None:
    assert cut(f"{FIRST}\n\n- one\n- two\nMAYOR: No.\nPRESS: Why?") == [
        FIRST,
        "- one",
        "- two",
        "MAYOR: No.",
        "PRESS: Why?",
    ]
