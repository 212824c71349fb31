#include "server/ops/demo/demo_visit.h"

#include <fmt/format.h>

#include <algorithm>

#include "shared/base/hash.h"
#include "shared/modules/mark_sheet.h"
#include "shared/modules/verification/sampling.h"
#include "shared/modules/verification/visit_checks.h"
#include "shared/sync/records.h"

namespace myspike {

using namespace verification;

std::string demoSignature(const std::string& name)
{
    const auto digest = sha256(name);
    std::string out = R"({"v":1,"s":[[90,170)";
    for (std::size_t i = 0; i + 1 < 28; ++i) {
        const int right = 12 + digest[i] % 22;
        const int down = (i % 2 == 0 ? -1 : 1) * (14 + digest[i + 1] % 52);
        out += fmt::format(",{},{}", right, down);
    }
    return out + "]]}";
}

Instant DemoVisit::tick(int seconds)
{
    m_now = m_now.plusSeconds(seconds);
    return m_now;
}

Record DemoVisit::part(const char* type)
{
    Record r(m_stage.type(type), m_stage.newId(m_now));
    r.set(visit_part::kVisit, Ref<Visit>{m_visit});
    r.set(visit_part::kAssignment, Ref<Assignment>{m_assignment});
    return r;
}

Status DemoVisit::command(const char* name, Values args)
{
    return m_stage.act(m_verifier, tick(),
                       {.command = name,
                        .type = Visit::kType,
                        .subject = m_visit,
                        .args = std::move(args),
                        .offline = true});
}

Status DemoVisit::hold(const DemoVisitPlan& plan, Date first, Date last)
{
    Query q{.type = Visit::kType};
    q.with(equals(visit::kAssignment, Ref<Assignment>{m_assignment}));
    const auto visit = m_stage.reader().first(q);
    if (!visit) {
        return Fault::internal("an assignment of the demonstration without a visit");
    }
    m_visit = visit->id;
    m_now = Instant::atMalaysia(first, 8, 40);
    MYSPIKE_TRY(open());
    MYSPIKE_TRY(attend(visit_attendance::Meeting::Opening));
    MYSPIKE_TRY(answer("V1"));
    MYSPIKE_TRY(sign("V1"));
    MYSPIKE_TRY(answer("V2"));
    MYSPIKE_TRY(answer("V3"));
    MYSPIKE_TRY(countEquipment());
    MYSPIKE_TRY(answer("V4"));
    MYSPIKE_TRY(checkIdentities(plan.stopsHalfway));
    if (plan.stopsHalfway) {
        return okStatus();
    }
    MYSPIKE_TRY(answer("V5"));
    MYSPIKE_TRY(sign("V5"));
    if (last > first) {
        m_now = Instant::atMalaysia(last, 8, 30);
    }
    MYSPIKE_TRY(checkSample(plan));
    MYSPIKE_TRY(observe());
    MYSPIKE_TRY(answer("V8"));
    if (plan.amends) {
        MYSPIKE_TRY(amend());
    }
    MYSPIKE_TRY(recommend());
    MYSPIKE_TRY(raise(plan));
    MYSPIKE_TRY(attend(visit_attendance::Meeting::Closing));
    MYSPIKE_TRY(answer("V10"));
    MYSPIKE_TRY(sign("V10", plan.centreRefusesToSign));
    return close();
}

Status DemoVisit::open()
{
    const auto& centre = m_group.centre->record;
    Values args;
    if (const auto latitude = centre.get(centre::kLatitude)) {
        args.set(visit::kArrivalLatitude, *latitude + 120);
    }
    if (const auto longitude = centre.get(centre::kLongitude)) {
        args.set(visit::kArrivalLongitude, *longitude - 80);
    }
    MYSPIKE_TRY(command(verification::command::kCheckIn, std::move(args)));
    const auto& picture = m_cast.picture(fmt::format("evidence-{}", m_stage.draw.below(4)));
    m_photo = picture.sha256;
    Values photo;
    photo.set(attachments::kOwnerType, Visit::kType)
        .set(attachments::kOwnerId, m_visit.toString())
        .set(attachments::kKind, "photo")
        .set(attachments::kName, "papan-tanda.png")
        .set(attachments::kCaption, "Papan tanda dan bengkel")
        .set(attachments::kSha256, picture.sha256)
        .set(attachments::kSize, picture.size)
        .set(attachments::kMediaType, "image/png")
        .set(attachments::kCapturedAt, m_now);
    const Instant now = tick();
    MYSPIKE_TRY(m_stage.act(m_verifier, now,
                            {.command = attachments::kAttach,
                             .type = attachments::Attachment::kType,
                             .subject = m_stage.newId(now),
                             .args = std::move(photo),
                             .offline = true}));
    return m_stage.edit(m_verifier, tick(), Visit::kType, m_visit,
                        Values().set(visit::kSignboardPhoto, m_photo), true);
}

Status DemoVisit::answer(const char* form)
{
    namespace ci = checklist_item;
    namespace ca = checklist_answer;
    const auto visit = m_stage.reader().find(Visit::kType, m_visit);
    Query q{.type = ChecklistItem::kType};
    q.with(equals(ci::kChecklist, visit->getOr(visit::kChecklist, Ref<Checklist>{})))
        .with(equals(ci::kForm, form));
    q.orderBy(ci::kOrdinal.name);
    for (const auto& item : m_stage.reader().query(q)) {
        Record a = part(ChecklistAnswer::kType);
        a.set(ca::kItem, Ref<ChecklistItem>{item.id});
        a.set(ca::kCode, item.text(ci::kCode));
        const bool critical = item.getOr(ci::kCritical, false);
        const auto lot = m_stage.draw.below(20);
        switch (item.getOr(ci::kAnswerKind, ci::AnswerKind::YesNoNa)) {
        case ci::AnswerKind::YesNoNa:
            a.set(ca::kChoice, critical || lot > 2 ? YesNoNa::Yes
                               : lot == 0          ? YesNoNa::No
                                                   : YesNoNa::NotApplicable);
            break;
        case ci::AnswerKind::Scale:
            a.set(ca::kScale, static_cast<std::int64_t>(2 + lot % 2));
            break;
        case ci::AnswerKind::Number:
            a.set(ca::kNumber, static_cast<std::int64_t>(m_group.size));
            break;
        case ci::AnswerKind::Text:
            a.set(ca::kText, "Diperiksa bersama PPD; tiada catatan lain.");
            break;
        }
        if (item.getOr(ci::kEvidenceRequired, false)) {
            a.set(visit_part::kPhotos, m_photo);
        }
        MYSPIKE_TRY(keep(a));
    }
    return okStatus();
}

Status DemoVisit::countEquipment()
{
    namespace ec = equipment_count;
    Query q{.type = NossEquipment::kType};
    q.with(equals(noss_equipment::kNoss, Ref<Noss>{m_cast.noss(m_group.noss).id}));
    const auto items = m_stage.reader().query(q);
    // The first half: enough to show, and the load stays quick.
    for (std::size_t i = 0; i < items.size() && i < 12; ++i) {
        const auto needed = requiredEquipment(items[i].text(noss_equipment::kRatio),
                                              static_cast<std::int64_t>(m_group.size));
        Record e = part(EquipmentCount::kType);
        e.set(ec::kEquipment, Ref<NossEquipment>{items[i].id});
        const auto claimed = needed.value_or(2) + static_cast<std::int64_t>(m_stage.draw.below(3));
        if (needed) {
            e.set(ec::kRequired, *needed);
        }
        e.set(ec::kClaimed, claimed);
        const bool lacks = i == 4 && claimed > 1;
        e.set(ec::kCounted, lacks ? claimed - 1 : claimed);
        e.set(ec::kCondition, lacks ? ec::Condition::Broken : ec::Condition::Good);
        if (lacks) {
            e.set(visit_part::kNote, "Satu unit rosak, menunggu pembaikan.");
        }
        MYSPIKE_TRY(keep(e));
    }
    return okStatus();
}

Status DemoVisit::checkIdentities(bool half)
{
    namespace ic = identity_check;
    const auto count = half ? m_group.trainees.size() / 2 : m_group.trainees.size();
    for (std::size_t i = 0; i < count; ++i) {
        Record r = part(IdentityCheck::kType);
        r.set(visit_part::kTrainee, Ref<Trainee>{m_group.trainees[i].id});
        if (i == 3 || i == 11) {
            r.set(ic::kResult, ic::Result::Absent);
            r.set(ic::kAbsenceReason, i == 3 ? "Cuti sakit" : "Tidak hadir penilaian akhir");
            r.set(ic::kAbsenceDocument, i == 3);
        } else {
            r.set(ic::kResult, ic::Result::Matches);
        }
        MYSPIKE_TRY(keep(r));
    }
    return okStatus();
}

Status DemoVisit::checkSample(const DemoVisitPlan& plan)
{
    MYSPIKE_TRY(command(verification::command::kDrawSample));
    const auto entriesNow = [&] {
        Query q{.type = SampleEntry::kType};
        q.with(equals(visit_part::kVisit, Ref<Visit>{m_visit}));
        q.orderBy(sample_entry::kOrdinal.name);
        return m_stage.reader().query(q);
    };
    auto entries = entriesNow();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        MYSPIKE_TRY(checkPortfolio(entries[i], i, plan));
    }
    if (!plan.remarksDiffer) {
        return okStatus();
    }
    MYSPIKE_TRY(command(verification::command::kExtendSample));
    const auto extended = entriesNow();
    for (std::size_t i = entries.size(); i < extended.size(); ++i) {
        MYSPIKE_TRY(checkPortfolio(extended[i], i, plan));
    }
    return okStatus();
}

