#!/usr/bin/env bash
# Formatting, include arrows, no Qt where none belongs. Prints each offence; silent when clean.
set -uo pipefail
cd "$(dirname "$0")/.."
status=0
say() { echo "lint: $1"; status=1; }

if command -v clang-format-14 >/dev/null; then
    out=$(git ls-files -co --exclude-standard '*.cpp' '*.h' | xargs -r clang-format-14 --dry-run -Werror 2>&1 |
        grep -E 'error:' | sed 's/:[0-9]*:[0-9]*: error.*//' | sort -u)
    [ -n "$out" ] && say "not formatted (./dev format mends it):
$out"
else
    say "clang-format-14 is missing (./dev install)"
fi

# base <- schema <- store <- sync <- wire; trust on base and schema; modules on all but wire;
# console, what both command lines share, on modules.
declare -A allowed=(
    [base]="base" [schema]="base schema" [store]="base schema store" [trust]="base schema trust"
    [sync]="base schema store trust sync" [wire]="base schema store trust sync wire"
    [modules]="base schema store trust sync modules"
    [console]="base schema store trust sync modules console"
)
for part in "${!allowed[@]}"; do
    while IFS=: read -r file include; do
        layer=$(sed -E 's#.*"shared/([a-z]+)/.*#\1#' <<<"$include")
        [[ " ${allowed[$part]} " == *" $layer "* ]] || say "$file includes upwards: $include"
    done < <(grep -rnoE '#include "shared/[a-z]+/[^"]*"' "shared/$part" --include='*.h' --include='*.cpp' |
        sed -E 's/^([^:]+):[0-9]+:/\1:/')
done
# Of another module only fields.h is included.
while IFS=: read -r file include; do
    from=$(sed -E 's#shared/modules/([a-z_]+)/.*#\1#' <<<"$file")
    to=$(sed -E 's#.*"shared/modules/([a-z_]+)/([^"]*)".*#\1 \2#' <<<"$include")
    [ "${to% *}" = "$from" ] || [ "${to#* }" = "fields.h" ] || say "$file reaches into another module: $include"
done < <(grep -rnoE '#include "shared/modules/[a-z_]+/[^"]*"' shared/modules/*/ 2>/dev/null | sed -E 's/^([^:]+):[0-9]+:/\1:/')
grep -rnE '#include [<"]Q[A-Z]|#include [<"]Qt' shared server client/cli 2>/dev/null | while read -r line; do echo "lint: Qt where none belongs: $line"; done | grep . && status=1
grep -rnE '#include "(client)/' server shared 2>/dev/null | grep . && say "shared and server do not include the client"
grep -rnE '#include "(server)/' client shared 2>/dev/null | grep . && say "shared and client do not include the server"
grep -rnE 'QSqlQuery|sqlite3|SQLite::' client/ui client/modules 2>/dev/null | grep . && say "ui sees no SQL"
exit $status
