#include "shared/sync/authority_core.h"

#include <set>

#include "shared/store/row_cursor.h"
#include "shared/store/transactions.h"
#include "shared/sync/authority_impl.h"
#include "shared/sync/authority_tables.h"

namespace myspike {

Status AuthorityCore::Impl::prepare(const Id& newEpoch)
{
    MYSPIKE_TRY(db.execute(kAuthorityTables));
    auto images =
        db.integer("SELECT count(*) FROM pragma_table_info('sync_change') WHERE name = 'image'", 0);
    if (!images) {
        return std::move(images).fault();
    }
    if (*images == 0) {
        MYSPIKE_TRY(db.execute("ALTER TABLE sync_change ADD COLUMN image TEXT NOT NULL DEFAULT '';"
                               "ALTER TABLE sync_change ADD COLUMN groups TEXT NOT NULL DEFAULT "
                               "''"));
    }
    auto tx = WriteTransaction::begin(db);
    if (!tx) {
        return std::move(tx).fault();
    }
    MYSPIKE_TRY(db.run("INSERT OR IGNORE INTO sync_meta(key, value) VALUES('epoch', ?1)",
                       newEpoch.toString()));
    // Stores of before the generations were kept one by one.
    MYSPIKE_TRY(db.execute(
        "INSERT OR IGNORE INTO device_generation(device, generation, epoch, nonce, offered, "
        "last_number, began_at) SELECT id, generation, (SELECT value FROM sync_meta WHERE key = "
        "'epoch'), session_nonce, session_nonce, last_number, first_seen FROM device WHERE NOT "
        "EXISTS (SELECT 1 FROM device_generation WHERE device = device.id)"));
    for (const auto* t : catalogue.types()) {
        MYSPIKE_TRY(db.run("INSERT OR IGNORE INTO sync_type(key) VALUES(?1)", t->key));
    }
    return tx->commit();
}

Status AuthorityCore::Impl::load()
{
    auto s = db.prepare("SELECT value FROM sync_meta WHERE key = 'epoch'");
    if (!s) {
        return std::move(s).fault();
    }
    if (auto row = s->step(); !row) {
        return std::move(row).fault();
    }
    epoch = std::string(s->text(0));
    auto types = db.prepare("SELECT id, key FROM sync_type");
    if (!types) {
        return std::move(types).fault();
    }
    RowCursor cursor(*types);
    while (cursor.next()) {
        typeIds.emplace(std::string(types->text(1)), types->integer(0));
        typesById.emplace(types->integer(0), catalogue.type(types->text(1)));
    }
    MYSPIKE_TRY(cursor.status());
    return refresh();
}

/// After a rollback what was counted in memory must be read again.
Status AuthorityCore::Impl::refresh()
{
    scopeIds.clear();
    pendingDigests.clear();
    auto n = db.integer("SELECT max(seq) FROM sync_tx", 0);
    if (!n) {
        return std::move(n).fault();
    }
    lastSeq = *n;
    auto first = db.integer("SELECT first_seq FROM sync_epoch WHERE epoch = ?1", 0, epoch);
    if (!first) {
        return std::move(first).fault();
    }
    firstSeq = *first;
    return okStatus();
}

Result<std::int64_t> AuthorityCore::Impl::scopeId(const std::string& key)
{
    if (const auto known = scopeIds.find(key); known != scopeIds.end()) {
        return known->second;
    }
    MYSPIKE_TRY(db.run("INSERT OR IGNORE INTO scope(key) VALUES(?1)", key));
    auto id = db.integer("SELECT id FROM scope WHERE key = ?1", 0, key);
    if (id) {
        scopeIds.emplace(key, *id);
    }
    return id;
}

AuthorityCore::AuthorityCore(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
AuthorityCore::~AuthorityCore() = default;

Result<std::unique_ptr<AuthorityCore>> AuthorityCore::open(Database& db, RecordStore& store,
                                                           const Catalogue& catalogue,
                                                           const Id& epoch, ActorSource actorOf)
{
    auto impl = std::make_unique<Impl>(Impl{db, store, catalogue, std::move(actorOf)});
    MYSPIKE_TRY(impl->prepare(epoch));
    MYSPIKE_TRY(impl->load());
    MYSPIKE_TRY(impl->buildDigests());
    return std::unique_ptr<AuthorityCore>(new AuthorityCore(std::move(impl)));
}

Result<std::unique_ptr<AuthorityCore>> AuthorityCore::openToRead(Database& db, RecordStore& store,
                                                                 const Catalogue& catalogue,
                                                                 ActorSource actorOf)
{
    auto impl = std::make_unique<Impl>(Impl{db, store, catalogue, std::move(actorOf)});
    MYSPIKE_TRY(impl->load());
    return std::unique_ptr<AuthorityCore>(new AuthorityCore(std::move(impl)));
}

std::string AuthorityCore::epoch() const { return m_impl->epoch; }

std::int64_t AuthorityCore::lastSeq() const { return m_impl->lastSeq; }

const Reader& AuthorityCore::reader() const { return m_impl->store; }

Status AuthorityCore::refresh() { return m_impl->refresh(); }

void AuthorityCore::setSeal(ReceiptSeal seal) { m_impl->seal = std::move(seal); }

Result<Actor> AuthorityCore::actor(const Id& user) const
{
    m_impl->store.clearFault();
    return m_impl->actorOf(m_impl->store, user);
}

void AuthorityCore::setLeaseRule(LeaseRule rule) { m_impl->leaseRule = std::move(rule); }

std::vector<std::string> AuthorityCore::scopesOf(const Actor& actor, Date on) const
{
    std::set<std::string> keys{"reference", "user:" + actor.user.toString()};
    for (const auto& g : actor.grants) {
        if (g.inForce(on) && g.scope != "*") {
            keys.insert(g.scope);
        }
    }
    return {keys.begin(), keys.end()};
}

} // namespace myspike
