// What synchronisation takes: a new replica, changes in long tables, work replayed on a new base,
// and one real server over TLS with many clients. `metric=value unit` a line.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <sys/resource.h>
#include <thread>

#include "server/auth/sessions.h"
#include "server/store/reader_pool.h"
#include "server/sync/committer.h"
#include "server/sync/segment_store.h"
#include "shared/base/hash.h"
#include "shared/modules/catalogue.h"
#include "shared/modules/centres/fields.h"
#include "shared/modules/noss/fields.h"
#include "shared/modules/registration/fields.h"
#include "shared/modules/users/actor.h"
#include "shared/modules/users/fields.h"
#include "shared/store/bulk_insert.h"
#include "shared/store/migrator.h"
#include "shared/store/transactions.h"
#include "shared/sync/records.h"
#include "shared/sync/replica_builder.h"
#include "shared/wire/compression.h"
#include "shared/wire/routes.h"
#include "shared/wire/segment.h"
#include "shared/wire/segment_pipeline.h"
#include "shared/wire/sync_messages.h"
#include "tests/support/server/child_process.h"
#include "tests/support/server/loopback_server.h"
#include "tests/support/server/whole_server.h"
#include "tests/support/shared/visit_world.h"
#include "tests/support/shared/world.h"

using namespace myspike;
using namespace myspike::test;

