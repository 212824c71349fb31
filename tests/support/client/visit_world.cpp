#include "tests/support/client/visit_world.h"

#include <QFile>
#include <cstdio>
#include <cstdlib>

#include "shared/base/delimited.h"
#include "shared/modules/catalogue.h"
#include "shared/schema/rule_book.h"
#include "shared/sync/records.h"

namespace myspike::test {

namespace {

constexpr const char* kStandard = "N821-001-3:2020";

Catalogue wholeCatalogue()
{
    Catalogue c = buildCatalogue();
    if (!c.type(history::Entry::kType)) {
        describeFoundation(c);
    }
    return c;
}

DelimitedTable tableOf(const char* path)
{
    QFile file(QStringLiteral(MYSPIKE_SOURCE_DIR "/resources/") + QString::fromLatin1(path));
    if (!file.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "visit world: %s cannot be read\n", path);
        std::abort();
    }
    auto table = readDelimited(file.readAll().toStdString());
    if (!table) {
        std::fprintf(stderr, "visit world: %s: %s\n", path,
                     table.fault().forUser.english().c_str());
        std::abort();
    }
    return std::move(*table);
}

/// Rows of a table as text by heading.
std::vector<std::map<std::string, std::string>> rowsOf(const char* path)
{
    const auto table = tableOf(path);
    std::vector<std::map<std::string, std::string>> out;
    for (const auto& row : table.rows) {
        std::map<std::string, std::string> one;
        for (const auto& column : table.columns) {
            one[column.name] = std::string(table.cell(row, column));
        }
        out.push_back(std::move(one));
    }
    return out;
}

constexpr const char* kNames[] = {"Aina Sofea binti Contoh",
                                  "Amirul Hakim bin Rekaan",
                                  "Chong Wei Rekaan",
                                  "Devi a/p Contoh",
                                  "Farah Nadia binti Ilham",
                                  "Haziq Iman bin Contoh",
                                  "Jolene Anak Rekaan",
                                  "Kavitha a/p Ilham",
                                  "Lim Jia Contoh",
                                  "Muhammad Danish bin Reka",
                                  "Nur Iman binti Rekaan",
                                  "Nurul Huda binti Contoh",
                                  "Puteri Balqis binti Ilham",
                                  "Rajesh a/l Contoh",
                                  "Siti Mariam binti Reka",
                                  "Tan Hui Contoh",
                                  "Umar Faruq bin Ilham",
                                  "Wan Zulaikha binti Reka"};

} // namespace

SiteWorld::SiteWorld(int traineeCount, bool checkedIn)
    : catalogue(wholeCatalogue()), replica(catalogue, FakeReplica::anyone({"external_verifier"}))
{
    putRules();
    putStandard();
    putChecklist();
    putPeople(traineeCount);
    putVisit(checkedIn);
}

Record SiteWorld::put(const char* type, const Values& values)
{
    Record r(*catalogue.type(type), replica.newId());
    for (const auto& [name, value] : values.all()) {
        r.setValue(name, value);
    }
    replica.put(r, true);
    return r;
}

std::vector<Record> SiteWorld::all(const char* type) const
{
    auto future = const_cast<FakeReplica&>(replica).loadPage(Query{.type = type});
    const auto page = future.result();
    return page ? page->rows : std::vector<Record>();
}

void SiteWorld::putRules()
{
    using namespace rule_book;
    for (auto& row : rowsOf("rule_book/rule_book.csv")) {
        const auto from = Date::parse(row["effective_from"]);
        if (!from) {
            continue;
        }
        Values v;
        v.set(kKey, row["key"]).set(kKind, row["kind"]).set(kValue, row["value"]);
        v.set(kUnit, row["unit"]).set(kEffectiveFrom, *from);
        v.set(kReference, row["reference"]);
        if (const auto to = Date::parse(row["effective_to"])) {
            v.set(kEffectiveTo, *to);
        }
        put(Entry::kType, v);
    }
}

