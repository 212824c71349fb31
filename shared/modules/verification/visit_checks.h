// What a visit still lacks, and what speaks against a trainee: one place for the visit's rules, the
// report's rules, the progress on the pages and the bulk recommendation.
#pragma once

#include "shared/modules/mark_sheet.h"
#include "shared/modules/verification/fields.h"
#include "shared/modules/verification/sampling.h"
#include "shared/schema/rule.h"

namespace myspike::verification {

/// The groups of a visit's request.
std::vector<Ref<TraineeBatch>> batchesOfVisit(const Reader& reader, const Record& visit);
/// Active trainees of those groups, by number and name.
std::vector<Record> traineesOfVisit(const Reader& reader, const Record& visit);
/// The day by which a visit's rules are resolved: that of the request's submission.
Date ruleDay(const Reader& reader, const Record& visit, Date otherwise);

/// Rows of one part of a visit.
std::vector<Record> partsOf(const Reader& reader, const char* type, const Record& visit);

/// Something that speaks against recommending a trainee as the centre's marks say.
struct TraineeFlag
{
    const char* rule;
    Text text;
};
std::vector<TraineeFlag> flagsOf(const Reader& reader, const Record& visit, const SheetRow& row);

/// A missing piece; `blocksClosing` ones must be there before the visit is closed, all of them
/// before the report goes in.
struct Missing
{
    const char* rule;
    std::string form; ///< "V1" … "V10"
    Text text;
    bool blocksClosing = false;
};
std::vector<Missing> whatIsMissing(const Reader& reader, const Record& visit);

/// What the re-marked portfolios of a visit lead to, over all components; nothing was re-marked:
/// Accept.
RemarkOutcome remarkOutcome(const Reader& reader, const Record& visit, const SamplePolicy& policy);

} // namespace myspike::verification
