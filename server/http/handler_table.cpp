#include "server/http/handler_table.h"

#include <cassert>

namespace myspike {

namespace {
std::vector<std::string> split(std::string_view path)
{
    std::vector<std::string> parts;
    assert(path.starts_with('/'));
    path.remove_prefix(1);
    while (true) {
        const auto slash = path.find('/');
        parts.emplace_back(path.substr(0, slash));
        if (slash == std::string_view::npos) {
            return parts;
        }
        path.remove_prefix(slash + 1);
    }
}

bool isName(std::string_view part) { return part.starts_with('{') && part.ends_with('}'); }

[[maybe_unused]] bool sameShape(const std::vector<std::string>& a,
                                const std::vector<std::string>& b)
{
    if (a.size() != b.size()) {
        return false;
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (isName(a[i]) != isName(b[i]) || (!isName(a[i]) && a[i] != b[i])) {
            return false;
        }
    }
    return true;
}
} // namespace

HandlerTable::HandlerTable(std::vector<Route> routes) : m_routes(std::move(routes))
{
    m_segments.reserve(m_routes.size());
    for (const Route& route : m_routes) {
        assert(route.handler);
        m_segments.push_back(split(route.path));
        for (std::size_t i = 0; i + 1 < m_segments.size(); ++i) {
            assert(m_routes[i].method != route.method ||
                   !sameShape(m_segments[i], m_segments.back()));
        }
    }
}

HandlerTable::Match HandlerTable::find(std::string_view method,
                                       const std::vector<std::string>& segments) const
{
    Match match;
    const Route* get = nullptr;
    decltype(match.params) getParams;
    bool literal = false;
    for (std::size_t r = 0; r < m_routes.size(); ++r) {
        const auto& pattern = m_segments[r];
        if (pattern.size() != segments.size()) {
            continue;
        }
        decltype(match.params) params;
        bool fits = true;
        for (std::size_t i = 0; fits && i < pattern.size(); ++i) {
            if (isName(pattern[i])) {
                fits = !segments[i].empty();
                params.emplace_back(pattern[i].substr(1, pattern[i].size() - 2), segments[i]);
            } else {
                fits = pattern[i] == segments[i];
            }
        }
        if (!fits) {
            continue;
        }
        const std::string_view answers = toString(m_routes[r].method);
        if (match.allowed.find(answers) == std::string::npos) {
            match.allowed += (match.allowed.empty() ? "" : ", ") + std::string(answers);
        }
        // A literal row ("/v1/segments/latest") goes before one with names in its place.
        if (answers == method && (!match.route || (params.empty() && !literal))) {
            match.route = &m_routes[r];
            literal = params.empty();
            match.params = std::move(params);
        } else if (method == "HEAD" && answers == "GET" && !get) {
            get = &m_routes[r];
            getParams = std::move(params);
        }
    }
    if (!match.route && get) {
        match.route = get;
        match.params = std::move(getParams);
    }
    return match;
}

} // namespace myspike
