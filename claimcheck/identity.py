"""Deterministic ids: the same thing gets the same id on every machine, in every run."""

import hashlib
import json


def make_id(prefix: str, *parts: str | None) -> str:
    """Return `prefix`, an underscore and 16 hexadecimal digits that depend on `parts` alone."""
    return f"{prefix}_{digest(*parts)[:16]}"


def digest(*parts: str | None) -> str:
    """Return the SHA-256, in hexadecimal, of `parts` written as a JSON array."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()
