// What two people changed at once, field by field: before, the author's value, the server's value.
#pragma once

#include "client/ui/records/sync_page.h"
#include "shared/schema/record.h"

namespace myspike::ui {

class ConflictPage final : public SyncPage
{
    Q_OBJECT
public:
    explicit ConflictPage(const Workplace& workplace, QWidget* parent = nullptr);

    QString title() const override;
    QString subtitle() const override;
    void refresh() override;

public Q_SLOTS:
    /// Puts the author's values into a draft of the record and opens it: saving them is a new
    /// change, which the history tells.
    void takeMine(int row);

protected:
    Detail detailOf(int row) const override;
    void showButtons(int row) override;
    void rewrite() override;

private:
    std::vector<Record> m_conflicts;
    std::vector<Button*> m_buttons;
};

} // namespace myspike::ui
