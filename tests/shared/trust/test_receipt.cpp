#include <QtTest>

#include <functional>
#include <vector>

#include "shared/base/json.h"
#include "shared/trust/receipt.h"

using namespace myspike;

namespace {

/// Holds one key and nothing else.
class OneKey final : public KeyStore
{
public:
    using KeyStore::sign;
    Result<std::string> sign(KeyPurpose purpose,
                             std::span<const std::uint8_t> message) const override
    {
        asked = purpose;
        return m_key.sign(message);
    }
    Result<PublicKey> publicKey(KeyPurpose) const override { return m_key.publicKey(); }
    Result<TlsMaterial> tls() const override { return Fault::internal("not here"); }
    Result<Bytes> secret(std::string_view) const override { return Fault::internal("not here"); }

    mutable KeyPurpose asked = KeyPurpose::Authority;

private:
    KeyPair m_key = *KeyPair::generate();
};

Receipt example()
{
    Receipt out;
    out.opId = *Id::parse("0193577a-0000-7000-8000-000000000001");
    out.deviceId = *Id::parse("0193577a-0000-7000-8000-000000000002");
    out.epoch = *Id::parse("0193577a-0000-7000-8000-000000000003");
    out.generation = *Id::parse("0193577a-0000-7000-8000-000000000004");
    out.opNo = 17;
    out.payloadHash = sha256("payload");
    out.verdict = "applied";
    out.rule = "VER-R4";
    out.seq = 4711;
    out.at = *Instant::parse("2026-11-24T06:00:01.234Z");
    out.numbers = {{"certificate", 2026, 12}, {"certificate", 2026, 13}};
    return out;
}

} // namespace

class TestReceipt : public QObject
{
    Q_OBJECT

