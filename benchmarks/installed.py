"""How much room the default install takes, package by package: python -m benchmarks.installed

Counted are claimcheck and all that it requires, directly or not, in the environment that runs this, whatever else is in
it: what the packages bring, and with the bytecode that Python makes of it. pip is left out: it was there before.
"""

from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

import claimcheck

WITHOUT = "pip"  # which sqlite-utils requires
_SHOWN = 1_000_000  # bytes; what is smaller is summed up


def main() -> None:
    sizes = {each.name: _size(each) for each in _installed("claimcheck", frozenset(), set())}
    largest = sorted(sizes.items(), key=lambda item: -sum(item[1]))
    for name, size in largest:
        if sum(size) >= _SHOWN:
            _show(name, *size)
    small = [size for _, size in largest if sum(size) < _SHOWN]
    _show(f"{len(small)} smaller ones", *map(sum, zip(*small, strict=True)))
    _show(f"{len(sizes)} packages", *map(sum, zip(*sizes.values(), strict=True)))


def _show(name: str, brought: int, bytecode: int) -> None:
    print(f"{name:20} {brought / 1e6:7.1f} MB {(brought + bytecode) / 1e6:7.1f} MB with bytecode")


def _installed(name: str, extras: frozenset[str], seen: set[tuple[str, frozenset[str]]]) -> Iterator[Distribution]:
    if (name, extras) in seen or name == WITHOUT:
        return
    seen.add((name, extras))
    found = distribution(name)
    yield found
    for line in found.requires or ():
        wanted = Requirement(line)
        if wanted.marker is None or any(wanted.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            yield from _installed(wanted.name, frozenset(wanted.extras), seen)


def _size(found: Distribution) -> tuple[int, int]:
    """The bytes of a package, and of its bytecode."""
    if found.name == "claimcheck":  # which may be read from where it is worked on
        files = list(Path(claimcheck.__file__).parent.rglob("*"))
    else:
        files = [Path(str(file.locate())) for file in found.files or ()]
    sizes = [(file.suffix == ".pyc", file.stat().st_size) for file in files if file.is_file()]
    return sum(size for is_code, size in sizes if not is_code), sum(size for is_code, size in sizes if is_code)


if __name__ == "__main__":
    main()
