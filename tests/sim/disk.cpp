#include "tests/sim/disk.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <new>
#include <optional>

#include <sqlite3.h>

#include "shared/store/vfs.h"

namespace myspike::sim {

namespace {

constexpr std::int64_t kSector = 512;
constexpr int kShmRegion = 32 * 1024;
constexpr int kShmLocks = 8;
/// Files grow page by page.
constexpr std::size_t kRoom = 256 * 1024;

using Content = std::vector<char>;

/// The wal-index, shared by the connections of one process.
struct Shared
{
    std::vector<std::unique_ptr<char[]>> regions;
    int sharedBy[kShmLocks] = {};
    bool exclusive[kShmLocks] = {};
};

struct Unsynced
{
    std::int64_t offset = 0;
    Content bytes;
    bool isTruncation = false; ///< to `offset`
};

void put(Content& to, std::int64_t offset, const char* bytes, std::int64_t n)
{
    const auto end = static_cast<std::size_t>(offset + n);
    if (to.size() < end) {
        if (to.capacity() < end) {
            to.reserve(std::max(2 * end, kRoom));
        }
        to.resize(end);
    }
    std::memcpy(to.data() + offset, bytes, static_cast<std::size_t>(n));
}

void apply(Content& to, const Unsynced& w)
{
    if (w.isTruncation) {
        to.resize(static_cast<std::size_t>(w.offset));
    } else {
        put(to, w.offset, w.bytes.data(), static_cast<std::int64_t>(w.bytes.size()));
    }
}

struct Node
{
    Content now;  ///< what a read sees
    Content safe; ///< what every loss of power leaves
    std::vector<Unsynced> unsynced;
    bool named = false; ///< the name is safe too
    std::shared_ptr<Shared> shared;
    int readers = 0;
    bool reserved = false;
    bool pending = false;
    bool exclusive = false;

    void release()
    {
        shared.reset();
        readers = 0;
        reserved = pending = exclusive = false;
    }
    void sync()
    {
        for (const auto& w : unsynced) {
            apply(safe, w);
        }
        unsynced.clear();
    }
};
using NodePtr = std::shared_ptr<Node>;

} // namespace

struct Disk::Image
{
    std::map<std::string, std::shared_ptr<const Content>> files;
};

struct Disk::Impl
{
    const std::int64_t& now;
    std::string name;
    sqlite3_vfs vfs{};
    std::optional<VfsRegistration> registration;
    std::map<std::string, NodePtr> files;
    std::map<std::string, NodePtr> removed; ///< whose removal is not safe yet
    int process = 1;                        ///< handles of another one are dead
    bool down = false;
    bool lying = false;
    std::int64_t calls = 0;
    std::int64_t reads = 0;
    std::int64_t stopAt = 0;
    std::int64_t failAt = 0;
    int failTimes = 0;
    std::int64_t rotAt = 0;
    DiskFault fault = DiskFault::Full;
    SplitMix64 random{0x5eed};

    void end()
    {
        down = true;
        ++process;
        for (auto& [path, node] : files) {
            node->release();
        }
    }

    /// Counts a call that changes the disk. @return what it answers instead of its work.
    std::optional<DiskFault> begin(bool& dead, bool isSync = false)
    {
        ++calls;
        if (stopAt != 0 && calls >= stopAt) {
            stopAt = 0;
            end();
        }
        dead = down;
        if (!dead && failAt != 0 && calls >= failAt && (isSync || fault != DiskFault::FailedSync)) {
            if (--failTimes <= 0) {
                failAt = 0;
            }
            return fault;
        }
        return std::nullopt;
    }
};

namespace {

struct File
{
    sqlite3_file base;
    Disk::Impl* disk;
    NodePtr node;
    std::shared_ptr<Shared> shared;
    int process;
    int level = SQLITE_LOCK_NONE;
    unsigned shmShared = 0;
    unsigned shmExclusive = 0;
    bool temporary = false;

