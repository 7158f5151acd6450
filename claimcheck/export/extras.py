"""Libraries that not everybody needs: a form that lacks its own says which."""

from collections.abc import Iterator
from contextlib import contextmanager

from claimcheck.errors import UsageError


@contextmanager
def needed(extra: str, form: str) -> Iterator[None]:
    """Say what to install when an import in the `with` block fails: the package's `extra`, for writing `form`.

    Raises UsageError then.
    """
    try:
        yield
    except ImportError as error:
        raise UsageError(f"writing {form} needs: pip install 'claimcheck[{extra}]'") from error
