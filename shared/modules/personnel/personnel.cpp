#include "shared/modules/personnel/personnel.h"

#include <array>

#include "shared/modules/description.h"
#include "shared/modules/identity.h"
#include "shared/schema/rule_book.h"

namespace myspike {

namespace {
constexpr std::array kPosts = {
    Choice{"centre_manager", msg("personnel_certificate", "Centre manager")},
    Choice{"internal_verifier", msg("personnel_certificate", "Internal verifier")},
    Choice{"assessor", msg("personnel_certificate", "Assessor")},
    Choice{"modular_assessor", msg("personnel_certificate", "Assessor, modular")},
    Choice{"instructor", msg("personnel_certificate", "Instructor")}};
constexpr std::array kStatuses = {
    Choice{"active", msg("personnel_certificate", "Active")},
    Choice{"conditional", msg("personnel_certificate", "Conditional")},
    Choice{"expired", msg("personnel_certificate", "Expired")},
    Choice{"cancelled", msg("personnel_certificate", "Cancelled")},
    Choice{"suspended", msg("personnel_certificate", "Suspended")}};
constexpr std::array kVendorStatuses = {Choice{"none", msg("external_verifier", "Not registered")},
                                        Choice{"active", msg("external_verifier", "Active")},
                                        Choice{"ended", msg("external_verifier", "Ended")}};
constexpr std::array kTies = {Choice{"employment", msg("verifier_affiliation", "Employment")},
                              Choice{"ownership", msg("verifier_affiliation", "Ownership")},
                              Choice{"family", msg("verifier_affiliation", "Family")},
                              Choice{"teaching", msg("verifier_affiliation", "Teaching")},
                              Choice{"consultancy", msg("verifier_affiliation", "Consultancy")}};

const std::vector<std::string_view>& keepers()
{
    static const std::vector<std::string_view> roles{role::kVerificationOfficer,
                                                     role::kSystemAdministrator};
    return roles;
}
} // namespace

std::span<const Choice> personnel_certificate::choicesOf(Post) { return kPosts; }
std::span<const Choice> personnel_certificate::choicesOf(Status) { return kStatuses; }
std::span<const Choice> external_verifier::choicesOf(VendorStatus) { return kVendorStatuses; }
std::span<const Choice> verifier_affiliation::choicesOf(Kind) { return kTies; }

namespace personnel {

namespace {

std::vector<Finding> datesFinding(const Record& r, const Field<Date>& from, const Field<Date>& to,
                                  const char* rule)
{
    const auto a = r.get(from);
    const auto b = r.get(to);
    if (a && b && *b < *a) {
        return {{Severity::Error, rule, to.name,
                 Text(msg("personnel", "The end %1 lies before the beginning %2. Correct the "
                                       "dates."),
                      {b->toDisplay(), a->toDisplay()}),
                 false}};
    }
    return {};
}

void judgeCertificate(const Record& r, const Reader&, const ActContext& context,
                      std::vector<Finding>& out)
{
    using namespace personnel_certificate;
    for (auto& f : datesFinding(r, kFrom, kTo, "PSN-DATES")) {
        out.push_back(std::move(f));
    }
    // Only the manager's recognition is not tied to a programme (1 §4.1).
    if (r.get(kPost) && r.get(kPost) != Post::CentreManager && !r.has(kNoss)) {
        out.push_back({Severity::Error, "PSN-PROGRAMME", kNoss.name,
                       msg("personnel", "This post is recognised for one programme. Name its "
                                        "standard."),
                       false});
    }
    judgeIdentity(r, {kIdentityKind, kIdentity}, r.getOr(kFrom, context.day()), out);
}

/// PSN-R5: the term of an appointment, by the day it begins.
void judgeTerm(const Record& r, const Reader& reader, const ActContext&, std::vector<Finding>& out)
{
    using namespace external_verifier;
    for (auto& f : datesFinding(r, kAppointedFrom, kAppointedTo, "PSN-DATES")) {
        out.push_back(std::move(f));
    }
    const auto from = r.get(kAppointedFrom);
    const auto to = r.get(kAppointedTo);
    if (!from || !to) {
        return;
    }
    const auto years =
        ruleValue(reader, RuleKey<std::int64_t>{"personnel.verifier.appointment_years"}, *from);
    if (years && *to >= from->plusYears(static_cast<int>(*years))) {
        out.push_back({Severity::Error, "PSN-R5", kAppointedTo.name,
                       Text(msg("personnel", "An appointment that begins on %1 lasts %2 years at "
                                             "most. Shorten it."),
                            {from->toDisplay(), *years}),
                       false});
    }
}

void judgeTie(const Record& r, const Reader&, const ActContext&, std::vector<Finding>& out)
{
    using namespace verifier_affiliation;
    for (auto& f : datesFinding(r, kFrom, kTo, "PSN-DATES")) {
        out.push_back(std::move(f));
    }
}

std::vector<std::string> verifierScopes(const Record& r, const Field<Ref<User>>& user)
{
    return ScopeList(r).of(user, scope::ofUser).with(scope::kPersonnel).with(scope::kVerification);
}

} // namespace

const RecordType& certificate()
{
    using namespace personnel_certificate;
    static const RecordType t{
        .key = PersonnelCertificate::kType,
        .singular = msg("personnel_certificate", "Recognition of personnel"),
        .plural = msg("personnel_certificate", "Recognitions of personnel"),
        .module = "personnel",
        .shelf = Shelf::Registers,
        .icon = "person",
        .scopes = [](const Record& r) -> std::vector<std::string> {
            return ScopeList(r)
                .of(kCentre, scope::ofCentre)
                .of(kCentre, scope::ofProfile)
                .with(scope::kPersonnel)
                .of(kUser, scope::ofUser);
        },
        .fields =
            {
                describe(kNumber, {.label = msg("personnel_certificate", "Number"),
                                   .required = Required::Always,
                                   .inList = true,
                                   .searchable = true,
                                   .indexed = true,
                                   .merge = Merge::ServerWins}),
                describe(kPost, {.label = msg("personnel_certificate", "Post"),
                                 .required = Required::Always,
                                 .inList = true,
                                 .indexed = true,
                                 .merge = Merge::ServerWins}),
                describe(kHolder, {.label = msg("personnel_certificate", "Holder"),
                                   .required = Required::Always,
                                   .inList = true,
                                   .searchable = true,
                                   .indexed = true,
                                   .merge = Merge::ServerWins}),
                describe(kIdentityKind,
                         {.label = msg("personnel_certificate", "Kind of identity document"),
                          .merge = Merge::ServerWins,
                          .group = "identity"}),
                describe(kIdentity, {.label = msg("personnel_certificate", "Identity number"),
                                     .searchable = true,
                                     .personal = true,
                                     .merge = Merge::ServerWins,
                                     .group = "identity",
                                     .kind = FieldKind::Identity}),
                describe(kUser, {.label = msg("personnel_certificate", "User"),
                                 .indexed = true,
                                 .merge = Merge::ServerWins}),
                describe(kCentre, {.label = msg("personnel_certificate", "Centre"),
                                   .required = Required::Always,
                                   .inList = true,
                                   .indexed = true,
                                   .merge = Merge::ServerWins}),
                describe(kNoss, {.label = msg("personnel_certificate", "Standard"),
                                 .inList = true,
                                 .indexed = true,
                                 .merge = Merge::ServerWins}),
                describe(kFrom, {.label = msg("personnel_certificate", "Valid from"),
                                 .required = Required::Always,
                                 .inList = true,
                                 .merge = Merge::ServerWins,
                                 .group = "validity"}),
                describe(kTo, {.label = msg("personnel_certificate", "Valid until"),
                               .required = Required::Always,
                               .inList = true,
                               .indexed = true,
                               .merge = Merge::ServerWins,
                               .group = "validity"}),
                describe(kStatus, {.label = msg("personnel_certificate", "Status"),
                                   .required = Required::Always,
                                   .inList = true,
                                   .merge = Merge::ServerWins}),
                describe(kCondition, {.label = msg("personnel_certificate", "Condition"),
                                      .merge = Merge::ServerWins,
                                      .kind = FieldKind::Paragraph,
                                      .visibleWhen =
                                          [](const Record& r) {
                                              return r.get(kStatus) ==
                                                     personnel_certificate::Status::Conditional;
                                          }}),
                describe(kProvenance, {.label = msg("personnel_certificate", "Where it comes from"),
                                       .merge = Merge::ServerWins}),
            },
        .rules = {{"PSN-CERTIFICATE", "1 §4.1, §4.2", judgeCertificate}},
        .access = rights(kWork, keepers()) + rights(kView, centreRoles()) +
                  rights(kView, {role::kExternalVerifier, role::kRegionalOfficer, role::kManagement,
                                 role::kAuditor}),
        .title = {kHolder.name, kPost.name},
        .naturalKey = {kNumber.name},
        .defaultSort = {{kHolder.name}},
    };
    return t;
}

const RecordType& externalVerifier()
{
    using namespace external_verifier;
    static const RecordType t{
        .key = ExternalVerifier::kType,
        .singular = msg("external_verifier", "External verifier"),
        .plural = msg("external_verifier", "External verifiers"),
        .module = "personnel",
        .shelf = Shelf::Registers,
        .icon = "user_check",
        .scopes = [](const Record& r) { return verifierScopes(r, kUser); },
        .fields =
            {
                describe(kNumber, {.label = msg("external_verifier", "Number"),
                                   .required = Required::Always,
                                   .inList = true,
                                   .searchable = true,
                                   .indexed = true,
                                   .merge = Merge::ServerWins}),
                describe(kUser, {.label = msg("external_verifier", "User"),
                                 .required = Required::Always,
                                 .indexed = true,
                                 .merge = Merge::ServerWins}),
                describe(kName, {.label = msg("external_verifier", "Name"),
                                 .required = Required::Always,
                                 .inList = true,
                                 .searchable = true,
                                 .indexed = true,
                                 .merge = Merge::ServerWins}),
                describe(kPhone, {.label = msg("external_verifier", "Telephone"),
                                  .personal = true,
                                  .merge = Merge::LatestIntention}),
                describe(kEmail, {.label = msg("external_verifier", "E-mail"),
                                  .personal = true,
                                  .merge = Merge::LatestIntention}),
                describe(kAppointedFrom, {.label = msg("external_verifier", "Appointed from"),
                                          .required = Required::Always,
                                          .inList = true,
                                          .merge = Merge::ServerWins,
                                          .group = "appointment"}),
                describe(kAppointedTo, {.label = msg("external_verifier", "Appointed until"),
                                        .required = Required::Always,
                                        .inList = true,
                                        .indexed = true,
                                        .merge = Merge::ServerWins,
                                        .group = "appointment"}),
                describe(kState, {.label = msg("external_verifier", "State"),
                                  .inList = true,
                                  .indexed = true,
                                  .merge = Merge::ServerWins}),
                describe(kAddress, {.label = msg("external_verifier", "Address"),
                                    .personal = true,
                                    .merge = Merge::ServerWins,
                                    .kind = FieldKind::Paragraph}),
                describe(kLatitude, {.label = msg("external_verifier", "Latitude"),
                                     .personal = true,
                                     .merge = Merge::ServerWins,
                                     .group = "position",
                                     .min = -90'000'000,
                                     .max = 90'000'000}),
                describe(kLongitude, {.label = msg("external_verifier", "Longitude"),
                                      .personal = true,
                                      .merge = Merge::ServerWins,
                                      .group = "position",
                                      .min = -180'000'000,
                                      .max = 180'000'000}),
                describe(kVendorStatus,
                         {.label = msg("external_verifier", "Vendor registration"),
                          .help = msg("external_verifier", "Claims are paid to vendors only."),
                          .inList = true,
                          .merge = Merge::ServerWins}),
                describe(kEmployer, {.label = msg("external_verifier", "Employer"),
                                     .merge = Merge::ServerWins}),
            },
        .rules = {{"PSN-R5", "1 §4.4 PSN-R5 [S5]", judgeTerm}},
        .access = rights(kWork, keepers()) +
                  rights(kView, {role::kExternalVerifier, role::kRegionalOfficer,
                                 role::kFinanceOfficer, role::kManagement, role::kAuditor}),
        .title = {kName.name, kNumber.name},
        .naturalKey = {kNumber.name},
        .defaultSort = {{kName.name}},
    };
    return t;
}

const RecordType& verifierField()
{
    using namespace verifier_field;
    static const RecordType t{
        .key = VerifierField::kType,
        .singular = msg("verifier_field", "Field of a verifier"),
        .plural = msg("verifier_field", "Fields of verifiers"),
        .module = "personnel",
        .scopes = [](const Record& r) { return verifierScopes(r, kUser); },
        .fields =
            {
                describe(kVerifier, {.label = msg("verifier_field", "Verifier"),
                                     .required = Required::Always,
                                     .inList = true,
                                     .indexed = true,
                                     .merge = Merge::ServerWins}),
                describe(kUser, {.label = msg("verifier_field", "User"),
                                 .required = Required::Always,
                                 .hidden = true,
                                 .merge = Merge::ServerWins}),
                describe(kCode, {.label = msg("verifier_field", "Standard or beginning of codes"),
                                 .required = Required::Always,
                                 .inList = true,
                                 .merge = Merge::ServerWins}),
                describe(kMaxLevel, {.label = msg("verifier_field", "Highest level"),
                                     .required = Required::Always,
                                     .inList = true,
                                     .merge = Merge::ServerWins,
                                     .min = 1,
                                     .max = 5}),
            },
        .access = rights(kWorkAndRemove, keepers()) +
                  rights(kView, {role::kExternalVerifier, role::kRegionalOfficer, role::kManagement,
                                 role::kAuditor}),
        .title = {kCode.name},
        .naturalKey = {kVerifier.name, kCode.name},
        .defaultSort = {{kCode.name}},
        .parent = kVerifier.name,
    };
    return t;
}

const RecordType& verifierAffiliation()
{
    using namespace verifier_affiliation;
    static const RecordType t{
        .key = VerifierAffiliation::kType,
        .singular = msg("verifier_affiliation", "Tie to a centre"),
        .plural = msg("verifier_affiliation", "Ties to centres"),
        .module = "personnel",
        .scopes = [](const Record& r) { return verifierScopes(r, kUser); },
        .fields =
            {
                describe(kVerifier, {.label = msg("verifier_affiliation", "Verifier"),
                                     .required = Required::Always,
                                     .inList = true,
                                     .indexed = true,
                                     .merge = Merge::ServerWins}),
                describe(kUser, {.label = msg("verifier_affiliation", "User"),
                                 .required = Required::Always,
                                 .hidden = true,
                                 .merge = Merge::ServerWins}),
                describe(kCentre, {.label = msg("verifier_affiliation", "Centre"),
                                   .required = Required::Always,
                                   .inList = true,
                                   .indexed = true,
                                   .merge = Merge::ServerWins}),
                describe(kKind, {.label = msg("verifier_affiliation", "Kind"),
                                 .required = Required::Always,
                                 .inList = true,
                                 .merge = Merge::ServerWins}),
                describe(kFrom, {.label = msg("verifier_affiliation", "From"),
                                 .inList = true,
                                 .merge = Merge::ServerWins,
                                 .group = "period"}),
                describe(kTo, {.label = msg("verifier_affiliation", "Until"),
                               .help = msg("verifier_affiliation", "Empty: still in force."),
                               .inList = true,
                               .merge = Merge::ServerWins,
                               .group = "period"}),
                describe(kNote, {.label = msg("verifier_affiliation", "Note"),
                                 .merge = Merge::ServerWins}),
            },
        .rules = {{"PSN-DATES", "2 §2.3", judgeTie}},
        .access = rights(kWorkAndRemove, keepers()) +
                  rights(kView, {role::kExternalVerifier, role::kRegionalOfficer, role::kManagement,
                                 role::kAuditor}),
        .title = {kKind.name, kCentre.name},
        .defaultSort = {{kFrom.name, true}},
        .parent = kVerifier.name,
    };
    return t;
}

void describe(Catalogue& catalogue)
{
    catalogue.add(certificate());
    catalogue.add(externalVerifier());
    catalogue.add(verifierField());
    catalogue.add(verifierAffiliation());
}

} // namespace personnel

} // namespace myspike
