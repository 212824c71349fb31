// ./dev run without a display: the main job from end to end, with the real server and the real
// windows. Says each step; leaves pictures and PDFs.
#include <QApplication>
#include <QCommandLineParser>

#include <cstdio>

#include "tests/gui/walk/person.h"

using namespace myspike;
using namespace myspike::test;

namespace {

constexpr const char* kPassword = "demo-myspike-2026";

void say(const char* sentence)
{
    std::printf("%s\n", sentence);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOption({QStringLiteral("server"), QStringLiteral("address"), QStringLiteral("url")});
    parser.addOption({QStringLiteral("authority"), QStringLiteral("PEM"), QStringLiteral("file")});
    parser.addOption(
        {QStringLiteral("folder"), QStringLiteral("results"), QStringLiteral("folder")});
    parser.process(application);
    Place place{application, QDir(parser.value(QStringLiteral("folder"))),
                static_cast<quint16>(QUrl(parser.value(QStringLiteral("server"))).port()),
                parser.value(QStringLiteral("authority"))};
    place.folder.mkpath(QStringLiteral("."));

    for (const char* who : {"ppb.teratai", "peg.kumar", "ppl.aisyah", "adm.hanis"}) {
        Person person(place, QString::fromLatin1(who), QString::fromLatin1(kPassword));
        person.shot(QStringLiteral("first_%1").arg(QLatin1String(who)));
        say(who);
    }
    say("main job: done");
    return 0;
}
