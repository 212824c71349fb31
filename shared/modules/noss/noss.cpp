#include "shared/modules/noss/noss.h"

#include <array>
#include <regex>

#include "shared/modules/description.h"

namespace myspike {

namespace {
constexpr std::array kKinds = {Choice{"noss", msg("noss", "Occupational standard (NOSS)")},
                               Choice{"ncs", msg("noss", "Competency standard (NCS)")}};
constexpr std::array kStatuses = {Choice{"proposed", msg("noss", "Proposed")},
                                  Choice{"in_development", msg("noss", "In development")},
                                  Choice{"approved", msg("noss", "Approved")},
                                  Choice{"under_review", msg("noss", "Under review")},
                                  Choice{"obsolete", msg("noss", "Obsolete")},
                                  Choice{"cancelled", msg("noss", "Cancelled")}};
constexpr std::array kFormats = {Choice{"sector", msg("noss", "Sector prefix")},
                                 Choice{"sector_year", msg("noss", "Sector prefix with year")},
                                 Choice{"msic", msg("noss", "MSIC group")},
                                 Choice{"ncs", msg("noss", "Competency standard")},
                                 Choice{"other", msg("noss", "Other")}};
constexpr std::array kUnitKinds = {Choice{"core", msg("competency_unit", "Core")},
                                   Choice{"elective", msg("competency_unit", "Elective")}};
constexpr std::array kEquipmentKinds = {Choice{"tool", msg("noss_equipment", "Tool")},
                                        Choice{"equipment", msg("noss_equipment", "Equipment")},
                                        Choice{"material", msg("noss_equipment", "Material")}};

std::vector<std::string> registerScopes(const Record&)
{
    return {scope::kReference, scope::kVerification};
}
const std::vector<std::string_view>& keepers()
{
    static const std::vector<std::string_view> roles{role::kVerificationOfficer,
                                                     role::kSystemAdministrator};
    return roles;
}
} // namespace

std::span<const Choice> noss::choicesOf(Kind) { return kKinds; }
std::span<const Choice> noss::choicesOf(Status) { return kStatuses; }
std::span<const Choice> noss::choicesOf(CodeFormat) { return kFormats; }
std::span<const Choice> competency_unit::choicesOf(Kind) { return kUnitKinds; }
std::span<const Choice> noss_equipment::choicesOf(Kind) { return kEquipmentKinds; }

namespace noss {

CodeFormat codeFormatOf(std::string_view code)
{
    std::string text;
    for (const char c : code) {
        if (c != ' ') {
            text += c;
        }
    }
    static const std::regex msic("[A-Z][0-9]{3}-[0-9]{3}-[1-5]:[0-9]{4}");
    static const std::regex competency("Z-[0-9]{3}:[0-9]{4}");
    static const std::regex sectorYear("[A-Z]{1,3}-[0-9]{3}-[1-5]:[0-9]{4}");
    static const std::regex sector("[A-Z]{1,3}-[0-9]{3}-[1-5]");
    return std::regex_match(text, msic)         ? CodeFormat::Msic
           : std::regex_match(text, competency) ? CodeFormat::CompetencyStandard
           : std::regex_match(text, sectorYear) ? CodeFormat::SectorYear
           : std::regex_match(text, sector)     ? CodeFormat::Sector
                                                : CodeFormat::Other;
}

namespace {

/// An unknown shape of code warns and never refuses: 21 of 231 real codes fit no pattern.
void judgeCode(const Record& r, const Reader&, const ActContext&, std::vector<Finding>& out)
{
    const auto code = r.text(kCode);
    if (!code.empty() && codeFormatOf(code) == CodeFormat::Other) {
        out.push_back({Severity::Warning, "NOSS-CODE", kCode.name,
                       Text(msg("noss", "The code %1 follows no known pattern. Check it against "
                                        "the printed standard; it is kept as it is."),
                            {code}),
                       false});
    }
}

void judgeRatio(const Record& r, const Reader&, const ActContext&, std::vector<Finding>& out)
{
    const auto ratio = r.text(noss_equipment::kRatio);
    static const std::regex known("1:[1-9][0-9]{0,3}|AR");
    if (!ratio.empty() && !std::regex_match(ratio, known)) {
        out.push_back({Severity::Error, "EQUIPMENT-RATIO", noss_equipment::kRatio.name,
                       Text(msg("noss_equipment", "“%1” is no ratio. Write 1 to a number of "
                                                  "trainees, for instance 1:5, or AR."),
                            {ratio}),
                       false});
    }
}

} // namespace

const RecordType& standard()
{
    static const RecordType t{
        .key = Noss::kType,
        .singular = msg("noss", "Occupational standard"),
        .plural = msg("noss", "Occupational standards"),
        .module = "noss",
        .shelf = Shelf::Registers,
        .icon = "book",
        .scopes = registerScopes,
        .fields =
            {
                describe(kCode, {.label = msg("noss", "Code"),
                                 .required = Required::Always,
                                 .inList = true,
                                 .searchable = true,
                                 .indexed = true,
                                 .merge = Merge::ServerWins,
                                 .aliases = {"kod_noss"}}),
                describe(kTitleMs, {.label = msg("noss", "Title (Malay)"),
                                    .inList = true,
                                    .searchable = true,
                                    .indexed = true,
                                    .merge = Merge::ServerWins,
                                    .maxLength = 400,
                                    .aliases = {"tajuk_ms", "tajuk_bm"}}),
                describe(kTitleEn, {.label = msg("noss", "Title (English)"),
                                    .inList = true,
                                    .searchable = true,
                                    .merge = Merge::ServerWins,
                                    .maxLength = 400,
                                    .aliases = {"tajuk_en"}}),
                describe(kLevel, {.label = msg("noss", "Level"),
                                  .inList = true,
                                  .indexed = true,
                                  .merge = Merge::ServerWins,
                                  .min = 1,
                                  .max = 5,
                                  .aliases = {"tahap"}}),
                describe(kSection, {.label = msg("noss", "Section"),
                                    .merge = Merge::ServerWins,
                                    .aliases = {"msic_section", "seksyen"}}),
                describe(kGroup, {.label = msg("noss", "Group"),
                                  .merge = Merge::ServerWins,
                                  .aliases = {"msic_group", "kumpulan"}}),
                describe(kYear, {.label = msg("noss", "Year of approval"),
                                 .inList = true,
                                 .merge = Merge::ServerWins,
                                 .min = 1970,
                                 .max = 2200,
                                 .aliases = {"tahun"}}),
                describe(kApprovedOn, {.label = msg("noss", "Approved by the council on"),
                                       .merge = Merge::ServerWins}),
                describe(kKind, {.label = msg("noss", "Kind"), .merge = Merge::ServerWins}),
                describe(
                    kStatus,
                    {.label = msg("noss", "Status"), .inList = true, .merge = Merge::ServerWins}),
                describe(kReplaces, {.label = msg("noss", "Replaces"), .merge = Merge::ServerWins}),
                describe(kNote, {.label = msg("noss", "Note"),
                                 .merge = Merge::ServerWins,
                                 .kind = FieldKind::Paragraph}),
                describe(
                    kSource,
                    {.label = msg("noss", "Source"), .merge = Merge::ServerWins, .maxLength = 600}),
            },
        .rules = {{"NOSS-CODE", "2 §4.2 [S22]", judgeCode}},
        .access = seenByAll(rights(kWork, keepers())),
        .title = {kCode.name, kTitleMs.name},
        .naturalKey = {kCode.name},
        .defaultSort = {{kCode.name}},
        .fullReplica = true,
    };
    return t;
}

const RecordType& competencyUnit()
{
    using namespace competency_unit;
    static const RecordType t{
        .key = CompetencyUnit::kType,
        .singular = msg("competency_unit", "Competency unit"),
        .plural = msg("competency_unit", "Competency units"),
        .module = "noss",
        .scopes = registerScopes,
        .fields =
            {
                describe(competency_unit::kNoss, {.label = msg("competency_unit", "Standard"),
                                                  .required = Required::Always,
                                                  .inList = true,
                                                  .indexed = true,
                                                  .merge = Merge::ServerWins,
                                                  .aliases = {"kod_noss"}}),
                describe(competency_unit::kNumber, {.label = msg("competency_unit", "Number"),
                                                    .required = Required::Always,
                                                    .inList = true,
                                                    .merge = Merge::ServerWins,
                                                    .aliases = {"cu_no"}}),
                describe(competency_unit::kCode, {.label = msg("competency_unit", "Code"),
                                                  .required = Required::Always,
                                                  .inList = true,
                                                  .searchable = true,
                                                  .indexed = true,
                                                  .merge = Merge::ServerWins,
                                                  .aliases = {"cu_code", "kod_cu"}}),
                describe(competency_unit::kKind, {.label = msg("competency_unit", "Kind"),
                                                  .required = Required::Always,
                                                  .inList = true,
                                                  .merge = Merge::ServerWins,
                                                  .aliases = {"cu_type"}}),
                describe(competency_unit::kTitleEn,
                         {.label = msg("competency_unit", "Title (English)"),
                          .inList = true,
                          .searchable = true,
                          .merge = Merge::ServerWins,
                          .maxLength = 400,
                          .aliases = {"cu_title_en"}}),
                describe(competency_unit::kTitleMs,
                         {.label = msg("competency_unit", "Title (Malay)"),
                          .searchable = true,
                          .merge = Merge::ServerWins,
                          .maxLength = 400,
                          .aliases = {"cu_title_ms"}}),
                describe(kHours, {.label = msg("competency_unit", "Hours"),
                                  .inList = true,
                                  .merge = Merge::ServerWins,
                                  .min = 0,
                                  .max = 10'000}),
                describe(kCredit, {.label = msg("competency_unit", "Credits"),
                                   .merge = Merge::ServerWins,
                                   .min = 0,
                                   .max = 1'000,
                                   .aliases = {"credit_noss"}}),
                describe(kWeight, {.label = msg("competency_unit", "Weight (%)"),
                                   .merge = Merge::ServerWins,
                                   .min = 0,
                                   .max = 10'000,
                                   .aliases = {"weight_percent"}}),
                describe(kWorkActivityCount, {.label = msg("competency_unit", "Work activities"),
                                              .merge = Merge::ServerWins,
                                              .min = 0,
                                              .aliases = {"work_activities"}}),
                describe(kCriteriaCount, {.label = msg("competency_unit", "Performance criteria"),
                                          .merge = Merge::ServerWins,
                                          .min = 0,
                                          .aliases = {"performance_criteria"}}),
                describe(competency_unit::kSource, {.label = msg("competency_unit", "Source"),
                                                    .merge = Merge::ServerWins,
                                                    .maxLength = 600}),
            },
        .access = seenByAll(rights(kWork, keepers())),
        .title = {competency_unit::kNumber.name, competency_unit::kTitleEn.name},
        .naturalKey = {competency_unit::kNoss.name, competency_unit::kNumber.name},
        .defaultSort = {{competency_unit::kCode.name}},
        .parent = competency_unit::kNoss.name,
        .fullReplica = true,
    };
    return t;
}

const RecordType& workActivity()
{
    static const RecordType t{
        .key = WorkActivity::kType,
        .singular = msg("work_activity", "Work activity"),
        .plural = msg("work_activity", "Work activities"),
        .module = "noss",
        .scopes = registerScopes,
        .fields =
            {
                describe(work_activity::kNoss, {.label = msg("work_activity", "Standard"),
                                                .required = Required::Always,
                                                .indexed = true,
                                                .merge = Merge::ServerWins,
                                                .aliases = {"kod_noss"}}),
                describe(work_activity::kUnit, {.label = msg("work_activity", "Competency unit"),
                                                .required = Required::Always,
                                                .inList = true,
                                                .indexed = true,
                                                .merge = Merge::ServerWins,
                                                .aliases = {"cu_no"}}),
                describe(work_activity::kNumber, {.label = msg("work_activity", "Number"),
                                                  .required = Required::Always,
                                                  .inList = true,
                                                  .merge = Merge::ServerWins,
                                                  .aliases = {"wa_no"}}),
                describe(work_activity::kCode, {.label = msg("work_activity", "Code"),
                                                .required = Required::Always,
                                                .inList = true,
                                                .searchable = true,
                                                .indexed = true,
                                                .merge = Merge::ServerWins,
                                                .aliases = {"wa_code"}}),
                describe(work_activity::kTitle, {.label = msg("work_activity", "Work activity"),
                                                 .required = Required::Always,
                                                 .inList = true,
                                                 .searchable = true,
                                                 .merge = Merge::ServerWins,
                                                 .maxLength = 400,
                                                 .aliases = {"work_activity_en"}}),
                describe(work_activity::kTitleMs,
                         {.label = msg("work_activity", "Work activity (Malay)"),
                          .searchable = true,
                          .merge = Merge::ServerWins,
                          .maxLength = 400,
                          .aliases = {"work_activity_ms"}}),
                describe(work_activity::kWeight, {.label = msg("work_activity", "Weight (%)"),
                                                  .merge = Merge::ServerWins,
                                                  .min = 0,
                                                  .max = 10'000,
                                                  .aliases = {"weight_percent"}}),
                describe(work_activity::kHours, {.label = msg("work_activity", "Hours"),
                                                 .merge = Merge::ServerWins,
                                                 .min = 0,
                                                 .max = 10'000}),
            },
        .access = seenByAll(rights(kWork, keepers())),
        .title = {work_activity::kCode.name, work_activity::kTitle.name},
        .naturalKey = {work_activity::kUnit.name, work_activity::kNumber.name},
        .defaultSort = {{work_activity::kCode.name}},
        .parent = work_activity::kUnit.name,
        .history = false,
        .fullReplica = true,
    };
    return t;
}

const RecordType& equipment()
{
    using namespace noss_equipment;
    static const RecordType t{
        .key = NossEquipment::kType,
        .singular = msg("noss_equipment", "Equipment of a standard"),
        .plural = msg("noss_equipment", "Equipment of standards"),
        .module = "noss",
        .scopes = registerScopes,
        .fields =
            {
                describe(noss_equipment::kNoss, {.label = msg("noss_equipment", "Standard"),
                                                 .required = Required::Always,
                                                 .inList = true,
                                                 .indexed = true,
                                                 .merge = Merge::ServerWins,
                                                 .aliases = {"kod_noss"}}),
                describe(kUnit, {.label = msg("noss_equipment", "Competency unit"),
                                 .inList = true,
                                 .indexed = true,
                                 .merge = Merge::ServerWins,
                                 .aliases = {"cu_no"}}),
                describe(kItem, {.label = msg("noss_equipment", "Item"),
                                 .required = Required::Always,
                                 .inList = true,
                                 .searchable = true,
                                 .merge = Merge::ServerWins,
                                 .aliases = {"item_ms"}}),
                describe(kItemEn, {.label = msg("noss_equipment", "Item (English)"),
                                   .searchable = true,
                                   .merge = Merge::ServerWins}),
                describe(noss_equipment::kKind, {.label = msg("noss_equipment", "Kind"),
                                                 .inList = true,
                                                 .merge = Merge::ServerWins}),
                describe(kRatio,
                         {.label = msg("noss_equipment", "Ratio"),
                          .help = msg("noss_equipment", "Item to trainees, for instance 1:5; AR: "
                                                        "as required. Empty: not in the register."),
                          .inList = true,
                          .merge = Merge::ServerWins,
                          .aliases = {"nisbah"}}),
                describe(kProvenance, {.label = msg("noss_equipment", "Where it comes from"),
                                       .inList = true,
                                       .merge = Merge::ServerWins}),
                describe(noss_equipment::kSource, {.label = msg("noss_equipment", "Source"),
                                                   .merge = Merge::ServerWins,
                                                   .maxLength = 600}),
            },
        .rules = {{"EQUIPMENT-RATIO", "2 §2.4 [S34]", judgeRatio}},
        .access = seenByAll(rights(kWorkAndRemove, keepers())),
        .title = {kItem.name},
        .naturalKey = {noss_equipment::kNoss.name, kUnit.name, kItem.name},
        .defaultSort = {{kItem.name}},
        .parent = noss_equipment::kNoss.name,
        .fullReplica = true,
    };
    return t;
}

void describe(Catalogue& catalogue)
{
    catalogue.add(standard());
    catalogue.add(competencyUnit());
    catalogue.add(workActivity());
    catalogue.add(equipment());
}

} // namespace noss

} // namespace myspike
