// Differences between what two people wrote: before, the author's value and the server's side by
// side, with who and when. Chosen field by field, or another value typed, with a note; decided
// once, by the rules of an edit. What is chosen is kept as a draft until it is decided.
#pragma once

#include "client/ui/records/sync_page.h"
#include "shared/schema/record.h"

namespace myspike::ui {

class ConflictChoices;
class DraftKeeper;

class ConflictPage final : public SyncPage
{
    Q_OBJECT
public:
    explicit ConflictPage(const Workplace& workplace, QWidget* parent = nullptr);
    ~ConflictPage() override;

    QString title() const override;
    QString subtitle() const override;
    void refresh() override;

    ConflictChoices& choices() { return *m_choices; }
    /// Goes to one difference, once it is read.
    void showDifference(const Id& conflict);

public Q_SLOTS:
    void decide();

Q_SIGNALS:
    void decided();
    /// The current difference stands there whole, with rights and draft.
    void shownAgain();

protected:
    Detail detailOf(int row) const override;
    void showButtons(int row) override;
    void rewrite() override;

private:
    void showConflict(int row);
    void goToWanted();

    std::vector<Record> m_conflicts;
    ConflictChoices* m_choices;
    DraftKeeper* m_draft;
    Button* m_decide;
    Button* m_open;
    Id m_wanted;
    Id m_shown;
    bool m_isReady = false;
    int m_generation = 0;
};

} // namespace myspike::ui
