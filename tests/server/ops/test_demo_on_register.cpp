// The demonstration on an imported register: what is chosen, what is invented, and what stays as
// the register has it.
#include <QtTest/QtTest>

#include <algorithm>
#include <filesystem>
#include <set>

#include "server/auth/credentials.h"
#include "server/ops/check_store.h"
#include "server/ops/demo/demo_on_register.h"
#include "server/ops/demo/demo_stage.h"
#include "server/ops/init_store.h"
#include "shared/modules/catalogue.h"
#include "shared/modules/mark_sheet.h"
#include "shared/modules/verification/assignment_filter.h"
#include "shared/modules/verification/fields.h"
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

/// A store as `init` leaves it, and what an administrator then does with it.
struct Console
{
    Console()
    {
        auto made =
            initStore({root(), resources(), serverNamesFrom({"localhost"})}, catalogue(), by);
        if (!made) {
            qFatal("%s", made.fault().detail.c_str());
        }
        auto opened = StoreFolder::open(root(), catalogue(), clock, rng);
        if (!opened) {
            qFatal("%s", opened.fault().detail.c_str());
        }
        store = std::move(*opened);
    }

    std::filesystem::path root() const { return folder.file("store"); }
    static std::filesystem::path resources() { return MYSPIKE_SOURCE_DIR "/resources"; }

    void import(const std::string& type, std::string_view text)
    {
        ImportRequest request;
        request.type = type;
        request.file = type + ".csv";
        const auto report = importText(*store, request, text, by);
        QVERIFY2(report.ok(), type.c_str());
        for (const auto& r : report->refusals) {
            qWarning("%s:%u %s", type.c_str(), r.line, r.text.c_str());
        }
        QVERIFY2(report->refused == 0, type.c_str());
    }
    void importFile(const std::string& type, const std::string& file)
    {
        ImportRequest request;
        request.type = type;
        request.file = file;
        const auto report = importTable(*store, request, by);
        QVERIFY2(report.ok(), file.c_str());
        QVERIFY2(report->refused == 0, file.c_str());
    }
    Result<DemoOnRegister> play(std::uint64_t seed = 1)
    {
        DemoOptions options;
        options.resources = resources();
        options.today = *Date::parse("2026-11-24");
        options.seed = seed;
        auto chosen = loadDemoOnRegister(*store, options);
        if (!chosen) {
            qInfo("%s | %s", chosen.fault().forUser.english().c_str(),
                  chosen.fault().detail.c_str());
        }
        return chosen;
    }
    const RecordStore& records() const { return *store->records; }
    std::int64_t count(const char* type) const { return records().count({.type = type}); }
    Record only(const char* type) const
    {
        auto all = records().query({.type = type});
        return all.size() == 1 ? all.front() : Record();
    }
    std::optional<Record> user(const char* login) const
    {
        Query q{.type = User::kType};
        q.with(equals(user::kLoginName, login));
        return records().first(q);
    }

    TemporaryFolder folder;
    FixedClock clock{Instant{1'795'000'000'000}};
    SystemRng rng;
    ConsoleOperator by{"test (console)", clock, rng};
    std::unique_ptr<StoreFolder> store;
};

constexpr std::string_view kStandards =
    "kod_noss,tajuk_ms,title_en,tahap,tahun\n"
    "N821-001-3:2020,Pentadbiran Pejabat,Office Administration,3,2020\n"
    "F432-005-3:2019,Pemasangan Elektrik Tiga Fasa,,3,2019\n";
constexpr std::string_view kUnits =
    "kod_noss,cu_no,cu_code,cu_type,cu_title_en\n"
    "N821-001-3:2020,C01,N821-001-3:2020-C01,core,FRONT OFFICE RECEPTION\n"
    "N821-001-3:2020,C02,N821-001-3:2020-C02,core,OFFICE FINANCE HANDLING\n"
    "N821-001-3:2020,C03,N821-001-3:2020-C03,core,OFFICE PROCUREMENT HANDLING\n"
    "N821-001-3:2020,C04,N821-001-3:2020-C04,core,OFFICE INVENTORY HANDLING\n"
    "N821-001-3:2020,C05,N821-001-3:2020-C05,core,OFFICE LOGISTIC HANDLING\n"
    "N821-001-3:2020,C06,N821-001-3:2020-C06,core,OFFICE DOCUMENTATION PREPARATION\n"
    "N821-001-3:2020,C07,N821-001-3:2020-C07,core,STAFF ADMINISTRATION SUPERVISION\n"
    "F432-005-3:2019,C01,F432-005-3:2019-C01,core,Three Phase Drawing\n"
    "F432-005-3:2019,C02,F432-005-3:2019-C02,core,Three Phase Wiring Installation\n"
    "F432-005-3:2019,C03,F432-005-3:2019-C03,core,Testing and Commissioning\n"
    "F432-005-3:2019,C04,F432-005-3:2019-C04,core,Apparatus Maintenance\n"
    "F432-005-3:2019,C05,F432-005-3:2019-C05,core,Supervisor\n";
