#include "shared/wire/object_reader.h"

#include <boost/json/array.hpp>
#include <boost/json/string.hpp>

#include "shared/wire/protocol.h"

namespace json = boost::json;

namespace myspike::wire {

Fault malformed(std::string detail)
{
    return Fault{FaultCode::Invalid,
                 msg("wire", "This message cannot be read. Update MySPIKE, then try again."),
                 std::move(detail), "WIRE"};
}

Result<json::value> parse(std::string_view text, std::size_t maxBytes)
{
    return parseJson(text, {.maxBytes = maxBytes, .maxDepth = kMaxDepth});
}

ObjectReader::ObjectReader(const json::value& value, const char* message)
    : m_object(value.if_object()), m_message(message)
{
    if (!m_object) {
        m_fault = std::string(message) + " is not an object";
    }
}

void ObjectReader::fail(const char* key)
{
    if (m_fault.empty()) {
        m_fault = std::string(m_message) + '.' + key;
    }
}

const json::value* ObjectReader::member(const char* key, Need need)
{
    const auto* v = m_object ? m_object->if_contains(key) : nullptr;
    if (v && v->is_null()) {
        v = nullptr;
    }
    if (!v && need == Needed) {
        fail(key);
    }
    return v;
}

std::string ObjectReader::text(const char* key, Need need, std::size_t maxBytes)
{
    const auto* v = member(key, need);
    if (!v) {
        return {};
    }
    const auto* s = v->if_string();
    if (!s || s->size() > maxBytes) {
        fail(key);
        return {};
    }
    return std::string(s->data(), s->size());
}

std::int64_t ObjectReader::integer(const char* key, Need need)
{
    const auto* v = member(key, need);
    if (!v) {
        return 0;
    }
    const auto* n = v->if_int64();
    if (!n) {
        fail(key);
    }
    return n ? *n : 0;
}

bool ObjectReader::boolean(const char* key)
{
    const auto* v = member(key, Optional);
    if (!v) {
        return false;
    }
    const auto* b = v->if_bool();
    if (!b) {
        fail(key);
    }
    return b && *b;
}

Id ObjectReader::id(const char* key, Need need)
{
    const auto s = text(key, need);
    if (s.empty()) {
        if (need == Needed) {
            fail(key);
        }
        return {};
    }
    const auto parsed = Id::parse(s);
    if (!parsed) {
        fail(key);
    }
    return parsed.value_or(Id{});
}

Instant ObjectReader::instant(const char* key)
{
    const auto parsed = Instant::parse(text(key));
    if (!parsed) {
        fail(key);
    }
    return parsed.value_or(Instant{});
}

std::optional<Date> ObjectReader::date(const char* key, Need need)
{
    const auto s = text(key, need);
    if (s.empty()) {
        return std::nullopt;
    }
    const auto parsed = Date::parse(s);
    if (!parsed) {
        fail(key);
    }
    return parsed;
}

const json::array* ObjectReader::array(const char* key, Need need)
{
    const auto* v = member(key, need);
    if (!v) {
        return nullptr;
    }
    const auto* a = v->if_array();
    if (!a) {
        fail(key);
    }
    return a;
}

std::vector<std::string> ObjectReader::texts(const char* key)
{
    std::vector<std::string> out;
    if (const auto* list = array(key)) {
        out.reserve(list->size());
        for (const auto& item : *list) {
            const auto* s = item.if_string();
            if (!s) {
                fail(key);
                break;
            }
            out.emplace_back(s->data(), s->size());
        }
    }
    return out;
}

} // namespace myspike::wire
