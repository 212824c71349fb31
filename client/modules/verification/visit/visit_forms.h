// The forms V1 to V10 built from the package and what was recorded so far (2 §2.6). Pure functions
// over a reader; run them on the engine's thread by Replica::ask.
#pragma once

#include "client/modules/verification/visit/visit_facts.h"

namespace myspike::site_visit {

/// Items of one form of the visit's checklist: "V1", "V2" …
Form checklistForm(const Reader& reader, const VisitFacts& facts, const std::string& form);
/// Who is expected at a meeting, from the personnel of the package, and who else came.
Form attendanceForm(const Reader& reader, const VisitFacts& facts,
                    visit_attendance::Meeting meeting);
/// Personnel with the validity of their recognition on the day of the visit; nothing is asked.
Form personnelForm(const Reader& reader, const VisitFacts& facts);
Form equipmentForm(const Reader& reader, const VisitFacts& facts);
Form identityForm(const Reader& reader, const VisitFacts& facts);
/// The sample with its reasons, and the outcome of each trainee in it.
Form sampleForm(const Reader& reader, const VisitFacts& facts);
Form portfolioForm(const Reader& reader, const VisitFacts& facts);
/// Observations and interviews begun so far; result and Core Abilities are asked here.
Form observationForm(const Reader& reader, const VisitFacts& facts);
/// Rows of the marking scheme of one observation, critical ones first.
Form scoreForm(const Reader& reader, const VisitFacts& facts, const Id& observation);
/// All trainees: the centre's total, the verifier's, the difference, the recommendation.
Form recommendationForm(const Reader& reader, const VisitFacts& facts);
/// The marks of one trainee, each of which may be amended with a reason.
Form amendmentForm(const Reader& reader, const VisitFacts& facts, const Id& trainee);
Form findingForm(const Reader& reader, const VisitFacts& facts);

/// ceil(trainees ÷ denominator) of "1:5" (2 §2.4); nothing for "AR" and for a ratio that the
/// register lacks.
std::optional<std::int64_t> requiredQuantity(const std::string& ratio, std::int64_t trainees);

/// Percent of a scheme: Σ weight × score ÷ 3 over the scored rows; nothing before all are scored.
std::optional<Hundredths> schemeScore(const Form& scores);

/// How the batch stands, for the line over the marks grid.
struct BatchTotals
{
    int trainees = 0;
    int competent = 0;
    int notYetCompetent = 0;
    int deferred = 0;
    int open = 0;
    int flagged = 0;
    int amended = 0;
};
BatchTotals totalsOf(const Form& recommendations);

} // namespace myspike::site_visit
