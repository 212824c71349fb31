#include "server/app/config.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <functional>
#include <iterator>
#include <optional>
#include <type_traits>

namespace myspike {

namespace {

struct Key
{
    std::string_view name;
    std::string_view explanation;
    /// Takes the value in, or says what is wrong with it.
    std::function<std::optional<Text>(ServerConfig&, std::string_view)> read;
    std::function<std::string(const ServerConfig&)> write;
};

std::optional<long long> wholeNumber(std::string_view text)
{
    long long number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return number;
}

/// `member` names the member for a config, whether const or not. Durations count in seconds.
template <class Member>
Key whole(std::string_view name, std::string_view explanation, long long least, long long most,
          Member member)
{
    using Type = std::remove_reference_t<decltype(member(std::declval<ServerConfig&>()))>;
    const auto read = [=](ServerConfig& config, std::string_view text) -> std::optional<Text> {
        const auto number = wholeNumber(text);
        if (!number || *number < least || *number > most) {
            return Text(msg("config", "%1 takes a whole number from %2 to %3, not \"%4\"."),
                        {std::string(name), std::to_string(least), std::to_string(most),
                         std::string(text)});
        }
        if constexpr (std::is_same_v<Type, HttpLimits::Ms>) {
            member(config) = std::chrono::seconds(*number);
        } else {
            member(config) = static_cast<Type>(*number);
        }
        return std::nullopt;
    };
    const auto write = [=](const ServerConfig& config) {
        if constexpr (std::is_same_v<Type, HttpLimits::Ms>) {
            return std::to_string(member(config).count() / 1000);
        } else {
            return std::to_string(static_cast<long long>(member(config)));
        }
    };
    return {name, explanation, read, write};
}

template <class Member>
Key words(std::string_view name, std::string_view explanation, Member member,
          std::vector<std::string_view> choices = {})
{
    const auto read = [=](ServerConfig& config, std::string_view text) -> std::optional<Text> {
        if (!choices.empty() && std::find(choices.begin(), choices.end(), text) == choices.end()) {
            std::string list;
            for (const auto choice : choices) {
                list += (list.empty() ? "" : ", ") + std::string(choice);
            }
            return Text(msg("config", "%1 is one of %2, not \"%3\"."),
                        {std::string(name), list, std::string(text)});
        }
        member(config) = std::string(text);
        return std::nullopt;
    };
    const auto write = [=](const ServerConfig& config) -> std::string { return member(config); };
    return {name, explanation, read, write};
}

const std::vector<Key>& keys()
{
    static const std::vector<Key> all = {
        words(
            "address",
            "The address to listen on. 127.0.0.1 is this machine only; 0.0.0.0 or :: is every "
            "network it is on.",
            [](auto& c) -> auto& { return c.address; }),
        whole(
            "port", "The TCP port. 0 lets the system choose; the log says which.", 0, 65'535,
            [](auto& c) -> auto& { return c.port; }),
        words(
            "certificate",
            "PEM file with the server's certificate and its issuers. Empty takes the one that "
            "init made.",
            [](auto& c) -> auto& { return c.certificate; }),
        words(
            "private_key", "PEM file with the certificate's key. Empty as above.",
            [](auto& c) -> auto& { return c.privateKey; }),
        whole(
            "network_threads", "Threads that do TLS. One for every 1,000 busy clients.", 1, 64,
            [](auto& c) -> auto& { return c.networkThreads; }),
        whole(
            "worker_threads", "Requests that are worked on at once.", 1, 256,
            [](auto& c) -> auto& { return c.workerThreads; }),
        whole(
            "connections", "Connections open at once; each costs up to 96 KiB.", 1, 1'000'000,
            [](auto& c) -> auto& { return c.limits.connections; }),
        whole(
            "connections_per_peer",
            "Connections from one address. Raise it where an office shares one.", 1, 100'000,
            [](auto& c) -> auto& { return c.limits.connectionsPerPeer; }),
        whole(
            "waiting_requests", "Requests that may wait for a worker before others get a 503.", 1,
            100'000, [](auto& c) -> auto& { return c.limits.waitingJobs; }),
        whole(
            "peer_requests_per_second",
            "Requests one address may make in the long run. 0 sets no limit.", 0, 1'000'000,
            [](auto& c) -> auto& { return c.limits.peerRequestsPerSecond; }),
        whole(
            "peer_burst", "Requests one address may make at once.", 1, 1'000'000,
            [](auto& c) -> auto& { return c.limits.peerBurst; }),
        whole(
            "user_requests_per_second",
            "Requests one user may make in the long run. 0 sets no limit.", 0, 1'000'000,
            [](auto& c) -> auto& { return c.limits.userRequestsPerSecond; }),
        whole(
            "user_burst", "Requests one user may make at once.", 1, 1'000'000,
            [](auto& c) -> auto& { return c.limits.userBurst; }),
        whole(
            "header_seconds", "Time for a request's header to come whole.", 1, 600,
            [](auto& c) -> auto& { return c.limits.header; }),
        whole(
            "idle_seconds", "Silence after which a connection is closed.", 1, 3'600,
            [](auto& c) -> auto& { return c.limits.idle; }),
        whole(
            "heartbeat_seconds", "Silence on an event stream after which a sign of life is sent.",
            1, 600, [](auto& c) -> auto& { return c.limits.heartbeat; }),
        whole(
            "stop_seconds", "Time that requests under way get when the server stops.", 0, 600,
            [](auto& c) -> auto& { return c.limits.stop; }),
        words(
            "log_file", "File for the log, one JSON line each. Empty is standard error.",
            [](auto& c) -> auto& { return c.logFile; }),
        words("log_level", "How much is logged: debug, info, warn or error.",
              [](auto& c) -> auto& { return c.logLevel; }, {"debug", "info", "warn", "error"}),
    };
    return all;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kBlank = " \t\r";
    const auto first = text.find_first_not_of(kBlank);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

} // namespace

ConfigReading readConfig(std::string_view text)
{
    ConfigReading reading;
    std::vector<std::string_view> seen;
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3); // Notepad writes it
    }
    for (int number = 1; !text.empty(); ++number) {
        const auto end = text.find('\n');
        const std::string_view line = trimmed(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        if (line.empty() || line.starts_with('#')) {
            continue;
        }
        const auto complain = [&](Text what) {
            reading.problems.push_back({number, std::move(what)});
        };
        const auto equals = line.find('=');
        if (equals == std::string_view::npos) {
            complain(Text(msg("config", "\"%1\" is no setting. Write key = value, or begin the "
                                        "line with #."),
                          {std::string(line)}));
            continue;
        }
        const auto name = trimmed(line.substr(0, equals));
        const auto key = std::find_if(keys().begin(), keys().end(),
                                      [&](const Key& k) { return k.name == name; });
        if (key == keys().end()) {
            complain(
                Text(msg("config", "There is no setting \"%1\". Correct the name, or remove the "
                                   "line; the file that \"init\" writes explains each."),
                     {std::string(name)}));
            continue;
        }
        if (std::find(seen.begin(), seen.end(), name) != seen.end()) {
            complain(Text(msg("config", "%1 is set twice. Keep one of the lines."),
                          {std::string(name)}));
            continue;
        }
        seen.push_back(name);
        if (auto wrong = key->read(reading.config, trimmed(line.substr(equals + 1)))) {
            complain(std::move(*wrong));
        }
    }
    return reading;
}

Result<ServerConfig> readConfigFile(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return Fault{FaultCode::NotFound,
                     Text(msg("config", "The configuration file %1 cannot be opened. Check its "
                                        "name and who may read it."),
                          {path.string()}),
                     {},
                     {}};
    }
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    ConfigReading reading = readConfig(text);
    if (reading.problems.empty()) {
        return std::move(reading.config);
    }
    std::string list;
    for (const ConfigProblem& problem : reading.problems) {
        list += "\n" + path.string() + ":" + std::to_string(problem.line) + ": " +
                problem.text.english();
    }
    return Fault::invalid(
        Text(msg("config", "The configuration file has mistakes; mend them and start again:%1"),
             {list}));
}

std::string explainedConfig()
{
    const ServerConfig defaults;
    std::string out = "# Settings of the MySPIKE server. A line that begins with # is a remark; "
                      "each setting\n# stands here with its default.\n";
    for (const Key& key : keys()) {
        out += "\n# " + std::string(key.explanation) + "\n# " + std::string(key.name) + " = " +
               key.write(defaults) + "\n";
    }
    return out;
}

} // namespace myspike
