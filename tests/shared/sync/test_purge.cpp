// Nothing readable stays of a scope that was lost (sync.md §10, I8): canaries and their trigrams
// are looked for in the bytes of the database, its free pages and its journal.
#include <QtTest/QtTest>

#include <fstream>
#include <set>

#include "shared/store/transactions.h"
#include "shared/sync/codec.h"
#include "shared/sync/records.h"
#include "shared/sync/replica_scrub.h"
#include "tests/support/shared/world.h"

using namespace myspike;
using namespace myspike::test;

namespace {

constexpr int kJobs = 300;
const std::vector<Grant> kWorker{{"worker", "team:north", Date{}, std::nullopt}};
const std::vector<Grant> kOfficer{{"officer", "national:jobs", Date{}, std::nullopt}};

/// Letters that stand together in nothing else; different in each job, so that no page of the file
/// can be overlooked.
std::string canary(int i)
{
    std::string number;
    for (int n = i, k = 0; k < 3; ++k, n /= 10) {
        number += "qxzjvkwyfg"[n % 10];
    }
    return "zqx" + number + "wvq";
}
std::string phone(int i) { return "88-canary-" + std::to_string(1000 + i); }

std::string bytesOf(const World::Replica& r)
{
    std::string out;
    for (const char* suffix : {"", "-wal"}) {
        std::ifstream in(r.database->path() + suffix, std::ios::binary);
        out.append((std::istreambuf_iterator<char>(in)), {});
    }
    return out;
}

int timesIn(const std::string& bytes, const std::string& word)
{
    int n = 0;
    for (auto at = bytes.find(word); at != bytes.npos; at = bytes.find(word, at + 1)) {
        ++n;
    }
    return n;
}

struct Seen
{
    int titles = 0;
    int phones = 0;
    int trigrams = 0;
};

/// What can be read of the canaries in the replica's files.
Seen seenIn(const World::Replica& r)
{
    const auto bytes = bytesOf(r);
    Seen seen;
    std::set<std::string> trigrams;
    for (int i = 0; i < kJobs; ++i) {
        const auto word = canary(i);
        seen.titles += bytes.find(word) != bytes.npos;
        seen.phones += bytes.find(phone(i)) != bytes.npos;
        for (std::size_t at = 0; at + 3 <= word.size(); ++at) {
            trigrams.insert(word.substr(at, 3));
        }
    }
    for (const auto& t : trigrams) {
        seen.trigrams += bytes.find(t) != bytes.npos;
    }
    return seen;
}

/// Several hundred jobs that an officer wrote, held by a worker of the team.
struct Story
{
    Story() : officer(&world.replica("officer", kOfficer)), aina(&world.replica("aina", kWorker))
    {
        for (int i = 0; i < kJobs; ++i) {
            jobs.push_back(world.newId());
            world.wait(1);
            if (!officer->create(
                    *world.catalogue.type("job"), jobs.back(),
                    Values().set(kTitle, canary(i)).set(kTeam, "north").set(kPhone, phone(i)))) {
                qFatal("no job");
            }
        }
        world.sync(*officer);
        world.sync(*aina);
    }
    Status scrub(std::int64_t mostRows = 1'000'000)
    {
        return myspike::scrub(*aina->database, *aina->store, mostRows);
    }

    World world;
    World::Replica* officer;
    World::Replica* aina;
    std::vector<Id> jobs;
};

} // namespace

