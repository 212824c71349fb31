#include "shared/modules/verification/assignment_filter.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "shared/schema/rule_book.h"

namespace myspike::verification {

bool VerifierChoice::mayGo() const
{
    return std::none_of(reasons.begin(), reasons.end(),
                        [](const FilterReason& r) { return r.severity == Severity::Error; });
}

std::string VerifierChoice::rules() const
{
    std::string out;
    for (const auto& r : reasons) {
        if (r.severity == Severity::Error) {
            out += (out.empty() ? "" : "|") + std::string(r.rule);
        }
    }
    return out;
}

std::int64_t distanceKm(std::int64_t latitudeA, std::int64_t longitudeA, std::int64_t latitudeB,
                        std::int64_t longitudeB)
{
    constexpr double kRadius = 6371.0;
    const auto rad = [](std::int64_t e6) { return static_cast<double>(e6) / 1e6 * M_PI / 180.0; };
    const double dLat = rad(latitudeB - latitudeA);
    const double dLon = rad(longitudeB - longitudeA);
    const double a = std::sin(dLat / 2) * std::sin(dLat / 2) +
                     std::cos(rad(latitudeA)) * std::cos(rad(latitudeB)) * std::sin(dLon / 2) *
                         std::sin(dLon / 2);
    return std::llround(2 * kRadius * std::asin(std::min(1.0, std::sqrt(a))));
}

VisitPlan planVisit(const Reader& reader, const Record& request, Date from, int days)
{
    VisitPlan plan;
    plan.request = request;
    plan.from = from;
    plan.days = std::max(1, days);
    Query q{.type = RequestBatch::kType};
    q.with(equals(request_batch::kRequest, Ref<VerificationRequest>{request.id}));
    for (const auto& row : reader.query(q)) {
        if (auto batch = reader.find(row.get(request_batch::kBatch))) {
            plan.trainees += batch->getOr(trainee_batch::kTraineeCount, std::int64_t{0});
            plan.batches.push_back(std::move(batch.record));
        }
    }
    if (plan.trainees == 0) {
        plan.trainees = request.getOr(verification_request::kTraineeCount, std::int64_t{0});
    }
    if (const auto noss = reader.find(request.get(verification_request::kNoss))) {
        plan.nossCode = noss->text(noss::kCode);
        plan.level =
            request.getOr(verification_request::kLevel, noss->getOr(noss::kLevel, std::int64_t{0}));
    }
    return plan;
}

namespace {

/// The limits of the rule book that the filter judges by.
struct Limits
{
    std::int64_t conflictYears = 0;
    std::int64_t personnelMonths = 0;
    std::int64_t consecutive = 0;
    std::int64_t batchesPerDay = 0;
    std::int64_t traineesPerDay = 0;
    std::int64_t daysPerMonth = 0;
    std::int64_t gapHalfDays = 0;
    bool vendorRequired = false;
};

Result<Limits> limitsOn(const Reader& reader, Date day)
{
    std::optional<Fault> fault;
    const auto read = [&]<class T>(RuleKey<T> key) {
        auto v = ruleValue(reader, key, day);
        if (!v && !fault) {
            fault = v.fault();
        }
        return v ? *v : T{};
    };
    using Number = RuleKey<std::int64_t>;
    Limits l;
    l.conflictYears = read(Number{"verification.assignment.conflict_years"});
    l.personnelMonths = read(Number{"verification.assignment.personnel_link_months"});
    l.consecutive = read(Number{"verification.assignment.consecutive_visits"});
    l.batchesPerDay = read(Number{"verification.assignment.batches_per_day"});
    l.traineesPerDay = read(Number{"verification.assignment.trainees_per_day"});
    l.daysPerMonth = read(Number{"verification.assignment.visit_days_per_month"});
    l.gapHalfDays = read(Number{"verification.assignment.travel_gap_half_days"});
    l.vendorRequired = read(RuleKey<bool>{"verification.assignment.vendor_required"});
    if (fault) {
        return *fault;
    }
    return l;
}

bool isAlive(const Record& a)
{
    using S = assignment::State;
    const auto s = a.getOr(assignment::kState, S::AwaitingReply);
    return s == S::AwaitingReply || s == S::Accepted || s == S::PackageIssued || s == S::OnVisit ||
           s == S::VisitClosed || s == S::Finished;
}

bool wasHeld(const Record& a)
{
    using S = assignment::State;
    const auto s = a.get(assignment::kState);
    return s == S::VisitClosed || s == S::Finished;
}

class Filter
{
public:
    Filter(const Reader& reader, const VisitPlan& plan, const Limits& limits)
        : m_reader(reader), m_plan(plan), m_limits(limits)
    {
        for (auto& a : reader.query({.type = Assignment::kType})) {
            if (a.get(assignment::kCentre) == plan.request.get(verification_request::kCentre) &&
                wasHeld(a)) {
                m_heldAtCentre.push_back(a);
            }
            const auto verifier = a.getOr(assignment::kVerifier, Ref<ExternalVerifier>{}).id;
            m_assignments[verifier].push_back(std::move(a));
        }
        std::sort(m_heldAtCentre.begin(), m_heldAtCentre.end(),
                  [](const Record& a, const Record& b) {
                      return std::pair(b.get(assignment::kFrom), b.id) <
                             std::pair(a.get(assignment::kFrom), a.id);
                  });
        m_centre = reader.find(plan.request.get(verification_request::kCentre));
    }

