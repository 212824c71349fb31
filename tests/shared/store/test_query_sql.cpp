#include <QtTest>

#include <algorithm>
#include <set>

#include "shared/store/query_sql.h"
#include "shared/store/transactions.h"
#include "tests/support/shared/store_catalogue.h"

using namespace myspike;
using namespace myspike::test;

namespace {

std::string folded(std::string s)
{
    for (auto& c : s) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    return s;
}

/// The order as the header promises it, told without SQL.
int compare(const RecordType& type, const std::string& field, const Record& a, const Record& b)
{
    if (field == "id") {
        return a.id < b.id ? -1 : b.id < a.id ? 1 : 0;
    }
    auto x = a.value(field);
    auto y = b.value(field);
    if (type.field(field)->kind == FieldKind::Text) {
        for (auto* v : {&x, &y}) {
            if (auto* t = std::get_if<std::string>(v)) {
                *t = folded(*t);
            }
        }
    }
    return x < y ? -1 : y < x ? 1 : 0;
}

std::vector<Id> naive(const std::vector<Record>& all, const Query& q)
{
    const auto& type = worker();
    auto order = orderOf(type, q);
    order.push_back({"id", !order.empty() && order.back().descending});
    std::vector<Record> rows;
    for (const auto& r : all) {
        bool fits = true;
        for (const auto& c : q.where) {
            const auto hit = std::find(c.values.begin(), c.values.end(), r.value(c.field));
            fits = fits && hit != c.values.end();
        }
        if (fits) {
            rows.push_back(r);
        }
    }
    std::sort(rows.begin(), rows.end(), [&](const Record& a, const Record& b) {
        for (const auto& s : order) {
            if (const int c = compare(type, s.field, a, b)) {
                return s.descending ? c > 0 : c < 0;
            }
        }
        return false;
    });
    std::vector<Id> out;
    for (const auto& r : rows) {
        out.push_back(r.id);
    }
    return out;
}

std::vector<Id> idsOf(const std::vector<Record>& rows)
{
    std::vector<Id> out;
    for (const auto& r : rows) {
        out.push_back(r.id);
    }
    return out;
}

/// What the plan of a query does, line by line.
std::string planOf(Database& d, const SqlText& sql)
{
    auto s = d.prepare("EXPLAIN QUERY PLAN " + sql.sql);
    int i = 0;
    for (const auto& v : sql.binds) {
        s->bind(++i, v);
    }
    std::string out;
    for (auto row = s->step(); row.ok() && *row; row = s->step()) {
        out += std::string(s->text(3)) + "\n";
    }
    return out;
}

} // namespace

class TestQuerySql : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void pagesLikeANaiveSort_data();
    void pagesLikeANaiveSort();
    void anchorsAndDistances_data() { pagesLikeANaiveSort_data(); }
    void anchorsAndDistances();
    void limitsColumns();
    void refusesWhatDoesNotFit();
    void neverSortsWhatAnIndexGives_data();
    void neverSortsWhatAnIndexGives();
    void turnsHostileTextIntoData();

private:
    std::unique_ptr<SmallStore> m_store;
    std::vector<Record> m_rows;
};

void TestQuerySql::initTestCase()
{
    m_store = std::make_unique<SmallStore>();
    auto& s = *m_store;
    SplitMix64 rng(99);
    const char* names[] = {"ali", "Ali", "ALI", "budi", "Chong", "", "Devi", "élan"};
    auto t = WriteTransaction::begin(*s.database);
    for (int i = 0; i < 400; ++i) {
        auto r = s.newWorker("");
        r.id = Id::make(Instant{static_cast<std::int64_t>(rng.below(1'000'000))}, rng);
        rng.below(6) ? r.set(kName, names[rng.below(std::size(names))]) : r.clear(kName);
        rng.below(4) ? r.set(kState, static_cast<WorkerState>(rng.below(3))) : r.clear(kState);
        rng.below(3) ? r.set(kJoinedOn, Date{static_cast<std::int32_t>(rng.below(5))})
                     : r.clear(kJoinedOn);
        if (rng.below(2)) {
            r.set(kPay, Money{static_cast<std::int64_t>(rng.below(3))});
        }
        if (rng.below(2)) {
            r.set(kOffice, Ref<Office>{Id::derive(Id{}, static_cast<std::uint32_t>(rng.below(3)))});
        }
        QVERIFY(s.store->insert(r).ok());
        m_rows.push_back(std::move(r));
    }
    auto gone = s.newWorker("Ali");
    gone.deleted = true;
    QVERIFY(s.store->insert(gone).ok());
    QVERIFY(t->commit().ok());
}

