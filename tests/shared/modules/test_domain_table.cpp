// The table of 2 §2.5, written down here as the domain says it and not as our description does:
// every (state, act, role) triple is tried for real, and leads where the table says or nowhere.
// The same for the smaller tables beside it (2 §1.4, §2.3).
#include <QtTest>

#include <algorithm>
#include <map>
#include <set>

#include "tests/support/shared/visit_world.h"

using namespace myspike;
namespace vr = verification_request;
namespace vc = verification::command;
using S = vr::State;

namespace {

constexpr std::string_view kRoles[] = {role::kExternalVerifier,
                                       role::kCentreManager,
                                       role::kAssessor,
                                       role::kInternalVerifier,
                                       role::kCentreAdministrator,
                                       role::kVerificationOfficer,
                                       role::kRegionalOfficer,
                                       role::kFinanceOfficer,
                                       role::kManagement,
                                       role::kSystemAdministrator,
                                       role::kAuditor};

using Roles = std::vector<std::string_view>;

// The actors of the domain's table as roles of the product. Where it names the centre, an officer
// may act on its behalf.
const Roles kPpb{role::kCentreManager, role::kCentreAdministrator, role::kVerificationOfficer};
const Roles kPegVerifikasi{role::kVerificationOfficer};
const Roles kCheckers{role::kVerificationOfficer, role::kRegionalOfficer};
const Roles kPpl{role::kExternalVerifier};

Date day(int year, int month, int d) { return *Date::fromYmd(year, month, d); }

using World = test::VisitWorld;
using MakeAct = Operation (*)(World&, const Id& request);

Operation transitionOf(const char* type, const Id& subject, const char* name)
{
    Operation op;
    op.command = kTransition;
    op.type = type;
    op.subject = subject;
    op.args.set(kTransitionName, std::string(name));
    return op;
}

Operation commandOf(const char* name, const char* type, const Id& subject, Values args = {})
{
    Operation op;
    op.command = name;
    op.type = type;
    op.subject = subject;
    op.args = std::move(args);
    return op;
}

template <const char* const& Name> Operation onRequest(World&, const Id& request)
{
    return transitionOf(VerificationRequest::kType, request, Name);
}

Id visitOf(World& w, const Id& request)
{
    const auto a = w.assignmentOf(request);
    Query q{.type = Visit::kType};
    q.with(equals(visit::kAssignment, Ref<Assignment>{a}));
    const auto v = w.tx.first(q);
    return v ? v->id : w.id("no visit");
}

Id reportOf(World& w, const Id& request)
{
    Query q{.type = VisitReport::kType};
    q.with(equals(visit_report::kRequest, Ref<VerificationRequest>{request}));
    q.orderBy(visit_report::kVersion.name, true);
    const auto r = w.tx.first(q);
    return r ? r->id : w.id("no report");
}

Values someoneElse(World& w)
{
    Values v;
    v.set(assignment::kVerifier, Ref<ExternalVerifier>{w.id("second_external_verifier")})
        .set(assignment::kFrom, w.now.day().plusDays(5))
        .set(assignment::kDays, std::int64_t{2})
        .set(verification::arg::kOverrideReason, "Nobody else is free in that week at all.");
    return v;
}

Operation assign(World& w, const Id& request)
{
    return commandOf(vc::kAssignVerifier, VerificationRequest::kType, request, someoneElse(w));
}
Operation replace(World& w, const Id& request)
{
    return commandOf(vc::kReplaceVerifier, VerificationRequest::kType, request, someoneElse(w));
}
Values reply(assignment::Response response)
{
    Values v;
    v.set(assignment::kResponse, response)
        .set(assignment::kDeclineReason, "I am ill.")
        .set(assignment::kConflictAnswers,
             R"({"V0-01":"no","V0-02":"no","V0-03":"no","V0-04":"no","V0-05":"no","V0-06":"no"})")
        .set(signature::kStrokes, R"({"strokes":[]})")
        .set(signature::kShownHash, std::string(64, 'a'));
    return v;
}
Operation accept(World& w, const Id& request)
{
    return commandOf(vc::kRespond, Assignment::kType, w.assignmentOf(request),
                     reply(assignment::Response::Accepted));
}
Operation decline(World& w, const Id& request)
{
    return commandOf(vc::kRespond, Assignment::kType, w.assignmentOf(request),
                     reply(assignment::Response::Declined));
}
Operation lapse(World& w, const Id& request)
{
    return commandOf(vc::kLapseAssignment, Assignment::kType, w.assignmentOf(request));
}
Operation download(World& w, const Id& request)
{
    return commandOf(vc::kDownloadPackage, Assignment::kType, w.assignmentOf(request));
}
template <const char* const& Name> Operation onVisit(World& w, const Id& request)
{
    Values v;
    v.set(visit::kCannotBeHeldKind, visit::Hindrance::Weather);
    v.set(visit::kCannotBeHeldReason, "The road is under water.");
    return commandOf(Name, Visit::kType, visitOf(w, request), v);
}
Operation submitReport(World& w, const Id& request)
{
    return transitionOf(VisitReport::kType, reportOf(w, request),
                        visit_report::transition::kSubmit);
}
Operation returnReport(World& w, const Id& request)
{
    return transitionOf(VisitReport::kType, reportOf(w, request),
                        visit_report::transition::kReturn);
}
template <verification_decision::Decision D> Operation decide(World&, const Id& request)
{
    Values v;
    v.set(verification_decision::kDecision, D)
        .set(verification_decision::kReason, "As the report says.");
    return commandOf(vc::kDecide, VerificationRequest::kType, request, v);
}
template <const char* const& Name> Operation ofRequest(World&, const Id& request)
{
    Values v;
    v.set(verification_decision::kReason, "As the report says.");
    return commandOf(Name, VerificationRequest::kType, request, v);
}

struct Row
{
    const char* act;
    Roles by;
    std::vector<S> from;
    S to;
    MakeAct make;
};

using D = verification_decision::Decision;

/// 2 §2.5, row by row; what leads into a state stands with the state.
const std::vector<Row>& table()
{
    static const std::vector<Row> rows{
        // DIHANTAR: PPB
        {"submit", kPpb, {S::Draft, S::Returned}, S::Submitted, onRequest<vr::transition::kSubmit>},
        // DISEMAK / DIPULANGKAN: PEG_VERIFIKASI; the regional office checks its own
        {"check",
         kCheckers,
         {S::Submitted},
         S::AwaitingAssignment,
         onRequest<vr::transition::kCheck>},
        {"return", kCheckers, {S::Submitted}, S::Returned, onRequest<vr::transition::kReturn>},
        // DITUGASKAN: PEG_VERIFIKASI
        {"assign", kPegVerifikasi, {S::AwaitingAssignment}, S::Assigned, assign},
        // DITERIMA_PPL / DITOLAK_PPL: PPL; DIJADUALKAN follows by itself
        {"accept", kPpl, {S::Assigned}, S::Scheduled, accept},
        {"decline", kPpl, {S::Assigned}, S::AwaitingAssignment, decline},
        // §2.4: no reply in three working days goes back to the officer
        {"lapse", kPegVerifikasi, {S::Assigned}, S::AwaitingAssignment, lapse},
        // PAKEJ_DIMUAT_TURUN: PPL client, also again
        {"download", kPpl, {S::Scheduled, S::PackageIssued}, S::PackageIssued, download},
        // DALAM_LAWATAN, LAWATAN_SELESAI: PPL
        {"check in", kPpl, {S::PackageIssued}, S::OnVisit, onVisit<vc::kCheckIn>},
        {"close the visit", kPpl, {S::OnVisit}, S::VisitClosed, onVisit<vc::kCloseVisit>},
        // DISEGERAK: PPL client
        {"synchronise", kPpl, {S::VisitClosed}, S::Synchronised, onVisit<vc::kMarkSynchronised>},
        // LAPORAN_DIHANTAR: PPL
        {"submit the report",
         kPpl,
         {S::VisitClosed, S::Synchronised},
         S::ReportSubmitted,
         submitReport},
        // SEMAKAN_JPK: PEG_VERIFIKASI
        {"take up the review",
         kPegVerifikasi,
         {S::ReportSubmitted},
         S::UnderReview,
         onRequest<vr::transition::kTakeUpReview>},
        // §2.6 step 20
        {"return the report",
         kPegVerifikasi,
         {S::ReportSubmitted, S::UnderReview},
         S::Synchronised,
         returnReport},
        // LULUS / LAWATAN_SEMULA / TOLAK: PEG_VERIFIKASI, a second one for TOLAK
        {"pass", kPegVerifikasi, {S::UnderReview}, S::Passed, decide<D::Pass>},
        {"order a revisit",
         kPegVerifikasi,
         {S::UnderReview},
         S::RevisitOrdered,
         decide<D::Revisit>},
        {"propose a refusal",
         kPegVerifikasi,
         {S::UnderReview},
         S::RefusalProposed,
         decide<D::Refuse>},
        {"confirm the refusal",
         kPegVerifikasi,
         {S::RefusalProposed},
         S::Refused,
         ofRequest<vc::kConfirmRefusal>},
        {"do not refuse",
         kPegVerifikasi,
         {S::RefusalProposed},
         S::UnderReview,
         ofRequest<vc::kRejectRefusal>},
        // SELESAI: PEG_VERIFIKASI
        {"complete",
         kPegVerifikasi,
         {S::Passed, S::CentreAction},
         S::Completed,
         ofRequest<vc::kComplete>},
        {"plan the revisit",
         kPegVerifikasi,
         {S::RevisitOrdered},
         S::AwaitingAssignment,
         onRequest<vr::transition::kPlanRevisit>},
        // TIDAK_DAPAT_DIJALANKAN: PPL
        {"cannot be held",
         kPpl,
         {S::Scheduled, S::PackageIssued, S::OnVisit},
         S::AwaitingAssignment,
         onVisit<vc::kCannotBeHeld>},
        // DITUKAR_PPL: PEG_VERIFIKASI, any time before LAWATAN_SELESAI
        {"replace",
         kPegVerifikasi,
         {S::Assigned, S::Accepted, S::Scheduled, S::PackageIssued, S::OnVisit},
         S::Assigned,
         replace},
        // BATAL: PEG_VERIFIKASI
        {"cancel",
         kPegVerifikasi,
         {S::Submitted, S::Returned, S::AwaitingAssignment, S::Assigned, S::Accepted, S::Scheduled,
          S::PackageIssued, S::OnVisit},
         S::Cancelled,
         onRequest<vr::transition::kCancel>}};
    return rows;
}

constexpr S kAllStates[] = {
    S::Draft,          S::Submitted,       S::Returned,     S::AwaitingAssignment,
    S::Assigned,       S::Accepted,        S::Scheduled,    S::PackageIssued,
    S::OnVisit,        S::VisitClosed,     S::Synchronised, S::ReportSubmitted,
    S::UnderReview,    S::RefusalProposed, S::Passed,       S::Conditional,
    S::RevisitOrdered, S::Refused,         S::CentreAction, S::Completed,
    S::Cancelled};

void must(const Result<RunOutcome>& r, const char* what)
{
    if (!r) {
        qFatal("%s: %s", what, r.fault().forUser.english().c_str());
    }
}

/// The request in a state, come there by acts where one leads there.
Id bring(World& w, S wanted)
{
    const char* type = VerificationRequest::kType;
    const auto put = [&](S near, S state, std::optional<assignment::State> a = {}) {
        const Id id = w.requestAt(near);
        auto r = w.find(type, id).record;
        r.set(vr::kState, state);
        w.tx.put(r);
        if (a) {
            auto assigned = w.find(Assignment::kType, w.assignmentOf(id)).record;
            assigned.set(assignment::kState, *a);
            w.tx.put(assigned);
        }
        return id;
    };
    const auto decided = [&](MakeAct act) {
        const Id id = w.requestAt(S::UnderReview);
        auto op = act(w, id);
        must(w.command("second_officer", op.command.c_str(), type, id, op.args), "decide");
        return id;
    };
    switch (wanted) {
    case S::Returned: {
        const Id id = w.requestAt(S::Submitted);
        must(w.transition("officer", type, id, vr::transition::kReturn, "why"), "return");
        return id;
    }
    case S::Accepted: // passes through it to Scheduled
        return put(S::Assigned, S::Accepted, assignment::State::Accepted);
    case S::Conditional: // passes through it to CentreAction
        return put(S::UnderReview, S::Conditional);
    case S::CentreAction:
        return put(S::Passed, S::CentreAction);
    case S::RefusalProposed:
        return decided(decide<D::Refuse>);
    case S::RevisitOrdered:
        return decided(decide<D::Revisit>);
    case S::Refused: {
        const Id id = decided(decide<D::Refuse>);
        must(w.command("third_officer", vc::kConfirmRefusal, type, id), "refuse");
        return id;
    }
    case S::Cancelled: {
        const Id id = w.requestAt(S::Scheduled);
        must(w.transition("officer", type, id, vr::transition::kCancel, "why"), "cancel");
        return id;
    }
    default:
        return w.requestAt(wanted);
    }
}

/// What an act needs of the visit before it can go.
void prepare(World& w, const Id& request, S state)
{
    if (state == S::OnVisit) {
        w.fillInVisit(request);
    }
    if (state == S::VisitClosed || state == S::Synchronised) {
        Values words;
        words
            .set(visit_report::kSummary,
                 "The group was assessed as the standard asks, and its records are complete.")
            .set(visit_report::kAdvice, "Keep the records of internal verification by unit.")
            .set(visit_report::kRecommendation, visit_report::Recommendation::Pass);
        must(w.edit("verifier", VisitReport::kType, reportOf(w, request), words), "words");
    }
    if (state == S::Draft || state == S::Returned || state == S::Submitted) {
        Record file(*w.catalogue.type("attachment"), w.id("file"));
        file.setValue("owner_id", request.toString());
        w.tx.put(file);
    }
}

/// Tried for real and taken back. @return the state it led to, or the rule that refused it.
std::pair<std::string, QString> attempt(World& w, const Id& request, const Row& row,
                                        std::string_view role)
{
    ActContext context = w.contextFor("verifier");
    // Each role is held by somebody who has done nothing yet; only the visit is the verifier's own.
    if (role != role::kExternalVerifier) {
        context.actor.user = w.user("finance").id;
    }
    context.actor.grants = {{std::string(role), "*", day(2020, 1, 1), {}}};
    context.at = w.now.plusSeconds(60);
    if (std::string_view(row.act) == "lapse") {
        context.at = w.now.plusDays(20);
    }
    context.comment = "why";
    context.onBehalfOf = "Puan Pengurus";
    auto op = row.make(w, request);
    op.id = Id::ofName("attempt", std::string(row.act) + std::string(role));
    op.at = context.at;
    context.operation = op.id;
    w.tx.begin(std::move(context));
    const auto outcome = runOperation(w.catalogue, op, w.tx, {});
    const auto state = w.state(VerificationRequest::kType, request);
    w.tx.rollback();
    return {outcome ? state : std::string(),
            outcome ? QString() : QString::fromStdString(outcome.fault().rule)};
}

// --- the smaller tables --------------------------------------------------------------------------

struct SmallRow
{
    const char* type;
    const char* transition;
    std::vector<std::string_view> from;
    std::string_view to;
    Roles by;
};

const std::vector<SmallRow>& smallTables()
{
    const Roles finance{role::kFinanceOfficer};
    const Roles pp{role::kAssessor, role::kVerificationOfficer};
    const Roles ppd{role::kInternalVerifier};
    const Roles ppb{role::kCentreManager, role::kVerificationOfficer};
    static const std::vector<SmallRow> rows{
        // 2 §2.3 Dapatan: BUKA → JAWAB → TUTUP; TINDAKAN_PB is the centre's
        {RaisedFinding::kType, "answer", {"open"}, "answered", kPpb},
        {RaisedFinding::kType, "reopen", {"answered"}, "open", kPegVerifikasi},
        {RaisedFinding::kType, "close", {"open", "answered"}, "closed", kPegVerifikasi},
        // 2 §2.3 TuntutanPPL: DRAF, HANTAR, SEMAK, LULUS, BAYAR, PULANG
        {Claim::kType, "submit", {"draft", "returned"}, "submitted", kPpl},
        {Claim::kType, "return", {"submitted", "checked"}, "returned", finance},
        {Claim::kType, "check", {"submitted"}, "checked", finance},
        {Claim::kType, "approve", {"checked"}, "approved", finance},
        {Claim::kType, "pay", {"approved"}, "paid", finance},
        // 2 §2.6 steps 18 and 20
        {VisitReport::kType, "submit", {"draft"}, "submitted", kPpl},
        {VisitReport::kType, "return", {"submitted"}, "returned", kPegVerifikasi},
        // 2 §1.4, rows 2 to 9; 10 to 12 are the department's commands
        {TraineeBatch::kType, "start_coursework", {"registered"}, "coursework", pp},
        {TraineeBatch::kType, "send_to_review", {"coursework"}, "internal_review", pp},
        {TraineeBatch::kType,
         "return_to_assessor",
         {"internal_review"},
         "returned_to_assessor",
         ppd},
        {TraineeBatch::kType, "resume_coursework", {"returned_to_assessor"}, "coursework", pp},
        {TraineeBatch::kType, "admit_to_final", {"internal_review"}, "ready_for_final", ppd},
        {TraineeBatch::kType, "start_final", {"ready_for_final"}, "final_assessment", pp},
        {TraineeBatch::kType,
         "verify_internally",
         {"final_assessment"},
         "internally_verified",
         ppd},
        {TraineeBatch::kType, "declare", {"internally_verified"}, "declared_by_manager", ppb},
        {TraineeBatch::kType, "freeze", {"declared_by_manager"}, "ready_for_verification", ppb}};
    return rows;
}

} // namespace

