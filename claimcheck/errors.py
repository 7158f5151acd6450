"""Everything claimcheck raises on purpose.

    ClaimcheckError
    ├── InputError        an input that cannot be read, or holds nothing to extract from
    ├── UsageError        a request that makes no sense: an unknown id, an ambiguous prefix
    ├── ChangedError      a claim is no longer what was read when it was judged
    ├── DatabaseError     the database is missing, locked, damaged or newer than this version
    └── ModelError        model files are missing or damaged

A message is one line and says what to do. The command line turns each into its exit code.
"""


class ClaimcheckError(Exception):
    """Base class; never raised itself."""


class InputError(ClaimcheckError):
    """An input cannot be read, or holds nothing to extract from."""


class UsageError(ClaimcheckError):
    """The request cannot be carried out as it was put."""


class ChangedError(ClaimcheckError):
    """A claim has changed, or was judged by somebody else, since it was read."""


class DatabaseError(ClaimcheckError):
    """The database is missing, locked, damaged, or newer than this version."""


class ModelError(ClaimcheckError):
    """Model files are missing or damaged."""
