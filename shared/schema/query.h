// A question about one type: conditions, order, and where to go on. Paging is by key, never by
// offset. The store turns it into SQL; nobody above the store writes SQL for records.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/schema/field.h"

namespace myspike {

enum class Compare {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
    Null,
    NotNull,
    Contains,
    StartsWith
};

struct Condition
{
    std::string field;
    Compare compare = Compare::Equal;
    std::vector<Value> values;
    bool operator==(const Condition&) const = default;
};

struct Sort
{
    std::string field;
    bool descending = false;
    bool operator==(const Sort&) const = default;
};

/// The place of a row in an order: its sort values and its id, which breaks ties.
struct RowKey
{
    std::vector<Value> values;
    Id id;
    bool operator==(const RowKey&) const = default;
};

struct Query
{
    std::string type;
    std::vector<Condition> where;
    std::string search;          ///< words looked for in the searchable fields; each must occur
    std::vector<Sort> sort;      ///< empty: the type's default
    std::optional<RowKey> after; ///< rows behind this key, in reading direction
    bool backward = false;       ///< read towards the beginning; rows still come in list order
    std::size_t limit = 0;       ///< 0: all
    bool operator==(const Query&) const = default;

    Query& with(Condition c)
    {
        where.push_back(std::move(c));
        return *this;
    }
    Query& orderBy(const char* field, bool descending = false)
    {
        sort.push_back({field, descending});
        return *this;
    }
};

template <class T> Condition equals(const Field<T>& f, std::type_identity_t<T> v)
{
    return {f.name, Compare::Equal, {FieldCodec<T>::to(std::move(v))}};
}
template <class T> Condition notEquals(const Field<T>& f, std::type_identity_t<T> v)
{
    return {f.name, Compare::NotEqual, {FieldCodec<T>::to(std::move(v))}};
}
template <class T> Condition atLeast(const Field<T>& f, std::type_identity_t<T> v)
{
    return {f.name, Compare::GreaterOrEqual, {FieldCodec<T>::to(std::move(v))}};
}
template <class T> Condition atMost(const Field<T>& f, std::type_identity_t<T> v)
{
    return {f.name, Compare::LessOrEqual, {FieldCodec<T>::to(std::move(v))}};
}
template <class T> Condition oneOf(const Field<T>& f, const std::vector<T>& vs)
{
    Condition c{f.name, Compare::In, {}};
    for (const auto& v : vs) {
        c.values.push_back(FieldCodec<T>::to(v));
    }
    return c;
}
template <class T> Condition isNull(const Field<T>& f) { return {f.name, Compare::Null, {}}; }
template <class T> Condition notNull(const Field<T>& f) { return {f.name, Compare::NotNull, {}}; }

} // namespace myspike
