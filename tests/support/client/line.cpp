#include "tests/support/client/line.h"

namespace myspike::test {

Line::Line(quint16 serverPort, QObject* parent) : QObject(parent), m_serverPort(serverPort)
{
    connect(&m_door, &QTcpServer::newConnection, this, [this] {
        while (auto* near = m_door.nextPendingConnection()) {
            relay(near);
        }
    });
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
    for (const auto& socket : std::exchange(m_sockets, {})) {
        if (socket) {
            socket->abort();
            socket->deleteLater();
        }
    }
}

void Line::relay(QTcpSocket* near)
{
    auto* far = new QTcpSocket(this);
    near->setParent(this);
    m_sockets << near << far;
    const auto forward = [](QTcpSocket* from, QTcpSocket* to) {
        QObject::connect(from, &QTcpSocket::readyRead, to, [from, to] {
            if (to->state() == QAbstractSocket::ConnectedState) {
                to->write(from->readAll());
            }
        });
        QObject::connect(from, &QTcpSocket::disconnected, to, [from, to] {
            to->disconnectFromHost();
            from->deleteLater();
        });
    };
    forward(near, far);
    forward(far, near);
    // What the client said before the server was reached waits in its socket.
    connect(far, &QTcpSocket::connected, near, [near, far] { far->write(near->readAll()); });
    connect(far, &QTcpSocket::errorOccurred, near, [near] { near->disconnectFromHost(); });
    far->connectToHost(QHostAddress::LocalHost, m_serverPort);
}

} // namespace myspike::test
