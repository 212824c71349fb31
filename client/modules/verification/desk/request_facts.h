// A centre's request for verification as its page shows it: the groups that may go in, what is
// still missing, and what this person may do. No Qt.
#pragma once

#include "shared/modules/verification/fields.h"
#include "shared/schema/command.h"
#include "shared/schema/rule.h"

namespace myspike::desk {

struct GroupChoice
{
    Record batch;
    std::string nossCode;
    std::string centreName;
    std::optional<Id> row; ///< the request_batch row, where it is chosen
    Text whyNot;           ///< why it cannot be chosen; empty where it can
};

struct RequestFacts
{
    std::optional<Record> request; ///< none before the first group is chosen
    std::vector<GroupChoice> groups;
    std::vector<Finding> findings; ///< what submitting would say now
    Text whyNotEdit;
    Text whyNotSubmit;
    Text whyNotCheck;
    Text whyNotReturn;
    std::string returnedBecause;
    std::string keyedBy;
    bool isCentreUser = false;
};

/// @param edited the request as it reads on screen, judged in place of the stored one.
Result<RequestFacts> requestFacts(const Catalogue& catalogue, const Reader& reader,
                                  const ActContext& context, const std::optional<Id>& request,
                                  const std::optional<Record>& edited);

} // namespace myspike::desk