    bool isDead() const { return disk->down || process != disk->process; }
};

File& of(sqlite3_file* f) { return *reinterpret_cast<File*>(f); }

int writeFault(DiskFault fault)
{
    switch (fault) {
    case DiskFault::Full:
        return SQLITE_FULL;
    case DiskFault::Busy:
        return SQLITE_BUSY;
    default:
        return SQLITE_IOERR_WRITE;
    }
}

int unlock(sqlite3_file* f, int level)
{
    auto& file = of(f);
    if (file.isDead()) {
        return SQLITE_OK;
    }
    auto& n = *file.node;
    if (file.level > SQLITE_LOCK_SHARED && level <= SQLITE_LOCK_SHARED) {
        n.reserved = n.pending = n.exclusive = false;
    }
    if (file.level >= SQLITE_LOCK_SHARED && level == SQLITE_LOCK_NONE) {
        --n.readers;
    }
    file.level = std::min(file.level, level);
    return SQLITE_OK;
}

int lock(sqlite3_file* f, int level)
{
    auto& file = of(f);
    if (file.isDead()) {
        return SQLITE_IOERR_LOCK;
    }
    auto& n = *file.node;
    if (file.level >= level) {
        return SQLITE_OK;
    }
    if (file.level == SQLITE_LOCK_NONE) {
        if (n.pending || n.exclusive) {
            return SQLITE_BUSY;
        }
        ++n.readers;
        file.level = SQLITE_LOCK_SHARED;
    }
    if (level == SQLITE_LOCK_RESERVED && file.level == SQLITE_LOCK_SHARED) {
        if (n.reserved) {
            return SQLITE_BUSY;
        }
        n.reserved = true;
        file.level = SQLITE_LOCK_RESERVED;
    }
    if (level == SQLITE_LOCK_EXCLUSIVE) {
        if (file.level < SQLITE_LOCK_RESERVED && n.reserved) {
            return SQLITE_BUSY;
        }
        n.reserved = n.pending = true;
        if (n.readers > 1) {
            file.level = SQLITE_LOCK_PENDING;
            return SQLITE_BUSY;
        }
        n.exclusive = true;
        file.level = SQLITE_LOCK_EXCLUSIVE;
    }
    return SQLITE_OK;
}

void freeShm(File& file)
{
    if (file.shared && !file.isDead()) {
        for (int i = 0; i < kShmLocks; ++i) {
            if (file.shmShared >> i & 1U) {
                --file.shared->sharedBy[i];
            }
            if (file.shmExclusive >> i & 1U) {
                file.shared->exclusive[i] = false;
            }
        }
    }
    file.shmShared = file.shmExclusive = 0;
    file.shared.reset();
}

int close(sqlite3_file* f)
{
    auto& file = of(f);
    freeShm(file);
    unlock(f, SQLITE_LOCK_NONE);
    file.~File();
    return SQLITE_OK;
}

int read(sqlite3_file* f, void* to, int n, sqlite3_int64 offset)
{
    auto& file = of(f);
    if (file.isDead()) {
        return SQLITE_IOERR_READ;
    }
    auto& d = *file.disk;
    const auto& content = file.node->now;
    const auto size = static_cast<sqlite3_int64>(content.size());
    const auto have = static_cast<int>(std::clamp<sqlite3_int64>(size - offset, 0, n));
    if (have > 0) {
        std::memcpy(to, content.data() + offset, static_cast<std::size_t>(have));
    }
    if (d.rotAt != 0 && ++d.reads >= d.rotAt && have > 0) {
        d.rotAt = 0;
        static_cast<char*>(to)[d.random.below(static_cast<std::uint64_t>(have))] ^= 0x10;
    }
    if (have < n) {
        std::memset(static_cast<char*>(to) + have, 0, static_cast<std::size_t>(n - have));
        return SQLITE_IOERR_SHORT_READ;
    }
    return SQLITE_OK;
}

int write(sqlite3_file* f, const void* from, int n, sqlite3_int64 offset)
{
    auto& file = of(f);
    if (file.isDead()) {
        return SQLITE_IOERR_WRITE;
    }
    bool dead = false;
    const auto fault = file.disk->begin(dead);
    if (dead) {
        return SQLITE_IOERR_WRITE;
    }
    const auto* bytes = static_cast<const char*>(from);
    if (fault && *fault == DiskFault::ShortWrite) {
        n /= 2;
    } else if (fault) {
        return writeFault(*fault);
    }
    put(file.node->now, offset, bytes, n);
    if (!file.temporary) {
        file.node->unsynced.push_back({offset, Content(bytes, bytes + n), false});
    }
    return fault && *fault == DiskFault::ShortWrite ? SQLITE_FULL : SQLITE_OK;
}

int truncate(sqlite3_file* f, sqlite3_int64 size)
{
    auto& file = of(f);
    if (file.isDead()) {
        return SQLITE_IOERR_TRUNCATE;
    }
    bool dead = false;
    const auto fault = file.disk->begin(dead);
    if (dead || fault) {
        return SQLITE_IOERR_TRUNCATE;
    }
    file.node->now.resize(static_cast<std::size_t>(size));
    file.node->unsynced.push_back({size, {}, true});
    return SQLITE_OK;
}

int sync(sqlite3_file* f, int)
{
    auto& file = of(f);
    if (file.isDead()) {
        return SQLITE_IOERR_FSYNC;
    }
    bool dead = false;
    const auto fault = file.disk->begin(dead, true);
    if (dead || fault) {
        // What was not written stays to be written: no program could help a disk that forgets it.
        return SQLITE_IOERR_FSYNC;
    }
    if (!file.disk->lying) {
        file.node->sync();
        file.node->named = true;
    }
    return SQLITE_OK;
}

int fileSize(sqlite3_file* f, sqlite3_int64* size)
{
    auto& file = of(f);
    if (file.isDead()) {
        return SQLITE_IOERR_FSTAT;
    }
    *size = static_cast<sqlite3_int64>(file.node->now.size());
    return SQLITE_OK;
}

int checkReserved(sqlite3_file* f, int* out)
{
    *out = of(f).isDead() ? 0 : of(f).node->reserved;
    return SQLITE_OK;
}

int shmMap(sqlite3_file* f, int region, int size, int extend, void volatile** out)
{
    auto& file = of(f);
    *out = nullptr;
    if (file.isDead()) {
        return SQLITE_IOERR_SHMMAP;
    }
    if (size != kShmRegion) {
        return SQLITE_IOERR_SHMMAP;
    }
    if (!file.shared) {
        if (!file.node->shared) {
            file.node->shared = std::make_shared<Shared>();
        }
        file.shared = file.node->shared;
    }
    auto& regions = file.shared->regions;
    if (static_cast<int>(regions.size()) <= region) {
        if (!extend) {
            return SQLITE_OK;
        }
        while (static_cast<int>(regions.size()) <= region) {
            regions.push_back(std::make_unique<char[]>(kShmRegion)); // all zero
        }
    }
    *out = regions[static_cast<std::size_t>(region)].get();
    return SQLITE_OK;
}

int shmLock(sqlite3_file* f, int offset, int n, int flags)
{
    auto& file = of(f);
    if (file.isDead() || !file.shared) {
        return flags & SQLITE_SHM_UNLOCK ? SQLITE_OK : SQLITE_IOERR_SHMLOCK;
    }
    auto& s = *file.shared;
    for (int i = offset; i < offset + n && flags & SQLITE_SHM_LOCK; ++i) {
        const bool mine = file.shmShared >> i & 1U;
        if (flags & SQLITE_SHM_EXCLUSIVE ? s.exclusive[i] || s.sharedBy[i] > (mine ? 1 : 0)
                                         : s.exclusive[i]) {
            return SQLITE_BUSY;
        }
    }
    for (int i = offset; i < offset + n; ++i) {
        const unsigned bit = 1U << i;
        if (flags & SQLITE_SHM_UNLOCK) {
            if (flags & SQLITE_SHM_EXCLUSIVE && file.shmExclusive & bit) {
                s.exclusive[i] = false;
                file.shmExclusive &= ~bit;
            }
            if (flags & SQLITE_SHM_SHARED && file.shmShared & bit) {
                --s.sharedBy[i];
                file.shmShared &= ~bit;
            }
        } else if (flags & SQLITE_SHM_EXCLUSIVE) {
            s.exclusive[i] = true;
            file.shmExclusive |= bit;
        } else if (!(file.shmShared & bit)) {
            ++s.sharedBy[i];
            file.shmShared |= bit;
        }
    }
    return SQLITE_OK;
}

const sqlite3_io_methods kMethods = {2,
                                     close,
                                     read,
                                     write,
                                     truncate,
                                     sync,
                                     fileSize,
                                     lock,
                                     unlock,
                                     checkReserved,
                                     [](sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; },
                                     [](sqlite3_file*) { return static_cast<int>(kSector); },
                                     [](sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; },
                                     shmMap,
                                     shmLock,
                                     [](sqlite3_file*) {},
                                     [](sqlite3_file* f, int) {
                                         freeShm(of(f));
                                         return SQLITE_OK;
                                     },
                                     nullptr,
                                     nullptr};

Disk::Impl& diskOf(sqlite3_vfs* vfs) { return *static_cast<Disk::Impl*>(vfs->pAppData); }

int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* f, int flags, int* out)
{
    auto& d = diskOf(vfs);
    f->pMethods = nullptr;
    if (d.down) {
        return SQLITE_CANTOPEN;
    }
    NodePtr node;
    const bool temporary = !name;
    if (temporary) {
        node = std::make_shared<Node>();
    } else if (const auto known = d.files.find(name); known != d.files.end()) {
        node = known->second;
    } else if (flags & SQLITE_OPEN_CREATE) {
        node = d.files[name] = std::make_shared<Node>();
    } else {
        return SQLITE_CANTOPEN;
    }
    auto* file = new (f) File{{&kMethods}, &d, std::move(node), nullptr, d.process};
    file->temporary = temporary;
    if (out) {
        *out = flags;
    }
    return SQLITE_OK;
}

int remove(sqlite3_vfs* vfs, const char* name, int syncFolder)
{
    auto& d = diskOf(vfs);
    const auto known = d.files.find(name);
    if (d.down) {
        return SQLITE_IOERR_DELETE;
    }
    if (known == d.files.end()) {
        return SQLITE_IOERR_DELETE_NOENT;
    }
    bool dead = false;
    const auto fault = d.begin(dead);
    if (dead || fault) {
        return SQLITE_IOERR_DELETE;
    }
    if (!syncFolder && known->second->named) {
        d.removed[name] = known->second;
    } else {
        d.removed.erase(name);
    }
    d.files.erase(known);
    return SQLITE_OK;
}

std::atomic<int> g_disks{0}; // names of file systems are the process's

} // namespace

