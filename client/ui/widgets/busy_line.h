// A thin line that says something is going on. Shows only after a moment, so that quick work does
// not flicker; stands still where the user asked for little motion.
#pragma once

#include <QBasicTimer>
#include <QWidget>
#include <optional>

#include "shared/base/text.h"

namespace myspike::ui {

class BusyLine final : public QWidget
{
    Q_OBJECT
public:
    explicit BusyLine(QWidget* parent = nullptr);

    /// `what` is told to screen readers.
    void start(Text what);
    /// 0 to 1; without it the line wanders.
    void setShare(double share);
    void stop();
    bool isBusy() const { return m_isBusy; }
    /// For those whom motion disturbs.
    void setStill(bool still) { m_isStill = still; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void timerEvent(QTimerEvent* event) override;

private:
    bool m_isBusy = false;
    bool m_isStill = false;
    bool m_isShown = false;
    std::optional<double> m_share;
    int m_step = 0;
    QBasicTimer m_timer;
};

} // namespace myspike::ui
