// Real programs under SIGKILL: myspike-server and several myspike-cli at work over TLS, each killed
// at seeded random moments and started again. At the end nothing that was kept is missing, nothing
// is there twice, and every copy is what its scopes say.
//
// MYSPIKE_KILLS (12) and MYSPIKE_KILL_SEED set how many and which; `./dev kills --count N`.
#include <QtTest/QtTest>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <condition_variable>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "shared/base/hash.h"
#include "shared/modules/centres/fields.h"
#include "shared/store/database.h"
#include "shared/store/record_store.h"
#include "shared/sync/codec.h"
#include "shared/sync/replica_core.h"
#include "shared/wire/digest_messages.h"
#include "shared/wire/routes.h"
#include "tests/support/server/child_process.h"
#include "tests/support/server/whole_server.h"

namespace fs = std::filesystem;
using namespace myspike;
using namespace myspike::test;

namespace {

constexpr const char* kClient = MYSPIKE_BINARY_DIR "/client/myspike-cli";
constexpr int kCentres = 12;

/// One person's copy, driven by one thread, one program after the other.
struct Person
{
    std::string login;
    std::string folder;
    bool editsCentres = false;
    Id user;
    SplitMix64 rng{1};
    int edits = 0;

    // What the programs said.
    std::set<std::string> kept; ///< operations that were acknowledged to the user
    int ran = 0;
    int refused = 0;
    std::string lastFault;

    // The killer's side.
    std::mutex mutex;
    std::condition_variable changed;
    std::optional<std::int64_t> killAfterUs; ///< the next program
    std::optional<bool> wasKilled;
    std::map<std::string, int> killedDuring;
};

QByteArray bytesOf(const std::string& s) { return QByteArray::fromStdString(s); }

} // namespace

class TestKills : public QObject
{
    Q_OBJECT

private:
    TemporaryFolder m_folder;
    WholeServer m_prepared;
    std::unique_ptr<ServerProcess> m_server;
    std::vector<std::unique_ptr<Person>> m_people;
    std::atomic<bool> m_stop{false};

    /// A program of hers; its exit status, minus the signal where it was killed.
    int run(Person& p, const std::string& command, std::vector<std::string> rest = {})
    {
        std::vector<std::string> arguments{"--data", p.folder, "--json", command};
        arguments.insert(arguments.end(), rest.begin(), rest.end());
        std::optional<std::int64_t> killAfter;
        {
            const std::lock_guard lock(p.mutex);
            killAfter = std::exchange(p.killAfterUs, std::nullopt);
        }
        ChildProcess process(kClient, arguments);
        if (killAfter) {
            std::this_thread::sleep_for(std::chrono::microseconds(*killAfter));
            process.signal(SIGKILL);
        }
        const auto said = process.readAll();
        const int status = process.wait();
        ++p.ran;
        if (killAfter) {
            const std::lock_guard lock(p.mutex);
            p.wasKilled = status == -SIGKILL;
            p.killedDuring[command] += status == -SIGKILL ? 1 : 0;
            p.changed.notify_all();
        }
        if (status == 0 && (command == "edit" || command == "attach")) {
            const auto o = QJsonDocument::fromJson(bytesOf(said)).object();
            p.kept.insert(o["operation"].toString().toStdString());
        }
        if (status == 1) {
            p.lastFault = command + ": " + said;
        }
        p.refused += status == 2 ? 1 : 0;
        return status;
    }

