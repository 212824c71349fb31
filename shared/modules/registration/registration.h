// Groups of trainees and the trainees in them.
#pragma once

#include "shared/modules/registration/fields.h"
#include "shared/schema/command.h"

namespace myspike::registration {

const RecordType& traineeBatch();
const RecordType& trainee();

/// Rules of a group and of a trainee, see rules.cpp.
std::vector<Rule> batchRules();
std::vector<Rule> traineeRules();
/// The life of a group, 2 §1.4; see batch_workflow.cpp.
Workflow batchWorkflow();

void describe(Catalogue& catalogue);

} // namespace myspike::registration
