#include "shared/modules/verification/letters.h"

#include <boost/json.hpp>

#include "shared/base/json.h"
#include "shared/base/unicode.h"
#include "shared/modules/verification/letter_tables.h"
#include "shared/schema/rule_book.h"

namespace myspike::verification {

namespace json = boost::json;

namespace {

std::string shown(const std::optional<Date>& d) { return d ? d->toDisplay() : std::string(); }

/// "24/11/2026 – 25/11/2026", or one day.
std::string period(const std::optional<Date>& from, const std::optional<Date>& to)
{
    return !to || from == to ? shown(from) : shown(from) + " – " + shown(to);
}

/// When the visit begins: as the officer or the centre wrote it, otherwise the usual hour.
std::string startTime(const Transaction& tx, const Record& a)
{
    const auto written = a.text(assignment::kStartTime);
    if (!written.empty()) {
        return written;
    }
    const auto usual = ruleValue(tx, RuleKey<std::string>{"verification.visit.start_time"},
                                 a.getOr(assignment::kFrom, tx.context().day()));
    return usual ? *usual : std::string();
}

} // namespace

json::object commonValues(const Transaction& tx, const Record& request)
{
    namespace vr = verification_request;
    json::object v;
    v["letter_date"] = tx.context().day().toDisplay();
    v["request_number"] = request.text(vr::kNumber);
    v["request_date"] =
        request.has(vr::kSubmittedAt) ? request.get(vr::kSubmittedAt)->day().toDisplay() : "";
    if (const auto centre = tx.find(request.get(vr::kCentre))) {
        v["centre_name"] = centre->text(centre::kName);
        v["centre_name_upper"] = toUpper(centre->text(centre::kName));
        v["centre_code"] = centre->text(centre::kCode);
        v["centre_address"] = centre->text(centre::kAddress);
    }
    v["visit_place"] = request.text(vr::kPlace);
    v["contact_name"] = request.text(vr::kContact);
    v["centre_reference"] = request.text(vr::kCentreReference);
    if (const auto noss = tx.find(request.get(vr::kNoss))) {
        v["noss_code"] = noss->text(noss::kCode);
        v["noss_title"] = noss->text(noss::kTitleMs);
        v["noss_title_en"] = noss->text(noss::kTitleEn);
    }
    v["level"] = std::to_string(request.getOr(vr::kLevel, std::int64_t{0}));
    v["trainee_count"] = std::to_string(request.getOr(vr::kTraineeCount, std::int64_t{0}));
    std::string groups;
    std::string method;
    Query q{.type = RequestBatch::kType};
    q.with(equals(request_batch::kRequest, Ref<VerificationRequest>{request.id}));
    for (const auto& row : tx.query(q)) {
        if (const auto batch = tx.find(row.get(request_batch::kBatch))) {
            groups += (groups.empty() ? "" : ", ") + batch->text(trainee_batch::kNumber);
            method =
                codeOf(batch->getOr(trainee_batch::kMethod, trainee_batch::Method::CreditUnit));
        }
    }
    v["group_codes"] = groups;
    v["assessment_method"] = method;
    v["copies"] = "";
    return v;
}

void addOfficer(const Transaction& tx, json::object& v, const std::optional<Ref<User>>& other)
{
    v["officer_name"] = other ? std::string() : tx.context().actor.name;
    v["officer_phone"] = "";
    v["officer_email"] = "";
    const Id who = other ? other->id : tx.context().actor.user;
    if (const auto officer = tx.find(User::kType, who)) {
        v["officer_name"] = officer->text(user::kName);
        v["officer_phone"] = officer->text(user::kPhone);
        v["officer_email"] = officer->text(user::kEmail);
    }
}

void addAssignment(const Transaction& tx, const Record& a, json::object& v)
{
    namespace as = assignment;
    v["assignment_number"] = a.text(as::kNumber);
    v["verifier_name"] = a.text(as::kVerifierName);
    v["verifier_role"] = codeOf(a.getOr(as::kPart, as::Part::Lead));
    v["visit_dates"] = period(a.get(as::kFrom), a.get(as::kTo));
    v["visit_days"] = std::to_string(a.getOr(as::kDays, std::int64_t{1}));
    v["visit_start_time"] = startTime(tx, a);
    v["reply_due"] = shown(a.get(as::kReplyBy));
    v["report_due"] = shown(a.get(as::kReportDue));
    const auto claimDays =
        ruleValue(tx, RuleKey<std::int64_t>{"verification.clock.claim_days"}, tx.context().day());
    const auto to = a.get(as::kTo);
    v["claim_due"] =
        to && claimDays ? to->plusDays(static_cast<int>(*claimDays)).toDisplay() : std::string();
    v["verifier_address"] = "";
    v["verifier_number"] = "";
    if (const auto verifier = tx.find(a.get(as::kVerifier))) {
        v["verifier_address"] = verifier->text(external_verifier::kAddress);
        v["verifier_number"] = verifier->text(external_verifier::kNumber);
    }
}

Status issueLetter(Transaction& tx, document::Template kind, const json::object& values,
                   const Record& request, const std::optional<Ref<Assignment>>& assignment,
                   const std::optional<Ref<User>>& addressee)
{
    auto text = canonicalJson(values);
    if (!text) {
        return std::move(text).fault();
    }
    Values args;
    args.set(document::kTemplate, kind)
        .set(document::kLanguage, document::Language::Malay)
        .set(document::kValues, *text)
        .set(document::kRequest, Ref<VerificationRequest>{request.id});
    if (const auto centre = request.get(verification_request::kCentre)) {
        args.set(document::kCentre, *centre);
    }
    if (assignment) {
        args.set(document::kAssignment, *assignment);
    }
    if (addressee) {
        args.set(document::kAddressee, *addressee);
    }
    return tx.run(documents::command::kIssue, tx.newId(), args);
}

Status issueAppointmentLetter(Transaction& tx, const Record& a, const Record& request,
                              const std::string& overrideReason)
{
    auto values = commonValues(tx, request);
    addOfficer(tx, values);
    addAssignment(tx, a, values);
    values["override_note"] = overrideReason;
    return issueLetter(tx, document::Template::AppointmentLetter, values, request,
                       Ref<Assignment>{a.id}, a.get(assignment::kVerifierUser));
}

Status issueCentreNotice(Transaction& tx, const Record& a, const Record& request)
{
    auto values = commonValues(tx, request);
    // It follows from the verifier's word, but who assigned her writes it.
    addOfficer(tx, values, a.get(assignment::kAssignedBy));
    addAssignment(tx, a, values);
    return issueLetter(tx, document::Template::CentreNotice, values, request, Ref<Assignment>{a.id},
                       std::nullopt);
}

Status issueToCentre(Transaction& tx, document::Template kind, const Record& request,
                     const std::string& decision, const std::string& reason)
{
    auto values = commonValues(tx, request);
    addOfficer(tx, values);
    if (const auto a = tx.find(request.get(verification_request::kAssignment))) {
        addAssignment(tx, *a, values);
    }
    values["decision"] = decision;
    values["decision_reasons"] = reason;
    values["decision_date"] = request.has(verification_request::kDecidedAt)
                                  ? request.get(verification_request::kDecidedAt)->day().toDisplay()
                                  : tx.context().day().toDisplay();
    values["report_date"] = request.has(verification_request::kReportedAt)
                                ? request.get(verification_request::kReportedAt)->day().toDisplay()
                                : "";
    const auto months = ruleValue(
        tx, RuleKey<std::int64_t>{"assessment.repeat.final_within_months"}, tx.context().day());
    values["repeat_within_months"] = months ? std::to_string(*months) : "";
    values["effect_on_results"] = "held";
    values["appeal_note"] = "";
    addFindings(tx, request, values);
    if (decision != codeOf(verification_decision::Decision::Conditional)) {
        values["conditions"] = "";
    }
    addResults(tx, request, values);
    return issueLetter(tx, kind, values, request, std::nullopt, std::nullopt);
}

} // namespace myspike::verification
