// The system's files, which fail when told to: for tests of a full or broken disk.
#pragma once

#include <memory>
#include <string>

namespace myspike::test {

enum class DiskFault { Full, Broken };

class FaultVfs
{
public:
    /// Registers itself as `name`; databases opened through it must be closed before it goes.
    explicit FaultVfs(std::string name);
    ~FaultVfs();

    const std::string& name() const;
    /// Databases opened without a name of their own come here too, until endDefault().
    void makeDefault();
    void endDefault();
    /// The `n`-th write from now (1 is the next) and all after it fail, until heal().
    void failWrite(int n, DiskFault fault);
    /// The `n`-th sync from now and all after it fail, until heal().
    void failSync(int n, DiskFault fault);
    void heal();
    int writes() const; ///< writes and syncs asked for so far
    int syncs() const;

    struct State;

private:
    std::unique_ptr<State> m_state;
};

} // namespace myspike::test
