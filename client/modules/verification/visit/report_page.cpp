#include "client/modules/verification/visit/report_page.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

#include "client/modules/verification/visit/visit_forms.h"
#include "client/ui/language.h"
#include "client/ui/shell/action_registry.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/big_choice.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/label.h"
#include "client/ui/widgets/message_strip.h"
#include "client/ui/widgets/section_header.h"
#include "client/ui/words.h"
#include "shared/modules/verification/visit_checks.h"

namespace myspike::site_visit {

namespace {

constexpr int kKeepMs = 1'500;
constexpr int kMissingShown = 8;

QList<ui::BigOption> recommendations()
{
    using R = visit_report::Recommendation;
    const auto option = [](R r, Qt::Key key, ui::Tone tone, const char* icon) {
        return ui::BigOption{QString::fromLatin1(codeOf(r)), labelOf(r), key, tone,
                             QString::fromLatin1(icon)};
    };
    return {option(R::Pass, Qt::Key_1, ui::Tone::Ok, "check"),
            option(R::Conditional, Qt::Key_2, ui::Tone::Warning, "warning"),
            option(R::Revisit, Qt::Key_3, ui::Tone::Info, "refresh"),
            option(R::Refuse, Qt::Key_4, ui::Tone::Danger, "close")};
}

void clear(QVBoxLayout* column)
{
    while (auto* item = column->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
}

ui::Label* sentence(Text text)
{
    auto* label = new ui::Label(std::move(text));
    label->setWordWrap(true);
    return label;
}

} // namespace

ReportPage::ReportPage(const Workbench& bench, Id visit, QWidget* parent)
    : ui::Page(QStringLiteral("report"), parent), m_bench(bench),
      m_desk(new VisitDesk(*bench.replica, visit, this)),
      m_recommendation(
          new ui::BigChoice(QStringLiteral("report.recommendation"), recommendations())),
      m_versions(new QVBoxLayout), m_missing(new QVBoxLayout),
      m_submit(new ui::Button(QStringLiteral("report.submit"),
                              msg("visit_report_page", "Submit the report"), nullptr,
                              ui::Emphasis::Primary, QStringLiteral("send"))),
      m_addendum(new ui::Button(QStringLiteral("report.addendum"),
                                msg("visit_report_page", "Add an addendum…"), nullptr,
                                ui::Emphasis::Plain, QStringLiteral("plus"))),
      m_strip(new ui::MessageStrip(QStringLiteral("report.strip"))), m_timer(new QTimer(this))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_strip);
    m_strip->hide();
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    auto* inside = new QWidget;
    auto* row = new QHBoxLayout(inside);
    row->setContentsMargins(ui::space(6), ui::space(1), ui::space(6), ui::space(4));
    row->setSpacing(ui::space(8));
    auto* left = new QVBoxLayout;
    left->setSpacing(ui::space(1.5));
    addField(left, visit_report::kSummary.name, msg("visit_report_page", "Summary"), 6);
    addField(left, visit_report::kStrengths.name, msg("visit_report_page", "Strengths"), 4);
    addField(left, visit_report::kAdvice.name, msg("visit_report_page", "Advice to the centre"), 4);
    left->addWidget(
        new ui::Label(msg("visit_report_page", "Recommendation"), ui::TypeRole::Strong));
    left->addWidget(m_recommendation);
    left->addStretch(1);
    auto* right = new QVBoxLayout;
    right->addWidget(new ui::SectionHeader(msg("visit_report_page", "Before it can go")));
    right->addLayout(m_missing);
    right->addWidget(new ui::SectionHeader(msg("visit_report_page", "Versions and comments")));
    right->addLayout(m_versions);
    right->addStretch(1);
    right->addWidget(m_addendum);
    right->addWidget(m_submit);
    row->addLayout(left, 3);
    row->addLayout(right, 2);
    area->setWidget(inside);
    outer->addWidget(area, 1);
    m_timer->setSingleShot(true);
    m_timer->setInterval(kKeepMs);
    connect(m_timer, &QTimer::timeout, this, &ReportPage::commit);
    connect(m_recommendation, &ui::BigChoice::chosen, this, [this] {
        m_isTyped = true;
        commit();
    });
    connect(m_submit, &QPushButton::clicked, this, &ReportPage::submit);
    connect(m_addendum, &QPushButton::clicked, this, &ReportPage::addAddendum);
    connect(m_desk, &VisitDesk::failed, this, [this](const Fault& f) { m_strip->say(f); });
    connect(m_desk, &VisitDesk::loaded, this, [this] {
        m_desk->replica()
            .ask<std::vector<Record>>(
                [visit = m_desk->visitId()](const Reader& reader,
                                            const ActContext&) -> Result<std::vector<Record>> {
                    Query q{.type = VisitReport::kType};
                    q.with(equals(visit_part::kVisit, Ref<Visit>{visit}))
                        .orderBy(visit_report::kVersion.name, true);
                    return reader.query(q);
                })
            .then(this, [this](Result<std::vector<Record>> reports) {
                if (!reports) {
                    m_strip->say(reports.fault());
                } else {
                    take(*reports);
                }
            });
        Q_EMIT titleChanged();
    });
}