void SiteWorld::putStandard()
{
    noss = put(Noss::kType, Values()
                                .set(noss::kCode, kStandard)
                                .set(noss::kTitleMs, "Pentadbiran Pejabat")
                                .set(noss::kTitleEn, "Office Administration")
                                .set(noss::kLevel, 3)
                                .set(noss::kStatus, noss::Status::Approved))
               .id;
    std::map<std::string, Id> unitIds;
    for (auto& row : rowsOf("noss/competency_units.csv")) {
        if (row["kod_noss"] != kStandard) {
            continue;
        }
        const auto unit = put(CompetencyUnit::kType,
                              Values()
                                  .set(competency_unit::kNoss, Ref<Noss>{noss})
                                  .set(competency_unit::kNumber, row["cu_no"])
                                  .set(competency_unit::kCode, row["cu_code"])
                                  .set(competency_unit::kKind, row["cu_type"] == "elective"
                                                                   ? competency_unit::Kind::Elective
                                                                   : competency_unit::Kind::Core)
                                  .set(competency_unit::kTitleEn, row["cu_title_en"])
                                  .set(competency_unit::kTitleMs, row["cu_title_ms"]));
        units.push_back(unit.id);
        unitIds[row["cu_no"]] = unit.id;
    }
    for (auto& row : rowsOf("noss/noss_equipment.csv")) {
        if (row["kod_noss"] != kStandard || !unitIds.count(row["cu_no"])) {
            continue;
        }
        put(NossEquipment::kType,
            Values()
                .set(noss_equipment::kNoss, Ref<Noss>{noss})
                .set(noss_equipment::kUnit, Ref<CompetencyUnit>{unitIds[row["cu_no"]]})
                .set(noss_equipment::kItem, row["item_ms"])
                .set(noss_equipment::kRatio, row["ratio"]));
    }
    std::map<std::string, Id> schemeIds;
    for (auto& row : rowsOf("noss/marking_schemes.csv")) {
        if (row["kod_noss"] != kStandard || !unitIds.count(row["cu_no"])) {
            continue;
        }
        const Ref<CompetencyUnit> unit{unitIds[row["cu_no"]]};
        auto& scheme = schemeIds[row["scheme_code"]];
        if (scheme.isNull()) {
            scheme = put(MarkingScheme::kType,
                         Values()
                             .set(marking_scheme::kNoss, Ref<Noss>{noss})
                             .set(marking_scheme::kCode, row["scheme_code"])
                             .set(marking_scheme::kTitle, "Kertas amali " + row["cu_no"])
                             .set(marking_scheme::kKind, marking_scheme::Kind::Practical)
                             .set(marking_scheme::kMinutes, 48)
                             .set(marking_scheme::kStatus, marking_scheme::Status::Approved))
                         .id;
            schemes.push_back(scheme);
        }
        put(MarkingSchemeRow::kType,
            Values()
                .set(marking_scheme_row::kScheme, Ref<MarkingScheme>{scheme})
                .set(marking_scheme_row::kUnit, unit)
                .set(marking_scheme_row::kOrdinal, std::stoll(row["row_no"]))
                .setValue(marking_scheme_row::kGroup.name, row["criteria_group"])
                .set(marking_scheme_row::kCriterionMs, row["text_ms"])
                .set(marking_scheme_row::kCriterionEn, row["text_en"])
                .set(marking_scheme_row::kWeight, *Hundredths::parse(row["weight"])));
    }
}

void SiteWorld::putChecklist()
{
    checklist =
        put(Checklist::kType, Values()
                                  .set(checklist::kVersion, "2026-1")
                                  .set(checklist::kKind, checklist::Kind::SiteVisitCreditUnit)
                                  .set(checklist::kStatus, checklist::Status::Approved))
            .id;
    for (auto& row : rowsOf("checklists/site_visit_credit_cu.csv")) {
        put(ChecklistItem::kType,
            Values()
                .set(checklist_item::kChecklist, Ref<Checklist>{checklist})
                .set(checklist_item::kCode, row["code"])
                .set(checklist_item::kForm, row["form"])
                .set(checklist_item::kSectionMs, row["section_ms"])
                .set(checklist_item::kSectionEn, row["section_en"])
                .set(checklist_item::kOrdinal, std::stoll(row["ordinal"]))
                .set(checklist_item::kQuestionMs, row["question_ms"])
                .set(checklist_item::kQuestionEn, row["question_en"])
                .set(checklist_item::kReference, row["reference"])
                .setValue(checklist_item::kAnswerKind.name, row["answer_kind"])
                .set(checklist_item::kCritical, row["critical"] == "true")
                .set(checklist_item::kEvidenceRequired, row["evidence_required"] == "true"));
    }
}

