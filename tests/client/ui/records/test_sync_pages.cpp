// What waits, what was refused and what differs: told with reasons, and nothing typed is lost.
#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QtTest>

#include "client/ui/language.h"
#include "client/ui/records/conflict_choices.h"
#include "client/ui/records/conflict_page.h"
#include "client/ui/records/history_text.h"
#include "client/ui/records/inbox_page.h"
#include "client/ui/records/outbox_page.h"
#include "client/ui/records/parked_page.h"
#include "client/ui/records/receipts_panel.h"
#include "client/ui/theme/style.h"
#include "shared/sync/codec.h"
#include "shared/sync/parked.h"
#include "shared/sync/settle.h"
#include "shared/trust/key_pair.h"
#include "tests/support/client/audit.h"
#include "tests/support/client/desk.h"
#include "tests/support/shared/receipts.h"

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

std::string jsonTitle(const std::string& title) { return "{\"title\":\"" + title + "\"}"; }

/// Aina's "Cutting" met Budi's "Grinding"; "Welding" stood there before.
Record differing(Desk& desk, const Record& c)
{
    Record conflict(conflicts::conflict(), desk.replica.newId());
    conflict.version = 1;
    conflict.set(conflicts::kKind, conflicts::Kind::BothChanged);
    conflict.set(conflicts::kRecordType, std::string("course"));
    conflict.set(conflicts::kRecordId, c.id.toString());
    conflict.set(conflicts::kTitle, std::string("C-1 · Grinding"));
    conflict.set(conflicts::kBase, jsonTitle("Welding"));
    conflict.set(conflicts::kMine, jsonTitle("Cutting"));
    conflict.set(conflicts::kTheirs, jsonTitle("Grinding"));
    conflict.set(conflicts::kAuthorName, std::string("Aina"));
    conflict.set(conflicts::kMadeAt, desk.replica.time.now());
    conflict.set(conflicts::kTheirsName, std::string("Budi"));
    conflict.set(conflicts::kTheirsAt, desk.replica.time.now());
    conflict.set(conflicts::kState, conflicts::State::Open);
    conflict.set(conflicts::kScopes, std::string("reference"));
    return conflict;
}

QStringList textsOf(const QWidget& page)
{
    QStringList texts;
    for (const auto* label : page.findChildren<QLabel*>()) {
        texts.append(label->text());
    }
    return texts;
}

} // namespace

class TestSyncPages final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new Style); }
    void outboxTellsWhatWaits();
    void takingBackAsksAndTellsWhatGoes();
    void whatHasLeftCannotBeTakenBack();
    void refusalTellsWhyAndGivesBackWhatWasTyped();
    void lettingGoAsksAndSendingAgainIsANewAct();
    void refusedNewRecordBecomesADraft();
    void conflictsStandSideBySide();
    void aConflictIsDecidedByKeysAndItsDraftIsKept();
    void whoMayNotWriteMayKeepTheServersValue();
    void aRemovedRecordIsACaseOfItsOwn();
    void decidedDifferencesSayByWhom();
    void parkedWorkIsLetInOrRefusedWithAReason();
    void aRecordShowsItsReceipts();
    void fitsASmallScreenInLargeText();
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
    page.saveFile(0);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("Cutting"));

    QCOMPARE(desk.replica.mended.size(), std::size_t{1});
    QVERIFY(desk.replica.mended.front() == std::pair(op, c.id));

    // Unanswered, nothing is let go.
    page.dismiss(0);
    QCOMPARE(page.rowCount(), 1);
    desk.prompter.willAnswer(2);
    page.dismiss(0);
    QTRY_COMPARE(page.rowCount(), 0);
    QTRY_COMPARE(desk.marks.of(c.id), SyncMark::None);
}

