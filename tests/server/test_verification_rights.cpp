// Separation of duties and reach of an office, over the wire: what a client that knows no rules
// sends is judged by the server, in the name of whoever logged in.
#include <QtTest>

#include <algorithm>
#include <map>

#include "server/ops/demo/demo.h"
#include "shared/modules/verification/fields.h"
#include "shared/sync/codec.h"
#include "shared/wire/account_messages.h"
#include "shared/wire/compression.h"
#include "shared/wire/fault_message.h"
#include "shared/wire/sync_messages.h"
#include "tests/support/server/whole_server.h"

using namespace myspike;
using namespace myspike::test;
namespace vr = verification_request;
namespace vc = verification::command;

namespace {

/// Somebody with a log-in and a machine, who sends whatever she likes.
class Person
{
public:
    Person(WholeServer& server, const char* login) : m_server(server)
    {
        m_login = server.login(login, kDemoPassword);
        if (m_login.token.empty()) {
            qFatal("%s cannot log in: %s", login, m_login.response.body.c_str());
        }
        m_hello.device = m_login.device;
        m_hello.generation = Id::make(server.clock.now(), server.rng);
        m_hello.deviceName = "test laptop";
        m_hello.appVersion = MYSPIKE_VERSION;
        const auto reply = decodeHelloReply(
            server.ask("POST", "/v1/hello", encodeHello(m_hello), m_login.token).body);
        if (!reply) {
            qFatal("%s: no hello", login);
        }
        m_user = reply->actor.user;
        m_scopes = reply->scopes;
    }

    Verdict send(Operation op)
    {
        op.id = Id::make(m_server.clock.now(), m_server.rng);
        op.user = m_user;
        op.device = m_hello.device;
        op.generation = m_hello.generation;
        op.number = ++m_number;
        op.at = m_server.clock.now();
        const std::vector<Operation> ops{op};
        const auto answer = m_server.ask("POST", "/v1/push", encodePush(ops), m_login.token);
        auto reply = decodePushReply(answer.body);
        if (!reply || reply->verdicts.empty()) {
            qFatal("no verdict: %s", answer.body.c_str());
        }
        return reply->verdicts.front();
    }
    Verdict transition(const char* type, const Id& id, const char* name,
                       const std::string& behalf = {})
    {
        Operation op;
        op.command = kTransition;
        op.type = type;
        op.subject = id;
        op.args.set(kTransitionName, std::string(name));
        op.onBehalfOf = behalf;
        return send(std::move(op));
    }
    Verdict command(const char* name, const char* type, const Id& id, Values args = {},
                    const std::string& comment = {})
    {
        Operation op;
        op.command = name;
        op.type = type;
        op.subject = id;
        op.args = std::move(args);
        op.comment = comment;
        return send(std::move(op));
    }
    Verdict create(const char* type, const Id& id, Values args)
    {
        return command(kCreate, type, id, std::move(args));
    }

    /// Everything the server lets her hold.
    std::vector<Record> rows(const char* type)
    {
        PullRequest request;
        request.device = m_hello.device;
        request.generation = m_hello.generation;
        const auto answer =
            m_server.ask("POST", "/v1/pull", encodePullRequest(request), m_login.token);
        auto lines = decompress(answer.body, kMaxPullBytes);
        auto reply =
            lines ? decodePullReply(*lines, m_server.catalogue) : Result<PullReply>(lines.fault());
        if (!reply) {
            qFatal("no pull: %d", answer.status);
        }
        std::vector<Record> out;
        for (auto& row : reply->rows) {
            if (row.record.typeKey() == type && !row.scopes.empty()) {
                out.push_back(std::move(row.record));
            }
        }
        return out;
    }
    const Id& user() const { return m_user; }
    const std::vector<std::string>& scopes() const { return m_scopes; }

private:
    WholeServer& m_server;
    WholeServer::Login m_login;
    HelloRequest m_hello;
    Id m_user;
    std::vector<std::string> m_scopes;
    std::uint64_t m_number = 0;
};

QString ruleOf(const Verdict& v)
{
    return v.tookEffect() ? QString() : QString::fromStdString(v.rule);
}

} // namespace

class TestVerificationRights : public QObject
{
    Q_OBJECT

    std::unique_ptr<WholeServer> m_server;

    std::optional<Record> requestIn(Person& who, vr::State state)
    {
        for (auto& r : who.rows(VerificationRequest::kType)) {
            if (r.get(vr::kState) == state) {
                return std::move(r);
            }
        }
        return std::nullopt;
    }

private slots:
    void initTestCase()
    {
        m_server = std::make_unique<WholeServer>(WholeServer::With::Demo);
        m_server->start();
    }

