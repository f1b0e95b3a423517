#!/usr/bin/env bash
# Times sparse PCA: run.sh seven | table | csv FILE
set -euo pipefail
cd "$(dirname "$0")/../.."
classpath=$(mktemp)
trap 'rm -f "$classpath"' EXIT
# Every module of the reactor writes the file; learn, the last one, leaves its own class path.
mvn -B -q -pl learn -am test-compile dependency:build-classpath -Dmdep.outputFile="$classpath"
java -cp "learn/target/test-classes:learn/target/classes:$(cat "$classpath")" \
  org.patchbridge.spca.SparsePcaTiming "$@"
