// Another person's record id in every request that takes one: made from the descriptions, so that
// a new type, command or route is tried the day it is added. On the demonstration, over TLS.
#include <QtTest>

#include <boost/json.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "server/ops/demo/demo.h"
#include "shared/modules/users/actor.h"
#include "shared/modules/users/fields.h"
#include "shared/sync/codec.h"
#include "shared/sync/devices.h"
#include "shared/sync/records.h"
#include "shared/wire/account_messages.h"
#include "shared/wire/blob_messages.h"
#include "shared/wire/compression.h"
#include "shared/wire/digest_messages.h"
#include "shared/wire/fault_message.h"
#include "shared/wire/routes.h"
#include "shared/wire/sync_messages.h"
#include "tests/support/server/whole_server.h"

using namespace myspike;
using namespace myspike::test;

namespace {

/// People who have an account and no business with most of what there is.
constexpr const char* kAttackers[] = {"ppb.mutiara", "pp.mutiara", "ppl.dayang", "ppd.teratai",
                                      "ppl.ravi"};

struct Person
{
    WholeServer::Login login;
    Actor actor;
    std::set<std::string> scopes;
    Id generation;
    std::int64_t number = 0;
};

struct Try
{
    std::string what;
    Operation op;
};

} // namespace

class TestStrangers : public QObject
{
    Q_OBJECT
    std::unique_ptr<WholeServer> m_server;
    std::map<std::string, Person> m_people;
    std::map<std::string, std::vector<Record>> m_rows; ///< of each type, as they stood before

    bool mayTouchSomehow(const Person& p, const Record& row) const
    {
        const auto scopes = row.type().scopes(row);
        return p.scopes.count("*") != 0 ||
               std::any_of(scopes.begin(), scopes.end(),
                           [&](const std::string& s) { return p.scopes.count(s) != 0; });
    }

    Operation begun(Person& p, const char* command, const std::string& type, const Id& subject)
    {
        Operation op;
        op.id = Id::make(m_server->clock.now(), m_server->rng);
        op.command = command;
        op.type = type;
        op.subject = subject;
        op.user = p.actor.user;
        op.device = p.login.device;
        op.generation = p.generation;
        op.number = ++p.number;
        op.at = m_server->clock.now();
        op.comment = "Because I say so.";
        return op;
    }

    /// Something of the right kind for every argument. References name what is hers, so that what
    /// she makes would lie in her own scopes.
    void fillIn(const Person& p, Operation& op, const std::vector<FieldDef>& args)
    {
        for (const auto& a : args) {
            if (a.traits.readOnly || a.traits.hidden) {
                continue;
            }
            switch (a.kind) {
            case FieldKind::Reference: {
                const auto rows = m_rows.find(a.refType);
                if (rows == m_rows.end() || rows->second.empty()) {
                    break;
                }
                const auto mine =
                    std::find_if(rows->second.begin(), rows->second.end(), [&](const Record& r) {
                        return std::string(a.refType) == User::kType ? r.id == p.actor.user
                                                                     : mayTouchSomehow(p, r);
                    });
                op.args.setValue(a.name,
                                 mine == rows->second.end() ? rows->second.front().id : mine->id);
                break;
            }
            case FieldKind::Choice:
                op.args.setValue(a.name, std::string(a.choices.front().code));
                break;
            case FieldKind::Date:
                op.args.setValue(a.name, std::int64_t(m_server->clock.today().days));
                break;
            case FieldKind::Instant:
                op.args.setValue(a.name, m_server->clock.now().ms);
                break;
            case FieldKind::Integer:
            case FieldKind::Decimal:
            case FieldKind::Money:
            case FieldKind::Boolean:
                op.args.setValue(a.name, std::int64_t{1});
                break;
            case FieldKind::File:
                op.args.setValue(a.name, std::string(64, 'a'));
                break;
            default:
                op.args.setValue(a.name, std::string("x"));
            }
        }
    }

    /// Records of files that none of hers names: the demonstration has some bytes twice.
    std::vector<Record> filesOfOthers(const Person& p) const
    {
        const auto& all = m_rows.at(attachments::Attachment::kType);
        std::set<std::string> hers;
        for (const auto& row : all) {
            if (mayTouchSomehow(p, row)) {
                hers.insert(row.text(attachments::kSha256));
            }
        }
        std::vector<Record> out;
        for (const auto& row : all) {
            if (hers.count(row.text(attachments::kSha256)) == 0) {
                out.push_back(row);
            }
        }
        return out;
    }

