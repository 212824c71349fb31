// What the store costs over SQLite by itself, and what a page of a long list takes.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include <sqlite3.h>

#include "shared/store/bulk_insert.h"
#include "shared/store/transactions.h"
#include "tests/support/shared/store_catalogue.h"

using namespace myspike;
using namespace myspike::test;

namespace {

double secondsOf(const std::function<void()>& act)
{
    const auto start = std::chrono::steady_clock::now();
    act();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> v)
{
    std::sort(v.begin(), v.end());
    return v[v.size() / 2];
}

template <class T> T must(Result<T> r)
{
    if (!r) {
        std::fprintf(stderr, "bench_store: %s\n", r.fault().detail.c_str());
        std::exit(1);
    }
    return std::move(*r);
}

/// Rows numbered from `first` on.
std::vector<Record> people(SmallStore& s, std::int64_t n, std::int64_t first = 0)
{
    static const char* const kGiven[] = {"Nur Aisyah", "Muhammad", "Siti Hajar", "Kavitha", "Wei"};
    static const char* const kFamily[] = {"binti Ismail", "bin Osman", "Lim", "a/p Raju", "Chong"};
    std::vector<Record> out;
    out.reserve(static_cast<std::size_t>(n));
    for (std::int64_t i = 0; i < n; ++i) {
        auto r = s.newWorker(std::string(kGiven[s.rng.below(5)]) + " " + kFamily[s.rng.below(5)] +
                                 " " + std::to_string(s.rng.below(100'000)),
                             static_cast<WorkerState>(s.rng.below(3)));
        r.set(kNumber, "R-" + std::to_string(first + i));
        r.set(kOffice, Ref<Office>{Id::derive(Id{}, static_cast<std::uint32_t>(s.rng.below(500)))});
        r.set(kJoinedOn, Date{static_cast<std::int32_t>(10'000 + s.rng.below(9'000))});
        r.set(kPay, Money{static_cast<std::int64_t>(s.rng.below(900'000))});
        r.set(kTrained, s.rng.below(2) == 1);
        r.set(kRemarks, "Came from the centre of the district with a certificate of level 3.");
        r.version = i;
        out.push_back(std::move(r));
    }
    return out;
}

void bindPlain(sqlite3_stmt* st, int i, const Value& v)
{
    if (const auto* text = asText(v)) {
        sqlite3_bind_text(st, i, text->data(), static_cast<int>(text->size()), SQLITE_STATIC);
    } else if (const auto* n = asInteger(v)) {
        sqlite3_bind_int64(st, i, *n);
    } else if (const auto* id = asId(v)) {
        sqlite3_bind_blob(st, i, id->bytes.data(), 16, SQLITE_STATIC);
    } else {
        sqlite3_bind_null(st, i);
    }
}

void stepPlain(sqlite3* db, sqlite3_stmt* st)
{
    if (sqlite3_step(st) != SQLITE_DONE) {
        std::fprintf(stderr, "bench_store: %s\n", sqlite3_errmsg(db));
        std::exit(1);
    }
    sqlite3_reset(st);
}

/// The same rows by the bare C interface.
double plainInsert(SmallStore& s, const std::vector<Record>& rows)
{
    s.database.reset();
    sqlite3* db = nullptr;
    sqlite3_open(s.folder.file("store.db").c_str(), &db);
    sqlite3_exec(db,
                 "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536; "
                 "PRAGMA temp_store=MEMORY",
                 nullptr, nullptr, nullptr);
    const RecordTable table(worker(), StoreSide::Replica);
    const double t = secondsOf([&] {
        sqlite3_exec(db, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
        sqlite3_stmt* st = nullptr;
        sqlite3_prepare_v2(db, table.insertSql().c_str(), -1, &st, nullptr);
        sqlite3_stmt* search = nullptr;
        sqlite3_prepare_v2(db, table.insertSearchSql().c_str(), -1, &search, nullptr);
        for (const auto& r : rows) {
            sqlite3_bind_blob(st, 1, r.id.bytes.data(), 16, SQLITE_STATIC);
            sqlite3_bind_int64(st, 2, r.version);
            const auto versions = std::to_string(r.version);
            sqlite3_bind_text(st, 3, versions.c_str(), -1, SQLITE_STATIC);
            sqlite3_bind_text(st, 4, "", 0, SQLITE_STATIC);
            sqlite3_bind_int(st, 5, 0);
            for (int i = 6; const auto& v : r.values()) {
                bindPlain(st, i++, v);
            }
            stepPlain(db, st);
            sqlite3_bind_int64(search, 1, sqlite3_last_insert_rowid(db));
            bindPlain(search, 2, r.value("name"));
            bindPlain(search, 3, r.value("number"));
            stepPlain(db, search);
        }
        sqlite3_finalize(search);
        sqlite3_finalize(st);
        sqlite3_exec(db, "COMMIT", nullptr, nullptr, nullptr);
    });
    sqlite3_close(db);
    return t;
}

double storeInsert(SmallStore& s, const std::vector<Record>& rows)
{
    return secondsOf([&] {
        auto t = must(WriteTransaction::begin(*s.database));
        for (const auto& r : rows) {
            must(s.store->insert(r));
        }
        must(t.commit());
    });
}

double bulkInsert(SmallStore& s, const std::vector<Record>& rows)
{
    return secondsOf([&] {
        auto t = must(WriteTransaction::begin(*s.database));
        auto bulk = must(BulkInsert::begin(*s.store, "worker"));
        for (const auto& r : rows) {
            must(bulk.add(r));
        }
        must(bulk.finish());
        must(t.commit());
    });
}

void print(const char* metric, double value, const char* unit)
{
    std::printf("store.%s=%.3f %s\n", metric, value, unit);
    std::fflush(stdout);
}

void compareInserts(std::int64_t n)
{
    SmallStore source;
    const auto rows = people(source, n);
    double plain = 1e9;
    double single = 1e9;
    double bulk = 1e9;
    // In turn and the best of each, so that what else the machine does strikes none alone.
    for (int round = 0; round < 3; ++round) {
        plain = std::min(plain, plainInsert(*std::make_unique<SmallStore>(), rows));
        single = std::min(single, storeInsert(*std::make_unique<SmallStore>(), rows));
        bulk = std::min(bulk, bulkInsert(*std::make_unique<SmallStore>(), rows));
    }
    print("insert_over_plain", single / plain, "ratio");
    print("bulk_over_plain", bulk / plain, "ratio");
    print("insert_rows", static_cast<double>(n) / single, "rows/s");
    print("bulk_rows", static_cast<double>(n) / bulk, "rows/s");
}

void readPages(std::int64_t n)
{
    SmallStore s;
    {
        auto t = must(WriteTransaction::begin(*s.database));
        auto bulk = must(BulkInsert::begin(*s.store, "worker"));
        for (std::int64_t done = 0; done < n; done += 50'000) {
            for (const auto& r : people(s, std::min<std::int64_t>(50'000, n - done), done)) {
                must(bulk.add(r));
            }
        }
        must(bulk.finish());
        must(t.commit());
        must(s.database->checkpointTruncate());
    }
    const auto time = [&](const char* metric, const std::function<void()>& act) {
        std::vector<double> times;
        for (int i = 0; i < 15; ++i) {
            times.push_back(secondsOf(act) * 1'000);
        }
        if (s.store->fault()) {
            std::fprintf(stderr, "bench_store: %s\n", s.store->fault()->detail.c_str());
            std::exit(1);
        }
        print(metric, median(times), "ms");
    };
    const auto page = [&](const char* metric, const Query& q) {
        time(metric, [&] {
            if (s.store->query(q).empty()) {
                std::fprintf(stderr, "bench_store: %s found nothing\n", metric);
                std::exit(1);
            }
        });
    };
    const Query all{.type = "worker", .limit = 200};
    page("first_page_ms", all);
    auto q = all;
    q.backward = true;
    page("end_page_ms", q);
    q = all;
    auto middle = s.store->query(Query(all).with(equals(kJoinedOn, Date{14'500})));
    q.after = keyOf(worker(), q, middle.back());
    page("middle_page_ms", q);
    q.backward = true;
    page("middle_page_back_ms", q);
    page("filter_ms", Query(all).with(equals(kState, WorkerState::Active)));
    page("filter_several_ms",
         Query(all).with(oneOf<WorkerState>(kState, {WorkerState::Active, WorkerState::Left})));
    page("sort_name_ms", Query(all).orderBy("name", true));
    page("search_ms",
         Query{.type = "worker", .search = "R-" + std::to_string(n * 2 / 3), .limit = 200});
    page("search_common_ms", Query{.type = "worker", .search = "aisyah", .limit = 200});
    time("count_ms", [&] { (void)s.store->count({.type = "worker"}); });
    time("count_filter_ms", [&] {
        (void)s.store->count(Query{.type = "worker"}.with(equals(kState, WorkerState::Left)));
    });
    time("count_capped_ms", [&] { (void)s.store->countUpTo({.type = "worker"}, 10'001); });
    const auto anchors = must(anchorSql(worker(), all, 1'000));
    time("anchors_ms", [&] {
        auto st = must(s.database->prepare(anchors.sql));
        while (must(st.step())) {
        }
    });
    print("bytes_per_row",
          static_cast<double>(std::filesystem::file_size(s.folder.file("store.db"))) /
              static_cast<double>(n),
          "bytes");
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App app("Benchmarks the store.");
    std::int64_t rows = 1'000'000;
    std::int64_t inserts = 100'000;
    app.add_option("--rows", rows, "rows of the long list; 0 leaves the lists out");
    app.add_option("--inserts", inserts, "rows for comparing inserts");
    CLI11_PARSE(app, argc, argv);
    compareInserts(inserts);
    if (rows > 0) {
        readPages(rows);
    }
    return 0;
}
