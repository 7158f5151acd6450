import zipfile

import docx
import pytest
from docx.oxml import parse_xml

from claimcheck.ingest import Failure

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.docx"


def write(path, *paragraphs: str) -> None:
    """Write paragraphs given as the XML within them."""
    document = docx.Document()
    body = document.element.body
    for paragraph in paragraphs:
        body.insert(-1, parse_xml(f"<w:p {NAMESPACES}>{paragraph}</w:p>"))
    document.save(path)


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def rewrite(path, name: str, content: bytes) -> None:
    """Replace one file in a packed document."""
    with zipfile.ZipFile(path) as archive:
        files = {each: archive.read(each) for each in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, data in (files | {name: content}).items():
            archive.writestr(each, data)


def test_corrections_under_review_count_as_accepted(read, english, path):
    moved = f"<w:moveFrom>{run('Moved away.')}</w:moveFrom>"
    write(
        path,
        f"{run('He said ')}<w:del><w:r><w:delText>no</w:delText></w:r></w:del><w:ins>{run('yes')}</w:ins>{run('.')}",
        moved + run(english),
    )
    (article,) = read(path)
    assert article.text == f"He said yes.\n\n{english}"


def test_tabs_and_breaks_are_kept_as_white_space(read, path):
    write(path, f"{run('He said:')}<w:r><w:tab/></w:r>{run('no')}<w:r><w:br/></w:r>{run('and left')}")
    assert read(path)[0].text == "He said: no\nand left"


def test_tables_and_boxes_are_read_once(read, english, path):
    box = f"<w:txbxContent><w:p>{run('In a box, he said no.')}</w:p></w:txbxContent>"
    write(
        path,
        f"{run(english)}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>",
    )
    document = docx.Document(path)
    document.add_table(1, 2).cell(0, 1).text = "In a cell, she said yes."
    document.save(path)
    assert read(path)[0].text == f"{english}\n\nIn a box, he said no.\n\nIn a cell, she said yes."


def test_a_heading_is_the_title_before_what_the_properties_say(read, english, path):
    document = docx.Document()
    document.core_properties.title = "Letterhead"
    document.add_heading("Last stronghold lost", 1)
    document.add_paragraph(english)
    document.save(path)
    (article,) = read(path)
    assert (article.title, article.text) == ("Last stronghold lost", english)


def test_entities_are_refused_be_they_files_or_laughs(read, path):
    for entity in ('SYSTEM "file:///etc/passwd"', '"ha" > <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"'):
        write(path, run("He said no."))
        rewrite(path, "word/document.xml", f"<!DOCTYPE d [<!ENTITY a {entity}>]><d>&a;</d>".encode())
        (failure,) = read(path)
        assert failure.reason == "it declares XML entities, which can read other files or fill the memory; refused"


def test_damaged_files_are_refused(read, english, path):
    write(path, run(english))
    rewrite(path, "word/document.xml", b"<w:document")
    assert read(path)[0].reason == "damaged or cut off: its XML cannot be read; save it again"
    rewrite(path, "word/document.xml", b"<document/>")
    assert read(path)[0].reason == "damaged: no text body in it; save it again"
    path.write_bytes(path.read_bytes()[:-300])
    assert read(path) == [Failure(str(path), "damaged or cut off; get it again")]


def test_spreadsheets_and_old_files_are_told_what_to_become(read, path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert read(path)[0].reason == "a spreadsheet or slides; save it as PDF, or a table of articles as CSV"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert read(path)[0].reason == "an old Office file (.doc, .msg); save it as DOCX or EML"
    path.write_bytes(b"{\\rtf1\\ansi He said no.}")
    assert read(path)[0].reason == "RTF, which is not read; save it as DOCX"