    /// Every act on a record that she holds in no scope.
    std::vector<Try> triesOf(Person& p)
    {
        std::vector<Try> out;
        for (const auto& [key, rows] : m_rows) {
            const auto found = std::find_if(
                rows.begin(), rows.end(), [&](const Record& r) { return !mayTouchSomehow(p, r); });
            if (found == rows.end()) {
                continue;
            }
            const auto& type = found->type();
            auto edit = begun(p, kEdit, key, found->id);
            for (const auto& f : type.fields) {
                if (f.kind == FieldKind::Text && !f.traits.hidden) {
                    edit.args.setValue(f.name, std::string("taken over"));
                    break;
                }
            }
            out.push_back({key + " edit", edit});
            out.push_back({key + " remove", begun(p, kRemove, key, found->id)});
            for (const auto& t : type.workflow.transitions) {
                auto op = begun(p, kTransition, key, found->id);
                op.args.set(kTransitionName, std::string(t.name));
                out.push_back({key + " " + t.name, op});
            }
            // A row of one's own below somebody else's record.
            for (const auto* child : m_server->catalogue.childrenOf(type)) {
                auto op =
                    begun(p, kCreate, child->key, Id::make(m_server->clock.now(), m_server->rng));
                fillIn(p, op, child->fields);
                op.args.setValue(child->parent, found->id);
                out.push_back({std::string(child->key) + " below " + key, op});
                // And one of hers moved there.
                const auto& own = m_rows.at(child->key);
                const auto mine = std::find_if(
                    own.begin(), own.end(), [&](const Record& r) { return mayTouchSomehow(p, r); });
                if (mine != own.end()) {
                    auto moved = begun(p, kEdit, child->key, mine->id);
                    moved.args.setValue(child->parent, found->id);
                    moved.base.setValue(child->parent, mine->value(child->parent));
                    moved.baseVersion = mine->version;
                    out.push_back({std::string(child->key) + " moved below " + key, moved});
                }
            }
            auto file = begun(p, attachments::kAttach, attachments::Attachment::kType,
                              Id::make(m_server->clock.now(), m_server->rng));
            file.args.set(attachments::kOwnerType, key)
                .set(attachments::kOwnerId, found->id.toString())
                .set(attachments::kName, std::string("x.pdf"))
                .set(attachments::kSha256, std::string(64, 'a'))
                .set(attachments::kSize, std::int64_t{10})
                .set(attachments::kMediaType, std::string("application/pdf"));
            out.push_back({"attach to " + key, file});
            for (const auto& c : m_server->catalogue.commands()) {
                if (key != c.subject || c.createsSubject) {
                    continue;
                }
                auto op = begun(p, c.name, key, found->id);
                fillIn(p, op, c.args);
                out.push_back({c.name, op});
            }
        }
        return out;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<WholeServer>(
            WholeServer::With::Demo, "user_requests_per_second = 100000\nuser_burst = 100000\n");
        auto& store = m_server->store();
        std::map<std::string, Id> ids;
        for (const auto& u : store.records->query({.type = User::kType})) {
            ids[u.text(user::kLoginName)] = u.id;
        }
        for (const char* login : kAttackers) {
            auto& p = m_people[login];
            p.actor = *users::actorOf(*store.records, ids.at(login));
            for (auto& s : store.authority->scopesOf(p.actor, m_server->clock.today())) {
                p.scopes.insert(s);
            }
            for (const auto& g : p.actor.grants) {
                p.scopes.insert(g.scope);
            }
        }
        for (const auto* type : m_server->catalogue.types()) {
            Query q{.type = std::string(type->key)};
            q.limit = q.type == attachments::Attachment::kType ? 100'000 : 200;
            m_rows[type->key] = store.records->query(q);
        }
        m_server->start();
        for (const char* login : kAttackers) {
            auto& p = m_people[login];
            p.login = m_server->login(login, kDemoPassword);
            QVERIFY2(!p.login.token.empty(), login);
            HelloRequest h;
            h.device = p.login.device;
            h.generation = p.generation = Id::make(m_server->clock.now(), m_server->rng);
            h.deviceName = "test laptop";
            h.appVersion = MYSPIKE_VERSION;
            QCOMPARE(m_server->ask("POST", "/v1/hello", encodeHello(h), p.login.token).status, 200);
        }
    }

