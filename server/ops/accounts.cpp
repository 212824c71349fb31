#include "server/ops/accounts.h"

#include <fmt/format.h>

#include <algorithm>

#include "server/auth/credentials.h"
#include "shared/base/my_kad.h"
#include "shared/base/unicode.h"
#include "shared/console/natural_key.h"
#include "shared/console/said.h"
#include "shared/modules/centres/fields.h"
#include "shared/store/transactions.h"

namespace myspike {

namespace {

/// Runs `work` in a write transaction of its own.
template <class Work> Status inTransaction(StoreFolder& store, Work work)
{
    auto transaction = WriteTransaction::begin(store.database);
    if (!transaction) {
        return std::move(transaction).fault();
    }
    Status status = work();
    if (!status.ok()) {
        transaction->rollback();
        MYSPIKE_TRY(store.authority->refresh());
        return status;
    }
    return transaction->commit();
}

Status act(StoreFolder& store, const Operation& op, const ConsoleOperator& by)
{
    std::vector<ScopeEvent> events;
    auto verdict = store.authority->actTrusted(op, by.clock.now(), events);
    if (!verdict) {
        return std::move(verdict).fault();
    }
    if (!verdict->tookEffect()) {
        return Fault{FaultCode::Invalid, verdict->text, {}, verdict->rule};
    }
    return okStatus();
}

Result<Record> userCalled(const StoreFolder& store, const std::string& login)
{
    auto found = store.records->findByNaturalKey(User::kType, {Value(cleanLine(login))});
    if (found && !found->deleted) {
        return std::move(*found);
    }
    return store.records->fault().value_or(refusedSaying(
        fmt::format("There is no user “{}”. “list user” shows all.", login), FaultCode::NotFound));
}

Result<std::string> identityOf(const NewAccount& account, Date today)
{
    const auto text = cleanLine(account.identity);
    if (account.identityKind != codeOf(IdentityKind::MyKad) || text.empty()) {
        return text;
    }
    auto number = MyKad::parse(text, today);
    if (!number) {
        return std::move(number).fault();
    }
    return number->digits;
}

/// The scope in the form that records carry.
Result<std::string> scopeFrom(const StoreFolder& store, const std::string& text)
{
    const auto colon = text.find(':');
    const auto kind = text.substr(0, colon);
    const auto name = colon == std::string::npos ? std::string() : text.substr(colon + 1);
    if (text == "*" || text == "reference" || (kind == "national" && !name.empty())) {
        return text;
    }
    ReferenceFinder finder(*store.records);
    if (!name.empty() && (kind == "centre" || kind == "user" || kind == "state")) {
        const auto id = finder.byAnyName(kind, name);
        const auto found = id ? store.records->find(kind, *id) : Lookup{};
        if (!found) {
            return refusedSaying(
                fmt::format("There is no {} “{}”. “list {}” shows all.", kind, name, kind),
                FaultCode::NotFound);
        }
        return kind == "state" ? "state:" + found->text(state::kCode) : kind + ":" + id->toString();
    }
    return refusedSaying(fmt::format("“{}” is no scope. Write *, reference, national:MODULE, "
                                     "state:CODE, centre:CODE or user:LOGIN.",
                                     text));
}

} // namespace

const std::vector<std::string_view>& knownRoles()
{
    static const std::vector<std::string_view> all{role::kExternalVerifier,
                                                   role::kCentreManager,
                                                   role::kAssessor,
                                                   role::kInternalVerifier,
                                                   role::kCentreAdministrator,
                                                   role::kVerificationOfficer,
                                                   role::kRegionalOfficer,
                                                   role::kFinanceOfficer,
                                                   role::kManagement,
                                                   role::kSystemAdministrator,
                                                   role::kAuditor};
    return all;
}

Result<Id> addAccount(StoreFolder& store, const PasswordHasher& hasher, const NewAccount& account,
                      const ConsoleOperator& by)
{
    const auto login = cleanLine(account.login);
    if (login.empty() || login.find(' ') != std::string::npos) {
        return refusedSaying("A login name is one word. Correct it.");
    }
    auto taken = Credentials(store.database).find(login);
    if (!taken) {
        return std::move(taken).fault();
    }
    if (*taken || store.records->findByNaturalKey(User::kType, {Value(login)})) {
        return refusedSaying(fmt::format("The login name “{}” is taken. Choose another.", login),
                             FaultCode::Conflict);
    }
    MYSPIKE_TRY(PasswordPolicy{}.check(account.password, login));
    auto identity = identityOf(account, by.clock.today());
    if (!identity) {
        return std::move(identity).fault();
    }
    auto hash = hasher.hash(account.password, by.rng);
    if (!hash) {
        return std::move(hash).fault();
    }
    const auto id = Id::make(by.clock.now(), by.rng);
    auto create = by.act(kCreate, User::kType, id);
    create.args.set(user::kLoginName, login).set(user::kName, cleanLine(account.name));
    if (!identity->empty()) {
        create.args.setValue(user::kIdentityKind.name, account.identityKind)
            .set(user::kIdentity, *identity);
    }
    if (!account.email.empty()) {
        create.args.set(user::kEmail, cleanLine(account.email));
    }
    if (!account.office.empty()) {
        create.args.set(user::kOffice, cleanLine(account.office));
    }
    auto activate = by.act(kTransition, User::kType, id);
    activate.args.set(kTransitionName, std::string(user::transition::kActivate));
    MYSPIKE_TRY(inTransaction(store, [&]() -> Status {
        MYSPIKE_TRY(act(store, create, by));
        MYSPIKE_TRY(act(store, activate, by)); // judges the rules of users
        return Credentials(store.database)
            .put({.user = id,
                  .login = login,
                  .hash = *hash,
                  .changedAt = by.clock.now(),
                  .mustChange = account.mustChange});
    }));
    return id;
}

Status disableAccount(StoreFolder& store, const std::string& login, const std::string& reason,
                      const ConsoleOperator& by)
{
    auto person = userCalled(store, login);
    if (!person) {
        return std::move(person).fault();
    }
    return inTransaction(store, [&]() -> Status {
        Credentials credentials(store.database);
        auto credential = credentials.of(person->id);
        if (!credential) {
            return std::move(credential).fault();
        }
        if (*credential) {
            (*credential)->disabled = true;
            MYSPIKE_TRY(credentials.put(**credential));
        }
        const auto& suspend = *person->type().workflow.transition(user::transition::kSuspend);
        const auto* state = asText(person->value(user::kStatus.name));
        if (!state ||
            std::find(suspend.from.begin(), suspend.from.end(), *state) == suspend.from.end()) {
            return okStatus(); // suspended or ended already
        }
        auto op = by.act(kTransition, User::kType, person->id);
        op.args.set(kTransitionName, std::string(suspend.name));
        op.comment = reason;
        return act(store, op, by);
    });
}

Status grantAccess(StoreFolder& store, const NewGrant& grant, const ConsoleOperator& by)
{
    const auto& roles = knownRoles();
    if (std::find(roles.begin(), roles.end(), grant.role) == roles.end()) {
        std::string known;
        for (const auto role : roles) {
            known += (known.empty() ? "" : ", ") + std::string(role);
        }
        return refusedSaying(fmt::format("“{}” is no role. Roles are: {}.", grant.role, known));
    }
    auto person = userCalled(store, grant.login);
    if (!person) {
        return std::move(person).fault();
    }
    auto scope = scopeFrom(store, grant.scope);
    if (!scope) {
        return std::move(scope).fault();
    }
    auto op = by.act(users::command::kGrantAccess, User::kType, person->id);
    op.args.set(access_grant::kRole, grant.role)
        .set(access_grant::kScope, *scope)
        .set(access_grant::kFrom, grant.from.value_or(by.clock.today()))
        .set(access_grant::kReason, grant.reason);
    if (grant.to) {
        op.args.set(access_grant::kTo, *grant.to);
    }
    return inTransaction(store, [&] { return act(store, op, by); });
}

} // namespace myspike
