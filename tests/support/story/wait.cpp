#include "tests/support/story/wait.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QThread>

#include "client/ui/widgets/message_strip.h"

namespace myspike::test {

namespace {
OnFailure& onFailure()
{
    static OnFailure one;
    return one;
}

/// `what` was written before the waiting began; this is what stands there after it.
QString saidByNow()
{
    QStringList all;
    for (auto* w : QApplication::topLevelWidgets()) {
        for (const auto* strip : w->findChildren<ui::MessageStrip*>()) {
            if (strip->isVisible()) {
                all << QString::fromStdString(strip->message().english());
            }
        }
    }
    return all.isEmpty() ? QString()
                         : QStringLiteral("; by now: ") + all.join(QStringLiteral(" | "));
}
} // namespace

void setOnFailure(OnFailure other) { onFailure() = std::move(other); }

void fail(const QString& what)
{
    if (onFailure()) {
        onFailure()(what);
    }
    throw Failure{what};
}

void waitUntil(const std::function<bool()>& holds, const QString& what, int seconds)
{
    QElapsedTimer timer;
    timer.start();
    while (!holds()) {
        if (timer.elapsed() > seconds * 1000LL) {
            fail(QStringLiteral("waited in vain for %1%2").arg(what, saidByNow()));
        }
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        QThread::msleep(1);
    }
}

void savePictures(const QString& name)
{
    const QDir folder(QStringLiteral(MYSPIKE_BINARY_DIR "/story"));
    folder.mkpath(QStringLiteral("."));
    int n = 0;
    for (auto* w : QApplication::topLevelWidgets()) {
        if (w->isVisible()) {
            w->grab().save(folder.filePath(QStringLiteral("%1_%2.png").arg(name).arg(n++)));
        }
    }
}

} // namespace myspike::test
