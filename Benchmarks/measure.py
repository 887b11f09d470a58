"""Times commands and functions: wall seconds, CPU seconds, peak memory; and says whether a bar holds."""

import dataclasses
import os
import statistics
import subprocess
import time


@dataclasses.dataclass
class Taken:
    wall: float
    cpu: float
    # Peak memory of a command in MB.
    memory: float = 0


def run(command: list[str], **options) -> Taken:
    """Runs a command with its children. Programs of ours end with 2 where some rows have an error."""
    start = time.monotonic()
    process = subprocess.Popen(command, **options)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    if os.waitstatus_to_exitcode(status) not in (0, 2):
        raise SystemExit(f"{command[0]} failed: {status}")
    return Taken(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def timed(function) -> Taken:
    start, used = time.monotonic(), time.process_time()
    function()
    return Taken(time.monotonic() - start, time.process_time() - used)


def middle(all_taken: list[Taken]) -> Taken:
    """The median of each figure on its own."""
    return Taken(*(statistics.median(getattr(taken, field.name) for taken in all_taken) for field in dataclasses.fields(Taken)))


def median_of(repetitions: int, function) -> Taken:
    return middle([timed(function) for _ in range(repetitions)])


def bar(name: str, ratio: float, least: float) -> None:
    """One line for a bar: how many times better than the peer, and how many are asked for."""
    print(f"{'PASS ' if ratio >= least else 'below'} {name}: {ratio:.2f} (at least {least:g})")
