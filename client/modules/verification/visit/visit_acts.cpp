#include "client/modules/verification/visit/visit_acts.h"

#include "shared/modules/verification/verification.h"

namespace myspike::site_visit {

namespace {

FieldDef fieldOf(const RecordType& type, const char* name)
{
    FieldDef f = *type.field(name);
    f.traits.readOnly = false;
    return f;
}

/// Given with the act and asked of nobody.
FieldDef given(const RecordType& type, const char* name)
{
    auto f = fieldOf(type, name);
    f.traits.hidden = true;
    return f;
}

FieldDef needed(FieldDef f)
{
    f.traits.required = Required::Always;
    return f;
}

/// An act that makes a record of the visit, or edits the one that is known.
ui::ActRequest partRequest(const VisitDesk& desk, const RecordType& type,
                           std::vector<const char*> asked, const Record* known)
{
    ui::ActRequest r;
    r.args.push_back(given(type, visit_part::kVisit.name));
    for (const auto* name : asked) {
        r.args.push_back(fieldOf(type, name));
    }
    auto& op = r.operation;
    op.type = type.key;
    if (known) {
        op.command = kEdit;
        op.subject = known->id;
        op.baseVersion = known->version;
        asked.push_back(visit_part::kVisit.name);
        for (const auto* name : asked) {
            op.args.setValue(name, known->value(name));
            op.base.setValue(name, known->value(name));
        }
    } else {
        op.command = kCreate;
        op.subject = desk.replica().newId();
        op.args.set(visit_part::kVisit, Ref<Visit>{desk.visitId()});
        op.args.set(visit_part::kAssignment, Ref<Assignment>{desk.facts().assignment.id});
        r.draftKey = QStringLiteral("%1/%2").arg(QString::fromLatin1(type.key),
                                                 QString::fromStdString(desk.visitId().toString()));
    }
    return r;
}

} // namespace

ui::ActRequest personRequest(const VisitDesk& desk, visit_attendance::Meeting meeting,
                             const Record* known)
{
    auto r = partRequest(desk, verification::attendance(),
                         {visit_attendance::kName.name, visit_attendance::kRole.name}, known);
    r.label = known ? msg("visit_act", "Person at the meeting")
                    : msg("visit_act", "Another person at the meeting");
    r.verb = known ? msg("visit_act", "Change") : msg("visit_act", "Add");
    r.explanation =
        msg("visit_act", "Somebody who came and does not stand in the personnel list of "
                         "the package.");
    if (!known) {
        r.operation.args.set(visit_attendance::kMeeting, meeting);
        r.operation.args.set(visit_attendance::kPresent, true);
    }
    return r;
}

ui::ActRequest unlistedRequest(const VisitDesk& desk, const Record* known)
{
    namespace ut = unlisted_trainee;
    auto r = partRequest(desk, verification::unlistedTrainee(),
                         {ut::kName.name, ut::kIdentityKind.name, ut::kIdentity.name,
                          ut::kPlaceOverride.name, ut::kReason.name, ut::kExplanation.name},
                         known);
    r.label = msg("visit_act", "Trainee who is not in the package");
    r.verb = known ? msg("visit_act", "Change") : msg("visit_act", "Note");
    r.explanation = msg("visit_act", "Nobody is added to a group on site: this is noted for the "
                                     "officer, who sees it with your report.");
    r.rules = verification::unlistedTraineeRules();
    if (!known) {
        r.operation.args.set(ut::kIdentityKind, IdentityKind::MyKad);
    }
    return r;
}

ui::ActRequest refusalRequest(const VisitDesk& desk, const std::string& step, signature::Role role,
                              const std::string& name)
{
    const auto& type = verification::signatureType();
    auto r = partRequest(desk, type, {}, nullptr);
    // Fields that are shown only on a refusal must know that this is one.
    r.args.push_back(given(type, signature::kRefused.name));
    r.args.push_back(needed(fieldOf(type, signature::kRefusalKind.name)));
    auto reason = needed(fieldOf(type, signature::kRefusalReason.name));
    reason.kind = FieldKind::Paragraph;
    r.args.push_back(reason);
    r.args.push_back(needed(fieldOf(type, signature::kWitness.name)));
    r.label = msg("visit_act", "The centre refuses to sign");
    r.verb = msg("visit_act", "Record the refusal");
    r.emphasis = ui::Emphasis::Danger;
    r.explanation =
        Text(msg("visit_act", "Form %1. A refusal needs its reason and a witness who was "
                              "present; it stands in place of the signature."),
             {step});
    r.operation.args.set(signature::kForm, step);
    r.operation.args.set(signature::kRole, role);
    r.operation.args.set(signature::kName, name);
    r.operation.args.set(signature::kSignedAt, desk.replica().clock().now());
    r.operation.args.set(signature::kShownHash, desk.hashOfStep(step));
    r.operation.args.set(signature::kRefused, true);
    r.draftKey += u'/' + QString::fromStdString(step);
    return r;
}

ui::ActRequest declineRequest(const VisitDesk& desk, const Values& reply)
{
    ui::ActRequest r;
    r.label = msg("visit_act", "Decline this visit");
    r.verb = msg("visit_act", "Decline");
    r.emphasis = ui::Emphasis::Danger;
    r.explanation = msg("visit_act", "The officer sees the reason and assigns another verifier.");
    const auto& type = verification::assignmentType();
    r.args = {needed(fieldOf(type, assignment::kDeclineKind.name)),
              needed(fieldOf(type, assignment::kDeclineReason.name))};
    r.operation.command = verification::command::kRespond;
    r.operation.type = Assignment::kType;
    r.operation.subject = desk.facts().assignment.id;
    r.operation.args = reply;
    return r;
}

ui::ActRequest cannotBeHeldRequest(const VisitDesk& desk)
{
    const auto* command = desk.replica().catalogue().command(verification::command::kCannotBeHeld);
    auto r = ui::requestOf(*command, desk.visitId());
    r.verb = msg("visit_act", "It cannot be held");
    r.emphasis = ui::Emphasis::Danger;
    r.explanation =
        msg("visit_act", "What was done so far is kept. The officer plans new dates once "
                         "this has reached the department. Photograph what can be seen: "
                         "the shut gate, the flooded road, the notice.");
    return r;
}

Text stateSentence(const VisitFacts& facts)
{
    using State = visit::State;
    switch (facts.visit.getOr(visit::kState, State::Planned)) {
    case State::CannotBeHeld: {
        const auto kind = facts.visit.getOr(visit::kCannotBeHeldKind, visit::Hindrance::Other);
        return {msg("visit_page", "This visit could not be held. %1: %2 What was recorded is kept; "
                                  "the officer plans new dates once this has reached the "
                                  "department."),
                {labelOf(kind), facts.visit.text(visit::kCannotBeHeldReason)}};
    }
    case State::Superseded:
        if (facts.assignment.get(assignment::kState) == assignment::State::Declined) {
            return msg("visit_page", "You declined this visit. The officer assigns another "
                                     "verifier.");
        }
        if (facts.assignment.get(assignment::kState) == assignment::State::Lapsed) {
            return msg("visit_page", "No reply came in time, so the officer took this visit back.");
        }
        return msg("visit_page", "An officer gave this visit to another verifier. You may finish "
                                 "what you began: it is kept under your name and shown to the "
                                 "officer, and decides nothing.");
    case State::InProgress:
        if (facts.isPackageExpired()) {
            return {msg("visit_page",
                        "The package was valid for check-in until %1. The visit under "
                        "way goes on and is accepted as late."),
                    {facts.assignment.getOr(assignment::kPackageExpires, Date{}).toDisplay()}};
        }
        break;
    case State::Planned:
    case State::Closed:
        break;
    }
    return {};
}

void ask(const Workbench& bench, VisitDesk& desk, const ui::ActRequest& request, QWidget* page,
         std::function<void()> done)
{
    desk.commitRemarks();
    auto* dialog = new ui::CommandDialog(bench.workplace(), request, page);
    QObject::connect(dialog, &ui::CommandDialog::acted, &desk, [&desk, done = std::move(done)] {
        desk.loadSoon();
        if (done) {
            done();
        }
    });
    dialog->open();
}

} // namespace myspike::site_visit
