// Pages of a list: read by key, kept few, never reset by synchronisation.
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QSignalSpy>
#include <QtTest>

#include "client/ui/table/paged_model.h"
#include "tests/support/client/desk.h"

using namespace myspike;
using namespace myspike::ui;
using namespace myspike::test;

namespace {

std::vector<const FieldDef*> columns()
{
    return {course::type().field("number"), course::type().field("title"),
            course::type().field("school"), course::type().field("state")};
}

QString cell(const PagedModel& model, int row, int column = 1)
{
    return model.index(row, column).data().toString();
}

} // namespace

class TestPagedModel final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsRowsAndCount();
    void readsPagesByKeyAsTheyAreLookedAt();
    void endIsReadFromTheEnd();
    void keepsFewPages();
    void dropsAnswersToAnEarlierQuestion();
    void changesShowInPlaceWithoutReset();
    void rowsComeAndGoWithoutReset();
    void countsALongListBehindTheScenes();
    void showsTitlesOfReferences();
    void marksWhatWaits();
    void faultsAreTold();
};

void TestPagedModel::showsRowsAndCount()
{
    Desk desk;
    desk.newCourses(3);
    PagedModel model(desk.workplace, course::type());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setColumns(columns());
    model.setQuery({});
    QCOMPARE(model.countText(), QString());
    QTRY_COMPARE(model.rowCount(), 3);
    QTRY_COMPARE(cell(model, 2), QStringLiteral("C-00002"));
    QCOMPARE(model.countText(), QStringLiteral("3"));
    QCOMPARE(model.headerData(1, Qt::Horizontal).toString(), QStringLiteral("Number"));
    QCOMPARE(model.index(0, 4).data().toString(), QStringLiteral("Draft"));
    QVERIFY(model.index(0, 4).data(PagedModel::ToneRole).isValid());
}

void TestPagedModel::readsPagesByKeyAsTheyAreLookedAt()
{
    Desk desk;
    desk.newCourses(450);
    PagedModel model(desk.workplace, course::type());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false);
    model.setColumns(columns());
    model.setQuery({});
    QTRY_COMPARE(model.rowCount(), 450);
    QTRY_COMPARE(cell(model, 199), QStringLiteral("C-00199"));
    QTRY_COMPARE(cell(model, 200), QStringLiteral("C-00200"));
    QTRY_COMPARE(cell(model, 449), QStringLiteral("C-00449"));
    for (const auto& q : desk.replica.pagesAsked) {
        QVERIFY(q.limit > 0);
    }
}

void TestPagedModel::endIsReadFromTheEnd()
{
    Desk desk;
    desk.newCourses(900);
    PagedModel model(desk.workplace, course::type());
    model.setColumns(columns());
    model.setQuery({});
    QTRY_COMPARE(model.rowCount(), 900);
    QTRY_VERIFY(model.record(0) != nullptr);
    desk.replica.pagesAsked.clear();
    QCOMPARE(cell(model, 899), QStringLiteral("…"));
    QTRY_COMPARE(cell(model, 899), QStringLiteral("C-00899"));
    QCOMPARE(desk.replica.pagesAsked.size(), std::size_t{1});
    QVERIFY(desk.replica.pagesAsked.front().backward);
    QCOMPARE(cell(model, 800), QStringLiteral("C-00800"));
}

void TestPagedModel::keepsFewPages()
{
    Desk desk;
    desk.newCourses(PagedModel::kPageRows * 3);
    PagedModel model(desk.workplace, course::type());
    model.setColumns(columns());
    model.setQuery({});
    QTRY_COMPARE(model.rowCount(), PagedModel::kPageRows * 3);
    for (int row = 0; row < model.rowCount(); row += PagedModel::kPageRows) {
        QTRY_VERIFY(model.record(row) != nullptr);
    }
    QCOMPARE(model.cachedPages(), std::size_t{3});
    QVERIFY(model.cachedPages() <= PagedModel::kPages);
}

void TestPagedModel::dropsAnswersToAnEarlierQuestion()
{
    Desk desk;
    desk.newCourses(5);
    PagedModel model(desk.workplace, course::type());
    model.setColumns(columns());
    desk.replica.hold();
    model.setQuery({});
    QTRY_VERIFY(!desk.replica.pagesAsked.empty());
    Query one;
    one.with(equals(course::kNumber, std::string("C-00003")));
    model.setQuery(one);
    QTRY_VERIFY(desk.replica.pagesAsked.size() >= 2);
    desk.replica.release();
    QTRY_COMPARE(cell(model, 0), QStringLiteral("C-00003"));
    QCOMPARE(model.rowCount(), 1);
}