    void everyCommandOnEveryType_data()
    {
        QTest::addColumn<QString>("login");
        for (const char* login : kAttackers) {
            QTest::newRow(login) << QString::fromLatin1(login);
        }
    }
    void everyCommandOnEveryType()
    {
        QFETCH(QString, login);
        auto& p = m_people.at(login.toStdString());
        const auto tries = triesOf(p);
        QVERIFY2(tries.size() > 80, std::to_string(tries.size()).c_str());
        for (std::size_t from = 0; from < tries.size(); from += 100) {
            std::vector<Operation> batch;
            for (auto i = from; i < std::min(tries.size(), from + 100); ++i) {
                batch.push_back(tries[i].op);
            }
            const auto answer = m_server->ask("POST", "/v1/push", encodePush(batch), p.login.token);
            auto reply = decodePushReply(answer.body);
            QVERIFY2(reply.ok(), answer.body.substr(0, 300).c_str());
            QCOMPARE(reply->verdicts.size(), batch.size());
            for (std::size_t i = 0; i < batch.size(); ++i) {
                const auto& v = reply->verdicts[i];
                const auto what = login.toStdString() + ": " + tries[from + i].what + ": " +
                                  toString(v.kind) + " " + v.rule;
                QVERIFY2(v.kind == VerdictKind::Rejected, what.c_str());
                QVERIFY2(!v.text.empty(), what.c_str());
            }
        }
    }

    void nothingOfItWasPulledAndNothingHasChanged()
    {
        for (const char* login : kAttackers) {
            auto& p = m_people.at(login);
            PullRequest request;
            request.device = p.login.device;
            request.generation = p.generation;
            // Asked for by name, too.
            for (const auto& [key, rows] : m_rows) {
                for (const auto& row : rows) {
                    for (const auto& scope : row.type().scopes(row)) {
                        if (request.scopes.size() < 2'000) {
                            request.scopes.push_back({scope, 0});
                        }
                    }
                }
            }
            std::sort(request.scopes.begin(), request.scopes.end(),
                      [](const auto& a, const auto& b) { return a.key < b.key; });
            request.scopes.erase(
                std::unique(request.scopes.begin(), request.scopes.end(),
                            [](const auto& a, const auto& b) { return a.key == b.key; }),
                request.scopes.end());
            const auto answer =
                m_server->ask("POST", "/v1/pull", encodePullRequest(request), p.login.token);
            QCOMPARE(answer.status, 200);
            auto lines = decompress(answer.body, kMaxPullBytes);
            QVERIFY(lines.ok());
            auto reply = decodePullReply(*lines, m_server->catalogue);
            QVERIFY(reply.ok());
            QVERIFY(!reply->rows.empty());
            for (const auto& row : reply->rows) {
                if (row.scopes.empty()) {
                    continue; // it leaves
                }
                QVERIFY2(mayTouchSomehow(p, row.record),
                         (std::string(login) + ": " + std::string(row.record.typeKey())).c_str());
                for (const auto& f : row.record.type().fields) {
                    const auto* text = asText(row.record.value(f.name));
                    QVERIFY(!text || *text != "taken over");
                }
            }
        }
        m_server->stop();
        {
            const auto store = StoreFolder::open(m_server->storePath(), m_server->catalogue,
                                                 m_server->clock, m_server->rng);
            QVERIFY(store.ok());
            for (const auto& [key, rows] : m_rows) {
                if (key == devices::EnrolledDevice::kType) {
                    continue; // the server's own notes: it retires the demonstration's old ones
                }
                for (const auto& row : rows) {
                    const auto now = (*store)->records->find(key, row.id);
                    QVERIFY2(now && now->version == row.version, key.c_str());
                }
            }
        }
        m_server->start();
    }

