// Importing tables: mappings, what is refused and why, and that a second time changes nothing.
#include <QtTest/QtTest>

#include <filesystem>

#include "server/ops/import/importer.h"
#include "shared/modules/assessment/fields.h"
#include "shared/modules/catalogue.h"
#include "shared/modules/centres/fields.h"
#include "shared/sync/records.h"
#include "tests/support/shared/store_catalogue.h"

using namespace myspike;
using namespace myspike::test;

namespace {

const Catalogue& catalogue()
{
    static const Catalogue c = buildCatalogue();
    return c;
}

/// A new store, and imports into it that read like a story.
struct Register
{
    Register()
    {
        auto made = StoreFolder::create(folder.file("store"), catalogue(), clock, rng);
        if (!made) {
            qFatal("%s", made.fault().detail.c_str());
        }
        store = std::move(*made);
    }

    Result<ImportReport> import(const std::string& type, std::string_view text,
                                ImportRequest request = {})
    {
        request.type = type;
        request.file = type + ".csv";
        return importText(*store, request, text, console);
    }
    /// The report of an import that must go through.
    ImportReport imported(const std::string& type, std::string_view text,
                          ImportRequest request = {})
    {
        auto r = import(type, text, std::move(request));
        if (!r) {
            qWarning("%s", r.fault().forUser.english().c_str());
            return {};
        }
        return *r;
    }
    ImportReport file(const std::string& type, const std::string& path)
    {
        auto r = importTable(*store, {.type = type, .file = path, .headings = {}}, console);
        if (!r) {
            qWarning("%s: %s", path.c_str(), r.fault().forUser.english().c_str());
            return {};
        }
        return *r;
    }
    std::int64_t count(const char* type) const { return store->records->count({.type = type}); }
    Record only(const char* type) const
    {
        auto all = store->records->query({.type = type});
        return all.size() == 1 ? all.front() : Record();
    }

    TemporaryFolder folder;
    FixedClock clock{Instant{1'790'000'000'000}};
    SplitMix64 rng{5};
    ConsoleOperator console{"test (console)", clock, rng};
    std::unique_ptr<StoreFolder> store;
};

constexpr std::string_view kStates =
    "code,name,aliases\n01,Johor,JOHOR|JHR\n11,Terengganu,TERENGGANU|TRG\n"
    "14,Wilayah Persekutuan Kuala Lumpur,W.P. Kuala Lumpur|Wp Kuala Lumpur|KUL\n";
constexpr std::string_view kNoss = "kod_noss,tajuk_ms,title_en,tahap,tahun\n"
                                   "N821-001-3:2020,Pentadbiran Pejabat,,3,2020\n"
                                   "CVS3,Tukang Batu,,3,\n"
                                   "Z-050,PEMATUHAN HIJAU,,,\n"
                                   "A012-004-2:2020,Operasi Ladang,,3,2020\n";
constexpr std::string_view kCentres =
    "kod_pusat,nama_pusat,negeri,alamat,poskod_in_alamat,myspike_idpb\n"
    "L03000,AVICENNA ACADEMY,TERENGGANU,\"\"\"JALAN SULTAN MAHMUD \"\"\",20400,19788\n"
    "K06019,AKADEMI PERIKANAN,TERENGGANU,CHENDERING,6310,1195\n";

} // namespace

class TestImport : public QObject
{
    Q_OBJECT

private slots:
    void aTypeWithoutAMappingOfItsOwnIsReadByItsLabels()
    {
        Register r;
        r.imported("state", kStates);
        // Without the column that tells batches apart nothing is read.
        QVERIFY(!r.import("trainee_batch", "code,Centre\nnot,enough\n"));
        const auto refused = r.import("identity_check", "trainee\nAli\n");
        QVERIFY(!refused);
        const auto sentence = refused.fault().forUser.english();
        QVERIFY2(sentence.find("personnel_certificate") != std::string::npos, sentence.c_str());
        QVERIFY2(sentence.find("identity_check,") == std::string::npos, sentence.c_str());

        const std::string_view text = "Number,Name,User,Appointed from,Appointed until,State\n"
                                      "PP/1,Aisyah,u1,01/02/2026,31/01/2028,Johor\n";
        const auto verifier = r.import("external_verifier", text);
        QVERIFY(verifier);
        // The table was read; only the user, who is not in this store, is missing.
        QCOMPARE(verifier->refusals.size(), std::size_t(1));
        QCOMPARE(verifier->refusals.front().header, std::string("User"));
        QCOMPARE(verifier->refusals.front().line, 2u);
    }

