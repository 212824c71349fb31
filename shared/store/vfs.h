// The seam under SQLite: a file system registered by name, which DatabaseOptions::vfs asks for. The
// simulator, the fault tests and the page encryption stand here.
#pragma once

#include "shared/base/result.h"

struct sqlite3_vfs;

namespace myspike {

/// The system's own file system, for one that wraps it.
sqlite3_vfs* systemVfs();

/// Keeps a file system registered; databases opened through it must be closed before.
class VfsRegistration
{
public:
    /// @param vfs lives longer than the registration; its name must not be taken yet (Conflict).
    static Result<VfsRegistration> add(sqlite3_vfs& vfs);
    VfsRegistration(VfsRegistration&& o) noexcept;
    VfsRegistration& operator=(VfsRegistration&&) = delete;
    ~VfsRegistration();

private:
    explicit VfsRegistration(sqlite3_vfs* vfs) : m_vfs(vfs) {}
    sqlite3_vfs* m_vfs;
};

} // namespace myspike
