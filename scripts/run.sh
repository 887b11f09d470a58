#!/usr/bin/env bash
# Installs what is missing, builds, prepares the embedded database with the demonstration town, and serves it.
set -euo pipefail
cd "$(dirname "$0")/.."
program=.build/release/giamngheo
database=${GIAMNGHEO_DATABASE:-data/giamngheo.db}

# A second start only starts: nothing newer than the program, nothing to build.
if [ ! -x "$program" ] || [ -n "$(find Package.swift Sources -newer "$program" -print -quit)" ]; then
    echo "Đang cài gói còn thiếu và biên dịch; lần đầu mất 5–10 phút, lâu hơn nếu máy đang bận. Các dòng tiếng Anh dưới đây là của trình biên dịch." >&2
    if ! { scripts/install.sh run && scripts/build.sh giamngheo; }; then
        echo "Chưa cài hoặc chưa biên dịch được. Gửi các dòng trên cho người phụ trách hệ thống; dữ liệu đã có không bị ảnh hưởng." >&2
        exit 1
    fi
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
