// The line between a client and the server: a plain relay on loopback that a test can cut and mend.
#pragma once

#include <QList>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

namespace myspike::test {

class Line final : public QObject
{
    Q_OBJECT
public:
    explicit Line(quint16 serverPort, QObject* parent = nullptr);

    quint16 port() const { return m_port; }
    /// Cut: what is connected breaks off, and nobody answers any more.
    void setCut(bool cut);
    bool isCut() const { return m_cut; }

private:
    void relay(QTcpSocket* near);

    const quint16 m_serverPort;
    QTcpServer m_door;
    QList<QPointer<QTcpSocket>> m_sockets;
    quint16 m_port = 0;
    bool m_cut = false;
};

} // namespace myspike::test
