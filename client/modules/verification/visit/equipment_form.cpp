#include <array>
#include <map>

#include "client/modules/verification/visit/visit_forms.h"
#include "shared/modules/verification/verification.h"

namespace myspike::site_visit {

namespace {

constexpr std::array kConditions = {
    AnswerOption{"good", msg("equipment_count", "Good"), 'Y', Weight::Good},
    AnswerOption{"broken", msg("equipment_count", "Broken"), 'N', Weight::Bad},
    AnswerOption{"missing", msg("equipment_count", "Missing"), 'T', Weight::Bad}};

void settleCount(FormRow& row)
{
    const auto required = row.record.get(equipment_count::kRequired);
    const auto claimed = row.record.get(equipment_count::kClaimed);
    const auto counted = row.record.get(equipment_count::kCounted);
    // Y counts what the centre claims, or what is required where it claims nothing.
    row.cells[3].given = claimed ? Value(*claimed) : required ? Value(*required) : Value();
    if (counted && required && *counted < *required) {
        row.flags.push_back({Text(msg("visit_flag", "%1 short"),
                                  {TextArg(static_cast<long long>(*required - *counted))}),
                             true});
    }
    if (counted && claimed && *counted < *claimed) {
        row.flags.push_back({msg("visit_flag", "Fewer than claimed"), false});
    }
    const auto condition = row.record.get(equipment_count::kCondition);
    if (condition == equipment_count::Condition::Broken) {
        row.flags.push_back({msg("visit_flag", "Broken"), true});
    } else if (condition == equipment_count::Condition::Missing) {
        row.flags.push_back({msg("visit_flag", "Missing"), true});
    }
}

} // namespace

std::optional<std::int64_t> requiredQuantity(const std::string& ratio, std::int64_t trainees)
{
    const auto colon = ratio.find(':');
    if (colon == std::string::npos) {
        return std::nullopt;
    }
    const auto numerator = parseInteger(ratio.substr(0, colon));
    const auto denominator = parseInteger(ratio.substr(colon + 1));
    if (!numerator || !denominator || *numerator < 1 || *denominator < 1) {
        return std::nullopt;
    }
    return ceilDiv(trainees * *numerator, *denominator);
}

Form equipmentForm(const Reader& reader, const VisitFacts& facts)
{
    Form form{.id = "V3.equipment",
              .title = msg("visit_form", "Equipment by unit"),
              .columns = {{msg("visit_form", "Ratio"), 7},
                          {msg("visit_form", "Required"), 8, true},
                          {msg("visit_form", "Claimed"), 8, true},
                          {msg("visit_form", "Counted"), 8, true},
                          {msg("visit_form", "Condition"), 20}},
              .settle = settleCount};
    std::map<Id, Record> counts;
    for (auto& r : partsOf(reader, EquipmentCount::kType, facts)) {
        if (const auto item = r.get(equipment_count::kEquipment)) {
            counts.emplace(item->id, std::move(r));
        }
    }
    const auto trainees = static_cast<std::int64_t>(facts.trainees.size());
    for (const auto& unit : facts.units) {
        Query q{.type = NossEquipment::kType};
        q.with(equals(noss_equipment::kUnit, Ref<CompetencyUnit>{unit.id}))
            .orderBy(noss_equipment::kItem.name);
        for (const auto& item : reader.query(q)) {
            auto row = rowOfVisit(verification::equipmentCount(), facts, item.id.toString());
            const auto ratio = item.text(noss_equipment::kRatio);
            const auto required = requiredQuantity(ratio, trainees);
            row.group = unitTitle(unit);
            row.title = Words::same(item.text(noss_equipment::kItem));
            row.reference = item.text(noss_equipment::kSource);
            row.record.set(equipment_count::kEquipment, Ref<NossEquipment>{item.id});
            row.record.set(equipment_count::kRequired, required);
            if (const auto it = counts.find(item.id); it != counts.end()) {
                takeRecord(row, it->second);
            }
            const auto stored = row.record.get(equipment_count::kRequired);
            row.cells = {
                {.given = ratio.empty() ? Value() : Value(ratio)},
                {.given = stored ? Value(*stored) : Value()},
                {.kind = CellKind::Number, .field = equipment_count::kClaimed.name},
                {.kind = CellKind::Number, .field = equipment_count::kCounted.name, .needed = true},
                {.kind = CellKind::Choice,
                 .field = equipment_count::kCondition.name,
                 .options = kConditions,
                 .needed = true}};
            if (ratio.empty()) {
                row.detail = msg("visit_flag", "Ratio not in the register");
            }
            form.rows.push_back(std::move(row));
        }
    }
    form.settleAll();
    return form;
}

} // namespace myspike::site_visit
