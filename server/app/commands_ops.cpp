#include "server/app/commands_ops.h"

#include <CLI/CLI.hpp>

#include <pwd.h>
#include <unistd.h>

#include <fstream>
#include <iostream>
#include <memory>

#include "server/ops/accounts.h"
#include "server/ops/check_store.h"
#include "server/ops/demo/demo.h"
#include "server/ops/demo/demo_on_register.h"
#include "server/ops/init_store.h"
#include "server/ops/new_epoch.h"
#include "shared/console/password_prompt.h"
#include "shared/console/record_listing.h"
#include "shared/console/said.h"
#include "shared/modules/catalogue.h"
#include "shared/modules/users/fields.h"
#include "shared/trust/file_key_store.h"

namespace fs = std::filesystem;

namespace myspike {

namespace {

/// What every command of the console needs; made when one runs.
struct Console
{
    Console() : by{operatorName() + " (server console)", clock, rng} {}

    static std::string operatorName()
    {
        const auto* entry = ::getpwuid(::geteuid());
        return entry ? entry->pw_name : "uid " + std::to_string(::geteuid());
    }

    SystemClock clock;
    SystemRng rng;
    Catalogue catalogue = buildCatalogue();
    ConsoleOperator by;
};

/// Says a fault on standard error and sets the status.
void end(CommandContext& context, const Status& status)
{
    std::cout.flush();
    if (!status.ok()) {
        std::cerr << "myspike-server: " << status.fault().forUser.english();
        if (!status.fault().rule.empty()) {
            std::cerr << " [" << status.fault().rule << ']';
        }
        std::cerr << '\n';
        if (status.fault().code == FaultCode::Internal && !status.fault().detail.empty()) {
            std::cerr << "myspike-server: " << status.fault().detail << '\n';
        }
        context.exitStatus = 1;
    }
}

/// Runs `work` on the open store.
template <class Work> void onStore(CommandContext& context, Work work)
{
    Console console;
    auto store = StoreFolder::open(context.store, console.catalogue, console.clock, console.rng);
    end(context, store ? work(**store, console) : Status(std::move(store).fault()));
}

/// Runs `work` on a connection that only reads, so that the server may run beside it.
template <class Work> void onRecords(CommandContext& context, Work work)
{
    const auto catalogue = buildCatalogue();
    const StorePaths paths(context.store);
    std::error_code error;
    if (!fs::exists(paths.database, error)) {
        end(context, refusedSaying("There is no store in " + context.store.string() +
                                       ". Make one with “init”.",
                                   FaultCode::NotFound));
        return;
    }
    auto db = Database::open({.path = paths.database.string(), .readOnly = true, .create = false});
    if (!db) {
        end(context, std::move(db).fault());
        return;
    }
    end(context, work(RecordStore(*db, catalogue, StoreSide::Server)));
}

Result<PasswordHasher> hasherOf(const fs::path& store)
{
    auto keys = FileKeyStore::open(StorePaths(store).keys);
    if (!keys) {
        return std::move(keys).fault();
    }
    auto pepper = (*keys)->secret(kPasswordPepper);
    if (!pepper) {
        return std::move(pepper).fault();
    }
    return PasswordHasher(std::move(*pepper));
}

/// Beside the installed program, else where it was built.
fs::path defaultResources()
{
    std::error_code error;
    const auto program = fs::read_symlink("/proc/self/exe", error);
    const auto installed = program.parent_path().parent_path() / "share/myspike/resources";
    return fs::is_directory(installed, error) ? installed : fs::path(MYSPIKE_RESOURCES);
}

void addInit(CLI::App& app, CommandContext& context)
{
    struct Options
    {
        std::vector<std::string> hosts{"localhost", "127.0.0.1", "::1"};
        fs::path resources = defaultResources();
        std::string admin;
        std::string adminName = "Administrator";
        std::string passwordFile;
    };
    auto o = std::make_shared<Options>();
    auto* c = app.add_subcommand(
        "init", "Makes a store: folder, database, keys, configuration, and the product's own "
                "tables (states, districts, holidays, rule book, checklists).");
    c->footer("Example:\n  myspike-server --store /srv/myspike init --host myspike.example.my "
              "--admin root\nRefuses, and changes nothing, where a store is there already.");
    c->add_option("--host", o->hosts, "Names and addresses by which clients reach the server")
        ->capture_default_str();
    c->add_option("--resources", o->resources, "Folder of the product's tables")
        ->capture_default_str();
    c->add_option("--admin", o->admin, "Login name of a first administrator");
    c->add_option("--admin-name", o->adminName, "The administrator's name")->capture_default_str();
    c->add_option("--password-file", o->passwordFile,
                  "File whose first line is the password; without it, it is asked for");
    c->callback([&context, o] {
        Console console;
        std::string password;
        if (!o->admin.empty()) {
            auto given = readPassword(o->passwordFile, o->admin);
            const auto sound =
                given ? PasswordPolicy{}.check(*given, o->admin) : Status(given.fault());
            if (!sound.ok()) {
                end(context, sound);
                return;
            }
            password = std::move(*given);
        }
        auto loaded = initStore({context.store, o->resources, serverNamesFrom(o->hosts)},
                                console.catalogue, console.by);
        if (!loaded) {
            end(context, std::move(loaded).fault());
            return;
        }
        for (const auto& table : *loaded) {
            printReport(std::cerr, table.file, table.report, false);
            std::cout << table.type << ' ' << table.report.summary() << '\n';
            context.exitStatus |= table.report.refused != 0;
        }
        if (!o->admin.empty()) {
            onStore(context, [&](StoreFolder& store, Console& at) -> Status {
                auto hasher = hasherOf(context.store);
                if (!hasher) {
                    return std::move(hasher).fault();
                }
                auto id = addAccount(store, *hasher,
                                     {.login = o->admin,
                                      .name = o->adminName,
                                      .identity = {},
                                      .email = {},
                                      .office = {},
                                      .password = password},
                                     at.by);
                if (!id) {
                    return std::move(id).fault();
                }
                return grantAccess(store,
                                   {o->admin,
                                    std::string(role::kSystemAdministrator),
                                    "*",
                                    {},
                                    {},
                                    "First administrator of this store"},
                                   at.by);
            });
        }
        if (context.exitStatus == 0) {
            const auto keys = FileKeyStore::open(StorePaths(context.store).keys);
            const auto authority =
                keys ? (*keys)->authorityCertificate() : Result<CertificateSummary>(keys.fault());
            std::cout << "store " << context.store.string() << '\n';
            if (authority) {
                std::cout << "authority fingerprint " << authority->fingerprint << '\n';
            }
        }
    });
}

std::string importFooter()
{
    std::string types;
    for (const auto& m : tableMappings()) {
        types += "  " + std::string(m.type) + std::string(24 - std::string(m.type).size(), ' ') +
                 m.what + "\n";
    }
    return "Example:\n  myspike-server --store /srv/myspike import centre pusat.csv --dry-run\n"
           "  myspike-server --store /srv/myspike import locality list.csv --map city=Bandar\n"
           "Types, in the order in which a register is best imported:\n" +
           types +
           "Reads CSV of any delimiter and encoding, with titles above the headings and totals "
           "between.\nRows that are known already are left alone, an empty cell never wipes out "
           "what was entered,\nand every row that is refused is named with line, column and "
           "reason on standard error.\nThe last line of standard output is the summary. Status 1 "
           "where a row was refused.";
}

void addImport(CLI::App& app, CommandContext& context)
{
    struct Options
    {
        ImportRequest request;
        std::vector<std::string> maps;
        std::vector<std::string> sets;
        bool allWarnings = false;
    };
    auto o = std::make_shared<Options>();
    auto* c = app.add_subcommand("import", "Imports a table of one type.");
    c->footer(importFooter);
    c->add_option("TYPE", o->request.type, "What the table holds")->required();
    c->add_option("FILE", o->request.file, "The table")->required();
    c->add_flag("--dry-run", o->request.dryRun, "Says what would change and writes nothing");
    c->add_option("--map", o->maps, "FIELD=HEADER: the column of a field, by its heading")
        ->allow_extra_args(false);
    c->add_option("--set", o->sets, "FIELD=VALUE: for every row, where the table has no column")
        ->allow_extra_args(false);
    c->add_flag("--all-warnings", o->allWarnings, "Shows warnings that repeat, too");
    c->callback([&context, o] {
        const auto split = [&](const std::vector<std::string>& from, auto& into,
                               const char* option) -> Status {
            for (const auto& pair : from) {
                const auto equal = pair.find('=');
                if (equal == std::string::npos || equal == 0) {
                    return refusedSaying(std::string(option) + " " + pair +
                                         ": write FIELD=… behind it.");
                }
                into[pair.substr(0, equal)] = pair.substr(equal + 1);
            }
            return okStatus();
        };
        for (const auto& status : {split(o->maps, o->request.headings, "--map"),
                                   split(o->sets, o->request.constants, "--set")}) {
            if (!status.ok()) {
                end(context, status);
                return;
            }
        }
        onStore(context, [&](StoreFolder& store, Console& console) -> Status {
            auto report = importTable(store, o->request, console.by);
            if (!report) {
                return std::move(report).fault();
            }
            printReport(std::cerr, o->request.file.string(), *report, o->allWarnings);
            if (o->request.dryRun) {
                std::cout << "dry run: nothing was written\n";
            }
            std::cout << report->summary() << '\n';
            context.exitStatus = report->refused != 0;
            return okStatus();
        });
    });
}

void addFormat(CLI::App& c, ListFormat& format)
{
    c.add_option("--format", format, "csv, json or table")
        ->transform(CLI::CheckedTransformer(
            std::map<std::string, ListFormat>{
                {"csv", ListFormat::Csv}, {"json", ListFormat::Json}, {"table", ListFormat::Table}},
            CLI::ignore_case))
        ->option_text("csv|json|table");
}

void addList(CLI::App& app, CommandContext& context)
{
    auto request = std::make_shared<ListingRequest>();
    auto* c = app.add_subcommand("list", "Lists the records of one type.");
    c->footer("Example:\n  myspike-server --store /srv/myspike list centre --where "
              "state=Terengganu --format csv\n  myspike-server --store /srv/myspike list "
              "accredited_programme --where capacity=\nReferences are shown by title and asked for "
              "by code, title or id; FIELD= finds empty fields.\nA table shows the columns of the "
              "list, csv and json all fields. Identity numbers are masked.");
    c->add_option("TYPE", request->type, "What to list")->required();
    c->add_option("--where", request->where, "FIELD=VALUE; several must all hold")
        ->allow_extra_args(false);
    addFormat(*c, request->format);
    c->callback([&context, request] {
        onRecords(context, [&](const RecordStore& records) {
            return listRecords(records, *request, std::cout);
        });
    });
}

void addCount(CLI::App& app, CommandContext& context)
{
    auto request = std::make_shared<ListingRequest>();
    auto by = std::make_shared<std::string>();
    auto* c = app.add_subcommand("count", "Counts the records of one type.");
    c->footer("Example:\n  myspike-server --store /srv/myspike count centre --by state --format "
              "csv\nWithout --by and --format it prints the number alone.");
    c->add_option("TYPE", request->type, "What to count")->required();
    c->add_option("--by", *by, "A field: one line for each of its values");
    c->add_option("--where", request->where, "FIELD=VALUE; several must all hold")
        ->allow_extra_args(false);
    addFormat(*c, request->format);
    c->callback([&context, request, by] {
        onRecords(context, [&](const RecordStore& records) {
            return countRecords(records, *request, *by, std::cout);
        });
    });
}

void addUserAdd(CLI::App& user, CommandContext& context)
{
    struct Options
    {
        NewAccount account;
        std::string passwordFile;
    };
    auto o = std::make_shared<Options>();
    auto* c = user.add_subcommand("add", "Adds an account and its password.");
    c->footer("Example:\n  myspike-server --store /srv/myspike user add aisyah --name \"Nur Aisyah "
              "binti Ismail\" --identity 900101-11-5678\nThe password is asked for, or read from "
              "standard input or the first line of --password-file.");
    c->add_option("LOGIN", o->account.login, "Login name")->required();
    c->add_option("--name", o->account.name, "Full name")->required();
    c->add_option("--identity", o->account.identity, "Identity number");
    c->add_option("--identity-kind", o->account.identityKind,
                  "mykad, mypr, mykas, service or passport")
        ->capture_default_str();
    c->add_option("--email", o->account.email, "E-mail address");
    c->add_option("--office", o->account.office, "Office");
    c->add_option("--password-file", o->passwordFile, "File whose first line is the password");
    c->add_flag("--must-change", o->account.mustChange,
                "Asks for another password at the first log-in");
    c->callback([&context, o] {
        onStore(context, [&](StoreFolder& store, Console& console) -> Status {
            auto password = readPassword(o->passwordFile, o->account.login);
            if (!password) {
                return std::move(password).fault();
            }
            o->account.password = std::move(*password);
            auto hasher = hasherOf(context.store);
            if (!hasher) {
                return std::move(hasher).fault();
            }
            auto id = addAccount(store, *hasher, o->account, console.by);
            if (!id) {
                return std::move(id).fault();
            }
            std::cout << id->toString() << '\n';
            return okStatus();
        });
    });
}

void addUserDisable(CLI::App& user, CommandContext& context)
{
    auto login = std::make_shared<std::string>();
    auto reason = std::make_shared<std::string>("Disabled on the server's console");
    auto* c = user.add_subcommand("disable", "Suspends an account; it can no longer log in.");
    c->footer("Example:\n  myspike-server --store /srv/myspike user disable aisyah --reason \"Left "
              "the department\"");
    c->add_option("LOGIN", *login, "Login name")->required();
    c->add_option("--reason", *reason, "Stands in the history")->capture_default_str();
    c->callback([&context, login, reason] {
        onStore(context, [&](StoreFolder& store, Console& console) {
            return disableAccount(store, *login, *reason, console.by);
        });
    });
}

void addUserGrant(CLI::App& user, CommandContext& context)
{
    struct Options
    {
        NewGrant grant{{}, {}, {}, {}, {}, "Given on the server's console"};
        std::string from;
        std::string to;
    };
    auto o = std::make_shared<Options>();
    std::string roles;
    for (const auto role : knownRoles()) {
        roles += (roles.empty() ? "" : ", ") + std::string(role);
    }
    auto* c = user.add_subcommand("grant", "Gives a role in a scope.");
    c->footer("Example:\n  myspike-server --store /srv/myspike user grant aisyah "
              "verification_officer national:verification\n  myspike-server --store /srv/myspike "
              "user grant halim centre_manager centre:K06019 --to 2027-12-31\nRoles: " +
              roles +
              ".\nScopes: *, reference, national:MODULE, state:CODE, centre:CODE, user:LOGIN.");
    c->add_option("LOGIN", o->grant.login, "Login name")->required();
    c->add_option("ROLE", o->grant.role, "Role")->required();
    c->add_option("SCOPE", o->grant.scope, "Scope")->required();
    c->add_option("--from", o->from, "First day; today where it is not given");
    c->add_option("--to", o->to, "Last day; without it the right has no end");
    c->add_option("--reason", o->grant.reason, "Stands in the history")->capture_default_str();
    c->callback([&context, o] {
        for (const auto& [text, day] :
             {std::pair{&o->from, &o->grant.from}, std::pair{&o->to, &o->grant.to}}) {
            *day = Date::parse(*text);
            if (!text->empty() && !*day) {
                end(context, refusedSaying("“" + *text + "” is no day. Write it as 2026-11-24."));
                return;
            }
        }
        onStore(context, [&](StoreFolder& store, Console& console) {
            return grantAccess(store, o->grant, console.by);
        });
    });
}

void addNewEpoch(CLI::App& app, CommandContext& context)
{
    auto request = std::make_shared<NewEpochRequest>();
    auto* c = app.add_subcommand("new-epoch", "Begins a new history after files were put back from "
                                              "a backup.");
    c->footer(
        "Example:\n  systemctl stop myspike-server\n  rm -f /srv/myspike/server.db-wal "
        "/srv/myspike/server.db-shm\n  cp backup/server.db /srv/myspike/server.db\n  "
        "myspike-server --store /srv/myspike new-epoch\nLeave keys/ and history.mark as they "
        "are: they tell what was confirmed. Clients then send again what the backup lacks, each "
        "effect once and with the number it had, and fetch their records anew. Everybody logs in "
        "again.");
    c->add_option("--receipt", request->receipts,
                  "File with receipts that people kept, one a line; may be given several times");
    c->callback([&context, request] {
        request->store = context.store;
        Console console;
        const auto done = newEpoch(*request, console.catalogue, console.by);
        if (!done) {
            end(context, done.fault());
            return;
        }
        std::cout << "epoch " << done->epoch << '\n'
                  << "restored to transaction " << done->restoredTo << '\n';
        if (done->confirmed > 0) {
            std::cout << "confirmed until transaction " << done->confirmed << '\n';
        } else {
            std::cout << "history.mark is missing: 1,000 numbers of each series are left free\n";
        }
        for (const auto& gap : done->closed) {
            std::cout << "numbers " << gap.series << '/' << gap.year << ' ' << gap.first << " to "
                      << gap.last << " wait for their receipts\n";
        }
    });
}

void addCheck(CLI::App& app, CommandContext& context)
{
    auto* c = app.add_subcommand("check", "Tells whether the store is sound: pages and references "
                                          "of the database, history, files, keys.");
    c->footer("Example:\n  myspike-server --store /srv/myspike check\nReads only; may run beside "
              "the server. Prints what is wrong, a line each, and ends with status 1 then.");
    c->callback([&context] {
        SystemClock clock;
        const auto findings = checkStore(context.store, buildCatalogue(), clock);
        if (!findings) {
            end(context, findings.fault());
            return;
        }
        for (const auto& f : *findings) {
            std::cerr << "myspike-server: " << f << '\n';
        }
        if (findings->empty()) {
            std::cout << "sound\n";
        }
        context.exitStatus = findings->empty() ? 0 : 1;
    });
}

void addDemo(CLI::App& app, CommandContext& context)
{
    struct Options
    {
        DemoOptions demo;
        std::string today;
        bool onRegister = false;
    };
    auto o = std::make_shared<Options>();
    o->demo.resources = defaultResources();
    auto* c = app.add_subcommand(
        "demo", "Fills a store that “init” made with invented centres, people and verifications "
                "in every state. Their log-ins are in resources/demo/README.md.");
    c->footer("Example:\n  myspike-server --store /tmp/demo demo --seed 7 --today 2026-11-24\n"
              "Never for a store in use: the passwords are known to everybody.");
    c->add_option("--seed", o->demo.seed, "The same seed and day make the same records")
        ->capture_default_str();
    c->add_flag("--on-register", o->onRegister,
                "One visit at a centre of the real register that was imported before; its people, "
                "marks and whatever else the register lacks are invented and marked so");
    c->add_option("--today", o->today, "Day around which the open visits lie; today if not given");
    c->add_option("--resources", o->demo.resources, "Folder of the product's tables")
        ->capture_default_str();
    c->callback([&context, o] {
        onStore(context, [&](StoreFolder& store, Console& at) -> Status {
            const auto day = o->today.empty() ? at.clock.today() : Date::parse(o->today);
            if (!day) {
                return refusedSaying("“" + o->today + "” is no day. Write 2026-11-24.");
            }
            o->demo.today = *day;
            if (o->onRegister) {
                const auto chosen = loadDemoOnRegister(store, o->demo);
                if (!chosen) {
                    return chosen.fault();
                }
                std::cout << "demo: log in as ppb.teratai, peg.kumar, ppl.aisyah or adm.hanis with "
                             "the password "
                          << kDemoPassword << '\n'
                          << "demo: " << chosen->sentence() << '\n';
                return okStatus();
            }
            MYSPIKE_TRY(loadDemo(store, o->demo));
            std::cout << "demo: loaded; log in as ppl.aisyah, peg.kumar, ppb.teratai or adm.hanis "
                         "with the password "
                      << kDemoPassword << '\n';
            return okStatus();
        });
    });
}

} // namespace

void registerOpsCommands(CLI::App& app, CommandContext& context)
{
    addInit(app, context);
    addImport(app, context);
    addList(app, context);
    addCount(app, context);
    auto* user = app.add_subcommand("user", "Adds, disables and empowers accounts.");
    user->footer("Example:\n  myspike-server --store /srv/myspike user add aisyah --name \"Nur "
                 "Aisyah\"\nThe server must not be running.");
    user->require_subcommand(1);
    addUserAdd(*user, context);
    addUserDisable(*user, context);
    addUserGrant(*user, context);
    addCheck(app, context);
    addNewEpoch(app, context);
    addDemo(app, context);
}

} // namespace myspike
