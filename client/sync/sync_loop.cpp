#include "client/sync/sync_loop.h"

#include <algorithm>

#include "shared/wire/routes.h"
#include "shared/wire/sync_messages.h"

namespace myspike {

namespace {

/// A user who goes through a page makes several acts in a second.
constexpr int kPokeMs = 400;
/// Silence that a slow line may keep within a download, and what a first one may take in all.
constexpr int kPullSilenceMs = 60'000;
constexpr int kPullDeadlineMs = 15 * 60'000;

/// The machine greets the server anew at this fault.
Fault numbersApart()
{
    return Fault{FaultCode::Conflict,
                 msg("sync", "The server's count of this machine's work differs. MySPIKE numbers "
                             "what waits anew and sends it; nothing counts twice."),
                 "numbers apart", "GENERATION_CLASH"};
}

Fault noVerdict()
{
    return Fault{FaultCode::Busy,
                 msg("sync", "The server could not decide on your work just now. MySPIKE sends it "
                             "again by itself."),
                 "push made no progress",
                 {}};
}

} // namespace

SyncLoop::SyncLoop(LocalReplica& replica, Transport& transport, const Clock& clock, Rng& rng,
                   QObject* parent)
    : QObject(parent), m_replica(replica), m_transport(transport), m_clock(clock), m_machine(rng),
      m_files(replica, transport), m_segments(replica, transport),
      m_digests(replica, transport, rng)
{
    m_runTime.start();
    m_wake.setSingleShot(true);
    m_poke.setSingleShot(true);
    m_poke.setInterval(kPokeMs);
    connect(&m_wake, &QTimer::timeout, this, [this] { carryOut(m_machine.tick(now())); });
    connect(&m_poke, &QTimer::timeout, this, [this] {
        m_files.look(); // a photograph comes with an act, and is told though nobody answers
        carryOut(m_machine.wish(now(), SyncMachine::Wish::OperationAdded));
    });
    connect(&m_replica, &LocalReplica::operationAdded, this, [this] {
        if (!m_poke.isActive()) {
            m_poke.start();
        }
    });
    connect(&m_replica, &Replica::countsChanged, this, [this](const SyncCounts& counts) {
        m_counts = counts;
        tellReport();
    });
    connect(&m_transport, &Transport::eventArrived, this,
            [this](const QByteArray& name, const QByteArray& data) {
                if (name == kScopeEventName) {
                    takeEvent(data);
                }
            });
    connect(&m_transport, &Transport::answered, this, [this] {
        // Something else reached the server while we wait for a line: there is one.
        const auto& trouble = m_machine.trouble();
        if (m_machine.stage() == SyncMachine::Stage::Waiting && trouble &&
            trouble->code == FaultCode::Offline) {
            networkBack();
        }
    });
    connect(&m_transport, &Transport::eventsClosed, this,
            [this] { carryOut(m_machine.eventsClosed(now())); });
    connect(&m_segments, &SegmentLane::progressed, this, [this] { tellReport(); });
    connect(&m_segments, &SegmentLane::finished, this,
            [this] { carryOut(m_machine.wish(now(), SyncMachine::Wish::ServerChanged)); });
    connect(&m_files, &FileLane::waitingChanged, this, [this] { tellReport(); });
    connect(&m_files, &FileLane::fileArrived, this, &SyncLoop::fileArrived);
    connect(&m_files, &FileLane::finished, this, [this] { carryOut(m_machine.filesDone(now())); });
    connect(&m_files, &FileLane::failed, this, [this](const Fault&, int retryAfterMs) {
        carryOut(m_machine.filesFailed(now(), retryAfterMs, m_files.progressed()));
    });
}

SyncLoop::~SyncLoop() { stop(); }

void SyncLoop::start(Login login)
{
    ++m_generation;
    m_offerFrom = 0;
    m_login = std::move(login);
    const bool hasSession = !m_transport.token().isEmpty();
    if (!hasSession && !m_offlineSince) {
        m_offlineSince = m_clock.now();
    }
    // What waits from before is told though no act and no server says so.
    whenReady<Result<SyncCounts>>(m_replica.counts(), [this](Result<SyncCounts> counts) {
        if (counts) {
            m_counts = *counts;
            tellReport();
        }
    });
    m_files.look();
    carryOut(m_machine.start(now(), hasSession, static_cast<bool>(m_login)));
}

void SyncLoop::stop()
{
    ++m_generation;
    m_poke.stop();
    m_wake.stop();
    m_files.stop();
    m_segments.stop();
    m_digests.stop();
    m_replica.setOnline(false);
    if (!m_machine.stop().empty()) {
        m_transport.closeEvents();
    }
    tellReport();
}

void SyncLoop::networkBack() { carryOut(m_machine.wish(now(), SyncMachine::Wish::NetworkBack)); }

Text SyncLoop::syncNow()
{
    const auto stage = m_machine.stage();
    if (stage == SyncMachine::Stage::SignedOut) {
        return msg("sync", "Log in to synchronise. Your work is kept on this machine meanwhile.");
    }
    if (stage == SyncMachine::Stage::Stopped) {
        return msg("sync", "Synchronisation is not running. Your work is kept on this machine.");
    }
    const bool busy = m_machine.isBusy();
    carryOut(m_machine.wish(now(), SyncMachine::Wish::Manual));
    if (busy) {
        return msg("sync", "Synchronisation is under way already.");
    }
    if (m_offlineSince) {
        return Text(msg("sync", "The server has not been reached since %1. Trying again now; your "
                                "work is kept on this machine."),
                    {m_offlineSince->toDisplay()});
    }
    return msg("sync", "Synchronising now.");
}

HttpRequest SyncLoop::post(const char* path, std::string body) const
{
    HttpRequest r{"POST", QString::fromLatin1(path)};
    r.body = QByteArray::fromStdString(body);
    return r;
}

template <class T> void SyncLoop::whenReady(QFuture<T> future, std::function<void(T)> then)
{
    future.then(this, [this, generation = m_generation, then = std::move(then)](T answer) {
        if (generation == m_generation) {
            then(std::move(answer));
        }
    });
}

void SyncLoop::carryOut(const SyncMachine::Orders& orders)
{
    using Do = SyncMachine::Do;
    // A round under way owns the line; files go on when it rests.
    m_files.setPaused(m_machine.isBusy());
    m_segments.setPaused(m_machine.isBusy());
    for (const auto order : orders) {
        switch (order) {
        case Do::Login:
            login();
            break;
        case Do::Hello:
            hello();
            break;
        case Do::Push:
            push();
            break;
        case Do::Pull:
            pull();
            break;
        case Do::Files:
            m_files.start();
            break;
        case Do::OpenEvents:
            m_transport.openEvents();
            break;
        case Do::CloseEvents:
            m_transport.closeEvents();
            break;
        }
    }
    afterOrders();
}

void SyncLoop::afterOrders()
{
    if (const auto at = m_machine.wakeAt()) {
        m_wake.start(static_cast<int>(std::max<std::int64_t>(0, *at - now())));
    } else {
        m_wake.stop();
    }
    tellReport();
}

void SyncLoop::stepDone(bool more)
{
    m_offlineSince.reset();
    m_replica.setOnline(true);
    const bool lastOfRound = m_machine.stage() == SyncMachine::Stage::Pull && !more;
    const auto orders = m_machine.done(now(), more);
    if (lastOfRound && !m_machine.isBusy()) {
        m_report.syncedAt = m_clock.now();
        Q_EMIT synchronised();
        m_segments.start();
        m_digests.start();
    }
    carryOut(orders);
}

void SyncLoop::stepFailed(const Fault& fault, int retryAfterMs)
{
    const auto orders = m_machine.failed(now(), fault, retryAfterMs);
    m_replica.setOnline(m_machine.isOnline());
    if (m_machine.isOnline()) {
        m_offlineSince.reset();
    } else if (!m_offlineSince) {
        m_offlineSince = m_clock.now();
    }
    const bool over = m_machine.stage() == SyncMachine::Stage::SignedOut;
    if (over) {
        m_transport.setToken({});
        m_replica.setOnline(false);
    }
    carryOut(orders);
    if (over) {
        Q_EMIT signedOut(fault);
    }
}

void SyncLoop::login()
{
    whenReady<Result<LoginReply>>(m_login(), [this](Result<LoginReply> reply) {
        if (!reply) {
            stepFailed(reply.fault());
            return;
        }
        m_transport.setToken(reply->token);
        stepDone();
    });
}

void SyncLoop::hello()
{
    whenReady<Result<HelloRequest>>(m_replica.hello(), [this](Result<HelloRequest> request) {
        if (!request) {
            stepFailed(request.fault());
            return;
        }
        whenReady<HttpOutcome>(
            m_transport.send(post(path::kHello, encodeHello(*request))),
            [this](HttpOutcome outcome) {
                auto reply = outcome.result ? decodeHelloReply(outcome.result->body.toStdString())
                                            : Result<HelloReply>(outcome.result.fault());
                if (!reply) {
                    stepFailed(reply.fault(), outcome.retryAfterMs);
                    return;
                }
                Q_EMIT serverTimeTold(reply->serverTime);
                whenReady<Status>(m_replica.takeHello(std::move(*reply)), [this](Status taken) {
                    if (!taken) {
                        stepFailed(taken.fault());
                        return;
                    }
                    stepDone();
                });
            });
    });
}

void SyncLoop::push()
{
    auto next =
        m_offerFrom > 0 ? m_replica.doneFrom(m_offerFrom, m_batch) : m_replica.nextBatch(m_batch);
    whenReady<Result<std::vector<OutgoingOperation>>>(
        std::move(next), [this](Result<std::vector<OutgoingOperation>> batch) {
            if (!batch) {
                stepFailed(batch.fault());
                return;
            }
            if (batch->empty()) {
                if (m_offerFrom > 0) {
                    mendNumbers();
                } else {
                    stepDone();
                }
                return;
            }
            whenReady<HttpOutcome>(
                m_transport.send(post(path::kPush, encodePush(*batch))),
                [this, batch = *batch](HttpOutcome outcome) {
                    if (!outcome.result && isolate(batch, outcome.result.fault())) {
                        return;
                    }
                    m_batch = kMaxPushOperations;
                    auto reply = outcome.result
                                     ? decodePushReply(outcome.result->body.toStdString())
                                     : Result<PushReply>(outcome.result.fault());
                    if (!reply) {
                        stepFailed(reply.fault(), outcome.retryAfterMs);
                        return;
                    }
                    takeReply(batch, std::move(*reply), outcome.retryAfterMs);
                });
        });
}

void SyncLoop::takeReply(const std::vector<OutgoingOperation>& batch, PushReply reply,
                         int retryAfterMs)
{
    bool settled = false;
    bool retry = false;
    for (const auto& v : reply.verdicts) {
        // Verdicts on other work are no progress, whoever sent them.
        const bool isOurs = std::any_of(batch.begin(), batch.end(),
                                        [&](const auto& op) { return op.id == v.operation; });
        settled = settled || (v.settled() && isOurs);
        retry = retry || !v.settled();
    }
    const auto expected = reply.expectedNumber;
    const auto first = batch.front().number;
    const auto last = batch.back().number;
    whenReady<Status>(m_replica.takeVerdicts(std::move(reply.verdicts)),
                      [this, settled, retry, expected, first, last, retryAfterMs](Status taken) {
                          if (!taken) {
                              stepFailed(taken.fault());
                              return;
                          }
                          if (expected != 0 && !settled) {
                              // It lacks what it decided before: a restored server, which may have
                              // it again. What it had already decided under another number cannot
                              // be mended by offering.
                              const bool lacksEarlier = expected < first && m_offerFrom == 0;
                              if (!lacksEarlier) {
                                  mendNumbers();
                                  return;
                              }
                              m_offerFrom = expected;
                              m_offerUntil = first;
                              stepDone(true);
                              return;
                          }
                          if (!settled || retry) {
                              // Without progress the same request would only go round.
                              stepFailed(noVerdict(), retryAfterMs);
                              return;
                          }
                          if (m_offerFrom > 0) {
                              m_offerFrom = last + 1 < m_offerUntil ? last + 1 : 0;
                          }
                          stepDone(true);
                      });
}

/// What the server lacks is not kept here any more, or it counts otherwise: a new generation counts
/// from one, and the operations' ids keep each from counting twice.
void SyncLoop::mendNumbers()
{
    m_offerFrom = 0;
    whenReady<Status>(m_replica.askForNewGeneration(),
                      [this](Status asked) { stepFailed(asked ? numbersApart() : asked.fault()); });
}

/// A request that the server cannot take as a whole hides which operation is at fault: they go one
/// by one, and one that is refused alone gives way to its place, so that it holds up nothing.
bool SyncLoop::isolate(const std::vector<OutgoingOperation>& batch, const Fault& fault)
{
    if (fault.rule == "GENERATION_CLASH") {
        mendNumbers();
        return true;
    }
    const bool ofTheContent = fault.code == FaultCode::Invalid || fault.code == FaultCode::TooLarge;
    if (!ofTheContent || m_offerFrom > 0) {
        return false;
    }
    if (batch.size() > 1) {
        m_batch = 1;
        stepDone(true);
        return true;
    }
    if (std::exchange(m_withheld, batch.front().id) == batch.front().id) {
        return false; // not even its place was taken
    }
    whenReady<Status>(m_replica.withhold(batch.front().id), [this](Status kept) {
        if (kept) {
            stepDone(true);
        } else {
            stepFailed(kept.fault());
        }
    });
    return true;
}

void SyncLoop::pull()
{
    whenReady<Result<PullRequest>>(m_replica.pullRequest(), [this](Result<PullRequest> request) {
        if (!request) {
            stepFailed(request.fault());
            return;
        }
        auto r = post(path::kPull, encodePullRequest(*request));
        r.deadlineMs = kPullDeadlineMs;
        r.silenceMs = kPullSilenceMs;
        r.maxReplyBytes = kMaxPullBytes;
        whenReady<HttpOutcome>(m_transport.send(std::move(r)), [this](HttpOutcome outcome) {
            if (!outcome.result) {
                stepFailed(outcome.result.fault(), outcome.retryAfterMs);
                return;
            }
            whenReady<Result<bool>>(m_replica.takePull(outcome.result->body),
                                    [this](Result<bool> more) {
                                        if (!more) {
                                            stepFailed(more.fault());
                                            return;
                                        }
                                        stepDone(*more);
                                    });
        });
    });
}

void SyncLoop::takeEvent(const QByteArray& data)
{
    const auto pull = [this] { carryOut(m_machine.wish(now(), SyncMachine::Wish::ServerChanged)); };
    // A round under way has its own cursor; another one follows it.
    if (m_machine.stage() != SyncMachine::Stage::Resting) {
        pull();
        return;
    }
    whenReady<Result<bool>>(m_replica.takeEvent(data), [this, pull](Result<bool> applied) {
        if (!applied || !*applied) {
            pull();
            return;
        }
        m_report.syncedAt = m_clock.now();
        Q_EMIT reportChanged(m_report);
    });
}

void SyncLoop::tellReport()
{
    auto report = m_report;
    report.waiting = m_counts.waiting;
    report.refused = m_counts.refused;
    report.conflicts = m_counts.conflicts;
    report.parked = m_counts.parked;
    report.files = m_files.waiting();
    report.filesTrouble = m_files.trouble();
    report.bytesToCome = m_segments.bytesToCome();
    report.isSyncing = m_machine.isBusy() || m_files.isRunning() || m_segments.isRunning();
    report.offlineSince = m_offlineSince;
    report.mustLogIn = m_machine.stage() == SyncMachine::Stage::SignedOut;
    report.trouble = m_machine.trouble() ? m_machine.trouble()->forUser : Text();
    if (report != m_report) {
        m_report = std::move(report);
        Q_EMIT reportChanged(m_report);
    }
}

} // namespace myspike
