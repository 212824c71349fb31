// A generated form: every kind of field, undo, findings where they belong, nothing typed is lost.
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSignalSpy>
#include <QtTest>

#include "client/ui/forms/command_dialog.h"
#include "client/ui/forms/draft_keeper.h"
#include "client/ui/forms/field_editor.h"
#include "client/ui/forms/findings_summary.h"
#include "client/ui/forms/record_form.h"
#include "client/ui/forms/reference_picker.h"
#include "client/ui/theme/style.h"
#include "tests/support/client/audit.h"
#include "tests/support/client/desk.h"

using namespace myspike;
using namespace myspike::ui;
using namespace myspike::test;

namespace {

struct ShownForm
{
    explicit ShownForm(Desk& desk) : form(QStringLiteral("course"), desk.workplace, course::type())
    {
        form.resize(1100, 900);
        form.show();
        form.activateWindow();
        const bool isActive = QTest::qWaitForWindowActive(&form);
        Q_ASSERT(isActive);
        Q_UNUSED(isActive);
    }
    QLineEdit* line(const char* field)
    {
        return form.findChild<QLineEdit*>(QStringLiteral("course.") + QLatin1String(field));
    }
    void type(const char* field, const QString& text)
    {
        auto* e = form.editor(field);
        e->takeFocus();
        if (auto* l = line(field)) {
            l->selectAll();
        }
        QTest::keyClicks(e->input(), text);
    }
    Value typed(const char* field) { return form.edited().value(field); }
    RecordForm form;
};

} // namespace

class TestRecordForm final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new Style); }
    void readsWhatIsTyped_data();
    void readsWhatIsTyped();
    void showsWhatIsStored();
    void keepsWhatDoesNotRead();
    void undoesByFieldAndWord();
    void judgesWhenAFieldIsLeft();
    void summaryGoesToTheField();
    void warningsWantToBeRead();
    void hiddenFieldsComeAndGo();
    void findsReferencesByTyping();
    void tabLeavesParagraphs();
    void draftsComeBackWhole();
    void draftIsKeptSoon();
    void rebaseKeepsWhatWasTyped();
    void commandAsksAndKeepsWhatWasTyped();
    void isAccessible();
};

void TestRecordForm::readsWhatIsTyped_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<qlonglong>("stored");
    const auto day = Date::fromYmd(2026, 11, 24)->days;
    QTest::newRow("day") << "start_on"
                         << "24/11/2026" << qlonglong{day};
    QTest::newRow("day with points") << "start_on"
                                     << "24.11.26" << qlonglong{day};
    QTest::newRow("digits only") << "start_on"
                                 << "24112026" << qlonglong{day};
    QTest::newRow("whole") << "seats"
                           << "25" << 25LL;
    QTest::newRow("hundredths") << "pass_mark"
                                << "72.5" << 7250LL;
    QTest::newRow("money") << "fee"
                           << "1,234.50" << 123450LL;
    QTest::newRow("moment") << "meeting_at"
                            << "24/11/2026 14:05"
                            << qlonglong{
                                   Instant::atMalaysia(*Date::fromYmd(2026, 11, 24), 14, 5).ms};
}

void TestRecordForm::readsWhatIsTyped()
{
    QFETCH(QString, field);
    QFETCH(QString, typed);
    QFETCH(qlonglong, stored);
    Desk desk;
    ShownForm shown(desk);
    const auto name = field.toStdString();
    shown.type(name.c_str(), typed);
    const auto value = shown.typed(name.c_str());
    QVERIFY(asInteger(value));
    QCOMPARE(*asInteger(value), stored);
    QVERIFY(shown.form.isChanged());
}

