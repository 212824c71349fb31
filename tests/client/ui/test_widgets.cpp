// Generic widgets: answers by key, signatures, time, messages, questions.
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QtTest>

#include "client/ui/theme/theme.h"
#include "client/ui/widgets/big_choice.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/chip.h"
#include "client/ui/widgets/message_strip.h"
#include "client/ui/widgets/prompt_dialog.h"
#include "client/ui/widgets/signature_pad.h"
#include "client/ui/widgets/stopwatch_widget.h"
#include "client/ui/words.h"

using namespace myspike;
using namespace myspike::ui;

class TestWidgets final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, m_desktop); }
    void cleanupTestCase() { m_theme.reset(); }
    void keysAnswerAndBackspaceTakesBack();
    void readOnlyAnswersStay();
    void signatureSurvivesItsText();
    void brokenSignaturesAreRefused_data();
    void brokenSignaturesAreRefused();
    void padTakesMouseAndTypedName();
    void stopwatchCountsByItsClock();
    void stripSaysAndGoes();
    void questionsHaveASafeAnswer();
    void chipIsRemovedByKey();

private:
    platform::DarkMode m_desktop;
    std::unique_ptr<Theme> m_theme;
};

void TestWidgets::keysAnswerAndBackspaceTakesBack()
{
    BigChoice choice(QStringLiteral("c"), yesNoNotApplicable());
    QVERIFY(choice.minimumSizeHint().height() >= 40);
    QSignalSpy chosen(&choice, &BigChoice::chosen);
    QSignalSpy undone(&choice, &BigChoice::undone);
    QCOMPARE(choice.value(), QString());
    QTest::keyClick(&choice, Qt::Key_Y);
    QCOMPARE(choice.value(), QStringLiteral("yes"));
    QTest::keyClick(&choice, Qt::Key_N);
    QTest::keyClick(&choice, Qt::Key_T);
    QCOMPARE(choice.value(), QStringLiteral("not_applicable"));
    QCOMPARE(chosen.count(), 3);
    QTest::keyClick(&choice, Qt::Key_Backspace);
    QCOMPARE(choice.value(), QStringLiteral("no"));
    QTest::keyClick(&choice, Qt::Key_Backspace);
    QTest::keyClick(&choice, Qt::Key_Backspace);
    QCOMPARE(choice.value(), QString());
    QCOMPARE(undone.count(), 3);
    QKeyEvent more(QEvent::KeyPress, Qt::Key_Backspace, Qt::NoModifier);
    QVERIFY(!choice.takeKey(&more));
    QTest::keyClick(&choice, Qt::Key_Right);
    QTest::keyClick(&choice, Qt::Key_Space);
    QCOMPARE(choice.value(), QStringLiteral("no"));
    QKeyEvent shortcut(QEvent::KeyPress, Qt::Key_Y, Qt::ControlModifier);
    QVERIFY(!choice.takeKey(&shortcut));

    BigChoice scores(QStringLiteral("s"), scoresUpTo(3));
    QTest::keyClick(&scores, Qt::Key_3);
    QCOMPARE(scores.value(), QStringLiteral("3"));
    QTest::keyClick(&scores, Qt::Key_4);
    QCOMPARE(scores.value(), QStringLiteral("3"));
}

void TestWidgets::readOnlyAnswersStay()
{
    BigChoice choice(QStringLiteral("c"), yesNoNotApplicable());
    choice.setValue(QStringLiteral("yes"));
    choice.setReadOnly(true);
    QTest::keyClick(&choice, Qt::Key_N);
    QCOMPARE(choice.value(), QStringLiteral("yes"));
}

void TestWidgets::signatureSurvivesItsText()
{
    Signature drawn;
    drawn.strokes = {{{10, 20}, {30, 25}, {5, 290}}, {{1000, 300}}};
    const auto back = Signature::fromJson(drawn.toJson());
    QVERIFY(back.ok());
    QVERIFY(*back == drawn);
    QVERIFY(drawn.toJson().size() < 60);

    Signature typed;
    typed.typedName = QStringLiteral("Aina \"binti\" Contoh");
    QVERIFY(*Signature::fromJson(typed.toJson()) == typed);

    const QImage image = drawn.toImage(500);
    QCOMPARE(image.size(), QSize(500, 150));
    QVERIFY(image.pixelColor(5, 10).lightness() < 128);
    QCOMPARE(image.pixelColor(250, 40), QColor(Qt::white));
}

void TestWidgets::brokenSignaturesAreRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addRow("nothing") << QString();
    QTest::addRow("not json") << QStringLiteral("{\"v\":1,\"s\":[");
    QTest::addRow("version") << QStringLiteral("{\"v\":2,\"s\":[]}");
    QTest::addRow("odd") << QStringLiteral("{\"v\":1,\"s\":[[1,2,3]]}");
    QTest::addRow("empty stroke") << QStringLiteral("{\"v\":1,\"s\":[[]]}");
    QTest::addRow("off paper") << QStringLiteral("{\"v\":1,\"s\":[[900,10,900,0]]}");
    QTest::addRow("text inside") << QStringLiteral("{\"v\":1,\"s\":[[\"a\",2]]}");
    QString many = QStringLiteral("{\"v\":1,\"s\":[[0,0");
    for (int i = 0; i < 20'001; ++i) {
        many += QStringLiteral(",0,0");
    }
    QTest::addRow("too many") << many + QStringLiteral("]]}");
}

void TestWidgets::brokenSignaturesAreRefused()
{
    QFETCH(QString, text);
    QVERIFY(!Signature::fromJson(text).ok());
}

