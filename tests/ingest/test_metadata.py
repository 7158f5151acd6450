from claimcheck.ingest.metadata import Metadata, read_metadata


def test_known_fields_are_taken_and_others_left():
    fields = {
        "title": "Last Stronghold Lost",
        "publisher": "Valley Herald",
        "author": "Ann Lee",
        "date": "2016-03-22",
        "url": "https://valley.example/a",
        "section": "World",
    }
    assert read_metadata(fields) == Metadata(
        title="Last Stronghold Lost",
        publisher="Valley Herald",
        author="Ann Lee",
        published="2016-03-22T00:00:00Z",
        url="https://valley.example/a",
    )


def test_the_date_may_be_called_published():
    assert read_metadata({"published": "2016-03-22"}).published == "2016-03-22T00:00:00Z"


def test_what_cannot_be_seen_is_taken_out_and_white_space_is_collapsed():
    hostile = "\x1b[31mLast\n\tStronghold\u202e \x00 Lost\u2066\ufeff\ud800 "
    assert read_metadata({"title": hostile}).title == "[31mLast Stronghold Lost"


def test_letters_of_every_script_are_kept():
    assert read_metadata({"author": "محمد‌علی Łukasz Ó Sé"}).author == "محمد‌علی Łukasz Ó Sé"


def test_only_web_addresses_count_as_such():
    for address in ("javascript:alert(1)", "valley.example/a", "https://", "https://a b", "file:///etc/passwd"):
        assert read_metadata({"url": address}).url is None


def test_what_is_no_text_counts_as_not_given():
    assert read_metadata({"title": None, "publisher": 7, "author": ["A"], "date": 1458604800, "url": {}}) == Metadata()
    assert read_metadata({"title": " \n", "date": "soon"}) == Metadata()
