// Each reason of the assignment filter, one world a row (2 §2.4 (1)–(6)); the order; the register
// of overrides.
#include <QtTest>

#include "shared/modules/verification/assignment_filter.h"
#include "tests/support/shared/visit_world.h"

using namespace myspike;
namespace vr = verification_request;
namespace vc = verification::command;

using Arrangement = std::function<void(test::VisitWorld&)>;
Q_DECLARE_METATYPE(Arrangement)

namespace {

Date day(int month, int d) { return *Date::fromYmd(2026, month, d); }

const Date kFrom = day(4, 6); // a Monday

void alter(test::VisitWorld& w, const char* type, const Id& id,
           const std::function<void(Record&)>& change)
{
    auto r = w.find(type, id).record;
    change(r);
    w.tx.put(r);
}

void otherAssignment(test::VisitWorld& w, const char* name, Date from, Date to,
                     assignment::State state, bool elsewhere = false)
{
    Record a(*w.catalogue.type(Assignment::kType), w.id(name));
    a.set(assignment::kVerifier, Ref<ExternalVerifier>{w.verifier});
    a.set(assignment::kVerifierUser, w.user("verifier"));
    a.set(assignment::kRequest, Ref<VerificationRequest>{w.id(std::string("request of ") + name)});
    a.set(assignment::kFrom, from);
    a.set(assignment::kTo, to);
    a.set(assignment::kState, state);
    a.set(assignment::kCentre, Ref<Centre>{elsewhere ? w.id("far_centre") : w.centre});
    w.tx.put(a);
    Record c(*w.catalogue.type(Centre::kType), w.id("far_centre"));
    c.set(centre::kState, Ref<MalaysianState>{w.id("other_state")});
    w.tx.put(c);
}

void addTie(test::VisitWorld& w, std::optional<Date> to)
{
    Record t(*w.catalogue.type(VerifierAffiliation::kType), w.id("tie"));
    t.set(verifier_affiliation::kVerifier, Ref<ExternalVerifier>{w.verifier});
    t.set(verifier_affiliation::kCentre, Ref<Centre>{w.centre});
    t.set(verifier_affiliation::kKind, verifier_affiliation::Kind::Teaching);
    t.set(verifier_affiliation::kTo, to);
    w.tx.put(t);
}

} // namespace

