#include "client/modules/verification/desk/form_summaries.h"

#include <algorithm>

namespace myspike::desk {

namespace {

std::vector<Record> partsOf(const Reader& reader, const char* type, const Id& visit)
{
    Query q{.type = type};
    q.with(equals(visit_part::kVisit, Ref<Visit>{visit}));
    return reader.query(q);
}

FormSummary attendance(const Reader& reader, const ReviewFacts& f,
                       visit_attendance::Meeting meeting)
{
    std::int64_t present = 0;
    for (const auto& a : partsOf(reader, VisitAttendance::kType, f.visit.id)) {
        present += a.get(visit_attendance::kMeeting) == meeting &&
                           a.getOr(visit_attendance::kPresent, true)
                       ? 1
                       : 0;
    }
    const bool opening = meeting == visit_attendance::Meeting::Opening;
    const std::string form = opening ? "V1" : "V10";
    std::int64_t signedBy = 0;
    bool refused = false;
    for (const auto& s : partsOf(reader, Signature::kType, f.visit.id)) {
        if (s.text(signature::kForm) == form) {
            refused = refused || s.getOr(signature::kRefused, false);
            signedBy += s.getOr(signature::kRefused, false) ? 0 : 1;
        }
    }
    return {form, opening ? msg("review", "Opening meeting") : msg("review", "Closing meeting"),
            refused ? Text(msg("review", "%1 present; %2 signed, and a signature was refused"),
                           {present, signedBy})
                    : Text(msg("review", "%1 present; %2 signed"), {present, signedBy}),
            refused, present + signedBy == 0};
}

FormSummary checklist(const std::vector<Record>& answers, const char* form, Msg label)
{
    std::int64_t yes = 0;
    std::int64_t no = 0;
    std::int64_t other = 0;
    const std::string prefix = std::string(form) + "-";
    for (const auto& a : answers) {
        if (!a.text(checklist_answer::kCode).starts_with(prefix)) {
            continue;
        }
        const auto choice = a.get(checklist_answer::kChoice);
        ++(choice == YesNoNa::Yes ? yes : choice == YesNoNa::No ? no : other);
    }
    return {form, label, Text(msg("review", "%1 yes, %2 no, %3 other answers"), {yes, no, other}),
            no > 0, yes + no + other == 0};
}

FormSummary equipment(const Reader& reader, const ReviewFacts& f)
{
    std::int64_t items = 0;
    std::int64_t shortfalls = 0;
    for (const auto& e : partsOf(reader, EquipmentCount::kType, f.visit.id)) {
        ++items;
        const auto required = e.get(equipment_count::kRequired);
        const auto counted = e.get(equipment_count::kCounted);
        shortfalls += required && counted && *counted < *required ? 1 : 0;
    }
    return {"V3", msg("review", "Facilities and equipment"),
            Text(msg("review", "%1 items counted, %2 too few"), {items, shortfalls}),
            shortfalls > 0, items == 0};
}

FormSummary identities(const Reader& reader, const ReviewFacts& f)
{
    using R = identity_check::Result;
    std::int64_t matched = 0;
    std::int64_t wrong = 0;
    std::int64_t absent = 0;
    for (const auto& c : partsOf(reader, IdentityCheck::kType, f.visit.id)) {
        const auto result = c.get(identity_check::kResult);
        ++(result == R::Matches ? matched : result == R::Absent ? absent : wrong);
    }
    return {"V5", msg("review", "Identity"),
            f.unlisted.empty()
                ? Text(msg("review", "%1 match, %2 do not, %3 absent"), {matched, wrong, absent})
                : Text(msg("review", "%1 match, %2 do not, %3 absent; not in the package: %4"),
                       {matched, wrong, absent, f.unlisted.size()}),
            wrong > 0 || !f.unlisted.empty(), matched + wrong + absent == 0 && f.unlisted.empty()};
}

FormSummary sample(const ReviewFacts& f)
{
    std::int64_t notConfirmed = 0;
    for (const auto& s : f.sample) {
        notConfirmed += s.get(sample_entry::kOutcome) == sample_entry::Outcome::NotConfirmed;
    }
    const bool extended = f.visit.getOr(visit::kSampleExtended, false);
    return {"V6", msg("review", "Sample"),
            extended ? Text(msg("review", "%1 trainees after extension, %2 not confirmed"),
                            {f.sample.size(), notConfirmed})
                     : Text(msg("review", "%1 trainees, %2 not confirmed"),
                            {f.sample.size(), notConfirmed}),
            extended || notConfirmed > 0, f.sample.empty()};
}

FormSummary portfolios(const Reader& reader, const ReviewFacts& f)
{
    namespace pc = portfolio_check;
    std::int64_t checks = 0;
    std::int64_t withNo = 0;
    for (const auto& p : partsOf(reader, PortfolioCheck::kType, f.visit.id)) {
        ++checks;
        const auto answers = {pc::kScriptPresent,     pc::kScriptMarked,      pc::kScriptModerated,
                              pc::kChecklistComplete, pc::kEvidenceAuthentic, pc::kEvidenceCurrent,
                              pc::kEvidenceSufficient};
        withNo += std::any_of(answers.begin(), answers.end(),
                              [&](const Field<YesNoNa>& a) { return p.get(a) == YesNoNa::No; });
    }
    return {"V7", msg("review", "Portfolios"),
            Text(msg("review", "%1 checked, %2 with an objection"), {checks, withNo}), withNo > 0,
            checks == 0};
}

FormSummary observations(const Reader& reader, const ReviewFacts& f)
{
    std::int64_t held = 0;
    std::int64_t failed = 0;
    for (const auto& o : partsOf(reader, PracticalObservation::kType, f.visit.id)) {
        ++held;
        failed +=
            o.get(practical_observation::kResult) == practical_observation::Result::NotYetCompetent;
    }
    return {"V8", msg("review", "Practical observation and interviews"),
            Text(msg("review", "%1 held, %2 not yet competent"), {held, failed}), failed > 0,
            held == 0};
}

} // namespace

std::vector<FormSummary> formSummaries(const Reader& reader, const ReviewFacts& f)
{
    const auto answers = partsOf(reader, ChecklistAnswer::kType, f.visit.id);
    return {attendance(reader, f, visit_attendance::Meeting::Opening),
            checklist(answers, "V2", msg("review", "Centre and personnel")),
            equipment(reader, f),
            checklist(answers, "V4", msg("review", "Training documents")),
            identities(reader, f),
            sample(f),
            portfolios(reader, f),
            observations(reader, f),
            {"V9", msg("review", "Marks and recommendations"),
             Text(msg("review", "%1 marks amended; %2 competent, %3 not yet, %4 deferred"),
                  {f.amendments.size(), f.competent, f.notYetCompetent, f.deferred}),
             !f.amendments.empty() || f.deferred > 0},
            attendance(reader, f, visit_attendance::Meeting::Closing)};
}

} // namespace myspike::desk
