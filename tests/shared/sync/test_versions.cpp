// Three versions of the record types on one server (sync.md §11, §15 "Migration"): rows that older
// programs read, operations that the server brings up to date, and an upgrade in the middle of
// work.
#include <QtTest>

#include <boost/json.hpp>

#include "shared/store/migrated_copy.h"
#include "shared/sync/records.h"
#include "shared/sync/versions.h"
#include "tests/support/shared/fault_vfs.h"
#include "tests/support/shared/world.h"

namespace json = boost::json;
using namespace myspike;
using namespace myspike::test;

namespace {

struct Purchase
{
    static constexpr const char* kType = "purchase";
};
constexpr Field<std::string> kWhatFor{"what_for"};
constexpr Field<std::string> kStatus{"status"};         // "done" until version 2, then "closed"
constexpr Field<bool> kUrgent{"urgent"};                // version 1 only
constexpr Field<std::int64_t> kPriority{"priority"};    // since version 2
constexpr Field<std::int64_t> kAmount{"amount"};        // in ringgit, until version 2
constexpr Field<std::int64_t> kAmountSen{"amount_sen"}; // since version 3

RecordType purchaseOf(int version)
{
    RecordType t;
    t.key = Purchase::kType;
    t.singular = msg("test", "Purchase");
    t.plural = msg("test", "Purchases");
    t.module = "test";
    t.scopes = [](const Record&) { return std::vector<std::string>{"national:jobs"}; };
    t.fields = {describe(kWhatFor, {.label = msg("test", "What for"), .searchable = true}),
                describe(kStatus, {.label = msg("test", "Status")})};
    if (version == 1) {
        t.fields.push_back(describe(kUrgent, {.label = msg("test", "Urgent")}));
    } else {
        t.fields.push_back(describe(kPriority, {.label = msg("test", "Priority"), .since = 2}));
    }
    if (version <= 2) {
        t.fields.push_back(describe(kAmount, {.label = msg("test", "Amount")}));
    } else {
        t.fields.push_back(describe(kAmountSen, {.label = msg("test", "Amount"), .since = 3}));
    }
    t.access = {{"officer", Verb::View | Verb::Create | Verb::Edit}};
    t.title = {"what_for"};
    t.defaultSort = {{"what_for"}};
    t.history = false;
    return t;
}

void rename(json::object& o, const char* from, const char* to,
            const std::function<json::value(const json::value&)>& value)
{
    if (const auto* v = o.if_contains(from)) {
        auto mapped = v->is_null() ? json::value(nullptr) : value(*v);
        o.erase(from);
        o[to] = std::move(mapped);
    }
}

/// Applies to what an operation says and to what it saw.
OperationConverter converter(int from, std::function<void(json::object&)> change)
{
    return {from, Purchase::kType, "", [change](json::object& op) {
                for (const char* part : {"args", "base"}) {
                    if (auto* values = op.if_contains(part); values && values->is_object()) {
                        change(values->get_object());
                    }
                }
                return okStatus();
            }};
}

Catalogue catalogueOf(int version, SchemaRange range)
{
    static const RecordType one = purchaseOf(1);
    static const RecordType two = purchaseOf(2);
    static const RecordType three = purchaseOf(3);
    range.current = version;
    Catalogue c;
    describeFoundation(c);
    c.add(version == 1 ? one : version == 2 ? two : three);
    c.setSchema(range);
    if (version >= 2) {
        c.add(converter(1, [](json::object& v) {
            rename(v, "urgent", "priority",
                   [](const json::value& x) { return x.as_int64() != 0 ? 9 : 0; });
        }));
        c.add(RowLens{2, Purchase::kType, [](json::object& v) {
                          if (const auto* p = v.if_contains("priority"); p && p->is_int64()) {
                              v["urgent"] = p->get_int64() >= 5 ? 1 : 0;
                          }
                      }});
    }
    if (version >= 3) {
        c.add(converter(2, [](json::object& v) {
            rename(v, "amount", "amount_sen",
                   [](const json::value& x) { return x.as_int64() * 100; });
            rename(v, "status", "status",
                   [](const json::value& x) { return x == "done" ? json::value("closed") : x; });
        }));
        c.add(RowLens{3, Purchase::kType, [](json::object& v) {
                          rename(v, "amount_sen", "amount",
                                 [](const json::value& x) { return x.as_int64() / 100; });
                          rename(v, "status", "status", [](const json::value& x) {
                              return x == "closed" ? json::value("done") : x;
                          });
                      }});
    }
    return c;
}

const std::vector<Grant> kOfficer{{"officer", "national:jobs", Date{}, std::nullopt}};

} // namespace

