from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.ingest import Failure, read_inputs
from claimcheck.ingest.plain import read_plain

FRONT_MATTER = "---\ntitle: A\nurl: https://valley.example/a\n---\n"


def test_the_front_matter_gives_the_title(english):
    draft = read_plain(f"---\ntitle: From the Desk\n---\nA Headline in the Text\n\n{english}")
    assert draft.metadata.title == "From the Desk"


def test_without_it_the_headline_is_the_title_and_stays_in_the_text(english):
    text = f"---\ntitle:\nauthor: Ann Lee\n---\nBreaking News\n\nA Headline in the Text\n\n{english}"
    draft = read_plain(text)
    assert (draft.metadata.title, draft.metadata.author) == ("A Headline in the Text", "Ann Lee")
    assert draft.text == f"Breaking News\n\nA Headline in the Text\n\n{english}"


@given(
    body=st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t")).filter(
        lambda body: not body.startswith("\ufeff")
    ),
    front_matter=st.sampled_from(["", FRONT_MATTER]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    line_end=st.sampled_from(["\n", "\r\n", "\r"]),
)
@example(body="---\nHe said no.\n---\n", front_matter="", encoding="utf-8", line_end="\n")
def test_the_text_is_the_file_without_mark_and_front_matter(body, front_matter, encoding, line_end):
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.txt")
        path.write_bytes((front_matter + body).replace("\n", line_end).encode(encoding))
        (found,) = read_inputs([str(path)], BytesIO())
    assert isinstance(found, Failure) or found.text == body
