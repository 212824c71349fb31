// Which version of each merge group a row holds: the server's sequence number of its last change.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace myspike {

/// Most rows change rarely after they were made, so the text is one number for all groups and then
/// only those that differ: "120;name=134;state=140".
class GroupVersions
{
public:
    explicit GroupVersions(std::int64_t all = 0) : m_all(all) {}
    /// Empty text reads as 0 for all; nothing for a text that is none of ours.
    static std::optional<GroupVersions> parse(std::string_view text);
    std::string toText() const;

    std::int64_t of(std::string_view group) const;
    void set(std::string_view group, std::int64_t version);
    /// All groups at once, as a new row has them.
    void setAll(std::int64_t version);
    bool operator==(const GroupVersions&) const = default;

private:
    std::int64_t m_all;
    std::vector<std::pair<std::string, std::int64_t>> m_others; ///< by group, none equal to m_all
};

} // namespace myspike