void TestSyncPages::takingBackAsksAndTellsWhatGoes()
{
    Desk desk;
    Operation make;
    make.command = kCreate;
    make.type = Course::kType;
    make.subject = desk.replica.newId();
    make.args.set(course::kTitle, std::string("Painting"));
    (void)desk.replica.act(make);
    Operation change = renaming(desk.replica.get(course::type(), make.subject), "Lacquer");
    (void)desk.replica.act(change);
    OutboxPage page(desk.workplace);
    show(page);
    QTRY_COMPARE(page.rowCount(), 2);
    page.discard(0);
    QTRY_COMPARE(desk.prompter.asked().size(), 1);
    const auto body = translated(desk.prompter.asked().front().body);
    QVERIFY2(body.contains(QStringLiteral("Painting")), qPrintable(body));
    QVERIFY2(body.contains(QStringLiteral("build on it")), qPrintable(body));
    QCOMPARE(desk.prompter.asked().front().safe, 0);
    QCOMPARE(page.rowCount(), 2);

    const QString path = QString::fromStdString(desk.replica.folder.file("act.txt"));
    desk.files.willChoose({path});
    desk.prompter.willAnswer(1);
    page.discard(0);
    QTRY_VERIFY(QFile::exists(path));
    QCOMPARE(page.rowCount(), 2);

    desk.prompter.willAnswer(2);
    page.discard(0);
    QTRY_COMPARE(page.rowCount(), 0);
    QVERIFY(desk.replica.get(course::type(), make.subject).isNull());
}

void TestSyncPages::whatHasLeftCannotBeTakenBack()
{
    Desk desk;
    int syncs = 0;
    desk.workplace.syncNow = [&syncs] {
        ++syncs;
        return Text(msg("test", "Synchronising."));
    };
    const auto c = desk.newCourse("C-1", "Welding");
    (void)desk.replica.act(renaming(c, "Cutting"));
    desk.replica.send();
    OutboxPage page(desk.workplace);
    show(page);
    QTRY_COMPARE(page.rowCount(), 1);
    QVERIFY(!page.findChild<QPushButton*>(QStringLiteral("outbox.discard"))->isEnabled());
    page.findChild<QPushButton*>(QStringLiteral("outbox.send"))->click();
    QCOMPARE(syncs, 1);
}

void TestSyncPages::lettingGoAsksAndSendingAgainIsANewAct()
{
    Desk desk;
    const auto c = desk.newCourse("C-1", "Welding");
    (void)desk.replica.act(renaming(c, "Cutting"));
    Verdict no;
    no.kind = VerdictKind::Rejected;
    no.rule = "RIGHT";
    const Id refused = desk.replica.acts.back().id;
    desk.replica.refuse(refused, no);
    InboxPage page(desk.workplace);
    show(page);
    QTRY_COMPARE(page.rowCount(), 1);
    page.findChild<QPushButton*>(QStringLiteral("inbox.send"))->click();
    QTRY_COMPARE(desk.replica.acts.size(), std::size_t{2});
    QVERIFY(desk.replica.acts.back().id != refused);
    QCOMPARE(desk.replica.acts.back().args.getOr(course::kTitle, std::string()),
             std::string("Cutting"));
    QCOMPARE(desk.replica.mended.size(), std::size_t{1});
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
    desk.replica.put(differing(desk, c), true);
    ConflictPage page(desk.workplace);
    QSignalSpy shownAgain(&page, &ConflictPage::shownAgain);
    show(page);
    QTRY_COMPARE(page.rowCount(), 1);
    QTRY_COMPARE(shownAgain.size(), 1);
    const auto texts = textsOf(page);
    for (const char* expected : {"Welding", "Cutting", "Grinding"}) {
        QVERIFY2(texts.contains(QLatin1String(expected)), expected);
    }
    const auto all = texts.join(QLatin1Char('\n'));
    QVERIFY(all.contains(QStringLiteral("Aina · ")) && all.contains(QStringLiteral("Budi · ")));
    // Whoever decides nothing keeps the server's value.
    page.choices().choose(0, ConflictChoices::Take::Mine);
    page.decide();
    QTRY_COMPARE(page.rowCount(), 0);
    QCOMPARE(desk.replica.get(course::type(), c.id).text(course::kTitle), std::string("Cutting"));
    const auto& op = desk.replica.acts.back();
    QCOMPARE(op.command, std::string(conflicts::kSettle));
    QCOMPARE(op.args.getOr(conflicts::kSeen, std::string()), jsonTitle("Grinding"));
}

