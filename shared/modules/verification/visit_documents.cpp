#include "shared/modules/verification/visit_documents.h"

#include <algorithm>
#include <map>

#include <boost/json.hpp>

#include "shared/modules/mark_sheet.h"
#include "shared/modules/verification/letters.h"
#include "shared/modules/verification/visit_checks.h"

namespace myspike::verification {

namespace json = boost::json;
namespace as = assignment;

namespace {

// --- words that are put into the reader's language when the paper is printed ---------------------

json::object coded(const char* of, std::string_view code) { return {{"of", of}, {"code", code}}; }
template <class E> json::value coded(const char* of, const std::optional<E>& e)
{
    return e ? json::value(coded(of, codeOf(*e))) : json::value("");
}
json::object inBoth(const std::string& malay, const std::string& english)
{
    return {{"ms", malay.empty() ? english : malay}, {"en", english.empty() ? malay : english}};
}
json::value yesOrNo(const std::optional<bool>& b)
{
    return b ? json::value(coded("answer", codeOf(*b ? YesNoNa::Yes : YesNoNa::No)))
             : json::value("");
}

std::string shown(const std::optional<Date>& d) { return d ? d->toDisplay() : std::string(); }
std::string shown(const std::optional<Instant>& at) { return at ? at->toDisplay() : std::string(); }
std::string shown(const std::optional<Hundredths>& m) { return m ? m->toFixed() : std::string(); }
/// The forms print RM at the head of the column.
std::string inRinggit(Money m) { return Hundredths{m.sen}.toFixed(); }
std::string shown(const std::optional<std::int64_t>& n) { return n ? std::to_string(*n) : ""; }

std::string nameOf(const Reader& reader, const Record& part)
{
    const auto who = reader.find(part.get(visit_part::kTrainee));
    return who ? who->text(trainee::kName) : std::string();
}

template <class Tag>
std::string unitOf(const Reader& reader, const Record& r, const Field<Ref<Tag>>& f)
{
    const auto unit = reader.find(r.get(f));
    return unit ? unit->text(competency_unit::kNumber) : std::string();
}

/// Rows in an order that does not hang on when they reached this machine.
json::array sorted(std::vector<std::pair<std::string, json::object>> rows)
{
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    json::array out;
    for (auto& [key, row] : rows) {
        out.push_back(std::move(row));
    }
    return out;
}

json::object signatureOf(const Record& s)
{
    json::object o{{"name", s.text(signature::kName)},
                   {"strokes", s.text(signature::kStrokes)},
                   {"shown_hash", s.text(signature::kShownHash)},
                   {"refused", s.getOr(signature::kRefused, false)},
                   {"refusal_reason", s.text(signature::kRefusalReason)},
                   {"witness", s.text(signature::kWitness)}};
    if (const auto at = s.get(signature::kSignedAt)) {
        o["signed_at"] = at->ms;
    }
    return o;
}

/// The last signature of a role on a form of the visit.
std::optional<Record> lastSignature(const Reader& reader, const Record& visit,
                                    std::string_view form, signature::Role role)
{
    std::optional<Record> last;
    for (auto& s : partsOf(reader, Signature::kType, visit)) {
        if (s.text(signature::kForm) == form && s.get(signature::kRole) == role &&
            (!last || std::pair(last->get(signature::kSignedAt), last->id) <
                          std::pair(s.get(signature::kSignedAt), s.id))) {
            last = std::move(s);
        }
    }
    return last;
}

void addSignatures(const Reader& reader, const Record& visit, json::object& values)
{
    for (const auto role : {signature::Role::CentreManager, signature::Role::ExternalVerifier}) {
        if (const auto s = lastSignature(reader, visit, "V10", role)) {
            values["signature:" + std::string(codeOf(role))] = signatureOf(*s);
        }
    }
}

struct Frame
{
    Record assignment;
    Record request;
    json::object values;
};

/// What every paper of a visit says at its head.
std::optional<Frame> frameOf(const Transaction& tx, const Id& assignment)
{
    auto a = tx.find(Assignment::kType, assignment);
    auto request = a ? tx.find(a->get(as::kRequest)) : Lookup{};
    if (!request) {
        return std::nullopt;
    }
    Frame f{std::move(a.record), std::move(request.record), {}};
    f.values = commonValues(tx, f.request);
    addAssignment(tx, f.assignment, f.values);
    return f;
}

// --- the slip ------------------------------------------------------------------------------------

json::array slipTotals(const Transaction& tx, const Record& visit)
{
    std::int64_t matching = 0;
    for (const auto& c : partsOf(tx, IdentityCheck::kType, visit)) {
        matching += c.get(identity_check::kResult) == identity_check::Result::Matches ? 1 : 0;
    }
    std::map<trainee_recommendation::Recommendation, std::int64_t> words;
    for (const auto& r : partsOf(tx, TraineeRecommendation::kType, visit)) {
        if (const auto word = r.get(trainee_recommendation::kRecommendation)) {
            ++words[*word];
        }
    }
    using R = trainee_recommendation::Recommendation;
    json::array rows;
    const auto add = [&](const char* code, std::size_t n) {
        rows.push_back(
            json::object{{"label", coded("slip_total", code)}, {"count", std::to_string(n)}});
    };
    add("trainees", traineesOfVisit(tx, visit).size());
    add("identities", static_cast<std::size_t>(matching));
    add("sample", partsOf(tx, SampleEntry::kType, visit).size());
    add("observations", partsOf(tx, PracticalObservation::kType, visit).size());
    add("competent", static_cast<std::size_t>(words[R::Competent]));
    add("not_yet_competent", static_cast<std::size_t>(words[R::NotYetCompetent]));
    add("deferred", static_cast<std::size_t>(words[R::Deferred]));
    return rows;
}

/// Numbered in the order of raising: their own numbers come from the server.
json::array findingsOf(const Transaction& tx, const Record& visit)
{
    auto all = partsOf(tx, RaisedFinding::kType, visit);
    std::sort(all.begin(), all.end(), [](const Record& a, const Record& b) { return a.id < b.id; });
    json::array rows;
    for (const auto& f : all) {
        rows.push_back(
            json::object{{"number", std::to_string(rows.size() + 1)},
                         {"category", coded("finding_category", f.get(finding::kCategory))},
                         {"clause", f.text(finding::kClause)},
                         {"description", f.text(finding::kDescription)},
                         {"evidence", f.text(finding::kEvidence)},
                         {"due", shown(f.get(finding::kDueOn))}});
    }
    return rows;
}

// --- the report ----------------------------------------------------------------------------------

json::array attendanceOf(const Transaction& tx, const Record& visit)
{
    struct Present
    {
        std::optional<visit_attendance::Role> role;
        std::optional<bool> opening;
        std::optional<bool> closing;
    };
    std::map<std::pair<std::string, std::string>, Present> people;
    for (const auto& a : partsOf(tx, VisitAttendance::kType, visit)) {
        const auto role = a.get(visit_attendance::kRole);
        auto& p = people[{role ? codeOf(*role) : "", a.text(visit_attendance::kName)}];
        p.role = role;
        (a.get(visit_attendance::kMeeting) == visit_attendance::Meeting::Opening ? p.opening
                                                                                 : p.closing) =
            a.get(visit_attendance::kPresent);
    }
    json::array rows;
    for (const auto& [key, p] : people) {
        rows.push_back(json::object{{"role", coded("attendance_role", p.role)},
                                    {"name", key.second},
                                    {"opening", yesOrNo(p.opening)},
                                    {"closing", yesOrNo(p.closing)}});
    }
    return rows;
}

json::value answerOf(const Record& a)
{
    if (const auto choice = a.get(checklist_answer::kChoice)) {
        return coded("answer", codeOf(*choice));
    }
    if (const auto scale = a.get(checklist_answer::kScale)) {
        return json::value(std::to_string(*scale));
    }
    if (const auto number = a.get(checklist_answer::kNumber)) {
        return json::value(std::to_string(*number));
    }
    return json::value(a.text(checklist_answer::kText));
}

json::array checklistOf(const Transaction& tx, const std::vector<Record>& answers,
                        std::string_view form)
{
    std::vector<std::pair<std::string, json::object>> rows;
    for (const auto& a : answers) {
        const auto item = tx.find(a.get(checklist_answer::kItem));
        if (!item || item->text(checklist_item::kForm) != form) {
            continue;
        }
        auto code = a.text(checklist_answer::kCode);
        const auto unit = unitOf(tx, a, checklist_answer::kUnit);
        if (!unit.empty()) {
            code += " " + unit;
        }
        rows.emplace_back(
            code, json::object{{"code", code},
                               {"question", inBoth(item->text(checklist_item::kQuestionMs),
                                                   item->text(checklist_item::kQuestionEn))},
                               {"answer", answerOf(a)},
                               {"remark", a.text(visit_part::kNote)}});
    }
    return sorted(std::move(rows));
}

json::array personnelOf(const Transaction& tx, const Record& visit, const Record& assignment)
{
    Query q{.type = PersonnelCertificate::kType};
    q.with(equals(personnel_certificate::kCentre, visit.getOr(visit::kCentre, Ref<Centre>{})));
    const auto attended = partsOf(tx, VisitAttendance::kType, visit);
    std::vector<std::pair<std::string, json::object>> rows;
    for (const auto& c : tx.query(q)) {
        const auto noss = c.get(personnel_certificate::kNoss);
        if (noss && noss != assignment.get(as::kNoss)) {
            continue;
        }
        std::optional<bool> present;
        for (const auto& a : attended) {
            if (a.get(visit_attendance::kCertificate) == Ref<PersonnelCertificate>{c.id}) {
                present = present.value_or(false) || a.getOr(visit_attendance::kPresent, false);
            }
        }
        const auto post = c.get(personnel_certificate::kPost);
        rows.emplace_back((post ? std::to_string(static_cast<int>(*post)) : "9") +
                              c.text(personnel_certificate::kHolder) + c.id.toString(),
                          json::object{{"name", c.text(personnel_certificate::kHolder)},
                                       {"post", coded("post", post)},
                                       {"recognition", c.text(personnel_certificate::kNumber)},
                                       {"expires", shown(c.get(personnel_certificate::kTo))},
                                       {"present", yesOrNo(present)}});
    }
    return sorted(std::move(rows));
}

json::array shortfallsOf(const Transaction& tx, const Record& visit)
{
    std::vector<std::pair<std::string, json::object>> rows;
    for (const auto& e : partsOf(tx, EquipmentCount::kType, visit)) {
        const auto required = e.get(equipment_count::kRequired);
        const auto counted = e.get(equipment_count::kCounted);
        const auto item = tx.find(e.get(equipment_count::kEquipment));
        if (!item || !required || !counted || *counted >= *required) {
            continue;
        }
        const auto unit = unitOf(tx, *item, noss_equipment::kUnit);
        rows.emplace_back(unit + item->text(noss_equipment::kItem),
                          json::object{{"unit", unit},
                                       {"item", inBoth(item->text(noss_equipment::kItem),
                                                       item->text(noss_equipment::kItemEn))},
                                       {"ratio", item->text(noss_equipment::kRatio)},
                                       {"required", std::to_string(*required)},
                                       {"claimed", shown(e.get(equipment_count::kClaimed))},
                                       {"counted", std::to_string(*counted)},
                                       {"shortfall", std::to_string(*required - *counted)}});
    }
    return sorted(std::move(rows));
}

void addIdentities(const Transaction& tx, const Record& visit, json::object& values)
{
    using R = identity_check::Result;
    std::map<R, std::int64_t> counts;
    std::vector<std::pair<std::string, json::object>> exceptions;
    for (const auto& c : partsOf(tx, IdentityCheck::kType, visit)) {
        const auto result = c.getOr(identity_check::kResult, R::Absent);
        ++counts[result];
        const auto who = tx.find(c.get(visit_part::kTrainee));
        if (result != R::Matches && who) {
            const auto reason = c.text(identity_check::kAbsenceReason);
            exceptions.emplace_back(
                who->text(trainee::kNumber) + who->id.toString(),
                json::object{{"name", who->text(trainee::kName)},
                             {"identity", who->text(trainee::kIdentity)},
                             {"outcome", coded("identity_result", codeOf(result))},
                             {"reason", reason.empty() ? c.text(visit_part::kNote) : reason}});
        }
    }
    values["identity_summary"] = json::object{
        {"of", "identity_summary"},
        {"args", json::array{counts[R::Matches], counts[R::DoesNotMatch], counts[R::Absent]}}};
    values["identity_exceptions"] = sorted(std::move(exceptions));
}

json::object reasonsOf(const std::string& joined)
{
    json::array codes;
    for (std::size_t from = 0; from < joined.size();) {
        const auto to = std::min(joined.find('|', from), joined.size());
        codes.push_back(json::value(joined.substr(from, to - from)));
        from = to + 1;
    }
    return {{"of", "sample_reason"}, {"codes", std::move(codes)}};
}

json::array sampleOf(const Transaction& tx, const Record& visit)
{
    namespace se = sample_entry;
    std::vector<std::pair<std::string, json::object>> rows;
    const auto portfolios = partsOf(tx, PortfolioCheck::kType, visit);
    const auto observations = partsOf(tx, PracticalObservation::kType, visit);
    const auto isIn = [](const std::vector<Record>& all, const Record& entry) {
        return std::any_of(all.begin(), all.end(), [&](const Record& r) {
            return r.get(visit_part::kTrainee) == entry.get(visit_part::kTrainee);
        });
    };
    for (const auto& e : partsOf(tx, SampleEntry::kType, visit)) {
        const bool script = std::any_of(portfolios.begin(), portfolios.end(), [&](const Record& p) {
            return p.get(visit_part::kTrainee) == e.get(visit_part::kTrainee) &&
                   p.get(portfolio_check::kScriptPresent) == YesNoNa::Yes;
        });
        auto ordinal = std::to_string(e.getOr(se::kOrdinal, std::int64_t{0}));
        ordinal.insert(0, ordinal.size() < 6 ? 6 - ordinal.size() : 0, '0');
        rows.emplace_back(
            ordinal,
            json::object{
                {"name", nameOf(tx, e)},
                {"reason", reasonsOf(e.text(se::kReasons))},
                {"portfolio", yesOrNo(e.getOr(se::kPortfolioChecked, isIn(portfolios, e)))},
                {"script", yesOrNo(e.getOr(se::kScriptChecked, script))},
                {"practical", yesOrNo(e.getOr(se::kObserved, isIn(observations, e)))},
                {"outcome", coded("sample_outcome", e.get(se::kOutcome))}});
    }
    return sorted(std::move(rows));
}

/// Whether a row of a critical item was scored with nothing.
bool criticalFailed(const Transaction& tx, const Record& observation)
{
    Query q{.type = ObservationScore::kType};
    q.with(equals(observation_score::kObservation, Ref<PracticalObservation>{observation.id}));
    for (const auto& s : tx.query(q)) {
        const auto row = tx.find(s.get(observation_score::kRow));
        if (row && row->get(marking_scheme_row::kGroup) == marking_scheme_row::Group::Critical &&
            s.getOr(observation_score::kScore, std::int64_t{1}) == 0) {
            return true;
        }
    }
    return false;
}

json::array observationsOf(const Transaction& tx, const Record& visit)
{
    namespace po = practical_observation;
    std::vector<std::pair<std::string, json::object>> rows;
    for (const auto& o : partsOf(tx, PracticalObservation::kType, visit)) {
        const auto scheme = tx.find(o.get(po::kScheme));
        const auto name = nameOf(tx, o);
        rows.emplace_back(
            name + o.id.toString(),
            json::object{{"name", name},
                         {"unit", scheme ? scheme->text(marking_scheme::kCode) : ""},
                         {"score", shown(o.get(po::kScore))},
                         {"critical", coded("critical", criticalFailed(tx, o) ? "failed" : "met")},
                         {"result", coded("observation", o.get(po::kResult))}});
    }
    return sorted(std::move(rows));
}

json::array amendmentsOf(const Transaction& tx, const Record& visit)
{
    namespace ma = mark_amendment;
    Query q{.type = MarkAmendment::kType};
    q.with(equals(ma::kVisit, Ref<Visit>{visit.id}));
    std::vector<std::pair<std::string, json::object>> rows;
    for (const auto& a : tx.query(q)) {
        const auto who = tx.find(a.get(ma::kTrainee));
        const auto name = who ? who->text(trainee::kName) : std::string();
        rows.emplace_back(name + a.id.toString(),
                          json::object{{"name", name},
                                       {"unit", unitOf(tx, a, ma::kUnit)},
                                       {"component", coded("component", a.get(ma::kComponent))},
                                       {"centre_mark", shown(a.get(ma::kOld))},
                                       {"verifier_mark", shown(a.get(ma::kNew))},
                                       {"reason", a.text(ma::kReason)}});
    }
    return sorted(std::move(rows));
}

Status addRecommendations(const Transaction& tx, const Record& visit, json::object& values)
{
    std::map<Id, Record> given;
    for (auto& r : partsOf(tx, TraineeRecommendation::kType, visit)) {
        const auto id = r.getOr(visit_part::kTrainee, Ref<Trainee>{}).id;
        given.insert_or_assign(id, std::move(r));
    }
    json::array rows;
    for (const auto& batch : batchesOfVisit(tx, visit)) {
        const auto sheet = loadMarkSheet(tx, batch);
        if (!sheet) {
            return sheet.fault();
        }
        for (const auto& row : sheet->rows) {
            const auto it = given.find(row.trainee.id);
            json::object o{{"no", std::to_string(rows.size() + 1)},
                           {"name", row.trainee.text(trainee::kName)},
                           {"identity", row.trainee.text(trainee::kIdentity)},
                           {"total", row.counting.total.toFixed()},
                           {"recommendation", ""},
                           {"remark", ""}};
            if (it != given.end()) {
                o["recommendation"] = coded(
                    "recommendation", it->second.get(trainee_recommendation::kRecommendation));
                o["remark"] = it->second.text(trainee_recommendation::kReason);
            }
            rows.push_back(std::move(o));
        }
    }
    values["recommendations"] = std::move(rows);
    return okStatus();
}

std::optional<Record> documentOf(const Transaction& tx, const Record& report)
{
    Query q{.type = Document::kType};
    q.with(equals(document::kTemplate, document::Template::VisitReport))
        .with(equals(document::kAssignment,
                     report.getOr(visit_part::kAssignment, Ref<Assignment>{})));
    std::optional<Record> last;
    for (auto& d : tx.query(q)) {
        if (!last || std::pair(last->text(document::kNumber), last->id) <
                         std::pair(d.text(document::kNumber), d.id)) {
            last = std::move(d);
        }
    }
    return last;
}

} // namespace

Status issueSlip(Transaction& tx, const Record& visit)
{
    auto f = frameOf(tx, visit.getOr(visit::kAssignment, Ref<Assignment>{}).id);
    if (!f) {
        return okStatus();
    }
    auto& v = f->values;
    v["arrived_at"] = shown(visit.get(visit::kArrivedAt));
    v["finished_at"] = shown(visit.get(visit::kLeftAt));
    v["centre_comments"] = visit.text(visit::kCentreComment);
    v["visit_totals"] = slipTotals(tx, visit);
    v["findings"] = findingsOf(tx, visit);
    v["no_findings_note"] = v["findings"].as_array().empty()
                                ? json::value(coded("sentence", "no_findings"))
                                : json::value("");
    addSignatures(tx, visit, v);
    return issueLetter(tx, document::Template::VisitSlip, v, f->request,
                       Ref<Assignment>{f->assignment.id}, std::nullopt);
}

Status issueReport(Transaction& tx, const Record& report)
{
    const auto visit = tx.find(report.get(visit_part::kVisit));
    auto f = frameOf(tx, report.getOr(visit_part::kAssignment, Ref<Assignment>{}).id);
    if (!visit || !f) {
        return okStatus();
    }
    auto& v = f->values;
    v["report_version"] = std::to_string(report.getOr(visit_report::kVersion, std::int64_t{1}));
    v["attendance"] = attendanceOf(tx, *visit);
    const auto answers = partsOf(tx, ChecklistAnswer::kType, *visit);
    v["checklist_v2"] = checklistOf(tx, answers, "V2");
    v["checklist_v3"] = checklistOf(tx, answers, "V3");
    v["checklist_v4"] = checklistOf(tx, answers, "V4");
    v["personnel"] = personnelOf(tx, *visit, f->assignment);
    v["equipment_shortfalls"] = shortfallsOf(tx, *visit);
    addIdentities(tx, *visit, v);
    v["sample_seed"] = std::to_string(f->assignment.getOr(as::kSeed, std::int64_t{0}));
    v["sample"] = sampleOf(tx, *visit);
    v["sample_count"] = std::to_string(v["sample"].as_array().size());
    v["trainee_count"] = std::to_string(traineesOfVisit(tx, *visit).size());
    v["observations"] = observationsOf(tx, *visit);
    v["mark_amendments"] = amendmentsOf(tx, *visit);
    MYSPIKE_TRY(addRecommendations(tx, *visit, v));
    v["group_recommendation"] =
        coded("report_recommendation", report.get(visit_report::kRecommendation));
    v["findings"] = findingsOf(tx, *visit);
    v["summary"] = report.text(visit_report::kSummary);
    v["strengths"] = report.text(visit_report::kStrengths);
    v["advice"] = report.text(visit_report::kAdvice);
    v["centre_comments"] = visit->text(visit::kCentreComment);
    // Handing it in is her declaration: name and moment, by her log-in.
    json::object signedBy{{"name", f->assignment.text(as::kVerifierName)}};
    if (const auto at = report.get(visit_report::kSubmittedAt)) {
        signedBy["signed_at"] = at->ms;
    }
    v["signature:external_verifier"] = std::move(signedBy);
    return issueLetter(tx, document::Template::VisitReport, v, f->request,
                       Ref<Assignment>{f->assignment.id}, report.get(visit_report::kVerifierUser));
}

Status releaseReport(Transaction& tx, const Record& report)
{
    const auto paper = documentOf(tx, report);
    if (!paper) {
        return okStatus(); // submitted before reports were papers
    }
    Values args;
    for (const auto& f : paper->type().fields) {
        const std::string_view name = f.name;
        if (name != document::kAddressee.name && name != document::kNumber.name &&
            name != document::kDigest.name && name != document::kIssuedOn.name) {
            args.setValue(name, paper->value(name));
        }
    }
    return tx.run(documents::command::kIssue, tx.newId(), args);
}

Status issueReplacementNotice(Transaction& tx, const Record& assignment, const Record& request,
                              const std::string& reason)
{
    auto values = commonValues(tx, request);
    addOfficer(tx, values);
    addAssignment(tx, assignment, values);
    values["replacement_reason"] = reason;
    values["work_note"] =
        coded("sentence",
              assignment.get(as::kState) == as::State::OnVisit ? "work_is_kept" : "no_work_yet");
    return issueLetter(tx, document::Template::ReplacementNotice, values, request,
                       Ref<Assignment>{assignment.id}, assignment.get(as::kVerifierUser));
}

Status issueClaimForm(Transaction& tx, const Record& c)
{
    auto f = frameOf(tx, c.getOr(claim::kAssignment, Ref<Assignment>{}).id);
    if (!f) {
        return okStatus();
    }
    auto& v = f->values;
    v["claim_number"] = c.text(claim::kNumber);
    v["verifier_identity"] = "";
    if (const auto person = tx.find(c.get(claim::kVerifierUser))) {
        v["verifier_identity"] = person->text(user::kIdentity);
    }
    v["vendor_number"] = "";
    if (const auto verifier = tx.find(f->assignment.get(as::kVerifier))) {
        v["vendor_number"] =
            coded("vendor_status", verifier->get(external_verifier::kVendorStatus));
    }
    v["bank_account"] = "";
    v["report_date"] =
        shown(f->request.get(verification_request::kReportedAt)
                  ? std::optional(f->request.get(verification_request::kReportedAt)->day())
                  : std::nullopt);
    Query q{.type = ClaimLine::kType};
    q.with(equals(claim_line::kClaim, Ref<Claim>{c.id}));
    std::vector<std::pair<std::string, json::object>> rows;
    for (const auto& line : tx.query(q)) {
        const auto date = line.get(claim_line::kDate);
        const auto rate = line.get(claim_line::kRate);
        rows.emplace_back(
            (date ? date->toIso() : "") +
                std::to_string(
                    static_cast<int>(line.getOr(claim_line::kKind, claim_line::Kind::Honorarium))) +
                line.id.toString(),
            json::object{{"date", shown(date)},
                         {"kind", coded("claim_kind", line.get(claim_line::kKind))},
                         {"particulars", line.text(claim_line::kNote)},
                         {"quantity", shown(line.get(claim_line::kQuantity))},
                         {"rate", rate ? inRinggit(*rate) : std::string()},
                         {"amount", inRinggit(line.getOr(claim_line::kAmount, Money{}))},
                         {"receipt", yesOrNo(line.has(claim_line::kReceipt))}});
    }
    v["claim_lines"] = sorted(std::move(rows));
    v["claim_total"] = inRinggit(c.getOr(claim::kTotal, Money{}));
    json::object signedBy{{"name", f->assignment.text(as::kVerifierName)}};
    if (const auto at = c.get(claim::kSubmittedAt)) {
        signedBy["signed_at"] = at->ms;
    }
    v["signature:external_verifier"] = std::move(signedBy);
    return issueLetter(tx, document::Template::ClaimForm, v, f->request,
                       Ref<Assignment>{f->assignment.id}, c.get(claim::kVerifierUser));
}

} // namespace myspike::verification
