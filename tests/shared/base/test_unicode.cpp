#include <QtTest>

#include "shared/base/unicode.h"

using namespace myspike;

namespace {
QString q(const std::string& text) { return QString::fromStdString(text); }
std::string s(const char* text) { return text; }
} // namespace

class TestUnicode : public QObject
{
    Q_OBJECT
private slots:
    void judgesUtf8()
    {
        QVERIFY(isValidUtf8(""));
        QVERIFY(isValidUtf8("Jos\xC3\xA9 \xF0\x9F\x98\x80"));
        QVERIFY(!isValidUtf8("\xC3"));
        QVERIFY(!isValidUtf8("\xC0\xAF"));
        QVERIFY(!isValidUtf8("\xED\xA0\x80"));
        QVERIFY(!isValidUtf8("a\xFFz"));
    }
    void cleansText_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("clean");
        QTest::newRow("composed") << "Jose\u0301"
                                  << "José";
        QTest::newRow("line ends") << "a\r\nb\rc\nd"
                                   << "a\nb\nc\nd";
        QTest::newRow("blank line kept") << "a\r\n\r\nb"
                                         << "a\n\nb";
        QTest::newRow("other line ends") << "a\vb\u2028c"
                                         << "a\nb\nc";
        QTest::newRow("turned around") << "\u202Efdp.exe"
                                       << "fdp.exe";
        QTest::newRow("controls") << QString("a\u0001b\u200Bc\uFEFF") << "abc";
        QTest::newRow("outer blanks") << "\u00A0\t a b \n\u3000"
                                      << "a b";
        QTest::newRow("only blanks") << " \u00A0\n"
                                     << "";
        QTest::newRow("mark between letter and accent") << "e\u200D\u0301"
                                                        << "é";
    }
    void cleansText()
    {
        QFETCH(QString, typed);
        QFETCH(QString, clean);
        const auto once = cleanText(typed.toStdString());
        QCOMPARE(q(once), clean);
        QCOMPARE(cleanText(once), once);
    }
    void showsLostBytesAndKeepsTheRest()
    {
        QCOMPARE(q(cleanText("Ali\xFF bin Abu")), QString("Ali\uFFFD bin Abu"));
        QCOMPARE(q(cleanLine("Ali \xC3(")), QString("Ali \uFFFD("));
    }
    void cleansLines()
    {
        QCOMPARE(cleanLine("  Negeri \n  State\t"), s("Negeri State"));
        QCOMPARE(cleanLine("a\u00A0\u00A0b"), s("a b"));
        QCOMPARE(cleanLine(""), s(""));
    }
    void foldsForSearch()
    {
        QCOMPARE(foldForSearch("Kementerian  \u00C9-Latihan"), s("kementerian e latihan"));
        QCOMPARE(foldForSearch("A031-002-3:2022"), s("a031 002 3 2022"));
        QCOMPARE(foldForSearch("\uFF2B\uFF11"), s("k1"));
        QCOMPARE(foldForSearch("--"), s(""));
    }
    void foldsPersonNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("folded");
        QTest::newRow("bin") << "Ahmad bin Ali"
                             << "ahmad ali";
        QTest::newRow("capitals") << "AHMAD BIN ALI"
                                  << "ahmad ali";
        QTest::newRow("b.") << "Ahmad B. Ali"
                            << "ahmad ali";
        QTest::newRow("binti") << "Siti binti Omar"
                               << "siti omar";
        QTest::newRow("bt.") << "Siti bt. Omar"
                             << "siti omar";
        QTest::newRow("a/l") << "Muthu a/l Raman"
                             << "muthu raman";
        QTest::newRow("A/P") << "Devi A/P Raman"
                             << "devi raman";
        QTest::newRow("anak") << "Jugah anak Barieng"
                              << "jugah barieng";
        QTest::newRow("haji") << "Haji Ahmad bin Haji Ali"
                              << "ahmad ali";
        QTest::newRow("hajah") << "Hjh. Siti"
                               << "siti";
        QTest::newRow("surname So") << "So Wei Ming"
                                    << "so wei ming";
        QTest::newRow("initial") << "B. Saad"
                                 << "b saad";
        QTest::newRow("two names") << "Ali/Abu"
                                   << "ali abu";
        QTest::newRow("only a title") << "Haji"
                                      << "haji";
    }
    void foldsPersonNames()
    {
        QFETCH(QString, name);
        QFETCH(QString, folded);
        QCOMPARE(q(foldPersonName(name.toStdString())), folded);
    }
    void countsAndCases()
    {
        QCOMPARE(toUpper("josé a/l x"), s("JOSÉ A/L X"));
        QCOMPARE(onlyDigits("900101-14-5567"), s("900101145567"));
        QCOMPARE(lengthInCharacters("é😀a"), std::size_t(3));
    }
};

QTEST_GUILESS_MAIN(TestUnicode)
#include "test_unicode.moc"
