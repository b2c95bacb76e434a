#!/usr/bin/env bash
# Publishes the kit's program as one trimmed file that brings its runtime along: build/publish-edge.sh [RID] [FOLDER].
# RID is linux-arm64 (default) or linux-x64; the file goes to FOLDER, by default .ageing/edge/RID. A warning of the trimmer is an error.
# AGEING_EDGE=FILE lets tests/Edge.Tests run that file in place of the built one (ProgramProcessTests).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
rid=${1:-linux-arm64}
case "$rid" in linux-arm64 | linux-x64) ;; *) printf 'usage: build/publish-edge.sh [linux-arm64|linux-x64] [FOLDER]\n' >&2; exit 2 ;; esac
out=${2:-.ageing/edge/$rid}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A lock file of its own: the committed ones hold no packages of one machine.
dotnet publish src/Edge/Agent -c Release -r "$rid" --self-contained --artifacts-path "$work" -v quiet -nologo \
  -p:PublishSingleFile=true -p:PublishTrimmed=true -p:TrimmerSingleWarn=false -p:IncludeNativeLibrariesForSelfExtract=true \
  -p:DebugType=none -p:NuGetLockFilePath=obj/publish.lock.json -p:RestoreLockedMode=false -p:UseSharedCompilation=true
mkdir -p "$out"
install -m 755 "$work"/publish/*/*/ageing-edge "$out/ageing-edge"
printf '%s  %s bytes\n' "$out/ageing-edge" "$(stat -c %s "$out/ageing-edge")"
