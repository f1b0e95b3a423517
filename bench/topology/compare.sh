#!/usr/bin/env bash
# Times persistent homology side by side with Ripser: compare.sh [POINTS…]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ $# = 0 ]; then set -- 1000 2000 3800; fi

# Seconds of CPU, seconds of wall, megabytes.
measured() {
  /usr/bin/time -f '%U %S %e %M' -o "$work/time" "$@" >"$work/out" 2>"$work/err"
  awk '{printf "%.1f %.1f %.0f", $1 + $2, $3, $4 / 1024}' "$work/time"
}

./patchbridge --version >/dev/null
printf '%7s %24s %24s %20s\n' points 'patchbridge: CPU wall MB' 'ripser: CPU wall MB' 'ratios: CPU wall MB'
for points in "$@"; do
  python3 bench/topology/cloud.py "$points" "$work/cloud.csv" "$work/cloud.txt"
  ours=$(measured ./patchbridge topology --points "$work/cloud.csv" --draws 0 --permutations 0 --to "$work/shape")
  theirs=$(measured ripser --format point-cloud "$work/cloud.txt")
  printf '%7s %24s %24s ' "$points" "$ours" "$theirs"
  echo "$ours $theirs" | awk '{printf "%20s\n", sprintf("%.2f %.2f %.2f", $1 / $4, $2 / $5, $3 / $6)}'
done
