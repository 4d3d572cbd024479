#!/usr/bin/env bash
# Reads Fovea's topics with kcat: follow.sh [BROKER] [COUNT] [FOLDER]
set -euo pipefail
broker="${1:-127.0.0.1:9092}" count="${2:-5}" folder="${3:-.}"

kcat -q -b "$broker" -t fovea.detections -C -o -"$count" -c "$count" -X isolation.level=read_committed -f '%k %s\n'
kcat -q -b "$broker" -t fovea.frames -C -o -1 -c 1 -f '%s' -D '' >"$folder/newest.jpg"
