// The files beside a replica, each under the hash of its content. A file is there whole or not at
// all. Any thread; calls for different files may overlap.
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <string>

#include "client/replica/media_kind.h"
#include "shared/wire/protocol.h"

namespace myspike {

/// What a kept file turned out to be.
struct KeptFile
{
    std::string sha256;
    std::int64_t size = 0;
    MediaKind kind = MediaKind::Jpeg;
};

/// The largest file of each kind, from the rule book; without one, what the server takes at all.
struct FileLimits
{
    FileLimits() = default;
    FileLimits(std::int64_t pictures) : picture(pictures) {}
    std::int64_t picture = kMaxBlobBytes;
    std::int64_t pdf = kMaxBlobBytes;
    std::int64_t officeDocument = kMaxBlobBytes;
    std::int64_t of(MediaKind kind) const;
};

class FileStore
{
public:
    /// Room that stays free for the outbox (sync §8): a report matters more than a photograph.
    static constexpr std::int64_t kReserveBytes = 200 * 1000 * 1000;

    /// @param freeBytes of the disk; empty: asks the system.
    explicit FileStore(QString folder, std::function<std::int64_t()> freeBytes = {});

    /// Judges, then writes: temporary file, sync, rename, sync of the folder. A file that is there
    /// already is not written again. Faults say what to do; nothing is left behind.
    Result<KeptFile> keep(const QByteArray& bytes, FileLimits limits) const;
    /// As keep, of a file on disk, which is not read where it is too large.
    Result<KeptFile> keepFile(const QString& path, FileLimits limits) const;

    bool holds(const std::string& sha256) const;
    QString pathOf(const std::string& sha256) const;

    /// Bytes of a download so far, to go on from.
    std::int64_t partSize(const std::string& sha256) const;
    /// DiskFull, with a sentence, where `bytes` more of downloads would eat into the reserve.
    Status checkRoomToFetch(std::int64_t bytes) const;
    /// Appends to the part; DiskFull and Io leave it as it was.
    Status appendPart(const std::string& sha256, std::int64_t offset,
                      const QByteArray& bytes) const;
    /// Proves the hash and publishes; Corrupt drops the part, so that it starts again.
    Status finishPart(const std::string& sha256) const;
    /// A piece of a kept file; empty at its end.
    Result<QByteArray> read(const std::string& sha256, std::int64_t offset,
                            std::int64_t maxBytes) const;
    std::int64_t sizeOf(const std::string& sha256) const;
    /// With its part; true where neither is there any more.
    bool remove(const std::string& sha256) const;

private:
    std::int64_t freeBytes() const;
    Status checkRoom(std::int64_t bytes) const;
    Status publish(const QString& temporary, const QString& name) const;
    QString partPath(const std::string& sha256) const;

    const QString m_folder;
    const std::function<std::int64_t()> m_freeBytes;
};

} // namespace myspike
