#include "client/sync/file_lane.h"

#include <algorithm>

#include "shared/wire/blob_messages.h"
#include "shared/wire/routes.h"

namespace myspike {

namespace {

/// A piece should take a second or two: short enough to lose little, long enough to be worth it.
constexpr std::int64_t kPieceMs = 1'500;
constexpr std::int64_t kFirstPieceBytes = 256 * 1024;
/// Below it a proof costs about what the file does.
constexpr std::int64_t kWorthAProof = 256 * 1024;
/// One whose offset never fits is left for the next round.
constexpr int kMostRestarts = 3;

QString pathWith(const char* pattern, const std::string& value)
{
    auto path = QString::fromLatin1(pattern);
    const auto from = path.indexOf(u'{');
    return path.replace(from, path.indexOf(u'}') - from + 1, QString::fromStdString(value));
}

bool isOfTheLine(const Fault& fault)
{
    switch (fault.code) {
    case FaultCode::Offline:
    case FaultCode::Busy:
    case FaultCode::RateLimited:
    case FaultCode::Unauthenticated:
    case FaultCode::Expired:
    case FaultCode::DiskFull:
    case FaultCode::Conflict:
    case FaultCode::Corrupt:
    case FaultCode::Io:
    case FaultCode::Internal:
        return true;
    default:
        return false;
    }
}

} // namespace

FileLane::FileLane(LocalReplica& replica, Transport& transport, QObject* parent)
    : QObject(parent), m_replica(replica), m_transport(transport), m_pieceBytes(kFirstPieceBytes),
      m_mostBytes(kMaxPieceBytes)
{
}

void FileLane::start()
{
    m_stopping = false;
    if (m_running) {
        return;
    }
    m_running = true;
    m_progressed = false;
    // What was refused then may be welcome now: its record may have arrived meanwhile.
    m_refused.clear();
    m_roundFault.reset();
    m_roundRetryMs = 0;
    m_replica.filesToSend().then(this, [this](const Result<std::vector<WaitingFile>>& up) {
        m_replica.filesToFetch().then(
            this, [this, up](const Result<std::vector<WaitingFile>>& down) {
                m_queue.clear();
                if (!up || !down) {
                    broken(!up ? up.fault() : down.fault(), 0);
                    return;
                }
                for (const auto& f : *up) {
                    if (!m_sent.count(f.sha256) && !m_refused.count(f.sha256)) {
                        m_queue.push_back({f, true, nullptr});
                    }
                }
                setWaiting(static_cast<int>(m_queue.size()));
                for (const auto& f : *down) {
                    if (!m_refused.count(f.sha256)) {
                        m_queue.push_back({f, false, nullptr});
                    }
                }
                next();
            });
    });
}

void FileLane::look()
{
    m_replica.filesToSend().then(this, [this](const Result<std::vector<WaitingFile>>& up) {
        if (up && !m_running) { // a round under way counts for itself
            setWaiting(static_cast<int>(
                std::count_if(up->begin(), up->end(),
                              [this](const WaitingFile& f) { return !m_sent.count(f.sha256); })));
        }
    });
}

void FileLane::setWaiting(int count)
{
    if (m_waiting != count) {
        m_waiting = count;
        Q_EMIT waitingChanged();
    }
}

void FileLane::stop()
{
    m_stopping = true;
    if (std::exchange(m_held, nullptr)) {
        m_current.reset();
        m_running = false;
    }
    for (auto& t : m_urgent) {
        t.asked->addResult(Status(Fault{FaultCode::Offline, {}, "stopped", {}}));
        t.asked->finish();
    }
    m_urgent.clear();
}

void FileLane::setPaused(bool paused)
{
    m_paused = paused;
    if (!paused && m_held) {
        std::exchange(m_held, nullptr)();
    }
}

void FileLane::whenFree(std::function<void()> step)
{
    if (m_paused) {
        m_held = std::move(step);
    } else {
        step();
    }
}

QFuture<Status> FileLane::fetch(std::string sha256)
{
    auto promise = std::make_shared<QPromise<Status>>();
    promise->start();
    auto future = promise->future();
    if (m_replica.files().holds(sha256)) {
        promise->addResult(okStatus());
        promise->finish();
        return future;
    }
    m_urgent.push_back({{std::move(sha256), 0, {}}, false, promise});
    if (!m_running) {
        start();
    }
    return future;
}

void FileLane::next()
{
    m_restarts = 0;
    m_current.reset();
    if (m_stopping) {
        m_running = false;
        return;
    }
    auto& from = m_urgent.empty() ? m_queue : m_urgent;
    if (from.empty()) {
        m_running = false;
        m_trouble = m_roundFault && m_roundFault->code == FaultCode::DiskFull
                        ? m_roundFault->forUser
                        : Text();
        Q_EMIT waitingChanged();
        if (m_roundFault) {
            Q_EMIT failed(*m_roundFault, m_roundRetryMs);
        } else {
            Q_EMIT finished();
        }
        return;
    }
    m_current = std::move(from.front());
    from.pop_front();
    if (m_current->up) {
        announce();
        return;
    }
    const auto had = m_replica.files().partSize(m_current->file.sha256);
    if (auto room = m_replica.files().checkRoomToFetch(m_current->file.size - had); !room) {
        broken(room.fault(), 0);
        return;
    }
    fetchPiece(had);
}

void FileLane::goOn(const UploadState& state)
{
    if (state.complete) {
        transferred();
    } else {
        sendPiece(state.upload, state.offset);
    }
}

void FileLane::prove(Id upload, const std::string& challenge)
{
    const auto hash = m_current->file.sha256;
    m_replica.fileThread()
        .ask<std::string>([this, hash, challenge, size = m_current->file.size] {
            return proofOfPossession(challenge, size, [&](const FilePart& part) {
                const auto bytes = m_replica.files().read(hash, part.offset, part.size);
                return bytes ? bytes->toStdString() : std::string();
            });
        })
        .then(this, [this, upload](const std::string& proof) {
            if (proof.empty()) {
                sendPiece(upload, 0); // where the disk's own fault is told
                return;
            }
            HttpRequest r{"POST", pathWith(path::kUploadProof, upload.toString())};
            r.body = QByteArray::fromStdString(encodeBlobProof(proof));
            whenFree([this, upload, r = std::move(r)] {
                m_transport.send(r).then(this, [this, upload](const HttpOutcome& outcome) {
                    if (!outcome.result && isOfTheLine(outcome.result.fault())) {
                        broken(outcome.result.fault(), outcome.retryAfterMs);
                        return;
                    }
                    auto state = outcome.result
                                     ? decodeUploadState(outcome.result->body.toStdString())
                                     : Result<UploadState>(outcome.result.fault());
                    // Refused or not understood: then the bytes are sent.
                    goOn(state ? *state : UploadState{upload, 0, m_current->file.size, false, {}});
                });
            });
        });
}

void FileLane::announce()
{
    const auto& file = m_current->file;
    HttpRequest r{"POST", QString::fromLatin1(path::kBlobs)};
    r.body =
        QByteArray::fromStdString(encodeBlobAnnouncement({file.sha256, file.size, file.mediaType}));
    whenFree([this, r = std::move(r)] {
        m_transport.send(r).then(this, [this](const HttpOutcome& outcome) {
            if (!outcome.result) {
                broken(outcome.result.fault(), outcome.retryAfterMs);
                return;
            }
            auto state = decodeUploadState(outcome.result->body.toStdString());
            if (!state) {
                broken(state.fault(), 0);
            } else if (!state->complete && state->offset == 0 && !state->challenge.empty() &&
                       m_current->file.size >= kWorthAProof) {
                prove(state->upload, state->challenge);
            } else {
                goOn(*state);
            }
        });
    });
}

void FileLane::measure(std::int64_t bytes)
{
    m_progressed = true;
    const auto ms = std::max<std::int64_t>(1, m_pieceTimer.elapsed());
    m_pieceBytes =
        std::clamp(bytes * kPieceMs / ms, std::max<std::int64_t>(m_pieceBytes / 2, kMinPieceBytes),
                   std::min<std::int64_t>(m_pieceBytes * 2, m_mostBytes));
    // Slowly up again: the line may be better now.
    m_mostBytes = std::min<std::int64_t>(kMaxPieceBytes, m_mostBytes + m_mostBytes / 8);
}

void FileLane::sendPiece(Id upload, std::int64_t offset)
{
    if (m_stopping) {
        next();
        return;
    }
    // Read on the file thread, sent from here.
    const auto hash = m_current->file.sha256;
    m_replica.fileThread()
        .ask<Result<QByteArray>>([this, hash, offset, bytes = m_pieceBytes] {
            return m_replica.files().read(hash, offset, bytes);
        })
        .then(this, [this, upload, offset](const Result<QByteArray>& piece) {
            if (!piece || piece->isEmpty()) {
                broken(piece ? Fault::internal("file ends early") : piece.fault(), 0);
                return;
            }
            HttpRequest r{"PATCH", pathWith(path::kUpload, upload.toString())};
            r.contentType = media::kBytes;
            r.body = *piece;
            r.deadlineMs = 120'000;
            r.headers = {{header::kUploadOffset, QByteArray::number(offset)},
                         {header::kUploadCrc,
                          QByteArray::fromStdString(pieceCrc(std::string_view(
                              piece->constData(), static_cast<std::size_t>(piece->size()))))}};
            whenFree([this, upload, r = std::move(r)] {
                m_pieceTimer.start();
                m_transport.send(r).then(
                    this, [this, upload, size = r.body.size()](const HttpOutcome& outcome) {
                        if (!outcome.result) {
                            // Another sender, or an answer that was lost: ask where to go on.
                            if (outcome.result.fault().code == FaultCode::Conflict &&
                                ++m_restarts <= kMostRestarts) {
                                announce();
                            } else {
                                m_mostBytes = std::max<std::int64_t>(kMinPieceBytes, size / 2);
                                m_pieceBytes = kMinPieceBytes;
                                broken(outcome.result.fault(), outcome.retryAfterMs);
                            }
                            return;
                        }
                        measure(size);
                        auto state = decodeUploadState(outcome.result->body.toStdString());
                        if (!state) {
                            broken(state.fault(), 0);
                        } else if (state->complete) {
                            transferred();
                        } else {
                            sendPiece(upload, state->offset);
                        }
                    });
            });
        });
}

void FileLane::fetchPiece(std::int64_t offset)
{
    if (m_stopping) {
        next();
        return;
    }
    const auto hash = m_current->file.sha256;
    HttpRequest r{"GET", pathWith(path::kBlob, hash)};
    r.headers = {{"Range", "bytes=" + QByteArray::number(offset) + '-' +
                               QByteArray::number(offset + m_pieceBytes - 1)},
                 {"If-Match", '"' + QByteArray::fromStdString(hash) + '"'}};
    r.deadlineMs = 120'000;
    r.maxReplyBytes = kMaxBlobBytes;
    whenFree([this, hash, offset, r = std::move(r)] {
        m_pieceTimer.start();
        m_transport.send(r).then(this, [this, hash, offset](const HttpOutcome& outcome) {
            if (!outcome.result) {
                m_mostBytes = std::max<std::int64_t>(kMinPieceBytes, m_pieceBytes / 2);
                m_pieceBytes = kMinPieceBytes;
                broken(outcome.result.fault(), outcome.retryAfterMs);
                return;
            }
            const auto& reply = *outcome.result;
            const bool part = reply.status == 206;
            measure(reply.body.size());
            // "bytes 0-99/1234"; a server that ignores ranges sends the whole.
            const auto total = part ? reply.header("content-range").split('/').value(1).toLongLong()
                                    : reply.body.size();
            const auto from = part ? offset : 0;
            m_replica.fileThread()
                .ask<Status>([this, hash, from, total, body = reply.body]() -> Status {
                    const auto& files = m_replica.files();
                    MYSPIKE_TRY(files.appendPart(hash, from, body));
                    return from + body.size() >= total ? files.finishPart(hash) : okStatus();
                })
                .then(this, [this, hash, to = from + reply.body.size(), total](const Status& kept) {
                    if (!kept) {
                        if (kept.fault().code == FaultCode::Corrupt &&
                            ++m_restarts <= kMostRestarts) {
                            fetchPiece(0);
                        } else {
                            broken(kept.fault(), 0);
                        }
                    } else if (to >= total) {
                        transferred();
                    } else {
                        fetchPiece(to);
                    }
                });
        });
    });
}

void FileLane::transferred()
{
    auto done = std::move(*m_current);
    if (done.up) {
        m_sent.insert(done.file.sha256);
        setWaiting(std::max(0, m_waiting - 1));
    } else {
        Q_EMIT fileArrived(done.file.sha256);
    }
    if (done.asked) {
        done.asked->addResult(okStatus());
        done.asked->finish();
    }
    next();
}

void FileLane::broken(const Fault& fault, int retryAfterMs)
{
    if (m_current && m_current->asked) {
        m_current->asked->addResult(Status(fault));
        m_current->asked->finish();
    }
    if (!isOfTheLine(fault) && m_current) {
        m_refused.insert(m_current->file.sha256);
        next();
        return;
    }
    if (fault.code == FaultCode::DiskFull && m_current) {
        // Room lacks on one side only: what goes the other way still moves.
        m_roundFault = fault;
        m_roundRetryMs = std::max(m_roundRetryMs, retryAfterMs);
        std::erase_if(m_queue, [up = m_current->up](const Transfer& t) { return t.up == up; });
        next();
        return;
    }
    m_current.reset();
    m_running = false;
    for (auto& t : std::exchange(m_urgent, {})) {
        t.asked->addResult(Status(fault));
        t.asked->finish();
    }
    if (!m_stopping) {
        Q_EMIT failed(fault, retryAfterMs);
    }
}

} // namespace myspike
