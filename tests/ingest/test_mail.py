from email.message import EmailMessage

import pytest

from claimcheck.ingest import Failure
from claimcheck.ingest.limits import MAX_DEPTH


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.eml"


def message(text: str | None = None, **headers: str) -> EmailMessage:
    made = EmailMessage()
    for name, value in {"From": "Ann Lee <ann@valley.example>", "Subject": "Last stronghold lost", **headers}.items():
        made[name] = value
    if text is not None:
        made.set_content(text)
    return made


def test_a_message_is_an_article_by_its_sender(read, english, path):
    path.write_bytes(message(english, Date="Tue, 22 Mar 2016 23:30:00 -0500", Organization="Valley Herald").as_bytes())
    (article,) = read(path)
    assert (article.text, article.title, article.author) == (english, "Last stronghold lost", "Ann Lee")
    assert (article.publisher, article.published) == ("Valley Herald", "2016-03-23T04:30:00Z")
    assert article.source == str(path)


def test_an_address_alone_is_no_author(read, english, path):
    path.write_bytes(message(english).as_bytes().replace(b"Ann Lee <ann@valley.example>", b"ann@valley.example"))
    assert read(path)[0].author is None


def test_html_is_read_where_there_is_no_text(read, english, path):
    made = message()
    made.set_content(
        f"<html><head><style>p {{}}</style></head><body><p>{english}</p><script>x()</script>"
        "<table><tr><td>“So be it,” he said.</td></tr></table></body></html>",
        subtype="html",
    )
    path.write_bytes(made.as_bytes())
    assert read(path)[0].text == f"{english}\n\n“So be it,” he said."


def test_encodings_are_undone(read, path):
    made = message()
    made.set_content("The chief said: “Café’s are closed”.", charset="cp1252", cte="quoted-printable")
    made.replace_header("Subject", "Cafés closed, says the chief")
    path.write_bytes(made.as_bytes())
    (article,) = read(path)
    assert (article.text, article.title) == ("The chief said: “Café’s are closed”.", "Cafés closed, says the chief")


def test_attachments_are_articles_of_their_own_of_the_day_of_the_message(read, english, path):
    made = message("See the two statements attached, he said.", Date="Tue, 22 Mar 2016 00:00:00 +0000")
    made.add_attachment(english.encode(), maintype="text", subtype="plain", filename="statement.txt")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    made.add_attachment(english.encode(), maintype="text", subtype="plain", filename="statement.txt")
    path.write_bytes(made.as_bytes())
    found = read(path)
    assert [article.source for article in found] == [
        str(path), f"{path}#statement.txt", f"{path}#3/statement.txt",
    ]  # fmt: skip
    assert [article.text for article in found[1:]] == [english, english]
    assert {article.published for article in found} == {"2016-03-22T00:00:00Z"}


def test_a_message_that_only_carries_attachments_is_no_failure(read, english, path):
    made = message("\n")
    made.add_attachment(english.encode(), maintype="text", subtype="plain", filename="statement.txt")
    path.write_bytes(made.as_bytes())
    assert [article.source for article in read(path)] == [f"{path}#statement.txt"]


def test_a_message_that_is_passed_on_is_read(read, english, path):
    made = message("For your information, he said.")
    made.add_attachment(message(english, From="Bob Ray <bob@valley.example>"))
    path.write_bytes(made.as_bytes())
    assert [article.author for article in read(path)] == ["Ann Lee", "Bob Ray"]


def test_messages_too_deep_in_one_another_are_refused(read, english, path):
    made = message(english)
    for _ in range(MAX_DEPTH + 1):
        outer = message(english)
        outer.add_attachment(made)
        made = outer
    path.write_bytes(made.as_bytes())
    *articles, failure = read(path)
    assert len(articles) == MAX_DEPTH + 1
    assert failure.reason == "packed more than 3 deep; unpack it, and ingest the folder"


def test_parts_nested_without_end_are_refused(read, path):
    lines = ["From: a@b.example", "Subject: deep", "Date: Tue, 22 Mar 2016 00:00:00 +0000"]
    for number in range(300):
        lines += [f'Content-Type: multipart/mixed; boundary="b{number}"', "", f"--b{number}"]
    path.write_text("\n".join(lines))
    assert read(path)[0].reason == "more than 200 parts with parts in them; save what you need of it as text"


def test_names_of_attachments_lead_nowhere(read, english, path):
    made = message("See attached, he said.")
    made.add_attachment(english.encode(), maintype="text", subtype="plain", filename="../../\x1b[31mevil.txt")
    path.write_bytes(made.as_bytes())
    found = read(path)
    assert len(found) == 2
    assert not path.parent.parent.joinpath("\x1b[31mevil.txt").exists()


def test_a_message_is_known_without_a_suffix(read, english, tmp_path):
    data = message(english, Date="Tue, 22 Mar 2016 00:00:00 +0000").as_bytes()
    (tmp_path / "1616.M123").write_bytes(data)
    assert read(tmp_path / "1616.M123")[0].title == "Last stronghold lost"
    assert read("-", stdin=data)[0].title == "Last stronghold lost"


def test_a_mailbox_keeps_its_articles_apart_however_it_grows(read, english, tmp_path):
    lines = [
        f"From ann Tue Mar 22\nFrom: Ann Lee <a@b.example>\nMessage-ID: <{n}@b>\n\n{english}\n\n" for n in range(3)
    ]
    path = tmp_path / "Inbox.mbox"
    path.write_text("".join(lines))
    before = read(path)
    path.write_text("".join(lines[1:]))
    assert [article.id for article in read(path)] == [article.id for article in before[1:]]


def test_lines_quoted_in_a_mailbox_are_as_they_were_written(read, tmp_path):
    path = tmp_path / "a.mbox"
    path.write_text("From a\nSubject: One\n\nHe said:\n\n>From here on, no.\n\nFrom b\nSubject: Two\n\nShe said no.\n")
    assert [article.text.strip() for article in read(path)] == ["He said:\n\nFrom here on, no.", "She said no."]


def test_a_damaged_message_does_not_hide_the_next(read, english, tmp_path):
    path = tmp_path / "a.mbox"
    path.write_text(f"From a\nSubject: One\n\n\n\nFrom b\nSubject: Two\n\n{english}\n")
    failure, article = read(path)
    assert failure == Failure(f"{path}#1", "no words in it; check that the article was saved")
    assert article.source == f"{path}#2"


def test_a_file_that_is_no_mailbox_is_refused(read, english, tmp_path):
    (tmp_path / "a.mbox").write_text(english)
    assert read(tmp_path / "a.mbox")[0].reason == "no message in it; check that it was exported whole"


def test_a_page_saved_in_one_file(read, english, tmp_path):
    made = EmailMessage()
    made["From"] = "<Saved by Blink>"
    made["Snapshot-Content-Location"] = "https://valley.example/a"
    made["Subject"] = "Last stronghold lost"
    made.set_content(f"<html><body><article><p>{english}</p></article></body></html>", subtype="html")
    made.add_related(b"\x89PNG", maintype="image", subtype="png")
    (tmp_path / "a.mhtml").write_bytes(made.as_bytes())
    (article,) = read(tmp_path / "a.mhtml")
    assert (article.text, article.url) == (english, "https://valley.example/a")