    VerifierChoice judge(const Record& verifier) const
    {
        VerifierChoice c;
        c.verifier = verifier;
        judgeAppointment(c);
        judgeField(c);
        judgeVendor(c);
        judgeTies(c);
        judgePersonnel(c);
        judgeConsecutive(c);
        judgeLoad(c);
        judgeCalendar(c);
        measure(c);
        return c;
    }

private:
    static void refuse(VerifierChoice& c, const char* rule, Text text)
    {
        c.reasons.push_back({rule, Severity::Error, std::move(text)});
    }

    const std::vector<Record>& hers(const Record& verifier) const
    {
        static const std::vector<Record> none;
        const auto it = m_assignments.find(verifier.id);
        return it == m_assignments.end() ? none : it->second;
    }

    Date yearsBefore(std::int64_t years) const
    {
        return m_plan.from.plusYears(-static_cast<int>(years));
    }

    /// (1) appointed on every day of the visit.
    void judgeAppointment(VerifierChoice& c) const
    {
        const auto from = c.verifier.get(external_verifier::kAppointedFrom);
        const auto to = c.verifier.get(external_verifier::kAppointedTo);
        if (!from || *from > m_plan.from) {
            refuse(c, "ASG-APPOINTMENT",
                   Text(msg("assignment_filter", "Her appointment begins on %1, after the visit."),
                        {from ? from->toDisplay() : std::string("–")}));
        } else if (!to || *to < m_plan.to()) {
            refuse(c, "ASG-APPOINTMENT",
                   Text(msg("assignment_filter",
                            "Her appointment ends on %1, before the last day of the visit, %2."),
                        {to ? to->toDisplay() : std::string("–"), m_plan.to().toDisplay()}));
        }
    }

    /// (2) her field covers the standard and the level.
    void judgeField(VerifierChoice& c) const
    {
        Query q{.type = VerifierField::kType};
        q.with(equals(verifier_field::kVerifier, Ref<ExternalVerifier>{c.verifier.id}));
        bool tooLow = false;
        for (const auto& f : m_reader.query(q)) {
            const auto code = f.text(verifier_field::kCode);
            if (code.empty() || !m_plan.nossCode.starts_with(code)) {
                continue;
            }
            if (f.getOr(verifier_field::kMaxLevel, std::int64_t{0}) < m_plan.level) {
                tooLow = true;
                continue;
            }
            c.fieldFit = std::max(c.fieldFit, code.size());
        }
        if (c.fieldFit == 0) {
            refuse(c, "ASG-FIELD",
                   tooLow ? Text(msg("assignment_filter",
                                     "Her field covers %1, but not up to Level %2."),
                                 {m_plan.nossCode, m_plan.level})
                          : Text(msg("assignment_filter", "Her fields do not cover %1."),
                                 {m_plan.nossCode}));
        }
    }

    /// (3) vendor registration: a warning, unless the rule book makes it a condition.
    void judgeVendor(VerifierChoice& c) const
    {
        if (c.verifier.get(external_verifier::kVendorStatus) !=
            external_verifier::VendorStatus::Active) {
            c.reasons.push_back(
                {"ASG-VENDOR", m_limits.vendorRequired ? Severity::Error : Severity::Warning,
                 msg("assignment_filter", "Her vendor registration is not active; her claim cannot "
                                          "be paid until it is.")});
        }
    }

