#!/usr/bin/env bash
# A private PostgreSQL cluster for tests: `postgres.sh start DIR` prints its address, `postgres.sh stop DIR` ends it.
# PostgreSQL refuses to run as root, so root hands the folder to the user postgres.
set -euo pipefail
action=$1 folder=$2
bin=/usr/lib/postgresql/15/bin
as_owner() { if [ "$(id -u)" -eq 0 ]; then su postgres -s /bin/sh -c "$1"; else sh -c "$1"; fi; }

case $action in
start)
    mkdir -p "$folder"
    if [ "$(id -u)" -eq 0 ]; then chown postgres "$folder"; fi
    as_owner "$bin/initdb -D '$folder/data' -A trust -E UTF8 --locale=C.UTF-8 -U postgres --no-sync" >/dev/null
    as_owner "$bin/pg_ctl -D '$folder/data' -w -s -l '$folder/log' -o \"-k '$folder' -c listen_addresses='' -c fsync=off -c max_connections=300\" start" >/dev/null
    echo "postgres://postgres@/postgres?host=$folder"
    ;;
stop) as_owner "$bin/pg_ctl -D '$folder/data' -s -m immediate stop" 2>/dev/null || true ;;
*) echo "usage: postgres.sh start|stop DIR" >&2; exit 64 ;;
esac