Disk::Disk(const std::int64_t& now) : m_impl(std::make_unique<Impl>(Impl{now}))
{
    auto& d = *m_impl;
    d.name = "sim-" + std::to_string(g_disks.fetch_add(1));
    d.vfs.iVersion = 2;
    d.vfs.szOsFile = sizeof(File);
    d.vfs.mxPathname = 256;
    d.vfs.zName = d.name.c_str();
    d.vfs.pAppData = &d;
    d.vfs.xOpen = open;
    d.vfs.xDelete = remove;
    d.vfs.xAccess = [](sqlite3_vfs* vfs, const char* name, int, int* out) {
        *out = diskOf(vfs).files.count(name) != 0;
        return SQLITE_OK;
    };
    d.vfs.xFullPathname = [](sqlite3_vfs*, const char* name, int n, char* out) {
        std::snprintf(out, static_cast<std::size_t>(n), "%s", name);
        return SQLITE_OK;
    };
    d.vfs.xRandomness = [](sqlite3_vfs* vfs, int n, char* out) {
        for (int i = 0; i < n; ++i) {
            out[i] = static_cast<char>(diskOf(vfs).random.next());
        }
        return n;
    };
    d.vfs.xSleep = [](sqlite3_vfs*, int us) { return us; };
    d.vfs.xCurrentTime = [](sqlite3_vfs* vfs, double* out) {
        *out = 2440587.5 + static_cast<double>(diskOf(vfs).now) / 86'400'000.0;
        return SQLITE_OK;
    };
    d.vfs.xCurrentTimeInt64 = [](sqlite3_vfs* vfs, sqlite3_int64* out) {
        *out = 210'866'760'000'000 + diskOf(vfs).now;
        return SQLITE_OK;
    };
    d.vfs.xGetLastError = [](sqlite3_vfs*, int, char*) { return 0; };
    auto added = VfsRegistration::add(d.vfs);
    if (!added) {
        std::fprintf(stderr, "%s\n", added.fault().detail.c_str());
        std::abort();
    }
    d.registration.emplace(std::move(*added));
}

