#include "server/app/serve.h"

#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "server/app/housekeeping.h"
#include "server/auth/login.h"
#include "server/blobs/blob_routes.h"
#include "server/blobs/blob_sweep.h"
#include "server/http/health.h"
#include "server/store/store_folder.h"
#include "server/sync/history_keeper.h"
#include "server/sync/sync_routes.h"
#include "shared/modules/catalogue.h"
#include "shared/modules/users/actor.h"
#include "shared/modules/verification/lease.h"
#include "shared/trust/file_key_store.h"
#include "shared/trust/token.h"
#include "shared/wire/routes.h"

namespace myspike {

namespace {

Result<ServerConfig> configurationOf(const StorePaths& paths, const ServeOptions& options)
{
    std::error_code error;
    ServerConfig config;
    if (std::filesystem::exists(paths.config, error)) {
        auto read = readConfigFile(paths.config);
        if (!read) {
            return read;
        }
        config = std::move(*read);
    }
    config.address = options.address.value_or(config.address);
    config.port = options.port.value_or(config.port);
    return config;
}

Result<std::shared_ptr<spdlog::logger>> openLog(const ServerConfig& config)
{
    spdlog::sink_ptr sink;
    try {
        if (config.logFile.empty()) {
            sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
        } else {
            sink = std::make_shared<spdlog::sinks::basic_file_sink_mt>(config.logFile.string());
        }
    } catch (const spdlog::spdlog_ex& e) {
        return Fault{FaultCode::Io,
                     Text(msg("server", "The log file %1 cannot be written. Check its path and "
                                        "rights."),
                          {config.logFile.string()}),
                     e.what(),
                     {}};
    }
    auto log = std::make_shared<spdlog::logger>("server", sink);
    log->set_pattern("%v");
    log->set_level(spdlog::level::from_str(config.logLevel));
    log->flush_on(spdlog::level::info);
    return log;
}

HandlerTable tableOf(std::vector<std::vector<Route>> parts)
{
    std::vector<Route> all;
    for (auto& part : parts) {
        for (auto& route : part) {
            all.push_back(std::move(route));
        }
    }
    return HandlerTable(std::move(all));
}

} // namespace

Status serve(const ServeOptions& options, const Clock& clock, Rng& rng, StopSignals& stop,
             const std::function<void(std::uint16_t port)>& listening)
{
    const auto catalogue = buildCatalogue();
    auto folder = StoreFolder::open(options.store, catalogue, clock, rng);
    if (!folder) {
        return std::move(folder).fault();
    }
    auto& store = **folder;
    auto config = configurationOf(store.paths, options);
    if (!config) {
        return std::move(config).fault();
    }
    auto log = openLog(*config);
    if (!log) {
        return std::move(log).fault();
    }
    auto keys = FileKeyStore::open(store.paths.keys);
    if (!keys) {
        return std::move(keys).fault();
    }
    auto tls = (*keys)->tls();
    auto pepper = (*keys)->secret(kPasswordPepper);
    auto receiptKey = (*keys)->publicKey(KeyPurpose::Receipts);
    if (!tls || !pepper || !receiptKey) {
        return !tls      ? std::move(tls).fault()
               : !pepper ? std::move(pepper).fault()
                         : std::move(receiptKey).fault();
    }
    store.authority->setLeaseRule(verification::visitLease);
    auto seal = sealWith(**keys);
    if (!seal) {
        return std::move(seal).fault();
    }
    store.authority->setSeal(std::move(*seal));

    EventHub hub;
    auto eventReader =
        ReaderPool::open(store.paths.database.string(), catalogue, users::actorOf, 1);
    if (!eventReader) {
        return std::move(eventReader).fault();
    }
    ScopePublisher publisher(hub, **eventReader, clock);
    Committer committer(
        store.database, *store.authority,
        [&publisher](const std::vector<ScopeEvent>& events) { publisher.publish(events); },
        &store.mark);
    auto readers = ReaderPool::open(store.paths.database.string(), catalogue, users::actorOf,
                                    config->workerThreads);
    if (!readers) {
        return std::move(readers).fault();
    }
    const HistoryKeeper history(committer, clock);
    SegmentStore segments(store.paths.folder / "segments", **readers);
    MYSPIKE_TRY(segments.prepare());
    BlobStore blobs(store.paths.files, Token::make(rng).text);
    MYSPIKE_TRY(blobs.prepare());
    BlobSweep sweep(catalogue, blobs, committer, **readers);
    MYSPIKE_TRY(sweep.prepare());
    Sessions sessions(committer, **readers, rng, users::isActive);
    MYSPIKE_TRY(sessions.load(clock.now()));
    const PasswordHasher hasher(std::move(*pepper),
                                options.cheapPasswords ? Argon2Cost{256, 1, 1} : Argon2Cost{});
    HashGate gate;

    std::vector<Route> common{
        {Method::Get, path::kOpenApi, Permission::none(), 0,
         [](const Request&) -> Result<Response> {
             return Response::json(std::string(openApiDocument()));
         }},
        healthRoute({{"store",
                      [&]() -> Status {
                          const auto seq = (*readers)->ask([](ReaderPool::Reading& reading) {
                              return reading.database.integer("SELECT max(seq) FROM sync_tx", 0);
                          });
                          return seq ? okStatus() : Status(seq.fault());
                      }}}),
    };
    auto table = tableOf(
        {std::move(common), loginRoutes({committer, **readers, sessions, hub, hasher, gate, rng}),
         syncRoutes({catalogue, committer, **readers, hub, segments, rng, receiptKey->toPem()}),
         blobRoutes({blobs, committer, **readers, rng})});

    Housekeeping housekeeping([&] {
        const auto done = sweep.run(clock.now());
        if (!done) {
            (*log)->warn(R"({{"event":"sweep failed","code":"{}"}})", toString(done.fault().code));
        } else if (done->marked + done->removed + done->uploads > 0) {
            (*log)->info(R"({{"event":"swept","marked":{},"removed":{},"uploads":{}}})",
                         done->marked, done->removed, done->uploads);
        }
    });

    ListenerOptions door;
    door.address = config->address;
    door.port = config->port;
    door.certificateChainPem = tls->certificateChain;
    door.privateKeyPem = tls->privateKey;
    door.limits = config->limits;
    door.networkThreads = config->networkThreads;
    door.workerThreads = config->workerThreads;
    return serveUntilStopped(stop, std::move(door), std::move(table), {sessions, clock, rng, *log},
                             listening);
}

} // namespace myspike
