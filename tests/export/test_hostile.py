import pytest

from claimcheck.export.hostile import defused, encodable, escaped, one_line


@pytest.mark.parametrize(
    "character", ["\x00", "\x07", "\x1b", "\x7f", "\x9b", "\u2028", "\u202e", "\u2066", "\ud800"], ids=ascii
)
def test_a_character_that_commands_is_replaced(character: str) -> None:
    assert defused(f"a{character}b") == "a\N{REPLACEMENT CHARACTER}b"
    assert escaped(f'"{character}"') == f'"\\u{ord(character):04x}"'


@pytest.mark.parametrize("text", ["plain", "é ü", "مرحبا", "😀", "“quoted” – dash", "tab\tand\nline"])
def test_what_merely_reads_is_left_alone(text: str) -> None:
    assert defused(text) == text


def test_one_line_has_no_line_end_and_the_same_length() -> None:
    text = "a\r\nb\tc\x1b[31m"
    assert one_line(text) == "a  b c\N{REPLACEMENT CHARACTER}[31m"
    assert len(one_line(text)) == len(text)


def test_only_what_no_utf8_holds_is_taken_from_a_text_for_programs() -> None:
    assert encodable("\ud83d😀\x00\u202e") == "\N{REPLACEMENT CHARACTER}😀\x00\u202e"
