// The line between a client and the server: a plain relay on loopback that a test can cut and mend,
// slow down, stall, or cut again and again.
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

    /// Every byte takes so long, each way.
    void setDelay(int ms) { m_delayMs = ms; }
    /// The connection that carries the n-th byte from now on falls silent and stays open; others go
    /// on. 0: none.
    void stallAfter(qint64 bytes) { m_stallIn = bytes; }
    /// The connection that carries every n-th byte breaks off. 0: none.
    void cutEvery(qint64 bytes) { m_cutEvery = m_cutIn = bytes; }
    /// Whether the same port answers on ::1 too, beside 127.0.0.1; connections over a way that goes
    /// break off. False where this machine has no such way.
    bool setWays(bool ipv4, bool ipv6);

    qint64 bytesCarried() const { return m_carried; }
    int connections() const { return m_connections; }
    int stalled() const { return m_stalled; }
    int cuts() const { return m_cuts; }

private:
    void relay(QTcpSocket* near);
    void carry(QTcpSocket* from, QTcpSocket* to, QTcpSocket* near);
    void breakOff(bool ofIpv4, bool ofIpv6);

    const quint16 m_serverPort;
    QTcpServer m_door;
    QTcpServer m_door6;
    QList<QPointer<QTcpSocket>> m_sockets;
    quint16 m_port = 0;
    bool m_cut = false;
    int m_delayMs = 0;
    qint64 m_stallIn = 0;
    qint64 m_cutEvery = 0;
    qint64 m_cutIn = 0;
    qint64 m_carried = 0;
    int m_connections = 0;
    int m_stalled = 0;
    int m_cuts = 0;
};

} // namespace myspike::test
