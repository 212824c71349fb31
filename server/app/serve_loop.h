// Serves until the service manager or Ctrl-C says stop, and stops cleanly.
#pragma once

#include <cstdint>
#include <functional>

#include "server/http/listener.h"
#include "shared/base/result.h"

namespace myspike {

/// Keeps SIGINT and SIGTERM from killing the process, so that they can be waited for. Make it
/// before any thread: threads inherit what is blocked.
class StopSignals
{
public:
    StopSignals();
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    /// Returns when a signal comes or request() is called. From then on a second signal kills at
    /// once, for whoever does not want to wait for the clean stop; the store survives that.
    void wait();
    /// Any thread.
    void request();

private:
    int m_signals = -1;
    int m_request = -1;
};

/// Starts a listener, calls `listening` with its port, waits for `stop`, and stops it. The
/// fault is that of Listener::start.
Status serveUntilStopped(StopSignals& stop, ListenerOptions options, HandlerTable routes,
                         ListenerServices services,
                         const std::function<void(std::uint16_t)>& listening);

} // namespace myspike
