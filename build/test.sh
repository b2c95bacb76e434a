#!/usr/bin/env bash
# Runs every lane of the tests and closes with one line: N passed, N failed, N skipped.
# A lane that cannot run is counted as skipped, with its reason; nothing is left out silently.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() {
  cat <<'EOF'
usage: ./ageing test [--long] [--only NAME] [--no-install]

  --long         the full proofs too: hundreds of kills, month-long replays, fuzzing
  --only NAME    one lane, such as Contracts, Storage, Integration or format
  --no-install   install nothing; lanes that miss a program are skipped and say so

Recordings are looked for in AGEING_DATA, else in ../shared/data.
EOF
}

only='' install=yes
while [ $# -gt 0 ]; do
  case "$1" in
    --long) export AGEING_LONG=1 ;;
    --only) only=${2:?--only needs a lane}; shift ;;
    --no-install) install=no ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
  shift
done

passed=0 failed=0 skipped=0
# Each lane's whole output stays here until the next run.
results=TestResults
rm -rf "$results" && mkdir -p "$results" && : >"$results/failed"

say() { printf '%s\n' "$*"; }

# The programs that the tests run beside ours: the command that proves each, and its Debian package.
needs=(mosquitto:mosquitto influxd:influxdb chromium:chromium dbus-daemon:dbus-daemon)
missing=()
if [ "${AGEING_LONG:-}" = 1 ]; then
  # The models on the kit's processor, emulated: tests/Evaluation.Tests/Arm64.
  needs+=(qemu-aarch64:qemu-user)
  [ -e /usr/aarch64-linux-gnu/lib/libstdc++.so.6 ] || missing+=(libc6-arm64-cross libstdc++6-arm64-cross)
fi
for need in "${needs[@]}"; do
  PATH="$PATH:/usr/sbin" command -v "${need%%:*}" >/dev/null 2>&1 || missing+=("${need##*:}")
done
if [ ${#missing[@]} -gt 0 ] && [ "$install" = yes ]; then
  if ! command -v apt-get >/dev/null 2>&1; then
    say "missing and not installed (this system has no apt-get): ${missing[*]}"
  else
    sudo=''
    [ "$(id -u)" = 0 ] || { sudo -n true 2>/dev/null && sudo='sudo -n'; }
    if [ "$(id -u)" != 0 ] && [ -z "$sudo" ]; then
      say "missing and not installed (needs root): run 'sudo apt-get install ${missing[*]}' to have their lanes run"
    else
      say "installing: ${missing[*]}"
      # RUNLEVEL=1 keeps the packages from starting their services: the tests start their own.
      log=$(mktemp)
      if ! { $sudo apt-get update -qq && $sudo env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
        say "could not install ${missing[*]}; their lanes will be skipped. The last lines of apt-get:"
        tail -n 5 "$log"
      fi
      rm -f "$log"
    fi
  fi
fi
export PATH="$PATH:/usr/sbin"
# What runs for a minute is not worth a look at how it runs: a tenth of the processor less.
export DOTNET_TieredPGO=0

if [ -z "$only" ] || [ "$only" = format ]; then
  say "== format"
  if bash build/format.sh --check; then passed=$((passed + 1)); else failed=$((failed + 1)); say "format: run ./ageing fmt"; fi
fi

if [ "$only" != format ]; then
  say "== build"
  # One compiler for all projects takes half the time; it is sent away afterwards, so that the tests have its memory.
  dotnet build AgeingMonitor.sln -c Release -v quiet -nologo -clp:NoSummary -p:UseSharedCompilation=true
  built=$?
  dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1
  if [ "$built" -ne 0 ]; then
    say "build failed"
    say "$passed passed, $((failed + 1)) failed, $skipped skipped"
    exit 1
  fi

  # The two longest first; two at once, as most lanes wait more than they work. The full proofs have the machine for themselves.
  lanes=()
  for lane in Integration Dashboard $(ls -d tests/*.Tests | sed 's#tests/\(.*\)\.Tests#\1#' | grep -vx -e Integration -e Dashboard); do
    [ -z "$only" ] || [ "$only" = "$lane" ] || continue
    lanes+=("$lane")
  done
  [ "${AGEING_LONG:-}" = 1 ] && at_once=1 || at_once=2
  [ ${#lanes[@]} -eq 0 ] || printf '%s\n' "${lanes[@]}" | xargs -P "$at_once" -n 1 bash build/lane.sh "$results"

  for lane in ${lanes[@]+"${lanes[@]}"}; do
    log="$results/$lane.log"
    summary=$(grep -oE 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+, Skipped: [0-9]+' "$log" | tail -n 1)
    grep -E '\[FAIL\] *$' "$log" >>"$results/failed"
    if [ -z "$summary" ]; then
      echo "    $lane, the whole lane: it ended without a summary" >>"$results/failed"
      failed=$((failed + 1))
      continue
    fi
    read -r total errors bad left <<<"$(tr -dc '0-9 \n' <<<"$summary")"
    passed=$((passed + total - bad - left))
    failed=$((failed + bad + errors))
    skipped=$((skipped + left))
  done
fi

if [ -s "$results/failed" ]; then
  say "failed (the whole output of each lane is in $results/):"
  cat "$results/failed"
fi
say "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
