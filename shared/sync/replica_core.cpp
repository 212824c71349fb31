#include "shared/sync/replica_core.h"

#include "shared/store/row_cursor.h"
#include "shared/store/transactions.h"
#include "shared/sync/codec.h"
#include "shared/sync/replica_impl.h"
#include "shared/sync/store_transaction.h"

namespace myspike {

namespace {

Where whereOf(const Catalogue& catalogue, const Operation& op)
{
    if (op.command == kTransition) {
        const auto* type = catalogue.type(op.type);
        const auto* t =
            type ? type->workflow.transition(op.args.getOr(kTransitionName, std::string()))
                 : nullptr;
        return t ? t->where : Where::Anywhere;
    }
    const auto* c = catalogue.command(op.command);
    return c ? c->where : Where::Anywhere;
}

} // namespace

Result<ReplicaCore::Impl::Ran> ReplicaCore::Impl::run(const Operation& op, RecordStore& on,
                                                      TransactionHooks hooks)
{
    StoreTransaction tx(catalogue, on, contextOf(op, identity.actor), std::move(hooks));
    auto outcome = runOperation(catalogue, op, tx, {});
    if (!outcome) {
        return std::move(outcome).fault();
    }
    return Ran{std::move(*outcome), tx.changes()};
}

Result<ReplicaCore::Impl::Ran> ReplicaCore::Impl::runHere(const Operation& op)
{
    return run(op, store, {.beforeChange = [this](const Record& r, bool existed) {
                   return keepShadow(r, existed);
               }});
}

Status ReplicaCore::Impl::recordRows(std::int64_t number, const std::vector<Change>& changes)
{
    for (const auto& c : changes) {
        MYSPIKE_TRY(db.run("INSERT OR REPLACE INTO outbox_row(number, type, row_id, made) "
                           "VALUES(?1, ?2, ?3, ?4)",
                           number, c.after.typeKey(), c.after.id, !c.before.has_value()));
    }
    return okStatus();
}

/// Waiting operations that made a row which this one names.
Result<std::vector<std::int64_t>> ReplicaCore::Impl::dependencies(const Operation& op)
{
    std::set<Id> named{op.subject};
    for (const auto& [name, value] : op.args.all()) {
        if (const auto* id = asId(value)) {
            named.insert(*id);
        } else if (const auto* text = asText(value)) {
            if (const auto parsed = Id::parse(*text)) {
                named.insert(*parsed);
            }
        }
    }
    const auto subject = store.find(op.type, op.subject);
    if (subject && subject->type().parent) {
        if (const auto* parent = asId(subject->value(subject->type().parent))) {
            named.insert(*parent);
        }
    }
    std::set<std::int64_t> numbers;
    auto s = db.prepare("SELECT number FROM outbox_row WHERE row_id = ?1 AND made = 1");
    if (!s) {
        return std::move(s).fault();
    }
    for (const auto& id : named) {
        s->bind(1, id);
        RowCursor cursor(*s);
        while (cursor.next()) {
            numbers.insert(s->integer(0));
        }
        MYSPIKE_TRY(cursor.status());
        s->reset();
    }
    return std::vector<std::int64_t>(numbers.begin(), numbers.end());
}

/// Base and version of the edited fields as they stand, unless the caller opened the record
/// earlier and says what it saw.
void ReplicaCore::Impl::fillBase(Operation& op)
{
    if ((op.command != kEdit && op.command != kRemove) || !op.base.empty()) {
        return;
    }
    const auto current = store.find(op.type, op.subject);
    if (!current) {
        return;
    }
    op.baseVersion = current->version;
    for (const auto& [name, value] : op.args.all()) {
        op.base.setValue(name, current->value(name));
    }
}

ReplicaCore::ReplicaCore(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
ReplicaCore::~ReplicaCore() = default;

Result<std::unique_ptr<ReplicaCore>> ReplicaCore::open(Database& db, RecordStore& store,
                                                       const Catalogue& catalogue)
{
    auto impl = std::make_unique<Impl>(Impl{db, store, catalogue, {}, 1, {}});
    MYSPIKE_TRY(impl->load());
    return std::unique_ptr<ReplicaCore>(new ReplicaCore(std::move(impl)));
}

const ReplicaCore::Identity& ReplicaCore::identity() const { return m_impl->identity; }

Result<ReplicaCore::Acted> ReplicaCore::act(Operation op)
{
    auto& d = *m_impl;
    d.store.clearFault();
    auto tx = WriteTransaction::begin(d.db);
    if (!tx) {
        return std::move(tx).fault();
    }
    op.user = d.identity.actor.user;
    op.device = d.identity.device;
    op.generation = d.identity.generation;
    op.deviceName = d.identity.deviceName;
    op.number = d.nextNumber;
    op.schema = d.catalogue.schema().current;
    MYSPIKE_TRY(d.checkServerKnows(op));
    d.fillBase(op);
    auto depends = d.dependencies(op);
    if (!depends) {
        return std::move(depends).fault();
    }
    op.dependsOn = std::move(*depends);

    MYSPIKE_TRY(checkLease(op));
    const bool onlineOnly = whereOf(d.catalogue, op) == Where::OnlineOnly;
    Acted acted;
    std::vector<Change> changes;
    if (!onlineOnly) {
        auto ran = d.runHere(op);
        if (!ran) {
            return std::move(ran).fault();
        }
        acted.outcome = std::move(ran->outcome);
        changes = std::move(ran->changes);
    }
    MYSPIKE_TRY(d.db.run("INSERT INTO outbox(number, op_id, payload, state, online_only) "
                         "VALUES(?1, ?2, ?3, 0, ?4)",
                         op.number, op.id, encodeOperation(op), onlineOnly));
    MYSPIKE_TRY(d.recordRows(op.number, changes));
    // What was refused is on its way again, with all it held.
    MYSPIKE_TRY(d.db.run("UPDATE inbox SET was_read = 1 WHERE op_id IN "
                         "(SELECT op_id FROM mended WHERE subject = ?1)",
                         op.subject));
    MYSPIKE_TRY(d.db.run("DELETE FROM mended WHERE subject = ?1", op.subject));
    MYSPIKE_TRY(tx->commit());
    ++d.nextNumber;
    for (const auto& c : changes) {
        acted.changed.push_back({std::string(c.after.typeKey()), c.after.id});
    }
    acted.operation = std::move(op);
    return acted;
}

Result<RunOutcome> ReplicaCore::rehearse(Operation op)
{
    auto& d = *m_impl;
    d.store.clearFault();
    auto tx = WriteTransaction::begin(d.db);
    if (!tx) {
        return std::move(tx).fault();
    }
    op.user = d.identity.actor.user;
    op.device = d.identity.device;
    MYSPIKE_TRY(checkLease(op));
    auto ran = d.runHere(op);
    tx->rollback();
    if (!ran) {
        return std::move(ran).fault();
    }
    return std::move(ran->outcome);
}

Status ReplicaCore::replayAll()
{
    auto& d = *m_impl;
    d.store.clearFault();
    auto tx = WriteTransaction::begin(d.db);
    if (!tx) {
        return std::move(tx).fault();
    }
    std::set<RowRef> changed;
    FoldedStore rows(d.store);
    MYSPIKE_TRY(d.unfold(rows));
    MYSPIKE_TRY(d.fold(rows, changed));
    return tx->commit();
}

} // namespace myspike
