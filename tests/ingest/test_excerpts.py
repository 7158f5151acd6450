import pytest

from claimcheck.ingest.excerpts import is_amp, is_broken_off, is_stub

PAID_FOR = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'


@pytest.mark.parametrize(
    "text", ["He said that …", "He said that [...]", "He said no. Read more", "He said no. Continue reading »"]
)
def test_a_text_that_breaks_off(text):
    assert is_broken_off(text)


@pytest.mark.parametrize("text", ["He said no.", "“I will read more,” he said.", "He said … no.", ""])
def test_a_text_that_ends(text):
    assert not is_broken_off(text)


@pytest.mark.parametrize(
    "page",
    [
        PAID_FOR,
        PAID_FOR.replace("false", '"False"'),
        '<meta property="article:content_tier" content="locked">',
        "<p>Subscribe now to keep reading.</p>",
        "<p>This story is available to our subscribers.</p>",
    ],
)
def test_a_page_behind_a_paywall_shows_little_and_says_so(page):
    assert is_stub(page, "He said no.")
    assert not is_stub(page, "He said no. " * 100)


@pytest.mark.parametrize(
    "page",
    [
        PAID_FOR.replace("false", "true"),
        '<meta property="article:content_tier" content="free">',
        "<p>Subscribe to our newsletter.</p>",
        "<nav>Already a subscriber? Sign in. For subscribers</nav>",
        "<p>He said that subscribers to the service had fallen.</p>",
    ],
)
def test_a_page_that_is_free_is_no_stub_however_short(page):
    assert not is_stub(page, "He said no.")


@pytest.mark.parametrize("page", ["<!doctype html>\n<html ⚡ lang=en>", "<html lang='en' amp>", '<html amp="">'])
def test_a_copy_for_telephones_says_so(page):
    assert is_amp(page)


@pytest.mark.parametrize("page", ["<html lang=en>", "<html class='amp-no more'>", "<p>amp</p>", "<html data-amp-x=1>"])
def test_other_pages_do_not(page):
    assert not is_amp(page)
