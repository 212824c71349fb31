// What needs attention: acts that the server did not take as they were, with the rule, the reason
// and all that was typed. Each can be put back into its form, sent again, kept as a file, or let go
// of after a question; a difference is decided on its own page, parked work by a supervisor.
#pragma once

#include <map>

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
    /// Puts what was typed into a draft and opens its form, or goes to the difference.
    void typeAgain(int row);
    /// The same act as a new operation, judged anew.
    void sendAgain(int row);
    void saveFile(int row);
    void dismiss(int row);

protected:
    Detail detailOf(int row) const override;
    void showButtons(int row) override;
    void rewrite() override;

private:
    /// What became of a difference or of parked work since.
    struct Outcome
    {
        bool isOpen = true;     ///< somebody must still decide
        bool isRefused = false; ///< by a supervisor
        Text text;
    };
    const InboxEntry& entry(int row) const { return m_entries[static_cast<std::size_t>(row)]; }
    const Outcome* outcome(int row) const;
    bool isRefusal(int row) const;
    void letGo(const Id& operation);
    void readOutcomes();

    std::vector<InboxEntry> m_entries;
    std::map<Id, Outcome> m_outcomes;
    Button* m_again;
    Button* m_send;
    Button* m_keep;
    Button* m_dismiss;
    int m_generation = 0;
};

} // namespace myspike::ui
