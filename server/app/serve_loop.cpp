#include "server/app/serve_loop.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <poll.h>
#include <spdlog/spdlog.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace myspike {

namespace {
sigset_t stopSet()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    return set;
}
} // namespace

StopSignals::StopSignals()
{
    const sigset_t set = stopSet();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    // A client that goes away while it is written to is an error of that write, not of ours.
    std::signal(SIGPIPE, SIG_IGN);
    m_signals = ::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    m_request = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
}

StopSignals::~StopSignals()
{
    ::close(m_signals);
    ::close(m_request);
}

void StopSignals::wait()
{
    std::array<pollfd, 2> both{pollfd{m_signals, POLLIN, 0}, pollfd{m_request, POLLIN, 0}};
    while (::poll(both.data(), both.size(), -1) < 0 && errno == EINTR) {
    }
    // Taken, or unblocking would deliver it.
    signalfd_siginfo taken{};
    while (::read(m_signals, &taken, sizeof taken) == sizeof taken) {
    }
    const sigset_t set = stopSet();
    pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

void StopSignals::request()
{
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(m_request, &one, sizeof one);
}

Status serveUntilStopped(StopSignals& stop, ListenerOptions options, HandlerTable routes,
                         ListenerServices services,
                         const std::function<void(std::uint16_t)>& listening)
{
    const auto log = services.log;
    auto started = Listener::start(std::move(options), std::move(routes), std::move(services));
    if (!started.ok()) {
        return std::move(started).fault();
    }
    Listener& listener = **started;
    log->info("{{\"event\":\"listening\",\"port\":{}}}", listener.port());
    if (listening) {
        listening(listener.port());
    }
    stop.wait();
    log->info("{{\"event\":\"stopping\",\"connections\":{}}}", listener.figures().connections);
    listener.stop();
    log->info("{{\"event\":\"stopped\",\"requests\":{}}}", listener.figures().requests);
    log->flush();
    return okStatus();
}

} // namespace myspike
