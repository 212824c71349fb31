// The world's server behind the wire's own JSON, without a network: every answer can be lost,
// delayed, refused or replaced, by path (house-style.md §3.9).
#pragma once

#include <QMap>
#include <QTimer>

#include "client/sync/transport.h"
#include "shared/base/hash.h"
#include "shared/store/transactions.h"
#include "shared/wire/account_messages.h"
#include "shared/wire/blob_messages.h"
#include "shared/wire/compression.h"
#include "shared/wire/fault_message.h"
#include "shared/wire/routes.h"
#include "shared/wire/sync_messages.h"
#include "tests/support/shared/world.h"

namespace myspike::test {

class FakeServer final : public Transport
{
public:
    explicit FakeServer(World& world) : m_world(world) {}

    Id user;
    Id device; ///< of the session
    QString password = "correct horse";
    bool unreachable = false;
    /// The server does what is asked; the answer is lost on its way. Counts down.
    QMap<QString, int> loseAnswers;
    /// Answers of this status instead of the server's; counts down.
    int busyAnswers = 0;
    int retryAfterSeconds = 0;
    bool portal = false;
    /// A proxy that answers a push with what it kept of the one before.
    bool replayPush = false;
    bool sessionEnded = false;
    /// After so many pieces the line breaks.
    int piecesBeforeCut = -1;
    qint64 mostPieceBytes = 1000;
    int damagedPieces = 0;           ///< of segments; counts down
    QMap<QString, QByteArray> blobs; ///< by hash
    QMap<QString, QByteArray> parts;
    QStringList asked; ///< method and path, in order
    int eventStreams = 0;
    bool eventsOpen = false;

    int count(const QString& what) const { return static_cast<int>(asked.count(what)); }

    void sayScope(const std::string& scope)
    {
        Q_EMIT eventArrived(kScopeEventName,
                            QByteArray::fromStdString(encodeScopeEvent({scope, 1})));
    }

    void openEvents() override
    {
        ++eventStreams;
        eventsOpen = true;
    }
    void closeEvents() override { eventsOpen = false; }

    QFuture<HttpOutcome> send(HttpRequest request) override
    {
        auto promise = std::make_shared<QPromise<HttpOutcome>>();
        promise->start();
        asked << QString::fromLatin1(request.method) + ' ' + request.path;
        HttpOutcome outcome = answerTo(request);
        // As in life, the answer comes later.
        QTimer::singleShot(0, this, [promise, outcome = std::move(outcome)] {
            promise->addResult(outcome);
            promise->finish();
        });
        return promise->future();
    }

private:
    static Fault noAnswer()
    {
        return Fault{FaultCode::Offline, msg("test", "The server cannot be reached."), {}, {}};
    }

    HttpOutcome answerTo(const HttpRequest& r)
    {
        if (unreachable) {
            return {noAnswer(), 0};
        }
        if (portal) {
            return judgeReply({200, {{"content-type", "text/html"}}, "<html>Log in</html>"});
        }
        if (busyAnswers > 0) {
            --busyAnswers;
            HttpReply reply{503, {}, QByteArray()};
            if (retryAfterSeconds > 0) {
                reply.headers = {{"retry-after", QByteArray::number(retryAfterSeconds)}};
            }
            return judgeReply(std::move(reply));
        }
        auto reply = route(r);
        if (loseAnswers.value(r.path) > 0) {
            --loseAnswers[r.path];
            return {noAnswer(), 0};
        }
        if (reply.status == 0) {
            return {noAnswer(), 0};
        }
        return judgeReply(std::move(reply));
    }

    static HttpReply json(std::string body, int status = 200)
    {
        return {status, {{"content-type", "application/json"}}, QByteArray::fromStdString(body)};
    }
    static HttpReply refused(const Fault& fault, int status = 400)
    {
        return json(encodeFault(fault, "ref"), status);
    }

