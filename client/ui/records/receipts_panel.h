// What became of the acts done on a record from this machine: on its way, received, decided by
// which rule; each with the server's signed receipt, which is checked here. GUI thread.
#pragma once

#include <QWidget>

#include "client/ui/values/workplace.h"
#include "shared/sync/replica_core.h"

class QVBoxLayout;

namespace myspike::ui {

class Button;
class Label;

class ReceiptsPanel final : public QWidget
{
    Q_OBJECT
public:
    ReceiptsPanel(const QString& page, const Workplace& workplace, QWidget* parent = nullptr);

    void showRecord(const Id& record);
    bool isEmpty() const { return m_acts.empty(); }
    /// Of each act, newest first: what it was, and what became of it.
    QStringList sentences() const;

public Q_SLOTS:
    void refresh();
    /// Acts, receipts and the key they are checked with, as one JSON file.
    void saveReceipts();

Q_SIGNALS:
    void shownAgain();
    void said(const myspike::Text& text);
    void failed(const myspike::Fault& fault);

protected:
    void changeEvent(QEvent* event) override;

private:
    QString stateOf(const RecordAct& act) const;
    /// Whether the receipt holds; empty where there is none yet.
    QString proofOf(const RecordAct& act, bool& isBad) const;
    void rebuild();

    Workplace m_workplace;
    Id m_record;
    std::vector<RecordAct> m_acts;
    int m_generation = 0;
    QVBoxLayout* m_rows;
    Button* m_save;
};

} // namespace myspike::ui