class TestAssignmentFilter : public QObject
{
    Q_OBJECT

private:
    static Result<verification::VerifierChoice> judge(test::VisitWorld& w, int days = 2)
    {
        const Id request = w.requestAt(vr::State::AwaitingAssignment);
        const auto plan = verification::planVisit(
            w.tx, w.find(VerificationRequest::kType, request).record, kFrom, days);
        return verification::judgeVerifier(
            w.tx, plan, w.find(ExternalVerifier::kType, w.verifier).record, day(3, 2));
    }

private slots:
    void reasons_data()
    {
        QTest::addColumn<Arrangement>("change");
        QTest::addColumn<QString>("rules");
        const auto row = [](const char* name, Arrangement change, const char* rules) {
            QTest::newRow(name) << change << QString::fromLatin1(rules);
        };
        namespace ev = external_verifier;
        using S = assignment::State;
        const auto verifier = [](std::function<void(Record&)> change) -> Arrangement {
            return [change](test::VisitWorld& w) {
                alter(w, ExternalVerifier::kType, w.verifier, change);
            };
        };
        row(
            "nothing against her", [](test::VisitWorld&) {}, "");
        row("2 §8.9: term ends on day 1 of 2",
            verifier([](Record& v) { v.set(ev::kAppointedTo, kFrom); }), "ASG-APPOINTMENT");
        row("term ends on the last day",
            verifier([](Record& v) { v.set(ev::kAppointedTo, kFrom.plusDays(1)); }), "");
        row("term begins later",
            verifier([](Record& v) { v.set(ev::kAppointedFrom, kFrom.plusDays(1)); }),
            "ASG-APPOINTMENT");
        row(
            "another field",
            [](test::VisitWorld& w) {
                alter(w, VerifierField::kType, w.id("field_verifier"),
                      [](Record& f) { f.set(verifier_field::kCode, "F432"); });
            },
            "ASG-FIELD");
        row(
            "a lower level",
            [](test::VisitWorld& w) {
                alter(w, VerifierField::kType, w.id("field_verifier"),
                      [](Record& f) { f.set(verifier_field::kMaxLevel, 2); });
            },
            "ASG-FIELD");
        row("no vendor: a warning only",
            verifier([](Record& v) { v.set(ev::kVendorStatus, ev::VendorStatus::None); }), "");
        row(
            "teaches there", [](test::VisitWorld& w) { addTie(w, std::nullopt); }, "ASG-TIE");
        row(
            "taught there last year", [](test::VisitWorld& w) { addTie(w, day(1, 5)); }, "ASG-TIE");
        row(
            "taught there long ago",
            [](test::VisitWorld& w) { addTie(w, *Date::fromYmd(2024, 4, 5)); }, "");
        row(
            "assessed the group",
            [](test::VisitWorld& w) {
                alter(w, TraineeBatch::kType, w.batch,
                      [&](Record& b) { b.set(trainee_batch::kAssessor, w.user("verifier")); });
            },
            "ASG-PERSONNEL");
        row(
            "personnel of the centre",
            [](test::VisitWorld& w) {
                Record c(*w.catalogue.type(PersonnelCertificate::kType), w.id("certificate"));
                c.set(personnel_certificate::kUser, w.user("verifier"));
                c.set(personnel_certificate::kCentre, Ref<Centre>{w.centre});
                c.set(personnel_certificate::kTo, *Date::fromYmd(2025, 12, 31));
                w.tx.put(c);
            },
            "ASG-PERSONNEL");
        row(
            "held the last two visits there",
            [](test::VisitWorld& w) {
                otherAssignment(w, "a", day(1, 5), day(1, 6), S::Finished);
                otherAssignment(w, "b", day(2, 9), day(2, 10), S::Finished);
            },
            "ASG-CONSECUTIVE");
        row(
            "held only the last one",
            [](test::VisitWorld& w) { otherAssignment(w, "a", day(1, 5), day(1, 6), S::Finished); },
            "");
        row(
            "overlaps by a day",
            [](test::VisitWorld& w) { otherAssignment(w, "a", day(4, 7), day(4, 8), S::Accepted); },
            "ASG-OVERLAP");
        row(
            "a declined one does not overlap",
            [](test::VisitWorld& w) { otherAssignment(w, "a", day(4, 7), day(4, 8), S::Declined); },
            "");
        row(
            "next day in another state",
            [](test::VisitWorld& w) {
                otherAssignment(w, "a", day(4, 8), day(4, 9), S::Accepted, true);
            },
            "ASG-TRAVEL");
        row(
            "next day in the same state",
            [](test::VisitWorld& w) { otherAssignment(w, "a", day(4, 8), day(4, 9), S::Accepted); },
            "");
        row(
            "too many days in the month",
            [](test::VisitWorld& w) {
                otherAssignment(w, "a", day(4, 13), day(4, 23), S::Accepted);
            },
            "ASG-MONTH");
    }
    void reasons()
    {
        QFETCH(Arrangement, change);
        QFETCH(QString, rules);
        test::VisitWorld world(MYSPIKE_SOURCE_DIR);
        change(world);
        const auto choice = judge(world);
        QVERIFY(choice.ok());
        QCOMPARE(QString::fromStdString(choice->rules()), rules);
        QCOMPARE(choice->mayGo(), rules.isEmpty());
        for (const auto& r : choice->reasons) {
            QVERIFY(!r.text.english().empty());
        }
    }

