#include "client/sync/network_watch.h"

namespace myspike {

NetworkWatch::NetworkWatch(QObject* parent)
    : QObject(parent), m_isTelling(QNetworkInformation::loadBackendByFeatures(
                           QNetworkInformation::Feature::Reachability))
{
    auto* system = QNetworkInformation::instance();
    if (!m_isTelling || !system) {
        return;
    }
    m_last = system->reachability();
    connect(system, &QNetworkInformation::reachabilityChanged, this, &NetworkWatch::take);
    // From the cable to a telephone: the old line's connections are dead.
    connect(system, &QNetworkInformation::transportMediumChanged, this, [this] {
        if (m_last > QNetworkInformation::Reachability::Disconnected) {
            Q_EMIT cameBack();
        }
    });
}

void NetworkWatch::take(QNetworkInformation::Reachability reachability)
{
    // Our server may stand in the same building: a line that does not reach the internet counts.
    const bool isBetter =
        reachability > m_last && reachability > QNetworkInformation::Reachability::Disconnected;
    m_last = reachability;
    if (isBetter) {
        Q_EMIT cameBack();
    }
}

} // namespace myspike