void TestQuerySql::pagesLikeANaiveSort_data()
{
    QTest::addColumn<QStringList>("sort");
    QTest::addColumn<QStringList>("states");
    const QStringList orders[] = {{},
                                  {"name"},
                                  {"-name"},
                                  {"joined_on"},
                                  {"-joined_on"},
                                  {"state"},
                                  {"-state"},
                                  {"pay", "-name"},
                                  {"-office", "joined_on", "-pay"},
                                  {"id"},
                                  {"-id"},
                                  {"state", "id"},
                                  {"remarks"}};
    const QStringList filters[] = {{}, {"active"}, {"active", "left", "active"}, {"left", "NULL"}};
    for (const auto& order : orders) {
        for (const auto& states : filters) {
            QTest::addRow("%s | %s", qPrintable(order.join(' ')), qPrintable(states.join(' ')))
                << order << states;
        }
    }
}

namespace {
Query queryOf(const QStringList& sort, const QStringList& states)
{
    Query q{.type = "worker"};
    for (const auto& f : sort) {
        const bool descending = f.startsWith('-');
        q.sort.push_back({f.mid(descending ? 1 : 0).toStdString(), descending});
    }
    if (!states.isEmpty()) {
        Condition c{"state", Compare::In, {}};
        for (const auto& s : states) {
            c.values.push_back(s == "NULL" ? Value() : Value(s.toStdString()));
        }
        q.with(c);
    }
    return q;
}
} // namespace

void TestQuerySql::pagesLikeANaiveSort()
{
    QFETCH(QStringList, sort);
    QFETCH(QStringList, states);
    auto q = queryOf(sort, states);
    const auto expected = naive(m_rows, q);
    const auto& store = *m_store->store;
    QVERIFY(idsOf(store.query(q)) == expected);
    QCOMPARE(store.count(q), static_cast<std::int64_t>(expected.size()));

    for (const std::size_t limit : {1U, 7U, 100U}) {
        q.limit = limit;
        q.after.reset();
        q.backward = false;
        std::vector<Id> forward;
        for (;;) {
            const auto page = store.query(q);
            QVERIFY(page.size() <= limit);
            if (page.empty()) {
                break;
            }
            const auto ids = idsOf(page);
            forward.insert(forward.end(), ids.begin(), ids.end());
            q.after = keyOf(worker(), q, page.back());
        }
        QVERIFY(forward == expected);

        q.after.reset();
        q.backward = true;
        std::vector<Id> backward;
        for (;;) {
            const auto page = store.query(q);
            if (page.empty()) {
                break;
            }
            const auto ids = idsOf(page);
            backward.insert(backward.begin(), ids.begin(), ids.end());
            q.after = keyOf(worker(), q, page.front());
        }
        QVERIFY(backward == expected);
    }
    // Everything behind a key without a limit.
    q.limit = 0;
    q.backward = false;
    const auto tenth = store.find("worker", expected[10]);
    q.after = keyOf(worker(), q, tenth.record);
    QVERIFY(idsOf(store.query(q)) == std::vector<Id>(expected.begin() + 11, expected.end()));
    QVERIFY(!store.fault());
}

void TestQuerySql::anchorsAndDistances()
{
    QFETCH(QStringList, sort);
    QFETCH(QStringList, states);
    auto q = queryOf(sort, states);
    const auto expected = naive(m_rows, q);
    auto& d = *m_store->database;
    const auto run = [&](const Result<SqlText>& sql, auto row) {
        QVERIFY(sql.ok());
        auto s = d.prepare(sql->sql);
        QVERIFY2(s.ok(), s.ok() ? "" : s.fault().detail.c_str());
        int i = 0;
        for (const auto& v : sql->binds) {
            s->bind(++i, v);
        }
        for (auto next = s->step(); next.ok() && *next; next = s->step()) {
            row(*s);
        }
    };

    std::vector<RowKey> anchors;
    const auto anchorText = anchorSql(worker(), q, 20);
    run(anchorText, [&](const Statement& s) {
        RowKey key;
        const int values = static_cast<int>(orderOf(worker(), q).size());
        for (int i = 0; i < values; ++i) {
            key.values.push_back(s.value(i));
        }
        const auto& columns = anchorText->columns;
        key.id = s.id(
            static_cast<int>(std::find(columns.begin(), columns.end(), "id") - columns.begin()));
        anchors.push_back(std::move(key));
    });
    QCOMPARE(anchors.size(), expected.size() / 20);
    for (std::size_t i = 0; i < anchors.size(); ++i) {
        QVERIFY(anchors[i].id == expected[i * 20 + 19]);
    }
    // Row number of row 50: two strides and the rest.
    const auto fiftieth = m_store->store->find("worker", expected[50]);
    const auto key = keyOf(worker(), q, fiftieth.record);
    std::int64_t whole = -1;
    run(distanceSql(worker(), q, key), [&](const Statement& s) { whole = s.integer(0); });
    QCOMPARE(whole, 51);
    q.after = anchors[1];
    std::int64_t rest = -1;
    run(distanceSql(worker(), q, key), [&](const Statement& s) { rest = s.integer(0); });
    QCOMPARE(rest, 11);
}