    void importsAndThenChangesNothing()
    {
        Register r;
        QCOMPARE(r.imported("state", kStates).summary(),
                 std::string("imported=3 updated=0 unchanged=0 refused=0 warned=0 doubled=0 "
                             "left_out=0"));
        const auto seq = r.store->authority->lastSeq();
        QCOMPARE(r.imported("state", kStates).summary(),
                 std::string("imported=0 updated=0 unchanged=3 refused=0 warned=0 doubled=0 "
                             "left_out=0"));
        QCOMPARE(r.store->authority->lastSeq(), seq);
        const auto changed = r.imported("state", "state_code,state_name\n1,Johor Darul Takzim\n");
        QCOMPARE(changed.updated, std::size_t(1));
        const auto johor = r.store->records->findByNaturalKey("state", {Value(std::string("01"))});
        QCOMPARE(johor->text(state::kName), std::string("Johor Darul Takzim"));
        // The history tells who changed what; localities and the like have none.
        Query told{.type = history::Entry::kType};
        told.with(equals(history::kRecordId, johor->id.toString()));
        QCOMPARE(r.store->records->count(told), 2);
        told.with(equals(history::kActorName, std::string("test (console)")))
            .with({history::kChanges.name, Compare::Contains, {Value(std::string("Takzim"))}});
        QCOMPARE(r.store->records->count(told), 1);
        // What the file has no column for stays.
        QCOMPARE(johor->text(state::kAliases), std::string("JOHOR|JHR"));
    }

    void aDryRunSaysTheSameAndWritesNothing()
    {
        Register r;
        const auto dry = r.imported("state", kStates, {.dryRun = true, .headings = {}});
        QCOMPARE(dry.imported, std::size_t(3));
        QCOMPARE(r.count("state"), 0);
        QCOMPARE(r.store->authority->lastSeq(), 0);
        QCOMPARE(r.imported("state", kStates).imported, std::size_t(3));
        QVERIFY(r.store->authority->check()->empty());
    }

    void leavesOutWhatIsNoState()
    {
        Register r;
        const auto report = r.imported("state", "state_code,state_name\n16,Wilayah Persekutuan "
                                                "Putrajaya\n17,Not Applicable\n18,Atlantis\n");
        QCOMPARE(report.imported, std::size_t(1));
        QCOMPARE(report.leftOut, std::size_t(1));
        QCOMPARE(report.refused, std::size_t(1));
        QCOMPARE(report.refusals[0].line, 4U);
        QCOMPARE(report.refusals[0].column, 1U);
        QCOMPARE(report.refusals[0].header, std::string("state_code"));
    }

    void knowsStatesByEverySpelling()
    {
        Register r;
        r.imported("state", kStates);
        const auto report =
            r.imported("postcode", "postcode,city,state\n50000,Kuala Lumpur,Wp Kuala Lumpur\n"
                                   "50050,Kuala Lumpur,W.P. Kuala Lumpur\n50088,Kuala "
                                   "Lumpur,KUL\n50100,Kuala Lumpur,14\n84300,Bukit Pasir,Johor\n"
                                   "84300,Muar,johor\n1000,Kangar,Johor\n99,X,Johor\n"
                                   "20000,Y,Nowhere\n");
        QCOMPARE(report.imported, std::size_t(7)); // one postcode in two towns is two rows
        QCOMPARE(report.refused, std::size_t(2));
        QCOMPARE(report.warned, std::size_t(1));
        QCOMPARE(report.refusals[1].line, 10U);
        QCOMPARE(report.refusals[1].column, 3U);
        QVERIFY(report.refusals[1].text.find("Nowhere") != std::string::npos);
        QVERIFY(r.store->records->findByNaturalKey(
            "postcode", {Value(std::string("01000")), Value(std::string("Kangar"))}));
    }

    void readsDistrictsOfAStateByNumber()
    {
        Register r;
        r.imported("state", kStates);
        r.imported("district", "district,code_state,code_district\nBatu Pahat,1,1\n");
        const auto d = r.only("district");
        QCOMPARE(d.text(district::kCode), std::string("1_1"));
        QVERIFY(r.store->records->find(d.get(district::kState))->text(state::kCode) == "01");
    }

