#include "shared/store/vfs.h"

#include <utility>

#include <sqlite3.h>

namespace myspike {

sqlite3_vfs* systemVfs()
{
    for (const char* name : {"unix", "win32"}) {
        if (auto* vfs = sqlite3_vfs_find(name)) {
            return vfs;
        }
    }
    return sqlite3_vfs_find(nullptr);
}

Result<VfsRegistration> VfsRegistration::add(sqlite3_vfs& vfs)
{
    if (sqlite3_vfs_find(vfs.zName)) {
        auto fault = Fault::internal(std::string("file system registered twice: ") + vfs.zName);
        fault.code = FaultCode::Conflict;
        return fault;
    }
    if (sqlite3_vfs_register(&vfs, 0) != SQLITE_OK) {
        return Fault::internal(std::string("file system refused: ") + vfs.zName);
    }
    return VfsRegistration(&vfs);
}

VfsRegistration::VfsRegistration(VfsRegistration&& o) noexcept
    : m_vfs(std::exchange(o.m_vfs, nullptr))
{
}

VfsRegistration::~VfsRegistration()
{
    if (m_vfs) {
        sqlite3_vfs_unregister(m_vfs);
    }
}

} // namespace myspike
