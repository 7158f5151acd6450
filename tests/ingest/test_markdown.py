from claimcheck.ingest.markdown import read_markdown


def test_the_mark_up_stays_in_the_text(english):
    text = f"# Last *Stronghold* Lost\n\n> {english} [more](https://valley.example)\n"
    assert read_markdown(f"---\nauthor: Ann Lee\n---\n{text}").text == text


def test_the_first_heading_of_the_first_rank_is_the_title(english):
    assert read_markdown(f"## Kabul\n#no heading\n# Last Stronghold Lost #\n{english}\n# Next\n").metadata.title == (
        "Last Stronghold Lost"
    )


def test_the_front_matter_goes_before_the_heading(english):
    assert read_markdown(f"---\ntitle: From the Desk\n---\n# Heading\n{english}").metadata.title == "From the Desk"


def test_without_heading_there_is_no_title(english):
    assert read_markdown(english).metadata.title is None
