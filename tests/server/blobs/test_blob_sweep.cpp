#include <QtTest>

#include <filesystem>
#include <fstream>

#include "server/blobs/blob_sweep.h"
#include "server/store/store_folder.h"
#include "shared/base/hash.h"
#include "shared/modules/catalogue.h"
#include "shared/modules/users/actor.h"
#include "shared/sync/records.h"
#include "shared/wire/blob_messages.h"
#include "tests/support/shared/store_catalogue.h"

using namespace myspike;
using namespace myspike::test;

namespace {

template <class T> T must(Result<T> r)
{
    if (!r) {
        qFatal("%s %s", r.fault().forUser.english().c_str(), r.fault().detail.c_str());
    }
    return std::move(*r);
}
void must(const Status& s)
{
    if (!s) {
        qFatal("%s %s", s.fault().forUser.english().c_str(), s.fault().detail.c_str());
    }
}

/// A store with its committer, as a running server has it, and files of nobody.
struct Bench
{
    Catalogue catalogue = buildCatalogue();
    SystemClock clock;
    SystemRng rng;
    TemporaryFolder folder;
    std::unique_ptr<StoreFolder> store =
        must(StoreFolder::create(folder.file("store"), catalogue, clock, rng));
    Committer committer{store->database, *store->authority, {}};
    std::unique_ptr<ReaderPool> readers =
        must(ReaderPool::open(store->paths.database.string(), catalogue, users::actorOf, 2));
    BlobStore blobs{store->paths.files, "secret"};
    BlobSweep sweep{catalogue, blobs, committer, *readers};
    const Instant now = clock.now();

    Bench()
    {
        must(blobs.prepare());
        must(sweep.prepare());
    }

    std::string put(const std::string& bytes)
    {
        auto hash = toHex(sha256(bytes));
        const auto upload = must(blobs.begin(hash, static_cast<std::int64_t>(bytes.size()), Id{}));
        must(blobs.append(upload.id, Id{}, 0, bytes));
        return hash;
    }
    void refer(const std::string& hash)
    {
        Record r(attachments::attachment(), Id::make(clock.now(), rng));
        r.set(attachments::kOwnerType, std::string("user"));
        r.set(attachments::kOwnerId, Id{}.toString());
        r.set(attachments::kName, std::string("x.pdf"));
        r.set(attachments::kSha256, hash);
        r.set(attachments::kSize, std::int64_t{1});
        Operation op;
        op.id = Id::make(clock.now(), rng);
        op.command = kCreate;
        op.type = attachments::Attachment::kType;
        op.at = clock.now();
        must(committer.run(
            [&](Database&, AuthorityCore& core, std::vector<ScopeEvent>& events) -> Status {
                const auto done = core.importRows(op, {{r, 0}}, clock.now(), events);
                return done ? okStatus() : Status(done.fault());
            }));
    }
    std::int64_t marks()
    {
        return readers->ask([](ReaderPool::Reading& r) {
            return must(r.database.integer("SELECT count(*) FROM blob_mark", -1));
        });
    }
    BlobSweep::Done runAfter(int days) { return must(sweep.run(now.plusDays(days))); }
};

} // namespace

