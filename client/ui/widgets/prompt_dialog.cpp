#include "client/ui/widgets/prompt_dialog.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "client/ui/forms/draft_keeper.h"
#include "client/ui/language.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/label.h"

namespace myspike::ui {

namespace {
constexpr const char* kNote = "note";
}

void NoteDraft::drop() const
{
    if (replica != nullptr) {
        replica->dropDraft(key);
    }
}

NoteDraft noteDraft(Replica& replica, const QString& act, const char* type, const Id& record)
{
    return {&replica,
            QStringLiteral("note/%1/%2").arg(act, QString::fromStdString(record.toString())),
            QString::fromLatin1(type), record};
}

PromptDialog::PromptDialog(const Question& question, std::function<void(const Answer&)> answered,
                           QWidget* parent)
    : QDialog(parent), m_question(question), m_answered(std::move(answered))
{
    setObjectName(QStringLiteral("prompt"));
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(translated(question.title));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space(6), space(5), space(6), space(5));
    column->setSpacing(space(3));
    column->addWidget(new Label(question.title, TypeRole::Title));
    auto* body = new Label(question.body);
    body->setWordWrap(true);
    body->setMinimumWidth(space(100));
    column->addWidget(body);
    if (!question.noteLabel.empty()) {
        auto* label = new Label(question.noteLabel, TypeRole::Strong);
        m_note = new QPlainTextEdit;
        m_note->setObjectName(QStringLiteral("prompt.note"));
        m_note->setTabChangesFocus(true);
        m_note->setFixedHeight(space(22));
        label->setBuddy(m_note);
        m_missing = new Label(msg("ui", "Write the reason first; it is kept with the record."));
        m_missing->hide();
        m_back = new Label({}, TypeRole::Caption);
        m_back->setMuted(true);
        m_back->hide();
        column->addWidget(label);
        column->addWidget(m_note);
        column->addWidget(m_back);
        column->addWidget(m_missing);
    }
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    for (int i = 0; i < question.choices.size(); ++i) {
        const Choice& choice = question.choices[i];
        auto* button = new Button(QStringLiteral("prompt.choice%1").arg(i), choice.verb, this,
                                  choice.emphasis);
        connect(button, &QPushButton::clicked, this, [this, i] { answer(i); });
        row->addWidget(button);
        if (i == question.safe) {
            button->setDefault(true);
            button->setFocus();
        }
    }
    column->addLayout(row);
    if (m_note != nullptr) {
        m_note->setFocus();
        keepNote();
    }
}

PromptDialog::~PromptDialog()
{
    if (m_draft != nullptr) {
        m_draft->flush();
    }
}

void PromptDialog::keepNote()
{
    const auto& keep = m_question.keep;
    if (keep.replica == nullptr) {
        return;
    }
    m_draft = new DraftKeeper(
        *keep.replica,
        [this] {
            Values values;
            if (const auto text = m_note->toPlainText(); !text.trimmed().isEmpty()) {
                values.setValue(kNote, text.toStdString());
            }
            return values;
        },
        this);
    m_draft->setSubject(keep.key, keep.type, keep.record);
    connect(m_note, &QPlainTextEdit::textChanged, m_draft, &DraftKeeper::touch);
    connect(m_draft, &DraftKeeper::failed, m_back, [this](const Fault& fault) {
        m_back->setMessage(fault.forUser);
        m_back->show();
    });
    m_draft->find([this](std::optional<Draft> draft) {
        const auto* note = draft ? draft->values.find(kNote) : nullptr;
        if (note == nullptr || !asText(*note) || !m_note->toPlainText().isEmpty()) {
            return;
        }
        m_note->setPlainText(QString::fromStdString(*asText(*note)));
        m_note->moveCursor(QTextCursor::End);
        m_back->setMessage(
            Text(msg("ui", "What you typed here at %1 is back."), {draft->keptAt.toDisplay()}));
        m_back->show();
    });
}

void PromptDialog::reject() { answer(m_question.safe); }

void PromptDialog::answer(int choice)
{
    const QString note = m_note != nullptr ? m_note->toPlainText().trimmed() : QString();
    if (m_question.isNoteRequired && choice != m_question.safe && note.isEmpty()) {
        m_missing->show();
        setInvalid(m_note, true);
        m_note->setFocus();
        return;
    }
    if (m_draft != nullptr) {
        m_draft->flush();
    }
    const auto answered = std::exchange(m_answered, {});
    QDialog::accept();
    if (answered) {
        answered({choice, note});
    }
}

void PromptDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        setWindowTitle(translated(m_question.title));
    }
}

void DialogPrompter::ask(QWidget* parent, const Question& question,
                         std::function<void(const Answer&)> answered)
{
    auto* dialog = new PromptDialog(question, std::move(answered), parent);
    dialog->open();
}

} // namespace myspike::ui