void ReportPage::addField(QVBoxLayout* column, const char* name, Msg label, int lines)
{
    auto* title = new ui::Label(label, ui::TypeRole::Strong);
    auto* edit = new QPlainTextEdit;
    edit->setObjectName(QStringLiteral("report.") + QString::fromLatin1(name));
    edit->setTabChangesFocus(true);
    edit->setReadOnly(true); // until the report is here: what is typed before would be lost
    edit->setFixedHeight(edit->fontMetrics().lineSpacing() * lines + ui::space(5));
    title->setBuddy(edit);
    column->addWidget(title);
    column->addWidget(edit);
    connect(edit, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_isFilling) {
            m_isTyped = true;
            if (!m_timer->isActive()) { // steady typing must not put it off
                m_timer->start();
            }
        }
    });
    m_fields.push_back({name, edit, title});
}

void ReportPage::take(const std::vector<Record>& reports)
{
    if (reports.empty()) {
        m_report = Record();
        m_submit->setAvailable(
            msg("visit_report_page", "The report begins when the visit is closed."));
        m_addendum->hide();
        clear(m_missing);
        m_missing->addWidget(
            sentence(msg("visit_report_page", "The report begins when the visit is closed.")));
        return;
    }
    const bool isOther = m_report.isNull() || m_report.id != reports.front().id;
    m_report = reports.front();
    const bool draft = m_report.get(visit_report::kState) == visit_report::State::Draft;
    if (isOther || !m_isTyped) {
        m_isFilling = true;
        for (const auto& f : m_fields) {
            const auto* text = asText(m_report.value(f.name));
            const QString now = text ? QString::fromStdString(*text) : QString();
            // What she typed on, a space at the end, must not throw the cursor to the beginning.
            if (f.edit->toPlainText().trimmed() != now.trimmed()) {
                f.edit->setPlainText(now);
            }
        }
        const auto r = m_report.get(visit_report::kRecommendation);
        m_recommendation->setValue(r ? QString::fromLatin1(codeOf(*r)) : QString());
        m_isFilling = false;
    }
    for (const auto& f : m_fields) {
        f.edit->setReadOnly(!draft);
    }
    m_recommendation->setReadOnly(!draft);
    m_submit->setVisible(draft);
    m_addendum->setVisible(!draft);
    if (draft && m_report.text(visit_report::kSummary).empty() && !m_isTyped) {
        fillFromVisit();
    }
    showVersions(reports);
    askWhatIsMissing();
    Q_EMIT titleChanged();
}