    HttpReply route(const HttpRequest& r)
    {
        const auto body = r.body.toStdString();
        if (r.path == path::kLogin) {
            auto login = decodeLogin(body);
            if (!login || login->password != password.toStdString()) {
                return refused({FaultCode::Unauthenticated, msg("test", "Wrong."), {}, {}}, 401);
            }
            device = login->device;
            sessionEnded = false;
            return json(encodeLoginReply(
                {"token-" + std::to_string(++m_sessions), user, "Aina", m_world.now, false}));
        }
        if (token().isEmpty() || sessionEnded) {
            return refused({FaultCode::Unauthenticated, msg("test", "Log in."), {}, {}}, 401);
        }
        if (r.path == path::kHello) {
            auto hello = decodeHello(body);
            auto reply =
                m_world.server.core->hello(*hello, user, m_world.now, m_world.newId().toString());
            return reply ? json(encodeHelloReply(*reply)) : refused(reply.fault());
        }
        if (r.path == path::kPush) {
            if (!replayPush) {
                m_lastPush = push(body);
            }
            return m_lastPush;
        }
        if (r.path == path::kPull) {
            auto request = decodePullRequest(body);
            auto actor = m_world.server.core->actor(user);
            auto reply = m_world.server.core->pull(*request, *actor, m_world.now);
            for (auto& scope : reply->segmented) {
                m_world.makeSegments(scope, *actor);
            }
            return reply ? HttpReply{200,
                                     {{"content-encoding", kZstd}},
                                     QByteArray::fromStdString(compress(encodePullReply(*reply)))}
                         : refused(reply.fault());
        }
        if (r.path == path::kBlobs) {
            auto blob = decodeBlobAnnouncement(body);
            const auto hash = QString::fromStdString(blob->sha256);
            if (blobs.contains(hash)) {
                return json(encodeUploadState({Id{}, blob->size, blob->size, true}));
            }
            const auto upload = Id::ofName("upload", blob->sha256);
            m_uploads[QString::fromStdString(upload.toString())] = {hash, blob->size};
            return json(encodeUploadState({upload, parts[hash].size(), blob->size, false}), 201);
        }
        if (r.method == "PATCH") {
            return append(r);
        }
        return download(r);
    }

    HttpReply push(const std::string& body)
    {
        auto ops = decodePush(body, m_world.catalogue);
        if (!ops) {
            return refused(ops.fault());
        }
        auto tx = WriteTransaction::begin(*m_world.server.database);
        std::vector<ScopeEvent> events;
        auto reply = m_world.server.core->push(*ops, user, ops->front().operation.device,
                                               m_world.now, events);
        if (!reply || !tx->commit()) {
            return refused(reply.fault(), 409);
        }
        return json(encodePushReply(*reply));
    }

    HttpReply append(const HttpRequest& r)
    {
        const auto& [hash, size] = m_uploads[r.path.section('/', -1)];
        const auto header = [&](const char* name) {
            for (const auto& [key, value] : r.headers) {
                if (key == name) {
                    return value;
                }
            }
            return QByteArray();
        };
        auto& part = parts[hash];
        if (piecesBeforeCut == 0) {
            // Half of it arrived before the line broke.
            part += r.body.left(r.body.size() / 2);
            return {0, {}, {}};
        }
        --piecesBeforeCut;
        if (header(header::kUploadOffset).toLongLong() != part.size()) {
            return refused({FaultCode::Conflict, msg("test", "Elsewhere."), {}, {}}, 409);
        }
        if (header(header::kUploadCrc) !=
            QByteArray::fromStdString(pieceCrc(r.body.toStdString()))) {
            return refused({FaultCode::Io, msg("test", "Mangled."), {}, {}}, 400);
        }
        part += r.body.left(mostPieceBytes);
        const bool complete = part.size() == size;
        if (complete) {
            const auto content = part.toStdString();
            if (toHex(sha256(content)) != hash.toStdString()) {
                return refused({FaultCode::Invalid, msg("test", "Wrong hash."), {}, {}});
            }
            blobs[hash] = part;
        }
        return json(encodeUploadState(
            {Id::ofName("upload", hash.toStdString()), part.size(), size, complete}));
    }

    HttpReply download(const HttpRequest& r)
    {
        const auto hash = r.path.section('/', -1);
        if (r.path.startsWith(QLatin1String(path::kSegments)) &&
            m_world.hasSegment(hash.toStdString())) {
            blobs[hash] = QByteArray::fromStdString(m_world.segmentBytes(hash.toStdString()));
            if (damagedPieces > 0) {
                --damagedPieces;
                auto bytes = blobs[hash].mid(0, mostPieceBytes);
                bytes[bytes.size() / 2] = char(bytes[bytes.size() / 2] ^ 1);
                return {206,
                        {{"content-range", "bytes 0-" + QByteArray::number(bytes.size() - 1) + '/' +
                                               QByteArray::number(blobs[hash].size())}},
                        bytes};
            }
        }
        if (!blobs.contains(hash)) {
            return refused({FaultCode::NotFound, msg("test", "No such file."), {}, {}}, 404);
        }
        const auto& whole = blobs[hash];
        qint64 from = 0;
        for (const auto& [key, value] : r.headers) {
            if (key == "Range") {
                from = value.mid(6).split('-').value(0).toLongLong();
            }
        }
        const auto piece = whole.mid(from, mostPieceBytes);
        return {206,
                {{"content-range", "bytes " + QByteArray::number(from) + '-' +
                                       QByteArray::number(from + piece.size() - 1) + '/' +
                                       QByteArray::number(whole.size())}},
                piece};
    }

    World& m_world;
    HttpReply m_lastPush;
    int m_sessions = 0;
    QMap<QString, std::pair<QString, qint64>> m_uploads;
};

} // namespace myspike::test
