// A small world of record types for tests of what is generic, and a store that lives in a folder
// of its own.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "shared/base/rng.h"
#include "shared/schema/command.h"
#include "shared/store/migrator.h"
#include "shared/store/record_store.h"

namespace myspike::test {

struct Office
{
    static constexpr const char* kType = "office";
};
inline constexpr Field<std::string> kOfficeCode{"code"};
inline constexpr Field<std::string> kOfficeName{"name"};
/// Held whole by every replica; found by its code.
const RecordType& office();

struct Worker
{
    static constexpr const char* kType = "worker";
};
enum class WorkerState { Draft, Active, Left };
std::span<const Choice> choicesOf(WorkerState);
inline constexpr Field<std::string> kName{"name"};
inline constexpr Field<std::string> kNumber{"number"};
inline constexpr Field<WorkerState> kState{"state"};
inline constexpr Field<Ref<Office>> kOffice{"office"};
inline constexpr Field<Date> kJoinedOn{"joined_on"};
inline constexpr Field<Money> kPay{"pay"};
inline constexpr Field<bool> kTrained{"trained"};
inline constexpr Field<std::string> kRemarks{"remarks"};
/// Every kind of column, two fields in the default sort, one of them descending and often empty.
const RecordType& worker();

struct Leave
{
    static constexpr const char* kType = "leave";
};
inline constexpr Field<Ref<Worker>> kLeaveOf{"worker"};
inline constexpr Field<Date> kLeaveFrom{"starts_on"};
/// A repeating group of a worker.
const RecordType& leave();

Catalogue smallCatalogue();

/// A folder that vanishes with the test.
class TemporaryFolder
{
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    std::string file(const std::string& name) const { return (m_path / name).string(); }

private:
    std::filesystem::path m_path;
};

/// An open, migrated store with the small catalogue. Aborts the test where it cannot be made.
class SmallStore
{
public:
    explicit SmallStore(StoreSide side = StoreSide::Replica,
                        DatabaseOptions options = {.synchronous = Synchronous::Normal});

    TemporaryFolder folder;
    Catalogue catalogue = smallCatalogue();
    std::optional<Database> database;
    std::unique_ptr<RecordStore> store;
    SplitMix64 rng{7};

    Id newId() { return Id::make(Instant{m_nextMs++}, rng); }
    /// A worker with a name and state, the rest empty.
    Record newWorker(const std::string& name, WorkerState state = WorkerState::Active);

private:
    std::int64_t m_nextMs = 1'700'000'000'000;
};

} // namespace myspike::test