    void doSomething(Person& p)
    {
        const auto what = p.rng.below(100);
        const auto n = std::to_string(++p.edits);
        const auto centre = "K" + std::to_string(p.rng.below(kCentres));
        if (what < 40) {
            if (p.editsCentres) {
                run(p, "edit", {"centre", centre, "phone=03-" + p.login + n});
            } else {
                run(p, "edit", {"user", p.user.toString(), "phone=01" + n});
            }
        } else if (what < 50 && p.editsCentres) {
            const auto file = p.folder + ".jpg";
            std::ofstream(file, std::ios::binary)
                << "\xff\xd8\xff\xe0" << p.login << n << std::string(100'000 + p.edits, 'x');
            run(p, "attach", {"centre", centre, file});
        } else if (what < 70) {
            run(p, "push");
        } else if (what < 85) {
            run(p, "pull");
        } else {
            run(p, "sync");
        }
    }

    /// Kills whatever runs next for her; false where it had ended before.
    bool killNext(Person& p, std::int64_t afterUs)
    {
        std::unique_lock lock(p.mutex);
        p.wasKilled.reset();
        p.killAfterUs = afterUs;
        p.changed.wait(lock, [&] { return p.wasKilled.has_value(); });
        return *p.wasKilled;
    }

    std::string tokenOf(const Person& p) const
    {
        QFile file(QString::fromStdString(p.folder + "/session.json"));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll())
                                                    .object()["token"]
                                                    .toString()
                                                    .toStdString()
                                              : std::string();
    }

    /// "ok", or the first thing that is wrong with a database file.
    static std::string integrity(Database& db)
    {
        auto s = db.prepare("PRAGMA integrity_check");
        return s && s->step() ? std::string(s->text(0)) : "cannot be checked";
    }

    /// Empty where her copy is what the server's sums say, in all 16 slices.
    std::string compare(const Person& p)
    {
        auto db = Database::open({.path = p.folder + "/replica.db"});
        if (!db) {
            return "cannot be opened: " + db.fault().detail;
        }
        if (const auto word = integrity(*db); word != "ok") {
            return word;
        }
        RecordStore store(*db, m_prepared.catalogue, StoreSide::Replica);
        auto core = ReplicaCore::open(*db, store, m_prepared.catalogue);
        if (!core) {
            return core.fault().detail;
        }
        if (const auto replayed = (*core)->checkReplay(); !replayed) {
            return replayed.fault().detail;
        }
        TlsClient line;
        if (!line.connect(m_server->port())) {
            return "no connection";
        }
        std::size_t sums = 0;
        for (int slice = 0; slice < kDigestSlices; ++slice) {
            const auto request = (*core)->digestRequest(slice);
            const auto answer = line.ask(post(path::kDigest, encodeDigestRequest(request),
                                              "Authorization: Bearer " + tokenOf(p) +
                                                  "\r\nContent-Type: application/json\r\n"));
            if (!answer || answer->status != 200) {
                return "no sums: " + (answer ? answer->body : std::string());
            }
            const auto reply = decodeDigestReply(answer->body);
            if (!reply) {
                return reply.fault().detail;
            }
            if (request.scopes.empty() || reply->compared.size() != request.scopes.size()) {
                return "not every scope could be compared";
            }
            const auto differing = (*core)->compare(*reply, slice);
            if (!differing) {
                return differing.fault().detail;
            }
            if (!differing->differing.empty() || !differing->strays.empty()) {
                return "differs in " + (differing->differing.empty()
                                            ? "rows of no scope"
                                            : differing->differing.front().scope.key + ", " +
                                                  differing->differing.front().type);
            }
            sums += reply->sums.size();
        }
        return sums > 0 ? std::string() : "nothing was compared";
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto grants = [](std::vector<std::string_view> scopes) {
            std::vector<Grant> out;
            for (const auto s : scopes) {
                out.push_back({std::string(role::kSystemAdministrator), std::string(s),
                               *Date::fromYmd(2020, 1, 1), std::nullopt});
            }
            return out;
        };
        const auto add = [&](const char* login, std::vector<std::string_view> scopes) {
            auto p = std::make_unique<Person>();
            p->login = login;
            p->folder = m_folder.file(login);
            p->editsCentres = !scopes.empty();
            p->user = m_prepared.addUser(login, login, grants(std::move(scopes)));
            m_people.push_back(std::move(p));
        };
        add("one", {scope::kVerification, scope::kUsers});
        add("two", {scope::kVerification, scope::kUsers});
        add("three", {scope::kVerification});
        add("four", {});
        std::vector<Record> centres;
        for (int i = 0; i < kCentres; ++i) {
            const auto code = "K" + std::to_string(i);
            Record c(*m_prepared.catalogue.type(Centre::kType), Id::ofName("centre", code));
            c.set(centre::kCode, code);
            c.set(centre::kName, "Pusat " + code);
            centres.push_back(c);
        }
        m_prepared.addRows(centres);
        m_prepared.close();
        m_server = std::make_unique<ServerProcess>(m_prepared.storePath());
        std::ofstream(m_folder.file("authority.pem")) << m_prepared.authorityPem();
        std::ofstream(m_folder.file("pw")) << WholeServer::kPassword << '\n';
        for (auto& p : m_people) {
            const int in = run(*p, "login",
                               {"https://localhost:" + std::to_string(m_server->port()), p->login,
                                "--authority", m_folder.file("authority.pem"), "--password-file",
                                m_folder.file("pw")});
            QVERIFY2(in == 0, p->lastFault.c_str());
            QVERIFY2(run(*p, "pull") == 0, p->lastFault.c_str());
        }
    }

