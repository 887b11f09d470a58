#!/usr/bin/env bash
# Measures the release build beside named peers in the same run and says of each bar whether it holds (docs/benchmarks.md).
# `bench.sh kernel workbooks pages classify site areas` runs some of the parts; sizes come from the environment.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/install.sh run
if ! command -v wrk >/dev/null; then
    as_root=(); if [ "$(id -u)" -ne 0 ]; then as_root=(sudo); fi
    "${as_root[@]}" apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends wrk >/dev/null
fi
scripts/build.sh giamngheo
scripts/build.sh giamngheo-bench
if ! cmp -s Benchmarks/requirements.txt .venv-bench/installed.txt; then
    python3 -m venv .venv-bench
    .venv-bench/bin/pip install --quiet --disable-pip-version-check -r Benchmarks/requirements.txt
    cp Benchmarks/requirements.txt .venv-bench/installed.txt
fi
# Settings that would hold numpy back are left out.
python() { env -u OPENBLAS_CORETYPE -u OPENBLAS_L2_SIZE .venv-bench/bin/python "$@"; }
if [ $# -eq 0 ]; then set -- kernel workbooks pages classify site areas; fi
for part in "$@"; do
    case $part in
    kernel) python Benchmarks/kernel.py "${BENCH_KERNEL_HOUSEHOLDS:-10000000}" ;;
    workbooks) python Benchmarks/workbooks.py "${BENCH_WORKBOOK_ROWS:-100000}" ;;
    pages) python Benchmarks/pages.py "${BENCH_PAGE_HOUSEHOLDS:-40000}" "${BENCH_PAGE_SECONDS:-5}" ;;
    classify) python Benchmarks/classify.py "${BENCH_CLASSIFY_ROWS:-10000000}" ;;
    site) python Benchmarks/site.py "${BENCH_SITE_HOUSEHOLDS:-400000}" ;;
    areas) python Benchmarks/areas.py "${BENCH_AREA_HOUSEHOLDS:-400000}" ;;
    *) echo "usage: bench.sh [kernel|workbooks|pages|classify|site|areas]…" >&2; exit 64 ;;
    esac
done
