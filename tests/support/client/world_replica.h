// The small world of one verification as a replica that is its own server: every act is run at
// once by the real commands, in the name of one person. For pages that decide, not for
// synchronisation. Online acts can be cut off.
#pragma once

#include <map>

#include "client/replica/replica.h"
#include "tests/support/shared/visit_world.h"

namespace myspike::test {

class WorldReplica final : public Replica
{
public:
    /// The world outlives the replica.
    WorldReplica(VisitWorld& world, std::string person)
        : m_world(world), m_person(std::move(person))
    {
    }

    /// Somebody else sits down at the machine.
    void actAs(std::string person) { m_person = std::move(person); }
    bool online = true;
    std::vector<Operation> acts; ///< that were done
    std::map<std::string, QString> files;

    const Catalogue& catalogue() const override { return m_world.catalogue; }
    const Clock& clock() const override
    {
        m_clock.set(m_world.now);
        return m_clock;
    }
    Id newId() override { return Id::ofName("world_replica", std::to_string(++m_ids)); }
    ReplicaCore::Identity identity() const override
    {
        ReplicaCore::Identity identity;
        identity.actor = m_world.actorNow(m_person);
        identity.deviceName = "JPK-PC-07";
        return identity;
    }

    QFuture<Result<Page>> loadPage(Query q) override
    {
        return ready<Result<Page>>(Page{m_world.tx.query(q), false});
    }
    QFuture<Result<std::int64_t>> countUpTo(Query q, std::int64_t cap) override
    {
        return ready<Result<std::int64_t>>(std::min(cap, m_world.tx.count(q)));
    }
    QFuture<Result<std::vector<RowKey>>> loadAnchors(Query, int) override
    {
        return ready<Result<std::vector<RowKey>>>(std::vector<RowKey>());
    }
    QFuture<Result<Lookup>> load(QString type, Id id) override
    {
        return ready<Result<Lookup>>(m_world.tx.find(type.toStdString(), id));
    }
    QFuture<Result<ReplicaCore::Acted>> act(Operation op) override
    {
        auto outcome = run(op);
        if (!outcome) {
            return ready<Result<ReplicaCore::Acted>>(std::move(outcome).fault());
        }
        ReplicaCore::Acted acted{*outcome, op, changed()};
        say(acted.changed);
        return ready<Result<ReplicaCore::Acted>>(std::move(acted));
    }
    QFuture<Result<RunOutcome>> rehearse(Operation op) override
    {
        auto outcome = run(op);
        m_world.tx.rollback();
        return ready<Result<RunOutcome>>(std::move(outcome));
    }
    QFuture<Result<Verdict>> actOnline(Operation op) override
    {
        if (!online) {
            return ready<Result<Verdict>>(
                Fault{FaultCode::Offline, msg("replica", "This needs the server, which cannot be "
                                                         "reached now.")});
        }
        auto outcome = run(op);
        Verdict verdict;
        if (!outcome) {
            verdict.kind = VerdictKind::Rejected;
            verdict.rule = outcome.fault().rule;
            verdict.text = outcome.fault().forUser;
        } else {
            say(changed());
        }
        return ready<Result<Verdict>>(std::move(verdict));
    }

    QFuture<Result<std::string>> keepFile(QString path) override
    {
        const auto hash = std::string(64, 'a');
        files[hash] = path;
        return ready<Result<std::string>>(hash);
    }
    QFuture<Result<std::string>> keepBytes(QByteArray) override
    {
        return ready<Result<std::string>>(std::string(64, 'b'));
    }
    Result<QString> filePath(const std::string& sha256) const override
    {
        const auto it = files.find(sha256);
        if (it == files.end()) {
            return Fault{FaultCode::NotHeld, {}};
        }
        return it->second;
    }
    QFuture<Status> keepDraft(Draft draft) override
    {
        m_drafts[draft.key] = draft;
        return ready<Status>(okStatus());
    }
    QFuture<Result<std::vector<Draft>>> drafts(QString prefix) override
    {
        std::vector<Draft> out;
        for (const auto& [key, draft] : m_drafts) {
            if (key.startsWith(prefix)) {
                out.push_back(draft);
            }
        }
        return ready<Result<std::vector<Draft>>>(std::move(out));
    }
    QFuture<Status> dropDraft(QString key) override
    {
        m_drafts.erase(key);
        return ready<Status>(okStatus());
    }
    QFuture<Status> keepLocal(QString, QString, QByteArray) override
    {
        return ready<Status>(okStatus());
    }
    QFuture<Result<QByteArray>> local(QString, QString) override
    {
        return ready<Result<QByteArray>>(QByteArray());
    }
    QFuture<Result<std::vector<OutboxEntry>>> outbox() override
    {
        return ready<Result<std::vector<OutboxEntry>>>(std::vector<OutboxEntry>());
    }
    QFuture<Result<std::vector<InboxEntry>>> inbox() override
    {
        return ready<Result<std::vector<InboxEntry>>>(std::vector<InboxEntry>());
    }
    QFuture<Status> markRead(Id) override { return ready<Status>(okStatus()); }
    QFuture<Status> mend(Id, Id) override { return ready<Status>(okStatus()); }
    QFuture<Result<std::vector<Operation>>> wouldDiscard(Id) override
    {
        return ready<Result<std::vector<Operation>>>(std::vector<Operation>());
    }
    QFuture<Status> discard(Id) override { return ready<Status>(okStatus()); }
    QFuture<Result<std::vector<RecordAct>>> actsOn(Id) override
    {
        return ready<Result<std::vector<RecordAct>>>(std::vector<RecordAct>());
    }

protected:
    void postQuestion(std::function<void(const Reader&, const ActContext&)> question) override
    {
        question(m_world.tx, m_world.contextFor(m_person));
    }

private:
    template <class T> static QFuture<T> ready(T value)
    {
        QPromise<T> promise;
        promise.start();
        promise.addResult(std::move(value));
        promise.finish();
        return promise.future();
    }
    Result<RunOutcome> run(Operation& op)
    {
        m_world.now = m_world.now.plusSeconds(60);
        auto context = m_world.contextFor(m_person);
        context.operation = newId();
        context.comment = op.comment;
        context.onBehalfOf = op.onBehalfOf;
        op.id = context.operation;
        op.at = m_world.now;
        m_world.tx.begin(std::move(context));
        auto outcome = runOperation(m_world.catalogue, op, m_world.tx, {});
        if (!outcome) {
            m_world.tx.rollback();
        } else {
            acts.push_back(op);
        }
        return outcome;
    }
    std::vector<RowRef> changed() const
    {
        std::vector<RowRef> rows;
        for (const auto& c : m_world.tx.changes()) {
            rows.push_back({std::string(c.after.typeKey()), c.after.id});
        }
        return rows;
    }
    void say(const std::vector<RowRef>& rows) { Q_EMIT rowsChanged(rows); }

    VisitWorld& m_world;
    std::string m_person;
    mutable FixedClock m_clock{Instant{0}};
    std::uint64_t m_ids = 0;
    std::map<QString, Draft> m_drafts;
};

} // namespace myspike::test
