#include "client/platform/laptop.h"

#include <QDir>
#include <QFile>
#include <QPrinterInfo>
#include <QStorageInfo>

namespace myspike::platform {

namespace {

QString readLine(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readLine()).trimmed()
                                          : QString();
}

QStringList batteries()
{
    const QDir supplies(QStringLiteral("/sys/class/power_supply"));
    QStringList out;
    for (const auto& name : supplies.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (readLine(supplies.filePath(name + QStringLiteral("/type"))) ==
            QStringLiteral("Battery")) {
            out << supplies.filePath(name);
        }
    }
    return out;
}

} // namespace

std::optional<int> ThisLaptop::batteryPercent() const
{
    int sum = 0;
    int count = 0;
    for (const auto& battery : batteries()) {
        bool ok = false;
        const int percent = readLine(battery + QStringLiteral("/capacity")).toInt(&ok);
        if (ok) {
            sum += percent;
            ++count;
        }
    }
    return count == 0 ? std::nullopt : std::optional(sum / count);
}

bool ThisLaptop::isCharging() const
{
    for (const auto& battery : batteries()) {
        const auto status = readLine(battery + QStringLiteral("/status"));
        if (status == QStringLiteral("Charging") || status == QStringLiteral("Full")) {
            return true;
        }
    }
    return false;
}

std::int64_t ThisLaptop::freeMebibytes() const
{
    return QStorageInfo(m_dataFolder).bytesAvailable() >> 20;
}

QString ThisLaptop::printer() const { return QPrinterInfo::defaultPrinterName(); }

} // namespace myspike::platform
