// Requests to the server and its stream of events, without saying how they travel. GUI thread.
#pragma once

#include <QByteArray>
#include <QFuture>
#include <QObject>
#include <QString>

#include <utility>
#include <vector>

#include "shared/base/result.h"
#include "shared/wire/protocol.h"

namespace myspike {

struct HttpRequest
{
    QByteArray method;
    QString path; ///< from "/v1" on
    QByteArray body = {};
    QByteArray contentType = media::kJson;
    std::vector<std::pair<QByteArray, QByteArray>> headers = {};
    /// The whole request, and the longest silence within it.
    int deadlineMs = 30'000;
    int silenceMs = 30'000;
    qint64 maxReplyBytes = 4 * 1024 * 1024;
    bool withToken = true;
};

struct HttpReply
{
    int status = 0;
    std::vector<std::pair<QByteArray, QByteArray>> headers = {}; ///< names in lower case
    QByteArray body = {};

    QByteArray header(const QByteArray& name) const;
};

/// A good answer, or why there is none.
struct HttpOutcome
{
    Result<HttpReply> result;
    int retryAfterMs = 0; ///< what the server asked for
};

/// What an answer means: the server's own faults decoded, and pages of others, such as a network's
/// log-in page, recognised as no answer of the server's.
HttpOutcome judgeReply(HttpReply reply);

class Transport : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Never without an answer: every request has a deadline.
    virtual QFuture<HttpOutcome> send(HttpRequest request) = 0;
    /// One stream at a time; it ends with eventsClosed().
    virtual void openEvents() = 0;
    virtual void closeEvents() = 0;

    void setToken(const std::string& token) { m_token = QByteArray::fromStdString(token); }
    const QByteArray& token() const { return m_token; }

Q_SIGNALS:
    void eventArrived(const QByteArray& name, const QByteArray& data);
    void eventsClosed();
    /// The server itself has answered a request: there is a line.
    void answered();

private:
    QByteArray m_token;
};

} // namespace myspike
