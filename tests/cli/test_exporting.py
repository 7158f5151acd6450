"""`export` and `extract`."""

import csv
import json
import sys
from io import StringIO
from pathlib import Path

import pytest
from harness import Cli

from claimcheck import __version__
from claimcheck.cli import output
from claimcheck.models import shipped_folder, verify
from claimcheck.store import SCHEMA_VERSION

STORY = b"Ann Lee said that the bridge is closed. Police said that it will open on Friday."


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize("form", ["csv", "json", "jsonl"])
def test_export_writes_what_list_shows(cli: Cli, form: str) -> None:
    assert cli("export", form).out == cli("list", "--format", form).out
    assert cli("export", form, "--speaker", "police").out == cli("list", "--format", form, "--speaker", "police").out


@pytest.mark.usefixtures("ids")
def test_the_same_database_gives_the_same_bytes(cli: Cli) -> None:
    assert cli("export", "json").out == cli("export", "json").out


@pytest.mark.usefixtures("ids")
def test_a_file_may_be_written(cli: Cli) -> None:
    result = cli("export", "csv", "-o", "claims.csv")
    assert (result.out, result.err) == ("", "wrote claims.csv\n")
    assert Path("claims.csv").read_bytes().decode() == cli("export", "csv").out


def test_raw_and_bom_are_for_spreadsheets(cli: Cli, ids: list[str]) -> None:
    cli("mark", ids[0], "confirmed", "--note", "=1+1")
    assert ",'=1+1," in cli("export", "csv").out
    assert ",=1+1," in cli("export", "csv", "--raw").out
    assert cli("export", "csv", "--bom").out.startswith("\ufeffid,")


@pytest.mark.usefixtures("ids")
def test_a_failed_export_leaves_the_old_file(cli: Cli) -> None:
    Path("claims.csv").write_text("old")
    assert cli("export", "csv", "--since", "yesterday", "-o", "claims.csv").code == 2
    assert Path("claims.csv").read_text() == "old"


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize("form", ["jsonld", "md", "html", "xlsx", "parquet", "stix"])
def test_every_form_has_the_filters_of_list(cli: Cli, form: str) -> None:
    pytest.importorskip({"parquet": "pyarrow", "stix": "stix2"}.get(form, "json"))
    for name, arguments in {"all": [], "some": ["--speaker", "police"], "none": ["--confirmed"]}.items():
        assert cli("export", form, *arguments, "-o", name).err == f"wrote {name}\n"
    assert Path("all").stat().st_size > Path("some").stat().st_size > Path("none").stat().st_size


def test_a_dossier_has_the_trail_of_verdicts_and_says_how_it_came_about(cli: Cli, ids: list[str]) -> None:
    cli("mark", ids[0], "contested", "--note", "closed since May")
    page = cli("export", "html", "--contested", "--search", "bridge").out
    assert 'contested, <span dir="auto">“closed since May”</span>' in page
    assert f"<dd>{__version__}, database schema {SCHEMA_VERSION}</dd>" in page
    for name, checksum in verify(shipped_folder()).items():
        assert f"<dt>{name}, SHA-256</dt><dd>{checksum}</dd>" in page
    assert "<dt>filters</dt><dd>verdict contested, search bridge</dd>" in page


@pytest.mark.usefixtures("ids")
def test_a_dossier_is_the_same_each_time_and_has_what_concerns_its_claims(cli: Cli) -> None:
    cli("publishers", "rate", "bridgeton", "B")
    cli("speakers", "rate", "an official who", "D")
    for path, search in (("bridge.csv", "bridge"), ("stranger.csv", "official")):
        cli("export", "csv", "--search", search, "-o", path)
    page = cli("export", "html", "--speaker", "ann lee").out
    assert page == cli("export", "html", "--speaker", "ann lee").out
    assert '<b dir="auto">The Bridgeton Herald</b>: <span dir="auto">rated B</span>' in page
    assert "to bridge.csv" in page
    assert "rated D" not in page
    assert "to stranger.csv" not in page


