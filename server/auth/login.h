// Log-in, log-out, one's password and one's sessions.
#pragma once

#include <condition_variable>
#include <mutex>
#include <vector>

#include "server/auth/sessions.h"
#include "server/http/event_hub.h"
#include "server/http/handler_table.h"
#include "shared/trust/password.h"

namespace myspike {

/// Lets one password be hashed at a time, and few wait: a hash takes 64 MiB and a third of a
/// second, and a flood of log-ins must not take the machine (security-and-updates.md §1).
class HashGate
{
public:
    explicit HashGate(int queue = 32) : m_places(queue + 1) {}

    class Pass
    {
    public:
        explicit Pass(HashGate& gate) : m_gate(&gate) {}
        Pass(Pass&& o) noexcept : m_gate(std::exchange(o.m_gate, nullptr)) {}
        Pass& operator=(Pass&&) = delete;
        ~Pass();

    private:
        HashGate* m_gate;
    };
    /// RateLimited where too many wait.
    Result<Pass> enter();

private:
    std::mutex m_mutex;
    std::condition_variable m_freed;
    int m_places;
    bool m_busy = false;
};

struct LoginServices
{
    Committer& committer;
    ReaderPool& readers;
    Sessions& sessions;
    EventHub& events;
    const PasswordHasher& hasher;
    HashGate& gate;
    Rng& rng;
};

std::vector<Route> loginRoutes(LoginServices services);

} // namespace myspike
