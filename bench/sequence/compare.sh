#!/usr/bin/env bash
# Times the transfer study here and in PyTorch: compare.sh DATA [FOLDS [RUNS [THREADS]]]
# DATA has mouse_v1 and human_gaba. PyTorch is Debian's python3-torch. Build first.
set -euo pipefail
cd "$(dirname "$0")/../.."
data=${1:?folder with mouse_v1 and human_gaba}
folds=${2:-5} runs=${3:-10} threads=${4:-$(getconf _NPROCESSORS_ONLN)}
tables=$(mktemp -d)
trap 'rm -rf "$tables"' EXIT
classpath="bench/target/classes:$(cat bench/target/classpath.txt)"
echo "PatchBridge, $threads threads, $folds folds x $runs runs"
time java -cp "$classpath" org.patchbridge.bench.TransferTiming "$data" "$folds" "$runs" "$threads" "$tables"
echo "PyTorch, one fit after another"
time /usr/bin/python3 bench/sequence/transfer.py "$tables" --folds "$folds" --runs "$runs"
