#!/usr/bin/env bash
# Asks Fovea over HTTP: ask.sh [ADDRESS] [CAMERA] [FOLDER]
set -euo pipefail
address="${1:-http://127.0.0.1:8080}" camera="${2:-demo}" folder="${3:-.}"

echo "cameras:"
curl -fsS "$address/v1/cameras" | grep -o '"id":"[^"]*"' | sort -u

echo "what became of every frame of $camera:"
curl -fsS "$address/v1/cameras/$camera/accounts"
echo

echo "the newest detection with a probability of at least a half:"
detection="$(curl -fsS "$address/v1/detections?camera=$camera&minProbability=0.5&limit=1")"
echo "$detection"
frame="$(sed -E 's/.*"partition":([0-9]+),"offset":([0-9]+).*/\1\/\2/' <<<"$detection")"

echo "its first region as $folder/region.jpg"
curl -fsS -o "$folder/region.jpg" "$address/v1/frames/$frame?region=0"

echo "sightings:"
curl -fsS "$address/v1/sightings?camera=$camera&limit=3"
echo
