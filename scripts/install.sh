#!/usr/bin/env bash
# Installs what is missing on a Debian 12 machine: `install.sh run` for using the program, `install.sh test` for testing it too.
set -euo pipefail
cd "$(dirname "$0")/.."

run=(libsqlite3-dev libpq-dev libsodium-dev libxlsxwriter-dev libzip-dev zlib1g-dev libexpat1-dev libqrencode-dev pkg-config ca-certificates
    python3-venv fonts-croscore)
test=(postgresql-15 chromium fonts-noto-core poppler-utils)

wanted=("${run[@]}")
if [ "${1:-run}" != run ]; then wanted+=("${test[@]}"); fi

missing=()
for package in "${wanted[@]}"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
    echo "Installing: ${missing[*]}" >&2
    as_root=(); if [ "$(id -u)" -ne 0 ]; then as_root=(sudo); fi
    "${as_root[@]}" apt-get -o DPkg::Lock::Timeout=300 update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

if ! command -v swift >/dev/null; then
    echo "Swift 6.3 or newer is needed: https://www.swift.org/install" >&2
    exit 1
fi

# Documents become PDF by Typst, a program of its own in an environment of its own; without it they go out as DOCX.
if ! cmp -s scripts/documents-requirements.txt .venv-documents/installed.txt; then
    python3 -m venv .venv-documents
    .venv-documents/bin/pip install --quiet --disable-pip-version-check -r scripts/documents-requirements.txt
    cp scripts/documents-requirements.txt .venv-documents/installed.txt
fi

# The browser tests speak to Chromium through Playwright for Python, in an environment of their own.
if [ "${1:-run}" != run ] && ! cmp -s Tests/browser/requirements.txt .venv/installed.txt; then
    python3 -m venv .venv
    .venv/bin/pip install --quiet --disable-pip-version-check -r Tests/browser/requirements.txt
    cp Tests/browser/requirements.txt .venv/installed.txt
fi
