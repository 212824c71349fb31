// How this machine stands with the server, for pages that say so themselves. GUI thread.
#pragma once

#include <QObject>

#include "client/ui/shell/sync_status.h"

namespace myspike::site_visit {

class Contact final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    const ui::SyncStatus& status() const { return m_status; }
    void setStatus(const ui::SyncStatus& status)
    {
        if (!(m_status == status)) {
            m_status = status;
            Q_EMIT changed();
        }
    }
    /// The server's time was told, so that what is said of the clock is another now.
    void tellClock() { Q_EMIT clockCompared(); }

Q_SIGNALS:
    void changed();
    void clockCompared();

private:
    ui::SyncStatus m_status;
};

} // namespace myspike::site_visit
