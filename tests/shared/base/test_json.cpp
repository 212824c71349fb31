#include <QtTest>

#include <boost/json/value.hpp>

#include <algorithm>
#include <string>

#include "shared/base/hash.h"
#include "shared/base/json.h"
#include "shared/base/rng.h"

using namespace myspike;
namespace json = boost::json;

namespace {

std::string nested(int levels)
{
    return std::string(static_cast<std::size_t>(levels), '[') +
           std::string(static_cast<std::size_t>(levels), ']');
}

/// Text already in NFC, so that a value survives the way there and back.
json::string randomText(Rng& rng)
{
    static const char* const kPieces[] = {"a", "Z", "\"", "\\",   "\n", "\x01",
                                          "é", "ﷺ", "😀",  "\x7f", "/",  "பெ"};
    json::string out;
    for (auto n = rng.below(6); n > 0; --n) {
        out += kPieces[rng.below(std::size(kPieces))];
    }
    return out;
}

json::value randomValue(Rng& rng, int levels)
{
    switch (rng.below(levels > 0 ? 7 : 5)) {
    case 0:
        return nullptr;
    case 1:
        return rng.below(2) == 1;
    case 2:
        return static_cast<std::int64_t>(rng.next());
    case 3:
        return rng.next();
    case 4:
        return json::value(randomText(rng));
    case 5: {
        json::array out;
        for (auto n = rng.below(5); n > 0; --n) {
            out.push_back(randomValue(rng, levels - 1));
        }
        return out;
    }
    default: {
        json::object out;
        for (auto n = rng.below(5); n > 0; --n) {
            out[randomText(rng)] = randomValue(rng, levels - 1);
        }
        return out;
    }
    }
}

/// The same value with the members of every object in another order.
json::value reordered(const json::value& value, Rng& rng)
{
    if (const auto* array = value.if_array()) {
        json::array out;
        for (const auto& element : *array) {
            out.push_back(reordered(element, rng));
        }
        return out;
    }
    if (const auto* object = value.if_object()) {
        std::vector<std::pair<json::string, json::value>> members;
        for (const auto& member : *object) {
            members.emplace_back(member.key(), reordered(member.value(), rng));
        }
        shuffle(members, rng);
        json::object out;
        for (auto& [key, member] : members) {
            out[key] = std::move(member);
        }
        return out;
    }
    return value;
}

} // namespace

