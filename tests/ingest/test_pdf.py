import pytest
from PIL import Image
from reportlab.lib import pdfencrypt
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from claimcheck.ingest import Failure

LINES = (
    "Officials in Kabul said on Tuesday that the group",
    "had lost its last stronghold in the province, and",
    "that no prisoner had been taken.",
    "The provincial council could not confirm it, but",
    "an elder spoke of “a long and quiet night”.",
)
TEXT = (
    "Officials in Kabul said on Tuesday that the group had lost its last stronghold in the province, and that no "
    "prisoner had been taken.\n\nThe provincial council could not confirm it, but an elder spoke of “a long and quiet "
    "night”."
)


def canvas(path, **settings) -> Canvas:
    return Canvas(str(path), pagesize=(400, 400), **settings)


def write(page: Canvas, lines=LINES, x: float = 60, top: float = 300, size: float = 10) -> None:
    page.setFont("Helvetica", size)
    for number, line in enumerate(lines):
        page.drawString(x, top - number * 1.2 * size, line)


def draw_picture(page: Canvas) -> None:
    page.drawImage(ImageReader(Image.new("L", (60, 60), 128)), 60, 60, 200, 200)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.pdf"


def test_lines_are_joined_to_paragraphs(read, path):
    page = canvas(path)
    write(page)
    page.save()
    (article,) = read(path)
    assert article.text == TEXT


def test_a_property_that_is_no_text_counts_as_not_given(read, path):
    page = canvas(path)
    page.setTitle("Last Stronghold Lost")
    page.setAuthor("Ann Lee")
    write(page)
    page.save()
    half_a_character = b"<FEFF004C0020D8000020004C>"
    path.write_bytes(path.read_bytes().replace(b"(Last Stronghold Lost)", half_a_character))
    (article,) = read(path)
    assert (article.text, article.title, article.author) == (TEXT, None, "Ann Lee")


def test_the_format_is_told_by_the_first_bytes_whatever_the_name(read, path):
    page = canvas(path)
    write(page)
    page.save()
    for name in ("report", "report.txt"):
        path.with_name(name).write_bytes(path.read_bytes())
        assert read(path.with_name(name))[0].text == TEXT
    (article,) = read("-", stdin=path.read_bytes())
    assert (article.source, article.text) == ("-", TEXT)


def test_columns_are_read_one_after_the_other_in_whatever_order_they_were_written(read, path):
    left = ["The first column begins here", "and goes on for some lines,", "as columns do, until it"]
    right = ["comes to its end and the", "second column takes over the", "sentence, an editor said."]
    page = canvas(path)
    for number in range(3):  # line by line across the page, as scanning programs do
        write(page, left[number : number + 1], 40, 300 - 12 * number)
        write(page, right[number : number + 1], 220, 300 - 12 * number)
    page.save()
    (article,) = read(path)
    assert article.text == " ".join(left + right)


def test_words_parted_at_the_end_of_a_line_are_whole_again_and_compounds_stay_compounds(read, path):
    lines = (
        "A well-known official said that the govern-",
        "ment would look into it. The official is well-",
        "known in Kabul, and so is the Afghan-",
        "Uzbek council of elders that he founded there.",
    )
    page = canvas(path)
    write(page, lines)
    page.save()
    (article,) = read(path)
    assert article.text == (
        "A well-known official said that the government would look into it. The official is well-known in Kabul, and "
        "so is the Afghan-Uzbek council of elders that he founded there."
    )


def test_headers_footers_and_page_numbers_are_left_out(read, path):
    page = canvas(path)
    for number, lines in enumerate((LINES[:2], LINES[2:]), start=1):
        write(page, ["Valley Herald, 22 March"], top=380)
        write(page, lines)
        write(page, [f"Page {number} of 2"], top=20)
        page.showPage()
    page.save()
    (article,) = read(path)
    assert article.text == TEXT


def test_the_title_is_given_or_else_the_largest_line(read, path):
    for given in ("Last Stronghold Is Lost", "report-final.docx"):
        page = canvas(path)
        page.setTitle(given)
        write(page, ["Stronghold Said to Be Lost"], top=340, size=20)
        write(page)
        page.save()
        (article,) = read(path)
        assert article.title == ("Last Stronghold Is Lost" if " " in given else "Stronghold Said to Be Lost")


def test_the_day_of_writing_and_the_author_are_read_but_no_login_name(read, path):
    for author in ("Ann Lee", "alee2"):
        page = canvas(path)
        page.setAuthor(author)
        write(page)
        page.save()
        path.write_bytes(path.read_bytes().replace(b"(D:20", b"(D:19", 1))
        (article,) = read(path)
        assert article.author == ("Ann Lee" if " " in author else None)
        assert article.published.startswith("19")


def test_the_day_on_which_a_browser_printed_a_page_is_not_that_of_its_article(read, path):
    page = canvas(path)
    page.setCreator("Mozilla/5.0 (X11; Linux)")
    write(page)
    page.save()
    assert read(path)[0].published is None


def test_scanned_pages_are_named(read, path):
    page = canvas(path)
    write(page)
    page.showPage()
    draw_picture(page)
    page.showPage()
    page.showPage()  # which is blank, and nothing is lost with it
    page.save()
    article, failure = read(path)
    assert article.text == TEXT
    assert failure == Failure(str(path), "only pictures on pages 2; make them searchable (OCR), the rest is read")


def test_a_scan_is_refused(read, path):
    page = canvas(path)
    draw_picture(page)
    page.save()
    assert read(path) == [Failure(str(path), "no text in it, only pictures of pages; make it searchable (OCR) first")]


def test_a_page_with_nothing_but_its_number_has_no_words(read, path):
    page = canvas(path)
    write(page, ["Page 1"], top=20)
    page.save()
    assert read(path) == [Failure(str(path), "no words in it; check that the article was saved")]


def test_a_password_is_asked_for_in_vain(read, path):
    page = canvas(path, encrypt=pdfencrypt.StandardEncryption("secret", ownerPassword="more secret"))
    write(page)
    page.save()
    assert read(path) == [Failure(str(path), "protected by a password; save a copy without")]


def test_damaged_files_are_refused(read, path):
    page = canvas(path)
    write(page)
    page.save()
    path.write_bytes(path.read_bytes()[:300])
    assert read(path) == [Failure(str(path), "damaged or cut off: no PDF reader can open it; get it again")]


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.zip", "a.warc.gz"])
def test_what_is_not_what_its_name_says_is_refused(read, english, tmp_path, name):
    (tmp_path / name).write_text(english)
    (failure,) = read(tmp_path / name)
    suffix = name[1:]
    assert failure.reason == f"damaged, or no {suffix} file though its name says so; get it again"


def test_a_file_over_the_limit_is_not_opened(read, path):
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(2**31)
    assert read(path) == [Failure(str(path), "larger than 100 MB; split it, or save its text alone")]


def test_hostile_titles_are_harmless(read, path):
    page = canvas(path)
    page.setTitle("Evil \x07 \u202e title \n of four")
    write(page)
    page.save()
    assert read(path)[0].title == "Evil title of four"


def test_the_library_leaves_nothing_on_standard_error(read, path, capfd):
    path.write_bytes(b"%PDF-1.7\n" + b"1 0 obj <</Type /Catalog>> endobj\n" * 9)
    read(path)
    assert capfd.readouterr().err == ""
