// What people type, made comparable. All text is UTF-8; a byte that is not shows as U+FFFD.
#pragma once

#include <string>
#include <string_view>

namespace myspike {

bool isValidUtf8(std::string_view text);
/// Canonical composition and nothing else; text that is no UTF-8 comes back as it is.
std::string toNfc(std::string_view text);
/// Canonical composition (NFC), line ends of every kind as \n, control and bidirectional marks
/// removed, outer blanks trimmed. Marks that turn text around could make a name read as another.
std::string cleanText(std::string_view text);
/// As cleanText, and runs of blanks become one; for names, codes and titles on one line.
std::string cleanLine(std::string_view text);
/// Case folded, accents removed, punctuation as blanks: `Kementerian  É-Latihan` → `kementerian e
/// latihan`.
std::string foldForSearch(std::string_view text);
/// As foldForSearch, and without bin, binti, a/l, a/p, bt, b., anak, haji: the same person however
/// it is typed.
std::string foldPersonName(std::string_view name);
std::string toUpper(std::string_view text);
std::string onlyDigits(std::string_view text);
/// Number of code points.
std::size_t lengthInCharacters(std::string_view text);

} // namespace myspike
