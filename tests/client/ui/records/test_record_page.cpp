// The page of a record: drafts that come back, saving, acts that explain themselves, history.
#include <QApplication>
#include <QImage>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

#include "client/ui/forms/command_dialog.h"
#include "client/ui/forms/field_editor.h"
#include "client/ui/forms/findings_summary.h"
#include "client/ui/forms/record_form.h"
#include "client/ui/language.h"
#include "client/ui/records/attachments_panel.h"
#include "client/ui/records/capture_time.h"
#include "client/ui/records/child_list.h"
#include "client/ui/records/history_panel.h"
#include "client/ui/records/record_page.h"
#include "client/ui/shell/action_registry.h"
#include "client/ui/theme/style.h"
#include "client/ui/widgets/message_strip.h"
#include "tests/support/client/audit.h"
#include "tests/support/client/desk.h"

using namespace myspike;
using namespace myspike::ui;
using namespace myspike::test;

namespace {

struct ShownPage
{
    template <class What>
    ShownPage(Desk& desk, const RecordType& type, const What& what)
        : page(desk.workplace, type, what), seen(&page, &RecordPage::shownAgain)
    {
        page.resize(1366, 768);
        page.show();
        page.activateWindow();
        const bool isActive = QTest::qWaitForWindowActive(&page);
        Q_ASSERT(isActive);
        Q_UNUSED(isActive);
        const bool isShown = QTest::qWaitFor([this] { return !seen.isEmpty(); });
        Q_ASSERT(isShown);
        Q_UNUSED(isShown);
    }
    QLineEdit* line(const char* field)
    {
        return page.findChild<QLineEdit*>(page.objectName() + QLatin1Char('.') +
                                          QLatin1String(field));
    }
    void type(const char* field, const QString& text)
    {
        page.form().editor(field)->takeFocus();
        line(field)->selectAll();
        QTest::keyClicks(line(field), text);
    }
    QAction* act(const char* id)
    {
        return page.acts().action(page.objectName() + QLatin1Char('.') + QLatin1String(id));
    }
    void clickStrip(MessageStrip& strip, const QString& text)
    {
        QPushButton* found = nullptr;
        const bool isThere = QTest::qWaitFor([&] {
            for (auto* b : strip.findChildren<QPushButton*>()) {
                found = b->text() == text && b->isVisible() ? b : found;
            }
            return found != nullptr;
        });
        QVERIFY2(isThere, qPrintable(text));
        found->click();
    }
    RecordPage page;
    QSignalSpy seen;
};

} // namespace

class TestRecordPage final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new Style); }
    void savesAChangeAndTellsIt();
    void addsARecordUnderItsId();
    void refusedSavingLosesNothing();
    void draftIsOfferedOnReturn();
    void discardedDraftCanComeBack();
    void aNewRecordGoesOnWhereItWasLeft();
    void someoneElsesChangeShowsAndMineStays();
    void actsBelongToTheState();
    void submittingShowsEverythingThatIsMissing();
    void warningsAreReadBeforeSubmitting();
    void reasonsAreAskedFor();
    void whoMayNotEditIsTold();
    void rowsAreListedAndAdded();
    void filesAreAttached();
    void photographsSayWhenTheyWereTaken();
    void printsToAFile();
    void isAccessible();
};

void TestRecordPage::savesAChangeAndTellsIt()
{
    Language language(*qApp, Tongue::English);
    Desk desk;
    const auto c = desk.newCourse("C-1", "Welding");
    ShownPage shown(desk, course::type(), c.id);
    QCOMPARE(shown.page.title(), QStringLiteral("C-1 · Welding"));
    shown.type("title", QStringLiteral("Cutting"));
    shown.act("save")->trigger();
    QTRY_COMPARE(desk.replica.get(course::type(), c.id).text(course::kTitle),
                 std::string("Cutting"));
    QTRY_VERIFY(!shown.page.historyPanel().sentences().isEmpty());
    QCOMPARE(shown.page.historyPanel().sentences().front(),
             QStringLiteral("Aina binti Rahman changed Title from “Welding” to “Cutting”."));
    language.choose(Tongue::Malay);
    QVERIFY(shown.page.historyPanel().sentences().front().contains(QStringLiteral("daripada")));
    QTRY_VERIFY(desk.replica.draftsKept.empty());
    QTRY_COMPARE(shown.page.title(), QStringLiteral("C-1 · Cutting"));
}

