#include "shared/sync/devices.h"

#include <array>

namespace myspike::devices {

namespace {

constexpr std::array kStates = {Choice{"active", msg("device", "In use")},
                                Choice{"retired", msg("device", "Retired")}};
constexpr const char* kScope = "national:users";
constexpr std::string_view kAdministrator = "system_administrator";
constexpr std::string_view kAuditor = "auditor";

Status setEnrolled(Transaction& tx, Record& r)
{
    r.clear(kRetiredAt);
    r.set(kEnrolledAgainAt, tx.context().at);
    return tx.update(r);
}

} // namespace

std::span<const Choice> choicesOf(State) { return kStates; }

const RecordType& enrolledDevice()
{
    static const RecordType t{
        .key = EnrolledDevice::kType,
        .singular = msg("device", "Device"),
        .plural = msg("device", "Devices"),
        .module = "users",
        .shelf = Shelf::Registers,
        .icon = "laptop",
        .scopes = [](const Record&) { return std::vector<std::string>{kScope}; },
        .fields =
            {
                describe(kName, {.label = msg("device", "Device"),
                                 .inList = true,
                                 .searchable = true,
                                 .readOnly = true}),
                describe(kUserId, {.readOnly = true, .hidden = true}),
                describe(kUserName, {.label = msg("device", "User"),
                                     .inList = true,
                                     .searchable = true,
                                     .readOnly = true}),
                describe(kState, {.label = msg("device", "State"),
                                  .inList = true,
                                  .indexed = true,
                                  .readOnly = true}),
                describe(kLastContact, {.label = msg("device", "Last contact"),
                                        .help = msg("device", "To the hour"),
                                        .inList = true,
                                        .indexed = true,
                                        .readOnly = true}),
                describe(kRecordsAsOf,
                         {.label = msg("device", "Records as of"),
                          .help = msg("device", "When its records were last brought up to date"),
                          .inList = true,
                          .readOnly = true}),
                describe(kUnsent, {.label = msg("device", "Unsent work"),
                                   .help = msg("device", "Acts that waited at the last contact"),
                                   .inList = true,
                                   .readOnly = true}),
                describe(kOldestUnsent, {.label = msg("device", "Oldest unsent work"),
                                         .inList = true,
                                         .readOnly = true}),
                describe(kAppVersion, {.label = msg("device", "Version of MySPIKE"),
                                       .inList = true,
                                       .readOnly = true}),
                describe(kSchema,
                         {.label = msg("device", "Version of the records"), .readOnly = true}),
                describe(kClashes,
                         {.label = msg("device", "Copies or restored disks"),
                          .help = msg("device", "How often this machine came with an older state "
                                                "of its own, or a second one with its state"),
                          .inList = true,
                          .readOnly = true}),
                describe(kMismatches, {.label = msg("device", "Differing records found"),
                                       .inList = true,
                                       .readOnly = true}),
                describe(kFirstSeen, {.label = msg("device", "First contact"), .readOnly = true}),
                describe(kRetiredAt, {.label = msg("device", "Retired at"), .readOnly = true}),
                describe(kEnrolledAgainAt,
                         {.label = msg("device", "Enrolled again at"), .readOnly = true}),
            },
        .workflow = {.field = kState.name,
                     .states = {{"active", msg("device", "In use"), StateKind::Open, {}},
                                {"retired", msg("device", "Retired"), StateKind::Cancelled, {}}},
                     .transitions = {{.name = transition::kRetire,
                                      .from = {"active"},
                                      .to = "retired",
                                      .label = msg("device", "Retire the device"),
                                      .by = {kAdministrator},
                                      .where = Where::OnlineOnly,
                                      .needsReason = true,
                                      .stamp = kRetiredAt.name},
                                     {.name = transition::kEnrolAgain,
                                      .from = {"retired"},
                                      .to = "active",
                                      .label = msg("device", "Enrol the device again"),
                                      .by = {kAdministrator},
                                      .where = Where::OnlineOnly,
                                      .needsReason = true,
                                      .effect = setEnrolled}}},
        .access = {{kAdministrator, static_cast<unsigned>(Verb::View)},
                   {kAuditor, static_cast<unsigned>(Verb::View)}},
        .title = {kName.name, kUserName.name},
        .defaultSort = {{kLastContact.name, true}},
    };
    return t;
}

void describe(Catalogue& catalogue) { catalogue.add(enrolledDevice()); }

} // namespace myspike::devices
