// Filling of texts: what is missing is named, what is empty leaves no gap.
#include <QDir>
#include <QtTest/QtTest>

#include "client/ui/print/template.h"

using namespace myspike;
using namespace myspike::print;

namespace {

const QString kHead = "title: Surat {{number}}\nversion: 2026-1\nclassification: TERHAD\n\n";

TemplateValues values()
{
    TemplateValues v;
    v.texts = {{"number", "7"}, {"name", "Ali"}, {"empty", ""}, {"note", "  "}};
    v.tables["findings"] = {.rows = {{{"number", "1"}, {"text", "Retak"}}},
                            .aligns = {{"number", Align::End}}};
    v.tables["none"] = {};
    v.signatures["officer"] = {.role = "Pegawai", .name = "Aina"};
    v.signatures["centre_manager"] = {.role = "PPB", .name = "Ben"};
    v.pictures["findings"] = {Picture{.caption = "Gambar 1"}};
    v.qrCodes["check"] = {.text = "https://example.test"};
    v.keyValues["facts"] = {{"Kod", "A1"}};
    return v;
}

Result<PrintDocument> filled(const QString& body, const TemplateValues& v = values())
{
    auto parsed = PrintTemplate::parse(kHead + body, "contoh.ms.txt");
    if (!parsed.ok())
        return std::move(parsed).fault();
    return parsed->fill(v, {});
}

QString sentence(const Fault& fault) { return QString::fromStdString(fault.forUser.english()); }

template <class T> const T& block(const PrintDocument& document, std::size_t index)
{
    return std::get<T>(document.blocks.at(index));
}

} // namespace

