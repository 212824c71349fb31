// Transport over Qt Network: TLS 1.3 and no other authority than the server's own.
#pragma once

#include <QNetworkAccessManager>
#include <QPointer>
#include <QSslCertificate>
#include <QUrl>

#include <memory>

#include "client/sync/transport.h"
#include "shared/wire/event_stream.h"

namespace myspike {

/// Where the server is and by what it is known; from the client's settings.
struct ServerAddress
{
    QUrl url;                   ///< https://name:port
    QByteArray authorityPem;    ///< the server's authority; may be empty when its
    QByteArray authoritySha256; ///< fingerprint is given: 64 hexadecimal digits
};

class NetworkTransport final : public Transport
{
    Q_OBJECT
public:
    explicit NetworkTransport(ServerAddress address, QObject* parent = nullptr);
    ~NetworkTransport() override;

    QFuture<HttpOutcome> send(HttpRequest request) override;
    void openEvents() override;
    void closeEvents() override;

private:
    struct Exchange;
    QNetworkRequest prepared(const QString& path, bool withToken) const;
    void start(const std::shared_ptr<Exchange>& exchange);
    void finish(const std::shared_ptr<Exchange>& exchange, QNetworkReply* reply);
    /// Takes the authority from the chain the server showed, where its fingerprint is the known
    /// one. True where that is new: the request is then worth another try.
    bool learnAuthority(const QList<QSslCertificate>& shown);
    /// A network of its own for the requests to come: Qt keeps to the way (IPv4 or IPv6) that it
    /// once found, and that way may be gone. Those under way end on the old one.
    void renewNetwork();

    const ServerAddress m_address;
    QList<QSslCertificate> m_authorities;
    std::shared_ptr<QNetworkAccessManager> m_network;
    QPointer<QNetworkReply> m_events;
    EventStreamReader m_eventReader;
};

} // namespace myspike
