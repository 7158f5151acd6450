"""Libraries that not everybody needs: what lacks its own says which."""

from collections.abc import Iterator
from contextlib import contextmanager

from claimcheck.errors import UsageError


@contextmanager
def needed(extra: str, what: str) -> Iterator[None]:
    """Say what to install when an import in the `with` block fails: `what`, such as writing STIX, needs this `extra`.

    Raises UsageError then.
    """
    try:
        yield
    except ImportError as error:
        raise UsageError(f"{what} needs: pip install 'claimcheck[{extra}]'") from error
