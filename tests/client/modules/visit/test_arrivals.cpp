// A closed visit is told to the server once all of it has gone up, and not before.
#include <QtTest>

#include "client/modules/verification/visit/arrivals.h"
#include "shared/sync/records.h"
#include "tests/support/client/world_replica.h"

using namespace myspike;
using namespace myspike::site_visit;
namespace vr = verification_request;

namespace {

ui::SyncStatus rested(const test::VisitWorld& world) { return {.syncedAt = world.now}; }

} // namespace

class TestArrivals final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aVisitArrivesWhenItsWorkHasGoneUp();
    void aVisitUnderWayIsNotTold();
    void withoutALineItIsToldLater();
};

void TestArrivals::aVisitArrivesWhenItsWorkHasGoneUp()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR, 3);
    const auto request = world.requestAt(vr::State::VisitClosed);
    Record photo(*world.catalogue.type(attachments::Attachment::kType), world.id("photo"));
    photo.set(attachments::kRootId, world.visitOf(request).toString());
    photo.set(attachments::kSha256, std::string(64, 'a'));
    world.tx.put(photo);
    test::WorldReplica replica(world, "verifier");
    Contact contact;
    Arrivals arrivals(replica, contact);
    QCOMPARE(world.state(VerificationRequest::kType, request), std::string("visit_closed"));

    auto status = rested(world);
    for (auto busy : {&ui::SyncStatus::waiting, &ui::SyncStatus::photos}) {
        status.*busy = 1;
        contact.setStatus(status);
        status.*busy = 0;
    }
    status.isSyncing = true;
    contact.setStatus(status);
    contact.setStatus(rested(world)); // all went up but the photograph's record
    QCoreApplication::processEvents();
    QCOMPARE(world.state(VerificationRequest::kType, request), std::string("visit_closed"));

    photo.set(attachments::kComplete, true);
    world.tx.put(photo);
    status.isSyncing = true;
    contact.setStatus(status);
    contact.setStatus(rested(world));
    QTRY_COMPARE(world.state(VerificationRequest::kType, request), std::string("synchronised"));
    // The next round finds nothing to tell.
    const auto acts = replica.acts.size();
    contact.setStatus(status);
    contact.setStatus(rested(world));
    QCoreApplication::processEvents();
    QCOMPARE(replica.acts.size(), acts);
}

void TestArrivals::aVisitUnderWayIsNotTold()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR, 3);
    const auto request = world.requestAt(vr::State::OnVisit);
    QVERIFY(arrivedVisits(world.tx, world.user("verifier").id).empty());
    test::WorldReplica replica(world, "verifier");
    Contact contact;
    Arrivals arrivals(replica, contact);
    contact.setStatus(rested(world));
    QCoreApplication::processEvents();
    QCOMPARE(world.state(VerificationRequest::kType, request), std::string("on_visit"));
}

void TestArrivals::withoutALineItIsToldLater()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR, 3);
    const auto request = world.requestAt(vr::State::VisitClosed);
    test::WorldReplica replica(world, "verifier");
    replica.online = false; // it broke between the round and the word
    Contact contact;
    Arrivals arrivals(replica, contact);
    contact.setStatus(rested(world));
    QCoreApplication::processEvents();
    QCOMPARE(world.state(VerificationRequest::kType, request), std::string("visit_closed"));
    auto offline = rested(world);
    offline.offlineSince = world.now;
    contact.setStatus(offline);
    replica.online = true;
    contact.setStatus(rested(world));
    QTRY_COMPARE(world.state(VerificationRequest::kType, request), std::string("synchronised"));
}

QTEST_GUILESS_MAIN(TestArrivals)
#include "test_arrivals.moc"
