#!/usr/bin/env bash
# Holds the Malay to its English and to glossary.md. %1 and its like stand on both sides. Where a
# glossary term is a whole label, the label's Malay is that of a row with the term, or a word set in
# *italics* or an abbreviation in the row's note, but none after "never" or "not" there. Capitals
# are left to the place.
set -euo pipefail
cd "$(dirname "$0")"
awk '
function plain(s) {
    gsub(/&amp;/, "\\&", s); gsub(/&lt;/, "<", s); gsub(/&gt;/, ">", s)
    gsub(/&quot;/, "\"", s); gsub(/&apos;/, "\047", s); gsub(/&/, "", s)
    sub(/(…|\.\.\.|:)$/, "", s); gsub(/^ +| +$/, "", s)
    return tolower(s)
}
function places(s,    found) {
    found = ""
    for (i = 1; i <= 9; i++) if (index(s, "%" i)) found = found i
    return found (index(s, "%n") ? "n" : "")
}
function allow(term, malay) {
    malay = plain(malay)
    if (malay == "") return
    allowed[term] = allowed[term] "\n" malay "\n"
}
FILENAME ~ /glossary\.md$/ {
    if ($0 !~ /^\|/ || $0 ~ /^\|( English|---)/) next
    split($0, cell, "|")
    term = cell[2]; gsub(/\([^)]*\)/, "", term); term = plain(term)
    if (term in shown) shown[term] = shown[term] " / " cell[4]; else shown[term] = cell[4]
    allow(term, cell[4])
    note = cell[5]
    if (match(note, /^ *[A-Z][A-Za-z-]*[A-Z]( |;|,|$)/)) {
        short = substr(note, RSTART, RLENGTH); gsub(/[;, ]/, "", short); allow(term, short)
    }
    while (match(note, /\*[^*]+\*/)) {
        if (substr(note, 1, RSTART - 1) !~ /(never|not) $/) allow(term, substr(note, RSTART + 1, RLENGTH - 2))
        note = substr(note, RSTART + RLENGTH)
    }
    next
}
/<name>/ { context = $0; gsub(/.*<name>|<\/name>.*/, "", context) }
/<source>/ { source = $0; gsub(/.*<source>|<\/source>.*/, "", source) }
/<translation>.*<\/translation>/ {
    malay = $0; gsub(/.*<translation>|<\/translation>.*/, "", malay)
    if (malay != "" && places(malay) != places(source)) {
        print "translation: " FILENAME " " context ": “" source "” and “" malay "” differ in %1 and its like"
        bad = 1
    }
    term = plain(source)
    if (!(term in allowed)) {
        one = term
        if (one ~ /ies$/) sub(/ies$/, "y", one); else sub(/s$/, "", one)
        term = one
    }
    if (FILENAME !~ /qtbase/ && (term in allowed) && !index(allowed[term], "\n" plain(malay) "\n")) {
        want = shown[term]; gsub(/^ +| +$/, "", want); gsub(/  +/, " ", want)
        print "glossary: " FILENAME " " context ": “" source "” is “" malay "”, by the glossary " want
        bad = 1
    }
}
END { exit bad }
' glossary.md ms/*.ts qtbase_ms.ts
