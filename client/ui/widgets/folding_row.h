// Two parts side by side, or one under the other where they do not fit: large text on a small
// screen. GUI thread.
#pragma once

#include <QWidget>

class QBoxLayout;

namespace myspike::ui {

class FoldingRow final : public QWidget
{
    Q_OBJECT
public:
    /// Takes both parts; the first one gets the width that is left.
    FoldingRow(QWidget* first, QWidget* second, QWidget* parent = nullptr);

    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fold();

    QBoxLayout* m_row;
    QWidget* m_first;
    QWidget* m_second;
};

} // namespace myspike::ui
