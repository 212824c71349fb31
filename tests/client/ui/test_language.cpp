// Sentences and values in both languages, and Qt's own strings in Malay.
#include <QApplication>
#include <QDialogButtonBox>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>
#include <QXmlStreamReader>
#include <QtTest>

#include "client/ui/language.h"

using namespace myspike;
using namespace myspike::ui;

class TestLanguage final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fillsArgumentsOnceAndTranslatesThoseThatAreSentences();
    void showsValuesAsMalaysiansWriteThem();
    void qtItselfSpeaksMalay();
    void translationsAreWhole_data();
    void translationsAreWhole();
};

void TestLanguage::fillsArgumentsOnceAndTranslatesThoseThatAreSentences()
{
    Language language(*qApp, Tongue::Malay);
    const Text text(msg("test", "%1 of %2"), {"50%2", msg("ui", "Cancel")});
    QCOMPARE(translated(text), QStringLiteral("50%2 of Batal"));
    language.choose(Tongue::English);
    QCOMPARE(translated(text), QStringLiteral("50%2 of Cancel"));
    Fault fault = Fault::invalid(msg("test", "No."), "VER-R4");
    QCOMPARE(translated(fault), QStringLiteral("No. [VER-R4]"));
    QCOMPARE(translated(Text()), QString());
}

void TestLanguage::showsValuesAsMalaysiansWriteThem()
{
    Language language(*qApp, Tongue::Malay);
    const Date day = *Date::fromYmd(2026, 3, 9);
    QCOMPARE(shown(day), QStringLiteral("09/03/2026"));
    QCOMPARE(shownLong(day), QStringLiteral("9 Mac 2026"));
    QCOMPARE(shownWithWeekday(day), QStringLiteral("Isnin, 9 Mac 2026"));
    QCOMPARE(shownTime(Instant::atMalaysia(day, 0, 5)), QStringLiteral("00:05"));
    QCOMPARE(shown(Money{123450}), QStringLiteral("RM1,234.50"));
    QCOMPARE(shown(Hundredths{123450}), QStringLiteral("1,234.5"));
    QCOMPARE(shown(Hundredths{-25}), QStringLiteral("-0.25"));
    language.choose(Tongue::English);
    QCOMPARE(shownLong(day), QStringLiteral("9 March 2026"));
}

void TestLanguage::qtItselfSpeaksMalay()
{
    Language language(*qApp, Tongue::Malay);
    QDialogButtonBox box(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    QCOMPARE(box.button(QDialogButtonBox::Cancel)->text(), QStringLiteral("Batal"));
    QCOMPARE(box.button(QDialogButtonBox::Save)->text(), QStringLiteral("Simpan"));
    QCOMPARE(QCoreApplication::translate("QFileDialog", "New Folder"),
             QStringLiteral("Folder Baharu"));
    language.choose(Tongue::English);
    QTRY_COMPARE(box.button(QDialogButtonBox::Cancel)->text(), QStringLiteral("Cancel"));
}

void TestLanguage::translationsAreWhole_data()
{
    QTest::addColumn<QString>("path");
    const QString folder = QStringLiteral(MYSPIKE_SOURCE_DIR "/translations");
    QTest::addRow("qtbase") << folder + QStringLiteral("/qtbase_ms.ts");
    for (const QFileInfo& file : QDir(folder + QStringLiteral("/ms")).entryInfoList(QDir::Files)) {
        QTest::addRow("%s", qPrintable(file.fileName())) << file.filePath();
    }
}

void TestLanguage::translationsAreWhole()
{
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QString source;
    int entries = 0;
    static const QRegularExpression places(QStringLiteral("%[1-9n]"));
    const auto placesIn = [&](const QString& text) {
        QStringList found;
        for (auto it = places.globalMatch(text); it.hasNext();) {
            found << it.next().captured();
        }
        found.sort();
        found.removeDuplicates();
        return found;
    };
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement()) {
            continue;
        }
        if (xml.name() == QStringLiteral("source")) {
            source = xml.readElementText();
        } else if (xml.name() == QStringLiteral("translation")) {
            ++entries;
            const auto type = xml.attributes().value(QStringLiteral("type"));
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            QVERIFY2(type != QStringLiteral("unfinished") && !text.trimmed().isEmpty(),
                     qPrintable(QStringLiteral("not translated: ") + source));
            QVERIFY2(placesIn(source) == placesIn(text),
                     qPrintable(QStringLiteral("placeholders differ: ") + source));
            QVERIFY2(source.endsWith(QLatin1Char(':')) == text.trimmed().endsWith(QLatin1Char(':')),
                     qPrintable(QStringLiteral("colon differs: ") + source));
        }
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QVERIFY(entries > 0);
}

QTEST_MAIN(TestLanguage)
#include "test_language.moc"
