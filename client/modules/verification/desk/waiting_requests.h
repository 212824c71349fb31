// What waits for a verifier, oldest first, and how pressing it is by the rule book. No Qt.
#pragma once

#include "shared/modules/verification/fields.h"
#include "shared/schema/reader.h"

namespace myspike::desk {

/// By the rule book's day counts: within time, at the limit, past it.
enum class Urgency { InTime, AtLimit, Late };

struct WaitingRequest
{
    Record request;
    std::string centreName;
    std::string centreCode;
    std::string nossCode;
    std::string titleMs;
    std::string titleEn;
    int workingDays = 0; ///< of the department, since it was submitted
    Record assignment;   ///< of who goes now; null where nobody was sent
    Urgency urgency = Urgency::InTime;
};

/// Requests that wait for a verifier. @param today counts the age. Faults: NotFound where the rule
/// book lacks a day count (verification.clock.assign_*, 2 §2.4).
Result<std::vector<WaitingRequest>> waitingRequests(const Reader& reader, Date today);

/// Requests whose verifier can still be replaced: from the assignment to the end of the visit (2
/// §2.5), by the first day of the visit.
std::vector<WaitingRequest> replaceableRequests(const Reader& reader);

/// AtLimit from `amber` days on, Late beyond `red`.
Urgency urgencyOf(int days, std::int64_t amber, std::int64_t red);

/// A visit as it is proposed to the officer: the first proposed day still to come, and as many
/// days as the daily limits of groups and trainees ask for.
struct VisitProposal
{
    Date from;
    int days = 1;
    bool isCentres = false; ///< the centre proposed the day; otherwise it is the next working day
    std::vector<Date> proposed;
    std::string startTime; ///< "09:00": the centre's wish, or the usual hour
};
/// Where a verifier is sent already, her days are what is proposed.
Result<VisitProposal> proposeVisit(const Reader& reader, const Record& request, Date today);

} // namespace myspike::desk
