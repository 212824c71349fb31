#include "tests/support/client/line.h"

#include <QTimer>

namespace myspike::test {

namespace {
constexpr const char* kStalled = "stalled";
}

Line::Line(quint16 serverPort, QObject* parent) : QObject(parent), m_serverPort(serverPort)
{
    for (auto* door : {&m_door, &m_door6}) {
        connect(door, &QTcpServer::newConnection, this, [this, door] {
            while (auto* near = door->nextPendingConnection()) {
                relay(near);
            }
        });
    }
    m_door.listen(QHostAddress::LocalHost, 0);
    m_port = m_door.serverPort();
}

void Line::setCut(bool cut)
{
    if (std::exchange(m_cut, cut) == cut) {
        return;
    }
    if (!cut) {
        m_door.listen(QHostAddress::LocalHost, m_port);
        return;
    }
    m_door.close();
    m_door6.close();
    breakOff(true, true);
}

bool Line::setWays(bool ipv4, bool ipv6)
{
    breakOff(!ipv4, !ipv6);
    if (!ipv4) {
        m_door.close();
    }
    if (!ipv6) {
        m_door6.close();
    }
    return (!ipv4 || m_door.isListening() || m_door.listen(QHostAddress::LocalHost, m_port)) &&
           (!ipv6 || m_door6.isListening() || m_door6.listen(QHostAddress::LocalHostIPv6, m_port));
}

void Line::breakOff(bool ofIpv4, bool ofIpv6)
{
    for (const auto& socket : std::exchange(m_sockets, {})) {
        if (!socket) {
            continue;
        }
        const bool isIpv6 = socket->property("ipv6").toBool();
        if (isIpv6 ? ofIpv6 : ofIpv4) {
            socket->abort();
            socket->deleteLater();
        } else {
            m_sockets << socket;
        }
    }
}

void Line::carry(QTcpSocket* from, QTcpSocket* to, QTcpSocket* near)
{
    if (near->property(kStalled).toBool() || to->state() != QAbstractSocket::ConnectedState) {
        return;
    }
    const auto bytes = from->readAll();
    m_carried += bytes.size();
    if (m_stallIn > 0 && (m_stallIn -= bytes.size()) <= 0) {
        m_stallIn = 0;
        ++m_stalled;
        near->setProperty(kStalled, true);
        return;
    }
    if (m_cutEvery > 0 && (m_cutIn -= bytes.size()) <= 0) {
        m_cutIn = m_cutEvery;
        ++m_cuts;
        from->abort();
        to->abort();
        return;
    }
    if (m_delayMs == 0) {
        to->write(bytes);
        return;
    }
    QTimer::singleShot(m_delayMs, Qt::PreciseTimer, to, [to, bytes] {
        if (to->state() == QAbstractSocket::ConnectedState) {
            to->write(bytes);
        }
    });
}

void Line::relay(QTcpSocket* near)
{
    ++m_connections;
    auto* far = new QTcpSocket(this);
    near->setParent(this);
    const bool ipv6 = near->localAddress().protocol() == QAbstractSocket::IPv6Protocol;
    for (auto* socket : {near, far}) {
        socket->setProperty("ipv6", ipv6);
        m_sockets << socket;
    }
    const auto forward = [this, near](QTcpSocket* from, QTcpSocket* to) {
        connect(from, &QTcpSocket::readyRead, to,
                [this, from, to, near] { carry(from, to, near); });
        connect(from, &QTcpSocket::disconnected, to, [from, to] {
            to->disconnectFromHost();
            from->deleteLater();
        });
    };
    forward(near, far);
    forward(far, near);
    // What the client said before the server was reached waits in its socket.
    connect(far, &QTcpSocket::connected, near, [this, near, far] { carry(near, far, near); });
    connect(far, &QTcpSocket::errorOccurred, near, [near] { near->disconnectFromHost(); });
    far->connectToHost(QHostAddress::LocalHost, m_serverPort);
}

} // namespace myspike::test
