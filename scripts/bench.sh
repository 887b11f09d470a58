#!/usr/bin/env bash
# Measures the release build beside named peers in the same run. `bench.sh ROWS HOUSEHOLDS` for other sizes.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/install.sh run
swift build -c release --product giamngheo
if ! cmp -s Benchmarks/requirements.txt .venv-bench/installed.txt; then
    python3 -m venv .venv-bench
    .venv-bench/bin/pip install --quiet --disable-pip-version-check -r Benchmarks/requirements.txt
    cp Benchmarks/requirements.txt .venv-bench/installed.txt
fi
.venv-bench/bin/python Benchmarks/classify.py "${1:-10000000}"
.venv-bench/bin/python Benchmarks/site.py "${2:-400000}"
