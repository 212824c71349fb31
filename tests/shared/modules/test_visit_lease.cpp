#include <QtTest>

#include "shared/modules/catalogue.h"
#include "shared/modules/verification/fields.h"
#include "shared/modules/verification/lease.h"
#include "tests/support/shared/memory_transaction.h"

using namespace myspike;
using namespace myspike::test;

class TestVisitLease : public QObject
{
    Q_OBJECT

private slots:
    /// sync.md §10: until seven days after the last day of a downloaded visit.
    void aDownloadedVisitProlongsIt()
    {
        const auto catalogue = buildCatalogue();
        MemoryTransaction tx(catalogue);
        const auto today = *Date::fromYmd(2026, 11, 24);
        const auto now = Instant::atMalaysia(today, 9);
        Actor verifier{Id::ofName("user", "siti"), "Siti", {}};
        QVERIFY(verification::visitLease(tx, verifier, now) < now);
        const auto assign = [&](const char* name, const Id& user, assignment::State state,
                                int lastDay) {
            Record a(*catalogue.type(Assignment::kType), Id::ofName("assignment", name));
            a.set(assignment::kVerifierUser, Ref<User>{user});
            a.set(assignment::kState, state);
            a.set(assignment::kTo, today.plusDays(lastDay));
            tx.put(a);
        };
        assign("hers", verifier.user, assignment::State::PackageIssued, 12);
        assign("not downloaded", verifier.user, assignment::State::Accepted, 40);
        assign("another's", Id::ofName("user", "budi"), assignment::State::OnVisit, 50);
        const auto until = verification::visitLease(tx, verifier, now);
        // The whole of the seventh day counts.
        QCOMPARE(until.plusMs(-1).day().days, today.plusDays(12 + 7).days);
        QCOMPARE(until.day().days, today.plusDays(12 + 8).days);
    }
};

QTEST_GUILESS_MAIN(TestVisitLease)
#include "test_visit_lease.moc"