void SiteWorld::putPeople(int traineeCount)
{
    centre = put(Centre::kType, Values()
                                    .set(centre::kCode, "L99001")
                                    .set(centre::kName, "Akademi Kemahiran Contoh Setia")
                                    .set(centre::kAddress, "12 Jalan Rekaan 3, 43000 Kajang")
                                    .set(centre::kPhone, "03-0000 0000"))
                 .id;
    const auto today = replica.time.now().day();
    using Post = personnel_certificate::Post;
    const auto person = [&](const char* name, Post post, const char* identity, Date to) {
        Values v;
        v.set(personnel_certificate::kNumber, std::string("PPK-") + identity);
        v.set(personnel_certificate::kPost, post);
        v.set(personnel_certificate::kHolder, name);
        v.set(personnel_certificate::kIdentity, identity);
        v.set(personnel_certificate::kCentre, Ref<Centre>{centre});
        v.set(personnel_certificate::kFrom, today.plusYears(-2));
        v.set(personnel_certificate::kTo, to);
        v.set(personnel_certificate::kStatus, personnel_certificate::Status::Active);
        if (post != Post::CentreManager) {
            v.set(personnel_certificate::kNoss, Ref<Noss>{noss});
        }
        put(PersonnelCertificate::kType, v);
    };
    person("Rosnah binti Contoh", Post::CentreManager, "700101145566", today.plusYears(1));
    person("Lee Kah Rekaan", Post::InternalVerifier, "780505105577", today.plusDays(40));
    person("Hafiz bin Ilham", Post::Assessor, "850909085588", today.plusYears(1));
    person("Mages a/l Contoh", Post::Assessor, "820303075599", today.plusDays(-12));

    batch = put(TraineeBatch::kType,
                Values()
                    .set(trainee_batch::kNumber, "L99001/2026/S1/007")
                    .set(trainee_batch::kCentre, Ref<Centre>{centre})
                    .set(trainee_batch::kNoss, Ref<Noss>{noss})
                    .set(trainee_batch::kLevel, 3)
                    .set(trainee_batch::kMethod, trainee_batch::Method::CreditUnit)
                    .set(trainee_batch::kStart, today.plusDays(-300))
                    .set(trainee_batch::kEnd, today.plusDays(-20))
                    .set(trainee_batch::kTraineeCount, traineeCount)
                    .set(trainee_batch::kState, trainee_batch::State::InVerification))
                .id;
    SplitMix64 rng(42);
    for (int i = 0; i < traineeCount; ++i) {
        const bool repeats = i == 4;
        const auto serial = std::to_string(1000 + i * 2 + 1);
        const auto t =
            put(Trainee::kType,
                Values()
                    .set(trainee::kBatch, Ref<TraineeBatch>{batch})
                    .set(trainee::kCentre, Ref<Centre>{centre})
                    .set(trainee::kNumber, "2026-3-00" + std::to_string(10'000 + i))
                    .set(trainee::kName, kNames[static_cast<std::size_t>(i) % std::size(kNames)])
                    .set(trainee::kIdentityKind, IdentityKind::MyKad)
                    .set(trainee::kIdentity, "07060" + std::to_string(1 + i % 9) + "10" + serial)
                    .set(trainee::kStatus, trainee::Status::Active)
                    .set(trainee::kAttempt, repeats ? 2 : 1));
        trainees.push_back(t.id);
        for (const auto& unit : units) {
            put(UnitMark::kType,
                Values()
                    .set(unit_mark::kTrainee, Ref<Trainee>{t.id})
                    .set(unit_mark::kBatch, Ref<TraineeBatch>{batch})
                    .set(unit_mark::kCentre, Ref<Centre>{centre})
                    .set(unit_mark::kUnit, Ref<CompetencyUnit>{unit})
                    .set(unit_mark::kAttempt, 1)
                    .set(unit_mark::kKnowledge,
                         Hundredths{static_cast<std::int64_t>(6'200 + rng.next() % 3'000)})
                    .set(unit_mark::kPerformance,
                         Hundredths{static_cast<std::int64_t>(6'800 + rng.next() % 2'600)}));
        }
        put(FinalMark::kType,
            Values()
                .set(final_mark::kTrainee, Ref<Trainee>{t.id})
                .set(final_mark::kBatch, Ref<TraineeBatch>{batch})
                .set(final_mark::kCentre, Ref<Centre>{centre})
                .set(final_mark::kAttempt, 1)
                .set(final_mark::kKnowledge,
                     Hundredths{i == 7 ? 4'000
                                       : static_cast<std::int64_t>(6'000 + rng.next() % 3'000)})
                .set(final_mark::kPerformance,
                     Hundredths{static_cast<std::int64_t>(6'400 + rng.next() % 3'000)}));
    }
}

void SiteWorld::putVisit(bool checkedIn)
{
    const auto today = replica.time.now().day();
    const Ref<User> me{replica.identity().actor.user};
    request = put(VerificationRequest::kType,
                  Values()
                      .set(verification_request::kNumber, "VER/2026/000123")
                      .set(verification_request::kCentre, Ref<Centre>{centre})
                      .set(verification_request::kNoss, Ref<Noss>{noss})
                      .set(verification_request::kLevel, 3)
                      .set(verification_request::kKind, verification_request::Kind::FinalAssessment)
                      .set(verification_request::kState,
                           checkedIn ? verification_request::State::OnVisit
                                     : verification_request::State::PackageIssued))
                  .id;
    put(RequestBatch::kType, Values()
                                 .set(request_batch::kRequest, Ref<VerificationRequest>{request})
                                 .set(request_batch::kBatch, Ref<TraineeBatch>{batch})
                                 .set(request_batch::kCentre, Ref<Centre>{centre}));
    assignment = put(Assignment::kType,
                     Values()
                         .set(assignment::kNumber, "PPL/2026/000045")
                         .set(assignment::kRequest, Ref<VerificationRequest>{request})
                         .set(assignment::kCentre, Ref<Centre>{centre})
                         .set(assignment::kNoss, Ref<Noss>{noss})
                         .set(assignment::kVerifierUser, me)
                         .set(assignment::kVerifierName, "Noraini binti Contoh")
                         .set(assignment::kFrom, today)
                         .set(assignment::kTo, today.plusDays(1))
                         .set(assignment::kDays, 2)
                         .set(assignment::kTraineeCount, static_cast<std::int64_t>(trainees.size()))
                         .set(assignment::kDistanceKm, 42)
                         .set(assignment::kPackageVersion, 1)
                         .set(assignment::kPackageExpires, today.plusDays(12))
                         .set(assignment::kSeed, 20'261'124)
                         .set(assignment::kChecklist, Ref<Checklist>{checklist})
                         .set(assignment::kState, checkedIn ? assignment::State::OnVisit
                                                            : assignment::State::PackageIssued))
                     .id;
    Values v;
    v.set(visit::kAssignment, Ref<Assignment>{assignment})
        .set(visit::kRequest, Ref<VerificationRequest>{request})
        .set(visit::kCentre, Ref<Centre>{centre})
        .set(visit::kVerifierUser, me)
        .set(visit::kChecklist, Ref<Checklist>{checklist})
        .set(visit::kPlannedFrom, today)
        .set(visit::kPlannedTo, today.plusDays(1))
        .set(visit::kPackageVersion, 1)
        .set(visit::kState, checkedIn ? visit::State::InProgress : visit::State::Planned);
    if (checkedIn) {
        v.set(visit::kArrivedAt, replica.time.now().plusSeconds(-3600));
    }
    visit = put(Visit::kType, v).id;
}

void SiteWorld::setAssignmentState(assignment::State state)
{
    auto a = replica.get(*catalogue.type(Assignment::kType), assignment);
    a.set(assignment::kState, state);
    replica.put(a);
}

void SiteWorld::drawSample()
{
    std::int64_t ordinal = 0;
    for (std::size_t i = 0; i < trainees.size(); i += 3) {
        put(SampleEntry::kType,
            Values()
                .set(visit_part::kVisit, Ref<Visit>{visit})
                .set(visit_part::kAssignment, Ref<Assignment>{assignment})
                .set(visit_part::kTrainee, Ref<Trainee>{trainees[i]})
                .set(sample_entry::kReasons, i % 2 == 0 ? "random" : "random|near_minimum")
                .set(sample_entry::kOrdinal, ++ordinal));
    }
}

} // namespace myspike::test
