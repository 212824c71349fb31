// Raising or rewording a finding: a drawer under the rows, opened from anywhere by one key.
#pragma once

#include <QWidget>

#include "client/modules/verification/visit/segment.h"

class QLineEdit;
class QPlainTextEdit;
class QTimer;

namespace myspike::ui {
class BigChoice;
class Button;
class Label;
} // namespace myspike::ui

namespace myspike::site_visit {

class FindingEditor final : public QWidget
{
    Q_OBJECT
public:
    FindingEditor(VisitDesk& desk, QWidget* parent = nullptr);

    /// A new finding on what stands under the cursor; a draft of the last one comes back.
    void raise(const FindingOrigin& origin);
    void edit(const Record& finding);
    bool isOpen() const { return isVisibleTo(parentWidget()); }

Q_SIGNALS:
    void closed();
    void failed(const myspike::Fault& fault);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void open();
    void close();
    void save();
    void keepDraft();
    void showMissing();
    void retranslate();
    Values typed() const;
    QString draftKey() const;

    VisitDesk& m_desk;
    FindingOrigin m_origin;
    Record m_finding;
    ui::Label* m_title;
    ui::BigChoice* m_category;
    QPlainTextEdit* m_description;
    QPlainTextEdit* m_evidence;
    QLineEdit* m_clause;
    ui::Label* m_missing;
    ui::Button* m_save;
    QTimer* m_timer;
    bool m_isFilling = false;
};

} // namespace myspike::site_visit
