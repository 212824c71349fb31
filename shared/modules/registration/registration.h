// Groups of trainees and the trainees in them.
#pragma once

#include "shared/modules/assessment/fields.h"
#include "shared/schema/command.h"

namespace myspike::registration {

const RecordType& traineeBatch();
const RecordType& trainee();

/// Rules of a group and of a trainee, see rules.cpp.
std::vector<Rule> batchRules();
std::vector<Rule> traineeRules();
/// The life of a group, 2 §1.4; see batch_workflow.cpp.
Workflow batchWorkflow();

/// What is neither competence nor a full certificate is assessed again.
bool isToRepeat(programme_result::Outcome outcome);
/// Commands after the results are confirmed; see settling.cpp.
void describeSettling(Catalogue& catalogue);
void describe(Catalogue& catalogue);

} // namespace myspike::registration
