// Rules of a visit about to be closed and of a report about to go in.
#include "shared/base/unicode.h"
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
    MarkAmendment::kType};

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

} // namespace

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
