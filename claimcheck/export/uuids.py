"""UUIDs that follow from what they name, for the forms that want one: the same on every machine, in every run."""

import json
from uuid import UUID, uuid5

_NAMESPACE = UUID("6b0d8f0e-6a0b-4b63-9d3e-2f7f0c1a95d4")  # of claimcheck alone, and the same for ever


def uuid_of(*parts: str) -> str:
    """Return the UUID of version 5 (RFC 9562) for `parts`, written as a JSON array, in the namespace of claimcheck."""
    return str(uuid5(_NAMESPACE, json.dumps(parts)))
