#include "tests/sim/simulation.h"

#include <malloc.h>
#include <sqlite3.h>

#include <algorithm>

#include "shared/base/hash.h"
#include "shared/sync/codec.h"
#include "shared/sync/records.h"
#include "shared/wire/digest_messages.h"
#include "shared/wire/segment.h"
#include "shared/wire/sync_messages.h"

namespace myspike::sim {

namespace {

using test::kEmail;
using test::kHours;
using test::kJob;
using test::kPhone;
using test::kPlace;
using test::kTaskTeam;
using test::kTeam;
using test::kTitle;
using test::kWhat;

constexpr std::size_t kMostClients = 12;
constexpr std::int64_t kDayMs = 86'400'000;
/// Replaying a long outbox after every act would be all that the simulation does.
constexpr int kOftenReplayed = 12;
const std::vector<std::string> kTypes{"job", "task", "attachment", "history_entry", "conflict"};

Fault offline() { return Fault{FaultCode::Offline, {}, "cut", {}}; }

std::string teamName(std::uint64_t n) { return "t" + std::to_string(n); }

} // namespace

struct Simulation::Impl
{
    const Story& story;
    const Interruption interruption;
    Places begun;
    Places ended;
    Common common;
    ServerNode server;
    std::vector<std::unique_ptr<ClientNode>> clients;
    std::vector<Id> persons;
    Oracle oracle;
    Outcome out;
    std::size_t sinceReplay = 0;
    struct KeptServer
    {
        std::shared_ptr<const Disk::Image> disk;
        std::int64_t seq = 0;
        std::set<Id> decided;
    };
    std::optional<KeptServer> keptServer;
    std::optional<HistoryMark> epochDue; ///< restored, and no new history begun
    std::string epoch;
    std::map<std::tuple<std::string, std::string, std::int64_t>, SegmentedScope> segmented;
    std::map<std::string, std::string> files; ///< segments by their hash

