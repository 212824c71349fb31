// The filters of a list: a panel of typed editors, and above the table a chip for each that is
// active. GUI thread.
#pragma once

#include <QJsonObject>
#include <QWidget>
#include <vector>

#include "client/ui/values/workplace.h"
#include "shared/schema/record_type.h"

class QHBoxLayout;

namespace myspike::ui {

class Button;
class FilterEditor;

class FilterBar final : public QWidget
{
    Q_OBJECT
public:
    FilterBar(const QString& page, const Workplace& workplace, const RecordType& type,
              QWidget* parent = nullptr);

    std::vector<Condition> conditions() const;
    /// As `Status: Draft; Date: from 01/01/2026`.
    QString inWords() const;
    bool isActive() const;
    FilterEditor* editor(const QString& field) const;

    QJsonObject saveState() const;
    void restoreState(const QJsonObject& state);

    bool isPanelOpen() const;

public Q_SLOTS:
    /// Opens the panel and goes into it, or closes it.
    void togglePanel();
    void openPanel(const QString& field = {});
    void closePanel();
    void clear();

Q_SIGNALS:
    void conditionsChanged();
    void panelClosed();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void onChanged();
    void showChips();
    void showSelf();

    QString m_page;
    std::vector<FilterEditor*> m_editors;
    QWidget* m_panel;
    QWidget* m_chips;
    QHBoxLayout* m_chipRow;
    Button* m_clear;
};

} // namespace myspike::ui
