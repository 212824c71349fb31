// Rules of a visit about to be closed and of a report about to go in.
#include "shared/base/unicode.h"
#include "shared/modules/identity.h"
#include "shared/modules/verification/verification.h"
#include "shared/modules/verification/visit_checks.h"
#include "shared/schema/rule_book.h"
#include "shared/schema/transaction.h"

namespace myspike::verification {

namespace {

using Findings = std::vector<Finding>;

constexpr const char* kParts[] = {
    VisitAttendance::kType,       ChecklistAnswer::kType, EquipmentCount::kType,
    IdentityCheck::kType,         PortfolioCheck::kType,  PracticalObservation::kType,
    TraineeRecommendation::kType, RaisedFinding::kType,   Signature::kType,
    MarkAmendment::kType,         UnlistedTrainee::kType};

/// While the visit goes on its rows may be half done; nothing half done is closed in.
void judgeParts(const Record& r, const Reader& reader, const ActContext& context, Findings& out)
{
    for (const auto* type : kParts) {
        for (const auto& part : partsOf(reader, type, r)) {
            for (auto& f : judge(part, reader, context, true)) {
                if (f.severity == Severity::Error) {
                    f.field.clear();
                    out.push_back(std::move(f));
                }
            }
        }
    }
}

/// On site everything that is missing warns, and what closing needs is an error.
void judgeVisit(const Record& r, const Reader& reader, const ActContext&, Findings& out)
{
    for (auto& m : whatIsMissing(reader, r)) {
        out.push_back({m.blocksClosing ? Severity::Error : Severity::Warning, m.rule, "",
                       std::move(m.text), false});
    }
}

/// 2 §2.5: every trainee has a recommendation and all critical items are answered.
void judgeCompleteness(const Record& r, const Reader& reader, const ActContext&, Findings& out)
{
    const auto visit = reader.find(r.get(visit_part::kVisit));
    if (!visit) {
        return;
    }
    for (auto& m : whatIsMissing(reader, *visit)) {
        // Signatures belong to the visit, which is over.
        if (std::string_view(m.rule) != "VER-SIGN") {
            out.push_back({Severity::Error, m.rule, "", std::move(m.text), false});
        }
    }
}

void judgeTolerance(const Record& r, const Reader& reader, const ActContext& context, Findings& out)
{
    const auto visit = reader.find(r.get(visit_part::kVisit));
    if (!visit) {
        return;
    }
    const auto policy = samplePolicy(reader, ruleDay(reader, *visit, context.day()));
    using R = visit_report::Recommendation;
    const auto recommended = r.get(visit_report::kRecommendation);
    if (policy && remarkOutcome(reader, *visit, *policy) == RemarkOutcome::RemarkComponent &&
        (recommended == R::Pass || recommended == R::Conditional)) {
        out.push_back({Severity::Error, "VER-REMARK", visit_report::kRecommendation.name,
                       msg("visit_report", "Too many marks of the extended sample differ, so the "
                                           "whole component must be marked again. Recommend to "
                                           "visit again."),
                       false});
    }
}

void judgeSummary(const Record& r, const Reader& reader, const ActContext& context, Findings& out)
{
    const auto least = ruleValue(
        reader, RuleKey<std::int64_t>{"verification.report.summary_minimum_length"}, context.day());
    const auto length = lengthInCharacters(r.text(visit_report::kSummary));
    if (least && length > 0 && static_cast<std::int64_t>(length) < *least) {
        out.push_back({Severity::Error, "VER-SUMMARY", visit_report::kSummary.name,
                       Text(msg("visit_report", "The summary has %1 characters; write at least "
                                                "%2."),
                            {length, *least}),
                       false});
    }
}

/// A pass and an open major do not go together.
void judgeMajors(const Record& r, const Reader& reader, const ActContext&, Findings& out)
{
    const auto visit = reader.find(r.get(visit_part::kVisit));
    if (!visit || r.get(visit_report::kRecommendation) != visit_report::Recommendation::Pass) {
        return;
    }
    for (const auto& f : partsOf(reader, RaisedFinding::kType, *visit)) {
        if (f.get(finding::kCategory) == finding::Category::Major &&
            f.get(finding::kState) != finding::State::Closed) {
            out.push_back({Severity::Warning, "VER-MAJOR", visit_report::kRecommendation.name,
                           msg("visit_report", "A major finding is open. Usually that is a "
                                               "conditional pass."),
                           false});
            return;
        }
    }
}

/// The number reads as one, or there is a word on why there is none.
void judgeUnlistedIdentity(const Record& r, const Reader&, const ActContext& context, Findings& out)
{
    namespace ut = unlisted_trainee;
    if (r.text(ut::kIdentity).empty()) {
        if (r.text(ut::kExplanation).empty()) {
            out.push_back(
                {Severity::Error, "UNLISTED-IDENTITY", ut::kExplanation.name,
                 msg("unlisted_trainee", "There is no identity number. Write why, or what "
                                         "was shown instead."),
                 false});
        }
        return;
    }
    judgeIdentity(r, {ut::kIdentityKind, ut::kIdentity, &ut::kPlaceOverride}, context.day(), out);
}

/// Who is in the package is checked there, and nobody is noted twice.
void judgeUnlistedTwice(const Record& r, const Reader& reader, const ActContext&, Findings& out)
{
    namespace ut = unlisted_trainee;
    const auto number = r.text(ut::kIdentity);
    const auto visit = reader.find(r.get(visit_part::kVisit));
    if (number.empty() || !visit) {
        return;
    }
    for (const auto& t : traineesOfVisit(reader, visit.record)) {
        if (t.text(trainee::kIdentity) == number) {
            out.push_back({Severity::Error, "UNLISTED-LISTED", ut::kIdentity.name,
                           Text(msg("unlisted_trainee", "%1 has this number and is in the package. "
                                                        "Check the identity in the list of "
                                                        "trainees."),
                                {t.text(trainee::kName)}),
                           false});
        }
    }
    for (const auto& other : partsOf(reader, UnlistedTrainee::kType, visit.record)) {
        if (other.id != r.id && other.text(ut::kIdentity) == number) {
            out.push_back({Severity::Error, "UNLISTED-TWICE", ut::kIdentity.name,
                           Text(msg("unlisted_trainee", "%1 was noted with this number already."),
                                {other.text(ut::kName)}),
                           false});
        }
    }
}

void judgeUnlistedReason(const Record& r, const Reader&, const ActContext&, Findings& out)
{
    namespace ut = unlisted_trainee;
    if (r.get(ut::kReason) == ut::Reason::Other && r.text(ut::kExplanation).empty()) {
        out.push_back({Severity::Error, "UNLISTED-REASON", ut::kExplanation.name,
                       msg("unlisted_trainee", "Write what the other reason is."), false});
    }
}

} // namespace

std::vector<Rule> unlistedTraineeRules()
{
    return {{"UNLISTED-IDENTITY", "1 §1.1", judgeUnlistedIdentity},
            {"UNLISTED-LISTED", "2 §2.6", judgeUnlistedTwice},
            {"UNLISTED-REASON", "2 §2.6 [A]", judgeUnlistedReason}};
}

std::vector<Rule> visitRules()
{
    return {{"VER-VISIT", "2 §2.6", judgeVisit}, {"VER-PARTS", "2 §2.6", judgeParts}};
}

std::vector<Rule> reportRules()
{
    return {{"VER-REPORT", "2 §2.5", judgeCompleteness},
            {"VER-REMARK", "2 §2.4 [A]", judgeTolerance},
            {"VER-SUMMARY", "2 §2.6 step 18 [S12]", judgeSummary},
            {"VER-MAJOR", "2 §2.5", judgeMajors}};
}

} // namespace myspike::verification
