// A form on screen, worked by keys: an answer is one key and steps to the next place, digits open a
// number, arrows walk, nothing needs a mouse.
#pragma once

#include <QTableView>

#include "client/modules/verification/visit/form_model.h"

namespace myspike::site_visit {

class FormDelegate;

class FormView final : public QTableView
{
    Q_OBJECT
public:
    /// The model is not owned.
    FormView(const QString& objectName, FormModel& model, QWidget* parent = nullptr);

    /// Row of the form under the cursor.
    std::optional<std::size_t> currentFormRow() const;
    QString currentKey() const;
    /// Puts the cursor on a row by its key, or on the first one.
    void goToKey(const QString& key);
    void goTo(Place place);
    /// False where everything that is asked has an answer.
    bool goToFirstUnanswered();

Q_SIGNALS:
    void currentFormRowChanged();
    /// The last row was answered; the page offers the next step.
    void finished();
    void refused(const myspike::Fault& fault);
    void activatedRow(int formRow);
    /// Delete on a row that was added on site and has nothing else to empty.
    void removalRequested(int formRow);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void answer(const Values& values);
    void stepOn(Place from);
    void moveRow(int by);
    void moveCell(int by);
    void layOut();
    void layOutFor(int width);
    std::optional<Place> place() const;
    bool takeAnswerKey(QKeyEvent* event);

    FormModel& m_model;
    FormDelegate* m_delegate;
    QString m_wantedKey;
    bool m_isLayingOut = false;
};

} // namespace myspike::site_visit
