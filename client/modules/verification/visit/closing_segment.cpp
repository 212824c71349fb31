#include "client/modules/verification/visit/closing_segment.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

#include "client/modules/verification/visit/form_model.h"
#include "client/modules/verification/visit/place_panel.h"
#include "client/modules/verification/visit/slip.h"
#include "client/modules/verification/visit/visit_acts.h"
#include "client/modules/verification/visit/visit_forms.h"
#include "client/ui/language.h"
#include "client/ui/print/pdf_writer.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/label.h"
#include "client/ui/widgets/section_header.h"
#include "client/ui/words.h"
#include "shared/modules/verification/visit_checks.h"

namespace myspike::site_visit {

namespace {

constexpr int kCommentMs = 1'000;
constexpr std::size_t kMissingShown = 6;

void clear(QVBoxLayout* column)
{
    while (auto* item = column->takeAt(0)) {
        if (auto* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

ui::Label* sentence(Text text, ui::TypeRole role = ui::TypeRole::Body)
{
    auto* label = new ui::Label(std::move(text), role);
    label->setWordWrap(true); // and asks for no more height than its lines in this width
    return label;
}

} // namespace

ClosingSegment::ClosingSegment(const Workbench& bench, VisitDesk& desk, QWidget* parent)
    : Segment(msg("visit_closing", "Summary"), parent), m_bench(bench), m_desk(desk),
      m_missing(new QVBoxLayout), m_totals(new QVBoxLayout), m_findings(new QVBoxLayout),
      m_comment(new QPlainTextEdit), m_timer(new QTimer(this)),
      m_close(new ui::Button(QStringLiteral("visit.V10.close"),
                             msg("visit_closing", "Close the visit"), nullptr,
                             ui::Emphasis::Primary, QStringLiteral("check"))),
      m_slip(new ui::Button(QStringLiteral("visit.V10.slip"),
                            msg("visit_closing", "Save the slip as PDF"), nullptr,
                            ui::Emphasis::Plain, QStringLiteral("print"))),
      m_cannot(new ui::Button(QStringLiteral("visit.V10.cannot"),
                              msg("visit_closing", "Cannot be held…"), nullptr,
                              ui::Emphasis::Quiet))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    auto* inside = new QWidget;
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(ui::space(6), ui::space(1), ui::space(6), ui::space(4));
    column->setSpacing(ui::space(1));
    column->addWidget(new ui::SectionHeader(msg("visit_closing", "The visit in numbers")));
    column->addLayout(m_totals);
    column->addWidget(new ui::SectionHeader(msg("visit_closing", "Findings, to be read out")));
    column->addLayout(m_findings);
    column->addWidget(new ui::SectionHeader(msg("visit_closing", "Comments of the centre")));
    m_comment->setObjectName(QStringLiteral("visit.V10.comment"));
    m_comment->setTabChangesFocus(true);
    m_comment->setFixedHeight(ui::space(20));
    column->addWidget(m_comment);
    m_place = new PlacePanel(bench, desk, PlacePanel::Of::Leaving);
    column->addWidget(m_place);
    connect(m_place, &PlacePanel::failed, this, &Segment::failed);
    column->addWidget(new ui::SectionHeader(msg("visit_closing", "Still missing")));
    column->addLayout(m_missing);
    column->addStretch(1);
    area->setWidget(inside);
    outer->addWidget(area, 1);
    auto* acts = new QHBoxLayout;
    acts->setContentsMargins(ui::space(6), ui::space(2), ui::space(6), ui::space(3));
    acts->addWidget(m_cannot);
    acts->addStretch(1);
    acts->setSpacing(ui::space(3));
    acts->addWidget(m_slip);
    acts->addWidget(m_close);
    outer->addLayout(acts);

    m_timer->setSingleShot(true);
    m_timer->setInterval(kCommentMs);
    connect(m_timer, &QTimer::timeout, this, &ClosingSegment::commitComment);
    connect(m_comment, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_isFilling) {
            m_isTyped = true;
            if (!m_timer->isActive()) { // steady typing must not put it off
                m_timer->start();
            }
        }
    });
    connect(m_close, &QPushButton::clicked, this, &ClosingSegment::closeVisit);
    connect(m_slip, &QPushButton::clicked, this, &ClosingSegment::saveSlip);
    connect(m_cannot, &QPushButton::clicked, this, &ClosingSegment::cannotBeHeld);
    connect(&desk, &VisitDesk::loaded, this, &ClosingSegment::renew);
    renew();
}

void ClosingSegment::renew()
{
    const auto& facts = m_desk.facts();
    clear(m_totals);
    const auto t = totalsOf(m_desk.form("V9.recommendations"));
    const auto identity = progressOf(m_desk.form("V5.identity"));
    const auto portfolio = progressOf(m_desk.form("V7.portfolio"));
    m_totals->addWidget(sentence(Text(msg("visit_closing", "%1 trainees, %2 identities checked"),
                                      {facts.trainees.size(), identity.done})));
    m_totals->addWidget(sentence(
        Text(msg("visit_closing", "%1 trainees in the sample, %2 of %3 portfolio units checked"),
             {m_desk.form("V6.sample").rows.size(), portfolio.done, portfolio.total})));
    m_totals->addWidget(sentence(Text(msg("visit_closing", "%1 observed or interviewed"),
                                      {m_desk.form("V8.observations").rows.size()})));
    m_totals->addWidget(sentence(
        Text(msg("visit_closing", "Recommended: %1 competent, %2 not yet, %3 deferred, %4 open"),
             {t.competent, t.notYetCompetent, t.deferred, t.open}),
        ui::TypeRole::Strong));

    const auto& identities = m_desk.form("V5.identity").rows;
    const auto unlisted = std::count_if(identities.begin(), identities.end(),
                                        [](const FormRow& r) { return r.isOwn; });
    if (unlisted > 0) {
        m_totals->addWidget(
            sentence(Text(msg("visit_closing", "Not in the package, noted for the officer: %1"),
                          {static_cast<long long>(unlisted)})));
    }

    clear(m_findings);
    const auto& findings = m_desk.form("findings").rows;
    int number = 0;
    for (const auto& row : findings) {
        const auto category = row.record.getOr(finding::kCategory, finding::Category::Improvement);
        m_findings->addWidget(sentence(
            Text(msg("visit_closing", "%1. %2: %3"), {++number, labelOf(category), row.title.en})));
    }
    if (findings.empty()) {
        auto* none = sentence(msg("visit_closing", "No findings were raised."));
        none->setMuted(true);
        m_findings->addWidget(none);
    }
    const auto comment = QString::fromStdString(facts.visit.text(visit::kCentreComment));
    // The same words are not set again: that would throw the cursor to the beginning.
    if (!m_isTyped && m_comment->toPlainText().trimmed() != comment.trimmed()) {
        m_isFilling = true;
        m_comment->setPlainText(comment);
        m_isFilling = false;
    }
    m_comment->setReadOnly(!facts.isOpen);
    m_comment->setAccessibleName(ui::translated(msg("visit_closing", "Comments of the centre")));
    m_cannot->setVisible(facts.isOpen);
    m_close->setVisible(facts.isOpen);
    askWhatIsMissing();
}

void ClosingSegment::askWhatIsMissing()
{
    using verification::Missing;
    m_desk.replica()
        .ask<std::vector<Missing>>(
            [id = m_desk.visitId()](const Reader& reader,
                                    const ActContext&) -> Result<std::vector<Missing>> {
                const auto visit = reader.find(Visit::kType, id);
                return visit ? verification::whatIsMissing(reader, *visit) : std::vector<Missing>();
            })
        .then(this, [this](Result<std::vector<Missing>> missing) {
            clear(m_missing);
            if (!missing) {
                Q_EMIT failed(missing.fault());
                return;
            }
            std::stable_sort(missing->begin(), missing->end(),
                             [](const Missing& a, const Missing& b) {
                                 return a.blocksClosing > b.blocksClosing;
                             });
            Text blocks;
            for (std::size_t i = 0; i < missing->size() && i < kMissingShown; ++i) {
                const auto& m = (*missing)[i];
                auto* link =
                    new ui::Button(QStringLiteral("visit.V10.missing.%1").arg(i), msg("", ""),
                                   nullptr, ui::Emphasis::Quiet,
                                   QString::fromLatin1(m.blocksClosing ? "danger" : "warning"));
                link->setMessage(Text(msg("visit_closing", "%1  %2"),
                                      {m.form, ui::translated(m.text).toStdString()}));
                connect(
                    link, &QPushButton::clicked, this,
                    [this, form = QString::fromStdString(m.form)] { Q_EMIT stepRequested(form); });
                m_missing->addWidget(link, 0, Qt::AlignLeft);
            }
            const auto blocking = std::count_if(missing->begin(), missing->end(),
                                                [](const Missing& m) { return m.blocksClosing; });
            if (missing->size() > kMissingShown) {
                m_missing->addWidget(sentence(
                    Text(msg("visit_closing", "and %1 more"), {missing->size() - kMissingShown})));
            }
            if (missing->empty()) {
                m_missing->addWidget(sentence(msg("visit_closing", "Nothing is missing.")));
            }
            if (blocking > 0) {
                blocks = Text(msg("visit_closing", "%1 things must be done before the visit can "
                                                   "be closed; they stand above."),
                              {static_cast<long long>(blocking)});
            }
            m_close->setAvailable(blocks);
        });
}

void ClosingSegment::commitComment()
{
    m_timer->stop();
    const auto typed = m_comment->toPlainText().trimmed().toStdString();
    const auto& v = m_desk.facts().visit;
    if (!m_isTyped || typed == v.text(visit::kCentreComment)) {
        m_isTyped = false;
        return;
    }
    m_isTyped = false;
    Operation op;
    op.command = kEdit;
    op.type = Visit::kType;
    op.subject = m_desk.visitId();
    op.args.setValue(visit::kCentreComment.name, typed.empty() ? Value() : Value(typed));
    op.base.setValue(visit::kCentreComment.name, v.value(visit::kCentreComment.name));
    op.baseVersion = v.version;
    m_desk.act(std::move(op));
}

void ClosingSegment::takeFocus() { m_comment->setFocus(); }

bool ClosingSegment::goToFirstUnanswered() { return false; }

void ClosingSegment::leave()
{
    m_place->commit();
    commitComment();
}

void ClosingSegment::saveSlip()
{
    commitComment();
    const bool malay = QLocale().language() == QLocale::Malay;
    const auto document = slipOf(m_desk, malay ? print::Language::Malay : print::Language::English);
    if (!document) {
        Q_EMIT failed(document.fault());
        return;
    }
    const auto number = m_desk.facts().assignment.text(assignment::kNumber);
    QString name = QString::fromStdString(number).replace(u'/', u'-');
    m_bench.files->saveFile(
        this,
        {msg("visit_closing", "Save the slip as PDF"),
         {QStringLiteral("PDF (*.pdf)")},
         (malay ? QStringLiteral("slip-lawatan-%1.pdf") : QStringLiteral("visit-slip-%1.pdf"))
             .arg(name)},
        [this, document = *document](const QString& path) {
            const auto saved = print::savePdf(document, path);
            if (!saved) {
                Q_EMIT failed(saved.fault());
            }
        });
}

void ClosingSegment::closeVisit()
{
    commitComment();
    ui::Question question{
        msg("visit_closing", "Close the visit?"),
        msg("visit_closing", "After that nothing recorded on site can be changed; a slip found "
                             "later is an addendum to the report."),
        {{ui::words::kCancel}, {msg("visit_closing", "Close the visit"), ui::Emphasis::Primary}},
        0,
        {},
        false};
    m_bench.prompter->ask(this, question, [this](const ui::Answer& answer) {
        if (answer.choice == 1) {
            m_desk.act(m_desk.commandOnVisit(verification::command::kCloseVisit),
                       [this] { Q_EMIT visitClosed(); });
        }
    });
}

void ClosingSegment::cannotBeHeld()
{
    commitComment();
    ask(m_bench, m_desk, cannotBeHeldRequest(m_desk), this);
}

void ClosingSegment::changeEvent(QEvent* event)
{
    Segment::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_desk.isLoaded()) {
        renew();
    }
}

} // namespace myspike::site_visit
