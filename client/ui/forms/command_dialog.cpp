#include "client/ui/forms/command_dialog.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QVBoxLayout>

#include "client/replica/replica.h"
#include "client/ui/forms/draft_keeper.h"
#include "client/ui/forms/field_editor.h"
#include "client/ui/forms/record_form.h"
#include "client/ui/language.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/label.h"
#include "client/ui/widgets/message_strip.h"
#include "client/ui/words.h"

namespace myspike::ui {

namespace {

constexpr const char* kReason = "$reason";

/// Arguments read like the fields of a record, so that one form serves both.
std::shared_ptr<const RecordType> typeOfArguments(const ActRequest& request)
{
    auto type = std::make_shared<RecordType>();
    type->key = "";
    type->singular = request.label;
    type->scopes = [](const Record&) { return std::vector<std::string>(); };
    type->fields = request.args;
    type->rules = request.rules;
    for (auto& f : type->fields) {
        f.traits.section = "";
        f.traits.readOnly = false;
    }
    return type;
}

/// What the server answered, as a fault where it did not take effect.
Status statusOf(const Verdict& verdict)
{
    if (verdict.tookEffect()) {
        return okStatus();
    }
    Text text = verdict.text;
    if (text.empty()) {
        text = msg("act", "The server has not accepted this. Look into the inbox for the reason.");
    }
    return Fault{FaultCode::Conflict, std::move(text), {}, verdict.rule};
}

void carryOut(Replica& replica, const Operation& op, Where where, QObject* context,
              std::function<void(Status)> answered)
{
    if (where == Where::OnlineOnly) {
        replica.actOnline(op).then(context, [answered](Result<Verdict> verdict) {
            answered(verdict ? statusOf(*verdict) : Status(verdict.fault()));
        });
        return;
    }
    replica.act(op).then(context, [answered](Result<ReplicaCore::Acted> acted) {
        answered(acted ? okStatus() : Status(acted.fault()));
    });
}

} // namespace

ActRequest requestOf(const Command& command, const Id& subject)
{
    ActRequest r{command.label, {}, command.args, command.where, command.needsReason};
    r.operation.command = command.name;
    r.operation.type = command.subject;
    r.operation.subject = subject;
    return r;
}

ActRequest requestOf(const RecordType& type, const Transition& transition, const Id& subject)
{
    ActRequest r{transition.label, {}, {}, transition.where, transition.needsReason};
    r.operation.command = kTransition;
    r.operation.type = type.key;
    r.operation.subject = subject;
    r.operation.args.set(kTransitionName, transition.name);
    const auto* to = type.workflow.state(transition.to);
    r.emphasis = to && to->kind == StateKind::Cancelled ? Emphasis::Danger : Emphasis::Primary;
    return r;
}

CommandDialog::CommandDialog(const Workplace& workplace, const ActRequest& request, QWidget* parent)
    : QDialog(parent), m_workplace(workplace), m_request(request)
{
    setObjectName(QStringLiteral("act.%1").arg(QString::fromStdString(request.operation.command)));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space(5), space(5), space(5), space(4));
    column->setSpacing(space(4));
    column->addWidget(new Label(request.label, TypeRole::Heading));
    if (!request.explanation.empty()) {
        auto* explanation = new Label(request.explanation);
        explanation->setWordWrap(true);
        explanation->setMuted(true);
        column->addWidget(explanation);
    }
    m_strip = new MessageStrip(QStringLiteral("act.strip"));
    m_strip->hide();
    column->addWidget(m_strip);

    const auto changed = [this] { m_draft->touch(); };
    if (!request.args.empty()) {
        m_form = new RecordForm(QStringLiteral("act"), workplace, typeOfArguments(request));
        Record given(m_form->type(), request.operation.subject);
        for (const auto& [name, value] : request.operation.args.all()) {
            if (m_form->type().indexOf(name) >= 0) {
                given.setValue(name, value);
            }
        }
        m_form->setRecord(given);
        auto* area = new QScrollArea;
        area->setWidgetResizable(true);
        area->setFrameShape(QFrame::NoFrame);
        area->setWidget(m_form);
        area->setMinimumWidth(space(140));
        area->setMinimumHeight(std::min(m_form->heightForWidth(space(138)), space(134)));
        column->addWidget(area, 1);
        connect(m_form, &RecordForm::fieldEdited, this, changed);
    }
    if (request.needsReason) {
        m_reasonLabel =
            new Label(msg("act", "Reason; it stands in the record's history"), TypeRole::Caption);
        m_reason = new QPlainTextEdit;
        m_reason->setObjectName(QStringLiteral("act.reason"));
        m_reason->setTabChangesFocus(true);
        m_reason->setFixedHeight(m_reason->fontMetrics().lineSpacing() * 4 + space(4));
        m_reason->setMinimumWidth(space(120));
        m_reasonLabel->setBuddy(m_reason);
        column->addWidget(m_reasonLabel);
        column->addWidget(m_reason);
        connect(m_reason, &QPlainTextEdit::textChanged, this, changed);
    }
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    auto* cancel = new Button(QStringLiteral("act.cancel"), words::kCancel);
    m_do = new Button(QStringLiteral("act.do"), request.verb.empty() ? request.label : request.verb,
                      nullptr, request.emphasis);
    m_do->setDefault(true);
    row->addWidget(cancel);
    row->addWidget(m_do);
    column->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &CommandDialog::reject);
    connect(m_do, &QPushButton::clicked, this, &CommandDialog::accept);

    m_draft = new DraftKeeper(
        *workplace.replica, [this] { return typed(); }, this);
    const auto subject = QString::fromStdString(request.operation.subject.toString());
    m_draft->setSubject(QStringLiteral("act/%1/%2")
                            .arg(QString::fromStdString(request.operation.command),
                                 request.draftKey.isEmpty() ? subject : request.draftKey),
                        QString::fromStdString(request.operation.type), request.operation.subject);
    connect(m_draft, &DraftKeeper::failed, m_strip,
            [this](const Fault& fault) { m_strip->say(fault); });
    offerDraft();
    retranslate();
    if (m_form != nullptr) {
        m_form->focusField({});
    } else if (m_reason != nullptr) {
        m_reason->setFocus();
    }
}

