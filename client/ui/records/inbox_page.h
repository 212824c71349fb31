// What the server did not take as it was: the rule, the reason, and all that was typed, which can
// be put back into a form, kept as a file, or let go.
#pragma once

#include "client/ui/records/sync_page.h"
#include "shared/sync/replica_core.h"

namespace myspike::ui {

class InboxPage final : public SyncPage
{
    Q_OBJECT
public:
    explicit InboxPage(const Workplace& workplace, QWidget* parent = nullptr);

    QString title() const override;
    QString subtitle() const override;
    void refresh() override;

public Q_SLOTS:
    /// Puts what was typed into a draft and opens its form.
    void typeAgain(int row);
    void saveAsText(int row);
    void dismiss(int row);

protected:
    Detail detailOf(int row) const override;
    void showButtons(int row) override;
    void rewrite() override;

private:
    const InboxEntry& entry(int row) const { return m_entries[static_cast<std::size_t>(row)]; }

    std::vector<InboxEntry> m_entries;
    std::vector<Button*> m_buttons;
};

} // namespace myspike::ui
