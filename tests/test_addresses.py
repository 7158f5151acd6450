import pytest
from builders import make_article

from claimcheck.addresses import article_address, web_address


@pytest.mark.parametrize("text", ["https://example.org/a?b=c#d", "http://example.org", "https://例え.example/é"])
def test_the_address_of_a_web_page_is_one(text: str) -> None:
    assert web_address(text) == text


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "javascript:alert(1)",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "https://",
        "https://[bad",
        "https://example.org/a b",
        "https://example.org/>x",
        "https://example.org/\u202egnp.exe",
        "https://example.org/\n",
    ],
)
def test_anything_else_is_none(text: str | None) -> None:
    assert web_address(text) is None


def test_an_article_is_read_at_its_url_or_where_it_was_fetched() -> None:
    assert article_address(make_article(url="https://a.example", source="https://b.example")) == "https://a.example"
    assert article_address(make_article(source="https://b.example")) == "https://b.example"
    assert article_address(make_article()) is None
