// Tells the server that a closed visit has come in whole: every act decided, every photograph
// there. Nobody has to press anything; whoever works without a line for days finds it done after
// the first full round. GUI thread.
#pragma once

#include <QObject>

#include <set>

#include "client/modules/verification/visit/contact.h"
#include "client/replica/replica.h"

namespace myspike::site_visit {

class Arrivals final : public QObject
{
    Q_OBJECT
public:
    /// Both outlive it.
    Arrivals(Replica& replica, const Contact& contact, QObject* parent = nullptr);

Q_SIGNALS:
    /// The server took its word for it.
    void arrived(const myspike::Id& visit);

private:
    void look();
    void tell(const Id& visit);

    Replica& m_replica;
    const Contact& m_contact;
    bool m_isLooking = false;
    std::set<Id> m_told; ///< in this session: one that was refused is not told for ever
};

/// Closed visits of that verifier whose work has all gone up and whose request does not say so.
std::vector<Id> arrivedVisits(const Reader& reader, const Id& verifier);

} // namespace myspike::site_visit
