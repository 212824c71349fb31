#include "client/modules/verification/visit/finding_editor.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTimer>
#include <QVBoxLayout>

#include "client/ui/language.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/big_choice.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/label.h"
#include "client/ui/words.h"
#include "shared/modules/verification/verification.h"

namespace myspike::site_visit {

namespace {

constexpr int kDraftMs = 1'000;

QList<ui::BigOption> categories()
{
    return {{QStringLiteral("major"), labelOf(finding::Category::Major), Qt::Key_1,
             ui::Tone::Danger, QStringLiteral("danger")},
            {QStringLiteral("minor"), labelOf(finding::Category::Minor), Qt::Key_2,
             ui::Tone::Warning, QStringLiteral("warning")},
            {QStringLiteral("improvement"), labelOf(finding::Category::Improvement), Qt::Key_3,
             ui::Tone::Info, QStringLiteral("info")}};
}

} // namespace

FindingEditor::FindingEditor(VisitDesk& desk, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_title(new ui::Label({}, ui::TypeRole::Strong)),
      m_category(new ui::BigChoice(QStringLiteral("visit.finding.category"), categories())),
      m_description(new QPlainTextEdit), m_evidence(new QPlainTextEdit), m_clause(new QLineEdit),
      m_missing(new ui::Label({}, ui::TypeRole::Caption)),
      m_save(new ui::Button(QStringLiteral("visit.finding.save"),
                            msg("visit_finding", "Keep the finding"), nullptr,
                            ui::Emphasis::Primary)),
      m_timer(new QTimer(this))
{
    setObjectName(QStringLiteral("visit.finding"));
    setAutoFillBackground(true);
    m_description->setObjectName(QStringLiteral("visit.finding.description"));
    m_evidence->setObjectName(QStringLiteral("visit.finding.evidence"));
    m_clause->setObjectName(QStringLiteral("visit.finding.clause"));
    for (auto* edit : {m_description, m_evidence}) {
        edit->setTabChangesFocus(true);
        edit->setMinimumHeight(ui::space(16));
        edit->setMaximumHeight(ui::space(24));
    }
    m_clause->setMaxLength(200);
    auto* cancel = new ui::Button(QStringLiteral("visit.finding.cancel"), ui::words::kCancel,
                                  nullptr, ui::Emphasis::Quiet);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(ui::space(4), ui::space(2.5), ui::space(4), ui::space(2.5));
    grid->setHorizontalSpacing(ui::space(4));
    grid->setVerticalSpacing(ui::space(1.5));
    grid->addWidget(m_title, 0, 0);
    grid->addWidget(m_category, 1, 0);
    grid->addWidget(m_clause, 2, 0);
    grid->addWidget(m_description, 0, 1, 3, 1);
    grid->addWidget(m_evidence, 0, 2, 3, 1);
    auto* acts = new QHBoxLayout;
    acts->addWidget(m_missing, 1);
    acts->addWidget(cancel);
    acts->addWidget(m_save);
    grid->addLayout(acts, 3, 0, 1, 3);
    grid->setColumnStretch(1, 3);
    grid->setColumnStretch(2, 2);
    setTabOrder(m_category, m_description);
    setTabOrder(m_description, m_evidence);
    setTabOrder(m_evidence, m_clause);
    setTabOrder(m_clause, m_save);
    m_timer->setSingleShot(true);
    m_timer->setInterval(kDraftMs);
    connect(m_timer, &QTimer::timeout, this, &FindingEditor::keepDraft);
    const auto changed = [this] {
        showMissing();
        if (!m_isFilling && !m_timer->isActive()) {
            m_timer->start();
        }
    };
    connect(m_description, &QPlainTextEdit::textChanged, this, changed);
    connect(m_evidence, &QPlainTextEdit::textChanged, this, changed);
    connect(m_clause, &QLineEdit::textEdited, this, changed);
    connect(m_category, &ui::BigChoice::chosen, this, [this, changed] {
        changed();
        m_description->setFocus();
    });
    connect(m_save, &QPushButton::clicked, this, &FindingEditor::save);
    connect(cancel, &QPushButton::clicked, this, &FindingEditor::close);
    retranslate();
    hide();
}

QString FindingEditor::draftKey() const
{
    return QStringLiteral("visit_finding/%1/%2")
        .arg(QString::fromStdString(m_desk.visitId().toString()),
             m_finding.isNull() ? QStringLiteral("new")
                                : QString::fromStdString(m_finding.id.toString()));
}

void FindingEditor::raise(const FindingOrigin& origin)
{
    m_origin = origin;
    m_finding = Record();
    m_isFilling = true;
    m_category->setValue({});
    m_description->clear();
    m_evidence->clear();
    m_clause->setText(QString::fromStdString(origin.clause));
    m_isFilling = false;
    m_title->setMessage(Text(msg("visit_finding", "New finding at %1"), {origin.form}));
    open();
    // What was typed when the lid was closed or the power failed.
    m_desk.replica().drafts(draftKey()).then(this, [this](Result<std::vector<Draft>> drafts) {
        if (!drafts || drafts->empty() || !m_description->toPlainText().isEmpty()) {
            return;
        }
        const auto& v = drafts->front().values;
        m_isFilling = true;
        m_category->setValue(
            QString::fromStdString(v.getOr(Field<std::string>{finding::kCategory.name}, "")));
        m_description->setPlainText(QString::fromStdString(v.getOr(finding::kDescription, "")));
        m_evidence->setPlainText(QString::fromStdString(v.getOr(finding::kEvidence, "")));
        if (const auto clause = v.get(finding::kClause)) {
            m_clause->setText(QString::fromStdString(*clause));
        }
        m_origin.form = v.getOr(finding::kForm, m_origin.form);
        m_origin.subject = v.getOr(finding::kSubject, m_origin.subject);
        m_isFilling = false;
        showMissing();
    });
}

void FindingEditor::edit(const Record& record)
{
    m_finding = record;
    m_origin = {record.text(finding::kForm), record.text(finding::kSubject),
                record.text(finding::kClause), record.text(visit_part::kPhotos)};
    m_isFilling = true;
    const auto category = record.get(finding::kCategory);
    m_category->setValue(category ? QString::fromLatin1(codeOf(*category)) : QString());
    m_description->setPlainText(QString::fromStdString(record.text(finding::kDescription)));
    m_evidence->setPlainText(QString::fromStdString(record.text(finding::kEvidence)));
    m_clause->setText(QString::fromStdString(record.text(finding::kClause)));
    m_isFilling = false;
    m_title->setMessage(Text(msg("visit_finding", "Finding at %1"), {m_origin.form}));
    open();
}

void FindingEditor::open()
{
    showMissing();
    show();
    m_category->setFocus();
}

void FindingEditor::close()
{
    m_timer->stop();
    m_desk.replica().dropDraft(draftKey());
    hide();
    Q_EMIT closed();
}

Values FindingEditor::typed() const
{
    Values v;
    if (!m_category->value().isEmpty()) {
        v.setValue(finding::kCategory.name, m_category->value().toStdString());
    }
    v.set(finding::kDescription, m_description->toPlainText().trimmed().toStdString());
    v.set(finding::kEvidence, m_evidence->toPlainText().trimmed().toStdString());
    v.set(finding::kClause, m_clause->text().trimmed().toStdString());
    v.set(finding::kForm, m_origin.form);
    v.set(finding::kSubject, m_origin.subject);
    return v;
}

void FindingEditor::keepDraft()
{
    m_desk.replica()
        .keepDraft({draftKey(), RaisedFinding::kType, m_finding.isNull() ? Id{} : m_finding.id,
                    kSchemaVersion, typed(), m_desk.replica().clock().now()})
        .then(this, [this](Status s) {
            if (!s) {
                Q_EMIT failed(s.fault());
            }
        });
}

void FindingEditor::showMissing()
{
    const bool major = m_category->value() == QStringLiteral("major");
    const bool evidence =
        !m_evidence->toPlainText().trimmed().isEmpty() || !m_origin.photos.empty();
    Text why;
    if (m_category->value().isEmpty()) {
        why = msg("visit_finding", "Choose the category: 1, 2 or 3.");
    } else if (m_description->toPlainText().trimmed().isEmpty()) {
        why = msg("visit_finding", "Write what was found.");
    } else if (major && !evidence) {
        why = msg("visit_finding", "A major finding needs evidence: write it, or photograph the "
                                   "row first.");
    }
    m_missing->setMessage(why);
    m_save->setAvailable(why);
}

void FindingEditor::save()
{
    showMissing();
    if (!m_missing->message().empty()) {
        return;
    }
    Operation op;
    if (m_finding.isNull()) {
        Record r(verification::findingType(), m_desk.replica().newId());
        const auto values = typed();
        for (const auto& [name, value] : values.all()) {
            r.setValue(name, value);
        }
        r.set(visit_part::kVisit, Ref<Visit>{m_desk.visitId()});
        r.set(visit_part::kAssignment, Ref<Assignment>{m_desk.facts().assignment.id});
        r.set(finding::kCentre, m_desk.facts().visit.get(visit::kCentre));
        r.set(finding::kRequest, m_desk.facts().visit.get(visit::kRequest));
        if (!m_origin.photos.empty()) {
            r.set(visit_part::kPhotos, m_origin.photos);
        }
        op = m_desk.creationOf(r);
    } else {
        op.command = kEdit;
        op.type = RaisedFinding::kType;
        op.subject = m_finding.id;
        op.args = typed();
        op.baseVersion = m_finding.version;
        for (const auto& [name, value] : op.args.all()) {
            op.base.setValue(name, m_finding.value(name));
        }
    }
    m_desk.act(std::move(op), [this] { close(); });
}

void FindingEditor::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape) {
        // Out of the way, not away: the draft comes back with the next F9.
        keepDraft();
        hide();
        Q_EMIT closed();
    } else if (enter && (event->modifiers() & Qt::ControlModifier)) {
        save();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void FindingEditor::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void FindingEditor::retranslate()
{
    const auto name = [](QWidget* w, Msg text) { w->setAccessibleName(ui::translated(text)); };
    m_category->setAccessibleName(ui::translated(msg("visit_finding", "Category")));
    name(m_description, msg("visit_finding", "What was found"));
    name(m_evidence, msg("visit_finding", "Evidence"));
    name(m_clause, msg("visit_finding", "Clause or item"));
    m_description->setPlaceholderText(ui::translated(msg("visit_finding", "What was found")));
    m_evidence->setPlaceholderText(ui::translated(
        msg("visit_finding", "Evidence: what was seen, which document, whose word")));
    m_clause->setPlaceholderText(ui::translated(msg("visit_finding", "Clause or item")));
}

} // namespace myspike::site_visit
