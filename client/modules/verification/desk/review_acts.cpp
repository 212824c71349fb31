#include "client/modules/verification/desk/review_acts.h"

#include <algorithm>

#include "client/modules/verification/desk/act_context.h"
#include "shared/sync/runner.h"

namespace myspike::desk {

namespace {

namespace vr = verification_request;
namespace vd = verification_decision;
namespace vc = verification::command;
using S = vr::State;
using Decision = vd::Decision;

std::int64_t openFindings(const ReviewFacts& f, std::initializer_list<finding::Category> kinds)
{
    return std::count_if(f.findings.begin(), f.findings.end(), [&](const Record& r) {
        const auto state = r.get(finding::kState);
        const auto kind = r.getOr(finding::kCategory, finding::Category::Improvement);
        return (state == finding::State::Open || state == finding::State::Answered) &&
               std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
    });
}

class Acts
{
public:
    Acts(const Catalogue& catalogue, const Reader& reader, const ActContext& context,
         const ReviewFacts& facts)
        : m_catalogue(catalogue), m_reader(reader), m_context(asIfWritten(context)), m_facts(facts)
    {
    }

    ReviewAct& transition(const char* type, const Record& record, const char* name, Msg label,
                          Msg consequence)
    {
        const auto* t = m_catalogue.type(type)->workflow.transition(name);
        ReviewAct act{name, label, consequence, {}};
        act.operation.command = kTransition;
        act.operation.type = type;
        act.operation.subject = record.id;
        act.operation.args.set(kTransitionName, std::string(name));
        act.where = t->where;
        act.needsReason = t->needsReason;
        const auto may = mayTransition(*m_catalogue.type(type), record, *t, m_reader, m_context);
        act.whyNot = may ? Text() : may.fault().forUser;
        m_all.push_back(std::move(act));
        return m_all.back();
    }

    ReviewAct& command(const char* name, const char* command, Msg label, Msg consequence)
    {
        const auto* c = m_catalogue.command(command);
        ReviewAct act{name, label, consequence, {}};
        act.operation.command = command;
        act.operation.type = VerificationRequest::kType;
        act.operation.subject = m_facts.request.id;
        act.where = c->where;
        act.reasonArg = vd::kReason.name;
        const auto may = mayCommand(*c, m_facts.request, m_reader, m_context);
        act.whyNot = may ? Text() : may.fault().forUser;
        m_all.push_back(std::move(act));
        return m_all.back();
    }

    void decide(const char* name, Decision decision, Msg label, Msg consequence, bool reason,
                const Text& whyNot)
    {
        auto& act = command(name, vc::kDecide, label, consequence);
        act.operation.args.set(vd::kDecision, decision);
        act.needsReason = reason;
        act.isGrave = decision == Decision::Refuse || decision == Decision::Revisit;
        if (act.whyNot.empty()) {
            act.whyNot = whyNot;
        }
    }

    std::vector<ReviewAct> take() { return std::move(m_all); }

private:
    const Catalogue& m_catalogue;
    const Reader& m_reader;
    const ActContext m_context;
    const ReviewFacts& m_facts;
    std::vector<ReviewAct> m_all;
};

void addDecisions(Acts& acts, const ReviewFacts& f)
{
    using C = finding::Category;
    const auto majors = openFindings(f, {C::Major});
    const auto toAct = openFindings(f, {C::Major, C::Minor});
    acts.decide("pass", Decision::Pass, msg("review", "Pass"),
                msg("review", "The group passes and the letter of decision goes to the centre."),
                false,
                majors > 0 ? Text(msg("review", "%1 major findings are open. Pass conditionally, "
                                                "or close them first."),
                                  {static_cast<long>(majors)})
                           : Text());
    acts.decide("conditional", Decision::Conditional, msg("review", "Pass conditionally"),
                msg("review", "Letter and notice of findings go to the centre; results are "
                              "confirmed when it has acted."),
                false,
                toAct == 0 ? Text(msg("review", "No finding is open that could be the condition."))
                           : Text());
    acts.decide("revisit", Decision::Revisit, msg("review", "Order a revisit"),
                msg("review", "The centre is told why, and the request is planned again."), true,
                {});
    acts.decide("refuse", Decision::Refuse, msg("review", "Propose a refusal"),
                msg("review", "A second officer, who did not assign the verifier, must confirm "
                              "it before anybody is told."),
                true, {});
}

} // namespace

std::vector<ReviewAct> reviewActs(const Catalogue& catalogue, const Reader& reader,
                                  const ActContext& context, const ReviewFacts& f)
{
    Acts acts(catalogue, reader, context, f);
    const auto* type = VerificationRequest::kType;
    const auto state = f.request.getOr(vr::kState, S::Draft);
    if (state == S::ReportSubmitted) {
        acts.transition(type, f.request, vr::transition::kTakeUpReview,
                        msg("review", "Take up the review"),
                        msg("review", "The request is marked as under review by you."));
    }
    if ((state == S::ReportSubmitted || state == S::UnderReview) && !f.reports.empty()) {
        auto& back = acts.transition(VisitReport::kType, f.reports.front(),
                                     visit_report::transition::kReturn,
                                     msg("review", "Return with comments"),
                                     msg("review", "The verifier gets your comments and writes a "
                                                   "new version; this one is kept."));
        back.isGrave = true;
    }
    if (state == S::UnderReview) {
        addDecisions(acts, f);
    }
    if (state == S::RefusalProposed) {
        auto& confirm = acts.command("confirm_refusal", vc::kConfirmRefusal,
                                     msg("review", "Confirm the refusal"),
                                     msg("review", "The group is refused and the letter of "
                                                   "decision goes to the centre."));
        confirm.needsReason = true;
        confirm.isGrave = true;
        acts.command("reject_refusal", vc::kRejectRefusal, msg("review", "Do not refuse"),
                     msg("review", "The request goes back under review."))
            .needsReason = true;
    }
    if (state == S::Passed || state == S::CentreAction) {
        const auto majors = openFindings(f, {finding::Category::Major});
        auto& complete = acts.command(
            "complete", vc::kComplete, msg("review", "Confirm the results"),
            msg("review", "Every trainee's result is confirmed, and the list goes to the centre. "
                          "It cannot be undone."));
        complete.reasonArg = nullptr;
        if (complete.whyNot.empty() && majors > 0) {
            complete.whyNot = Text(msg("review", "%1 major findings are open. Close them first."),
                                   {static_cast<long>(majors)});
        }
    }
    if (state == S::RevisitOrdered) {
        acts.transition(type, f.request, vr::transition::kPlanRevisit,
                        msg("review", "Plan the revisit"),
                        msg("review", "The request waits for a verifier again."));
    }
    return acts.take();
}

} // namespace myspike::desk