void TestWidgets::padTakesMouseAndTypedName()
{
    SignaturePad pad(QStringLiteral("p"));
    pad.resize(600, 320);
    pad.show();
    QSignalSpy changed(&pad, &SignaturePad::signatureChanged);
    auto* canvas = pad.findChild<QWidget*>(QStringLiteral("p.canvas"));
    QTest::mousePress(canvas, Qt::LeftButton, {}, QPoint(60, 60));
    QTest::mouseMove(canvas, QPoint(100, 80));
    QTest::mouseRelease(canvas, Qt::LeftButton, {}, QPoint(140, 70));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(pad.signature().strokes.size(), 1);
    QVERIFY(pad.signature().strokes.first().size() >= 2);
    pad.undoStroke();
    QVERIFY(pad.signature().isEmpty());

    auto* typed = pad.findChild<QLineEdit*>(QStringLiteral("p.typed"));
    QTest::keyClick(typed, Qt::Key_Return);
    QVERIFY(pad.signature().isEmpty());
    QTest::keyClicks(typed, QStringLiteral("  Aina   Contoh "));
    QVERIFY(pad.signature().isEmpty());
    QTest::keyClick(typed, Qt::Key_Return);
    QCOMPARE(pad.signature().typedName, QStringLiteral("Aina Contoh"));
    pad.clear();
    QVERIFY(pad.signature().isEmpty());
}

void TestWidgets::stopwatchCountsByItsClock()
{
    FixedClock clock(Instant{1'000'000});
    StopwatchWidget watch(QStringLiteral("w"), clock);
    QSignalSpy changed(&watch, &StopwatchWidget::readingChanged);
    watch.startOrPause();
    clock.advanceMs(61'500);
    QCOMPARE(watch.elapsedMs(), 61'500);
    watch.startOrPause();
    clock.advanceMs(10'000);
    QCOMPARE(watch.elapsedMs(), 61'500);
    QCOMPARE(watch.findChild<QLabel*>(QStringLiteral("w.face"))->text(), QStringLiteral("0:01:01"));
    watch.startOrPause();
    // A restart: another widget goes on from the reading that was kept.
    StopwatchWidget again(QStringLiteral("w"), clock);
    again.setReading(watch.reading());
    clock.advanceMs(3'600'000);
    QCOMPARE(again.elapsedMs(), 3'661'500);
    // The clock was set back by more than the run.
    clock.advanceMs(-9'000'000);
    QCOMPARE(again.elapsedMs(), 61'500);
    QCOMPARE(changed.count(), 3);
    watch.reset();
    QCOMPARE(watch.elapsedMs(), 0);
}

void TestWidgets::stripSaysAndGoes()
{
    MessageStrip strip(QStringLiteral("s"));
    QVERIFY(strip.isHidden());
    int undone = 0;
    strip.say(Tone::Ok, msg("test", "Saved."), {{words::kUndo, [&undone] { ++undone; }}});
    QVERIFY(!strip.isHidden());
    QCOMPARE(strip.accessibleName(), QStringLiteral("Saved."));
    strip.findChild<QAbstractButton*>(QStringLiteral("s.action1"))->click();
    QCOMPARE(undone, 1);
    strip.say(Fault::invalid(msg("test", "No.")));
    QCOMPARE(strip.accessibleName(), QStringLiteral("No."));
    strip.sayFor(1, Tone::Info, msg("test", "Short."));
    QTRY_VERIFY(strip.isHidden());
}

void TestWidgets::questionsHaveASafeAnswer()
{
    QWidget parent;
    parent.show();
    Question question{msg("test", "Override?"),
                      msg("test", "She taught there."),
                      {{words::kBack}, {words::kSave, Emphasis::Danger}},
                      0,
                      msg("test", "Reason"),
                      true};
    QList<Answer> answers;
    DialogPrompter prompter;
    const auto ask = [&] {
        prompter.ask(&parent, question, [&](const Answer& answer) { answers.append(answer); });
        QWidget* dialog = parent.findChild<QWidget*>(QStringLiteral("prompt"));
        return dialog;
    };
    QWidget* dialog = ask();
    QTest::keyClick(dialog, Qt::Key_Escape);
    QCOMPARE(answers.size(), 1);
    QCOMPARE(answers.last().choice, 0);
    QTRY_VERIFY(parent.findChild<QWidget*>(QStringLiteral("prompt")) == nullptr);

    dialog = ask();
    auto* accept = dialog->findChild<QAbstractButton*>(QStringLiteral("prompt.choice1"));
    accept->click();
    QCOMPARE(answers.size(), 1);
    dialog->findChild<QPlainTextEdit*>()->setPlainText(QStringLiteral("  Nobody else.  "));
    accept->click();
    QCOMPARE(answers.size(), 2);
    QCOMPARE(answers.last().choice, 1);
    QCOMPARE(answers.last().note, QStringLiteral("Nobody else."));
}

void TestWidgets::chipIsRemovedByKey()
{
    Chip chip(Chip::Kind::Removable);
    chip.setContent(words::kOpen, Tone::Accent);
    QSignalSpy removed(&chip, &Chip::removeRequested);
    QTest::keyClick(&chip, Qt::Key_Delete);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(badgeText(0), QString());
    QCOMPARE(badgeText(7), QStringLiteral("7"));
    QCOMPARE(badgeText(100), QStringLiteral("99+"));
}

QTEST_MAIN(TestWidgets)
#include "test_widgets.moc"
