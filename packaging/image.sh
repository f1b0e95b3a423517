# shellcheck shell=bash
# The program with a Java of its own: what every package of a release holds. Sourced by ../release.

# What jdeps finds in the jars, and what no jar names but the program loads: elliptic curves for fetching
# over TLS (jdk.crypto.ec), jars read as file systems (jdk.zipfs).
java_modules=java.base,java.desktop,java.logging,java.management,java.net.http,java.sql,java.xml
java_modules+=,jdk.crypto.ec,jdk.jfr,jdk.management,jdk.unsupported,jdk.xml.dom,jdk.zipfs

# Libraries that every Linux with a C++ program has; with them an image needs nothing else of a system.
system_libraries='^(ld-linux.*|linux-vdso|lib(c|m|dl|pthread|rt|z|stdc\+\+|gcc_s))\.so'

make_runtime() { # folder
  "$jdk/bin/jlink" --add-modules "$java_modules" --strip-java-debug-attributes --no-header-files \
    --no-man-pages --output "$1"
  # Figures go to files; what would ask for a screen or for sound asks for libraries, too.
  rm -f "$1"/lib/lib{awt_xawt,jawt,splashscreen,jsound}.so
  [ "$system" != Linux ] || { add_libraries "$1"; add_font "$1"; }
}

# A distribution's Java uses the distribution's libraries. They go where it looks first, with their licences.
add_libraries() { # runtime
  local library name path package
  ldd "$1"/lib/*.so | sed -n 's/^\t\([^ ]*\) => \(\/[^ ]*\) .*/\1 \2/p' | LC_ALL=C sort -u \
    | while read -r name path; do
        case $path in "$1"/*) continue ;; esac
        [[ $name =~ $system_libraries ]] && continue
        cp -L "$path" "$1/lib/$name"
        library=$(readlink -f "$path")
        package=$(dpkg -S "$library" 2>/dev/null || dpkg -S "${library#/usr}" 2>/dev/null || true)
        package=${package%%:*}
        [ -z "$package" ] || { mkdir -p "$1/legal/$package" \
          && cp -L "/usr/share/doc/$package/copyright" "$1/legal/$package/"; }
      done
}

# A machine without fonts draws figures, too, and all machines draw the same.
add_font() { # runtime
  local fonts=${PATCHBRIDGE_FONTS:-/usr/share/fonts/truetype/dejavu}
  [ -f "$fonts/DejaVuSans-Bold.ttf" ] || stop "there is no font in $fonts; install fonts-dejavu-core, or name the folder of DejaVuSans.ttf in PATCHBRIDGE_FONTS"
  mkdir -p "$1/lib/fonts" "$1/legal/dejavu"
  cp -L "$fonts"/DejaVuSans.ttf "$fonts"/DejaVuSans-Bold.ttf "$1/lib/fonts/"
  [ ! -f /usr/share/doc/fonts-dejavu-core/copyright ] \
    || cp -L /usr/share/doc/fonts-dejavu-core/copyright "$1/legal/dejavu/"
  local family style weight
  {
    echo 'version=1'
    for family in allfonts serif sansserif monospaced dialog dialoginput; do
      for style in plain bold italic bolditalic; do
        case $style in bold*) weight=' Bold' ;; *) weight='' ;; esac
        [ "$family" = allfonts ] || echo "$family.$style.default=DejaVu Sans$weight"
      done
    done
    echo 'sequence.allfonts=default'
    # shellcheck disable=SC2016 # Java replaces it.
    printf 'filename.DejaVu_Sans%s=$JRE_LIB_FONTS/DejaVuSans%s.ttf\n' '' '' _Bold -Bold
  } >"$1/lib/fontconfig.properties"
}

# The image without native libraries of torch, and these apart.
make_image() { # checkout that is built, image, image of torch
  local built=$1/app/target/patchbridge jar
  mkdir -p "$2/bin" "$2/program" "$3/program/torch"
  cp "$1/packaging/launcher" "$2/bin/patchbridge"
  cp -R "$built/lib" "$built/classes.list" "$1/packaging/start.sh" "$2/program/"
  for jar in "$2"/program/lib/{pytorch,openblas}-*-"$native".jar; do
    mv "$jar" "$3/program/torch/"
  done
  (cd "$2/program/lib" && printf '%s\n' *.jar) >"$2/program/jars"
  printf '%s\n' "$version" "$java_version" >"$2/program/versions"
  echo "tar -xzf $torch_name.tar.gz -C HERE --strip-components=1" >"$2/program/torch-command"
  cp "$1"/{LICENSE,README.md,CHANGELOG.md,CITATION.cff} "$2/"
  cp -R "$1/docs" "$2/docs"
  make_runtime "$2/runtime"
  same_times "$2"
  same_times "$3"
}

# All that differs between two copies of the same: times and rights.
same_times() { # folder
  chmod -R u=rwX,go=rX "$1"
  find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
}
