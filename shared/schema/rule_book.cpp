#include "shared/schema/rule_book.h"

#include <array>
#include <charconv>

namespace myspike {

namespace rule_book {

namespace {
constexpr std::array kBases = {Choice{"sourced", msg("rule_book", "From a source")},
                               Choice{"assumed", msg("rule_book", "Department setting")}};
} // namespace

std::span<const Choice> choicesOf(Basis) { return kBases; }

const RecordType& entry()
{
    static const RecordType t{
        .key = Entry::kType,
        .singular = msg("rule_book", "Rule book entry"),
        .plural = msg("rule_book", "Rule book"),
        .module = "reference",
        .shelf = Shelf::Registers,
        .icon = "settings",
        .scopes = [](const Record&) { return std::vector<std::string>{"reference"}; },
        .fields =
            {
                describe(kKey, {.label = msg("rule_book", "Key"),
                                .required = Required::Always,
                                .inList = true,
                                .searchable = true,
                                .indexed = true}),
                describe(kLabelMs, {.label = msg("rule_book", "Meaning (Malay)"),
                                    .inList = true,
                                    .searchable = true,
                                    .maxLength = 400}),
                describe(kLabelEn, {.label = msg("rule_book", "Meaning (English)"),
                                    .inList = true,
                                    .searchable = true,
                                    .maxLength = 400}),
                describe(kKind, {.label = msg("rule_book", "Kind"), .required = Required::Always}),
                describe(kValue, {.label = msg("rule_book", "Value"),
                                  .required = Required::Always,
                                  .inList = true,
                                  .maxLength = 2'000}),
                describe(kUnit, {.label = msg("rule_book", "Unit"), .inList = true}),
                describe(kEffectiveFrom, {.label = msg("rule_book", "Effective from"),
                                          .required = Required::Always,
                                          .inList = true}),
                describe(kEffectiveTo, {.label = msg("rule_book", "Effective to"), .inList = true}),
                describe(kReference, {.label = msg("rule_book", "Circular or source"),
                                      .required = Required::ToSubmit,
                                      .inList = true,
                                      .maxLength = 400}),
                describe(kBasis, {.label = msg("rule_book", "Basis"),
                                  .required = Required::Always,
                                  .inList = true}),
                describe(kModule, {.label = msg("rule_book", "Module"), .inList = true}),
            },
        .access = {{"system_administrator", Verb::View | Verb::Create | Verb::Edit | Verb::Export}},
        .title = {"key", "effective_from"},
        .naturalKey = {"key", "effective_from"},
        .defaultSort = {{"key"}, {"effective_from"}},
        .fullReplica = true,
    };
    return t;
}

} // namespace rule_book

Result<Record> ruleEntry(const Reader& reader, std::string_view key, Date on)
{
    Query q{.type = rule_book::Entry::kType};
    q.with(equals(rule_book::kKey, std::string(key))).with(atMost(rule_book::kEffectiveFrom, on));
    q.orderBy(rule_book::kEffectiveFrom.name, true);
    for (auto& row : reader.query(q)) {
        const auto to = row.get(rule_book::kEffectiveTo);
        if (!to || on <= *to) {
            return std::move(row);
        }
    }
    return Fault{FaultCode::NotFound,
                 Text(msg("rule_book", "The rule book has no value for “%1” on %2. Ask an "
                                       "administrator to enter it with its circular."),
                      {std::string(key), on.toDisplay()}),
                 std::string(key), "RULE-BOOK"};
}

namespace {

Fault unreadable(std::string_view key, const std::string& value)
{
    return Fault{
        FaultCode::Corrupt,
        Text(msg("rule_book", "The rule book's value for “%1” cannot be read: “%2”. Ask an "
                              "administrator to correct it."),
             {std::string(key), value}),
        std::string(key), "RULE-BOOK"};
}

template <class T, class Parse>
Result<T> typedValue(const Reader& reader, const char* key, Date on, Parse&& parse)
{
    auto entry = ruleEntry(reader, key, on);
    if (!entry) {
        return std::move(entry).fault();
    }
    const auto text = entry->text(rule_book::kValue);
    if (std::optional<T> v = parse(text)) {
        return std::move(*v);
    }
    return unreadable(key, text);
}

std::optional<std::int64_t> parseWhole(const std::string& text)
{
    std::int64_t out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(out)
                                                                    : std::nullopt;
}

} // namespace

Result<std::int64_t> ruleValue(const Reader& reader, RuleKey<std::int64_t> key, Date on)
{
    return typedValue<std::int64_t>(reader, key.name, on, parseWhole);
}

Result<Hundredths> ruleValue(const Reader& reader, RuleKey<Hundredths> key, Date on)
{
    return typedValue<Hundredths>(reader, key.name, on,
                                  [](const std::string& t) { return Hundredths::parse(t); });
}

/// Amounts stand in the rule book in sen.
Result<Money> ruleValue(const Reader& reader, RuleKey<Money> key, Date on)
{
    return typedValue<Money>(reader, key.name, on, [](const std::string& t) {
        const auto sen = parseWhole(t);
        return sen ? std::optional(Money{*sen}) : std::nullopt;
    });
}

Result<bool> ruleValue(const Reader& reader, RuleKey<bool> key, Date on)
{
    return typedValue<bool>(reader, key.name, on, [](const std::string& t) {
        return t == "true"    ? std::optional(true)
               : t == "false" ? std::optional(false)
                              : std::nullopt;
    });
}

Result<std::string> ruleValue(const Reader& reader, RuleKey<std::string> key, Date on)
{
    return typedValue<std::string>(reader, key.name, on,
                                   [](const std::string& t) { return std::optional(t); });
}

} // namespace myspike