    void aRefusalNeedsASecondOfficerWhoDidNotAssign()
    {
        Person jemilah(*m_server, "peg.jemilah");
        const auto proposed = requestIn(jemilah, vr::State::RefusalProposed);
        QVERIFY(proposed.has_value());
        Person faridah(*m_server, "peg.faridah");
        Person kumar(*m_server, "peg.kumar");
        QCOMPARE(proposed->get(vr::kRefusalProposedBy), std::optional(Ref<User>{faridah.user()}));
        QCOMPARE(proposed->get(vr::kAssignedBy), std::optional(Ref<User>{kumar.user()}));
        const auto confirm = [&](Person& who) {
            Values args;
            args.set(verification_decision::kReason, "As proposed.");
            return ruleOf(
                who.command(vc::kConfirmRefusal, VerificationRequest::kType, proposed->id, args));
        };
        QCOMPARE(confirm(faridah), QStringLiteral("VER-SECOND"));
        QCOMPARE(confirm(kumar), QStringLiteral("VER-SECOND"));
        for (const auto* login : {"peg.chong", "ppl.ravi", "ppb.teratai", "adm.hanis", "kew.lim"}) {
            Person other(*m_server, login);
            QCOMPARE(confirm(other), QStringLiteral("RIGHT"));
        }
        // Nor is there a way round: the bare transition is nobody's, and deciding is over.
        for (const auto* name : {vr::transition::kConfirmRefusal, vr::transition::kComplete}) {
            QVERIFY(
                !faridah.transition(VerificationRequest::kType, proposed->id, name).tookEffect());
        }
        Values pass;
        pass.set(verification_decision::kDecision, verification_decision::Decision::Pass);
        QCOMPARE(
            ruleOf(faridah.command(vc::kDecide, VerificationRequest::kType, proposed->id, pass)),
            QStringLiteral("STATE"));
        Values state;
        state.set(vr::kState, vr::State::Refused);
        QCOMPARE(ruleOf(faridah.command(kEdit, VerificationRequest::kType, proposed->id, state)),
                 QStringLiteral("STATE"));
        QCOMPARE(confirm(jemilah), QString());
        const auto now = requestIn(jemilah, vr::State::Refused);
        QVERIFY(now.has_value());
    }

    void whoKeyedForACentreIsNeverTheOnlyChecker()
    {
        Person kumar(*m_server, "peg.kumar");
        // A group that waits for a request.
        const auto groups = kumar.rows(TraineeBatch::kType);
        const auto group = std::find_if(groups.begin(), groups.end(), [&](const Record& g) {
            return g.get(trainee_batch::kState) == trainee_batch::State::ReadyForVerification;
        });
        QVERIFY(group != groups.end());
        const Id request = Id::make(m_server->clock.now(), m_server->rng);
        const Date soon = m_server->clock.today().plusDays(40);
        Values v;
        v.set(vr::kCentre, *group->get(trainee_batch::kCentre))
            .set(vr::kNoss, *group->get(trainee_batch::kNoss))
            .set(vr::kKind, vr::Kind::FinalAssessment)
            .set(vr::kMethod, vr::Method::Visit)
            .set(vr::kTraineeCount, *group->get(trainee_batch::kTraineeCount))
            .set(vr::kProposed1, soon)
            .set(vr::kPlace, "Di premis pusat");
        QCOMPARE(ruleOf(kumar.create(VerificationRequest::kType, request, v)), QString());
        Values row;
        row.set(request_batch::kRequest, Ref<VerificationRequest>{request})
            .set(request_batch::kBatch, Ref<TraineeBatch>{group->id})
            .set(request_batch::kCentre, *group->get(trainee_batch::kCentre));
        QCOMPARE(ruleOf(kumar.create(RequestBatch::kType,
                                     Id::make(m_server->clock.now(), m_server->rng), row)),
                 QString());
        const char* type = VerificationRequest::kType;
        QCOMPARE(ruleOf(kumar.transition(type, request, vr::transition::kSubmit)),
                 QStringLiteral("VER-BEHALF"));
        QCOMPARE(
            ruleOf(kumar.transition(type, request, vr::transition::kSubmit, "Puan Seri (PPB)")),
            QString());
        QCOMPARE(ruleOf(kumar.transition(type, request, vr::transition::kCheck)),
                 QStringLiteral("VER-SECOND"));
        Person jemilah(*m_server, "peg.jemilah");
        QCOMPARE(ruleOf(jemilah.transition(type, request, vr::transition::kCheck)), QString());

        // Both stand in the record and in its history.
        for (const auto& r : jemilah.rows(type)) {
            if (r.id == request) {
                QCOMPARE(r.text(vr::kOnBehalfOf), std::string("Puan Seri (PPB)"));
                QCOMPARE(r.get(vr::kKeyedBy), std::optional(Ref<User>{kumar.user()}));
                QCOMPARE(r.get(vr::kSubmittedBy), std::optional(Ref<User>{kumar.user()}));
                QCOMPARE(r.get(vr::kCheckedBy), std::optional(Ref<User>{jemilah.user()}));
            }
        }
        bool told = false;
        for (const auto& h : jemilah.rows("history_entry")) {
            told = told || (*asText(h.value("record_id")) == request.toString() &&
                            *asText(h.value("act")) == "submit" &&
                            *asText(h.value("on_behalf_of")) == "Puan Seri (PPB)");
        }
        QVERIFY(told);
        // Whoever keyed may not set it aside by hand either.
        Values forged;
        forged.set(vr::kKeyedBy, Ref<User>{jemilah.user()});
        QVERIFY(!kumar.command(kEdit, type, request, forged).tookEffect());
    }