    OneKey m_keys;
    PublicKey m_publicKey = *m_keys.publicKey(KeyPurpose::Receipts);

private slots:
    void itsCanonicalTextStaysAsItIs()
    {
        // Stored signatures cover exactly this text: it may never change for version 1.
        QCOMPARE(
            *example().canonicalText(),
            std::string(
                R"({"at_ms":1795500001234,"device":"0193577a-0000-7000-8000-000000000002",)"
                R"("epoch":"0193577a-0000-7000-8000-000000000003",)"
                R"("generation":"0193577a-0000-7000-8000-000000000004",)"
                R"("kind":"myspike.receipt","numbers":[{"number":12,"series":"certificate",)"
                R"("year":2026},{"number":13,"series":"certificate","year":2026}],)"
                R"("op":"0193577a-0000-7000-8000-000000000001","op_no":17,)"
                R"("payload":"239f59ed55e737c77147cf55ad0c1b030b6d7ee748a7426952f9b852d5a935e5",)"
                R"("rule":"VER-R4","seq":4711,"verdict":"applied","version":1})"));
    }
    void comesBackAndVerifiesWithThePublicKeyOnly()
    {
        const auto given = sign(example(), m_keys);
        QVERIFY(given.ok());
        QVERIFY(m_keys.asked == KeyPurpose::Receipts);
        const auto text = given->toText();
        QVERIFY(text.ok());
        const auto read = SignedReceipt::parse(*text);
        QVERIFY(read.ok());
        QVERIFY(*read == *given);
        QVERIFY(verify(*read, *PublicKey::fromPem(m_publicKey.toPem())).ok());
    }
    void anyChangedFieldIsNoticed()
    {
        const auto given = *sign(example(), m_keys);
        const std::vector<std::function<void(Receipt&)>> changes = {
            [](Receipt& r) { r.opId.bytes[15] ^= 1; },
            [](Receipt& r) { r.deviceId.bytes[0] ^= 1; },
            [](Receipt& r) { r.generation.bytes[3] ^= 1; },
            [](Receipt& r) { r.epoch.bytes[3] ^= 1; },
            [](Receipt& r) { r.rule = "VER-R5"; },
            [](Receipt& r) { --r.opNo; },
            [](Receipt& r) { r.payloadHash[31] ^= 1; },
            [](Receipt& r) { r.verdict = "merged"; },
            [](Receipt& r) { ++r.seq; },
            [](Receipt& r) { ++r.at.ms; },
            [](Receipt& r) { r.numbers[1].number = 14; },
            [](Receipt& r) { r.numbers[1].year = 2027; },
            [](Receipt& r) { r.numbers[1].series = "application"; },
            [](Receipt& r) { std::swap(r.numbers[0], r.numbers[1]); },
            [](Receipt& r) { r.numbers.pop_back(); },
        };
        for (const auto& change : changes) {
            auto forged = given;
            change(forged.receipt);
            const auto status = verify(forged, m_publicKey);
            QVERIFY(!status.ok() && status.fault().code == FaultCode::Invalid);
        }
        auto unsignedOne = given;
        unsignedOne.signature.clear();
        QVERIFY(!verify(unsignedOne, m_publicKey).ok());
    }
    void anotherServersKeyIsNamed()
    {
        const auto given = *sign(example(), OneKey());
        const auto status = verify(given, m_publicKey);
        QVERIFY(!status.ok() && status.fault().code == FaultCode::NotFound);
        auto renamed = given;
        renamed.keyId = m_publicKey.id();
        QVERIFY(verify(renamed, m_publicKey).fault().code == FaultCode::Invalid);
    }
    void signsNothingThatCouldNotBeRead()
    {
        auto bad = example();
        bad.verdict = "Applied!";
        QVERIFY(!sign(bad, m_keys).ok());
        bad = example();
        bad.verdict = "\xff";
        QVERIFY(!sign(bad, m_keys).ok());
        bad = example();
        bad.seq = -1;
        QVERIFY(!sign(bad, m_keys).ok());
        bad = example();
        bad.numbers[0].number = 0;
        QVERIFY(!sign(bad, m_keys).ok());
        QVERIFY(sign(Receipt{.verdict = "rejected"}, m_keys).ok());
    }
    void refusesWhatIsNoReceipt_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char* name, const char* before, const char* after) {
            QTest::newRow(name) << QByteArray(before) << QByteArray(after);
        };
        row("another kind", "\"myspike.receipt\"", "\"myspike.log_head\"");
        row("field more", "\"op_no\":17", "\"op_no\":17,\"x\":1");
        row("field less", "\"op_no\":17,", "");
        row("field twice", "\"op_no\":17", "\"op_no\":17,\"op_no\":18");
        row("number as text", "\"op_no\":17", "\"op_no\":\"17\"");
        row("fraction", "\"op_no\":17", "\"op_no\":17.0");
        row("negative", "\"op_no\":17", "\"op_no\":-17");
        row("beyond 64 bits", "\"op_no\":17", "\"op_no\":18446744073709551615");
        row("null", "\"op_no\":17", "\"op_no\":null");
        row("version nought", "\"version\":1", "\"version\":0");
        row("id in capitals", "0193577a-0000-7000-8000-000000000001",
            "0193577A-0000-7000-8000-000000000001");
        row("hash in capitals", "239f59ed", "239F59ED");
        row("short hash", "239f59ed", "239f59");
        row("year 10000", "\"year\":2026", "\"year\":10000");
        row("numbers no list", "\"numbers\":[", "\"numbers\":null,\"n\":[");
        row("number no object", "\"numbers\":[", "\"numbers\":[1,");
        row("verdict no code", "\"applied\"", "\"\"");
        row("rule with blanks", "\"VER-R4\"", "\"VER R4\"");
        row("no signature", "\"signature\":", "\"signed\":");
        row("a list", "{\"key\"", "[{\"key\"");
    }
    void refusesWhatIsNoReceipt()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        auto text = QByteArray::fromStdString(*sign(example(), m_keys)->toText());
        QVERIFY(text.contains(before));
        const auto read = SignedReceipt::parse(text.replace(before, after).toStdString());
        QVERIFY(!read.ok());
        QVERIFY(read.fault().code == FaultCode::Invalid);
    }
    void saysWhenItIsTooNew()
    {
        auto text = QByteArray::fromStdString(*sign(example(), m_keys)->toText());
        const auto read = SignedReceipt::parse(
            text.replace("\"version\":1", "\"version\":2,\"more\":true").toStdString());
        QVERIFY(!read.ok() && read.fault().code == FaultCode::Unsupported);
    }
    void survivesDamage()
    {
        SplitMix64 rng(13);
        const auto given = *sign(example(), m_keys);
        const auto whole = *given.toText();
        for (int i = 0; i < 20'000; ++i) {
            auto text = whole;
            for (auto n = 1 + rng.below(3); n > 0; --n) {
                text[rng.below(text.size())] = static_cast<char>(rng.below(128));
            }
            const auto read = SignedReceipt::parse(text);
            if (read.ok() && verify(*read, m_publicKey).ok()) {
                QVERIFY(*read == given);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestReceipt)
#include "test_receipt.moc"
