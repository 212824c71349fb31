// One program at a time writes a store. SQLite would let two in turn by turn, and both would number
// the same operations; so the file beside the store is locked for the life of the process.
#pragma once

#include <string>

#include "shared/base/result.h"

namespace myspike {

class StoreLock
{
public:
    /// Locks `<path>.lock`. Conflict, with a sentence, where somebody else holds it. The system
    /// frees it when the process ends in whatever way.
    static Result<StoreLock> take(const std::string& path);
    StoreLock(StoreLock&& o) noexcept;
    StoreLock& operator=(StoreLock&& o) noexcept;
    ~StoreLock();

private:
    explicit StoreLock(int file) : m_file(file) {}
    int m_file;
};

} // namespace myspike