    void nothingIsLostAndNothingIsDoubled()
    {
        const int kills = std::max(1, qEnvironmentVariableIntValue("MYSPIKE_KILLS") > 0
                                          ? qEnvironmentVariableIntValue("MYSPIKE_KILLS")
                                          : 12);
        const auto seed =
            static_cast<std::uint64_t>(qEnvironmentVariableIntValue("MYSPIKE_KILL_SEED"));
        SplitMix64 rng(seed + 1);
        std::vector<std::thread> threads;
        for (auto& p : m_people) {
            p->rng = SplitMix64(rng.next());
            threads.emplace_back([this, &p = *p] {
                while (!m_stop) {
                    doSomething(p);
                }
                // Whoever waits for a kill is let go.
                const std::lock_guard lock(p.mutex);
                p.wasKilled = p.wasKilled.value_or(false);
                p.changed.notify_all();
            });
        }
        int ofServer = 0;
        int ofClients = 0;
        while (ofServer + ofClients < kills) {
            if (rng.below(3) == 0) {
                std::this_thread::sleep_for(std::chrono::microseconds(rng.below(200'000)));
                m_server->kill();
                m_server->start();
                ++ofServer;
            } else {
                auto& p = *m_people[rng.below(m_people.size())];
                ofClients += killNext(p, static_cast<std::int64_t>(rng.below(90'000))) ? 1 : 0;
            }
        }
        m_stop = true;
        for (auto& t : threads) {
            t.join();
        }

        // Everything settles: two rounds, for the second hears what the others' first one did.
        for (int round = 0; round < 2; ++round) {
            for (auto& p : m_people) {
                const int status = run(*p, "sync");
                QVERIFY2(status == 0 || status == 2, p->lastFault.c_str());
            }
        }
        std::size_t kept = 0;
        std::map<std::string, int> during;
        for (auto& p : m_people) {
            QCOMPARE(compare(*p), std::string());
            kept += p->kept.size();
            for (const auto& [command, n] : p->killedDuring) {
                during[command] += n;
            }
        }
        QCOMPARE(m_server->stop(), 0);
        QCOMPARE(m_server->check(), std::string());

        auto db = Database::open({.path = m_prepared.storePath() + "/server.db"});
        QVERIFY2(db.ok(), db.ok() ? "" : db.fault().detail.c_str());
        QCOMPARE(integrity(*db), std::string("ok"));
        // Each act has one place, one effect, and the effect is its own.
        QCOMPARE(*db->integer("SELECT count(*) FROM (SELECT op_id FROM sync_tx WHERE op_number > 0 "
                              "GROUP BY op_id HAVING count(*) > 1)",
                              -1),
                 std::int64_t{0});
        QCOMPARE(
            *db->integer("SELECT count(*) FROM op_log o WHERE seq > 0 AND NOT EXISTS (SELECT 1 "
                         "FROM sync_tx t WHERE t.seq = o.seq AND t.op_id = o.op_id)",
                         -1),
            std::int64_t{0});
        QCOMPARE(*db->integer("SELECT count(*) FROM sync_tx t WHERE op_number > 0 AND NOT EXISTS "
                              "(SELECT 1 FROM op_log o WHERE o.op_id = t.op_id)",
                              -1),
                 std::int64_t{0});
        QCOMPARE(*db->integer("SELECT count(*) FROM (SELECT device, generation, count(*) n, "
                              "max(number) m FROM op_log WHERE number > 0 GROUP BY 1, 2) "
                              "WHERE n <> m",
                              -1),
                 std::int64_t{0});
        std::int64_t acts = 0;
        std::int64_t files = 0;
        for (auto& p : m_people) {
            auto mine = Database::open({.path = p->folder + "/replica.db"});
            QVERIFY(mine.ok());
            QCOMPARE(*mine->integer("SELECT count(*) FROM outbox", -1), std::int64_t{0});
            std::set<std::string> done;
            auto s = mine->prepare("SELECT op_id, verdict FROM op_done");
            QVERIFY(s.ok());
            while (*s->step()) {
                const auto id = s->id(0);
                done.insert(id.toString());
                auto theirs = db->prepare("SELECT verdict FROM op_log WHERE op_id = ?1");
                theirs->bind(1, id);
                QVERIFY2(*theirs->step(), id.toString().c_str());
                // The receipt is the server's one word, here and there.
                const auto here = decodeVerdict(std::string(s->text(1)));
                const auto there = decodeVerdict(std::string(theirs->text(0)));
                QVERIFY(here.ok() && there.ok());
                QVERIFY2(*here == *there,
                         (std::string(s->text(1)) + "\n" + std::string(theirs->text(0))).c_str());
                QVERIFY(!here->receipt.empty());
            }
            s->reset();
            for (const auto& id : p->kept) {
                QVERIFY2(done.contains(id), (p->login + " lost " + id).c_str());
            }
            acts += static_cast<std::int64_t>(done.size());
        }
        // Nothing else is on the server than what was done on these machines.
        QCOMPARE(*db->integer("SELECT count(*) FROM op_log WHERE number > 0", -1), acts);
        // Every file is whole, and none that a record names is missing.
        QCOMPARE(*db->integer("SELECT count(*) FROM attachment WHERE complete IS NOT 1", -1),
                 std::int64_t{0});
        for (const auto& entry :
             fs::recursive_directory_iterator(m_prepared.storePath() + "/files")) {
            const auto name = entry.path().filename().string();
            if (entry.is_regular_file() && name.size() == 64) {
                std::ifstream in(entry.path(), std::ios::binary);
                const std::string bytes((std::istreambuf_iterator<char>(in)), {});
                QCOMPARE(toHex(sha256(bytes)), name);
                ++files;
            }
        }
        std::string where;
        for (const auto& [command, n] : during) {
            where += ' ' + command + ' ' + std::to_string(n);
        }
        int ran = 0;
        int refused = 0;
        for (const auto& p : m_people) {
            ran += p->ran;
            refused += p->refused;
        }
        std::printf(
            "kills: %d of the server, %d of clients (%s ), %d programs, %lld acts, %zu kept "
            "and none lost, %lld files, 0 broken\n",
            ofServer, ofClients, where.c_str(), ran, static_cast<long long>(acts), kept,
            static_cast<long long>(files));
        std::fflush(stdout);
        QVERIFY(kept > 0);
    }
};

QTEST_GUILESS_MAIN(TestKills)
#include "test_kills.moc"
