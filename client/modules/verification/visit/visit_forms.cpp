#include "client/modules/verification/visit/visit_forms.h"

#include "client/modules/verification/visit/visit_desk.h"

namespace myspike::site_visit {

const std::vector<std::string>& visitSteps()
{
    static const std::vector<std::string> kSteps{"V1", "V2", "V3", "V4", "V5",
                                                 "V6", "V7", "V8", "V9", "V10"};
    return kSteps;
}

std::vector<std::string> formsOfStep(const std::string& step)
{
    static const std::map<std::string, std::vector<std::string>> kForms{
        {"V1", {"V1.attendance", "V1.checklist"}},
        {"V2", {"V2.checklist", "V2.personnel"}},
        {"V3", {"V3.equipment", "V3.checklist"}},
        {"V4", {"V4.checklist"}},
        {"V5", {"V5.identity", "V5.checklist"}},
        {"V6", {"V6.sample"}},
        {"V7", {"V7.portfolio"}},
        {"V8", {"V8.observations", "V8.checklist"}},
        {"V9", {"V9.recommendations"}},
        {"V10", {"V10.attendance", "V10.checklist"}}};
    const auto it = kForms.find(step);
    return it == kForms.end() ? std::vector<std::string>() : it->second;
}

Result<VisitForms> readVisitForms(const Reader& reader, const Id& visit, Date day,
                                  const Id& observation, const Id& trainee)
{
    auto facts = readVisitFacts(reader, visit, day);
    if (!facts) {
        return facts.fault();
    }
    VisitForms all;
    all.facts = std::move(*facts);
    const auto add = [&](Form form) {
        form.readOnly = !all.facts.isOpen;
        auto id = form.id;
        all.forms.insert_or_assign(std::move(id), std::move(form));
    };
    for (const char* code : {"V1", "V2", "V3", "V4", "V5", "V8", "V10"}) {
        add(checklistForm(reader, all.facts, code));
    }
    for (const char* code : {"V0", "readiness"}) {
        auto form = checklistForm(reader, all.facts, code);
        form.readOnly =
            code[0] == 'V'
                ? all.facts.assignment.get(assignment::kState) != assignment::State::AwaitingReply
                : all.facts.visit.get(visit::kState) != visit::State::Planned;
        auto id = form.id;
        all.forms.insert_or_assign(std::move(id), std::move(form));
    }
    add(attendanceForm(reader, all.facts, visit_attendance::Meeting::Opening));
    add(attendanceForm(reader, all.facts, visit_attendance::Meeting::Closing));
    add(personnelForm(reader, all.facts));
    add(equipmentForm(reader, all.facts));
    add(identityForm(reader, all.facts));
    add(sampleForm(reader, all.facts));
    add(portfolioForm(reader, all.facts));
    add(observationForm(reader, all.facts));
    if (!observation.isNull()) {
        add(scoreForm(reader, all.facts, observation));
    }
    add(recommendationForm(reader, all.facts));
    if (!trainee.isNull()) {
        add(amendmentForm(reader, all.facts, trainee));
    }
    add(findingForm(reader, all.facts));
    all.signatures = partsOf(reader, Signature::kType, all.facts);
    return all;
}

} // namespace myspike::site_visit