    /// (4) no tie to the centre, now or in the last years.
    void judgeTies(VerifierChoice& c) const
    {
        Query q{.type = VerifierAffiliation::kType};
        q.with(equals(verifier_affiliation::kVerifier, Ref<ExternalVerifier>{c.verifier.id}));
        const auto centre = m_plan.request.get(verification_request::kCentre);
        for (const auto& tie : m_reader.query(q)) {
            const auto ended = tie.get(verifier_affiliation::kTo);
            if (tie.get(verifier_affiliation::kCentre) != centre ||
                (ended && *ended < yearsBefore(m_limits.conflictYears))) {
                continue;
            }
            const auto kind =
                tie.getOr(verifier_affiliation::kKind, verifier_affiliation::Kind::Employment);
            refuse(c, "ASG-TIE",
                   ended ? Text(msg("assignment_filter", "A tie to this centre (%1) ended on %2, "
                                                         "less than %3 years before the visit."),
                                {labelOf(kind), ended->toDisplay(), m_limits.conflictYears})
                         : Text(msg("assignment_filter", "She has a tie to this centre (%1)."),
                                {labelOf(kind)}));
        }
    }

    /// (4) not personnel of the centre or of the group (PSN-R3, PSN-R4).
    void judgePersonnel(VerifierChoice& c) const
    {
        const auto user = c.verifier.get(external_verifier::kUser);
        if (!user) {
            return;
        }
        for (const auto& b : m_plan.batches) {
            if (b.get(trainee_batch::kAssessor) == user ||
                b.get(trainee_batch::kInternalVerifier) == user ||
                b.get(trainee_batch::kManager) == user) {
                refuse(c, "ASG-PERSONNEL",
                       Text(msg("assignment_filter", "She assessed or verified group %1 herself."),
                            {b.text(trainee_batch::kNumber)}));
            }
        }
        Query q{.type = PersonnelCertificate::kType};
        q.with(equals(personnel_certificate::kUser, *user));
        const auto centre = m_plan.request.get(verification_request::kCentre);
        const Date since = m_plan.from.plusMonths(-static_cast<int>(m_limits.personnelMonths));
        for (const auto& p : m_reader.query(q)) {
            if (p.get(personnel_certificate::kCentre) == centre &&
                p.getOr(personnel_certificate::kTo, m_plan.from) >= since) {
                refuse(c, "ASG-PERSONNEL",
                       Text(msg("assignment_filter", "She is or was personnel of this centre, "
                                                     "recognised until %1."),
                            {p.getOr(personnel_certificate::kTo, m_plan.from).toDisplay()}));
                return;
            }
        }
    }

    /// (4) not the same verifier at the same centre too often in a row; and not who declared a
    /// conflict for this very request.
    void judgeConsecutive(VerifierChoice& c) const
    {
        const auto n = static_cast<std::size_t>(m_limits.consecutive);
        if (n > 0 && m_heldAtCentre.size() >= n &&
            std::all_of(m_heldAtCentre.begin(), m_heldAtCentre.begin() + m_limits.consecutive,
                        [&](const Record& a) {
                            return a.get(assignment::kVerifier) ==
                                   Ref<ExternalVerifier>{c.verifier.id};
                        })) {
            refuse(c, "ASG-CONSECUTIVE",
                   Text(msg("assignment_filter", "She held the last %1 visits at this centre."),
                        {m_limits.consecutive}));
        }
        for (const auto& a : hers(c.verifier)) {
            if (a.get(assignment::kRequest) == Ref<VerificationRequest>{m_plan.request.id} &&
                a.getOr(assignment::kConflictDeclared, false)) {
                refuse(c, "ASG-DECLARED",
                       msg("assignment_filter", "She declared a conflict for this request."));
                return;
            }
        }
    }

    /// (5) groups and trainees a day.
    void judgeLoad(VerifierChoice& c) const
    {
        const auto groups = static_cast<std::int64_t>(m_plan.batches.size());
        if (groups > m_limits.batchesPerDay * m_plan.days ||
            m_plan.trainees > m_limits.traineesPerDay * m_plan.days) {
            refuse(c, "ASG-LOAD",
                   Text(msg("assignment_filter", "%1 groups with %2 trainees are too many for %3 "
                                                 "days; %4 groups or %5 trainees a day are the "
                                                 "most. Plan more days."),
                        {groups, m_plan.trainees, m_plan.days, m_limits.batchesPerDay,
                         m_limits.traineesPerDay}));
        }
    }

    /// Days of `a` that fall into the month of `day`.
    static int daysInMonth(Date from, Date to, Date day)
    {
        int n = 0;
        for (Date d = from; d <= to; d = d.plusDays(1)) {
            n += d.year() == day.year() && d.month() == day.month() ? 1 : 0;
        }
        return n;
    }