CommandDialog::~CommandDialog() = default;

Values CommandDialog::typed() const
{
    Values values = m_form != nullptr ? m_form->draftValues() : Values();
    if (m_reason != nullptr && !m_reason->toPlainText().isEmpty()) {
        values.setValue(kReason, m_reason->toPlainText().toStdString());
    }
    return values;
}

void CommandDialog::offerDraft()
{
    m_draft->find([this](std::optional<Draft> draft) {
        if (!draft || !typed().empty()) {
            return;
        }
        m_strip->say(Tone::Info,
                     Text(msg("act", "You began this at %1."), {draft->keptAt.toDisplay()}),
                     {{msg("act", "Go on with it"),
                       [this, values = draft->values] {
                           m_strip->dismiss();
                           if (m_form != nullptr) {
                               m_form->applyDraft(values);
                           }
                           if (const auto* r = values.find(kReason); r && asText(*r) && m_reason) {
                               m_reason->setPlainText(QString::fromStdString(*asText(*r)));
                           }
                       }},
                      {msg("act", "Discard it"), [this] {
                           m_strip->dismiss();
                           m_draft->drop();
                       }}});
    });
}

void CommandDialog::accept()
{
    if (m_reason != nullptr && m_reason->toPlainText().trimmed().isEmpty()) {
        setInvalid(m_reason, true);
        m_strip->say(Tone::Danger, msg("right", "A reason is needed. Write why, then try again."));
        m_reason->setFocus();
        return;
    }
    if (m_form == nullptr) {
        act();
        return;
    }
    setBusy(true);
    m_form->judge(true, true, [this](bool mayGoOn) {
        setBusy(false);
        if (mayGoOn) {
            act();
        }
    });
}

void CommandDialog::act()
{
    Operation op = m_request.operation;
    if (m_form != nullptr) {
        const Record given = m_form->edited();
        for (const auto& f : m_form->type().fields) {
            // An edit may empty a field; other acts leave out what was not said.
            const bool emptied = op.command == kEdit && op.args.find(f.name);
            if (!isNull(given.value(f.name)) || emptied) {
                op.args.setValue(f.name, given.value(f.name));
            }
        }
        op.acknowledged = m_form->acknowledged();
    }
    if (m_reason != nullptr) {
        op.comment = m_reason->toPlainText().trimmed().toStdString();
    }
    setBusy(true);
    carryOut(*m_workplace.replica, op, m_request.where, this, [this](Status status) {
        setBusy(false);
        if (!status) {
            refuse(status.fault());
            return;
        }
        m_draft->drop();
        Q_EMIT acted();
        QDialog::accept();
    });
}

void CommandDialog::refuse(const Fault& fault)
{
    // Kept at once: whatever comes next, this was typed and was not done.
    m_draft->touch();
    m_draft->flush();
    m_strip->say(fault);
}

void CommandDialog::setBusy(bool busy)
{
    m_do->setAvailable(busy ? Text(msg("act", "This is being done.")) : Text());
}

void CommandDialog::reject()
{
    m_draft->flush();
    QDialog::reject();
}

void CommandDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void CommandDialog::retranslate()
{
    setWindowTitle(translated(m_request.label));
    if (m_reason != nullptr) {
        m_reason->setAccessibleName(translated(m_reasonLabel->message()));
    }
}

void perform(const Workplace& workplace, const ActRequest& request, QWidget* page,
             std::function<void()> done, std::function<void(const Fault&)> refused)
{
    if (!request.args.empty() || request.needsReason) {
        auto* dialog = new CommandDialog(workplace, request, page);
        QObject::connect(dialog, &CommandDialog::acted, page, [done] { done(); });
        dialog->open();
        return;
    }
    carryOut(*workplace.replica, request.operation, request.where, page,
             [done, refused](Status status) { status ? done() : refused(status.fault()); });
}

} // namespace myspike::ui
