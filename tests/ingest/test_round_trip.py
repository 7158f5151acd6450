"""The same article, written by each format's usual producer, is read as the same text.

Stated differences: line ends at the very end are lost, and only web pages, mail and feeds know all of the metadata.
"""

import mailbox
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest
from feedgen.feed import FeedGenerator
from odf.opendocument import OpenDocumentText
from odf.text import H, P
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

SAMPLES = Path(__file__).with_name("samples")


@pytest.mark.parametrize(
    "sample", ["libreoffice.docx", "libreoffice.odt", "libreoffice-columns.pdf", "browser.pdf"], ids=str
)
def test_documents_that_others_wrote(read, story, sample):
    (article,) = read(SAMPLES / sample)
    assert article.text == story.text
    assert article.title == story.title


def test_the_author_of_a_document_is_kept(read, story):
    for sample in ("libreoffice.docx", "libreoffice.odt", "libreoffice.epub"):
        (article,) = read(SAMPLES / sample)
        assert article.author == story.author


def test_a_book_is_read_by_chapters(read, story):
    (article,) = read(SAMPLES / "libreoffice.epub")
    assert article.text == story.text
    assert article.source == f"{SAMPLES / 'libreoffice.epub'}#OEBPS/sections/section0001.xhtml"


def test_a_capture_is_read_with_all_that_its_page_says(read, story):
    (article,) = read(SAMPLES / "wget.warc.gz")
    assert article.text == story.text
    assert article.source == f"{SAMPLES / 'wget.warc.gz'}#{story.url.replace('https', 'http')}"
    assert _about(article) == _about(story)


def test_a_packed_capture(read, story, tmp_path):
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as archive:
        archive.writestr("datapackage.json", '{"profile": "data-package"}')
        archive.writestr("pages/pages.jsonl", '{"format": "json-pages-1.0"}\n')
        archive.write(SAMPLES / "wget.warc.gz", "archive/data.warc.gz")
    (article,) = read(tmp_path / "a.wacz")
    assert article.text == story.text


def test_docx_by_python_docx(read, story, tmp_path):
    document = docx.Document()
    document.add_heading(story.title, 0)
    for paragraph in _paragraphs(story):
        document.add_paragraph(paragraph)
    document.core_properties.author = story.author
    document.save(tmp_path / "a.docx")
    (article,) = read(tmp_path / "a.docx")
    assert (article.text, article.title, article.author) == (story.text, story.title, story.author)


def test_odt_by_odfpy(read, story, tmp_path):
    document = OpenDocumentText()
    document.text.addElement(H(outlinelevel=1, text=story.title))
    for paragraph in _paragraphs(story):
        document.text.addElement(P(text=paragraph))
    document.save(tmp_path / "a.odt")
    (article,) = read(tmp_path / "a.odt")
    assert (article.text, article.title) == (story.text, story.title)


def test_pdf_by_reportlab(read, story, tmp_path):
    styles = getSampleStyleSheet()
    flow = [Paragraph(story.title, styles["Title"])]
    flow += [Paragraph(paragraph, styles["BodyText"]) for paragraph in _paragraphs(story)]
    SimpleDocTemplate(str(tmp_path / "a.pdf"), author=story.author).build(flow)
    (article,) = read(tmp_path / "a.pdf")
    assert (article.text, article.title, article.author) == (story.text, story.title, story.author)


@pytest.mark.parametrize("form", ["plain", "html", "both"])
def test_mail(read, story, tmp_path, form):
    message = _message(story, form)
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    (article,) = read(tmp_path / "a.eml")
    assert article.text.strip() == story.text
    assert (article.title, article.author, article.published) == (story.title, story.author, story.published)


def test_a_mailbox(read, story, tmp_path):
    box = mailbox.mbox(tmp_path / "a.mbox")
    for number in range(3):
        message = _message(story, "plain")
        message["Message-ID"] = f"<{number}@hkpa.example>"
        box.add(message)
    box.close()
    found = read(tmp_path / "a.mbox")
    assert [article.text.strip() for article in found] == [story.text] * 3
    assert [article.source for article in found] == [f"{tmp_path}/a.mbox#{number}@hkpa.example" for number in range(3)]


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_feeds(read, story, tmp_path, kind):
    feed = FeedGenerator()
    feed.id("https://hkpa.example/feed")
    feed.title(story.publisher)
    feed.description("All the news")
    feed.link(href="https://hkpa.example/")
    entry = feed.add_entry()
    entry.id("tag:hkpa.example,2015:1")
    entry.title(story.title)
    entry.link(href=story.url)
    entry.author(name=story.author, email="m@hkpa.example")
    entry.published(story.published)
    entry.description("An elder says so.")
    entry.content(_html(story), type="CDATA" if kind == "rss" else "html")
    getattr(feed, f"{kind}_file")(str(tmp_path / f"a.{kind}"))
    (article,) = read(tmp_path / f"a.{kind}")
    assert article.text == story.text
    assert (article.title, article.publisher, article.published, article.url) == (
        story.title,
        story.publisher,
        story.published,
        story.url,
    )
    assert story.author in article.author


def _message(story, form: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = f"{story.author} <m@hkpa.example>"
    message["Subject"] = story.title
    message["Date"] = "Thu, 26 Nov 2015 00:00:00 +0000"
    if form != "html":
        message.set_content(story.text)
    if form == "html":
        message.set_content(_html(story), subtype="html")
    if form == "both":
        message.add_alternative(_html(story), subtype="html")
    return message


def _paragraphs(story) -> list[str]:
    return story.text.split("\n\n")


def _html(story) -> str:
    return "\n".join(f"<p>{paragraph}</p>" for paragraph in _paragraphs(story))


def _about(article) -> tuple[str | None, ...]:
    return article.title, article.publisher, article.author, article.published, article.url
