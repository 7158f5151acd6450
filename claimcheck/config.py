"""What the surroundings decide: which database, who the analyst is, house rules. Looked up when asked, never at import.

House rules stand in a file that need not be there: config.toml in the folder that the system has for such files
(~/.config/claimcheck on Linux), or the file that CLAIMCHECK_CONFIG names.
"""

import getpass
import os
import subprocess
import tomllib
from pathlib import Path

from claimcheck.errors import UsageError
from claimcheck.records import VerdictStatus

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


def config_path() -> Path:
    """Return where the config file is, or would be."""
    from platformdirs import user_config_path

    named = os.environ.get("CLAIMCHECK_CONFIG")
    return Path(named) if named else user_config_path("claimcheck", appauthor=False) / "config.toml"


def statuses_with_reason() -> frozenset[VerdictStatus]:
    """Return the verdicts that the config file asks a reason for: `reason_required` under `[verdicts]`.

    Raises:
        UsageError: the file cannot be read, is no TOML, or says something that is not understood.
    """
    path = config_path()
    if not path.exists() and "CLAIMCHECK_CONFIG" not in os.environ:
        return frozenset()
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path} cannot be read as TOML: {error}") from None
    verdicts = settings.pop("verdicts", {})
    if not isinstance(verdicts, dict):
        settings["verdicts"] = verdicts
    unknown = [*settings] or [*(verdicts.keys() - {"reason_required"})]
    if unknown:
        raise UsageError(f"{path}: unknown setting {unknown[0]!r}; there is verdicts.reason_required")
    try:
        return frozenset(map(VerdictStatus, verdicts.get("reason_required", [])))
    except (TypeError, ValueError):
        words = ", ".join(f'"{status}"' for status in VerdictStatus)
        raise UsageError(f"{path}: verdicts.reason_required is a list of {words}") from None


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
