// Work that came too late to be believed at once, for supervisors: who did what, when, under which
// right; let in, or refused with a reason that its author reads. Decisions need the server.
#pragma once

#include <optional>

#include "client/ui/records/sync_page.h"
#include "shared/schema/record.h"

namespace myspike::ui {

class ParkedPage final : public SyncPage
{
    Q_OBJECT
public:
    explicit ParkedPage(const Workplace& workplace, QWidget* parent = nullptr);

    QString title() const override;
    QString subtitle() const override;
    void refresh() override;

public Q_SLOTS:
    void letIn(int row);
    /// Everything that waits from the same person and machine, in the order it was done.
    void letInAll(int row);
    void refuse(int row);

Q_SIGNALS:
    /// The server has answered the last of what was asked.
    void decided();

protected:
    Detail detailOf(int row) const override;
    void showButtons(int row) override;
    void rewrite() override;

private:
    struct Parked
    {
        Record record;
        std::optional<Operation> operation; ///< nothing where this version cannot read it
    };
    const Parked& parkedAt(int row) const { return m_parked[static_cast<std::size_t>(row)]; }
    QString titleOf(const Parked& p) const;
    bool isOwn(const Parked& p) const;
    std::vector<Id> sameSource(int row) const;
    void letInNext(std::vector<Id> rest, int done);

    std::vector<Parked> m_parked;
    Button* m_letIn;
    Button* m_all;
    Button* m_refuse;
    Button* m_keep;
    Button* m_open;
    bool m_isBusy = false;
};

} // namespace myspike::ui
