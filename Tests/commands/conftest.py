"""The program as a person at a terminal or a script runs it: the debug binary, records of its own, nothing shared."""

import os
import pathlib
import subprocess
import sys
import tempfile
import time

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("GIAMNGHEO_PROGRAM", str(ROOT / ".build/debug/giamngheo"))
sys.path.insert(0, str(pathlib.Path(__file__).parent))

ENVIRONMENT = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "GIAMNGHEO_LAW": str(ROOT / "law"), "SWIFT_BACKTRACE": "enable=no"}
# What the shell reports of a trap, an abort, a fault of memory.
CRASHES = {-4, -5, -6, -8, -11, 132, 133, 134, 136, 139}


class Outcome:
    def __init__(self, code, out, err, seconds, megabytes):
        self.code, self.out, self.err, self.seconds, self.megabytes = code, out, err, seconds, megabytes

    def __repr__(self):
        return f"exit {self.code} after {self.seconds:.1f} s, {self.megabytes} MB\n{self.out[-1500:]}\n{self.err[-1500:]}"


def run(*arguments, environment=None, seconds=60, stdin=subprocess.DEVNULL, cwd=ROOT, **options):
    """Runs the program; a crash or a hang fails the test whatever it was about."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        begin = time.monotonic()
        process = subprocess.Popen(
            [PROGRAM, *map(str, arguments)], cwd=cwd, env={**ENVIRONMENT, **(environment or {})}, stdin=stdin,
            **{"stdout": out, "stderr": err, **options},
        )
        while (ended := os.wait4(process.pid, os.WNOHANG))[0] == 0:
            if time.monotonic() - begin > seconds:
                process.kill()
                process.wait()
                raise AssertionError(f"still running after {seconds} s: {arguments}")
            time.sleep(0.01)
        process.returncode = os.waitstatus_to_exitcode(ended[1])
        texts = []
        for file in (out, err):
            file.seek(0)
            texts.append(file.read().decode())
        outcome = Outcome(process.returncode, *texts, time.monotonic() - begin, ended[2].ru_maxrss // 1024)
    assert outcome.code not in CRASHES, outcome
    return outcome


@pytest.fixture(scope="session")
def database(tmp_path_factory):
    """Records with the official units and the villages of the demonstration, and a few households."""
    path = tmp_path_factory.mktemp("records") / "demo.db"
    assert run("demo", "load", "--households", "30", "--json", "--database", path, seconds=300).code == 0
    return path


@pytest.fixture
def check(database):
    """Checks a list of Binh Dien; nothing is written."""

    def check(file, *more, **options):
        return run("import", "check", "--unit", "20035", "--as-of", "2026-10-31", "--database", database, *more, "--", file, **options)

    return check
