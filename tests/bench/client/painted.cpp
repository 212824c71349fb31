#include "tests/bench/client/painted.h"

#include <QApplication>
#include <QEvent>
#include <QTimer>

#include <cstdio>
#include <cstdlib>

#include "client/ui/table/row_table.h"

namespace myspike::bench {

namespace {
constexpr double kLongestMs = 60'000;
}

Painted::Painted(std::function<bool()> isShown) : m_isShown(std::move(isShown))
{
    qApp->installEventFilter(this);
}

Painted::~Painted() { qApp->removeEventFilter(this); }

bool Painted::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Paint && !m_isPainting && !m_at && watched->isWidgetType() &&
        m_isShown()) {
        m_isPainting = true;
        // The paints of one frame and its flush are done when the loop is reached again.
        QMetaObject::invokeMethod(
            this, [this] { m_at = now(); }, Qt::QueuedConnection);
    }
    return false;
}

Moment Painted::wait(const char* what)
{
    waitFor([this] { return m_at.has_value(); }, what);
    return *m_at;
}

void waitFor(const std::function<bool()>& holds, const char* what)
{
    const auto start = now();
    QTimer wake; // so that the loop comes back to look
    wake.start(1'000);
    while (!holds()) {
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
        if (msBetween(start, now()) > kLongestMs) {
            std::fprintf(stderr, "bench_client: %s did not come\n", what);
            std::exit(1);
        }
    }
}

bool isWhole(const ui::RowTable& table)
{
    const auto* model = table.model();
    if (!table.isVisible() || model->rowCount() == 0) {
        return false;
    }
    const int height = table.viewport()->height();
    const int first = table.rowAt(0);
    const int last = table.rowAt(height - 1) < 0 ? model->rowCount() - 1 : table.rowAt(height - 1);
    for (int row = first; row <= last; ++row) {
        for (int column = 1; column < model->columnCount(); ++column) {
            if (model->index(row, column).data().toString() == QStringLiteral("…")) {
                return false;
            }
        }
    }
    return first >= 0;
}

} // namespace myspike::bench
