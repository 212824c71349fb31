// A generated list without a mouse: moving, searching, filtering, sorting, previewing, copying.
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QStackedLayout>
#include <QtTest>

#include "client/ui/language.h"
#include "client/ui/shell/action_registry.h"
#include "client/ui/table/filter_bar.h"
#include "client/ui/table/filter_editor.h"
#include "client/ui/table/list_page.h"
#include "client/ui/theme/style.h"
#include "tests/support/client/audit.h"
#include "tests/support/client/desk.h"

using namespace myspike;
using namespace myspike::ui;
using namespace myspike::test;

namespace {

/// A list in a window that is active.
struct ShownList
{
    explicit ShownList(Desk& desk, ListView view = {})
        : page(desk.workplace, course::type(), std::move(view))
    {
        page.resize(1366, 768);
        page.show();
        page.activateWindow();
        page.takeFocus();
        const bool isActive = QTest::qWaitForWindowActive(&page);
        Q_ASSERT(isActive);
        Q_UNUSED(isActive);
    }
    QString current(int column = 1)
    {
        return page.table()
            .rows()
            .index(page.table().currentIndex().row(), column)
            .data()
            .toString();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(&page.table(), key, modifiers);
    }
    ListPage page;
};

} // namespace

class TestListPage final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new Style); }
    void movesAndOpensByKeyboard();
    void typingGoesToARow();
    void searchesAndComesBack();
    void filtersByKindAndShowsChips();
    void filtersByWhatWaits();
    void sortsByIndexedColumnsOnly();
    void previewsBesideTheList();
    void copiesAsTextAndTable();
    void staysOnItsRecordWhenRowsMove();
    void keepsColumnsAndState();
    void exportsWhatIsFiltered();
    void saysWhatIsNotThere();
    void speaksBothLanguages();
    void isAccessible();
};

void TestListPage::movesAndOpensByKeyboard()
{
    Desk desk;
    desk.newCourses(300);
    ShownList list(desk);
    QTRY_COMPARE(list.page.table().rows().rowCount(), 300);
    QTRY_COMPARE(list.current(), QStringLiteral("C-00000"));
    list.press(Qt::Key_Down);
    QCOMPARE(list.current(), QStringLiteral("C-00001"));
    list.press(Qt::Key_End);
    QTRY_COMPARE(list.current(), QStringLiteral("C-00299"));
    list.press(Qt::Key_Return);
    QCOMPARE(desk.opened.size(), std::size_t{1});
    QCOMPARE(desk.replica.get(course::type(), desk.opened[0].second).text(course::kNumber),
             std::string("C-00299"));
    list.press(Qt::Key_Home);
    QTRY_COMPARE(list.current(), QStringLiteral("C-00000"));
    QCOMPARE(list.page.subtitle(), QStringLiteral("Records: 300"));
}

void TestListPage::typingGoesToARow()
{
    Desk desk;
    desk.newCourses(600);
    ShownList list(desk);
    QTRY_COMPARE(list.page.table().rows().rowCount(), 600);
    QTRY_COMPARE(list.current(), QStringLiteral("C-00000"));
    QTest::keyClicks(&list.page.table(), QStringLiteral("c-00512"));
    QTRY_COMPARE(list.current(), QStringLiteral("C-00512"));
}

void TestListPage::searchesAndComesBack()
{
    Desk desk;
    desk.newCourses(20);
    desk.newCourse("X-1", "Welding of pipes");
    ShownList list(desk);
    QTRY_COMPARE(list.page.table().rows().rowCount(), 21);
    list.page.acts().action(QStringLiteral("list_course.find"))->trigger();
    QTest::keyClicks(&list.page.searchLine(), QStringLiteral("welding"));
    QTest::keyClick(&list.page.searchLine(), Qt::Key_Return);
    QTRY_COMPARE(list.page.table().rows().rowCount(), 1);
    QTRY_COMPARE(list.current(), QStringLiteral("X-1"));
    list.page.acts().action(QStringLiteral("list_course.clear"))->trigger();
    QTRY_COMPARE(list.page.table().rows().rowCount(), 21);
}