void TestPagedModel::changesShowInPlaceWithoutReset()
{
    Desk desk;
    desk.newCourses(10);
    PagedModel model(desk.workplace, course::type());
    model.setColumns(columns());
    model.setQuery({});
    QTRY_COMPARE(cell(model, 4, 2), QStringLiteral("Course 4"));
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    Record changed = *model.record(4);
    changed.set(course::kTitle, std::string("Renamed"));
    desk.replica.put(changed);
    QTRY_COMPARE(cell(model, 4, 2), QStringLiteral("Renamed"));
    QCOMPARE(resets.size(), 0);
    bool only = false;
    for (const auto& c : changes) {
        only = only || (c[0].toModelIndex().row() == 4 && c[1].toModelIndex().row() == 4);
    }
    QVERIFY(only);
}

void TestPagedModel::rowsComeAndGoWithoutReset()
{
    Desk desk;
    desk.newCourses(250);
    PagedModel model(desk.workplace, course::type());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setColumns(columns());
    model.setQuery({});
    QTRY_COMPARE(model.rowCount(), 250);
    QTRY_COMPARE(cell(model, 249), QStringLiteral("C-00249"));
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const auto first = desk.newCourse("A-1", "First of all");
    desk.replica.announce({{"course", first.id}});
    QTRY_COMPARE(model.rowCount(), 251);
    QTRY_COMPARE(cell(model, 0), QStringLiteral("A-1"));
    QTRY_COMPARE(cell(model, 250), QStringLiteral("C-00249"));
    QTRY_COMPARE(cell(model, 200), QStringLiteral("C-00199"));
    QCOMPARE(model.rowOf(first.id), 0);
    desk.replica.remove(course::type(), first.id);
    QTRY_COMPARE(model.rowCount(), 250);
    QTRY_COMPARE(cell(model, 0), QStringLiteral("C-00000"));
    QTRY_COMPARE(cell(model, 200), QStringLiteral("C-00200"));
    QCOMPARE(resets.size(), 0);
}

void TestPagedModel::countsALongListBehindTheScenes()
{
    Desk desk;
    desk.newCourses(static_cast<int>(PagedModel::kCountCap) + 1'500);
    PagedModel model(desk.workplace, course::type());
    model.setColumns(columns());
    QStringList counts;
    connect(&model, &PagedModel::countChanged, this, [&] { counts.append(model.countText()); });
    model.setQuery({});
    QTRY_COMPARE(model.rowCount(), static_cast<int>(PagedModel::kCountCap) + 1'500);
    QVERIFY2(counts.contains(QStringLiteral("10,000+")), qPrintable(counts.join(u' ')));
    QCOMPARE(counts.last(), QStringLiteral("11,500"));
    desk.replica.pagesAsked.clear();
    QTRY_COMPARE(cell(model, 6'450), QStringLiteral("C-06450"));
    for (const auto& q : desk.replica.pagesAsked) {
        QVERIFY2(q.limit <= PagedModel::kAnchorEvery + PagedModel::kPageRows,
                 "a jump must start at a key nearby");
    }
}

void TestPagedModel::showsTitlesOfReferences()
{
    Desk desk;
    const auto held = desk.newSchool("S1", "Sekolah Satu");
    auto a = desk.newCourse("C-1", "A");
    a.set(course::kSchool, Ref<School>{held.id});
    desk.replica.put(a, true);
    auto b = desk.newCourse("C-2", "B");
    b.set(course::kSchool, Ref<School>{desk.replica.newId()});
    desk.replica.put(b, true);
    PagedModel model(desk.workplace, course::type());
    model.setColumns(columns());
    model.setQuery({});
    QTRY_COMPARE(cell(model, 0, 3), QStringLiteral("S1 · Sekolah Satu"));
    QTRY_COMPARE(cell(model, 1, 3), QStringLiteral("not on this machine"));
}

void TestPagedModel::marksWhatWaits()
{
    Desk desk;
    const auto c = desk.newCourse("C-1", "A");
    PagedModel model(desk.workplace, course::type());
    model.setColumns(columns());
    model.setQuery({});
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, 0).data(PagedModel::MarkRole).toInt(),
             static_cast<int>(SyncMark::None));
    Operation op;
    op.command = kEdit;
    op.type = Course::kType;
    op.subject = c.id;
    op.args.set(course::kTitle, std::string("Another"));
    (void)desk.replica.act(op);
    QTRY_COMPARE(model.index(0, 0).data(PagedModel::MarkRole).toInt(),
                 static_cast<int>(SyncMark::Waiting));
    QVERIFY(!model.index(0, 0).data(Qt::AccessibleTextRole).toString().isEmpty());
    QCOMPARE(desk.marks.having(SyncMark::Waiting).values, std::vector<Value>{Value(c.id)});
}

void TestPagedModel::faultsAreTold()
{
    Desk desk;
    desk.newCourses(1);
    PagedModel model(desk.workplace, course::type());
    model.setColumns(columns());
    QSignalSpy failed(&model, &PagedModel::failed);
    Query wrong;
    wrong.where.push_back({"no_such_field", Compare::Null, {}});
    model.setQuery(wrong);
    QTRY_VERIFY(!failed.isEmpty());
}

QTEST_MAIN(TestPagedModel)
#include "test_paged_model.moc"