void TestRecordForm::showsWhatIsStored()
{
    Desk desk;
    const auto s = desk.newSchool("S1", "Sekolah Satu");
    auto c = desk.newCourse("C-1", "Welding");
    c.set(course::kSchool, Ref<School>{s.id});
    c.set(course::kKind, course::Kind::Modular);
    c.set(course::kRegion, course::Region::R7);
    c.set(course::kStart, *Date::fromYmd(2026, 3, 9));
    c.set(course::kFee, Money{123450});
    c.set(course::kLeader, std::string("770305021234"));
    ShownForm shown(desk);
    shown.form.setRecord(c);
    QCOMPARE(shown.line("start_on")->text(), QStringLiteral("09/03/2026"));
    QCOMPARE(shown.line("fee")->text(), QStringLiteral("RM1,234.50"));
    QCOMPARE(shown.line("leader_identity")->text(), QStringLiteral("770305-02-1234"));
    QTRY_COMPARE(shown.line("school")->text(), QStringLiteral("S1 · Sekolah Satu"));
    QCOMPARE(static_cast<QComboBox*>(shown.form.editor("region")->input())->currentText(),
             QStringLiteral("Perak"));
    QVERIFY(!shown.form.isChanged());
    QCOMPARE(shown.form.edited(), c);
}

void TestRecordForm::keepsWhatDoesNotRead()
{
    Desk desk;
    ShownForm shown(desk);
    shown.type("start_on", QStringLiteral("32/13/2026"));
    QVERIFY(isNull(shown.typed("start_on")));
    QCOMPARE(shown.line("start_on")->text(), QStringLiteral("32/13/2026"));
    QVERIFY(shown.form.isChanged());
    bool mayGoOn = true;
    shown.form.judge(false, false, [&](bool ok) { mayGoOn = ok; });
    QTRY_VERIFY(!mayGoOn);
    QVERIFY(shown.form.editor("start_on")->hasError());
    const auto draft = shown.form.draftValues();
    QVERIFY(draft.find("start_on?"));
}

void TestRecordForm::undoesByFieldAndWord()
{
    Desk desk;
    ShownForm shown(desk);
    shown.type("title", QStringLiteral("Welding pipes"));
    shown.type("seats", QStringLiteral("25"));
    QTest::keySequence(shown.form.editor("seats")->input(), QKeySequence::Undo);
    QVERIFY(isNull(shown.typed("seats")));
    QTest::keySequence(shown.form.editor("seats")->input(), QKeySequence::Undo);
    QCOMPARE(*asText(shown.typed("title")), std::string("Welding"));
    QTest::keySequence(shown.form.editor("seats")->input(), QKeySequence::Redo);
    QCOMPARE(*asText(shown.typed("title")), std::string("Welding pipes"));
}

void TestRecordForm::judgesWhenAFieldIsLeft()
{
    Desk desk;
    ShownForm shown(desk);
    QSignalSpy judged(&shown.form, &RecordForm::judged);
    shown.type("seats", QStringLiteral("99"));
    QVERIFY(!shown.form.editor("seats")->hasError());
    shown.form.editor("title")->takeFocus();
    QTRY_VERIFY(shown.form.editor("seats")->hasError());
    auto* message = shown.form.findChild<QWidget*>(QStringLiteral("course.seats.message"));
    QVERIFY(message->isVisible());
    // What was not touched is not nagged about.
    QVERIFY(!shown.form.editor("school")->hasError());
    shown.type("seats", QStringLiteral("20"));
    QVERIFY(!shown.form.editor("seats")->hasError());
}

void TestRecordForm::summaryGoesToTheField()
{
    Desk desk;
    ShownForm shown(desk);
    shown.type("start_on", QStringLiteral("24/11/2026"));
    shown.type("end_on", QStringLiteral("23/11/2026"));
    bool done = false;
    shown.form.judge(true, false, [&](bool ok) { done = !ok; });
    QTRY_VERIFY(done);
    QVERIFY(shown.form.summary().isVisible());
    QVERIFY(shown.form.editor("end_on")->hasError());
    QVERIFY(shown.form.editor("title")->hasError());
    Q_EMIT shown.form.summary().fieldRequested(QStringLiteral("end_on"));
    QVERIFY(shown.line("end_on")->hasFocus());
}

