#include "tests/support/story/at_the_desk.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <algorithm>

#include "client/modules/documents/letter_panel.h"
#include "client/modules/verification/desk/assignment_desk_page.h"
#include "client/modules/verification/desk/desk_table.h"
#include "client/modules/verification/desk/findings_page.h"
#include "client/modules/verification/desk/request_page.h"
#include "client/modules/verification/desk/results_page.h"
#include "client/modules/verification/desk/review_page.h"
#include "client/ui/forms/record_form.h"
#include "client/ui/records/history_panel.h"
#include "client/ui/records/record_page.h"
#include "shared/modules/personnel/fields.h"
#include "shared/sync/records.h"

namespace myspike::test {

namespace vr = verification_request;

namespace {

QString field(const char* name) { return QStringLiteral("request_page.") + QLatin1String(name); }

std::optional<vr::State> stateOf(Person& p, const Id& request)
{
    const auto r = p.record(VerificationRequest::kType, request);
    return r ? r->get(vr::kState) : std::nullopt;
}

void typeInto(Person& p, const QString& objectName, const QString& text)
{
    p.keys().tabTo(objectName);
    p.keys().replace(text);
}

void fillDates(Person& p, Date day)
{
    typeInto(p, field(vr::kProposed1.name), QString::fromStdString(day.toDisplay()));
    typeInto(p, field(vr::kProposed2.name), QString::fromStdString(day.plusDays(7).toDisplay()));
    typeInto(p, field(vr::kPlace.name), QStringLiteral("Bengkel pusat, aras 2"));
}

void press(Person& p, const QString& button, const QString& what)
{
    auto* b = p.find<QPushButton>(button);
    waitUntil([b] { return b->isEnabled(); },
              QStringLiteral("%1 may be pressed (%2): %3; on screen: %4")
                  .arg(button, what, b->toolTip(), p.said()));
    p.keys().choose(button);
}

} // namespace

void completeAndSubmit(Person& p, const Id& request, Date day)
{
    p.openFromList(QStringLiteral("verification_request"), request);
    auto* page = p.page<desk::RequestPage>();
    waitUntil([&] { return page->form().base().id == request; }, QStringLiteral("the draft opens"));
    fillDates(p, day);
    press(p, QStringLiteral("request_page.submit"), QStringLiteral("submit"));
    waitUntil([&] { return stateOf(p, request) == vr::State::Submitted; },
              QStringLiteral("the request is submitted; on screen: ") + p.said());
}

Id keyForTheCentre(Person& p, Date day, const QString& document, const QString& askedBy)
{
    p.go(QStringLiteral("request"));
    auto* page = p.page<desk::RequestPage>();
    auto& groups = page->groups();
    waitUntil([&] { return groups.rowCount() > 0; }, QStringLiteral("groups that wait"));
    p.keys().tabTo(groups.objectName());
    p.keys().press(Qt::Key_Home);
    for (int i = 0; i < groups.rowCount() && !page->request(); ++i) {
        p.keys().press(Qt::Key_Return);
        // A group that cannot go in says why, and nothing begins.
        for (int n = 0; n < 300 && !page->request() && p.said() == QStringLiteral("no message");
             ++n) {
            QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
        }
        if (!page->request()) {
            p.keys().press(Qt::Key_Down);
        }
    }
    waitUntil([&] { return page->request().has_value() && page->form().isVisible(); },
              QStringLiteral("a request begins; on screen: ") + p.said());
    const auto id = *page->request();
    typeInto(p, QStringLiteral("request_page.behalf"), askedBy);
    fillDates(p, day);
    p.keys().choose(QStringLiteral("request_page.files.files"));
    p.giveFile(document);
    Query files{.type = attachments::Attachment::kType};
    files.with(equals(attachments::kOwnerId, id.toString()));
    waitUntil([&] { return !p.query(files).empty(); },
              QStringLiteral("the document is attached; on screen: ") + p.said());
    press(p, QStringLiteral("request_page.submit"), QStringLiteral("submit"));
    waitUntil([&] { return stateOf(p, id) == vr::State::Submitted; },
              QStringLiteral("the request is submitted; on screen: ") + p.said());
    return id;
}

void checkRequest(Person& p, const Id& request)
{
    p.openFromList(QStringLiteral("verification_request"), request);
    (void)p.page<desk::RequestPage>();
    press(p, QStringLiteral("request_page.check"), QStringLiteral("the check"));
    waitUntil([&] { return stateOf(p, request) == vr::State::AwaitingAssignment; },
              QStringLiteral("the request is checked; on screen: ") + p.said());
}

Assigned assign(Person& p, const Id& request, const QString& verifier)
{
    Assigned out;
    p.go(QStringLiteral("assign"));
    auto* page = p.page<desk::AssignmentDeskPage>();
    p.goToRow(page->requests(), request);
    auto& verifiers = page->verifiers();
    const auto rowOf = [&](const QString& name) -> std::optional<Id> {
        const auto* model = static_cast<desk::DeskModel*>(verifiers.model());
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, 1).data().toString() == name) {
                return model->idOf(row);
            }
        }
        return std::nullopt;
    };
    waitUntil([&] { return rowOf(verifier).has_value(); },
              QStringLiteral("the verifier is listed; on screen: ") + p.said());
    const int before = p.keys().keys();
    p.keys().press(Qt::Key_Return);
    p.goToRow(verifiers, *rowOf(verifier));
    p.keys().press(Qt::Key_Return);
    auto* reason = page->findChild<QLineEdit*>(QStringLiteral("assignment_desk.reason"));
    if (reason->isVisible()) {
        out.against = true;
        const auto why = QStringLiteral("Kedua-dua lawatan di daerah yang sama pada hari ini.");
        p.keys().type(why);
        out.keys -= static_cast<int>(why.size()); // the words of a reason are no keys of the page
        p.keys().press(Qt::Key_Return);
    }
    p.keys().press(Qt::Key_Return); // having read what it does
    waitUntil([&] { return page->letters().letterCount() > 0; },
              QStringLiteral("the letters; on screen: ") + p.said(), 60);
    out.keys += p.keys().keys() - before;
    return out;
}

