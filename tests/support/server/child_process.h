// Real programs beside a test: started, killed as a power cut would, started again. Each is ended
// by its own id, and dies with the thread that started it.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace myspike::test {

class ChildProcess
{
public:
    /// @param errors file that its standard error is appended to; empty: with its output.
    ChildProcess(const std::string& program, std::vector<std::string> arguments,
                 const std::string& errors = {});
    /// Kills it where it still runs.
    ~ChildProcess();
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    /// The next line of its output without the line break; nothing at its end.
    std::optional<std::string> readLine();
    /// All that it still writes, until it closes its output.
    std::string readAll();
    void signal(int number) const;
    /// Its exit status, or minus the signal that ended it.
    int wait();
    /// A figure of /proc/PID/status, for instance "VmHWM"; 0 where there is none.
    std::int64_t statusKiB(const std::string& name) const;

private:
    pid_t m_pid = -1;
    int m_out = -1;
    std::optional<int> m_status;
};

/// myspike-server over a store that was filled before.
class ServerProcess
{
public:
    /// The test ends where it does not start.
    explicit ServerProcess(std::string store);
    ~ServerProcess();

    std::uint16_t port() const { return m_port; }
    /// SIGKILL.
    void kill();
    /// At the same port as before.
    void start();
    /// As an administrator would end it; its exit status.
    int stop();
    /// Of the process that runs now.
    std::int64_t memoryKiB() const { return m_process->statusKiB("VmRSS"); }
    std::int64_t peakMemoryKiB() const { return m_process->statusKiB("VmHWM"); }
    /// What `check` says of the store; empty where it is sound.
    std::string check() const;

private:
    std::string m_store;
    std::uint16_t m_port = 0;
    std::unique_ptr<ChildProcess> m_process;
};

} // namespace myspike::test
