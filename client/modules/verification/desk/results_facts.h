// Confirmed results of a group, trainee by trainee and unit by unit. No Qt.
#pragma once

#include <map>

#include "shared/modules/verification/fields.h"
#include "shared/schema/reader.h"

namespace myspike::desk {

struct TraineeResult
{
    Record trainee;
    Record result;                            ///< programme_result
    std::map<std::string, UnitOutcome> units; ///< by the unit's number, "C01"
};

struct GroupResults
{
    Record batch;
    Record request;
    std::string centreName;
    std::string centreCode;
    std::string nossCode;
    std::string titleMs;
    std::string titleEn;
    std::vector<std::string> units; ///< numbers of the group's units
    std::vector<TraineeResult> rows;
    std::map<programme_result::Outcome, int> totals;
};

/// Groups with confirmed results, latest first.
std::vector<GroupResults> confirmedGroups(const Reader& reader);

} // namespace myspike::desk
