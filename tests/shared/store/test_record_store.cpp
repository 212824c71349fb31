#include <QtTest>

#include "shared/store/bulk_insert.h"
#include "shared/store/transactions.h"
#include "tests/support/shared/store_catalogue.h"

using namespace myspike;
using namespace myspike::test;

class TestRecordStore : public QObject
{
    Q_OBJECT

private slots:
    void keepsEveryValue();
    void updatesOnlyWhatDiffers();
    void removesSoftlyAndPurges();
    void tellsNotHeldFromAbsent();
    void staysFaultyUntilCleared();
    void keepsGroupVersions();
    void readsGroupVersionText();
    void findsByNaturalKey();
    void searches_data();
    void searches();
    void searchFollowsChanges();
    void countsByValue();
    void filters_data();
    void filters();
    void serverEnforcesReferences();
    void bulkEqualsSingle();
    void bulkAddsToAFilledTable();
    void givenUpBulkLeavesTheSchema();
};

void TestRecordStore::keepsEveryValue()
{
    SmallStore s;
    Record o(office(), s.newId());
    o.set(kOfficeCode, "KL");
    QVERIFY(s.store->insert(o).ok());
    auto r = s.newWorker("Nur Aisyah");
    r.set(kNumber, "900101145678");
    r.set(kOffice, Ref<Office>{o.id});
    r.set(kJoinedOn, Date{20'000});
    r.set(kPay, Money{123'456});
    r.set(kTrained, false);
    r.version = 41;
    r.unknown = R"({"later":1})";
    QVERIFY(s.store->insert(r).ok());

    const auto found = s.store->find(Ref<Worker>{r.id});
    QVERIFY(bool(found));
    QVERIFY(*found == r);
    QCOMPARE(found->version, 41);
    QCOMPARE(found->unknown, r.unknown);
    QVERIFY(!found->has(kRemarks));
    QCOMPARE(found->get(kTrained), std::optional(false));

    const auto twice = s.store->insert(r);
    QVERIFY(!twice.ok());
    QCOMPARE(twice.fault().code, FaultCode::Conflict);
}

void TestRecordStore::updatesOnlyWhatDiffers()
{
    SmallStore s;
    auto r = s.newWorker("Ali");
    QVERIFY(s.store->insert(r).ok());
    r.set(kName, "Ali bin Abu");
    r.clear(kState);
    r.version = 3;
    QVERIFY(s.store->update(r).ok());
    QVERIFY(s.store->find("worker", r.id).record == r);
    QCOMPARE(s.store->find("worker", r.id)->version, 3);

    auto other = s.newWorker("Nobody");
    const auto missing = s.store->update(other);
    QVERIFY(!missing.ok());
    QCOMPARE(missing.fault().code, FaultCode::NotFound);
    QVERIFY(s.store->upsert(other).ok());
    other.set(kPay, Money{5});
    QVERIFY(s.store->upsert(other).ok());
    QVERIFY(s.store->find("worker", other.id).record == other);
    QCOMPARE(s.store->count({.type = "worker"}), 2);
}

void TestRecordStore::removesSoftlyAndPurges()
{
    SmallStore s;
    const auto r = s.newWorker("Siti");
    QVERIFY(s.store->insert(r).ok());
    QVERIFY(s.store->remove("worker", r.id).ok());
    QVERIFY(s.store->find("worker", r.id)->deleted);
    QCOMPARE(s.store->count({.type = "worker"}), 0);
    QVERIFY(s.store->query({.type = "worker", .search = "Siti"}).empty());
    QVERIFY(s.store->purge("worker", r.id).ok());
    QVERIFY(!s.store->find("worker", r.id));
    const auto gone = s.store->remove("worker", r.id);
    QVERIFY(!gone.ok());
    QCOMPARE(gone.fault().code, FaultCode::NotFound);
}

void TestRecordStore::tellsNotHeldFromAbsent()
{
    SmallStore replica(StoreSide::Replica);
    const auto id = replica.newId();
    QCOMPARE(replica.store->find("worker", id).kind, Lookup::Kind::NotHeld);
    QCOMPARE(replica.store->find("office", id).kind, Lookup::Kind::Absent);
    QVERIFY(!replica.store->holdsAll("worker"));
    SmallStore server(StoreSide::Server);
    QCOMPARE(server.store->find("worker", id).kind, Lookup::Kind::Absent);
    QVERIFY(server.store->holdsAll("worker"));
}

void TestRecordStore::staysFaultyUntilCleared()
{
    SmallStore s;
    QVERIFY(s.store->insert(s.newWorker("Ali")).ok());
    QVERIFY(!s.store->fault());
    QVERIFY(s.store->query({.type = "worker", .where = {{"nonsense", Compare::Null, {}}}}).empty());
    QVERIFY(s.store->fault().has_value());
    QCOMPARE(s.store->fault()->code, FaultCode::Invalid);
    QCOMPARE(s.store->count({.type = "worker"}), 0);
    QVERIFY(s.store->query({.type = "worker"}).empty());
    s.store->clearFault();
    QCOMPARE(s.store->count({.type = "worker"}), 1);
    QVERIFY(!s.store->find("no_such_type", s.newId()));
    QVERIFY(s.store->fault().has_value());
}

void TestRecordStore::keepsGroupVersions()
{
    SmallStore s;
    auto r = s.newWorker("Ali");
    r.version = 12;
    QVERIFY(s.store->insert(r).ok());
    auto v = s.store->versions("worker", r.id);
    QVERIFY(v.ok() && *v);
    QCOMPARE((*v)->row, 12);
    QCOMPARE((*v)->groups.of("name"), 12);
    (*v)->groups.set("name", 20);
    (*v)->row = 20;
    QVERIFY(s.store->setVersions("worker", r.id, **v).ok());
    // Writing values leaves the versions of groups alone.
    r.version = 20;
    r.set(kName, "Ahmad");
    QVERIFY(s.store->update(r).ok());
    const auto again = s.store->versions("worker", r.id);
    QCOMPARE((*again)->groups.of("name"), 20);
    QCOMPARE((*again)->groups.of("state"), 12);
    QVERIFY(!s.store->versions("worker", s.newId())->has_value());
}

void TestRecordStore::readsGroupVersionText()
{
    QCOMPARE(GroupVersions(0).toText(), std::string());
    GroupVersions v(120);
    v.set("state", 140);
    v.set("name", 134);
    QCOMPARE(v.toText(), std::string("120;name=134;state=140"));
    QVERIFY(GroupVersions::parse(v.toText()) == v);
    v.set("name", 120);
    QCOMPARE(v.toText(), std::string("120;state=140"));
    v.setAll(7);
    QCOMPARE(v.of("state"), 7);
    for (const char* bad : {"x", "1;", ";a=1", "1;a", "1;a=", "1;=3", "1 ;a=3"}) {
        QVERIFY2(!GroupVersions::parse(bad), bad);
    }
}

void TestRecordStore::findsByNaturalKey()
{
    SmallStore s;
    for (const char* code : {"KL", "kl", "JB"}) {
        Record o(office(), s.newId());
        o.set(kOfficeCode, code);
        QVERIFY(s.store->insert(o).ok());
    }
    const auto found = s.store->findByNaturalKey("office", {std::string("kl")});
    QVERIFY(found.has_value());
    QCOMPARE(found->text(kOfficeCode), std::string("kl"));
    QVERIFY(!s.store->findByNaturalKey("office", {std::string("KK")}));
    auto w = s.newWorker("Ali");
    w.set(kNumber, "1");
    QVERIFY(s.store->insert(w).ok());
    QVERIFY(s.store->findByNaturalKey("worker", {std::string("1"), Value()}).has_value());
    QVERIFY(!s.store->fault());
}

void TestRecordStore::searches_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("rows");
    QTest::addRow("code with a dash") << "R-0999" << 1;
    QTest::addRow("part of a code") << "099" << 1;
    QTest::addRow("any case") << "AMINAH" << 2;
    QTest::addRow("both words") << "aminah kassim" << 1;
    QTest::addRow("any order") << "kassim aminah" << 1;
    QTest::addRow("one word missing") << "aminah zulkifli" << 0;
    QTest::addRow("quotes") << "\"Boy\"" << 1;
    QTest::addRow("lone quote") << "Boy\"" << 1;
    QTest::addRow("operators are words") << "aminah OR zulkifli" << 0;
    QTest::addRow("column filter is text") << "name:aminah" << 0;
    QTest::addRow("brackets") << "(Kassim)" << 0;
    QTest::addRow("star") << "amin*" << 0;
    QTest::addRow("short begins a title") << "am" << 2;
    QTest::addRow("short and long") << "am kassim" << 1;
    QTest::addRow("short in the middle") << "in" << 0;
    QTest::addRow("wildcards are text") << "%" << 0;
    QTest::addRow("three percent") << "%%%" << 0;
    QTest::addRow("apostrophe") << "D'Cruz" << 1;
    QTest::addRow("accents and scripts") << "José" << 1;
    QTest::addRow("blanks only") << "   " << 4;
}

void TestRecordStore::searches()
{
    QFETCH(QString, words);
    QFETCH(int, rows);
    SmallStore s;
    const std::pair<const char*, const char*> people[] = {{"Aminah binti Kassim", "R-0999"},
                                                          {"AMINAH LIM", "R-1000"},
                                                          {"Ahmad \"Boy\" D'Cruz", "900101"},
                                                          {"José 李小龙", "77"}};
    for (const auto& [name, code] : people) {
        auto r = s.newWorker(name);
        r.set(kNumber, code);
        QVERIFY(s.store->insert(r).ok());
    }
    const Query q{.type = "worker", .search = words.toStdString()};
    QCOMPARE(static_cast<int>(s.store->query(q).size()), rows);
    QCOMPARE(static_cast<int>(s.store->count(q)), rows);
    QVERIFY2(!s.store->fault(), s.store->fault() ? s.store->fault()->detail.c_str() : "");
}

void TestRecordStore::searchFollowsChanges()
{
    SmallStore s;
    auto r = s.newWorker("Rosmah");
    QVERIFY(s.store->insert(r).ok());
    r.set(kName, "Halimah");
    QVERIFY(s.store->update(r).ok());
    QCOMPARE(s.store->count({.type = "worker", .search = "rosmah"}), 0);
    QCOMPARE(s.store->count({.type = "worker", .search = "halimah"}), 1);
    r.set(kPay, Money{1});
    QVERIFY(s.store->update(r).ok());
    QVERIFY(s.store->purge("worker", r.id).ok());
    QCOMPARE(s.store->count({.type = "worker", .search = "halimah"}), 0);
    // SQLite's own check that the index holds exactly what the table does.
    QVERIFY(
        s.database->execute("INSERT INTO worker_fts(worker_fts,rank) VALUES('integrity-check',1)")
            .ok());
}

void TestRecordStore::countsByValue()
{
    SmallStore s;
    for (const auto state : {WorkerState::Active, WorkerState::Left, WorkerState::Active}) {
        QVERIFY(s.store->insert(s.newWorker("X", state)).ok());
    }
    auto stateless = s.newWorker("Y");
    stateless.clear(kState);
    QVERIFY(s.store->insert(stateless).ok());
    const auto counts = s.store->distinctCounts({.type = "worker"}, "state");
    QCOMPARE(counts.size(), std::size_t{3});
    QVERIFY(counts[0] == std::pair(Value(std::string("active")), std::int64_t{2}));
    const auto filtered =
        s.store->distinctCounts(Query{.type = "worker"}.with(equals(kName, "Y")), "state");
    QCOMPARE(filtered.size(), std::size_t{1});
    QVERIFY(isNull(filtered[0].first));
    QCOMPARE(s.store->countUpTo({.type = "worker"}, 3), 3);
    QCOMPARE(s.store->countUpTo({.type = "worker"}, 100), 4);
}

void TestRecordStore::filters_data()
{
    QTest::addColumn<int>("compare");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QStringList>("values");
    QTest::addColumn<QString>("names");
    const auto row = [](const char* title, Compare c, const char* field, const QStringList& values,
                        const char* names) {
        QTest::addRow("%s", title) << static_cast<int>(c) << field << values << names;
    };
    row("equal minds case", Compare::Equal, "name", {"ali"}, "ali");
    row("not equal finds empty too", Compare::NotEqual, "remarks", {"x"}, "Ali Budi Dewi");
    row("less ignores case", Compare::Less, "name", {"budi"}, "Ali ali");
    row("at least", Compare::GreaterOrEqual, "name", {"BUDI"}, "Budi Dewi");
    row("in", Compare::In, "name", {"ali", "Dewi", "no"}, "Dewi ali");
    row("in nothing", Compare::In, "name", {}, "");
    row("null", Compare::Null, "remarks", {}, "Ali Dewi");
    row("not null", Compare::NotNull, "remarks", {}, "Budi ali");
    row("contains", Compare::Contains, "remarks", {"0%"}, "Budi");
    row("contains by trigram", Compare::Contains, "name", {"UDI"}, "Budi");
    row("contains two letters", Compare::Contains, "name", {"Di"}, "Budi");
    row("starts with", Compare::StartsWith, "name", {"AL"}, "Ali ali");
    row("starts with in a paragraph", Compare::StartsWith, "remarks", {"10"}, "Budi");
}

void TestRecordStore::filters()
{
    QFETCH(int, compare);
    QFETCH(QString, field);
    QFETCH(QStringList, values);
    QFETCH(QString, names);
    SmallStore s;
    const std::pair<const char*, const char*> people[] = {
        {"Ali", nullptr}, {"Budi", "100% done"}, {"ali", "x"}, {"Dewi", nullptr}};
    for (const auto& [name, remarks] : people) {
        auto r = s.newWorker(name);
        if (remarks) {
            r.set(kRemarks, remarks);
        }
        QVERIFY(s.store->insert(r).ok());
    }
    Condition c{field.toStdString(), static_cast<Compare>(compare), {}};
    for (const auto& v : values) {
        c.values.emplace_back(v.toStdString());
    }
    Query q{.type = "worker"};
    q.with(c);
    QStringList found;
    for (const auto& r : s.store->query(q)) {
        found.append(QString::fromStdString(r.text(kName)));
    }
    QVERIFY2(!s.store->fault(), s.store->fault() ? s.store->fault()->detail.c_str() : "");
    found.sort();
    QCOMPARE(found.join(' '), names);
    QCOMPARE(static_cast<int>(s.store->count(q)), found.size());
}

void TestRecordStore::serverEnforcesReferences()
{
    SmallStore server(StoreSide::Server);
    Record o(office(), server.newId());
    auto w = server.newWorker("Ali");
    w.set(kOffice, Ref<Office>{o.id});
    {
        // Deferred: the order inside a transaction does not matter.
        auto t = WriteTransaction::begin(*server.database);
        QVERIFY(server.store->insert(w).ok());
        QVERIFY(server.store->insert(o).ok());
        QVERIFY(t->commit().ok());
    }
    w.set(kOffice, Ref<Office>{server.newId()});
    auto t = WriteTransaction::begin(*server.database);
    QVERIFY(server.store->update(w).ok());
    const auto refused = t->commit();
    QVERIFY(!refused.ok());
    QCOMPARE(refused.fault().code, FaultCode::Conflict);
    QVERIFY(!server.database->inTransaction());

    SmallStore replica(StoreSide::Replica);
    QVERIFY(replica.store->insert(w).ok());
}

namespace {
std::vector<Record> people(SmallStore& s, int n)
{
    std::vector<Record> out;
    for (int i = 0; i < n; ++i) {
        auto r = s.newWorker("Worker " + std::to_string(i % 17));
        r.set(kNumber, "N-" + std::to_string(i));
        r.version = i % 3;
        if (i % 2) {
            r.set(kJoinedOn, Date{i % 11});
        }
        out.push_back(std::move(r));
    }
    return out;
}

std::string schemaOf(Database& d)
{
    std::string out;
    auto s = d.prepare("SELECT type||' '||name||' '||coalesce(sql,'') FROM sqlite_schema "
                       "ORDER BY type,name");
    while (*s->step()) {
        out += std::string(s->text(0)) + "\n";
    }
    return out;
}
} // namespace

void TestRecordStore::bulkEqualsSingle()
{
    SmallStore one;
    SmallStore many;
    const auto rows = people(one, 300);
    const auto schema = schemaOf(*many.database);
    auto bulkOut = BulkInsert::begin(*many.store, "worker");
    QVERIFY(!bulkOut.ok());
    auto t = WriteTransaction::begin(*many.database);
    auto bulk = BulkInsert::begin(*many.store, "worker");
    QVERIFY(bulk.ok());
    for (const auto& r : rows) {
        QVERIFY(one.store->insert(r).ok());
        QVERIFY(bulk->add(r).ok());
    }
    QVERIFY(!bulk->add(rows[5]).ok());
    QVERIFY(bulk->finish().ok());
    QVERIFY(t->commit().ok());
    QCOMPARE(schemaOf(*many.database), schema);
    QVERIFY(one.store->query({.type = "worker"}) == many.store->query({.type = "worker"}));
    QCOMPARE(many.store->count({.type = "worker", .search = "N-29"}), 11);
    QCOMPARE((*many.store->versions("worker", rows[2].id))->groups.of("name"), 2);
    QVERIFY(many.database
                ->execute("INSERT INTO worker_fts(worker_fts,rank) VALUES('integrity-check',1)")
                .ok());
}

void TestRecordStore::bulkAddsToAFilledTable()
{
    SmallStore s;
    const auto rows = people(s, 60);
    for (int round = 0; round < 3; ++round) {
        auto t = WriteTransaction::begin(*s.database);
        auto bulk = BulkInsert::begin(*s.store, "worker");
        for (int i = 0; i < 20; ++i) {
            QVERIFY(bulk->add(rows[static_cast<std::size_t>(round * 20 + i)]).ok());
        }
        QVERIFY(bulk->finish().ok());
        QVERIFY(t->commit().ok());
    }
    QCOMPARE(s.store->count({.type = "worker"}), 60);
    QCOMPARE(s.store->count({.type = "worker", .search = "worker"}), 60);
    QVERIFY(
        s.database->execute("INSERT INTO worker_fts(worker_fts,rank) VALUES('integrity-check',1)")
            .ok());
}

void TestRecordStore::givenUpBulkLeavesTheSchema()
{
    SmallStore s;
    const auto schema = schemaOf(*s.database);
    {
        auto t = WriteTransaction::begin(*s.database);
        auto bulk = BulkInsert::begin(*s.store, "worker");
        QVERIFY(bulk->add(s.newWorker("Ali")).ok());
    }
    QCOMPARE(schemaOf(*s.database), schema);
    QCOMPARE(s.store->count({.type = "worker"}), 0);
}

QTEST_GUILESS_MAIN(TestRecordStore)
#include "test_record_store.moc"
