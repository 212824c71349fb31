#include "tests/support/shared/store_catalogue.h"

#include <array>
#include <cstdio>
#include <cstdlib>

#include <unistd.h>

namespace myspike::test {

namespace {
constexpr std::array kStates = {Choice{"draft", msg("test", "Draft")},
                                Choice{"active", msg("test", "Active")},
                                Choice{"left", msg("test", "Left")}};
std::vector<std::string> everywhere(const Record&) { return {"reference"}; }
} // namespace

std::span<const Choice> choicesOf(WorkerState) { return kStates; }

const RecordType& office()
{
    static const RecordType t{
        .key = Office::kType,
        .singular = msg("test", "Office"),
        .plural = msg("test", "Offices"),
        .module = "test",
        .scopes = everywhere,
        .fields = {describe(kOfficeCode, {.label = msg("test", "Code")}),
                   describe(kOfficeName, {.label = msg("test", "Name"), .searchable = true})},
        .title = {"code", "name"},
        .naturalKey = {"code"},
        .defaultSort = {{"name"}},
        .fullReplica = true,
    };
    return t;
}

const RecordType& worker()
{
    static const RecordType t{
        .key = Worker::kType,
        .singular = msg("test", "Worker"),
        .plural = msg("test", "Workers"),
        .module = "test",
        .scopes = everywhere,
        .fields =
            {
                describe(kName,
                         {.label = msg("test", "Name"), .searchable = true, .indexed = true}),
                describe(kNumber, {.label = msg("test", "Number"),
                                   .searchable = true,
                                   .indexed = true,
                                   .kind = FieldKind::Identity}),
                describe(kState, {.label = msg("test", "State"), .indexed = true}),
                describe(kOffice, {.label = msg("test", "Office")}),
                describe(kJoinedOn, {.label = msg("test", "Joined"), .indexed = true}),
                describe(kPay, {.label = msg("test", "Pay")}),
                describe(kTrained, {.label = msg("test", "Trained")}),
                describe(kRemarks, {.label = msg("test", "Remarks"), .kind = FieldKind::Paragraph}),
            },
        .title = {"name", "number"},
        .naturalKey = {"number", "joined_on"},
        .defaultSort = {{"joined_on", true}, {"name"}},
    };
    return t;
}

const RecordType& leave()
{
    static const RecordType t{
        .key = Leave::kType,
        .singular = msg("test", "Leave"),
        .plural = msg("test", "Leaves"),
        .module = "test",
        .scopes = everywhere,
        .fields = {describe(kLeaveOf, {.label = msg("test", "Worker")}),
                   describe(kLeaveFrom, {.label = msg("test", "From")})},
        .defaultSort = {{"starts_on"}},
        .parent = "worker",
    };
    return t;
}

Catalogue smallCatalogue()
{
    Catalogue c;
    c.add(office());
    c.add(worker());
    c.add(leave());
    return c;
}

TemporaryFolder::TemporaryFolder()
{
    auto pattern = (std::filesystem::temp_directory_path() / "myspike-test-XXXXXX").string();
    if (!::mkdtemp(pattern.data())) {
        std::perror("mkdtemp");
        std::abort();
    }
    m_path = pattern;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

SmallStore::SmallStore(StoreSide side, DatabaseOptions options)
{
    if (options.path.empty()) {
        options.path = folder.file("store.db");
    }
    auto opened = Database::open(options);
    if (opened.ok()) {
        database.emplace(std::move(*opened));
        if (auto done = Migrator(catalogue, side).run(*database, Instant{1}); !done.ok()) {
            opened = std::move(done).fault();
        }
    }
    if (!opened.ok()) {
        std::fprintf(stderr, "no store: %s\n", opened.fault().detail.c_str());
        std::abort();
    }
    store = std::make_unique<RecordStore>(*database, catalogue, side);
}

Record SmallStore::newWorker(const std::string& name, WorkerState state)
{
    Record r(worker(), newId());
    r.set(kName, name);
    r.set(kState, state);
    return r;
}

} // namespace myspike::test
