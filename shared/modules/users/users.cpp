#include "shared/modules/users/users.h"

#include <array>

#include "shared/modules/description.h"
#include "shared/modules/identity.h"
#include "shared/schema/transaction.h"

namespace myspike {

namespace {
constexpr std::array kIdentityKinds = {Choice{"mykad", msg("identity_kind", "MyKad")},
                                       Choice{"mypr", msg("identity_kind", "MyPR")},
                                       Choice{"mykas", msg("identity_kind", "MyKAS")},
                                       Choice{"service", msg("identity_kind", "Army or police")},
                                       Choice{"passport", msg("identity_kind", "Passport")}};
constexpr std::array kStatuses = {
    Choice{"registered", msg("user", "Registered")}, Choice{"active", msg("user", "Active")},
    Choice{"suspended", msg("user", "Suspended")},   Choice{"locked", msg("user", "Locked")},
    Choice{"dormant", msg("user", "Dormant")},       Choice{"ended", msg("user", "Ended")}};
constexpr std::array kLanguages = {Choice{"ms", msg("user", "Malay")},
                                   Choice{"en", msg("user", "English")}};
} // namespace

std::span<const Choice> choicesOf(IdentityKind) { return kIdentityKinds; }
std::span<const Choice> user::choicesOf(Status) { return kStatuses; }
std::span<const Choice> user::choicesOf(Language) { return kLanguages; }

namespace users {

namespace {

/// One person, one account (1 §3.3 PEN-R1): the same identity number may not stand twice.
void judgeOneAccount(const Record& r, const Reader& reader, const ActContext&,
                     std::vector<Finding>& out)
{
    const auto number = r.text(myspike::user::kIdentity);
    if (number.empty()) {
        return;
    }
    Query q{.type = User::kType};
    q.with(equals(myspike::user::kIdentity, number));
    for (const auto& other : reader.query(q)) {
        if (other.id != r.id &&
            other.get(myspike::user::kIdentityKind) == r.get(myspike::user::kIdentityKind)) {
            out.push_back({Severity::Error, "PEN-R1", myspike::user::kIdentity.name,
                           msg("user", "This person has an account already. Use that one, or ask "
                                       "an administrator to merge the two."),
                           false});
            return;
        }
    }
}

void judgeLogin(const Record& r, const Reader& reader, const ActContext&, std::vector<Finding>& out)
{
    const auto login = r.text(myspike::user::kLoginName);
    if (login.empty()) {
        return;
    }
    Query q{.type = User::kType};
    q.with(equals(myspike::user::kLoginName, login));
    for (const auto& other : reader.query(q)) {
        if (other.id != r.id) {
            out.push_back({Severity::Error, "USER-LOGIN", myspike::user::kLoginName.name,
                           msg("user", "This login name is taken. Choose another."), false});
            return;
        }
    }
}

void judgeNumber(const Record& r, const Reader&, const ActContext& context,
                 std::vector<Finding>& out)
{
    judgeIdentity(r, {myspike::user::kIdentityKind, myspike::user::kIdentity}, context.day(), out);
}

} // namespace

const RecordType& user()
{
    using namespace myspike::user;
    using S = myspike::user::Status;
    const std::vector<std::string_view> keepers{role::kSystemAdministrator};
    static const RecordType t{
        .key = User::kType,
        .singular = msg("user", "User"),
        .plural = msg("user", "Users"),
        .module = "users",
        .shelf = Shelf::Registers,
        .icon = "key",
        .scopes =
            [](const Record& r) {
                return std::vector<std::string>{scope::ofUser(r.id), scope::kUsers};
            },
        .fields =
            {
                describe(kLoginName, {.label = msg("user", "Login name"),
                                      .required = Required::Always,
                                      .inList = true,
                                      .searchable = true,
                                      .indexed = true,
                                      .maxLength = 60}),
                describe(kName, {.label = msg("user", "Name"),
                                 .required = Required::Always,
                                 .inList = true,
                                 .searchable = true,
                                 .indexed = true}),
                describe(kIdentityKind,
                         {.label = msg("user", "Kind of identity document"), .group = "identity"}),
                describe(kIdentity, {.label = msg("user", "Identity number"),
                                     .searchable = true,
                                     .indexed = true,
                                     .personal = true,
                                     .group = "identity",
                                     .kind = FieldKind::Identity}),
                describe(kEmail,
                         {.label = msg("user", "E-mail"), .inList = true, .personal = true}),
                describe(kPhone, {.label = msg("user", "Telephone"), .personal = true}),
                describe(kLanguage, {.label = msg("user", "Language")}),
                describe(kOffice, {.label = msg("user", "Office"), .inList = true}),
                describe(kStatus, {.label = msg("user", "State"),
                                   .required = Required::Always,
                                   .inList = true,
                                   .indexed = true,
                                   .readOnly = true}),
            },
        .workflow = {.field = kStatus.name,
                     .states = {stateFrom(S::Registered, StateKind::Draft, keepers),
                                stateFrom(S::Active, StateKind::Open, keepers),
                                stateFrom(S::Suspended, StateKind::Open, keepers),
                                stateFrom(S::Locked, StateKind::Open, keepers),
                                stateFrom(S::Dormant, StateKind::Open, keepers),
                                stateFrom(S::Ended, StateKind::Cancelled)},
                     .transitions = {{.name = transition::kActivate,
                                      .from = codesOf(S::Registered, S::Suspended, S::Locked,
                                                      S::Dormant),
                                      .to = codeOf(S::Active),
                                      .label = msg("user", "Activate"),
                                      .by = keepers,
                                      .where = Where::OnlineOnly,
                                      .submits = true},
                                     {.name = transition::kSuspend,
                                      .from = codesOf(S::Active, S::Locked, S::Dormant),
                                      .to = codeOf(S::Suspended),
                                      .label = msg("user", "Suspend"),
                                      .by = keepers,
                                      .where = Where::OnlineOnly,
                                      .needsReason = true},
                                     {.name = transition::kLock,
                                      .from = codesOf(S::Active),
                                      .to = codeOf(S::Locked),
                                      .label = msg("user", "Lock"),
                                      .where = Where::OnlineOnly},
                                     {.name = transition::kLetRest,
                                      .from = codesOf(S::Active),
                                      .to = codeOf(S::Dormant),
                                      .label = msg("user", "Mark as dormant"),
                                      .where = Where::OnlineOnly},
                                     {.name = transition::kEnd,
                                      .from = codesOf(S::Registered, S::Active, S::Suspended,
                                                      S::Locked, S::Dormant),
                                      .to = codeOf(S::Ended),
                                      .label = msg("user", "End the account"),
                                      .by = keepers,
                                      .where = Where::OnlineOnly,
                                      .needsReason = true}}},
        .rules = {{"ID-R1", "1 §1.1 [S24]", judgeNumber},
                  {"PEN-R1", "1 §3.3 PEN-R1 [A]", judgeOneAccount},
                  {"USER-LOGIN", "1 §3.1 [A]", judgeLogin}},
        .access = rights(kWork, keepers) +
                  rights(kView, {role::kVerificationOfficer, role::kRegionalOfficer,
                                 role::kFinanceOfficer, role::kManagement, role::kAuditor,
                                 role::kExternalVerifier, role::kCentreManager, role::kAssessor,
                                 role::kInternalVerifier, role::kCentreAdministrator}),
        .title = {kName.name},
        .naturalKey = {kLoginName.name},
        .defaultSort = {{kName.name}},
    };
    return t;
}

const RecordType& accessGrant()
{
    using namespace access_grant;
    static const RecordType t{
        .key = AccessGrant::kType,
        .singular = msg("access_grant", "Right"),
        .plural = msg("access_grant", "Rights"),
        .module = "users",
        .scopes = [](const Record& r) -> std::vector<std::string> {
            return ScopeList(r).of(kUser, scope::ofUser).with(scope::kUsers);
        },
        .fields =
            {
                describe(kUser, {.label = msg("access_grant", "User"),
                                 .required = Required::Always,
                                 .inList = true,
                                 .indexed = true,
                                 .readOnly = true}),
                describe(kRole, {.label = msg("access_grant", "Role"),
                                 .required = Required::Always,
                                 .inList = true,
                                 .readOnly = true}),
                describe(kScope, {.label = msg("access_grant", "Scope"),
                                  .required = Required::Always,
                                  .inList = true,
                                  .indexed = true,
                                  .readOnly = true}),
                describe(kFrom, {.label = msg("access_grant", "From"),
                                 .required = Required::Always,
                                 .inList = true,
                                 .readOnly = true}),
                describe(kTo,
                         {.label = msg("access_grant", "Until"), .inList = true, .readOnly = true}),
                describe(kReason, {.label = msg("access_grant", "Reason"), .readOnly = true}),
                describe(kGrantedBy, {.label = msg("access_grant", "Given by"), .readOnly = true}),
                describe(kSource, {.label = msg("access_grant", "Follows from"),
                                   .indexed = true,
                                   .readOnly = true,
                                   .hidden = true}),
                describe(kEndedAt, {.label = msg("access_grant", "Ended at"), .readOnly = true}),
            },
        .access = rights(kView | static_cast<unsigned>(Verb::Export),
                         {role::kSystemAdministrator, role::kAuditor}) +
                  rights(kView,
                         {role::kExternalVerifier, role::kVerificationOfficer, role::kCentreManager,
                          role::kCentreAdministrator, role::kAssessor, role::kInternalVerifier,
                          role::kRegionalOfficer, role::kFinanceOfficer, role::kManagement}),
        .title = {kRole.name, kScope.name},
        .defaultSort = {{kRole.name}, {kScope.name}},
        .parent = kUser.name,
    };
    return t;
}

namespace {

Status grantAccess(Transaction& tx, const Id& user, const Values& args)
{
    using namespace access_grant;
    const auto from = args.getOr(kFrom, tx.context().day());
    const auto to = args.get(kTo);
    if (to && *to < from) {
        return refusal("GRANT-DATES",
                       msg("access_grant", "The right would end before it begins. Correct the "
                                           "dates."));
    }
    Record g(accessGrant(), tx.newId());
    g.set(kUser, Ref<User>{user});
    g.set(kRole, args.getOr(kRole, std::string()));
    g.set(kScope, args.getOr(kScope, std::string()));
    g.set(kFrom, from);
    g.set(kTo, to);
    g.set(kReason, args.get(kReason));
    g.set(kSource, args.get(kSource));
    if (const auto& by = tx.context().actor.user; !by.isNull()) {
        g.set(kGrantedBy, Ref<User>{by}); // on the server's console nobody is logged in
    }
    return tx.insert(g);
}

Status end(Transaction& tx, Record grant, Date last)
{
    using namespace access_grant;
    if (const auto to = grant.get(kTo); to && *to <= last) {
        return okStatus();
    }
    grant.set(kTo, last);
    grant.set(kEndedAt, tx.context().at);
    return tx.update(grant);
}

Status endAccess(Transaction& tx, const Id& id, const Values&)
{
    auto found = tx.find(AccessGrant::kType, id);
    if (!found) {
        return Fault{FaultCode::NotFound,
                     msg("access_grant", "This right no longer exists. Refresh the list."),
                     {},
                     "GONE"};
    }
    // Taken by hand, a right does not hold on the day it is taken.
    return end(tx, std::move(found.record), tx.context().day().plusDays(-1));
}

Status endAccessOfSource(Transaction& tx, const Id& user, const Values& args)
{
    using namespace access_grant;
    Query q{.type = AccessGrant::kType};
    q.with(equals(kUser, Ref<User>{user}))
        .with(equals(kSource, args.getOr(kSource, std::string("?"))));
    for (auto& g : tx.query(q)) {
        // What was done offline until now, by the right that held then, must still be taken.
        MYSPIKE_TRY(end(tx, std::move(g), tx.context().day()));
    }
    return okStatus();
}

} // namespace

void describe(Catalogue& catalogue)
{
    using namespace access_grant;
    catalogue.add(users::user());
    catalogue.add(accessGrant());
    catalogue.add(Command{
        .name = command::kGrantAccess,
        .subject = User::kType,
        .label = msg("access_grant", "Give a right"),
        .args = {describe(kRole,
                          {.label = msg("access_grant", "Role"), .required = Required::Always}),
                 describe(kScope,
                          {.label = msg("access_grant", "Scope"), .required = Required::Always}),
                 describe(kFrom, {.label = msg("access_grant", "From")}),
                 describe(kTo, {.label = msg("access_grant", "Until")}),
                 describe(kReason,
                          {.label = msg("access_grant", "Reason"), .required = Required::Always}),
                 describe(kSource, {.label = msg("access_grant", "Follows from"), .hidden = true})},
        .by = {role::kSystemAdministrator},
        .where = Where::OnlineOnly,
        .run = grantAccess});
    catalogue.add(Command{.name = command::kEndAccess,
                          .subject = AccessGrant::kType,
                          .label = msg("access_grant", "End the right"),
                          .args = {},
                          .by = {role::kSystemAdministrator},
                          .where = Where::OnlineOnly,
                          .needsReason = true,
                          .run = endAccess});
    catalogue.add(
        Command{.name = command::kEndAccessOfSource,
                .subject = User::kType,
                .label = msg("access_grant", "End the rights that follow from it"),
                .args = {describe(kSource, {.label = msg("access_grant", "Follows from")})},
                .by = {},
                .where = Where::OnlineOnly,
                .run = endAccessOfSource});
}

} // namespace users

} // namespace myspike
