// Tells when the system has a line again, where it can say so at all; what it says of the way to
// our server is a hint only, so nothing is held back by it. GUI thread.
#pragma once

#include <QNetworkInformation>
#include <QObject>

namespace myspike {

class NetworkWatch final : public QObject
{
    Q_OBJECT
public:
    explicit NetworkWatch(QObject* parent = nullptr);

    /// False where the system has no part that tells; then the loop's own looks find the line.
    bool isTelling() const { return m_isTelling; }

public Q_SLOTS:
    void take(QNetworkInformation::Reachability reachability);

Q_SIGNALS:
    void cameBack();

private:
    bool m_isTelling;
    QNetworkInformation::Reachability m_last = QNetworkInformation::Reachability::Unknown;
};

} // namespace myspike
