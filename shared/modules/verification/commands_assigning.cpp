// Commands that send a verifier: assign, replace, answer, lapse, package (2 §2.5).
#include <fmt/format.h>

#include <algorithm>

#include <boost/json.hpp>

#include "shared/base/json.h"
#include "shared/modules/description.h"
#include "shared/modules/verification/assignment_filter.h"
#include "shared/modules/verification/letters.h"
#include "shared/modules/verification/verification.h"
#include "shared/modules/verification/visit_documents.h"
#include "shared/modules/working_days.h"
#include "shared/schema/rule_book.h"

namespace myspike::verification {

namespace {

namespace vr = verification_request;
namespace as = assignment;

Fault gone()
{
    return Fault{FaultCode::NotFound,
                 msg("verification", "This record no longer exists. Go back to the list and "
                                     "refresh it."),
                 {},
                 "GONE"};
}

Ref<User> me(const Transaction& tx) { return {tx.context().actor.user}; }

/// The checklist in force on the first day of the visit, for the groups' method.
std::optional<Ref<Checklist>> checklistFor(const Reader& reader, const VisitPlan& plan)
{
    using K = checklist::Kind;
    using M = trainee_batch::Method;
    const auto method = plan.batches.empty()
                            ? M::CreditUnit
                            : plan.batches.front().getOr(trainee_batch::kMethod, M::CreditUnit);
    const K kind = method == M::NonCredit      ? K::SiteVisitNonCredit
                   : method == M::CreditModule ? K::SiteVisitCreditModule
                   : method == M::Coptpa       ? K::SiteVisitCoptpa
                                               : K::SiteVisitCreditUnit;
    Query q{.type = Checklist::kType};
    q.with(equals(checklist::kKind, kind))
        .with(equals(checklist::kStatus, checklist::Status::Approved))
        .with(atMost(checklist::kEffectiveFrom, plan.from));
    q.orderBy(checklist::kEffectiveFrom.name, true);
    for (const auto& c : reader.query(q)) {
        const auto to = c.get(checklist::kEffectiveTo);
        if (!to || plan.from <= *to) {
            return Ref<Checklist>{c.id};
        }
    }
    return std::nullopt;
}

/// Sees, from today until some time after the visit, what the work needs and nothing else.
Status giveRights(Transaction& tx, const Record& a, const VisitPlan& plan)
{
    const auto days =
        ruleValue(tx, RuleKey<std::int64_t>{"verification.assignment.access_days_after_visit"},
                  tx.context().day());
    if (!days) {
        return days.fault();
    }
    std::vector<std::string> scopes{scope::ofAssignment(a.id)};
    for (const auto& b : plan.batches) {
        scopes.push_back(scope::ofBatch(b.id));
    }
    if (const auto centre = a.get(as::kCentre)) {
        scopes.push_back(scope::ofProfile(centre->id));
    }
    Query schemes{.type = MarkingScheme::kType};
    schemes.with(equals(marking_scheme::kNoss, a.getOr(as::kNoss, Ref<Noss>{})))
        .with(equals(marking_scheme::kStatus, marking_scheme::Status::Approved));
    for (const auto& s : tx.query(schemes)) {
        scopes.push_back(scope::ofScheme(s.id));
    }
    for (const auto& s : scopes) {
        Values args;
        args.set(access_grant::kRole, std::string(role::kExternalVerifier))
            .set(access_grant::kScope, s)
            .set(access_grant::kFrom, tx.context().day())
            .set(access_grant::kTo, plan.to().plusDays(static_cast<int>(*days)))
            .set(access_grant::kReason, "Assignment " + a.text(as::kNumber))
            .set(access_grant::kSource, a.id.toString());
        MYSPIKE_TRY(
            tx.run(users::command::kGrantAccess, a.getOr(as::kVerifierUser, Ref<User>{}).id, args));
    }
    return okStatus();
}

Status endRights(Transaction& tx, const Record& a)
{
    Values args;
    args.set(access_grant::kSource, a.id.toString());
    return tx.run(users::command::kEndAccessOfSource, a.getOr(as::kVerifierUser, Ref<User>{}).id,
                  args);
}

/// The filter's word, or the officer's override with its reason.
Status mayBeSent(Transaction& tx, const VerifierChoice& choice, const std::string& reason)
{
    if (choice.mayGo()) {
        return okStatus();
    }
    const auto least = ruleValue(
        tx, RuleKey<std::int64_t>{"verification.assignment.override_reason_minimum_length"},
        tx.context().day());
    if (!least) {
        return least.fault();
    }
    if (reason.empty()) {
        for (const auto& r : choice.reasons) {
            if (r.severity == Severity::Error) {
                return refusal(r.rule, r.text);
            }
        }
    }
    if (static_cast<std::int64_t>(reason.size()) < *least) {
        return refusal("ASG-OVERRIDE", Text(msg("assignment_filter",
                                                "The filter speaks against her. Write a reason "
                                                "of at least %1 characters; it stands in the "
                                                "register of overrides."),
                                            {*least}));
    }
    return okStatus();
}

Status registerOverride(Transaction& tx, const VerifierChoice& choice, const Record& a,
                        const std::string& reason)
{
    namespace ao = assignment_override;
    std::string reasons;
    for (const auto& r : choice.reasons) {
        if (r.severity == Severity::Error) {
            reasons += (reasons.empty() ? "" : "\n") + r.text.english();
        }
    }
    Record o(assignmentOverride(), tx.newId());
    o.set(ao::kAssignment, Ref<Assignment>{a.id});
    o.set(ao::kRequest, a.get(as::kRequest));
    o.set(ao::kVerifier, a.get(as::kVerifier));
    o.set(ao::kVerifierName, a.text(as::kVerifierName));
    o.set(ao::kRules, choice.rules());
    o.set(ao::kReasons, reasons);
    o.set(ao::kReason, reason);
    o.set(ao::kOfficer, me(tx));
    o.set(ao::kAt, tx.context().at);
    return tx.insert(o);
}

Result<Record> makeAssignment(Transaction& tx, const VisitPlan& plan, const VerifierChoice& choice,
                              const Values& args, const std::optional<Ref<Assignment>>& replaces)
{
    const Date today = tx.context().day();
    const auto reply =
        ruleValue(tx, RuleKey<std::int64_t>{"verification.clock.reply_working_days"}, today);
    const auto report =
        ruleValue(tx, RuleKey<std::int64_t>{"verification.clock.report_working_days"}, today);
    if (!reply || !report) {
        return reply ? report.fault() : reply.fault();
    }
    const auto& v = choice.verifier;
    const WorkingDays days(tx, v.get(external_verifier::kState));
    const Id id = tx.newId();
    Record a(assignmentType(), id);
    a.set(as::kRequest, Ref<VerificationRequest>{plan.request.id});
    a.set(as::kCentre, plan.request.get(vr::kCentre));
    a.set(as::kNoss, plan.request.get(vr::kNoss));
    a.set(as::kVerifier, Ref<ExternalVerifier>{v.id});
    a.set(as::kVerifierUser, v.get(external_verifier::kUser));
    a.set(as::kVerifierName, v.text(external_verifier::kName));
    a.set(as::kFrom, plan.from);
    a.set(as::kTo, plan.to());
    a.set(as::kDays, std::int64_t{plan.days});
    const auto hour = args.getOr(as::kStartTime, plan.request.text(vr::kStartTime));
    if (!hour.empty()) {
        a.set(as::kStartTime, hour);
    }
    a.set(as::kPart, args.getOr(as::kPart, as::Part::Lead));
    a.set(as::kTraineeCount, plan.trainees);
    a.set(as::kBatchCount, static_cast<std::int64_t>(plan.batches.size()));
    a.set(as::kDistanceKm, choice.distanceKm);
    a.set(as::kAssignedBy, me(tx));
    a.set(as::kAssignedAt, tx.context().at);
    a.set(as::kReplyBy, days.after(today, static_cast<int>(*reply)));
    a.set(as::kReportDue, days.after(plan.to(), static_cast<int>(*report)));
    a.set(as::kResponse, as::Response::None);
    a.set(as::kPackageVersion, std::int64_t{0});
    // Nobody chooses the seed: it comes from the act itself, without its sign bit.
    std::uint64_t seed = 0;
    const Id drawn = tx.newId();
    for (int i = 8; i < 16; ++i) {
        seed = seed << 8 | drawn.bytes[static_cast<std::size_t>(i)];
    }
    a.set(as::kSeed, static_cast<std::int64_t>(seed >> 1));
    a.set(as::kChecklist, checklistFor(tx, plan));
    a.set(as::kState, as::State::AwaitingReply);
    a.set(as::kReplaces, replaces);
    if (tx.onServer()) {
        const auto number = tx.nextNumber("assignment", today.year());
        if (!number) {
            return number.fault();
        }
        a.set(as::kNumber, fmt::format("PPL/{}/{:06}", today.year(), *number));
    }
    MYSPIKE_TRY(tx.insert(a));
    return a;
}

/// The server makes the visit with the assignment, so that a second laptop cannot make a second.
Status makeVisit(Transaction& tx, const Record& a)
{
    Record visit(visitType(), tx.newId());
    visit.set(visit::kAssignment, Ref<Assignment>{a.id});
    visit.set(visit::kRequest, a.get(as::kRequest));
    visit.set(visit::kCentre, a.get(as::kCentre));
    visit.set(visit::kVerifierUser, a.get(as::kVerifierUser));
    visit.set(visit::kChecklist, a.get(as::kChecklist));
    visit.set(visit::kPlannedFrom, a.get(as::kFrom));
    visit.set(visit::kPlannedTo, a.get(as::kTo));
    visit.set(visit::kState, visit::State::Planned);
    return tx.insert(visit);
}

Status pointToAssignment(Transaction& tx, Record request,
                         const std::optional<Ref<Assignment>>& assignment)
{
    request.set(vr::kAssignment, assignment);
    MYSPIKE_TRY(tx.update(request));
    Query q{.type = RequestBatch::kType};
    q.with(equals(request_batch::kRequest, Ref<VerificationRequest>{request.id}));
    for (auto& row : tx.query(q)) {
        row.set(request_batch::kAssignment, assignment);
        MYSPIKE_TRY(tx.update(row));
    }
    return okStatus();
}

Status send(Transaction& tx, const Id& requestId, const Values& args, const char* transition,
            const std::optional<Ref<Assignment>>& replaces)
{
    auto request = tx.find(VerificationRequest::kType, requestId);
    const auto verifier = tx.find(args.get(as::kVerifier));
    const auto from = args.get(as::kFrom);
    if (!request || !verifier || !from) {
        return gone();
    }
    MYSPIKE_TRY(tx.transition(VerificationRequest::kType, requestId, transition));
    const auto days = args.getOr(as::kDays, std::int64_t{1});
    if (*from < tx.context().day() || days < 1 || days > 30) {
        return refusal("ASG-DATES", msg("assignment_filter",
                                        "The visit must begin today or later and take 1 to 30 "
                                        "days. Correct the dates."));
    }
    const auto hour = args.getOr(as::kStartTime, std::string());
    if (!hour.empty() && !isTimeOfDay(hour)) {
        return refusal("VER-TIME", msg("verification_request", "This is no time of day. Write "
                                                               "hours and minutes, for instance "
                                                               "08:30."));
    }
    const auto plan = planVisit(tx, request.record, *from, static_cast<int>(days));
    const auto choice = judgeVerifier(tx, plan, verifier.record, tx.context().day());
    if (!choice) {
        return choice.fault();
    }
    const auto reason = args.getOr(arg::kOverrideReason, std::string());
    MYSPIKE_TRY(mayBeSent(tx, *choice, reason));
    auto a = makeAssignment(tx, plan, *choice, args, replaces);
    if (!a) {
        return std::move(a).fault();
    }
    MYSPIKE_TRY(makeVisit(tx, *a));
    if (!choice->mayGo()) {
        MYSPIKE_TRY(registerOverride(tx, *choice, *a, reason));
    }
    request = tx.find(VerificationRequest::kType, requestId);
    request.record.set(vr::kAssignedBy, me(tx));
    request.record.set(vr::kVisitFrom, plan.from);
    request.record.set(vr::kVisitTo, plan.to());
    MYSPIKE_TRY(pointToAssignment(tx, request.record, Ref<Assignment>{a->id}));
    MYSPIKE_TRY(giveRights(tx, *a, plan));
    return issueAppointmentLetter(tx, *a, request.record, choice->mayGo() ? "" : reason);
}

Status assignVerifier(Transaction& tx, const Id& request, const Values& args)
{
    return send(tx, request, args, vr::transition::kAssign, std::nullopt);
}

Status supersedeVisit(Transaction& tx, const Id& assignment)
{
    Query q{.type = Visit::kType};
    q.with(equals(visit::kAssignment, Ref<Assignment>{assignment}));
    for (const auto& v : tx.query(q)) {
        const auto state = v.get(visit::kState);
        if (state == visit::State::Planned || state == visit::State::InProgress) {
            MYSPIKE_TRY(tx.transition(Visit::kType, v.id, visit::transition::kSupersede));
        }
    }
    return okStatus();
}

/// Also while she is offline: her work stays under her name, in the superseded visit.
Status replaceVerifier(Transaction& tx, const Id& requestId, const Values& args)
{
    const auto request = tx.find(VerificationRequest::kType, requestId);
    const auto old = request ? tx.find(request->get(vr::kAssignment)) : Lookup{};
    if (!old) {
        return gone();
    }
    if (args.get(as::kVerifier) == old->get(as::kVerifier)) {
        return refusal("ASG-SAME", msg("assignment", "She goes already. Choose another verifier, "
                                                     "or leave her the visit."));
    }
    MYSPIKE_TRY(tx.transition(Assignment::kType, old->id, as::transition::kReplace));
    MYSPIKE_TRY(supersedeVisit(tx, old->id));
    MYSPIKE_TRY(issueReplacementNotice(tx, old.record, request.record, tx.context().comment));
    MYSPIKE_TRY(endRights(tx, old.record));
    return send(tx, requestId, args, vr::transition::kReplaceVerifier, Ref<Assignment>{old->id});
}

// --- the verifier's answer -----------------------------------------------------------------------

/// V0: every question answered; whether any was answered with yes.
Result<bool> readDeclaration(const Transaction& tx, const std::string& answers)
{
    const auto day = tx.context().day();
    const auto needed =
        ruleValue(tx, RuleKey<bool>{"verification.conflict.declaration_required"}, day);
    const auto count =
        ruleValue(tx, RuleKey<std::int64_t>{"verification.conflict.question_count"}, day);
    if (!needed || !count) {
        return needed ? count.fault() : needed.fault();
    }
    const auto parsed = parseJson(answers.empty() ? "{}" : answers);
    if (!parsed || !parsed->is_object()) {
        return refusal("VER-CONFLICT", msg("assignment", "The declaration cannot be read. Answer "
                                                         "its questions again."));
    }
    std::int64_t answered = 0;
    bool any = false;
    for (const auto& [code, value] : parsed->as_object()) {
        const auto* text = value.if_string();
        answered += text && !text->empty() ? 1 : 0;
        any = any || (text && *text == codeOf(YesNoNa::Yes));
    }
    if (*needed && answered < *count) {
        return refusal("VER-CONFLICT",
                       Text(msg("assignment", "%1 of %2 questions of the declaration are answered. "
                                              "Answer all of them."),
                            {answered, *count}));
    }
    return any;
}

Status signDeclaration(Transaction& tx, const Record& a, const Values& args)
{
    const auto strokes = args.get(signature::kStrokes);
    if (!strokes || strokes->empty()) {
        return refusal("VER-CONFLICT", msg("assignment", "Sign the declaration of conflicts."));
    }
    Record s(signatureType(), tx.newId());
    Query q{.type = Visit::kType};
    q.with(equals(visit::kAssignment, Ref<Assignment>{a.id}));
    if (const auto visit = tx.first(q)) {
        s.set(visit_part::kVisit, Ref<Visit>{visit->id});
    }
    s.set(visit_part::kAssignment, Ref<Assignment>{a.id});
    s.set(signature::kForm, "V0");
    s.set(signature::kRole, signature::Role::ExternalVerifier);
    s.set(signature::kName, tx.context().actor.name);
    s.set(signature::kStrokes, strokes);
    s.set(signature::kShownHash, args.get(signature::kShownHash));
    s.set(signature::kSignedAt, tx.context().at);
    return tx.insert(s);
}

Status accept(Transaction& tx, Record a, bool conflict)
{
    if (conflict) {
        return refusal("VER-CONFLICT", msg("assignment", "You declared a conflict, so you cannot "
                                                         "take this visit. Decline it."));
    }
    MYSPIKE_TRY(tx.update(a));
    MYSPIKE_TRY(tx.transition(Assignment::kType, a.id, as::transition::kAccept));
    const auto requestId = a.getOr(as::kRequest, Ref<VerificationRequest>{}).id;
    MYSPIKE_TRY(tx.transition(VerificationRequest::kType, requestId, vr::transition::kAccept));
    // With her word the date stands (2 §2.5).
    MYSPIKE_TRY(tx.transition(VerificationRequest::kType, requestId, vr::transition::kSchedule));
    const auto request = tx.find(VerificationRequest::kType, requestId);
    return request ? issueCentreNotice(tx, a, request.record) : gone();
}

Status sendBack(Transaction& tx, const Record& a, const char* how, const char* requestHow)
{
    MYSPIKE_TRY(tx.transition(Assignment::kType, a.id, how));
    MYSPIKE_TRY(supersedeVisit(tx, a.id));
    MYSPIKE_TRY(endRights(tx, a));
    const auto requestId = a.getOr(as::kRequest, Ref<VerificationRequest>{}).id;
    MYSPIKE_TRY(tx.transition(VerificationRequest::kType, requestId, requestHow));
    auto request = tx.find(VerificationRequest::kType, requestId);
    return request ? pointToAssignment(tx, std::move(request.record), std::nullopt) : gone();
}

Status respond(Transaction& tx, const Id& id, const Values& args)
{
    auto found = tx.find(Assignment::kType, id);
    if (!found) {
        return gone();
    }
    Record a = std::move(found.record);
    const auto response = args.getOr(as::kResponse, as::Response::None);
    const auto answers = args.getOr(as::kConflictAnswers, std::string());
    const auto conflict = readDeclaration(tx, answers);
    if (!conflict) {
        return conflict.fault();
    }
    a.set(as::kResponse, response);
    a.set(as::kConflictAnswers, answers);
    a.set(as::kConflictDeclared, *conflict);
    a.set(as::kConflictText, args.get(as::kConflictText));
    a.set(as::kConflictSignedAt, tx.context().at);
    if (response == as::Response::Accepted) {
        MYSPIKE_TRY(signDeclaration(tx, a, args));
        return accept(tx, std::move(a), *conflict);
    }
    if (response != as::Response::Declined ||
        args.getOr(as::kDeclineReason, std::string()).empty()) {
        return refusal("VER-DECLINE", msg("assignment", "Say whether you accept; a refusal needs "
                                                        "its reason."));
    }
    a.set(as::kDeclineKind, args.get(as::kDeclineKind));
    a.set(as::kDeclineReason, args.get(as::kDeclineReason));
    MYSPIKE_TRY(tx.update(a));
    return sendBack(tx, a, as::transition::kDecline, vr::transition::kDecline);
}

/// Working days since the assignment, without those on which she is on another visit (2 §2.4).
bool replyIsOverdue(const Reader& tx, const Record& a, const ActContext& context)
{
    const auto reply = ruleValue(tx, RuleKey<std::int64_t>{"verification.clock.reply_working_days"},
                                 context.day());
    const auto verifier = tx.find(a.get(as::kVerifier));
    const WorkingDays days(tx, verifier ? verifier->get(external_verifier::kState) : std::nullopt);
    Query q{.type = Assignment::kType};
    q.with(equals(as::kVerifier, a.getOr(as::kVerifier, Ref<ExternalVerifier>{})));
    const auto others = tx.query(q);
    std::int64_t counted = 0;
    const auto since = a.getOr(as::kAssignedAt, context.at).day();
    for (Date d = since.plusDays(1); d <= context.day(); d = d.plusDays(1)) {
        const bool away = std::any_of(others.begin(), others.end(), [&](const Record& o) {
            const auto s = o.get(as::kState);
            const bool held = s == as::State::OnVisit || s == as::State::VisitClosed ||
                              s == as::State::Finished || s == as::State::PackageIssued;
            return o.id != a.id && held && o.getOr(as::kFrom, Date{}) <= d &&
                   d <= o.getOr(as::kTo, Date{});
        });
        counted += !away && days.isWorking(d) ? 1 : 0;
    }
    return reply && counted > *reply;
}

std::optional<Text> replyIsNotOverdue(const Reader& reader, const Record& a,
                                      const ActContext& context)
{
    if (!replyIsOverdue(reader, a, context)) {
        return msg("assignment", "She still has time to answer: days on which she is on a visit do "
                                 "not count.");
    }
    return std::nullopt;
}

Status lapse(Transaction& tx, const Id& id, const Values&)
{
    const auto a = tx.find(Assignment::kType, id);
    if (!a) {
        return gone();
    }
    return sendBack(tx, a.record, as::transition::kLapse, vr::transition::kLapse);
}

Status downloadPackage(Transaction& tx, const Id& id, const Values&)
{
    auto found = tx.find(Assignment::kType, id);
    if (!found) {
        return gone();
    }
    const Date today = tx.context().day();
    const auto valid =
        ruleValue(tx, RuleKey<std::int64_t>{"verification.package.valid_days"}, today);
    if (!valid) {
        return valid.fault();
    }
    Record a = std::move(found.record);
    a.set(as::kPackageVersion, a.getOr(as::kPackageVersion, std::int64_t{0}) + 1);
    a.set(as::kPackageExpires, today.plusDays(static_cast<int>(*valid)));
    a.set(as::kPackageDevice, tx.context().deviceName);
    MYSPIKE_TRY(tx.update(a));
    MYSPIKE_TRY(tx.transition(Assignment::kType, id, as::transition::kIssuePackage));
    return tx.transition(VerificationRequest::kType,
                         a.getOr(as::kRequest, Ref<VerificationRequest>{}).id,
                         vr::transition::kIssuePackage);
}

/// Guards see the assignment; the verifier is the one it names.
std::optional<Text> notHers(const Reader&, const Record& r, const ActContext& context)
{
    if (r.get(as::kVerifierUser) != Ref<User>{context.actor.user}) {
        return msg("assignment", "This assignment is another verifier's.");
    }
    return std::nullopt;
}

std::vector<FieldDef> assigningArgs()
{
    return {myspike::describe(as::kVerifier, {.label = msg("assignment", "Verifier"),
                                              .required = Required::Always}),
            myspike::describe(
                as::kFrom, {.label = msg("assignment", "First day"), .required = Required::Always}),
            myspike::describe(as::kDays, {.label = msg("assignment", "Days"),
                                          .required = Required::Always,
                                          .min = 1,
                                          .max = 30}),
            myspike::describe(as::kStartTime,
                              {.label = msg("assignment", "Begins at"), .maxLength = 5}),
            myspike::describe(as::kPart, {.label = msg("assignment", "Part")}),
            myspike::describe(arg::kOverrideReason,
                              {.label = msg("assignment", "Reason for an override"),
                               .kind = FieldKind::Paragraph})};
}

} // namespace

void describeAssigning(Catalogue& catalogue)
{
    catalogue.add({.name = command::kAssignVerifier,
                   .subject = VerificationRequest::kType,
                   .label = msg("verification", "Assign a verifier"),
                   .args = assigningArgs(),
                   .by = {role::kVerificationOfficer},
                   .from = codesOf(vr::State::AwaitingAssignment),
                   .where = Where::OnlineOnly,
                   .run = assignVerifier});
    catalogue.add({.name = command::kReplaceVerifier,
                   .subject = VerificationRequest::kType,
                   .label = msg("verification", "Replace the verifier"),
                   .args = assigningArgs(),
                   .by = {role::kVerificationOfficer},
                   .from = codesOf(vr::State::Assigned, vr::State::Accepted, vr::State::Scheduled,
                                   vr::State::PackageIssued, vr::State::OnVisit),
                   .where = Where::OnlineOnly,
                   .needsReason = true,
                   .run = replaceVerifier});
    catalogue.add(
        {.name = command::kRespond,
         .subject = Assignment::kType,
         .label = msg("verification", "Accept or decline"),
         .args = {myspike::describe(as::kResponse, {.label = msg("assignment", "Reply"),
                                                    .required = Required::Always}),
                  myspike::describe(as::kDeclineKind,
                                    {.label = msg("assignment", "Declined because of")}),
                  myspike::describe(as::kDeclineReason,
                                    {.label = msg("assignment", "Reason for declining"),
                                     .kind = FieldKind::Paragraph}),
                  myspike::describe(as::kConflictAnswers,
                                    {.label = msg("assignment", "Declaration of conflicts"),
                                     .kind = FieldKind::Json}),
                  myspike::describe(as::kConflictText,
                                    {.label = msg("assignment", "Conflict declared"),
                                     .kind = FieldKind::Paragraph}),
                  myspike::describe(signature::kStrokes, {.label = msg("signature", "Signature"),
                                                          .kind = FieldKind::Signature}),
                  myspike::describe(signature::kShownHash,
                                    {.label = msg("signature", "Digest of what was shown"),
                                     .kind = FieldKind::File})},
         .by = {role::kExternalVerifier},
         .from = codesOf(as::State::AwaitingReply),
         .guards = {{"VER-HERS", notHers}},
         .run = respond});
    catalogue.add({.name = command::kLapseAssignment,
                   .subject = Assignment::kType,
                   .label = msg("verification", "Take back: no reply in time"),
                   .args = {},
                   .by = {role::kVerificationOfficer},
                   .from = codesOf(as::State::AwaitingReply),
                   .where = Where::OnlineOnly,
                   .guards = {{"VER-LAPSE", replyIsNotOverdue}},
                   .run = lapse});
    catalogue.add({.name = command::kDownloadPackage,
                   .subject = Assignment::kType,
                   .label = msg("verification", "Download the package"),
                   .args = {},
                   .by = {role::kExternalVerifier},
                   .from = codesOf(as::State::Accepted, as::State::PackageIssued),
                   .where = Where::OnlineOnly,
                   .guards = {{"VER-HERS", notHers}},
                   .run = downloadPackage});
}

} // namespace myspike::verification
