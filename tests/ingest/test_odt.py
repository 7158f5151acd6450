import zipfile

import pytest

TEXT = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"><office:body><office:text>{}</office:text></office:body></office:document-content>"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.odt"


def write(path, text: str, kind: str = "text") -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", TEXT.format(text))


def test_spaces_tabs_breaks_and_marked_words_are_read(read, path):
    write(
        path, '<text:p>He<text:s text:c="2"/>said:<text:tab/><text:span>no</text:span>,<text:line-break/>twice</text:p>'
    )
    assert read(path)[0].text == "He  said: no,\ntwice"


def test_deleted_text_comments_and_footnotes_are_left_out(read, english, path):
    write(
        path,
        "<text:tracked-changes><text:p>Deleted.</text:p></text:tracked-changes>"
        "<text:p>He said<office:annotation><text:p>Really?</text:p></office:annotation> no"
        "<text:note><text:note-body><text:p>Footnote.</text:p></text:note-body></text:note>.</text:p>"
        f"<text:p>{english}</text:p>",
    )
    assert read(path)[0].text == f"He said no.\n\n{english}"


def test_boxes_are_paragraphs_of_their_own(read, path):
    write(path, "<text:p>He said <draw:text-box><text:p>In a box, yes.</text:p></draw:text-box>no.</text:p>")
    assert read(path)[0].text == "He said no.\n\nIn a box, yes."


def test_a_number_of_spaces_that_would_fill_the_memory_does_not(read, path):
    write(path, '<text:p>He said<text:s text:c="999999999999"/>no</text:p>')
    assert len(read(path)[0].text) < 200


def test_other_documents_and_damaged_ones_are_refused(read, path):
    write(path, "", kind="spreadsheet")
    assert read(path)[0].reason == "a spreadsheet or slides; save it as PDF, or a table of articles as CSV"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    assert read(path)[0].reason == "damaged: no content.xml in it; save it again"


def test_entities_are_refused(read, path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml", '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>'.encode("utf-16")
        )
    assert "declares XML entities" in read(path)[0].reason
