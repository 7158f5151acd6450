import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from harness import Cli

import claimcheck
import claimcheck.extract
from claimcheck import __version__, workflow
from claimcheck.cli import app
from claimcheck.cli.narration import ExitCode
from claimcheck.errors import ModelError

PACKAGE = str(Path(claimcheck.__file__).parents[1])


def start(*arguments: str, extra: Mapping[str, str] = {}, **options: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "claimcheck", *arguments],
        env=os.environ | {"PYTHONPATH": PACKAGE} | dict(extra),
        stderr=subprocess.PIPE,
        **options,  # type: ignore[call-overload]
    )


@pytest.mark.usefixtures("ids")
def test_0_when_all_went_well(cli: Cli) -> None:
    assert cli("list").code == ExitCode.DONE == 0


@pytest.mark.usefixtures("ids")
def test_1_when_it_failed(cli: Cli) -> None:
    result = cli("export", "csv", "-o", "missing/claims.csv")
    assert result.code == ExitCode.FAILED == 1
    assert result.err == "claimcheck: missing/claims.csv: No such file or directory\n"


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["lst"], "No such command 'lst'. Did you mean 'list'? (see claimcheck --help)"),
        (["list", "--confirm"], "No such option: --confirm"),
        (["list", "--certainty", "sure"], "'sure' is not one of 'certain', 'probable', 'possible', 'unverified'"),
        (["list", "--limit", "0"], "Invalid value for '--limit'"),
        (["list", "--since", "yesterday"], "not a day: 'yesterday'"),
        (["list", "--by-group", "--sort", "newest"], "leave out --sort"),
        (["show"], "Missing argument 'ID' (see claimcheck show --help)"),
        (["show", "clm_nothere"], "no claim clm_nothere"),
        (["mark"], "Missing argument 'confirmed|unconfirmed|contested'"),
        (["mark", "clm_1"], "'clm_1' is not one of 'unconfirmed', 'confirmed', 'contested'; the verdict comes last"),
        (["mark", "clm_1", "clm_2"], "'clm_2' is not one of 'unconfirmed', 'confirmed', 'contested'"),
        (["mark", "confirmed"], "no claim named; name one before the verdict"),
        (["mark", "-", "confirmed"], "no claim on standard input"),
        (["doctor", "--head", "abc"], "not a hash: 'abc'"),
        (["export", "jsonl", "--raw"], "--raw, --bom and --per-group are for csv"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_2_for_wrong_usage_in_one_line(cli: Cli, arguments: list[str], reason: str) -> None:
    result = cli(*arguments)
    assert result.code == ExitCode.USAGE == 2
    assert result.err.startswith("claimcheck: ")
    assert reason in result.err
    assert result.err.count("\n") == 1
    assert result.out == ""


def test_3_when_the_database_is_missing(cli: Cli) -> None:
    result = cli("list", "--db", "other.db")
    assert result.code == ExitCode.DATABASE == 3
    assert result.err == "claimcheck: no database at other.db; make one with: claimcheck ingest PATH\n"


def test_4_when_the_model_is_damaged(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(**_: int) -> None:
        raise ModelError("the model is damaged; install claimcheck again")

    monkeypatch.setattr(claimcheck.extract, "Extractor", damaged)
    result = cli("extract", "-", stdin=b"Ann Lee said that the bridge is closed.")
    assert result.code == ExitCode.MODEL == 4
    assert result.err == "claimcheck: the model is damaged; install claimcheck again\n"


def test_5_when_some_inputs_failed(cli: Cli) -> None:
    result = cli("ingest", "missing.txt", "-", stdin=b"Ann Lee said that the bridge is closed.")
    assert result.code == ExitCode.SOME_INPUTS_FAILED == 5


def test_130_when_interrupted(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(workflow, "ingest", interrupted)
    result = cli("ingest", "-")
    assert result.code == ExitCode.INTERRUPTED == 130
    assert result.err == "claimcheck: interrupted\n"


@pytest.mark.parametrize("arguments", [["list"], ["export", "jsonl"]], ids=" ".join)
def test_a_reader_that_has_seen_enough_is_no_failure(cli: Cli, arguments: list[str]) -> None:
    story = " ".join(f"Number {number} said that it rains." for number in range(1000))
    cli("ingest", "-", stdin=story.encode())
    with start(*arguments, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline()
        process.stdout.close()
        _, narration = process.communicate()
    assert (process.returncode, narration.decode()) == (0, "")


@pytest.mark.usefixtures("ids")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_said() -> None:
    with Path("/dev/full").open("wb") as full, start("list", stdout=full) as process:
        _, narration = process.communicate()
    assert process.returncode == 1
    assert narration == b"claimcheck: standard output: No space left on device\n"


def test_a_bug_is_not_hidden(cli: Cli, monkeypatch: pytest.MonkeyPatch, ids: list[str]) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(workflow, "mark", broken)
    with pytest.raises(ZeroDivisionError):
        cli("mark", ids[0], "confirmed")


def test_the_database_may_be_named_by_the_environment(
    cli: Cli, ids: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("claims.db").rename("story.db")
    monkeypatch.setenv("CLAIMCHECK_DB", "story.db")
    assert cli("show", ids[0]).code == 0


@pytest.mark.usefixtures("hostile")
def test_a_terminal_of_few_characters_is_no_failure_and_data_are_utf_8_all_the_same() -> None:
    few = {"PYTHONIOENCODING": "ascii"}
    for arguments in (["list"], ["list", "--json"]):
        with start(*arguments, stdout=subprocess.PIPE, extra=few) as process:
            shown, narration = process.communicate()
        assert (process.returncode, narration) == (0, b"")
        assert shown.decode("ascii" if arguments == ["list"] else "utf-8")


def test_standard_input_may_be_closed() -> None:
    with start("ingest", "-", stdout=subprocess.PIPE, preexec_fn=lambda: os.close(0)) as process:
        _, narration = process.communicate()
    assert process.returncode == 5
    assert narration.startswith(b"claimcheck: -: no words in it")


def test_the_shell_can_complete_commands() -> None:
    shell = {"_CLAIMCHECK_COMPLETE": "complete_bash", "COMP_WORDS": "claimcheck hi", "COMP_CWORD": "1"}
    with start(stdout=subprocess.PIPE, extra=shell) as process:
        completions, _ = process.communicate()
    assert completions.split() == [b"history"]


def test_the_version(cli: Cli) -> None:
    assert cli("--version").out == f"claimcheck {__version__}\n"


def test_no_command_is_answered_with_help(cli: Cli) -> None:
    result = cli()
    assert result.code == ExitCode.USAGE
    assert "Usage: claimcheck" in result.err
    assert result.out == ""


def test_main_ends_the_program_with_the_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["claimcheck", "list"])
    with pytest.raises(SystemExit) as caught:
        app.main()
    assert caught.value.code == 3


def test_python_m_runs_the_program() -> None:
    with start("--version", stdout=subprocess.PIPE) as process:
        version, _ = process.communicate()
    assert version.decode() == f"claimcheck {__version__}{os.linesep}"