    void readsMessyShapes()
    {
        Register r;
        r.imported("state", kStates);
        // BOM, CRLF, semicolons, title lines, a doubled row.
        const auto report = r.imported(
            "locality", "\xEF\xBB\xBFSENARAI LOKALITI;;;\r\n;;;\r\npostcode;locality;city;"
                        "state_abbr\r\n84000;Taman A;Muar;JHR\r\n84000;Taman A;Muar;JHR\r\n"
                        "84000;taman a;Muar;JHR\r\n84000;Taman B;Muar;TRG\r\n");
        QCOMPARE(report.imported, std::size_t(2));
        QCOMPARE(report.doubled, std::size_t(1));
        QCOMPARE(report.refused, std::size_t(1)); // the same key in other letters
        QVERIFY(!report.notes.empty());
        // Windows-1252 and no headings.
        const auto bare = r.imported("locality", "\"20000\",\"Kampung \xC9lan\",\"KT\",\"TRG\"\n"
                                                 "\"20000\",\"Losong\",\"KT\",\"TRG\"\n");
        QCOMPARE(bare.imported, std::size_t(2));
        QVERIFY(r.store->records->findByNaturalKey("locality", {Value(std::string("20000")),
                                                                Value(std::string("Kampung Élan")),
                                                                Value(std::string("KT"))}));
    }

    void saysWhichHeadingsItMisses()
    {
        Register r;
        const auto wrong = r.import("locality", "UA,Bidang,Output2012\nUM,Kesihatan,761\n");
        QVERIFY(!wrong.ok());
        const auto text = wrong.fault().forUser.english();
        for (const char* part : {"postcode", "Bidang", "--map"}) {
            QVERIFY2(text.find(part) != std::string::npos, text.c_str());
        }
        const auto other = r.import("locality", "kod_pusat,nama_pusat,negeri\nL1,Akademi,Johor\n");
        QVERIFY(other.fault().forUser.english().find("“centre”") != std::string::npos);
        QVERIFY(r.import("visits", "a,b\n1,2\n").fault().forUser.english().find("noss") !=
                std::string::npos);
    }

    void mapsAHeadingByHand()
    {
        Register r;
        ImportRequest request;
        request.headings = {{"name", "Nama Rasmi"}};
        const auto report = r.imported("state", "kod,code,Nama Rasmi\nx,01,Johor\n", request);
        QCOMPARE(report.imported, std::size_t(1));
        request.headings = {{"name", "Tajuk"}};
        QVERIFY(!r.import("state", "code,Nama Rasmi\n01,Johor\n", request).ok());
        request.headings = {{"colour", "Nama Rasmi"}};
        QVERIFY(!r.import("state", "code,Nama Rasmi\n01,Johor\n", request).ok());
    }

    void neverRefusesACodeForItsShape()
    {
        Register r;
        const auto report = r.imported("noss", kNoss);
        QCOMPARE(report.imported, std::size_t(4));
        QCOMPARE(report.refused, std::size_t(0));
        const auto green =
            r.store->records->findByNaturalKey("noss", {Value(std::string("Z-050"))});
        QVERIFY(!green->has(noss::kLevel)); // not in the register: stays empty, and warns
        const auto warned = [&](std::uint32_t line) {
            return std::any_of(report.warnings.begin(), report.warnings.end(),
                               [&](const auto& w) { return w.line == line; });
        };
        QVERIFY(!warned(2));
        QVERIFY(warned(3) && warned(4) && warned(5)); // shape; level; code and column disagree
    }

    void refusesAUnitOfAnUnknownStandard()
    {
        Register r;
        r.imported("noss", kNoss);
        const auto report = r.imported(
            "competency_unit", "kod_noss,cu_no,cu_code,cu_type,cu_title_en,hours\n"
                               "N821-001-3:2020,C01,N821-001-3:2020-C01,core,RECEPTION,300\n"
                               "X999-001-3:2020,C01,,core,NOTHING,\n");
        QCOMPARE(report.imported, std::size_t(1));
        QCOMPARE(report.refused, std::size_t(1));
        QVERIFY(report.refusals[0].text.find("X999-001-3:2020") != std::string::npos);
        const auto activities =
            r.imported("work_activity", "kod_noss,cu_no,wa_no,wa_code,work_activity_en\n"
                                        "N821-001-3:2020,C01,1,N821-001-3:2020-C01-W01,Analyse\n"
                                        "N821-001-3:2020,C09,1,,Nothing\n");
        QCOMPARE(activities.imported, std::size_t(1));
        QCOMPARE(activities.refusals[0].header, std::string("cu_no"));
    }

