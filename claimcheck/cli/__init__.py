"""The command line: one file a command. `main` is what the `claimcheck` program runs."""

from claimcheck.cli.app import main

__all__ = ["main"]
