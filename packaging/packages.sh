# shellcheck shell=bash
# From an image to files that people download. Sourced by ../release. Every function is told a folder with
# the image and gives the same bytes for the same image.
installed=/usr/lib/patchbridge
maintainer='The PatchBridge developers <patchbridge@localhost>'
summary='From an electrical recording of a cortical interneuron to its transcriptomic subclass'
torch_summary='libtorch for sequence models of PatchBridge'

pack_tar() { # image, name
  "$tar" --sort=name --format=gnu --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner \
    --transform="s,^\.,$name," -C "$1" -cf - . | gzip -n >"$files/$2.tar.gz"
}

# Run where a package was put and before it goes: the archive of classes is made for its place, anew where
# another version was there.
after_installation() {
  before_removal
  printf '%s/bin/patchbridge --version >/dev/null || true\n' "$installed"
}
before_removal() {
  printf 'rm -f %s/program/classes-*.jsa* %s/program/build.lock %s/program/archive.log\n' \
    "$installed" "$installed" "$installed"
}

# The least version of the C library that native code of an image asks for.
least_libc() { # image
  grep -aohE 'GLIBC_2\.[0-9]+' "$1"/runtime/bin/java "$1"/runtime/lib/*.so* "$1"/runtime/lib/server/*.so \
    "$1"/program/lib/*.so* | sort -uV | tail -n 1 | cut -d_ -f2
}

# The image where packages have it, with the command that installs torch as the package's kind does that.
lay_out() { # image, root, command
  mkdir -p "$2$installed"
  cp -R "$1/." "$2$installed"
  if [ -n "$3" ]; then
    echo "$3" >"$2$installed/program/torch-command"
    mkdir -p "$2/usr/bin"
    ln -s "..${installed#/usr}/bin/patchbridge" "$2/usr/bin/patchbridge"
  fi
  same_times "$2"
}

pack_deb() { # image, package, depends, summary, command
  local root=$work/deb-$2 arch
  arch=$(dpkg --print-architecture)
  lay_out "$1" "$root" "$5"
  mkdir -p "$root/DEBIAN" "$root/usr/share/doc/$2"
  cp "$source/LICENSE" "$root/usr/share/doc/$2/copyright"
  (cd "$root" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
  cat >"$root/DEBIAN/control" <<END
Package: $2
Version: $version
Architecture: $arch
Maintainer: $maintainer
Section: science
Priority: optional
Homepage: $address
Depends: $3
Installed-Size: $(du -sk --apparent-size "$root/usr" | cut -f1)
Description: $4
 Licence: Apache-2.0. See $installed/docs.
END
  if [ -n "$5" ]; then
    { echo '#!/bin/sh' && after_installation; } >"$root/DEBIAN/postinst"
    { echo '#!/bin/sh' && before_removal; } >"$root/DEBIAN/prerm"
    chmod 755 "$root/DEBIAN/postinst" "$root/DEBIAN/prerm"
  fi
  same_times "$root"
  dpkg-deb --root-owner-group -Zgzip -z6 --build "$root" "$files/${2}_${version}_$arch.deb" >/dev/null
  rm -rf "$root"
}

pack_rpm() { # image, package, requires, summary, command
  local root=$work/rpm-$2 top=$work/rpmbuild arch
  arch=$(uname -m)
  lay_out "$1" "$root" "$5"
  mkdir -p "$top"
  {
    cat <<END
Name: $2
Version: $version
Release: 1
Summary: $4
License: Apache-2.0
URL: $address
Requires: $3
AutoReqProv: no
%description
$4.
%install
mkdir -p %{buildroot}
cp -R $root/. %{buildroot}
find %{buildroot} -exec touch -h -d @$SOURCE_DATE_EPOCH {} +
%files
END
    if [ -n "$5" ]; then
      printf '/usr/bin/patchbridge\n%s\n%%post\n' "$installed"
      after_installation
      # Of an upgrade, too, rpm runs this last: not then.
      printf '%%preun\n[ "$1" = 0 ] || exit 0\n'
      before_removal
    else
      echo "$installed/program/torch"
    fi
  } >"$top/$2.spec"
  rpmbuild -bb --quiet --define "_topdir $top" --define "_rpmdir $files" --define '_buildhost localhost' \
    --define '_rpmfilename %%{NAME}-%%{VERSION}.%%{ARCH}.rpm' --define 'use_source_date_epoch_as_buildtime 1' \
    --define 'clamp_mtime_to_source_date_epoch 1' --define '_binary_payload w6.gzdio' \
    --define '_build_id_links none' --define '__os_install_post %{nil}' --define 'debug_package %{nil}' \
    --target "$arch" "$top/$2.spec" >"$top/$2.log" 2>&1 || { tail -n 20 "$top/$2.log" >&2; stop "rpmbuild failed"; }
  rm -rf "$root" "$top/BUILD" "$top/BUILDROOT"
}

# Recipes with the version, the address and the digests of this release in them.
fill_recipes() {
  local recipe digest source_digest
  digest=$(digest_of "$files/$name.tar.gz")
  source_digest=$(digest_of "$files/patchbridge-$version-source.tar.gz")
  mkdir -p "$files/recipes"
  for recipe in "$source"/packaging/recipes/*.in; do
    sed -e "s,@VERSION@,$version,g" -e "s,@ADDRESS@,$address,g" -e "s,@ARCHIVE@,$name.tar.gz,g" \
      -e "s,@SHA256@,$digest,g" -e "s,@SOURCE_SHA256@,$source_digest,g" "$recipe" \
      >"$files/recipes/$(basename "$recipe" .in)"
  done
}

digest_of() { sum "$1" | cut -d' ' -f1; }