Disk::~Disk() = default;

const std::string& Disk::vfs() const { return m_impl->name; }

std::shared_ptr<const Disk::Image> Disk::image() const
{
    auto out = std::make_shared<Image>();
    for (const auto& [name, node] : m_impl->files) {
        out->files[name] = std::make_shared<const Content>(node->now);
    }
    return out;
}

void Disk::restore(const Image& image)
{
    wipe();
    for (const auto& [name, content] : image.files) {
        auto node = std::make_shared<Node>();
        node->now = node->safe = *content;
        node->named = true;
        m_impl->files[name] = std::move(node);
    }
}

void Disk::wipe()
{
    m_impl->end();
    m_impl->files.clear();
    m_impl->removed.clear();
}

void Disk::kill() { m_impl->end(); }

void Disk::losePower(Rng& rng)
{
    auto& d = *m_impl;
    d.end();
    // Names go first: a file whose folder was never synced may be gone with all its bytes.
    for (auto it = d.files.begin(); it != d.files.end();) {
        if (!it->second->named && rng.below(2) == 0) {
            it = d.files.erase(it);
        } else {
            ++it;
        }
    }
    for (auto& [name, node] : d.removed) {
        if (!d.files.count(name) && rng.below(2) == 0) {
            d.files[name] = node;
        }
    }
    d.removed.clear();
    for (auto& [name, node] : d.files) {
        auto& n = *node;
        // All lost, a prefix kept, or any of them kept and some torn by sectors.
        const auto way = rng.below(3);
        const auto prefix = rng.below(n.unsynced.size() + 1);
        for (std::size_t i = 0; i < n.unsynced.size(); ++i) {
            const auto& w = n.unsynced[i];
            if (way == 0 || (way == 1 && i >= prefix) || (way == 2 && rng.below(2) == 0)) {
                continue;
            }
            if (way == 2 && !w.isTruncation && rng.below(3) == 0) {
                const auto size = static_cast<std::int64_t>(w.bytes.size());
                for (std::int64_t at = 0; at < size;) {
                    const auto next = std::min(size, at + kSector - (w.offset + at) % kSector);
                    if (rng.below(2) == 0) {
                        put(n.safe, w.offset + at, w.bytes.data() + at, next - at);
                    }
                    at = next;
                }
                continue;
            }
            apply(n.safe, w);
        }
        n.unsynced.clear();
        n.now = n.safe;
        n.named = true;
        n.release();
    }
}

