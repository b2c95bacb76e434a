#!/usr/bin/env bash
# Installs or upgrades the kit's program: sudo deploy/systemd/install.sh FILE
# FILE is what build/publish-edge.sh made; the libraries beside it that ageing-edge.libraries names go with it. The Debian package runs this script too (AGEING_PACKAGED=1: what dpkg lays down itself is left to it).
# An upgrade that does not get well is undone: the former program runs again, with its own unit and, where it cannot use the outbox any more, with the outbox as it was.
# Well: within AGEING_START seconds (90) the program says that outbox and sensors are begun, and then the same process tells of itself for AGEING_WELL seconds (60). A configuration that the former had in force must be in force.
# AGEING_ROOT puts everything under another folder (tests).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=${AGEING_ROOT:-}
opt=$root/opt/ageing-edge
data=$root/var/lib/ageing-edge
cache=$root/var/cache/ageing-edge
unit=$root/etc/systemd/system/ageing-edge.service
sysusers=$root/usr/lib/sysusers.d/ageing-edge.conf
# Root's own. In $data and $cache everything may be a link that the program's user laid: root writes nothing there and opens nothing, and removes a link as a link.
kept=$root/var/lib/ageing-edge-install/outbox-before
undone=$root/var/lib/ageing-edge-install/outbox-undone
pause=${AGEING_PAUSE:-2}
# In looks, not by a clock: the time of day of a kit may be set meanwhile.
start=$((${AGEING_START:-90} / (pause > 0 ? pause : 1)))
well=$((${AGEING_WELL:-60} / (pause > 0 ? pause : 1)))

say() { printf 'ageing-edge: %s\n' "$*"; }
fail() { printf 'ageing-edge: %s\n' "$*" >&2; exit 1; }

# Where a single file unpacks when this script asks it something.
DOTNET_BUNDLE_EXTRACT_BASE_DIR=$(mktemp -d)
export DOTNET_BUNDLE_EXTRACT_BASE_DIR
at_exit=:
trap 'rm -rf "$DOTNET_BUNDLE_EXTRACT_BASE_DIR"; $at_exit' EXIT
start_service() { systemctl start --no-block ageing-edge || true; }

program=${1:?usage: install.sh FILE}
[ -f "$program" ] || fail "there is no file $program."
version=$("$program" --version 2>/dev/null | cut -d' ' -f2) || true
[ -n "$version" ] || fail "$program does not run on this machine: was it made for another processor?"
whole=("$program")
while read -r library; do
  library=$(dirname "$program")/$library
  [ ! -f "$library" ] || whole+=("$library")
done <"$here/ageing-edge.libraries"
new=$version-$(cat "${whole[@]}" | sha256sum | cut -c1-8)
former=$(readlink "$opt/current" || true)

# A package that was undone stays unconfigured, and every later run of apt tries to configure it: not with the program stopped each time.
refused=$opt/refused
if [ -n "${AGEING_PACKAGED:-}" ] && [ "$new" != "$former" ] && [ "$(cat "$refused" 2>/dev/null)" = "$new" ]; then
  fail "$version did not get well here and is not tried again; $former stays. Install the former package again, or a mended one. To try this one again: sudo rm $refused && sudo dpkg --configure ageing-edge"
fi

# The link is replaced at one stroke: whenever the power goes, it names a whole program. The unit is the one that came with it.
use() {
  install -D -m 644 "$opt/$1/ageing-edge.service" "$unit"
  ln -sfn "$1" "$opt/current.new"
  mv -T "$opt/current.new" "$opt/current"
  ! is_live || systemctl daemon-reload
}

# An image that is being made has no systemd at work.
is_live() { [ -d "$root/run/systemd/system" ]; }

as_user() { setpriv --reuid ageing-edge --regid ageing-edge --clear-groups -- "$@"; }

# The outbox and its log, not what was put aside as damaged. The number of the boot stays where it is: no number is given out twice.
outbox=(outbox.db outbox.db-wal outbox.db-shm)
copy_outbox() {
  mkdir -p -m 700 "$1"
  for file in "${outbox[@]}"; do
    rm -f "$1/$file"
    [ ! -f "$data/$file" ] || as_user cat "$data/$file" >"$1/$file" || return 1
  done
}
put_outbox_back() {
  for file in "${outbox[@]}"; do
    as_user rm -f "$data/$file" || return 1
    # shellcheck disable=SC2016
    [ ! -f "$kept/$file" ] || as_user sh -c 'umask 077 && cat >"$1"' sh "$data/$file" <"$kept/$file" || return 1
  done
}

is_configured() { "$opt/current/ageing-edge" status --data "$data" --json 2>/dev/null | grep '"configurationVersion"' >/dev/null; }

tells() { "$opt/current/ageing-edge" status --data "$data" >/dev/null 2>&1 && { [ -z "$was_configured" ] || is_configured; }; }

