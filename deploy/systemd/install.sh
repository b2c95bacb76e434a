#!/usr/bin/env bash
# Installs or upgrades the kit's program: sudo deploy/systemd/install.sh FILE
# FILE is what build/publish-edge.sh made. An upgrade that does not get well within a minute is undone: the former program runs again, with its own unit and, where it cannot use the outbox any more, with the outbox as it was.
# AGEING_ROOT puts everything under another folder (tests).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=${AGEING_ROOT:-}
opt=$root/opt/ageing-edge
data=$root/var/lib/ageing-edge
unit=$root/etc/systemd/system/ageing-edge.service
kept=$data/outbox-before
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

# The link is replaced at one stroke: whenever the power goes, it names a whole program. The unit is the one that came with it.
use() {
  install -D -m 644 "$opt/$1/ageing-edge.service" "$unit"
  ln -sfn "$1" "$opt/current.new"
  mv -T "$opt/current.new" "$opt/current"
  systemctl daemon-reload
}

# The outbox and its log, not what was put aside as damaged. The number of the boot stays where it is: no number is given out twice.
copy_outbox() {
  for file in outbox.db outbox.db-wal outbox.db-shm; do
    rm -f "$2/$file"
    [ ! -f "$1/$file" ] || cp -p "$1/$file" "$2/$file" || return 1
  done
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

# A start that fails is seen by what follows.
runs() {
  systemctl restart ageing-edge || true
  is_well
}

# On the disk, whole, before anything names it.
part=$opt/.part
rm -rf "$part"
install -D -m 755 "$program" "$part/ageing-edge"
install -m 644 "$here/ageing-edge.service" "$part/ageing-edge.service"
sync "$part"/*
mkdir -p "$opt/$new"
mv "$part"/* "$opt/$new/"
rmdir "$part"
sync "$opt/$new" "$opt"

install -D -m 644 "$here/ageing-edge.sysusers" "$root/usr/lib/sysusers.d/ageing-edge.conf"
install -D -m 644 "$here/hardware-watchdog.conf" "$root/etc/systemd/system.conf.d/ageing-edge.conf"
mkdir -p "$root/usr/local/bin"
ln -sfn /opt/ageing-edge/current/ageing-edge "$root/usr/local/bin/ageing-edge"
systemd-sysusers "$root/usr/lib/sysusers.d/ageing-edge.conf"

if [ -n "$former" ] && [ "$former" != "$new" ] && [ -d "$opt/$former" ]; then
  # One that was installed before units were kept.
  [ -f "$opt/$former/ageing-edge.service" ] || [ ! -f "$unit" ] || cp "$unit" "$opt/$former/ageing-edge.service"

  # Whatever goes wrong from here on, the program is not left stopped.
  trap 'systemctl start --no-block ageing-edge || true' EXIT
  systemctl stop ageing-edge
  mkdir -p -m 700 "$kept"
  copy_outbox "$data" "$kept" || { rm -rf "$kept"; fail "there is no room for a copy of the outbox in $data: nothing is changed, $former runs on."; }
  sync -f "$kept"
fi
use "$new"
systemctl enable --quiet ageing-edge

if [ ! -f "$data/identity/kit.crt" ]; then
  trap - EXIT
  rm -rf "$kept"
  systemctl restart --no-block ageing-edge
  say "$version is installed. The kit is not enrolled yet: sudo -u ageing-edge ageing-edge enrol --label '…'. The program begins by itself within ten seconds of it."
  exit 0
fi

if runs; then
  trap - EXIT
  rm -rf "$kept"
  say "$version runs."
  for old in "$opt"/*/; do
    case "$(basename "$old")" in "$new" | "$former" | current) ;; *) rm -rf "$old" ;; esac
  done
  exit 0
fi

if [ -n "$former" ] && [ "$former" != "$new" ] && [ -x "$opt/$former/ageing-edge" ]; then
  use "$former"
  if ! runs; then
    # The outbox may be of a form that only the newer program reads. What that one kept in its minute is put aside.
    say "$former does not get well with the outbox of $version, and gets its own back; the other is in $data/outbox-undone."
    systemctl stop ageing-edge
    mkdir -p -m 700 "$data/outbox-undone"
    copy_outbox "$data" "$data/outbox-undone" || say "there is no room to put it aside."
    copy_outbox "$kept" "$data" || fail "there is no room to put the outbox back: it is in $kept."
    runs || fail "neither $version nor $former gets well; $former stays, and the outbox as it was is in $kept. The reason: journalctl -u ageing-edge"
  fi
  rm -rf "$kept"
  fail "$version did not get well; $former runs again. The reason: journalctl -u ageing-edge"
fi
fail "$version does not get well. The reason: journalctl -u ageing-edge"
