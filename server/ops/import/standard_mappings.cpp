// The register of standards: units, work activities, equipment, marking schemes.
#include <fmt/format.h>

#include "server/ops/import/table_mapping.h"
#include "shared/base/unicode.h"
#include "shared/modules/assessment/assessment.h"
#include "shared/modules/noss/noss.h"

namespace myspike {

namespace {

std::string withoutBlanks(std::string text)
{
    std::erase(text, ' ');
    return text;
}

/// The level that a code of a known shape ends in: "N821-001-3:2020" says 3.
std::optional<std::int64_t> levelInCode(std::string_view code)
{
    using F = noss::CodeFormat;
    const auto format = noss::codeFormatOf(code);
    if (format == F::Other || format == F::CompetencyStandard) {
        return std::nullopt;
    }
    const auto dash = code.rfind('-', code.find(':'));
    return dash == std::string_view::npos ? std::nullopt : parseInteger(code.substr(dash + 1, 1));
}

void readStandard(ImportRow& row)
{
    row.readAllBut({noss::kCode.name});
    const auto code = withoutBlanks(row.text(noss::kCode.name));
    row.set(noss::kCode, code);
    row.setIfNew(noss::kStatus, noss::Status::Approved);
    row.setIfNew(noss::kKind, noss::codeFormatOf(code) == noss::CodeFormat::CompetencyStandard
                                  ? noss::Kind::CompetencyStandard
                                  : noss::Kind::OccupationalStandard);
    if (row.text(noss::kTitleMs.name).empty() && row.text(noss::kTitleEn.name).empty()) {
        row.warn(noss::kTitleMs.name, fmt::format("{}: the title is not in the register.", code),
                 "NOSS-GAPS");
    }
    const auto level = row.record().get(noss::kLevel);
    const auto said = levelInCode(code);
    if (!level) {
        row.warn(noss::kLevel.name, fmt::format("{}: the level is not in the register.", code),
                 "NOSS-GAPS");
    } else if (said && *said != *level) {
        row.warn(noss::kLevel.name,
                 fmt::format("{}: the code says level {}, the column says {}; the column is kept.",
                             code, *said, *level),
                 "NOSS-LEVEL");
    }
}

/// The standard of a row, refused where it is not in the store.
std::optional<Ref<Noss>> standardOf(ImportRow& row)
{
    const auto code = withoutBlanks(row.text("noss"));
    if (code.empty()) {
        row.refuse("noss", "The code of the standard is missing. Fill it in.");
        return std::nullopt;
    }
    if (const auto id = row.finder().byCode(Noss::kType, code)) {
        return Ref<Noss>{*id};
    }
    row.refuse("noss", fmt::format("The standard {} is not in the register. Import it first "
                                   "(import noss), or correct the code.",
                                   code));
    return std::nullopt;
}

/// The unit of a row within `standard`; refused where it is named and not in the store.
std::optional<Ref<CompetencyUnit>> unitOf(ImportRow& row, const Ref<Noss>& standard)
{
    const auto number = row.text("unit");
    if (number.empty()) {
        return std::nullopt;
    }
    if (const auto id = row.finder().unitOf(standard.id, number)) {
        return Ref<CompetencyUnit>{*id};
    }
    row.refuse("unit", fmt::format("{} has no unit {} in the register. Import its units first "
                                   "(import competency_unit), or correct the number.",
                                   row.text("noss"), number));
    return std::nullopt;
}

void readUnit(ImportRow& row)
{
    using namespace competency_unit;
    row.readAllBut({kNoss.name, kNumber.name, kCode.name, competency_unit::kKind.name});
    const auto number = toUpper(withoutBlanks(row.text(kNumber.name)));
    row.set(kNumber, number);
    if (const auto standard = standardOf(row)) {
        row.set(kNoss, *standard);
    }
    const auto code = withoutBlanks(row.text(kCode.name));
    row.set(kCode, code.empty() ? withoutBlanks(row.text("noss")) + "-" + number : code);
    const auto kind = foldKey(row.text("kind"));
    if (kind == "core" || kind == "teras" || (kind.empty() && number.starts_with('C'))) {
        row.set(competency_unit::kKind, competency_unit::Kind::Core);
    } else if (kind == "elective" || kind == "elektif" ||
               (kind.empty() && number.starts_with('E'))) {
        row.set(competency_unit::kKind, competency_unit::Kind::Elective);
    } else {
        row.refuse("kind",
                   fmt::format("“{}” is neither core nor elective. Correct it.", row.text("kind")));
    }
}

void readActivity(ImportRow& row)
{
    using namespace work_activity;
    row.readAllBut({kNoss.name, kUnit.name, kCode.name, kTitle.name});
    if (const auto standard = standardOf(row)) {
        row.set(kNoss, *standard);
        if (row.text("unit").empty()) {
            row.refuse("unit", "The number of the competency unit is missing. Fill it in.");
        } else if (const auto unit = unitOf(row, *standard)) {
            row.set(kUnit, *unit);
        }
    }
    const auto code = withoutBlanks(row.text(kCode.name));
    row.set(kCode, code.empty() ? fmt::format("{}-{}-W{:0>2}", withoutBlanks(row.text("noss")),
                                              row.text("unit"), row.text(kNumber.name))
                                : code);
    const auto title = row.text(kTitle.name);
    row.set(kTitle, title.empty() ? row.text("title_ms") : title);
}

bool saysInvented(ImportRow& row)
{
    const auto source = foldForSearch(row.text("source"));
    return source.find("rekaan") == 0 || source.find("invented") == 0;
}

void readEquipment(ImportRow& row)
{
    using namespace noss_equipment;
    row.readAllBut({noss_equipment::kNoss.name, kUnit.name, kItem.name});
    if (const auto standard = standardOf(row)) {
        row.set(noss_equipment::kNoss, *standard);
        if (const auto unit = unitOf(row, *standard)) {
            row.set(kUnit, *unit);
        }
    }
    const auto item = row.text(kItem.name);
    row.set(kItem, item.empty() ? row.text("item_en") : item);
    if (!row.has(kProvenance.name)) {
        row.set(kProvenance, saysInvented(row) ? Provenance::Invented : Provenance::Register);
    }
    if (row.text(kRatio.name).empty()) {
        row.warn(kRatio.name, "The ratio is not in the register.", "EQUIPMENT-GAPS");
    }
}

void readScheme(ImportRow& row)
{
    using namespace marking_scheme_row;
    row.readAllBut({kScheme.name, kUnit.name});
    const auto standard = standardOf(row);
    if (!standard) {
        return;
    }
    const auto unit = unitOf(row, *standard);
    if (unit) {
        row.set(kUnit, *unit);
    }
    const auto code = row.text("scheme");
    if (code.empty()) {
        row.refuse("scheme", "The code of the scheme is missing. Fill it in.");
        return;
    }
    Record scheme(assessment::markingScheme(), Id{});
    scheme.set(marking_scheme::kCode, code);
    scheme.set(marking_scheme::kNoss, *standard);
    scheme.set(marking_scheme::kTitle, row.text("title").empty() ? code : row.text("title"));
    scheme.set(marking_scheme::kKind, marking_scheme::Kind::Practical);
    scheme.set(marking_scheme::kStatus, foldKey(row.text("status")) == "approved"
                                            ? marking_scheme::Status::Approved
                                            : marking_scheme::Status::Draft);
    scheme.set(marking_scheme::kMinutes, parseInteger(row.text("minutes")));
    scheme.set(marking_scheme::kEffectiveFrom, Date::parse(row.text("effective_from")));
    if (const auto source = row.text("source"); !source.empty()) {
        scheme.set(marking_scheme::kSource, source);
    }
    scheme.id = naturalId(scheme);
    row.set(kScheme, Ref<MarkingScheme>{scheme.id});
    row.addParent(std::move(scheme));
    if (const auto marks = row.text("full_marks"); !marks.empty() && parseInteger(marks) != 3) {
        row.warn("full_marks",
                 fmt::format("Rows are scored 0 to 3; full marks of {} are not kept.", marks),
                 "SCHEME-SCALE");
    }
}

} // namespace

std::vector<TableMapping> standardMappings()
{
    const MappedColumn unit{"unit", {"cu_no", "no_cu"}};
    return {
        {.type = Noss::kType,
         .rowType = Noss::kType,
         .what = "occupational standards (NOSS)",
         .needed = {{"code"}, {"title_ms", "title_en"}},
         .read = readStandard},
        {.type = CompetencyUnit::kType,
         .rowType = CompetencyUnit::kType,
         .what = "competency units of standards",
         .columns = {{"weight", {"weight_percent"}}, {"credit", {"credit_noss"}}},
         .needed = {{"noss"}, {"number"}, {"title_en", "title_ms"}},
         .read = readUnit},
        {.type = WorkActivity::kType,
         .rowType = WorkActivity::kType,
         .what = "work activities of competency units",
         .columns = {unit, {"title_ms", {"work_activity_ms"}}, {"weight", {"weight_percent"}}},
         .needed = {{"noss"}, {"unit"}, {"number"}, {"title", "title_ms"}},
         .read = readActivity},
        {.type = NossEquipment::kType,
         .rowType = NossEquipment::kType,
         .what = "tools, equipment and material of units, with ratios",
         .columns = {unit, {"item", {"item_ms"}}, {"item_en"}},
         .needed = {{"noss"}, {"item", "item_en"}, {"ratio"}},
         .read = readEquipment},
        {.type = MarkingScheme::kType,
         .rowType = MarkingSchemeRow::kType,
         .what = "marking schemes, one line for each row of a scheme",
         .columns = {{"noss", {"kod_noss"}},
                     unit,
                     {"scheme", {"scheme_code"}},
                     {"ordinal", {"row_no"}},
                     {"criterion_ms", {"text_ms"}},
                     {"criterion_en", {"text_en"}},
                     {"title", {"scheme_title"}},
                     {"status"},
                     {"minutes"},
                     {"effective_from"},
                     {"source"},
                     {"full_marks"}},
         .needed = {{"noss"}, {"scheme"}, {"ordinal"}, {"criterion_ms"}, {"weight"}},
         .read = readScheme},
    };
}

} // namespace myspike