void ReportPage::fillFromVisit()
{
    const auto t = totalsOf(m_desk->form("V9.recommendations"));
    const auto identity = progressOf(m_desk->form("V5.identity"));
    const QString text = ui::translated(
        Text(msg("visit_report_page",
                 "%1 trainees, identity checked for %2. Sample of %3; %4 observed or interviewed. "
                 "Recommended: %5 competent, %6 not yet competent, %7 deferred. %8 findings."),
             {t.trainees, identity.done, m_desk->form("V6.sample").rows.size(),
              m_desk->form("V8.observations").rows.size(), t.competent, t.notYetCompetent,
              t.deferred, m_desk->form("findings").rows.size()}));
    QStringList unlisted;
    for (const auto& row : m_desk->form("V5.identity").rows) {
        if (row.isOwn) {
            unlisted << QStringLiteral("%1 (%2)").arg(
                QString::fromStdString(row.title.en),
                ui::translated(labelOf(
                    row.record.getOr(unlisted_trainee::kReason, unlisted_trainee::Reason::Other))));
        }
    }
    m_fields.front().edit->setPlainText(
        unlisted.isEmpty()
            ? text
            : text + u' ' +
                  ui::translated(Text(msg("visit_report_page", "Met on site and not in the "
                                                               "package: %1."),
                                      {unlisted.join(QStringLiteral(", ")).toStdString()})));
}

void ReportPage::showVersions(const std::vector<Record>& reports)
{
    clear(m_versions);
    for (const auto& r : reports) {
        const auto state = r.getOr(visit_report::kState, visit_report::State::Draft);
        const auto at = r.get(visit_report::kSubmittedAt);
        m_versions->addWidget(
            sentence(Text(msg("visit_report_page", "Version %1: %2 %3"),
                          {static_cast<long long>(r.getOr(visit_report::kVersion, 1)),
                           labelOf(state), at ? at->toDisplay() : std::string()})));
        if (state == visit_report::State::Returned) {
            auto* comment = sentence(Text(msg("visit_report_page", "Returned: “%1”"),
                                          {r.text(visit_report::kReturnComment)}));
            comment->setMuted(true);
            m_versions->addWidget(comment);
        }
    }
    const auto addendum = m_report.text(visit_report::kAddendum);
    if (!addendum.empty()) {
        m_versions->addWidget(sentence(Text(msg("visit_report_page", "Addendum: %1"), {addendum})));
    }
}

void ReportPage::askWhatIsMissing()
{
    Operation op;
    op.command = kTransition;
    op.type = VisitReport::kType;
    op.subject = m_report.id;
    op.args.set(kTransitionName, visit_report::transition::kSubmit);
    if (m_report.get(visit_report::kState) != visit_report::State::Draft) {
        clear(m_missing);
        m_missing->addWidget(sentence(msg("visit_report_page", "The report has gone in.")));
        return;
    }
    m_desk->replica()
        .ask<std::vector<Finding>>(
            [id = m_report.id](const Reader& reader,
                               const ActContext& context) -> Result<std::vector<Finding>> {
                const auto report = reader.find(VisitReport::kType, id);
                return report ? judge(*report, reader, context, true) : std::vector<Finding>();
            })
        .then(this, [this](Result<std::vector<Finding>> findings) {
            clear(m_missing);
            if (!findings) {
                m_strip->say(findings.fault());
                return;
            }
            int shown = 0;
            int errors = 0;
            for (const auto& f : *findings) {
                errors += f.severity == Severity::Error ? 1 : 0;
                if (shown++ < kMissingShown) {
                    m_missing->addWidget(sentence(f.text));
                }
            }
            if (shown > kMissingShown) {
                m_missing->addWidget(sentence(
                    Text(msg("visit_report_page", "and %1 more"), {shown - kMissingShown})));
            }
            if (shown == 0) {
                m_missing->addWidget(sentence(msg("visit_report_page", "Nothing is missing.")));
            }
            m_submit->setAvailable(
                errors == 0 ? Text()
                            : Text(msg("visit_report_page", "%1 things stand against it; they are "
                                                            "listed above."),
                                   {errors}));
        });
}

