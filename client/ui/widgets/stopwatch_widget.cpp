#include "client/ui/widgets/stopwatch_widget.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QTimerEvent>

#include "client/ui/language.h"
#include "client/ui/theme/icons.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/button.h"

namespace myspike::ui {

namespace {
constexpr int kTickMs = 250;
}

StopwatchWidget::StopwatchWidget(const QString& objectName, const Clock& clock, QWidget* parent)
    : QWidget(parent), m_clock(clock), m_face(new QLabel)
{
    setObjectName(objectName);
    m_face->setObjectName(objectName + QStringLiteral(".face"));
    setTypeRole(m_face, TypeRole::Title);
    m_toggle = new Button(objectName + QStringLiteral(".toggle"), msg("ui", "Start"), this,
                          Emphasis::Plain, QStringLiteral("play"));
    m_reset = new Button(objectName + QStringLiteral(".reset"), msg("ui", "Set to zero"), this,
                         Emphasis::Quiet);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_face);
    row->addWidget(m_toggle);
    row->addWidget(m_reset);
    row->addStretch(1);
    connect(m_toggle, &QPushButton::clicked, this, &StopwatchWidget::startOrPause);
    connect(m_reset, &QPushButton::clicked, this, &StopwatchWidget::reset);
    showTime();
}

void StopwatchWidget::setReading(const StopwatchReading& reading)
{
    m_reading = reading;
    showTime();
}

std::int64_t StopwatchWidget::elapsedMs() const
{
    if (!m_reading.runningSince) {
        return m_reading.countedMs;
    }
    // A clock set back while it runs must not eat the time already counted.
    const std::int64_t run = m_clock.now().ms - m_reading.runningSince->ms;
    return m_reading.countedMs + std::max<std::int64_t>(0, run);
}

void StopwatchWidget::startOrPause()
{
    if (isRunning()) {
        m_reading = {elapsedMs(), std::nullopt};
    } else {
        m_reading.runningSince = m_clock.now();
    }
    showTime();
    Q_EMIT readingChanged();
}

void StopwatchWidget::reset()
{
    m_reading = {};
    showTime();
    Q_EMIT readingChanged();
}

void StopwatchWidget::timerEvent(QTimerEvent* event)
{
    if (event->timerId() == m_timer.timerId()) {
        showTime();
    }
}

void StopwatchWidget::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showTime();
    }
}

void StopwatchWidget::showTime()
{
    const std::int64_t seconds = elapsedMs() / 1000;
    const QString face = QStringLiteral("%1:%2:%3")
                             .arg(seconds / 3600)
                             .arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'))
                             .arg(seconds % 60, 2, 10, QLatin1Char('0'));
    m_face->setText(face);
    m_face->setAccessibleName(translated(Text(msg("ui", "Time taken: %1"), {face.toStdString()})));
    m_toggle->setMessage(isRunning()               ? msg("ui", "Pause")
                         : m_reading.countedMs > 0 ? msg("ui", "Continue")
                                                   : msg("ui", "Start"));
    m_toggle->setIcon(icon(isRunning() ? "pause" : "play"));
    m_reset->setEnabled(elapsedMs() > 0);
    if (isRunning() && !m_timer.isActive()) {
        m_timer.start(kTickMs, this);
    } else if (!isRunning()) {
        m_timer.stop();
    }
}

} // namespace myspike::ui