constexpr std::string_view kCentres = "kod_pusat,nama_pusat,negeri,alamat\n"
                                      "X07001,PUSAT CONTOH SATU,TERENGGANU,JALAN SATU\n"
                                      "X07002,PUSAT CONTOH DUA,PAHANG,JALAN DUA\n";
constexpr std::string_view kProgrammeHeadings =
    "negeri,kod_pusat,institusi,program,kod_noss,kategori,tahap,status\n";

std::string programme(const char* centre, const char* noss, const char* status = "Aktif",
                      const char* category = "Program Penuh - Persijilan Mengikut Tahap")
{
    return std::string("PAHANG,") + centre + ",," + noss + " di " + centre + "," + noss + "," +
           category + ",SKM Tahap 3," + status + "\n";
}

void importRegister(Console& c, const std::string& programmes)
{
    c.import("noss", kStandards);
    c.import("competency_unit", kUnits);
    c.import("centre", kCentres);
    c.import("accredited_programme", std::string(kProgrammeHeadings) + programmes);
}

/// What every demonstration on a register must be, whatever was chosen.
void judge(const Console& c, const DemoOnRegister& chosen)
{
    // The draft that the centre's own manager keyed, with one frozen group.
    const auto request = c.only(VerificationRequest::kType);
    namespace vr = verification_request;
    QCOMPARE(codeOf(request.getOr(vr::kState, vr::State::Submitted)), codeOf(vr::State::Draft));
    Query keyed{.type = history::Entry::kType};
    keyed.with(equals(history::kRecordId, request.id.toString()))
        .with(equals(history::kActorName, c.user("ppb.teratai")->text(user::kName)));
    QVERIFY(c.records().count(keyed) > 0);
    QVERIFY(request.text(vr::kNote).find(kDemoMark) != std::string::npos);
    const auto centre = c.records().find(request.get(vr::kCentre));
    QVERIFY(bool(centre));
    QCOMPARE(centre->text(centre::kCode), chosen.centreCode);
    QVERIFY(centre->get(centre::kProvenance) == Provenance::Register);
    const auto group = c.only(TraineeBatch::kType);
    namespace tb = trainee_batch;
    QVERIFY(group.get(tb::kState) == tb::State::ReadyForVerification);
    QVERIFY(group.get(tb::kProvenance) == Provenance::Invented);
    QCOMPARE(group.text(tb::kNumber), chosen.group);
    QVERIFY(chosen.group.ends_with("-REKAAN"));
    QVERIFY(chosen.trainees >= 12 && chosen.trainees <= 15);
    QCOMPARE(c.count(Trainee::kType), static_cast<std::int64_t>(chosen.trainees));
    const auto sheet = loadMarkSheet(c.records(), Ref<TraineeBatch>{group.id});
    QVERIFY(sheet.ok());
    QCOMPARE(sheet->rows.size(), chosen.trainees);
    QVERIFY(std::all_of(sheet->rows.begin(), sheet->rows.end(),
                        [](const SheetRow& r) { return r.units.size() >= 5; }));

    // What the register lacked is there and says where it comes from.
    const auto programme = c.records().find(group.get(tb::kProgramme));
    namespace ap = accredited_programme;
    QVERIFY(programme->getOr(ap::kCapacity, std::int64_t{0}) >= 15);
    QVERIFY(programme->has(ap::kFrom) && programme->has(ap::kTo));
    QVERIFY(programme->get(ap::kProvenance) == Provenance::Entered);
    QVERIFY(programme->text(ap::kSource).find(kDemoMark) != std::string::npos);
    Query told{.type = history::Entry::kType};
    told.with(equals(history::kRecordId, programme->id.toString()))
        .with({history::kChanges.name, Compare::Contains, {Value(std::string("rekaan"))}});
    QCOMPARE(c.records().count(told), 1);
    const auto certificates = c.records().query({.type = PersonnelCertificate::kType});
    QVERIFY(certificates.size() >= 4);
    for (const auto& p : certificates) {
        QVERIFY(p.get(personnel_certificate::kProvenance) == Provenance::Invented);
        QCOMPARE(p.get(personnel_certificate::kCentre)->id, centre->id);
    }
    QVERIFY(c.count(NossEquipment::kType) > 20);
    for (const auto& e : c.records().query({.type = NossEquipment::kType})) {
        QVERIFY(e.get(noss_equipment::kProvenance) == Provenance::Invented);
        QVERIFY(e.get(noss_equipment::kNoss) == group.get(tb::kNoss));
    }
    QVERIFY(c.count(MarkingScheme::kType) > 0);
    for (const auto& s : c.records().query({.type = MarkingScheme::kType})) {
        QCOMPARE(s.text(marking_scheme::kSource), std::string(kDemoMark));
    }

    // Whoever plays can log in; no one of another centre is there.
    const Credentials credentials(c.store->database);
    for (const auto* login :
         {"ppl.aisyah", "ppl.ravi", "ppl.dayang", "peg.kumar", "peg.faridah", "peg.jemilah",
          "peg.chong", "adm.hanis", "ppb.teratai", "ppd.teratai", "pp.teratai"}) {
        const auto found = credentials.find(login);
        QVERIFY2(found.ok() && found->has_value(), login);
    }
    QVERIFY(!c.user("ppb.mutiara"));
    const auto wrong = checkStore(c.root(), catalogue(), c.clock);
    QVERIFY(wrong.ok());
    for (const auto& w : *wrong) {
        qWarning("%s", w.c_str());
    }
    QVERIFY(wrong->empty());
    const auto sentence = chosen.sentence();
    QVERIFY(sentence.find(chosen.centreName) != std::string::npos);
    QVERIFY(sentence.find("invented") != std::string::npos);
}

