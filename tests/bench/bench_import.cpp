// What an import costs over plain inserts: localities through mapping, rules, change and audit
// rows, an operation for every 1,000.
#include <CLI/CLI.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <sqlite3.h>

#include "server/ops/import/importer.h"
#include "shared/modules/catalogue.h"
#include "shared/modules/reference/fields.h"
#include "tests/support/shared/store_catalogue.h"

using namespace myspike;
using namespace myspike::test;

namespace {

template <class T> T must(Result<T> r)
{
    if (!r) {
        std::fprintf(stderr, "bench_import: %s %s\n", r.fault().forUser.english().c_str(),
                     r.fault().detail.c_str());
        std::exit(1);
    }
    return std::move(*r);
}

double secondsOf(const std::function<void()>& act)
{
    const auto start = std::chrono::steady_clock::now();
    act();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

const Catalogue& catalogue()
{
    static const Catalogue c = buildCatalogue();
    return c;
}

struct Store
{
    Store() : folder(must(StoreFolder::create(place.file("store"), catalogue(), clock, rng))) {}
    ImportReport import(const char* type, std::string_view text)
    {
        return must(importText(*folder, {.type = type, .file = "bench.csv", .headings = {}}, text,
                               {"bench", clock, rng}));
    }
    TemporaryFolder place;
    FixedClock clock{Instant{1'790'000'000'000}};
    SplitMix64 rng{3};
    std::unique_ptr<StoreFolder> folder;
};

constexpr std::string_view kStates =
    "code,name,aliases\n01,Johor,JHR\n02,Kedah,KDH\n03,Kelantan,KTN\n04,Melaka,MLK\n05,Negeri "
    "Sembilan,NSN\n06,Pahang,PHG\n07,Pulau Pinang,PNG\n08,Perak,PRK\n09,Perlis,PLS\n10,Selangor,"
    "SGR\n11,Terengganu,TRG\n12,Sabah,SBH\n13,Sarawak,SRW\n14,Wilayah Persekutuan Kuala "
    "Lumpur,KUL\n15,Wilayah Persekutuan Labuan,LBN\n16,Wilayah Persekutuan Putrajaya,PJY\n";

/// As many rows as the public list, in its manner.
std::string inventedLocalities(int n)
{
    static const char* const kKinds[] = {"Taman", "Kampung", "Jalan", "Lorong", "Bandar"};
    static const char* const kNames[] = {"Seri Melati", "Padang Jawa", "Desa Cemerlang",
                                         "Bukit Indah", "Sungai Besi", "Permatang Pauh"};
    static const char* const kStatesOf[] = {"JHR", "KDH", "KTN", "MLK", "NSN", "PHG", "PNG",
                                            "PRK", "PLS", "SGR", "TRG", "SBH", "SRW", "KUL"};
    std::string out = "postcode,locality,city,state_abbr\n";
    for (int i = 0; i < n; ++i) {
        char line[160];
        const int place = i / 20;
        std::snprintf(line, sizeof line, "%05d,%s %s %d,Pekan %s,%s\n", 1'000 + place * 30,
                      kKinds[i % 5], kNames[i % 6], i % 97, kNames[place % 6],
                      kStatesOf[place % 14]);
        out += line;
    }
    return out;
}

void bindPlain(sqlite3_stmt* st, int at, const Value& v)
{
    if (const auto* n = asInteger(v)) {
        sqlite3_bind_int64(st, at, *n);
    } else if (const auto* text = asText(v)) {
        sqlite3_bind_text(st, at, text->data(), static_cast<int>(text->size()), SQLITE_STATIC);
    } else if (const auto* id = asId(v)) {
        sqlite3_bind_blob(st, at, id->bytes.data(), 16, SQLITE_STATIC);
    } else {
        sqlite3_bind_null(st, at);
    }
}

void stepPlain(sqlite3* db, sqlite3_stmt* st)
{
    if (sqlite3_step(st) != SQLITE_DONE) {
        std::fprintf(stderr, "bench_import: %s\n", sqlite3_errmsg(db));
        std::exit(1);
    }
    sqlite3_reset(st);
}

/// The same rows by the bare C interface into the same tables, indexes and search index.
double plainInsert(const std::vector<Record>& rows)
{
    Store s;
    s.import("state", kStates);
    const auto path = s.folder->paths.database.string();
    s.folder.reset();
    sqlite3* db = nullptr;
    sqlite3_open(path.c_str(), &db);
    sqlite3_exec(db,
                 "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
                 "PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY",
                 nullptr, nullptr, nullptr);
    const RecordTable table(*catalogue().type(Locality::kType), StoreSide::Server);
    const double t = secondsOf([&] {
        sqlite3_exec(db, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
        sqlite3_stmt* st = nullptr;
        sqlite3_prepare_v2(db, table.insertSql().c_str(), -1, &st, nullptr);
        sqlite3_stmt* search = nullptr;
        sqlite3_prepare_v2(db, table.insertSearchSql().c_str(), -1, &search, nullptr);
        const auto& searchable = table.schema().searchable();
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
            for (int i = 2; const auto& name : searchable) {
                bindPlain(search, i++, r.value(name));
            }
            stepPlain(db, search);
        }
        sqlite3_finalize(search);
        sqlite3_finalize(st);
        sqlite3_exec(db, "COMMIT", nullptr, nullptr, nullptr);
    });
    sqlite3_close(db);
    return t;
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App app{"An import of localities over plain inserts of the same rows."};
    std::string file = MYSPIKE_SOURCE_DIR "/../shared/data/postcodes_localities.csv";
    int rounds = 3;
    app.add_option("--file", file, "A table of localities; invented ones where it is missing");
    app.add_option("--rounds", rounds, "How often; the best counts");
    CLI11_PARSE(app, argc, argv);
    std::ifstream in(file, std::ios::binary);
    const auto text =
        in ? std::string{std::istreambuf_iterator<char>(in), {}} : inventedLocalities(53'441);
    double plain = 1e9;
    double imported = 1e9;
    std::vector<Record> rows;
    // In turn and the best of each, so that what else the machine does strikes none alone.
    for (int round = 0; round < rounds; ++round) {
        Store s;
        s.import("state", kStates);
        imported =
            std::min(imported, secondsOf([&] {
                         const auto report = s.import("locality", text);
                         if (report.refused != 0 || report.imported < 50'000) {
                             std::fprintf(stderr, "bench_import: %s\n", report.summary().c_str());
                             std::exit(1);
                         }
                     }));
        if (rows.empty()) {
            rows = s.folder->records->query({.type = Locality::kType});
        }
        plain = std::min(plain, plainInsert(rows));
    }
    std::printf("import.localities_over_plain=%.3f ratio\n", imported / plain);
    std::printf("import.localities_rows=%.0f rows/s\n",
                static_cast<double>(rows.size()) / imported);
    return 0;
}
