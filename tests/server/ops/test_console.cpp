// The console's commands: as functions, and once as the program that others call.
#include <QtTest/QtTest>

#include <sys/wait.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "server/auth/credentials.h"
#include "server/ops/accounts.h"
#include "server/ops/check_store.h"
#include "server/ops/init_store.h"
#include "shared/console/record_listing.h"
#include "shared/modules/catalogue.h"
#include "shared/modules/reference/fields.h"
#include "shared/modules/users/actor.h"
#include "shared/sync/records.h"
#include "shared/trust/file_key_store.h"
#include "tests/support/shared/store_catalogue.h"

namespace fs = std::filesystem;
using namespace myspike;
using namespace myspike::test;

namespace {

const Catalogue& catalogue()
{
    static const Catalogue c = buildCatalogue();
    return c;
}

/// A store as `init` makes it.
struct Server
{
    Server()
    {
        InitRequest request{folder.file("store"), MYSPIKE_SOURCE_DIR "/resources",
                            serverNamesFrom({"localhost", "127.0.0.1", "::1"})};
        auto loaded = initStore(request, catalogue(), console);
        if (!loaded) {
            qFatal("%s", loaded.fault().forUser.english().c_str());
        }
        tables = std::move(*loaded);
        open();
    }
    void open()
    {
        auto opened = StoreFolder::open(folder.file("store"), catalogue(), clock, rng);
        if (!opened) {
            qFatal("%s", opened.fault().forUser.english().c_str());
        }
        store = std::move(*opened);
    }
    std::string list(const ListingRequest& request) const
    {
        std::ostringstream out;
        const auto status = listRecords(*store->records, request, out);
        return status.ok() ? out.str() : "! " + status.fault().forUser.english();
    }
    std::string count(const ListingRequest& request, const std::string& by = {}) const
    {
        std::ostringstream out;
        const auto status = countRecords(*store->records, request, by, out);
        return status.ok() ? out.str() : "! " + status.fault().forUser.english();
    }
    Result<Id> add(const std::string& login, const std::string& identity = {})
    {
        return addAccount(*store, hasher,
                          {.login = login,
                           .name = "Nur Aisyah binti Ismail",
                           .identity = identity,
                           .email = {},
                           .office = {},
                           .password = "four quiet green boats"},
                          console);
    }

