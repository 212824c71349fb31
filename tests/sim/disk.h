// A machine's disk in memory, under SQLite and under plain files: knows what is safe and what a
// loss of power would take, and fails when told to. One thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/rng.h"

namespace myspike::sim {

/// What a call on the disk answers instead of doing its work.
enum class DiskFault { Full, Broken, Busy, ShortWrite, FailedSync };

class Disk
{
public:
    /// @param now milliseconds, for SQLite's own clock.
    explicit Disk(const std::int64_t& now);
    ~Disk();
    Disk(const Disk&) = delete;
    Disk& operator=(const Disk&) = delete;

    /// Name for DatabaseOptions::vfs.
    const std::string& vfs() const;

    /// All files as they stand. Cheap to keep: contents are shared until somebody writes.
    struct Image;
    std::shared_ptr<const Image> image() const;
    /// The process must be down. What the image holds is safe.
    void restore(const Image& image);
    void wipe();

    /// The process ends now: its handles answer errors from here on, what it wrote stays.
    void kill();
    /// Power is lost: unsynced writes are lost, torn or kept, in no order; so are names of files.
    void losePower(Rng& rng);
    /// A new process may open files.
    void start();
    bool isDown() const;

    /// The process is killed at the `n`-th write, sync, truncation or deletion from now (1: the
    /// next), before it happens.
    void stopAt(std::int64_t n);
    /// The `n`-th such call from now and `times` - 1 after it fail.
    void failAt(std::int64_t n, DiskFault fault, int times);
    void heal();
    /// Syncs answer well and do nothing.
    void setLying(bool lying);
    /// Flips a bit of what the `n`-th read from now returns; the stored byte stays right.
    void rotAt(std::int64_t n);

    /// Writes, syncs, truncations and deletions so far.
    std::int64_t calls() const;
    /// True where a byte sequence stands in any file, free pages and journals included.
    bool holds(std::string_view bytes) const;
    std::size_t bytesUsed() const;
    std::size_t sizeOf(const std::string& name) const;
    /// Contents as they stand, for the comparison of two runs.
    std::uint64_t hash() const;

    struct Impl;

private:
    std::unique_ptr<Impl> m_impl;
};

} // namespace myspike::sim
