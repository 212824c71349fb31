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
const RecordType& unlistedTrainee();
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
/// "08:30": hours and minutes of a day, two digits each.
bool isTimeOfDay(const std::string& text);
std::vector<Rule> visitRules();
std::vector<Rule> unlistedTraineeRules();
std::vector<Rule> findingRules();
std::vector<Rule> signatureRules();
std::vector<Rule> reportRules();
std::vector<Rule> claimLineRules();
/// What a day, a kilometre or a day's meals are paid with on `day`; meals by the state of the
/// centre. Nothing for what is paid by receipt, or where the place is not known here.
std::optional<Money> claimRate(const Reader& reader, claim_line::Kind kind, Date day,
                               const Record& assignment);

void describeAssigning(Catalogue& catalogue);
void describeVisiting(Catalogue& catalogue);
void describeDeciding(Catalogue& catalogue);
void describeClaiming(Catalogue& catalogue);
void describe(Catalogue& catalogue);

} // namespace myspike::verification