void TestListPage::filtersByKindAndShowsChips()
{
    Desk desk;
    const auto school = desk.newSchool("S1", "Sekolah Satu");
    desk.newCourses(4);
    auto c = desk.newCourse("D-1", "Day", course::State::Approved);
    c.set(course::kStart, *Date::fromYmd(2026, 3, 9));
    c.set(course::kSeats, 12);
    c.set(course::kSchool, Ref<School>{school.id});
    desk.replica.put(c, true);
    ShownList list(desk);
    QTRY_COMPARE(list.page.table().rows().rowCount(), 5);
    auto& filters = list.page.filters();
    const auto only = [&](const char* field, const QString& state) {
        filters.clear();
        QTRY_COMPARE(list.page.table().rows().rowCount(), 5);
        filters.restoreState({{QLatin1String(field), state}});
        QTRY_COMPARE(list.page.table().rows().rowCount(), 1);
        QVERIFY(list.page.findChild<QWidget*>(QStringLiteral("list_course.chip.") +
                                              QLatin1String(field)));
        QVERIFY(!filters.inWords().isEmpty());
    };
    only("state", QStringLiteral("approved"));
    only("start_on", QStringLiteral("01/03/2026|31.3.26"));
    only("seats", QStringLiteral("12|"));
    only("school", QString::fromStdString(school.id.toString()));
    only("title", QStringLiteral("Day"));

    // By keyboard: the shortcut opens the panel and goes into it, Escape goes back to the rows.
    list.page.acts().action(QStringLiteral("list_course.filters"))->trigger();
    QVERIFY(filters.isPanelOpen());
    QTRY_VERIFY(filters.isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!filters.isPanelOpen());
    QVERIFY(list.page.table().hasFocus());
}

void TestListPage::filtersByWhatWaits()
{
    Desk desk;
    desk.newCourses(3);
    const auto c = desk.newCourse("D-1", "Day");
    Operation op;
    op.command = kEdit;
    op.type = Course::kType;
    op.subject = c.id;
    op.args.set(course::kTitle, std::string("Night"));
    (void)desk.replica.act(op);
    ShownList list(desk);
    QTRY_COMPARE(list.page.table().rows().rowCount(), 4);
    QTRY_COMPARE(desk.marks.of(c.id), SyncMark::Waiting);
    list.page.filters().restoreState({{QStringLiteral("$mark"), QStringLiteral("1")}});
    QTRY_COMPARE(list.page.table().rows().rowCount(), 1);
    QTRY_COMPARE(list.current(), QStringLiteral("D-1"));
}

void TestListPage::sortsByIndexedColumnsOnly()
{
    Desk desk;
    desk.newCourse("C-1", "Zebra");
    desk.newCourse("C-2", "Apple");
    ShownList list(desk);
    QTRY_COMPARE(list.current(), QStringLiteral("C-1"));
    list.page.sortBy(QStringLiteral("title"));
    QTRY_COMPARE(list.page.table().rows().index(0, 1).data().toString(), QStringLiteral("C-2"));
    list.page.sortBy(QStringLiteral("title"));
    QTRY_COMPARE(list.page.table().rows().index(0, 1).data().toString(), QStringLiteral("C-1"));
    const Query before = list.page.query();
    list.page.sortBy(QStringLiteral("kind"));
    QCOMPARE(list.page.query(), before);
}

void TestListPage::previewsBesideTheList()
{
    Desk desk;
    desk.newCourses(2);
    ShownList list(desk);
    QTRY_COMPARE(list.current(), QStringLiteral("C-00000"));
    list.press(Qt::Key_Space);
    QVERIFY(list.page.isPreviewOpen());
    const auto shownTitle = [&] {
        auto* line = list.page.findChild<QLineEdit*>(QStringLiteral("list_course.preview.title"));
        return line ? line->text() : QString();
    };
    QTRY_COMPARE(shownTitle(), QStringLiteral("Course 0"));
    list.press(Qt::Key_Down);
    QTRY_COMPARE(shownTitle(), QStringLiteral("Course 1"));
    list.press(Qt::Key_Space);
    QVERIFY(!list.page.isPreviewOpen());
}

void TestListPage::copiesAsTextAndTable()
{
    Desk desk;
    desk.newCourses(3);
    ShownList list(desk);
    QTRY_COMPARE(list.current(), QStringLiteral("C-00000"));
    QSignalSpy copied(&list.page.table(), &RowTable::copied);
    list.press(Qt::Key_Down, Qt::ShiftModifier);
    QTest::keySequence(&list.page.table(), QKeySequence::Copy);
    QTRY_COMPARE(copied.size(), 1);
    const auto* mime = QGuiApplication::clipboard()->mimeData();
    QVERIFY(mime->hasFormat(QStringLiteral("text/tab-separated-values")));
    const auto lines = mime->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines[0].startsWith(QStringLiteral("Number\tState\tTitle")));
    QVERIFY(lines[2].startsWith(QStringLiteral("C-00001\tDraft\tCourse 1")));
}

