"""What the surroundings decide: which database, and who the analyst is. Looked up when asked, never at import."""

import getpass
import os
import subprocess
from pathlib import Path

from claimcheck.errors import UsageError

DEFAULT_DATABASE = "claims.db"


def database_path(given: Path | None = None) -> Path:
    """Return `given`, else what CLAIMCHECK_DB names, else claims.db in the working directory."""
    return given or Path(os.environ.get("CLAIMCHECK_DB") or DEFAULT_DATABASE)


def analyst_name(given: str | None = None) -> str:
    """Return `given`, else what CLAIMCHECK_BY says, else git's user.name, else the login name.

    Raises:
        UsageError: none of them names anybody.
    """
    for name in (given, os.environ.get("CLAIMCHECK_BY")):
        if name and name.strip():
            return name.strip()
    found = _git_name() or _login_name()
    if not found:
        raise UsageError("nobody to put the verdict down to; give --by NAME or set CLAIMCHECK_BY")
    return found


def _git_name() -> str:
    try:
        answer = subprocess.run(
            ["git", "config", "user.name"],  # noqa: S607 (the analyst's own git, wherever it is)
            capture_output=True,
            text=True,
            errors="replace",
            timeout=5,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.strip()


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # what it raises without an account differs by platform and version
        return ""
