#include <QTest>

#include <set>

#include "shared/sync/codec.h"
#include "shared/sync/pushed.h"
#include "shared/wire/sync_messages.h"
#include "tests/support/shared/store_catalogue.h"

using namespace myspike;
using namespace myspike::test;

namespace {

Id idOf(int n) { return Id::ofName("test", std::to_string(n)); }

Operation operation(std::int64_t number)
{
    Operation op;
    op.id = idOf(static_cast<int>(number));
    op.command = kEdit;
    op.type = Worker::kType;
    op.subject = idOf(1000);
    op.args.set(kName, std::string("Nur Aina binti Ahmad")).set(kPay, Money{250'000});
    op.base.set(kName, std::string("Nur Aina"));
    op.baseVersion = 41;
    op.user = idOf(1);
    op.device = idOf(2);
    op.generation = idOf(3);
    op.number = number;
    op.dependsOn = {1, 2};
    op.at = *Instant::parse("2026-11-24T06:00:01.234Z");
    op.offline = true;
    op.deviceName = "Laptop 7";
    op.onBehalfOf = "Pusat Bertauliah Contoh";
    op.comment = "Nama dibetulkan";
    op.acknowledged = {"ID-R2"};
    return op;
}

Verdict verdict(std::int64_t number)
{
    Verdict v;
    v.operation = idOf(static_cast<int>(number));
    v.number = number;
    v.kind = VerdictKind::Rejected;
    v.rule = "VER-R4";
    v.text = Text(msg("test", "At most %1 trainees."), {25});
    v.receivedAt = Instant{1'700'000'000'123};
    v.receipt = R"({"key":"k"})";
    return v;
}

PullReply pulled()
{
    PullReply r;
    r.epoch = "e1";
    r.toSeq = 120;
    r.ackedNumber = 7;
    r.more = true;
    r.scopes = {"reference", "user:x"};
    r.whole = {"user:x"};
    for (int i = 0; i < 3; ++i) {
        PulledRow row;
        row.record = Record(worker(), idOf(50 + i));
        row.record.version = 100 + i;
        row.record.set(kName, "Siti \"Ali\"\nbaris " + std::to_string(i));
        row.record.set(kTrained, true);
        row.record.unknown = i == 1 ? R"({"shoe_size":41})" : "";
        row.scopes = {"reference"};
        row.groupVersions = "100;name=101";
        r.rows.push_back(std::move(row));
    }
    r.rows[2].record.deleted = true;
    r.views = {"officer,worker"};
    PulledChange patch;
    patch.seq = 118;
    patch.record = Record(worker(), idOf(60));
    patch.record.version = 118;
    patch.record.set(kName, std::string("Budi"));
    patch.record.unknown = R"({"shoe_size":42})";
    patch.fields = {"name", "pay"};
    r.changes.push_back(patch);
    PulledChange moved;
    moved.seq = 119;
    moved.record = Record(worker(), idOf(61));
    moved.record.version = 119;
    moved.record.set(kName, std::string("Chong"));
    moved.whole = true;
    moved.groupVersions = "100;name=119";
    moved.enters = {"reference"};
    r.changes.push_back(moved);
    PulledChange left;
    left.seq = 120;
    left.record = Record(worker(), idOf(62));
    left.record.version = 120;
    left.leaves = {"reference"};
    r.changes.push_back(left);
    return r;
}

void compare(const PullReply& a, const PullReply& b)
{
    QCOMPARE(a.epoch, b.epoch);
    QCOMPARE(a.toSeq, b.toSeq);
    QCOMPARE(a.ackedNumber, b.ackedNumber);
    QCOMPARE(a.more, b.more);
    QCOMPARE(a.scopes, b.scopes);
    QCOMPARE(a.whole, b.whole);
    QCOMPARE(a.views, b.views);
    QCOMPARE(a.rows.size(), b.rows.size());
    QCOMPARE(a.changes.size(), b.changes.size());
    for (std::size_t i = 0; i < a.changes.size(); ++i) {
        const auto& x = a.changes[i];
        const auto& y = b.changes[i];
        QCOMPARE(x.seq, y.seq);
        QVERIFY(x.record == y.record);
        QCOMPARE(x.record.version, y.record.version);
        QCOMPARE(x.record.unknown, y.record.unknown);
        QCOMPARE(x.whole, y.whole);
        QCOMPARE(std::set(x.fields.begin(), x.fields.end()),
                 std::set(y.fields.begin(), y.fields.end()));
        QCOMPARE(x.groupVersions, y.groupVersions);
        QCOMPARE(x.enters, y.enters);
        QCOMPARE(x.leaves, y.leaves);
    }
    for (std::size_t i = 0; i < a.rows.size(); ++i) {
        QVERIFY(a.rows[i].record == b.rows[i].record);
        QCOMPARE(a.rows[i].record.version, b.rows[i].record.version);
        QCOMPARE(a.rows[i].record.unknown, b.rows[i].record.unknown);
        QCOMPARE(a.rows[i].scopes, b.rows[i].scopes);
        QCOMPARE(a.rows[i].groupVersions, b.rows[i].groupVersions);
    }
}

} // namespace

class TestSyncMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helloGoesRound()
    {
        HelloRequest r{idOf(1), idOf(2), "Laptop 7", "nonce", "epoch",    12,        1,
                       "0.1.0", 7,       6,          3,       Instant{5}, Instant{6}};
        auto back = decodeHello(encodeHello(r));
        QVERIFY(back.ok());
        QCOMPARE(back->device, r.device);
        QCOMPARE(back->generation, r.generation);
        QCOMPARE(back->deviceName, r.deviceName);
        QCOMPARE(back->sessionNonce, r.sessionNonce);
        QCOMPARE(back->epoch, r.epoch);
        QCOMPARE(back->lastNumber, r.lastNumber);
        QCOMPARE(back->schema, r.schema);
        QCOMPARE(back->appVersion, r.appVersion);
        QCOMPARE(back->cursor, r.cursor);
        QCOMPARE(back->oldestCursor, r.oldestCursor);
        QCOMPARE(back->waiting, r.waiting);
        QVERIFY(back->oldestWaiting == r.oldestWaiting);
        QVERIFY(back->pulledAt == r.pulledAt);
    }

    void helloOfAnotherTimeIsExplained_data()
    {
        QTest::addColumn<QByteArray>("range");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("older") << QByteArray(R"({"oldest":0,"newest":0})") << QByteArray("too old");
        QTest::newRow("newer") << QByteArray(R"({"oldest":99,"newest":120})")
                               << QByteArray("newer than the server");
    }

    void helloOfAnotherTimeIsExplained()
    {
        QFETCH(QByteArray, range);
        QFETCH(QByteArray, says);
        const auto answer = decodeHello(R"({"protocol":)" + range.toStdString() + "}");
        QVERIFY(!answer.ok());
        QCOMPARE(answer.fault().code, FaultCode::Unsupported);
        QVERIFY(answer.fault().forUser.english().find(says.toStdString()) != std::string::npos);
    }

    void helloOfANewerProgramThatKnowsOursIsTaken()
    {
        auto text = encodeHello({idOf(1), idOf(2), "", "", "", 0, 1, ""});
        const std::string ours = R"("newest":)" + std::to_string(kProtocolVersion);
        const auto at = text.find(ours);
        QVERIFY(at != std::string::npos);
        text.replace(at, ours.size(), R"("newest":9,"unheard_of":[1,2,{}])");
        QVERIFY(decodeHello(text).ok());
    }

    void helloReplyGoesRound()
    {
        HelloReply r;
        r.epoch = "e";
        r.sessionNonce = "n";
        r.lastNumber = 4;
        r.generation = idOf(9);
        r.knownNumber = 3;
        r.otherHistory = true;
        r.schema = 3;
        r.capabilities = {capability::kReceipts};
        r.mustUpdate = msg("test", "Update it.");
        r.serverTime = Instant{1'700'000'000'007};
        r.leaseUntil = Instant{1'800'000'000'000};
        r.scopes = {"reference", "assignment:1"};
        r.actor.user = idOf(1);
        r.actor.name = "Aina";
        r.actor.grants = {{"verifier", "assignment:1", Date{20'000}, Date{20'010}},
                          {"officer", "*", Date{19'000}, std::nullopt}};
        r.newGeneration = true;
        r.receiptKey = "-----BEGIN PUBLIC KEY-----\nabc\n-----END PUBLIC KEY-----\n";
        auto back = decodeHelloReply(encodeHelloReply(r));
        QVERIFY(back.ok());
        QCOMPARE(back->epoch, r.epoch);
        QCOMPARE(back->sessionNonce, r.sessionNonce);
        QCOMPARE(back->lastNumber, r.lastNumber);
        QVERIFY(back->serverTime == r.serverTime);
        QVERIFY(back->leaseUntil == r.leaseUntil);
        QCOMPARE(back->scopes, r.scopes);
        QCOMPARE(back->actor.user, r.actor.user);
        QCOMPARE(back->actor.name, r.actor.name);
        QVERIFY(back->actor.grants == r.actor.grants);
        QCOMPARE(back->newGeneration, true);
        QCOMPARE(back->receiptKey, r.receiptKey);
        QCOMPARE(back->generation, r.generation);
        QCOMPARE(back->knownNumber, r.knownNumber);
        QCOMPARE(back->otherHistory, true);
        QCOMPARE(back->schema, 3);
        QCOMPARE(back->capabilities, r.capabilities);
        QCOMPARE(back->mustUpdate.english(), r.mustUpdate.english());
    }

    void pushGoesRound()
    {
        const std::vector<Operation> ops = {operation(3), operation(4)};
        auto back = decodePush(encodePush(ops), smallCatalogue());
        QVERIFY(back.ok());
        QCOMPARE(back->size(), std::size_t(2));
        for (std::size_t i = 0; i < 2; ++i) {
            QVERIFY(!(*back)[i].unreadable);
            QVERIFY((*back)[i].operation == ops[i]);
        }
    }

    void oneUnreadableOperationDoesNotStopTheRest()
    {
        auto strange = operation(4);
        strange.type = "spaceship";
        const std::vector<Operation> ops = {operation(3), strange, operation(5)};
        auto back = decodePush(encodePush(ops), smallCatalogue());
        QVERIFY(back.ok());
        QCOMPARE(back->size(), std::size_t(3));
        QVERIFY(!(*back)[0].unreadable);
        QVERIFY((*back)[1].unreadable);
        QCOMPARE((*back)[1].operation.id, strange.id);
        QCOMPARE((*back)[1].operation.number, std::int64_t(4));
        QVERIFY(!(*back)[1].unreadable->forUser.empty());
        QVERIFY(!(*back)[2].unreadable);
    }

    void anOperationWithoutAPlaceRefusesThePush()
    {
        QVERIFY(!decodePush(R"({"operations":[{"number":1}]})", smallCatalogue()).ok());
        QVERIFY(
            !decodePush(R"({"operations":[{"id":"nonsense","number":1}]})", smallCatalogue()).ok());
        auto zero = operation(0);
        QVERIFY(!decodePush(encodePush(std::vector{zero}), smallCatalogue()).ok());
        QVERIFY(!decodePush("[]", smallCatalogue()).ok());
        QVERIFY(!decodePush(R"({"operations":7})", smallCatalogue()).ok());
    }

    void pushHasLimits()
    {
        std::string deep = R"({"operations":[)" + std::string(kMaxDepth, '[');
        deep += std::string(kMaxDepth, ']') + "]}";
        const auto answer = decodePush(deep, smallCatalogue());
        QVERIFY(!answer.ok());
        QCOMPARE(answer.fault().code, FaultCode::TooLarge);

        std::vector<Operation> many(kMaxPushOperations + 1, operation(1));
        for (auto& op : many) {
            op.args = {};
            op.base = {};
        }
        const auto tooMany = decodePush(encodePush(many), smallCatalogue());
        QVERIFY(!tooMany.ok());
        QCOMPARE(tooMany.fault().code, FaultCode::TooLarge);
    }

    void oneTooLargeIsAnsweredByItsPlace()
    {
        auto big = operation(7);
        const OutgoingOperation large{big.id, 7, std::string(2'000'000, 'x')};
        const OutgoingOperation place{big.id, 7, withheld(large, big.generation)};
        auto back = decodePush(encodePush(std::vector{place}), smallCatalogue());
        QVERIFY(back.ok());
        QCOMPARE(back->front().operation.number, std::int64_t(7));
        QCOMPARE(back->front().operation.generation, big.generation);
        QCOMPARE(back->front().unreadable->rule, std::string("TOO_LARGE"));
    }

    void pushReplyGoesRound()
    {
        PushReply r;
        r.verdicts = {verdict(3), verdict(4)};
        r.verdicts[1].kind = VerdictKind::Conflict;
        r.verdicts[1].conflict = idOf(9);
        r.verdicts[1].fields = {"name"};
        r.verdicts[1].numbers = {
            {"document/2026", "87"}, {"assignment/2026", "24"}, {"document/2026", "88"}};
        r.expectedNumber = 5;
        auto back = decodePushReply(encodePushReply(r));
        QVERIFY(back.ok());
        QVERIFY(back->verdicts == r.verdicts);
        QCOMPARE(back->expectedNumber, r.expectedNumber);
        auto empty = decodePushReply(encodePushReply({}));
        QVERIFY(empty.ok());
        QVERIFY(empty->verdicts.empty());
    }

    void pullRequestGoesRound()
    {
        PullRequest r{"e1", {{"reference", 12, {}}, {"team:x", 7, "worker"}}, idOf(1), idOf(2)};
        auto back = decodePullRequest(encodePullRequest(r));
        QVERIFY(back.ok());
        QCOMPARE(back->epoch, r.epoch);
        QVERIFY(back->scopes == r.scopes);
        QCOMPARE(back->device, r.device);
        QCOMPARE(back->generation, r.generation);
        QVERIFY(!decodePullRequest(R"({"device":"x"})").ok());
    }

    void aCursorThatIsNoNumberIsRefused()
    {
        auto text = encodePullRequest({"e1", {{"reference", 12, {}}}, idOf(1), idOf(2)});
        for (const char* bad : {"-1", "\"12\"", "1.5", "null"}) {
            auto changed = text;
            changed.replace(changed.find("12}"), 2, bad);
            QVERIFY2(!decodePullRequest(changed).ok(), bad);
        }
    }

    void pullGoesRound()
    {
        const auto reply = pulled();
        auto back = decodePullReply(encodePullReply(reply), smallCatalogue());
        QVERIFY(back.ok());
        compare(*back, reply);
    }

    void aPullCutAtAnyByteIsRefusedWhole()
    {
        const auto text = encodePullReply(pulled());
        for (std::size_t n = 0; n < text.size(); ++n) {
            const auto answer =
                decodePullReply(std::string_view(text).substr(0, n), smallCatalogue());
            QVERIFY2(!answer.ok(), std::to_string(n).c_str());
        }
    }

    void aPullWithoutOneOfItsLinesIsRefused()
    {
        const auto text = encodePullReply(pulled());
        std::vector<std::string> lines;
        for (std::size_t at = 0; at < text.size();) {
            const auto end = text.find('\n', at) + 1;
            lines.push_back(text.substr(at, end - at));
            at = end;
        }
        QCOMPARE(lines.size(), std::size_t(8));
        for (std::size_t left = 0; left < lines.size(); ++left) {
            std::string less;
            for (std::size_t i = 0; i < lines.size(); ++i) {
                less += i == left ? std::string() : lines[i];
            }
            QVERIFY2(!decodePullReply(less, smallCatalogue()).ok(), std::to_string(left).c_str());
        }
        QVERIFY(!decodePullReply(text + lines[1], smallCatalogue()).ok());
        QVERIFY(!decodePullReply(text + text, smallCatalogue()).ok());
    }

    void rowsOfUnknownTypesArePassedOver()
    {
        auto text = encodePullReply(pulled());
        const std::string type = R"("type":"worker")";
        const auto at = text.find(type);
        QVERIFY(at != std::string::npos);
        text.replace(at, type.size(), R"("type":"robots")");
        auto back = decodePullReply(text, smallCatalogue());
        QVERIFY(back.ok());
        QCOMPARE(back->rows.size(), std::size_t(2));
        QVERIFY((back->unknown ==
                 std::vector<std::pair<std::string, std::string>>{{"reference", "robots"}}));
    }

    void aRowThatLeavesTellsNothing()
    {
        auto reply = pulled();
        reply.rows.clear();
        reply.changes.erase(reply.changes.begin(), reply.changes.begin() + 2);
        const auto text = encodePullReply(reply);
        QCOMPARE(text.find("values"), std::string::npos);
        QCOMPARE(text.find("patch"), std::string::npos);
        auto back = decodePullReply(text, smallCatalogue());
        QVERIFY(back.ok());
        QCOMPARE(back->changes.size(), std::size_t(1));
        QCOMPARE(back->changes[0].leaves, std::vector<std::string>{"reference"});
    }

    void scopeEventGoesRound()
    {
        auto back = decodeScopeEvent(encodeScopeEvent({"centre:1", 42}));
        QVERIFY(back.ok());
        QCOMPARE(back->scope, std::string("centre:1"));
        QCOMPARE(back->seq, std::int64_t(42));
        QVERIFY(!decodeScopeEvent("{}").ok());
    }

    /// Whatever half of a message arrives: a fault, never a crash and never a value.
    void messagesCutAnywhereAreRefused()
    {
        const auto catalogue = smallCatalogue();
        HelloReply hello;
        hello.epoch = "e";
        hello.sessionNonce = "n";
        const auto cut = [](const std::string& text, auto decode) {
            for (std::size_t n = 0; n < text.size(); ++n) {
                if (decode(std::string_view(text).substr(0, n)).ok()) {
                    return false;
                }
            }
            return decode(std::string_view(text)).ok();
        };
        QVERIFY(cut(encodePush(std::vector{operation(1)}),
                    [&](std::string_view s) { return decodePush(s, catalogue); }));
        QVERIFY(cut(encodePushReply({{verdict(1)}, 0}),
                    [](std::string_view s) { return decodePushReply(s); }));
        QVERIFY(cut(encodePullRequest({"e", {{"reference", 1, {}}}, idOf(1), idOf(2)}),
                    [](std::string_view s) { return decodePullRequest(s); }));
        QVERIFY(cut(encodeHello({idOf(1), idOf(2), "", "", "", 0, 1, ""}),
                    [](std::string_view s) { return decodeHello(s); }));
    }
};

QTEST_GUILESS_MAIN(TestSyncMessages)
#include "test_sync_messages.moc"
