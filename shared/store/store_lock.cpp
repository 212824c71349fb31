#include "shared/store/store_lock.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace myspike {

Result<StoreLock> StoreLock::take(const std::string& path)
{
    const auto name = path + ".lock";
    const int file = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) {
        const int error = errno;
        const bool full = error == ENOSPC || error == EDQUOT;
        return Fault{full ? FaultCode::DiskFull : FaultCode::Io,
                     msg("store",
                         "The records on this machine cannot be opened for writing. Check that the "
                         "disk is there, has room and may be written to."),
                     "lock file: " + std::string(std::strerror(error)),
                     {}};
    }
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        const int error = errno;
        ::close(file);
        if (error == EWOULDBLOCK) {
            return Fault{FaultCode::Conflict,
                         msg("store",
                             "These records are already open in another window or program. "
                             "Go on working there, or close it and try again."),
                         "store lock is held",
                         {}};
        }
        return Fault{FaultCode::Io,
                     msg("store",
                         "The records on this machine cannot be locked. They must lie on a "
                         "disk of this machine, not on a network share."),
                     "flock: " + std::string(std::strerror(error)),
                     {}};
    }
    return StoreLock(file);
}

StoreLock::StoreLock(StoreLock&& o) noexcept : m_file(std::exchange(o.m_file, -1)) {}

StoreLock& StoreLock::operator=(StoreLock&& o) noexcept
{
    std::swap(m_file, o.m_file);
    return *this;
}

// The file stays: deleting it would let a third program lock a new file of the same name.
StoreLock::~StoreLock()
{
    if (m_file >= 0) {
        ::close(m_file);
    }
}

} // namespace myspike
