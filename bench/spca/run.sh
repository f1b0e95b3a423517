#!/usr/bin/env bash
# Times sparse PCA: run.sh seven | table | csv FILE
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -B -q -pl learn -am test-compile
classpath=$(mktemp)
trap 'rm -f "$classpath"' EXIT
mvn -B -q -pl learn dependency:build-classpath -Dmdep.outputFile="$classpath" >/dev/null 2>&1 || true
exec java -cp "learn/target/test-classes:learn/target/classes:dataset/target/classes:$(cat "$classpath")" \
  org.patchbridge.spca.SparsePcaBenchmark "$@"
