#!/usr/bin/env bash
# The rules that the compiler cannot keep: format, structure, and the law as data.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/install.sh run
swift format lint --recursive --strict Sources Tests Benchmarks Package.swift
python3 scripts/check-structure.py
swift build --product giamngheo
.build/debug/giamngheo law check