    void readsCentresAndProgrammesInTheRegistersWords()
    {
        Register r;
        r.imported("state", kStates);
        r.imported("noss", kNoss);
        const auto centres = r.imported("centre", kCentres);
        QCOMPARE(centres.imported, std::size_t(2));
        QCOMPARE(centres.warned, std::size_t(1)); // a postcode of four digits
        const auto academy =
            r.store->records->findByNaturalKey("centre", {Value(std::string("L03000"))});
        QCOMPARE(academy->text(centre::kAddress), std::string("JALAN SULTAN MAHMUD"));
        QCOMPARE(academy->get(centre::kCategory), std::optional(centre::Category::Private));
        const auto programmes = r.imported(
            "accredited_programme",
            "negeri,kod_pusat,institusi,program,kod_noss,kategori,tahap,status\n"
            "TERENGGANU,L03000,A,P,N821-001-3:2020,Program Penuh - Persijilan Mengikut Tahap,SKM "
            "Tahap 3,Aktif\n"
            "TERENGGANU,L03000,A,P,N821-001-3:2020,Program Micro Credential,SKM Tahap "
            "3,Sekat Pengambilan\n"
            "TERENGGANU,L03000,A,P,N821-001-3:2020,Program Micro Credential - Tauliah Sedia "
            "Ada,Diploma LanjutanKemahiran Malaysia,Aktif\n"
            "TERENGGANU,K06019,A,P,Z-050,Program Micro Credential,Tiada Tahap,Aktif\n"
            "TERENGGANU,K06019,A,P,Q999-001-1:2020,Program Micro Credential,Tiada Tahap,Aktif\n"
            "TERENGGANU,K06019,A,P,Z-050,Something else,Tahap Sembilan,Aktif\n");
        QCOMPARE(programmes.imported, std::size_t(4)); // one centre, one standard, three categories
        QCOMPARE(programmes.refused, std::size_t(2));
        Query highest{.type = AccreditedProgramme::kType};
        highest.with(equals(accredited_programme::kLevel, 5));
        QCOMPARE(r.store->records->count(highest), 1);
        // What the register lacks warns and never blocks.
        QVERIFY(std::any_of(programmes.warnings.begin(), programmes.warnings.end(),
                            [](const auto& w) { return w.rule == "PROGRAMME-GAPS"; }));
    }

    void anEmptyCellNeverWipesOutWhatWasEntered()
    {
        Register r;
        r.imported("noss", "kod_noss,tajuk_ms,title_en\nS960-002-4:2020,Estetik,Aesthetics\n");
        const auto report = r.imported("noss", "kod_noss,tajuk_ms,title_en\nS960-002-4:2020,,\n");
        QCOMPARE(report.unchanged, std::size_t(1));
        QCOMPARE(r.only("noss").text(noss::kTitleMs), std::string("Estetik"));
    }

    void bringsVersionsInAsDraftsAndLeavesApprovedOnesAlone()
    {
        Register r;
        const std::string items = "version,code,form,section_ms,ordinal,question_ms,answer_kind\n"
                                  "2026-1,V1-01,V1,Kehadiran,1,Hadir?,yes_no_na\n";
        QCOMPARE(r.imported("checklist_item", items).imported, std::size_t(2));
        QCOMPARE(r.only("checklist").get(checklist::kStatus),
                 std::optional(checklist::Status::Draft));
        auto changed = items;
        changed.replace(changed.find("Hadir?"), 6, "Semua?");
        QCOMPARE(r.imported("checklist_item", changed).updated, std::size_t(1));

        Register s;
        ImportRequest approved;
        approved.constants = {{"status", "approved"}, {"effective_from", "2026-01-01"}};
        QCOMPARE(s.imported("checklist_item", items, approved).imported, std::size_t(2));
        QCOMPARE(s.imported("checklist_item", items).unchanged, std::size_t(1));
        const auto refused = s.imported("checklist_item", changed);
        QCOMPARE(refused.refused, std::size_t(1));
        QCOMPARE(refused.refusals[0].rule, std::string("IMPORT-APPROVED"));
    }

