#include "tests/support/shared/visit_world.h"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "shared/base/delimited.h"
#include "shared/base/hash.h"
#include "shared/modules/catalogue.h"
#include "shared/modules/users/actor.h"

namespace myspike::test {

namespace {

Date day(int year, int month, int d) { return *Date::fromYmd(year, month, d); }

void must(const Result<RunOutcome>& r, const char* what)
{
    if (!r) {
        std::fprintf(stderr, "visit world: %s: %s (%s %s)\n", what,
                     r.fault().forUser.english().c_str(), r.fault().rule.c_str(),
                     r.fault().detail.c_str());
        std::abort();
    }
}

} // namespace

VisitWorld::VisitWorld(const std::string& sourceDir, int traineeCount) : catalogue(buildCatalogue())
{
    loadRuleBook(sourceDir + "/resources/rule_book/rule_book.csv");
    makeRegister();
    makePeople();
    makeBatch(traineeCount);
}

void VisitWorld::loadRuleBook(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    const auto table = readDelimited(text.str());
    if (!table) {
        std::fprintf(stderr, "visit world: no rule book at %s\n", path.c_str());
        std::abort();
    }
    for (const auto& row : table->rows) {
        const auto cell = [&](std::string_view name) {
            for (const auto& c : table->columns) {
                if (c.name == name) {
                    return std::string(table->cell(row, c));
                }
            }
            return std::string();
        };
        const auto key = cell("key");
        const auto from = cell("effective_from");
        Record e(rule_book::entry(), Id::ofName("rule_book_entry", key + from));
        e.set(rule_book::kKey, key);
        e.set(rule_book::kValue, cell("value"));
        e.set(rule_book::kKind, cell("kind"));
        e.set(rule_book::kEffectiveFrom, Date::parse(from));
        e.set(rule_book::kEffectiveTo, Date::parse(cell("effective_to")));
        e.set(rule_book::kReference, cell("reference"));
        tx.put(e);
    }
}

void VisitWorld::makeRegister()
{
    auto s = make(MalaysianState::kType, id("state"));
    s.set(state::kCode, "11");
    s.set(state::kName, "Terengganu");
    s.set(state::kWeekendDays, "fri|sat");
    tx.put(s);
    auto other = make(MalaysianState::kType, id("other_state"));
    other.set(state::kCode, "16");
    other.set(state::kName, "Putrajaya");
    other.set(state::kWeekendDays, "sat|sun");
    tx.put(other);

    auto n = make(Noss::kType, noss);
    n.set(noss::kCode, "N821-001-3:2020");
    n.set(noss::kTitleMs, "Pentadbiran Pejabat");
    n.set(noss::kTitleEn, "Office Administration");
    n.set(noss::kLevel, 3);
    tx.put(n);
    for (int i = 1; i <= 3; ++i) {
        auto u = make(CompetencyUnit::kType, id(fmt::format("unit{}", i)));
        u.set(competency_unit::kNoss, Ref<Noss>{noss});
        u.set(competency_unit::kNumber, fmt::format("C0{}", i));
        u.set(competency_unit::kCode, fmt::format("N821-001-3:2020-C0{}", i));
        u.set(competency_unit::kKind, competency_unit::Kind::Core);
        tx.put(u);
        units.push_back(u.id);
    }
    auto c = make(Centre::kType, centre);
    c.set(centre::kCode, "L99999");
    c.set(centre::kName, "Pusat Latihan Rekaan");
    c.set(centre::kState, Ref<MalaysianState>{id("state")});
    c.set(centre::kLatitude, 5'330'000);
    c.set(centre::kLongitude, 103'140'000);
    tx.put(c);
    auto p = make(AccreditedProgramme::kType, programme);
    p.set(accredited_programme::kCentre, Ref<Centre>{centre});
    p.set(accredited_programme::kNoss, Ref<Noss>{noss});
    p.set(accredited_programme::kCategory, accredited_programme::Category::FullSingleLevel);
    p.set(accredited_programme::kLevel, 3);
    p.set(accredited_programme::kStatus, accredited_programme::Status::Active);
    p.set(accredited_programme::kCapacity, 25);
    p.set(accredited_programme::kFrom, day(2024, 1, 1));
    p.set(accredited_programme::kTo, day(2027, 12, 31));
    tx.put(p);

    auto list = make(Checklist::kType, checklist);
    list.set(checklist::kVersion, "2026-1");
    list.set(checklist::kKind, checklist::Kind::SiteVisitCreditUnit);
    list.set(checklist::kStatus, checklist::Status::Approved);
    list.set(checklist::kEffectiveFrom, day(2026, 1, 1));
    tx.put(list);
    for (int i = 1; i <= 3; ++i) {
        auto item = make(ChecklistItem::kType, id(fmt::format("item{}", i)));
        item.set(checklist_item::kChecklist, Ref<Checklist>{checklist});
        item.set(checklist_item::kCode, fmt::format("V2-0{}", i));
        item.set(checklist_item::kForm, "V2");
        item.set(checklist_item::kOrdinal, i);
        item.set(checklist_item::kAnswerKind, checklist_item::AnswerKind::YesNoNa);
        item.set(checklist_item::kCritical, i < 3);
        tx.put(item);
    }
    auto m = make(MarkingScheme::kType, scheme);
    m.set(marking_scheme::kCode, "N821-001-3:2020/2026/A/01");
    m.set(marking_scheme::kNoss, Ref<Noss>{noss});
    m.set(marking_scheme::kStatus, marking_scheme::Status::Approved);
    tx.put(m);
}

void VisitWorld::addPerson(const std::string& person, std::vector<Grant> grants)
{
    auto u = make(User::kType, id("user_" + person));
    u.set(user::kLoginName, person);
    u.set(user::kName, person);
    u.set(user::kStatus, user::Status::Active);
    tx.put(u);
    m_people[person] = {u.id, person, std::move(grants)};
}

void VisitWorld::makePeople()
{
    const Date since = day(2020, 1, 1);
    const auto grant = [&](std::string_view role, const std::string& scope) {
        return Grant{std::string(role), scope, since, std::nullopt};
    };
    const auto officer = [&](std::string_view role) {
        return std::vector<Grant>{grant(role, scope::kVerification),
                                  grant(role, scope::kAssessment), grant(role, scope::kPersonnel)};
    };
    const auto atCentre = [&](std::string_view role) {
        return std::vector<Grant>{grant(role, scope::ofCentre(centre))};
    };
    addPerson("officer", officer(role::kVerificationOfficer));
    addPerson("second_officer", officer(role::kVerificationOfficer));
    addPerson("third_officer", officer(role::kVerificationOfficer));
    addPerson("finance", officer(role::kFinanceOfficer));
    addPerson("manager", atCentre(role::kCentreManager));
    addPerson("assessor", atCentre(role::kAssessor));
    addPerson("internal_verifier", atCentre(role::kInternalVerifier));
    addPerson("verifier", {});
    addPerson("second_verifier", {});
    for (const auto* person : {"verifier", "second_verifier"}) {
        const bool first = std::string_view(person) == "verifier";
        auto v = make(ExternalVerifier::kType, first ? verifier : id("second_external_verifier"));
        v.set(external_verifier::kNumber, first ? "PPL-0001" : "PPL-0002");
        v.set(external_verifier::kUser, user(person));
        v.set(external_verifier::kName, person);
        v.set(external_verifier::kAppointedFrom, day(2024, 6, 1));
        v.set(external_verifier::kAppointedTo, day(2030, 5, 31));
        v.set(external_verifier::kState, Ref<MalaysianState>{id("state")});
        v.set(external_verifier::kLatitude, 5'330'000);
        v.set(external_verifier::kLongitude, first ? 103'000'000 : 102'000'000);
        v.set(external_verifier::kVendorStatus, external_verifier::VendorStatus::Active);
        tx.put(v);
        auto f = make(VerifierField::kType, id(std::string("field_") + person));
        f.set(verifier_field::kVerifier, Ref<ExternalVerifier>{v.id});
        f.set(verifier_field::kUser, user(person));
        f.set(verifier_field::kCode, "N821");
        f.set(verifier_field::kMaxLevel, 3);
        tx.put(f);
    }
}

void VisitWorld::makeBatch(int count)
{
    auto b = make(TraineeBatch::kType, batch);
    b.set(trainee_batch::kNumber, "L99999/2025/S1/001");
    b.set(trainee_batch::kCentre, Ref<Centre>{centre});
    b.set(trainee_batch::kProgramme, Ref<AccreditedProgramme>{programme});
    b.set(trainee_batch::kNoss, Ref<Noss>{noss});
    b.set(trainee_batch::kLevel, 3);
    b.set(trainee_batch::kMethod, trainee_batch::Method::CreditUnit);
    b.set(trainee_batch::kStart, day(2025, 1, 6));
    b.set(trainee_batch::kEnd, day(2026, 1, 30));
    b.set(trainee_batch::kTraineeCount, count);
    b.set(trainee_batch::kAssessor, user("assessor"));
    b.set(trainee_batch::kInternalVerifier, user("internal_verifier"));
    b.set(trainee_batch::kState, trainee_batch::State::ReadyForVerification);
    tx.put(b);
    for (int i = 1; i <= count; ++i) {
        auto t = make(Trainee::kType, id(fmt::format("trainee{}", i)));
        t.set(trainee::kBatch, Ref<TraineeBatch>{batch});
        t.set(trainee::kCentre, Ref<Centre>{centre});
        t.set(trainee::kNumber, fmt::format("2025-3-{:07}", i));
        t.set(trainee::kName, fmt::format("Pelatih {:02}", i));
        t.set(trainee::kStatus, trainee::Status::Active);
        t.set(trainee::kAttempt, 1);
        tx.put(t);
        trainees.push_back(t.id);
        for (const auto& unit : units) {
            auto m = make(UnitMark::kType, id(fmt::format("mark{}{}", i, unit.toString())));
            m.set(unit_mark::kTrainee, Ref<Trainee>{t.id});
            m.set(unit_mark::kBatch, Ref<TraineeBatch>{batch});
            m.set(unit_mark::kCentre, Ref<Centre>{centre});
            m.set(unit_mark::kUnit, Ref<CompetencyUnit>{unit});
            m.set(unit_mark::kAttempt, 1);
            m.set(unit_mark::kKnowledge, Hundredths::whole(75));
            m.set(unit_mark::kPerformance, Hundredths::whole(80));
            tx.put(m);
        }
        auto f = make(FinalMark::kType, id(fmt::format("final{}", i)));
        f.set(final_mark::kTrainee, Ref<Trainee>{t.id});
        f.set(final_mark::kBatch, Ref<TraineeBatch>{batch});
        f.set(final_mark::kCentre, Ref<Centre>{centre});
        f.set(final_mark::kAttempt, 1);
        f.set(final_mark::kKnowledge, Hundredths::whole(70));
        f.set(final_mark::kPerformance, Hundredths::whole(78));
        f.set(final_mark::kAssessedOn, day(2026, 1, 28));
        tx.put(f);
    }
}

// --- acts ----------------------------------------------------------------------------------------

Actor VisitWorld::actorNow(const std::string& person) const
{
    Actor a = m_people.at(person);
    Query q{.type = AccessGrant::kType};
    q.with(equals(access_grant::kUser, Ref<User>{a.user}));
    for (const auto& g : tx.query(q)) {
        a.grants.push_back({g.text(access_grant::kRole), g.text(access_grant::kScope),
                            g.getOr(access_grant::kFrom, Date{}), g.get(access_grant::kTo)});
    }
    a.grants = users::spreadOverStates(tx, std::move(a.grants));
    return a;
}

ActContext VisitWorld::contextFor(const std::string& person) const
{
    ActContext c;
    c.operation = Id::ofName("operation", std::to_string(m_acts));
    c.actor = actorNow(person);
    c.at = now;
    c.deviceName = person + "'s laptop";
    c.onBehalfOf = onBehalfOf;
    return c;
}

Result<RunOutcome> VisitWorld::act(const std::string& person, Operation op)
{
    ++m_acts;
    now = now.plusSeconds(60);
    auto context = contextFor(person);
    context.comment = op.comment;
    op.id = context.operation;
    op.at = now;
    tx.begin(std::move(context));
    auto outcome = runOperation(catalogue, op, tx, {});
    if (!outcome) {
        tx.rollback();
    } else {
        op.user = m_people.at(person).user;
        acts.push_back(std::move(op));
    }
    return outcome;
}

Result<RunOutcome> VisitWorld::create(const std::string& person, const char* type, const Id& id,
                                      Values values)
{
    Operation op;
    op.command = kCreate;
    op.type = type;
    op.subject = id;
    op.args = std::move(values);
    return act(person, std::move(op));
}

Result<RunOutcome> VisitWorld::edit(const std::string& person, const char* type, const Id& id,
                                    Values values)
{
    Operation op;
    op.command = kEdit;
    op.type = type;
    op.subject = id;
    op.args = std::move(values);
    return act(person, std::move(op));
}

Result<RunOutcome> VisitWorld::transition(const std::string& person, const char* type, const Id& id,
                                          const char* name, std::string comment, Values values)
{
    Operation op;
    op.command = kTransition;
    op.type = type;
    op.subject = id;
    op.args = std::move(values);
    op.args.set(kTransitionName, name);
    op.comment = std::move(comment);
    return act(person, std::move(op));
}

Result<RunOutcome> VisitWorld::command(const std::string& person, const char* name,
                                       const char* type, const Id& id, Values values,
                                       std::string comment)
{
    Operation op;
    op.command = name;
    op.type = type;
    op.subject = id;
    op.args = std::move(values);
    op.comment = std::move(comment);
    return act(person, std::move(op));
}

std::string VisitWorld::state(const char* type, const Id& id) const
{
    const auto found = tx.find(type, id);
    const auto* code = found ? asText(found->value(found->type().workflow.field)) : nullptr;
    return code ? *code : std::string();
}

// --- the ordinary way ----------------------------------------------------------------------------

Id VisitWorld::draftRequest()
{
    namespace vr = verification_request;
    const Id request = id("request");
    Values v;
    v.set(vr::kCentre, Ref<Centre>{centre})
        .set(vr::kNoss, Ref<Noss>{noss})
        .set(vr::kKind, vr::Kind::FinalAssessment)
        .set(vr::kMethod, vr::Method::Visit)
        .set(vr::kTraineeCount, static_cast<std::int64_t>(trainees.size()))
        .set(vr::kProposed1, day(2026, 4, 6))
        .set(vr::kPlace, "Jalan Rekaan 1, Kuala Terengganu");
    must(create("manager", VerificationRequest::kType, request, v), "create request");
    Values row;
    row.set(request_batch::kRequest, Ref<VerificationRequest>{request})
        .set(request_batch::kBatch, Ref<TraineeBatch>{batch})
        .set(request_batch::kCentre, Ref<Centre>{centre});
    must(create("manager", RequestBatch::kType, id("request_batch"), row), "add group");
    return request;
}

Id VisitWorld::assignmentOf(const Id& request) const
{
    const auto r = tx.find(VerificationRequest::kType, request);
    return r->getOr(verification_request::kAssignment, Ref<Assignment>{}).id;
}

Id VisitWorld::visitOf(const Id& request) const
{
    Query q{.type = Visit::kType};
    q.with(equals(visit::kAssignment, Ref<Assignment>{assignmentOf(request)}));
    return tx.first(q)->id;
}

Id VisitWorld::reportOf(const Id& request) const
{
    Query q{.type = VisitReport::kType};
    q.with(equals(visit_report::kRequest, Ref<VerificationRequest>{request}));
    q.orderBy(visit_report::kVersion.name, true);
    return tx.first(q)->id;
}

void VisitWorld::sign(const Id& visit, const char* form, signature::Role role,
                      const std::string& name)
{
    Values v;
    v.set(visit_part::kVisit, Ref<Visit>{visit})
        .set(visit_part::kAssignment, *find(Visit::kType, visit)->get(visit::kAssignment))
        .set(signature::kForm, form)
        .set(signature::kRole, role)
        .set(signature::kName, name)
        .set(signature::kStrokes, R"({"strokes":[[[0,8],[6,0],[12,9],[20,2],[30,7]]]})")
        .set(signature::kShownHash, toHex(sha256(form)))
        .set(signature::kSignedAt, now);
    must(create("verifier", Signature::kType,
                id(std::string("sign_") + form + codeOf(role) + visit.toString()), v),
         "sign");
}

void VisitWorld::fillInVisit(const Id& request)
{
    const Id visit = visitOf(request);
    const Ref<Assignment> assignment{assignmentOf(request)};
    for (const auto* form : {"V1", "V5", "V10"}) {
        sign(visit, form, signature::Role::ExternalVerifier, "verifier");
        sign(visit, form, signature::Role::CentreManager, "manager");
    }
    const auto part = [&] {
        Values v;
        v.set(visit_part::kVisit, Ref<Visit>{visit}).set(visit_part::kAssignment, assignment);
        return v;
    };
    for (const auto& t : trainees) {
        auto v = part();
        v.set(visit_part::kTrainee, Ref<Trainee>{t})
            .set(identity_check::kResult, identity_check::Result::Matches);
        must(create("verifier", IdentityCheck::kType, id("identity" + t.toString()), v),
             "identity");
    }
    must(command("verifier", verification::command::kDrawSample, Visit::kType, visit), "sample");
    for (const auto& e : all(SampleEntry::kType)) {
        auto v = part();
        v.set(visit_part::kTrainee, *e.get(visit_part::kTrainee))
            .set(portfolio_check::kUnit, Ref<CompetencyUnit>{units.front()})
            .set(portfolio_check::kScriptPresent, YesNoNa::Yes)
            .set(portfolio_check::kChecklistComplete, YesNoNa::Yes);
        must(create("verifier", PortfolioCheck::kType, id("portfolio" + e.id.toString()), v),
             "portfolio");
    }
    for (int i = 1; i <= 3; ++i) {
        auto v = part();
        v.set(checklist_answer::kItem, Ref<ChecklistItem>{id(fmt::format("item{}", i))})
            .set(checklist_answer::kCode, fmt::format("V2-0{}", i))
            .set(checklist_answer::kChoice, YesNoNa::Yes);
        must(create("verifier", ChecklistAnswer::kType, id(fmt::format("answer{}", i)), v),
             "answer");
    }
    must(command("verifier", verification::command::kMarkAsCentre, Visit::kType, visit),
         "mark as centre");
}

Id VisitWorld::requestAt(verification_request::State wanted)
{
    namespace vr = verification_request;
    namespace vc = verification::command;
    using S = vr::State;
    const Id request = draftRequest();
    const auto reached = [&](S s) {
        return state(VerificationRequest::kType, request) == codeOf(s);
    };
    const auto go = [&](const char* what, Result<RunOutcome> r) {
        must(r, what);
        return reached(wanted);
    };
    const char* type = VerificationRequest::kType;
    if (reached(wanted) ||
        go("submit", transition("manager", type, request, vr::transition::kSubmit)) ||
        go("check", transition("officer", type, request, vr::transition::kCheck))) {
        return request;
    }
    Values assign;
    assign.set(assignment::kVerifier, Ref<ExternalVerifier>{verifier})
        .set(assignment::kFrom, day(2026, 4, 6))
        .set(assignment::kDays, std::int64_t{2});
    if (go("assign", command("officer", vc::kAssignVerifier, type, request, assign))) {
        return request;
    }
    Values accept;
    accept.set(assignment::kResponse, assignment::Response::Accepted)
        .set(assignment::kConflictAnswers,
             R"({"V0-01":"no","V0-02":"no","V0-03":"no","V0-04":"no","V0-05":"no","V0-06":"no"})")
        .set(signature::kStrokes, R"({"strokes":[[[0,8],[6,0],[12,9],[20,2],[30,7]]]})")
        .set(signature::kShownHash, toHex(sha256("V0")));
    if (go("accept",
           command("verifier", vc::kRespond, Assignment::kType, assignmentOf(request), accept))) {
        return request;
    }
    now = Instant::atMalaysia(day(2026, 4, 5), 20);
    if (go("package",
           command("verifier", vc::kDownloadPackage, Assignment::kType, assignmentOf(request)))) {
        return request;
    }
    now = Instant::atMalaysia(day(2026, 4, 6), 8);
    if (go("check in", command("verifier", vc::kCheckIn, Visit::kType, visitOf(request)))) {
        return request;
    }
    fillInVisit(request);
    now = Instant::atMalaysia(day(2026, 4, 7), 16);
    if (go("close", command("verifier", vc::kCloseVisit, Visit::kType, visitOf(request))) ||
        go("synchronise",
           command("verifier", vc::kMarkSynchronised, Visit::kType, visitOf(request)))) {
        return request;
    }
    Values words;
    words
        .set(visit_report::kSummary,
             "The group was assessed as the standard asks, and its records are complete.")
        .set(visit_report::kAdvice, "Keep the records of internal verification by unit.")
        .set(visit_report::kRecommendation, visit_report::Recommendation::Pass);
    must(edit("verifier", VisitReport::kType, reportOf(request), words), "write report");
    if (go("report", transition("verifier", VisitReport::kType, reportOf(request),
                                visit_report::transition::kSubmit)) ||
        go("review", transition("officer", type, request, vr::transition::kTakeUpReview))) {
        return request;
    }
    Values pass;
    pass.set(verification_decision::kDecision, verification_decision::Decision::Pass);
    if (go("decide", command("second_officer", vc::kDecide, type, request, pass)) ||
        go("complete", command("second_officer", vc::kComplete, type, request))) {
        return request;
    }
    std::fprintf(stderr, "visit world: %s is not on the ordinary way\n", codeOf(wanted));
    std::abort();
}

} // namespace myspike::test
