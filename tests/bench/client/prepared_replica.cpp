#include "tests/bench/client/prepared_replica.h"

#include <QDir>
#include <QFile>
#include <fmt/format.h>

#include <array>
#include <filesystem>

#include <fcntl.h>
#include <unistd.h>

#include "client/sync/offline_accounts.h"
#include "shared/modules/centres/fields.h"
#include "shared/modules/reference/fields.h"
#include "shared/store/bulk_insert.h"
#include "shared/store/migrator.h"
#include "shared/store/transactions.h"
#include "tests/bench/client/must.h"

namespace myspike::bench {

namespace {

constexpr int kTrainees = 25;
constexpr int kChecklistRows = 100;

const std::array<std::pair<const char*, const char*>, 16> kStates{{{"01", "Johor"},
                                                                   {"02", "Kedah"},
                                                                   {"03", "Kelantan"},
                                                                   {"04", "Melaka"},
                                                                   {"05", "Negeri Sembilan"},
                                                                   {"06", "Pahang"},
                                                                   {"07", "Pulau Pinang"},
                                                                   {"08", "Perak"},
                                                                   {"09", "Perlis"},
                                                                   {"10", "Selangor"},
                                                                   {"11", "Terengganu"},
                                                                   {"12", "Sabah"},
                                                                   {"13", "Sarawak"},
                                                                   {"14", "Kuala Lumpur"},
                                                                   {"15", "Labuan"},
                                                                   {"16", "Putrajaya"}}};

/// A checklist as long as a real one, and every state.
void enlarge(test::VisitWorld& world)
{
    for (int i = 4; i <= kChecklistRows; ++i) {
        Record item(*world.catalogue.type(ChecklistItem::kType),
                    world.id(fmt::format("item{}", i)));
        item.set(checklist_item::kChecklist, Ref<Checklist>{world.checklist});
        item.set(checklist_item::kCode, fmt::format("V2-{:03}", i));
        item.set(checklist_item::kForm, "V2");
        item.set(checklist_item::kSectionMs, fmt::format("Bahagian {}", i / 10));
        item.set(checklist_item::kOrdinal, i);
        item.set(checklist_item::kQuestionMs,
                 "Bilik latihan mempunyai ruang, pencahayaan dan pengudaraan seperti yang "
                 "disyaratkan oleh standard");
        item.set(checklist_item::kAnswerKind, checklist_item::AnswerKind::YesNoNa);
        world.tx.put(item);
    }
    for (const auto& [code, name] : kStates) {
        Query q{.type = MalaysianState::kType};
        q.with(equals(state::kCode, code));
        if (!world.tx.first(q)) {
            Record s(*world.catalogue.type(MalaysianState::kType),
                     Id::ofName("state", std::string(code)));
            s.set(state::kCode, code);
            s.set(state::kName, name);
            world.tx.put(s);
        }
    }
}

} // namespace

Record inventedLocality(const RecordType& type, std::int64_t i, const std::vector<Id>& states)
{
    static constexpr const char* kKinds[] = {"Taman", "Kampung", "Jalan", "Lorong", "Bandar"};
    static constexpr const char* kNames[] = {"Seri Melati",  "Padang Jawa", "Desa Cemerlang",
                                             "Bukit Indah",  "Sungai Besi", "Permatang Pauh",
                                             "Tanjung Emas", "Lembah Bayu", "Alor Mengkudu"};
    const auto place = static_cast<std::size_t>(i / 20);
    Record r(type, Id::ofName("locality", std::to_string(i)));
    r.version = 1;
    r.set(locality::kPostcode, fmt::format("{:05}", 1'000 + place % 98'000));
    r.set(locality::kName, fmt::format("{} {} {}", kKinds[i % 5], kNames[i % 9], i % 9'973));
    r.set(locality::kCity, fmt::format("Pekan {}", kNames[place % 9]));
    r.set(locality::kState, Ref<MalaysianState>{states[place % states.size()]});
    return r;
}

PreparedReplica::PreparedReplica(const QString& folder, std::int64_t rows)
    : world(MYSPIKE_SOURCE_DIR, kTrainees), m_machine(folder + QStringLiteral("/machine")),
      m_original(folder + QStringLiteral("/replica_%1.db").arg(rows)), m_rows(rows)
{
    enlarge(world);
    request = world.requestAt(verification_request::State::OnVisit);
    visit = world.visitOf(request);
    if (!isPrepared()) {
        prepare();
    }
    renew();
}

QString PreparedReplica::replicaPath() const
{
    return replicaFolder(m_machine, QStringLiteral("localhost"), owner().user);
}

ReplicaOwner PreparedReplica::owner() const
{
    return {world.user("verifier").id, "Noraini binti Contoh", Id::ofName("device", "bench"),
            "Laptop 7"};
}

bool PreparedReplica::isPrepared() const
{
    auto database = Database::open({.path = m_original.toStdString(), .create = false});
    if (!database) {
        return false;
    }
    auto plan = Migrator(world.catalogue, StoreSide::Replica).plan(*database);
    if (!plan || !plan->empty()) {
        return false;
    }
    RecordStore store(*database, world.catalogue, StoreSide::Replica);
    return store.find(Visit::kType, visit).kind == Lookup::Kind::Found &&
           store.count({.type = Locality::kType}) == m_rows;
}

void PreparedReplica::prepare() const
{
    std::fprintf(stderr, "preparing a replica of %lld rows\n", static_cast<long long>(m_rows));
    QDir().mkpath(QFileInfo(m_original).path());
    for (const char* suffix : {"", "-wal", "-shm"}) {
        QFile::remove(m_original + QLatin1String(suffix));
    }
    writeRecords(m_original.toStdString());
}

void PreparedReplica::writeRecords(const std::string& file) const
{
    auto database = must(Database::open({.path = file, .synchronous = Synchronous::Normal}));
    must(Migrator(world.catalogue, StoreSide::Replica).run(database, world.now));
    RecordStore store(database, world.catalogue, StoreSide::Replica);
    auto core = must(ReplicaCore::open(database, store, world.catalogue));

    ReplicaCore::Identity identity;
    identity.device = owner().device;
    identity.generation = Id::ofName("generation", "bench");
    identity.deviceName = owner().deviceName;
    identity.epoch = "e1";
    identity.sessionNonce = "n1";
    identity.actor = world.actorNow("verifier");
    identity.actor.name = owner().userName;
    identity.leaseUntil = world.now.plusDays(14);
    must(core->setIdentity(identity));

    std::vector<Id> states;
    auto tx = must(WriteTransaction::begin(database));
    for (const auto* type : world.catalogue.types()) {
        auto rows = world.all(type->key);
        if (type->key == std::string_view(Locality::kType)) {
            continue;
        }
        for (auto& r : rows) {
            r.version = 1;
            must(store.insert(r));
            if (type->key == std::string_view(MalaysianState::kType)) {
                states.push_back(r.id);
            }
        }
    }
    const auto& type = *world.catalogue.type(Locality::kType);
    auto bulk = must(BulkInsert::begin(store, Locality::kType));
    for (std::int64_t i = 0; i < m_rows; ++i) {
        must(bulk.add(inventedLocality(type, i, states)));
    }
    must(bulk.finish());
    must(tx.commit());
    must(database.checkpointTruncate());
}

void PreparedReplica::renew() const
{
    namespace fs = std::filesystem;
    const fs::path machine(m_machine.toStdString());
    fs::remove_all(machine);
    fs::create_directories(replicaPath().toStdString());
    const auto copy = replicaPath().toStdString() + "/replica.db";
    fs::copy_file(m_original.toStdString(), copy);
    // What is measured must not wait for the copy's half gigabyte to reach the disk.
    const int file = ::open(copy.c_str(), O_RDWR);
    if (file < 0 || ::fsync(file) != 0) {
        std::perror("bench_client: fsync");
        std::exit(1);
    }
    ::close(file);
    SystemRng rng;
    OfflineAccounts accounts(machine / "accounts", rng);
    must(accounts.remember(kLogin, {owner().user, owner().userName, owner().device}, kPassword));
}

} // namespace myspike::bench
