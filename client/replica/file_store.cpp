#include "client/replica/file_store.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

#include "shared/base/hash.h"
#include "shared/wire/blob_messages.h"
#include "shared/wire/protocol.h"

namespace myspike {

namespace {

constexpr std::int64_t kHashPieceBytes = 1 << 20;

std::span<const std::uint8_t> spanOf(const QByteArray& bytes)
{
    return {reinterpret_cast<const std::uint8_t*>(bytes.constData()),
            static_cast<std::size_t>(bytes.size())};
}

Fault noRoom()
{
    return Fault{FaultCode::DiskFull,
                 msg("file", "There is not enough room on this disk to keep the file. Free some "
                             "space, then attach it again; everything else is kept."),
                 {},
                 "DISK_RESERVE"};
}

Fault writeFault(int error)
{
    if (error == ENOSPC || error == EDQUOT) {
        return noRoom();
    }
    return Fault{FaultCode::Io,
                 msg("file", "The file could not be kept on this machine. Check the disk, then "
                             "attach it again."),
                 std::string("file store: ") + std::strerror(error),
                 {}};
}

Fault notReadable(std::string detail)
{
    return Fault{FaultCode::Io,
                 msg("file", "This file cannot be read. Check that it is still there, then choose "
                             "it again."),
                 std::move(detail),
                 {}};
}

Fault tooLarge(std::int64_t size, std::int64_t max, bool picture)
{
    return Fault{FaultCode::TooLarge,
                 Text(picture ? msg("file", "This photograph has %1 MB; at most %2 MB are allowed. "
                                            "Take it with a smaller setting and attach it again.")
                              : msg("file", "This file has %1 MB; at most %2 MB are allowed. Make "
                                            "it smaller and attach it again."),
                      {(size + 999'999) / 1'000'000, std::max<std::int64_t>(1, max / 1'000'000)}),
                 {},
                 "FILE_SIZE"};
}

/// Writes at `offset` and waits until the disk has it. 0, or the error.
int writeSynced(const QString& path, std::int64_t offset, const QByteArray& bytes)
{
    const int file =
        ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) {
        return errno;
    }
    int error = ::ftruncate(file, offset) == 0 ? 0 : errno;
    const char* at = bytes.constData();
    auto left = static_cast<std::size_t>(bytes.size());
    auto place = offset;
    while (error == 0 && left > 0) {
        const auto n = ::pwrite(file, at, left, place);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n < 0) {
            error = errno;
            break;
        }
        at += n;
        place += n;
        left -= static_cast<std::size_t>(n);
    }
    if (error == 0 && ::fsync(file) != 0) {
        error = errno;
    }
    if (::close(file) != 0 && error == 0) {
        error = errno;
    }
    if (error != 0) {
        QFile::resize(path, offset);
    }
    return error;
}

int syncFolder(const QString& path)
{
    const int folder =
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) {
        return errno;
    }
    const int error = ::fsync(folder) == 0 ? 0 : errno;
    ::close(folder);
    return error;
}

} // namespace

FileStore::FileStore(QString folder, std::function<std::int64_t()> freeBytes)
    : m_folder(std::move(folder)), m_freeBytes(std::move(freeBytes))
{
}

QString FileStore::pathOf(const std::string& sha256) const
{
    return m_folder + u'/' + QString::fromStdString(sha256);
}

QString FileStore::partPath(const std::string& sha256) const
{
    return pathOf(sha256) + QStringLiteral(".part");
}

bool FileStore::holds(const std::string& sha256) const
{
    return isSha256Text(sha256) && QFileInfo::exists(pathOf(sha256));
}

std::int64_t FileStore::sizeOf(const std::string& sha256) const
{
    return holds(sha256) ? QFileInfo(pathOf(sha256)).size() : 0;
}

bool FileStore::remove(const std::string& sha256) const
{
    if (!isSha256Text(sha256)) {
        return true;
    }
    QFile::remove(pathOf(sha256));
    QFile::remove(partPath(sha256));
    return !QFileInfo::exists(pathOf(sha256)) && !QFileInfo::exists(partPath(sha256));
}

std::int64_t FileLimits::of(MediaKind kind) const
{
    return isPicture(kind) ? picture : kind == MediaKind::Pdf ? pdf : officeDocument;
}

std::int64_t FileStore::freeBytes() const
{
    if (m_freeBytes) {
        return m_freeBytes();
    }
    // The folder comes with the first file; until then its parent's disk is the one that counts.
    QStorageInfo disk(m_folder);
    if (!disk.isValid()) {
        disk.setPath(QFileInfo(m_folder).absolutePath());
    }
    return disk.bytesAvailable();
}

Status FileStore::checkRoom(std::int64_t bytes) const
{
    return freeBytes() - bytes < kReserveBytes ? Status(noRoom()) : okStatus();
}

Status FileStore::checkRoomToFetch(std::int64_t bytes) const
{
    if (freeBytes() - bytes < kReserveBytes) {
        return Fault{FaultCode::DiskFull,
                     msg("file", "There is not enough room on this disk to fetch files: the last "
                                 "200 MB are kept for your own work. Free some space, then "
                                 "synchronise again."),
                     {},
                     "DISK_RESERVE"};
    }
    return okStatus();
}

Status FileStore::publish(const QString& temporary, const QString& name) const
{
    if (std::rename(QFile::encodeName(temporary).constData(),
                    QFile::encodeName(name).constData()) != 0) {
        return writeFault(errno);
    }
    if (const int error = syncFolder(m_folder)) {
        return writeFault(error);
    }
    return okStatus();
}

Result<KeptFile> FileStore::keep(const QByteArray& bytes, FileLimits limits) const
{
    auto kind = judgeMedia(spanOf(bytes));
    // Of something too large the size is said first: it may well be cut off because of it.
    const auto early = mediaKindOf(spanOf(bytes));
    if (early && bytes.size() > limits.of(*early)) {
        return tooLarge(bytes.size(), limits.of(*early), isPicture(*early));
    }
    if (bytes.size() > kMaxBlobBytes) {
        return tooLarge(bytes.size(), kMaxBlobBytes, false);
    }
    if (!kind) {
        return std::move(kind).fault();
    }
    KeptFile kept{toHex(sha256(spanOf(bytes))), bytes.size(), *kind};
    if (holds(kept.sha256)) {
        return kept;
    }
    if (!QDir().mkpath(m_folder)) {
        return writeFault(EACCES);
    }
    MYSPIKE_TRY(checkRoom(bytes.size()));
    const auto temporary = pathOf(kept.sha256) + QStringLiteral(".new");
    if (const int error = writeSynced(temporary, 0, bytes)) {
        QFile::remove(temporary);
        return writeFault(error);
    }
    if (auto done = publish(temporary, pathOf(kept.sha256)); !done) {
        QFile::remove(temporary);
        return std::move(done).fault();
    }
    return kept;
}

Result<KeptFile> FileStore::keepFile(const QString& path, FileLimits limits) const
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return notReadable("open: " + std::to_string(static_cast<int>(file.error())));
    }
    const auto head = file.peek(16);
    const auto kind = mediaKindOf(spanOf(head));
    const bool picture = kind && isPicture(*kind);
    const auto max = std::min(kind ? limits.of(*kind) : kMaxBlobBytes, kMaxBlobBytes);
    if (file.size() > max) {
        return tooLarge(file.size(), max, picture);
    }
    const auto bytes = file.readAll();
    if (file.error() != QFileDevice::NoError) {
        return notReadable("read: " + std::to_string(static_cast<int>(file.error())));
    }
    return keep(bytes, limits);
}

