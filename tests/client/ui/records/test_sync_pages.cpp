// What waits, what was refused and what differs: told with reasons, and nothing typed is lost.
#include <QApplication>
#include <QLabel>

#include <QPushButton>
#include <QTableWidget>
#include <QtTest>

#include "client/ui/records/conflict_page.h"
#include "client/ui/records/inbox_page.h"
#include "client/ui/records/outbox_page.h"
#include "client/ui/theme/style.h"
#include "shared/sync/records.h"
#include "tests/support/client/audit.h"
#include "tests/support/client/desk.h"

using namespace myspike;
using namespace myspike::ui;
using namespace myspike::test;

namespace {

template <class P> void show(P& page)
{
    page.resize(1366, 768);
    page.show();
    page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&page));
}

Operation renaming(const Record& c, const char* title)
{
    Operation op;
    op.command = kEdit;
    op.type = Course::kType;
    op.subject = c.id;
    op.args.set(course::kTitle, title);
    return op;
}

} // namespace

class TestSyncPages final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new Style); }
    void outboxTellsWhatWaits();
    void refusalTellsWhyAndGivesBackWhatWasTyped();
    void refusedNewRecordBecomesADraft();
    void conflictsStandSideBySide();
    void areAccessible();
};

void TestSyncPages::outboxTellsWhatWaits()
{
    Desk desk;
    const auto c = desk.newCourse("C-1", "Welding");
    OutboxPage page(desk.workplace);
    show(page);
    QTRY_COMPARE(page.rowCount(), 0);
    (void)desk.replica.act(renaming(c, "Cutting"));
    QTRY_COMPARE(page.rowCount(), 1);
    QTRY_VERIFY(page.cell(0, 1).contains(QStringLiteral("C-1 · Cutting")));
    page.findChild<QPushButton*>(QStringLiteral("outbox.open"))->click();
    QCOMPARE(desk.opened.size(), std::size_t{1});
}

void TestSyncPages::refusalTellsWhyAndGivesBackWhatWasTyped()
{
    Desk desk;
    const auto c = desk.newCourse("C-1", "Welding");
    (void)desk.replica.act(renaming(c, "Cutting"));
    Verdict no;
    no.kind = VerdictKind::Rejected;
    no.rule = "COURSE-R9";
    no.text = msg("test", "The course has begun.");
    const Id op = desk.replica.acts.back().id;
    desk.replica.refuse(op, no);
    InboxPage page(desk.workplace);
    show(page);
    QTRY_COMPARE(page.rowCount(), 1);
    QStringList texts;
    for (const auto* label : page.findChildren<QLabel*>()) {
        texts.append(label->text());
    }
    QVERIFY(texts.contains(QStringLiteral("The course has begun. [COURSE-R9]")));
    QTRY_COMPARE(desk.marks.of(c.id), SyncMark::Refused);

    page.typeAgain(0);
    QTRY_COMPARE(desk.opened.size(), std::size_t{1});
    QCOMPARE(desk.replica.draftsKept.size(), std::size_t{1});
    const auto& draft = desk.replica.draftsKept.begin()->second;
    QCOMPARE(draft.values.getOr(course::kTitle, std::string()), std::string("Cutting"));

    const QString path = QString::fromStdString(desk.replica.folder.file("typed.txt"));
    desk.files.willChoose({path});
    page.saveAsText(0);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("Cutting"));

    page.dismiss(0);
    QTRY_COMPARE(page.rowCount(), 0);
    QTRY_COMPARE(desk.marks.of(c.id), SyncMark::None);
}

void TestSyncPages::refusedNewRecordBecomesADraft()
{
    Desk desk;
    Operation op;
    op.command = kCreate;
    op.type = Course::kType;
    op.subject = desk.replica.newId();
    op.args.set(course::kTitle, std::string("Painting"));
    (void)desk.replica.act(op);
    Verdict no;
    no.kind = VerdictKind::Rejected;
    desk.replica.refuse(desk.replica.acts.back().id, no);
    InboxPage page(desk.workplace);
    show(page);
    QTRY_COMPARE(page.rowCount(), 1);
    page.typeAgain(0);
    QTRY_COMPARE(desk.added.size(), std::size_t{1});
    const auto& draft = desk.replica.draftsKept.begin()->second;
    QVERIFY(draft.key.startsWith(QStringLiteral("new/course/")));
    QVERIFY(draft.record != op.subject);
}

void TestSyncPages::conflictsStandSideBySide()
{
    Desk desk;
    const auto c = desk.newCourse("C-1", "Grinding");
    const auto json = [](const char* title) {
        return std::string(R"({"title":")") + title + "\"}";
    };
    Record conflict(conflicts::conflict(), desk.replica.newId());
    conflict.set(conflicts::kRecordType, std::string("course"));
    conflict.set(conflicts::kRecordId, c.id.toString());
    conflict.set(conflicts::kBase, json("Welding"));
    conflict.set(conflicts::kMine, json("Cutting"));
    conflict.set(conflicts::kTheirs, json("Grinding"));
    conflict.set(conflicts::kAuthorName, std::string("Aina"));
    conflict.set(conflicts::kState, conflicts::State::Open);
    desk.replica.put(conflict, true);
    ConflictPage page(desk.workplace);
    show(page);
    QTRY_COMPARE(page.rowCount(), 1);
    auto* values = page.findChild<QTableWidget*>(QStringLiteral("conflicts.values"));
    QTRY_COMPARE(values->rowCount(), 1);
    QCOMPARE(values->item(0, 1)->text(), QStringLiteral("Welding"));
    QCOMPARE(values->item(0, 2)->text(), QStringLiteral("Cutting"));
    QCOMPARE(values->item(0, 3)->text(), QStringLiteral("Grinding"));
    page.takeMine(0);
    QTRY_COMPARE(desk.opened.size(), std::size_t{1});
    QCOMPARE(desk.replica.draftsKept.begin()->second.values.getOr(course::kTitle, std::string()),
             std::string("Cutting"));
}

void TestSyncPages::areAccessible()
{
    Desk desk;
    const auto c = desk.newCourse("C-1", "Welding");
    (void)desk.replica.act(renaming(c, "Cutting"));
    OutboxPage outbox(desk.workplace);
    InboxPage inbox(desk.workplace);
    ConflictPage conflictPage(desk.workplace);
    for (ui::Page* page : {static_cast<ui::Page*>(&outbox), static_cast<ui::Page*>(&inbox),
                           static_cast<ui::Page*>(&conflictPage)}) {
        page->show();
        QCOMPARE(accessibilityFaults(page), QStringList());
    }
}

QTEST_MAIN(TestSyncPages)
#include "test_sync_pages.moc"
