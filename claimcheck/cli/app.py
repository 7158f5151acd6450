"""The `claimcheck` program: its commands, and the exit code for whatever stops one."""

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from claimcheck import __version__
from claimcheck.cli import narration
from claimcheck.cli.backup import backup
from claimcheck.cli.check import check
from claimcheck.cli.doctor import doctor
from claimcheck.cli.export import export
from claimcheck.cli.extract import extract
from claimcheck.cli.history import history
from claimcheck.cli.import_ import import_
from claimcheck.cli.ingest import ingest
from claimcheck.cli.link import link
from claimcheck.cli.list import list_claims
from claimcheck.cli.mark import mark
from claimcheck.cli.narration import ExitCode
from claimcheck.cli.original import original
from claimcheck.cli.output import text
from claimcheck.cli.publishers import publishers_app
from claimcheck.cli.rematch import rematch
from claimcheck.cli.review import review
from claimcheck.cli.search import search
from claimcheck.cli.serve import serve
from claimcheck.cli.show import show
from claimcheck.cli.speakers import speakers_app
from claimcheck.cli.stats import stats
from claimcheck.cli.timeline import timeline
from claimcheck.cli.undo import undo
from claimcheck.cli.watch import watch
from claimcheck.errors import ClaimcheckError

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
app.command()(ingest)
app.command()(watch)
app.command()(extract)
app.command("list")(list_claims)
app.command()(show)
app.command()(original)
app.command()(review)
app.command()(mark)
app.command()(undo)
app.command()(history)
app.command()(link)
app.command()(check)
app.command()(search)
app.command()(stats)
app.command()(timeline)
app.command()(export)
app.command("import")(import_)
app.command()(backup)
app.command()(serve)
app.command()(rematch)
app.command()(doctor)
app.add_typer(speakers_app, name="speakers")
app.add_typer(publishers_app, name="publishers")

# Click's UsageError. Typer carries a copy of Click in some versions and imports it in others, and exports only this.
_WrongUsage: type[typer.BadParameter] = typer.BadParameter.__base__  # type: ignore[assignment]


def main() -> None:
    """Carry out the command line and end with its exit code.

    Being asked to end, or losing the terminal, is as good as an interrupt: what is unfinished is put away.
    """
    for name in ("SIGTERM", "SIGHUP"):  # the second is not everywhere
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) is signal.SIG_DFL:  # and not what nohup has set
            signal.signal(number, signal.default_int_handler)
    _replace_closed_streams()
    sys.exit(run())


def _replace_closed_streams() -> None:
    """Write to nowhere what is meant for a closed stream, and never to a file that was opened in its place."""
    while (handle := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(handle)
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 (until the end)
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 (until the end)


def run(arguments: Sequence[str] | None = None) -> int:
    """Carry out `arguments`, by default those of the program, and return the exit code."""
    try:
        code = app(arguments, prog_name="claimcheck", standalone_mode=False) or ExitCode.DONE
    except ClaimcheckError as error:
        narration.complain(str(error))
        return narration.exit_code(error)
    except _WrongUsage as error:
        where = error.ctx.command_path if error.ctx else "claimcheck"
        narration.complain(f"{error.format_message().rstrip('.')} (see {where} --help)")
        return ExitCode.USAGE
    except OSError as error:
        narration.complain(f"{error.filename or 'standard output'}: {error.strerror}")
        return ExitCode.FAILED
    except (KeyboardInterrupt, typer.Abort):
        code = ExitCode.INTERRUPTED
    if code == ExitCode.INTERRUPTED:
        narration.complain("interrupted")
    return code


def _print_version(wanted: bool) -> None:
    if wanted:
        with text() as stream:
            stream.write(f"claimcheck {__version__}\n")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def program(
    context: typer.Context,
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Find every attributed claim in news articles, see what stands behind each, and keep the verdicts.

    Data goes to standard output, everything else to standard error. Exit codes: 0 done; 1 failed; 2 wrong usage; 3
    database missing, locked or newer than this version; 4 model files missing or damaged; 5 some inputs failed, the
    others are stored; 130 interrupted.
    """
    if context.invoked_subcommand is None:
        for line in context.get_help().splitlines():
            narration.say(line)
        raise typer.Exit(ExitCode.USAGE)
