"""How long a person waits for the first line: the commands that only read, as whole processes.

    python -m benchmarks.cold_start [--runs 15]

Each command runs in turn with the others, so that a slow moment of the machine falls on all of them alike. Printed are
the median and the spread in milliseconds, and the ratio to a Python that imports what any command line needs.
"""

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

CLAIMCHECK = str(Path(sys.executable).with_name("claimcheck"))
COMMANDS = {
    "python -c 'import sqlite3, argparse'": [sys.executable, "-c", "import sqlite3, argparse"],
    "claimcheck --help": [CLAIMCHECK, "--help"],
    "claimcheck list": [CLAIMCHECK, "list"],
    "claimcheck list --json --limit 50": [CLAIMCHECK, "list", "--json", "--limit", "50"],
}


def milliseconds(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return 1000 * (time.perf_counter() - began)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    for command in COMMANDS.values():  # once unmeasured: the disk's cache, the byte code
        milliseconds(command)
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(runs):
        for name, command in COMMANDS.items():
            times[name].append(milliseconds(command))
    medians = {name: statistics.median(values) for name, values in times.items()}
    bare = next(iter(medians.values()))
    for name, values in times.items():
        print(
            f"{medians[name]:7.0f} ms  {min(values):5.0f} to {max(values):5.0f}  x{medians[name] / bare:4.1f}  {name}"
        )


if __name__ == "__main__":
    main()