void TestRecordPage::addsARecordUnderItsId()
{
    Desk desk;
    ShownPage shown(desk, course::type(), Values());
    QVERIFY(shown.page.isNew());
    shown.type("number", QStringLiteral("C-9"));
    shown.type("title", QStringLiteral("Painting"));
    QSignalSpy saved(&shown.page, &RecordPage::recordSaved);
    shown.act("save")->trigger();
    QTRY_COMPARE(saved.size(), 1);
    QVERIFY(!shown.page.isNew());
    QCOMPARE(desk.replica.get(course::type(), shown.page.record()).text(course::kTitle),
             std::string("Painting"));
    QTRY_VERIFY(desk.replica.draftsKept.empty());
    shown.type("title", QStringLiteral("Drawing"));
    shown.act("save")->trigger();
    QTRY_COMPARE(desk.replica.get(course::type(), shown.page.record()).text(course::kTitle),
                 std::string("Drawing"));
    QCOMPARE(desk.replica.count(course::type()), std::int64_t{1});
}

void TestRecordPage::refusedSavingLosesNothing()
{
    Desk desk;
    const auto c = desk.newCourse("C-1", "Welding");
    ShownPage shown(desk, course::type(), c.id);
    shown.type("title", QStringLiteral("Cutting"));
    QVERIFY(shown.page.canLeave());
    QTRY_COMPARE(desk.replica.draftsKept.size(), std::size_t{1});
    desk.replica.failNext(Fault{FaultCode::DiskFull, msg("test", "The disk is full."), {}, {}});
    shown.page.save();
    QTRY_VERIFY(shown.page.strip().isVisible());
    QCOMPARE(shown.page.strip().message().english(), std::string("The disk is full."));
    QCOMPARE(shown.line("title")->text(), QStringLiteral("Cutting"));
    QCOMPARE(desk.replica.get(course::type(), c.id).text(course::kTitle), std::string("Welding"));
    QCOMPARE(desk.replica.draftsKept.size(), std::size_t{1});
    shown.page.save();
    QTRY_COMPARE(desk.replica.get(course::type(), c.id).text(course::kTitle),
                 std::string("Cutting"));
    QTRY_VERIFY(desk.replica.draftsKept.empty());
}

void TestRecordPage::draftIsOfferedOnReturn()
{
    Desk desk;
    const auto c = desk.newCourse("C-1", "Welding");
    {
        ShownPage shown(desk, course::type(), c.id);
        shown.type("title", QStringLiteral("Cutting"));
        shown.type("seats", QStringLiteral("many"));
        // Neither saved nor discarded: the window just goes.
        QVERIFY(shown.page.canLeave());
    }
    QCOMPARE(desk.replica.draftsKept.size(), std::size_t{1});
    QCOMPARE(desk.replica.get(course::type(), c.id).text(course::kTitle), std::string("Welding"));
    ShownPage again(desk, course::type(), c.id);
    QTRY_VERIFY(again.page.draftStrip().isVisible());
    QVERIFY(again.page.draftStrip().message().english().find("10:32") != std::string::npos);
    // Nothing happens by itself, and nothing is written over meanwhile.
    QCOMPARE(again.line("title")->text(), QStringLiteral("Welding"));
    QVERIFY(again.page.form().isReadOnly());
    again.clickStrip(again.page.draftStrip(), QStringLiteral("Open them"));
    QCOMPARE(again.line("title")->text(), QStringLiteral("Cutting"));
    QCOMPARE(again.line("seats")->text(), QStringLiteral("many"));
    QVERIFY(!again.page.form().isReadOnly());
}

void TestRecordPage::discardedDraftCanComeBack()
{
    Desk desk;
    const auto c = desk.newCourse("C-1", "Welding");
    {
        ShownPage shown(desk, course::type(), c.id);
        shown.type("title", QStringLiteral("Cutting"));
    }
    ShownPage again(desk, course::type(), c.id);
    QTRY_VERIFY(again.page.draftStrip().isVisible());
    again.clickStrip(again.page.draftStrip(), QStringLiteral("Discard them"));
    QTRY_VERIFY(desk.replica.draftsKept.empty());
    QVERIFY(!again.page.form().isReadOnly());
    again.clickStrip(again.page.draftStrip(), QStringLiteral("Undo"));
    QCOMPARE(again.line("title")->text(), QStringLiteral("Cutting"));
    QTRY_VERIFY(!desk.replica.draftsKept.empty());
}

void TestRecordPage::aNewRecordGoesOnWhereItWasLeft()
{
    Desk desk;
    Id id;
    {
        ShownPage shown(desk, course::type(), Values());
        id = shown.page.record();
        shown.type("title", QStringLiteral("Painting"));
    }
    ShownPage again(desk, course::type(), Values());
    QTRY_VERIFY(again.page.draftStrip().isVisible());
    again.clickStrip(again.page.draftStrip(), QStringLiteral("Open them"));
    QCOMPARE(again.page.record(), id);
    again.act("save")->trigger();
    QTRY_COMPARE(desk.replica.count(course::type()), std::int64_t{1});
    QTRY_VERIFY(desk.replica.draftsKept.empty());
}

