#include "shared/console/field_text.h"

#include <fmt/format.h>

#include "shared/base/unicode.h"
#include "shared/console/said.h"

namespace myspike {

namespace {

std::optional<bool> readBoolean(std::string_view text)
{
    const auto key = foldKey(text);
    for (const auto* yes : {"y", "yes", "ya", "true", "benar", "1"}) {
        if (key == yes) {
            return true;
        }
    }
    for (const auto* no : {"n", "no", "t", "tidak", "false", "palsu", "0"}) {
        if (key == no) {
            return false;
        }
    }
    return std::nullopt;
}

template <class T> Result<Value> stored(const std::optional<T>& v, std::string why)
{
    if (!v) {
        return refusedSaying(std::move(why));
    }
    return FieldCodec<T>::to(*v);
}

Result<Value> choiceFrom(const FieldDef& field, const std::string& text)
{
    const auto key = foldKey(text);
    std::string codes;
    for (const auto& c : field.choices) {
        if (key == foldKey(c.code) || key == foldKey(c.label.text)) {
            return Value(std::string(c.code));
        }
        codes += (codes.empty() ? "" : ", ") + std::string(c.code);
    }
    return refusedSaying(
        fmt::format("“{}” is none of the known values. Write one of: {}.", text, codes));
}

} // namespace

Result<Value> valueFromText(const FieldDef& field, std::string_view text,
                            const ReferenceLookup& refer)
{
    auto clean = field.kind == FieldKind::Paragraph ? cleanText(text) : cleanLine(text);
    if (clean.empty()) {
        return Value();
    }
    switch (field.kind) {
    case FieldKind::Integer:
        return stored(parseInteger(clean),
                      fmt::format("“{}” is no whole number. Write digits only.", clean));
    case FieldKind::Decimal:
        return stored(
            Hundredths::parse(clean),
            fmt::format("“{}” is no number with at most two decimals. Correct it.", clean));
    case FieldKind::Money:
        return stored(Money::parse(clean),
                      fmt::format("“{}” is no amount in ringgit. Write it as 1234.50.", clean));
    case FieldKind::Boolean:
        return stored(readBoolean(clean),
                      fmt::format("“{}” is neither yes nor no. Write Y or N.", clean));
    case FieldKind::Date:
        return stored(Date::parse(clean),
                      fmt::format("“{}” is no day. Write it as 2026-11-24 or 24/11/2026.", clean));
    case FieldKind::Instant:
        return stored(Instant::parse(clean),
                      fmt::format("“{}” is no moment. Write it as 2026-11-24T06:00:00Z.", clean));
    case FieldKind::Choice:
        return choiceFrom(field, clean);
    case FieldKind::Reference: {
        const auto id = refer(field.refType, clean);
        if (!id) {
            return refusedSaying(fmt::format("No {} called “{}” is in the store. Import or enter "
                                             "it first, or correct the spelling.",
                                             field.refType, clean));
        }
        return Value(*id);
    }
    default:
        return Value(std::move(clean));
    }
}

std::string textOfValue(const FieldDef& field, const Value& value)
{
    if (const auto* n = asInteger(value)) {
        switch (field.kind) {
        case FieldKind::Date:
            return Date{static_cast<std::int32_t>(*n)}.toIso();
        case FieldKind::Instant:
            return Instant{*n}.toIso();
        case FieldKind::Money:
        case FieldKind::Decimal:
            return Hundredths{*n}.toFixed();
        case FieldKind::Boolean:
            return *n ? "true" : "false";
        default:
            return std::to_string(*n);
        }
    }
    if (const auto* id = asId(value)) {
        return id->toString();
    }
    if (const auto* text = asText(value)) {
        return field.kind == FieldKind::Identity ? displayText(field, value, false).english()
                                                 : *text;
    }
    return {};
}

} // namespace myspike
