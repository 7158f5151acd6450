"""Whatever is done to a file, reading it gives articles or one-line failures, and nothing else.

Few examples by default; CLAIMCHECK_FUZZ=100000 runs as many for each format.
"""

import mailbox
import os
import zipfile
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.ingest.dispatch import read_document
from claimcheck.ingest.document import Document, Reading
from claimcheck.records import Article

SAMPLES = Path(__file__).with_name("samples")
EXAMPLES = int(os.environ.get("CLAIMCHECK_FUZZ", "8"))
TEXT = "Officials in Kabul said on Tuesday that the group had lost its last stronghold.\n\n“No,” the elder said.\n"
FEED = f"<rss version='2.0'><channel><title>T</title><item><link>https://a.example/</link><description>&lt;p&gt;{TEXT}"
FEED += "</description></item></channel></rss>"
PAGE = '<html><head><meta property="og:title" content="T"><script type="application/ld+json">{"@type": "Article", '
PAGE += f'"author": [{{"name": "A"}}]}}</script></head><body><article><p>{TEXT}</p></article></body></html>'


def _message() -> bytes:
    message = EmailMessage()
    message["From"] = "Ann Lee <ann@valley.example>"
    message["Subject"] = "Café"
    message["Date"] = "Tue, 22 Mar 2016 23:30:00 -0500"
    message.set_content(TEXT)
    message.add_alternative(f"<p>{TEXT}</p>", subtype="html")
    message.add_attachment(TEXT.encode(), maintype="text", subtype="plain", filename="statement.txt")
    return message.as_bytes()


def _zip() -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {"a.txt": TEXT, "b.html": PAGE, "c.eml": _message()}.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _mailbox() -> bytes:
    with TemporaryDirectory() as folder:
        box = mailbox.mbox(Path(folder, "box"))
        box.add(_message())
        box.add(_message())
        box.close()
        return Path(folder, "box").read_bytes()


SEEDS = {
    **{path.name: path.read_bytes() for path in sorted(SAMPLES.iterdir()) if path.suffix},
    "a.rss": FEED.encode(),
    "a.html": PAGE.encode(),
    "a.eml": _message(),
    "a.mhtml": _message(),
    "a.mbox": _mailbox(),
    "a.zip": _zip(),
    "a.csv": f'title,text,date\nT,"{TEXT}",2016-03-22\nU,{TEXT[:40]},\n'.encode(),
    "a.jsonl": b'{"title": "T", "text": "He said no."}\n' * 3,
    "a.md": f"---\ntitle: T\n---\n# T\n\n{TEXT}".encode(),
    "a": TEXT.encode(),
}
NAMES = list(SEEDS)


# Where in a file, as a share of it, how many bytes are replaced there, and by what.
EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=40)), max_size=8)
CUT = st.one_of(st.just(1.0), st.floats(0, 1))


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(edits=EDITS, cut=CUT)
def test_damaged_files_give_articles_or_failures(name, edits, cut):
    content = bytearray(SEEDS[name])
    for place, length, replacement in edits:
        at = int(place * len(content))
        content[at : at + length] = replacement
    document = Document(BytesIO(content[: int(cut * len(content))]), name, name)
    for found in read_document(document, Reading(read_document)):
        found.source.encode()
        if isinstance(found, Article):
            assert found.text.encode()
        else:
            assert len(found.reason.splitlines()) == 1


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.binary(max_size=400))
def test_what_only_begins_as_a_format_gives_articles_or_failures(name, data):
    seed = SEEDS[name]
    for content in (data, seed[:8] + data, data + seed):
        assert list(read_document(Document(BytesIO(content), name, name), Reading(read_document)))
