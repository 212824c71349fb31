// States and the transitions between them, as a table that tests walk and pages draw from.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/schema/reader.h"

namespace myspike {

class Transaction;

/// Where a command may run. Online-only ones keep what was typed as a draft and touch no row of
/// the replica before the server's verdict.
enum class Where { Anywhere, OnlineOnly };

enum class StateKind { Draft, Open, Closed, Cancelled };

struct State
{
    const char* code;
    Msg label;
    StateKind kind = StateKind::Open;
    /// Roles that may edit the fields of a record in this state; empty: nobody.
    std::vector<std::string_view> editableBy = {};
};

/// What may stop a transition or a command: a sentence for the user, and the rule's code.
struct Guard
{
    const char* rule;
    /// @return nothing where the act may go on. Absence of data not held here must not refuse.
    std::function<std::optional<Text>(const Reader&, const Record&, const struct ActContext&)>
        refuses;
};

struct Transition
{
    const char* name;
    std::vector<std::string_view> from; ///< state codes
    const char* to;
    Msg label;
    std::vector<std::string_view> by; ///< roles; empty: only commands and the system
    Where where = Where::Anywhere;
    bool needsReason = false; ///< the act must carry a comment, which stands in the history
    bool submits = false;     ///< rules are judged, and required fields demanded
    std::vector<Guard> guards = {};
    std::function<Status(Transaction&, Record&)> effect = {}; ///< runs after the state is set
    const char* stamp = nullptr; ///< an Instant field that takes the time of the act
};

struct Workflow
{
    const char* field = nullptr; ///< the state field
    std::vector<State> states;
    std::vector<Transition> transitions;

    const State* state(std::string_view code) const;
    const Transition* transition(std::string_view name) const;
    bool exists() const { return field != nullptr; }
};

} // namespace myspike
