// Marks, marking schemes, amendments and confirmed results.
#pragma once

#include "shared/modules/assessment/fields.h"
#include "shared/schema/command.h"

namespace myspike::assessment {

const RecordType& unitMark();
const RecordType& finalMark();
const RecordType& coreAbilityResult();
const RecordType& markingScheme();
const RecordType& markingSchemeRow();
const RecordType& markAmendment();
const RecordType& unitResult();
const RecordType& programmeResult();

std::vector<Rule> unitMarkRules();
std::vector<Rule> finalMarkRules();
std::vector<Rule> amendmentRules();

/// The scopes of everything that belongs to a trainee of a group.
std::vector<std::string> batchScopes(const Record& r, const Field<Ref<TraineeBatch>>& batch,
                                     const Field<Ref<Centre>>& centre);
/// The command that writes a trainee's confirmed results; see commands.cpp.
Command confirmTrainee();

void describe(Catalogue& catalogue);

} // namespace myspike::assessment
