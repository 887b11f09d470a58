#!/usr/bin/env bash
# Installs what is missing, builds, prepares the embedded database with the demonstration town, and serves it.
set -euo pipefail
cd "$(dirname "$0")/.."
program=.build/release/giamngheo
database=${GIAMNGHEO_DATABASE:-data/giamngheo.db}

# A second start only starts: nothing newer than the program, nothing to build.
if [ ! -x "$program" ] || [ -n "$(find Package.swift Sources -newer "$program" -print -quit)" ]; then
    scripts/install.sh run
    scripts/build.sh giamngheo
    touch "$program"
fi
if [[ "$database" != postgres* && ! -e "$database" ]]; then
    # Loaded beside and put in place when it is whole: what broke off is begun anew, with its accounts.
    mkdir -p "$(dirname "$database")"
    rm -f "$database.loading"*
    "$program" demo load --database "$database.loading"
    for part in "" -wal -shm; do if [ -e "$database.loading$part" ]; then mv "$database.loading$part" "$database$part"; fi; done
    rm -f "$database.loading"*
fi
exec "$program" serve --database "$database" "$@"