void Disk::start() { m_impl->down = false; }

bool Disk::isDown() const { return m_impl->down; }
void Disk::stopAt(std::int64_t n) { m_impl->stopAt = m_impl->calls + n; }

void Disk::failAt(std::int64_t n, DiskFault fault, int times)
{
    m_impl->failAt = m_impl->calls + n;
    m_impl->fault = fault;
    m_impl->failTimes = times;
}

void Disk::heal()
{
    m_impl->stopAt = m_impl->failAt = m_impl->rotAt = 0;
    m_impl->lying = false;
}

void Disk::setLying(bool lying) { m_impl->lying = lying; }

void Disk::rotAt(std::int64_t n)
{
    m_impl->reads = 0;
    m_impl->rotAt = n;
}

std::int64_t Disk::calls() const { return m_impl->calls; }

bool Disk::holds(std::string_view bytes) const
{
    const auto in = [&](const NodePtr& node) {
        return std::string_view(node->now.data(), node->now.size()).find(bytes) !=
               std::string_view::npos;
    };
    return std::any_of(m_impl->files.begin(), m_impl->files.end(),
                       [&](const auto& f) { return in(f.second); });
}

std::size_t Disk::bytesUsed() const
{
    std::size_t n = 0;
    for (const auto& [name, node] : m_impl->files) {
        n += node->now.size();
    }
    return n;
}

std::size_t Disk::sizeOf(const std::string& name) const
{
    const auto known = m_impl->files.find(name);
    return known == m_impl->files.end() ? 0 : known->second->now.size();
}

std::uint64_t Disk::hash() const
{
    std::uint64_t h = 1469598103934665603ULL;
    for (const auto& [name, node] : m_impl->files) {
        for (const char c : name) {
            h = (h ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
        }
        const auto& bytes = node->now;
        std::size_t at = 0;
        for (std::uint64_t word = 0; at + sizeof word <= bytes.size(); at += sizeof word) {
            std::memcpy(&word, bytes.data() + at, sizeof word);
            h = (h ^ word) * 1099511628211ULL;
            h ^= h >> 29;
        }
        for (; at < bytes.size(); ++at) {
            h = (h ^ static_cast<unsigned char>(bytes[at])) * 1099511628211ULL;
        }
    }
    return h;
}

} // namespace myspike::sim