class TestVersions : public QObject
{
    Q_OBJECT

    const Catalogue m_one = catalogueOf(1, {});
    const Catalogue m_two = catalogueOf(2, {});
    const Catalogue m_three = catalogueOf(3, {});

    const RecordType& type(const World::Replica& r) { return *r.catalogue->type("purchase"); }

    void run(World::Replica& r, const Catalogue& program)
    {
        r.catalogue = &program;
        r.reopen();
    }

    void runServer(World& w, const Catalogue& program)
    {
        const int before = w.server.catalogue->schema().current;
        w.server.catalogue = &program;
        w.reopenServer();
        // The numbered migrations of these versions.
        if (before < 2 && program.schema().current >= 2) {
            QVERIFY(w.server.database
                        ->execute("UPDATE purchase SET priority = CASE urgent WHEN 1 THEN 9 WHEN 0 "
                                  "THEN 0 END")
                        .ok());
        }
        if (before < 3 && program.schema().current >= 3) {
            QVERIFY(w.server.database
                        ->execute("UPDATE purchase SET amount_sen = amount * 100, status = CASE "
                                  "status WHEN 'done' THEN 'closed' ELSE status END")
                        .ok());
        }
    }

    std::string payloads(World::Replica& r)
    {
        std::string out;
        auto s = r.database->prepare("SELECT number, payload FROM outbox ORDER BY number");
        while (*s->step()) {
            out += std::to_string(s->integer(0)) + ' ' + std::string(s->text(1)) + '\n';
        }
        return out;
    }

private slots:
    void anOldProgramReadsANewServerAndNullsNothing()
    {
        World w(catalogueOf(1, {}));
        w.useReceiptKey();
        auto& old = w.replica("old", kOfficer);
        auto& next = w.replica("new", kOfficer);
        w.syncAll();
        const Id id = w.newId();
        QVERIFY(old.create(type(old), id,
                           Values()
                               .set(kWhatFor, "Paper")
                               .set(kStatus, "open")
                               .set(kUrgent, true)
                               .set(kAmount, 12))
                    .ok());
        w.syncAll();
        runServer(w, m_three);
        run(next, m_three);
        w.syncAll();
        QCOMPARE(next.find("purchase", id)->getOr(kAmountSen, 0), std::int64_t(1200));
        QCOMPARE(next.find("purchase", id)->getOr(kPriority, 0), std::int64_t(9));
        QVERIFY(
            next.edit(type(next), id, Values().set(kAmountSen, 1550).set(kStatus, "closed")).ok());
        w.syncAll();
        // Through two lenses: the words and units of the first version.
        const auto seen = old.find("purchase", id);
        QCOMPARE(seen->getOr(kAmount, 0), std::int64_t(15));
        QCOMPARE(seen->text(kStatus), std::string("done"));
        QVERIFY(seen->getOr(kUrgent, false));
        // What it does not know it leaves as it is.
        QVERIFY(old.edit(type(old), id, Values().set(kWhatFor, "Paper and ink")).ok());
        w.syncAll();
        const auto& now = w.server.store->find("purchase", id);
        QCOMPARE(now->text(kWhatFor), std::string("Paper and ink"));
        QCOMPARE(now->getOr(kAmountSen, 0), std::int64_t(1550));
        QCOMPARE(now->getOr(kPriority, 0), std::int64_t(9));
        QCOMPARE(now->text(kStatus), std::string("closed"));
        QVERIFY(old.core->inbox()->empty());
    }

    void queuedOldOperationsAreConvertedByTheServer()
    {
        World w(catalogueOf(1, {}));
        w.useReceiptKey();
        auto& old = w.replica("old", kOfficer);
        w.syncAll();
        const Id id = w.newId();
        QVERIFY(old.create(type(old), id,
                           Values().set(kWhatFor, "Paper").set(kStatus, "done").set(kAmount, 3))
                    .ok());
        QVERIFY(old.edit(type(old), id, Values().set(kUrgent, true)).ok());
        runServer(w, m_three);
        w.syncAll();
        const auto now = w.server.store->find("purchase", id);
        QCOMPARE(now->getOr(kAmountSen, 0), std::int64_t(300));
        QCOMPARE(now->text(kStatus), std::string("closed"));
        QCOMPARE(now->getOr(kPriority, 0), std::int64_t(9));
        QCOMPARE(old.core->counts()->waiting, 0);
        QVERIFY(old.core->inbox()->empty());
        QCOMPARE(old.find("purchase", id)->getOr(kAmount, 0), std::int64_t(3));
    }

