// Files over the wire: who may send, fetch and skip the sending of what.
#include <QtTest>

#include <thread>

#include "shared/base/hash.h"
#include "shared/modules/users/fields.h"
#include "shared/sync/records.h"
#include "shared/wire/blob_messages.h"
#include "shared/wire/fault_message.h"
#include "shared/wire/sync_messages.h"
#include "tests/support/server/whole_server.h"

using namespace myspike;
using namespace myspike::test;

class TestFileRoutes : public QObject
{
    Q_OBJECT
    std::unique_ptr<WholeServer> m_server;

    struct Person
    {
        WholeServer::Login login;
        Id user;
        Id generation;
        std::int64_t number = 0;
    };
    Person m_aina;
    Person m_budi;

    void greet(Person& p, const char* name)
    {
        p.login = m_server->login(name);
        p.generation = Id::make(m_server->clock.now(), m_server->rng);
        HelloRequest h;
        h.device = p.login.device;
        h.generation = p.generation;
        h.deviceName = "test laptop";
        h.appVersion = MYSPIKE_VERSION;
        QCOMPARE(m_server->ask("POST", "/v1/hello", encodeHello(h), p.login.token).status, 200);
    }
    Verdict attach(Person& p, const std::string& hash, std::int64_t size,
                   const std::string& type = "application/pdf")
    {
        Operation op;
        op.id = Id::make(m_server->clock.now(), m_server->rng);
        op.command = attachments::kAttach;
        op.type = attachments::Attachment::kType;
        op.subject = Id::make(m_server->clock.now(), m_server->rng);
        op.args.set(attachments::kOwnerType, std::string(User::kType))
            .set(attachments::kOwnerId, p.user.toString())
            .set(attachments::kName, std::string("x.pdf"))
            .set(attachments::kSha256, hash)
            .set(attachments::kSize, size)
            .set(attachments::kMediaType, type)
            .set(attachments::kComplete, true); // nobody believes it
        op.user = p.user;
        op.device = p.login.device;
        op.generation = p.generation;
        op.number = ++p.number;
        op.at = m_server->clock.now();
        const std::vector<Operation> ops{op};
        const auto answer = m_server->ask("POST", "/v1/push", encodePush(ops), p.login.token);
        auto reply = decodePushReply(answer.body);
        if (!reply || reply->verdicts.empty()) {
            qFatal("push: %s", answer.body.c_str());
        }
        return reply->verdicts.front();
    }
    ClientResponse announce(const Person& p, const std::string& hash, std::int64_t size)
    {
        return m_server->ask("POST", "/v1/blobs",
                             encodeBlobAnnouncement({hash, size, "application/pdf"}),
                             p.login.token);
    }
    ClientResponse send(const Person& p, const Id& upload, std::int64_t at, std::string_view piece)
    {
        return m_server->ask("PATCH", "/v1/uploads/" + upload.toString(), std::string(piece),
                             p.login.token,
                             "Upload-Offset: " + std::to_string(at) +
                                 "\r\nUpload-CRC32: " + pieceCrc(piece) + "\r\n");
    }
    int fetch(const Person& p, const std::string& hash)
    {
        return m_server->ask("GET", "/v1/blobs/" + hash, {}, p.login.token).status;
    }
    static std::string bytesOf(int seed)
    {
        std::string out;
        for (int i = 0; out.size() < 300'000; ++i) {
            out += std::to_string(i * 7'919 + seed) + '\n';
        }
        return out;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<WholeServer>();
        m_aina.user = m_server->addUser("aina", "Aina binti Ali", {});
        m_budi.user = m_server->addUser("budi", "Budi bin Kassim", {});
        // Each over her own record only.
        for (const auto& p : {m_aina, m_budi}) {
            m_server->addGrant(p.user, {"system_administrator", "user:" + p.user.toString(), Date{},
                                        std::nullopt});
        }
        m_server->start();
        greet(m_aina, "aina");
        greet(m_budi, "budi");
    }

    void aFileGoesUpInPiecesAndGoesOnWhereItWas()
    {
        const auto bytes = bytesOf(1);
        const auto hash = toHex(sha256(bytes));
        const auto size = static_cast<std::int64_t>(bytes.size());
        QVERIFY(attach(m_aina, hash, size).tookEffect());
        QCOMPARE(fetch(m_aina, hash), 404);
        auto state = decodeUploadState(announce(m_aina, hash, size).body);
        QVERIFY(state.ok() && !state->complete);
        QCOMPARE(send(m_aina, state->upload, 0, std::string_view(bytes).substr(0, 100'000)).status,
                 200);
        // A damaged piece, one from elsewhere, one too long.
        const auto path = "/v1/uploads/" + state->upload.toString();
        QCOMPARE(m_server
                     ->ask("PATCH", path, "xyz", m_aina.login.token,
                           "Upload-Offset: 100000\r\nUpload-CRC32: 00000000\r\n")
                     .status,
                 400);
        QCOMPARE(send(m_aina, state->upload, 50'000, "xyz").status, 409);
        QCOMPARE(send(m_aina, state->upload, 100'000, bytes).status, 413);
        QCOMPARE(send(m_budi, state->upload, 100'000, "xyz").status, 404);
        // The server goes and comes back; what arrived is there.
        m_server->stop();
        m_server->start();
        state = decodeUploadState(announce(m_aina, hash, size).body);
        QVERIFY(state.ok());
        QCOMPARE(state->offset, std::int64_t{100'000});
        const auto rest =
            send(m_aina, state->upload, 100'000, std::string_view(bytes).substr(100'000));
        QCOMPARE(rest.status, 200);
        QVERIFY(decodeUploadState(rest.body)->complete);
        QCOMPARE(fetch(m_aina, hash), 200);
        // Announced again it is there.
        QVERIFY(decodeUploadState(announce(m_aina, hash, size).body)->complete);
    }

    /// All bytes came, each piece with its sum, and the whole is not what was announced.
    void ofWrongBytesNothingStays()
    {
        const auto bytes = bytesOf(9);
        const auto hash = toHex(sha256(bytes));
        const auto size = static_cast<std::int64_t>(bytes.size());
        QVERIFY(attach(m_aina, hash, size).tookEffect());
        const auto state = decodeUploadState(announce(m_aina, hash, size).body);
        QVERIFY(state.ok());
        auto other = bytes;
        other[1'000] ^= 1;
        const auto refused = send(m_aina, state->upload, 0, other);
        QVERIFY(refused.status >= 400);
        QVERIFY(refused.body.find("UPLOAD_HASH") != std::string::npos);
        QCOMPARE(fetch(m_aina, hash), 404);
        // It begins anew, and the right bytes are taken.
        const auto again = decodeUploadState(announce(m_aina, hash, size).body);
        QVERIFY(again.ok());
        QCOMPARE(again->offset, std::int64_t{0});
        QCOMPARE(send(m_aina, again->upload, 0, bytes).status, 200);
        QCOMPARE(fetch(m_aina, hash), 200);
    }

    void theSamePieceTwiceAtOnceIsWrittenOnce()
    {
        const auto bytes = bytesOf(2);
        const auto hash = toHex(sha256(bytes));
        const auto size = static_cast<std::int64_t>(bytes.size());
        QVERIFY(attach(m_aina, hash, size).tookEffect());
        const auto state = decodeUploadState(announce(m_aina, hash, size).body);
        std::array<int, 6> statuses{};
        {
            std::vector<std::jthread> senders;
            for (auto& status : statuses) {
                senders.emplace_back([&] {
                    status =
                        send(m_aina, state->upload, 0, std::string_view(bytes).substr(0, 100'000))
                            .status;
                });
            }
        }
        QCOMPARE(std::count(statuses.begin(), statuses.end(), 200), 1);
        QCOMPARE(std::count(statuses.begin(), statuses.end(), 409), 5);
        QCOMPARE(
            send(m_aina, state->upload, 100'000, std::string_view(bytes).substr(100'000)).status,
            200);
        QCOMPARE(fetch(m_aina, hash), 200);
    }

    void whoKnowsAHashLearnsAndGetsNothing()
    {
        const auto secret = bytesOf(3);
        const auto hash = toHex(sha256(secret));
        const auto size = static_cast<std::int64_t>(secret.size());
        QVERIFY(attach(m_aina, hash, size).tookEffect());
        auto mine = decodeUploadState(announce(m_aina, hash, size).body);
        QCOMPARE(send(m_aina, mine->upload, 0, secret).status, 200);

        // No record: no such file. A record of his own that names it: as if he had to send it.
        QCOMPARE(announce(m_budi, hash, size).status, 404);
        QVERIFY(attach(m_budi, hash, size).tookEffect());
        QCOMPARE(fetch(m_budi, hash), 404);
        const auto there = announce(m_budi, hash, size);
        const std::string nothing = toHex(sha256("never sent by anybody"));
        QVERIFY(attach(m_budi, nothing, size).tookEffect());
        const auto absent = announce(m_budi, nothing, size);
        QCOMPARE(there.status, absent.status);
        const auto his = decodeUploadState(there.body);
        const auto none = decodeUploadState(absent.body);
        QVERIFY(his.ok() && none.ok());
        QCOMPARE(his->offset, none->offset);
        QCOMPARE(his->complete, none->complete);
        QCOMPARE(his->challenge.empty(), none->challenge.empty());
        // A wrong proof is answered alike for both.
        const auto prove = [&](const UploadState& s, const std::string& proof) {
            return m_server->ask("POST", "/v1/uploads/" + s.upload.toString() + "/proof",
                                 encodeBlobProof(proof), m_budi.login.token);
        };
        for (const auto& s : {*his, *none}) {
            const auto answer = prove(s, std::string(64, 'a'));
            QCOMPARE(answer.status, 200);
            QVERIFY(!decodeUploadState(answer.body)->complete);
        }
        QCOMPARE(fetch(m_budi, hash), 404);
        // Who holds the bytes need not send them.
        const auto proof = proofOfPossession(his->challenge, size, [&](const FilePart& p) {
            return secret.substr(static_cast<std::size_t>(p.offset),
                                 static_cast<std::size_t>(p.size));
        });
        QVERIFY(decodeUploadState(prove(*his, proof).body)->complete);
        QCOMPARE(fetch(m_budi, hash), 200);
    }

    void sizesAreTheRuleBooks()
    {
        const std::string hash(64, 'c');
        const auto v = attach(m_aina, hash, 60'000'000, "image/jpeg");
        QVERIFY(v.kind == VerdictKind::Rejected);
        QCOMPARE(v.rule, std::string("FILE_SIZE"));
        QVERIFY(v.text.english().find("60 MB") != std::string::npos);
        QCOMPARE(attach(m_aina, hash, 60'000'000).rule, std::string("FILE_SIZE"));
        QVERIFY(attach(m_aina, hash, 50'000'000).tookEffect());
        // Another size than the record says is not begun.
        const auto other = announce(m_aina, hash, 199'000'000);
        QCOMPARE(other.status, 400);
        QCOMPARE(decodeFault(other.body)->fault.rule, std::string("BLOB_SIZE"));
        QCOMPARE(announce(m_aina, hash, 0).status, 400);
        QCOMPARE(announce(m_aina, hash, 300'000'000).status, 413);
    }
};

QTEST_GUILESS_MAIN(TestFileRoutes)
#include "test_file_routes.moc"
