#include "tests/support/shared/world.h"

#include <array>
#include <cstdio>
#include <cstdlib>

#include "shared/base/hash.h"
#include "shared/schema/rule_book.h"
#include "shared/store/transactions.h"
#include "shared/sync/pushed.h"
#include "shared/sync/records.h"
#include "shared/wire/compression.h"
#include "shared/wire/protocol.h"
#include "shared/wire/segment.h"
#include "shared/wire/sync_messages.h"
#include "tests/support/shared/receipts.h"

namespace myspike::test {

namespace {

constexpr std::array kStates = {Choice{"draft", msg("test", "Draft")},
                                Choice{"sent", msg("test", "Sent")},
                                Choice{"approved", msg("test", "Approved")}};

void must(const Status& s)
{
    if (!s) {
        std::fprintf(stderr, "world: %s (%s)\n", s.fault().forUser.english().c_str(),
                     s.fault().detail.c_str());
        std::abort();
    }
}

template <class T> T must(Result<T> r)
{
    if (!r) {
        must(Status(r.fault()));
    }
    return std::move(*r);
}

const RecordType& job()
{
    static const RecordType t{
        .key = Job::kType,
        .singular = msg("test", "Job"),
        .plural = msg("test", "Jobs"),
        .module = "test",
        .scopes =
            [](const Record& r) {
                return std::vector<std::string>{"team:" + r.text(kTeam), "national:jobs"};
            },
        .fields =
            {
                describe(kTitle, {.label = msg("test", "Title"),
                                  .required = Required::ToSubmit,
                                  .searchable = true}),
                describe(kTeam, {.label = msg("test", "Team"), .required = Required::Always}),
                describe(kPhone, {.label = msg("test", "Phone"), .group = "contact"}),
                describe(kEmail, {.label = msg("test", "E-mail"), .group = "contact"}),
                describe(kHours, {.label = msg("test", "Hours"),
                                  .merge = Merge::LatestIntention,
                                  .min = 0,
                                  .max = 24}),
                describe(kPlace, {.label = msg("test", "Place"), .merge = Merge::ServerWins}),
                describe(kReference, {.label = msg("test", "Reference"), .readOnly = true}),
                describe(kJobState, {.label = msg("test", "State"), .readOnly = true}),
            },
        .workflow =
            {
                .field = kJobState.name,
                .states = {{"draft", msg("test", "Draft"), StateKind::Draft, {"worker", "officer"}},
                           {"sent", msg("test", "Sent"), StateKind::Open, {"officer"}},
                           {"approved", msg("test", "Approved"), StateKind::Closed, {}}},
                .transitions =
                    {
                        {.name = "send",
                         .from = {"draft"},
                         .to = "sent",
                         .label = msg("test", "Send"),
                         .by = {"worker"},
                         .submits = true,
                         .effect = [](Transaction& tx, Record& r) -> Status {
                             auto n = tx.nextNumber("job", tx.context().day().year());
                             if (!n) {
                                 return n.fault().code == FaultCode::Offline ? okStatus()
                                                                             : Status(n.fault());
                             }
                             r.set(kReference, "JOB/" + std::to_string(*n));
                             return tx.update(r);
                         }},
                        {.name = "approve",
                         .from = {"sent"},
                         .to = "approved",
                         .label = msg("test", "Approve"),
                         .by = {"officer"},
                         .needsReason = true},
                    },
            },
        .access = {{"worker", Verb::View | Verb::Create | Verb::Edit},
                   {"officer", Verb::View | Verb::Create | Verb::Edit | Verb::Remove}},
        .title = {"title"},
        .defaultSort = {{"title"}},
    };
    return t;
}

const RecordType& task()
{
    static const RecordType t{
        .key = Task::kType,
        .singular = msg("test", "Task"),
        .plural = msg("test", "Tasks"),
        .module = "test",
        .scopes =
            [](const Record& r) {
                return std::vector<std::string>{"team:" + r.text(kTaskTeam), "national:jobs"};
            },
        .fields = {describe(kJob, {.label = msg("test", "Job"), .required = Required::Always}),
                   describe(kTaskTeam,
                            {.label = msg("test", "Team"), .required = Required::Always}),
                   describe(kWhat, {.label = msg("test", "What")})},
        .access = {{"worker", Verb::View | Verb::Create | Verb::Edit},
                   {"officer", Verb::View | Verb::Create | Verb::Edit}},
        .title = {"what"},
        .defaultSort = {{"what"}},
        .parent = "job",
    };
    return t;
}

} // namespace

std::span<const Choice> choicesOf(JobState) { return kStates; }

Catalogue worldCatalogue(std::vector<std::string_view> supervisors)
{
    Catalogue c;
    describeFoundation(c, std::move(supervisors));
    c.add(rule_book::entry());
    c.add(job());
    c.add(task());
    return c;
}

World::World(Catalogue common) : catalogue(std::move(common))
{
    server.catalogue = &catalogue;
    openServer();
}

void World::openServer()
{
    server.core.reset();
    server.store.reset();
    server.database.reset();
    server.database = must(Database::open({.path = server.folder.file("server.db"),
                                           .synchronous = Synchronous::Normal,
                                           .vfs = server.vfs}));
    must(Migrator(*server.catalogue, StoreSide::Server).run(*server.database, now));
    server.store =
        std::make_unique<RecordStore>(*server.database, *server.catalogue, StoreSide::Server);
    server.core = must(AuthorityCore::open(
        *server.database, *server.store, *server.catalogue, newId(),
        [this](const Reader&, const Id& user) -> Result<Actor> { return m_people.at(user); }));
    if (m_receiptKey) {
        server.core->setSeal(sealOf(*m_receiptKey));
    }
}

void World::reopenServer() { openServer(); }

void World::useReceiptKey()
{
    m_receiptKey = must(KeyPair::generate());
    openServer();
}

void World::copyServer()
{
    std::filesystem::remove(server.folder.file("server.copy"));
    must(server.database->backupTo(server.folder.file("server.copy")));
}

void World::restoreServer(const std::vector<SignedReceipt>& receipts)
{
    const auto seen = must(server.core->mark());
    server.core.reset();
    server.store.reset();
    server.database.reset();
    std::filesystem::copy_file(server.folder.file("server.copy"), server.folder.file("server.db"),
                               std::filesystem::copy_options::overwrite_existing);
    openServer();
    must(server.core->beginEpoch(newId(), seen, receipts, now));
}

void World::Replica::reopen()
{
    core.reset();
    store.reset();
    database.reset();
    database = must(Database::open(
        {.path = folder.file("replica.db"), .synchronous = Synchronous::Normal, .vfs = vfs}));
    must(Migrator(*catalogue, StoreSide::Replica).run(*database, world->now));
    store = std::make_unique<RecordStore>(*database, *catalogue, StoreSide::Replica);
    core = must(ReplicaCore::open(*database, *store, *catalogue));
}

World::Replica& World::replica(const std::string& person, std::vector<Grant> grants)
{
    auto& r = m_replicas[person];
    r = std::make_unique<Replica>();
    r->name = person;
    r->world = this;
    r->catalogue = &catalogue;
    r->reopen();
    Actor actor{newId(), person, std::move(grants)};
    m_people[actor.user] = actor;
    ReplicaCore::Identity identity;
    identity.device = newId();
    identity.generation = newId();
    identity.deviceName = person + "'s laptop";
    identity.actor = actor;
    must(r->core->setIdentity(identity));
    return *r;
}

void World::setGrants(const std::string& person, std::vector<Grant> grants)
{
    m_people[m_replicas.at(person)->core->identity().actor.user].grants = std::move(grants);
}

bool World::sync(Replica& r, Faults faults)
{
    const auto user = r.core->identity().actor.user;
    auto hello = server.core->hello(r.core->hello(), user, now, newId().toString());
    must(hello ? okStatus() : Status(hello.fault()));
    if (m_receiptKey) {
        hello->receiptKey = m_receiptKey->publicKey().toPem();
    }
    must(r.core->takeHello(*hello));
    for (int round = 0; round < 100; ++round) {
        const auto batch = must(r.core->nextBatch(faults.batch));
        if (batch.empty()) {
            break;
        }
        std::vector<PushedOperation> pushed;
        for (const auto& op : batch) {
            pushed.push_back(must(decodePushed(op.payload, *server.catalogue)));
        }
        auto tx = must(WriteTransaction::begin(*server.database));
        std::vector<ScopeEvent> events;
        auto reply = must(server.core->push(pushed, user, r.core->identity().device, now, events));
        must(tx.commit());
        if (faults.losePushReply) {
            return false;
        }
        (void)must(r.core->takeVerdicts(reply.verdicts, now));
        if (faults.stopAtRetry && !reply.verdicts.empty() && !reply.verdicts.back().settled()) {
            break;
        }
        if (reply.expectedNumber > 0) {
            std::fprintf(stderr, "world: gap at %lld\n",
                         static_cast<long long>(reply.expectedNumber));
            std::abort();
        }
    }
    auto actor = must(server.core->actor(user));
    server.core->setSliceRows(faults.sliceRows);
    if (m_bounds) {
        server.core->setBounds(m_bounds->first, m_bounds->second);
    }
    for (int slice = 0;; ++slice) {
        auto pulled = server.core->pull(r.core->pullRequest(), actor, now);
        if (faults.expectPullRefused && !pulled) {
            return false;
        }
        auto reply = must(std::move(pulled));
        for (auto& scope : reply.segmented) {
            makeSegments(scope, actor);
        }
        if (faults.losePullReply && slice == faults.loseAtSlice) {
            return false;
        }
        if (r.catalogue != server.catalogue) {
            // Two programs: what one writes, the other reads by its own description.
            reply = must(decodePullReply(encodePullReply(reply), *r.catalogue));
        }
        (void)must(r.core->applyPull(reply));
        if (!reply.more) {
            const auto coming = must(r.core->coming());
            if (coming.empty()) {
                return true;
            }
            if (!takeSegments(r, faults.segments)) {
                return false;
            }
        }
        if (slice > 10'000) {
            std::fprintf(stderr, "world: a pull without end\n");
            std::abort();
        }
    }
}

void World::useSegments(std::int64_t deltaRows, std::int64_t wholeRows, std::size_t pieceBytes)
{
    m_bounds = {deltaRows, wholeRows};
    m_pieceBytes = pieceBytes;
}

void World::makeSegments(SegmentedScope& scope, const Actor& actor)
{
    auto& made = m_made[{scope.key, scope.since}];
    const bool old = made.key.empty() || made.asOf < must(server.core->floorSeq()) ||
                     must(server.core->eventsSince(scope.key, made.asOf)) > m_bounds->first;
    if (old) {
        made = {scope.key, {}, scope.since, 0, {}};
        made.asOf = must(server.core->readScope(
            scope.key, scope.since, m_pieceBytes, [&](ScopePiece piece) -> Status {
                const auto packed =
                    compress(segmentHeader(scope.key, scope.since, piece) + piece.lines);
                Segment s{toHex(sha256(packed)), piece.type->key, piece.rows,
                          static_cast<std::int64_t>(packed.size())};
                m_segments[s.sha256] = packed;
                made.segments.push_back(std::move(s));
                return okStatus();
            }));
    }
    scope.asOf = made.asOf;
    scope.segments = made.segments;
    std::erase_if(scope.segments, [&](const Segment& s) {
        return !server.core->maySee(actor, *catalogue.type(s.type), scope.key, now.day());
    });
}

std::string World::segmentText(const std::string& sha256) const
{
    return must(decompress(m_segments.at(sha256), kMaxPullBytes));
}

bool World::takeSegments(Replica& r, int most)
{
    for (const auto& scope : must(r.core->coming())) {
        for (const auto& segment : scope.segments) {
            if (most-- == 0) {
                return false;
            }
            must(decodeSegment(segmentText(segment.sha256), segment, catalogue, 3,
                               [&](std::vector<SegmentRow>&& rows) {
                                   return r.core->stage(segment.sha256, rows, false);
                               }));
            must(r.core->stage(segment.sha256, {}, true));
        }
    }
    return true;
}

std::int64_t World::compact()
{
    std::int64_t all = 0;
    for (std::int64_t done = 1; done > 0; all += done) {
        auto tx = must(WriteTransaction::begin(*server.database));
        done = must(server.core->compact(now, 50));
        must(tx.commit());
    }
    return all;
}

void World::syncAll()
{
    for (int round = 0; round < 2; ++round) {
        for (auto& [name, r] : m_replicas) {
            sync(*r);
        }
    }
}

namespace {
Operation operation(World::Replica& r, const char* command, const char* type, const Id& id,
                    Values args)
{
    Operation op;
    op.id = r.world->newId();
    op.command = command;
    op.type = type;
    op.subject = id;
    op.args = std::move(args);
    op.at = r.world->now;
    op.offline = true;
    return op;
}
} // namespace

Result<ReplicaCore::Acted> World::Replica::create(const RecordType& type, const Id& id,
                                                  Values values)
{
    return core->act(operation(*this, kCreate, type.key, id, std::move(values)));
}

Result<ReplicaCore::Acted> World::Replica::edit(const RecordType& type, const Id& id, Values values)
{
    return core->act(operation(*this, kEdit, type.key, id, std::move(values)));
}

Result<ReplicaCore::Acted> World::Replica::transition(const RecordType& type, const Id& id,
                                                      const char* name, std::string comment)
{
    auto op = operation(*this, kTransition, type.key, id, Values().set(kTransitionName, name));
    op.comment = std::move(comment);
    return core->act(std::move(op));
}

Result<ReplicaCore::Acted> World::Replica::command(const char* command, const char* type,
                                                   const Id& id, Values values)
{
    return core->act(operation(*this, command, type, id, std::move(values)));
}

} // namespace myspike::test