class TestDomainTable : public QObject
{
    Q_OBJECT

private slots:
    void everyTriple_data()
    {
        QTest::addColumn<int>("state");
        for (const auto s : kAllStates) {
            QTest::newRow(codeOf(s)) << static_cast<int>(s);
        }
    }

    void everyTriple()
    {
        QFETCH(int, state);
        const auto s = static_cast<S>(state);
        World w(MYSPIKE_SOURCE_DIR, 2);
        const Id request = bring(w, s);
        QCOMPARE(w.state(VerificationRequest::kType, request), std::string(codeOf(s)));
        prepare(w, request, s);
        for (const auto& row : table()) {
            const bool here = std::find(row.from.begin(), row.from.end(), s) != row.from.end();
            for (const auto role : kRoles) {
                const bool may =
                    here && std::find(row.by.begin(), row.by.end(), role) != row.by.end();
                const auto [to, rule] = attempt(w, request, row, role);
                const auto what =
                    QStringLiteral("%1 --%2--> by %3: %4 %5")
                        .arg(QLatin1String(codeOf(s)), QLatin1String(row.act),
                             QString::fromUtf8(role.data(), static_cast<int>(role.size())),
                             QString::fromStdString(to), rule);
                if (may) {
                    QVERIFY2(to == codeOf(row.to), qPrintable(what));
                } else {
                    if (std::string_view(row.act) == "synchronise" && to == codeOf(s)) {
                        continue; // told twice it moves nothing
                    }
                    QVERIFY2(to.empty(), qPrintable(what));
                    // By the right, the state, or the package that is not there; never by chance.
                    const QSet<QString> byTable{QStringLiteral("RIGHT"), QStringLiteral("STATE"),
                                                QStringLiteral("GONE"),
                                                QStringLiteral("VER-PACKAGE")};
                    QVERIFY2(byTable.contains(rule), qPrintable(what));
                }
            }
        }
    }

