from claimcheck.ingest.metadata import Metadata, first_of, read_metadata
from claimcheck.records import Origin


def test_known_fields_are_taken_and_others_left():
    fields = {
        "title": "Last Stronghold Lost",
        "publisher": "Valley Herald",
        "author": "Ann Lee",
        "date": "2016-03-22",
        "url": "https://valley.example/a",
        "section": "World",
    }
    assert read_metadata(fields, Origin.META) == Metadata(
        title="Last Stronghold Lost",
        publisher="Valley Herald",
        author="Ann Lee",
        published="2016-03-22T00:00:00Z",
        url="https://valley.example/a",
        origins=dict.fromkeys(("title", "publisher", "author", "published", "url"), Origin.META),
    )


def test_of_several_readings_the_first_counts_field_by_field_and_says_where_it_was_found():
    page = read_metadata({"title": "Lost", "author": ""}, Origin.JSON_LD)
    lines = read_metadata({"title": "Found", "author": "Ann Lee"}, Origin.BYLINE)
    assert first_of(Metadata(), page, lines) == Metadata(
        title="Lost", author="Ann Lee", origins={"title": Origin.JSON_LD, "author": Origin.BYLINE}
    )


def test_the_date_may_be_called_published():
    assert read_metadata({"published": "2016-03-22"}, Origin.META).published == "2016-03-22T00:00:00Z"


def test_what_cannot_be_seen_is_taken_out_and_white_space_is_collapsed():
    hostile = "\x1b[31mLast\n\tStronghold\u202e \x00 Lost\u2066\ufeff\ud800 "
    assert read_metadata({"title": hostile}, Origin.META).title == "[31mLast Stronghold Lost"


def test_letters_of_every_script_are_kept():
    assert read_metadata({"author": "محمد‌علی Łukasz Ó Sé"}, Origin.META).author == "محمد‌علی Łukasz Ó Sé"


def test_only_web_addresses_count_as_such():
    for address in ("javascript:alert(1)", "valley.example/a", "https://", "https://a b", "file:///etc/passwd"):
        assert read_metadata({"url": address}, Origin.META).url is None


def test_what_is_no_text_counts_as_not_given():
    assert (
        read_metadata({"title": None, "publisher": 7, "author": ["A"], "date": 1458604800, "url": {}}, Origin.META)
        == Metadata()
    )
    assert read_metadata({"title": " \n", "date": "soon"}, Origin.META) == Metadata()
