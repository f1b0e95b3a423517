# shellcheck shell=bash
# How PatchBridge starts, for the launchers of a checkout (patchbridge) and of an installed image
# (packaging/launcher), which source it. They set
#   home    the checkout or the image
#   out     the folder with jars, lib/ and classes.list
#   state   a folder for a lock and a log
#   java, java_version, java_major    the Java to use
#   archive    the archive of classes that is for this Java
# and may set image_options, which Java gets before others.
main_class=org.patchbridge.web.PatchBridgeMain

say() { printf 'patchbridge: %s\n' "$*" >&2; }

# The version in a JDK's "release" file costs nothing to read; starting java to ask costs 50 ms.
java_release() {
  local java_home release version
  java_home=$(dirname "$(dirname "$(readlink -f "$1")")")
  release=$java_home/release
  if [ -r "$release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\([^"]*\)".*/\1/p' "$release")
  else
    version=$("$1" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p' | head -n 1)
  fi
  echo "${version:-0}"
}

# Under a locale of ASCII, as in containers and under cron, Java can't open a file whose name is not.
# A locale counts here only if it is installed: this is what bash itself makes of two bytes of UTF-8.
is_utf8() { local letter=$'\xc3\xa4'; [ ${#letter} = 1 ]; }

ensure_names_beyond_ascii() {
  local before=${LC_ALL-} was_set=${LC_ALL+yes} locale
  is_utf8 && return
  case $(locale charmap 2>/dev/null) in ''|ANSI_X3.4-1968|US-ASCII) ;; *) return ;; esac
  for locale in C.UTF-8 en_US.UTF-8; do
    { export LC_ALL=$locale; } 2>/dev/null
    is_utf8 && return
  done
  if [ -n "$was_set" ]; then LC_ALL=$before; else unset LC_ALL; fi
}

# The jars where they lie now, in the order of the build.
program_jars() {
  local jars='' jar
  while IFS= read -r jar; do
    jars+=${jars:+:}$out/lib/$jar
  done <"$out/jars"
  printf '%s' "$jars"
}

# With those of the package patchbridge-torch, where an image has it: an archive of classes fits a class
# path that goes on after its own.
class_path() {
  local jar
  program_jars
  for jar in "$out"/torch/*.jar; do
    [ ! -f "$jar" ] || printf ':%s' "$jar"
  done
}

# Classes ready to use: reading them from jars costs the better half of a second at every start. The
# archive is a static one, as only such a one takes in classes compiled for Java 5, which are those of
# the command line's library. Java takes an archive only with the class path and the Java that it was
# made with; that one was tried for a place is noted, so that where it can't be made nobody waits twice.
archive_fits() {
  local place=''
  [ -f "$archive.place" ] && { IFS= read -r -d '' place <"$archive.place" || true; }
  [ "$place" = "$out" ]
}

archive_classes() {
  [ -f "$out/classes.list" ] || return 0
  local new=$archive.$$
  "$java" -Xshare:dump -XX:SharedClassListFile="$out/classes.list" -XX:SharedArchiveFile="$new" \
    -cp "$(program_jars)" >"$state/archive.log" 2>&1 || rm -f "$new"
  rm -f "$archive"
  if [ -f "$new" ]; then
    mv "$new" "$archive"
  else
    say "there is no archive of classes, so that starting takes longer; see $state/archive.log"
  fi
  printf '%s' "$out" >"$archive.place"
}

# One process at a time does the work; who waited finds it done.
unless_done() { # is it done, do it
  mkdir -p "$state"
  if command -v flock >/dev/null 2>&1; then
    exec 9>"$state/build.lock"
    flock 9
    "$1" || "$2"
    exec 9>&-
  else
    "$2"
  fi
}

# Java takes a colon for the end of a path.
refuse_colon() {
  case $home in
    *:*)
      say "the folder $home has a colon in its path, which Java takes for the end of a path. Move PatchBridge to a folder without one."
      exit 2
      ;;
  esac
}

# Help, and commands on one recording, are over before optimised code pays.
is_short() {
  case " ${*:---help} " in *" --help "*|*" -h "*|*" --version "*|*" -V "*) return 0 ;; esac
  case ${1:-} in
    extract) is_one_recording "${@:2}" ;;
    predict) is_one_recording "${@:3}" ;;
    doctor) return 0 ;;
    *) return 1 ;;
  esac
}
is_one_recording() {
  case ${1:-} in *.nwb|*.abf) [ -f "$1" ] && [[ ${2:--} = -* ]] ;; *) return 1 ;; esac
}
# The table of a command topology --points, unless cavities, which take minutes, are asked for.
cloud_of() {
  local table='' previous='' each
  for each in "$@"; do
    case $previous$each in
      --points=*|--points*) table=${each#--points=} ;;
      --dimension=2|--dimension2) return 0 ;;
    esac
    case $each in --points|--dimension) previous=$each ;; *) previous='' ;; esac
  done
  printf '%s' "$table"
}

# Becomes the program, with the arguments of the command.
start_program() {
  local options=() processors collector terminal cloud
  [ -f "$archive" ] && options+=(-XX:SharedArchiveFile="$archive" -Xshare:auto -Xlog:disable -Xlog:all=off)
  # The store, the reader of HDF5 and libtorch are native code, which newer versions warn of at every start.
  [ "$java_major" -lt 22 ] || options+=(--enable-native-access=ALL-UNNAMED)
  processors=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
  collector=-XX:+UseParallelGC
  # Sample arrays are too large to be worth moving: they are made where they stay, beside a small young
  # generation (while the collector moves, no worker works). The heap has room for the longest sweeps of
  # the Allen protocol in every worker.
  if [ "${1:-}" = extract ]; then
    options+=(-Xmn$((24 * processors))m -Xmx$((130 * processors + 80))m -XX:PretenureSizeThreshold=200k)
    [ "$processors" -gt 2 ] || collector=-XX:+UseSerialGC
  fi
  # A cloud's table of distances is most of what it needs, and made once: a small young generation, and a
  # heap that grows no more than it must, halve the memory. Optimised code pays from some 5,000 points on.
  if [ "${1:-}" = topology ]; then
    cloud=$(cloud_of "${@:2}")
    if [ -f "$cloud" ]; then
      options+=(-Xms64m -Xmn16m -XX:MinHeapFreeRatio=10)
      collector=-XX:+UseSerialGC
      [ "$(head -n 5000 "$cloud" | wc -l)" -ge 5000 ] || options+=(-XX:TieredStopAtLevel=1)
    fi
  fi
  if is_short "$@"; then
    options+=(-XX:TieredStopAtLevel=1)
    collector=-XX:+UseSerialGC
  fi
  options+=("$collector")
  terminal=false
  [ -t 2 ] && terminal=true
  # shellcheck disable=SC2086
  exec "$java" -Dpatchbridge.terminal=$terminal ${image_options[@]+"${image_options[@]}"} "${options[@]}" \
    ${PATCHBRIDGE_JAVA_OPTIONS:-} -cp "$(class_path)" "$main_class" "$@"
}
