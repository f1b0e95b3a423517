#!/usr/bin/env bash
# Prints cells × families against the reference's numbers in ../shared/golden/ipfx.
# With --write, replaces the tables in docs/parity.md; the text before them stays.
set -euo pipefail
cd "$(dirname "$0")/../.."
if [ ! -d ../shared/golden/ipfx ]; then
  echo "parity: $(cd .. && pwd)/shared/golden/ipfx is missing; it holds the reference's numbers" >&2
  exit 3
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Every module of the reactor writes the file; formats, the last one, leaves its own class path.
mvn -B -q -pl formats -am test-compile dependency:build-classpath -Dmdep.outputFile="$work/classpath" >&2
home=$PWD
# The numbers are found from a module's folder.
(cd formats && java -cp "target/test-classes:target/classes:$(cat "$work/classpath")" \
  org.patchbridge.parity.ParityTable) >"$work/tables"
if [ "${1:-}" = --write ]; then
  sed '/^## Preset /,$d' docs/parity.md >"$work/text"
  # One line at the end, as the tables end with an empty one.
  cat "$work/text" "$work/tables" | sed -e '${/^$/d}' >"$work/page"
  cp "$work/page" "$home/docs/parity.md"
  echo "parity: wrote docs/parity.md" >&2
else
  cat "$work/tables"
fi
