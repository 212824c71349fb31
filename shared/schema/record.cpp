#include "shared/schema/record.h"

#include <cassert>

#include "shared/schema/record_type.h"

namespace myspike {

namespace {
const Value kNull;
} // namespace

Record::Record(const RecordType& type, Id recordId)
    : id(recordId), m_type(&type), m_values(type.fields.size())
{
}

std::string_view Record::typeKey() const { return m_type ? m_type->key : ""; }

const Value& Record::value(std::string_view name) const
{
    const int i = m_type ? m_type->indexOf(name) : -1;
    return i < 0 ? kNull : m_values[static_cast<std::size_t>(i)];
}

void Record::setValue(std::string_view name, Value v)
{
    const int i = m_type ? m_type->indexOf(name) : -1;
    assert(i >= 0 && "a record type has no such field");
    if (i >= 0) {
        m_values[static_cast<std::size_t>(i)] = std::move(v);
    }
}

std::vector<std::string_view> Record::changedFields(const Record& a, const Record& b)
{
    std::vector<std::string_view> out;
    assert(a.m_type == b.m_type);
    for (std::size_t i = 0; i < a.m_values.size(); ++i) {
        if (a.m_values[i] != b.m_values[i]) {
            out.emplace_back(a.m_type->fields[i].name);
        }
    }
    return out;
}

const Value* Values::find(std::string_view name) const
{
    for (const auto& [key, value] : m_all) {
        if (key == name) {
            return &value;
        }
    }
    return nullptr;
}

Values& Values::setValue(std::string_view name, Value v)
{
    for (auto& [key, value] : m_all) {
        if (key == name) {
            value = std::move(v);
            return *this;
        }
    }
    m_all.emplace_back(std::string(name), std::move(v));
    return *this;
}

} // namespace myspike