    /// (5) overlaps, days of travel, days a month; counts the year for the order.
    void judgeCalendar(VerifierChoice& c) const
    {
        int inMonth = daysInMonth(m_plan.from, m_plan.to(), m_plan.from);
        for (const auto& a : hers(c.verifier)) {
            if (!isAlive(a) ||
                a.get(assignment::kRequest) == Ref<VerificationRequest>{m_plan.request.id}) {
                continue;
            }
            const auto from = a.getOr(assignment::kFrom, Date{});
            const auto to = a.getOr(assignment::kTo, from);
            c.assignmentsThisYear += from.year() == m_plan.from.year() ? 1 : 0;
            inMonth += daysInMonth(from, to, m_plan.from);
            if (from <= m_plan.to() && m_plan.from <= to) {
                refuse(c, "ASG-OVERLAP",
                       Text(msg("assignment_filter", "She is on another visit from %1 until %2."),
                            {from.toDisplay(), to.toDisplay()}));
            } else if (m_limits.gapHalfDays > 0 && isNextDoor(from, to) && inAnotherState(a)) {
                refuse(c, "ASG-TRAVEL",
                       Text(msg("assignment_filter", "Her visit in another state from %1 until %2 "
                                                     "leaves no half day to travel."),
                            {from.toDisplay(), to.toDisplay()}));
            }
        }
        if (inMonth > m_limits.daysPerMonth) {
            refuse(c, "ASG-MONTH",
                   Text(msg("assignment_filter", "With this visit she would have %1 visit days in "
                                                 "the month; %2 are the most."),
                        {inMonth, m_limits.daysPerMonth}));
        }
    }

    bool isNextDoor(Date from, Date to) const
    {
        return daysBetween(to, m_plan.from) == 1 || daysBetween(m_plan.to(), from) == 1;
    }

    bool inAnotherState(const Record& a) const
    {
        const auto centre = m_reader.find(a.get(assignment::kCentre));
        return centre && m_centre && centre->get(centre::kState) != m_centre->get(centre::kState);
    }

    void measure(VerifierChoice& c) const
    {
        namespace vr = verification_request;
        const auto& r = m_plan.request;
        auto latitude = r.get(vr::kLatitude);
        auto longitude = r.get(vr::kLongitude);
        if ((!latitude || !longitude) && m_centre) {
            latitude = m_centre->get(centre::kLatitude);
            longitude = m_centre->get(centre::kLongitude);
        }
        const auto fromLatitude = c.verifier.get(external_verifier::kLatitude);
        const auto fromLongitude = c.verifier.get(external_verifier::kLongitude);
        if (latitude && longitude && fromLatitude && fromLongitude) {
            c.distanceKm = distanceKm(*fromLatitude, *fromLongitude, *latitude, *longitude);
        }
    }

    const Reader& m_reader;
    const VisitPlan& m_plan;
    const Limits& m_limits;
    std::map<Id, std::vector<Record>> m_assignments;
    std::vector<Record> m_heldAtCentre; ///< latest first
    Lookup m_centre;
};

} // namespace

Result<VerifierChoice> judgeVerifier(const Reader& reader, const VisitPlan& plan,
                                     const Record& verifier, Date day)
{
    const auto limits = limitsOn(reader, day);
    if (!limits) {
        return limits.fault();
    }
    return Filter(reader, plan, *limits).judge(verifier);
}

Result<std::vector<VerifierChoice>> filterVerifiers(const Reader& reader, const VisitPlan& plan,
                                                    Date day)
{
    const auto limits = limitsOn(reader, day);
    if (!limits) {
        return limits.fault();
    }
    const Filter filter(reader, plan, *limits);
    std::vector<VerifierChoice> out;
    for (const auto& v : reader.query({.type = ExternalVerifier::kType})) {
        out.push_back(filter.judge(v));
    }
    const auto order = [](const VerifierChoice& c) {
        constexpr std::int64_t kUnknown = 1'000'000;
        return std::tuple(!c.mayGo(), -static_cast<std::int64_t>(c.fieldFit),
                          c.distanceKm.value_or(kUnknown), c.assignmentsThisYear,
                          c.verifier.text(external_verifier::kName), c.verifier.id);
    };
    std::sort(out.begin(), out.end(), [&](const VerifierChoice& a, const VerifierChoice& b) {
        return order(a) < order(b);
    });
    return out;
}

} // namespace myspike::verification