Status DemoVisit::checkPortfolio(const Record& entry, std::size_t index, const DemoVisitPlan& plan)
{
    namespace pc = portfolio_check;
    const auto trainee = entry.getOr(visit_part::kTrainee, Ref<Trainee>{});
    m_sampled.push_back(trainee.id);
    const auto sheet = loadMarkSheet(m_stage.reader(), Ref<TraineeBatch>{m_group.id});
    if (!sheet) {
        return sheet.fault();
    }
    const auto row = std::find_if(sheet->rows.begin(), sheet->rows.end(),
                                  [&](const SheetRow& r) { return r.trainee.id == trainee.id; });
    if (row == sheet->rows.end()) {
        return Fault::internal("a sampled trainee who is not in the group");
    }
    for (std::size_t u = 0; u < row->units.size(); ++u) {
        const auto& unit = row->units[u];
        Record c = part(PortfolioCheck::kType);
        c.set(visit_part::kTrainee, trainee);
        c.set(pc::kUnit, Ref<CompetencyUnit>{unit.unit});
        c.set(pc::kScriptPresent, YesNoNa::Yes);
        c.set(pc::kScriptMarked, YesNoNa::Yes);
        c.set(pc::kScriptModerated, YesNoNa::Yes);
        c.set(pc::kChecklistComplete, YesNoNa::Yes);
        c.set(pc::kEvidenceAuthentic, YesNoNa::Yes);
        c.set(pc::kEvidenceCurrent, YesNoNa::Yes);
        c.set(pc::kEvidenceSufficient, YesNoNa::Yes);
        c.set(pc::kPaperKnowledge, unit.knowledge.centre);
        c.set(pc::kPaperPerformance, unit.performance.centre);
        if (u == 0 && unit.knowledge.centre) {
            const auto off =
                plan.remarksDiffer && index < 4 ? Hundredths::whole(8) : Hundredths::whole(2);
            c.set(pc::kRemarkKnowledge, *unit.knowledge.centre - off);
        }
        MYSPIKE_TRY(keep(c));
    }
    Values done;
    done.set(sample_entry::kPortfolioChecked, true).set(sample_entry::kScriptChecked, true);
    done.set(sample_entry::kOutcome, plan.remarksDiffer && index < 4
                                         ? sample_entry::Outcome::NotConfirmed
                                         : sample_entry::Outcome::Confirmed);
    return m_stage.edit(m_verifier, tick(), SampleEntry::kType, entry.id, std::move(done), true);
}

