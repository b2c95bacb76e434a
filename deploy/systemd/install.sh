#!/usr/bin/env bash
# Installs or upgrades the kit's program: sudo deploy/systemd/install.sh FILE
# FILE is what build/publish-edge.sh made. An upgrade that does not get well within a minute is undone: the former program runs again.
# AGEING_ROOT puts everything under another folder (tests).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=${AGEING_ROOT:-}
opt=$root/opt/ageing-edge
data=$root/var/lib/ageing-edge
tries=${AGEING_TRIES:-30}
pause=${AGEING_PAUSE:-2}

say() { printf 'ageing-edge: %s\n' "$*"; }
fail() { printf 'ageing-edge: %s\n' "$*" >&2; exit 1; }

program=${1:?usage: install.sh FILE}
[ -f "$program" ] || fail "there is no file $program."
version=$("$program" --version 2>/dev/null | cut -d' ' -f2) || true
[ -n "$version" ] || fail "$program does not run on this machine: was it made for another processor?"
new=$version-$(sha256sum "$program" | cut -c1-8)
former=$(readlink "$opt/current" || true)

# The link is replaced at one stroke: whenever the power goes, it names a whole program.
use() {
  ln -sfn "$1" "$opt/current.new"
  mv -T "$opt/current.new" "$opt/current"
}

# Well: the service is up and the program has told of itself five times in a row.
is_well() {
  local good=0
  for ((i = 0; i < tries; i++)); do
    if systemctl is-active --quiet ageing-edge && "$opt/current/ageing-edge" status --data "$data" >/dev/null 2>&1; then
      good=$((good + 1))
      [ "$good" -ge 5 ] && return 0
    else
      good=0
    fi
    sleep "$pause"
  done
  return 1
}

install -D -m 755 "$program" "$opt/$new/ageing-edge"
install -D -m 644 "$here/ageing-edge.service" "$root/etc/systemd/system/ageing-edge.service"
install -D -m 644 "$here/ageing-edge.sysusers" "$root/usr/lib/sysusers.d/ageing-edge.conf"
install -D -m 644 "$here/hardware-watchdog.conf" "$root/etc/systemd/system.conf.d/ageing-edge.conf"
mkdir -p "$root/usr/local/bin"
ln -sfn /opt/ageing-edge/current/ageing-edge "$root/usr/local/bin/ageing-edge"
systemd-sysusers "$root/usr/lib/sysusers.d/ageing-edge.conf"
use "$new"
systemctl daemon-reload
systemctl enable --quiet ageing-edge

if [ ! -f "$data/identity/kit.crt" ]; then
  systemctl restart --no-block ageing-edge
  say "$version is installed. The kit is not enrolled yet: sudo -u ageing-edge ageing-edge enrol --label '…'. The program begins by itself within ten seconds of it."
  exit 0
fi

# A start that fails is seen below.
systemctl restart ageing-edge || true
if is_well; then
  say "$version runs."
  for old in "$opt"/*/; do
    case "$(basename "$old")" in "$new" | "$former" | current) ;; *) rm -rf "$old" ;; esac
  done
  exit 0
fi

if [ -n "$former" ] && [ "$former" != "$new" ] && [ -x "$opt/$former/ageing-edge" ]; then
  use "$former"
  systemctl restart ageing-edge || true
  is_well && fail "$version did not get well; $former runs again. The reason: journalctl -u ageing-edge" || fail "neither $version nor $former gets well; $former stays. The reason: journalctl -u ageing-edge"
fi
fail "$version does not get well. The reason: journalctl -u ageing-edge"