class TestBlobSweep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileOfNobodyIsMarkedAndGoesAWeekLater()
    {
        Bench b;
        const auto hash = b.put("one");
        QCOMPARE(b.runAfter(0).marked, 0); // it may belong to work on its way
        QCOMPARE(b.runAfter(8).marked, 1);
        const auto again = b.runAfter(14);
        QCOMPARE(again.marked + again.removed, 0);
        QVERIFY(b.blobs.has(hash));
        QCOMPARE(b.runAfter(15).removed, 1);
        QVERIFY(!b.blobs.has(hash));
        QCOMPARE(b.marks(), std::int64_t{0});
    }

    void aReferenceKeepsIt()
    {
        Bench b;
        const auto hash = b.put("two");
        b.refer(hash);
        for (int day = 0; day < 60; day += 6) {
            const auto done = b.runAfter(day);
            QCOMPARE(done.marked + done.removed, 0);
        }
        QVERIFY(b.blobs.has(hash));
    }

    void aNewReferenceClearsTheMarkInItsOwnTransaction()
    {
        Bench b;
        const auto hash = b.put("three");
        const auto other = b.put("four");
        QCOMPARE(b.runAfter(8).marked, 2);
        b.refer(hash);
        QCOMPARE(b.marks(), std::int64_t{1});
        QCOMPARE(b.runAfter(16).removed, 1);
        QVERIFY(b.blobs.has(hash));
        QVERIFY(!b.blobs.has(other));
    }

    void aReferenceThatIsTakenBackTakesTheMarkWithIt()
    {
        Bench b;
        b.put("five");
        QCOMPARE(b.runAfter(8).marked, 1);
        const auto failed =
            b.committer.run([&](Database& db, AuthorityCore&, std::vector<ScopeEvent>&) -> Status {
                MYSPIKE_TRY(db.run("DELETE FROM blob_mark"));
                return Fault::invalid(msg("test", "no"), "TEST");
            });
        QVERIFY(!failed);
        QCOMPARE(b.marks(), std::int64_t{1});
    }

    void anOpenUploadKeepsItAndAStaleOneGoes()
    {
        Bench b;
        const auto hash = b.put("six");
        const Id user = Id::ofName("user", "aina");
        const auto upload = must(b.blobs.begin(hash, 3, user));
        QCOMPARE(b.runAfter(0).uploads, 0);
        const auto done = b.runAfter(8);
        QCOMPARE(done.uploads, 1);
        QVERIFY(!b.blobs.find(upload.id, user).ok());
        QCOMPARE(done.marked, 1); // nobody uploads it any more
    }

    /// SIGKILL leaves the folder in one of these states; each time the file arrives in the end.
    void anUploadGoesOnWhereverTheServerEnded_data()
    {
        QTest::addColumn<int>("state");
        QTest::newRow("described, no bytes") << 0;
        QTest::newRow("bytes, not described") << 1;
        QTest::newRow("described by half") << 2;
        QTest::newRow("all bytes, not looked at") << 3;
        QTest::newRow("in place, upload not forgotten") << 4;
    }
    void anUploadGoesOnWhereverTheServerEnded()
    {
        QFETCH(int, state);
        Bench b;
        const std::string bytes(10'000, 'x');
        const auto hash = toHex(sha256(bytes));
        const auto size = static_cast<std::int64_t>(bytes.size());
        const auto begun = must(b.blobs.begin(hash, size, Id{}));
        const auto partial = (b.store->paths.files / "partial" / begun.id.toString()).string();
        const auto about = partial + ".about";
        if (state == 0) {
            std::filesystem::remove(partial);
        } else if (state == 1) {
            std::filesystem::remove(about);
        } else if (state == 2) {
            std::ofstream(about, std::ios::trunc) << hash.substr(0, 10);
        } else if (state == 3) {
            std::ofstream(partial, std::ios::binary) << bytes;
        } else {
            std::filesystem::copy(about, about + ".kept");
            must(b.blobs.append(begun.id, Id{}, 0, bytes));
            std::filesystem::rename(about + ".kept", about);
        }
        // As after a start: announced again, and sent from where it stands.
        BlobStore blobs(b.store->paths.files, "another run");
        must(blobs.prepare());
        auto upload = must(blobs.begin(hash, size, Id{}));
        if (upload.offset < size) {
            QCOMPARE(upload.offset, std::int64_t{0});
            upload = must(blobs.append(upload.id, Id{}, 0, bytes));
        }
        QCOMPARE(upload.offset, size);
        QVERIFY(blobs.has(hash));
        QVERIFY(!std::filesystem::exists(partial));
        QVERIFY(!std::filesystem::exists(about));
    }

    void whatAnEndLeftBehindGoesWithTheStaleOnes()
    {
        Bench b;
        const auto folder = b.store->paths.files / "partial";
        const auto one = Id::make(b.clock.now(), b.rng).toString();
        const auto two = Id::make(b.clock.now(), b.rng).toString();
        std::ofstream(folder / one) << "bytes alone";
        std::ofstream(folder / (two + ".about")) << "description alone";
        QCOMPARE(b.blobs.dropStaleUploads(b.clock.now().plusDays(-1)), 0);
        QCOMPARE(b.blobs.dropStaleUploads(b.clock.now().plusDays(1)), 2);
        QVERIFY(std::filesystem::is_empty(folder));
    }

    void whatIsUnderWayIsLimited()
    {
        Bench b;
        const Id user = Id::ofName("user", "aina");
        const auto hashOf = [](int i) { return toHex(sha256(std::to_string(i))); };
        for (int i = 0; i < 5; ++i) {
            QVERIFY(b.blobs.begin(hashOf(i), 190'000'000, user).ok());
        }
        const auto sixth = b.blobs.begin(hashOf(5), 190'000'000, user);
        QVERIFY(!sixth.ok());
        QCOMPARE(sixth.fault().rule, std::string("UPLOAD_QUOTA"));
        // Those under way go on, and others are not held up.
        QVERIFY(b.blobs.begin(hashOf(0), 190'000'000, user).ok());
        QVERIFY(b.blobs.begin(hashOf(5), 190'000'000, Id::ofName("user", "budi")).ok());

        BlobStore full(b.store->paths.files, "secret", [] { return std::uintmax_t{600'000'000}; });
        const auto none = full.begin(hashOf(9), 100'000'000, user);
        QCOMPARE(none.fault().code, FaultCode::DiskFull);
    }

    void possessionIsProvedByTheBytesOnly()
    {
        Bench b;
        std::string bytes;
        while (bytes.size() < 500'000) {
            bytes += std::to_string(bytes.size() * 7'919) + '\n';
        }
        const auto hash = b.put(bytes);
        const Id user = Id::ofName("user", "aina");
        const auto upload = must(b.blobs.begin(hash, std::int64_t(bytes.size()), user));
        const auto proofOver = [&](const std::string& held) {
            return proofOfPossession(upload.challenge, upload.size, [&](const FilePart& p) {
                return held.substr(static_cast<std::size_t>(p.offset),
                                   static_cast<std::size_t>(p.size));
            });
        };
        QVERIFY(b.blobs.proves(upload, proofOver(bytes)));
        auto half = bytes;
        std::fill(half.begin(), half.begin() + static_cast<std::ptrdiff_t>(half.size() / 2), 'x');
        QVERIFY(!b.blobs.proves(upload, proofOver(half)));
        QVERIFY(!b.blobs.proves(upload, std::string(64, '0')));
        QVERIFY(!b.blobs.proves(upload, {}));
        // Another run asks for other parts.
        BlobStore later(b.store->paths.files, "another secret");
        QVERIFY(must(later.find(upload.id, user)).challenge != upload.challenge);
    }
};

QTEST_GUILESS_MAIN(TestBlobSweep)
#include "test_blob_sweep.moc"
