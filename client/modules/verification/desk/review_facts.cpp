#include "client/modules/verification/desk/review_facts.h"

#include <algorithm>
#include <boost/json.hpp>

#include "client/modules/verification/desk/form_summaries.h"
#include "shared/base/json.h"
#include "shared/base/money.h"
#include "shared/schema/record_type.h"
#include "shared/sync/operation.h"
#include "shared/sync/records.h"

namespace myspike::desk {

namespace {

namespace vr = verification_request;

std::vector<Record> partsOf(const Reader& reader, const char* type, const Ref<Visit>& visit)
{
    Query q{.type = type};
    q.with(equals(visit_part::kVisit, visit));
    return reader.query(q);
}

/// When the verifier's copy of the register was made; the assignment where that is not told.
Instant packageMadeAt(const Reader& reader, const Record& assignment)
{
    Query q{.type = history::Entry::kType};
    q.with(equals(history::kRecordId, assignment.id.toString()));
    Instant at = assignment.getOr(assignment::kAssignedAt, Instant{});
    for (const auto& e : reader.query(q)) {
        const auto act = e.text(history::kAct);
        if (act == verification::command::kDownloadPackage ||
            act == assignment::transition::kIssuePackage) {
            at = std::max(at, e.getOr(history::kDoneAt, at),
                          [](Instant a, Instant b) { return a.ms < b.ms; });
        }
    }
    return at;
}

std::string asWords(const boost::json::value* v)
{
    if (v == nullptr || v->is_null()) {
        return {};
    }
    return v->is_string() ? std::string(v->get_string()) : boost::json::serialize(*v);
}

Text asIs(std::string words)
{
    Text text;
    text.text = std::move(words);
    return text;
}

/// A value of the history as people read it: a label, a day, the title of what it points to.
Text shownValue(const Reader& reader, const RecordType& type, const std::string& field,
                const std::string& told)
{
    const auto* def = type.field(field);
    if (told.empty() || !def) {
        return told.empty() ? Text(msg("review", "nothing")) : asIs(told);
    }
    switch (def->kind) {
    case FieldKind::Reference:
        if (const auto id = Id::parse(told)) {
            const auto to = reader.find(def->refType, *id);
            return asIs(to ? to->type().titleOf(*to) : std::string("–"));
        }
        return asIs(told);
    case FieldKind::Integer:
    case FieldKind::Decimal:
    case FieldKind::Money:
    case FieldKind::Boolean:
    case FieldKind::Date:
    case FieldKind::Instant: {
        const auto n = parseInteger(told);
        return displayText(*def, n ? Value(*n) : Value(told));
    }
    default:
        return displayText(*def, Value(told));
    }
}

/// Acts of the verification itself move groups on; that is no change of the register.
bool isOfRegister(const Record& record, const std::string& act)
{
    return act == kEdit || record.typeKey() != TraineeBatch::kType;
}

void addChanges(const Reader& reader, const Record& record, Instant since,
                std::vector<RegisterChange>& out)
{
    Query q{.type = history::Entry::kType};
    q.with(equals(history::kRecordId, record.id.toString()));
    q.orderBy(history::kDoneAt.name);
    std::vector<RegisterChange> mine;
    for (const auto& e : reader.query(q)) {
        const auto at = e.getOr(history::kDoneAt, Instant{});
        if (e.text(history::kAct) == kCreate || at.ms <= since.ms ||
            !isOfRegister(record, e.text(history::kAct))) {
            continue;
        }
        const auto parsed = parseJson(e.text(history::kChanges));
        if (!parsed || !parsed->is_array()) {
            continue;
        }
        for (const auto& c : parsed->get_array()) {
            const auto* change = c.if_object();
            if (!change) {
                continue;
            }
            const auto field = asWords(change->if_contains("field"));
            auto it = std::find_if(mine.begin(), mine.end(),
                                   [&](const RegisterChange& m) { return m.field == field; });
            if (it == mine.end()) {
                RegisterChange first;
                first.type = std::string(record.typeKey());
                first.record = record.id;
                first.what = record.type().titleOf(record);
                first.field = field;
                first.before = asWords(change->if_contains("from"));
                mine.push_back(std::move(first));
                it = mine.end() - 1;
            }
            it->after = asWords(change->if_contains("to"));
            it->who = e.text(history::kActorName);
            it->at = at;
        }
    }
    for (auto& m : mine) {
        if (m.before != m.after) {
            m.beforeShown = shownValue(reader, record.type(), m.field, m.before);
            m.afterShown = shownValue(reader, record.type(), m.field, m.after);
            out.push_back(std::move(m));
        }
    }
}

/// The records of the register that the visit rested on.
std::vector<Record> registerOf(const Reader& reader, const Record& request)
{
    std::vector<Record> out;
    const auto take = [&](Lookup found) {
        if (found) {
            out.push_back(std::move(found.record));
        }
    };
    take(reader.find(request.get(vr::kCentre)));
    Query q{.type = RequestBatch::kType};
    q.with(equals(request_batch::kRequest, Ref<VerificationRequest>{request.id}));
    for (const auto& row : reader.query(q)) {
        auto batch = reader.find(row.get(request_batch::kBatch));
        if (!batch) {
            continue;
        }
        take(reader.find(batch->get(trainee_batch::kProgramme)));
        Query trainees{.type = Trainee::kType};
        trainees.with(equals(trainee::kBatch, Ref<TraineeBatch>{batch->id}));
        for (auto& t : reader.query(trainees)) {
            out.push_back(std::move(t));
        }
        out.push_back(std::move(batch.record));
    }
    Query personnel{.type = PersonnelCertificate::kType};
    personnel.with(
        equals(personnel_certificate::kCentre, request.getOr(vr::kCentre, Ref<Centre>{})));
    for (auto& p : reader.query(personnel)) {
        out.push_back(std::move(p));
    }
    return out;
}

void addNames(const Reader& reader, ReviewFacts& f)
{
    const auto name = [&](const char* type, const Id& id, const Field<std::string>& field) {
        if (id != Id{} && !f.names.contains(id)) {
            if (const auto r = reader.find(type, id)) {
                f.names[id] = r->text(field);
            }
        }
    };
    for (const auto& s : f.sample) {
        name(Trainee::kType, s.getOr(visit_part::kTrainee, Ref<Trainee>{}).id, trainee::kName);
    }
    for (const auto& a : f.amendments) {
        name(Trainee::kType, a.getOr(mark_amendment::kTrainee, Ref<Trainee>{}).id, trainee::kName);
        name(CompetencyUnit::kType, a.getOr(mark_amendment::kUnit, Ref<CompetencyUnit>{}).id,
             competency_unit::kNumber);
    }
    for (const auto& d : f.decisions) {
        name(User::kType, d.getOr(verification_decision::kOfficer, Ref<User>{}).id, user::kName);
    }
}

std::vector<Record> ofRequest(const Reader& reader, const char* type,
                              const Field<Ref<VerificationRequest>>& field, const Id& request,
                              const char* sort, bool descending)
{
    Query q{.type = type};
    q.with(equals(field, Ref<VerificationRequest>{request}));
    q.orderBy(sort, descending);
    return reader.query(q);
}

} // namespace

Result<ReviewFacts> reviewFacts(const Reader& reader, const Id& id)
{
    auto request = reader.find(VerificationRequest::kType, id);
    if (!request) {
        return Fault{FaultCode::NotFound,
                     msg("review", "This request is not on this machine. Synchronise, then open it "
                                   "again."),
                     {},
                     "GONE"};
    }
    ReviewFacts f;
    f.request = std::move(request.record);
    if (const auto centre = reader.find(f.request.get(vr::kCentre))) {
        f.centreName = centre->text(centre::kName);
    }
    if (const auto noss = reader.find(f.request.get(vr::kNoss))) {
        f.nossCode = noss->text(noss::kCode);
    }
    f.reports = ofRequest(reader, VisitReport::kType, visit_report::kRequest, id,
                          visit_report::kVersion.name, true);
    f.findings = ofRequest(reader, RaisedFinding::kType, finding::kRequest, id,
                           finding::kNumber.name, false);
    f.decisions = ofRequest(reader, VerificationDecision::kType, verification_decision::kRequest,
                            id, verification_decision::kAt.name, true);
    if (auto a = reader.find(f.request.get(vr::kAssignment))) {
        f.assignment = std::move(a.record);
        Query visits{.type = Visit::kType};
        visits.with(equals(visit::kAssignment, Ref<Assignment>{f.assignment.id}));
        if (auto v = reader.first(visits)) {
            f.visit = std::move(*v);
        }
        const auto since = packageMadeAt(reader, f.assignment);
        for (const auto& r : registerOf(reader, f.request)) {
            addChanges(reader, r, since, f.changes);
        }
    }
    if (!f.visit.isNull()) {
        const Ref<Visit> visit{f.visit.id};
        f.sample = partsOf(reader, SampleEntry::kType, visit);
        f.unlisted = partsOf(reader, UnlistedTrainee::kType, visit);
        Query amended{.type = MarkAmendment::kType};
        amended.with(equals(mark_amendment::kVisit, visit));
        f.amendments = reader.query(amended);
        for (const auto& r : partsOf(reader, TraineeRecommendation::kType, visit)) {
            using R = trainee_recommendation::Recommendation;
            const auto word = r.get(trainee_recommendation::kRecommendation);
            ++(word == R::Competent         ? f.competent
               : word == R::NotYetCompetent ? f.notYetCompetent
                                            : f.deferred);
        }
        f.forms = formSummaries(reader, f);
    }
    addNames(reader, f);
    return f;
}

std::vector<VersionDifference> differences(const Record& before, const Record& after)
{
    std::vector<VersionDifference> out;
    for (const auto& field :
         {visit_report::kSummary, visit_report::kStrengths, visit_report::kAdvice}) {
        if (before.value(field.name) != after.value(field.name)) {
            out.push_back({field.name, after.type().field(field.name)->traits.label,
                           before.value(field.name), after.value(field.name)});
        }
    }
    const char* word = visit_report::kRecommendation.name;
    if (before.value(word) != after.value(word)) {
        out.push_back(
            {word, after.type().field(word)->traits.label, before.value(word), after.value(word)});
    }
    return out;
}

} // namespace myspike::desk
