// Lists as files: what Excel would do to them is what is tested.
#include <QProcess>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest/QtTest>
#include <csignal>
#include <sys/resource.h>

#include "client/ui/print/document_words.h"
#include "client/ui/print/pdf_writer.h"
#include "client/ui/print/save_file.h"
#include "client/ui/print/table_export.h"

using namespace myspike;
using namespace myspike::print;

namespace {

ExportTable sample()
{
    ExportTable t;
    t.columns = {
        {"name", "Nama", ColumnKind::Text},       {"mykad", "No. K.P.", ColumnKind::Identifier},
        {"count", "Bil.", ColumnKind::Integer},   {"share", "Bahagian", ColumnKind::Decimal},
        {"fee", "Yuran (RM)", ColumnKind::Money}, {"day", "Tarikh", ColumnKind::Date},
        {"at", "Masa", ColumnKind::Instant},      {"ok", "Aktif", ColumnKind::Boolean},
        {"state", "Keadaan", ColumnKind::Choice}};
    t.rows = {{QString("Ali, \"Abu\""), QString("001231140123"), 12, 0.5, qlonglong(123450),
               QDate(2026, 11, 24), qlonglong(Instant::parse("2026-11-24T17:30:15Z")->ms), true,
               QString("Selesai")},
              {QString("=HYPERLINK(\"http://x\")"), QString("0123"), -3, -1.25, qlonglong(-5),
               QString("2026-01-02"), QString("2026-01-01T16:00:00Z"), false, QString("@SUM(A1)")},
              {QVariant(), QVariant(), QString("belum tahu"), QVariant(), QVariant(),
               QDate(1890, 1, 1), QVariant(), QVariant(), QString("baris\ndua")}};
    t.meta = {.title = "Senarai [Pusat]: 2026/11",
              .query = "Negeri ialah Selangor",
              .user = "Aina",
              .time = *Instant::parse("2026-11-24T06:00:00Z")};
    return t;
}

QByteArray entry(const QByteArray& xlsx, const QString& name)
{
    QTemporaryDir folder;
    QFile file(folder.filePath("a.xlsx"));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("no temporary file");
    file.write(xlsx);
    file.close();
    QProcess unzip;
    unzip.start("unzip", {"-p", file.fileName(), name});
    if (!unzip.waitForFinished(20'000) || unzip.exitCode() != 0)
        qFatal("unzip is needed: %s", qPrintable(unzip.errorString()));
    return unzip.readAllStandardOutput();
}

struct SheetCell
{
    QString type;
    QString value;
    QString style;
};

/// Cells by reference, as the file has them.
QMap<QString, SheetCell> cellsOf(const QByteArray& sheet)
{
    QMap<QString, SheetCell> cells;
    QXmlStreamReader xml(sheet);
    QString at;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"c") {
            at = xml.attributes().value("r").toString();
            cells[at] = {
                xml.attributes().value("t").toString(), {}, xml.attributes().value("s").toString()};
        } else if (xml.name() == u"v" || xml.name() == u"t") {
            cells[at].value = xml.readElementText();
        } else if (xml.name() == u"f") {
            cells[at].type = "formula";
        }
    }
    return cells;
}

} // namespace

class TestTableExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void csvIsExact()
    {
        const QByteArray expected =
            "\xEF\xBB\xBF"
            "Nama,No. K.P.,Bil.,Bahagian,Yuran (RM),Tarikh,Masa,Aktif,Keadaan\r\n"
            "\"Ali, \"\"Abu\"\"\",001231140123,12,0.5,1234.50,2026-11-24,"
            "2026-11-25T01:30:15+08:00,Ya,Selesai\r\n"
            "\"'=HYPERLINK(\"\"http://x\"\")\",0123,-3,-1.25,-0.05,2026-01-02,"
            "2026-01-02T00:00:00+08:00,Tidak,'@SUM(A1)\r\n"
            ",,belum tahu,,,1890-01-01,,,\"baris\ndua\"\r\n";
        QCOMPARE(toCsv(sample()), expected);
        const auto plain = toCsv(sample(), FormulaGuard::Off);
        QVERIFY(plain.contains(",@SUM(A1)\r\n"));
        QVERIFY(plain.contains("\"=HYPERLINK(\"\"http://x\"\")\""));
    }

    void formulasAreGuarded_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("changes");
        for (const char* bad :
             {"=1+1", "+1", "-1+cmd|' /C calc'!A0", "@x", "\t=1", "\r=1", " =1", "\xEF\xBB\xBF=1",
              "\xEF\xBC\x9D"
              "1"})
            QTest::newRow(bad) << QString::fromUtf8(bad) << true;
        for (const char* good : {"a=1", "1-2", "'=1", "Ali", ""})
            QTest::newRow(good) << QString::fromUtf8(good) << false;
    }

    void formulasAreGuarded()
    {
        QFETCH(QString, text);
        QFETCH(bool, changes);
        for (const auto kind : {ColumnKind::Text, ColumnKind::Identifier, ColumnKind::Choice}) {
            ExportTable t;
            t.columns = {{"a", "A", kind}};
            t.rows = {{text}};
            const QString tsv = toTsv(t, false);
            QVERIFY(tsv.contains(text));
            QCOMPARE(tsv.contains(u'\'' + text) && !text.isEmpty(), changes);
        }
        // A text in a column of numbers is a text as well.
        ExportTable t;
        t.columns = {{"a", "A", ColumnKind::Integer}};
        t.rows = {{QString("=1+1")}, {QString("-7")}};
        QCOMPARE(toTsv(t, false), "'=1+1\n-7\n");
    }

    void clipboardTextIsAsShown()
    {
        const QString tsv = toTsv(sample());
        const auto lines = tsv.split('\n');
        QCOMPARE(lines[0].split('\t').size(), 9);
        QCOMPARE(lines[1], "\"Ali, \"\"Abu\"\"\"\t001231140123\t12\t0.5\t1234.50\t24/11/2026\t"
                           "25/11/2026 01:30\tYa\tSelesai");
        ExportTable t;
        t.columns = {{"a", "A"}, {"b", "B"}};
        t.rows = {{QString("x\ty"), QString("p\nq")}};
        QCOMPARE(toTsv(t, false), "\"x\ty\"\t\"p\nq\"\n");
    }

    void excelHasTrueDatesNumbersAndTexts()
    {
        const auto xlsx = toXlsx(sample()).value();
        const auto sheet = entry(xlsx, "xl/worksheets/sheet1.xml");
        const auto cells = cellsOf(sheet);
        QCOMPARE(cells["A1"].value, "Nama");
        QCOMPARE(cells["B2"].type, "inlineStr");
        QCOMPARE(cells["B2"].value, "001231140123");
        QCOMPARE(cells["C2"].type, "");
        QCOMPARE(cells["C2"].value, "12");
        QCOMPARE(cells["E2"].value.toDouble(), 1234.5);
        QCOMPARE(cells["E3"].value.toDouble(), -0.05);
        // Days since 1899-12-30; the hour is Malaysian.
        QCOMPARE(cells["F2"].type, "");
        QCOMPARE(cells["F2"].value.toDouble(),
                 double(QDate(1899, 12, 30).daysTo(QDate(2026, 11, 24))));
        QVERIFY(qAbs(cells["G2"].value.toDouble() -
                     (QDate(1899, 12, 30).daysTo(QDate(2026, 11, 25)) + 5415.0 / 86400)) < 1e-6);
        QCOMPARE(cells["H2"].value, "Ya");
        QCOMPARE(cells["C4"].type, "inlineStr");
        QCOMPARE(cells["C4"].value, "belum tahu");
        QCOMPARE(cells["F4"].value, "01/01/1890");
        QCOMPARE(cells["A3"].type, "inlineStr");
        QCOMPARE(cells["A3"].value, "=HYPERLINK(\"http://x\")");
        QVERIFY(!sheet.contains("<f>"));
        QVERIFY(!sheet.contains("<hyperlink"));
        QVERIFY(sheet.contains("state=\"frozen\""));
        QVERIFY(sheet.contains("<autoFilter ref=\"A1:I4\"/>"));
        QVERIFY(sheet.contains("<cols>"));

        const auto styles = entry(xlsx, "xl/styles.xml");
        QVERIFY(styles.contains("dd/mm/yyyy"));
        const auto facts = cellsOf(entry(xlsx, "xl/worksheets/sheet2.xml"));
        QCOMPARE(facts["B2"].value, "Negeri ialah Selangor");
        QCOMPARE(facts["B3"].value, "Aina");
        QVERIFY(facts["B4"].value.toDouble() > 46'000);
        QCOMPARE(facts["B5"].value, "3");
        const auto book = entry(xlsx, "xl/workbook.xml");
        QVERIFY2(book.contains("name=\"Senarai Pusat 2026 11\""), book.constData());
    }

    void excelHoldsWhatXmlCannot()
    {
        ExportTable t = sample();
        t.rows = {{QString("a\x01") + QChar(0xD800) + "b" + QString::fromUtf8("😀 & <x>")},
                  {QString(40'000, 'x')}};
        t.meta.title = "";
        const auto xlsx = toXlsx(t).value();
        const auto cells = cellsOf(entry(xlsx, "xl/worksheets/sheet1.xml"));
        QCOMPARE(cells["A2"].value, QString("a") + QChar(QChar::ReplacementCharacter) + "b" +
                                        QString::fromUtf8("😀 & <x>"));
        QCOMPARE(cells["A3"].value.size(), 32'767);
        QCOMPARE(cellsOf(entry(xlsx, "xl/worksheets/sheet2.xml"))["B6"].value, "1");
    }

    void excelIsTheSameTwice()
    {
        QCOMPARE(entry(toXlsx(sample()).value(), "xl/worksheets/sheet1.xml"),
                 entry(toXlsx(sample()).value(), "xl/worksheets/sheet1.xml"));
        QVERIFY(
            entry(toXlsx(sample()).value(), "docProps/core.xml").contains("2026-11-24T06:00:00Z"));
    }

    void aFullDiskLeavesWhatStood()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath("senarai.csv");
        QVERIFY(saveFile(path, "lama").ok());
        // The system refuses to let a file grow, as a full disk would.
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit old{};
        getrlimit(RLIMIT_FSIZE, &old);
        rlimit tight = old;
        tight.rlim_cur = 100;
        setrlimit(RLIMIT_FSIZE, &tight);
        const auto csv = saveCsv(sample(), path);
        const auto xlsx = saveXlsx(sample(), folder.filePath("senarai.xlsx"));
        setrlimit(RLIMIT_FSIZE, &old);
        QVERIFY(!csv.ok());
        QVERIFY(!csv.fault().forUser.empty());
        QVERIFY(!xlsx.ok());
        QVERIFY(!xlsx.fault().forUser.empty());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "lama");
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden),
                 QStringList{"senarai.csv"});
        QVERIFY(saveCsv(sample(), path).ok());
        QVERIFY(saveXlsx(sample(), folder.filePath("senarai.xlsx")).ok());
    }

    void printedListTurnsWhenWide()
    {
        auto narrow = sample();
        narrow.columns.resize(3);
        QVERIFY(!toDocument(narrow, {}, {}).landscape);
        auto wide = sample();
        wide.rows[0][0] = QString("Pusat Latihan Kemahiran Contoh Sendirian Berhad Cawangan Utara");
        wide.rows[0][8] = QString("Menunggu keputusan pegawai kedua di ibu pejabat");
        const auto d = toDocument(wide, departmentLetterhead(Language::Malay), "TERHAD");
        QVERIFY(d.landscape);
        const auto& table = std::get<DataTable>(d.blocks.back());
        QCOMPARE(table.columns[4].align, Align::End);
        QCOMPARE(table.rows[0][4], "1,234.50");
        QCOMPARE(table.rows[1][4], "-0.05");
        const auto images = toImages(d, 72).value();
        QCOMPARE(images.size(), 1u);
        QVERIFY(images[0].width() > images[0].height());
    }
};

QTEST_MAIN(TestTableExport)
#include "test_table_export.moc"
