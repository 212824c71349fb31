#include "client/sync/digest_lane.h"

#include "shared/wire/digest_messages.h"
#include "shared/wire/routes.h"

namespace myspike {

DigestLane::DigestLane(LocalReplica& replica, Transport& transport, Rng& rng, QObject* parent)
    : QObject(parent), m_replica(replica), m_transport(transport),
      m_slice(static_cast<int>(rng.next() % kDigestSlices))
{
}

HttpRequest DigestLane::post(const char* path, std::string body) const
{
    HttpRequest r{"POST", QString::fromLatin1(path)};
    r.body = QByteArray::fromStdString(body);
    r.maxReplyBytes = kMaxPullBytes;
    return r;
}

void DigestLane::start()
{
    if (m_running || (m_since.isValid() && m_since.elapsed() < m_paceMs)) {
        return;
    }
    m_since.start();
    m_running = true;
    m_stopping = false;
    m_replica.digestRequest(m_slice).then(
        this, [this](const Result<DigestRequest>& request) { ask(request); });
}

void DigestLane::stop() { m_stopping = true; }

void DigestLane::end()
{
    m_differing.clear();
    m_running = false;
    Q_EMIT finished();
}

void DigestLane::ask(const Result<DigestRequest>& request)
{
    if (!request || request->scopes.empty() || m_stopping) {
        end();
        return;
    }
    m_transport.send(post(path::kDigest, encodeDigestRequest(*request)))
        .then(this, [this](const HttpOutcome& outcome) { compare(outcome); });
}

void DigestLane::compare(const HttpOutcome& outcome)
{
    auto reply = outcome.result ? decodeDigestReply(outcome.result->body.toStdString())
                                : Result<DigestReply>(outcome.result.fault());
    if (!reply || m_stopping) {
        end(); // the next round asks again
        return;
    }
    const bool isWhole = !reply->compared.empty();
    m_replica.compare(std::move(*reply), m_slice)
        .then(this, [this, isWhole](const Result<ReplicaCore::Compared>& found) {
            if (!found || m_stopping) {
                end();
                return;
            }
            if (isWhole) {
                m_slice = (m_slice + 1) % kDigestSlices;
                ++m_compared;
            }
            m_mended += static_cast<std::int64_t>(found->strays.size());
            m_differing.assign(found->differing.begin(), found->differing.end());
            next();
        });
}

void DigestLane::next()
{
    if (m_differing.empty() || m_stopping) {
        end();
        return;
    }
    const auto request = std::move(m_differing.front());
    m_differing.pop_front();
    m_transport.send(post(path::kRows, encodeRowsRequest(request)))
        .then(this, [this, request](const HttpOutcome& outcome) {
            if (!outcome.result || m_stopping) {
                end();
                return;
            }
            m_replica.mend(request, outcome.result->body)
                .then(this, [this](const Result<std::int64_t>& rows) {
                    if (!rows) {
                        end();
                        return;
                    }
                    m_mended += *rows;
                    next();
                });
        });
}

} // namespace myspike
