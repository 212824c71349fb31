// A replica of the small world of jobs and tasks in a folder of its own, opened and greeted.
#pragma once

#include <QCoreApplication>
#include <QTest>

#include <cstdio>
#include <cstdlib>

#include "client/replica/local_replica.h"
#include "shared/sync/records.h"
#include "tests/support/shared/world.h"

namespace myspike::test {

/// The answer, with the event loop running meanwhile; aborts the test where none comes.
template <class T> T answerOf(QFuture<T> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000) ||
        future.resultCount() == 0) {
        std::fprintf(stderr, "no answer came\n");
        std::abort();
    }
    return future.takeResult();
}

inline std::string faultOf(const auto& result)
{
    return result ? std::string() : std::string(toString(result.fault().code));
}

class ReplicaFixture
{
public:
    explicit ReplicaFixture(QString folder = {})
        : m_folder(folder.isEmpty() ? QString::fromStdString(temporary.file("replica")) : folder)
    {
        start();
    }

    void start()
    {
        replica = std::make_unique<LocalReplica>(catalogue, clock, rng, m_folder,
                                                 [this] { return freeBytes; });
    }

    ReplicaOwner owner() const
    {
        return {user, "Aina", Id::ofName("device", "laptop"), "Laptop 7"};
    }

    /// Opens, and takes the grants that a server would give.
    void openWithGrants()
    {
        must(answerOf(replica->open(owner())));
        HelloReply hello;
        hello.epoch = "e1";
        hello.sessionNonce = "n1";
        hello.serverTime = clock.now();
        hello.leaseUntil = clock.now().plusDays(14);
        hello.actor = {user, "Aina", {{"worker", "team:a", Date{0}, std::nullopt}}};
        must(answerOf(replica->takeHello(hello)));
    }

    void restart()
    {
        replica.reset();
        start();
        must(answerOf(replica->open(owner())));
    }

    Operation newJob(const std::string& title, const Id& id)
    {
        Operation op;
        op.command = kCreate;
        op.type = Job::kType;
        op.subject = id;
        op.args.set(kTitle, title).set(kTeam, std::string("a"));
        return op;
    }

    /// Hangs a PDF on a record; @return its hash.
    std::string attach(const Id& job, const QByteArray& pdf)
    {
        const auto hash = answerOf(replica->keepBytes(pdf));
        Operation op;
        op.command = attachments::kAttach;
        op.type = attachments::Attachment::kType;
        op.subject = replica->newId();
        op.args.set(attachments::kOwnerType, std::string(Job::kType))
            .set(attachments::kOwnerId, job.toString())
            .set(attachments::kName, std::string("slip.pdf"))
            .set(attachments::kSha256, *hash)
            .set(attachments::kSize, std::int64_t(pdf.size()))
            .set(attachments::kMediaType, std::string("application/pdf"));
        auto acted = answerOf(replica->act(op));
        must(acted ? okStatus() : Status(acted.fault()));
        return *hash;
    }

    static void must(const Status& s)
    {
        if (!s) {
            std::fprintf(stderr, "replica: %s (%s)\n", s.fault().forUser.english().c_str(),
                         s.fault().detail.c_str());
            std::abort();
        }
    }

    TemporaryFolder temporary;
    Catalogue catalogue = worldCatalogue();
    FixedClock clock{Instant{1'790'000'000'000}};
    SplitMix64 rng{5};
    Id user = Id::ofName("user", "aina");
    std::int64_t freeBytes = 10'000'000'000;
    std::unique_ptr<LocalReplica> replica;

private:
    QString m_folder;
};

} // namespace myspike::test
