#include "shared/store/group_versions.h"

#include <algorithm>
#include <charconv>

namespace myspike {

namespace {

std::optional<std::int64_t> number(std::string_view text)
{
    std::int64_t out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(out)
                                                                    : std::nullopt;
}

} // namespace

std::optional<GroupVersions> GroupVersions::parse(std::string_view text)
{
    if (text.empty()) {
        return GroupVersions();
    }
    if (text.back() == ';') {
        return std::nullopt;
    }
    const auto next = [&text] {
        const auto part = text.substr(0, text.find(';'));
        text.remove_prefix(std::min(text.size(), part.size() + 1));
        return part;
    };
    const auto all = number(next());
    if (!all) {
        return std::nullopt;
    }
    GroupVersions out(*all);
    while (!text.empty()) {
        const auto part = next();
        const auto sign = part.find('=');
        const auto version = sign == part.npos ? std::nullopt : number(part.substr(sign + 1));
        if (!version || sign == 0) {
            return std::nullopt;
        }
        out.set(part.substr(0, sign), *version);
    }
    return out;
}

std::string GroupVersions::toText() const
{
    if (m_all == 0 && m_others.empty()) {
        return {};
    }
    auto out = std::to_string(m_all);
    for (const auto& [group, version] : m_others) {
        out += ";" + group + "=" + std::to_string(version);
    }
    return out;
}

std::int64_t GroupVersions::of(std::string_view group) const
{
    for (const auto& [name, version] : m_others) {
        if (name == group) {
            return version;
        }
    }
    return m_all;
}

void GroupVersions::set(std::string_view group, std::int64_t version)
{
    const auto it = std::lower_bound(m_others.begin(), m_others.end(), group,
                                     [](const auto& a, const auto& b) { return a.first < b; });
    const bool there = it != m_others.end() && it->first == group;
    if (version == m_all) {
        if (there) {
            m_others.erase(it);
        }
    } else if (there) {
        it->second = version;
    } else {
        m_others.emplace(it, std::string(group), version);
    }
}

void GroupVersions::setAll(std::int64_t version)
{
    m_all = version;
    m_others.clear();
}

} // namespace myspike