void TestRecordPage::someoneElsesChangeShowsAndMineStays()
{
    Desk desk;
    auto c = desk.newCourse("C-1", "Welding");
    ShownPage shown(desk, course::type(), c.id);
    shown.type("title", QStringLiteral("Cutting"));
    c.set(course::kTitle, std::string("Grinding"));
    c.set(course::kSeats, 12);
    desk.replica.put(c);
    QTRY_COMPARE(shown.line("seats")->text(), QStringLiteral("12"));
    QCOMPARE(shown.line("title")->text(), QStringLiteral("Cutting"));
    QVERIFY(shown.page.strip().isVisible());
}

void TestRecordPage::actsBelongToTheState()
{
    Desk desk;
    const auto draft = desk.newCourse("C-1", "Welding");
    const auto sent = desk.newCourse("C-2", "Cutting", course::State::Submitted);
    {
        ShownPage shown(desk, course::type(), draft.id);
        QVERIFY(shown.act("act.submit")->isVisible());
        QVERIFY(!shown.act("act.approve")->isVisible());
        QVERIFY(shown.act("act.course.postpone")->isVisible());
    }
    ShownPage shown(desk, course::type(), sent.id);
    QVERIFY(!shown.act("act.submit")->isVisible());
    QVERIFY(shown.act("act.approve")->isVisible());
    // There is no fee: the button is there and says why it does nothing.
    QVERIFY(!shown.act("act.approve")->isEnabled());
    QVERIFY(whyDisabled(shown.act("act.approve")).contains(QStringLiteral("fee")));
}

void TestRecordPage::submittingShowsEverythingThatIsMissing()
{
    Desk desk;
    const auto c = desk.newCourse("C-1", "Welding");
    ShownPage shown(desk, course::type(), c.id);
    shown.act("act.submit")->trigger();
    QTRY_VERIFY(shown.page.form().summary().isVisible());
    QVERIFY(shown.page.form().editor("school")->hasError());
    QVERIFY(shown.page.form().editor("start_on")->hasError());
    QVERIFY(desk.replica.acts.empty());
}

void TestRecordPage::warningsAreReadBeforeSubmitting()
{
    Desk desk;
    auto c = desk.newCourse("C-1", "Welding");
    c.set(course::kSchool, Ref<School>{desk.newSchool("S1", "Satu").id});
    c.set(course::kStart, *Date::fromYmd(2026, 12, 1));
    c.set(course::kSeats, 35);
    desk.replica.put(c, true);
    ShownPage shown(desk, course::type(), c.id);
    shown.act("act.submit")->trigger();
    QTRY_VERIFY(shown.page.form().summary().isVisible());
    QVERIFY(desk.replica.acts.empty());
    shown.page.findChild<QAbstractButton*>(QStringLiteral("record_course.summary.read1"))->click();
    shown.act("act.submit")->trigger();
    QTRY_COMPARE(desk.replica.get(course::type(), c.id).get(course::kState),
                 std::optional(course::State::Submitted));
    QCOMPARE(desk.replica.acts.back().acknowledged, std::vector<std::string>{"COURSE-R2"});
    QTRY_VERIFY(shown.page.form().isReadOnly());
}

void TestRecordPage::reasonsAreAskedFor()
{
    Desk desk;
    const auto c = desk.newCourse("C-1", "Welding");
    ShownPage shown(desk, course::type(), c.id);
    shown.act("act.withdraw")->trigger();
    CommandDialog* dialog = nullptr;
    QTRY_VERIFY((dialog = shown.page.findChild<CommandDialog*>()) != nullptr);
    dialog->findChild<QPlainTextEdit*>()->setPlainText(QStringLiteral("No trainer"));
    dialog->accept();
    QTRY_COMPARE(desk.replica.get(course::type(), c.id).get(course::kState),
                 std::optional(course::State::Withdrawn));
    QTRY_VERIFY(!shown.page.historyPanel().sentences().isEmpty());
    QVERIFY(shown.page.historyPanel().sentences().front().contains(QStringLiteral("Withdraw")));
}

void TestRecordPage::whoMayNotEditIsTold()
{
    Desk desk(FakeReplica::anyone({"reader"}));
    const auto c = desk.newCourse("C-1", "Welding");
    ShownPage shown(desk, course::type(), c.id);
    QVERIFY(shown.page.form().isReadOnly());
    QVERIFY(!shown.act("save")->isEnabled());
    QVERIFY(!whyDisabled(shown.act("save")).isEmpty());
    QVERIFY(!shown.act("act.submit")->isVisible());
}

