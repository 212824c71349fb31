// What an officer may do with a verification under review, each act with the sentence that
// explains why not. No Qt.
#pragma once

#include "client/modules/verification/desk/review_facts.h"
#include "shared/schema/command.h"
#include "shared/sync/operation.h"

namespace myspike::desk {

struct ReviewAct
{
    const char* name; ///< stable, for widget names
    Msg label;
    Msg consequence; ///< what it does, said before it is done
    Operation operation;
    Where where = Where::OnlineOnly;
    bool needsReason = false;
    bool isGrave = false; ///< refuses or sends back
    Text whyNot;          ///< empty: it may be done
    /// The argument that takes the reason; nullptr: the act's comment.
    const char* reasonArg = nullptr;
};

/// The acts that belong to the state the request is in; others are left out, not greyed.
std::vector<ReviewAct> reviewActs(const Catalogue& catalogue, const Reader& reader,
                                  const ActContext& context, const ReviewFacts& facts);

} // namespace myspike::desk
