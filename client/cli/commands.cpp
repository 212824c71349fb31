#include "client/cli/commands.h"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <fmt/format.h>

#include <unistd.h>

#include <fstream>
#include <iostream>

#include "client/cli/exchange.h"
#include "shared/console/field_text.h"
#include "shared/console/password_prompt.h"
#include "shared/console/record_listing.h"
#include "shared/console/said.h"
#include "shared/modules/catalogue.h"
#include "shared/sync/proof.h"
#include "shared/sync/receipt_file.h"
#include "shared/sync/records.h"
#include "shared/wire/account_messages.h"
#include "shared/wire/routes.h"

namespace fs = std::filesystem;
namespace json = boost::json;

namespace myspike::cli {

namespace {

/// What every command needs; made when one runs.
struct Desk
{
    explicit Desk(CommandContext& c) : context(c) {}

    CommandContext& context;
    SystemClock clock;
    SystemRng rng;
    Catalogue catalogue = buildCatalogue();
    Session session;
    std::unique_ptr<LocalCopy> copy;

    Status open()
    {
        auto read = readSession(context.folder);
        if (!read) {
            return std::move(read).fault();
        }
        session = std::move(*read);
        auto opened = LocalCopy::open(context.folder, session, catalogue, clock, rng);
        if (!opened) {
            return std::move(opened).fault();
        }
        copy = std::move(*opened);
        return okStatus();
    }

    Result<HttpClient> http() const
    {
        auto client = HttpClient::open(session.server, session.authority);
        if (client) {
            client->setToken(session.token);
        }
        return client;
    }

