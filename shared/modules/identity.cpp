#include "shared/modules/identity.h"

#include <algorithm>
#include <cctype>

#include "shared/base/my_kad.h"

namespace myspike {

namespace {

bool isPassport(std::string_view text)
{
    return text.size() >= 5 && text.size() <= 20 &&
           std::all_of(text.begin(), text.end(),
                       [](unsigned char c) { return std::isdigit(c) || (c >= 'A' && c <= 'Z'); });
}

} // namespace

void judgeIdentity(const Record& record, const IdentityFields& fields, Date day,
                   std::vector<Finding>& out)
{
    const auto number = record.text(fields.number);
    const auto kind = record.get(fields.kind);
    if (number.empty() || !kind) {
        return;
    }
    if (*kind == IdentityKind::Passport) {
        if (!isPassport(number)) {
            out.push_back({Severity::Error, "ID-R3", fields.number.name,
                           msg("identity", "A passport number has 5 to 20 capital letters and "
                                           "digits. Read it again from the passport."),
                           false});
        }
        return;
    }
    if (*kind == IdentityKind::ServiceNumber) {
        return;
    }
    const auto read = MyKad::parse(number, day);
    if (!read) {
        out.push_back({Severity::Error, "ID-R1", fields.number.name, read.fault().forUser, false});
        return;
    }
    const bool explained = fields.placeOverride && !record.text(*fields.placeOverride).empty();
    if (read->place == PlaceOfBirth::Unassigned && !explained) {
        out.push_back({Severity::Warning, "ID-R2", fields.number.name,
                       Text(msg("identity", "The place of birth %1 in this number is not known. "
                                            "Compare it with the card; write why it is right."),
                            {read->placeCode < 10 ? "0" + std::to_string(read->placeCode)
                                                  : std::to_string(read->placeCode)}),
                       false});
    }
}

} // namespace myspike