namespace {

using Clk = std::chrono::steady_clock;

double secondsOf(const std::function<void()>& act)
{
    const auto start = Clk::now();
    act();
    return std::chrono::duration<double>(Clk::now() - start).count();
}

[[noreturn]] void fail(const std::string& why)
{
    std::fprintf(stderr, "bench_sync: %s\n", why.c_str());
    std::exit(1);
}

template <class T> T must(Result<T> r)
{
    if (!r) {
        fail(r.fault().detail + " " + r.fault().forUser.english());
    }
    return std::move(*r);
}
void must(const Status& s)
{
    if (!s) {
        fail(s.fault().detail + " " + s.fault().forUser.english());
    }
}

double median(std::vector<double> v)
{
    std::sort(v.begin(), v.end());
    return v.empty() ? 0 : v[v.size() / 2];
}
double percentile(std::vector<double> v, double p)
{
    std::sort(v.begin(), v.end());
    return v.empty() ? 0
                     : v[std::min(v.size() - 1,
                                  static_cast<std::size_t>(p * static_cast<double>(v.size())))];
}

void line(const char* metric, double value, const char* unit)
{
    std::printf("%s=%.*f %s\n", metric, value < 100 ? 2 : 0, value, unit);
    std::fflush(stdout);
}

constexpr const char* kScope = "team:bench";

/// A worker whose rows all stand in the one long scope.
const RecordType& benchWorker()
{
    static const RecordType type = [] {
        RecordType t = worker();
        t.scopes = [](const Record&) -> std::vector<std::string> { return {kScope}; };
        return t;
    }();
    return type;
}

Catalogue benchCatalogue()
{
    Catalogue c;
    describeFoundation(c);
    c.add(office());
    c.add(benchWorker());
    c.add(leave());
    return c;
}

/// Rows of about 240 bytes, in the order of their ids.
Record person(Rng& rng, std::int64_t i)
{
    static const char* const kGiven[] = {"Nur Aisyah", "Muhammad", "Siti Hajar", "Kavitha", "Wei"};
    static const char* const kFamily[] = {"binti Ismail", "bin Osman", "Lim", "a/p Raju", "Chong"};
    Record r(benchWorker(), Id::make(Instant{1'700'000'000'000 + i}, rng));
    r.set(kName, std::string(kGiven[rng.below(5)]) + ' ' + kFamily[rng.below(5)] + ' ' +
                     std::to_string(rng.below(100'000)));
    r.set(kState, static_cast<WorkerState>(rng.below(3)));
    r.set(kNumber, "R-" + std::to_string(i));
    r.set(kJoinedOn, Date{static_cast<std::int32_t>(10'000 + rng.below(9'000))});
    r.set(kPay, Money{static_cast<std::int64_t>(rng.below(900'000))});
    r.set(kTrained, rng.below(2) == 1);
    r.set(kRemarks, "Came from the centre of the district with a certificate of level 3.");
    r.version = 1;
    return r;
}

/// A server's core over many rows that were simply put there.
class LongStore
{
public:
    LongStore(std::int64_t rows, const std::string& name) : path(folder.file(name))
    {
        database.emplace(must(Database::open({.path = path, .synchronous = Synchronous::Normal})));
        must(Migrator(catalogue, StoreSide::Server).run(*database, Instant{1}));
        store = std::make_unique<RecordStore>(*database, catalogue, StoreSide::Server);
        core = must(AuthorityCore::open(
            *database, *store, catalogue, Id::ofName("bench", "epoch"),
            [this](const Reader&, const Id&) -> Result<Actor> { return actor(); }));
        auto tx = must(WriteTransaction::begin(*database));
        auto bulk = must(BulkInsert::begin(*store, Worker::kType));
        for (std::int64_t i = 0; i < rows; ++i) {
            must(bulk.add(person(rng, i)));
        }
        must(bulk.finish());
        must(database->run("INSERT INTO scope(key) VALUES(?1)", kScope));
        must(database->execute(
            "INSERT INTO row_scope(scope, type, row_id) SELECT (SELECT id FROM scope), (SELECT id "
            "FROM sync_type WHERE key = 'worker'), id FROM worker ORDER BY id;"
            "INSERT INTO sync_tx VALUES(1, 0, x'00', x'00', x'00', 0, 1)"));
        must(tx.commit());
        must(core->refresh());
    }

    static Actor actor()
    {
        Actor a;
        a.user = Id::ofName("bench", "user");
        a.grants = {{"keeper", kScope, Date{}, std::nullopt}};
        return a;
    }

    /// Changes `n` rows, each in a transaction of its own, as the committer would.
    void change(std::int64_t n)
    {
        auto ids = must(database->prepare("SELECT id FROM worker ORDER BY rid LIMIT ?1"));
        ids.bind(1, n);
        std::vector<Id> rows;
        while (must(ids.step())) {
            rows.push_back(ids.id(0));
        }
        ids.reset();
        auto tx = must(WriteTransaction::begin(*database));
        std::vector<ScopeEvent> events;
        for (const auto& id : rows) {
            Record r = store->find(Worker::kType, id).record;
            r.set(kRemarks, "changed " + std::to_string(rng.below(1'000'000)));
            Operation op;
            op.id = Id::make(now, rng);
            op.command = kEdit;
            op.type = Worker::kType;
            op.at = now;
            (void)must(core->importRows(op, {{r, 0}}, now, events));
        }
        must(tx.commit());
    }

    TemporaryFolder folder;
    std::string path;
    Catalogue catalogue = benchCatalogue();
    std::optional<Database> database;
    std::unique_ptr<RecordStore> store;
    std::unique_ptr<AuthorityCore> core;
    SplitMix64 rng{5};
    Instant now{1'790'000'000'000};
};

// --- bootstrap -----------------------------------------------------------------------------------

double plainInsert(const std::vector<Record>& rows, const Catalogue& catalogue,
                   const std::string& path)
{
    auto db = must(Database::open({.path = path, .cacheKiB = 2048, .scratch = true}));
    must(Migrator(catalogue, StoreSide::Replica).run(db, Instant{1}));
    RecordStore store(db, catalogue, StoreSide::Replica);
    const auto& table = *store.table(Worker::kType);
    for (const auto& index : table.schema().indexes()) {
        must(db.execute("DROP INDEX " + myspike::quoted(index.name)));
    }
    return secondsOf([&] {
        {
            auto insert = must(db.prepare(table.insertSql()));
            for (std::size_t i = 0; i < rows.size(); ++i) {
                if (i % 5'000 == 0) {
                    must(db.execute(i > 0 ? "COMMIT; BEGIN" : "BEGIN"));
                }
                table.bindInsert(insert, rows[i], "1");
                must(insert.run());
            }
            must(db.execute("COMMIT"));
        }
        for (const auto& index : table.schema().indexes()) {
            must(db.execute(index.sql));
        }
        must(db.run(table.schema().fillSearch(), std::int64_t{-1}));
        must(db.quickCheck());
    });
}

void bootstrap(std::int64_t n)
{
    LongStore server(n, "server.db");
    auto readers = must(ReaderPool::open(
        server.path, server.catalogue,
        [](const Reader&, const Id&) -> Result<Actor> { return LongStore::actor(); }, 1));
    SegmentStore segments(server.folder.file("segments"), *readers);
    must(segments.prepare());
    SegmentedScope scope;
    line("segments.make_ms",
         secondsOf([&] { scope = must(segments.segmentsOf(kScope, 0, server.now)); }) * 1000, "ms");
    std::int64_t bytes = 0;
    for (const auto& s : scope.segments) {
        bytes += s.bytes;
    }
    line("segments.bytes_per_row", static_cast<double>(bytes) / static_cast<double>(n), "B");

    LoopbackServer net({{Method::Get, "/v1/segments/{sha256}", Permission::none(), 0,
                         [&](const Request& r) -> Result<Response> {
                             const std::string sha(r.param("sha256"));
                             return Response::file({segments.find(sha)->path, sha}, media::kBytes);
                         }}});
    TemporaryFolder folder;
    std::vector<double> took;
    for (int round = 0; round < 3; ++round) {
        auto client = net.client();
        const auto packed = [&](const Segment& s) -> Result<std::string> {
            if (!client.send(get("/v1/segments/" + s.sha256))) {
                return Fault::internal("send");
            }
            auto reply = client.read(false, std::chrono::milliseconds(60'000));
            if (!reply || toHex(sha256(reply->body)) != s.sha256) {
                return Fault::internal("segment did not come whole");
            }
            return std::move(reply->body);
        };
        took.push_back(secondsOf([&] {
            auto builder = must(ReplicaBuilder::begin(folder.file("replica.new"), server.catalogue,
                                                      server.now, {scope}));
            must(fillFromSegments(*builder, {scope}, server.catalogue, packed));
            must(builder->buildIndexes());
            must(builder->close());
        }));
    }
    std::vector<Record> rows;
    rows.reserve(static_cast<std::size_t>(n));
    SplitMix64 rng(5);
    for (std::int64_t i = 0; i < n; ++i) {
        rows.push_back(person(rng, i));
    }
    std::vector<double> plain;
    for (int round = 0; round < 3; ++round) {
        std::filesystem::remove(folder.file("plain.db"));
        plain.push_back(plainInsert(rows, server.catalogue, folder.file("plain.db")));
    }
    line("bootstrap.rows_per_s", static_cast<double>(n) / median(took), "rows/s");
    line("bootstrap.over_plain_insert", median(took) / median(plain), "times");
    line("plain.rows_per_s", static_cast<double>(n) / median(plain), "rows/s");
}

// --- deltas --------------------------------------------------------------------------------------

/// 100 changes pulled, encoded, packed, unpacked, read and applied; milliseconds.
double deltaMs(std::int64_t rows)
{
    LongStore server(rows, "server.db");
    TemporaryFolder folder;
    const auto path = folder.file("replica.db");
    {
        SegmentedScope scope;
        scope.key = kScope;
        scope.view = "keeper";
        auto builder = must(ReplicaBuilder::begin(path, server.catalogue, server.now, {scope}));
        scope.asOf = must(server.core->readScope(
            kScope, 0, std::size_t{8} << 20, [&](ScopePiece piece) -> Status {
                const auto text = segmentHeader(kScope, 0, piece) + piece.lines;
                return decodeSegment(
                    text, {{}, std::string(piece.type->key), piece.rows, 0}, server.catalogue,
                    1'000, [&](std::vector<SegmentRow>&& r) { return builder->add(kScope, r); });
            }));
        must(builder->buildIndexes());
        must(builder->close());
    }
    auto db = must(Database::open({.path = path, .synchronous = Synchronous::Normal}));
    must(db.run("UPDATE my_scope SET since = 1"));
    RecordStore store(db, server.catalogue, StoreSide::Replica);
    auto core = must(ReplicaCore::open(db, store, server.catalogue));
    ReplicaCore::Identity identity;
    identity.device = Id::ofName("bench", "device");
    identity.generation = identity.device;
    identity.epoch = server.core->epoch();
    identity.actor = LongStore::actor();
    must(core->setIdentity(identity));
    // The scopes that are not the long one come whole, once.
    (void)must(core->applyPull(
        must(server.core->pull(core->pullRequest(), LongStore::actor(), server.now))));
    std::vector<double> took;
    for (int round = 0; round < 15; ++round) {
        server.change(100);
        took.push_back(
            1000 * secondsOf([&] {
                const auto reply =
                    must(server.core->pull(core->pullRequest(), LongStore::actor(), server.now));
                const auto packed = compress(encodePullReply(reply));
                const auto read = must(
                    decodePullReply(must(decompress(packed, kMaxPullBytes)), server.catalogue));
                // Each with its line of the history.
                if (read.changes.size() != 200 || !read.whole.empty()) {
                    fail("not the changes alone");
                }
                (void)must(core->applyPull(read));
            }));
    }
    return median(took);
}

void delta(std::int64_t large)
{
    const double small = deltaMs(10'000);
    const double big = deltaMs(large);
    line("delta.small_ms", small, "ms");
    line("delta.large_ms", big, "ms");
    line("delta.cost_ratio", big / small, "times");
}

// --- rebase --------------------------------------------------------------------------------------

void rebase(int records, int edits)
{
    World w;
    auto& boss = w.replica("boss", {{"officer", "national:jobs", Date{}, std::nullopt}});
    auto& aina = w.replica("aina", {{"worker", "team:north", Date{}, std::nullopt}});
    auto& idle = w.replica("idle", {{"worker", "team:north", Date{}, std::nullopt}});
    const auto& job = *w.catalogue.type("job");
    std::vector<Id> ids;
    World::Faults many;
    many.batch = 500;
    many.sliceRows = 1'000'000;
    for (int i = 0; i < records; ++i) {
        ids.push_back(w.newId());
        w.wait(1);
        (void)must(boss.create(
            job, ids.back(),
            Values().set(kTitle, "Job " + std::to_string(i)).set(kTeam, "north").set(kHours, 3)));
    }
    w.sync(boss, many);
    w.sync(aina, many);
    w.sync(idle, many);
    for (int i = 0; i < edits; ++i) {
        const auto& id = ids[static_cast<std::size_t>(i) % ids.size()];
        (void)must(aina.edit(job, id,
                             i % 10 == 0 ? Values().set(kTitle, "Edited " + std::to_string(i))
                                         : Values().set(kPhone, "03-" + std::to_string(i))));
    }
    // Everybody's place moves: the base of every record is new.
    for (const auto& id : ids) {
        (void)must(boss.edit(job, id, Values().set(kPlace, "hall")));
    }
    w.sync(boss, many);
    w.server.core->setSliceRows(1'000'000);
    const auto reply = must(
        w.server.core->pull(aina.core->pullRequest(),
                            must(w.server.core->actor(aina.core->identity().actor.user)), w.now));
    const double took = secondsOf([&] { (void)must(aina.core->applyPull(reply)); });
    // The same changes where no work waits: what they take by themselves.
    const auto same = must(
        w.server.core->pull(idle.core->pullRequest(),
                            must(w.server.core->actor(idle.core->identity().actor.user)), w.now));
    const double plain = secondsOf([&] { (void)must(idle.core->applyPull(same)); });
    line("rebase.changes", static_cast<double>(reply.changes.size()), "changes");
    line("rebase.apply_ms", took * 1000, "ms");
    line("rebase.plain_apply_ms", plain * 1000, "ms");
    // What the rebase takes by itself, on a base where nothing else comes.
    std::vector<double> alone;
    for (int i = 0; i < 5; ++i) {
        alone.push_back(secondsOf([&] { must(aina.core->replayAll()); }));
    }
    line("rebase.ops_per_s", edits / (took - plain), "ops/s");
    line("rebase.with_changes_ops_per_s", edits / took, "ops/s");
    line("rebase.unchanged_ops_per_s", edits / median(alone), "ops/s");
    const double literal = secondsOf([&] { must(aina.core->checkReplay()); });
    line("rebase.literal_ops_per_s", edits / literal, "ops/s");
}

/// The acts of visits, each filled in with all its forms, waiting on a machine whose base moves.
void week(int visits)
{
    double took = 0;
    std::size_t acts = 0;
    for (int v = 0; v < visits; ++v) {
        VisitWorld w(MYSPIKE_SOURCE_DIR);
        const auto request = w.requestAt(verification_request::State::OnVisit);
        TemporaryFolder folder;
        auto db = must(Database::open(
            {.path = folder.file("replica.db"), .synchronous = Synchronous::Normal}));
        must(Migrator(w.catalogue, StoreSide::Replica).run(db, w.now));
        RecordStore store(db, w.catalogue, StoreSide::Replica);
        auto core = must(ReplicaCore::open(db, store, w.catalogue));
        {
            auto tx = must(WriteTransaction::begin(db));
            for (const auto* type : w.catalogue.types()) {
                for (auto row : w.all(type->key)) {
                    row.version = 1;
                    must(store.insert(row));
                }
            }
            must(tx.commit());
        }
        ReplicaCore::Identity identity;
        identity.device = Id::ofName("bench", "device");
        identity.generation = identity.device;
        identity.actor = w.actorNow("verifier");
        must(core->setIdentity(identity));
        w.acts.clear();
        w.fillInVisit(request);
        std::size_t mine = 0;
        for (const auto& op : w.acts) {
            if (op.user == identity.actor.user && core->act(op)) {
                ++mine;
            }
        }
        acts += mine;
        // Somebody changed each record that the visit touches.
        PullReply moved;
        moved.toSeq = 2;
        auto s = must(db.prepare("SELECT type, row_id FROM shadow WHERE existed = 1"));
        while (must(s.step())) {
            PulledChange c;
            c.seq = 2;
            c.record = store.find(s.text(0), s.id(1)).record;
            c.record.version = 2;
            for (const auto& f : c.record.type().fields) {
                c.fields = {f.name};
                break;
            }
            moved.changes.push_back(std::move(c));
        }
        s.reset();
        took += secondsOf([&] { (void)must(core->applyPull(moved)); });
    }
    line("rebase.week_acts", static_cast<double>(acts), "acts");
    line("rebase.week_ms", took * 1000, "ms");
}

// --- the server itself ---------------------------------------------------------------------------

/// A logged-in replica on a connection that stays open.
struct Client
{
    TlsClient line;
    std::string token;
    Id device;
    Id user;
    Id row; ///< the trainee whom this client edits
    std::int64_t number = 0;
    std::string epoch;
    std::map<std::string, std::int64_t> cursors;

    std::string auth() const { return "Authorization: Bearer " + token + "\r\n"; }
    std::string ask(const char* path, const std::string& body)
    {
        if (!line.send(post(path, body, auth() + "Content-Type: application/json\r\n"))) {
            fail(std::string("send ") + path);
        }
        auto reply = line.read(false, std::chrono::milliseconds(30'000));
        if (!reply || reply->status != 200) {
            fail(std::string(path) + ": " + (reply ? reply->body : "no answer"));
        }
        return std::move(reply->body);
    }
    PullReply pull(const Catalogue& catalogue)
    {
        PullRequest r;
        r.epoch = epoch;
        r.device = device;
        r.generation = device;
        for (const auto& [key, since] : cursors) {
            r.scopes.push_back({key, since, {}});
        }
        auto reply = must(decodePullReply(
            must(decompress(ask(path::kPull, encodePullRequest(r)), kMaxPullBytes)), catalogue));
        epoch = reply.epoch;
        for (const auto& key : reply.scopes) {
            cursors[key] = reply.toSeq;
        }
        return reply;
    }
};

Record blank(const char* type, const Id& id)
{
    static const Catalogue all = buildCatalogue();
    Record r(*all.type(type), id);
    r.version = 1;
    return r;
}

Record centreOf(int i, const Id& id)
{
    Record r = blank(Centre::kType, id);
    r.set(centre::kCode, "L" + std::to_string(10'000 + i));
    r.set(centre::kName, "Centre " + std::to_string(i));
    return r;
}

Record standard()
{
    Record r = blank(Noss::kType, Id::ofName("bench", "noss"));
    r.set(noss::kCode, std::string("N821-001-3:2020"));
    r.set(noss::kTitleMs, std::string("Pentadbiran Pejabat"));
    r.set(noss::kTitleEn, std::string("Office Administration"));
    r.set(noss::kLevel, 3);
    return r;
}

Record batchAt(const Id& centre, int i, const Id& id)
{
    Record r = blank(TraineeBatch::kType, id);
    r.set(trainee_batch::kNumber, "L99999/2025/S1/" + std::to_string(i));
    r.set(trainee_batch::kCentre, Ref<Centre>{centre});
    r.set(trainee_batch::kNoss, Ref<Noss>{Id::ofName("bench", "noss")});
    r.set(trainee_batch::kLevel, 3);
    r.set(trainee_batch::kMethod, trainee_batch::Method::CreditUnit);
    r.set(trainee_batch::kStart, Date{20'000});
    r.set(trainee_batch::kEnd, Date{20'300});
    r.set(trainee_batch::kTraineeCount, 1);
    r.set(trainee_batch::kState, trainee_batch::State::Registered);
    return r;
}

Record traineeAt(const Id& centre, const Id& batch, const Id& id)
{
    Record r = blank(Trainee::kType, id);
    r.set(trainee::kBatch, Ref<TraineeBatch>{batch});
    r.set(trainee::kCentre, Ref<Centre>{centre});
    r.set(trainee::kName, std::string("Nur Aisyah binti Ismail"));
    r.set(trainee::kIdentityKind, IdentityKind::MyKad);
    r.set(trainee::kIdentity, std::string("010228145554"));
    r.set(trainee::kCitizenship, std::string("MYS"));
    r.set(trainee::kStatus, trainee::Status::Active);
    r.set(trainee::kAttempt, 1);
    return r;
}

Operation renamed(Client& c, Rng& rng, Instant now)
{
    static const char* const kGiven[] = {"Nur Aisyah", "Siti Hajar", "Kavitha", "Mei Ling"};
    Operation op;
    op.id = Id::make(now, rng);
    op.command = kEdit;
    op.type = Trainee::kType;
    op.subject = c.row;
    op.args.set(trainee::kName, std::string(kGiven[rng.below(4)]) + " of group " +
                                    std::to_string(rng.below(1'000'000)));
    op.user = c.user;
    op.device = op.generation = c.device;
    op.number = ++c.number;
    op.at = now;
    op.baseVersion = 1'000'000'000; // the last word is hers
    return op;
}

void push(Client& c, Rng& rng, int batch)
{
    std::vector<Operation> ops;
    const SystemClock clock;
    for (int i = 0; i < batch; ++i) {
        ops.push_back(renamed(c, rng, clock.now()));
    }
    const auto reply = must(decodePushReply(c.ask(path::kPush, encodePush(ops))));
    for (const auto& v : reply.verdicts) {
        if (!v.tookEffect()) {
            fail("refused: " + v.text.english());
        }
    }
    if (reply.verdicts.size() != ops.size()) {
        fail("verdicts are missing");
    }
}

struct LogIn
{
    std::string token;
    Id device;
};

/// Twenty machines of each user, without the price of a thousand passwords.
std::vector<std::vector<LogIn>> logIn(WholeServer& server, const std::vector<Id>& users)
{
    const SystemClock clock;
    SplitMix64 rng(77);
    auto& store = server.store();
    Committer committer(
        store.database, *store.authority, [](const std::vector<ScopeEvent>&) {}, &store.mark);
    auto readers =
        must(ReaderPool::open(store.paths.database.string(), server.catalogue, users::actorOf, 1));
    Sessions sessions(committer, *readers, rng, users::isActive);
    must(sessions.load(clock.now()));
    std::vector<std::vector<LogIn>> out;
    for (const auto& user : users) {
        auto& hers = out.emplace_back();
        for (std::size_t i = 0; i < Sessions::kMostOfAUser; ++i) {
            const auto device = Id::make(clock.now(), rng);
            hers.push_back(
                {must(sessions.begin(user, device, "bench", "bench", clock.now())).token, device});
        }
    }
    return out;
}

void network(int clients, int seconds, int idle)
{
    WholeServer prepared;
    std::vector<Id> users;
    std::vector<Id> rows;
    std::vector<Record> centres;
    std::vector<Record> batches;
    std::vector<Record> trainees;
    prepared.addRows({standard()});
    for (int i = 0; i < clients; ++i) {
        const auto name = std::to_string(i);
        const auto centre = Id::ofName("bench centre", name);
        users.push_back(prepared.addUser(
            "u" + name, "Nur Aisyah binti Ali",
            {{std::string(role::kCentreManager), scope::ofCentre(centre), Date{}, std::nullopt}}));
        const auto batch = Id::ofName("bench batch", name);
        centres.push_back(centreOf(i, centre));
        batches.push_back(batchAt(centre, i, batch));
        trainees.push_back(traineeAt(centre, batch, Id::ofName("bench trainee", name)));
        rows.push_back(trainees.back().id);
    }
    prepared.addRows(centres);
    prepared.addRows(batches);
    prepared.addRows(trainees);
    const auto sessions = logIn(prepared, users);
    prepared.close();
    // All clients come from one address here, and no more slowly than they can.
    std::ofstream(prepared.storePath() + "/server.conf")
        << "peer_requests_per_second=0\nuser_requests_per_second=0\n"
           "connections_per_peer=4000\nconnections=4000\nlog_file="
        << prepared.storePath() << "/server.log\n";
    ServerProcess server(prepared.storePath());
    std::vector<std::unique_ptr<Client>> all;
    for (int i = 0; i < clients; ++i) {
        auto c = std::make_unique<Client>();
        const auto at = static_cast<std::size_t>(i);
        c->token = sessions[at].front().token;
        c->device = sessions[at].front().device;
        c->user = users[at];
        c->row = rows[at];
        if (!c->line.connect(server.port())) {
            fail("connect");
        }
        HelloRequest h;
        h.device = h.generation = c->device;
        (void)c->ask(path::kHello, encodeHello(h));
        all.push_back(std::move(c));
    }

    const auto storm = [&](int batch, std::vector<double>& ms) {
        std::atomic<std::int64_t> done = 0;
        std::vector<std::vector<double>> each(all.size());
        std::vector<std::thread> threads;
        const auto end = Clk::now() + std::chrono::seconds(seconds);
        for (std::size_t i = 0; i < all.size(); ++i) {
            threads.emplace_back([&, i] {
                SplitMix64 rng(i + 100 * static_cast<std::size_t>(batch));
                while (Clk::now() < end) {
                    each[i].push_back(1000 * secondsOf([&] { push(*all[i], rng, batch); }));
                    done += batch;
                }
            });
        }
        const double took = secondsOf([&] {
            for (auto& t : threads) {
                t.join();
            }
        });
        for (const auto& v : each) {
            ms.insert(ms.end(), v.begin(), v.end());
        }
        return static_cast<double>(done.load()) / took;
    };
    std::vector<double> ack;
    line("push.ops_per_s", storm(10, ack), "ops/s");
    line("push.ack_p99_ms", percentile(ack, 0.99), "ms");
    std::vector<double> single;
    line("push.single_ops_per_s", storm(1, single), "ops/s");

    auto& reader = *all.front();
    while (reader.pull(prepared.catalogue).more) {
    }
    std::vector<double> quiet;
    for (int i = 0; i < 50; ++i) {
        quiet.push_back(1000 * secondsOf([&] { (void)reader.pull(prepared.catalogue); }));
    }
    line("nochange.ms", median(quiet), "ms");

    // Streams: every one is a client that rests. Ten belong to the user whose rows change.
    const auto before = static_cast<double>(server.memoryKiB());
    std::vector<std::unique_ptr<TlsClient>> streams;
    for (int i = 0; i < idle; ++i) {
        auto s = std::make_unique<TlsClient>();
        // Ten machines of the first user hold the scope that changes.
        const auto at = static_cast<std::size_t>(i);
        const auto& owner = i < 10 ? sessions.front()[at + 1]
                                   : sessions[1 + at / 20 % (sessions.size() - 1)][at % 20];
        const auto auth = "Authorization: Bearer " + owner.token + "\r\n";
        if (!s->connect(server.port()) || !s->send(get(path::kEvents, auth)) ||
            !s->readUntil("\r\n\r\n")) {
            fail("stream " + std::to_string(i));
        }
        streams.push_back(std::move(s));
    }
    line("idle.kib_per_client", (static_cast<double>(server.memoryKiB()) - before) / idle, "KiB");

    // Another machine of the same user: it hears of the commit, and has the row.
    std::vector<double> seen;
    SplitMix64 rng(9);
    auto& writer = *all.front();
    Client other;
    other.token = writer.token;
    other.device = writer.device;
    other.cursors = reader.cursors;
    other.epoch = reader.epoch;
    if (!other.line.connect(server.port())) {
        fail("second machine");
    }
    while (other.pull(prepared.catalogue).more) {
    }
    for (int i = 0; i < 100; ++i) {
        std::thread listening([&] {
            // All ten hear it; the last of them counts.
            for (int k = 0; k < std::min(10, idle); ++k) {
                if (!streams[static_cast<std::size_t>(k)]->readUntil("event: scope")) {
                    fail("no event " + std::to_string(i) + " at stream " + std::to_string(k));
                }
                (void)streams[static_cast<std::size_t>(k)]->readUntil("\n\n");
            }
        });
        const auto start = Clk::now();
        push(writer, rng, 1);
        listening.join();
        const auto reply = other.pull(prepared.catalogue);
        seen.push_back(std::chrono::duration<double, std::milli>(Clk::now() - start).count());
        if (reply.changes.empty()) {
            fail("the event told of nothing");
        }
    }
    line("event.p50_ms", percentile(seen, 0.5), "ms");
    line("event.p99_ms", percentile(seen, 0.99), "ms");
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App app("Benchmarks of synchronisation.");
    std::int64_t people = 350'000;
    std::int64_t large = 1'000'000;
    int clients = 50;
    int seconds = 5;
    int idle = 1'000;
    std::string only;
    app.add_option("--people", people, "Rows of the bootstrap");
    app.add_option("--large", large, "Rows of the long table of the delta");
    app.add_option("--clients", clients, "Clients that push");
    app.add_option("--seconds", seconds, "How long they push");
    app.add_option("--idle", idle, "Connected streams");
    app.add_option("--only", only, "bootstrap, delta, rebase or network");
    CLI11_PARSE(app, argc, argv);
    // A socket for each stream, at both ends.
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) == 0) {
        files.rlim_cur = files.rlim_max;
        (void)::setrlimit(RLIMIT_NOFILE, &files);
    }
    const auto wanted = [&](const char* part) { return only.empty() || only == part; };
    if (wanted("rebase")) {
        rebase(4'000, 5'000);
        week(5);
    }
    if (wanted("delta")) {
        delta(large);
    }
    if (wanted("network")) {
        network(clients, seconds, idle);
    }
    if (wanted("bootstrap")) {
        bootstrap(people);
    }
}