class TestTemplate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindOfLine()
    {
        const auto d = filled("# Tajuk {{name}}\n"
                              "Baris satu\nbaris **dua** {{name}}\n\n"
                              "Nama :: {{name}}\nKod :: X1\n\n"
                              "{{table:findings|text=Perihal|number=Bil.}}\n"
                              "{{signature:officer}}\n{{signature:centre_manager}}\n"
                              "b.p. Ketua Pengarah\n"
                              "{{pictures:findings}}\n{{page_break}}\n{{qr:check}}\n"
                              "{{keyvalues:facts}}\n")
                           .value();
        QCOMPARE(d.title, "Surat 7");
        QCOMPARE(d.classification, "TERHAD");
        QCOMPARE(d.blocks.size(), 10u);
        QCOMPARE(block<Heading>(d, 0).text, "Tajuk Ali");
        QCOMPARE(block<Paragraph>(d, 1).text, "Baris satu\nbaris **dua** Ali");
        QCOMPARE(block<KeyValues>(d, 2).rows.size(), 2u);
        QCOMPARE(block<KeyValues>(d, 2).rows[1].value, "X1");
        const auto& table = block<DataTable>(d, 3);
        QCOMPARE(table.columns[0].header, "Perihal");
        QCOMPARE(table.columns[1].align, Align::End);
        QCOMPARE(table.rows[0][0], "Retak");
        QCOMPARE(block<SignatureBlock>(d, 4).signatures.size(), 2u);
        QCOMPARE(block<Paragraph>(d, 5).text, "b.p. Ketua Pengarah");
        QCOMPARE(block<Picture>(d, 6).caption, "Gambar 1");
        QVERIFY(std::holds_alternative<PageBreak>(d.blocks[7]));
        QCOMPARE(block<QrCode>(d, 8).text, "https://example.test");
        QCOMPARE(block<KeyValues>(d, 9).rows[0].label, "Kod");
    }

    void whatIsMissingIsNamed_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("named");
        QTest::newRow("text") << "Hai {{stranger}}"
                              << "stranger (line 5)";
        QTest::newRow("row") << "A :: {{stranger}}"
                             << "stranger";
        QTest::newRow("heading") << "\n# {{stranger}}"
                                 << "stranger (line 6)";
        QTest::newRow("table") << "{{table:other|a=A}}"
                               << "table:other";
        QTest::newRow("column") << "{{table:findings|a=A}}"
                                << "table:findings.a";
        QTest::newRow("signature") << "{{signature:other}}"
                                   << "signature:other";
        QTest::newRow("pictures") << "{{pictures:other}}"
                                  << "pictures:other";
        QTest::newRow("qr") << "{{qr:other}}"
                            << "qr:other";
        QTest::newRow("keyvalues") << "{{keyvalues:other}}"
                                   << "keyvalues:other";
    }

    void whatIsMissingIsNamed()
    {
        QFETCH(QString, body);
        QFETCH(QString, named);
        const auto d = filled(body);
        QVERIFY(!d.ok());
        QCOMPARE(d.fault().code, FaultCode::NotFound);
        QVERIFY2(sentence(d.fault()).contains(named), qPrintable(sentence(d.fault())));
    }

    void whatCannotBeReadHasItsLine_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("line");
        QTest::newRow("header key") << "title: A\nversion: 1\ncolour: red\n\nx"
                                    << "line 3";
        QTest::newRow("header value") << "title: A\nversion: 1\nshow_title: perhaps\n"
                                      << "line 3";
        QTest::newRow("no header") << "Tuan/Puan\n\nx"
                                   << "line 1";
        QTest::newRow("no title") << "version: 1\n\nx"
                                  << "title";
        QTest::newRow("no version") << "title: A\n\nx"
                                    << "version";
        QTest::newRow("unknown kind") << kHead + "a\n\n{{video:x}}"
                                      << "line 7";
        QTest::newRow("kind in text") << kHead + "see {{table:x|a=A}}"
                                      << "line 5";
        QTest::newRow("deep heading") << kHead + "#### x"
                                      << "line 5";
        QTest::newRow("open braces") << kHead + "a {{name"
                                     << "line 5";
        QTest::newRow("close braces") << kHead + "a name}}"
                                      << "line 5";
        QTest::newRow("bad name") << kHead + "{{Name Here}}"
                                  << "line 5";
        QTest::newRow("table without columns") << kHead + "{{table:findings}}"
                                               << "line 5";
        QTest::newRow("bad column") << kHead + "{{table:findings|number}}"
                                    << "line 5";
    }

    void whatCannotBeReadHasItsLine()
    {
        QFETCH(QString, text);
        QFETCH(QString, line);
        const auto parsed = PrintTemplate::parse(text, "contoh.ms.txt");
        QVERIFY(!parsed.ok());
        QCOMPARE(parsed.fault().code, FaultCode::Invalid);
        QVERIFY2(sentence(parsed.fault()).contains(line), qPrintable(sentence(parsed.fault())));
        QVERIFY(sentence(parsed.fault()).contains("contoh.ms.txt"));
    }

    void emptyValuesLeaveNoGap()
    {
        const auto d = filled("Pembuka\n\n2. {{name}}\n\n3. Nota: {{empty}}{{note}}\n\n4. Empat\n\n"
                              "Nama :: {{name}}\nTelefon :: {{empty}}\n\n"
                              "Faks :: {{empty}}\n\n"
                              "# 1. Ada\nisi\n\n# 2. Tiada\n{{table:none|a=A}}\n\n"
                              "# 3. Rumusan\n\n## Ringkasan\n{{empty}}\n\n# 4. Akhir\nisi\n")
                           .value();
        QCOMPARE(d.blocks.size(), 8u);
        QCOMPARE(block<Paragraph>(d, 1).text, "2. Ali");
        QCOMPARE(block<Paragraph>(d, 2).text, "3. Empat");
        QCOMPARE(block<KeyValues>(d, 3).rows.size(), 1u);
        QCOMPARE(block<Heading>(d, 4).text, "1. Ada");
        QCOMPARE(block<Heading>(d, 6).text, "2. Akhir");
    }

    void valuesAreNeverMarkup()
    {
        auto v = values();
        v.texts["name"] = "**Ali** {{number}}\n# bukan tajuk";
        const auto d = filled("Hai {{name}}", v).value();
        const auto row = filled("Jumlah :: **RM{{name}}**", v).value();
        QCOMPARE(block<KeyValues>(row, 0).rows[0].value,
                 "**RM\\*\\*Ali\\*\\* {{number}}\n# bukan tajuk**");
        QVERIFY(block<KeyValues>(row, 0).rows[0].markup);
        QCOMPARE(d.blocks.size(), 1u);
        QCOMPARE(block<Paragraph>(d, 0).text, "Hai \\*\\*Ali\\*\\* {{number}}\n# bukan tajuk");
    }

    void everyShippedTemplateReadsAndBothLanguagesAskTheSame()
    {
        const QDir folder(QStringLiteral(MYSPIKE_SOURCE_DIR "/resources/templates"));
        const auto files = folder.entryList({"*.ms.txt"}, QDir::Files);
        QVERIFY(!files.isEmpty());
        for (const auto& file : files) {
            const auto malay = PrintTemplate::load(folder.filePath(file));
            QVERIFY2(malay.ok(), malay.ok() ? "" : qPrintable(sentence(malay.fault())));
            QString other = file;
            other.replace(".ms.txt", ".en.txt");
            const auto english = PrintTemplate::load(folder.filePath(other));
            QVERIFY2(english.ok(), english.ok() ? "" : qPrintable(sentence(english.fault())));
            QCOMPARE(QSet<QString>(malay->names().begin(), malay->names().end()),
                     QSet<QString>(english->names().begin(), english->names().end()));
            QCOMPARE(malay->version(), english->version());
        }
        QCOMPARE(PrintTemplate::load(folder.filePath("tiada.ms.txt")).fault().code,
                 FaultCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestTemplate)
#include "test_template.moc"
