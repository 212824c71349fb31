#include "shared/modules/verification/lease.h"

#include <algorithm>

#include "shared/modules/verification/fields.h"

namespace myspike::verification {

namespace {
constexpr int kDaysAfterVisit = 7;
}

Instant visitLease(const Reader& reader, const Actor& actor, Instant)
{
    using State = assignment::State;
    Instant until{0};
    for (const auto state : {State::PackageIssued, State::OnVisit, State::VisitClosed}) {
        Query q{.type = Assignment::kType};
        q.with(equals(assignment::kVerifierUser, Ref<User>{actor.user}))
            .with(equals(assignment::kState, state));
        for (const auto& a : reader.query(q)) {
            if (const auto last = a.get(assignment::kTo)) {
                until = std::max(until, Instant::atMalaysia(last->plusDays(kDaysAfterVisit + 1)));
            }
        }
    }
    return until;
}

} // namespace myspike::verification