void TestRecordForm::warningsWantToBeRead()
{
    Desk desk;
    auto c = desk.newCourse("C-1", "Welding");
    c.set(course::kSeats, 35);
    ShownForm shown(desk);
    shown.form.setRecord(c);
    std::optional<bool> answer;
    shown.form.judge(false, true, [&](bool ok) { answer = ok; });
    QTRY_VERIFY(answer.has_value());
    QVERIFY(!*answer);
    auto* box =
        shown.form.summary().findChild<QAbstractButton*>(QStringLiteral("course.summary.read1"));
    QVERIFY(box);
    box->click();
    answer.reset();
    shown.form.judge(false, true, [&](bool ok) { answer = ok; });
    QTRY_VERIFY(answer.has_value());
    QVERIFY(*answer);
    QCOMPARE(shown.form.acknowledged(), std::vector<std::string>{"COURSE-R2"});
}

void TestRecordForm::hiddenFieldsComeAndGo()
{
    Desk desk;
    ShownForm shown(desk);
    QVERIFY(!shown.form.editor("beds")->isVisible());
    QTest::mouseClick(shown.form.editor("has_hostel")->input(), Qt::LeftButton, {}, {8, 8});
    QVERIFY(shown.form.editor("beds")->isVisible());
    QCOMPARE(*asInteger(shown.typed("has_hostel")), std::int64_t{1});
    // The program fills these in, and has not.
    QVERIFY(!shown.form.editor("submitted_at")->isVisible());
    QVERIFY(shown.form.editor("state") == nullptr);
}

void TestRecordForm::findsReferencesByTyping()
{
    Desk desk;
    desk.newSchool("S1", "Sekolah Satu");
    const auto two = desk.newSchool("S2", "Kolej Dua");
    ShownForm shown(desk);
    auto* picker = static_cast<ReferencePicker*>(shown.form.editor("school")->input());
    shown.type("school", QStringLiteral("kolej"));
    QTRY_VERIFY(picker->isListOpen());
    QCOMPARE(picker->hitCount(), 1);
    QTest::keyClick(picker, Qt::Key_Return);
    QVERIFY(!picker->isListOpen());
    QCOMPARE(*asId(shown.typed("school")), two.id);
    QCOMPARE(picker->text(), QStringLiteral("S2 · Kolej Dua"));
    // Typing on lets go of the record; what stands there is told, not taken for one.
    shown.type("school", QStringLiteral("nothing like it"));
    QVERIFY(isNull(shown.typed("school")));
    QVERIFY(!shown.form.editor("school")->whyUnread().empty());
}

void TestRecordForm::tabLeavesParagraphs()
{
    Desk desk;
    ShownForm shown(desk);
    auto* text = shown.form.editor("remarks")->input();
    shown.form.editor("remarks")->takeFocus();
    QTRY_VERIFY(text->hasFocus());
    QTest::keyClick(text, Qt::Key_Tab);
    QVERIFY(!text->hasFocus());
    QCOMPARE(static_cast<QPlainTextEdit*>(text)->toPlainText(), QString());
}

void TestRecordForm::draftsComeBackWhole()
{
    Desk desk;
    const auto c = desk.newCourse("C-1", "Welding");
    Values kept;
    {
        ShownForm shown(desk);
        shown.form.setRecord(c);
        shown.type("title", QStringLiteral("Cutting"));
        shown.type("start_on", QStringLiteral("soon"));
        kept = shown.form.draftValues();
    }
    ShownForm again(desk);
    again.form.setRecord(c);
    again.form.applyDraft(kept);
    QCOMPARE(*asText(again.typed("title")), std::string("Cutting"));
    QCOMPARE(again.line("start_on")->text(), QStringLiteral("soon"));
    QCOMPARE(again.form.draftValues(), kept);
    again.form.undoStack().undo();
    again.form.undoStack().undo();
    QVERIFY(!again.form.isChanged());
}

