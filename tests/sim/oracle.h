// What the committed operations of the simulated world mean, written anew from the description of
// the product and not from its code: operations in the order of their commit give rows, and
// view() says what a user may hold at any moment of that history.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "shared/schema/permission.h"
#include "shared/sync/operation.h"

namespace myspike::sim {

/// A row as far as it is compared: by field, without empty ones.
using Fields = std::map<std::string, Value, std::less<>>;

class Oracle
{
public:
    struct Version
    {
        std::int64_t seq = 0;
        bool deleted = false;
        Fields fields;
        std::vector<std::string> scopes; ///< empty where deleted
        std::map<std::string, std::int64_t, std::less<>> groups;
    };
    struct Row
    {
        std::string type;
        std::vector<Version> versions; ///< by seq

        const Version& last() const { return versions.back(); }
        const Version* at(std::int64_t seq) const;
    };
    struct Decided
    {
        Operation operation;
        Verdict verdict;
        bool foretold = true; ///< its place among refused ones is known
    };

    /// One decided operation, in the order of the server's. @return what is wrong with the verdict.
    std::string take(const Operation& op, const Verdict& verdict, const Actor& actor,
                     Instant serverTime, bool foretold = true);
    /// An older image of the server: what came after `seq` did not happen.
    void forgetAfter(std::int64_t seq, const std::set<Id>& kept);
    /// A new history goes on from there.
    void beginAt(std::int64_t seq);
    /// A decided operation that came again from another place of its device.
    void again(const Operation& op);
    /// Verdicts of histories that are gone.
    const std::vector<Verdict>& lost(const Id& op) const;

    const Decided* decided(const Id& op) const;
    const std::map<Id, Decided>& all() const { return m_decided; }
    std::int64_t lastSeq() const { return m_lastSeq; }
    const std::unordered_map<Id, Row>& rows() const { return m_rows; }
    const Row* row(const Id& id) const;

    /// Which of a row's scopes an actor holds on a day, by roles that may see the type.
    static bool maySee(const Actor& actor, Date day, const std::string& type,
                       const std::string& scope);
    static std::vector<std::string> scopesOf(const Actor& actor, Date day);
    /// The fields that are compared, by type.
    static const std::vector<std::string>& fieldsOf(std::string_view type);

private:
    enum class Say { Yes, No, Either };
    struct Effect
    {
        std::vector<std::string> merged;
        std::vector<std::string> conflicting;
    };
    Say rights(const Actor& actor, const Operation& op, Instant now,
               const std::vector<std::string_view>& roles,
               const std::vector<std::string>& scopes) const;
    Say judge(const Operation& op, const Actor& actor, Instant now) const;
    Say judgeTask(const Operation& op, const Actor& actor, Instant now,
                  const std::optional<Id>& parent, const std::vector<std::string>& scopes) const;
    void happen(const Operation& op, std::int64_t seq, Effect& effect);
    std::int64_t numberFor(const Operation& op);
    Effect edit(const Operation& op, Row& row, std::int64_t seq, std::uint32_t& ids);
    Effect disagree(const Operation& op, const Row& row, std::int64_t seq, std::uint32_t& ids);
    bool isOwn(std::int64_t seq, const Operation& op) const;
    /// Whether a merge group was changed by others since the operation's author saw it.
    bool isTouched(const Version& now, const std::string& group, const Operation& op) const;
    void insert(const Id& id, const std::string& type, Fields fields, std::int64_t seq);
    /// A changed copy of the row's last version becomes the last one.
    void change(Row& row, Fields fields, std::int64_t seq);
    void tell(const Operation& op, const Id& subject, std::int64_t seq, const Id& id);
    static std::vector<std::string> scopesOf(const std::string& type, const Fields& fields);

    std::unordered_map<Id, Row> m_rows;
    std::map<Id, Decided> m_decided;
    std::map<std::int64_t, std::pair<Id, Id>> m_authors; ///< seq → device, user
    std::map<std::tuple<Id, Id, std::int64_t>, Id> m_places;
    std::map<int, std::int64_t> m_numbers;
    std::map<Id, std::vector<Verdict>> m_lost;
    std::int64_t m_lastSeq = 0;
    std::int64_t m_firstSeq = 0; ///< of a history that began after a restore
};

} // namespace myspike::sim