    void readsTheProductsOwnTables()
    {
        Register r;
        const std::string folder = MYSPIKE_SOURCE_DIR "/resources/";
        const auto sound = [&](const char* type, const char* file) {
            const auto report = r.file(type, folder + file);
            for (const auto& m : report.refusals) {
                qWarning("%s:%u:%u: %s", file, m.line, m.column, m.text.c_str());
            }
            return report.imported > 0 && report.refused == 0;
        };
        QVERIFY(sound("state", "reference/states.csv"));
        QVERIFY(sound("district", "reference/districts.csv"));
        QVERIFY(sound("public_holiday", "reference/public_holidays.csv"));
        QVERIFY(sound("rule_book_entry", "rule_book/rule_book.csv"));
        QVERIFY(sound("checklist_item", "checklists/site_visit_credit_cu.csv"));
        QVERIFY(sound("noss", "noss/noss.csv"));
        QVERIFY(sound("competency_unit", "noss/competency_units.csv"));
        QVERIFY(sound("work_activity", "noss/work_activities.csv"));
        QVERIFY(sound("noss_equipment", "noss/noss_equipment.csv"));
        QVERIFY(sound("marking_scheme", "noss/marking_schemes.csv"));
        QCOMPARE(r.count("state"), 16);
        QCOMPARE(r.count("marking_scheme"), 23);
    }

    void readsTheDepartmentsRealTables()
    {
        const auto data =
            qEnvironmentVariable("MYSPIKE_REAL_TABLES", MYSPIKE_SOURCE_DIR "/../shared/data/")
                .toStdString();
        if (!std::filesystem::exists(data)) {
            QSKIP("the real tables are not on this machine");
        }
        Register r;
        QVERIFY(r.file("state", MYSPIKE_SOURCE_DIR "/resources/reference/states.csv").refused == 0);
        const auto seen = [&](const char* type, const char* file, std::size_t doubled = 0) {
            const auto report = r.file(type, data + file);
            for (const auto& m : report.refusals) {
                qWarning("%s:%u:%u: %s", file, m.line, m.column, m.text.c_str());
            }
            const auto again = r.file(type, data + file);
            qInfo("%s %s", type, report.summary().c_str());
            return report.refused == 0 && report.doubled == doubled && again.imported == 0 &&
                   again.updated == 0 && again.refused == 0;
        };
        QVERIFY(seen("state", "states_lhdn_codes.csv"));
        QVERIFY(seen("district", "districts_dosm.csv"));
        QVERIFY(seen("postcode", "postcodes_state_city.csv"));
        // 13 rows stand twice; 3 more differ from another by a no-break space only.
        QVERIFY(seen("locality", "postcodes_localities.csv", 16));
        QVERIFY(seen("public_holiday", "public_holidays_by_state_2015_2030.csv"));
        QVERIFY(seen("noss", "noss_register_partial.csv"));
        QVERIFY(seen("competency_unit", "noss_competency_units.csv"));
        QVERIFY(seen("work_activity", "noss_work_activities.csv"));
        QVERIFY(seen("centre", "pusat_bertauliah_timur.csv"));
        QVERIFY(seen("accredited_programme", "program_bertauliah_timur.csv"));
        QCOMPARE(r.count("state"), 16);
        QCOMPARE(r.count("district"), 160);
        QCOMPARE(r.count("postcode"), 2'933);
        QCOMPARE(r.count("locality"), 53'425);
        QCOMPARE(r.count("public_holiday"), 5'443);
        QCOMPARE(r.count("noss"), 231);
        QCOMPARE(r.count("competency_unit"), 93);
        QCOMPARE(r.count("work_activity"), 86);
        QCOMPARE(r.count("centre"), 289);
        QCOMPARE(r.count("accredited_programme"), 1'086);
        Query micro{.type = AccreditedProgramme::kType};
        micro.with(oneOf(accredited_programme::kCategory,
                         {accredited_programme::Category::MicroCredential,
                          accredited_programme::Category::MicroCredentialExisting}));
        QCOMPARE(r.store->records->count(micro), 172);
        // The scraper's own shapes hold the same programmes.
        QCOMPARE(
            r.file("accredited_programme", data + "messy/myspike_export_source_shape_bom_crlf.csv")
                .unchanged,
            std::size_t(1'086));
        QCOMPARE(r.file("accredited_programme", data + "messy/derived_program_cp1252_semicolon.csv")
                     .unchanged,
                 std::size_t(300));
        const auto bare =
            r.file("locality", data + "messy/postcodes_no_header_with_duplicates.csv");
        QCOMPARE(bare.imported + bare.refused, std::size_t(0));
        QCOMPARE(bare.unchanged, std::size_t(176) - bare.doubled);
        QVERIFY(r.store->authority->check()->empty());
    }
};

QTEST_GUILESS_MAIN(TestImport)
#include "test_import.moc"
