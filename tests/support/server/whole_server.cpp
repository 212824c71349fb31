#include "tests/support/server/whole_server.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <future>
#include <sstream>

#include "server/auth/credentials.h"
#include "server/ops/demo/demo.h"
#include "shared/base/delimited.h"
#include "shared/modules/users/fields.h"
#include "shared/schema/rule_book.h"
#include "shared/store/transactions.h"
#include "shared/trust/file_key_store.h"
#include "shared/trust/password.h"
#include "shared/wire/account_messages.h"

namespace myspike::test {

namespace {

void must(const Status& s)
{
    if (!s) {
        std::fprintf(stderr, "whole server: %s (%s)\n", s.fault().forUser.english().c_str(),
                     s.fault().detail.c_str());
        std::abort();
    }
}

template <class T> T must(Result<T> r)
{
    if (!r) {
        must(Status(r.fault()));
    }
    return std::move(*r);
}

/// The product's own rule book, so that tests judge by the values that ship.
std::vector<Record> ruleBook()
{
    std::ifstream in(MYSPIKE_SOURCE_DIR "/resources/rule_book/rule_book.csv", std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    const auto table = must(readDelimited(text.str(), {}));
    std::vector<Record> out;
    for (const auto& row : table.rows) {
        if (row.role != RowRole::Record) {
            continue;
        }
        const auto cell = [&](const char* name) {
            const auto column = table.column(name);
            return column ? std::string(table.cell(row, *column)) : std::string();
        };
        Record r(rule_book::entry(),
                 Id::ofName(rule_book::Entry::kType, cell("key") + cell("effective_from")));
        for (const auto& f : rule_book::entry().fields) {
            const auto value = cell(f.name);
            if (value.empty()) {
                continue;
            }
            if (f.kind == FieldKind::Date) {
                r.setValue(f.name, std::int64_t(Date::parse(value)->days));
            } else {
                r.setValue(f.name, value);
            }
        }
        out.push_back(std::move(r));
    }
    return out;
}

} // namespace

WholeServer::WholeServer(With with, const std::string& config)
{
    const StorePaths paths(storePath());
    m_store = must(StoreFolder::create(storePath(), catalogue, clock, rng));
    must(FileKeyStore::init(paths.keys, ServerNames{{"localhost"}, {"127.0.0.1"}}, clock.now(),
                            rng));
    m_authorityPem = must(must(FileKeyStore::open(paths.keys))->tls()).authority;
    // One machine asks for many people here.
    std::ofstream(paths.config) << "peer_requests_per_second = 100000\npeer_burst = 100000\n"
                                << config;
    if (with == With::RuleBook) {
        addRows(ruleBook());
        return;
    }
    DemoOptions options;
    options.resources = MYSPIKE_SOURCE_DIR "/resources";
    options.today = clock.today();
    options.passwordCost = {256, 1, 1};
    must(loadDemo(*m_store, options));
}

WholeServer::~WholeServer() { stop(); }

void WholeServer::addRows(const std::vector<Record>& rows)
{
    Operation op;
    op.id = Id::make(clock.now(), rng);
    op.command = kCreate;
    op.type = std::string(rows.front().typeKey());
    op.at = clock.now();
    op.deviceName = "test";
    std::vector<AuthorityCore::ImportedRow> imported;
    for (const auto& r : rows) {
        imported.push_back({r, 0});
    }
    auto tx = must(WriteTransaction::begin(m_store->database));
    std::vector<ScopeEvent> events;
    const auto outcome = must(m_store->authority->importRows(op, imported, clock.now(), events));
    must(tx.commit());
    if (!outcome.refused.empty()) {
        const auto& f = outcome.refused.front().second;
        std::fprintf(stderr, "whole server: %s: %s\n", f.field.c_str(), f.text.english().c_str());
        std::abort();
    }
}

Id WholeServer::addUser(const std::string& login, const std::string& name,
                        std::vector<Grant> grants)
{
    const Id id = Id::make(clock.now(), rng);
    Record u(*catalogue.type(User::kType), id);
    u.set(user::kLoginName, login);
    u.set(user::kName, name);
    u.set(user::kEmail, login + "@example.my");
    u.set(user::kStatus, user::Status::Active);
    for (const auto& f : u.type().fields) {
        // What the description demands of every person, whatever it is, is filled in.
        if (f.traits.required != Required::No && isNull(u.value(f.name))) {
            if (f.kind == FieldKind::Choice) {
                u.setValue(f.name, std::string(f.choices.front().code));
            } else if (f.kind == FieldKind::Identity) {
                const auto last = std::to_string(1000 + rng.below(9000));
                u.setValue(f.name, "80010114" + last);
            } else if (f.kind == FieldKind::Text) {
                u.setValue(f.name, std::string("-"));
            }
        }
    }
    addRows({u});
    for (const auto& g : grants) {
        addGrant(id, g);
    }
    const auto keys = must(FileKeyStore::open(StorePaths(storePath()).keys));
    const PasswordHasher hasher(must(keys->secret(kPasswordPepper)), Argon2Cost{256, 1, 1});
    Credential c;
    c.user = id;
    c.login = login;
    c.hash = must(hasher.hash(kPassword, rng));
    c.changedAt = clock.now();
    must(Credentials(m_store->database).put(c));
    return id;
}

void WholeServer::addGrant(const Id& user, const Grant& grant)
{
    Record r(*catalogue.type(AccessGrant::kType), Id::make(clock.now(), rng));
    r.set(access_grant::kUser, Ref<User>{user});
    r.set(access_grant::kRole, grant.role);
    r.set(access_grant::kScope, grant.scope);
    r.set(access_grant::kFrom, *Date::fromYmd(2020, 1, 1));
    r.set(access_grant::kTo, grant.to);
    r.set(access_grant::kReason, "test");
    addRows({r});
}

void WholeServer::start()
{
    m_store.reset();
    m_signals = std::make_unique<StopSignals>();
    std::promise<std::uint16_t> listening;
    auto port = listening.get_future();
    m_thread = std::thread([this, listening = std::move(listening)]() mutable {
        ServeOptions options;
        options.store = storePath();
        options.port = 0;
        options.cheapPasswords = true;
        must(serve(options, clock, rng, *m_signals,
                   [&](std::uint16_t at) { listening.set_value(at); }));
    });
    m_port = port.get();
}

void WholeServer::stop()
{
    if (m_thread.joinable()) {
        m_signals->request();
        m_thread.join();
    }
}

ClientResponse WholeServer::ask(const std::string& method, const std::string& path,
                                const std::string& body, const std::string& token,
                                const std::string& moreHeaders)
{
    TlsClient client;
    ClientResponse none;
    if (!client.connect(m_port)) {
        return none;
    }
    std::string head = method + ' ' + path + " HTTP/1.1\r\nHost: localhost\r\n" + moreHeaders;
    if (!token.empty()) {
        head += "Authorization: Bearer " + token + "\r\n";
    }
    if (!body.empty()) {
        head += "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
                "\r\n";
    }
    return client.ask(head + "\r\n" + body).value_or(none);
}

WholeServer::Login WholeServer::login(const std::string& user, const std::string& password)
{
    Login out;
    out.device = Id::make(clock.now(), rng);
    out.response = ask("POST", "/v1/login",
                       encodeLogin({user, password, out.device, "test laptop", MYSPIKE_VERSION}));
    if (auto reply = decodeLoginReply(out.response.body); out.response.status == 200 && reply) {
        out.token = reply->token;
    }
    return out;
}

WholeServer::Login WholeServer::loginAt(std::uint16_t port, const std::string& user)
{
    m_port = port;
    return login(user);
}

} // namespace myspike::test
