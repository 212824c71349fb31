// One question, a few answers, each with its own key: the answer to a checklist item. Targets of
// 40 px and more; Backspace takes the last answer back.
#pragma once

#include <QList>
#include <QString>
#include <QWidget>
#include <optional>

#include "client/ui/theme/tokens.h"
#include "shared/base/text.h"

class QKeyEvent;

namespace myspike::ui {

struct BigOption
{
    QString code; ///< what is stored
    Msg label;
    Qt::Key key = Qt::Key_unknown; ///< the same in both languages
    Tone tone = Tone::Accent;
    QString iconName;
};

/// Codes `yes`, `no`, `not_applicable` with keys Y, N, T (2 §2.6, V7).
QList<BigOption> yesNoNotApplicable();
/// Codes `0` … `n` with the digit keys.
QList<BigOption> scoresUpTo(int n);

class BigChoice final : public QWidget
{
    Q_OBJECT
public:
    BigChoice(const QString& objectName, QList<BigOption> options, QWidget* parent = nullptr);

    /// Empty while unanswered.
    QString value() const;
    /// Sets without a signal and forgets what could be undone.
    void setValue(const QString& code);
    void setReadOnly(bool readOnly) { m_isReadOnly = readOnly; }
    /// Takes a key that a page received for its current row; true if it meant something here.
    bool takeKey(QKeyEvent* event);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

public Q_SLOTS:
    /// Back to the answer before the last one.
    void undo();

Q_SIGNALS:
    /// The user answered; a page advances on it.
    void chosen(const QString& code);
    /// The user took an answer back; `code` is what stands again, possibly empty.
    void undone(const QString& code);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void choose(int index);
    int neededWidth(int index) const;
    QRect segment(int index) const;
    int segmentAt(QPoint position) const;
    void announce();

    QList<BigOption> m_options;
    int m_current = -1;
    int m_over = -1;
    int m_cursor = 0;
    QList<int> m_earlier;
    bool m_isReadOnly = false;
};

} // namespace myspike::ui
