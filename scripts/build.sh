#!/usr/bin/env bash
# The release build of a product: `build.sh giamngheo`. The libraries of Swift are linked in, so that a command touches only what
# it uses of them and starts with half the memory.
set -euo pipefail
cd "$(dirname "$0")/.."
exec swift build -c release -Xswiftc -static-stdlib --static-swift-stdlib -Xswiftc -use-ld=lld --product "$1"