    TemporaryFolder folder;
    FixedClock clock{*Instant::parse("2026-11-24T02:00:00Z")};
    SplitMix64 rng{7};
    ConsoleOperator console{"test (console)", clock, rng};
    PasswordHasher hasher{Bytes{1, 2, 3}, {.memoryKib = 64, .passes = 1}};
    std::vector<LoadedTable> tables;
    std::unique_ptr<StoreFolder> store;
};

struct Ran
{
    int status = -1;
    std::string out;
    std::string err;
};

std::string contentOf(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Runs the built program on a store in `folder`.
Ran run(const TemporaryFolder& folder, const std::string& arguments, const std::string& input = {})
{
    std::ofstream(folder.file("in")) << input;
    const auto line = std::string(MYSPIKE_BINARY_DIR "/server/myspike-server") + " --store '" +
                      folder.file("store") + "' " + arguments + " <'" + folder.file("in") + "' >'" +
                      folder.file("out") + "' 2>'" + folder.file("err") + "'";
    const int status = std::system(line.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, contentOf(folder.file("out")),
            contentOf(folder.file("err"))};
}

bool contains(const std::string& text, const char* part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

class TestConsole : public QObject
{
    Q_OBJECT

private slots:
    void makesASoundStoreOnce()
    {
        Server s;
        for (const auto& t : s.tables) {
            QVERIFY2(t.report.imported > 0 && t.report.refused == 0, t.type.c_str());
        }
        const auto keys = FileKeyStore::open(s.store->paths.keys);
        QVERIFY(keys.ok());
        const auto names = (*keys)->serverCertificate()->names;
        QCOMPARE(names.dns, std::vector<std::string>{"localhost"});
        QCOMPARE(names.addresses.size(), std::size_t(2));
        QVERIFY(fs::exists(s.store->paths.config));
        Query inForce{.type = Checklist::kType};
        inForce.with(equals(checklist::kStatus, checklist::Status::Approved));
        QCOMPARE(s.store->records->count(inForce), 1);
        const auto seq = s.store->authority->lastSeq();

        const auto again = initStore({s.folder.file("store"), MYSPIKE_SOURCE_DIR "/resources", {}},
                                     catalogue(), s.console);
        QVERIFY(!again.ok() && again.fault().code == FaultCode::Conflict);
        QCOMPARE(s.store->authority->lastSeq(), seq);
        const auto checked = checkStore(s.folder.file("store"), catalogue(), s.clock);
        QVERIFY2(checked->empty(), checked->empty() ? "" : checked->front().c_str());
    }

    void leavesNothingOfAStoreThatFailed()
    {
        TemporaryFolder folder;
        FixedClock clock{Instant{1'790'000'000'000}};
        SplitMix64 rng{7};
        ConsoleOperator console{"test (console)", clock, rng};
        fs::create_directories(folder.file("res/reference")); // but no tables in it
        QVERIFY(!initStore({folder.file("store"), folder.file("res"), serverNamesFrom({"a.my"})},
                           catalogue(), console)
                     .ok());
        QVERIFY(!fs::exists(folder.file("store")));
        fs::create_directories(folder.file("mine"));
        std::ofstream(folder.file("mine/letter.txt")) << "x";
        QVERIFY(!initStore({folder.file("mine"), MYSPIKE_SOURCE_DIR "/resources",
                            serverNamesFrom({"a.my"})},
                           catalogue(), console)
                     .ok());
        QVERIFY(fs::exists(folder.file("mine/letter.txt")));
    }

    void listsInThreeFormats()
    {
        Server s;
        QCOMPARE(s.list({"district", {"state=TRG", "code=11_1"}, ListFormat::Csv}).substr(0, 20),
                 std::string("id,state,code,name\r\n"));
        QVERIFY(contains(s.list({"district", {"state=Trengganu", "code=11_1"}, ListFormat::Csv}),
                         ",Terengganu,11_1,Besut\r\n"));
        const auto json = s.list({"state", {"code=04"}, ListFormat::Json});
        QVERIFY2(contains(json, R"("name":"Melaka","name_en":"Malacca")"), json.c_str());
        QVERIFY(json.starts_with("[{\"aliases\":") && json.ends_with("}]\n"));
        QCOMPARE(s.list({"state", {"code=99"}, ListFormat::Json}), std::string("[]\n"));
        const auto table = s.list({"state", {"code=04"}, ListFormat::Table});
        QVERIFY2(contains(table, "code  name    weekend_days\n04    Melaka  sat|sun\n1 row\n"),
                 table.c_str());
        QVERIFY(s.list({"state", {"colour=red"}, ListFormat::Csv}).starts_with("! "));
        QVERIFY(s.list({"state", {"code"}, ListFormat::Csv}).starts_with("! "));
        QVERIFY(s.list({"planet", {}, ListFormat::Csv}).starts_with("! "));
        QVERIFY(s.list({"district", {"state=Atlantis"}, ListFormat::Csv}).starts_with("! "));
    }

    void countsByTheTitleOfAReference()
    {
        Server s;
        QCOMPARE(s.count({"state", {}, ListFormat::Table}), std::string("16\n"));
        QCOMPARE(s.count({"state", {}, ListFormat::Csv}),
                 std::string("type,count\r\nstate,16\r\n"));
        const auto by = s.count({"district", {}, ListFormat::Csv}, "state");
        QVERIFY2(contains(by, "\r\nTerengganu,8\r\n"), by.c_str());
        QCOMPARE(s.count({"state", {"weekend_from="}, ListFormat::Table}), std::string("15\n"));
    }

    void anAccountIsMadeWholeOrNotAtAll()
    {
        Server s;
        const auto id = s.add("aisyah", "900101-11-5678");
        QVERIFY2(id.ok(), id.ok() ? "" : id.fault().forUser.english().c_str());
        QVERIFY(users::isActive(*s.store->records, *id));
        Credentials credentials(s.store->database);
        const auto credential = credentials.find("AISYAH");
        QVERIFY(credential.ok() && credential->has_value());
        QCOMPARE(s.hasher.verify("four quiet green boats", (*credential)->hash),
                 PasswordCheck::Matches);
        // Shown nowhere whole (PEN-R6).
        const auto listed = s.list({"user", {}, ListFormat::Csv});
        QVERIFY(!contains(listed, "5678") && contains(listed, "900101-11-****"));

        QCOMPARE(s.add("Aisyah").fault().code, FaultCode::Conflict);
        QVERIFY(!s.add("two words").ok());
        QVERIFY(!s.add("siti", "901332-11-5678").ok()); // month 13
        const auto twice = s.add("other", "900101115678");
        QCOMPARE(twice.fault().rule, std::string("PEN-R1"));
        QVERIFY(!credentials.find("other")->has_value());
        QCOMPARE(s.store->records->count({.type = User::kType}), 1);
        QVERIFY(s.store->authority->check()->empty());
    }

    void grantsAndDisables()
    {
        Server s;
        const auto id = s.add("aisyah");
        const auto grant = [&](const char* role, const char* scope) {
            return grantAccess(*s.store, {"aisyah", role, scope, {}, {}, "Test"}, s.console);
        };
        QVERIFY(grant("verification_officer", "national:verification").ok());
        QVERIFY(grant("regional_officer", "state:Terengganu").ok());
        QVERIFY(!grant("cook", "*").ok());
        QVERIFY(!grant("auditor", "everything").ok());
        QVERIFY(!grant("centre_manager", "centre:NONE").ok());
        QVERIFY(!grantAccess(*s.store,
                             {"aisyah", "auditor", "*", Date{20'000}, Date{19'000}, "Backward"},
                             s.console)
                     .ok());
        QCOMPARE(
            grantAccess(*s.store, {"nobody", "auditor", "*", {}, {}, "x"}, s.console).fault().code,
            FaultCode::NotFound);
        const auto actor = s.store->authority->actor(*id);
        QCOMPARE(actor->grants.size(), std::size_t(2));
        QVERIFY(actor->mayAs({role::kRegionalOfficer}, {"state:11"}, s.clock.today()));

        QVERIFY(disableAccount(*s.store, "aisyah", "Left", s.console).ok());
        QVERIFY(disableAccount(*s.store, "aisyah", "Left", s.console).ok());
        QVERIFY(!users::isActive(*s.store->records, *id));
        QVERIFY(Credentials(s.store->database).find("aisyah")->value().disabled);
        QVERIFY(!disableAccount(*s.store, "nobody", "Left", s.console).ok());
        // Told in the history by the operator's name.
        Query told{.type = history::Entry::kType};
        told.with(equals(history::kRecordId, id->toString()))
            .with(equals(history::kComment, std::string("Left")));
        const auto entries = s.store->records->query(told);
        QCOMPARE(entries.size(), std::size_t(1));
        QCOMPARE(entries[0].text(history::kActorName), std::string("test (console)"));
    }

    void findsWhatIsNotSound()
    {
        Server s;
        const auto path = s.folder.file("store");
        // A file that an attachment names and nobody has; a change behind the history's back.
        Record lost(attachments::attachment(), Id::ofName("attachment", "lost"));
        lost.set(attachments::kOwnerType, std::string("visit"));
        lost.set(attachments::kOwnerId, Id{}.toString());
        lost.set(attachments::kName, std::string("a.jpg"));
        lost.set(attachments::kSha256, std::string(64, 'a'));
        lost.set(attachments::kComplete, true);
        QVERIFY(s.store->records->insert(lost).ok());
        QVERIFY(s.store->database.run("UPDATE state SET row_ver = 999 WHERE code = '01'").ok());
        s.store.reset();
        fs::remove_all(path + "/keys");
        const auto findings = checkStore(path, catalogue(), s.clock);
        const auto all = [&] {
            std::string out;
            for (const auto& f : *findings) {
                out += f + "\n";
            }
            return out;
        }();
        QVERIFY2(contains(all, "is missing"), all.c_str());
        QVERIFY2(contains(all, "state: rows whose version"), all.c_str());
        QVERIFY2(contains(all, "keys:"), all.c_str());
        QCOMPARE(checkStore(s.folder.file("none"), catalogue(), s.clock).fault().code,
                 FaultCode::NotFound);
    }

    void theProgramSaysWhatItDid()
    {
        TemporaryFolder folder;
        std::ofstream(folder.file("password")) << "four quiet green boats\n";
        const auto made =
            run(folder, "init --host verify.example.my --admin boss --password-file '" +
                            folder.file("password") + "'");
        QVERIFY2(made.status == 0, made.err.c_str());
        QVERIFY(contains(made.out, "authority fingerprint "));
        QVERIFY(run(folder, "init").status != 0);

        std::ofstream(folder.file("p.csv")) << "poskod;bandar;negeri\n20000;Kuala Terengganu;TRG\n"
                                               "20050;Kuala Terengganu;Nowhere\n";
        const auto file = "'" + folder.file("p.csv") + "'";
        const auto dry = run(folder, "import postcode " + file + " --dry-run");
        QVERIFY(contains(dry.out, "imported=1 updated=0 unchanged=0 refused=1 warned=0"));
        QCOMPARE(run(folder, "count postcode").out, std::string("0\n"));
        const auto imported = run(folder, "import postcode " + file);
        QCOMPARE(imported.status, 1);
        QVERIFY2(contains(imported.err, "p.csv:3:3: negeri: “Nowhere”"), imported.err.c_str());
        QCOMPARE(run(folder, "count postcode --by state --format csv").out,
                 std::string("state,count\r\nTerengganu,1\r\n"));
        const auto wrong = run(folder, "import centre " + file);
        QVERIFY(wrong.status != 0 && wrong.out.empty() && contains(wrong.err, "“postcode”"));
        QVERIFY(run(folder, "import postcode " + file + " --map city").status != 0);
        QVERIFY(run(folder, "list centre --format pdf").status != 0);
        QVERIFY(run(folder, "list planet").status != 0);

        QCOMPARE(run(folder, "user add aisyah --name Aisyah", "short\n").status, 1);
        QCOMPARE(run(folder, "user add aisyah --name Aisyah", "four quiet green boats\n").status,
                 0);
        QCOMPARE(run(folder, "user grant aisyah auditor '*' --to 2030-12-31").status, 0);
        QCOMPARE(run(folder, "user grant aisyah auditor '*' --to 31.31.2030").status, 1);
        QCOMPARE(run(folder, "user disable aisyah").status, 0);
        QVERIFY(contains(run(folder, "list user --format csv").out, ",suspended\r\n"));
        QCOMPARE(run(folder, "check").out, std::string("sound\n"));
        for (const char* command : {"init", "serve", "import", "list", "count", "user", "user add",
                                    "user disable", "user grant", "check"}) {
            const auto help = run(folder, std::string(command) + " --help");
            QVERIFY2(help.status == 0 && contains(help.out, "Example"), command);
        }
    }
};

QTEST_GUILESS_MAIN(TestConsole)
#include "test_console.moc"
