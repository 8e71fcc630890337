#!/usr/bin/env bash
# What action.yml runs: findings as annotations, and as SARIF where a file is named. The exit code is that of the findings.
set -uo pipefail

wiredesk=${WIREDESK:-wiredesk}
# Paths and arguments are words; patterns are left to wiredesk.
set -f
# shellcheck disable=SC2206
paths=(${INPUT_PATH:-.}) args=(${INPUT_ARGS:-})

if [ -n "${INPUT_SARIF:-}" ]; then
    "$wiredesk" validate "${paths[@]}" ${args[@]+"${args[@]}"} --output sarif > "$INPUT_SARIF"
    [ -z "${GITHUB_OUTPUT:-}" ] || echo "sarif=$INPUT_SARIF" >> "$GITHUB_OUTPUT"
fi
"$wiredesk" validate "${paths[@]}" ${args[@]+"${args[@]}"} --output github