# Once it has told of itself, nothing is forgiven: neither another process nor silence.
is_well() {
  local good=0 process='' now
  for ((look = 0; good > 0 || look < start; look++)); do
    now=$(systemctl show --property=MainPID --value ageing-edge)
    if systemctl is-active --quiet ageing-edge && tells && [ "$now" = "${process:-$now}" ]; then
      process=$now
      good=$((good + 1))
      [ "$good" -le "$well" ] || return 0
    elif [ "$good" -gt 0 ]; then
      return 1
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

# Other programs than these two, and what they unpacked. The cache of units from before each version had its own is in the folder of the program's name.
tidy() {
  for old in "$opt"/*/; do
    old=${old%/}
    case "$(basename "$old")" in "$new" | "$former" | current) ;; *) rm -rf "$old" ;; esac
  done
  for old in "$cache"/*/; do
    # With the slash it would be what a link there points at.
    old=${old%/}
    case "$(basename "$old")" in
      "$new" | "$former") ;;
      ageing-edge) grep -q '%C/ageing-edge$' "$opt/$former/ageing-edge.service" 2>/dev/null || rm -rf "$old" ;;
      *) rm -rf "$old" ;;
    esac
  done
}

# On the disk, whole, before anything names it.
part=$opt/.part
rm -rf "$part"
install -D -m 755 "$program" "$part/ageing-edge"
[ "${#whole[@]}" -eq 1 ] || install -m 644 "${whole[@]:1}" "$part"
sed "s|%C/ageing-edge\$|%C/ageing-edge/$new|" "$here/ageing-edge.service" >"$part/ageing-edge.service"
chmod 644 "$part/ageing-edge.service"
sync "$part"/*
mkdir -p "$opt/$new"
rm -f "$refused"
mv "$part"/* "$opt/$new/"
rmdir "$part"
sync "$opt/$new" "$opt"

link=/opt/ageing-edge/current/ageing-edge
watchdog=/etc/systemd/system.conf.d/ageing-edge.conf
if [ -z "${AGEING_PACKAGED:-}" ]; then
  install -D -m 644 "$here/ageing-edge.sysusers" "$sysusers"
  install -D -m 644 "$here/hardware-watchdog.conf" "$root$watchdog"
  mkdir -p "$root/usr/local/bin"
  ln -sfn "$link" "$root/usr/local/bin/ageing-edge"
else
  # What this script laid down itself before there was a package would hide the package's own. What somebody else made or changed stays.
  [ "$(readlink "$root/usr/local/bin/ageing-edge")" != "$link" ] || rm "$root/usr/local/bin/ageing-edge"
  ! cmp -s "$root$watchdog" "$root/usr/lib/systemd/system.conf.d/ageing-edge.conf" || rm "$root$watchdog"
fi
systemd-sysusers "$sysusers"

was_configured=
if [ -n "$former" ] && [ "$former" != "$new" ] && [ -d "$opt/$former" ] && is_live; then
  # One that was installed before units were kept.
  [ -f "$opt/$former/ageing-edge.service" ] || [ ! -f "$unit" ] || cp "$unit" "$opt/$former/ageing-edge.service"
  ! is_configured || was_configured=yes

  # Whatever goes wrong from here on, the program is not left stopped.
  at_exit=start_service
  systemctl stop ageing-edge
  copy_outbox "$kept" || { rm -rf "$kept"; fail "the outbox could not be copied to $kept (is there room?): nothing is changed, $former runs on."; }
  sync -f "$kept"
fi
use "$new"
systemctl enable --quiet ageing-edge

if ! is_live; then
  say "$version is installed, and begins when this system is started."
  exit 0
fi

if [ ! -f "$data/identity/kit.crt" ]; then
  at_exit=:
  rm -rf "$kept"
  systemctl restart --no-block ageing-edge
  say "$version is installed. The kit is not enrolled yet: sudo -u ageing-edge ageing-edge enrol --label '…'. The program begins by itself within ten seconds of it."
  exit 0
fi

if runs; then
  at_exit=:
  rm -rf "$kept"
  say "$version runs."
  # The same again leaves the way back as it is.
  [ "$former" = "$new" ] || tidy
  exit 0
fi

if [ -n "$former" ] && [ "$former" != "$new" ] && [ -x "$opt/$former/ageing-edge" ]; then
  # On a full disk too the former one comes back.
  printf '%s\n' "$new" >"$refused" || say "it cannot be noted that $version is refused."
  use "$former"
  if ! runs; then
    # The outbox may be of a form that only the newer program reads. What that one kept in its minute is put aside.
    say "$former does not get well with the outbox of $version, and gets its own back; the other is in $undone."
    systemctl stop ageing-edge
    copy_outbox "$undone" || say "it could not be put aside whole."
    put_outbox_back || fail "the outbox could not be put back (is there room?): it is in $kept."
    runs || fail "neither $version nor $former gets well; $former stays, and the outbox as it was is in $kept. The reason: journalctl -u ageing-edge"
  fi
  rm -rf "$kept"
  fail "$version did not get well; $former runs again. The reason: journalctl -u ageing-edge"
fi
fail "$version does not get well. The reason: journalctl -u ageing-edge"
