#!/usr/bin/env bash
# Runs one lane of the built tests: build/lane.sh RESULTS LANE. Its whole output goes to RESULTS/LANE.log; what fails is shown whole, what is skipped as a number for each reason, when the lane is over.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
brief='
  /^ *(Discovering|Discovered|Starting|Finished):/ { next }
  /\[SKIP\] *$/ { getline reason; sub(/^ +/, "", reason); left[reason]++; next }
  /TEST EXECUTION SUMMARY/ { for (reason in left) printf "   %d skipped: %s\n", left[reason], reason; next }
  { print }'
log="$1/$2.log"
# A lane that hangs is ended, so that the others are heard of.
limit=()
[ "${AGEING_LONG:-}" = 1 ] || ! command -v timeout >/dev/null 2>&1 || limit=(timeout 1200)
${limit[@]+"${limit[@]}"} "tests/$2.Tests/bin/Release/net10.0/AgeingMonitor.$2.Tests" -noLogo -noColor >"$log" 2>&1
[ $? -ne 124 ] || printf 'ended: it took more than 20 minutes\n' >>"$log"
# In one piece, as another lane may tell of itself at the same time.
printf '== %s\n%s\n' "$2" "$(awk "$brief" "$log")"