    void say(const std::string& text, const json::value& value) const
    {
        if (context.json) {
            std::cout << json::serialize(value) << '\n';
        } else {
            std::cout << text << '\n';
        }
    }
};

void end(CommandContext& context, const Status& status)
{
    std::cout.flush();
    if (status.ok()) {
        return;
    }
    const auto& f = status.fault();
    if (context.json) {
        std::cerr << json::serialize(json::object{{"fault", f.forUser.english()}, {"rule", f.rule}})
                  << '\n';
    } else {
        std::cerr << "myspike-cli: " << f.forUser.english()
                  << (f.rule.empty() ? "" : " [" + f.rule + "]") << '\n';
    }
    context.exitStatus = 1;
}

/// A command on an open copy.
template <class Work> auto onCopy(CommandContext& context, Work work)
{
    return [&context, work] {
        Desk desk(context);
        auto opened = desk.open();
        end(context, opened ? work(desk) : std::move(opened));
    };
}

Result<const RecordType*> typeCalled(const Desk& desk, const std::string& key)
{
    if (const auto* type = desk.catalogue.type(key)) {
        return type;
    }
    std::string known;
    for (const auto* t : desk.catalogue.types()) {
        known += (known.empty() ? "" : ", ") + std::string(t->key);
    }
    return refusedSaying(fmt::format("There is no type “{}”. Types are: {}.", key, known),
                         FaultCode::NotFound);
}

Result<Record> recordCalled(Desk& desk, const std::string& typeKey, const std::string& name)
{
    auto type = typeCalled(desk, typeKey);
    if (!type) {
        return std::move(type).fault();
    }
    auto id = Id::parse(name);
    if (!id) {
        ReferenceFinder finder(desk.copy->store());
        id = finder.byAnyName(typeKey, name);
    }
    auto found = id ? desk.copy->store().find(typeKey, *id) : Lookup{};
    if (!found || found->deleted) {
        return refusedSaying(fmt::format("There is no {} “{}” in this copy, or several are called "
                                         "so. Name it by its id (see list {}).",
                                         typeKey, name, typeKey),
                             FaultCode::NotFound);
    }
    return std::move(found.record);
}

// --- session ---------------------------------------------------------------------------------

std::string nameOfMachine()
{
    char name[256] = "";
    return ::gethostname(name, sizeof name - 1) == 0 ? name : "command line";
}

struct LoginOptions
{
    std::string server;
    std::string login;
    fs::path authority;
    std::string passwordFile;
    std::string deviceName = nameOfMachine();
};

Status login(CommandContext& context, const LoginOptions& o)
{
    Desk desk(context);
    std::error_code error;
    fs::create_directories(context.folder, error);
    fs::permissions(context.folder, fs::perms::owner_all, error);
    auto password = readPassword(o.passwordFile, o.login);
    if (!password) {
        return std::move(password).fault();
    }
    Session s;
    if (auto earlier = readSession(context.folder)) {
        s = std::move(*earlier); // the same copy stays the same device
    } else {
        s.device = Id::make(desk.clock.now(), desk.rng);
    }
    s.server = o.server;
    s.authority = fs::absolute(o.authority, error).string();
    s.login = o.login;
    s.deviceName = o.deviceName;
    auto http = HttpClient::open(s.server, s.authority);
    if (!http) {
        return std::move(http).fault();
    }
    auto answer = http->ask({.method = "POST",
                             .path = path::kLogin,
                             .body = encodeLogin({s.login, *password, s.device, s.deviceName,
                                                  "cli " MYSPIKE_VERSION})});
    if (!answer) {
        return std::move(answer).fault();
    }
    auto reply = decodeLoginReply(answer->body);
    if (!reply) {
        return std::move(reply).fault();
    }
    if (!s.user.isNull() && s.user != reply->user) {
        return refusedSaying("The records in this folder belong to another user. Name another "
                             "folder with --data.",
                             FaultCode::Forbidden);
    }
    s.user = reply->user;
    s.name = reply->name;
    s.token = reply->token;
    MYSPIKE_TRY(writeSession(context.folder, s));
    desk.say(fmt::format("logged in as {} until {}", s.name, reply->expires.toIso()),
             json::object{{"user", s.user.toString()},
                          {"name", s.name},
                          {"device", s.device.toString()},
                          {"expires", reply->expires.toIso()}});
    return okStatus();
}

Status logout(Desk& desk)
{
    auto http = desk.http();
    if (!http) {
        return std::move(http).fault();
    }
    auto answer = http->ask({.method = "POST", .path = path::kLogout});
    desk.session.token.clear();
    MYSPIKE_TRY(writeSession(desk.context.folder, desk.session));
    desk.say(answer ? "logged out" : "logged out here; the server could not be told",
             json::object{{"told_server", answer.ok()}});
    return okStatus();
}

// --- synchronisation -------------------------------------------------------------------------

Status synchronise(Desk& desk, bool push, bool pull)
{
    auto http = desk.http();
    if (!http) {
        return std::move(http).fault();
    }
    Exchange exchange(*http, *desk.copy, desk.catalogue, desk.clock);
    MYSPIKE_TRY(exchange.hello());
    json::object out;
    std::string text;
    if (push) {
        auto n = exchange.push();
        if (!n) {
            return std::move(n).fault();
        }
        text += fmt::format("sent={} applied={} refused={} parked={} files={}", n->sent, n->applied,
                            n->refused, n->parked, n->files);
        out["sent"] = n->sent;
        out["applied"] = n->applied;
        out["refused"] = n->refused;
        out["parked"] = n->parked;
        out["files"] = n->files;
        if (n->refused > 0) {
            desk.context.exitStatus = 2;
        }
    }
    if (pull) {
        auto n = exchange.pull();
        if (!n) {
            return std::move(n).fault();
        }
        text += fmt::format("{}rows={} bytes={} requests={}", text.empty() ? "" : " ", n->rows,
                            n->bytes, n->requests);
        out["rows"] = n->rows;
        out["bytes"] = n->bytes;
        out["requests"] = n->requests;
    }
    desk.say(text, out);
    return okStatus();
}

Status status(Desk& desk)
{
    auto counts = desk.copy->core().counts();
    if (!counts) {
        return std::move(counts).fault();
    }
    const auto& i = desk.copy->core().identity();
    const auto lease =
        i.leaseUntil.ms > 0 ? i.leaseUntil.toIso() : std::string("never synchronised");
    desk.say(fmt::format("user: {}\nserver: {}\nlogged in: {}\nwaiting: {}\nrefused, unread: {}\n"
                         "conflicts: {}\nlease until: {}",
                         desk.session.name, desk.session.server,
                         desk.session.token.empty() ? "no" : "yes", counts->waiting,
                         counts->refused, counts->conflicts, lease),
             json::object{{"user", desk.session.name},
                          {"server", desk.session.server},
                          {"logged_in", !desk.session.token.empty()},
                          {"waiting", counts->waiting},
                          {"refused", counts->refused},
                          {"conflicts", counts->conflicts},
                          {"epoch", i.epoch},
                          {"device", i.device.toString()},
                          {"lease_until", lease}});
    return okStatus();
}

// --- records ---------------------------------------------------------------------------------

Status show(Desk& desk, const std::string& typeKey, const std::string& name)
{
    auto record = recordCalled(desk, typeKey, name);
    if (!record) {
        return std::move(record).fault();
    }
    const auto& type = record->type();
    json::object fields;
    std::string text =
        fmt::format("{} {}\nversion {}", type.key, record->id.toString(), record->version);
    for (const auto& f : type.fields) {
        const auto& v = record->value(f.name);
        if (f.traits.hidden || isNull(v)) {
            continue;
        }
        std::string words = textOfValue(f, v);
        if (const auto* id = asId(v); id && f.kind == FieldKind::Reference) {
            const auto to = desk.copy->store().find(f.refType, *id);
            words = to ? fmt::format("{} ({})", to->type().titleOf(*to), id->toString())
                       : id->toString();
        }
        text += fmt::format("\n{}: {}", f.name, words);
        fields[f.name] = words;
    }
    desk.say(text, json::object{{"type", type.key},
                                {"id", record->id.toString()},
                                {"version", record->version},
                                {"fields", std::move(fields)}});
    return okStatus();
}

Operation opened(Desk& desk, const char* command, const char* type, const Id& subject,
                 const std::string& comment)
{
    Operation op;
    op.id = Id::make(desk.clock.now(), desk.rng);
    op.command = command;
    op.type = type;
    op.subject = subject;
    op.at = desk.clock.now();
    op.offline = true; // it reaches the server by a later push
    op.comment = comment;
    return op;
}

Status act(Desk& desk, Operation op)
{
    auto acted = desk.copy->core().act(std::move(op));
    if (!acted) {
        return std::move(acted).fault();
    }
    json::array warnings;
    std::string text = fmt::format("kept as operation {} ({})", acted->operation.number,
                                   acted->operation.id.toString());
    for (const auto& w : acted->outcome.warnings) {
        text += "\nwarning: " + w.text.english();
        warnings.emplace_back(w.text.english());
    }
    desk.say(text, json::object{{"operation", acted->operation.id.toString()},
                                {"number", acted->operation.number},
                                {"subject", acted->operation.subject.toString()},
                                {"warnings", std::move(warnings)}});
    return okStatus();
}

Status edit(Desk& desk, const std::string& typeKey, const std::string& name,
            const std::vector<std::string>& changes, const std::string& comment)
{
    auto record = recordCalled(desk, typeKey, name);
    if (!record) {
        return std::move(record).fault();
    }
    const auto& type = record->type();
    auto op = opened(desk, kEdit, type.key, record->id, comment);
    ReferenceFinder finder(desk.copy->store());
    for (const auto& change : changes) {
        const auto equal = change.find('=');
        const auto* field =
            equal == std::string::npos ? nullptr : type.field(change.substr(0, equal));
        if (!field) {
            return refusedSaying(
                fmt::format("“{}” names no field of {}. Write FIELD=VALUE.", change, type.key));
        }
        auto value =
            valueFromText(*field, std::string_view(change).substr(equal + 1),
                          [&](const auto& to, auto text) { return finder.byAnyName(to, text); });
        if (!value) {
            return std::move(value).fault();
        }
        op.args.setValue(field->name, std::move(*value));
    }
    return act(desk, std::move(op));
}

std::string mediaTypeOf(const fs::path& file)
{
    static constexpr std::pair<const char*, const char*> kTypes[] = {
        {".jpg", "image/jpeg"},      {".jpeg", "image/jpeg"}, {".png", "image/png"},
        {".pdf", "application/pdf"}, {".csv", "text/csv"},    {".txt", "text/plain"}};
    auto extension = file.extension().string();
    for (auto& c : extension) {
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    for (const auto& [known, media] : kTypes) {
        if (extension == known) {
            return media;
        }
    }
    return "application/octet-stream";
}

Status attach(Desk& desk, const std::string& typeKey, const std::string& name, const fs::path& file,
              const std::string& caption)
{
    using namespace attachments;
    auto record = recordCalled(desk, typeKey, name);
    if (!record) {
        return std::move(record).fault();
    }
    auto hash = desk.copy->keepFile(file);
    if (!hash) {
        return std::move(hash).fault();
    }
    std::error_code error;
    const auto media = mediaTypeOf(file);
    auto op = opened(desk, kAttach, Attachment::kType, Id::make(desk.clock.now(), desk.rng), {});
    op.args.set(kOwnerType, std::string(record->typeKey()))
        .set(kOwnerId, record->id.toString())
        .set(kKind, media.starts_with("image/") ? "photo" : "document")
        .set(kName, file.filename().string())
        .set(kSha256, *hash)
        .set(kSize, static_cast<std::int64_t>(fs::file_size(desk.copy->fileOf(*hash), error)))
        .set(kMediaType, media);
    if (!caption.empty()) {
        op.args.set(kCaption, caption);
    }
    return act(desk, std::move(op));
}

// --- what waits and what came back -----------------------------------------------------------

const char* stateText(OutboxEntry::State s)
{
    switch (s) {
    case OutboxEntry::State::Waiting:
        return "waiting";
    case OutboxEntry::State::Sent:
        return "sent";
    case OutboxEntry::State::Decided:
        return "decided";
    case OutboxEntry::State::Attention:
        return "attention";
    }
    return "";
}

Status outbox(Desk& desk)
{
    auto entries = desk.copy->core().outbox();
    auto answers = desk.copy->core().inbox();
    if (!entries || !answers) {
        return !entries ? std::move(entries).fault() : std::move(answers).fault();
    }
    json::array waiting;
    json::array back;
    std::string text;
    for (const auto& e : *entries) {
        const auto& op = e.operation;
        const auto why = e.attention.english();
        text += fmt::format("{}{} {} {} {} {}{}", text.empty() ? "" : "\n", op.number,
                            stateText(e.state), op.command, op.type, op.subject.toString(),
                            why.empty() ? "" : ": " + why);
        waiting.push_back(json::object{{"number", op.number},
                                       {"operation", op.id.toString()},
                                       {"state", stateText(e.state)},
                                       {"command", op.command},
                                       {"type", op.type},
                                       {"subject", op.subject.toString()},
                                       {"tries", e.tries},
                                       {"attention", why}});
    }
    for (const auto& a : *answers) {
        const auto words = a.verdict.text.english();
        text += fmt::format("{}{} {} {} {}: {}", text.empty() ? "" : "\n", toString(a.verdict.kind),
                            a.operation.command, a.operation.type, a.operation.subject.toString(),
                            words);
        back.push_back(json::object{{"operation", a.operation.id.toString()},
                                    {"verdict", toString(a.verdict.kind)},
                                    {"rule", a.verdict.rule},
                                    {"text", words},
                                    {"command", a.operation.command},
                                    {"type", a.operation.type},
                                    {"subject", a.operation.subject.toString()}});
    }
    desk.say(text.empty() ? "nothing waits" : text,
             json::object{{"waiting", std::move(waiting)}, {"answered", std::move(back)}});
    return okStatus();
}

Status receipts(Desk& desk, const std::string& typeKey, const std::string& name,
                const fs::path& file)
{
    auto record = recordCalled(desk, typeKey, name);
    if (!record) {
        return std::move(record).fault();
    }
    auto acts = desk.copy->core().actsOn(record->id);
    if (!acts) {
        return std::move(acts).fault();
    }
    const auto& key = desk.copy->core().identity().receiptKey;
    if (!file.empty()) {
        std::ofstream out(file, std::ios::binary);
        out << receiptFile(*acts, key) << '\n';
        if (!out.flush()) {
            return refusedSaying(
                fmt::format("{} cannot be written. Choose another place.", file.string()),
                FaultCode::Io);
        }
    }
    json::array list;
    std::string text;
    for (const auto& act : *acts) {
        const auto proof = act.verdict ? verifyReceipt(*act.verdict, act.payload, key) : okStatus();
        const std::string verdict = act.verdict ? toString(act.verdict->kind) : "waiting";
        const std::string word = !act.verdict ? ""
                                 : proof      ? "signed"
                                              : proof.fault().forUser.english();
        text += fmt::format("{}{} {} {} {}", text.empty() ? "" : "\n", act.operation.number,
                            act.operation.command, verdict, word);
        list.push_back(json::object{{"number", act.operation.number},
                                    {"operation", act.operation.id.toString()},
                                    {"command", act.operation.command},
                                    {"verdict", verdict},
                                    {"rule", act.verdict ? act.verdict->rule : ""},
                                    {"signed", act.verdict && proof.ok()}});
    }
    desk.say(text.empty() ? "no act on this record is kept here" : text, list);
    return okStatus();
}

/// Whole files only: one receipt that does not hold makes the status 1.
Status verifyReceipts(CommandContext& context, const fs::path& file, const fs::path& keyFile)
{
    const auto read = [](const fs::path& path) {
        std::ifstream in(path, std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(in), {});
    };
    Desk desk(context);
    std::string key;
    if (keyFile.empty()) {
        MYSPIKE_TRY(desk.open());
        key = desk.copy->core().identity().receiptKey;
    } else {
        key = read(keyFile);
    }
    auto checked = checkReceiptFile(read(file), key);
    if (!checked) {
        return std::move(checked).fault();
    }
    json::array list;
    std::string text;
    std::size_t held = 0;
    for (const auto& one : *checked) {
        held += one.proof.ok() ? 1U : 0U;
        const auto words =
            one.proof ? std::string("signed by the server") : one.proof.fault().forUser.english();
        text +=
            fmt::format("{} {} {}: {}\n", one.number, one.operation.toString(), one.verdict, words);
        list.push_back(json::object{{"number", one.number},
                                    {"operation", one.operation.toString()},
                                    {"verdict", one.verdict},
                                    {"received_at", one.receivedAt.toIso()},
                                    {"holds", one.proof.ok()},
                                    {"text", words}});
    }
    desk.say(text + fmt::format("{} of {} receipts hold", held, checked->size()), list);
    return held == checked->size()
               ? okStatus()
               : refusedSaying("Not every receipt is the server's word on what was sent.",
                               FaultCode::Invalid);
}

Status showConflicts(Desk& desk)
{
    using namespace conflicts;
    Query q{.type = Conflict::kType};
    q.with(equals(kState, conflicts::State::Open));
    json::array out;
    std::string text;
    for (const auto& c : desk.copy->store().query(q)) {
        text += fmt::format("{}{} {} {} {}\n  base: {}\n  mine: {}\n  theirs: {}",
                            text.empty() ? "" : "\n", c.id.toString(), c.text(kRecordType),
                            c.text(kRecordId), c.text(kGroup), c.text(kBase), c.text(kMine),
                            c.text(kTheirs));
        out.push_back(json::object{{"id", c.id.toString()},
                                   {"type", c.text(kRecordType)},
                                   {"record", c.text(kRecordId)},
                                   {"group", c.text(kGroup)},
                                   {"author", c.text(kAuthorName)},
                                   {"base", c.text(kBase)},
                                   {"mine", c.text(kMine)},
                                   {"theirs", c.text(kTheirs)}});
    }
    if (desk.copy->store().fault()) {
        return *desk.copy->store().fault();
    }
    desk.say(text.empty() ? "no open conflict" : text, out);
    return okStatus();
}

} // namespace

void registerCommands(CLI::App& app, CommandContext& context)
{
    const auto sub = [&app](const char* name, const char* what, const char* example) {
        auto* c = app.add_subcommand(name, what);
        c->footer(std::string("Example:\n  myspike-cli --data ~/myspike ") + example);
        return c;
    };
    {
        auto* c = sub("login", "Log in to a server; the folder keeps the session",
                      "login https://server:8443 ppl.aisyah --authority authority.pem");
        const auto o = std::make_shared<LoginOptions>();
        c->add_option("SERVER", o->server, "https://host:port")->required();
        c->add_option("LOGIN", o->login, "Log-in name")->required();
        c->add_option("--authority", o->authority, "PEM file of the server's authority")
            ->required()
            ->check(CLI::ExistingFile);
        c->add_option("--password-file", o->passwordFile, "First line is the password");
        c->add_option("--device-name", o->deviceName, "How this machine is called in lists");
        c->callback([&context, o] { end(context, login(context, *o)); });
    }
    sub("logout", "End the session; the records stay", "logout")->callback(onCopy(context, logout));
    sub("pull", "Fetch what others changed", "pull")->callback(onCopy(context, [](Desk& d) {
        return synchronise(d, false, true);
    }));
    sub("push", "Send what waits, and its files; status 2 where something was refused", "push")
        ->callback(onCopy(context, [](Desk& d) { return synchronise(d, true, false); }));
    sub("sync", "push, then pull", "sync")->callback(onCopy(context, [](Desk& d) {
        return synchronise(d, true, true);
    }));
    sub("status", "Who, where, what waits", "status")->callback(onCopy(context, status));
    {
        auto* c = sub("list", "Records of a type in this copy",
                      "list visit --where state=in_progress --format csv");
        const auto o = std::make_shared<ListingRequest>();
        c->add_option("TYPE", o->type)->required();
        c->add_option("--where", o->where, "FIELD=VALUE; may be given several times");
        c->add_option("--format", o->format)
            ->transform(CLI::CheckedTransformer(
                std::map<std::string, ListFormat>{{"table", ListFormat::Table},
                                                  {"csv", ListFormat::Csv},
                                                  {"json", ListFormat::Json}}));
        c->callback(onCopy(context, [o](Desk& d) {
            if (d.context.json) {
                o->format = ListFormat::Json;
            }
            return listRecords(d.copy->store(), *o, std::cout);
        }));
    }
    struct Named
    {
        std::string type;
        std::string name;
        std::vector<std::string> changes;
        std::string words;
        fs::path file;
    };
    const auto named = [](CLI::App* c) {
        auto o = std::make_shared<Named>();
        c->add_option("TYPE", o->type)->required();
        c->add_option("RECORD", o->name, "Its id, code or name")->required();
        return o;
    };
    {
        auto* c = sub("show", "One record, field by field", "show centre K05084");
        const auto o = named(c);
        c->callback(onCopy(context, [o](Desk& d) { return show(d, o->type, o->name); }));
    }
    {
        auto* c = sub("edit", "Change fields; kept here until the next push",
                      "edit centre K05084 phone=09-6221234");
        const auto o = named(c);
        c->add_option("FIELD=VALUE", o->changes)->required();
        c->add_option("--comment", o->words, "Why, for the history");
        c->callback(onCopy(
            context, [o](Desk& d) { return edit(d, o->type, o->name, o->changes, o->words); }));
    }
    {
        auto* c = sub("attach", "Add a file to a record; sent with the next push",
                      "attach finding 0190… photo.jpg --caption \"Guard missing\"");
        const auto o = named(c);
        c->add_option("FILE", o->file)->required()->check(CLI::ExistingFile);
        c->add_option("--caption", o->words);
        c->callback(onCopy(
            context, [o](Desk& d) { return attach(d, o->type, o->name, o->file, o->words); }));
    }
    sub("outbox", "What waits to be sent, and what the server refused", "outbox")
        ->callback(onCopy(context, outbox));
    {
        auto* c = sub("receipts", "The acts on a record that are kept here, and their receipts",
                      "receipts centre K05084 --save receipts.json");
        const auto o = named(c);
        c->add_option("--save", o->file, "Write them to a file that verify-receipt reads");
        c->callback(
            onCopy(context, [o](Desk& d) { return receipts(d, o->type, o->name, o->file); }));
    }
    {
        auto* c = sub("verify-receipt",
                      "Check saved receipts; status 1 where one is not the server's word",
                      "verify-receipt receipts.json");
        struct Files
        {
            fs::path receipts;
            fs::path key;
        };
        const auto o = std::make_shared<Files>();
        c->add_option("FILE", o->receipts, "Saved by the client or by receipts --save")
            ->required()
            ->check(CLI::ExistingFile);
        c->add_option("--key", o->key, "PEM of the server's key for receipts; else this copy's")
            ->check(CLI::ExistingFile);
        c->callback([&context, o] { end(context, verifyReceipts(context, o->receipts, o->key)); });
    }
    sub("conflicts", "Open differences: base, mine, theirs", "conflicts")
        ->callback(onCopy(context, showConflicts));
}

} // namespace myspike::cli
