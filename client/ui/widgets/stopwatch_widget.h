// Times an observation. Counts by the clock that is handed in, so a closed lid or a restart loses
// nothing: keep its reading with the draft and put it back.
#pragma once

#include <QBasicTimer>
#include <QWidget>
#include <optional>

#include "shared/base/date.h"

class QLabel;

namespace myspike::ui {

class Button;
class Label;

struct StopwatchReading
{
    std::int64_t countedMs = 0;          ///< of the runs that have ended
    std::optional<Instant> runningSince; ///< the start of the run under way
    bool operator==(const StopwatchReading&) const = default;
};

class StopwatchWidget final : public QWidget
{
    Q_OBJECT
public:
    /// The clock is not owned.
    StopwatchWidget(const QString& objectName, const Clock& clock, QWidget* parent = nullptr);

    const StopwatchReading& reading() const { return m_reading; }
    void setReading(const StopwatchReading& reading);
    std::int64_t elapsedMs() const;
    bool isRunning() const { return m_reading.runningSince.has_value(); }

public Q_SLOTS:
    void startOrPause();
    void reset();

Q_SIGNALS:
    /// By the user's act only, not with every second.
    void readingChanged();

protected:
    void timerEvent(QTimerEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void showTime();

    const Clock& m_clock;
    StopwatchReading m_reading;
    QBasicTimer m_timer;
    QLabel* m_face;
    Button* m_toggle;
    Button* m_reset;
};

} // namespace myspike::ui
