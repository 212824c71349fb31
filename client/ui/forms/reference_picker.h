// Finds a record by typing any of its words: a line with a list under it, all by keyboard. Nothing
// but this line decides which record is meant; what was typed without a choice is told, not lost.
#pragma once

#include <QLineEdit>
#include <QPointer>
#include <optional>

#include "client/ui/values/workplace.h"
#include "shared/schema/record_type.h"

class QFrame;
class QListWidget;
class QTimer;

namespace myspike::ui {

class ReferencePicker final : public QLineEdit
{
    Q_OBJECT
public:
    static constexpr int kMostHits = 12;

    /// `condition` may narrow the records down; it is asked at each search.
    ReferencePicker(const QString& objectName, const Workplace& workplace, const RecordType& target,
                    QWidget* parent = nullptr);
    ~ReferencePicker() override;

    std::optional<Id> chosen() const { return m_chosen; }
    /// Shows the record's title, now or when it is known; no signal.
    void setChosen(const std::optional<Id>& record);
    /// Typed text that stands for no record yet.
    QString typed() const;
    bool isSearching() const { return m_isSearching; }
    bool isListOpen() const;
    int hitCount() const;

Q_SIGNALS:
    /// By the user: a record, or none.
    void picked();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void search();
    void showHits(const std::vector<Record>& records, bool more);
    void closeList();
    void choose(int row);
    void showTitle();
    void place();

    Workplace m_workplace;
    const RecordType& m_target;
    std::optional<Id> m_chosen;
    QTimer* m_delay;
    QPointer<QFrame> m_popup;
    QListWidget* m_list = nullptr;
    std::vector<Id> m_hits;
    int m_generation = 0;
    bool m_isSearching = false;
    bool m_isTyping = false;
};

} // namespace myspike::ui
