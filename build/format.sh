#!/usr/bin/env bash
# Formats the C# source; with --check only looks and says what differs. Style rules are checked by the build itself.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
case "${1:-}" in
  "") dotnet format whitespace --folder --exclude '**/obj/**' '**/bin/**' '**/node_modules/**' . ;;
  --check) dotnet format whitespace --folder --verify-no-changes --exclude '**/obj/**' '**/bin/**' '**/node_modules/**' . ;;
  *) printf 'usage: ./ageing fmt [--check]\n' >&2; exit 2 ;;
esac