void TestQuerySql::limitsColumns()
{
    Query q{.type = "worker", .limit = 3};
    q.orderBy("pay");
    const auto sql = pageSql(worker(), q, {"name", "state"});
    QVERIFY(sql.ok());
    const std::vector<std::string> columns = {"id",   "row_ver", "ext", "deleted",
                                              "name", "state",   "pay"};
    QVERIFY(sql->columns == columns);
    auto s = m_store->database->prepare(sql->sql);
    QVERIFY(s.ok());
    QCOMPARE(s->columns(), static_cast<int>(columns.size()));
    for (int i = 0; i < s->columns(); ++i) {
        QCOMPARE(s->columnName(i), std::string_view(columns[static_cast<std::size_t>(i)]));
    }
}

void TestQuerySql::refusesWhatDoesNotFit()
{
    const auto refused = [](const Query& q) {
        const auto sql = pageSql(worker(), q);
        return !sql.ok() && sql.fault().code == FaultCode::Invalid && !sql.fault().forUser.empty();
    };
    QVERIFY(refused({.type = "worker", .sort = {{"nothing"}}}));
    QVERIFY(refused({.type = "worker", .where = {{"name\" OR 1=1 --", Compare::Null, {}}}}));
    QVERIFY(refused({.type = "worker", .where = {{"name", Compare::Equal, {}}}}));
    QVERIFY(refused({.type = "worker", .where = {{"name", Compare::Null, {Value()}}}}));
    QVERIFY(refused({.type = "worker", .sort = {{"name"}}, .after = RowKey{{}, Id{}}}));
    QVERIFY(!pageSql(worker(), {.type = "worker"}, {"nothing"}).ok());
    QVERIFY(!distinctSql(worker(), {.type = "worker"}, "nothing").ok());
}

void TestQuerySql::neverSortsWhatAnIndexGives_data()
{
    QTest::addColumn<QStringList>("sort");
    QTest::addColumn<QStringList>("states");
    QTest::addRow("default") << QStringList() << QStringList();
    QTest::addRow("name") << QStringList{"name"} << QStringList();
    QTest::addRow("name down") << QStringList{"-name"} << QStringList();
    QTest::addRow("state") << QStringList{"state"} << QStringList();
    QTest::addRow("state down") << QStringList{"-state"} << QStringList();
    QTest::addRow("state filter in default order") << QStringList() << QStringList{"active"};
    QTest::addRow("by office") << QStringList{"office"} << QStringList();
}

void TestQuerySql::neverSortsWhatAnIndexGives()
{
    QFETCH(QStringList, sort);
    QFETCH(QStringList, states);
    auto q = queryOf(sort, states);
    if (!states.isEmpty()) {
        q.where.front().compare = Compare::Equal;
    }
    q.limit = 50;
    for (const bool backward : {false, true}) {
        q.backward = backward;
        auto plan = planOf(*m_store->database, *pageSql(worker(), q));
        // A backward page is turned round at the end: fifty rows, sorted once.
        const int sorts = static_cast<int>(QString::fromStdString(plan).count("TEMP B-TREE"));
        QVERIFY2(sorts <= (backward ? 1 : 0), plan.c_str());
    }
}

void TestQuerySql::turnsHostileTextIntoData()
{
    for (const char* text : {"'; DROP TABLE worker; --", "\" OR \"\"=\"", "a\\%_", "* NEAR( ^"}) {
        for (const auto compare :
             {Compare::Equal, Compare::Contains, Compare::StartsWith, Compare::Less, Compare::In}) {
            Query q{.type = "worker", .search = text};
            q.with({"name", compare, {std::string(text)}});
            (void)m_store->store->query(q);
            QVERIFY2(!m_store->store->fault(), text);
        }
    }
    QCOMPARE(m_store->store->count({.type = "worker"}), 400);
}

QTEST_GUILESS_MAIN(TestQuerySql)
#include "test_query_sql.moc"
