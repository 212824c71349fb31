// Who may go on a visit, and for every verifier each reason why she may not (2 §2.4 (1)–(6)). The
// officer's page lists it, the assigning command judges by it.
#pragma once

#include "shared/modules/verification/fields.h"
#include "shared/schema/rule.h"

namespace myspike::verification {

struct FilterReason
{
    const char* rule;
    Severity severity = Severity::Error; ///< a warning does not stop
    Text text;
};

struct VerifierChoice
{
    Record verifier;
    std::vector<FilterReason> reasons;
    /// How well her field fits: length of the matching beginning of the code; more is better.
    std::size_t fieldFit = 0;
    std::optional<std::int64_t> distanceKm; ///< great circle, from her address to the centre
    int assignmentsThisYear = 0;

    bool mayGo() const;
    /// Codes of the reasons that stop her, joined by |.
    std::string rules() const;
};

/// The visit that somebody is sought for.
struct VisitPlan
{
    Record request;
    Date from;
    int days = 1;
    std::vector<Record> batches;
    std::int64_t trainees = 0;
    std::string nossCode;
    std::int64_t level = 0;

    Date to() const { return from.plusDays(days - 1); }
};

VisitPlan planVisit(const Reader& reader, const Record& request, Date from, int days);

/// All verifiers: those who may go first, each group by field fit, distance and fewest assignments
/// of the year. @param day the day of assigning, by which limits are resolved.
/// @return a fault only where the rule book lacks a limit.
Result<std::vector<VerifierChoice>> filterVerifiers(const Reader& reader, const VisitPlan& plan,
                                                    Date day);
/// One verifier alone, as the command judges her.
Result<VerifierChoice> judgeVerifier(const Reader& reader, const VisitPlan& plan,
                                     const Record& verifier, Date day);

/// Great-circle distance in whole kilometres of two points in millionths of a degree.
std::int64_t distanceKm(std::int64_t latitudeA, std::int64_t longitudeA, std::int64_t latitudeB,
                        std::int64_t longitudeB);

} // namespace myspike::verification
