#include <QtTest>

#include <QDir>
#include <QElapsedTimer>
#include <QFile>

#include "shared/base/delimited.h"

using namespace myspike;

namespace {

DelimitedTable read(std::string_view bytes, const DelimitedOptions& options = {})
{
    auto table = readDelimited(bytes, options);
    if (!table.ok()) {
        qWarning("%s", table.fault().forUser.english().c_str());
        return {};
    }
    return std::move(*table);
}

std::string refusal(std::string_view bytes, const DelimitedOptions& options = {})
{
    const auto table = readDelimited(bytes, options);
    return table.ok() ? std::string() : table.fault().forUser.english();
}

QString names(const DelimitedTable& table)
{
    QStringList out;
    for (const auto& c : table.columns) {
        out << QString::fromStdString(c.name);
    }
    return out.join('|');
}

/// Cells of the n-th row, by the table's columns.
QString row(const DelimitedTable& table, std::size_t n)
{
    QStringList out;
    if (n < table.rows.size()) {
        for (const auto& c : table.columns) {
            const auto cell = table.cell(table.rows[n], c);
            out << QString::fromUtf8(cell.data(), static_cast<qsizetype>(cell.size()));
        }
    }
    return out.join('|');
}

QString notes(const DelimitedTable& table)
{
    QStringList out;
    for (const auto& n : table.notes) {
        out << QString::fromStdString(n.english());
    }
    return out.join('\n');
}

std::string utf16(std::u16string_view text, bool littleEndian)
{
    std::string out;
    for (char16_t unit : text) {
        const char low = static_cast<char>(unit & 0xFF);
        const char high = static_cast<char>(unit >> 8);
        out += littleEndian ? low : high;
        out += littleEndian ? high : low;
    }
    return out;
}

std::string fileBytes(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

} // namespace

class TestDelimited : public QObject
{
    Q_OBJECT
private slots:
    void readsQuotesAsRfc4180Says()
    {
        const auto t = read("kod,nama\r\n"
                            "K1,\"Bengkel \"\"A\"\", Kajang\"\r\n"
                            "K2,\"satu\ndua\r\ntiga\"\r\n"
                            "K3,5\" paip\r\n"
                            "K4,\"\"\r\n"
                            "K5,\"\"\"PREMIS\"\"\"");
        QCOMPARE(t.rows.size(), std::size_t(5));
        QVERIFY(t.lineEnds == LineEnds::CrLf);
        QCOMPARE(t.headerLine, 1U);
        QCOMPARE(row(t, 0), QString("K1|Bengkel \"A\", Kajang"));
        QCOMPARE(row(t, 1), QString("K2|satu\ndua\r\ntiga"));
        QCOMPARE(row(t, 2), QString("K3|5\" paip"));
        QCOMPARE(row(t, 3), QString("K4|"));
        QCOMPARE(row(t, 4), QString("K5|\"PREMIS\""));
        // Line numbers are those an editor shows, counting the breaks inside cells.
        QCOMPARE(t.rows[1].line, 3U);
        QCOMPARE(t.rows[2].line, 6U);
        QCOMPARE(t.findings.size(), std::size_t(0));
        QVERIFY(t.notes.empty());
    }
    void namesTheLineOfAnUnclosedQuote_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("where");
        QTest::newRow("to the end")
            << QByteArray("a,b\n1,2\n3,\"four\n5,6\n") << "cell 2 of line 3";
        QTest::newRow("until the next quoted cell")
            << QByteArray("a,b\n1,\"x\n\"y\",2\n") << "cell 2 of line 2";
        QTest::newRow("after a cell of several lines")
            << QByteArray("a,b\n1,\"x\ny\"\n\"z,2\n") << "cell 1 of line 4";
    }
    void namesTheLineOfAnUnclosedQuote()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, where);
        const auto sentence = QString::fromStdString(refusal(bytes.toStdString()));
        QVERIFY2(sentence.contains(where), qPrintable(sentence));
    }
    void takesTextAfterAClosingQuoteWithAFinding()
    {
        const auto t = read("a,b\n\"x\"y,1\n\"z\" ,2\n");
        QCOMPARE(row(t, 0), QString("xy|1"));
        QCOMPARE(row(t, 1), QString("z|2"));
        QCOMPARE(t.findings.size(), std::size_t(1));
        QCOMPARE(t.findings[0].line, 2U);
        QCOMPARE(t.findings[0].column, 1U);
    }
    void findsTheDelimiter_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<char>("delimiter");
        QTest::newRow("comma") << QByteArray("a,b;c,d\n1,2;3,4\n") << ',';
        QTest::newRow("semicolon with commas in the addresses")
            << QByteArray("kod;alamat;negeri\nK1;No. 5, Jalan 6, Ajil;Kedah\nK2;Kajang;Johor\n")
            << ';';
        QTest::newRow("decimal commas") << QByteArray("nama;markah\nA;2,5\nB;3,5\n") << ';';
        QTest::newRow("tab") << QByteArray("a\tb, c\n1\t2\n") << '\t';
        QTest::newRow("pipe") << QByteArray("a|b\n1|2\n") << '|';
        QTest::newRow("one column") << QByteArray("nama\nAli\nAbu\n") << ',';
        QTest::newRow("declared") << QByteArray("sep=|\r\na|b,c\r\n1|2,3\r\n") << '|';
        QTest::newRow("titles above")
            << QByteArray("Senarai; 2026\n\nkod;nama;tahap\nK1;X, Y;3\nK2;Z;2\n") << ';';
    }
    void findsTheDelimiter()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(char, delimiter);
        const auto t = read(bytes.toStdString());
        QCOMPARE(t.delimiter, delimiter);
        QVERIFY(t.recordCount() > 0);
    }
    void detectsLineEnds()
    {
        QVERIFY(read("a,b\n1,2\n").lineEnds == LineEnds::Lf);
        QVERIFY(read("a,b\r1,2\r3,4").lineEnds == LineEnds::Cr);
        QCOMPARE(read("a,b\r1,2\r3,4").rows[1].line, 3U);
        QVERIFY(read("a,b\r\n1,2\n3,4\r\n").lineEnds == LineEnds::Mixed);
        const auto twice = read("a,b\r\r\n1,2\r\r\n");
        QCOMPARE(row(twice, 0), QString("1|2"));
        QCOMPARE(twice.rows[0].line, 2U);
    }
    void readsEveryEncoding()
    {
        const std::u16string_view text = u"nama,no\nJosé “A” 😀,1\n";
        for (const bool little : {true, false}) {
            const auto t = read(utf16(u"\uFEFF", little) + utf16(text, little));
            QVERIFY(t.encoding == (little ? TextEncoding::Utf16Le : TextEncoding::Utf16Be));
            QCOMPARE(row(t, 0), QString("José “A” 😀|1"));
        }
        const auto marked = read("\xEF\xBB\xBFnama,no\nJos\xC3\xA9,1\n");
        QVERIFY(marked.encoding == TextEncoding::Utf8Bom);
        QCOMPARE(names(marked), QString("nama|no"));
        const auto western = read("nama,no\nJos\xE9 \x96 \x93"
                                  "A\x94,1\n");
        QVERIFY(western.encoding == TextEncoding::Windows1252);
        QCOMPARE(row(western, 0), QString("José – “A”|1"));
        QVERIFY(notes(western).contains("Windows-1252"));
        // Two good sequences and a cut one: UTF-8 that was damaged, not Windows-1252.
        const auto damaged =
            read("nama,no\nJos\xC3\xA9 \xE2\x80\x93 M\xC3\xBC\xC3\xA0,1\nx\xC3,2\n");
        QVERIFY(damaged.encoding == TextEncoding::Utf8);
        QCOMPARE(damaged.findings.size(), std::size_t(1));
        QCOMPARE(damaged.findings[0].line, 3U);
    }
    void refusesWhatIsNoTable_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        QTest::newRow("xlsx") << QByteArray("PK\x03\x04\x14\x00\x06", 7) << "CSV UTF-8";
        QTest::newRow("xls") << QByteArray("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") << "workbook";
        QTest::newRow("pdf") << QByteArray("%PDF-1.7\n") << "PDF";
        QTest::newRow("png") << QByteArray("\x89PNG\r\n\x1A\n") << "picture";
        QTest::newRow("gzip") << QByteArray("\x1F\x8B\x08") << "Unpack";
        QTest::newRow("web page") << QByteArray("\r\n<HTML><table>") << "web page";
        QTest::newRow("json") << QByteArray("[{\"a\":1}]") << "JSON";
        QTest::newRow("nul") << QByteArray("a,b\n1,\0002\n", 9) << "Line 2";
        QTest::newRow("binary") << QByteArray("\x01\x02\x03\x04\x05\x06\x07") << "not text";
        QTest::newRow("utf-16 unmarked") << QByteArray("a\0,\0b\0\n\0", 8) << "Notepad";
        QTest::newRow("empty") << QByteArray() << "empty";
        QTest::newRow("blank") << QByteArray("\xEF\xBB\xBF\r\n,,\r\n \r\n") << "empty";
        QTest::newRow("no headings")
            << QByteArray("01000,Kangar\n02000,Kuala Perlis\n") << "no row of headings";
    }
    void refusesWhatIsNoTable()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        const auto sentence = QString::fromStdString(refusal(bytes.toStdString()));
        QVERIFY2(sentence.contains(says), qPrintable(sentence));
    }
    void keepsItsLimits()
    {
        DelimitedOptions options;
        options.maxRows = 2;
        QVERIFY(readDelimited("a,b\n1,2\n3,4\n", options).ok());
        QVERIFY(readDelimited("a,b\n1,2\n3,4\n5,6\n", options).fault().code == FaultCode::TooLarge);
        std::string many = "a,b\n";
        for (int i = 0; i < 500; ++i) {
            many += "1,2\n";
        }
        QVERIFY(readDelimited(many, options).fault().code == FaultCode::TooLarge);
        options = {};
        options.maxCellBytes = 10;
        QVERIFY(readDelimited("a,b\n1,0123456789\n", options).ok());
        for (const char* bytes : {"a,b\n1,0123456789A\n", "a,b\n1,\"0123456789A\"\n"}) {
            const auto t = readDelimited(bytes, options);
            QVERIFY(!t.ok() && t.fault().code == FaultCode::TooLarge);
            QVERIFY(t.fault().forUser.english().find("Cell 2 of line 2") != std::string::npos);
        }
        options.maxBytes = 4;
        QVERIFY(readDelimited("a,b\n1", options).fault().code == FaultCode::TooLarge);
    }
    void joinsHeadingsInTwoRows()
    {
        const auto t = read(" JADUAL / TABLE 8,,,,\r\n"
                            "\"MALAYSIA: KEKOSONGAN, 2016\",,,,\r\n"
                            ",,,,\r\n"
                            "\"Negeri      \nState\",Industri  /  Industry,,,\"Jumlah\nTotal\"\r\n"
                            ",\"Pertanian\nAgriculture\",Perlombongan                 Mining,"
                            "\"Pembuatan\nManufacturing\",\r\n"
                            ",,,,\r\n"
                            "Johor,\"1,248\",0,\"7,171\",\"12,075\"\r\n"
                            "W. Persekutuan,,,,\r\n"
                            " - Labuan,0,0,0,46\r\n"
                            "Jumlah Kecil-S.Malaysia,\"10,558\",19,\"20,095\",\"57,645\"\r\n"
                            "Sub-Total - Pen.Malaysia,,,,\r\n"
                            "Kedah,76,0,362,1020\r\n"
                            "Jumlah Besar,\"21,712\",46,\"21,239\",\"72,569\"\r\n"
                            ",,,Sumber: Kementerian,\r\n"
                            ",,,,");
        QCOMPARE(names(t),
                 QString("Negeri / State|Industri / Industry: Pertanian / Agriculture|"
                         "Industri / Industry: Perlombongan / Mining|"
                         "Industri / Industry: Pembuatan / Manufacturing|Jumlah / Total"));
        QCOMPARE(t.headerLine, 4U);
        QCOMPARE(t.titles.size(), std::size_t(2));
        QCOMPARE(t.titles[1], std::string("MALAYSIA: KEKOSONGAN, 2016"));
        QCOMPARE(t.recordCount(), std::size_t(3));
        QCOMPARE(row(t, 0), QString("Johor|1,248|0|7,171|12,075"));
        // The two heading rows take six lines.
        QCOMPARE(t.rows[0].line, 11U);
        QVERIFY(t.rows[1].role == RowRole::Label);
        QVERIFY(t.rows[3].role == RowRole::Total);
        QVERIFY(t.rows[4].role == RowRole::Total);
        const auto said = notes(t);
        QVERIFY2(said.contains("2 title lines above the headings"), qPrintable(said));
        QVERIFY2(said.contains("3 totals rows were passed over (lines 14, 15, 17)"),
                 qPrintable(said));
        QVERIFY2(said.contains("2 lines with one cell only were passed over (lines 12, 18)"),
                 qPrintable(said));
        QVERIFY(t.findings.empty());
    }
    void passesOverTotalsButNoWords()
    {
        const auto t = read("UA,Bidang,Output2012\n"
                            "UM,KESIHATAN,761\n"
                            "UM,KESELURUHAN,\"6,793\"\n"
                            "Total,,6793\n"
                            "UM,Total,\n"
                            "UM,Jumlah Kursus,3\n"
                            "UA,Bidang,Output2012\n");
        QCOMPARE(t.recordCount(), std::size_t(3));
        QVERIFY(t.rows[1].role == RowRole::Total);
        QVERIFY(t.rows[2].role == RowRole::Total);
        QVERIFY(t.rows[3].role == RowRole::Record);
        QVERIFY(t.rows[4].role == RowRole::Record);
        QVERIFY(t.rows[5].role == RowRole::RepeatedHeading);
        // A translation table may well have a row about the word itself.
        QCOMPARE(read("key,en,ms\na,Total,Jumlah\n").recordCount(), std::size_t(1));
        // A total beside a year is a value of the industry column.
        QCOMPARE(read("State,Year,Industry,n\nJohor,2016,Total,1.5\nJohor,2016,Mining,2\n")
                     .recordCount(),
                 std::size_t(2));
    }
    void leavesOutColumnsWithoutHeading()
    {
        const auto t = read("\xEF\xBB\xBFstate,year,,,\nJohor,1970,,,\nKedah,1980,,x,\n");
        QCOMPARE(names(t), QString("state|year"));
        const auto said = notes(t);
        QVERIFY2(said.contains("3 columns without a heading were left out"), qPrintable(said));
        QVERIFY2(said.contains("Line 3 has values in a column without a heading"),
                 qPrintable(said));
    }
    void findsKnownHeadingsByNameAliasAndYear()
    {
        DelimitedOptions options;
        options.expectHeaders = {{"institution", {"UA", "Universiti"}},
                                 {"field", {"Bidang"}},
                                 {"output", {"Output"}},
                                 {"level", {"Tahap"}}};
        for (const char* last : {"Output2012", "Output 2015", "OUTPUT", "output (2013)"}) {
            const auto t = read(std::string("Laporan,2012,\nDisediakan,UA,\nUA,BIDANG,") + last +
                                    "\nUM,Kesihatan,5\n",
                                options);
            QCOMPARE(t.headerLine, 3U);
            QVERIFY(t.column("output") != nullptr);
            QCOMPARE(t.column("output")->position, std::size_t(3));
            QCOMPARE(t.column("institution")->name, std::string("UA"));
            QCOMPARE(t.missingHeaders, std::vector<std::string>{"level"});
            QCOMPARE(t.recordCount(), std::size_t(1));
        }
        const auto bilingual = read("\"Bidang\nField\",\"Keluaran\nOutput\"\nX,5\n", options);
        QCOMPARE(bilingual.column("field")->position, std::size_t(1));
        QCOMPARE(bilingual.column("output")->position, std::size_t(2));
        QVERIFY(bilingual.column("unknown") == nullptr);
    }
    void readsByPositionWhenAsked()
    {
        DelimitedOptions options;
        options.expectHeaders = {
            {"postcode", {}}, {"locality", {}}, {"city", {}}, {"state_abbr", {}}};
        const std::string bytes = "\"01000\",\"Alor Redeh\",\"Kangar\",\"PLS\"\n"
                                  "\"01000\",\"Bohor Gelam\",\"Kangar\",\"PLS\"\n"
                                  "\"01000\",\"Alor Redeh\",\"Kangar\",\"PLS\"\n";
        QVERIFY(refusal(bytes, options).find("postcode, locality, city, state_abbr") !=
                std::string::npos);
        options.positionalHeaders = {"postcode", "locality", "city", "state_abbr"};
        const auto t = read(bytes, options);
        QCOMPARE(t.headerLine, 0U);
        QCOMPARE(t.recordCount(), std::size_t(3));
        QCOMPARE(row(t, 0), QString("01000|Alor Redeh|Kangar|PLS"));
        QCOMPARE(t.rows[2].duplicateOf, 1U);
        QCOMPARE(t.duplicateCount(), std::size_t(1));
        QVERIFY(notes(t).contains("line 1 was read as the first row"));
        // With headings in the file the positions are not needed.
        const auto headed =
            read("city,postcode,locality,state_abbr\nKangar,01000,X,PLS\n", options);
        QCOMPARE(headed.headerLine, 1U);
        QCOMPARE(headed.column("postcode")->position, std::size_t(2));
        QVERIFY(refusal("01000,Kangar\n02000,Arau\n", options).find("2 columns where 4") !=
                std::string::npos);
        // All text, no row a heading: the first row is data as well.
        DelimitedOptions words;
        words.positionalHeaders = {"name", "state"};
        QCOMPARE(read("Ali,Kedah\nAbu,Johor\n", words).recordCount(), std::size_t(2));
        QCOMPARE(read("Nama,Umur\nAbu,21\nAli,23\n", words).recordCount(), std::size_t(2));
    }
    void reportsRowsOfTheWrongWidth()
    {
        const auto t = read("a,b,c\n1,2\n1,2,3,,\n1,2,3,x\n1,2,3\n");
        QCOMPARE(t.recordCount(), std::size_t(4));
        QCOMPARE(t.findings.size(), std::size_t(2));
        QCOMPARE(t.findings[0].line, 2U);
        QCOMPARE(t.findings[0].column, 3U);
        QCOMPARE(t.findings[1].line, 4U);
        QCOMPARE(t.findings[1].column, 4U);
        QCOMPARE(row(t, 0), QString("1|2|"));
        QVERIFY(t.findings[1].text.english().find("4 cells where the table has 3") !=
                std::string::npos);
    }
    void marksExactDuplicates()
    {
        const auto t = read("a,b\n1,2\n12,\n1,2\n,12\n\"1\",2\n1,2 \n");
        QCOMPARE(t.duplicateCount(), std::size_t(2));
        QCOMPARE(t.rows[2].duplicateOf, 2U);
        QCOMPARE(t.rows[4].duplicateOf, 2U);
        QCOMPARE(t.rows[5].duplicateOf, 0U);
    }
    void keepsTwoHeadingsOfOneNameApart()
    {
        const auto t = read("nama,nama\nAli,Abu\n");
        QCOMPARE(names(t), QString("nama|nama (2)"));
        QCOMPARE(row(t, 0), QString("Ali|Abu"));
    }
    void unwrapsSpreadsheetText()
    {
        QCOMPARE(row(read("kod,nama\n=\"01000\",X\n"), 0), QString("01000|X"));
    }
    void survivesAnyBytes()
    {
        // Every prefix and every one-byte change of a hard sample is read or refused.
        const std::string sample =
            "\xEF\xBB\xBFT,,\r\n\"A\nB\",C,\r\n,D,\"E\"\"\"\r\n1,2,\xC3\xA9\r\n";
        for (std::size_t n = 0; n <= sample.size(); ++n) {
            const auto cut = readDelimited(std::string_view(sample).substr(0, n));
            QVERIFY(cut.ok() || !cut.fault().forUser.empty());
            for (const char c : {'"', '\n', '\r', ',', '\0', '\xFF'}) {
                auto changed = sample;
                if (n < changed.size()) {
                    changed[n] = c;
                }
                const auto t = readDelimited(changed);
                QVERIFY(t.ok() || !t.fault().forUser.empty());
            }
        }
    }
    void readsFiftyThousandRowsFast()
    {
        std::string bytes = "postcode,locality,city,state_abbr\n";
        for (int i = 0; i < 53'441; ++i) {
            bytes += std::to_string(10'000 + i) + ",Kampung Number " + std::to_string(i) +
                     ",\"Kota, Baru\",KTN\n";
        }
        QElapsedTimer timer;
        timer.start();
        const auto t = read(bytes);
        const auto ms = timer.elapsed();
        QCOMPARE(t.recordCount(), std::size_t(53'441));
        qInfo("%d ms for %d bytes", static_cast<int>(ms), static_cast<int>(bytes.size()));
        // Generous, for sanitizers and busy machines; it catches what grows with the square.
        QVERIFY2(ms < 2000, qPrintable(QString::number(ms)));
    }
    void readsThePublicFiles()
    {
        // The collection of public tables is not part of the repository; where it lies beside it,
        // each file must be read with the number of records its description gives.
        static const QHash<QString, std::size_t> kRecords = {
            {"districts_dosm.csv", 160},
            {"employed_persons_by_state_industry_year.csv", 8146},
            {"fpx_banks.csv", 48},
            {"fpx_reference_codes.csv", 13},
            {"fpx_response_codes.csv", 94},
            {"glossary_en_ms_datagovmy_ui.csv", 2196},
            {"msic2008_5digit.csv", 1174},
            {"mykad_place_of_birth_codes.csv", 56},
            {"myspike_enumerations.csv", 32},
            {"names_malaysia.csv", 5262},
            {"noss_competency_units.csv", 93},
            {"noss_register_partial.csv", 231},
            {"noss_work_activities.csv", 86},
            {"parlimen_dun_dosm.csv", 613},
            {"population_census_district_1970_2020.csv", 960},
            {"postcodes_localities.csv", 53441},
            {"postcodes_state_city.csv", 2933},
            {"program_bertauliah_timur.csv", 1086},
            {"public_holidays_by_state_2015_2030.csv", 5443},
            {"pusat_bertauliah_timur.csv", 289},
            {"states_lhdn_codes.csv", 17},
            {"tvet_statistics_points_from_pages.csv", 27},
            {"wim_document_types.csv", 6},
            {"worldskills_trades.csv", 43},
            {"messy/jad8jan2016.csv", 16},
            {"messy/jad8nov2016.csv", 16},
            {"messy/o-bidang-2012.csv", 121},
            {"messy/o-bidang-2013.csv", 131},
            {"messy/census_district_raw_bom_trailing_commas.csv", 960},
            {"messy/employed_persons_raw_quoted_thousands_head200.csv", 199},
            {"messy/postcodes_no_header_with_duplicates.csv", 176},
            {"messy/myspike_export_source_shape_bom_crlf.csv", 1086},
            {"messy/derived_program_cp1252_semicolon.csv", 300}};
        QDir folder(QStringLiteral(MYSPIKE_SOURCE_DIR "/../shared/data"));
        if (!folder.exists()) {
            folder.setPath(QStringLiteral(MYSPIKE_SOURCE_DIR "/../../shared/data"));
        }
        DelimitedOptions options;
        options.positionalHeaders = {"postcode", "locality", "city", "state_abbr"};
        int opened = 0;
        for (auto it = kRecords.begin(); it != kRecords.end(); ++it) {
            if (!folder.exists(it.key())) {
                continue;
            }
            ++opened;
            QElapsedTimer timer;
            timer.start();
            const auto t =
                readDelimited(fileBytes(folder.filePath(it.key())),
                              it.key().contains("no_header") ? options : DelimitedOptions{});
            QVERIFY2(t.ok(), qPrintable(it.key()));
            QVERIFY2(t->recordCount() == it.value(), qPrintable(it.key()));
            QVERIFY2(t->findings.empty(), qPrintable(it.key()));
            if (it.key().contains("localities") || it.key().contains("no_header")) {
                QCOMPARE(t->duplicateCount(), std::size_t(13));
            }
        }
        qInfo("%d public files opened", opened);
        QCOMPARE(opened, folder.exists() ? int(kRecords.size()) : 0);
    }
};

QTEST_GUILESS_MAIN(TestDelimited)
#include "test_delimited.moc"