@pytest.mark.usefixtures("ids")
def test_a_row_a_group_is_for_spreadsheets(cli: Cli) -> None:
    rows = list(csv.DictReader(StringIO(cli("export", "csv", "--per-group", "--speaker", "police").out)))
    assert [(row["statement"], row["claims"], row["denied"]) for row in rows] == [
        ("denied: anybody was hurt", "1", "1")
    ]


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize("form", ["json", "xlsx", "md"])
@pytest.mark.parametrize("option", ["--raw", "--bom", "--per-group"])
def test_options_of_csv_are_refused_elsewhere(cli: Cli, form: str, option: str) -> None:
    result = cli("export", form, option)
    assert result.code == 2
    assert (
        result.err
        == "claimcheck: Invalid value: --raw, --bom and --per-group are for csv (see claimcheck export --help)\n"
    )


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize("form", ["xlsx", "parquet"])
def test_what_is_no_text_is_kept_from_a_terminal(cli: Cli, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "is_terminal", lambda: True)
    result = cli("export", form)
    assert (result.code, result.out) == (2, "")
    assert result.err == f"claimcheck: {form} is nothing for a terminal; name a file with: -o claims.{form}\n"


@pytest.mark.usefixtures("ids")
def test_a_missing_library_is_named_and_the_old_file_stays(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("claims.stix").write_text("old")
    monkeypatch.setitem(sys.modules, "stix2", None)
    result = cli("export", "stix", "-o", "claims.stix")
    assert (result.code, result.err) == (2, "claimcheck: writing STIX needs: pip install 'claimcheck[stix]'\n")
    assert Path("claims.stix").read_text() == "old"


def test_extract_writes_a_record_a_line_and_no_database(cli: Cli) -> None:
    result = cli("extract", "-", stdin=STORY)
    statements = [json.loads(line)["statement"] for line in result.lines]
    assert statements == ["the bridge is closed", "it will open on Friday"]
    assert list(Path().iterdir()) == []


def test_extract_writes_the_record_that_export_writes(cli: Cli) -> None:
    Path("bridge.txt").write_bytes(STORY)
    cli("ingest", "bridge.txt")
    extracted, stored = (
        [json.loads(line) for line in cli(*it).lines] for it in (("extract", "bridge.txt"), ("export", "jsonl"))
    )
    for record in (*extracted, *stored):
        del record["corroboration"]  # which takes what else is stored
    assert extracted == stored


def test_extract_has_the_other_formats_too(cli: Cli) -> None:
    assert len(json.loads(cli("extract", "-", "--json", stdin=STORY).out)) == 2
    assert len(list(csv.DictReader(StringIO(cli("extract", "-", "-f", "csv", stdin=STORY).out)))) == 2
    table = cli("extract", "-", "-f", "table", stdin=STORY, columns=80)
    assert "the bridge is closed" in table.out
    assert max(map(len, table.lines)) <= 80


def test_extract_names_what_it_cannot_read_and_goes_on(cli: Cli) -> None:
    result = cli("extract", "missing.txt", "-", stdin=STORY)
    assert result.code == 5
    assert result.err.startswith("claimcheck: missing.txt: ")
    assert len(result.lines) == 2


@pytest.mark.usefixtures("ids")
def test_a_file_that_cannot_be_written_to_is_exported_all_the_same(cli: Cli) -> None:
    # What a read-only folder does, for every user: SQLite refuses to follow such a link.
    for left in ("claims.db-shm", "claims.db-wal"):
        Path(left).unlink(missing_ok=True)
    Path("claims.db-shm").symlink_to("nowhere")
    result = cli("export", "jsonl")
    assert (result.code, len(result.lines)) == (0, 4)
    assert result.err.startswith("the export is not on record: claims.db ")
    assert result.err.count("\n") == 1


@pytest.mark.usefixtures("ids")
def test_an_export_that_failed_is_not_on_record(cli: Cli) -> None:
    assert cli("export", "csv", "-o", "missing/claims.csv").code == 1
    assert cli("history").lines == []


@pytest.mark.usefixtures("ids")
def test_a_file_name_that_is_no_text_is_on_record_as_far_as_it_can_be(cli: Cli) -> None:
    try:
        Path("\udcff.csv").touch()
    except (OSError, UnicodeError):
        pytest.skip("file names are text here")
    assert cli("export", "csv", "-o", "\udcff.csv").code == 0
    assert "to \N{REPLACEMENT CHARACTER}.csv" in cli("history").out
