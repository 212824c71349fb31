#include <QtTest>

#include <map>
#include <set>

#include "shared/store/migrator.h"
#include "tests/support/shared/store_catalogue.h"

using namespace myspike;
using namespace myspike::test;

namespace {

/// The schema with columns as a set, for added ones stand at the end.
std::map<std::string, std::string> schemaOf(Database& d)
{
    std::map<std::string, std::string> out;
    auto s = d.prepare("SELECT name,type,coalesce(sql,'') FROM sqlite_schema "
                       "WHERE name NOT LIKE '%\\_fts\\_%' ESCAPE '\\' OR type='trigger'");
    while (*s->step()) {
        const auto name = std::string(s->text(0));
        if (s->text(1) != "table" || name.ends_with("_fts")) {
            out[name] = s->text(2);
            continue;
        }
        std::set<std::string> columns;
        auto c = d.prepare("SELECT name||' '||type||' '||\"notnull\"||' '||coalesce(dflt_value,'')"
                           "||' '||pk FROM pragma_table_info(?1)");
        c->bindAll(name);
        while (*c->step()) {
            columns.emplace(c->text(0));
        }
        auto f = d.prepare("SELECT \"from\"||' references '||\"table\"||'.'||\"to\" FROM "
                           "pragma_foreign_key_list(?1)");
        f->bindAll(name);
        while (*f->step()) {
            columns.emplace(f->text(0));
        }
        for (const auto& column : columns) {
            out[name] += column + "\n";
        }
    }
    return out;
}

/// The small catalogue as an older program knew it.
RecordType olderWorker()
{
    auto t = worker();
    std::erase_if(t.fields, [](const FieldDef& f) {
        const std::string_view name = f.name;
        return name == "office" || name == "pay" || name == "trained";
    });
    for (auto& f : t.fields) {
        const std::string_view name = f.name;
        if (name == "number") {
            f.traits.searchable = f.traits.indexed = false;
        }
        if (name == "remarks") {
            f.traits.indexed = true;
        }
    }
    t.defaultSort = {{"name"}};
    return t;
}

RecordType olderOffice()
{
    auto t = office();
    for (auto& f : t.fields) {
        f.traits.searchable = false;
    }
    return t;
}

} // namespace

class TestMigrator : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<TemporaryFolder>();
        m_database.emplace(open("a.db"));
    }
    void cleanup() { m_database.reset(); }
    void upgradedEqualsFresh_data();
    void upgradedEqualsFresh();
    void secondRunFindsNothing();
    void losesSearchWhereNoneIsWanted();
    void numberedMigrationsRunOnce();
    void brokenStepKeepsWhatCameBefore();
    void newerDatabaseIsRefused();
    void scriptsRunOnceEach();
    void namesAreChecked();

private:
    Database open(const char* file)
    {
        auto d = Database::open({.path = m_folder->file(file)});
        if (!d) {
            qFatal("%s", d.fault().detail.c_str());
        }
        return std::move(*d);
    }
    std::unique_ptr<TemporaryFolder> m_folder;
    std::optional<Database> m_database;
};

void TestMigrator::upgradedEqualsFresh_data()
{
    QTest::addColumn<bool>("server");
    QTest::addRow("replica") << false;
    QTest::addRow("server") << true;
}

void TestMigrator::upgradedEqualsFresh()
{
    QFETCH(bool, server);
    const auto side = server ? StoreSide::Server : StoreSide::Replica;
    auto& d = *m_database;
    const auto oldWorker = olderWorker();
    const auto oldOffice = olderOffice();
    Catalogue old;
    old.add(oldOffice);
    old.add(oldWorker);
    QVERIFY(Migrator(old, side).run(d, Instant{1}).ok());
    SplitMix64 rng(3);
    Record w(oldWorker, Id::make(Instant{1}, rng));
    Record o(oldOffice, Id::make(Instant{2}, rng));
    {
        RecordStore store(d, old, side);
        w.set(kName, "Aminah");
        w.set(kNumber, "R-0999");
        o.set(kOfficeName, "Putrajaya");
        QVERIFY(store.insert(w).ok());
        QVERIFY(store.insert(o).ok());
        QCOMPARE(store.count({.type = "worker", .search = "R-0999"}), 0);
    }

    const auto now = smallCatalogue();
    const auto migrated = Migrator(now, side).run(d, Instant{2});
    QVERIFY2(migrated.ok(), migrated.ok() ? "" : migrated.fault().detail.c_str());
    auto fresh = open("fresh.db");
    QVERIFY(Migrator(now, side).run(fresh, Instant{2}).ok());
    const auto is = schemaOf(d);
    const auto should = schemaOf(fresh);
    for (const auto& [name, sql] : should) {
        QVERIFY2(is.contains(name), name.c_str());
        QCOMPARE(is.at(name), sql);
    }
    QCOMPARE(is.size(), should.size());

    // What was there is found by the new index too, and the new columns are empty and usable.
    RecordStore store(d, now, side);
    QCOMPARE(store.count({.type = "worker", .search = "R-0999"}), 1);
    QCOMPARE(store.count({.type = "office", .search = "putra"}), 1);
    auto r = store.find("worker", w.id).record;
    QCOMPARE(r.text(kName), std::string("Aminah"));
    QVERIFY(!r.has(kPay));
    r.set(kPay, Money{5});
    r.set(kOffice, Ref<Office>{o.id});
    QVERIFY(store.update(r).ok());
    QVERIFY(store.find("worker", w.id).record == r);
}