class TestJson : public QObject
{
    Q_OBJECT
private slots:
    void writesTheOneForm_data()
    {
        QTest::addColumn<QByteArray>("given");
        QTest::addColumn<QByteArray>("canonical");
        QTest::newRow("blanks") << QByteArray(" { \"a\" : [ 1 , 2 ] }\n")
                                << QByteArray("{\"a\":[1,2]}");
        QTest::newRow("keys by bytes") << QByteArray("{\"b\":1,\"a\":2,\"B\":3,\"é\":4,\"\":5}")
                                       << QByteArray("{\"\":5,\"B\":3,\"a\":2,\"b\":1,\"é\":4}");
        // By UTF-16 units the emoji would come before U+FFFD; by bytes it comes after.
        QTest::newRow("astral key")
            << QByteArray("{\"😀\":1,\"\\ufffd\":2}") << QByteArray("{\"\xef\xbf\xbd\":2,\"😀\":1}");
        QTest::newRow("null is kept") << QByteArray("{\"a\":null}") << QByteArray("{\"a\":null}");
        QTest::newRow("absent") << QByteArray("{}") << QByteArray("{}");
        QTest::newRow("escapes") << QByteArray("\"\\u0041\\/\\u001f\\u0008\\n\\\"\\\\\\u007f\"")
                                 << QByteArray("\"A/\\u001f\\b\\n\\\"\\\\\x7f\"");
        QTest::newRow("surrogate pair") << QByteArray("\"\\ud83d\\ude00\"") << QByteArray("\"😀\"");
        QTest::newRow("nul inside") << QByteArray("\"a\\u0000b\"") << QByteArray("\"a\\u0000b\"");
        QTest::newRow("composed") << QByteArray("{\"e\xcc\x81\":\"e\xcc\x81\"}")
                                  << QByteArray("{\"é\":\"é\"}");
        QTest::newRow("minus nought") << QByteArray("-0") << QByteArray("0");
        QTest::newRow("smallest") << QByteArray("-9223372036854775808")
                                  << QByteArray("-9223372036854775808");
        QTest::newRow("largest") << QByteArray("18446744073709551615")
                                 << QByteArray("18446744073709551615");
    }
    void writesTheOneForm()
    {
        QFETCH(QByteArray, given);
        QFETCH(QByteArray, canonical);
        const auto value = parseJson(given.toStdString());
        QVERIFY(value.ok());
        const auto text = canonicalJson(*value);
        QVERIFY(text.ok());
        QCOMPARE(QByteArray::fromStdString(*text), canonical);
    }
    void refusesWhatHasNoOneForm_data()
    {
        QTest::addColumn<QByteArray>("given");
        QTest::newRow("fraction") << QByteArray("{\"a\":1.5}");
        QTest::newRow("whole double") << QByteArray("1.0");
        QTest::newRow("exponent") << QByteArray("1e2");
        QTest::newRow("beyond 64 bits") << QByteArray("18446744073709551616");
        QTest::newRow("keys that meet in NFC") << QByteArray("{\"é\":1,\"e\xcc\x81\":2}");
    }
    void refusesWhatHasNoOneForm()
    {
        QFETCH(QByteArray, given);
        const auto value = parseJson(given.toStdString());
        QVERIFY(value.ok());
        const auto text = canonicalJson(*value);
        QVERIFY(!text.ok());
        QVERIFY(text.fault().code == FaultCode::Invalid);
        QVERIFY(!text.fault().forUser.english().empty());
    }
    void refusesValuesThatCouldNotBeReadBack()
    {
        QVERIFY(!canonicalJson(json::value("\xff")).ok());
        json::value deep = nullptr;
        for (int i = 0; i < 32; ++i) {
            deep = json::array{std::move(deep)};
        }
        QVERIFY(canonicalJson(deep).ok());
        QVERIFY(!canonicalJson(json::array{std::move(deep)}).ok());
    }
    void refusesWhatIsNotJson_data()
    {
        QTest::addColumn<QByteArray>("given");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("blank") << QByteArray("  ");
        QTest::newRow("cut") << QByteArray("{\"a\":");
        QTest::newRow("trailing word") << QByteArray("{} x");
        QTest::newRow("second value") << QByteArray("{}{}");
        QTest::newRow("nul after") << QByteArray("{}\0", 3);
        QTest::newRow("same key") << QByteArray("{\"a\":1,\"a\":1}");
        QTest::newRow("same key escaped") << QByteArray("{\"a\":1,\"\\u0061\":2}");
        QTest::newRow("same key below")
            << QByteArray("[{\"x\":{\"a\":1,\"b\":{},\"a\":{\"c\":1}}}]");
        QTest::newRow("invalid utf-8") << QByteArray("\"\xc3(\"");
        QTest::newRow("overlong utf-8") << QByteArray("\"\xc0\xaf\"");
        QTest::newRow("surrogate in utf-8") << QByteArray("\"\xed\xa0\x80\"");
        QTest::newRow("lone surrogate") << QByteArray("\"\\ud800\"");
        QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf{}");
        QTest::newRow("comment") << QByteArray("{/**/}");
        QTest::newRow("trailing comma") << QByteArray("[1,]");
        QTest::newRow("not a number") << QByteArray("NaN");
        QTest::newRow("leading nought") << QByteArray("01");
        QTest::newRow("raw line end in text") << QByteArray("\"a\nb\"");
    }
    void refusesWhatIsNotJson()
    {
        QFETCH(QByteArray, given);
        const auto value = parseJson(given.toStdString());
        QVERIFY(!value.ok());
        QVERIFY(value.fault().code == FaultCode::Invalid);
        QVERIFY(!value.fault().forUser.english().empty());
    }
    void saysWhereItBroke()
    {
        const auto value = parseJson("[1,,2]");
        QVERIFY(value.fault().forUser.english().find("near character 4") != std::string::npos);
    }
    void keepsItsLimits()
    {
        QVERIFY(parseJson(nested(32)).ok());
        const auto deep = parseJson(nested(33));
        QVERIFY(!deep.ok() && deep.fault().code == FaultCode::TooLarge);
        const auto endless = parseJson(std::string(100'000, '['));
        QVERIFY(!endless.ok() && endless.fault().code == FaultCode::TooLarge);
        QVERIFY(parseJson("[12]", {.maxBytes = 4}).ok());
        const auto big = parseJson("[123]", {.maxBytes = 4});
        QVERIFY(!big.ok() && big.fault().code == FaultCode::TooLarge);
    }
    void whatIsWrittenReadsBackTheSame()
    {
        SplitMix64 rng(20261124);
        for (int i = 0; i < 3000; ++i) {
            const auto value = randomValue(rng, 5);
            const auto text = canonicalJson(value);
            QVERIFY(text.ok());
            const auto again = parseJson(*text);
            QVERIFY(again.ok());
            QVERIFY(*again == value);
            const auto other = canonicalJson(reordered(value, rng));
            QVERIFY(other.ok());
            QCOMPARE(*other, *text);
        }
    }
    void survivesDamage()
    {
        SplitMix64 rng(7);
        const std::string whole =
            R"({"a":[1,-2,{"b":"é\u00e9\ud83d\ude00"}],"c":null,"d":true,"e":1.5e3})";
        int read = 0;
        for (int i = 0; i < 20'000; ++i) {
            auto text = whole;
            for (auto n = 1 + rng.below(3); n > 0; --n) {
                text[rng.below(text.size())] = static_cast<char>(rng.below(256));
            }
            text.resize(text.size() - rng.below(3));
            const auto value = parseJson(text);
            if (value.ok()) {
                ++read;
                if (const auto canonical = canonicalJson(*value); canonical.ok()) {
                    QVERIFY(parseJson(*canonical).ok());
                }
            }
        }
        QVERIFY(read > 0 && read < 20'000);
    }
    void base64HasOneTextPerValue()
    {
        QVERIFY(fromBase64("TQ==").has_value());
        QVERIFY(!fromBase64("TR==").has_value());
        QVERIFY(!fromBase64(" TQ=").has_value());
        QVERIFY(!fromBase64("====").has_value());
        QVERIFY(!fromBase64("TWFu\n\n\n\n").has_value());
        QCOMPARE(fromBase64("")->size(), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(TestJson)
#include "test_json.moc"
