#include "shared/modules/centres/centres.h"

#include <array>

#include "shared/modules/description.h"

namespace myspike {

namespace {
constexpr std::array kCategories = {
    Choice{"public", msg("centre", "Public")},
    Choice{"private", msg("centre", "Private")},
    Choice{"industry", msg("centre", "Industry")},
    Choice{"association", msg("centre", "Association")},
    Choice{"test_centre", msg("centre", "Non-destructive testing centre")},
    Choice{"other", msg("centre", "Other")}};
constexpr std::array kStatuses = {Choice{"active", msg("centre", "Active")},
                                  Choice{"suspended", msg("centre", "Suspended")},
                                  Choice{"closed", msg("centre", "Closed")}};
constexpr std::array kProgrammeCategories = {
    Choice{"full_by_level", msg("accredited_programme", "Full programme, by level")},
    Choice{"full_single_level", msg("accredited_programme", "Full programme, single level")},
    Choice{"micro_credential", msg("accredited_programme", "Micro-credential")},
    Choice{"micro_credential_existing",
           msg("accredited_programme", "Micro-credential, existing accreditation")}};
constexpr std::array kProgrammeStatuses = {
    Choice{"active", msg("accredited_programme", "Active")},
    Choice{"intake_blocked", msg("accredited_programme", "Intake blocked")},
    Choice{"expired", msg("accredited_programme", "Expired")},
    Choice{"suspended", msg("accredited_programme", "Suspended")},
    Choice{"revoked", msg("accredited_programme", "Revoked")},
    Choice{"surrendered", msg("accredited_programme", "Surrendered")}};

const std::vector<std::string_view>& keepers()
{
    static const std::vector<std::string_view> roles{role::kVerificationOfficer,
                                                     role::kSystemAdministrator};
    return roles;
}
} // namespace

std::span<const Choice> centre::choicesOf(Category) { return kCategories; }
std::span<const Choice> centre::choicesOf(Status) { return kStatuses; }
std::span<const Choice> accredited_programme::choicesOf(Category) { return kProgrammeCategories; }
std::span<const Choice> accredited_programme::choicesOf(Status) { return kProgrammeStatuses; }

namespace centres {

centre::Category categoryOfCode(std::string_view code)
{
    using C = centre::Category;
    return code.starts_with("NDT") ? C::TestCentre
           : code.starts_with('K') ? C::Public
           : code.starts_with('L') ? C::Private
           : code.starts_with('I') ? C::Industry
           : code.starts_with('P') ? C::Association
                                   : C::Other;
}

namespace {

/// What the register lacks warns and never blocks (issue: real registers are not clean).
void judgeGaps(const Record& r, const Reader&, const ActContext&, std::vector<Finding>& out)
{
    using namespace accredited_programme;
    if (r.getOr(kStatus, accredited_programme::Status::Active) !=
        accredited_programme::Status::Active) {
        return;
    }
    const auto missing = [&](const char* field, Msg text) {
        out.push_back({Severity::Warning, "PROGRAMME-GAPS", field, text, false});
    };
    if (!r.has(kCapacity)) {
        missing(kCapacity.name, msg("accredited_programme",
                                    "The capacity is not in the register. Enter it with its "
                                    "source when it is known."));
    }
    if (!r.has(kFrom) || !r.has(kTo)) {
        missing(kFrom.name, msg("accredited_programme",
                                "The dates of accreditation are not in the register. Enter them "
                                "with their source when they are known."));
    }
}

void judgeDates(const Record& r, const Reader&, const ActContext&, std::vector<Finding>& out)
{
    using namespace accredited_programme;
    const auto from = r.get(kFrom);
    const auto to = r.get(kTo);
    if (from && to && *to < *from) {
        out.push_back({Severity::Error, "PROGRAMME-DATES", kTo.name,
                       Text(msg("accredited_programme", "The accreditation would end on %1, before "
                                                        "it begins on %2. Correct the dates."),
                            {to->toDisplay(), from->toDisplay()}),
                       false});
    }
}

void judgeSource(const Record& r, const Reader&, const ActContext&, std::vector<Finding>& out)
{
    using namespace accredited_programme;
    if (r.get(kProvenance) == Provenance::Entered && r.text(kSource).empty()) {
        out.push_back({Severity::Error, "PROGRAMME-SOURCE", kSource.name,
                       msg("accredited_programme", "What a person enters needs its source. Name "
                                                   "the letter or certificate it comes from."),
                       false});
    }
}

} // namespace

const RecordType& centreType()
{
    using namespace myspike::centre;
    static const RecordType t{
        .key = Centre::kType,
        .singular = msg("centre", "Accredited centre"),
        .plural = msg("centre", "Accredited centres"),
        .module = "centres",
        .shelf = Shelf::Registers,
        .icon = "building",
        .scopes =
            [](const Record& r) {
                return std::vector<std::string>{scope::kReference, scope::ofCentre(r.id),
                                                scope::kVerification};
            },
        .fields =
            {
                describe(kCode, {.label = msg("centre", "Code"),
                                 .required = Required::Always,
                                 .inList = true,
                                 .searchable = true,
                                 .indexed = true,
                                 .merge = Merge::ServerWins,
                                 .aliases = {"kod_pusat", "kod_pb"}}),
                describe(kName, {.label = msg("centre", "Name"),
                                 .required = Required::Always,
                                 .inList = true,
                                 .searchable = true,
                                 .indexed = true,
                                 .merge = Merge::ServerWins,
                                 .maxLength = 400,
                                 .aliases = {"nama_pusat", "institusi"}}),
                describe(kCategory, {.label = msg("centre", "Category"),
                                     .inList = true,
                                     .indexed = true,
                                     .merge = Merge::ServerWins}),
                describe(kState, {.label = msg("centre", "State"),
                                  .inList = true,
                                  .indexed = true,
                                  .merge = Merge::ServerWins,
                                  .aliases = {"negeri"}}),
                describe(kAddress, {.label = msg("centre", "Address"),
                                    .searchable = true,
                                    .merge = Merge::ServerWins,
                                    .kind = FieldKind::Paragraph,
                                    .aliases = {"alamat"}}),
                describe(kPostcode, {.label = msg("centre", "Postcode"),
                                     .inList = true,
                                     .merge = Merge::ServerWins,
                                     .maxLength = 10,
                                     .aliases = {"poskod_in_alamat", "poskod"}}),
                describe(kPhone,
                         {.label = msg("centre", "Telephone"), .merge = Merge::LatestIntention}),
                describe(kEmail,
                         {.label = msg("centre", "E-mail"), .merge = Merge::LatestIntention}),
                describe(kLatitude, {.label = msg("centre", "Latitude"),
                                     .merge = Merge::ServerWins,
                                     .group = "position",
                                     .min = -90'000'000,
                                     .max = 90'000'000}),
                describe(kLongitude, {.label = msg("centre", "Longitude"),
                                      .merge = Merge::ServerWins,
                                      .group = "position",
                                      .min = -180'000'000,
                                      .max = 180'000'000}),
                describe(kRegisterId, {.label = msg("centre", "Number in the register"),
                                       .merge = Merge::ServerWins,
                                       .aliases = {"myspike_idpb", "idpb"}}),
                describe(
                    kStatus,
                    {.label = msg("centre", "Status"), .inList = true, .merge = Merge::ServerWins}),
                describe(kProvenance, {.label = msg("centre", "Where it comes from"),
                                       .merge = Merge::ServerWins}),
                describe(kSource, {.label = msg("centre", "Source"), .merge = Merge::ServerWins}),
            },
        .access = seenByAll(rights(kWork, keepers())),
        .title = {kCode.name, kName.name},
        .naturalKey = {kCode.name},
        .defaultSort = {{kCode.name}},
        .fullReplica = true,
    };
    return t;
}

const RecordType& accreditedProgramme()
{
    using namespace accredited_programme;
    static const RecordType t{
        .key = AccreditedProgramme::kType,
        .singular = msg("accredited_programme", "Accredited programme"),
        .plural = msg("accredited_programme", "Accredited programmes"),
        .module = "centres",
        .shelf = Shelf::Registers,
        .icon = "shield",
        .scopes = [](const Record& r) -> std::vector<std::string> {
            return ScopeList(r)
                .with(scope::kReference)
                .of(kCentre, scope::ofCentre)
                .with(scope::kVerification);
        },
        .fields =
            {
                describe(kCentre, {.label = msg("accredited_programme", "Centre"),
                                   .required = Required::Always,
                                   .inList = true,
                                   .indexed = true,
                                   .merge = Merge::ServerWins,
                                   .aliases = {"kod_pusat", "kod_pb"}}),
                describe(kNoss, {.label = msg("accredited_programme", "Standard"),
                                 .required = Required::Always,
                                 .inList = true,
                                 .indexed = true,
                                 .merge = Merge::ServerWins,
                                 .aliases = {"kod_noss"}}),
                describe(kTitle, {.label = msg("accredited_programme", "Title"),
                                  .inList = true,
                                  .searchable = true,
                                  .indexed = true,
                                  .merge = Merge::ServerWins,
                                  .maxLength = 400,
                                  .aliases = {"program"}}),
                describe(kCategory, {.label = msg("accredited_programme", "Category"),
                                     .required = Required::Always,
                                     .inList = true,
                                     .indexed = true,
                                     .merge = Merge::ServerWins,
                                     .aliases = {"kategori"}}),
                describe(kLevel, {.label = msg("accredited_programme", "Level"),
                                  .help = msg("accredited_programme", "1 to 5; 0 for none."),
                                  .required = Required::Always,
                                  .inList = true,
                                  .indexed = true,
                                  .merge = Merge::ServerWins,
                                  .min = 0,
                                  .max = 5,
                                  .aliases = {"tahap"}}),
                describe(kState, {.label = msg("accredited_programme", "State"),
                                  .inList = true,
                                  .indexed = true,
                                  .merge = Merge::ServerWins,
                                  .aliases = {"negeri"}}),
                describe(kStatus, {.label = msg("accredited_programme", "Status"),
                                   .required = Required::Always,
                                   .inList = true,
                                   .indexed = true,
                                   .merge = Merge::ServerWins}),
                describe(kCapacity, {.label = msg("accredited_programme", "Capacity"),
                                     .help = msg("accredited_programme",
                                                 "Trainees at one time. Empty: not in the "
                                                 "register."),
                                     .inList = true,
                                     .merge = Merge::ServerWins,
                                     .min = 1,
                                     .max = 10'000,
                                     .aliases = {"kapasiti"}}),
                describe(kFrom, {.label = msg("accredited_programme", "Accredited from"),
                                 .inList = true,
                                 .merge = Merge::ServerWins,
                                 .group = "validity",
                                 .aliases = {"tarikh_mula"}}),
                describe(kTo, {.label = msg("accredited_programme", "Accredited until"),
                               .inList = true,
                               .indexed = true,
                               .merge = Merge::ServerWins,
                               .group = "validity",
                               .aliases = {"tarikh_tamat"}}),
                describe(kCertificateNumber,
                         {.label = msg("accredited_programme", "Certificate number"),
                          .merge = Merge::ServerWins}),
                describe(kConditions, {.label = msg("accredited_programme", "Conditions"),
                                       .merge = Merge::ServerWins,
                                       .kind = FieldKind::Paragraph}),
                describe(kProvenance, {.label = msg("accredited_programme", "Where it comes from"),
                                       .merge = Merge::ServerWins}),
                describe(kSource, {.label = msg("accredited_programme", "Source"),
                                   .merge = Merge::ServerWins}),
            },
        .rules = {{"PROGRAMME-DATES", "1 §5.2", judgeDates},
                  {"PROGRAMME-SOURCE", "issue 3", judgeSource},
                  {"PROGRAMME-GAPS", "issue 3", judgeGaps}},
        .access = seenByAll(rights(kWork, keepers())),
        .title = {kTitle.name, kLevel.name},
        .naturalKey = {kCentre.name, kNoss.name, kCategory.name, kLevel.name},
        .defaultSort = {{kTitle.name}},
        .fullReplica = true,
    };
    return t;
}

void describe(Catalogue& catalogue)
{
    catalogue.add(centreType());
    catalogue.add(accreditedProgramme());
}

} // namespace centres

} // namespace myspike