    Impl(const Story& s, const Interruption& i) : story(s), interruption(i), server(common)
    {
        // SQLite's own generator is the process's; salts of journals come from it.
        sqlite3_test_control(SQLITE_TESTCTRL_PRNG_SEED, static_cast<int>(s.seed % 0x7FFF'FFFF) + 1,
                             nullptr);
        sqlite3_randomness(0, nullptr);
        common.rng = SplitMix64(s.seed ^ 0x51D);
        for (int p = 0; p < s.people; ++p) {
            Actor a{common.newId(), "person " + std::to_string(p), {}};
            if (p == 0) {
                a.grants.push_back({"officer", "national:jobs", Date{}, std::nullopt});
            }
            for (std::uint64_t g = 0; g < 1 + common.rng.below(3); ++g) {
                a.grants.push_back({"worker", "team:" + anyTeam(common.rng.next()), Date{}, {}});
            }
            persons.push_back(a.user);
            common.people[a.user] = a;
        }
        if (!server.start()) {
            broken("the server does not start: " + server.trouble.detail);
        } else {
            epoch = server.core().epoch();
        }
        for (int c = 0; c < s.clients; ++c) {
            addClient(persons[static_cast<std::size_t>(c % s.people)]).enrol();
        }
        begun = placesNow();
        using What = Interruption::What;
        if (i.what == What::KillClient || i.what == What::DarkClient) {
            clients[i.client]->disk.stopAt(i.at);
        } else if (i.what == What::KillServer || i.what == What::DarkServer) {
            server.disk.stopAt(i.at);
        }
    }

    Places placesNow() const
    {
        Places out;
        for (const auto& c : clients) {
            out.clients.push_back(c->disk.calls());
        }
        out.server = server.disk.calls();
        out.exchanges = static_cast<std::int64_t>(this->out.exchanges);
        return out;
    }

    Wire wireAt(Wire wire)
    {
        if (interruption.at != static_cast<std::int64_t>(out.exchanges)) {
            return wire;
        }
        switch (interruption.what) {
        case Interruption::What::LoseRequest:
            return Wire::LoseRequest;
        case Interruption::What::LoseReply:
            return Wire::LoseReply;
        case Interruption::What::CutReply:
            return Wire::CutReply;
        default:
            return wire;
        }
    }

    /// Whether a machine that its disk has ended loses what was not synced.
    bool isDark(SplitMix64& dice, Interruption::What dark) const
    {
        return interruption.what == Interruption::What::Nothing ? dice.below(2) == 0
                                                                : interruption.what == dark;
    }

    std::string anyTeam(std::uint64_t n) const
    {
        return teamName(n % static_cast<std::uint64_t>(story.teams));
    }

    ClientNode& addClient(const Id& user)
    {
        clients.push_back(std::make_unique<ClientNode>(
            common, "machine " + std::to_string(clients.size()), user));
        return *clients.back();
    }

    void broken(const std::string& what)
    {
        if (out.broken.empty()) {
            out.broken = what;
        }
    }

    void broken(const ClientNode& c, const std::string& what)
    {
        broken(what + " (" + c.name + ")");
    }

    void trace(std::string_view text)
    {
        for (const char c : text) {
            out.trace = (out.trace ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
        }
    }

    Outcome run()
    {
        for (std::size_t i = 0; i < story.steps.size() && out.broken.empty(); ++i) {
            out.step = static_cast<int>(i);
            step(story.steps[i]);
            trace(std::to_string(oracle.lastSeq()));
        }
        if (out.broken.empty()) {
            out.step = static_cast<int>(story.steps.size());
            heal();
        }
        for (const auto& c : clients) {
            out.trace = (out.trace ^ c->disk.hash()) * 1099511628211ULL;
        }
        out.trace = (out.trace ^ server.disk.hash()) * 1099511628211ULL;
        return out;
    }

    // --- what happens ----------------------------------------------------------------------------

    void step(const Step& s)
    {
        common.now += static_cast<std::int64_t>(s.seconds) * 1'000;
        auto& c = *clients[s.who % clients.size()];
        SplitMix64 dice(s.chance);
        switch (s.act) {
        case Act::EditField:
        case Act::EditContact:
        case Act::CreateJob:
        case Act::CreateTask:
        case Act::EditTask:
        case Act::Send:
        case Act::Approve:
        case Act::Attach:
        case Act::Remove:
        case Act::Move:
            doAct(c, s);
            break;
        case Act::Grant: {
            auto& grants = common.people[persons[s.who % persons.size()]].grants;
            if (grants.size() < 40) {
                const char* role = s.a % 4 == 0 ? "officer" : s.a % 4 == 1 ? "auditor" : "worker";
                grants.push_back({role,
                                  // Often another role where she has one already.
                                  s.b % 2 == 0   ? grants[s.b / 2 % grants.size()].scope
                                  : s.b % 9 == 0 ? "national:jobs"
                                                 : "team:" + anyTeam(s.b),
                                  common.at().day(),
                                  {}});
            }
            break;
        }
        case Act::EndGrant: {
            auto& grants = common.people[persons[s.who % persons.size()]].grants;
            auto& g = grants[s.a % grants.size()];
            if (!g.to) {
                g.to = std::max(g.from, common.at().day().plusDays(static_cast<int>(s.b % 3) - 1));
            }
            break;
        }
        case Act::Network:
            for (std::uint32_t i = 0; i <= s.a % 10 && out.broken.empty(); ++i) {
                const bool now = s.wire == Wire::Forge || i == s.b % (s.a % 10 + 1);
                advance(c, now ? s.wire : Wire::Well, dice);
            }
            break;
        case Act::NetworkAll:
            meet(s, dice);
            break;
        case Act::Days:
            common.now += kDayMs * (s.a % 10 == 0 ? 20 : 1 + s.a % 3);
            break;
        case Act::KillClient:
            c.disk.kill();
            fell(c);
            break;
        case Act::DarkClient:
            goDark(c, dice);
            fell(c);
            break;
        case Act::KillServer:
            server.disk.kill();
            serverFell(dice, false);
            break;
        case Act::DarkServer:
            server.disk.losePower(dice);
            serverFell(dice, false);
            break;
        case Act::StopClientAt:
            c.disk.stopAt(1 + s.a % 40);
            break;
        case Act::StopServerAt:
            server.disk.stopAt(1 + s.a % 60);
            break;
        case Act::DiskClient:
            c.disk.failAt(1 + s.a % 40, faultOf(s.b), 1 + static_cast<int>(s.b % 3));
            break;
        case Act::DiskServer:
            server.disk.failAt(1 + s.a % 60, faultOf(s.b), 1 + static_cast<int>(s.b % 3));
            break;
        case Act::RotClient:
            if (story.digests && isUp(c)) {
                rot(c, s, dice);
            }
            break;
        case Act::KeepImage:
            c.kept = ClientNode::Kept{c.disk.image(), c.accepted, c.told,     c.named,
                                      c.live,         c.rotten,   c.holdsLost};
            break;
        case Act::RestoreClient:
            if (c.kept) {
                c.drop();
                c.disk.restore(*c.kept->disk);
                c.accepted = c.kept->accepted;
                c.told = c.kept->told;
                c.named = c.kept->named;
                c.live = c.kept->live;
                c.rotten = c.kept->rotten;
                c.holdsLost = c.kept->holdsLost;
                c.cursors.clear();
                c.earlier.clear(); // no cache knows what is still to be asked
            }
            break;
        case Act::CloneClient:
            if (clients.size() < kMostClients) {
                const auto image = c.disk.image();
                auto& twin = addClient(c.user);
                twin.disk.restore(*image);
                twin.accepted = c.accepted;
                twin.told = c.told;
                twin.named = c.named;
                twin.live = c.live;
                twin.rotten = c.rotten;
                twin.holdsLost = c.holdsLost;
            }
            break;
        case Act::WipeClient:
            c.enrol();
            break;
        case Act::SkewClock:
            c.skew = static_cast<std::int64_t>(s.a) % (4 * kDayMs / 1'000) * 1'000 - 2 * kDayMs;
            break;
        case Act::OldSchema:
            // As a program wrote it that knew neither tasks nor hours.
            if (isUp(c)) {
                (void)c.database().execute("BEGIN; DROP TABLE task; DROP INDEX job_title_idx; "
                                           "ALTER TABLE job DROP COLUMN hours; COMMIT");
                c.disk.kill();
                fell(c);
            }
            break;
        case Act::Compact:
            // Nothing younger than ninety days is forgotten.
            common.now += s.b % 4 == 0 ? 91 * kDayMs : 0;
            compact(1 + s.a % 60, dice);
            break;
        case Act::KeepServer:
            if (isServerUp()) {
                keptServer = KeptServer{server.disk.image(), server.core().lastSeq(), {}};
                for (const auto& [id, d] : oracle.all()) {
                    keptServer->decided.insert(id);
                }
            }
            break;
        case Act::NewEpoch:
            if (keptServer && isServerUp()) {
                restoreServer();
            }
            break;
        case Act::kCount:
            break;
        }
    }

    /// The operator puts a backup back. What the server confirmed since is known from the mark that
    /// is kept outside it.
    void restoreServer()
    {
        const auto seen = server.core().mark();
        if (!seen) {
            noteFault(seen.fault());
            return;
        }
        for (const auto& c : clients) {
            c->earlier.clear();
            c->comparison.reset();
            c->fetching.reset();
            if (c->exchange) {
                failed(*c, offline());
            }
        }
        server.drop();
        server.disk.restore(*keptServer->disk);
        oracle.forgetAfter(keptServer->seq, keptServer->decided);
        epochDue = *seen;
    }

    /// Nobody is served before the new history has begun.
    bool beginEpoch()
    {
        if (epochDue) {
            SplitMix64 dice(story.seed);
            const auto begun = server.core().beginEpoch(common.newId(), *epochDue, {}, common.at());
            if (server.disk.isDown()) {
                serverFell(dice, true);
                return false;
            }
            if (!begun) {
                noteFault(begun.fault());
                server.drop();
                return false;
            }
            epochDue.reset();
            oracle.beginAt(server.core().lastSeq());
            if (!server.start()) { // readers learn of it
                return false;
            }
        }
        epoch = server.core().epoch();
        return true;
    }

    void compact(std::int64_t most, SplitMix64& dice)
    {
        if (!isServerUp()) {
            return;
        }
        const std::vector<GroupCommit::Job> jobs{
            [&](Database&, AuthorityCore& core, std::vector<ScopeEvent>&) -> Status {
                const auto done = core.compact(common.at(), most);
                return done ? okStatus() : Status(done.fault());
            }};
        std::vector<ScopeEvent> events;
        const auto results = server.commit().run(jobs, events);
        if (server.disk.isDown()) {
            serverFell(dice, true);
        } else if (!results.front()) {
            noteFault(results.front().fault());
        }
    }

    static DiskFault faultOf(std::uint32_t n)
    {
        constexpr DiskFault kFaults[] = {DiskFault::Full, DiskFault::Broken, DiskFault::ShortWrite,
                                         DiskFault::FailedSync};
        return kFaults[n % 4];
    }

    /// The process of a client is gone.
    /// What was downloaded last may be gone with its cursor: it can be fetched again.
    static void goDark(ClientNode& c, SplitMix64& dice)
    {
        c.disk.losePower(dice);
        c.cursors.clear();
    }

    void fell(ClientNode& c)
    {
        ++out.crashes;
        c.drop();
    }

    void serverFell(SplitMix64& dice, bool maybeDark)
    {
        ++out.crashes;
        if (maybeDark && isDark(dice, Interruption::What::DarkServer)) {
            server.disk.losePower(dice);
        }
        server.drop();
    }

    bool isUp(ClientNode& c)
    {
        if (c.disk.isDown()) {
            c.drop();
        }
        if (c.isUp()) {
            return true;
        }
        if (!c.start()) {
            noteFault(c.trouble);
            return false;
        }
        checkAccepted(c);
        checkReplay(c, true);
        return out.broken.empty();
    }

    bool isServerUp()
    {
        if (server.disk.isDown()) {
            server.drop();
        }
        if (server.isUp()) {
            return true;
        }
        if (!server.start()) {
            noteFault(server.trouble);
            return false;
        }
        if (!beginEpoch()) {
            return false;
        }
        catchUp();
        return out.broken.empty();
    }

    /// True where the disk ended the process during the last call; what the call said then was
    /// never heard by anybody.
    bool endedIn(ClientNode& c, SplitMix64& dice)
    {
        if (!c.disk.isDown()) {
            return false;
        }
        if (isDark(dice, Interruption::What::DarkClient)) {
            goDark(c, dice);
        }
        fell(c);
        return true;
    }

    void noteFault(const Fault& f)
    {
        trace(f.rule);
        if (f.detail.find("kanari") != std::string::npos) {
            broken("I15: what goes to the log names a person: " + f.detail);
        }
        if (f.code == FaultCode::Internal && f.detail.find("sqlite") == std::string::npos) {
            broken("an internal fault: " + f.detail);
        }
    }

    // --- acts ------------------------------------------------------------------------------------

    std::optional<Record> pick(ClientNode& c, const char* type, std::uint32_t n)
    {
        auto rows = c.store().query(Query{.type = type, .limit = 24});
        c.store().clearFault();
        if (rows.empty()) {
            return std::nullopt;
        }
        return std::move(rows[n % rows.size()]);
    }

    void doAct(ClientNode& c, const Step& s)
    {
        if (!isUp(c)) {
            return;
        }
        Operation op;
        op.id = common.newId();
        op.at = c.clock();
        op.offline = true;
        const auto value = "v" + std::to_string(s.b % 50);
        const auto about = [&](const char* type) {
            const auto r = pick(c, type, s.a);
            if (r) {
                op.type = type;
                op.subject = r->id;
            }
            return r;
        };
        switch (s.act) {
        case Act::CreateJob:
            op.command = kCreate;
            op.type = "job";
            op.subject = common.newId();
            op.args.set(kTeam, ownTeam(c, s.a));
            if (s.b % 8 != 0) {
                op.args.set(kTitle, "kanari" + value);
            }
            break;
        case Act::CreateTask: {
            const auto job = about("job");
            if (!job) {
                return;
            }
            op.command = kCreate;
            op.type = "task";
            op.args.set(kJob, Ref<test::Job>{op.subject});
            op.args.set(kTaskTeam, job->text(kTeam));
            op.args.set(kWhat, value);
            op.subject = common.newId();
            break;
        }
        case Act::Attach: {
            const auto job = about("job");
            if (!job) {
                return;
            }
            op.command = attachments::kAttach;
            op.args.set(attachments::kOwnerType, std::string("job"));
            op.args.set(attachments::kOwnerId, op.subject.toString());
            op.args.set(attachments::kName, value);
            op.args.set(attachments::kSha256, toHex(sha256(value)));
            op.args.set(attachments::kSize, 10);
            op.type = attachments::Attachment::kType;
            op.subject = common.newId();
            break;
        }
        case Act::EditTask:
            if (!about("task")) {
                return;
            }
            op.command = kEdit;
            op.args.set(kWhat, value);
            break;
        case Act::Send:
        case Act::Approve:
            if (!about("job")) {
                return;
            }
            op.command = kTransition;
            op.args.set(kTransitionName, std::string(s.act == Act::Send ? "send" : "approve"));
            op.comment = s.b % 5 == 0 ? "" : "why";
            break;
        default:
            if (!about("job")) {
                return;
            }
            op.command = s.act == Act::Remove ? kRemove : kEdit;
            if (s.act == Act::Move) {
                op.args.set(kTeam, anyTeam(s.b));
            } else if (s.act == Act::EditContact) {
                op.args.set(kPhone, value).set(kEmail, value + "x");
            } else if (s.act == Act::EditField) {
                const Field<std::string> fields[] = {kTitle, kPhone, kPlace, kEmail};
                if (s.b % 5 == 4) {
                    op.args.set(kHours, s.a % 24);
                } else {
                    op.args.set(fields[s.b % 5], "kanari" + value);
                }
            }
        }
        act(c, std::move(op), s);
    }

    std::string ownTeam(const ClientNode& c, std::uint32_t n) const
    {
        std::vector<std::string> teams;
        for (const auto& g : common.people.at(c.user).grants) {
            if (g.scope.starts_with("team:")) {
                teams.push_back(g.scope.substr(5));
            }
        }
        return teams.empty() || n % 10 == 0 ? anyTeam(n) : teams[n % teams.size()];
    }

    void act(ClientNode& c, Operation op, const Step& s)
    {
        const auto id = op.id;
        auto acted = c.core().act(std::move(op));
        SplitMix64 dice(s.chance);
        if (endedIn(c, dice)) {
            return;
        }
        trace(acted ? "+" : "-");
        if (!acted) {
            noteFault(acted.fault());
            return;
        }
        ++out.acts;
        c.accepted.push_back(id);
        checkReplay(c, false);
        carry(c, c.machine.wish(common.now, SyncMachine::Wish::OperationAdded));
    }

    // --- the network -----------------------------------------------------------------------------

    void carry(ClientNode& c, const SyncMachine::Orders& orders)
    {
        for (const auto o : orders) {
            switch (o) {
            case SyncMachine::Do::Login:
                carry(c, c.machine.done(common.now));
                break;
            case SyncMachine::Do::Hello:
            case SyncMachine::Do::Push:
            case SyncMachine::Do::Pull:
                c.exchange.emplace();
                c.exchange->what = o;
                break;
            case SyncMachine::Do::Files:
                carry(c, c.machine.filesDone(common.now));
                break;
            case SyncMachine::Do::OpenEvents:
            case SyncMachine::Do::CloseEvents:
                break;
            }
        }
    }

    void done(ClientNode& c, bool more = false)
    {
        const bool lastOfRound = c.machine.stage() == SyncMachine::Stage::Pull && !more;
        c.exchange.reset();
        carry(c, c.machine.done(common.now, more));
        if (lastOfRound && !c.machine.isBusy() && story.digests && !c.comparison) {
            c.comparison.emplace();
        }
        if (lastOfRound && !c.machine.isBusy() && story.segments > 0 && !c.fetching) {
            if (const auto coming = c.core().coming(); coming && !coming->empty()) {
                c.fetching.emplace();
                for (const auto& scope : *coming) {
                    c.fetching->insert(c.fetching->end(), scope.segments.begin(),
                                       scope.segments.end());
                }
            }
        }
    }

    void failed(ClientNode& c, const Fault& fault)
    {
        noteFault(fault);
        c.exchange.reset();
        carry(c, c.machine.failed(common.now, fault, 0));
    }

    /// One third of an exchange: ask, be served, take the answer.
    void advance(ClientNode& c, Wire wire, SplitMix64& dice)
    {
        if (!isUp(c)) {
            return;
        }
        if (c.comparison) {
            SplitMix64 luck(dice.next());
            compare(c, &luck, dice);
            if (!c.isUp()) {
                return;
            }
        }
        if (c.fetching) {
            SplitMix64 luck(dice.next());
            fetch(c, luck, dice);
            if (!c.isUp()) {
                return;
            }
        }
        if (c.machine.stage() == SyncMachine::Stage::Stopped) {
            carry(c, c.machine.start(common.now, true, true));
        } else if (!c.exchange) {
            carry(c, c.machine.wish(common.now, SyncMachine::Wish::Manual));
        }
        if (!c.exchange) {
            return;
        }
        switch (c.exchange->stage) {
        case ClientNode::Exchange::Stage::Ask:
            ask(c, dice);
            break;
        case ClientNode::Exchange::Stage::Sent:
            serve({&c}, wire, dice);
            break;
        case ClientNode::Exchange::Stage::Answered:
            answer(c, dice);
            break;
        }
    }

    /// Everybody's requests reach the server together and share a group.
    void meet(const Step& s, SplitMix64& dice)
    {
        for (int third = 0; third < 9 && out.broken.empty(); ++third) {
            std::vector<ClientNode*> sent;
            for (const auto& c : clients) {
                if (c->exchange && c->exchange->stage == ClientNode::Exchange::Stage::Sent) {
                    sent.push_back(c.get());
                } else {
                    advance(*c, Wire::Well, dice);
                }
            }
            if (!sent.empty()) {
                serve(sent, third == 1 ? s.wire : Wire::Well, dice);
            }
        }
    }

    void ask(ClientNode& c, SplitMix64& dice)
    {
        auto& e = *c.exchange;
        switch (e.what) {
        case SyncMachine::Do::Hello:
            e.request = encodeHello(c.core().hello());
            break;
        case SyncMachine::Do::Push: {
            const auto most = 1 + dice.below(20);
            auto batch =
                c.offerFrom > 0 ? c.core().doneFrom(c.offerFrom, most) : c.core().nextBatch(most);
            if (endedIn(c, dice)) {
                return;
            }
            if (!batch) {
                failed(c, batch.fault());
                return;
            }
            if (batch->empty()) {
                if (c.offerFrom > 0) {
                    mendNumbers(c, dice);
                } else {
                    done(c);
                }
                return;
            }
            e.request = encodePush(*batch);
            e.batch = std::move(*batch);
            break;
        }
        default:
            e.request = encodePullRequest(c.core().pullRequest());
            break;
        }
        e.stage = ClientNode::Exchange::Stage::Sent;
    }

    struct Pushed
    {
        std::vector<PushedOperation> operations;
        PushReply reply;
        Id user;
    };

    void serve(const std::vector<ClientNode*>& from, Wire wire, SplitMix64& dice)
    {
        std::vector<GroupCommit::Job> jobs;
        std::vector<ClientNode*> askers; ///< of each job
        std::vector<std::shared_ptr<Pushed>> pushes;
        std::vector<ClientNode*> pulling;
        if (!isServerUp()) {
            for (auto* c : from) {
                failed(*c, offline());
            }
            return;
        }
        for (auto* c : from) {
            auto& e = *c->exchange;
            ++out.exchanges;
            if (c == from.front()) {
                wire = wireAt(wire);
            }
            if (c == from.front() && wire == Wire::LoseRequest) {
                failed(*c, offline());
                continue;
            }
            if (c == from.front() && wire == Wire::Busy) {
                failed(*c, Fault{FaultCode::Busy, {}, "503", {}});
                continue;
            }
            if (const auto old = c->earlier.find(e.what);
                c == from.front() && wire == Wire::Stale && old != c->earlier.end()) {
                e.reply = old->second;
                e.actor = c->earlierTold[e.what].actor;
                e.answeredAt = {c->earlierTold[e.what].day.days * kDayMs};
                e.stage = ClientNode::Exchange::Stage::Answered;
                e.isStale = true;
                continue;
            }
            if (e.what == SyncMachine::Do::Pull) {
                pulling.push_back(c);
                continue;
            }
            const int times = c == from.front() && wire == Wire::Repeat ? 2 : 1;
            for (int i = 0; i < times; ++i) {
                auto pushed = std::make_shared<Pushed>();
                jobs.push_back(jobOf(*c, *pushed, c == from.front() && wire == Wire::Forge));
                askers.push_back(c);
                pushes.push_back(std::move(pushed));
            }
        }
        if (!jobs.empty()) {
            std::vector<ScopeEvent> events;
            const auto results = server.commit().run(jobs, events);
            if (server.disk.isDown()) {
                serverFell(dice, true);
                for (auto* c : from) {
                    if (c->exchange) {
                        failed(*c, offline());
                    }
                }
                return;
            }
            for (std::size_t i = 0; i < jobs.size(); ++i) {
                auto& e = *askers[i]->exchange;
                e.stage = ClientNode::Exchange::Stage::Answered;
                if (!results[i]) {
                    e.reply = results[i].fault();
                    continue;
                }
                learn(*pushes[i]);
            }
            for (const auto& p : pushes) {
                for (const auto& o : p->operations) {
                    checkServerRow(o.operation.type, o.operation.subject);
                }
            }
        }
        for (auto* c : pulling) {
            pull(*c);
        }
        if (wire == Wire::LoseReply && from.front()->exchange) {
            failed(*from.front(), offline());
        }
        for (auto* c : from) {
            if (c->exchange && c->exchange->reply && !c->exchange->isStale) {
                c->earlier[c->exchange->what] = *c->exchange->reply;
                c->earlierTold[c->exchange->what] = {c->exchange->actor,
                                                     c->exchange->answeredAt.day()};
                spoil(*c, c == from.front() ? wire : Wire::Well, dice);
            }
        }
    }

    GroupCommit::Job jobOf(ClientNode& c, Pushed& pushed, bool forged)
    {
        auto& e = *c.exchange;
        if (e.what == SyncMachine::Do::Hello) {
            return [this, &c, &e](Database&, AuthorityCore& core,
                                  std::vector<ScopeEvent>&) -> Status {
                auto request = decodeHello(e.request);
                if (!request) {
                    return std::move(request).fault();
                }
                auto reply = core.hello(*request, c.user, common.at(), common.newId().toString());
                if (!reply) {
                    return std::move(reply).fault();
                }
                e.reply = encodeHelloReply(*reply);
                return okStatus();
            };
        }
        pushed.user = c.user;
        const auto device = c.core().identity().device;
        return [this, &c, &e, &pushed, device, forged](Database&, AuthorityCore& core,
                                                       std::vector<ScopeEvent>& events) -> Status {
            auto operations = decodePush(e.request, common.catalogue);
            if (!operations) {
                return std::move(operations).fault();
            }
            if (forged && operations->size() > 1) {
                operations->back().operation.generation = common.newId();
            }
            auto reply = core.push(*operations, c.user, device, common.at(), events);
            if (!reply) {
                return std::move(reply).fault();
            }
            e.reply = encodePushReply(*reply);
            pushed.operations = std::move(*operations);
            pushed.reply = std::move(*reply);
            return okStatus();
        };
    }

    void pull(ClientNode& c)
    {
        auto& e = *c.exchange;
        e.stage = ClientNode::Exchange::Stage::Answered;
        e.actor = common.people.at(c.user);
        e.answeredAt = common.at();
        server.reader().setSliceRows(story.seed % 3 == 0 ? 1 + story.seed / 3 % 7 : 0);
        auto request = decodePullRequest(e.request);
        if (!request) {
            e.reply = request.fault();
            return;
        }
        if (story.segments > 0) {
            server.reader().setBounds(story.segments, story.segments);
        }
        auto reply = server.reader().pull(*request, e.actor, common.at());
        if (reply) {
            for (auto& scope : reply->segmented) {
                if (const auto made = makeSegments(scope, e.actor); !made) {
                    e.reply = made.fault();
                    return;
                }
            }
        }
        e.reply = reply ? Result<std::string>(encodePullReply(*reply))
                        : Result<std::string>(reply.fault());
    }

    static void spoil(ClientNode& c, Wire wire, SplitMix64& dice)
    {
        auto& text = *c.exchange->reply;
        if (text.empty()) {
            return;
        }
        if (wire == Wire::CutReply) {
            text.resize(dice.below(text.size()));
        } else if (wire == Wire::Mangle) {
            text[dice.below(text.size())] = '\x01';
        } else if (wire == Wire::Html) {
            text = "<!DOCTYPE html><html><title>Log in to this network</title></html>";
        }
    }

    void answer(ClientNode& c, SplitMix64& dice)
    {
        auto& e = *c.exchange;
        if (!e.reply) {
            if (e.what == SyncMachine::Do::Push && e.reply.fault().rule == "GENERATION_CLASH") {
                mendNumbers(c, dice);
            } else {
                failed(c, e.reply.fault());
            }
            return;
        }
        trace(*e.reply);
        switch (e.what) {
        case SyncMachine::Do::Hello:
            takeHello(c, dice);
            break;
        case SyncMachine::Do::Push:
            takeVerdicts(c, dice);
            break;
        default:
            takePull(c, dice);
            break;
        }
    }

    void takeHello(ClientNode& c, SplitMix64& dice)
    {
        auto reply = decodeHelloReply(*c.exchange->reply);
        const auto before = c.core().identity().epoch;
        auto taken = reply ? c.core().takeHello(*reply) : Status(reply.fault());
        if (endedIn(c, dice)) {
            return;
        }
        if (!taken) {
            failed(c, taken.fault());
            return;
        }
        c.holdsLost = c.holdsLost || (!before.empty() && before != reply->epoch);
        done(c);
    }

    void takeVerdicts(ClientNode& c, SplitMix64& dice)
    {
        auto reply = decodePushReply(*c.exchange->reply);
        if (!reply) {
            failed(c, reply.fault());
            return;
        }
        bool settled = false;
        bool retry = false;
        const auto expected = reply->expectedNumber;
        const auto first = c.exchange->batch.front().number;
        const auto last = c.exchange->batch.back().number;
        for (const auto& v : reply->verdicts) {
            const bool isOurs = std::any_of(c.exchange->batch.begin(), c.exchange->batch.end(),
                                            [&](const auto& op) { return op.id == v.operation; });
            settled = settled || (v.settled() && isOurs);
            retry = retry || !v.settled();
        }
        const auto taken = c.core().takeVerdicts(reply->verdicts, c.clock());
        if (endedIn(c, dice)) {
            return;
        }
        if (!taken) {
            failed(c, taken.fault());
            return;
        }
        checkReplay(c, false);
        if (expected != 0 && !settled) {
            if (expected >= first || c.offerFrom > 0) {
                mendNumbers(c, dice);
                return;
            }
            c.offerFrom = expected;
            c.offerUntil = first;
            done(c, true);
        } else if (!settled || retry) {
            failed(c, Fault{FaultCode::Busy, {}, "no verdict", {}});
        } else {
            if (c.offerFrom > 0) {
                c.offerFrom = last + 1 < c.offerUntil ? last + 1 : 0;
            }
            done(c, true);
        }
    }

    /// As the product's loop: what the server lacks is not kept here, or it counts otherwise.
    void mendNumbers(ClientNode& c, SplitMix64& dice)
    {
        c.offerFrom = 0;
        const auto asked = c.core().askForNewGeneration();
        if (!endedIn(c, dice)) {
            failed(c, asked ? Fault{FaultCode::Conflict, {}, "numbers", "GENERATION_CLASH"}
                            : asked.fault());
        }
    }

    // --- segments --------------------------------------------------------------------------------

    /// As the server's store of segments: made once, used by all as long as little has happened.
    Status makeSegments(SegmentedScope& scope, const Actor& actor)
    {
        auto& reader = server.reader();
        auto& made = segmented[{reader.epoch(), scope.key, scope.since}];
        const auto floor = reader.floorSeq();
        const auto behind = reader.eventsSince(scope.key, made.asOf);
        if (!floor || !behind) {
            return !floor ? floor.fault() : behind.fault();
        }
        if (made.key.empty() || made.asOf < *floor || *behind > story.segments) {
            made = {scope.key, {}, scope.since, 0, {}};
            const auto asOf =
                reader.readScope(scope.key, scope.since, 700, [&](ScopePiece piece) -> Status {
                    auto text = segmentHeader(scope.key, scope.since, piece) + piece.lines;
                    made.segments.push_back({toHex(sha256(text)), piece.type->key, piece.rows,
                                             static_cast<std::int64_t>(text.size())});
                    files[made.segments.back().sha256] = std::move(text);
                    return okStatus();
                });
            if (!asOf) {
                made = {};
                return asOf.fault();
            }
            made.asOf = *asOf;
        }
        scope.asOf = made.asOf;
        scope.segments = made.segments;
        std::erase_if(scope.segments, [&](const Segment& s) {
            return !reader.maySee(actor, *common.catalogue.type(s.type), scope.key,
                                  common.at().day());
        });
        return okStatus();
    }

    /// One segment, a few rows at a time; the line may break before or inside it.
    void fetch(ClientNode& c, SplitMix64& luck, SplitMix64& dice)
    {
        if (c.fetching->empty()) {
            c.fetching.reset();
            carry(c, c.machine.wish(common.now, SyncMachine::Wish::ServerChanged));
            return;
        }
        if (!isServerUp() || luck.below(12) == 0) {
            c.fetching.reset();
            return;
        }
        const auto segment = c.fetching->front();
        auto pieces = luck.below(6) == 0 ? luck.below(3) : 1'000;
        auto taken = decodeSegment(files.at(segment.sha256), segment, common.catalogue,
                                   1 + luck.below(4), [&](std::vector<SegmentRow>&& rows) {
                                       return pieces-- == 0
                                                  ? Status(offline())
                                                  : c.core().stage(segment.sha256, rows, false);
                                   });
        if (taken) {
            taken = c.core().stage(segment.sha256, {}, true);
        }
        if (endedIn(c, dice)) {
            return;
        }
        if (!taken) {
            noteFault(taken.fault());
            c.fetching.reset();
            return;
        }
        c.fetching->pop_front();
    }

    /// Scopes that come whole in segments.
    static std::set<std::string> comingTo(ClientNode& c)
    {
        std::set<std::string> out;
        auto s = c.database().prepare("SELECT key FROM coming_scope WHERE since = 0");
        while (s) {
            const auto row = s->step();
            if (!row || !*row) {
                break;
            }
            out.insert(std::string(s->text(0)));
        }
        return out;
    }

    // --- comparison ------------------------------------------------------------------------------

    /// A row of the replica goes bad behind its back. Rows with waiting work are left alone: there
    /// the base is the shadow, and the row above it is made anew with every pull.
    void rot(ClientNode& c, const Step& s, SplitMix64& dice)
    {
        const auto& type = kTypes[s.a % kTypes.size()];
        auto& db = c.database();
        RowRef ref{type, {}};
        const auto what = s.b % 8;
        std::string sql;
        if (what < 5) {
            auto found = db.prepare("SELECT id FROM \"" + type +
                                    "\" t WHERE NOT EXISTS (SELECT 1 FROM shadow WHERE type = ?1 "
                                    "AND row_id = t.id) ORDER BY id LIMIT 1 OFFSET ?2");
            if (!found) {
                return;
            }
            found->bind(1, type).bind(2, static_cast<std::int64_t>(s.b / 8 % 8));
            if (const auto row = found->step(); !row || !*row) {
                return;
            }
            ref.id = found->id(0);
            // What waits and names it would be replayed otherwise from now on.
            if (const auto named =
                    db.integer("SELECT count(*) FROM outbox WHERE instr(payload, ?1) > 0", 1,
                               ref.id.toString());
                !named || *named > 0) {
                return;
            }
        } else {
            ref.id = Id::make(common.at(), dice);
        }
        const auto id = "x'" + toHex(ref.id.bytes) + "'";
        const auto at = "\"" + type + "\" WHERE id = " + id;
        const auto field = type == "task" ? std::string("what") : Oracle::fieldsOf(type).front();
        const auto place =
            " FROM my_type t, my_scope s WHERE t.key = '" + type + "' AND s.since > 0";
        c.rotten.insert(ref);
        switch (what) {
        case 0:
            sql = "DELETE FROM " + at;
            break;
        case 1:
            sql = "UPDATE \"" + type + "\" SET row_ver = row_ver + 1000000 WHERE id = " + id;
            break;
        case 2:
            sql = "DELETE FROM scope_row WHERE row_id = " + id;
            break;
        case 3:
        case 4:
            sql = "UPDATE \"" + type + "\" SET \"" +
                  (type == "job" || type == "task" ? std::string("team") : field) +
                  "\" = 'rotten' WHERE id = " + id;
            break;
        default: {
            Record r(*common.catalogue.type(type), ref.id);
            r.setValue(field, Value(std::string("forged")));
            r.version = 1 + static_cast<std::int64_t>(s.b % 90);
            if (what != 7) {
                (void)c.store().insert(r);
                c.store().clearFault();
            }
            if (what != 5) { // with a place in a scope; or that place alone
                sql = "INSERT INTO scope_row(scope, type, row_id) SELECT s.id, t.id, " + id +
                      place + " LIMIT 1";
            }
        }
        }
        if (!sql.empty()) {
            (void)db.execute(sql);
        }
        (void)endedIn(c, dice);
    }

    /// One message of a comparison. @param luck of the network; nothing: it is well
    void compare(ClientNode& c, SplitMix64* luck, SplitMix64& dice)
    {
        using Stage = ClientNode::Comparison::Stage;
        auto& talk = *c.comparison;
        const auto end = [&] { c.comparison.reset(); };
        const auto isLost = [&] {
            if (!isServerUp() || (luck && luck->below(15) == 0)) {
                return true;
            }
            return false;
        };
        const auto cut = [&] {
            if (luck && luck->below(15) == 0) {
                talk.message.resize(luck->below(talk.message.size() + 1));
            }
        };
        const auto& actor = common.people.at(c.user);
        switch (talk.stage) {
        case Stage::Ask: {
            const auto request = c.core().digestRequest(c.slice);
            if (request.scopes.empty()) {
                end();
                return;
            }
            talk.message = encodeDigestRequest(request);
            talk.stage = Stage::Sent;
            return;
        }
        case Stage::Sent: {
            const auto request = decodeDigestRequest(talk.message);
            auto reply = isLost()  ? Result<DigestReply>(offline())
                         : request ? server.reader().digests(*request, actor, common.at())
                                   : Result<DigestReply>(request.fault());
            if (!reply) {
                noteFault(reply.fault());
                end();
                return;
            }
            talk.message = encodeDigestReply(*reply);
            cut();
            talk.stage = Stage::Answered;
            return;
        }
        case Stage::Answered: {
            const auto reply = decodeDigestReply(talk.message);
            const auto compared = reply ? c.core().compare(*reply, c.slice)
                                        : Result<ReplicaCore::Compared>(reply.fault());
            if (endedIn(c, dice)) {
                return;
            }
            if (!compared) {
                noteFault(compared.fault());
                end();
                return;
            }
            if (c.rotten.empty() && !(compared->differing.empty() && compared->strays.empty())) {
                broken(c, "I10: sums differ of rows that are equal: " +
                              (compared->strays.empty()
                                   ? compared->differing.front().type + " in " +
                                         compared->differing.front().scope.key
                                   : compared->strays.front().type + " is a stray"));
            }
            if (!reply->compared.empty()) {
                c.slice = (c.slice + 1) % kDigestSlices;
            }
            talk.differing.assign(compared->differing.begin(), compared->differing.end());
            noteMended(c);
            break;
        }
        case Stage::RowsSent: {
            const auto request = decodeRowsRequest(talk.message);
            auto reply = isLost()  ? Result<RowsReply>(offline())
                         : request ? server.reader().rows(*request, actor, common.at())
                                   : Result<RowsReply>(request.fault());
            if (!reply) {
                noteFault(reply.fault());
                end();
                return;
            }
            talk.message = encodeRowsReply(*request, *reply);
            cut();
            talk.stage = Stage::RowsAnswered;
            return;
        }
        case Stage::RowsAnswered: {
            const auto request = talk.differing.front();
            const auto reply = decodeRowsReply(talk.message, request, common.catalogue);
            const auto mended =
                reply ? c.core().mend(request, *reply) : Result<std::vector<RowRef>>(reply.fault());
            if (endedIn(c, dice)) {
                return;
            }
            if (!mended) {
                noteFault(mended.fault());
                end();
                return;
            }
            talk.differing.pop_front();
            checkReplay(c, true);
            noteMended(c);
            break;
        }
        }
        if (talk.differing.empty()) {
            end();
            return;
        }
        talk.message = encodeRowsRequest(talk.differing.front());
        talk.stage = Stage::RowsSent;
    }

    /// Whether rows that went bad are what they should be again.
    void noteMended(ClientNode& c)
    {
        if (!c.rotten.empty()) {
            checkBase(c, heldNow(c));
        }
    }

    /// What went bad is found and mended within one cycle, and then nothing differs any more.
    void checkCycle(ClientNode& c, SplitMix64& dice)
    {
        if (oracle.lastSeq() == 0) {
            return; // a server without a transaction has nothing to compare with
        }
        for (int cycle = 0; cycle < 2; ++cycle) {
            for (int i = 0; i < kDigestSlices && out.broken.empty(); ++i) {
                const auto slice = c.slice;
                c.comparison.emplace();
                while (c.comparison && out.broken.empty()) {
                    compare(c, nullptr, dice);
                }
                if (!c.core().digestRequest(0).scopes.empty() && c.slice == slice) {
                    broken(c, "I10: nothing was compared");
                }
            }
            noteMended(c);
            if (!c.rotten.empty()) {
                broken(c, "I10: " + c.rotten.begin()->type + ' ' + c.rotten.begin()->id.toString() +
                              " is not put right within a cycle");
            }
        }
    }

    void takePull(ClientNode& c, SplitMix64& dice)
    {
        auto reply = decodePullReply(*c.exchange->reply, common.catalogue);
        if (!reply) {
            failed(c, reply.fault());
            return;
        }
        if (reply->epoch != c.core().identity().epoch) {
            failed(c, Fault{FaultCode::Conflict, {}, "epoch changed", "GENERATION_CLASH"});
            return;
        }
        const auto before = comingTo(c);
        const auto waiting = idsOf(c, "SELECT op_id FROM outbox");
        // Downloads can be fetched again: as the product does it.
        Status taken = c.database().setSynchronous(Synchronous::Normal);
        if (taken) {
            auto applied = c.core().applyPull(*reply);
            taken = applied ? okStatus() : Status(applied.fault());
        }
        if (endedIn(c, dice)) {
            return;
        }
        if (auto strict = c.database().setSynchronous(Synchronous::Full); !strict) {
            broken(c, "synchronous=FULL refused: " + strict.fault().detail);
        }
        if (!taken) {
            failed(c, taken.fault());
            return;
        }
        ++out.checkpoints;
        const auto after = comingTo(c);
        for (const auto& key : before) {
            if (!after.count(key) && c.named.count(key)) {
                c.told[key] = c.named[key];
            }
        }
        for (const auto& s : reply->segmented) {
            c.named[s.key] = {c.exchange->actor, c.exchange->answeredAt.day()};
        }
        checkCheckpoint(c, *reply);
        checkSettled(c, waiting);
        checkAccepted(c);
        checkReplay(c, true);
        done(c, reply->more);
    }

    // --- what must hold --------------------------------------------------------------------------

    /// What the server has just decided, in its order.
    void learn(const Pushed& p)
    {
        for (std::size_t i = 0; i < p.reply.verdicts.size(); ++i) {
            const auto& v = p.reply.verdicts[i];
            if (!v.settled()) {
                continue;
            }
            if (const auto* known = oracle.decided(v.operation)) {
                auto same = known->verdict;
                same.number = v.number;
                if (!(same == v)) {
                    broken("I2: another verdict for the same operation " + v.operation.toString());
                }
                oracle.again(p.operations[i].operation);
                continue;
            }
            ++out.decided;
            check(
                oracle.take(p.operations[i].operation, v, common.people.at(p.user), v.receivedAt));
        }
    }

    void check(const std::string& complaint)
    {
        if (!complaint.empty()) {
            broken(complaint);
        }
    }

    /// After the server's end: what it committed and nobody heard of; and all that anybody heard
    /// of must be there.
    void catchUp()
    {
        std::set<Id> there;
        std::vector<std::tuple<std::int64_t, std::string, std::string>> news;
        auto s = server.database().prepare(
            "SELECT op_id, payload, verdict, seq FROM op_log ORDER BY seq, number");
        for (;;) {
            auto row = s ? s->step() : Result<bool>(s.fault());
            if (!row) {
                return; // a disk that fails is asked again at the next start
            }
            if (!*row) {
                break;
            }
            there.insert(s->id(0));
            if (!oracle.decided(s->id(0))) {
                news.emplace_back(s->integer(3), std::string(s->text(1)), std::string(s->text(2)));
            }
        }
        for (const auto& [seq, payload, verdict] : news) {
            auto op = decodeOperation(payload, common.catalogue);
            auto v = decodeVerdict(verdict);
            if (!op || !v) {
                broken("I1: the server's log cannot be read");
                return;
            }
            ++out.decided;
            check(oracle.take(*op, *v, common.people.at(op->user), v->receivedAt, false));
        }
        for (const auto& [id, d] : oracle.all()) {
            if (!there.count(id)) {
                broken("I1: the server has forgotten " + id.toString());
            }
        }
        checkServer();
    }

    static Fields fieldsOf(const Record& r)
    {
        Fields out;
        for (const auto& f : Oracle::fieldsOf(r.typeKey())) {
            if (const auto& v = r.value(f); !isNull(v)) {
                out[f] = v;
            }
        }
        return out;
    }

    static std::string shown(const Value& v)
    {
        const auto* t = asText(v);
        const auto* n = asInteger(v);
        return t ? *t : n ? std::to_string(*n) : isNull(v) ? "empty" : asId(v)->toString();
    }

    static std::string differing(const Oracle::Version& v, const Record& r)
    {
        if (v.seq != r.version) {
            return "version " + std::to_string(r.version) + " instead of " + std::to_string(v.seq);
        }
        const auto have = fieldsOf(r);
        if (have == v.fields) {
            return {};
        }
        for (const auto& f : Oracle::fieldsOf(r.typeKey())) {
            const auto a = have.find(f);
            const auto b = v.fields.find(f);
            if ((a == have.end()) != (b == v.fields.end()) ||
                (a != have.end() && a->second != b->second)) {
                return "field " + f + " is " + shown(a == have.end() ? Value() : a->second) +
                       ", not " + shown(b == v.fields.end() ? Value() : b->second);
            }
        }
        return "fields";
    }

    void checkServerRow(const std::string& type, const Id& id)
    {
        const auto* row = oracle.row(id);
        const auto found = server.store().find(type, id);
        if (!row) {
            if (found) {
                broken("I12: the server holds a row of a refused operation: " + type);
            }
            return;
        }
        if (!found || found->deleted != row->last().deleted) {
            broken("I12: the server lacks " + type + ' ' + id.toString());
            return;
        }
        if (const auto d = differing(row->last(), *found); !row->last().deleted && !d.empty()) {
            broken("I12: the server's " + type + ' ' + id.toString() + ": " + d);
        }
    }

    void checkServer()
    {
        std::size_t expected = 0;
        for (const auto& [id, row] : oracle.rows()) {
            checkServerRow(row.type, id);
            expected += row.last().deleted ? 0 : 1;
        }
        std::size_t have = 0;
        for (const auto& t : kTypes) {
            have += static_cast<std::size_t>(server.store().count(Query{.type = t}));
        }
        if (have != expected) {
            broken("I12: the server holds " + std::to_string(have) + " rows instead of " +
                   std::to_string(expected));
        }
        const auto wrong = server.core().check();
        if (!wrong || !wrong->empty()) {
            broken("I12: " + (wrong ? wrong->front() : wrong.fault().detail));
        }
    }

    void checkReplay(ClientNode& c, bool always)
    {
        // A short outbox costs little; from a long one not all are replayed.
        const auto waiting = c.database().integer("SELECT count(*) FROM outbox", 0);
        if (waiting && *waiting == 0) {
            if (const auto left = c.database().integer("SELECT count(*) FROM shadow", 0);
                left && *left != 0) {
                broken(c, "I7: shadows although nothing waits");
            }
            return;
        }
        if (waiting && *waiting > kOftenReplayed && ++sinceReplay % (always ? 2 : 4) != 0) {
            return;
        }
        const auto calls = c.disk.calls();
        if (const auto replay = c.core().checkReplay(); !replay && calls == c.disk.calls()) {
            broken(c, "I7: " + replay.fault().detail);
        }
    }

    /// No act that the user was told is kept may be gone.
    void checkAccepted(ClientNode& c)
    {
        std::set<Id> there;
        for (const char* sql :
             {"SELECT op_id FROM outbox", "SELECT op_id FROM op_done", "SELECT op_id FROM inbox"}) {
            auto s = c.database().prepare(sql);
            for (;;) {
                auto row = s ? s->step() : Result<bool>(s.fault());
                if (!row) {
                    return;
                }
                if (!*row) {
                    break;
                }
                there.insert(s->id(0));
            }
        }
        for (const auto& id : c.accepted) {
            // What was decided is kept thirty days; then the server's history alone has it.
            const auto* known = oracle.decided(id);
            const auto& lost = oracle.lost(id);
            const bool isOld = (known && known->verdict.receivedAt.plusDays(30) < common.at()) ||
                               (!lost.empty() && lost.back().receivedAt.plusDays(30) < common.at());
            if (!there.count(id) && !isOld) {
                broken(c, "I1: an accepted act is gone: " + id.toString());
            }
        }
    }

    /// Ids are unique within a type only: what an act makes here and what it made on the server
    /// count by themselves.
    using Base = std::map<RowRef, Record>;

    Base baseOf(ClientNode& c)
    {
        Base out;
        for (const auto& t : kTypes) {
            for (auto& r : c.store().query(Query{.type = t})) {
                RowRef ref{t, r.id};
                out.emplace(std::move(ref), std::move(r));
            }
        }
        auto s =
            c.database().prepare("SELECT type, row_id, existed, deleted, row, row_ver FROM shadow");
        while (s) {
            auto row = s->step();
            if (!row || !*row) {
                break;
            }
            const RowRef ref{std::string(s->text(0)), s->id(1)};
            out.erase(ref);
            if (s->integer(2) == 0 || s->integer(3) != 0) {
                continue;
            }
            auto r = decodeRow(s->text(4), *common.catalogue.type(s->text(0)));
            if (!r) {
                broken(c, "I6: a shadow cannot be read");
                break;
            }
            r->id = ref.id;
            r->version = s->integer(5);
            out.emplace(ref, std::move(*r));
        }
        return out;
    }

    struct Held
    {
        std::string key;
        std::int64_t since = 0;
        bool isGranted = false;
        bool isLive = false; ///< and here; a scope that was lost is kept until the outbox is empty
    };

    static std::vector<Held> heldNow(ClientNode& c)
    {
        std::vector<Held> held;
        auto s = c.database().prepare("SELECT key, since FROM my_scope ORDER BY key");
        while (s) {
            const auto row = s->step();
            if (!row || !*row) {
                break;
            }
            const std::string key(s->text(0));
            const bool live = c.live.count(key) > 0;
            held.push_back({key, s->integer(1), live, live && s->integer(1) > 0});
        }
        return held;
    }

    void checkCheckpoint(ClientNode& c, const PullReply& reply)
    {
        c.live = {reply.scopes.begin(), reply.scopes.end()};
        const auto held = heldNow(c);
        if (c.epoch != reply.epoch) {
            c.cursors.clear();
            c.epoch = reply.epoch;
        }
        if (!c.exchange->isStale) {
            const auto day = c.exchange->answeredAt.day();
            const auto allowed = Oracle::scopesOf(c.exchange->actor, day);
            for (const auto& h : held) {
                if (h.isLive && std::find(allowed.begin(), allowed.end(), h.key) == allowed.end()) {
                    broken(c, "I8: holds " + h.key + " without a right");
                }
                // What is shown stays as it was until all of the other is here.
                const bool comes = std::any_of(reply.segmented.begin(), reply.segmented.end(),
                                               [&](const auto& s) { return s.key == h.key; });
                const bool whole =
                    std::find(reply.whole.begin(), reply.whole.end(), h.key) != reply.whole.end();
                if (h.isLive && (whole || !c.told.count(h.key))) {
                    c.told[h.key] = {c.exchange->actor, day};
                }
                if (const auto& told = c.told[h.key];
                    h.isLive && !reply.more && !comes &&
                    Oracle::maySee(told.actor, told.day, "job", h.key) !=
                        Oracle::maySee(c.exchange->actor, day, "job", h.key)) {
                    broken(c, "I8: other rights in " + h.key + " changed nothing");
                }
            }
        }
        std::map<std::string, std::int64_t> cursors;
        for (const auto& h : held) {
            if (const auto known = c.cursors.find(h.key);
                known != c.cursors.end() && h.since > 0 && known->second > h.since) {
                broken(c, "I9: the cursor of " + h.key + " went back to " +
                              std::to_string(h.since) + " from " + std::to_string(known->second));
            }
            cursors[h.key] = h.since;
        }
        c.cursors = std::move(cursors);
        const auto waiting = c.database().integer("SELECT count(*) FROM outbox", 0);
        for (const auto& h : held) {
            if (!h.isGranted && waiting && *waiting == 0) {
                broken(c, "I8: still holds " + h.key + " although nothing waits");
            }
        }
        // Read your own writes: what has left the outbox and took effect is in the rows. Parked
        // work leaves it without an effect; a scope held anew may still be behind the others.
        auto reached = reply.toSeq;
        for (const auto& h : held) {
            reached = std::max(reached, h.since);
        }
        const auto early = c.database().integer(
            "SELECT count(*) FROM op_done WHERE json_extract(verdict, '$.seq') > ?1 AND "
            "json_extract(verdict, '$.kind') IN ('applied', 'merged', 'conflict')",
            0, reached);
        if (early && *early > 0 && !c.exchange->isStale) {
            broken(c, "I5: own work left the outbox before its effect came");
        }
        if (std::all_of(held.begin(), held.end(), [](const auto& h) { return h.since > 0; })) {
            c.holdsLost = false;
        }
        checkBase(c, held);
    }

    static std::set<Id> idsOf(ClientNode& c, const char* sql)
    {
        std::set<Id> out;
        auto s = c.database().prepare(sql);
        while (s) {
            const auto row = s->step();
            if (!row || !*row) {
                break;
            }
            out.insert(s->id(0));
        }
        return out;
    }

    /// Read your own writes: what has left the outbox with this checkpoint and took effect is in
    /// the rows of a scope that holds it.
    void checkSettled(ClientNode& c, const std::set<Id>& waiting)
    {
        if (c.holdsLost || c.core().identity().epoch != epoch) {
            return;
        }
        const auto still = idsOf(c, "SELECT op_id FROM outbox");
        const auto held = heldNow(c);
        for (const auto& id : waiting) {
            const auto* d = oracle.decided(id);
            if (still.count(id) || !d || d->verdict.seq <= 0) {
                continue;
            }
            const auto* row = oracle.row(d->operation.subject);
            const auto* v = row ? row->at(d->verdict.seq) : nullptr;
            bool isBehind = false;
            bool isHere = false;
            for (const auto& h : held) {
                const bool holds =
                    v && h.isGranted && c.told.count(h.key) &&
                    std::find(v->scopes.begin(), v->scopes.end(), h.key) != v->scopes.end() &&
                    Oracle::maySee(c.told[h.key].actor, c.told[h.key].day, row->type, h.key);
                isHere = isHere || (holds && h.since >= d->verdict.seq);
                isBehind = isBehind || (holds && h.since < d->verdict.seq);
            }
            if (isBehind && !isHere) {
                broken(c, "I5: " + id.toString() + " left the outbox before its effect came");
            }
        }
    }

    /// The scopes that the replica takes a row to belong to.
    static std::set<std::string> placesOf(ClientNode& c, const RowRef& ref)
    {
        std::set<std::string> places;
        auto s = c.database().prepare(
            "SELECT s.key FROM scope_row r JOIN my_scope s ON s.id = r.scope JOIN my_type t ON "
            "t.id = r.type WHERE t.key = ?1 AND r.row_id = ?2");
        if (s) {
            s->bind(1, ref.type).bind(2, ref.id);
        }
        while (s) {
            const auto row = s->step();
            if (!row || !*row) {
                break;
            }
            places.insert(std::string(s->text(0)));
        }
        return places;
    }

    void checkBase(ClientNode& c, const std::vector<Held>& held)
    {
        if (c.holdsLost || c.core().identity().epoch != epoch) {
            return; // until all of it has come anew
        }
        const auto calls = c.disk.calls();
        auto base = baseOf(c);
        if (c.store().fault()) {
            c.store().clearFault();
            if (calls == c.disk.calls()) {
                broken(c, "I6: the replica cannot be read");
            }
            return;
        }
        const auto sees = [&](const Held& h, const std::string& type, const Oracle::Version& v) {
            const auto told = c.told.find(h.key);
            return !v.deleted &&
                   std::find(v.scopes.begin(), v.scopes.end(), h.key) != v.scopes.end() &&
                   told != c.told.end() &&
                   Oracle::maySee(told->second.actor, told->second.day, type, h.key);
        };
        std::int64_t furthest = 0;
        for (const auto& h : held) {
            furthest = std::max(furthest, h.isLive ? h.since : 0);
        }
        // One that is further in a scope that it has left again meanwhile is as it was there.
        const auto isNewer = [&](const Oracle::Row& row, const Oracle::Version& least,
                                 const Record& r) {
            return std::any_of(row.versions.begin(), row.versions.end(), [&](const auto& v) {
                return v.seq > least.seq && v.seq <= furthest && !v.deleted &&
                       differing(v, r).empty();
            });
        };
        std::size_t matched = 0;
        for (const auto& [id, row] : oracle.rows()) {
            const auto found = base.find(RowRef{row.type, id});
            const Oracle::Version* expected = nullptr;
            bool maybe = false; // in a scope that is kept only until the outbox is empty
            for (const auto& h : held) {
                if (h.isLive) {
                    const auto* v = row.at(h.since);
                    if (v && sees(h, row.type, *v) && (!expected || expected->seq < v->seq)) {
                        expected = v;
                    }
                } else {
                    maybe =
                        maybe || std::any_of(row.versions.begin(), row.versions.end(),
                                             [&](const auto& v) { return sees(h, row.type, v); });
                }
            }
            const RowRef ref{row.type, id};
            if (c.rotten.count(ref)) {
                std::set<std::string> scopes;
                for (const auto& h : held) {
                    const auto* v = h.isLive ? row.at(h.since) : nullptr;
                    if (v && sees(h, row.type, *v)) {
                        scopes.insert(h.key);
                    }
                }
                const bool isWell =
                    (expected ? found != base.end() && differing(*expected, found->second).empty()
                              : found == base.end()) &&
                    placesOf(c, ref) == scopes;
                if (isWell) {
                    c.rotten.erase(ref);
                } else {
                    base.erase(ref);
                    continue;
                }
            }
            if (expected) {
                if (found == base.end()) {
                    broken(c, "I6: lacks " + row.type + ' ' + id.toString() + " at seq " +
                                  std::to_string(expected->seq));
                    return;
                }
                if (const auto d = differing(*expected, found->second);
                    !d.empty() && !isNewer(row, *expected, found->second)) {
                    broken(c, "I6: " + row.type + ' ' + id.toString() + ": " + d);
                    return;
                }
            } else if (found != base.end() && !maybe) {
                broken(c,
                       "I8: holds " + row.type + ' ' + id.toString() + " of no scope of its own");
                return;
            }
            matched += found != base.end() ? 1 : 0;
        }
        std::erase_if(c.rotten, [&](const RowRef& ref) {
            // Forged, and taken out.
            return !oracle.row(ref.id) && base.erase(ref) == 0 && placesOf(c, ref).empty();
        });
        if (matched != base.size()) {
            broken(c, "I6: holds rows that nobody made");
        }
    }

    // --- the end ---------------------------------------------------------------------------------

    /// All faults end; within a bounded time everybody's work has arrived.
    void heal()
    {
        ended = placesNow();
        server.disk.heal();
        for (const auto& c : clients) {
            c->disk.heal();
            c->skew = 0;
        }
        SplitMix64 dice(story.seed);
        for (int round = 0; round < 40 && out.broken.empty(); ++round) {
            common.now += 10 * 60'000;
            for (const auto& c : clients) {
                for (int i = 0; i < 400 && out.broken.empty(); ++i) {
                    advance(*c, Wire::Well, dice);
                    if (!c->exchange && !c->fetching &&
                        c->machine.stage() == SyncMachine::Stage::Resting) {
                        break;
                    }
                }
            }
            if (isSettled()) {
                checkEnd();
                return;
            }
        }
        if (out.broken.empty()) {
            std::string who;
            for (const auto& c : clients) {
                const auto n = c->isUp() ? c->core().counts() : Result<SyncCounts>(offline());
                who += ' ' + c->name + ": " +
                       (n ? std::to_string(n->waiting) + " waiting" : "down") +
                       (c->machine.trouble()
                            ? ", " + c->machine.trouble()->detail + ' ' + c->machine.trouble()->rule
                            : std::string()) +
                       ';';
            }
            broken("I13: not settled:" + who);
        }
    }

    bool isSettled()
    {
        if (!isServerUp()) {
            return false;
        }
        for (const auto& c : clients) {
            if (!c->isUp() || c->exchange || c->fetching) {
                return false;
            }
            const auto left = c->database().integer("SELECT count(*) FROM outbox", 1);
            if (!left || *left != 0) {
                return false;
            }
            for (const auto& h : heldNow(*c)) {
                if (h.since != oracle.lastSeq()) {
                    return false;
                }
            }
        }
        return true;
    }

    void checkEnd()
    {
        checkServer();
        SplitMix64 dice(story.seed);
        checkSearch(server.database(), "the server");
        if (auto sound = server.database().quickCheck(); !sound) {
            broken("the server's file: " + sound.fault().detail);
        }
        for (const auto& c : clients) {
            if (story.digests) {
                checkCycle(*c, dice);
            }
            if (c->holdsLost && oracle.lastSeq() > 0) {
                broken(*c, "I6: holds rows of a history that is gone");
            }
            checkBase(*c, heldNow(*c));
            checkAccepted(*c);
            if (auto sound = c->database().quickCheck(); !sound) {
                broken(*c, "the file: " + sound.fault().detail);
            }
            checkSearch(c->database(), c->name);
            checkDone(*c);
            if (c->disk.bytesUsed() > 64U * 1024 * 1024) {
                broken(*c, "I14: the disk fills");
            }
        }
    }

    /// The search index holds what the rows hold, and nothing of rows that are gone.
    void checkSearch(Database& db, const std::string& whose)
    {
        auto sound = db.execute("INSERT INTO job_fts(job_fts, rank) VALUES('integrity-check', 1)");
        if (!sound) {
            broken("I8: the search index of " + whose + " is not that of its rows");
        }
    }

    /// What the replica believes the server has decided is what the server did decide, and what
    /// was refused is shown to its author.
    void checkDone(ClientNode& c)
    {
        const auto inbox = c.core().inbox();
        if (!inbox) {
            broken(c, "I1: the inbox cannot be read");
            return;
        }
        std::set<Id> shown;
        for (const auto& e : *inbox) {
            shown.insert(e.operation.id);
        }
        auto s = c.database().prepare("SELECT op_id, verdict FROM op_done");
        while (s) {
            auto row = s->step();
            if (!row || !*row) {
                break;
            }
            const auto id = s->id(0);
            const auto v = decodeVerdict(s->text(1));
            const auto* d = oracle.decided(id);
            // What another history refused is not offered to this one.
            const bool hadEffect = v && (v->tookEffect() || v->kind == VerdictKind::Conflict);
            if (v && !hadEffect && !oracle.lost(id).empty()) {
                continue;
            }
            if (!v || !d) {
                broken(c, "I1: a verdict that the server never gave: " + id.toString());
                return;
            }
            if (v->kind != d->verdict.kind || v->seq != d->verdict.seq) {
                broken(c, "I1: another verdict than the server's: " + id.toString());
            }
            if (!v->tookEffect() && !shown.count(id)) {
                broken(c, "I1: a refusal that nobody was shown: " + id.toString());
            }
        }
    }
};

std::string toText(const Interruption& i)
{
    constexpr const char* kNames[] = {"nothing",
                                      "a client is killed",
                                      "a client goes dark",
                                      "the server is killed",
                                      "the server goes dark",
                                      "a request is lost",
                                      "a reply is lost",
                                      "a reply is cut"};
    return std::string(kNames[static_cast<int>(i.what)]) + " (machine " + std::to_string(i.client) +
           ") at " + std::to_string(i.at);
}

void useOneThread()
{
    // What is given back now is asked for again with the next page.
    constexpr int kKept = 512 * 1024 * 1024;
    mallopt(M_MMAP_THRESHOLD, kKept);
    mallopt(M_TRIM_THRESHOLD, kKept);
    sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 512, 512);
}

Simulation::Simulation(const Story& story, const Interruption& interruption)
    : m_impl(std::make_unique<Impl>(story, interruption))
{
}

Places Simulation::places() const
{
    auto out = m_impl->ended;
    out.clients.resize(m_impl->begun.clients.size()); // copies do not stand there from the start
    for (std::size_t i = 0; i < out.clients.size(); ++i) {
        out.clients[i] -= m_impl->begun.clients[i];
    }
    out.server -= m_impl->begun.server;
    return out;
}
Simulation::~Simulation() = default;
Outcome Simulation::run() { return m_impl->run(); }

} // namespace myspike::sim