void TestSyncPages::aConflictIsDecidedByKeysAndItsDraftIsKept()
{
    Desk desk;
    const auto c = desk.newCourse("C-1", "Grinding");
    const auto conflict = differing(desk, c);
    desk.replica.put(conflict, true);
    {
        ConflictPage page(desk.workplace);
        QSignalSpy shownAgain(&page, &ConflictPage::shownAgain);
        show(page);
        QTRY_COMPARE(shownAgain.size(), 1);
        auto* other = page.findChild<QRadioButton*>(QStringLiteral("conflicts.title.other"));
        other->setFocus();
        QTest::keyClick(other, Qt::Key_Space);
        auto* line = page.findChild<QLineEdit*>(QStringLiteral("conflicts.title"));
        QTRY_VERIFY(line->hasFocus());
        line->selectAll();
        QTest::keyClicks(line, QStringLiteral("Brazing"));
        page.choices().note()->setFocus();
        QTest::keyClicks(page.choices().note(), QStringLiteral("Agreed by telephone"));
    }
    QCOMPARE(desk.replica.draftsKept.size(), std::size_t{1});
    // The page is opened again: all is as it was left.
    ConflictPage page(desk.workplace);
    QSignalSpy shownAgain(&page, &ConflictPage::shownAgain);
    show(page);
    QTRY_COMPARE(shownAgain.size(), 1);
    QCOMPARE(page.choices().noteText(), QStringLiteral("Agreed by telephone"));
    auto* decide = page.findChild<QPushButton*>(QStringLiteral("conflicts.decide"));
    decide->setFocus();
    QTest::keyClick(decide, Qt::Key_Space);
    QTRY_COMPARE(page.rowCount(), 0);
    QCOMPARE(desk.replica.get(course::type(), c.id).text(course::kTitle), std::string("Brazing"));
    const auto settled = desk.replica.get(conflicts::conflict(), conflict.id);
    QCOMPARE(settled.text(conflicts::kNote), std::string("Agreed by telephone"));
    QCOMPARE(settled.text(conflicts::kDecidedByName), std::string("Aina binti Rahman"));
    QTRY_VERIFY(desk.replica.draftsKept.empty());

    Record entry;
    const Query told{history::Entry::kType};
    const auto read = desk.replica.loadPage(told);
    QTRY_VERIFY(read.isFinished());
    const auto entries = read.result();
    for (const auto& h : entries->rows) {
        entry = h.text(history::kAct) == conflicts::kSettle ? h : entry;
    }
    QVERIFY(!entry.isNull());
    const auto said = ui::told(entry, c.id, desk.catalogue, &desk.titles);
    QVERIFY2(said.sentence.contains(QStringLiteral("Aina binti Rahman decided")),
             qPrintable(said.sentence));
    QVERIFY2(said.changes.join(QString()).contains(QStringLiteral("“Brazing”")),
             qPrintable(said.changes.join(QString())));
    QVERIFY(said.reason.contains(QStringLiteral("Agreed by telephone")));
}

void TestSyncPages::whoMayNotWriteMayKeepTheServersValue()
{
    Desk desk;
    const auto c = desk.newCourse("C-1", "Grinding", course::State::Approved);
    auto conflict = differing(desk, c);
    conflict.set(conflicts::kAuthor, desk.replica.identity().actor.user.toString());
    desk.replica.put(conflict, true);
    ConflictPage page(desk.workplace);
    QSignalSpy shownAgain(&page, &ConflictPage::shownAgain);
    show(page);
    QTRY_COMPARE(shownAgain.size(), 1);
    QVERIFY(!page.findChild<QRadioButton*>(QStringLiteral("conflicts.title.mine"))->isEnabled());
    QVERIFY(page.findChild<QPushButton*>(QStringLiteral("conflicts.decide"))->isEnabled());
    page.decide();
    QTRY_COMPARE(page.rowCount(), 0);
    QCOMPARE(desk.replica.get(course::type(), c.id).text(course::kTitle), std::string("Grinding"));
}

void TestSyncPages::aRemovedRecordIsACaseOfItsOwn()
{
    Desk desk;
    auto c = desk.newCourse("C-1", "Grinding");
    auto conflict = differing(desk, c);
    conflict.set(conflicts::kKind, conflicts::Kind::RemovedMeanwhile);
    desk.replica.put(conflict, true);
    desk.replica.remove(course::type(), c.id);
    ConflictPage page(desk.workplace);
    QSignalSpy shownAgain(&page, &ConflictPage::shownAgain);
    show(page);
    QTRY_COMPARE(shownAgain.size(), 1);
    QCOMPARE(page.cell(0, 1), QStringLiteral("C-1 · Grinding"));
    auto* mine = page.findChild<QRadioButton*>(QStringLiteral("conflicts.title.mine"));
    QVERIFY(!mine->isEnabled());
    auto* follow = page.findChild<QRadioButton*>(QStringLiteral("conflicts.follow"));
    follow->setFocus();
    QTest::keyClick(follow, Qt::Key_Space);
    QVERIFY(mine->isEnabled() && mine->isChecked());
    page.decide();
    QTRY_COMPARE(page.rowCount(), 0);
    const auto& op = desk.replica.acts.back();
    QCOMPARE(op.args.getOr(conflicts::kTaken, std::string()), jsonTitle("Cutting"));
    QVERIFY(op.args.getOr(conflicts::kTakesMine, false));
}