    void anOfficeReachesItsState()
    {
        Person chong(*m_server, "peg.chong");
        Person kumar(*m_server, "peg.kumar");
        std::map<Id, std::string> stateOfCentre;
        std::map<Id, std::string> names;
        for (const auto& s : kumar.rows(MalaysianState::kType)) {
            names[s.id] = s.text(state::kName);
        }
        for (const auto& c : kumar.rows(Centre::kType)) {
            stateOfCentre[c.id] = names[c.getOr(centre::kState, Ref<MalaysianState>{}).id];
        }
        const auto placeOf = [&](const Record& r) {
            return stateOfCentre[r.getOr(vr::kCentre, Ref<Centre>{}).id];
        };
        const auto hers = chong.rows(VerificationRequest::kType);
        QVERIFY(hers.size() >= 3);
        for (const auto& r : hers) {
            QCOMPARE(placeOf(r), std::string("Pulau Pinang"));
        }
        const auto all = kumar.rows(VerificationRequest::kType);
        std::size_t inPenang = 0;
        for (const auto& r : all) {
            inPenang += placeOf(r) == "Pulau Pinang" ? 1 : 0;
        }
        QCOMPARE(hers.size(), inPenang);
        QVERIFY(all.size() > hers.size());
        // Reports and answers of visits in the state, and of no other.
        for (const auto& r : chong.rows(VisitReport::kType)) {
            QCOMPARE(stateOfCentre[r.getOr(visit_report::kCentre, Ref<Centre>{}).id],
                     std::string("Pulau Pinang"));
        }
        QVERIFY(!chong.rows(ChecklistAnswer::kType).empty());
        for (const auto& t : chong.rows(Trainee::kType)) {
            QCOMPARE(stateOfCentre[t.getOr(trainee::kCentre, Ref<Centre>{}).id],
                     std::string("Pulau Pinang"));
        }
        // She acts on hers, and a forged id of another state's is refused.
        for (const auto& r : all) {
            if (r.get(vr::kState) != vr::State::Submitted) {
                continue;
            }
            const auto verdict =
                chong.transition(VerificationRequest::kType, r.id, vr::transition::kCheck);
            QCOMPARE(ruleOf(verdict),
                     placeOf(r) == "Pulau Pinang" ? QString() : QStringLiteral("RIGHT"));
        }
        for (const auto& r : all) {
            if (placeOf(r) != "Pulau Pinang") {
                QCOMPARE(ruleOf(chong.command(vc::kDecide, VerificationRequest::kType, r.id)),
                         QStringLiteral("RIGHT"));
                break;
            }
        }
    }

    void everyCommandRefusesTheWrongState()
    {
        Person kumar(*m_server, "peg.kumar");
        const auto completed = requestIn(kumar, vr::State::Completed);
        QVERIFY(completed.has_value());
        for (const auto* name : {vc::kAssignVerifier, vc::kReplaceVerifier, vc::kDecide,
                                 vc::kConfirmRefusal, vc::kRejectRefusal, vc::kComplete}) {
            QCOMPARE(
                ruleOf(kumar.command(name, VerificationRequest::kType, completed->id, {}, "why")),
                QStringLiteral("STATE"));
        }
    }
};

QTEST_GUILESS_MAIN(TestVerificationRights)
#include "test_verification_rights.moc"