    /// What the product offers people on these records beyond the tables is named here.
    void nothingElseIsOffered()
    {
        World w(MYSPIKE_SOURCE_DIR, 1);
        const Id request = w.draftRequest();
        std::set<std::string> known{
            // 2 §2.6, on site and after: they change no state of the request
            vc::kDrawSample, vc::kExtendSample, vc::kAddToSample, vc::kMarkAsCentre,
            vc::kAddAddendum, vc::kPrepareClaim, vc::kAnswerReadiness, vc::kRecordPlace,
            // 2 §1.4 row 12
            registration::command::kSettleResults, registration::command::kOpenRepeat};
        for (const auto& row : table()) {
            const auto op = row.make(w, request);
            known.insert(op.command == kTransition
                             ? op.type + "." + op.args.getOr(kTransitionName, std::string())
                             : op.command);
        }
        for (const auto& row : smallTables()) {
            known.insert(std::string(row.type) + "." + row.transition);
        }
        const std::set<std::string_view> types{
            VerificationRequest::kType, Assignment::kType, Visit::kType,       VisitReport::kType,
            RaisedFinding::kType,       Claim::kType,      TraineeBatch::kType};
        for (const auto type : types) {
            for (const auto& t : w.catalogue.type(type)->workflow.transitions) {
                const auto name = std::string(type) + "." + t.name;
                QVERIFY2(t.by.empty() || known.contains(name), name.c_str());
            }
        }
        for (const auto& c : w.catalogue.commands()) {
            if (types.contains(c.subject)) {
                QVERIFY2(c.by.empty() || known.contains(c.name), c.name);
                // What a page offers, it offers where it can be done.
                QVERIFY2(c.by.empty() || !c.from.empty(), c.name);
            }
        }
    }

