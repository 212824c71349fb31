#include <QtTest>

#include "shared/base/hash.h"

using namespace myspike;

namespace {
Bytes bytesOf(std::string_view text) { return {text.begin(), text.end()}; }
} // namespace

class TestHash : public QObject
{
    Q_OBJECT
private slots:
    void knowsThePublishedDigests()
    {
        // FIPS 180-4 examples.
        QCOMPARE(toHex(sha256(std::string_view())),
                 std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        QCOMPARE(toHex(sha256(std::string_view("abc"))),
                 std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        const auto check = bytesOf("123456789");
        QCOMPARE(crc32(check), 0xCBF43926U);
        QCOMPARE(crc32({}), 0U);
    }
    void streamsInPieces()
    {
        const std::string text(100'000, 'x');
        const auto whole = bytesOf(text);
        Sha256Stream stream;
        stream.add({});
        for (std::size_t at = 0; at < whole.size(); at += 777) {
            stream.add(std::span(whole).subspan(at, std::min<std::size_t>(777, whole.size() - at)));
        }
        Sha256Stream moved = std::move(stream);
        QVERIFY(moved.finish() == sha256(std::string_view(text)));
    }
    void writesAndReadsHex()
    {
        const Bytes bytes = {0x00, 0x0F, 0xA5, 0xFF};
        QCOMPARE(toHex(bytes), std::string("000fa5ff"));
        QVERIFY(fromHex("000FA5ff") == bytes);
        QVERIFY(fromHex("") == Bytes{});
        for (const char* text : {"0", "0g", " 00", "0x00", "00\xC3\xA9"}) {
            QVERIFY2(!fromHex(text).has_value(), text);
        }
    }
    void writesAndReadsBase64()
    {
        // RFC 4648, section 10.
        const std::pair<const char*, const char*> vectors[] = {{"", ""},
                                                               {"f", "Zg=="},
                                                               {"fo", "Zm8="},
                                                               {"foo", "Zm9v"},
                                                               {"foob", "Zm9vYg=="},
                                                               {"fooba", "Zm9vYmE="},
                                                               {"foobar", "Zm9vYmFy"}};
        for (const auto& [plain, coded] : vectors) {
            QCOMPARE(toBase64(bytesOf(plain)), std::string(coded));
            QVERIFY2(fromBase64(coded) == bytesOf(plain), coded);
        }
        for (const char* text :
             {"Zg", "Zg=", "Zh==", "Zm9=", "====", "=m9v", "Z=9v", "Zm9v\n\n\n\n", " Zm9v   ",
              "Zg==Zg==", "Zm-v", "Zm9v====", "\xFF\xFF\xFF\xFF"}) {
            QVERIFY2(!fromBase64(text).has_value(), text);
        }
    }
};

QTEST_GUILESS_MAIN(TestHash)
#include "test_hash.moc"