void TestMigrator::secondRunFindsNothing()
{
    const auto catalogue = smallCatalogue();
    const Migrator migrator(catalogue, StoreSide::Replica,
                            {{1, "first", [](Database&) { return okStatus(); }}},
                            {"CREATE TABLE IF NOT EXISTS outbox(n INTEGER PRIMARY KEY) STRICT"});
    QVERIFY(!migrator.plan(*m_database)->empty());
    QVERIFY(migrator.run(*m_database, Instant{1}).ok());
    const auto again = migrator.plan(*m_database);
    QVERIFY(again.ok());
    QVERIFY2(again->empty(), again->empty() ? "" : again->front().name.c_str());
}

void TestMigrator::losesSearchWhereNoneIsWanted()
{
    const auto now = smallCatalogue();
    QVERIFY(Migrator(now, StoreSide::Replica).run(*m_database, Instant{1}).ok());
    const auto plain = olderOffice();
    Catalogue later;
    later.add(plain);
    QVERIFY(Migrator(later, StoreSide::Replica).run(*m_database, Instant{1}).ok());
    RecordStore store(*m_database, later, StoreSide::Replica);
    SplitMix64 rng(3);
    Record o(plain, Id::make(Instant{2}, rng));
    QVERIFY(store.insert(o).ok());
    const auto tables =
        m_database->integer("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'office_fts%'", -1);
    QCOMPARE(*tables, 0);
}

void TestMigrator::numberedMigrationsRunOnce()
{
    const auto catalogue = smallCatalogue();
    int ran = 0;
    const auto count = [&ran](Database&) {
        ++ran;
        return okStatus();
    };
    // A fresh database is made as of today: nothing to mend.
    QVERIFY(Migrator(catalogue, StoreSide::Replica, {{1, "one", count}})
                .run(*m_database, Instant{1})
                .ok());
    QCOMPARE(ran, 0);
    const Migrator later(catalogue, StoreSide::Replica,
                         {{3, "three", count}, {1, "one", count}, {2, "two", count}});
    QVERIFY(later.run(*m_database, Instant{2}).ok());
    QVERIFY(later.run(*m_database, Instant{3}).ok());
    QCOMPARE(ran, 2);
}

void TestMigrator::brokenStepKeepsWhatCameBefore()
{
    const auto catalogue = smallCatalogue();
    QVERIFY(Migrator(catalogue, StoreSide::Replica).run(*m_database, Instant{1}).ok());
    bool mended = false;
    const auto make = [](Database& d) { return d.execute("CREATE TABLE made(a INTEGER) STRICT"); };
    const auto broken = [&](Database& d) -> Status {
        MYSPIKE_TRY(d.execute("INSERT INTO made VALUES(1)"));
        return mended ? okStatus() : Status(Fault::internal("half-way"));
    };
    const Migrator migrator(catalogue, StoreSide::Replica,
                            {{1, "make", make}, {2, "fill", broken}});
    const auto failed = migrator.run(*m_database, Instant{2});
    QVERIFY(!failed.ok());
    QVERIFY(failed.fault().detail.find("fill") != std::string::npos);
    QCOMPARE(*m_database->integer("SELECT count(*) FROM made", -1), 0);
    mended = true;
    QVERIFY(migrator.run(*m_database, Instant{3}).ok());
    QCOMPARE(*m_database->integer("SELECT count(*) FROM made", -1), 1);
}

void TestMigrator::newerDatabaseIsRefused()
{
    const auto catalogue = smallCatalogue();
    const auto nothing = [](Database&) { return okStatus(); };
    QVERIFY(Migrator(catalogue, StoreSide::Replica, {{1, "a", nothing}, {2, "b", nothing}})
                .run(*m_database, Instant{1})
                .ok());
    const auto old =
        Migrator(catalogue, StoreSide::Replica, {{1, "a", nothing}}).run(*m_database, Instant{1});
    QVERIFY(!old.ok());
    QCOMPARE(old.fault().code, FaultCode::Unsupported);
}

void TestMigrator::scriptsRunOnceEach()
{
    const Catalogue none;
    const std::string first = "CREATE TABLE IF NOT EXISTS outbox(n INTEGER) STRICT;"
                              "INSERT INTO outbox VALUES(1)";
    const std::string second = "INSERT INTO outbox VALUES(2)";
    QVERIFY(Migrator(none, StoreSide::Replica, {}, {first}).run(*m_database, Instant{1}).ok());
    QVERIFY(
        Migrator(none, StoreSide::Replica, {}, {first, second}).run(*m_database, Instant{1}).ok());
    QCOMPARE(*m_database->integer("SELECT sum(n) FROM outbox", -1), 3);
}

void TestMigrator::namesAreChecked()
{
    for (const char* good : {"a", "site_visit", "order", "group", "x2"}) {
        QVERIFY2(isStoreName(good), good);
    }
    for (const char* bad :
         {"", "A", "2x", "_x", "a-b", "a b", "a\"", "rid", "id", "deleted", "row_ver", "é"}) {
        QVERIFY2(!isStoreName(bad), bad);
    }
    QVERIFY(!isStoreName(std::string(61, 'a')));
    auto t = worker();
    t.fields[0].name = "ext";
    QCOMPARE(badNames(t).size(), std::size_t{1});
    Catalogue c;
    c.add(t);
    QVERIFY(!Migrator(c, StoreSide::Replica).run(*m_database, Instant{1}).ok());
    // A word of SQL is a name like any other.
    auto o = office();
    o.key = "order";
    Catalogue words;
    words.add(o);
    QVERIFY(Migrator(words, StoreSide::Replica).run(*m_database, Instant{1}).ok());
    RecordStore store(*m_database, words, StoreSide::Replica);
    SplitMix64 rng(3);
    QVERIFY(store.insert(Record(o, Id::make(Instant{2}, rng))).ok());
    QCOMPARE(store.count({.type = "order"}), 1);
}

QTEST_GUILESS_MAIN(TestMigrator)
#include "test_migrator.moc"
