// Pages, their text and their sameness. What a reader would miss on paper is looked for here.
#include <QApplication>
#include <QFile>
#include <QPrintPreviewDialog>
#include <QPrintPreviewWidget>
#include <QPrinter>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest/QtTest>

#include "client/ui/print/column_widths.h"
#include "client/ui/print/document_words.h"
#include "client/ui/print/page_layout.h"
#include "client/ui/print/pdf_writer.h"
#include "client/ui/print/save_file.h"
#include "client/ui/print/strokes.h"

using namespace myspike;
using namespace myspike::print;

namespace {

Instant at(const char* iso) { return *Instant::parse(iso); }

PrintDocument blank(Language language = Language::Malay)
{
    PrintDocument d;
    d.title = "Slip Ringkas Lawatan";
    d.reference = "JPK/V/2026/000123";
    d.classification = "TERHAD";
    d.language = language;
    d.letterhead = departmentLetterhead(language);
    d.printedAt = at("2026-11-24T06:00:00Z");
    d.printedBy = "Aina binti Rahman";
    return d;
}

DataTable numbered(int rows)
{
    DataTable t{
        .columns = {{"Bil.", Align::End}, {"Nama pelatih"}, {"No. MyKad"}, {"Markah", Align::End}}};
    for (int i = 1; i <= rows; ++i)
        t.rows.push_back({QString::number(i), QString("Pelatih Contoh %1").arg(i),
                          QString("990101-14-%1").arg(5000 + i), QString::number(60 + i % 40)});
    t.totals = {"", "Jumlah", "", QString::number(rows)};
    return t;
}

QString strokes()
{
    return R"({"strokes":[[[0,40],[20,5],[35,60],[60,10],[80,50],[120,20]],[[10,62],[130,55]]]})";
}

/// Text of each page as pdftotext reads it.
QStringList pagesOf(const QByteArray& pdf)
{
    QProcess tool;
    tool.start("pdftotext", {"-layout", "-enc", "UTF-8", "-", "-"});
    tool.write(pdf);
    tool.closeWriteChannel();
    if (!tool.waitForFinished(20'000) || tool.exitCode() != 0)
        qFatal("pdftotext (poppler-utils) is needed: %s", qPrintable(tool.errorString()));
    auto pages = QString::fromUtf8(tool.readAllStandardOutput()).split(u'\f');
    pages.removeLast();
    return pages;
}

QStringList pagesOf(const PrintDocument& document) { return pagesOf(toPdf(document).value()); }

int pageWith(const QStringList& pages, const QString& text)
{
    for (int i = 0; i < pages.size(); ++i)
        if (pages[i].contains(text))
            return i;
    return -1;
}

} // namespace

class TestPdfWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsAreWholeInBothLanguages()
    {
        const auto malay = DocumentWords::of(Language::Malay).keys();
        const auto english = DocumentWords::of(Language::English).keys();
        QVERIFY(malay.size() > 25);
        QCOMPARE(QSet<QString>(malay.begin(), malay.end()),
                 QSet<QString>(english.begin(), english.end()));
    }

    void everyPageIsFramed_data()
    {
        QTest::addColumn<bool>("malay");
        QTest::addColumn<QString>("department");
        QTest::addColumn<QString>("pageTwo");
        QTest::addColumn<QString>("printed");
        QTest::newRow("ms") << true << "JABATAN PEMBANGUNAN KEMAHIRAN"
                            << "Halaman 2 / 3"
                            << "Dicetak 24/11/2026 14:00 oleh Aina binti Rahman";
        QTest::newRow("en") << false << "DEPARTMENT OF SKILLS DEVELOPMENT"
                            << "Page 2 / 3"
                            << "Printed 24/11/2026 14:00 by Aina binti Rahman";
    }

    void everyPageIsFramed()
    {
        QFETCH(bool, malay);
        QFETCH(QString, department);
        QFETCH(QString, pageTwo);
        QFETCH(QString, printed);
        auto d = blank(malay ? Language::Malay : Language::English);
        d.blocks = {numbered(100)};
        const auto pages = pagesOf(d);
        QCOMPARE(pages.size(), 3);
        QVERIFY(pages[0].contains(department));
        QVERIFY(pages[1].contains(pageTwo));
        const QString hash = QString::fromStdString(contentHash(d));
        for (const auto& page : pages) {
            QCOMPARE(page.count("TERHAD"), 2);
            QVERIFY2(page.contains(printed), qPrintable(page));
            QVERIFY(page.contains(hash.mid(0, 4) + ' ' + hash.mid(4, 4)));
            QVERIFY(page.contains("JPK/V/2026/000123"));
            QVERIFY(page.contains("No. MyKad"));
        }
    }

    void everyRowIsThereOnceAndTotalsAreNotAlone()
    {
        for (int rows = 40; rows < 60; ++rows) {
            auto d = blank();
            d.blocks = {numbered(rows)};
            const auto pages = pagesOf(d);
            const QString all = pages.join("\n");
            for (int i = 1; i <= rows; ++i)
                QCOMPARE(all.count(QString("990101-14-%1").arg(5000 + i)), 1);
            QCOMPARE(pageWith(pages, "Jumlah"),
                     pageWith(pages, QString("990101-14-%1").arg(5000 + rows)));
        }
    }

    void wordsCanBeFoundInThePdf()
    {
        auto d = blank();
        d.blocks = {
            Paragraph{"Pegawai **verifikasi** luar: efisien, fleksibel, RM1,234.50 – “tepat”."}};
        const QString text = pagesOf(d).join("");
        QVERIFY2(
            text.contains("Pegawai verifikasi luar: efisien, fleksibel, RM1,234.50 – “tepat”."),
            qPrintable(text));
    }

    void headingsStayWithWhatFollows()
    {
        for (int lines = 25; lines < 60; ++lines) {
            auto d = blank();
            for (int i = 0; i < lines; ++i)
                d.blocks.push_back(Paragraph{"Perenggan"});
            d.blocks.push_back(Heading{"Tajuk Penting"});
            d.blocks.push_back(numbered(3));
            const auto pages = pagesOf(d);
            QCOMPARE(pageWith(pages, "Tajuk Penting"), pageWith(pages, "Pelatih Contoh 1"));
        }
    }

    void signaturesAreNeverDividedNorAlone()
    {
        for (int lines = 20; lines < 60; lines += 1) {
            auto d = blank();
            for (int i = 0; i < lines; ++i)
                d.blocks.push_back(
                    Paragraph{i + 1 == lines ? QString("Ayat terakhir") : QString("Perenggan")});
            SignatureBlock block;
            for (int i = 1; i <= 4; ++i)
                block.signatures.push_back({.role = QString("Peranan %1").arg(i),
                                            .name = QString("Nama %1").arg(i),
                                            .strokes = strokes()});
            d.blocks.push_back(block);
            const auto pages = pagesOf(d);
            const int page = pageWith(pages, "Peranan 1");
            QVERIFY(page >= 0);
            QCOMPARE(pageWith(pages, "Nama 4"), page);
            QCOMPARE(pageWith(pages, "Ayat terakhir"), page);
        }
    }

    void refusalIsPrintedWithReasonAndWitness()
    {
        auto d = blank();
        d.blocks = {SignatureBlock{{{.role = "PPB",
                                     .name = "Encik Ali",
                                     .signedAt = at("2026-11-24T02:00:00Z"),
                                     .declined = true,
                                     .reason = "Tidak setuju dengan dapatan 3",
                                     .witness = "Puan Siti, Penyelia"},
                                    {.role = "PPL",
                                     .name = "Puan Mei",
                                     .signedAt = at("2026-11-24T02:01:00Z"),
                                     .strokes = strokes(),
                                     .contentHash = QString(64, 'a'),
                                     .coversContent = false}}}};
        const QString text = pagesOf(d).join("");
        QVERIFY(text.contains("ENGGAN TANDATANGAN"));
        QVERIFY(text.contains("Sebab: Tidak setuju dengan dapatan 3"));
        QVERIFY(text.contains("Saksi: Puan Siti, Penyelia"));
        QVERIFY(text.contains("Meliputi kandungan aaaa aaaa aaaa aaaa"));
        QVERIFY(text.contains("Dipinda selepas ditandatangani"));
        QVERIFY(text.contains("Ditandatangani 24/11/2026 10:01"));
    }

    void strokesAreReadOrRefused()
    {
        QCOMPARE(parseStrokes(strokes())->lines.size(), 2u);
        QCOMPARE(parseStrokes(R"([[{"x":1,"y":2},{"x":3,"y":4}]])")->lines.front().size(), 2);
        // As the signature pad keeps them: steps from point to point, or the typed name.
        const auto drawn = parseStrokes(R"({"v":1,"s":[[90,170,20,-40,25,50],[10,10]]})");
        QCOMPARE(drawn->lines.size(), 2u);
        QCOMPARE(drawn->lines.front().at(1), QPointF(110, 130));
        QCOMPARE(parseStrokes(R"({"v":1,"name":"Aisyah"})")->typedName, QString("Aisyah"));
        for (const char* bad : {R"({"v":1})", R"({"v":2,"name":"A"})", "", "{}", "[]", "[[]]",
                                "[[[1]]]", "[[[\"a\",2]]]", "[1]", "{\"strokes\":7}"})
            QVERIFY2(!parseStrokes(bad).ok(), bad);
        QString many = "[[";
        for (int i = 0; i < 20'001; ++i)
            many += (i ? "," : "") + QString("[%1,1]").arg(i);
        QCOMPARE(parseStrokes(many + "]]").fault().code, FaultCode::TooLarge);
        auto d = blank();
        d.blocks = {SignatureBlock{{{.role = "PPL", .name = "Mei", .strokes = "rosak"}}}};
        QVERIFY(pagesOf(d).join("").contains("Tandatangan yang disimpan tidak dapat dibaca"));
    }

    void aRowTallerThanAPageLosesNothing()
    {
        auto d = blank();
        QString story;
        for (int i = 1; i <= 900; ++i)
            story += QString("kata%1 ").arg(i);
        d.blocks = {DataTable{.columns = {{"Bil."}, {"Ulasan", Align::Start, 0.3}},
                              .rows = {{"1", story}, {"2", "penutup"}}}};
        const auto pages = pagesOf(d);
        QVERIFY(pages.size() > 1);
        const QString all = pages.join("\n");
        for (int i = 1; i <= 900; ++i)
            QVERIFY2(all.contains(QRegularExpression(QString("\\bkata%1\\b").arg(i))),
                     qPrintable(QString::number(i)));
        QVERIFY(all.contains("penutup"));
    }

    void marksThatTurnTextAroundAreGone()
    {
        auto d = blank();
        const QString nasty =
            QString("Ali ") + QChar(0x202E) + "nimda" + QChar(0x2066) + " bin\tAbu" + QChar(7);
        d.blocks = {KeyValues{{{"Nama", nasty}}},
                    Paragraph{escapeMarkup("**bukan tebal** " + nasty)}};
        const QString text = pagesOf(d).join("");
        QVERIFY2(text.contains("Ali nimda bin Abu"), qPrintable(text));
        QVERIFY(text.contains("**bukan tebal**"));
        QVERIFY(!text.contains(QChar(0x202E)));
    }

    void sameDocumentSameBytes()
    {
        auto d = blank();
        d.blocks = {Heading{"Satu"}, numbered(90), QrCode{"https://example.test/x", "Semak"},
                    SignatureBlock{{{.role = "PPL", .name = "Mei", .strokes = strokes()}}}};
        const auto one = toPdf(d).value();
        // Its date is the document's, not that of writing.
        QVERIFY(one.contains("/CreationDate (D:20261124060000"));
        QCOMPARE(toPdf(d).value(), one);
        QCOMPARE(toImages(d).value(), toImages(d).value());
        QCOMPARE(contentHash(d), contentHash(d));
        auto later = d;
        later.printedBy = "Orang lain";
        later.printedAt = at("2027-01-01T00:00:00Z");
        QCOMPARE(contentHash(later), contentHash(d));
        auto other = d;
        std::get<DataTable>(other.blocks[1]).rows[3][3] = "99";
        QVERIFY(contentHash(other) != contentHash(d));
    }

    void pageBreaksAndEmptyDocuments()
    {
        auto d = blank();
        QCOMPARE(toImages(d, 20)->size(), 1u);
        d.blocks = {PageBreak{}, Paragraph{"satu"}, PageBreak{},
                    PageBreak{}, Paragraph{"dua"},  PageBreak{}};
        d.showTitle = false;
        QCOMPARE(pagesOf(d).size(), 2);
        d.blocks = {DataTable{.columns = {{"Kod"}}}};
        QVERIFY(pagesOf(d).join("").contains("Tiada rekod"));
    }

    void qrCodesAreDrawnOrRefused()
    {
        auto d = blank();
        d.blocks = {QrCode{"https://example.test/sijil/1", "Imbas untuk semakan"}};
        const auto image = toImages(d, 72)->front();
        int black = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width() / 4; ++x)
                black += image.pixelColor(x, y) == QColor(Qt::black);
        QVERIFY(black > 1000);
        d.blocks = {QrCode{QString(4000, 'x')}};
        QCOMPARE(toPdf(d).fault().code, FaultCode::Invalid);
        d.blocks = {QrCode{}};
        QVERIFY(!toPdf(d).ok());
    }

    void answersShow()
    {
        const auto with = [](Answer answer) {
            auto d = blank();
            d.documentHash = QString(64, '0');
            d.blocks = {Checklist{.items = {{"V2.1", "Sijil dipamerkan", answer}}}};
            return toImages(d).value();
        };
        QVERIFY(with(Answer::Yes) != with(Answer::No));
        QVERIFY(with(Answer::NotApplicable) != with(Answer::None));
        auto d = blank();
        Checklist list;
        for (int i = 0; i < 120; ++i)
            list.items.push_back({QString("V2.%1").arg(i), "Perkara yang disemak"});
        d.blocks = {list};
        for (const auto& page : pagesOf(d))
            QVERIFY(page.contains("Catatan"));
    }

    void widthsAddUp()
    {
        DataTable t{.columns = {{"A"}, {"B"}, {"C", Align::End, 0.2}}};
        t.rows = {{"x", QString("perkataan ").repeated(80), "1"}};
        const auto widths = columnWidths(t, 4800);
        QVERIFY(qAbs(widths[0] + widths[1] + widths[2] - 4800) < 1);
        QCOMPARE(widths[2], 960.0);
        QVERIFY(widths[1] > widths[0]);
    }

    void savingIsWholeOrNothing()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath("a.pdf");
        QVERIFY(savePdf(blank(), path).ok());
        QVERIFY(saveFile(path, "baru").ok());
        const auto nowhere = savePdf(blank(), dir.filePath("tiada/a.pdf"));
        QCOMPARE(nowhere.fault().code, FaultCode::Io);
        QVERIFY(QString::fromStdString(nowhere.fault().forUser.english()).contains("a.pdf"));
        QCOMPARE(QDir(dir.path()).entryList(QDir::Files), QStringList{"a.pdf"});
    }

