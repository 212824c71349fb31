// One request as a handler sees it: read whole, checked for framing, and bound to its route.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/base/date.h"

namespace myspike {

class Session;

enum class Method { Get, Head, Post, Put, Patch, Delete };
const char* toString(Method method);
std::optional<Method> methodFromString(std::string_view text);

/// Header fields in the order of arrival; names compare without case.
class Headers
{
public:
    void add(std::string name, std::string value);
    /// The first field of that name.
    std::optional<std::string_view> find(std::string_view name) const;
    std::size_t count(std::string_view name) const;
    const std::vector<std::pair<std::string, std::string>>& all() const { return m_fields; }

private:
    std::vector<std::pair<std::string, std::string>> m_fields;
};

/// The other end of the socket. What a proxy claims (X-Forwarded-For) is never taken for it.
struct Peer
{
    std::string address;
    std::uint16_t port = 0;
};

struct Request
{
    Method method = Method::Get;
    std::string path;  ///< as sent, without the query
    std::string route; ///< the pattern that matched: safe to log
    std::vector<std::pair<std::string, std::string>> params; ///< decoded, by the pattern's names
    std::vector<std::pair<std::string, std::string>> query;  ///< decoded
    Headers headers;
    std::string body;
    Peer peer;
    std::string id; ///< 16 hexadecimal digits; also in the answer and in the log
    Instant receivedAt;
    std::shared_ptr<const Session> session; ///< set where the route asks for one

    /// The value bound to `{name}` in the pattern; the name must occur there.
    std::string_view param(std::string_view name) const;
    std::optional<std::string_view> queryValue(std::string_view name) const;
};

} // namespace myspike