/// The visit can begin: submitted by the centre, checked by an officer, and a verifier may go.
void goOn(Console& c)
{
    namespace vr = verification_request;
    DemoOptions options;
    options.seed = 77; // ids of its own
    DemoStage stage(*c.store, options);
    const auto actor = [&](const char* login) {
        const auto u = c.user(login);
        return DemoActor{u->id, u->text(user::kName), "PC", {}, 0};
    };
    auto manager = actor("ppb.teratai");
    auto officer = actor("peg.kumar");
    const auto request = c.only(VerificationRequest::kType);
    const auto morning = Instant::atMalaysia(*Date::parse("2026-11-24"), 9);
    const auto done = stage.allOrNothing([&]() -> Status {
        MYSPIKE_TRY(stage.move(manager, morning, VerificationRequest::kType, request.id,
                               vr::transition::kSubmit));
        return stage.move(officer, morning.plusSeconds(3'600), VerificationRequest::kType,
                          request.id, vr::transition::kCheck);
    });
    QVERIFY2(done.ok(), done.ok() ? "" : done.fault().detail.c_str());
    const auto day = *Date::parse("2026-12-08");
    const auto plan = verification::planVisit(
        c.records(), *c.records().find(VerificationRequest::kType, request.id), day, 1);
    const auto choices = verification::filterVerifiers(c.records(), plan, day);
    QVERIFY(choices.ok());
    QCOMPARE(choices->size(), std::size_t{3});
    QVERIFY(std::any_of(choices->begin(), choices->end(), [&](const auto& choice) {
        return choice.verifier.get(external_verifier::kUser)->id == c.user("ppl.aisyah")->id &&
               choice.mayGo();
    }));
}

} // namespace

