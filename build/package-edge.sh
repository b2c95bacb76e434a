#!/usr/bin/env bash
# Makes a Debian package of a published kit's program: build/package-edge.sh FOLDER [arm64|amd64] [OUT]
# FOLDER is what build/publish-edge.sh made for that processor (default arm64); OUT, by default FOLDER, gets ageing-edge_VERSION_ARCHITECTURE.deb.
# AGEING_MAINTAINER names who answers for the package. SOURCE_DATE_EPOCH makes it the same byte by byte.
set -euo pipefail
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
usage() { printf 'usage: build/package-edge.sh FOLDER [arm64|amd64] [OUT]\n' >&2; exit 2; }
folder=${1:-}
architecture=${2:-arm64}
case "$architecture" in arm64 | amd64) ;; *) usage ;; esac
[ -n "$folder" ] || usage
[ -f "$folder/ageing-edge" ] || { printf 'package-edge.sh: there is no program in %s: run build/publish-edge.sh first.\n' "$folder" >&2; exit 1; }
out=${3:-$folder}
version=$(sed -n 's|.*<Version>\(.*\)</Version>.*|\1|p' "$repository/Directory.Build.props")
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(date +%s)}
maintainer=${AGEING_MAINTAINER:-AgeingMonitor contributors <maintainers@ageing-monitor.invalid>}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
umask 022

lib=$work/usr/lib/ageing-edge
doc=$work/usr/share/doc/ageing-edge
install -D -m 755 "$folder/ageing-edge" "$lib/ageing-edge"
while read -r library; do
  [ ! -f "$folder/$library" ] || install -m 644 "$folder/$library" "$lib"
done <"$repository/deploy/systemd/ageing-edge.libraries"
install -m 755 "$repository/deploy/systemd/install.sh" "$lib/install.sh"
install -m 644 "$repository/deploy/systemd/ageing-edge.service" "$repository/deploy/systemd/ageing-edge.libraries" "$lib"
install -D -m 644 "$repository/deploy/systemd/ageing-edge.sysusers" "$work/usr/lib/sysusers.d/ageing-edge.conf"
install -D -m 644 "$repository/deploy/systemd/hardware-watchdog.conf" "$work/usr/lib/systemd/system.conf.d/ageing-edge.conf"
mkdir -p "$work/usr/bin"
ln -s /opt/ageing-edge/current/ageing-edge "$work/usr/bin/ageing-edge"
install -D -m 644 "$repository/deploy/debian/copyright" "$doc/copyright"
install -D -m 644 "$repository/deploy/debian/lintian-overrides" "$work/usr/share/lintian/overrides/ageing-edge"
printf 'ageing-edge (%s) stable; urgency=medium\n\n  * What changed: CHANGELOG.md.gz beside this file.\n\n -- %s  %s\n' "$version" "$maintainer" "$(date -uRd "@$SOURCE_DATE_EPOCH")" | gzip -9n >"$doc/changelog.gz"
gzip -9n <"$repository/CHANGELOG.md" >"$doc/CHANGELOG.md.gz"

mkdir "$work/DEBIAN"
for script in postinst prerm postrm; do
  install -m 755 "$repository/deploy/debian/$script" "$work/DEBIAN/$script"
done
sed -e "s|@VERSION@|$version|" -e "s|@ARCHITECTURE@|$architecture|" -e "s|@SIZE@|$(du -sk --apparent-size "$work/usr" | cut -f1)|" \
  -e "s|@MAINTAINER@|$maintainer|" "$repository/deploy/debian/control" >"$work/DEBIAN/control"
(cd "$work" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$work/DEBIAN/md5sums"

mkdir -p "$out"
dpkg-deb --root-owner-group -Zxz --build "$work" "$out/ageing-edge_${version}_$architecture.deb"
