"""What comes out of an input in place of an article."""

from dataclasses import dataclass

from claimcheck.errors import InputError


@dataclass(frozen=True, slots=True)
class Failure:
    """No article could be read from `source`; `reason` is one line that says why, and what to do."""

    source: str
    reason: str


def failure_of(source: str, error: InputError | OSError) -> Failure:
    """Return what to tell of an input whose reading ended in `error`."""
    if isinstance(error, InputError):
        return Failure(source, str(error))
    if isinstance(error, FileNotFoundError):
        return Failure(source, "no such file or folder; check the path")
    if isinstance(error, PermissionError):
        return Failure(source, "no permission to read it; change its permissions or copy it")
    return Failure(source, f"it cannot be read ({error.strerror or type(error).__name__}); check the path and the disk")
