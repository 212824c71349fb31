#include "server/http/request.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace myspike {

namespace {
constexpr std::array kMethods = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool sameName(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}
} // namespace

const char* toString(Method method) { return kMethods[static_cast<std::size_t>(method)]; }

std::optional<Method> methodFromString(std::string_view text)
{
    for (std::size_t i = 0; i < kMethods.size(); ++i) {
        if (text == kMethods[i]) {
            return static_cast<Method>(i);
        }
    }
    return std::nullopt;
}

void Headers::add(std::string name, std::string value)
{
    m_fields.emplace_back(std::move(name), std::move(value));
}

std::optional<std::string_view> Headers::find(std::string_view name) const
{
    for (const auto& [key, value] : m_fields) {
        if (sameName(key, name)) {
            return value;
        }
    }
    return std::nullopt;
}

std::size_t Headers::count(std::string_view name) const
{
    return static_cast<std::size_t>(std::count_if(
        m_fields.begin(), m_fields.end(), [&](const auto& f) { return sameName(f.first, name); }));
}

std::string_view Request::param(std::string_view name) const
{
    for (const auto& [key, value] : params) {
        if (key == name) {
            return value;
        }
    }
    assert(!"a handler asked for a name that its pattern does not bind");
    return {};
}

std::optional<std::string_view> Request::queryValue(std::string_view name) const
{
    for (const auto& [key, value] : query) {
        if (key == name) {
            return value;
        }
    }
    return std::nullopt;
}

} // namespace myspike