class TestPurge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingReadableStaysOfALostScope()
    {
        Story s;
        // The search finds what it looks for while it is there.
        const auto before = seenIn(*s.aina);
        QCOMPARE(before.titles, kJobs);
        QCOMPARE(before.phones, kJobs);
        QVERIFY(before.trigrams > 20);

        s.world.setGrants("aina", {});
        s.world.sync(*s.aina);
        QVERIFY(!s.aina->find("job", s.jobs.front()));
        QVERIFY(s.scrub().ok());
        const auto after = seenIn(*s.aina);
        QCOMPARE(after.titles, 0);
        QCOMPARE(after.phones, 0);
        QCOMPARE(after.trigrams, 0);
        QVERIFY(s.aina->database->quickCheck().ok());
    }

    /// A row that moved to another team: its neighbours stay, in the index too.
    void ofARowThatLeftNothingStaysAndItsNeighboursDo()
    {
        Story s;
        QVERIFY(
            s.officer->edit(*s.world.catalogue.type("job"), s.jobs[7], Values().set(kTeam, "south"))
                .ok());
        s.world.sync(*s.officer);
        s.world.sync(*s.aina);
        QVERIFY(!s.aina->find("job", s.jobs[7]));
        QVERIFY(s.scrub().ok());
        // What was done in her team's time stays in the team's history, once, and nowhere else.
        std::string told;
        for (const auto& entry : s.aina->store->query(Query{.type = history::Entry::kType})) {
            told += encodeRow(entry);
        }
        const auto bytes = bytesOf(*s.aina);
        QCOMPARE(timesIn(bytes, canary(7)), timesIn(told, canary(7)));
        QCOMPARE(timesIn(bytes, phone(7)), timesIn(told, phone(7)));
        QVERIFY(bytes.find(canary(8)) != bytes.npos);
        Query q{.type = "job"};
        q.search = canary(8);
        QCOMPARE(s.aina->store->query(q).size(), std::size_t{1});
        q.search = canary(7);
        QCOMPARE(s.aina->store->query(q).size(), std::size_t{0});
    }

    /// Killed between the purge and the scrubbing: the next start finishes it.
    void aKillBetweenPurgeAndScrubbingLeavesItOwed()
    {
        Story s;
        s.world.setGrants("aina", {});
        s.world.sync(*s.aina);
        s.aina->reopen();
        QVERIFY(s.scrub(0).ok());
        s.aina->reopen();
        QVERIFY(s.scrub().ok());
        const auto after = seenIn(*s.aina);
        QCOMPARE(after.titles + after.phones + after.trigrams, 0);
    }

    /// Lost with work that waits, regained a moment later: the work arrives, the rows are here
    /// again, and can be found.
    void aScopeRegainedAMomentLaterIsWholeAgain()
    {
        Story s;
        QVERIFY(
            s.aina->edit(*s.world.catalogue.type("job"), s.jobs[3], Values().set(kEmail, "a@b.my"))
                .ok());
        s.world.setGrants("aina", {});
        s.world.sync(*s.aina);
        QVERIFY(s.scrub().ok());
        s.world.setGrants("aina", kWorker);
        s.world.sync(*s.aina);
        s.world.sync(*s.aina);
        QVERIFY(static_cast<bool>(s.aina->find("job", s.jobs[3])));
        Query q{.type = "job"};
        QCOMPARE(s.aina->store->count(q), std::int64_t{kJobs});
        q.search = canary(3);
        QCOMPARE(s.aina->store->query(q).size(), std::size_t{1});
        QVERIFY(s.aina->core->checkReplay().ok());
    }

    /// The server has one photograph and not the other, which is nowhere else.
    void aFileThatTheServerLacksIsNotTakenAway()
    {
        using namespace attachments;
        Story s;
        auto& w = s.world;
        const std::string sent(64, 'a');
        const std::string waiting(64, 'b');
        std::vector<Id> ids;
        for (const auto& hash : {sent, waiting}) {
            ids.push_back(w.newId());
            QVERIFY(s.aina
                        ->command(kAttach, Attachment::kType, ids.back(),
                                  Values()
                                      .set(kOwnerType, std::string("job"))
                                      .set(kOwnerId, s.jobs[0].toString())
                                      .set(kKind, std::string("photo"))
                                      .set(attachments::kName, std::string("roof.jpg"))
                                      .set(kSha256, hash)
                                      .set(kSize, 1'000)
                                      .set(kMediaType, std::string("image/jpeg")))
                        .ok());
        }
        w.sync(*s.aina);
        {
            Operation op;
            op.id = w.newId();
            op.command = kEdit;
            op.type = Attachment::kType;
            op.subject = ids[0];
            op.args.set(kComplete, true);
            op.base.setValue(kComplete.name, Value());
            op.baseVersion = w.server.store->find(Attachment::kType, ids[0])->version;
            op.at = w.now;
            auto tx = WriteTransaction::begin(*w.server.database);
            std::vector<ScopeEvent> events;
            const auto verdict = w.server.core->actTrusted(op, w.now, events);
            QVERIFY(verdict.ok() && verdict->tookEffect());
            QVERIFY(tx->commit().ok());
        }
        w.sync(*s.aina);
        QVERIFY(goneFiles(*s.aina->database, *s.aina->store)->empty());
        w.setGrants("aina", {});
        w.sync(*s.aina);
        QVERIFY(!s.aina->find(Attachment::kType, ids[0]));
        QCOMPARE(*goneFiles(*s.aina->database, *s.aina->store), std::vector<std::string>{sent});
        QVERIFY(forgetGoneFile(*s.aina->database, sent).ok());
        QVERIFY(goneFiles(*s.aina->database, *s.aina->store)->empty());
    }
};

QTEST_GUILESS_MAIN(TestPurge)
#include "test_purge.moc"