    void theSmallerTables()
    {
        World w(MYSPIKE_SOURCE_DIR, 1);
        std::map<std::string_view, std::vector<const SmallRow*>> byType;
        for (const auto& row : smallTables()) {
            byType[row.type].push_back(&row);
        }
        int allowed = 0;
        for (const auto& [type, rows] : byType) {
            const auto& t = *w.catalogue.type(type);
            for (const auto* row : rows) {
                const auto* transition = t.workflow.transition(row->transition);
                QVERIFY2(transition, row->transition);
                QCOMPARE(std::string_view(transition->to), row->to);
                for (const auto& s : t.workflow.states) {
                    Record r(t, w.id("any"));
                    r.setValue(t.workflow.field, std::string(s.code));
                    for (const auto role : kRoles) {
                        auto context = w.contextFor("finance");
                        context.actor.grants = {{std::string(role), "*", day(2020, 1, 1), {}}};
                        context.comment = "why";
                        const auto status = mayTransition(t, r, *transition, w.tx, context);
                        const bool may =
                            std::find(row->from.begin(), row->from.end(), s.code) !=
                                row->from.end() &&
                            std::find(row->by.begin(), row->by.end(), role) != row->by.end();
                        const bool refusedByTable = !status && (status.fault().rule == "RIGHT" ||
                                                                status.fault().rule == "STATE");
                        const auto what = std::string(type) + " " + s.code + " --" +
                                          row->transition + "--> by " + std::string(role);
                        QVERIFY2(may != refusedByTable, what.c_str());
                        allowed += may ? 1 : 0;
                    }
                }
            }
        }
        int expected = 0;
        for (const auto& row : smallTables()) {
            expected += static_cast<int>(row.from.size() * row.by.size());
        }
        QCOMPARE(allowed, expected);
    }
};

QTEST_GUILESS_MAIN(TestDomainTable)
#include "test_domain_table.moc"
