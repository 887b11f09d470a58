"""Times a command with its children: wall seconds, CPU seconds, peak memory in MB."""

import os
import subprocess
import time


def run(command: list[str], **options) -> tuple[float, float, float]:
    start = time.monotonic()
    process = subprocess.Popen(command, **options)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    if os.waitstatus_to_exitcode(status) not in (0, 2):
        raise SystemExit(f"{command[0]} failed: {status}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