QStringList saveLetters(Person& p, const QString& panelName, const QDir& folder)
{
    QStringList files;
    auto* panel = p.find<documents::LetterPanel>(panelName);
    waitUntil([&] { return panel->letterCount() > 0; },
              QStringLiteral("letters; on screen: ") + p.said());
    auto* table = panel->findChild<desk::DeskTable*>(panelName + QStringLiteral(".rows"));
    const auto* model = static_cast<desk::DeskModel*>(table->model());
    for (const int language : {0, 1}) {
        p.keys().tabTo(panelName + QStringLiteral(".language"));
        p.keys().press(language == 0 ? Qt::Key_Home : Qt::Key_End);
        for (int row = 0; row < model->rowCount(); ++row) {
            p.goToRow(*table, *model->idOf(row));
            const auto reference = model->index(row, 1).data().toString();
            QString name = model->index(row, 0).data().toString() + u' ' + reference;
            for (QChar& c : name) {
                c = c.isLetterOrNumber() ? c.toLower() : QChar(u'-');
            }
            const auto path = folder.filePath(
                QStringLiteral("%1-%2.pdf")
                    .arg(name, language == 0 ? QStringLiteral("ms") : QStringLiteral("en")));
            QFile::remove(
                path); // saved before from another page: no question whether to replace it
            p.keys().choose(panelName + QStringLiteral(".save"));
            p.giveFile(path);
            waitUntil([&] { return QFile::exists(path); }, path);
            files << path;
        }
    }
    return files;
}

void review(Person& p, const Id& request, const QString& act, const QString& reason)
{
    p.go(QStringLiteral("review"));
    auto* page = p.page<desk::ReviewPage>();
    p.goToRow(page->queue(), request);
    const auto button = QStringLiteral("review.act.") + act;
    press(p, button, QStringLiteral("review"));
    bool done = false;
    const auto connection =
        QObject::connect(page, &desk::ReviewPage::acted, page, [&done] { done = true; });
    p.answerQuestion(reason);
    waitUntil([&] { return done; }, QStringLiteral("%1 is done; on screen: %2").arg(act, p.said()),
              60);
    QObject::disconnect(connection);
}

void answerFinding(Person& p, const Id& finding, const QString& answer)
{
    p.go(QStringLiteral("findings"));
    auto* page = p.page<desk::FindingsPage>();
    p.goToRow(page->findings(), finding);
    auto* text = p.find<QPlainTextEdit>(QStringLiteral("findings.answer"));
    p.keys().press(Qt::Key_Return);
    waitUntil([&] { return QApplication::focusWidget() == text; },
              QStringLiteral("the answer has the keyboard, not ") + focusName());
    p.keys().type(answer);
    press(p, QStringLiteral("findings.send"), QStringLiteral("answer"));
    waitUntil(
        [&] {
            const auto f = p.record(RaisedFinding::kType, finding);
            return f && f->get(finding::kState) == finding::State::Answered;
        },
        QStringLiteral("the finding is answered; on screen: ") + p.said());
}

void closeFinding(Person& p, const Id& finding)
{
    p.go(QStringLiteral("findings"));
    auto* page = p.page<desk::FindingsPage>();
    p.goToRow(page->findings(), finding);
    press(p, QStringLiteral("findings.close"), QStringLiteral("close"));
    waitUntil(
        [&] {
            const auto f = p.record(RaisedFinding::kType, finding);
            return f && f->get(finding::kState) == finding::State::Closed;
        },
        QStringLiteral("the finding is closed; on screen: ") + p.said());
}

QStringList saveResults(Person& p, const Id& batch, const QDir& folder)
{
    QStringList files;
    p.go(QStringLiteral("results"));
    auto* page = p.page<desk::ResultsPage>();
    auto* groups = page->findChild<desk::DeskTable*>(QStringLiteral("results.groups"));
    p.goToRow(*groups, batch);
    for (const int language : {0, 1}) {
        p.keys().tabTo(QStringLiteral("results.language"));
        p.keys().press(language == 0 ? Qt::Key_Home : Qt::Key_End);
        const auto save = [&](const char* suffix) {
            const auto path = folder.filePath(
                QStringLiteral("keputusan-%1.%2")
                    .arg(language == 0 ? QStringLiteral("ms") : QStringLiteral("en"),
                         QLatin1String(suffix)));
            p.giveFile(path);
            waitUntil([&] { return QFile::exists(path); }, path + u' ' + p.said());
            files << path;
        };
        p.keys().press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        save("pdf");
        p.keys().press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        save("xlsx");
    }
    return files;
}

QStringList readHistory(Person& p, const Id& request)
{
    p.openFromList(QStringLiteral("verification_request"), request);
    auto* page = p.page<ui::RecordPage>();
    auto* history = page->findChild<ui::HistoryPanel*>();
    // What was read is laid out, and shown, a moment after it came.
    QStringList told;
    waitUntil(
        [&] {
            told.clear();
            for (const auto* line : history->findChildren<QLabel*>()) {
                if (line->isVisible() && !line->text().isEmpty()) {
                    told << line->text();
                }
            }
            const auto read = history->sentences().size();
            return read > 0 && told.size() >= read;
        },
        QStringLiteral("the history in words"));
    return told;
}

} // namespace myspike::test
