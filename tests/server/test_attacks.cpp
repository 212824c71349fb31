#include <QtTest>

#include <algorithm>
#include <array>
#include <thread>

#include "server/auth/sessions.h"
#include "shared/base/hash.h"
#include "shared/modules/users/fields.h"
#include "shared/sync/codec.h"
#include "shared/wire/account_messages.h"
#include "shared/wire/blob_messages.h"
#include "shared/wire/compression.h"
#include "shared/wire/fault_message.h"
#include "shared/wire/sync_messages.h"
#include "tests/support/server/whole_server.h"

using namespace myspike;
using namespace myspike::test;

namespace {
const Grant kAdmin{"system_administrator", "*", Date{}, std::nullopt};
const Grant kUsers{"system_administrator", "national:users", Date{}, std::nullopt};

std::string ruleOf(const ClientResponse& r)
{
    auto fault = decodeFault(r.body);
    return fault ? fault->fault.rule : std::string("no fault: ") + r.body;
}

std::string nested(int depth)
{
    return std::string(static_cast<std::size_t>(depth), '[') +
           std::string(static_cast<std::size_t>(depth), ']');
}
} // namespace

/// What an attacker, or a program that has lost its mind, sends: each gets a sentence and no more.
class TestAttacks : public QObject
{
    Q_OBJECT
    std::unique_ptr<WholeServer> m_server;
    Id m_aina;
    Id m_budi;

    HelloRequest hello(const WholeServer::Login& who)
    {
        HelloRequest h;
        h.device = who.device;
        h.generation = Id::make(m_server->clock.now(), m_server->rng);
        h.deviceName = "test laptop";
        h.appVersion = MYSPIKE_VERSION;
        return h;
    }

    /// Logs in, says hello and returns an operation that is right but for what a test spoils.
    struct Ready
    {
        WholeServer::Login login;
        Operation op;
    };
    Ready ready(const char* user, const Id& id)
    {
        Ready out{m_server->login(user), {}};
        const auto h = hello(out.login);
        const auto reply = m_server->ask("POST", "/v1/hello", encodeHello(h), out.login.token);
        if (reply.status != 200) {
            qFatal("hello: %d %s", reply.status, reply.body.c_str());
        }
        out.op.id = Id::make(m_server->clock.now(), m_server->rng);
        out.op.command = kEdit;
        out.op.type = User::kType;
        out.op.subject = id;
        out.op.args.set(user::kPhone, "0123456789");
        out.op.user = id;
        out.op.device = h.device;
        out.op.generation = h.generation;
        out.op.number = 1;
        out.op.at = m_server->clock.now();
        return out;
    }
    Verdict push(const Ready& r, const Operation& op)
    {
        const std::vector<Operation> ops{op};
        const auto answer = m_server->ask("POST", "/v1/push", encodePush(ops), r.login.token);
        auto reply = decodePushReply(answer.body);
        if (!reply || reply->verdicts.empty()) {
            Verdict none;
            none.kind = VerdictKind::Retry;
            none.rule = ruleOf(answer);
            return none;
        }
        return reply->verdicts.front();
    }

private slots:
    void initTestCase()
    {
        m_server = std::make_unique<WholeServer>();
        m_aina = m_server->addUser("aina", "Aina binti Ali", {});
        m_budi = m_server->addUser("budi", "Budi bin Kassim", {});
        m_server->addUser("admin", "Pentadbir", {kAdmin, kUsers});
        m_server->addUser("locked", "Lupa", {});
        for (const char* name : {"locked2", "victim", "dina", "eka", "crowd0", "crowd1", "crowd2",
                                 "crowd3", "crowd4", "crowd5", "crowd6", "crowd7"}) {
            m_server->addUser(name, "Orang Ramai", {});
        }
        m_server->start();
    }

