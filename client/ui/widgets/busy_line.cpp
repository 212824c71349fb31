#include "client/ui/widgets/busy_line.h"

#include <QPainter>
#include <QTimerEvent>

#include "client/ui/language.h"
#include "client/ui/theme/tokens.h"
#include "client/ui/theme/type_scale.h"

namespace myspike::ui {

namespace {
constexpr int kDelayMs = 200;
constexpr int kStepMs = 40;
constexpr int kSteps = 40;
} // namespace

BusyLine::BusyLine(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize BusyLine::sizeHint() const { return {space(20), std::max(3, space(0.75))}; }

void BusyLine::start(Text what)
{
    setAccessibleName(translated(what));
    m_share.reset();
    if (!m_isBusy) {
        m_isBusy = true;
        m_isShown = false;
        m_timer.start(kDelayMs, this);
    }
}

void BusyLine::setShare(double share)
{
    m_share = std::clamp(share, 0.0, 1.0);
    update();
}

void BusyLine::stop()
{
    m_isBusy = false;
    m_isShown = false;
    m_timer.stop();
    update();
}

void BusyLine::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_timer.timerId()) {
        QWidget::timerEvent(event);
        return;
    }
    if (!m_isShown) {
        m_isShown = true;
        if (m_isStill) {
            m_timer.stop();
        } else {
            m_timer.start(kStepMs, this);
        }
    }
    m_step = (m_step + 1) % kSteps;
    update();
}

void BusyLine::paintEvent(QPaintEvent*)
{
    if (!m_isShown) {
        return;
    }
    const Tokens& t = tokens(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.border);
    if (m_share) {
        painter.fillRect(QRectF(0, 0, width() * *m_share, height()), t.accent);
    } else if (m_isStill) {
        painter.fillRect(rect(), t.accent);
    } else {
        const double part = width() * 0.3;
        painter.fillRect(QRectF((width() + part) * m_step / kSteps - part, 0, part, height()),
                         t.accent);
    }
}

} // namespace myspike::ui
