// What waits to be sent, in its order, with its state and reason; it can be sent now, kept as a
// file, or taken back as long as it has not left.
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

public Q_SLOTS:
    void sendNow();
    /// Asks first, and says all that goes with it.
    void discard(int row);

protected:
    Detail detailOf(int row) const override;
    void showButtons(int row) override;
    void rewrite() override;

private:
    const OutboxEntry& entry(int row) const { return m_entries[static_cast<std::size_t>(row)]; }
    void askDiscard(const std::vector<Operation>& gone);

    std::vector<OutboxEntry> m_entries;
    Button* m_send;
    std::vector<Button*> m_ofRow;
    Button* m_discard;
};

} // namespace myspike::ui
