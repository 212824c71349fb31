#include "tests/sim/nodes.h"

#include "shared/base/hash.h"
#include "shared/store/migrator.h"
#include "shared/trust/receipt.h"

namespace myspike::sim {

namespace {

constexpr int kCacheKiB = 2'048;

Result<Database> openDatabase(const Disk& disk, const char* path, Synchronous synchronous,
                              bool readOnly = false)
{
    return Database::open({.path = path,
                           .readOnly = readOnly,
                           .synchronous = synchronous,
                           .vfs = disk.vfs(),
                           .cacheKiB = kCacheKiB});
}

Status migrate(Disk& disk, const Catalogue& catalogue, const char* path, StoreSide side)
{
    auto db = openDatabase(disk, path, Synchronous::Full);
    if (!db) {
        return std::move(db).fault();
    }
    return Migrator(catalogue, side).run(*db, Instant{1});
}

/// As a server's key, but the same signature in every run.
ReceiptSeal seal()
{
    const auto signatureOf = [](const Receipt& r) -> Result<std::string> {
        auto text = r.canonicalText();
        return text ? Result<std::string>(toHex(sha256("seal " + *text))) : std::move(text);
    };
    return {[signatureOf](Receipt r) -> Result<SignedReceipt> {
                auto signature = signatureOf(r);
                if (!signature) {
                    return std::move(signature).fault();
                }
                return SignedReceipt{std::move(r), "sim", *std::move(signature)};
            },
            [signatureOf](const SignedReceipt& given) -> Status {
                const auto signature = signatureOf(given.receipt);
                return signature && *signature == given.signature
                           ? okStatus()
                           : Status(Fault{FaultCode::Invalid, {}, "seal", {}});
            }};
}

/// The tables of a new machine, which are the same for all of them.
struct NewDisks
{
    std::shared_ptr<const Disk::Image> server;
    std::shared_ptr<const Disk::Image> replica;
};

const NewDisks& newDisks()
{
    static const NewDisks made = [] {
        const std::int64_t now = 1;
        const Common common;
        Disk server(now);
        Disk replica(now);
        (void)migrate(server, common.catalogue, "server.db", StoreSide::Server);
        (void)migrate(replica, common.catalogue, "replica.db", StoreSide::Replica);
        return NewDisks{server.image(), replica.image()};
    }();
    return made;
}

} // namespace

ServerNode::ServerNode(Common& common) : disk(common.now), m_common(common)
{
    disk.restore(*newDisks().server);
}

ServerNode::~ServerNode() = default;

bool ServerNode::start()
{
    drop();
    disk.start();
    const auto fail = [this](Fault fault) {
        trouble = std::move(fault);
        drop();
        disk.kill();
        return false;
    };
    auto actorOf = [this](const Reader&, const Id& user) -> Result<Actor> {
        return m_common.people.at(user);
    };
    auto db = openDatabase(disk, "server.db", Synchronous::Full);
    if (!db) {
        return fail(db.fault());
    }
    m_database = std::move(*db);
    if (auto done = Migrator(m_common.catalogue, StoreSide::Server).run(*m_database, m_common.at());
        !done) {
        return fail(done.fault());
    }
    m_store = std::make_unique<RecordStore>(*m_database, m_common.catalogue, StoreSide::Server);
    auto core =
        AuthorityCore::open(*m_database, *m_store, m_common.catalogue, m_common.newId(), actorOf);
    if (!core) {
        return fail(core.fault());
    }
    m_core = std::move(*core);
    m_core->setSeal(seal());
    m_commit = std::make_unique<GroupCommit>(*m_database, *m_core);
    auto reading = openDatabase(disk, "server.db", Synchronous::Full, true);
    if (!reading) {
        return fail(reading.fault());
    }
    m_readDatabase = std::move(*reading);
    m_readStore =
        std::make_unique<RecordStore>(*m_readDatabase, m_common.catalogue, StoreSide::Server);
    auto reader =
        AuthorityCore::openToRead(*m_readDatabase, *m_readStore, m_common.catalogue, actorOf);
    if (!reader) {
        return fail(reader.fault());
    }
    m_reader = std::move(*reader);
    return true;
}

void ServerNode::drop()
{
    m_reader.reset();
    m_readStore.reset();
    m_readDatabase.reset();
    m_commit.reset();
    m_core.reset();
    m_store.reset();
    m_database.reset();
}

ClientNode::ClientNode(Common& common, std::string n, const Id& person)
    : name(std::move(n)), user(person), disk(common.now), machine(m_rng), m_common(common),
      m_rng(common.rng.next())
{
}

ClientNode::~ClientNode() = default;

void ClientNode::enrol()
{
    drop();
    disk.heal();
    disk.restore(*newDisks().replica);
    accepted.clear();
    cursors.clear();
    told.clear();
    named.clear();
    live.clear();
    holdsLost = false;
    rotten.clear();
    earlier.clear();
    epoch.clear();
    kept.reset();
    if (!start()) {
        return;
    }
    ReplicaCore::Identity identity;
    identity.device = m_common.newId();
    identity.generation = m_common.newId();
    identity.deviceName = name;
    identity.actor = m_common.people.at(user);
    if (auto set = m_core->setIdentity(identity); !set) {
        trouble = set.fault();
        drop();
    }
}

bool ClientNode::start()
{
    drop();
    disk.start();
    const auto fail = [this](Fault fault) {
        trouble = std::move(fault);
        drop();
        disk.kill();
        return false;
    };
    auto db = openDatabase(disk, "replica.db", Synchronous::Full);
    if (!db) {
        return fail(db.fault());
    }
    m_database = std::move(*db);
    if (auto done =
            Migrator(m_common.catalogue, StoreSide::Replica).run(*m_database, m_common.at());
        !done) {
        return fail(done.fault());
    }
    m_store = std::make_unique<RecordStore>(*m_database, m_common.catalogue, StoreSide::Replica);
    auto core = ReplicaCore::open(*m_database, *m_store, m_common.catalogue);
    if (!core) {
        return fail(core.fault());
    }
    m_core = std::move(*core);
    slice = static_cast<int>(disk.calls() % kDigestSlices); // any one, as the product does
    return true;
}

void ClientNode::drop()
{
    m_core.reset();
    m_store.reset();
    m_database.reset();
    exchange.reset();
    comparison.reset();
    fetching.reset();
    offerFrom = offerUntil = 0;
    (void)machine.stop();
}

} // namespace myspike::sim
