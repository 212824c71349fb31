// Fields: a typed key for hand-written code, and its description for everything generic.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/money.h"
#include "shared/base/text.h"
#include "shared/schema/value.h"

namespace myspike {

class Record;

enum class FieldKind {
    Text,      ///< one line
    Paragraph, ///< several lines
    Integer,
    Decimal, ///< hundredths
    Money,   ///< sen
    Boolean, ///< 0 or 1
    Date,    ///< days since 1970-01-01
    Instant, ///< milliseconds since 1970 UTC
    Choice,  ///< the English code of one of `choices`
    Reference,
    Identity,  ///< a personal identity number; shown grouped, exported masked (PEN-R6)
    File,      ///< SHA-256 of an attachment's bytes, 64 hexadecimal digits
    Signature, ///< strokes or typed confirmation, with the hash of what was signed, as JSON
    Json       ///< a small list or map that only one module reads
};

/// One value of an enumeration: the persisted English code and the label people see.
struct Choice
{
    const char* code;
    Msg label;
};

/// How two changes of one merge group meet (sync.md §7).
enum class Merge {
    ServerWins,      ///< master data
    LatestIntention, ///< the later act, by a clock that the server bounds
    Ask,             ///< a conflict record with base, mine and theirs
    OwnerWins,       ///< the assignee's word, while she holds the assignment
    AppendOnly       ///< written once
};

enum class Required {
    No,
    ToSubmit, ///< a draft may lack it; submitting may not
    Always    ///< the row makes no sense without it: parents, kinds
};

/// The typed key of a field. `name` is the column and the name on the wire; never renamed.
template <class T> struct Field
{
    const char* name;
};

// --- how each C++ type is stored ---------------------------------------------------------------

template <class T, class = void> struct FieldCodec;

template <> struct FieldCodec<std::string>
{
    static constexpr FieldKind kKind = FieldKind::Text;
    static Value to(std::string v) { return v; }
    static std::optional<std::string> from(const Value& v)
    {
        const auto* t = asText(v);
        return t ? std::optional(*t) : std::nullopt;
    }
};

namespace detail {
inline std::int64_t toInteger(std::int64_t v) { return v; }
inline std::int64_t toInteger(bool v) { return v ? 1 : 0; }
inline std::int64_t toInteger(Hundredths v) { return v.value; }
inline std::int64_t toInteger(Money v) { return v.sen; }
inline std::int64_t toInteger(Date v) { return v.days; }
inline std::int64_t toInteger(Instant v) { return v.ms; }

template <class T, FieldKind Kind> struct IntegerCodec
{
    static constexpr FieldKind kKind = Kind;
    static Value to(const T& v) { return toInteger(v); }
    static std::optional<T> from(const Value& v)
    {
        const auto* n = asInteger(v);
        if (!n) {
            return std::nullopt;
        }
        if constexpr (std::is_same_v<T, bool>) {
            return *n != 0;
        } else if constexpr (std::is_same_v<T, std::int64_t>) {
            return *n;
        } else if constexpr (std::is_same_v<T, Date>) {
            return Date{static_cast<std::int32_t>(*n)};
        } else {
            return T{*n};
        }
    }
};
} // namespace detail

template <> struct FieldCodec<std::int64_t> : detail::IntegerCodec<std::int64_t, FieldKind::Integer>
{
};
template <> struct FieldCodec<bool> : detail::IntegerCodec<bool, FieldKind::Boolean>
{
};
template <> struct FieldCodec<Hundredths> : detail::IntegerCodec<Hundredths, FieldKind::Decimal>
{
};
template <> struct FieldCodec<Money> : detail::IntegerCodec<Money, FieldKind::Money>
{
};
template <> struct FieldCodec<Date> : detail::IntegerCodec<Date, FieldKind::Date>
{
};
template <> struct FieldCodec<Instant> : detail::IntegerCodec<Instant, FieldKind::Instant>
{
};
template <class Tag> struct FieldCodec<Ref<Tag>>
{
    static constexpr FieldKind kKind = FieldKind::Reference;
    static Value to(const Ref<Tag>& v) { return v.id; }
    static std::optional<Ref<Tag>> from(const Value& v)
    {
        const auto* id = asId(v);
        return id ? std::optional(Ref<Tag>{*id}) : std::nullopt;
    }
};
/// An enum E is stored by code: a module declares `std::span<const Choice> choicesOf(E)` beside
/// it, in the order of the enumerators.
template <class E> struct FieldCodec<E, std::enable_if_t<std::is_enum_v<E>>>
{
    static constexpr FieldKind kKind = FieldKind::Choice;
    static Value to(E v) { return std::string(choicesOf(v)[static_cast<std::size_t>(v)].code); }
    static std::optional<E> from(const Value& v)
    {
        if (const auto* t = asText(v)) {
            const std::span<const Choice> all = choicesOf(E{});
            for (std::size_t i = 0; i < all.size(); ++i) {
                if (*t == all[i].code) {
                    return static_cast<E>(i);
                }
            }
        }
        return std::nullopt;
    }
};

template <class E> const char* codeOf(E v)
{
    return choicesOf(v)[static_cast<std::size_t>(v)].code;
}
template <class E> Msg labelOf(E v) { return choicesOf(v)[static_cast<std::size_t>(v)].label; }

// --- the description ---------------------------------------------------------------------------

/// What a module says about a field; every member has a sensible default.
struct FieldTraits
{
    Msg label;
    Msg help = {}; ///< one sentence under the field or as its tool tip
    Required required = Required::No;
    bool inList = false;     ///< a column of the list by default
    bool searchable = false; ///< in the trigram index
    bool indexed = false;    ///< sorted or filtered by often: gets an index
    bool readOnly = false;   ///< set by commands and rules, never typed
    bool hidden = false;     ///< in no form and no list; bookkeeping of a module
    bool personal = false;   ///< personal data: masked in exports and kept out of logs
    Merge merge = Merge::Ask;
    const char* group = nullptr; ///< fields of one group merge as one; default: on its own
    const char* section = "";    ///< key of the form section it stands in
    std::optional<FieldKind> kind = {};
    std::optional<std::int64_t> min = {}; ///< in storage units
    std::optional<std::int64_t> max = {};
    int maxLength = 0; ///< characters; 0: 200 for one line, 4,000 for a paragraph
    std::function<bool(const Record&)> visibleWhen = {}; ///< a hidden field is never validated
    std::vector<std::string_view> aliases = {}; ///< other header names met in imported files
    int since = 1;                              ///< version of the record types that brought it
};

struct FieldDef
{
    const char* name = "";
    FieldKind kind = FieldKind::Text;
    FieldTraits traits;
    std::span<const Choice> choices = {}; ///< for Choice
    const char* refType = "";             ///< for Reference: the type's key

    const char* group() const { return traits.group ? traits.group : name; }
    int maxLength() const;
    const Choice* choice(std::string_view code) const;
};

template <class T> struct IsRef : std::false_type
{
};
template <class Tag> struct IsRef<Ref<Tag>> : std::true_type
{
    static constexpr const char* kType = Tag::kType;
};

template <class T> FieldDef describe(const Field<T>& field, FieldTraits traits)
{
    FieldDef def{field.name, traits.kind.value_or(FieldCodec<T>::kKind), std::move(traits)};
    if constexpr (std::is_enum_v<T>) {
        def.choices = choicesOf(T{});
    }
    if constexpr (IsRef<T>::value) {
        def.refType = IsRef<T>::kType;
    }
    return def;
}

} // namespace myspike
