#!/usr/bin/env bash
# Publishes the kit's program, its runtime within: build/publish-edge.sh [--aot] [--simulated] [RID] [FOLDER].
# RID is linux-arm64 (default) or linux-x64; FOLDER by default .ageing/edge/RID, or .ageing/edge/RID-aot. A warning of trimmer or compiler is an error.
# Without --aot: one trimmed file, which unpacks its native libraries where it starts. With it: native code, and SQLite's and the serial ports' libraries beside it (deploy/systemd/ageing-edge.libraries), which go where the program goes.
# --aot needs clang, and for another processor than this one's lld, its C library and its objcopy: apt-get install clang lld gcc-aarch64-linux-gnu libc6-dev-arm64-cross
# --simulated: the same program on simulated parts (tests/Edge.Kit).
# AGEING_EDGE=FILE and AGEING_EDGE_SIMULATED=FILE let tests/Edge.Tests run those files in place of the built ones (ProgramProcessTests, ProgramLoadTests).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
aot='' project=src/Edge/Agent program=ageing-edge
while :; do
  case "${1:-}" in
    --aot) aot=-aot ;;
    --simulated) project=tests/Edge.Kit program=ageing-edge-simulated ;;
    *) break ;;
  esac
  shift
done
rid=${1:-linux-arm64}
case "$rid" in linux-arm64 | linux-x64) ;; *) printf 'usage: build/publish-edge.sh [--aot] [--simulated] [linux-arm64|linux-x64] [FOLDER]\n' >&2; exit 2 ;; esac
out=${2:-.ageing/edge/$rid$aot}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

how=(-p:PublishSingleFile=true -p:PublishTrimmed=true -p:IncludeNativeLibrariesForSelfExtract=true)
if [ -n "$aot" ]; then
  how=(-p:PublishAot=true)
  if [ "$rid" = linux-arm64 ] && [ "$(uname -m)" != aarch64 ]; then
    how+=(-p:LinkerFlavor=lld -p:ObjCopyName=aarch64-linux-gnu-objcopy)
  fi
fi

# A lock file of its own: the committed ones hold no packages of one machine.
dotnet publish "$project" -c Release -r "$rid" --self-contained --artifacts-path "$work" -v quiet -nologo "${how[@]}" \
  -p:TrimmerSingleWarn=false -p:DebugType=none -p:NuGetLockFilePath=obj/publish.lock.json -p:RestoreLockedMode=false -p:UseSharedCompilation=true
mkdir -p "$out"
mapfile -t libraries <deploy/systemd/ageing-edge.libraries
# The caller's folder may hold other things: only what is made here goes.
(cd "$out" && rm -f "$program" "${libraries[@]}")
install -m 755 "$work"/publish/*/*/"$program" "$out/$program"
if [ -n "$aot" ]; then
  for library in "$work"/publish/*/*/lib*.so; do
    name=$(basename "$library")
    grep -qxF "$name" deploy/systemd/ageing-edge.libraries || { printf 'publish-edge.sh: %s is not in deploy/systemd/ageing-edge.libraries, and would not be installed.\n' "$name" >&2; exit 1; }
    install -m 644 "$library" "$out"
  done
fi
for file in "$out/$program" "${libraries[@]/#/$out/}"; do
  [ ! -f "$file" ] || printf '%s  %s bytes\n' "$file" "$(stat -c %s "$file")"
done
