#include "tests/gui/walk/site_work.h"

#include <QFileInfo>
#include <algorithm>

#include "shared/base/hash.h"
#include "shared/modules/assessment/fields.h"
#include "shared/modules/mark_sheet.h"
#include "shared/modules/noss/fields.h"
#include "shared/modules/personnel/fields.h"
#include "shared/modules/reference/fields.h"
#include "shared/modules/registration/fields.h"
#include "shared/modules/verification/sampling.h"
#include "shared/sync/records.h"

namespace myspike::test {

SiteWork::SiteWork(Person& person, Id visit) : m_person(person)
{
    m_visit = *person.record(Visit::kType, visit);
    Query link{.type = RequestBatch::kType};
    link.with(equals(request_batch::kRequest, *m_visit.get(visit::kRequest)));
    const auto links = person.query(link);
    if (links.empty()) {
        fail(QStringLiteral("the package holds no group"));
    }
    m_batch = *person.record(TraineeBatch::kType, links[0].get(request_batch::kBatch)->id);
    Query q{.type = Trainee::kType};
    q.with(equals(trainee::kBatch, Ref<TraineeBatch>{m_batch.id}));
    m_trainees = person.query(q);
    Query managers{.type = PersonnelCertificate::kType};
    managers.with(equals(personnel_certificate::kCentre, *m_batch.get(trainee_batch::kCentre)));
    for (const auto& c : person.query(managers)) {
        if (c.get(personnel_certificate::kPost) == personnel_certificate::Post::CentreManager) {
            m_manager = c.text(personnel_certificate::kHolder);
        }
    }
}

Values SiteWork::part() const
{
    Values v;
    v.set(visit_part::kVisit, Ref<Visit>{m_visit.id})
        .set(visit_part::kAssignment, *m_visit.get(visit::kAssignment));
    return v;
}

void SiteWork::create(const char* type, Values values)
{
    m_person.act(kCreate, type, m_person.replica().newId(), std::move(values));
}

void SiteWork::command(const char* name, Values args)
{
    m_person.act(name, Visit::kType, m_visit.id, std::move(args));
}

std::vector<Record> SiteWork::parts(const char* type)
{
    Query q{.type = type};
    q.with(equals(visit_part::kVisit, Ref<Visit>{m_visit.id}));
    return m_person.query(q);
}

void SiteWork::attend(visit_attendance::Meeting meeting)
{
    namespace va = visit_attendance;
    for (const auto role :
         {va::Role::CentreManager, va::Role::InternalVerifier, va::Role::Assessor}) {
        create(VisitAttendance::kType,
               part()
                   .set(va::kMeeting, meeting)
                   .set(va::kRole, role)
                   .set(va::kName, role == va::Role::CentreManager ? m_manager : "Wakil pusat")
                   .set(va::kPresent, true));
    }
}

void SiteWork::sign(const char* form)
{
    namespace sg = signature;
    const auto shown = toHex(sha256(std::string(form) + m_visit.id.toString()));
    const auto name = m_person.replica().identity().actor.name;
    for (const auto role : {sg::Role::ExternalVerifier, sg::Role::CentreManager}) {
        create(Signature::kType,
               part()
                   .set(sg::kForm, form)
                   .set(sg::kRole, role)
                   .set(sg::kName, role == sg::Role::ExternalVerifier ? name : m_manager)
                   .set(sg::kStrokes, R"({"v":1,"s":[[90,170,20,-40,25,50,18,-35,30,20,22,-18]]})")
                   .set(sg::kSignedAt, m_person.replica().clock().now())
                   .set(sg::kShownHash, shown));
    }
}

void SiteWork::openingMeeting()
{
    attend(visit_attendance::Meeting::Opening);
    checklist("V1");
    sign("V1");
}

void SiteWork::checklist(const char* form)
{
    namespace ci = checklist_item;
    namespace ca = checklist_answer;
    Query q{.type = ChecklistItem::kType};
    q.with(equals(ci::kChecklist, *m_visit.get(visit::kChecklist))).with(equals(ci::kForm, form));
    for (const auto& item : m_person.query(q)) {
        Values v = part();
        v.set(ca::kItem, Ref<ChecklistItem>{item.id}).set(ca::kCode, item.text(ci::kCode));
        switch (item.getOr(ci::kAnswerKind, ci::AnswerKind::YesNoNa)) {
        case ci::AnswerKind::YesNoNa:
            v.set(ca::kChoice, YesNoNa::Yes);
            break;
        case ci::AnswerKind::Scale:
            v.set(ca::kScale, 3);
            break;
        case ci::AnswerKind::Number:
            v.set(ca::kNumber, static_cast<std::int64_t>(m_trainees.size()));
            break;
        case ci::AnswerKind::Text:
            v.set(ca::kText, "Diperiksa bersama PPD.");
            break;
        }
        create(ChecklistAnswer::kType, std::move(v));
    }
}

void SiteWork::equipment()
{
    namespace ec = equipment_count;
    Query q{.type = NossEquipment::kType};
    q.with(equals(noss_equipment::kNoss, *m_batch.get(trainee_batch::kNoss)));
    q.limit = 10;
    bool first = true;
    for (const auto& item : m_person.query(q)) {
        const auto needed = verification::requiredEquipment(
            item.text(noss_equipment::kRatio), static_cast<std::int64_t>(m_trainees.size()));
        Values v = part();
        v.set(ec::kEquipment, Ref<NossEquipment>{item.id});
        const auto claimed = needed.value_or(2) + 1;
        if (needed) {
            v.set(ec::kRequired, *needed);
        }
        v.set(ec::kClaimed, claimed)
            .set(ec::kCounted, first && claimed > 1 ? claimed - 2 : claimed)
            .set(ec::kCondition, first ? ec::Condition::Broken : ec::Condition::Good);
        create(EquipmentCount::kType, std::move(v));
        first = false;
    }
}

void SiteWork::identities(std::size_t from, std::size_t to)
{
    namespace ic = identity_check;
    for (std::size_t i = from; i < std::min(to, m_trainees.size()); ++i) {
        Values v = part();
        v.set(visit_part::kTrainee, Ref<Trainee>{m_trainees[i].id});
        if (i == 2) {
            v.set(ic::kResult, ic::Result::Absent).set(ic::kAbsenceReason, "Cuti sakit");
            v.set(ic::kAbsenceDocument, true);
        } else {
            v.set(ic::kResult, ic::Result::Matches);
        }
        create(IdentityCheck::kType, std::move(v));
    }
}

namespace {
MarkSheet sheetOf(Person& person, const Id& batch)
{
    std::optional<MarkSheet> sheet;
    auto future = person.replica().ask<Unit>(
        [&sheet, batch](const Reader& reader, const ActContext&) -> Status {
            auto loaded = loadMarkSheet(reader, Ref<TraineeBatch>{batch});
            if (!loaded) {
                return std::move(loaded).fault();
            }
            sheet = std::move(*loaded);
            return okStatus();
        });
    waitUntil([&] { return future.isFinished(); }, QStringLiteral("the sheet of marks"));
    if (!sheet) {
        fail(QStringLiteral("the sheet of marks: %1")
                 .arg(QString::fromStdString(future.result().fault().forUser.english())));
    }
    return std::move(*sheet);
}
} // namespace

void SiteWork::sampleAndPortfolio()
{
    namespace pc = portfolio_check;
    command(verification::command::kDrawSample);
    const auto sheet = sheetOf(m_person, m_batch.id);
    for (const auto& entry : parts(SampleEntry::kType)) {
        const auto trainee = *entry.get(visit_part::kTrainee);
        const auto row = std::find_if(sheet.rows.begin(), sheet.rows.end(), [&](const SheetRow& r) {
            return r.trainee.id == trainee.id;
        });
        if (row == sheet.rows.end()) {
            continue;
        }
        for (const auto& unit : row->units) {
            Values v = part();
            v.set(visit_part::kTrainee, trainee).set(pc::kUnit, Ref<CompetencyUnit>{unit.unit});
            for (const auto& field : {pc::kScriptPresent, pc::kScriptMarked, pc::kScriptModerated,
                                      pc::kChecklistComplete, pc::kEvidenceAuthentic,
                                      pc::kEvidenceCurrent, pc::kEvidenceSufficient}) {
                v.set(field, YesNoNa::Yes);
            }
            if (unit.knowledge.centre) {
                v.set(pc::kPaperKnowledge, *unit.knowledge.centre);
            }
            if (unit.performance.centre) {
                v.set(pc::kPaperPerformance, *unit.performance.centre);
            }
            create(PortfolioCheck::kType, std::move(v));
        }
        m_person.act(kEdit, SampleEntry::kType, entry.id,
                     Values()
                         .set(sample_entry::kPortfolioChecked, true)
                         .set(sample_entry::kScriptChecked, true)
                         .set(sample_entry::kOutcome, sample_entry::Outcome::Confirmed));
    }
}

void SiteWork::observation()
{
    namespace po = practical_observation;
    Query q{.type = MarkingScheme::kType};
    q.with(equals(marking_scheme::kNoss, *m_batch.get(trainee_batch::kNoss)))
        .with(equals(marking_scheme::kStatus, marking_scheme::Status::Approved));
    const auto schemes = m_person.query(q);
    if (schemes.empty()) {
        return; // the standard has no scheme yet
    }
    const auto id = m_person.replica().newId();
    m_person.act(kCreate, PracticalObservation::kType, id,
                 part()
                     .set(visit_part::kTrainee, Ref<Trainee>{m_trainees[0].id})
                     .set(po::kScheme, Ref<MarkingScheme>{schemes[0].id})
                     .set(po::kMode, po::Mode::Practical)
                     .set(po::kStartedAt, m_person.replica().clock().now()));
    Query rows{.type = MarkingSchemeRow::kType};
    rows.with(equals(marking_scheme_row::kScheme, Ref<MarkingScheme>{schemes[0].id}));
    for (const auto& row : m_person.query(rows)) {
        Values v;
        v.set(visit_part::kAssignment, *m_visit.get(visit::kAssignment))
            .set(observation_score::kObservation, Ref<PracticalObservation>{id})
            .set(observation_score::kRow, Ref<MarkingSchemeRow>{row.id})
            .set(observation_score::kScore, 3);
        const auto* type = m_person.replica().catalogue().type(ObservationScore::kType);
        if (type->field(visit_part::kVisit.name)) {
            v.set(visit_part::kVisit, Ref<Visit>{m_visit.id});
        }
        create(ObservationScore::kType, std::move(v));
    }
    m_person.act(kEdit, PracticalObservation::kType, id,
                 Values()
                     .set(po::kTimerSeconds, 2'580)
                     .set(po::kScore, Hundredths::whole(100))
                     .set(po::kResult, po::Result::Competent)
                     .set(po::kCoreAbilityScale, 3));
}

void SiteWork::recommendations()
{
    namespace tr = trainee_recommendation;
    command(verification::command::kMarkAsCentre);
    const auto sheet = sheetOf(m_person, m_batch.id);
    const auto given = parts(TraineeRecommendation::kType);
    for (const auto& row : sheet.rows) {
        const bool has = std::any_of(given.begin(), given.end(), [&](const Record& r) {
            return r.get(visit_part::kTrainee)->id == row.trainee.id;
        });
        if (has) {
            continue;
        }
        const bool deferred = !row.counting.complete || row.finalAbsent;
        create(TraineeRecommendation::kType,
               part()
                   .set(visit_part::kTrainee, Ref<Trainee>{row.trainee.id})
                   .set(tr::kBatch, Ref<TraineeBatch>{m_batch.id})
                   .set(tr::kRecommendation, deferred ? tr::Recommendation::Deferred
                                             : row.counting.competent()
                                                 ? tr::Recommendation::Competent
                                                 : tr::Recommendation::NotYetCompetent)
                   .set(tr::kReason, deferred ? "Markah belum lengkap."
                                              : "Disemak satu persatu dengan rekod pencapaian."));
    }
}

void SiteWork::finding(const QString& photo)
{
    auto kept = m_person.replica().keepFile(photo);
    waitUntil([&] { return kept.isFinished(); }, QStringLiteral("the photograph is kept"));
    if (!kept.result()) {
        fail(QString::fromStdString(kept.result().fault().forUser.english()));
    }
    const auto hash = *kept.result();
    const auto id = m_person.replica().newId();
    m_person.act(kCreate, RaisedFinding::kType, id,
                 part()
                     .set(finding::kCentre, *m_batch.get(trainee_batch::kCentre))
                     .set(finding::kRequest, *m_visit.get(visit::kRequest))
                     .set(finding::kCategory, finding::Category::Minor)
                     .set(finding::kForm, "V3")
                     .set(finding::kClause, "V3-02")
                     .set(finding::kDescription,
                          "Satu unit peralatan rosak dan bilangannya kurang daripada nisbah NOSS.")
                     .set(finding::kEvidence, "Kiraan dan gambar di bengkel.")
                     .set(visit_part::kPhotos, hash));
    m_person.act(attachments::kAttach, attachments::Attachment::kType, m_person.replica().newId(),
                 Values()
                     .set(attachments::kOwnerType, RaisedFinding::kType)
                     .set(attachments::kOwnerId, id.toString())
                     .set(attachments::kKind, "photo")
                     .set(attachments::kName, "peralatan.png")
                     .set(attachments::kCaption, "Peralatan yang rosak")
                     .set(attachments::kSha256, hash)
                     .set(attachments::kSize, QFileInfo(photo).size())
                     .set(attachments::kMediaType, "image/png"));
}

void SiteWork::closingMeeting()
{
    attend(visit_attendance::Meeting::Closing);
    checklist("V10");
    sign("V10");
    command(verification::command::kCloseVisit,
            Values().set(visit::kCentreComment, "Pusat mengambil maklum dan akan bertindak."));
}

} // namespace myspike::test
