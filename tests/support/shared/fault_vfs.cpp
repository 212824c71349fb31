#include "tests/support/shared/fault_vfs.h"

#include <cstdio>
#include <cstdlib>
#include <new>
#include <optional>

#include <sqlite3.h>

#include "shared/store/vfs.h"

namespace myspike::test {

struct FaultVfs::State
{
    std::string name;
    sqlite3_vfs vfs{};
    sqlite3_vfs* system = nullptr;
    std::optional<VfsRegistration> registration;
    int writes = 0;
    int syncs = 0;
    int failWriteAt = 0; ///< 0: never
    int failSyncAt = 0;
    DiskFault fault = DiskFault::Full;
};

namespace {

/// Lies in the memory that SQLite gives for a file; the system's own file follows it.
struct File
{
    sqlite3_file base;
    FaultVfs::State* state;

    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File& own(sqlite3_file* f) { return *reinterpret_cast<File*>(f); }

/// Calls the same method of the system's file.
template <auto Method, class... Args> int forward(sqlite3_file* f, Args... args)
{
    auto* real = own(f).real();
    return (real->pMethods->*Method)(real, args...);
}

int write(sqlite3_file* f, const void* data, int size, sqlite3_int64 offset)
{
    auto& s = *own(f).state;
    ++s.writes;
    if (s.failWriteAt && s.writes >= s.failWriteAt) {
        return s.fault == DiskFault::Full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    }
    return forward<&sqlite3_io_methods::xWrite>(f, data, size, offset);
}

int sync(sqlite3_file* f, int flags)
{
    auto& s = *own(f).state;
    ++s.syncs;
    if (s.failSyncAt && s.syncs >= s.failSyncAt) {
        return s.fault == DiskFault::Full ? SQLITE_FULL : SQLITE_IOERR_FSYNC;
    }
    return forward<&sqlite3_io_methods::xSync>(f, flags);
}

int close(sqlite3_file* f)
{
    auto* real = own(f).real();
    return real->pMethods ? real->pMethods->xClose(real) : SQLITE_OK;
}

void shmBarrier(sqlite3_file* f)
{
    auto* real = own(f).real();
    real->pMethods->xShmBarrier(real);
}

// Version 2: without memory-mapped reading, which would pass every write by.
const sqlite3_io_methods kMethods = {
    2,
    close,
    [](sqlite3_file* f, void* data, int size, sqlite3_int64 offset) {
        return forward<&sqlite3_io_methods::xRead>(f, data, size, offset);
    },
    write,
    [](sqlite3_file* f, sqlite3_int64 size) {
        return forward<&sqlite3_io_methods::xTruncate>(f, size);
    },
    sync,
    [](sqlite3_file* f, sqlite3_int64* size) {
        return forward<&sqlite3_io_methods::xFileSize>(f, size);
    },
    [](sqlite3_file* f, int level) { return forward<&sqlite3_io_methods::xLock>(f, level); },
    [](sqlite3_file* f, int level) { return forward<&sqlite3_io_methods::xUnlock>(f, level); },
    [](sqlite3_file* f, int* out) {
        return forward<&sqlite3_io_methods::xCheckReservedLock>(f, out);
    },
    [](sqlite3_file* f, int op, void* arg) {
        return forward<&sqlite3_io_methods::xFileControl>(f, op, arg);
    },
    [](sqlite3_file* f) { return forward<&sqlite3_io_methods::xSectorSize>(f); },
    [](sqlite3_file* f) { return forward<&sqlite3_io_methods::xDeviceCharacteristics>(f); },
    [](sqlite3_file* f, int page, int size, int extend, void volatile** out) {
        return forward<&sqlite3_io_methods::xShmMap>(f, page, size, extend, out);
    },
    [](sqlite3_file* f, int offset, int n, int flags) {
        return forward<&sqlite3_io_methods::xShmLock>(f, offset, n, flags);
    },
    shmBarrier,
    [](sqlite3_file* f, int remove) { return forward<&sqlite3_io_methods::xShmUnmap>(f, remove); },
    nullptr,
    nullptr};

int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* f, int flags, int* out)
{
    auto* state = static_cast<FaultVfs::State*>(vfs->pAppData);
    auto* file = new (f) File{{nullptr}, state};
    const int rc = state->system->xOpen(state->system, name, file->real(), flags, out);
    // Set even where opening failed, so that SQLite closes what the system has begun.
    file->base.pMethods = file->real()->pMethods ? &kMethods : nullptr;
    return rc;
}

} // namespace

FaultVfs::FaultVfs(std::string name) : m_state(std::make_unique<State>())
{
    m_state->name = std::move(name);
    m_state->system = systemVfs();
    // All else (deleting, random numbers, time) goes straight to the system's functions, which take
    // the vfs only to reach pAppData; they must see their own.
    m_state->vfs = *m_state->system;
    m_state->vfs.pNext = nullptr;
    m_state->vfs.zName = m_state->name.c_str();
    m_state->vfs.pAppData = m_state.get();
    m_state->vfs.szOsFile = static_cast<int>(sizeof(File)) + m_state->system->szOsFile;
    m_state->vfs.xOpen = open;
    auto added = VfsRegistration::add(m_state->vfs);
    if (!added.ok()) {
        std::fprintf(stderr, "%s\n", added.fault().detail.c_str());
        std::abort();
    }
    m_state->registration.emplace(std::move(*added));
}

FaultVfs::~FaultVfs() = default;

void FaultVfs::makeDefault() { sqlite3_vfs_register(&m_state->vfs, 1); }
void FaultVfs::endDefault() { sqlite3_vfs_register(m_state->system, 1); }

const std::string& FaultVfs::name() const { return m_state->name; }

void FaultVfs::failWrite(int n, DiskFault fault)
{
    m_state->failWriteAt = m_state->writes + n;
    m_state->fault = fault;
}

void FaultVfs::failSync(int n, DiskFault fault)
{
    m_state->failSyncAt = m_state->syncs + n;
    m_state->fault = fault;
}

void FaultVfs::heal() { m_state->failWriteAt = m_state->failSyncAt = 0; }
int FaultVfs::writes() const { return m_state->writes; }
int FaultVfs::syncs() const { return m_state->syncs; }

} // namespace myspike::test
