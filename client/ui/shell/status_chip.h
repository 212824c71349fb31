// The state of synchronisation in one place: words and icon, never colour alone.
#pragma once

#include <QWidget>

#include "client/ui/shell/sync_status.h"

namespace myspike::ui {

class Chip;

class StatusChip final : public QWidget
{
    Q_OBJECT
public:
    explicit StatusChip(QWidget* parent = nullptr);

    void setStatus(const SyncStatus& status);
    const SyncStatus& status() const { return m_status; }
    /// The sentence it shows.
    QString text() const;
    /// What there is to say, the most urgent first.
    QStringList parts() const;

Q_SIGNALS:
    void clicked();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    SyncStatus m_status;
    Chip* m_chip;
};

} // namespace myspike::ui