void TestListPage::staysOnItsRecordWhenRowsMove()
{
    Desk desk;
    desk.newCourses(5);
    ShownList list(desk);
    QTRY_COMPARE(list.current(), QStringLiteral("C-00000"));
    list.press(Qt::Key_Down);
    list.press(Qt::Key_Down);
    const auto first = desk.newCourse("A-1", "First");
    desk.replica.announce({{"course", first.id}});
    QTRY_COMPARE(list.page.table().rows().rowCount(), 6);
    QTRY_COMPARE(list.page.table().currentIndex().row(), 3);
    QCOMPARE(list.current(), QStringLiteral("C-00002"));
}

void TestListPage::keepsColumnsAndState()
{
    Desk desk;
    desk.newCourses(5);
    QJsonObject state;
    {
        ShownList list(desk);
        QTRY_COMPARE(list.current(), QStringLiteral("C-00000"));
        list.page.table().horizontalHeader()->moveSection(1, 3);
        list.page.table().setColumnWidth(2, 321);
        list.page.table().goTo(list.page.table().rows().record(3)->id);
        list.page.filters().restoreState({{QStringLiteral("state"), QStringLiteral("draft")}});
        state = list.page.saveState();
    }
    ShownList again(desk);
    again.page.restoreState(state);
    QTRY_COMPARE(again.current(again.page.table().rows().columnOf("number")),
                 QStringLiteral("C-00003"));
    QTRY_COMPARE(
        again.page.table().columnOrder().mid(0, 3),
        (QStringList{QStringLiteral("state"), QStringLiteral("title"), QStringLiteral("number")}));
    QCOMPARE(again.page.table().columnWidth(again.page.table().rows().columnOf("state")), 321);
    QVERIFY(again.page.filters().isActive());
}

void TestListPage::exportsWhatIsFiltered()
{
    Desk desk;
    desk.newCourses(3);
    desk.newCourse("D-1", "Day", course::State::Approved);
    ShownList list(desk);
    QTRY_COMPARE(list.current(), QStringLiteral("C-00000"));
    list.page.filters().restoreState({{QStringLiteral("state"), QStringLiteral("approved")}});
    QTRY_COMPARE(list.page.table().rows().rowCount(), 1);
    const QString path = QString::fromStdString(desk.replica.folder.file("out.csv"));
    desk.files.willChoose({path});
    QSignalSpy ended(&list.page, &ListPage::exportEnded);
    list.page.exportCsv();
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY(ended[0][0].toBool());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto csv = QString::fromUtf8(file.readAll());
    QVERIFY(csv.contains(QStringLiteral("D-1")));
    QVERIFY(!csv.contains(QStringLiteral("C-0000")));
}

void TestListPage::saysWhatIsNotThere()
{
    Desk desk;
    ShownList list(desk);
    auto* empty = list.page.findChild<QWidget*>(QStringLiteral("list_course.empty"));
    QTRY_VERIFY(empty->isVisible());
    desk.newCourses(1);
    desk.replica.announce({{"course", Id{}}});
    QTRY_VERIFY(!empty->isVisible());
    list.page.setSearch(QStringLiteral("nowhere"));
    QTRY_VERIFY(empty->isVisible());
}

void TestListPage::speaksBothLanguages()
{
    Language language(*qApp, Tongue::English);
    Desk desk;
    desk.newCourses(1);
    ShownList list(desk);
    QTRY_COMPARE(list.current(), QStringLiteral("C-00000"));
    const QString english = list.page.searchLine().placeholderText();
    language.choose(Tongue::Malay);
    QTRY_VERIFY(list.page.searchLine().placeholderText() != english);
    language.choose(Tongue::English);
    QTRY_COMPARE(list.page.searchLine().placeholderText(), english);
}

void TestListPage::isAccessible()
{
    Desk desk;
    desk.newCourses(2);
    ShownList list(desk);
    QTRY_COMPARE(list.current(), QStringLiteral("C-00000"));
    list.page.filters().openPanel();
    list.press(Qt::Key_Space);
    QTRY_VERIFY(list.page.findChild<QLineEdit*>(QStringLiteral("list_course.preview.title")));
    QCOMPARE(accessibilityFaults(&list.page), QStringList());
}

QTEST_MAIN(TestListPage)
#include "test_list_page.moc"