    void aPreviewShowsTheSamePages()
    {
        auto d = blank();
        d.blocks = {numbered(100)};
        const auto dialog = previewOf(d, nullptr).value();
        QCOMPARE(dialog->windowTitle(), d.title);
        auto* preview = dialog->findChild<QPrintPreviewWidget*>();
        QVERIFY(preview);
        dialog->show();
        preview->updatePreview();
        QTRY_COMPARE(preview->pageCount(), 3);
        d.blocks = {QrCode{}};
        QVERIFY(!previewOf(d, nullptr).ok());
    }

    void aPrinterGetsTheSamePages()
    {
        QTemporaryDir dir;
        auto d = blank();
        d.blocks = {numbered(100)};
        QPrinter printer(QPrinter::HighResolution);
        printer.setOutputFormat(QPrinter::PdfFormat);
        printer.setOutputFileName(dir.filePath("p.pdf"));
        QVERIFY(printTo(d, printer).ok());
        QFile file(dir.filePath("p.pdf"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto printed = pagesOf(file.readAll());
        const auto direct = pagesOf(d);
        QCOMPARE(printed.size(), direct.size());
        for (int i = 0; i < direct.size(); ++i)
            QCOMPARE(printed[i].simplified(), direct[i].simplified());
    }
};

QTEST_MAIN(TestPdfWriter)
#include "test_pdf_writer.moc"