    /// Every route whose path names something, with the names of another person's things.
    void everyRouteThatTakesAnId()
    {
        auto& mine = m_people.at("ppb.mutiara").login;
        auto& other = m_people.at("ppl.dayang").login;
        const auto sessions =
            decodeSessions(m_server->ask("GET", "/v1/sessions", {}, other.token).body);
        QVERIFY(sessions.ok() && !sessions->empty());
        std::vector<std::string> ids{sessions->front().id.toString(),
                                     std::string(64, 'a'),
                                     m_rows.at("visit").front().id.toString(),
                                     Id{}.toString(),
                                     "..%2f..%2fserver.db",
                                     "%00",
                                     "a%20or%201=1",
                                     std::string(3'000, 'a')};
        const auto files = filesOfOthers(m_people.at("ppb.mutiara"));
        QVERIFY(!files.empty());
        for (std::size_t i = 0; i < std::min<std::size_t>(files.size(), 5); ++i) {
            ids.push_back(files[i].text(attachments::kSha256));
        }
        const auto document = boost::json::parse(m_server->ask("GET", "/v1/openapi.json", {}).body);
        int tried = 0;
        for (const auto& [pattern, methods] : document.at("paths").as_object()) {
            const std::string path(pattern);
            const auto open = path.find('{');
            if (open == std::string::npos) {
                continue;
            }
            for (const auto& id : ids) {
                auto real = path;
                real.replace(open, path.find('}') - open + 1, id);
                for (const auto& [lower, ignored] : methods.as_object()) {
                    std::string method(lower);
                    std::transform(method.begin(), method.end(), method.begin(), ::toupper);
                    const auto* route = wireRoute(method, path);
                    const auto answer = m_server->ask(
                        method, real, route && route->maxBody > 0 ? "{}" : "", mine.token,
                        method == "PATCH" ? "Upload-Offset: 0\r\nUpload-CRC32: 12345678\r\n" : "");
                    const auto what =
                        method + " " + real.substr(0, 100) + ": " + std::to_string(answer.status);
                    QVERIFY2(answer.status >= 400 && answer.status < 500, what.c_str());
                    if (method != "HEAD") {
                        QVERIFY2(decodeFault(answer.body).ok(), what.c_str());
                    }
                    ++tried;
                }
            }
        }
        QVERIFY(tried >= 30);
        // And hers goes on.
        QCOMPARE(m_server->ask("GET", "/v1/sessions", {}, other.token).status, 200);
    }

    /// Bodies that name somebody: the device of another session, the file of another's record.
    void everyBodyThatTakesAnId()
    {
        auto& p = m_people.at("ppb.mutiara");
        const auto& other = m_people.at("ppl.dayang");
        const auto ask = [&](const char* path, const std::string& body) {
            return m_server->ask("POST", path, body, p.login.token).status;
        };
        HelloRequest h;
        h.device = other.login.device;
        h.generation = other.generation;
        QCOMPARE(ask("/v1/hello", encodeHello(h)), 403);
        PullRequest pull;
        pull.device = other.login.device;
        pull.generation = other.generation;
        QCOMPARE(ask("/v1/pull", encodePullRequest(pull)), 403);
        DigestRequest digest;
        digest.device = other.login.device;
        QCOMPARE(ask("/v1/digest", encodeDigestRequest(digest)), 403);
        RowsRequest rows;
        rows.device = other.login.device;
        rows.scope.key = "user:" + other.actor.user.toString();
        rows.type = User::kType;
        QCOMPARE(ask("/v1/rows", encodeRowsRequest(rows)), 403);
        // From her own device, but of a scope that is another's.
        rows.device = p.login.device;
        QCOMPARE(ask("/v1/rows", encodeRowsRequest(rows)), 403);
        for (const auto& row : filesOfOthers(p)) {
            QCOMPARE(ask("/v1/blobs",
                         encodeBlobAnnouncement({row.text(attachments::kSha256),
                                                 row.getOr(attachments::kSize, std::int64_t{1}),
                                                 "image/jpeg"})),
                     404);
        }
        auto op = begun(p, kEdit, User::kType, other.actor.user);
        op.device = other.login.device;
        op.args.set(user::kPhone, std::string("0"));
        const std::vector<Operation> ops{op};
        const auto answer = m_server->ask("POST", "/v1/push", encodePush(ops), p.login.token);
        auto reply = decodePushReply(answer.body);
        QVERIFY(!reply || reply->verdicts.empty() ||
                reply->verdicts.front().kind == VerdictKind::Rejected);
    }
};

QTEST_GUILESS_MAIN(TestStrangers)
#include "test_strangers.moc"
