// One row of any type, and a bag of named values for the arguments of commands.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/schema/field.h"

namespace myspike {

struct RecordType;

/// A record in memory. Values stand in the order of its type's fields.
class Record
{
public:
    Record() = default;
    Record(const RecordType& type, Id id);

    Id id;
    /// The server's sequence number of the last change; 0 before the server has seen it.
    std::int64_t version = 0;
    bool deleted = false;
    /// Fields that a newer version knows and this one does not, as canonical JSON; kept, not read.
    std::string unknown;

    bool isNull() const { return m_type == nullptr; }
    const RecordType& type() const { return *m_type; }
    std::string_view typeKey() const;

    template <class T> std::optional<T> get(const Field<T>& field) const
    {
        return FieldCodec<T>::from(value(field.name));
    }
    template <class T> T getOr(const Field<T>& field, std::type_identity_t<T> other) const
    {
        return get(field).value_or(std::move(other));
    }
    std::string text(const Field<std::string>& field) const { return getOr(field, std::string()); }
    template <class T> void set(const Field<T>& field, std::type_identity_t<T> v)
    {
        setValue(field.name, FieldCodec<T>::to(std::move(v)));
    }
    template <class T> void set(const Field<T>& field, const std::optional<T>& v)
    {
        setValue(field.name, v ? FieldCodec<T>::to(*v) : Value());
    }
    template <class T> void clear(const Field<T>& field) { setValue(field.name, Value()); }
    template <class T> bool has(const Field<T>& field) const
    {
        return !myspike::isNull(value(field.name));
    }

    /// Null for a name that the type does not have.
    const Value& value(std::string_view name) const;
    /// Asserts that the type has the field.
    void setValue(std::string_view name, Value v);
    const std::vector<Value>& values() const { return m_values; }
    std::vector<Value>& values() { return m_values; }

    /// Names of the fields in which two records of one type differ.
    static std::vector<std::string_view> changedFields(const Record& a, const Record& b);
    bool operator==(const Record& o) const
    {
        return m_type == o.m_type && id == o.id && deleted == o.deleted && m_values == o.m_values;
    }

private:
    const RecordType* m_type = nullptr;
    std::vector<Value> m_values;
};

/// Named values in the order they were set: the arguments of an operation.
class Values
{
public:
    template <class T> std::optional<T> get(const Field<T>& field) const
    {
        const auto* v = find(field.name);
        return v ? FieldCodec<T>::from(*v) : std::nullopt;
    }
    template <class T> T getOr(const Field<T>& field, std::type_identity_t<T> other) const
    {
        return get(field).value_or(std::move(other));
    }
    template <class T> Values& set(const Field<T>& field, std::type_identity_t<T> v)
    {
        return setValue(field.name, FieldCodec<T>::to(std::move(v)));
    }
    const Value* find(std::string_view name) const;
    Values& setValue(std::string_view name, Value v);
    const std::vector<std::pair<std::string, Value>>& all() const { return m_all; }
    bool empty() const { return m_all.empty(); }
    bool operator==(const Values&) const = default;

private:
    std::vector<std::pair<std::string, Value>> m_all;
};

} // namespace myspike
