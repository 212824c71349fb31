#!/usr/bin/env bash
# Brings translations/ms and en.ts up to date with the sources. Sentences without a translation
# stay marked unfinished; --check changes nothing: it fails on such a sentence, on one that loses its
# %1 and on a label that is not the glossary's.
set -euo pipefail
cd "$(dirname "$0")/.."
lupdate=$(command -v lupdate6 || command -v /usr/lib/qt6/bin/lupdate || command -v lupdate)
out=translations
if [ "${1:-}" = --check ]; then
    out=$(mktemp -d)
    trap 'rm -rf "$out"' EXIT
    cp -r translations/ms translations/en.ts "$out/"
fi
mkdir -p "$out/ms"

# One file a part, so that two modules never touch the same file.
declare -A sources=(
    [shared]="shared/base shared/console shared/schema shared/store shared/sync shared/trust shared/wire"
    [server]="server"
    [client]="client/app client/cli client/platform client/replica client/sync"
)
for module in shared/modules/*/ client/modules/*/; do
    [ -d "$module" ] || continue
    name=$(basename "$module")
    sources[$name]="${sources[$name]:-} ${module%/}"
done
for folder in client/ui/*/; do
    sources[ui_$(basename "$folder")]=${folder%/}
done
# What stands in the folders themselves.
sources[ui]=$(ls client/ui/*.cpp client/ui/*.h 2>/dev/null || true)
sources[modules]=$(ls shared/modules/*.cpp shared/modules/*.h client/modules/*.cpp client/modules/*.h 2>/dev/null || true)

run() {
    "$lupdate" -silent -locations none -no-obsolete -no-ui-lines -source-language en \
        -tr-function-alias QT_TRANSLATE_NOOP+=msg "$@"
}
for name in "${!sources[@]}"; do
    existing=()
    for path in ${sources[$name]}; do [ -e "$path" ] && existing+=("$path"); done
    [ ${#existing[@]} -eq 0 ] && continue
    run "${existing[@]}" -extensions cpp,h -target-language ms -ts "$out/ms/$name.ts" 2>/dev/null
    grep -q '<message' "$out/ms/$name.ts" || rm -f "$out/ms/$name.ts"
done
run shared server client -extensions cpp,h -pluralonly -target-language en -ts "$out/en.ts"

unfinished=$(grep -c 'type="unfinished"' "$out"/ms/*.ts "$out/en.ts" translations/qtbase_ms.ts | grep -v ':0$' || true)
if [ -n "$unfinished" ]; then
    echo "translations: unfinished entries (./dev translations, then write the Malay):"
    sed "s#^$out#translations#; s#^#    #" <<<"$unfinished"
    [ "${1:-}" = --check ] && exit 1
fi
[ "${1:-}" != --check ] || translations/sentences.sh
