// Sends a verifier on a visit, or another one in her place: requests at the left, the chosen one at
// the right with every verifier, ticks and reasons. Enter chooses, Enter says what will happen,
// Enter assigns. GUI thread.
#pragma once

#include <optional>

#include "client/modules/verification/desk/verifier_checks.h"
#include "client/modules/verification/desk/waiting_requests.h"
#include "client/ui/shell/page.h"
#include "client/ui/values/workplace.h"

class QDateEdit;
class QLineEdit;
class QSpinBox;
class QStackedLayout;
class QTimeEdit;

namespace myspike::documents {
class LetterPanel;
}

namespace myspike::ui {
class BusyLine;
class Button;
class DraftKeeper;
class EmptyState;
class Label;
class MessageStrip;
} // namespace myspike::ui

namespace myspike::desk {

class CheckList;
class DeskTable;
class RequestSummary;

class AssignmentDeskPage final : public ui::Page
{
    Q_OBJECT
public:
    /// Both tasks share the filter and its override; replacing needs why the first one goes no
    /// more, and tells her.
    enum class Task { Assign, Replace };
    explicit AssignmentDeskPage(const ui::Workplace& workplace, Task task = Task::Assign,
                                QWidget* parent = nullptr);
    ~AssignmentDeskPage() override;

    QString title() const override;
    QString subtitle() const override;
    void retranslate() override;
    void refresh() override;
    void takeFocus() override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;

    /// Goes to a request that waits.
    void showRequest(const Id& request);
    DeskTable& requests() { return *m_requests; }
    DeskTable& verifiers() { return *m_verifiers; }
    documents::LetterPanel& letters() { return *m_letters; }

public Q_SLOTS:
    /// Says what assigning the chosen verifier does, or what is still missing.
    void prepare();
    void assign();

Q_SIGNALS:
    void candidatesShown();
    void assigned(const myspike::Id& request);

private:
    void build();
    void addActs();
    void offerActs();
    void showWaiting(std::vector<WaitingRequest> waiting);
    void showCurrent();
    void askCandidates();
    void showCandidates(std::vector<verification::VerifierChoice> candidates);
    void showChecks();
    /// The letters of the last assignment and the reasons for the next stand in the same place.
    void setLettersShown(bool shown);
    void showReasons();
    void showLetters(const Id& request);
    const WaitingRequest* current() const;
    const verification::VerifierChoice* chosen() const;
    Date from() const;
    void withdraw();
    bool isReplacing() const { return m_task == Task::Replace; }
    void showPresent();
    /// The reasons that were typed for a request come back with it.
    void recallReasons(const Id& request);
    QString draftKey(const Id& request) const;
    void dropReasons(const Id& request);
    /// Puts the keyboard on what is still to be written; false where nothing is missing.
    bool asksForMore();
    void sayWhatFollows(const WaitingRequest& w, const verification::VerifierChoice& c);

    const Task m_task;
    ui::Workplace m_workplace;
    std::vector<WaitingRequest> m_waiting;
    std::vector<verification::VerifierChoice> m_candidates;
    std::optional<Id> m_wanted; ///< to go to once it is here
    std::optional<Id> m_shown;  ///< whose proposal the dates were taken from
    VisitProposal m_proposal;
    std::int64_t m_leastReason = 0;
    Date m_replyBy{};
    int m_generation = 0;
    bool m_isConfirming = false;
    bool m_isSending = false;

    DeskTable* m_requests;
    DeskTable* m_verifiers;
    RequestSummary* m_summary;
    CheckList* m_checks;
    QDateEdit* m_from;
    QSpinBox* m_days;
    QTimeEdit* m_time;
    ui::Label* m_timeLabel;
    ui::Label* m_present; ///< who goes now, and what becomes of her work
    QWidget* m_whyFrame;
    QLineEdit* m_why;
    ui::Label* m_whyLabel;
    ui::Label* m_fromLabel;
    ui::Label* m_daysLabel;
    QWidget* m_override;
    ui::Label* m_reasonLabel;
    QLineEdit* m_reason;
    ui::DraftKeeper* m_draft; ///< of the reasons, one draft a request
    ui::Button* m_assign;
    ui::MessageStrip* m_strip;
    ui::BusyLine* m_busy;
    ui::EmptyState* m_empty;
    QStackedLayout* m_stack;
    ui::Label* m_lettersTitle;
    documents::LetterPanel* m_letters;
    QWidget* m_lettersFrame;
    QWidget* m_reasons;
};

} // namespace myspike::desk