    void manyTraineesNeedMoreDays()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR, 20);
        alter(world, TraineeBatch::kType, world.batch,
              [](Record& b) { b.set(trainee_batch::kTraineeCount, 60); });
        alter(world, AccreditedProgramme::kType, world.programme,
              [](Record& p) { p.set(accredited_programme::kCapacity, 60); });
        const auto one = judge(world, 1);
        QCOMPARE(one->rules(), std::string("ASG-LOAD"));
        const auto plan = verification::planVisit(
            world.tx, world.find(VerificationRequest::kType, world.id("request")).record, kFrom, 2);
        QVERIFY(verification::judgeVerifier(
                    world.tx, plan, world.find(ExternalVerifier::kType, world.verifier).record,
                    day(3, 2))
                    ->mayGo());
    }

    void orderIsFieldThenDistance()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR);
        const Id request = world.requestAt(vr::State::AwaitingAssignment);
        const auto plan = verification::planVisit(
            world.tx, world.find(VerificationRequest::kType, request).record, kFrom, 2);
        auto all = verification::filterVerifiers(world.tx, plan, day(3, 2));
        QCOMPARE(all->size(), std::size_t{2});
        QCOMPARE(all->front().verifier.id, world.verifier);
        QVERIFY(*all->front().distanceKm < *all->back().distanceKm);
        // The exact code beats the nearer verifier.
        alter(world, VerifierField::kType, world.id("field_second_verifier"),
              [](Record& f) { f.set(verifier_field::kCode, "N821-001-3:2020"); });
        all = verification::filterVerifiers(world.tx, plan, day(3, 2));
        QVERIFY(all->front().verifier.id != world.verifier);
        // Who may not go comes last, and is still listed.
        addTie(world, std::nullopt);
        all = verification::filterVerifiers(world.tx, plan, day(3, 2));
        QCOMPARE(all->back().verifier.id, world.verifier);
        QCOMPARE(all->back().rules(), std::string("ASG-TIE"));
    }

    void distances()
    {
        // Kuala Lumpur to Kuala Terengganu, about 290 km as the crow flies.
        const auto km = verification::distanceKm(3'139'000, 101'687'000, 5'330'000, 103'140'000);
        QVERIFY(km > 280 && km < 300);
        QCOMPARE(verification::distanceKm(1, 1, 1, 1), std::int64_t{0});
    }

    void anOverrideNeedsAReasonAndStandsInTheRegister()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR);
        addTie(world, std::nullopt);
        const Id request = world.requestAt(vr::State::AwaitingAssignment);
        const char* type = VerificationRequest::kType;
        Values args;
        args.set(assignment::kVerifier, Ref<ExternalVerifier>{world.verifier})
            .set(assignment::kFrom, kFrom)
            .set(assignment::kDays, std::int64_t{2});
        auto r = world.command("officer", vc::kAssignVerifier, type, request, args);
        QCOMPARE(r.fault().rule, std::string("ASG-TIE"));
        args.set(verification::arg::kOverrideReason, "Please");
        r = world.command("officer", vc::kAssignVerifier, type, request, args);
        QCOMPARE(r.fault().rule, std::string("ASG-OVERRIDE"));
        QCOMPARE(world.state(type, request), std::string("awaiting_assignment"));
        args.set(verification::arg::kOverrideReason,
                 "No other verifier of this field is free before the end of April.");
        QVERIFY(world.command("officer", vc::kAssignVerifier, type, request, args).ok());
        const auto registered = world.all(AssignmentOverride::kType);
        QCOMPARE(registered.size(), std::size_t{1});
        QCOMPARE(registered.front().text(assignment_override::kRules), std::string("ASG-TIE"));
        QCOMPARE(registered.front().get(assignment_override::kOfficer),
                 std::optional(world.user("officer")));
    }
};

QTEST_GUILESS_MAIN(TestAssignmentFilter)
#include "test_assignment_filter.moc"
