// External verification: types, rules and commands.
#pragma once

#include "shared/modules/verification/fields.h"
#include "shared/schema/command.h"

namespace myspike::verification {

const RecordType& request();
const RecordType& requestBatch();
const RecordType& assignmentType();
const RecordType& assignmentOverride();

const RecordType& visitType();
const RecordType& attendance();
const RecordType& checklistAnswer();
const RecordType& equipmentCount();
const RecordType& identityCheck();
const RecordType& sampleEntry();
const RecordType& portfolioCheck();
const RecordType& practicalObservation();
const RecordType& observationScore();
const RecordType& traineeRecommendation();
const RecordType& findingType();
const RecordType& signatureType();

const RecordType& visitReport();
const RecordType& decisionType();
const RecordType& claimType();
const RecordType& claimLine();

/// The life of a request, 2 §2.5; request_workflow.cpp.
Workflow requestWorkflow();
std::vector<Rule> requestRules();
std::vector<Rule> visitRules();
std::vector<Rule> findingRules();
std::vector<Rule> signatureRules();
std::vector<Rule> reportRules();
std::vector<Rule> claimLineRules();

void describeAssigning(Catalogue& catalogue);
void describeVisiting(Catalogue& catalogue);
void describeDeciding(Catalogue& catalogue);
void describe(Catalogue& catalogue);

} // namespace myspike::verification
