// Contrast of both palettes, icons, text size, following the desktop.
#include <QApplication>
#include <QLabel>
#include <QtTest>

#include "client/ui/theme/icons.h"
#include "client/ui/theme/theme.h"
#include "client/ui/theme/type_scale.h"

using namespace myspike;
using namespace myspike::ui;

namespace {

class FakeDarkMode final : public platform::DarkMode
{
public:
    void put(bool dark) { setDark(dark); }
};

} // namespace

class TestTheme final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void textIsReadableOnEverySurface_data();
    void textIsReadableOnEverySurface();
    void edgesAndFocusAreVisible();
    void followsTheDesktopOnlyWhenAsked();
    void textSizeStaysWithinItsBoundsAndReachesWidgets();
    void everyIconRendersInTheColourOfThePalette();
};

void TestTheme::textIsReadableOnEverySurface_data()
{
    QTest::addColumn<QColor>("front");
    QTest::addColumn<QColor>("back");
    for (const bool dark : {false, true}) {
        const Tokens& t = dark ? darkTokens() : lightTokens();
        const auto row = [&](const char* name, const QColor& front, const QColor& back) {
            QTest::addRow("%s %s", dark ? "dark" : "light", name) << front << back;
        };
        const std::pair<const char*, QColor> backs[] = {
            {"window", t.window}, {"surface", t.surface},     {"sunken", t.sunken},
            {"hover", t.hover},   {"selection", t.selection},
        };
        const std::pair<const char*, QColor> fronts[] = {
            {"text", t.text},       {"muted", t.muted},   {"accent", t.accent}, {"ok", t.ok},
            {"warning", t.warning}, {"danger", t.danger}, {"info", t.info},
        };
        for (const auto& [backName, back] : backs) {
            for (const auto& [frontName, front] : fronts) {
                row(qPrintable(QStringLiteral("%1 on %2")
                                   .arg(QLatin1String(frontName), QLatin1String(backName))),
                    front, back);
            }
        }
        for (const Tone tone :
             {Tone::Neutral, Tone::Accent, Tone::Ok, Tone::Warning, Tone::Danger, Tone::Info}) {
            row(qPrintable(QStringLiteral("ink %1").arg(int(tone))), ink(t, tone), soft(t, tone));
            row(qPrintable(QStringLiteral("text on %1").arg(int(tone))), t.text, soft(t, tone));
        }
        row("onAccent", t.onAccent, t.accent);
        row("onAccent hover", t.onAccent, t.accentHover);
        for (const auto& back : {t.nav, t.navActive, t.navHover}) {
            row("navText", t.navText, back);
            row("navMuted", t.navMuted, back);
        }
    }
}

void TestTheme::textIsReadableOnEverySurface()
{
    QFETCH(QColor, front);
    QFETCH(QColor, back);
    const double ratio = contrastRatio(front, back);
    QVERIFY2(ratio >= 4.5, qPrintable(QString::number(ratio)));
}

void TestTheme::edgesAndFocusAreVisible()
{
    for (const Tokens* t : {&lightTokens(), &darkTokens()}) {
        for (const QColor& back : {t->surface, t->window}) {
            QVERIFY(contrastRatio(t->borderStrong, back) >= 3.0);
            QVERIFY(contrastRatio(t->focus, back) >= 3.0);
        }
    }
    QCOMPARE(qRound(contrastRatio(Qt::black, Qt::white)), 21);
}

void TestTheme::followsTheDesktopOnlyWhenAsked()
{
    FakeDarkMode desktop;
    Theme theme(*qApp, desktop);
    QVERIFY(!theme.isDark());
    QSignalSpy changed(&theme, &Theme::themeChanged);
    desktop.put(true);
    QVERIFY(theme.isDark());
    QCOMPARE(changed.count(), 1);
    QCOMPARE(&tokens(QApplication::palette()), &darkTokens());
    theme.choose(ThemeChoice::Light);
    QCOMPARE(&tokens(QApplication::palette()), &lightTokens());
    desktop.put(false);
    desktop.put(true);
    QVERIFY(!theme.isDark());
    QCOMPARE(changed.count(), 2);
}

void TestTheme::textSizeStaysWithinItsBoundsAndReachesWidgets()
{
    FakeDarkMode desktop;
    Theme theme(*qApp, desktop);
    QLabel label;
    setTypeRole(&label, TypeRole::Heading);
    const double before = label.font().pointSizeF();
    const int unit = space(8);
    QVERIFY(unit >= 32);
    theme.setTextPercent(400);
    QCOMPARE(theme.textPercent(), 150);
    QCOMPARE(label.font().pointSizeF(), before * 1.5);
    QVERIFY(space(8) > unit);
    theme.setTextPercent(10);
    QCOMPARE(theme.textPercent(), 90);
    theme.setTextPercent(100);
    QCOMPARE(QFontInfo(QApplication::font()).family(), QStringLiteral("Inter"));
}

void TestTheme::everyIconRendersInTheColourOfThePalette()
{
    const QDir folder(QStringLiteral(":/icons"));
    const QStringList files = folder.entryList({QStringLiteral("*.svg")});
    QVERIFY(files.size() > 80);
    for (const QString& file : files) {
        const QString name = QFileInfo(file).completeBaseName();
        QVERIFY(!icon(name).isNull());
        for (const QColor& colour : {QColor(Qt::red), QColor(Qt::green)}) {
            const QImage image = iconPixmap(name, 24, colour, 2.0).toImage();
            QCOMPARE(image.size(), QSize(48, 48));
            int painted = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    const QColor pixel = image.pixelColor(x, y);
                    if (pixel.alpha() > 200) {
                        ++painted;
                        QVERIFY2(pixel.red() == colour.red() && pixel.green() == colour.green(),
                                 qPrintable(name));
                    }
                }
            }
            QVERIFY2(painted > 30, qPrintable(name));
        }
    }
    QVERIFY(icon("no_such_icon").isNull());
}

QTEST_MAIN(TestTheme)
#include "test_theme.moc"