void ReportPage::commit()
{
    m_timer->stop();
    if (!m_isTyped || m_report.isNull()) {
        return;
    }
    m_isTyped = false;
    Operation op;
    op.command = kEdit;
    op.type = VisitReport::kType;
    op.subject = m_report.id;
    op.baseVersion = m_report.version;
    const auto set = [&](const char* name, Value v) {
        if (m_report.value(name) != v) {
            op.base.setValue(name, m_report.value(name));
            op.args.setValue(name, v);
            m_report.setValue(name, std::move(v));
        }
    };
    for (const auto& f : m_fields) {
        const auto text = f.edit->toPlainText().trimmed().toStdString();
        set(f.name, text.empty() ? Value() : Value(text));
    }
    if (!m_recommendation->value().isEmpty()) {
        set(visit_report::kRecommendation.name, m_recommendation->value().toStdString());
    }
    if (!op.args.empty()) {
        m_desk->act(std::move(op));
    }
}

void ReportPage::submit()
{
    commit();
    ui::Question question{
        msg("visit_report_page", "Submit the report?"),
        msg("visit_report_page", "It goes to the department with the next contact. After that only "
                                 "an addendum can be added, unless the officer returns it."),
        {{ui::words::kCancel}, {msg("visit_report_page", "Submit"), ui::Emphasis::Primary}},
        0,
        {},
        false};
    m_bench.prompter->ask(this, question, [this](const ui::Answer& answer) {
        if (answer.choice != 1) {
            return;
        }
        Operation op;
        op.command = kTransition;
        op.type = VisitReport::kType;
        op.subject = m_report.id;
        op.args.set(kTransitionName, visit_report::transition::kSubmit);
        // The warnings stand on this page, where she has read them.
        op.acknowledged = {"VER-MAJOR"};
        m_desk->act(std::move(op), [this] {
            m_strip->say(ui::Tone::Ok, msg("visit_report_page", "The report is submitted."));
        });
    });
}

void ReportPage::addAddendum()
{
    ui::Question question{
        msg("visit_report_page", "Addendum"),
        msg("visit_report_page", "What was found after the report went in. The report itself stays "
                                 "as it is."),
        {{ui::words::kCancel}, {msg("visit_report_page", "Add"), ui::Emphasis::Primary}},
        0,
        msg("visit_report_page", "Addendum"),
        true,
        ui::noteDraft(*m_bench.replica, QStringLiteral("addendum"), VisitReport::kType,
                      m_report.id)};
    m_bench.prompter->ask(this, question, [this, keep = question.keep](const ui::Answer& answer) {
        if (answer.choice != 1) {
            return;
        }
        Operation op;
        op.command = verification::command::kAddAddendum;
        op.type = VisitReport::kType;
        op.subject = m_report.id;
        op.args.set(visit_report::kAddendum, answer.note.trimmed().toStdString());
        m_desk->act(std::move(op), [keep] { keep.drop(); });
    });
}

QString ReportPage::title() const
{
    return ui::translated(msg("visit_report_page", "Report of the visit"));
}

QString ReportPage::subtitle() const
{
    if (!m_desk->isLoaded() || m_desk->facts().centre.isNull()) {
        return {};
    }
    QString text = QString::fromStdString(m_desk->facts().centre.text(centre::kName));
    const auto due = m_report.isNull() ? std::nullopt : m_report.get(visit_report::kDueOn);
    if (due) {
        text += QStringLiteral("  ·  ") +
                ui::translated(Text(msg("visit_report_page", "due %1"), {due->toDisplay()}));
    }
    return text;
}

bool ReportPage::canLeave()
{
    commit();
    return true;
}

void ReportPage::refresh() { m_desk->load(); }

void ReportPage::takeFocus() { m_fields.front().edit->setFocus(); }

void ReportPage::retranslate()
{
    m_recommendation->setAccessibleName(ui::translated(msg("visit_report_page", "Recommendation")));
    if (m_desk->isLoaded()) {
        m_desk->load();
    }
}

} // namespace myspike::site_visit