    void anUpgradeOverTwoVersionsKeepsTheOutboxByteByByte()
    {
        World w(catalogueOf(1, {}));
        w.useReceiptKey();
        auto& r = w.replica("r", kOfficer);
        w.syncAll();
        const Id known = w.newId();
        QVERIFY(r.create(type(r), known,
                         Values().set(kWhatFor, "Desk").set(kStatus, "open").set(kAmount, 40))
                    .ok());
        w.syncAll();
        runServer(w, m_three);
        w.syncAll(); // the old program keeps what it does not know
        const Id id = w.newId();
        QVERIFY(r.create(type(r), id,
                         Values().set(kWhatFor, "Chair").set(kStatus, "open").set(kAmount, 7))
                    .ok());
        QVERIFY(r.edit(type(r), known, Values().set(kUrgent, true)).ok());
        const auto before = payloads(r);
        run(r, m_three);
        QCOMPARE(payloads(r), before);
        QVERIFY(w.sync(r));
        QVERIFY(w.sync(r));
        QCOMPARE(r.core->counts()->waiting, 0);
        QVERIFY(r.core->inbox()->empty());
        QCOMPARE(r.find("purchase", id)->getOr(kAmountSen, 0), std::int64_t(700));
        QCOMPARE(r.find("purchase", known)->getOr(kAmountSen, 0), std::int64_t(4000));
        QCOMPARE(r.find("purchase", known)->getOr(kPriority, 0), std::int64_t(9));
        QVERIFY(r.core->checkReplay().ok());
    }