void TestRecordPage::rowsAreListedAndAdded()
{
    Desk desk;
    const auto c = desk.newCourse("C-1", "Welding");
    Record p(pupil::type(), desk.replica.newId());
    p.set(pupil::kCourse, Ref<Course>{c.id});
    p.set(pupil::kName, std::string("Ali"));
    desk.replica.put(p, true);
    ShownPage shown(desk, course::type(), c.id);
    QCOMPARE(shown.page.children().size(), std::size_t{1});
    auto& table = shown.page.children().front()->table();
    QTRY_COMPARE(table.rows().rowCount(), 1);
    QTRY_COMPARE(table.rows().index(0, 1).data().toString(), QStringLiteral("Ali"));
    table.setCurrentIndex(table.rows().index(0, 1));
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(desk.opened.size(), std::size_t{1});
    shown.page.findChild<QPushButton*>(QStringLiteral("record_course.pupil.add"))->click();
    QCOMPARE(desk.added.size(), std::size_t{1});
    ShownPage row(desk, pupil::type(), desk.added.front().second);
    QVERIFY(row.page.form().editor("course")->isReadOnly());
    row.type("name", QStringLiteral("Siti"));
    row.act("save")->trigger();
    QTRY_COMPARE(table.rows().rowCount(), 2);
}

void TestRecordPage::filesAreAttached()
{
    Desk desk;
    const auto c = desk.newCourse("C-1", "Welding");
    ShownPage shown(desk, course::type(), c.id);
    QImage image(40, 30, QImage::Format_RGB32);
    image.fill(Qt::red);
    shown.page.files().addImage(image);
    QTRY_COMPARE(shown.page.files().count(), 1);
    const QString path = QString::fromStdString(desk.replica.folder.file("plan.txt"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("plan");
    file.close();
    desk.files.willChoose({path});
    shown.act("attach")->trigger();
    QTRY_COMPARE(shown.page.files().count(), 2);
    QTRY_VERIFY(desk.marks.of(c.id) == SyncMark::Waiting);
}

void TestRecordPage::photographsSayWhenTheyWereTaken()
{
    // The least Exif there can be: a directory with DateTime, little-endian.
    const auto le = [](quint32 n, int size) {
        QByteArray out;
        for (int i = 0; i < size; ++i) {
            out.append(static_cast<char>(n >> (8 * i)));
        }
        return out;
    };
    QByteArray tiff = QByteArray("II*\0", 4) + le(8, 4) + le(1, 2) + le(0x0132, 2) + le(2, 2) +
                      le(20, 4) + le(26, 4) + le(0, 4) + QByteArray("2026:11:24 14:05:33\0", 20);
    const QByteArray block = QByteArray("Exif\0\0", 6) + tiff;
    QByteArray jpeg("\xff\xd8\xff\xe1", 4);
    jpeg.append(static_cast<char>((block.size() + 2) >> 8));
    jpeg.append(static_cast<char>(block.size() + 2));
    jpeg += block;
    const auto taken = captureTime(jpeg);
    QVERIFY(taken);
    QCOMPARE(taken->ms,
             Instant::atMalaysia(*Date::fromYmd(2026, 11, 24), 14, 5).plusSeconds(33).ms);
    for (int n = 0; n < jpeg.size(); ++n) {
        // Cut anywhere it says nothing, or the same; it never reads past its end.
        const auto cut = captureTime(jpeg.left(n));
        QVERIFY(!cut || *cut == *taken);
    }
    QVERIFY(!captureTime("GIF89a"));
}

void TestRecordPage::printsToAFile()
{
    Desk desk;
    const auto c = desk.newCourse("C-1", "Welding");
    ShownPage shown(desk, course::type(), c.id);
    const QString path = QString::fromStdString(desk.replica.folder.file("course.pdf"));
    desk.files.willChoose({path});
    shown.page.savePdf();
    QTRY_VERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.read(5) == "%PDF-");
}

void TestRecordPage::isAccessible()
{
    Desk desk;
    const auto c = desk.newCourse("C-1", "Welding");
    Record p(pupil::type(), desk.replica.newId());
    p.set(pupil::kCourse, Ref<Course>{c.id});
    p.set(pupil::kName, std::string("Ali"));
    desk.replica.put(p, true);
    ShownPage shown(desk, course::type(), c.id);
    QTRY_COMPARE(shown.page.children().front()->table().rows().rowCount(), 1);
    QCOMPARE(accessibilityFaults(&shown.page), QStringList());
}

QTEST_MAIN(TestRecordPage)
#include "test_record_page.moc"
