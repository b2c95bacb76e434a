#!/usr/bin/env bash
# Publishes the kit's program as one trimmed file that brings its runtime along: build/publish-edge.sh [RID] [FOLDER] [simulated].
# RID is linux-arm64 (default) or linux-x64; the file goes to FOLDER, by default .ageing/edge/RID. A warning of the trimmer is an error.
# AGEING_EDGE=FILE lets tests/Edge.Tests run that file in place of the built one (ProgramProcessTests).
# simulated: the same program on simulated parts (tests/Edge.Kit), which AGEING_EDGE_SIMULATED=FILE hands to the tests.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
rid=${1:-linux-arm64}
case "$rid" in linux-arm64 | linux-x64) ;; *) printf 'usage: build/publish-edge.sh [linux-arm64|linux-x64] [FOLDER] [simulated]\n' >&2; exit 2 ;; esac
out=${2:-.ageing/edge/$rid}
case "${3:-}" in
  '') project=src/Edge/Agent program=ageing-edge ;;
  simulated) project=tests/Edge.Kit program=ageing-edge-simulated ;;
  *) printf '%s is not known: simulated\n' "$3" >&2; exit 2 ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A lock file of its own: the committed ones hold no packages of one machine.
dotnet publish "$project" -c Release -r "$rid" --self-contained --artifacts-path "$work" -v quiet -nologo \
  -p:PublishSingleFile=true -p:PublishTrimmed=true -p:TrimmerSingleWarn=false -p:IncludeNativeLibrariesForSelfExtract=true \
  -p:DebugType=none -p:NuGetLockFilePath=obj/publish.lock.json -p:RestoreLockedMode=false -p:UseSharedCompilation=true
mkdir -p "$out"
install -m 755 "$work"/publish/*/*/"$program" "$out/$program"
printf '%s  %s bytes\n' "$out/$program" "$(stat -c %s "$out/$program")"