class TestDemoOnRegister : public QObject
{
    Q_OBJECT

private slots:
    void takesTheActiveFullProgramme()
    {
        Console c;
        importRegister(
            c, programme("X07001", "F432-005-3:2019") +
                   programme("X07001", "N821-001-3:2020", "Sekat Pengambilan") +
                   programme("X07002", "N821-001-3:2020", "Aktif", "Program Micro Credential") +
                   programme("X07002", "N821-001-3:2020"));
        const auto chosen = c.play();
        QVERIFY(chosen.ok());
        QCOMPARE(chosen->nossCode, std::string("N821-001-3:2020"));
        QCOMPARE(chosen->centreCode, std::string("X07002"));
        judge(c, *chosen);
        goOn(c);
        QCOMPARE(c.count(Centre::kType), 2);
        QCOMPARE(c.count(CompetencyUnit::kType), 12);
    }

    void fallsBackToTheSecondStandard()
    {
        Console c;
        importRegister(c, programme("X07001", "F432-005-3:2019") +
                              programme("X07002", "N821-001-3:2020", "Tamat"));
        const auto chosen = c.play();
        QVERIFY(chosen.ok());
        QCOMPARE(chosen->nossCode, std::string("F432-005-3:2019"));
        judge(c, *chosen);
        goOn(c);
    }

    void theSeedChooses()
    {
        std::set<std::string> centres;
        for (std::uint64_t seed = 1; seed < 9 && centres.size() < 2; ++seed) {
            Console c;
            importRegister(c, programme("X07001", "N821-001-3:2020") +
                                  programme("X07002", "N821-001-3:2020"));
            const auto chosen = c.play(seed);
            QVERIFY(chosen.ok());
            centres.insert(chosen->centreCode);
        }
        QCOMPARE(centres.size(), std::size_t{2});
    }

    void whatTheRegisterKnowsStays()
    {
        Console c;
        importRegister(c, programme("X07002", "N821-001-3:2020"));
        c.import("accredited_programme",
                 "kod_pusat,kod_noss,kategori,tahap,kapasiti,source\n"
                 "X07002,N821-001-3:2020,Program Penuh - Persijilan Mengikut Tahap,SKM Tahap 3,"
                 "18,Surat JPK 12/2024\n");
        QVERIFY(c.play().ok());
        const auto p = c.only(AccreditedProgramme::kType);
        namespace ap = accredited_programme;
        QCOMPARE(p.get(ap::kCapacity), std::optional<std::int64_t>(18));
        QVERIFY(p.text(ap::kSource).starts_with("Surat JPK 12/2024; dates"));
    }

    void refusesWithoutARegisterAndTwice()
    {
        Console c;
        const auto none = c.play();
        QVERIFY(!none.ok());
        QVERIFY(none.fault().code == FaultCode::NotFound);
        QVERIFY(!c.user("ppl.aisyah"));
        importRegister(c, programme("X07002", "N821-001-3:2020"));
        QVERIFY(c.play().ok());
        const auto again = c.play(2);
        QVERIFY(!again.ok());
        QVERIFY(again.fault().code == FaultCode::Conflict);
        QCOMPARE(c.count(VerificationRequest::kType), 1);
    }

    void playsOnTheRealTables()
    {
        const auto tables =
            qEnvironmentVariable("MYSPIKE_REAL_TABLES", MYSPIKE_SOURCE_DIR "/../shared/data")
                .toStdString();
        if (!std::filesystem::exists(tables)) {
            QSKIP("the department's tables are not here");
        }
        Console c;
        for (const auto& [type, file] : std::initializer_list<std::pair<const char*, const char*>>{
                 {"state", "states_lhdn_codes"},
                 {"noss", "noss_register_partial"},
                 {"competency_unit", "noss_competency_units"},
                 {"work_activity", "noss_work_activities"},
                 {"centre", "pusat_bertauliah_timur"},
                 {"accredited_programme", "program_bertauliah_timur"}}) {
            c.importFile(type, tables + "/" + file + ".csv");
        }
        const auto chosen = c.play();
        QVERIFY(chosen.ok());
        QCOMPARE(chosen->nossCode, std::string("N821-001-3:2020"));
        judge(c, *chosen);
        goOn(c);
        QCOMPARE(c.count(Centre::kType), 289);
        QCOMPARE(c.count(AccreditedProgramme::kType), 1'086);
        QCOMPARE(c.count(CompetencyUnit::kType), 93);
        QCOMPARE(c.count(Noss::kType), 231);
        QCOMPARE(c.count(MalaysianState::kType), 16);
    }
};

QTEST_GUILESS_MAIN(TestDemoOnRegister)
#include "test_demo_on_register.moc"