/// Two of the sample show their work, by a scheme of the first unit that has one.
Status DemoVisit::observe()
{
    namespace po = practical_observation;
    Query q{.type = MarkingScheme::kType};
    q.with(equals(marking_scheme::kNoss, Ref<Noss>{m_cast.noss(m_group.noss).id}))
        .with(equals(marking_scheme::kStatus, marking_scheme::Status::Approved));
    q.orderBy(marking_scheme::kCode.name);
    const auto scheme = m_stage.reader().first(q);
    if (!scheme) {
        return okStatus();
    }
    Query of{.type = MarkingSchemeRow::kType};
    of.with(equals(marking_scheme_row::kScheme, Ref<MarkingScheme>{scheme->id}));
    of.orderBy(marking_scheme_row::kOrdinal.name);
    const auto rows = m_stage.reader().query(of);
    for (std::size_t i = 0; i < m_sampled.size() && i < 2; ++i) {
        Record o = part(PracticalObservation::kType);
        o.set(visit_part::kTrainee, Ref<Trainee>{m_sampled[i]});
        o.set(po::kScheme, Ref<MarkingScheme>{scheme->id});
        o.set(po::kMode, po::Mode::Practical);
        o.set(po::kStartedAt, m_now);
        MYSPIKE_TRY(keep(o));
        std::int64_t earned = 0; // hundredths of a percent, times three
        for (const auto& row : rows) {
            Record s(m_stage.type(ObservationScore::kType), m_stage.newId(m_now));
            if (s.type().field(visit_part::kVisit.name)) {
                s.set(visit_part::kVisit, Ref<Visit>{m_visit});
            }
            s.set(visit_part::kAssignment, Ref<Assignment>{m_assignment});
            s.set(observation_score::kObservation, Ref<PracticalObservation>{o.id});
            s.set(observation_score::kRow, Ref<MarkingSchemeRow>{row.id});
            const auto score = static_cast<std::int64_t>(2 + m_stage.draw.below(2));
            s.set(observation_score::kScore, score);
            earned += score * row.getOr(marking_scheme_row::kWeight, Hundredths{}).value;
            MYSPIKE_TRY(keep(s));
        }
        Values result;
        result.set(po::kTimerSeconds, std::int64_t{2'400 + 60 * static_cast<std::int64_t>(i)})
            .set(po::kScore, Hundredths{mulDivRound(earned, 1, 3)})
            .set(po::kResult, po::Result::Competent)
            .set(po::kCoreAbilityScale, std::int64_t{3});
        MYSPIKE_TRY(m_stage.edit(m_verifier, tick(), PracticalObservation::kType, o.id,
                                 std::move(result), true));
    }
    return okStatus();
}

/// On the script of one trainee stands another mark than in the system.
Status DemoVisit::amend()
{
    namespace ma = mark_amendment;
    Query q{.type = UnitMark::kType};
    q.with(equals(unit_mark::kTrainee, Ref<Trainee>{m_group.trainees.at(6).id}));
    q.orderBy(unit_mark::kUnit.name);
    const auto mark = m_stage.reader().first(q);
    if (!mark || !mark->has(unit_mark::kKnowledge)) {
        return okStatus();
    }
    const auto old = *mark->get(unit_mark::kKnowledge);
    Record r = part(MarkAmendment::kType);
    r.set(visit_part::kTrainee, Ref<Trainee>{m_group.trainees.at(6).id});
    r.set(ma::kBatch, Ref<TraineeBatch>{m_group.id});
    r.set(ma::kCentre, m_group.centre->ref());
    r.set(ma::kUnit, mark->get(unit_mark::kUnit));
    r.set(ma::kComponent, ma::Component::CourseworkKnowledge);
    r.set(ma::kOld, old);
    r.set(ma::kNew, old - Hundredths::whole(3));
    r.set(ma::kReason, "Jumlah markah pada skrip tersalah campur.");
    r.set(ma::kVerifier, Ref<User>{m_verifier.user});
    r.set(ma::kAt, m_now);
    return keep(r);
}

Status DemoVisit::recommend()
{
    namespace tr = trainee_recommendation;
    MYSPIKE_TRY(command(verification::command::kMarkAsCentre));
    const auto sheet = loadMarkSheet(m_stage.reader(), Ref<TraineeBatch>{m_group.id});
    if (!sheet) {
        return sheet.fault();
    }
    for (const auto& row : sheet->rows) {
        Query q{.type = TraineeRecommendation::kType};
        q.with(equals(visit_part::kVisit, Ref<Visit>{m_visit}))
            .with(equals(visit_part::kTrainee, Ref<Trainee>{row.trainee.id}));
        if (m_stage.reader().count(q) > 0) {
            continue;
        }
        Record r = part(TraineeRecommendation::kType);
        r.set(visit_part::kTrainee, Ref<Trainee>{row.trainee.id});
        r.set(tr::kBatch, Ref<TraineeBatch>{m_group.id});
        const bool deferred = !row.counting.complete || row.finalAbsent;
        r.set(tr::kRecommendation, deferred ? tr::Recommendation::Deferred
                                   : row.counting.competent()
                                       ? tr::Recommendation::Competent
                                       : tr::Recommendation::NotYetCompetent);
        r.set(tr::kReason, deferred ? "Markah belum lengkap atau pelatih tidak hadir."
                                    : "Disemak satu persatu dengan rekod pencapaian.");
        MYSPIKE_TRY(keep(r));
    }
    return okStatus();
}

Status DemoVisit::raise(const DemoVisitPlan& plan)
{
    for (const auto& f : plan.findings) {
        Record r = part(RaisedFinding::kType);
        const auto visit = m_stage.reader().find(Visit::kType, m_visit);
        r.set(finding::kCentre, m_group.centre->ref());
        r.set(finding::kRequest, visit->get(visit::kRequest));
        r.set(finding::kCategory, f.category);
        r.set(finding::kForm, f.form);
        r.set(finding::kClause, f.clause);
        r.set(finding::kDescription, f.description);
        r.set(finding::kEvidence, f.evidence);
        r.set(visit_part::kPhotos, m_photo);
        MYSPIKE_TRY(keep(r));
    }
    return okStatus();
}

Status DemoVisit::attend(visit_attendance::Meeting meeting)
{
    namespace va = visit_attendance;
    const auto& c = *m_group.centre;
    const auto add = [&](va::Role role, const DemoActor& who) {
        Record r = part(VisitAttendance::kType);
        r.set(va::kMeeting, meeting);
        r.set(va::kRole, role);
        r.set(va::kName, who.name);
        r.set(va::kPresent, true);
        if (role == va::Role::CentreManager) {
            r.set(va::kCertificate, Ref<PersonnelCertificate>{c.managerCertificate});
        }
        return keep(r);
    };
    MYSPIKE_TRY(add(va::Role::CentreManager, c.manager));
    MYSPIKE_TRY(add(va::Role::InternalVerifier, c.internalVerifier));
    return add(va::Role::Assessor, c.assessor);
}

Status DemoVisit::sign(const char* form, bool centreRefuses)
{
    namespace sg = signature;
    const auto shown = toHex(sha256(std::string(form) + m_visit.toString()));
    const auto add = [&](sg::Role role, const std::string& name, bool refuses) {
        Record s = part(Signature::kType);
        s.set(sg::kForm, form);
        s.set(sg::kRole, role);
        s.set(sg::kName, name);
        s.set(sg::kSignedAt, m_now);
        if (refuses) {
            s.set(sg::kRefused, true);
            s.set(sg::kRefusalKind, sg::Refusal::DisputesFindings);
            s.set(sg::kRefusalReason, "Pusat tidak bersetuju dengan dapatan kategori major.");
            s.set(sg::kWitness, m_group.centre->assessor.name);
        } else {
            s.set(sg::kStrokes, demoSignature(name));
            s.set(sg::kShownHash, shown);
        }
        return keep(s);
    };
    MYSPIKE_TRY(add(sg::Role::ExternalVerifier, m_verifier.name, false));
    return add(sg::Role::CentreManager, m_group.centre->manager.name, centreRefuses);
}

Status DemoVisit::close()
{
    const auto& centre = m_group.centre->record;
    Values args;
    if (const auto latitude = centre.get(centre::kLatitude)) {
        args.set(visit::kLeaveLatitude, *latitude + 90);
    }
    if (const auto longitude = centre.get(centre::kLongitude)) {
        args.set(visit::kLeaveLongitude, *longitude - 60);
    }
    args.set(visit::kCentreComment,
             "Pusat mengambil maklum dan akan bertindak seperti disarankan.");
    return command(verification::command::kCloseVisit, std::move(args));
}

} // namespace myspike
