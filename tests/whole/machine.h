// A person at a machine of her own: replica, engine and transport of the product against a whole
// server on loopback, with a line that can be cut and a clock that can be wrong.
#pragma once

#include <QSignalSpy>
#include <QTest>

#include "client/sync/network_transport.h"
#include "client/sync/sign_in.h"
#include "client/sync/sync_loop.h"
#include "tests/support/client/line.h"
#include "tests/support/client/replica_fixture.h"
#include "tests/support/server/whole_server.h"

namespace myspike::test {

struct Machine
{
    WholeServer& whole;
    MovedClock clock;
    TemporaryFolder folder;
    Line line;
    NetworkTransport transport;
    OfflineAccounts accounts;
    SignIn signIn;
    std::unique_ptr<LocalReplica> replica;
    std::unique_ptr<SyncLoop> loop;
    Id user;
    std::int64_t freeBytes = 10'000'000'000;

    Machine(WholeServer& server, QByteArray authority, QByteArray fingerprint = {},
            const QString& host = QStringLiteral("127.0.0.1"))
        : whole(server), line(server.port()),
          transport({QUrl(QStringLiteral("https://%1:%2").arg(host).arg(line.port())),
                     std::move(authority), std::move(fingerprint)}),
          accounts(folder.file("accounts"), server.rng, Argon2Cost{64, 1, 1}),
          signIn(transport, accounts, clock, "Laptop")
    {
        clock.setTo(server.clock.now());
    }
    explicit Machine(WholeServer& server)
        : Machine(server, QByteArray::fromStdString(server.authorityPem()))
    {
    }
    ~Machine()
    {
        loop.reset();
        replica.reset();
    }

    /// Logs in and opens her replica; empty, or what was said instead.
    std::string logIn(const QString& name,
                      const QString& password = QString::fromLatin1(WholeServer::kPassword))
    {
        auto in = answerOf(signIn.signIn(name, password));
        if (!in) {
            return in.fault().forUser.english() + " " + in.fault().detail;
        }
        user = in->user;
        replica = std::make_unique<LocalReplica>(
            whole.catalogue, clock, whole.rng, QString::fromStdString(folder.file(user.toString())),
            [this] { return freeBytes; });
        auto opened = answerOf(replica->open({in->user, in->name, in->device, "Laptop"}));
        loop = std::make_unique<SyncLoop>(*replica, transport, clock, whole.rng);
        return opened ? std::string() : opened.fault().forUser.english();
    }

    bool synchronise()
    {
        QSignalSpy done(loop.get(), &SyncLoop::synchronised);
        if (loop->report().syncedAt) {
            loop->syncNow();
        } else {
            loop->start([this] { return signIn.again(); });
        }
        return done.wait(20'000);
    }
    /// Everything done is decided, and the answers are here.
    bool settle()
    {
        for (int round = 0; round < 5; ++round) {
            if (!synchronise()) {
                return false;
            }
            if (answerOf(replica->outbox())->empty()) {
                return true;
            }
        }
        return false;
    }
    bool goOffline()
    {
        line.setCut(true);
        loop->syncNow();
        return QTest::qWaitFor([&] { return loop->report().offlineSince.has_value(); }, 15'000);
    }
    bool goOnline()
    {
        line.setCut(false);
        return settle();
    }

    Operation operation(const char* command, const char* type, const Id& subject, Values args = {},
                        std::string comment = {}) const
    {
        Operation op;
        op.command = command;
        op.type = type;
        op.subject = subject;
        op.args = std::move(args);
        op.comment = std::move(comment);
        return op;
    }
    Result<ReplicaCore::Acted> act(const char* command, const char* type, const Id& subject,
                                   Values args = {}, std::string comment = {})
    {
        return answerOf(
            replica->act(operation(command, type, subject, std::move(args), std::move(comment))));
    }
    Result<ReplicaCore::Acted> move(const char* type, const Id& subject, const char* transition,
                                    std::string comment = {})
    {
        return act(kTransition, type, subject,
                   Values().set(kTransitionName, std::string(transition)), std::move(comment));
    }
    Verdict actOnline(const char* command, const char* type, const Id& subject, Values args = {},
                      std::string comment = {}, std::vector<std::string> acknowledged = {})
    {
        auto op = operation(command, type, subject, std::move(args), std::move(comment));
        op.acknowledged = std::move(acknowledged);
        auto verdict = answerOf(replica->actOnline(op));
        if (verdict) {
            return *verdict;
        }
        Verdict none;
        none.kind = VerdictKind::Retry;
        none.rule = verdict.fault().rule;
        none.text = verdict.fault().forUser;
        return none;
    }
    std::vector<Record> query(Query q)
    {
        auto page = answerOf(replica->ask<std::vector<Record>>(
            [q](const Reader& r, const ActContext&) -> Result<std::vector<Record>> {
                return r.query(q);
            }));
        return page ? *page : std::vector<Record>();
    }
    Record load(const char* type, const Id& id)
    {
        auto found = answerOf(replica->load(QString::fromLatin1(type), id));
        return found && *found ? found->record : Record(*whole.catalogue.type(type), Id{});
    }
    std::string state(const char* type, const Id& id)
    {
        const auto r = load(type, id);
        return r.id.isNull() ? "absent" : r.text(Field<std::string>{r.type().workflow.field});
    }
    std::vector<InboxEntry> inbox() { return *answerOf(replica->inbox()); }
};

} // namespace myspike::test
