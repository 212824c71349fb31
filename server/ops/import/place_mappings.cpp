// States, districts, postcodes, localities and holidays.
#include <fmt/format.h>

#include "server/ops/import/table_mapping.h"
#include "shared/base/unicode.h"
#include "shared/modules/reference/fields.h"

namespace myspike {

namespace {

/// Finds the state by whichever column the file has; refuses the row where none is known.
std::optional<Ref<MalaysianState>> stateOf(ImportRow& row)
{
    for (const auto* field : {"state", "state_code"}) {
        const auto text = row.text(field);
        if (text.empty()) {
            continue;
        }
        if (const auto id = row.finder().byCode(MalaysianState::kType, text)) {
            return Ref<MalaysianState>{*id};
        }
        row.refuse(field, fmt::format("“{}” is no state that is known here. Correct it, or add the "
                                      "spelling to the state's other spellings.",
                                      text));
        return std::nullopt;
    }
    row.refuse("state", "The state is missing. Fill it in.");
    return std::nullopt;
}

void readState(ImportRow& row)
{
    const auto code = onlyDigits(row.text("code"));
    const auto number = code.empty() || code.size() > 2 ? 0 : std::stoi(code);
    if (number == 17 || foldKey(row.text("name")) == "notapplicable") {
        row.leaveOut("“Not Applicable” (17) is no state");
        return;
    }
    if (number < 1 || number > 16) {
        row.refuse("code",
                   fmt::format("“{}” is no code of a state. They are 01 to 16.", row.text("code")));
        return;
    }
    row.readAllBut({state::kCode.name});
    row.set(state::kCode, fmt::format("{:02}", number));
}

void readDistrict(ImportRow& row)
{
    row.readAllBut({district::kState.name, district::kCode.name});
    if (const auto in = stateOf(row)) {
        row.set(district::kState, *in);
    }
    auto code = row.text("code");
    if (code.empty() && !row.text("district_code").empty()) {
        code = row.text("state_code") + "_" + row.text("district_code");
    }
    if (code.empty()) {
        row.refuse("code", "The code of the district is missing. Fill it in.");
    }
    row.set(district::kCode, code);
}

/// Five digits; spreadsheets lose the zero in front.
std::string postcodeOf(ImportRow& row, const char* field)
{
    auto text = row.text(field);
    if (text.size() == 4 && onlyDigits(text) == text) {
        text.insert(0, "0");
        row.warn(field, fmt::format("A postcode has five digits; read as {}.", text), "POSTCODE");
    }
    if (text.size() != 5 || onlyDigits(text) != text) {
        row.refuse(field, text.empty()
                              ? std::string("The postcode is missing. Fill it in.")
                              : fmt::format("“{}” is no postcode: five digits are needed.", text));
    }
    return text;
}

void readPostcode(ImportRow& row)
{
    row.readAllBut({postcode::kState.name, postcode::kCode.name});
    row.set(postcode::kCode, postcodeOf(row, postcode::kCode.name));
    if (const auto in = stateOf(row)) {
        row.set(postcode::kState, *in);
    }
}

void readLocality(ImportRow& row)
{
    row.readAllBut({locality::kState.name, locality::kPostcode.name});
    row.set(locality::kPostcode, postcodeOf(row, locality::kPostcode.name));
    if (const auto in = stateOf(row)) {
        row.set(locality::kState, *in);
    }
}

void readHoliday(ImportRow& row)
{
    row.readAllBut({public_holiday::kState.name});
    if (const auto in = stateOf(row)) {
        row.set(public_holiday::kState, *in);
    }
}

} // namespace

std::vector<TableMapping> placeMappings()
{
    const MappedColumn stateCode{"state_code", {"code_state", "subdivision_code", "kod_negeri"}};
    return {
        {.type = MalaysianState::kType,
         .rowType = MalaysianState::kType,
         .what = "states with their code, name and spellings",
         .needed = {{"code"}, {"name"}},
         .withoutHeadings = {"code", "name"},
         .read = readState},
        {.type = District::kType,
         .rowType = District::kType,
         .what = "districts of the states",
         .columns = {stateCode, {"district_code", {"code_district", "kod_daerah"}}},
         .needed = {{"name"}, {"code", "district_code"}, {"state", "state_code"}},
         .read = readDistrict},
        {.type = Postcode::kType,
         .rowType = Postcode::kType,
         .what = "postcodes with their town; one postcode may have several",
         .columns = {stateCode},
         .needed = {{"code"}, {"city"}, {"state", "state_code"}},
         .withoutHeadings = {"code", "city", "state"},
         .read = readPostcode},
        {.type = Locality::kType,
         .rowType = Locality::kType,
         .what = "localities by postcode and town",
         .columns = {stateCode},
         .needed = {{"postcode"}, {"name"}, {"city"}, {"state", "state_code"}},
         .withoutHeadings = {"postcode", "name", "city", "state"},
         .read = readLocality},
        {.type = PublicHoliday::kType,
         .rowType = PublicHoliday::kType,
         .what = "public holidays by state",
         .columns = {stateCode},
         .needed = {{"date"}, {"name"}, {"state", "state_code"}},
         .read = readHoliday},
    };
}

} // namespace myspike