void TestSyncPages::decidedDifferencesSayByWhom()
{
    Desk desk;
    std::vector<Id> opened;
    desk.workplace.openConflict = [&opened](const Id& id) { opened.push_back(id); };
    const auto c = desk.newCourse("C-1", "Grinding");
    auto conflict = differing(desk, c);
    desk.replica.put(conflict, true);
    (void)desk.replica.act(renaming(c, "Cutting"));
    Verdict v;
    v.kind = VerdictKind::Conflict;
    v.conflict = conflict.id;
    desk.replica.refuse(desk.replica.acts.back().id, v);
    InboxPage page(desk.workplace);
    show(page);
    QTRY_COMPARE(page.rowCount(), 1);
    auto* done = page.findChild<QPushButton*>(QStringLiteral("inbox.dismiss"));
    auto* again = page.findChild<QPushButton*>(QStringLiteral("inbox.again"));
    QTRY_VERIFY(!done->isEnabled() && again->isEnabled());
    again->click();
    QCOMPARE(opened.size(), std::size_t{1});

    conflict.set(conflicts::kState, conflicts::State::TookOther);
    conflict.set(conflicts::kDecidedByName, std::string("Budi"));
    conflict.set(conflicts::kDecidedAt, desk.replica.time.now());
    conflict.set(conflicts::kDecidedValues, jsonTitle("Brazing"));
    desk.replica.put(conflict);
    page.refresh();
    QTRY_VERIFY(done->isEnabled());
    const auto all = textsOf(page).join(QLatin1Char('\n'));
    QVERIFY2(all.contains(QStringLiteral("Budi decided this on")), qPrintable(all));
    QVERIFY2(all.contains(QStringLiteral("Title is “Brazing”")), qPrintable(all));
    // Nothing is lost by closing it, so nothing is asked.
    page.dismiss(0);
    QTRY_COMPARE(page.rowCount(), 0);
    QVERIFY(desk.prompter.asked().isEmpty());
}

void TestSyncPages::parkedWorkIsLetInOrRefusedWithAReason()
{
    Desk desk;
    const auto c = desk.newCourse("C-1", "Welding");
    Actor siti;
    siti.user = desk.replica.newId();
    siti.name = "Siti binti Musa";
    std::vector<Record> rows;
    for (int i = 0; i < 2; ++i) {
        auto op = renaming(c, i == 0 ? "Cutting" : "Brazing");
        op.id = desk.replica.newId();
        op.user = siti.user;
        op.device = desk.replica.newId();
        op.generation = op.device;
        op.number = 7 + i;
        op.at = desk.replica.time.now().plusDays(-12);
        op.deviceName = "LAPTOP-SITI";
        rows.push_back(parked::park(op, siti, c, {"reference"}, desk.replica.time.now(),
                                    desk.replica.time.today().plusDays(-11)));
        desk.replica.put(rows.back(), true);
    }
    ParkedPage page(desk.workplace);
    show(page);
    QTRY_COMPARE(page.rowCount(), 2);
    auto all = textsOf(page).join(QLatin1Char('\n'));
    QVERIFY2(all.contains(QStringLiteral("Siti binti Musa did this on")), qPrintable(all));
    QVERIFY2(all.contains(QStringLiteral("LAPTOP-SITI")), qPrintable(all));

    // Without the server nothing is decided, and the page says so.
    QSignalSpy decided(&page, &ParkedPage::decided);
    page.letIn(0);
    QTRY_COMPARE(decided.size(), 1);
    all = textsOf(page).join(QLatin1Char('\n'));
    QVERIFY2(all.contains(QStringLiteral("needs the server")), qPrintable(all));
    QCOMPARE(page.rowCount(), 2);

    desk.replica.onlineVerdict = Verdict{};
    desk.prompter.willAnswer(1);
    page.letInAll(0);
    QTRY_COMPARE(decided.size(), 2);
    const auto n = desk.replica.acts.size();
    QCOMPARE(desk.replica.acts[n - 2].subject == rows[0].id, true);
    QCOMPARE(desk.replica.acts[n - 1].subject == rows[1].id, true);

    desk.prompter.willAnswer(1, QStringLiteral("Done again by Budi"));
    page.refuse(1);
    QTRY_COMPARE(decided.size(), 3);
    QCOMPARE(desk.replica.acts.back().command, std::string(parked::kRefuse));
    QCOMPARE(desk.replica.acts.back().comment, std::string("Done again by Budi"));
    QVERIFY(desk.prompter.asked().back().isNoteRequired);
}