    void wrongPasswordSixTimesLocks()
    {
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(m_server->login("locked", "salah-salah-salah").response.status, 401);
        }
        const auto sixth = m_server->login("locked");
        QCOMPARE(ruleOf(sixth.response), std::string("LOGIN_LOCKED"));
        QVERIFY(sixth.token.empty());
    }

    void anUnknownNameIsToldAsAWrongPassword()
    {
        const auto wrong = m_server->login("aina", "salah-salah-salah").response;
        const auto unknown = m_server->login("nobody", "salah-salah-salah").response;
        QCOMPARE(unknown.status, wrong.status);
        QCOMPARE(decodeFault(unknown.body)->fault.forUser, decodeFault(wrong.body)->fault.forUser);
        QVERIFY(!m_server->login("aina").token.empty());
    }

    void whoTriesNamesLearnsNothing()
    {
        // The lock, too, is the same for a name that nobody has.
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(m_server->login("nobody.at.all", "salah-salah-salah").response.status, 401);
        }
        const auto stranger = m_server->login("NOBODY.at.all", "salah-salah-salah").response;
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(m_server->login("locked2", "salah-salah-salah").response.status, 401);
        }
        const auto known = m_server->login("Locked2").response;
        QCOMPARE(ruleOf(stranger), std::string("LOGIN_LOCKED"));
        QCOMPARE(ruleOf(known), ruleOf(stranger));
        QCOMPARE(known.status, stranger.status);
        QVERIFY(known.headers.count("retry-after") == 1);
        QVERIFY(stranger.headers.count("retry-after") == 1);
    }

    void theTimeOfALoginTellsNothing()
    {
        std::vector<double> known;
        std::vector<double> unknown;
        for (int i = 0; i < 24; ++i) {
            const auto time = [&](const std::string& name, std::vector<double>& into) {
                QElapsedTimer timer;
                timer.start();
                QCOMPARE(m_server->login(name, "salah-salah-salah").response.status, 401);
                into.push_back(static_cast<double>(timer.nsecsElapsed()));
            };
            time("crowd" + std::to_string(i % 8), known);
            time("ghost" + std::to_string(i % 8), unknown);
        }
        std::sort(known.begin(), known.end());
        std::sort(unknown.begin(), unknown.end());
        const auto ratio = known[12] / unknown[12];
        QVERIFY2(ratio > 0.5 && ratio < 2.0, std::to_string(ratio).c_str());
    }

    void thirtyGuessesAtOnceAreStillFive()
    {
        std::array<int, 16> statuses{};
        {
            std::vector<std::jthread> guesses;
            for (auto& status : statuses) {
                guesses.emplace_back([&] {
                    status = m_server->login("victim", "salah-salah-salah").response.status;
                });
            }
        }
        QCOMPARE(std::count(statuses.begin(), statuses.end(), 401), 5);
        QCOMPARE(std::count(statuses.begin(), statuses.end(), 429), 11);
    }

    void aDeviceHasOneSessionAndAUserFew()
    {
        const auto first = m_server->login("dina");
        LoginRequest again{"dina", WholeServer::kPassword, first.device, "test laptop",
                           MYSPIKE_VERSION};
        const auto second =
            decodeLoginReply(m_server->ask("POST", "/v1/login", encodeLogin(again)).body);
        QVERIFY(second.ok());
        QCOMPARE(m_server->ask("GET", "/v1/sessions", {}, first.token).status, 401);
        for (std::size_t i = 0; i < Sessions::kMostOfAUser; ++i) {
            QVERIFY(!m_server->login("dina").token.empty());
        }
        QCOMPARE(m_server->ask("GET", "/v1/sessions", {}, second->token).status, 401);
        const auto last = m_server->login("dina");
        const auto list = decodeSessions(m_server->ask("GET", "/v1/sessions", {}, last.token).body);
        QCOMPARE(list->size(), Sessions::kMostOfAUser);
    }

    void aStreamEndsWithItsSessionAndASecondOneTakesItsPlace()
    {
        const auto who = m_server->login("eka");
        const auto open = [&](const std::string& token) {
            TlsClient c;
            if (!c.connect(m_server->port()) ||
                !c.send(get("/v1/events", "Authorization: Bearer " + token + "\r\n")) ||
                !c.readUntil("retry: 5000")) {
                qFatal("no stream");
            }
            return c;
        };
        auto first = open(who.token);
        auto second = open(who.token);
        QVERIFY(first.readUntil("\r\n0\r\n\r\n", TlsClient::Ms{5'000}));
        const auto other = m_server->login("eka");
        QCOMPARE(m_server
                     ->ask("POST", "/v1/password",
                           encodePasswordChange({WholeServer::kPassword, "lima-lembu-hitam-manis"}),
                           other.token)
                     .status,
                 204);
        QVERIFY(second.readUntil("\r\n0\r\n\r\n", TlsClient::Ms{5'000}));
    }

    void answersCarryTheirTagAndDigest()
    {
        const auto ask = [&](const std::string& tag) {
            return m_server->ask("GET", "/v1/health", {}, {}, "Request-Tag: " + tag + "\r\n");
        };
        const auto plain = ask("0f3a-1");
        QCOMPARE(plain.headers.at("request-tag"), std::string("0f3a-1"));
        QCOMPARE(plain.headers.at("content-digest"),
                 "sha-256=:" + toBase64(sha256(plain.body)) + ":");
        QCOMPARE(ask("<script>").headers.count("request-tag"), std::size_t{0});
        QCOMPARE(ask(std::string(65, 'a')).headers.count("request-tag"), std::size_t{0});
        const auto mangled =
            m_server->ask("POST", "/v1/login", "{}", {}, "Content-Digest: sha-256=:AAAA:\r\n");
        QCOMPARE(mangled.status, 400);
        QCOMPARE(decodeFault(mangled.body)->fault.code, FaultCode::Corrupt);
    }

    void nothingIsAnsweredWithoutASession_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("path");
        for (const auto& [method, path] :
             std::vector<std::pair<const char*, const char*>>{{"POST", "/v1/hello"},
                                                              {"POST", "/v1/push"},
                                                              {"POST", "/v1/pull"},
                                                              {"GET", "/v1/events"},
                                                              {"POST", "/v1/blobs"},
                                                              {"GET", "/v1/sessions"},
                                                              {"POST", "/v1/password"},
                                                              {"POST", "/v1/logout"}}) {
            QTest::newRow(path) << QString::fromLatin1(method) << QString::fromLatin1(path);
        }
    }
    void nothingIsAnsweredWithoutASession()
    {
        QFETCH(QString, method);
        QFETCH(QString, path);
        const auto body =
            method == QLatin1String("POST") && path != QLatin1String("/v1/logout") ? "{}" : "";
        const std::string tokens[] = {{}, "x", std::string(64, 'a'), std::string(3000, 'a')};
        for (const auto& token : tokens) {
            QCOMPARE(m_server->ask(method.toStdString(), path.toStdString(), body, token).status,
                     401);
        }
    }

    void aBodyAboveItsLimitAndJson33Deep()
    {
        const auto who = m_server->login("aina");
        QCOMPARE(m_server->ask("POST", "/v1/hello", std::string(70'000, ' '), who.token).status,
                 413);
        const auto deep = m_server->ask("POST", "/v1/push", nested(33), who.token);
        QCOMPARE(deep.status, 413);
        QVERIFY(decodeFault(deep.body).ok());
        for (const char* junk : {"", "{", "null", "[]", "\x01", R"({"operations":[{}]})",
                                 R"({"operations":"x"})", R"({"a":1,"a":2})"}) {
            const auto r = m_server->ask("POST", "/v1/push", *junk ? junk : " ", who.token);
            QVERIFY2(r.status >= 400 && r.status < 500, junk);
            QVERIFY2(decodeFault(r.body).ok(), junk);
        }
    }

    void anotherPersonsRecordIsNotTouched()
    {
        auto r = ready("aina", m_aina);
        auto op = r.op;
        op.subject = m_budi;
        const auto v = push(r, op);
        QVERIFY(v.kind == VerdictKind::Rejected);
        op = r.op;
        op.user = m_budi; // in somebody else's name
        op.id = Id::make(m_server->clock.now(), m_server->rng);
        op.number = 2;
        QCOMPARE(push(r, op).rule, std::string("DEVICE"));
    }

    void nobodyGivesHimselfARight()
    {
        auto r = ready("aina", m_aina);
        auto op = r.op;
        op.command = kCreate;
        op.type = AccessGrant::kType;
        op.subject = Id::make(m_server->clock.now(), m_server->rng);
        op.args = Values()
                      .set(access_grant::kUser, Ref<User>{m_aina})
                      .set(access_grant::kRole, "system_administrator")
                      .set(access_grant::kScope, "*")
                      .set(access_grant::kFrom, Date{20'000});
        QVERIFY(push(r, op).kind == VerdictKind::Rejected);
        op = r.op;
        op.id = Id::make(m_server->clock.now(), m_server->rng);
        op.number = 2;
        op.args = Values().set(user::kStatus, user::Status::Suspended);
        QVERIFY(push(r, op).kind == VerdictKind::Rejected);
    }

    void anOperationThatCannotBeReadHoldsUpNothing()
    {
        auto r = ready("admin", m_server->login("admin").device);
        // Two broken ones by hand, then nothing waits behind them.
        const auto id = Id::make(m_server->clock.now(), m_server->rng).toString();
        const auto answer =
            m_server->ask("POST", "/v1/push",
                          R"({"operations":[{"id":")" + id + R"(","number":1,"command":"dance"}]})",
                          r.login.token);
        auto reply = decodePushReply(answer.body);
        QVERIFY2(reply.ok(), answer.body.c_str());
        QCOMPARE(reply->verdicts.size(), std::size_t(1));
        QVERIFY(reply->verdicts[0].kind == VerdictKind::Rejected);
    }

    void theSameOperationSentThriceCountsOnceWithOneReceipt()
    {
        auto r = ready("aina", m_aina);
        const auto first = push(r, r.op);
        const auto second = push(r, r.op);
        QCOMPARE(encodeVerdict(first), encodeVerdict(second));
        auto forged = r.op;
        forged.args.set(user::kPhone, "0199999999");
        QCOMPARE(push(r, forged).rule, std::string("SAME_ID"));
    }

    void pullGivesOnlyWhatTheUserMayHold()
    {
        const auto who = m_server->login("aina");
        const auto h = hello(who);
        QCOMPARE(m_server->ask("POST", "/v1/hello", encodeHello(h), who.token).status, 200);
        PullRequest request;
        request.device = h.device;
        request.generation = h.generation;
        request.scopes = {
            {"national:users", 0, {}}, {"*", 0, {}}, {"user:" + m_budi.toString(), 0, {}}};
        const auto answer =
            m_server->ask("POST", "/v1/pull", encodePullRequest(request), who.token);
        QCOMPARE(answer.status, 200);
        auto lines = decompress(answer.body, kMaxPullBytes);
        QVERIFY(lines.ok());
        auto reply = decodePullReply(*lines, m_server->catalogue);
        QVERIFY(reply.ok());
        bool self = false;
        for (const auto& row : reply->rows) {
            if (row.record.typeKey() == User::kType) {
                QCOMPARE(row.record.id, m_aina);
                self = true;
            }
        }
        QVERIFY(self);
        request.device = Id::make(m_server->clock.now(), m_server->rng);
        QCOMPARE(ruleOf(m_server->ask("POST", "/v1/pull", encodePullRequest(request), who.token)),
                 std::string("DEVICE"));
    }

    void filesThatNoRecordNamesDoNotExist()
    {
        const auto who = m_server->login("aina");
        const std::string hash(64, 'a');
        QCOMPARE(m_server->ask("GET", "/v1/blobs/" + hash, {}, who.token).status, 404);
        QCOMPARE(m_server->ask("GET", "/v1/blobs/..%2f..%2fserver.db", {}, who.token).status, 400);
        QCOMPARE(m_server
                     ->ask("POST", "/v1/blobs", encodeBlobAnnouncement({hash, 10, "image/jpeg"}),
                           who.token)
                     .status,
                 404);
        QCOMPARE(m_server->ask("PATCH", "/v1/uploads/" + m_aina.toString(), "x", who.token,
                               "Upload-Offset: 0\r\nUpload-CRC32: 00000000\r\n")
                         .status /
                     100,
                 4);
    }

    void aSessionEndsAtOnceAndBelongsToItsUser()
    {
        const auto aina = m_server->login("aina");
        const auto budi = m_server->login("budi");
        const auto list = m_server->ask("GET", "/v1/sessions", {}, aina.token);
        auto entries = decodeSessions(list.body);
        QVERIFY(entries.ok() && !entries->empty());
        const auto mine = entries->front().id.toString();
        QCOMPARE(m_server->ask("DELETE", "/v1/sessions/" + mine, {}, budi.token).status, 404);
        QCOMPARE(m_server->ask("POST", "/v1/logout", {}, aina.token).status, 204);
        QCOMPARE(m_server->ask("GET", "/v1/sessions", {}, aina.token).status, 401);
        QCOMPARE(m_server->ask("GET", "/v1/sessions", {}, budi.token).status, 200);
    }

    void aChangedPasswordEndsTheOtherSessions()
    {
        const auto one = m_server->login("budi");
        const auto two = m_server->login("budi");
        QCOMPARE(m_server
                     ->ask("POST", "/v1/password",
                           encodePasswordChange({WholeServer::kPassword, "pendek"}), one.token)
                     .status,
                 400);
        QCOMPARE(m_server
                     ->ask("POST", "/v1/password",
                           encodePasswordChange({WholeServer::kPassword, "lima-lembu-hitam-manis"}),
                           one.token)
                     .status,
                 204);
        QCOMPARE(m_server->ask("GET", "/v1/sessions", {}, two.token).status, 401);
        QVERIFY(m_server->login("budi").token.empty());
        QVERIFY(!m_server->login("budi", "lima-lembu-hitam-manis").token.empty());
    }

    void everyRouteIsInTheDocument()
    {
        const auto document = m_server->ask("GET", "/v1/openapi.json", {});
        QCOMPARE(document.status, 200);
        QVERIFY(document.body.find("/v1/push") != std::string::npos);
        QCOMPARE(m_server->ask("GET", "/v1/health", {}).status, 200);
    }
};

QTEST_GUILESS_MAIN(TestAttacks)
#include "test_attacks.moc"
