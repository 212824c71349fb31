// Decides a conflict, once: per field the server's value, the author's, or another one, written
// to the record by the same rules and rights as an edit, and told in its history.
#pragma once

#include "shared/sync/records.h"
#include "shared/sync/runner.h"

namespace myspike::conflicts {

/// Subject: the conflict; the comment is the decider's note. It may be done offline; of two who
/// decide, the first that the server hears counts, and the second is told what was decided.
inline constexpr const char* kSettle = "settle_conflict";
/// `{"phone":"03-1"}`: the fields that are to hold something else than they do now.
inline constexpr Field<std::string> kTaken{"taken_values"};
/// What those fields held when the decider looked. Where that has changed again, the decision is
/// refused and the conflict stays open: nobody decides about what she has not seen.
inline constexpr Field<std::string> kSeen{"seen_values"};
/// Where the record was removed: bring it back, with the values taken. Where the removal met a
/// change: remove it after all.
inline constexpr Field<bool> kTakesMine{"takes_mine"};

Command settleCommand();

/// Who may decide: those who may edit the record, and the author. Writing anything but the
/// server's value needs the right to edit besides, which settling itself checks.
Status maySettle(const Catalogue& catalogue, const Record& conflict, const Reader& reader,
                 const ActContext& context);

/// What is decided already, by whom and when; for who comes second.
Text decidedText(const Catalogue& catalogue, const Record& conflict);

/// A decision as it would be written.
struct Settlement
{
    Record conflict;              ///< with who, when and what
    std::optional<Record> target; ///< as it stands; nothing where it is not on this replica
    Values written;               ///< into the target
    bool bringsBack = false;
    bool removes = false;
    /// For the history: `[{"field":…,"from":…,"to":…,"mine":…}, …]`
    std::string told;

    bool changesTarget() const { return bringsBack || removes || !written.empty(); }
};
/// Reads the arguments against the records as they stand. Rights and rules are the caller's.
Result<Settlement> settlementOf(const Catalogue& catalogue, const Id& conflict, const Values& args,
                                const Transaction& tx);

} // namespace myspike::conflicts
