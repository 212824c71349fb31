// Accredited centres and their programmes, as the department's lists write them.
#include <fmt/format.h>

#include "server/ops/import/table_mapping.h"
#include "shared/base/unicode.h"
#include "shared/modules/centres/centres.h"

namespace myspike {

namespace {

struct Wording
{
    const char* text; ///< folded
    const char* code;
};

constexpr Wording kCategories[] = {
    {"programpenuhpersijilanmengikuttahap", "full_by_level"},
    {"programpenuhpersijilantahaptunggal", "full_single_level"},
    {"programmicrocredential", "micro_credential"},
    {"programmicrocredentialtauliahsediaada", "micro_credential_existing"}};
constexpr Wording kStatuses[] = {{"aktif", "active"},        {"sekatpengambilan", "intake_blocked"},
                                 {"tamat", "expired"},       {"gantung", "suspended"},
                                 {"digantung", "suspended"}, {"batal", "revoked"},
                                 {"dibatalkan", "revoked"},  {"serahbalik", "surrendered"}};
/// The register itself writes “Diploma LanjutanKemahiran Malaysia”.
constexpr Wording kLevels[] = {{"tiadatahap", "0"},
                               {"skmtahap1", "1"},
                               {"skmtahap2", "2"},
                               {"skmtahap3", "3"},
                               {"diplomakemahiranmalaysia", "4"},
                               {"dkm", "4"},
                               {"diplomalanjutankemahiranmalaysia", "5"},
                               {"dlkm", "5"}};

template <std::size_t N> const char* codeFor(const Wording (&words)[N], const std::string& text)
{
    const auto key = foldKey(text);
    for (const auto& w : words) {
        if (key == w.text) {
            return w.code;
        }
    }
    return nullptr;
}

/// A choice by the register's Malay wording, else by code or label.
template <std::size_t N>
void readChoice(ImportRow& row, const char* field, const Wording (&words)[N])
{
    const auto text = row.text(field);
    if (text.empty()) {
        return;
    }
    if (const auto* code = codeFor(words, text)) {
        row.record().setValue(field, std::string(code));
        return;
    }
    auto value = valueFromText(*row.record().type().field(field), text,
                               [](const auto&, auto) { return std::optional<Id>(); });
    if (value) {
        row.record().setValue(field, std::move(*value));
    } else {
        row.refuse(field, value.fault().forUser.english());
    }
}

void readStateOf(ImportRow& row, const char* field)
{
    const auto text = row.text(field);
    if (text.empty() || foldKey(text) == "notapplicable") {
        return;
    }
    if (const auto id = row.finder().byCode(MalaysianState::kType, text)) {
        row.record().setValue(field, *id);
    } else {
        row.refuse(field, fmt::format("“{}” is no state that is known here. Correct it, or add the "
                                      "spelling to the state's other spellings.",
                                      text));
    }
}

void readCentre(ImportRow& row)
{
    using namespace centre;
    row.readAllBut({kCode.name, kState.name, centre::kStatus.name, kPostcode.name});
    auto code = toUpper(row.text(kCode.name));
    std::erase(code, ' ');
    row.set(kCode, code);
    readStateOf(row, kState.name);
    const auto postcode = row.text(kPostcode.name);
    if (postcode.size() == 5 && onlyDigits(postcode) == postcode) {
        row.set(kPostcode, postcode);
    } else if (!postcode.empty()) {
        row.warn(kPostcode.name,
                 fmt::format("{}: “{}” is no postcode of five digits and was left empty.", code,
                             postcode),
                 "CENTRE-POSTCODE");
    } else if (row.has(kPostcode.name)) {
        row.warn(kPostcode.name, fmt::format("{}: the postcode is not in the register.", code),
                 "CENTRE-GAPS");
    }
    row.setIfNew(kCategory, centres::categoryOfCode(code));
    row.setIfNew(centre::kStatus, centre::Status::Active);
    row.setIfNew(kProvenance, Provenance::Register);
}

void readProgramme(ImportRow& row)
{
    using namespace accredited_programme;
    row.readAllBut({kCentre.name, kNoss.name, kState.name, accredited_programme::kCategory.name,
                    accredited_programme::kStatus.name, kLevel.name});
    const auto centreCode = row.text(kCentre.name);
    if (const auto id = row.finder().byCode(Centre::kType, centreCode)) {
        row.set(kCentre, Ref<Centre>{*id});
    } else {
        row.refuse(kCentre.name, fmt::format("The centre {} is not in the store. Import it first "
                                             "(import centre), or correct the code.",
                                             centreCode.empty() ? "(empty)" : centreCode));
    }
    const auto code = row.text(kNoss.name);
    if (const auto id = row.finder().byCode(Noss::kType, code)) {
        row.set(kNoss, Ref<Noss>{*id});
    } else {
        row.refuse(kNoss.name,
                   fmt::format("The standard {} is not in the register. Import it first (import "
                               "noss), or correct the code.",
                               code.empty() ? "(empty)" : code));
    }
    readStateOf(row, kState.name);
    readChoice(row, accredited_programme::kCategory.name, kCategories);
    readChoice(row, accredited_programme::kStatus.name, kStatuses);
    const auto level = row.text(kLevel.name);
    const auto* digit = codeFor(kLevels, level);
    if (const auto n = parseInteger(digit ? digit : level); n && *n >= 0 && *n <= 5) {
        row.set(kLevel, *n);
    } else {
        row.refuse(kLevel.name, fmt::format("“{}” is no level. Write SKM Tahap 1 to 3, Diploma "
                                            "Kemahiran Malaysia, Diploma Lanjutan Kemahiran "
                                            "Malaysia, Tiada Tahap, or 0 to 5.",
                                            level));
    }
    row.setIfNew(accredited_programme::kStatus, accredited_programme::Status::Active);
    row.setIfNew(kProvenance, Provenance::Register);
}

} // namespace

std::vector<TableMapping> centreMappings()
{
    return {
        {.type = Centre::kType,
         .rowType = Centre::kType,
         .what = "accredited centres",
         .needed = {{"code"}, {"name"}, {"state"}},
         .read = readCentre},
        {.type = AccreditedProgramme::kType,
         .rowType = AccreditedProgramme::kType,
         .what = "programmes of accredited centres",
         .needed = {{"centre"}, {"noss"}, {"category"}, {"level"}},
         .read = readProgramme},
    };
}

} // namespace myspike
