import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.export.csv import _printed
from claimcheck.sheets.mangling import alike, unguarded


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("it is so", "it is so "),
        ("one\ntwo", "one two"),
        ("one\u00a0two", "one two"),
        ("caf\u00e9", "cafe\u0301"),
        ("=1+1", "'=1+1"),
        ("Oʻzbek “şehir”", "O?zbek “sehir”"),
        ("control\x07", "control\N{REPLACEMENT CHARACTER}"),
        ("1,200", "1200"),
        ("0.50", "0,5"),
        ("3/4", "03. Apr"),
        ("March 2016", "Mar-16"),
    ],
)
def test_what_a_spreadsheet_makes_of_a_text_is_no_change(ours: str, theirs: str) -> None:
    assert alike(ours, theirs)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("it is so", "it is not so"),
        ("who said it?", "who said it!"),
        ("14 died", "15 died"),
        ("naïve", "na!ve"),
        ("plain", "pl?in"),
        ("", "added"),
        ("March 2016", ""),
    ],
)
def test_another_text_is_a_change(ours: str, theirs: str) -> None:
    assert not alike(ours, theirs)


@given(st.text(st.sampled_from("=+-@'a \t\r\n"), max_size=12))
def test_what_an_export_guards_comes_back_the_same(text: str) -> None:
    assert alike(text, str(_printed(text, raw=False)))


def test_an_apostrophe_that_guards_nothing_stays() -> None:
    assert unguarded("'tis so") == "'tis so"
    assert unguarded("'=1\n'+2") == "=1\n+2"
    assert unguarded("'one\n'=2") == "one\n=2"
