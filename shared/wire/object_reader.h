// Reads the members of one JSON object; the first that is missing or of the wrong kind is
// remembered. Private to this folder.
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/id.h"
#include "shared/base/json.h"
#include "shared/base/result.h"

namespace myspike::wire {

/// @param detail for the log: which message and member.
Fault malformed(std::string detail);

class ObjectReader
{
public:
    enum Need { Optional, Needed };

    ObjectReader(const boost::json::value& value, const char* message);

    std::string text(const char* key, Need need = Needed, std::size_t maxBytes = 4096);
    std::int64_t integer(const char* key, Need need = Needed);
    bool boolean(const char* key);
    Id id(const char* key, Need need = Needed);
    Instant instant(const char* key);
    std::optional<Date> date(const char* key, Need need = Needed);
    std::vector<std::string> texts(const char* key);
    const boost::json::value* member(const char* key, Need need = Needed);
    /// Null, and remembered, where the member is no array.
    const boost::json::array* array(const char* key, Need need = Needed);
    void fail(const char* key);

    /// The value, unless something was wrong.
    template <class T> Result<T> finish(T value) const
    {
        if (!m_fault.empty()) {
            return malformed(m_fault);
        }
        return value;
    }
    bool ok() const { return m_fault.empty(); }
    Fault fault() const { return malformed(m_fault); }

private:
    const boost::json::object* m_object;
    const char* m_message;
    std::string m_fault;
};

Result<boost::json::value> parse(std::string_view text, std::size_t maxBytes);

} // namespace myspike::wire
