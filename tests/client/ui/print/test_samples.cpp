// Documents as people will hold them, filled with invented values: each of both languages is
// made, checked for gaps, and left as PDF and PNG in build/print_samples to be looked at.
#include <QDir>
#include <QFile>
#include <QPainter>
#include <QtTest/QtTest>
#include <cmath>

#include "client/ui/print/document_words.h"
#include "client/ui/print/page_layout.h"
#include "client/ui/print/pdf_writer.h"
#include "client/ui/print/table_export.h"
#include "client/ui/print/template.h"

using namespace myspike;
using namespace myspike::print;

namespace {

QString sentence(const Fault& fault) { return QString::fromStdString(fault.forUser.english()); }

QString handwriting(double phase)
{
    QStringList points;
    for (int i = 0; i <= 80; ++i) {
        const double t = i / 80.0;
        points += QStringLiteral("[%1,%2]")
                      .arg(260 * t + 16 * std::sin(22 * t + phase))
                      .arg(60 + 42 * (1 - t * 0.6) * std::sin(31 * t + 2 * phase));
    }
    return QStringLiteral("{\"strokes\":[[%1],[[10,118],[270,104]]]}").arg(points.join(u','));
}

QImage workshop()
{
    QImage image(1200, 800, QImage::Format_RGB32);
    QPainter p(&image);
    QLinearGradient sky(0, 0, 0, 800);
    sky.setColorAt(0, QColor(0x8a, 0xa9, 0xc4));
    sky.setColorAt(1, QColor(0xde, 0xd9, 0xcc));
    p.fillRect(image.rect(), sky);
    p.fillRect(QRect(180, 380, 820, 300), QColor(0x6b, 0x6f, 0x74));
    p.fillRect(QRect(240, 440, 200, 240), QColor(0x39, 0x4a, 0x5a));
    return image;
}

PrintDocument frame(Language language)
{
    PrintDocument d;
    d.language = language;
    d.letterhead = departmentLetterhead(language);
    d.letterhead.lines = {"Aras 7-8, Blok D4, Kompleks D, 62530 Putrajaya"};
    d.reference = "JPK/V/2026/000123";
    d.date = "24/11/2026";
    d.printedAt = Instant::parse("2026-11-24T06:00:00Z");
    d.printedBy = "Aina binti Rahman";
    return d;
}

/// A value of some likeness for every name that a template asks for.
TemplateValues invented(const PrintTemplate& source)
{
    static const QHash<QString, QString> kKnown{
        {"reference", "JPK.V.600-2/1 (123)"},
        {"letter_date", "24 November 2026"},
        {"verifier_name", "Mei Ling binti Contoh"},
        {"verifier_address", "12, Jalan Contoh 3/4\nTaman Contoh\n43000 Kajang\nSelangor"},
        {"centre_address", "Lot 5, Jalan Industri 2, 43000 Kajang, Selangor"},
        {"centre_name", "Pusat Latihan Kemahiran Contoh"},
        {"centre_name_upper", "PUSAT LATIHAN KEMAHIRAN CONTOH"},
        {"noss_code", "N821-001-3:2020"},
        {"noss_title", "Pentadbiran Pejabat"},
        {"override_note", ""},
        {"trainee_count", "18"},
        {"level", "3"},
        {"copies", "Pengarah Wilayah Tengah"},
    };
    TemplateValues v;
    std::map<QString, QStringList> tables;
    for (const auto& name : source.names()) {
        const auto rest = name.mid(name.indexOf(u':') + 1);
        if (name.startsWith(u"table:"))
            tables[rest.section(u'.', 0, 0)] += rest.section(u'.', 1);
        else if (name.startsWith(u"signature:"))
            v.signatures[rest] = {.role = rest,
                                  .name = "Encik Contoh bin Misal",
                                  .post = "Jawatan",
                                  .signedAt = Instant::parse("2026-11-24T04:30:00Z"),
                                  .strokes = handwriting(double(rest.size())),
                                  .contentHash = QString(64, 'a')};
        else if (name.startsWith(u"pictures:"))
            v.pictures[rest] = {{workshop(), "Bengkel, 24/11/2026 10:12", 90}};
        else if (name.startsWith(u"qr:"))
            v.qrCodes[rest] = {"https://example.test/semak/123", "Imbas untuk semakan"};
        else if (name.startsWith(u"keyvalues:"))
            v.keyValues[rest] = {{"Kod", "A1"}};
        else
            v.texts[name] = kKnown.value(name, QString(name).replace(u'_', u' '));
    }
    for (const auto& [table, keys] : tables)
        for (int i = 1; i <= 9; ++i)
            for (const auto& key : keys) {
                auto& rows = v.tables[table].rows;
                rows.resize(std::size_t(i));
                rows.back()[key] = key == u"number" || key == u"no" ? QString::number(i)
                                   : key == u"description" || key == u"question"
                                       ? QString("Ayat yang agak panjang supaya sel ini perlu "
                                                 "dibalut pada beberapa baris, nombor %1")
                                             .arg(i)
                                       : key + QString(" %1").arg(i);
            }
    return v;
}

void keep(const PrintDocument& document, const QString& name)
{
    const QDir folder(QStringLiteral(MYSPIKE_BINARY_DIR "/print_samples"));
    QVERIFY(folder.mkpath("."));
    const auto saved = savePdf(document, folder.filePath(name + ".pdf"));
    QVERIFY2(saved.ok(), saved.ok() ? "" : qPrintable(sentence(saved.fault())));
    const auto images = toImages(document, 110).value();
    int page = 0;
    for (const auto& image : images)
        QVERIFY(image.save(folder.filePath(QString("%1-%2.png").arg(name).arg(++page))));
}

} // namespace

class TestSamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shippedTemplates_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("malay");
        const QDir folder(QStringLiteral(MYSPIKE_SOURCE_DIR "/resources/templates"));
        for (const auto& file : folder.entryList({"*.txt"}, QDir::Files))
            QTest::newRow(qPrintable(file))
                << file.section(u'.', 0, 0) << (file.section(u'.', 1, 1) == u"ms");
    }

    void shippedTemplates()
    {
        QFETCH(QString, name);
        QFETCH(bool, malay);
        const auto language = malay ? Language::Malay : Language::English;
        const auto source = PrintTemplate::shipped(name, language);
        QVERIFY2(source.ok(), source.ok() ? "" : qPrintable(sentence(source.fault())));
        const auto document = source->fill(invented(*source), frame(language));
        QVERIFY2(document.ok(), document.ok() ? "" : qPrintable(sentence(document.fault())));
        QVERIFY(!document->blocks.empty());
        keep(*document, name + (malay ? ".ms" : ".en"));
    }

    void everyBlock()
    {
        auto d = frame(Language::Malay);
        d.title = "Slip Ringkas Lawatan";
        d.classification = "TERHAD";
        Checklist checks{.caption = "V2 Semakan Pusat dan Personel"};
        checks.items = {{"V2.1", "Perakuan pentauliahan dipamerkan di premis", Answer::Yes, ""},
                        {"V2.2",
                         "Premis sepadan dengan perakuan pentauliahan dan program masih dalam "
                         "tempoh pentauliahan pada tarikh lawatan",
                         Answer::No, "Bengkel 2 telah dipindahkan ke Lot 7"},
                        {"V2.3", "Daftar kehadiran lengkap", Answer::NotApplicable, ""},
                        {"V2.4", "PP bukan PPD bagi kumpulan ini", Answer::None, ""}};
        d.blocks = {
            KeyValues{{{"No. penugasan", "V-2026-000123"},
                       {"Pusat Bertauliah", "Pusat Latihan Kemahiran Contoh (L01234)"},
                       {"Program", "N821-001-3:2020 Pentadbiran Pejabat"},
                       {"Tarikh lawatan", "23/11/2026 – 24/11/2026"}}},
            Heading{"Semakan"},
            checks,
            Heading{"Dapatan"},
            DataTable{
                .columns = {{"Bil.", Align::End}, {"Kategori"}, {"Perihal"}, {"Tarikh akhir"}},
                .rows = {{"1", "MAJOR",
                          "Set topeng muka kimpalan kurang: 4 daripada 10 yang diperlukan "
                          "mengikut nisbah 1:2 bagi 20 pelatih",
                          "24/12/2026"},
                         {"2", "MINOR", "Jadual penilaian tidak ditandatangani", "24/12/2026"}},
                .totals = {"", "Jumlah", "2 dapatan", ""}},
            Picture{workshop(), "Gambar 1: bengkel selepas dipindahkan, 24/11/2026 10:12", 75},
            QrCode{"https://example.test/semak/V-2026-000123", "Imbas untuk menyemak slip ini."},
            Heading{"Mesyuarat penutup"},
            Paragraph{"Slip ini hanyalah ringkasan. Syor **belum muktamad** sehingga Jabatan "
                      "membuat keputusan."},
            SignatureBlock{{{.role = "Pegawai Pengesah Luaran (PPL)",
                             .name = "Mei Ling binti Contoh",
                             .post = "PPL/2024/0117",
                             .signedAt = Instant::parse("2026-11-24T08:05:00Z"),
                             .strokes = handwriting(1),
                             .contentHash = QString(64, 'b')},
                            {.role = "Pengurus Pusat Bertauliah (PPB)",
                             .name = "Encik Contoh bin Misal",
                             .post = "Pengurus",
                             .signedAt = Instant::parse("2026-11-24T08:06:00Z"),
                             .declined = true,
                             .reason = "Tidak bersetuju dengan dapatan 1",
                             .witness = "Puan Siti binti Misal, Penyelia"},
                            {.role = "Pegawai Pengesah Dalaman (PPD)",
                             .name = "Cik Devi a/p Contoh",
                             .post = "PPD",
                             .signedAt = Instant::parse("2026-11-24T08:07:00Z"),
                             .strokes = handwriting(3),
                             .contentHash = QString(64, 'c'),
                             .coversContent = false},
                            {.role = "Pegawai Penilai (PP)", .name = "Encik Lim Contoh"}}}};
        keep(d, "slip_every_block");
    }

    void wideList()
    {
        ExportTable t;
        t.columns = {{"no", "Bil.", ColumnKind::Integer},
                     {"name", "Pusat Bertauliah"},
                     {"code", "Kod pusat", ColumnKind::Identifier},
                     {"state", "Negeri", ColumnKind::Choice},
                     {"fee", "Yuran (RM)", ColumnKind::Money},
                     {"day", "Tamat", ColumnKind::Date},
                     {"at", "Dikemas kini", ColumnKind::Instant},
                     {"active", "Aktif", ColumnKind::Boolean}};
        for (int i = 1; i <= 80; ++i)
            t.rows.push_back({i,
                              i % 7 ? QString("Pusat Latihan Kemahiran Contoh %1").arg(i)
                                    : QString("Akademi Teknologi dan Kemahiran Industri Contoh "
                                              "Sendirian Berhad Cawangan Pantai Timur %1")
                                          .arg(i),
                              QString("L0%1").arg(1000 + i), i % 2 ? "Selangor" : "Negeri Sembilan",
                              qlonglong(i) * 12345, QDate(2026, 1, 1).addDays(i),
                              qlonglong(1'700'000'000'000 + i * 86'400'000LL), i % 3 != 0});
        t.meta = {.title = "Senarai Pusat Bertauliah",
                  .query = "Negeri ialah Selangor atau Negeri Sembilan; disusun mengikut nama",
                  .user = "Aina binti Rahman",
                  .time = *Instant::parse("2026-11-24T06:00:00Z")};
        const auto d = toDocument(t, departmentLetterhead(Language::Malay), "TERHAD");
        QVERIFY(d.landscape);
        QCOMPARE(PageLayout::of(d)->pageCount(), 4);
        keep(d, "list_landscape");
        QVERIFY(saveXlsx(t, QStringLiteral(MYSPIKE_BINARY_DIR "/print_samples/list.xlsx")).ok());
    }
};

QTEST_MAIN(TestSamples)
#include "test_samples.moc"
