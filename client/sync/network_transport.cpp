#include "client/sync/network_transport.h"

#include <QCryptographicHash>
#include <QNetworkReply>
#include <QPromise>
#include <QSslConfiguration>
#include <QSslError>
#include <QTimer>
#include <QUuid>

#include <optional>

#include "shared/wire/answer.h"
#include "shared/wire/routes.h"

namespace myspike {

namespace {

/// The server says something every 20 s; twice that without a word is a dead line.
constexpr int kEventSilenceMs = 45'000;

QByteArray digestOf(const QByteArray& body)
{
    return "sha-256=:" + QCryptographicHash::hash(body, QCryptographicHash::Sha256).toBase64() +
           ":";
}

/// Another request's answer from a proxy's store, or one that was mangled on its way: nothing of
/// it is believed. A server or proxy that does not know the tag says none and passes, for the
/// answer is judged by its content then.
std::optional<Fault> notOurs(const HttpReply& answer, const QByteArray& tag)
{
    const auto echo = answer.header(header::kRequestTag);
    if (!echo.isEmpty() && echo != tag) {
        return strangersAnswer("an answer to another request");
    }
    const auto digest = answer.header(header::kContentDigest);
    if (digest.startsWith("sha-256=:") && digest != digestOf(answer.body)) {
        return strangersAnswer("mangled on its way");
    }
    return std::nullopt;
}

Fault unreachable(const QNetworkReply& reply)
{
    using E = QNetworkReply::NetworkError;
    const auto error = reply.error();
    const auto detail = "network error " + std::to_string(static_cast<int>(error));
    if (error == E::SslHandshakeFailedError) {
        return Fault{FaultCode::Offline,
                     msg("sync", "The server could not prove who it is. A network's log-in page or "
                                 "another device may stand between, or this machine's clock is "
                                 "wrong. Nothing was sent; your work is kept."),
                     detail, "TLS"};
    }
    if (error == E::TimeoutError || error == E::OperationCanceledError) {
        return Fault{FaultCode::Offline,
                     msg("sync", "The server did not answer in time. MySPIKE tries again by "
                                 "itself; your work is kept."),
                     detail,
                     {}};
    }
    return Fault{FaultCode::Offline,
                 msg("sync", "The server cannot be reached. MySPIKE tries again by itself; your "
                             "work is kept."),
                 detail,
                 {}};
}

} // namespace

struct NetworkTransport::Exchange
{
    HttpRequest request;
    QPromise<HttpOutcome> promise;
    QByteArray body;
    std::shared_ptr<QNetworkAccessManager> network;
    QByteArray tag;               ///< comes back with the answer to this very request
    QList<QSslCertificate> shown; ///< by a server that was not believed
    bool tooLarge = false;
    bool secondTry = false;

    void answer(HttpOutcome outcome)
    {
        promise.addResult(std::move(outcome));
        promise.finish();
    }
};

NetworkTransport::NetworkTransport(ServerAddress address, QObject* parent)
    : Transport(parent), m_address(std::move(address)),
      m_authorities(QSslCertificate::fromData(m_address.authorityPem, QSsl::Pem))
{
    renewNetwork();
}

void NetworkTransport::renewNetwork()
{
    m_network = std::shared_ptr<QNetworkAccessManager>(
        new QNetworkAccessManager, [](QNetworkAccessManager* old) { old->deleteLater(); });
    m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    // No cookies and no cache: whatever is worth keeping is in the replica.
    m_network->setAutoDeleteReplies(false);
}

NetworkTransport::~NetworkTransport() { closeEvents(); }

QNetworkRequest NetworkTransport::prepared(const QString& path, bool withToken) const
{
    auto url = m_address.url;
    url.setPath(path);
    QNetworkRequest request(url);
    auto tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_3OrLater);
    tls.setCaCertificates(m_authorities);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    request.setSslConfiguration(tls);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setRawHeader("User-Agent", "MySPIKE/" MYSPIKE_VERSION);
    // Named by hand, so that Qt leaves the bodies as they come.
    request.setRawHeader("Accept-Encoding", kZstd);
    if (withToken && !token().isEmpty()) {
        request.setRawHeader("Authorization", "Bearer " + token());
    }
    return request;
}

QFuture<HttpOutcome> NetworkTransport::send(HttpRequest request)
{
    auto exchange = std::make_shared<Exchange>();
    exchange->request = std::move(request);
    exchange->promise.start();
    auto future = exchange->promise.future();
    start(exchange);
    return future;
}

