// Every address the server answers, as rows that a reviewer can read in one screen: who may, how
// much they may send, and the function that answers.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/http/request.h"
#include "server/http/response.h"
#include "shared/base/result.h"

namespace myspike {

/// What a route asks of the caller before its handler runs.
class Permission
{
public:
    static constexpr Permission none() { return Permission(false, {}); }
    static constexpr Permission session() { return Permission(true, {}); }
    /// A session that may do `name`.
    static constexpr Permission named(std::string_view name) { return Permission(true, name); }

    constexpr bool asksForSession() const { return m_session; }
    constexpr std::string_view name() const { return m_name; }

private:
    constexpr Permission(bool session, std::string_view name) : m_session(session), m_name(name) {}
    bool m_session;
    std::string_view m_name;
};

/// Runs on a worker thread, so it may block on the store; several run at once. A fault is answered
/// with its code's status; an exception is a 500 that says nothing of its cause.
using Handler = std::function<Result<Response>(const Request&)>;

struct Route
{
    Method method;
    std::string_view path; ///< `/v1/blobs/{sha256}`; a name in braces binds one segment
    Permission permission;
    std::size_t maxBody; ///< bytes; 0 where the request has no body
    Handler handler;
    /// What a call takes from the caller's rate; a log-in costs more than a look.
    double cost = 1;
};

class HandlerTable
{
public:
    HandlerTable() = default;
    /// Asserts that no two rows answer the same method and path.
    explicit HandlerTable(std::vector<Route> routes);

    /// HEAD falls back to the row of GET. The route is null where nothing matches; `allowed` then
    /// names the methods that the path does know, and is empty for an unknown path.
    struct Match
    {
        const Route* route = nullptr;
        std::vector<std::pair<std::string, std::string>> params;
        std::string allowed;
    };
    /// `segments` are the decoded segments of the path.
    Match find(std::string_view method, const std::vector<std::string>& segments) const;

    const std::vector<Route>& routes() const { return m_routes; }

private:
    std::vector<Route> m_routes;
    std::vector<std::vector<std::string>> m_segments; ///< of each route's pattern
};

} // namespace myspike
