#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <map>
#include <set>

#include "client/modules/verification/visit/visit_forms.h"
#include "shared/modules/verification/verification.h"

namespace myspike::site_visit {

namespace {

Cell answerCell(const Record& item)
{
    using Kind = checklist_item::AnswerKind;
    const bool critical = item.getOr(checklist_item::kCritical, false);
    switch (item.getOr(checklist_item::kAnswerKind, Kind::YesNoNa)) {
    case Kind::Scale:
        return {.kind = CellKind::Choice,
                .field = checklist_answer::kScale.name,
                .options = scaleOfThree(),
                .needed = true};
    case Kind::Number:
        return {.kind = CellKind::Number, .field = checklist_answer::kNumber.name, .needed = true};
    case Kind::Text:
        return {.kind = CellKind::Text, .field = checklist_answer::kText.name, .needed = critical};
    case Kind::YesNoNa:
        break;
    }
    return {.kind = CellKind::Choice,
            .field = checklist_answer::kChoice.name,
            .options = yesNoNa(),
            .needed = true};
}

void settleAnswer(FormRow& row)
{
    const auto* option = row.cells[0].kind == CellKind::Choice ? chosen(row, 0) : nullptr;
    if (!option) {
        return;
    }
    if (option->weight == Weight::Bad && row.critical) {
        row.flags.push_back({option->code == std::string_view("yes")
                                 ? msg("visit_flag", "A conflict: decline the visit")
                                 : msg("visit_flag", "Critical: raise a finding"),
                             true});
    }
    const bool evidence =
        row.evidenceRequired && option->code != std::string_view("not_applicable");
    if (evidence && row.record.text(visit_part::kPhotos).empty() &&
        row.record.text(visit_part::kNote).empty()) {
        row.flags.push_back({msg("visit_flag", "Photograph or note the document seen"), false});
    }
}

std::string postCode(const Record& certificate)
{
    return codeOf(
        certificate.getOr(personnel_certificate::kPost, personnel_certificate::Post::Instructor));
}

std::vector<Record> personnelOf(const Reader& reader, const VisitFacts& facts)
{
    Query q{.type = PersonnelCertificate::kType};
    if (const auto centre = facts.visit.get(visit::kCentre)) {
        q.with(equals(personnel_certificate::kCentre, *centre));
    }
    q.orderBy(personnel_certificate::kHolder.name);
    auto all = reader.query(q);
    const auto standard = facts.assignment.get(assignment::kNoss);
    // The manager's recognition names no standard; the others count for this programme only.
    std::erase_if(all, [&](const Record& r) {
        const auto noss = r.get(personnel_certificate::kNoss);
        return noss && standard && *noss != *standard;
    });
    std::stable_sort(all.begin(), all.end(), [](const Record& a, const Record& b) {
        return a.get(personnel_certificate::kPost) < b.get(personnel_certificate::kPost);
    });
    return all;
}

bool isValid(const Record& certificate, Date day)
{
    using Status = personnel_certificate::Status;
    const auto status = certificate.getOr(personnel_certificate::kStatus, Status::Expired);
    const auto to = certificate.get(personnel_certificate::kTo);
    const auto from = certificate.get(personnel_certificate::kFrom);
    return (status == Status::Active || status == Status::Conditional) && (!to || *to >= day) &&
           (!from || *from <= day);
}

visit_attendance::Role roleOf(const Record& certificate)
{
    using Post = personnel_certificate::Post;
    switch (certificate.getOr(personnel_certificate::kPost, Post::Instructor)) {
    case Post::CentreManager:
        return visit_attendance::Role::CentreManager;
    case Post::InternalVerifier:
        return visit_attendance::Role::InternalVerifier;
    case Post::Assessor:
    case Post::ModularAssessor:
        return visit_attendance::Role::Assessor;
    case Post::Instructor:
        break;
    }
    return visit_attendance::Role::Other;
}

Msg postLabel(const Record& certificate)
{
    return labelOf(
        certificate.getOr(personnel_certificate::kPost, personnel_certificate::Post::Instructor));
}

/// Who was met on site and stands in no register; a post that needs a recognition is said aloud.
void addStrangers(const Reader& reader, const VisitFacts& facts, Form& form)
{
    std::set<std::string> seen;
    for (const auto& r : partsOf(reader, VisitAttendance::kType, facts)) {
        const auto role = r.getOr(visit_attendance::kRole, visit_attendance::Role::Other);
        const auto name = r.text(visit_attendance::kName);
        if (r.has(visit_attendance::kCertificate) ||
            !seen.insert(name + '/' + codeOf(role)).second) {
            continue;
        }
        auto row = rowOfVisit(verification::attendance(), facts, r.id.toString());
        row.title = Words::same(name);
        row.detail = labelOf(role);
        row.heading = msg("visit_form", "Not in the personnel list");
        row.cells = {{}, {}};
        using Role = visit_attendance::Role;
        const bool judges =
            role == Role::CentreManager || role == Role::InternalVerifier || role == Role::Assessor;
        row.flags.push_back({msg("visit_flag", "No recognition in the register"), judges});
        form.rows.push_back(std::move(row));
    }
}

/// The choices that went with the reply, by question: the drafts stay where they were typed.
std::map<std::string, std::string> repliedChoices(const Record& assignment)
{
    std::map<std::string, std::string> choices;
    const auto text = QByteArray::fromStdString(assignment.text(assignment::kConflictAnswers));
    const auto object = QJsonDocument::fromJson(text).object();
    for (auto it = object.begin(); it != object.end(); ++it) {
        choices.emplace(it.key().toStdString(), it.value().toString().toStdString());
    }
    return choices;
}

} // namespace

Form checklistForm(const Reader& reader, const VisitFacts& facts, const std::string& formCode)
{
    Form form{.id = formCode + ".checklist",
              .title = msg("visit_form", "Checklist"),
              .columns = {{msg("visit_form", "Answer"), 26}},
              .settle = settleAnswer};
    auto checklist = facts.visit.get(visit::kChecklist);
    if (!checklist) {
        checklist = facts.assignment.get(assignment::kChecklist);
    }
    if (!checklist) {
        return form;
    }
    if (formCode == "readiness") {
        form.command = verification::command::kAnswerReadiness;
    }
    std::map<Id, Record> answers;
    for (auto& a : partsOf(reader, ChecklistAnswer::kType, facts)) {
        if (const auto item = a.get(checklist_answer::kItem)) {
            answers.emplace(item->id, std::move(a));
        }
    }
    const auto replied =
        formCode == "V0" ? repliedChoices(facts.assignment) : std::map<std::string, std::string>();
    Query q{.type = ChecklistItem::kType};
    q.with(equals(checklist_item::kChecklist, *checklist))
        .with(equals(checklist_item::kForm, formCode))
        .orderBy(checklist_item::kOrdinal.name);
    for (const auto& item : reader.query(q)) {
        const auto code = item.text(checklist_item::kCode);
        auto row = rowOfVisit(verification::checklistAnswer(), facts, code);
        row.code = code;
        row.group = {item.text(checklist_item::kSectionMs), item.text(checklist_item::kSectionEn)};
        row.title = {item.text(checklist_item::kQuestionMs),
                     item.text(checklist_item::kQuestionEn)};
        row.reference = item.text(checklist_item::kReference);
        row.critical = item.getOr(checklist_item::kCritical, false);
        row.evidenceRequired = item.getOr(checklist_item::kEvidenceRequired, false);
        row.record.set(checklist_answer::kItem, Ref<ChecklistItem>{item.id});
        row.record.set(checklist_answer::kCode, code);
        if (const auto it = answers.find(item.id); it != answers.end()) {
            takeRecord(row, it->second);
        }
        if (const auto it = replied.find(code); it != replied.end() && !it->second.empty()) {
            row.record.setValue(checklist_answer::kChoice.name, Value(it->second));
        }
        row.cells = {answerCell(item)};
        if (formCode == "V0") {
            // They wait as drafts and go with the reply.
            row.essential = {checklist_answer::kText.name};
            row.cells[0].options = yesIsAdverse();
            row.critical = true;
        } else if (formCode == "readiness") {
            row.code.clear();
            row.handle.set(checklist_answer::kItem, Ref<ChecklistItem>{item.id});
        }
        form.rows.push_back(std::move(row));
    }
    form.settleAll();
    return form;
}

Form attendanceForm(const Reader& reader, const VisitFacts& facts,
                    visit_attendance::Meeting meeting)
{
    const bool opening = meeting == visit_attendance::Meeting::Opening;
    Form form{.id = opening ? "V1.attendance" : "V10.attendance",
              .title = msg("visit_form", "Attendance"),
              .columns = {{msg("visit_form", "Present"), 18}}};
    std::vector<Record> kept;
    for (auto& r : partsOf(reader, VisitAttendance::kType, facts)) {
        if (r.get(visit_attendance::kMeeting) == meeting) {
            kept.push_back(std::move(r));
        }
    }
    const Cell present{.kind = CellKind::Choice,
                       .field = visit_attendance::kPresent.name,
                       .options = isOrIsNot(),
                       .needed = true};
    for (const auto& person : personnelOf(reader, facts)) {
        if (postCode(person) == codeOf(personnel_certificate::Post::Instructor)) {
            continue;
        }
        const auto name = person.text(personnel_certificate::kHolder);
        auto row = rowOfVisit(verification::attendance(), facts, name + "/" + postCode(person));
        row.title = Words::same(name);
        row.detail = postLabel(person);
        row.record.set(visit_attendance::kMeeting, meeting);
        row.record.set(visit_attendance::kRole, roleOf(person));
        row.record.set(visit_attendance::kName, name);
        row.record.set(visit_attendance::kCertificate, Ref<PersonnelCertificate>{person.id});
        const auto it = std::find_if(kept.begin(), kept.end(), [&](const Record& r) {
            const auto c = r.get(visit_attendance::kCertificate);
            return c && c->id == person.id;
        });
        if (it != kept.end()) {
            takeRecord(row, *it);
            kept.erase(it);
        }
        row.cells = {present};
        form.rows.push_back(std::move(row));
    }
    for (const auto& r : kept) {
        auto row = rowOfVisit(verification::attendance(), facts, r.id.toString());
        row.title = Words::same(r.text(visit_attendance::kName));
        row.detail = labelOf(r.getOr(visit_attendance::kRole, visit_attendance::Role::Other));
        row.heading = msg("visit_form", "Not in the personnel list");
        row.isOwn = true;
        takeRecord(row, r);
        row.cells = {present};
        form.rows.push_back(std::move(row));
    }
    return form;
}

Form personnelForm(const Reader& reader, const VisitFacts& facts)
{
    Form form{.id = "V2.personnel",
              .title = msg("visit_form", "Personnel"),
              .columns = {{msg("visit_form", "Recognition"), 16},
                          {msg("visit_form", "Valid until"), 12}}};
    const auto people = personnelOf(reader, facts);
    for (const auto& person : people) {
        auto row = rowOfVisit(verification::attendance(), facts, person.id.toString());
        const auto to = person.get(personnel_certificate::kTo);
        row.title = Words::same(person.text(personnel_certificate::kHolder));
        row.cells = {{.given = person.text(personnel_certificate::kNumber)},
                     {.given = to ? Value(to->toDisplay()) : Value()}};
        row.detail = postLabel(person);
        if (!isValid(person, facts.day)) {
            row.flags.push_back({msg("visit_flag", "Not valid on the day of the visit"), true});
        } else if (to && daysBetween(facts.day, *to) <= 90) {
            row.flags.push_back(
                {Text(msg("visit_flag", "Ends in %1 days"), {TextArg(daysBetween(facts.day, *to))}),
                 false});
        }
        using Post = personnel_certificate::Post;
        const auto post = person.get(personnel_certificate::kPost);
        const bool judges = post == Post::Assessor || post == Post::InternalVerifier;
        const auto identity = person.text(personnel_certificate::kIdentity);
        const bool both = judges && !identity.empty() &&
                          std::any_of(people.begin(), people.end(), [&](const Record& other) {
                              const auto p = other.get(personnel_certificate::kPost);
                              return p != post &&
                                     (p == Post::Assessor || p == Post::InternalVerifier) &&
                                     other.text(personnel_certificate::kIdentity) == identity;
                          });
        if (both) {
            row.flags.push_back(
                {msg("visit_flag", "Assessor and internal verifier in one person"), true});
        }
        form.rows.push_back(std::move(row));
    }
    addStrangers(reader, facts, form);
    return form;
}

} // namespace myspike::site_visit