void NetworkTransport::start(const std::shared_ptr<Exchange>& exchange)
{
    const auto& r = exchange->request;
    auto request = prepared(r.path, r.withToken);
    request.setTransferTimeout(r.silenceMs);
    if (!r.body.isEmpty()) {
        request.setHeader(QNetworkRequest::ContentTypeHeader, r.contentType);
    }
    for (const auto& [name, value] : r.headers) {
        request.setRawHeader(name, value);
    }
    exchange->tag = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    request.setRawHeader(header::kRequestTag, exchange->tag);
    if (!r.body.isEmpty()) {
        request.setRawHeader(header::kContentDigest, digestOf(r.body));
    }
    exchange->network = m_network;
    auto* reply = m_network->sendCustomRequest(request, r.method, r.body);
    reply->setParent(this);
    auto* deadline = new QTimer(reply);
    deadline->setSingleShot(true);
    connect(deadline, &QTimer::timeout, reply, &QNetworkReply::abort);
    deadline->start(r.deadlineMs);
    connect(reply, &QIODevice::readyRead, this, [exchange, reply] {
        exchange->body += reply->readAll();
        if (exchange->body.size() > exchange->request.maxReplyBytes) {
            exchange->tooLarge = true;
            reply->abort();
        }
    });
    connect(reply, &QNetworkReply::sslErrors, this,
            [exchange, reply](const QList<QSslError>& errors) {
                exchange->shown = reply->sslConfiguration().peerCertificateChain();
                for (const auto& e : errors) {
                    exchange->shown.append(e.certificate());
                }
            });
    connect(reply, &QNetworkReply::finished, this,
            [this, exchange, reply] { finish(exchange, reply); });
}

void NetworkTransport::finish(const std::shared_ptr<Exchange>& exchange, QNetworkReply* reply)
{
    reply->deleteLater();
    if (exchange->tooLarge) {
        exchange->answer({Fault{FaultCode::TooLarge,
                                msg("sync", "The server sent more than this version can take at "
                                            "once. Update MySPIKE, then synchronise again."),
                                "reply too large",
                                {}},
                          0});
        return;
    }
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool broken = status == 0 || reply->error() == QNetworkReply::RemoteHostClosedError ||
                        reply->error() == QNetworkReply::OperationCanceledError ||
                        reply->error() == QNetworkReply::TimeoutError;
    if (broken) {
        if (reply->error() == QNetworkReply::SslHandshakeFailedError && !exchange->secondTry &&
            learnAuthority(exchange->shown)) {
            exchange->secondTry = true;
            start(exchange);
            return;
        }
        if (exchange->network == m_network) {
            renewNetwork();
        }
        exchange->answer({unreachable(*reply), 0});
        return;
    }
    exchange->body += reply->readAll();
    HttpReply answer;
    answer.status = status;
    answer.body = std::move(exchange->body);
    for (const auto& [name, value] : reply->rawHeaderPairs()) {
        answer.headers.emplace_back(name.toLower(), value);
    }
    // Qt judges only what it was told to decode; a body shorter than it said was cut off.
    const auto length = answer.header("content-length");
    if (!length.isEmpty() && exchange->request.method != "HEAD" &&
        length.toLongLong() != answer.body.size()) {
        exchange->answer({unreachable(*reply), 0});
        return;
    }
    if (exchange->request.method != "HEAD") {
        if (auto fault = notOurs(answer, exchange->tag)) {
            exchange->answer({std::move(*fault), 0});
            return;
        }
    }
    auto outcome = judgeReply(std::move(answer));
    const bool isServers = outcome.result.ok();
    exchange->answer(std::move(outcome));
    if (isServers) {
        Q_EMIT answered();
    }
}

bool NetworkTransport::learnAuthority(const QList<QSslCertificate>& shown)
{
    if (m_address.authoritySha256.isEmpty() || !m_authorities.isEmpty()) {
        return false;
    }
    for (const auto& certificate : shown) {
        if (certificate.digest(QCryptographicHash::Sha256).toHex() ==
            m_address.authoritySha256.toLower()) {
            m_authorities = {certificate};
            renewNetwork();
            return true;
        }
    }
    return false;
}

void NetworkTransport::openEvents()
{
    closeEvents();
    m_eventReader = {};
    auto request = prepared(QString::fromLatin1(path::kEvents), true);
    request.setRawHeader("Accept", media::kEvents);
    request.setTransferTimeout(kEventSilenceMs);
    auto* reply = m_network->get(request);
    reply->setParent(this);
    m_events = reply;
    // The stream keeps its network for as long as it runs.
    connect(reply, &QIODevice::readyRead, this, [this, reply, network = m_network] {
        if (reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() != 200) {
            return;
        }
        const auto bytes = reply->readAll();
        auto events = m_eventReader.take(
            std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
        if (!events) {
            reply->abort();
            return;
        }
        for (const auto& e : *events) {
            Q_EMIT eventArrived(QByteArray::fromStdString(e.name),
                                QByteArray::fromStdString(e.data));
        }
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply] {
        reply->deleteLater();
        if (m_events == reply) {
            m_events = nullptr;
            Q_EMIT eventsClosed();
        }
    });
}

void NetworkTransport::closeEvents()
{
    if (auto* reply = m_events.data()) {
        m_events = nullptr;
        reply->abort();
    }
}

} // namespace myspike
