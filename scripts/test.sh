#!/usr/bin/env bash
# Installs what is missing and runs every test: units, both engines, HTTP, the command line, and pages in Chromium.
# `scripts/test.sh --filter Name` runs some of the Swift tests only.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/install.sh test
cluster=$(mktemp -d)
trap 'scripts/postgres.sh stop "$cluster"; rm -rf "$cluster"' EXIT
GIAMNGHEO_TEST_POSTGRES=$(scripts/postgres.sh start "$cluster")
export GIAMNGHEO_TEST_POSTGRES
swift test "$@"
if [ $# -eq 0 ]; then
    # Commands and pages are tried with the program that people get.
    scripts/build.sh giamngheo
    export GIAMNGHEO_PROGRAM=$PWD/.build/release/giamngheo
    .venv/bin/python -m pytest -q -n 2 --dist loadfile Tests/commands
    # Files of tests side by side: each has a town and a Chromium of its own.
    .venv/bin/python -m pytest -q -n 2 --dist loadgroup Tests/browser
fi
