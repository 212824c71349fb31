// What waits to be sent, in its order.
#pragma once

#include "client/ui/records/sync_page.h"
#include "shared/sync/replica_core.h"

namespace myspike::ui {

class OutboxPage final : public SyncPage
{
    Q_OBJECT
public:
    explicit OutboxPage(const Workplace& workplace, QWidget* parent = nullptr);

    QString title() const override;
    QString subtitle() const override;
    void refresh() override;

protected:
    Detail detailOf(int row) const override;
    void showButtons(int row) override;
    void rewrite() override;

private:
    std::vector<OutboxEntry> m_entries;
    Button* m_open;
};

} // namespace myspike::ui
