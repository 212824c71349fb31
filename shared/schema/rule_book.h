// The rule book: every fee, weight, pass mark, ratio, window and day count, with the dates in which
// it is in force and the circular it rests on. A value is resolved by the date that a rule names,
// never by today; changing an entry never changes a past result.
#pragma once

#include "shared/base/result.h"
#include "shared/schema/reader.h"
#include "shared/schema/record_type.h"

namespace myspike {

namespace rule_book {
struct Entry
{
    static constexpr const char* kType = "rule_book_entry";
};
enum class Basis { Sourced, Assumed };
std::span<const Choice> choicesOf(Basis);

inline constexpr Field<std::string> kKey{"key"};
inline constexpr Field<std::string> kKind{"kind"};
inline constexpr Field<std::string> kValue{"value"};
inline constexpr Field<std::string> kUnit{"unit"};
inline constexpr Field<Date> kEffectiveFrom{"effective_from"};
inline constexpr Field<Date> kEffectiveTo{"effective_to"};
inline constexpr Field<std::string> kReference{"reference"};
inline constexpr Field<Basis> kBasis{"basis"};
inline constexpr Field<std::string> kLabelMs{"label_ms"};
inline constexpr Field<std::string> kLabelEn{"label_en"};
inline constexpr Field<std::string> kModule{"module"};
const RecordType& entry();
} // namespace rule_book

/// A typed key into the rule book, for instance
/// RuleKey<std::int64_t>{"verification.sample.minimum"}.
template <class T> struct RuleKey
{
    const char* name;
};

/// @return the value in force on `on`. NotFound with a sentence naming the key where the rule book
///         has none for that day: a rule is never guessed.
Result<std::int64_t> ruleValue(const Reader& reader, RuleKey<std::int64_t> key, Date on);
Result<Hundredths> ruleValue(const Reader& reader, RuleKey<Hundredths> key, Date on);
Result<Money> ruleValue(const Reader& reader, RuleKey<Money> key, Date on);
Result<bool> ruleValue(const Reader& reader, RuleKey<bool> key, Date on);
Result<std::string> ruleValue(const Reader& reader, RuleKey<std::string> key, Date on);
/// The entry itself, for a result that keeps what it was computed with.
Result<Record> ruleEntry(const Reader& reader, std::string_view key, Date on);

} // namespace myspike