    void typesComeAgainWithTheUpgradeInTheMiddleOfSegments()
    {
        World w(catalogueOf(1, {}));
        auto& boss = w.replica("boss", kOfficer);
        runServer(w, m_three);
        run(boss, m_three);
        w.sync(boss);
        std::vector<Id> ids;
        for (int i = 0; i < 30; ++i) {
            ids.push_back(w.newId());
            w.wait(1);
            QVERIFY(boss.create(type(boss), ids.back(),
                                Values()
                                    .set(kWhatFor, "Paper " + std::to_string(i))
                                    .set(kStatus, "closed")
                                    .set(kAmountSen, 100 * i))
                        .ok());
        }
        w.sync(boss);
        w.useSegments(1'000, 5);
        auto& r = w.replica("r", kOfficer);
        World::Faults one;
        one.segments = 1;
        QVERIFY(!w.sync(r, one));
        QVERIFY(!w.sync(r, one));
        run(r, m_three);
        int rounds = 0;
        while (!w.sync(r, one)) {
            QVERIFY(++rounds < 100);
        }
        QVERIFY(w.sync(r));
        for (std::size_t i = 0; i < ids.size(); ++i) {
            const auto row = r.find("purchase", ids[i]);
            QVERIFY(static_cast<bool>(row));
            QCOMPARE(row->getOr(kAmountSen, -1), static_cast<std::int64_t>(100 * i));
            QCOMPARE(row->text(kStatus), std::string("closed"));
        }
        QVERIFY(r.core->checkReplay().ok());
    }

    void whatWasKeptUnreadFillsTheNewField()
    {
        World w(catalogueOf(1, {}));
        auto& r = w.replica("r", kOfficer);
        auto& officer = w.replica("officer", kOfficer);
        runServer(w, m_two);
        run(officer, m_two);
        w.syncAll();
        const Id id = w.newId();
        QVERIFY(officer.create(type(officer), id, Values().set(kWhatFor, "Ink").set(kPriority, 7))
                    .ok());
        w.syncAll();
        w.syncAll();
        QVERIFY(r.find("purchase", id)->unknown.find("priority") != std::string::npos);
        run(r, m_two);
        const auto now = r.find("purchase", id);
        QCOMPARE(now->getOr(kPriority, 0), std::int64_t(7));
        QVERIFY(now->unknown.find("priority") == std::string::npos);
    }

    void pushIsTakenWhenPullIsRefused()
    {
        World w(catalogueOf(1, {}));
        w.useReceiptKey();
        auto& old = w.replica("old", kOfficer);
        w.syncAll();
        const Id id = w.newId();
        QVERIFY(old.create(type(old), id, Values().set(kWhatFor, "Paper").set(kAmount, 3)).ok());
        const auto strict = catalogueOf(3, {.oldestPull = 2, .oldestPush = 1});
        runServer(w, strict);
        const auto greeting =
            w.server.core->hello(old.core->hello(), old.core->identity().actor.user, w.now, "n1");
        QVERIFY(greeting.ok());
        QVERIFY(!greeting->mustUpdate.empty());
        QVERIFY(!w.sync(old, {.losePullReply = true, .expectPullRefused = true}));
        QCOMPARE(old.core->counts()->waiting, 0);
        QCOMPARE(w.server.store->find("purchase", id)->getOr(kAmountSen, 0), std::int64_t(300));
        const auto rows =
            w.server.core->pull(old.core->pullRequest(), old.core->identity().actor, w.now);
        QVERIFY(!rows.ok());
        QCOMPARE(rows.fault().code, FaultCode::Unsupported);
        // After the update everything is there.
        run(old, m_three);
        QVERIFY(w.sync(old));
        QCOMPARE(old.find("purchase", id)->getOr(kAmountSen, 0), std::int64_t(300));
        QVERIFY(old.core->inbox()->empty());
    }

    void whatIsTooOldComesBackToItsAuthor()
    {
        World w(catalogueOf(1, {}));
        w.useReceiptKey();
        auto& old = w.replica("old", kOfficer);
        w.syncAll();
        QVERIFY(old.create(type(old), w.newId(), Values().set(kWhatFor, "Paper")).ok());
        const auto strict = catalogueOf(3, {.oldestPull = 1, .oldestPush = 2});
        runServer(w, strict);
        QVERIFY(w.sync(old));
        const auto inbox = *old.core->inbox();
        QCOMPARE(inbox.size(), std::size_t(1));
        QCOMPARE(inbox[0].verdict.rule, std::string("SCHEMA_OLD"));
        QCOMPARE(inbox[0].operation.args.getOr(kWhatFor, std::string()), std::string("Paper"));
        QVERIFY(inbox[0].verdict.text.english().find("kept") != std::string::npos);
    }

    void aNewerProgramOnAnOlderServerDoesWhatBothKnow()
    {
        World w(catalogueOf(2, {}));
        auto& r = w.replica("r", kOfficer);
        run(r, m_three);
        w.syncAll();
        const Id id = w.newId();
        QVERIFY(r.create(type(r), id, Values().set(kWhatFor, "Paper").set(kPriority, 1)).ok());
        const auto refused = r.edit(type(r), id, Values().set(kAmountSen, 100));
        QVERIFY(!refused.ok());
        QCOMPARE(refused.fault().code, FaultCode::Unsupported);
        QCOMPARE(refused.fault().rule, std::string("SCHEMA_NEWER"));
        QVERIFY(w.sync(r));
        QCOMPARE(r.core->counts()->waiting, 0);
        QVERIFY(static_cast<bool>(w.server.store->find("purchase", id)));
        // One that was made before it knew waits for the server, and is not refused.
        auto identity = r.core->identity();
        identity.serverSchema = 3;
        QVERIFY(r.core->setIdentity(identity).ok());
        QVERIFY(r.edit(type(r), id, Values().set(kAmountSen, 100)).ok());
        QVERIFY(w.sync(r, {.stopAtRetry = true}));
        QCOMPARE(r.core->counts()->waiting, 1);
        QVERIFY(r.core->inbox()->empty());
        runServer(w, m_three);
        QVERIFY(w.sync(r));
        QCOMPARE(r.core->counts()->waiting, 0);
        QCOMPARE(w.server.store->find("purchase", id)->getOr(kAmountSen, 0), std::int64_t(100));
    }

    // --- the file of the replica -----------------------------------------------------------------

    void aKillAtAnyStepOfTheMigrationLeavesAWholeReplica_data()
    {
        QTest::addColumn<QByteArray>("step");
        for (const char* step : {"copy", "migrate", "check", "keep", "switch", "settle"}) {
            QTest::newRow(step) << QByteArray(step);
        }
    }

    void aKillAtAnyStepOfTheMigrationLeavesAWholeReplica()
    {
        QFETCH(QByteArray, step);
        World w(catalogueOf(1, {}));
        auto& r = w.replica("r", kOfficer);
        w.syncAll();
        const Id id = w.newId();
        QVERIFY(r.create(type(r), id, Values().set(kWhatFor, "Paper").set(kAmount, 3)).ok());
        const auto before = payloads(r);
        const auto path = r.folder.file("replica.db");
        r.core.reset();
        r.store.reset();
        r.database.reset();
        const Migrator migrator(m_three, StoreSide::Replica);
        MigratedCopy copy{.path = path, .untouched = {"outbox", "op_done", "inbox"}};
        copy.before = [&](std::string_view at) {
            return at == step.toStdString() ? Status(Fault::internal("killed")) : okStatus();
        };
        QVERIFY(!migrateByCopy(copy, migrator, w.now).ok());
        QVERIFY(QFile::exists(QString::fromStdString(path)));
        copy.before = {};
        const auto again = migrateByCopy(copy, migrator, w.now.plusSeconds(60));
        QVERIFY2(again.ok(), again ? "" : again.fault().detail.c_str());
        QCOMPARE(*again, step != "settle");
        QVERIFY(!QFile::exists(QString::fromStdString(path + ".migrating")));
        QVERIFY(!*migrateByCopy(copy, migrator, w.now));
        run(r, m_three);
        QCOMPARE(payloads(r), before);
        QVERIFY(w.sync(r));
        QCOMPARE(w.server.store->find("purchase", id)->getOr(kAmount, 0), std::int64_t(3));
    }

    void aKillAtAnyWriteOfTheMigrationLeavesAWholeReplica()
    {
        World w(catalogueOf(1, {}));
        auto& r = w.replica("r", kOfficer);
        w.syncAll();
        QVERIFY(r.create(type(r), w.newId(), Values().set(kWhatFor, "Paper")).ok());
        const auto before = payloads(r);
        const auto path = r.folder.file("replica.db");
        r.core.reset();
        r.store.reset();
        r.database.reset();
        FaultVfs disk("kill-migration");
        const Migrator migrator(m_three, StoreSide::Replica);
        const MigratedCopy copy{
            .path = path, .vfs = "kill-migration", .untouched = {"outbox", "op_done", "inbox"}};
        int k = 1;
        for (bool done = false; !done; k += 1 + k / 8) {
            QVERIFY(k < 5'000);
            disk.failWrite(k, DiskFault::Broken);
            const auto migrated = migrateByCopy(copy, migrator, w.now);
            disk.heal();
            done = migrated && *migrated;
            if (!done) {
                auto db = Database::open({.path = path, .create = false});
                QVERIFY(db.ok());
                QVERIFY(db->quickCheck().ok());
                QCOMPARE(db->integer("SELECT count(*) FROM outbox", 0).valueOr(0), std::int64_t(1));
            }
        }
        QVERIFY(k > 10);
        run(r, m_three);
        QCOMPARE(payloads(r), before);
    }

    void theOldFileStaysAWeekForAProgramThatIsPutBack()
    {
        World w(catalogueOf(1, {}));
        auto& r = w.replica("r", kOfficer);
        w.syncAll();
        const Id id = w.newId();
        QVERIFY(r.create(type(r), id, Values().set(kWhatFor, "Paper").set(kAmount, 3)).ok());
        const auto before = payloads(r);
        const auto path = r.folder.file("replica.db");
        r.core.reset();
        r.store.reset();
        r.database.reset();
        const Migrator migrator(m_three, StoreSide::Replica);
        const MigratedCopy copy{.path = path, .untouched = {"outbox", "op_done", "inbox"}};
        QVERIFY(*migrateByCopy(copy, migrator, w.now));
        const auto old = path + ".before-" + std::to_string(w.now.ms);
        QVERIFY(QFile::exists(QString::fromStdString(old)));
        QVERIFY(!*migrateByCopy(copy, migrator, w.now.plusDays(6)));
        QVERIFY(QFile::exists(QString::fromStdString(old)));
        // The earlier program opens the file as it left it.
        std::filesystem::copy_file(old, path, std::filesystem::copy_options::overwrite_existing);
        run(r, m_one);
        QCOMPARE(payloads(r), before);
        QCOMPARE(r.find("purchase", id)->getOr(kAmount, 0), std::int64_t(3));
        QVERIFY(w.sync(r));
        QVERIFY(static_cast<bool>(w.server.store->find("purchase", id)));
        r.core.reset();
        r.store.reset();
        r.database.reset();
        (void)migrateByCopy(copy, Migrator(m_one, StoreSide::Replica), w.now.plusDays(8));
        QVERIFY(!QFile::exists(QString::fromStdString(old)));
    }
};

QTEST_GUILESS_MAIN(TestVersions)
#include "test_versions.moc"
