// One table of settings, two files, and what a hand-edited file may hold.
#include <QSet>
#include <QTemporaryDir>
#include <QtTest>

#include "client/app/settings.h"

using namespace myspike;

class TestSettings final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesAreUnique();
    void valuesAreKeptInTheFileOfTheirScope();
    void nonsenseInTheFileGivesTheInitialValue();
};

void TestSettings::namesAreUnique()
{
    QSet<QByteArray> names;
    QSet<Setting> settings;
    for (const SettingRow& row : Settings::table()) {
        QVERIFY(row.initial.isValid());
        names.insert(row.name);
        settings.insert(row.setting);
    }
    QCOMPARE(names.size(), Settings::table().size());
    QCOMPARE(settings.size(), Settings::table().size());
    QCOMPARE(settings.size(), int(Setting::ClockSeenMs) + 1);
}

void TestSettings::valuesAreKeptInTheFileOfTheirScope()
{
    QTemporaryDir folder;
    const QString machine = folder.filePath(QStringLiteral("machine.ini"));
    const QString user = folder.filePath(QStringLiteral("user.ini"));
    {
        Settings settings(machine, user);
        QSignalSpy changed(&settings, &Settings::settingChanged);
        QCOMPARE(settings.number(Setting::TextPercent), 100);
        settings.set(Setting::TextPercent, 120);
        settings.set(Setting::TextPercent, 120);
        settings.set(Setting::ServerUrl, QStringLiteral("https://myspike.example:8443"));
        QCOMPARE(changed.count(), 2);
    }
    Settings again(machine, user);
    QCOMPARE(again.number(Setting::TextPercent), 120);
    QCOMPARE(again.text(Setting::ServerUrl), QStringLiteral("https://myspike.example:8443"));
    QVERIFY(QSettings(user, QSettings::IniFormat).contains(QStringLiteral("look/text_percent")));
    QVERIFY(!QSettings(user, QSettings::IniFormat).contains(QStringLiteral("server/url")));
    again.reset(Setting::TextPercent);
    QCOMPARE(again.number(Setting::TextPercent), 100);
}

void TestSettings::nonsenseInTheFileGivesTheInitialValue()
{
    QTemporaryDir folder;
    const QString user = folder.filePath(QStringLiteral("user.ini"));
    QSettings(user, QSettings::IniFormat)
        .setValue(QStringLiteral("look/text_percent"), QStringLiteral("huge"));
    const Settings settings(folder.filePath(QStringLiteral("machine.ini")), user);
    QCOMPARE(settings.number(Setting::TextPercent), 100);
}

QTEST_GUILESS_MAIN(TestSettings)
#include "test_settings.moc"
