// Every rule by its code and source: what it says of a record that breaks it, and that it is silent
// about one that does not. A rule without a row here fails the test.
#include <QtTest>

#include <functional>
#include <set>

#include "tests/support/shared/visit_world.h"

using namespace myspike;

namespace {

Date day(int year, int month, int d) { return *Date::fromYmd(year, month, d); }

/// Changes a sound record, and the world around it, so that one rule speaks.
using Spoil = std::function<void(test::VisitWorld&, Record&)>;

struct Row
{
    const char* name;
    const char* type;
    const char* rule;    ///< in the type's description
    const char* finding; ///< the code of what is said
    Severity severity;
    Spoil spoil;
};

constexpr auto kError = Severity::Error;
constexpr auto kWarning = Severity::Warning;

void soundBatch(test::VisitWorld& w, Record& r)
{
    r = w.find(TraineeBatch::kType, w.batch).record;
    Record c(*w.catalogue.type(PersonnelCertificate::kType), w.id("recognition"));
    c.set(personnel_certificate::kUser, w.user("assessor"));
    c.set(personnel_certificate::kNoss, Ref<Noss>{w.noss});
    c.set(personnel_certificate::kPost, personnel_certificate::Post::Assessor);
    c.set(personnel_certificate::kStatus, personnel_certificate::Status::Active);
    c.set(personnel_certificate::kFrom, day(2023, 1, 1));
    c.set(personnel_certificate::kTo, day(2027, 12, 31));
    w.tx.put(c);
}

void soundTrainee(test::VisitWorld& w, Record& r)
{
    r = w.find(Trainee::kType, w.trainees.front()).record;
    r.set(trainee::kIdentityKind, IdentityKind::MyKad);
    r.set(trainee::kIdentity, "900101145567");
    r.set(trainee::kBirthDate, day(1990, 1, 1));
}

void soundRequest(test::VisitWorld& w, Record& r)
{
    r = w.find(VerificationRequest::kType, w.draftRequest()).record;
    Record file(*w.catalogue.type("attachment"), w.id("file"));
    file.setValue("owner_id", r.id.toString());
    w.tx.put(file);
}

void soundCertificate(test::VisitWorld& w, Record& r)
{
    r.set(personnel_certificate::kNumber, "PP/2025/000001");
    r.set(personnel_certificate::kPost, personnel_certificate::Post::Assessor);
    r.set(personnel_certificate::kHolder, "Pelatih");
    r.set(personnel_certificate::kIdentityKind, IdentityKind::MyKad);
    r.set(personnel_certificate::kIdentity, "900101145567");
    r.set(personnel_certificate::kCentre, Ref<Centre>{w.centre});
    r.set(personnel_certificate::kNoss, Ref<Noss>{w.noss});
    r.set(personnel_certificate::kFrom, day(2025, 1, 1));
    r.set(personnel_certificate::kTo, day(2029, 12, 31));
    r.set(personnel_certificate::kStatus, personnel_certificate::Status::Active);
}

void soundUnitMark(test::VisitWorld& w, Record& r)
{
    r = w.all(UnitMark::kType).front();
    r.set(unit_mark::kAssessor, w.user("assessor"));
    r.set(unit_mark::kAssessedOn, day(2025, 6, 2));
}

void soundFinalMark(test::VisitWorld& w, Record& r)
{
    r = w.all(FinalMark::kType).front();
    r.set(final_mark::kAssessor, w.user("assessor"));
}

void soundClaimLine(test::VisitWorld& w, Record& r)
{
    r.set(claim_line::kClaim, Ref<Claim>{w.id("claim")});
    r.set(claim_line::kAssignment, Ref<Assignment>{w.id("assignment")});
    r.set(claim_line::kVerifierUser, w.user("verifier"));
    r.set(claim_line::kKind, claim_line::Kind::Mileage);
    r.set(claim_line::kDate, day(2026, 4, 6));
    r.set(claim_line::kQuantity, Hundredths::whole(120));
    r.set(claim_line::kRate, Money{85});
    r.set(claim_line::kAmount, Money{10'200});
    for (const auto* type : {Claim::kType, Assignment::kType}) {
        w.tx.put(Record(*w.catalogue.type(type), w.id(type)));
    }
}

void soundFinding(test::VisitWorld& w, Record& r)
{
    r.set(finding::kCategory, finding::Category::Major);
    r.set(finding::kDescription, "Not displayed");
    r.set(finding::kEvidence, "Seen in the hall");
    (void)w;
}

void soundSignature(test::VisitWorld& w, Record& r)
{
    r.set(signature::kForm, "V1");
    r.set(signature::kStrokes, "{}");
    r.set(signature::kShownHash, std::string(64, 'a'));
    (void)w;
}

void soundAmendment(test::VisitWorld& w, Record& r)
{
    r.set(mark_amendment::kComponent, mark_amendment::Component::FinalKnowledge);
    (void)w;
}

void soundUser(test::VisitWorld& w, Record& r)
{
    r = w.find(User::kType, w.user("manager").id).record;
    r.set(user::kIdentityKind, IdentityKind::MyKad);
    r.set(user::kIdentity, "900101145567");
}

/// A record about which no rule speaks; the types whose rules need nothing have none.
const std::map<std::string, Spoil>& soundRecords()
{
    static const std::map<std::string, Spoil> sound{
        {TraineeBatch::kType, soundBatch},
        {Trainee::kType, soundTrainee},
        {VerificationRequest::kType, soundRequest},
        {PersonnelCertificate::kType, soundCertificate},
        {UnitMark::kType, soundUnitMark},
        {FinalMark::kType, soundFinalMark},
        {ClaimLine::kType, soundClaimLine},
        {RaisedFinding::kType, soundFinding},
        {Signature::kType, soundSignature},
        {MarkAmendment::kType, soundAmendment},
        {User::kType, soundUser},
        {AccreditedProgramme::kType,
         [](test::VisitWorld& w, Record& r) {
             r = w.find(AccreditedProgramme::kType, w.programme).record;
         }},
        {ExternalVerifier::kType,
         [](test::VisitWorld& w, Record& r) {
             r = w.find(ExternalVerifier::kType, w.verifier).record;
         }},
        {Noss::kType,
         [](test::VisitWorld& w, Record& r) { r = w.find(Noss::kType, w.noss).record; }},
        {VerifierAffiliation::kType, [](test::VisitWorld&, Record&) {}},
        {NossEquipment::kType,
         [](test::VisitWorld&, Record& r) { r.set(noss_equipment::kRatio, "1:5"); }},
    };
    return sound;
}

void spoilProgramme(test::VisitWorld& w, const std::function<void(Record&)>& change)
{
    auto p = w.find(AccreditedProgramme::kType, w.programme).record;
    change(p);
    w.tx.put(p);
}

std::vector<Row> rows()
{
    namespace tb = trainee_batch;
    namespace ap = accredited_programme;
    namespace vr = verification_request;
    namespace cl = claim_line;
    namespace pc = personnel_certificate;
    using W = test::VisitWorld;
    std::vector<Row> out{
        {"group ends before it begins", TraineeBatch::kType, "BATCH-DATES", "BATCH-DATES", kError,
         [](W&, Record& r) { r.set(tb::kEnd, day(2024, 12, 31)); }},
        {"registered long after the start", TraineeBatch::kType, "BATCH-DATES", "DFT-LATE",
         kWarning, [](W&, Record& r) { r.set(tb::kRegisteredOn, day(2025, 3, 1)); }},
        {"programme not yet accredited", TraineeBatch::kType, "DFT-R1", "DFT-R1", kError,
         [](W&, Record& r) { r.set(tb::kStart, day(2023, 12, 31)); }},
        {"group ends after the accreditation", TraineeBatch::kType, "DFT-R1", "DFT-R1", kError,
         [](W&, Record& r) { r.set(tb::kEnd, day(2028, 1, 1)); }},
        {"dates not in the register", TraineeBatch::kType, "DFT-R1", "DFT-R1", kWarning,
         [](W& w, Record&) { spoilProgramme(w, [](Record& p) { p.clear(ap::kTo); }); }},
        {"group bigger than its capacity", TraineeBatch::kType, "DFT-R2", "DFT-R2", kError,
         [](W&, Record& r) { r.set(tb::kTraineeCount, 26); }},
        {"capacity not in the register", TraineeBatch::kType, "DFT-R2", "DFT-R2", kWarning,
         [](W& w, Record&) { spoilProgramme(w, [](Record& p) { p.clear(ap::kCapacity); }); }},
        {"shorter than the level takes", TraineeBatch::kType, "DFT-R4", "DFT-R4", kWarning,
         [](W&, Record& r) { r.set(tb::kEnd, day(2025, 12, 1)); }},
        {"PP is PPD", TraineeBatch::kType, "PSN-R1", "PSN-R1", kError,
         [](W& w, Record& r) { r.set(tb::kInternalVerifier, w.user("assessor")); }},
        {"assessor without recognition", TraineeBatch::kType, "PSN-R7", "PSN-R7", kWarning,
         [](W& w, Record& r) { r.set(tb::kAssessor, w.user("manager")); }},
        {"more trainees than an assessor may take", TraineeBatch::kType, "PSN-R8", "PSN-R8",
         kWarning,
         [](W& w, Record& r) {
             spoilProgramme(w, [](Record& p) { p.set(ap::kCapacity, 30); });
             r.set(tb::kTraineeCount, 26);
         }},

        {"impossible date in the number", Trainee::kType, "ID-R1", "ID-R1", kError,
         [](W&, Record& r) { r.set(trainee::kIdentity, "771305021234"); }},
        {"unknown place of birth", Trainee::kType, "ID-R1", "ID-R2", kWarning,
         [](W&, Record& r) { r.set(trainee::kIdentity, "770305171234"); }},
        {"a passport with a hyphen", Trainee::kType, "ID-R1", "ID-R3", kError,
         [](W&, Record& r) {
             r.set(trainee::kIdentityKind, IdentityKind::Passport);
             r.set(trainee::kIdentity, "A-1234567");
         }},
        {"too young", Trainee::kType, "DFT-AGE", "DFT-AGE", kWarning,
         [](W&, Record& r) { r.set(trainee::kBirthDate, day(2010, 1, 7)); }},
        {"twice in the group", Trainee::kType, "DFT-R5", "DFT-R5", kError,
         [](W& w, Record& r) {
             auto other = w.find(Trainee::kType, w.trainees[1]).record;
             other.set(trainee::kIdentity, r.text(trainee::kIdentity));
             w.tx.put(other);
         }},

        {"a number that is no MyKad", User::kType, "ID-R1", "ID-R1", kError,
         [](W&, Record& r) { r.set(user::kIdentity, "12345"); }},
        {"a second account", User::kType, "PEN-R1", "PEN-R1", kError,
         [](W& w, Record& r) {
             auto other = w.find(User::kType, w.user("officer").id).record;
             other.set(user::kIdentity, r.text(user::kIdentity));
             other.set(user::kIdentityKind, IdentityKind::MyKad);
             w.tx.put(other);
         }},
        {"a login name that is taken", User::kType, "USER-LOGIN", "USER-LOGIN", kError,
         [](W&, Record& r) { r.set(user::kLoginName, "officer"); }},

        {"code of no pattern", Noss::kType, "NOSS-CODE", "NOSS-CODE", kWarning,
         [](W&, Record& r) { r.set(noss::kCode, "CIDB 12/2004"); }},
        {"no ratio", NossEquipment::kType, "EQUIPMENT-RATIO", "EQUIPMENT-RATIO", kError,
         [](W&, Record& r) { r.set(noss_equipment::kRatio, "one to five"); }},

        {"programme ends before it begins", AccreditedProgramme::kType, "PROGRAMME-DATES",
         "PROGRAMME-DATES", kError, [](W&, Record& r) { r.set(ap::kTo, day(2023, 1, 1)); }},
        {"entered without a source", AccreditedProgramme::kType, "PROGRAMME-SOURCE",
         "PROGRAMME-SOURCE", kError,
         [](W&, Record& r) { r.set(ap::kProvenance, Provenance::Entered); }},
        {"not in the register", AccreditedProgramme::kType, "PROGRAMME-GAPS", "PROGRAMME-GAPS",
         kWarning, [](W&, Record& r) { r.clear(ap::kCapacity); }},

        {"recognition ends before it begins", PersonnelCertificate::kType, "PSN-CERTIFICATE",
         "PSN-DATES", kError, [](W&, Record& r) { r.set(pc::kTo, day(2024, 1, 1)); }},
        {"a post without its programme", PersonnelCertificate::kType, "PSN-CERTIFICATE",
         "PSN-PROGRAMME", kError, [](W&, Record& r) { r.clear(pc::kNoss); }},
        {"more than six years", ExternalVerifier::kType, "PSN-R5", "PSN-R5", kError,
         [](W&, Record& r) { r.set(external_verifier::kAppointedTo, day(2030, 6, 1)); }},
        {"more than three years before 9 May 2024", ExternalVerifier::kType, "PSN-R5", "PSN-R5",
         kError,
         [](W&, Record& r) {
             r.set(external_verifier::kAppointedFrom, day(2024, 5, 8));
             r.set(external_verifier::kAppointedTo, day(2027, 5, 8));
         }},
        {"a tie that ends before it begins", VerifierAffiliation::kType, "PSN-DATES", "PSN-DATES",
         kError,
         [](W&, Record& r) {
             r.set(verifier_affiliation::kFrom, day(2025, 1, 1));
             r.set(verifier_affiliation::kTo, day(2024, 1, 1));
         }},

        {"a second mark for one attempt", UnitMark::kType, "MARK-TWICE", "MARK-TWICE", kError,
         [](W& w, Record& r) {
             auto other = r;
             other.id = w.id("another mark");
             w.tx.put(other);
         }},
        {"absent with a mark", UnitMark::kType, "MARK-ABSENT", "MARK-ABSENT", kError,
         [](W&, Record& r) { r.set(unit_mark::kAbsent, true); }},
        {"a third repeat", UnitMark::kType, "ASM-REPEAT", "ASM-REPEAT", kError,
         [](W&, Record& r) { r.set(unit_mark::kAttempt, 4); }},
        {"marked by the internal verifier", UnitMark::kType, "PSN-R1", "PSN-R1", kError,
         [](W& w, Record& r) { r.set(unit_mark::kAssessor, w.user("internal_verifier")); }},
        {"absent with a final mark", FinalMark::kType, "MARK-ABSENT", "MARK-ABSENT", kError,
         [](W&, Record& r) { r.set(final_mark::kAbsent, true); }},
        {"a third repeat of the final", FinalMark::kType, "ASM-REPEAT", "ASM-REPEAT", kError,
         [](W&, Record& r) { r.set(final_mark::kAttempt, 4); }},
        {"final marked by the internal verifier", FinalMark::kType, "PSN-R1", "PSN-R1", kError,
         [](W& w, Record& r) { r.set(final_mark::kAssessor, w.user("internal_verifier")); }},
        {"coursework without its unit", MarkAmendment::kType, "AMEND-UNIT", "AMEND-UNIT", kError,
         [](W&, Record& r) {
             r.set(mark_amendment::kComponent, mark_amendment::Component::CourseworkKnowledge);
         }},

        {"no group", VerificationRequest::kType, "VER-BATCHES", "VER-BATCHES", kError,
         [](W& w, Record& r) { r.id = w.id("another request"); }},
        {"a group of another standard", VerificationRequest::kType, "VER-BATCHES", "VER-BATCHES",
         kError, [](W& w, Record& r) { r.set(vr::kNoss, Ref<Noss>{w.id("other")}); }},
        {"marks not frozen", VerificationRequest::kType, "VER-BATCHES", "VER-READY", kError,
         [](W& w, Record&) {
             auto b = w.find(TraineeBatch::kType, w.batch).record;
             b.set(tb::kState, tb::State::FinalAssessment);
             w.tx.put(b);
         }},
        {"PP was PPD", VerificationRequest::kType, "VER-BATCHES", "PSN-R1", kError,
         [](W& w, Record&) {
             auto b = w.find(TraineeBatch::kType, w.batch).record;
             b.set(tb::kInternalVerifier, w.user("assessor"));
             w.tx.put(b);
         }},
        {"group above its capacity", VerificationRequest::kType, "DFT-R2", "DFT-R2", kError,
         [](W& w, Record&) { spoilProgramme(w, [](Record& p) { p.set(ap::kCapacity, 5); }); }},
        {"another number of trainees", VerificationRequest::kType, "DFT-R2", "VER-COUNT", kWarning,
         [](W&, Record& r) { r.set(vr::kTraineeCount, 11); }},
        {"a day that is past", VerificationRequest::kType, "VER-DATES", "VER-DATES", kError,
         [](W&, Record& r) { r.set(vr::kProposed1, day(2026, 3, 2)); }},
        {"one day twice", VerificationRequest::kType, "VER-DATES", "VER-DATES", kError,
         [](W&, Record& r) { r.set(vr::kProposed2, day(2026, 4, 6)); }},
        {"too near the final assessment", VerificationRequest::kType, "VER-DATES", "VER-APPLY",
         kWarning, [](W&, Record& r) { r.set(vr::kFinalAssessmentOn, day(2026, 3, 20)); }},
        {"no time of day", VerificationRequest::kType, "VER-TIME", "VER-TIME", kError,
         [](W&, Record& r) { r.set(vr::kStartTime, "24:00"); }},
        {"no document", VerificationRequest::kType, "VER-DOCUMENTS", "VER-DOCUMENTS", kWarning,
         [](W& w, Record&) {
             auto file = w.find("attachment", w.id("file")).record;
             file.deleted = true;
             w.tx.put(file);
         }},

        {"a major without evidence", RaisedFinding::kType, "FINDING-EVIDENCE", "FINDING-EVIDENCE",
         kError, [](W&, Record& r) { r.clear(finding::kEvidence); }},
        {"nothing was signed", Signature::kType, "SIGN-EMPTY", "SIGN-EMPTY", kError,
         [](W&, Record& r) { r.clear(signature::kStrokes); }},
        {"signed and refused", Signature::kType, "SIGN-EMPTY", "SIGN-REFUSED", kError,
         [](W&, Record& r) { r.set(signature::kRefused, true); }},
        {"signed without knowing what", Signature::kType, "SIGN-EMPTY", "SIGN-SHOWN", kError,
         [](W&, Record& r) { r.clear(signature::kShownHash); }},

        {"a rate of one's own", ClaimLine::kType, "CLAIM-RATE", "CLAIM-RATE", kError,
         [](W&, Record& r) { r.set(cl::kRate, Money{100}); }},
        {"meals at another rate", ClaimLine::kType, "CLAIM-RATE", "CLAIM-RATE", kError,
         [](W& w, Record& r) {
             Record a(*w.catalogue.type(Assignment::kType), w.id("assignment"));
             a.set(assignment::kCentre, Ref<Centre>{w.centre});
             w.tx.put(a);
             r.set(cl::kKind, cl::Kind::Meals);
             r.set(cl::kQuantity, Hundredths::whole(2));
             r.set(cl::kRate, Money{5'000});
             r.set(cl::kAmount, Money{10'000});
         }},
        {"an amount of one's own", ClaimLine::kType, "CLAIM-RATE", "CLAIM-AMOUNT", kError,
         [](W&, Record& r) { r.set(cl::kAmount, Money{10'201}); }},
        {"dear lodging", ClaimLine::kType, "CLAIM-RATE", "CLAIM-LODGING", kError,
         [](W&, Record& r) {
             r.set(cl::kKind, cl::Kind::Lodging);
             r.set(cl::kRate, Money{22'001});
         }},
        {"a fare without receipt", ClaimLine::kType, "CLAIM-RATE", "CLAIM-RECEIPT", kError,
         [](W&, Record& r) { r.set(cl::kKind, cl::Kind::Fare); }},
    };
    return out;
}

std::vector<Finding> findingsOf(test::VisitWorld& world, const Record& record)
{
    std::vector<Finding> out;
    const auto context = world.contextFor("officer");
    for (const auto& rule : record.type().rules) {
        rule.judge(record, world.tx, context, out);
    }
    return out;
}

} // namespace

class TestRules : public QObject
{
    Q_OBJECT

private slots:
    void rule_data()
    {
        QTest::addColumn<int>("row");
        const auto all = rows();
        for (std::size_t i = 0; i < all.size(); ++i) {
            QTest::addRow("%s: %s", all[i].type, all[i].name) << static_cast<int>(i);
        }
    }

    void rule()
    {
        QFETCH(int, row);
        const auto r = rows()[static_cast<std::size_t>(row)];
        test::VisitWorld world(MYSPIKE_SOURCE_DIR);
        Record record(*world.catalogue.type(r.type), world.id("subject"));
        soundRecords().at(r.type)(world, record);
        for (const auto& f : findingsOf(world, record)) {
            QFAIL(("the sound record is faulted: " + f.rule).c_str());
        }
        r.spoil(world, record);
        bool said = false;
        for (const auto& f : findingsOf(world, record)) {
            QVERIFY(!f.text.english().empty());
            QVERIFY(f.text.english().find('%') == std::string::npos);
            said = said || (f.rule == r.finding && f.severity == r.severity);
            QVERIFY2(f.field.empty() || record.type().field(f.field), f.field.c_str());
        }
        QVERIFY2(said, r.finding);
    }

    void aWrittenReasonSettlesTheUnknownPlace()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR);
        Record r(*world.catalogue.type(Trainee::kType), world.id("subject"));
        soundTrainee(world, r);
        r.set(trainee::kIdentity, "770305171234");
        QCOMPARE(findingsOf(world, r).size(), std::size_t{1});
        r.set(trainee::kIdentityOverride, "Compared with the card.");
        QVERIFY(findingsOf(world, r).empty());
    }

    void capacityWasNoLimitBefore2017()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR);
        Record r(*world.catalogue.type(TraineeBatch::kType), world.id("subject"));
        soundBatch(world, r);
        spoilProgramme(world, [](Record& p) {
            p.set(accredited_programme::kFrom, day(2015, 1, 1));
            p.set(accredited_programme::kCapacity, 5);
        });
        r.set(trainee_batch::kStart, day(2016, 12, 31));
        bool warned = false;
        for (const auto& f : findingsOf(world, r)) {
            if (f.rule == "DFT-R2") {
                warned = f.severity == Severity::Warning;
            }
        }
        QVERIFY(warned);
    }

    /// What rests on rows that this replica does not hold is left to the server.
    void absenceOnAReplicaIsLeftToTheServer()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR);
        Record r(*world.catalogue.type(TraineeBatch::kType), world.id("subject"));
        soundBatch(world, r);
        r.set(trainee_batch::kAssessor, world.user("manager"));
        world.tx.notHeld = {PersonnelCertificate::kType};
        const auto findings = findingsOf(world, r);
        QCOMPARE(findings.size(), std::size_t{1});
        QVERIFY(findings.front().leftToServer);
    }

    void everyRuleHasARowAndASource()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR, 1);
        std::set<std::pair<std::string, std::string>> tested{
            // Judged by the tests of the visit's commands.
            {Visit::kType, "VER-VISIT"},
            {Visit::kType, "VER-PARTS"},
            {VisitReport::kType, "VER-REPORT"},
            {VisitReport::kType, "VER-REMARK"},
            {VisitReport::kType, "VER-SUMMARY"},
            {VisitReport::kType, "VER-MAJOR"},
            // By those of the visit's people in no list.
            {"unlisted_trainee", "UNLISTED-IDENTITY"},
            {"unlisted_trainee", "UNLISTED-REASON"},
            {"unlisted_trainee", "UNLISTED-LISTED"}};
        for (const auto& r : rows()) {
            tested.insert({r.type, r.rule});
        }
        for (const auto* t : world.catalogue.types()) {
            for (const auto& rule : t->rules) {
                QVERIFY2(tested.contains({t->key, rule.code}),
                         (std::string(t->key) + " " + rule.code).c_str());
                QVERIFY2(std::string_view(rule.source).size() > 3, rule.code);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestRules)
#include "test_rules.moc"
