// Places and holidays.
#include "shared/modules/description.h"
#include "shared/modules/reference/reference.h"

namespace myspike {

namespace {
std::vector<std::string> referenceOnly(const Record&) { return {scope::kReference}; }
const unsigned kKeep = kWork;
} // namespace

namespace reference {

const RecordType& malaysianState()
{
    using namespace state;
    static const RecordType t{
        .key = MalaysianState::kType,
        .singular = msg("state", "State"),
        .plural = msg("state", "States"),
        .module = "reference",
        .scopes = referenceOnly,
        .fields =
            {
                describe(kCode, {.label = msg("state", "Code"),
                                 .required = Required::Always,
                                 .inList = true,
                                 .indexed = true,
                                 .merge = Merge::ServerWins,
                                 .maxLength = 2,
                                 .aliases = {"state_code"}}),
                describe(kName, {.label = msg("state", "Name"),
                                 .required = Required::Always,
                                 .inList = true,
                                 .searchable = true,
                                 .merge = Merge::ServerWins,
                                 .aliases = {"state_name", "negeri"}}),
                describe(kNameEn,
                         {.label = msg("state", "Name in English"), .merge = Merge::ServerWins}),
                describe(kAliases,
                         {.label = msg("state", "Other spellings"),
                          .help = msg("state", "Spellings met in registers, separated by |."),
                          .searchable = true,
                          .merge = Merge::ServerWins,
                          .maxLength = 400}),
                describe(kWeekendDays,
                         {.label = msg("state", "Weekend"),
                          .help = msg("state", "Two of mon tue wed thu fri sat sun, joined by |."),
                          .inList = true,
                          .merge = Merge::ServerWins}),
                describe(kWeekendFrom,
                         {.label = msg("state", "Weekend since"), .merge = Merge::ServerWins}),
                describe(kPreviousWeekendDays,
                         {.label = msg("state", "Weekend before"), .merge = Merge::ServerWins}),
            },
        .access = seenByAll({{role::kSystemAdministrator, kKeep}}),
        .title = {kName.name},
        .naturalKey = {kCode.name},
        .defaultSort = {{kCode.name}},
        .fullReplica = true,
    };
    return t;
}

const RecordType& district()
{
    using namespace myspike::district;
    static const RecordType t{
        .key = District::kType,
        .singular = msg("district", "District"),
        .plural = msg("district", "Districts"),
        .module = "reference",
        .scopes = referenceOnly,
        .fields =
            {
                describe(kState, {.label = msg("district", "State"),
                                  .required = Required::Always,
                                  .inList = true,
                                  .indexed = true,
                                  .merge = Merge::ServerWins,
                                  .aliases = {"negeri"}}),
                describe(kCode, {.label = msg("district", "Code"),
                                 .required = Required::Always,
                                 .inList = true,
                                 .merge = Merge::ServerWins,
                                 .aliases = {"code_state_district"}}),
                describe(kName, {.label = msg("district", "Name"),
                                 .required = Required::Always,
                                 .inList = true,
                                 .searchable = true,
                                 .indexed = true,
                                 .merge = Merge::ServerWins,
                                 .aliases = {"district", "daerah"}}),
            },
        .access = seenByAll({{role::kSystemAdministrator, kKeep}}),
        .title = {kName.name},
        .naturalKey = {kCode.name},
        .defaultSort = {{kName.name}},
        .fullReplica = true,
    };
    return t;
}

const RecordType& postcode()
{
    using namespace myspike::postcode;
    static const RecordType t{
        .key = Postcode::kType,
        .singular = msg("postcode", "Postcode"),
        .plural = msg("postcode", "Postcodes"),
        .module = "reference",
        .scopes = referenceOnly,
        .fields =
            {
                describe(kCode, {.label = msg("postcode", "Postcode"),
                                 .required = Required::Always,
                                 .inList = true,
                                 .searchable = true,
                                 .indexed = true,
                                 .merge = Merge::ServerWins,
                                 .maxLength = 5,
                                 .aliases = {"postcode", "poskod"}}),
                describe(kCity, {.label = msg("postcode", "Town"),
                                 .required = Required::Always,
                                 .inList = true,
                                 .searchable = true,
                                 .indexed = true,
                                 .merge = Merge::ServerWins,
                                 .aliases = {"bandar"}}),
                describe(kState, {.label = msg("postcode", "State"),
                                  .required = Required::Always,
                                  .inList = true,
                                  .indexed = true,
                                  .merge = Merge::ServerWins,
                                  .aliases = {"state_abbr", "negeri"}}),
            },
        .access = seenByAll({{role::kSystemAdministrator, kKeep}}),
        .title = {kCode.name, kCity.name},
        .naturalKey = {kCode.name, kCity.name},
        .defaultSort = {{kCode.name}},
        .history = false,
        .fullReplica = true,
    };
    return t;
}

const RecordType& locality()
{
    using namespace myspike::locality;
    static const RecordType t{
        .key = Locality::kType,
        .singular = msg("locality", "Locality"),
        .plural = msg("locality", "Localities"),
        .module = "reference",
        .shelf = Shelf::Registers,
        .icon = "map_pin",
        .scopes = referenceOnly,
        .fields =
            {
                describe(kPostcode, {.label = msg("locality", "Postcode"),
                                     .required = Required::Always,
                                     .inList = true,
                                     .searchable = true,
                                     .indexed = true,
                                     .merge = Merge::ServerWins,
                                     .maxLength = 5,
                                     .aliases = {"poskod"}}),
                describe(kName, {.label = msg("locality", "Locality"),
                                 .required = Required::Always,
                                 .inList = true,
                                 .searchable = true,
                                 .indexed = true,
                                 .merge = Merge::ServerWins,
                                 .aliases = {"locality", "lokaliti"}}),
                describe(kCity, {.label = msg("locality", "Town"),
                                 .inList = true,
                                 .searchable = true,
                                 .indexed = true,
                                 .merge = Merge::ServerWins,
                                 .aliases = {"bandar"}}),
                describe(kState, {.label = msg("locality", "State"),
                                  .required = Required::Always,
                                  .inList = true,
                                  .indexed = true,
                                  .merge = Merge::ServerWins,
                                  .aliases = {"state_abbr", "negeri"}}),
            },
        .access = seenByAll({{role::kSystemAdministrator, kKeep}}),
        .title = {kName.name, kPostcode.name},
        .naturalKey = {kPostcode.name, kName.name, kCity.name},
        .defaultSort = {{kName.name}},
        .history = false,
        .fullReplica = true,
    };
    return t;
}

const RecordType& publicHoliday()
{
    using namespace public_holiday;
    static const RecordType t{
        .key = PublicHoliday::kType,
        .singular = msg("public_holiday", "Public holiday"),
        .plural = msg("public_holiday", "Public holidays"),
        .module = "reference",
        .shelf = Shelf::Registers,
        .icon = "calendar",
        .scopes = referenceOnly,
        .fields =
            {
                describe(kState, {.label = msg("public_holiday", "State"),
                                  .required = Required::Always,
                                  .inList = true,
                                  .indexed = true,
                                  .merge = Merge::ServerWins,
                                  .aliases = {"subdivision_code", "negeri"}}),
                describe(kDate, {.label = msg("public_holiday", "Date"),
                                 .required = Required::Always,
                                 .inList = true,
                                 .indexed = true,
                                 .merge = Merge::ServerWins,
                                 .aliases = {"tarikh"}}),
                describe(kName, {.label = msg("public_holiday", "Holiday"),
                                 .required = Required::Always,
                                 .inList = true,
                                 .searchable = true,
                                 .merge = Merge::ServerWins,
                                 .aliases = {"holiday_ms"}}),
                describe(kNameEn, {.label = msg("public_holiday", "Holiday in English"),
                                   .merge = Merge::ServerWins,
                                   .aliases = {"holiday_en"}}),
                describe(kEstimated,
                         {.label = msg("public_holiday", "Estimated"),
                          .help = msg("public_holiday", "The date depends on the moon."),
                          .inList = true,
                          .merge = Merge::ServerWins}),
            },
        .access = seenByAll({{role::kSystemAdministrator, kKeep}}),
        .title = {kDate.name, kName.name},
        .naturalKey = {kState.name, kDate.name, kName.name},
        .defaultSort = {{kDate.name}},
        .history = false,
        .fullReplica = true,
    };
    return t;
}

} // namespace reference

} // namespace myspike
