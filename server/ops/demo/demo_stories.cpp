#include "server/ops/demo/demo_stories.h"

#include <fmt/format.h>

#include <algorithm>

#include "shared/schema/rule_book.h"
#include "shared/sync/records.h"

namespace myspike {

namespace {

namespace vr = verification_request;
namespace vd = verification_decision;

constexpr const char* kNoConflict = R"({"V0-01":"no","V0-02":"no","V0-03":"no","V0-04":"no",)"
                                    R"("V0-05":"no","V0-06":"no"})";
constexpr const char* kConflict = R"({"V0-01":"no","V0-02":"no","V0-03":"yes","V0-04":"no",)"
                                  R"("V0-05":"no","V0-06":"no"})";

constexpr const char* kGoodReport =
    "Lawatan verifikasi dijalankan mengikut jadual. Identiti semua pelatih yang hadir disahkan, "
    "portfolio sampel lengkap dan markah selaras dengan rekod pencapaian.";

DemoFinding majorFinding()
{
    return {
        finding::Category::Major, "V2", "Act 652 s.26",
        "Perakuan pentauliahan tidak dipamerkan di premis dan salinan yang ada telah tamat tempoh.",
        "Gambar ruang penyambut tetamu dan salinan perakuan."};
}
DemoFinding minorFinding()
{
    return {finding::Category::Minor, "V3", "V3-02",
            "Bilangan alat kurang satu unit daripada nisbah NOSS; satu unit rosak.",
            "Kiraan alat di bengkel."};
}
DemoFinding improvement()
{
    return {finding::Category::Improvement, "V4", "V4-05",
            "Rekod pengesahan dalaman boleh disusun mengikut unit kompetensi.", ""};
}

} // namespace

// --- days ----------------------------------------------------------------------------------------

bool DemoStories::isWorking(Date day) const
{
    // Friday rests in some states: Monday to Thursday is work everywhere.
    return day.weekday() <= 4 && WorkingDays(m_stage.reader(), std::nullopt).isWorking(day);
}

Date DemoStories::workingUpTo(Date day) const
{
    while (!isWorking(day)) {
        day = day.plusDays(-1);
    }
    return day;
}

Instant DemoStories::later(Story& s, int workingDays, int hour)
{
    Date day = s.last.day();
    for (int n = 0; n < workingDays;) {
        day = day.plusDays(1);
        n += isWorking(day) ? 1 : 0;
    }
    s.last = std::max(Instant::atMalaysia(day, hour), s.last.plusSeconds(600));
    return s.last;
}

// --- the stories ---------------------------------------------------------------------------------

Status DemoStories::play()
{
    requestsOnTheWay();
    assignmentsOnTheWay();
    visitsOnTheWay();
    reportsOnTheWay();
    decisions();
    closedOnes();
    groupsInTraining();
    return playSteps();
}

Status DemoStories::playDraft(const std::string& centre, const std::string& noss,
                              std::size_t trainees)
{
    auto& s = begin(centre, noss, trainees, "", 45, 1);
    s.submitted = workingUpTo(today().plusDays(-2));
    s.group.frozen = workingUpTo(today().plusDays(-5));
    s.group.numberSuffix = "-REKAAN";
    s.note = std::string("Orang, markah dan tarikh: ") + kDemoMark;
    draft(s, Instant::atMalaysia(s.submitted, 10));
    return playSteps();
}

Status DemoStories::playSteps()
{
    std::stable_sort(m_steps.begin(), m_steps.end(),
                     [](const auto& a, const auto& b) { return a.at < b.at; });
    for (const auto& s : m_steps) {
        if (s.at.day() >= today()) {
            return Fault::internal("a story of the demonstration reaches " + s.at.toIso());
        }
        MYSPIKE_TRY(s.run());
    }
    return okStatus();
}

DemoStories::Story& DemoStories::begin(const std::string& centre, const std::string& noss,
                                       std::size_t trainees, const char* verifier, int visitIn,
                                       int days)
{
    auto& s = m_stories.emplace_back();
    s.group.centre = &m_cast.centre(centre);
    s.group.noss = noss;
    s.group.size = trainees;
    s.verifier = verifier;
    s.days = days;
    s.visitFrom = today().plusDays(visitIn);
    if (visitIn < -1 || visitIn > 4) {
        s.visitFrom = workingUpTo(s.visitFrom);
    }
    s.submitted = workingUpTo(s.visitFrom.plusDays(-42));
    s.checked = workingUpTo(s.visitFrom.plusDays(-36));
    s.assigned = workingUpTo(s.visitFrom.plusDays(-26));
    s.replied = workingUpTo(s.visitFrom.plusDays(-24));
    s.downloaded = workingUpTo(s.visitFrom.plusDays(-1));
    s.group.frozen = workingUpTo(s.submitted.plusDays(-3));
    return s;
}

void DemoStories::requestsOnTheWay()
{
    // A draft that the centre has not sent.
    auto& draftOnly = begin("L90112", "N821-001-3:2020", 12, "", 45, 1);
    draftOnly.submitted = workingUpTo(today().plusDays(-2));
    draftOnly.group.frozen = workingUpTo(today().plusDays(-5));
    draft(draftOnly, Instant::atMalaysia(draftOnly.submitted, 10));

    auto& submitted = begin("I90042", "F432-005-3:2019", 14, "", 40, 1);
    submitted.submitted = workingUpTo(today().plusDays(-1));
    submitted.group.frozen = workingUpTo(today().plusDays(-6));
    submit(submitted);

    auto& returned = begin("L90208", "FB-018-3:2012", 9, "", 34, 1);
    returned.submitted = workingUpTo(today().plusDays(-9));
    returned.group.frozen = workingUpTo(today().plusDays(-110));
    submit(returned);
    step(later(returned, 2, 11), [this, &returned] {
        return m_stage.move(checkerOf(returned), returned.last, VerificationRequest::kType,
                            returned.request, vr::transition::kReturn,
                            "Lampirkan jadual penilaian akhir yang dikemas kini.");
    });

    // Here the filter has something to say about each of the three verifiers.
    auto& open = begin("L90208", "N821-001-3:2020", 16, "", 20, 2);
    open.visitFrom = today().plusDays(20); // the day on which one appointment ends
    open.submitted = workingUpTo(today().plusDays(-15));
    open.checked = workingUpTo(today().plusDays(-9));
    open.group.frozen = workingUpTo(open.submitted.plusDays(-3));
    check(open);

    // Keyed by an officer for the centre, and nobody answered in time.
    auto& lapsed = begin("L90231", "F432-005-2:2019", 10, "ppl.ravi", 18, 1);
    lapsed.submitted = workingUpTo(today().plusDays(-40));
    lapsed.checked = workingUpTo(today().plusDays(-36));
    lapsed.assigned = workingUpTo(today().plusDays(-25));
    lapsed.group.frozen = workingUpTo(lapsed.submitted.plusDays(-3));
    lapsed.byOfficer = true;
    assign(lapsed);
    step(later(lapsed, 8, 9), [this, &lapsed] {
        return m_stage.act(m_cast.officer("peg.kumar"), lapsed.last,
                           {.command = verification::command::kLapseAssignment,
                            .type = Assignment::kType,
                            .subject = lapsed.assignment});
    });

    // She declared a family tie and declined; since then it has waited too long.
    auto& declined = begin("P90015", "J582-001-3:2019", 11, "ppl.dayang", 14, 1);
    declined.submitted = workingUpTo(today().plusDays(-48));
    declined.checked = workingUpTo(today().plusDays(-42));
    declined.assigned = workingUpTo(today().plusDays(-33));
    declined.group.frozen = workingUpTo(declined.submitted.plusDays(-3));
    assign(declined);
    step(later(declined, 1, 15), [this, &declined] {
        return respond(declined, declined.last, assignment::Response::Declined,
                       "Adik ipar saya salah seorang pelatih dalam kumpulan ini.");
    });
}

void DemoStories::assignmentsOnTheWay()
{
    // New in ppl.aisyah's inbox.
    auto& fresh = begin("L90112", "F432-005-3:2019", 10, "ppl.aisyah", 9, 1);
    fresh.assigned = workingUpTo(today().plusDays(-1));
    assign(fresh);

    // The first verifier fell ill; the second one taught there, so it needed an override.
    auto& replaced = begin("L90208", "N821-001-3:2020", 9, "ppl.ravi", 12, 1);
    accept(replaced);
    step(later(replaced, 4, 10), [this, &replaced] {
        return sendVerifier(replaced, replaced.last, verification::command::kReplaceVerifier,
                            "ppl.dayang",
                            "Tiada verifier lain yang lapang pada tarikh ini; tugasan mengajar "
                            "berakhir tahun lalu dan tidak melibatkan program ini.");
    });

    // The two visits that ppl.aisyah may download today, both in one state.
    auto& first = begin("L90112", "N821-001-3:2020", 15, "ppl.aisyah", 0, 2);
    first.group.gaps = true;
    accept(first);
    auto& second = begin("K90034", "N821-001-3:2020", 8, "ppl.aisyah", 3, 1);
    accept(second);

    auto& cancelled = begin("L90604", "IT-072-3:2012", 8, "ppl.dayang", 6, 1);
    accept(cancelled);
    step(later(cancelled, 3, 12), [this, &cancelled] {
        return m_stage.move(m_cast.officer("peg.faridah"), cancelled.last,
                            VerificationRequest::kType, cancelled.request, vr::transition::kCancel,
                            "Pusat menarik balik permohonan selepas surat dikeluarkan.");
    });
}

void DemoStories::visitsOnTheWay()
{
    auto& downloaded = begin("L90411", "IT-020-3:2013", 12, "ppl.dayang", 2, 1);
    downloaded.downloaded = workingUpTo(today().plusDays(-1));
    download(downloaded);

    auto& underWay = begin("L90231", "F432-005-3:2019", 12, "ppl.ravi", -1, 2);
    underWay.downloaded = today().plusDays(-2);
    underWay.plan.stopsHalfway = true;
    hold(underWay);

    auto& closed = begin("K90057", "N821-001-3:2020", 10, "ppl.dayang", -3, 1);
    closed.plan.findings = {minorFinding()};
    hold(closed);

    // Flood: it could not be held and is planned anew.
    auto& flooded = begin("L90305", "F432-005-3:2019", 9, "ppl.aisyah", -10, 1);
    download(flooded);
    flooded.last = Instant::atMalaysia(flooded.visitFrom, 9);
    step(flooded.last, [this, &flooded] {
        Query q{.type = Visit::kType};
        q.with(equals(visit::kAssignment, Ref<Assignment>{flooded.assignment}));
        const auto visit = m_stage.reader().first(q);
        Values args;
        args.set(visit::kCannotBeHeldKind, visit::Hindrance::Weather);
        args.set(visit::kCannotBeHeldReason,
                 "Banjir kilat: jalan masuk ke pusat ditutup dan bekalan elektrik terputus.");
        return m_stage.act(verifierOf(flooded), flooded.last,
                           {.command = verification::command::kCannotBeHeld,
                            .type = Visit::kType,
                            .subject = visit ? visit->id : Id{},
                            .args = std::move(args),
                            .offline = true});
    });
}

void DemoStories::reportsOnTheWay()
{
    auto& drafting = begin("I90042", "N821-001-3:2020", 11, "ppl.aisyah", -7, 1);
    drafting.plan.findings = {improvement()};
    synchronise(drafting);

    auto& returned = begin("L90127", "IT-020-4:2013", 8, "ppl.ravi", -18, 1);
    returned.plan.findings = {minorFinding(), improvement()};
    report(returned);
    step(later(returned, 2, 10), [this, &returned] {
        return m_stage.move(m_cast.officer("peg.faridah"), returned.last, VisitReport::kType,
                            returned.report, visit_report::transition::kReturn,
                            "Nyatakan unit kompetensi bagi dapatan minor dan ulasan pusat.");
    });

    auto& reported = begin("L90411", "J582-001-3:2019", 10, "ppl.dayang", -13, 1);
    reported.plan.amends = true;
    report(reported);

    auto& reviewed = begin("L90506", "F432-005-3:2019", 12, "ppl.aisyah", -21, 2);
    reviewed.plan.findings = {minorFinding()};
    reviewed.plan.recommendation = visit_report::Recommendation::Conditional;
    review(reviewed);
}

void DemoStories::decisions()
{
    auto& proposed = begin("L90518", "F432-005-2:2019", 9, "ppl.ravi", -32, 1);
    proposed.plan.findings = {majorFinding(), minorFinding()};
    proposed.plan.centreRefusesToSign = true;
    proposed.plan.recommendation = visit_report::Recommendation::Refuse;
    decide(proposed, vd::Decision::Refuse, "peg.faridah",
           "Penilaian akhir tidak dijalankan mengikut NOSS; perakuan pentauliahan tamat tempoh.");

    auto& passed = begin("L90604", "N821-001-3:2020", 11, "ppl.dayang", -27, 1);
    decide(passed, vd::Decision::Pass, "peg.jemilah", "");

    auto& again = begin("K90034", "IT-020-3:2013", 13, "ppl.ravi", -46, 1);
    again.plan.findings = {minorFinding()};
    again.plan.remarksDiffer = true;
    again.plan.recommendation = visit_report::Recommendation::Revisit;
    decide(again, vd::Decision::Revisit, "peg.faridah",
           "Beza markah melebihi had terima; komponen pengetahuan perlu disemak semula.");

    auto& refused = begin("K90063", "M731-001-3:2021", 9, "ppl.dayang", -60, 1);
    refused.plan.findings = {majorFinding()};
    refused.plan.recommendation = visit_report::Recommendation::Refuse;
    decide(refused, vd::Decision::Refuse, "peg.faridah",
           "Program tidak dijalankan di premis yang ditauliahkan.");
    step(later(refused, 3, 15), [this, &refused] {
        Values args;
        args.set(vd::kReason, "Disahkan selepas menyemak laporan dan gambar.");
        return m_stage.act(m_cast.officer("peg.jemilah"), refused.last,
                           {.command = verification::command::kConfirmRefusal,
                            .type = VerificationRequest::kType,
                            .subject = refused.request,
                            .args = std::move(args)});
    });

    // Findings at every stage: one closed, one answered, one open.
    auto& acting = begin("L90208", "N821-001-3:2020", 14, "ppl.aisyah", -38, 1);
    acting.plan.findings = {majorFinding(), minorFinding(), improvement(), minorFinding()};
    acting.plan.findings[3].form = "V4";
    acting.plan.findings[3].clause = "V4-09";
    acting.plan.findings[3].description = "Log keselamatan kertas soalan tidak lengkap.";
    acting.plan.findings[3].evidence = "Buku log bulan terakhir.";
    acting.plan.recommendation = visit_report::Recommendation::Conditional;
    decide(acting, vd::Decision::Conditional, "peg.faridah", "Tertakluk kepada penutupan dapatan.");
    answerFinding(acting, 0,
                  "Perakuan pentauliahan semasa dipamerkan di pintu masuk; gambar disertakan.", 2);
    closeFinding(acting, 0, 2);
    answerFinding(acting, 1, "Satu unit baharu telah dibeli dan diuji.", 1);
}

void DemoStories::closedOnes()
{
    auto& recent = begin("L90112", "N821-001-3:2020", 12, "ppl.aisyah", -72, 1);
    recent.plan.findings = {minorFinding()};
    recent.plan.amends = true;
    recent.plan.recommendation = visit_report::Recommendation::Conditional;
    decide(recent, vd::Decision::Conditional, "peg.jemilah", "Tertakluk kepada penutupan dapatan.");
    answerFinding(recent, 0, "Alat yang rosak telah diganti.", 3);
    closeFinding(recent, 0, 2);
    complete(recent, "peg.jemilah");
    claim(recent, "pay");

    // An older one at the same centre, whose minor finding is still open at the next visit.
    auto& older = begin("L90112", "F432-005-3:2019", 10, "ppl.ravi", -92, 2);
    older.plan.findings = {minorFinding()};
    older.plan.recommendation = visit_report::Recommendation::Conditional;
    decide(older, vd::Decision::Conditional, "peg.faridah",
           "Dapatan minor untuk diambil tindakan.");
    complete(older, "peg.faridah");
    claim(older, "check");
}

void DemoStories::groupsInTraining()
{
    const auto train = [this](const char* centre, const char* noss, std::size_t size,
                              trainee_batch::State until, int frozenIn) {
        auto& g = m_training.emplace_back();
        g.centre = &m_cast.centre(centre);
        g.noss = noss;
        g.size = size;
        g.until = until;
        g.frozen = today().plusDays(frozenIn);
        g.gaps = true;
        for (auto& s : m_groups.life(g)) {
            m_steps.push_back(std::move(s));
        }
    };
    train("L90112", "F432-005-3:2019", 14, trainee_batch::State::Coursework, 8);
    train("L90208", "N821-001-3:2020", 25, trainee_batch::State::ReturnedToAssessor, 6);
    train("P90015", "N821-001-3:2020", 8, trainee_batch::State::FinalAssessment, 3);
    // Ready, and no request names them yet: an officer or the centre may begin one.
    train("L90112", "N821-001-3:2020", 16, trainee_batch::State::ReadyForVerification, -4);
    train("L90208", "N821-001-3:2020", 10, trainee_batch::State::ReadyForVerification, -3);
}

// --- parts of a story ----------------------------------------------------------------------------

DemoActor& DemoStories::keyer(Story& s)
{
    return s.byOfficer ? m_cast.officer("peg.faridah") : s.group.centre->manager;
}

/// The regional office checks in its own state; elsewhere the department does.
DemoActor& DemoStories::checkerOf(const Story& s)
{
    const auto place = m_stage.reader().find(s.group.centre->record.get(centre::kState));
    const bool north = place && place->text(state::kName) == "Pulau Pinang";
    return m_cast.officer(north ? "peg.chong" : "peg.jemilah");
}

Status DemoStories::makeRequest(Story& s, Instant at)
{
    const auto& c = *s.group.centre;
    Record r(m_stage.type(VerificationRequest::kType), m_stage.newId(at));
    s.request = r.id;
    r.set(vr::kCentre, c.ref());
    const auto& standard = m_cast.noss(s.group.noss);
    r.set(vr::kNoss, Ref<Noss>{standard.id});
    r.set(vr::kLevel, standard.get(noss::kLevel));
    r.set(vr::kKind, vr::Kind::FinalAssessment);
    r.set(vr::kMethod, vr::Method::Visit);
    r.set(vr::kTraineeCount, static_cast<std::int64_t>(s.group.size));
    r.set(vr::kProposed1, s.visitFrom);
    r.set(vr::kProposed2, s.visitFrom.plusDays(7));
    r.set(vr::kFinalAssessmentOn, s.visitFrom);
    r.set(vr::kPlace, c.record.text(centre::kName) + "\n" + c.record.text(centre::kAddress));
    r.set(vr::kLatitude, c.record.get(centre::kLatitude));
    r.set(vr::kLongitude, c.record.get(centre::kLongitude));
    const auto phone = c.record.text(centre::kPhone);
    r.set(vr::kContact, c.manager.name + (phone.empty() ? "" : ", " + phone));
    r.set(vr::kStartTime, "08:30");
    r.set(vr::kCentreReference,
          c.record.text(centre::kCode) + "/VER/" + std::to_string(at.day().year()));
    if (!s.note.empty()) {
        r.set(vr::kNote, s.note);
    }
    auto& who = keyer(s);
    const std::string behalf = s.byOfficer ? c.manager.name + " (PPB)" : std::string();
    Values args;
    for (const auto& f : r.type().fields) {
        if (!isNull(r.value(f.name))) {
            args.setValue(f.name, r.value(f.name));
        }
    }
    MYSPIKE_TRY(m_stage.act(who, at,
                            {.command = kCreate,
                             .type = VerificationRequest::kType,
                             .subject = r.id,
                             .args = std::move(args),
                             .onBehalfOf = behalf}));
    Record b(m_stage.type(RequestBatch::kType), m_stage.newId(at));
    b.set(request_batch::kRequest, Ref<VerificationRequest>{r.id});
    b.set(request_batch::kBatch, Ref<TraineeBatch>{s.group.id});
    b.set(request_batch::kCentre, c.ref());
    MYSPIKE_TRY(m_stage.create(who, at.plusSeconds(120), b));
    const auto& schedule = m_cast.picture("schedule");
    Values document;
    document.set(attachments::kOwnerType, VerificationRequest::kType)
        .set(attachments::kOwnerId, r.id.toString())
        .set(attachments::kKind, "document")
        .set(attachments::kName, "jadual-penilaian.pdf")
        .set(attachments::kCaption, "Jadual penilaian akhir")
        .set(attachments::kSha256, schedule.sha256)
        .set(attachments::kSize, schedule.size)
        .set(attachments::kMediaType, "application/pdf");
    return m_stage.act(who, at.plusSeconds(300),
                       {.command = attachments::kAttach,
                        .type = attachments::Attachment::kType,
                        .subject = m_stage.newId(at),
                        .args = std::move(document)});
}

void DemoStories::draft(Story& s, Instant at)
{
    for (auto& one : m_groups.life(s.group)) {
        m_steps.push_back(std::move(one));
    }
    s.last = at;
    step(at, [this, &s, at] { return makeRequest(s, at); });
}

void DemoStories::submit(Story& s)
{
    const auto at = Instant::atMalaysia(s.submitted, 10);
    draft(s, at);
    s.last = at.plusSeconds(1'800);
    step(s.last, [this, &s, at = s.last] {
        Values args;
        args.set(kTransitionName, vr::transition::kSubmit);
        return m_stage.act(
            keyer(s), at,
            {.command = kTransition,
             .type = VerificationRequest::kType,
             .subject = s.request,
             .args = std::move(args),
             .onBehalfOf = s.byOfficer ? s.group.centre->manager.name + " (PPB)" : std::string()});
    });
}

void DemoStories::check(Story& s)
{
    submit(s);
    s.last = std::max(Instant::atMalaysia(s.checked, 11), s.last.plusSeconds(60));
    step(s.last, [this, &s, at = s.last] {
        return m_stage.move(checkerOf(s), at, VerificationRequest::kType, s.request,
                            vr::transition::kCheck);
    });
}

Status DemoStories::sendVerifier(Story& s, Instant at, const char* command,
                                 const std::string& verifier, const std::string& reason)
{
    namespace as = assignment;
    Values args;
    args.set(as::kVerifier, Ref<ExternalVerifier>{m_cast.verifier(verifier).record.id})
        .set(as::kFrom, s.visitFrom)
        .set(as::kDays, std::int64_t{s.days})
        .set(as::kPart, as::Part::Lead);
    if (!reason.empty()) {
        args.set(verification::arg::kOverrideReason, reason);
    }
    const bool replaces = std::string_view(command) == verification::command::kReplaceVerifier;
    MYSPIKE_TRY(m_stage.act(m_cast.officer(s.assigner), at,
                            {.command = command,
                             .type = VerificationRequest::kType,
                             .subject = s.request,
                             .args = std::move(args),
                             .comment = replaces ? "PPL pertama cuti sakit." : ""}));
    const auto request = m_stage.reader().find(VerificationRequest::kType, s.request);
    s.assignment = request->getOr(vr::kAssignment, Ref<Assignment>{}).id;
    s.verifier = verifier;
    return okStatus();
}

void DemoStories::assign(Story& s)
{
    check(s);
    s.last = std::max(Instant::atMalaysia(s.assigned, 14), s.last.plusSeconds(60));
    step(s.last, [this, &s, at = s.last] {
        return sendVerifier(s, at, verification::command::kAssignVerifier, s.verifier,
                            s.overrideReason);
    });
}

Status DemoStories::respond(Story& s, Instant at, assignment::Response response, const char* why)
{
    namespace as = assignment;
    auto& who = verifierOf(s);
    const bool accepted = response == as::Response::Accepted;
    Values args;
    args.set(as::kResponse, response)
        .set(as::kConflictAnswers, accepted ? kNoConflict : kConflict)
        .set(signature::kStrokes, demoSignature(who.name))
        .set(signature::kShownHash, m_cast.picture("schedule").sha256);
    if (!accepted) {
        args.set(as::kDeclineKind, as::DeclineKind::Conflict);
        args.set(as::kDeclineReason, why).set(as::kConflictText, why);
    }
    return m_stage.act(who, at,
                       {.command = verification::command::kRespond,
                        .type = Assignment::kType,
                        .subject = s.assignment,
                        .args = std::move(args)});
}

void DemoStories::accept(Story& s)
{
    assign(s);
    s.last = std::max(Instant::atMalaysia(s.replied, 16), s.last.plusSeconds(60));
    step(s.last,
         [this, &s, at = s.last] { return respond(s, at, assignment::Response::Accepted, ""); });
}

void DemoStories::download(Story& s)
{
    accept(s);
    s.last = std::max(Instant::atMalaysia(s.downloaded, 17), s.last.plusSeconds(60));
    step(s.last, [this, &s, at = s.last] {
        return m_stage.act(verifierOf(s), at,
                           {.command = verification::command::kDownloadPackage,
                            .type = Assignment::kType,
                            .subject = s.assignment});
    });
}

void DemoStories::hold(Story& s)
{
    download(s);
    step(Instant::atMalaysia(s.visitFrom, 8, 40), [this, &s]() -> Status {
        DemoVisit visit(m_stage, m_cast, s.group, verifierOf(s), s.assignment);
        MYSPIKE_TRY(visit.hold(s.plan, s.visitFrom, s.visitTo()));
        s.visit = visit.visit();
        return okStatus();
    });
    s.last = Instant::atMalaysia(s.visitTo(), 19);
}

void DemoStories::synchronise(Story& s)
{
    hold(s);
    step(s.last, [this, &s, at = s.last]() -> Status {
        MYSPIKE_TRY(m_stage.act(verifierOf(s), at,
                                {.command = verification::command::kMarkSynchronised,
                                 .type = Visit::kType,
                                 .subject = s.visit}));
        Query q{.type = VisitReport::kType};
        q.with(equals(visit_report::kRequest, Ref<VerificationRequest>{s.request}))
            .with(equals(visit_report::kState, visit_report::State::Draft));
        const auto found = m_stage.reader().first(q);
        s.report = found ? found->id : Id{};
        return writeReport(s, at.plusSeconds(1'200), kGoodReport);
    });
}

Status DemoStories::writeReport(Story& s, Instant at, const char* words)
{
    namespace rp = visit_report;
    Values v;
    v.set(rp::kSummary, words)
        .set(rp::kStrengths, "Rekod pencapaian pelatih tersusun dan mudah disemak.")
        .set(rp::kAdvice, "Adakan semakan dalaman markah sebelum borang dimuktamadkan.")
        .set(rp::kRecommendation, s.plan.recommendation);
    return m_stage.edit(verifierOf(s), at, VisitReport::kType, s.report, std::move(v));
}

void DemoStories::report(Story& s)
{
    synchronise(s);
    step(later(s, 2, 20), [this, &s, at = s.last] {
        return m_stage.move(verifierOf(s), at, VisitReport::kType, s.report,
                            visit_report::transition::kSubmit);
    });
}

void DemoStories::review(Story& s)
{
    report(s);
    step(later(s, 1, 9), [this, &s, at = s.last] {
        return m_stage.move(m_cast.officer("peg.faridah"), at, VerificationRequest::kType,
                            s.request, vr::transition::kTakeUpReview);
    });
}

void DemoStories::decide(Story& s, vd::Decision decision, const char* officer, const char* reason)
{
    review(s);
    step(later(s, 2, 11), [this, &s, decision, officer, reason, at = s.last] {
        Values args;
        args.set(vd::kDecision, decision);
        if (*reason != '\0') {
            args.set(vd::kReason, reason);
        }
        return m_stage.act(m_cast.officer(officer), at,
                           {.command = verification::command::kDecide,
                            .type = VerificationRequest::kType,
                            .subject = s.request,
                            .args = std::move(args)});
    });
}

Result<Record> DemoStories::findingOf(const Story& s, std::size_t index) const
{
    Query q{.type = RaisedFinding::kType};
    q.with(equals(visit_part::kVisit, Ref<Visit>{s.visit}));
    auto all = m_stage.reader().query(q);
    std::sort(all.begin(), all.end(), [](const Record& a, const Record& b) { return a.id < b.id; });
    if (index >= all.size()) {
        return Fault::internal("a finding of the demonstration is missing");
    }
    return all[index];
}

void DemoStories::answerFinding(Story& s, std::size_t index, const char* words, int workingDays)
{
    step(later(s, workingDays, 10), [this, &s, index, words, at = s.last]() -> Status {
        auto f = findingOf(s, index);
        if (!f) {
            return std::move(f).fault();
        }
        Values v;
        v.set(finding::kAnswer, words);
        return m_stage.move(s.group.centre->manager, at, RaisedFinding::kType, f->id,
                            finding::transition::kAnswer, {}, std::move(v));
    });
}

void DemoStories::closeFinding(Story& s, std::size_t index, int workingDays)
{
    step(later(s, workingDays, 15), [this, &s, index, at = s.last]() -> Status {
        auto f = findingOf(s, index);
        if (!f) {
            return std::move(f).fault();
        }
        return m_stage.move(m_cast.officer("peg.faridah"), at, RaisedFinding::kType, f->id,
                            finding::transition::kClose);
    });
}

void DemoStories::complete(Story& s, const char* officer)
{
    step(later(s, 1, 14), [this, &s, officer, at = s.last] {
        return m_stage.act(m_cast.officer(officer), at,
                           {.command = verification::command::kComplete,
                            .type = VerificationRequest::kType,
                            .subject = s.request});
    });
}

Result<Record> DemoStories::claimOf(const Story& s) const
{
    Query q{.type = Claim::kType};
    q.with(equals(claim::kAssignment, Ref<Assignment>{s.assignment}));
    auto found = m_stage.reader().first(q);
    if (!found) {
        return Fault::internal("a claim of the demonstration is missing");
    }
    return std::move(*found);
}

Status DemoStories::makeClaim(Story& s, Instant at)
{
    namespace cl = claim_line;
    auto& who = verifierOf(s);
    Record c(m_stage.type(Claim::kType), m_stage.newId(at));
    c.set(claim::kAssignment, Ref<Assignment>{s.assignment});
    c.set(claim::kVerifierUser, Ref<User>{who.user});
    MYSPIKE_TRY(m_stage.create(who, at, c));
    const auto assignment = m_stage.reader().find(Assignment::kType, s.assignment);
    const auto km = 2 * assignment->getOr(assignment::kDistanceKm, std::int64_t{20});
    const auto line = [&](cl::Kind kind, const char* rateKey, std::int64_t quantity,
                          int minutes) -> Status {
        const auto rate = ruleValue(m_stage.reader(), RuleKey<Money>{rateKey}, s.visitFrom);
        if (!rate) {
            return rate.fault();
        }
        Record l(m_stage.type(ClaimLine::kType), m_stage.newId(at));
        l.set(cl::kClaim, Ref<Claim>{c.id});
        l.set(cl::kAssignment, Ref<Assignment>{s.assignment});
        l.set(cl::kVerifierUser, Ref<User>{who.user});
        l.set(cl::kKind, kind);
        l.set(cl::kDate, s.visitFrom);
        l.set(cl::kQuantity, Hundredths::whole(quantity));
        l.set(cl::kRate, *rate);
        l.set(cl::kAmount, Money{rate->sen * quantity});
        return m_stage.create(who, at.plusSeconds(60 * minutes), l);
    };
    MYSPIKE_TRY(line(cl::Kind::Honorarium, "claim.honorarium.per_day", s.days, 2));
    MYSPIKE_TRY(line(cl::Kind::Mileage, "claim.mileage.per_km", km, 4));
    MYSPIKE_TRY(line(cl::Kind::Meals, "claim.meal.peninsular.per_day", s.days, 6));
    return m_stage.move(who, at.plusSeconds(600), Claim::kType, c.id, "submit");
}

void DemoStories::claim(Story& s, const char* until)
{
    step(later(s, 1, 20), [this, &s, at = s.last] { return makeClaim(s, at); });
    const auto next = [&](const char* transition, const char* officer) {
        step(later(s, 2, 10), [this, &s, transition, officer, at = s.last]() -> Status {
            auto c = claimOf(s);
            if (!c) {
                return std::move(c).fault();
            }
            return m_stage.move(m_cast.officer(officer), at, Claim::kType, c->id, transition);
        });
    };
    next("check", "kew.lim");
    if (std::string_view(until) == "pay") {
        next("approve", "kew.wardina");
        next("pay", "kew.lim");
    }
}

} // namespace myspike
