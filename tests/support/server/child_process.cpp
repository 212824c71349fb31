#include "tests/support/server/child_process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>

namespace myspike::test {

namespace {

constexpr const char* kServer = MYSPIKE_BINARY_DIR "/server/myspike-server";

[[noreturn]] void fail(const std::string& why)
{
    std::fprintf(stderr, "child process: %s\n", why.c_str());
    std::abort();
}

} // namespace

ChildProcess::ChildProcess(const std::string& program, std::vector<std::string> arguments,
                           const std::string& errors)
{
    // Everything that allocates comes before fork(): other threads of this test run on.
    arguments.insert(arguments.begin(), program);
    std::vector<char*> argv;
    for (auto& a : arguments) {
        argv.push_back(a.data());
    }
    argv.push_back(nullptr);
    int out[2];
    if (::pipe2(out, O_CLOEXEC) != 0) {
        fail("pipe");
    }
    const pid_t parent = ::getpid();
    m_pid = ::fork();
    if (m_pid < 0) {
        fail("fork");
    }
    if (m_pid == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != parent) {
            std::_Exit(127);
        }
        ::dup2(out[1], STDOUT_FILENO);
        const int to =
            errors.empty() ? out[1] : ::open(errors.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        ::dup2(to, STDERR_FILENO);
        ::execv(argv[0], argv.data());
        std::_Exit(127);
    }
    ::close(out[1]);
    m_out = out[0];
}

ChildProcess::~ChildProcess()
{
    if (!m_status) {
        signal(SIGKILL);
        (void)wait();
    }
    ::close(m_out);
}

std::optional<std::string> ChildProcess::readLine()
{
    std::string line;
    char c = 0;
    while (::read(m_out, &c, 1) == 1) {
        if (c == '\n') {
            return line;
        }
        line += c;
    }
    return std::nullopt;
}

std::string ChildProcess::readAll()
{
    std::string all;
    char piece[4096];
    ssize_t n = 0;
    while ((n = ::read(m_out, piece, sizeof piece)) > 0) {
        all.append(piece, static_cast<std::size_t>(n));
    }
    return all;
}

void ChildProcess::signal(int number) const
{
    // Nobody else waits for it, so the id is still its own.
    if (!m_status) {
        ::kill(m_pid, number);
    }
}

int ChildProcess::wait()
{
    if (!m_status) {
        int status = 0;
        if (::waitpid(m_pid, &status, 0) != m_pid) {
            fail("waitpid");
        }
        m_status = WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
    }
    return *m_status;
}

std::int64_t ChildProcess::statusKiB(const std::string& name) const
{
    std::ifstream in("/proc/" + std::to_string(m_pid) + "/status");
    std::string word;
    while (in >> word) {
        if (word == name + ":") {
            std::int64_t kib = 0;
            in >> kib;
            return kib;
        }
    }
    return 0;
}

ServerProcess::ServerProcess(std::string store) : m_store(std::move(store)) { start(); }

ServerProcess::~ServerProcess()
{
    if (m_process) {
        kill();
    }
}

void ServerProcess::start()
{
    m_process = std::make_unique<ChildProcess>(
        kServer,
        std::vector<std::string>{"--store", m_store, "serve", "--port", std::to_string(m_port)},
        m_store + ".errors");
    constexpr std::string_view kSays = "listening on port ";
    while (const auto line = m_process->readLine()) {
        if (const auto at = line->find(kSays); at != line->npos) {
            m_port = static_cast<std::uint16_t>(std::stoi(line->substr(at + kSays.size())));
            return;
        }
    }
    std::ifstream errors(m_store + ".errors");
    fail("the server does not start: " +
         std::string((std::istreambuf_iterator<char>(errors)), std::istreambuf_iterator<char>()));
}

void ServerProcess::kill()
{
    m_process->signal(SIGKILL);
    (void)m_process->wait();
    m_process.reset();
}

int ServerProcess::stop()
{
    m_process->signal(SIGTERM);
    const int status = m_process->wait();
    m_process.reset();
    return status;
}

std::string ServerProcess::check() const
{
    ChildProcess process(kServer, {"--store", m_store, "check"});
    auto said = process.readAll();
    return process.wait() == 0 ? std::string() : said;
}

} // namespace myspike::test
