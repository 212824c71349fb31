#include "tests/bench/client/cold_start.h"

#include <QApplication>
#include <QFile>
#include <QKeyEvent>
#include <QLineEdit>
#include <QProcess>

#include <cstdio>
#include <cstdlib>

#include "client/app/composition.h"
#include "client/ui/table/list_page.h"
#include "tests/bench/client/must.h"
#include "tests/bench/client/painted.h"
#include "tests/bench/client/prepared_replica.h"

namespace myspike::bench {

namespace {

double mebibytesOf(const QByteArray& status, const char* name)
{
    for (const auto& line : status.split('\n')) {
        if (line.startsWith(name)) {
            return line.mid(static_cast<int>(qstrlen(name))).simplified().split(' ')[0].toDouble() /
                   1'024;
        }
    }
    return 0;
}

std::int64_t nanosecondsOf(Moment at)
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(at.time_since_epoch()).count();
}

} // namespace

int runAsClient(int argc, char** argv, const QString& machine, Instant at, std::int64_t startedNs,
                const QString& section)
{
    const auto sinceStart = [&](Moment moment) {
        return static_cast<double>(nanosecondsOf(moment) - startedNs) / 1e6;
    };
    QApplication application(argc, argv);
    const FixedClock clock(at);
    SystemRng rng;
    ui::DialogPrompter prompter;
    ui::DialogFilePicker files;
    StartOptions options;
    options.serverUrl = QString::fromLatin1(PreparedReplica::kServer);
    options.dataFolder = machine;
    Composition composition(application, options, {clock, rng, prompter, files});
    QObject::connect(&composition, &Composition::failed,
                     [](const Fault& fault) { must(Status(fault)); });

    ColdStart result;
    {
        Painted login(
            [&] { return composition.loginWindow() && composition.loginWindow()->isVisible(); });
        composition.start();
        result.loginMs = sinceStart(login.wait("the log-in page"));
    }
    const auto list = [&]() -> ui::ListPage* {
        return composition.window()
                   ? dynamic_cast<ui::ListPage*>(composition.window()->currentPage())
                   : nullptr;
    };
    {
        Painted first([&] { return list() && isWhole(list()->table()); });
        bool isReady = false;
        QObject::connect(&composition, &Composition::ready, [&] {
            isReady = true;
            if (!section.isEmpty()) {
                composition.window()->showSection(section);
            }
        });
        composition.signIn(QString::fromLatin1(PreparedReplica::kLogin),
                           QString::fromLatin1(PreparedReplica::kPassword));
        result.listMs = sinceStart(first.wait("the first list"));
    }
    auto& table = list()->table();
    waitFor([&] { return table.rows().isCountExact(); }, "the count");
    {
        Painted end([&] { return isWhole(table); });
        QKeyEvent key(QEvent::KeyPress, Qt::Key_End, Qt::NoModifier);
        QApplication::sendEvent(&table, &key);
        end.wait("the end of the list");
    }
    list()->setSearch(QStringLiteral("melati"));
    Painted([&] { return isWhole(table); }).wait("the search");
    list()->setSearch({});
    Painted([&] { return isWhole(table); }).wait("the whole list");
    waitFor([&] { return table.rows().isCountExact(); }, "the count of the whole list");
    QFile file(QStringLiteral("/proc/self/status"));
    if (file.open(QIODevice::ReadOnly)) {
        const auto status = file.readAll();
        result.rssMib = mebibytesOf(status, "VmRSS:");
        result.peakMib = mebibytesOf(status, "VmHWM:");
    }
    std::printf("%f %f %f %f %d\n", result.loginMs, result.listMs, result.rssMib, result.peakMib,
                table.rows().rowCount());
    return 0;
}

ColdStart startClient(const QString& program, const QString& machine, Instant at, int leastRows,
                      const QString& section)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, {QStringLiteral("--as-client"), machine, QStringLiteral("--at"),
                            QString::number(at.ms), QStringLiteral("--section"), section,
                            QStringLiteral("--started"), QString::number(nanosecondsOf(now()))});
    ColdStart result;
    int rows = 0;
    if (!process.waitForFinished(120'000) || process.exitCode() != 0 ||
        std::sscanf(process.readAllStandardOutput().constData(), "%lf %lf %lf %lf %d",
                    &result.loginMs, &result.listMs, &result.rssMib, &result.peakMib, &rows) != 5 ||
        rows < leastRows) {
        std::fprintf(stderr, "bench_client: the client did not come up\n");
        std::exit(1);
    }
    return result;
}

} // namespace myspike::bench