std::int64_t FileStore::partSize(const std::string& sha256) const
{
    return QFileInfo(partPath(sha256)).size();
}

Status FileStore::appendPart(const std::string& sha256, std::int64_t offset,
                             const QByteArray& bytes) const
{
    if (!isSha256Text(sha256)) {
        return Fault::internal("no hash");
    }
    if (!QDir().mkpath(m_folder)) {
        return writeFault(EACCES);
    }
    MYSPIKE_TRY(checkRoomToFetch(bytes.size()));
    if (const int error = writeSynced(partPath(sha256), offset, bytes)) {
        return writeFault(error);
    }
    return okStatus();
}

Status FileStore::finishPart(const std::string& sha256) const
{
    QFile part(partPath(sha256));
    if (!part.open(QIODevice::ReadOnly)) {
        return notReadable("part");
    }
    Sha256Stream hash;
    while (!part.atEnd()) {
        const auto piece = part.read(kHashPieceBytes);
        if (piece.isEmpty()) {
            return notReadable("part");
        }
        hash.add(spanOf(piece));
    }
    part.close();
    if (toHex(hash.finish()) != sha256) {
        QFile::remove(partPath(sha256));
        return Fault{FaultCode::Corrupt,
                     msg("file", "A file arrived damaged. MySPIKE fetches it again."),
                     "hash differs",
                     {}};
    }
    return publish(partPath(sha256), pathOf(sha256));
}

Result<QByteArray> FileStore::read(const std::string& sha256, std::int64_t offset,
                                   std::int64_t maxBytes) const
{
    QFile file(pathOf(sha256));
    if (!isSha256Text(sha256) || !file.open(QIODevice::ReadOnly) || !file.seek(offset)) {
        return notReadable("kept file");
    }
    auto bytes = file.read(maxBytes);
    if (file.error() != QFileDevice::NoError) {
        return notReadable("kept file");
    }
    return bytes;
}

} // namespace myspike