void TestSyncPages::aRecordShowsItsReceipts()
{
    Desk desk;
    const auto c = desk.newCourse("C-1", "Welding");
    auto key = KeyPair::generate();
    QVERIFY(key.ok());
    desk.replica.setReceiptKey(key->publicKey().toPem());
    (void)desk.replica.act(renaming(c, "Cutting"));
    ReceiptsPanel panel(QStringLiteral("page"), desk.workplace);
    panel.showRecord(c.id);
    const auto said = [&] { return panel.sentences().join(QLatin1Char('\n')); };
    QTRY_VERIFY2(said().contains(QStringLiteral("Waits to be sent")), qPrintable(said()));

    Verdict v;
    const auto acts = desk.replica.actsOn(c.id);
    QTRY_VERIFY(acts.isFinished());
    const auto op = acts.result()->front().operation;
    v.operation = op.id;
    v.number = op.number;
    v.kind = VerdictKind::Rejected;
    v.rule = "COURSE-R9";
    v.text = msg("test", "The course has begun.");
    v.receivedAt = desk.replica.time.now();
    v.receipt = test::receiptFor(v, op, *key);
    desk.replica.answerAct(op.id, v);
    QTRY_VERIFY2(said().contains(QStringLiteral("decided by rule COURSE-R9")), qPrintable(said()));
    QVERIFY2(said().contains(QStringLiteral("signed by the server")), qPrintable(said()));

    v.seq = 99;
    desk.replica.answerAct(op.id, v);
    QTRY_VERIFY2(said().contains(QStringLiteral("does not fit what was sent")), qPrintable(said()));
    const QString path = QString::fromStdString(desk.replica.folder.file("receipts.json"));
    desk.files.willChoose({path});
    panel.saveReceipts();
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto saved = QJsonDocument::fromJson(file.readAll()).object();
    QCOMPARE(saved[QLatin1String("acts")].toArray().size(), 1);
}

void TestSyncPages::fitsASmallScreenInLargeText()
{
    Desk desk;
    const auto c = desk.newCourse("C-1", "Grinding");
    auto conflict = differing(desk, c);
    conflict.set(conflicts::kKind, conflicts::Kind::RemovedMeanwhile);
    desk.replica.put(conflict, true);
    const auto small = QApplication::font();
    auto large = small;
    large.setPointSizeF(small.pointSizeF() * 1.25);
    QApplication::setFont(large);
    {
        ConflictPage page(desk.workplace);
        QSignalSpy shownAgain(&page, &ConflictPage::shownAgain);
        show(page);
        QTRY_COMPARE(shownAgain.size(), 1);
        // Beside the navigation, and below the window's own bars.
        const auto least = page.minimumSizeHint();
        QVERIFY2(least.width() <= 1366 - 260 && least.height() <= 768 - 120,
                 qPrintable(QStringLiteral("%1x%2").arg(least.width()).arg(least.height())));
        QVERIFY(page.findChild<QPushButton*>(QStringLiteral("conflicts.decide"))->isVisible());
    }
    QApplication::setFont(small);
}

void TestSyncPages::areAccessible()
{
    Desk desk;
    const auto c = desk.newCourse("C-1", "Welding");
    (void)desk.replica.act(renaming(c, "Cutting"));
    OutboxPage outbox(desk.workplace);
    InboxPage inbox(desk.workplace);
    desk.replica.put(differing(desk, c), true);
    ConflictPage conflictPage(desk.workplace);
    ParkedPage parkedPage(desk.workplace);
    QSignalSpy shownAgain(&conflictPage, &ConflictPage::shownAgain);
    conflictPage.show();
    QTRY_COMPARE(shownAgain.size(), 1);
    for (ui::Page* page :
         {static_cast<ui::Page*>(&outbox), static_cast<ui::Page*>(&inbox),
          static_cast<ui::Page*>(&conflictPage), static_cast<ui::Page*>(&parkedPage)}) {
        page->show();
        QCOMPARE(accessibilityFaults(page), QStringList());
    }
}

QTEST_MAIN(TestSyncPages)
#include "test_sync_pages.moc"