void TestRecordForm::draftIsKeptSoon()
{
    Desk desk;
    ShownForm shown(desk);
    DraftKeeper keeper(
        desk.replica, [&] { return shown.form.draftValues(); }, &shown.form);
    keeper.setSubject(QStringLiteral("new/course/1"), QStringLiteral("course"), Id{});
    connect(&shown.form, &RecordForm::fieldEdited, &keeper, &DraftKeeper::touch);
    QElapsedTimer clock;
    clock.start();
    shown.type("title", QStringLiteral("W"));
    QTRY_VERIFY(!desk.replica.draftsKept.empty());
    QVERIFY2(clock.elapsed() <= 2'000, "a draft must be kept within two seconds");
    QSignalSpy failed(&keeper, &DraftKeeper::failed);
    desk.replica.failNext(Fault{FaultCode::DiskFull, msg("test", "The disk is full."), {}, {}});
    shown.type("title", QStringLiteral("We"));
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(*asText(shown.typed("title")), std::string("We"));
}

void TestRecordForm::rebaseKeepsWhatWasTyped()
{
    Desk desk;
    auto c = desk.newCourse("C-1", "Welding");
    ShownForm shown(desk);
    shown.form.setRecord(c);
    shown.type("title", QStringLiteral("Cutting"));
    c.set(course::kTitle, std::string("Grinding"));
    c.set(course::kSeats, 10);
    const auto differing = shown.form.rebase(c);
    QCOMPARE(differing.size(), std::size_t{1});
    QCOMPARE(*asText(shown.typed("title")), std::string("Cutting"));
    QCOMPARE(*asInteger(shown.typed("seats")), std::int64_t{10});
    QCOMPARE(shown.form.changes().all().size(), std::size_t{1});
}

void TestRecordForm::commandAsksAndKeepsWhatWasTyped()
{
    Desk desk;
    const auto c = desk.newCourse("C-1", "Welding");
    const auto* command = desk.catalogue.command("course.postpone");
    QWidget window;
    window.show();
    auto* dialog = new CommandDialog(desk.workplace, requestOf(*command, c.id), &window);
    QSignalSpy acted(dialog, &CommandDialog::acted);
    dialog->open();
    dialog->accept();
    QVERIFY(desk.replica.acts.empty());
    auto* reason = dialog->findChild<QPlainTextEdit*>(QStringLiteral("act.reason"));
    reason->setPlainText(QStringLiteral("The hall is flooded"));
    dialog->accept();
    // The day is missing: the dialog says so and stays.
    QTRY_VERIFY(dialog->form()->editor("new_start")->hasError());
    auto* day = dialog->findChild<QLineEdit*>(QStringLiteral("act.new_start"));
    QTest::keyClicks(day, QStringLiteral("01/12/2026"));
    desk.replica.failNext(Fault{FaultCode::DiskFull, msg("test", "The disk is full."), {}, {}});
    QPointer<CommandDialog> alive(dialog);
    dialog->accept();
    QTRY_VERIFY(!desk.replica.draftsKept.empty());
    QVERIFY(alive && alive->isVisible());
    QCOMPARE(day->text(), QStringLiteral("01/12/2026"));
    dialog->accept();
    QTRY_COMPARE(acted.size(), 1);
    QTRY_VERIFY(desk.replica.draftsKept.empty());
    QCOMPARE(desk.replica.get(course::type(), c.id).get(course::kStart),
             Date::fromYmd(2026, 12, 1));
    QCOMPARE(desk.replica.acts.back().comment, std::string("The hall is flooded"));
}

void TestRecordForm::isAccessible()
{
    Desk desk;
    auto c = desk.newCourse("C-1", "Welding");
    c.set(course::kHasHostel, true);
    ShownForm shown(desk);
    shown.form.setRecord(c);
    QCOMPARE(accessibilityFaults(&shown.form), QStringList());
    // Tab goes down the page, never up again.
    int last = -1;
    for (auto* w : tabOrder(&shown.form)) {
        const int y = w->mapTo(&shown.form, QPoint(0, w->height() / 2)).y();
        QVERIFY2(y > last - 60, qPrintable(w->objectName()));
        last = y;
    }
}

QTEST_MAIN(TestRecordForm)
#include "test_record_form.moc"
