#include "tests/support/story/on_site.h"

#include <QElapsedTimer>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <algorithm>
#include <set>

#include "client/modules/verification/visit/assignment_page.h"
#include "client/modules/verification/visit/form_view.h"
#include "client/modules/verification/visit/readiness_page.h"
#include "client/modules/verification/visit/report_page.h"
#include "client/modules/verification/visit/visit_page.h"
#include "client/modules/verification/visit/visits_page.h"
#include "shared/sync/records.h"

namespace myspike::test {

using namespace site_visit;

namespace {

/// The visit has been read, and its page shows a form.
template <class P> P& loaded(Person& p)
{
    auto* page = p.page<P>();
    waitUntil([page] { return page->desk().isLoaded(); }, QStringLiteral("the visit is read"));
    return *page;
}

/// What she answers where nothing is wrong.
QString usual(const FormRow& row, std::size_t cell)
{
    const auto& c = row.cells[cell];
    switch (c.kind) {
    case CellKind::Choice: {
        const auto good =
            std::find_if(c.options.begin(), c.options.end(),
                         [](const AnswerOption& o) { return o.weight == Weight::Good; });
        const auto& option = good == c.options.end() ? c.options.back() : *good;
        return QString(QLatin1Char(option.key)).toLower();
    }
    case CellKind::Parts:
        return QStringLiteral("y");
    case CellKind::Number:
        return isNull(c.given) ? QStringLiteral("3\n") : QStringLiteral("y");
    case CellKind::Mark:
        return isNull(c.given) ? QStringLiteral("70\n") : QStringLiteral("y");
    case CellKind::Text:
        return QStringLiteral("Disemak bersama PPD.\n");
    case CellKind::Shown:
        break;
    }
    return {};
}

std::optional<Place> placeOf(FormView& view)
{
    const auto row = view.currentFormRow();
    const int column = view.currentIndex().column();
    return row && column > 0 ? std::optional(Place{*row, static_cast<std::size_t>(column - 1)})
                             : std::nullopt;
}

} // namespace

void openFromMyVisits(Person& p, const Id& visit)
{
    p.go(QStringLiteral("visits"));
    auto* page = p.page<VisitsPage>();
    auto& list = page->list();
    const auto* model = static_cast<VisitListModel*>(list.model());
    const auto rowOf = [&] {
        for (int i = 0; i < model->rowCount(); ++i) {
            if (model->lineAt(i).visit == visit) {
                return i;
            }
        }
        return -1;
    };
    waitUntil([&] { return rowOf() >= 0; }, p.login() + QStringLiteral(": her visit is listed"));
    p.keys().tabTo(QStringLiteral("visits.list"));
    p.keys().press(Qt::Key_Home);
    for (int i = 0; i < model->rowCount() && list.currentIndex().row() != rowOf(); ++i) {
        p.keys().press(Qt::Key_Down);
    }
    p.keys().press(Qt::Key_Return);
    waitUntil([&] { return p.window().currentPage() != page; },
              p.login() + QStringLiteral(": the visit opens"));
}

void declareAndAccept(Person& p, const Id& visit)
{
    openFromMyVisits(p, visit);
    auto& page = loaded<AssignmentPage>(p);
    waitUntil([&] { return qobject_cast<FormView*>(QApplication::focusWidget()) != nullptr; },
              QStringLiteral("V0 has the keyboard, not ") + focusName());
    const auto& questions = page.desk().form("V0.checklist");
    for (std::size_t i = 0; i < questions.rows.size() && firstUnanswered(questions); ++i) {
        p.keys().press(Qt::Key_N);
    }
    p.keys().tabTo(QStringLiteral("assignment.pad.typed"));
    p.keys().type(p.name());
    p.keys().press(Qt::Key_Return);
    p.keys().choose(QStringLiteral("assignment.accept"));
    waitUntil(
        [&] {
            return page.desk().facts().assignment.get(assignment::kState) ==
                   assignment::State::Accepted;
        },
        QStringLiteral("the assignment is accepted; on screen: ") + p.said());
}

void downloadPackage(Person& p, const Id& visit)
{
    openFromMyVisits(p, visit);
    auto& page = loaded<ReadinessPage>(p);
    const auto version = [&] {
        return page.desk().facts().assignment.getOr(assignment::kPackageVersion, std::int64_t{0});
    };
    const auto before = version();
    p.keys().choose(QStringLiteral("readiness.download"));
    waitUntil([&] { return version() > before; },
              QStringLiteral("the package is here; on screen: ") + p.said(), 60);
    p.synchronise();
}

void checkIn(Person& p, const Id& visit)
{
    openFromMyVisits(p, visit);
    (void)loaded<ReadinessPage>(p);
    auto* button = p.find<QPushButton>(QStringLiteral("readiness.checkIn"));
    waitUntil([button] { return button->isEnabled(); }, QStringLiteral("she may check in"));
    p.keys().choose(QStringLiteral("readiness.checkIn"));
    (void)loaded<VisitPage>(p);
}

OnSite::OnSite(Person& verifier, Id visit) : m_person(verifier), m_visit(visit)
{
    auto& page = loaded<VisitPage>(m_person);
    if (page.desk().visitId() != visit) {
        fail(QStringLiteral("another visit is shown"));
    }
    waitUntil([&page] { return page.currentSegment() != nullptr; },
              QStringLiteral("the visit shows where she stood"));
}

VisitPage& OnSite::page() { return *m_person.page<VisitPage>(); }

const Form& OnSite::form(const char* id) { return page().desk().form(id); }

FormView& OnSite::view(const char* id)
{
    return *m_person.find<FormView>(QStringLiteral("visit.") + QLatin1String(id));
}

void OnSite::goTo(const QString& step, int tab)
{
    const int number = step.mid(1).toInt();
    m_person.keys().press(number == 10 ? Qt::Key_0 : Qt::Key_0 + number, Qt::AltModifier);
    waitUntil([&] { return page().currentStep() == step; }, QStringLiteral("step ") + step);
    auto* tabs = page().findChild<QTabBar*>(QStringLiteral("visit.tabs"));
    for (int i = 0; i < tabs->count() && tabs->currentIndex() != tab; ++i) {
        m_person.keys().press(Qt::Key_Period, Qt::ControlModifier);
    }
    if (tabs->currentIndex() != tab) {
        fail(QStringLiteral("%1 has no tab %2").arg(step).arg(tab));
    }
}

int OnSite::fill(const char* id, const Answer& answer, int most)
{
    auto& view = this->view(id);
    auto& keys = m_person.keys();
    const int before = keys.keys();
    std::set<std::string> rows;
    for (int steps = 0;; ++steps) {
        const auto open = firstUnanswered(form(id));
        if (!open) {
            break;
        }
        const auto& row = form(id).rows[open->row];
        if (most >= 0 && !rows.contains(row.key) && static_cast<int>(rows.size()) >= most) {
            break;
        }
        if (steps > 3'000) {
            fail(QStringLiteral("%1 is not filled by keys").arg(QLatin1String(id)));
        }
        if (const auto here = placeOf(view); !here || here->row != open->row ||
                                             here->cell != open->cell ||
                                             QApplication::focusWidget() != &view) {
            keys.press(Qt::Key_F8);
            const auto now = placeOf(view);
            if (!now || now->row != open->row || now->cell != open->cell) {
                fail(QStringLiteral("F8 leads to %1, not to the open place of %2")
                         .arg(focusName(), QLatin1String(id)));
            }
        }
        rows.insert(row.key);
        auto typed = answer ? answer(row, open->cell) : QString();
        if (typed.isEmpty()) {
            typed = usual(row, open->cell);
        }
        keys.type(typed);
        if (form(id).rows[open->row].isAnswered(open->cell)) {
            continue;
        }
        waitUntil(
            [&] { return form(id).rows[open->row].isAnswered(open->cell); },
            QStringLiteral("%1 row %2 takes “%3”; on screen: %4")
                .arg(QLatin1String(id), QString::fromStdString(row.key), typed, m_person.said()),
            10);
    }
    return keys.keys() - before;
}

void OnSite::sign(const char* step)
{
    const auto signatures = [&] {
        return std::count_if(page().desk().signatures().begin(), page().desk().signatures().end(),
                             [&](const Record& r) { return r.text(signature::kForm) == step; });
    };
    for (const char* role : {"external_verifier", "centre_manager"}) {
        const auto name = [&](const char* part) {
            return QStringLiteral("visit.%1.sign.%2.%3")
                .arg(QLatin1String(step), QLatin1String(role), QLatin1String(part));
        };
        const auto had = signatures();
        m_person.keys().tabTo(name("name"));
        if (m_person.find<QLineEdit>(name("name"))->text().isEmpty()) {
            m_person.keys().type(QStringLiteral("Wakil Pusat"));
        }
        const auto who = m_person.find<QLineEdit>(name("name"))->text();
        m_person.keys().tabTo(name("pad.typed"));
        m_person.keys().type(who);
        m_person.keys().press(Qt::Key_Return);
        m_person.keys().choose(name("sign"));
        waitUntil([&] { return signatures() > had; },
                  QStringLiteral("%1 is signed; on screen: %2")
                      .arg(QLatin1String(step), m_person.said()));
    }
}

void OnSite::openingMeeting()
{
    goTo(QStringLiteral("V1"));
    fill("V1.attendance");
    goTo(QStringLiteral("V1"), 1);
    fill("V1.checklist");
    goTo(QStringLiteral("V1"), 2);
    sign("V1");
}

void OnSite::centre()
{
    goTo(QStringLiteral("V2"));
    fill("V2.checklist");
}

void OnSite::equipment()
{
    goTo(QStringLiteral("V3"));
    const auto tabs = page().findChild<QTabBar*>(QStringLiteral("visit.tabs"));
    for (int tab = 0; tab < tabs->count(); ++tab) {
        goTo(QStringLiteral("V3"), tab);
        if (page().currentSegment()->findChild<FormView*>(QStringLiteral("visit.V3.equipment"))) {
            const auto first = form("V3.equipment").rows.empty()
                                   ? std::string()
                                   : form("V3.equipment").rows.front().key;
            fill("V3.equipment", [&](const FormRow& row, std::size_t cell) {
                if (row.key != first) {
                    return QString();
                }
                return row.cells[cell].kind == CellKind::Number ? QStringLiteral("1\n")
                                                                : QStringLiteral("n");
            });
        } else {
            fill("V3.checklist");
        }
    }
}

void OnSite::documents()
{
    goTo(QStringLiteral("V4"));
    fill("V4.checklist");
}

void OnSite::identities(int most)
{
    goTo(QStringLiteral("V5"));
    const auto& rows = form("V5.identity").rows;
    const auto absent = rows.size() > 2 ? rows[2].key : std::string();
    const auto done = [&] {
        return static_cast<int>(std::count_if(form("V5.identity").rows.begin(),
                                              form("V5.identity").rows.end(),
                                              [](const FormRow& r) { return r.isDone(); }));
    };
    const int before = done();
    int reason = 0;
    const int keys = fill(
        "V5.identity",
        [&](const FormRow& row, std::size_t cell) -> QString {
            if (row.key != absent) {
                return {};
            }
            if (row.cells[cell].kind == CellKind::Text) {
                reason = 12;
                return QStringLiteral("Cuti sakit.\n");
            }
            return QStringLiteral("t");
        },
        most);
    traineesChecked = done() - before;
    keysPerTrainee = keys - reason;
}

void OnSite::identityChecklist()
{
    goTo(QStringLiteral("V5"), 1);
    fill("V5.checklist");
    goTo(QStringLiteral("V5"), 2);
    sign("V5");
}

void OnSite::drawSample()
{
    goTo(QStringLiteral("V6"));
    m_person.keys().press(Qt::Key_Space); // the one button of the empty page has the keyboard
    waitUntil([&] { return !form("V6.sample").rows.empty(); },
              QStringLiteral("the sample is drawn; on screen: ") + m_person.said());
}

void OnSite::portfolios()
{
    goTo(QStringLiteral("V7"));
    unitsChecked = static_cast<int>(form("V7.portfolio").rows.size());
    keysForPortfolios = fill("V7.portfolio");
}

void OnSite::confirmSample()
{
    goTo(QStringLiteral("V6"));
    fill("V6.sample");
}

void OnSite::observe()
{
    goTo(QStringLiteral("V8"));
    auto* begin = m_person.find<QPushButton>(QStringLiteral("visit.V8.begin"));
    waitUntil([&] { return page().desk().isLoaded(); }, QStringLiteral("the schemes"));
    QCoreApplication::processEvents();
    if (begin->isEnabled()) {
        m_person.keys().choose(QStringLiteral("visit.V8.begin"));
        waitUntil([&] { return !form("V8.scores").rows.empty(); },
                  QStringLiteral("the criteria; on screen: ") + m_person.said());
        waitUntil(
            [&] {
                auto* w = QApplication::focusWidget();
                return w != nullptr && w->objectName() == QStringLiteral("visit.V8.scores");
            },
            QStringLiteral("the criteria have the keyboard, not ") + focusName());
        fill("V8.scores", [](const FormRow&, std::size_t) { return QStringLiteral("3"); });
        m_person.keys().press(Qt::Key_Escape);
        fill("V8.observations");
    }
    goTo(QStringLiteral("V8"), 1);
    fill("V8.checklist");
}

void OnSite::recommend()
{
    goTo(QStringLiteral("V9"));
    const int before = m_person.keys().keys();
    m_person.keys().press(Qt::Key_F4);
    keysAsCentre = m_person.keys().keys() - before;
    waitUntil(
        [&] {
            return std::any_of(form("V9.recommendations").rows.begin(),
                               form("V9.recommendations").rows.end(),
                               [](const FormRow& r) { return r.exists(); });
        },
        QStringLiteral("the recommendations; on screen: ") + m_person.said());
    // Those with a flag she judges one by one: marks incomplete or absent is deferred.
    fill("V9.recommendations", [](const FormRow& row, std::size_t cell) -> QString {
        if (row.cells[cell].kind == CellKind::Text) {
            return QStringLiteral("Disemak dengan rekod pencapaian.\n");
        }
        return row.flags.empty() ? QString() : QStringLiteral("t");
    });
}

void OnSite::raiseFinding(const QString& photograph)
{
    m_person.keys().press(Qt::Key_Home); // the first row is the one with something wrong
    m_person.keys().press(Qt::Key_F6);
    m_person.giveFile(photograph);
    waitUntil(
        [&] {
            const auto from = page().currentSegment()->origin();
            return !from.photos.empty();
        },
        QStringLiteral("the photograph stands at the row; on screen: ") + m_person.said());
    const auto before = form("findings").rows.size();
    m_person.keys().press(Qt::Key_F9);
    m_person.keys().press(Qt::Key_2);
    m_person.keys().type(
        QStringLiteral("Satu unit peralatan rosak dan bilangannya kurang daripada nisbah NOSS."));
    m_person.keys().press(Qt::Key_Tab);
    m_person.keys().type(QStringLiteral("Kiraan dan gambar di bengkel."));
    m_person.keys().press(Qt::Key_Return, Qt::ControlModifier);
    waitUntil([&] { return form("findings").rows.size() > before; },
              QStringLiteral("the finding is kept; on screen: ") + m_person.said());
}

void OnSite::closingMeeting(const QString& slip)
{
    goTo(QStringLiteral("V10"), 1);
    fill("V10.attendance");
    goTo(QStringLiteral("V10"), 2);
    fill("V10.checklist");
    goTo(QStringLiteral("V10"), 0);
    m_person.keys().tabTo(QStringLiteral("visit.V10.comment"));
    m_person.keys().type(QStringLiteral("Pusat mengambil maklum dan akan bertindak."));
    goTo(QStringLiteral("V10"), 3);
    sign("V10");
    goTo(QStringLiteral("V10"), 0);
    if (!slip.isEmpty()) {
        m_person.keys().choose(QStringLiteral("visit.V10.slip"));
        m_person.giveFile(slip);
    }
    auto* close = m_person.find<QPushButton>(QStringLiteral("visit.V10.close"));
    waitUntil([close] { return close->isEnabled(); },
              QStringLiteral("nothing keeps the visit open: ") + close->toolTip());
    m_person.keys().choose(QStringLiteral("visit.V10.close"));
    m_person.answerQuestion();
    waitUntil([&] { return !page().desk().facts().isOpen; },
              QStringLiteral("the visit is closed; on screen: ") + m_person.said());
}

void sendPhotographs(Person& p, const Id& visit)
{
    Query q{.type = attachments::Attachment::kType};
    q.with(equals(attachments::kRootId, visit.toString()));
    QString left;
    const auto arrived = [&] {
        left.clear();
        for (const auto& a : p.query(q)) {
            if (!a.getOr(attachments::kComplete, false)) {
                left = QString::fromStdString(a.text(attachments::kName));
            }
        }
        return left.isEmpty();
    };
    QElapsedTimer timer;
    timer.start();
    while (!arrived()) {
        if (timer.elapsed() > 60'000) {
            fail(QStringLiteral("the photograph %1 never arrives").arg(left));
        }
        p.synchronise();
    }
}

void writeReport(Person& p, const QString& summary)
{
    (void)p.page<ReportPage>();
    auto* text = p.find<QPlainTextEdit>(QStringLiteral("report.summary"));
    waitUntil([&] { return text->isVisible() && !text->isReadOnly(); },
              QStringLiteral("the report can be written"));
    p.keys().tabTo(QStringLiteral("report.summary"));
    p.keys().replace(summary);
    p.keys().tabTo(QStringLiteral("report.strengths"));
    p.keys().replace(QStringLiteral("Rekod pencapaian tersusun."));
    p.keys().tabTo(QStringLiteral("report.advice"));
    p.keys().replace(QStringLiteral("Gantikan peralatan yang rosak."));
    p.keys().tabTo(QStringLiteral("report.recommendation"));
    p.keys().press(Qt::Key_2); // with conditions
}

void submitReport(Person& p)
{
    auto* button = p.find<QPushButton>(QStringLiteral("report.submit"));
    waitUntil([button] { return button->isEnabled(); },
              QStringLiteral("the report can be submitted: ") + button->toolTip());
    p.keys().choose(QStringLiteral("report.submit"));
    p.answerQuestion();
    waitUntil([&] { return !button->isVisible(); },
              QStringLiteral("the report is submitted; on screen: ") + p.said());
}

} // namespace myspike::test
