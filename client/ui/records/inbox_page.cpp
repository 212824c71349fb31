#include "client/ui/records/inbox_page.h"

#include "client/replica/replica.h"
#include "client/ui/forms/draft_keeper.h"
#include "client/ui/language.h"
#include "client/ui/print/save_file.h"
#include "client/ui/records/operation_text.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/file_picker.h"
#include "client/ui/widgets/message_strip.h"

namespace myspike::ui {

namespace {

Msg verdictLabel(VerdictKind kind)
{
    switch (kind) {
    case VerdictKind::Applied:
        return msg("syncpage", "Accepted");
    case VerdictKind::Merged:
        return msg("syncpage", "Merged with another change");
    case VerdictKind::Conflict:
        return msg("syncpage", "Differs from another change");
    case VerdictKind::Rejected:
        return msg("syncpage", "Refused");
    case VerdictKind::Blocked:
        return msg("syncpage", "Held up by an earlier refusal");
    case VerdictKind::Parked:
        return msg("syncpage", "Waits for a supervisor");
    case VerdictKind::Retry:
        return msg("syncpage", "Will be tried again");
    }
    return {};
}

QString asQString(const Id& id) { return QString::fromStdString(id.toString()); }

} // namespace

InboxPage::InboxPage(const Workplace& workplace, QWidget* parent)
    : SyncPage(QStringLiteral("inbox"), workplace,
               {msg("syncpage", "Answered at"), msg("syncpage", "What"), msg("syncpage", "Answer")},
               {msg("syncpage", "Field"), msg("syncpage", "Before"), msg("syncpage", "Typed")},
               msg("syncpage", "Nothing was refused"),
               msg("syncpage", "The server has accepted everything it has seen from this "
                               "machine."),
               parent)
{
    m_buttons = {
        addButton("again", msg("syncpage", "Put it into the form again"),
                  [this](int row) { typeAgain(row); }),
        addButton("keep", msg("syncpage", "Save as a file"), [this](int row) { saveAsText(row); }),
        addButton("dismiss", msg("syncpage", "Done with it"), [this](int row) { dismiss(row); })};
    setEmphasis(m_buttons.front(), Emphasis::Primary);
}

QString InboxPage::title() const { return translated(msg("syncpage", "Answers of the server")); }

QString InboxPage::subtitle() const
{
    return translated(Text(msg("syncpage", "To be dealt with: %1"), {m_entries.size()}));
}

void InboxPage::refresh()
{
    m_workplace.replica->inbox().then(this, [this](Result<std::vector<InboxEntry>> entries) {
        if (!entries) {
            m_strip->say(entries.fault());
            return;
        }
        m_entries.clear();
        for (auto& e : *entries) {
            if (!e.read) {
                m_entries.push_back(std::move(e));
            }
        }
        rewrite();
    });
}

void InboxPage::rewrite()
{
    std::vector<QStringList> rows;
    std::vector<std::string> keys;
    for (const auto& e : m_entries) {
        rows.push_back(
            {shown(e.arrivedAt),
             operationTitle(e.operation, m_workplace.replica->catalogue(), m_workplace.titles),
             translated(verdictLabel(e.verdict.kind))});
        keys.push_back(e.operation.id.toString());
    }
    showRows(rows, keys);
}

SyncPage::Detail InboxPage::detailOf(int row) const
{
    const auto& e = entry(row);
    const auto& catalogue = m_workplace.replica->catalogue();
    Detail d;
    d.title = operationTitle(e.operation, catalogue, m_workplace.titles);
    d.sentence = translated(verdictLabel(e.verdict.kind));
    if (!e.verdict.text.empty()) {
        d.sentence = translated(e.verdict.text);
    }
    if (!e.verdict.rule.empty()) {
        d.sentence += QStringLiteral(" [%1]").arg(QString::fromStdString(e.verdict.rule));
    }
    for (const auto& v : typedValues(e.operation, catalogue, m_workplace.titles)) {
        d.rows.push_back({v.label, v.before, v.typed});
    }
    return d;
}

void InboxPage::showButtons(int row)
{
    for (auto* b : m_buttons) {
        b->setAvailable(row >= 0 ? Text() : Text(msg("syncpage", "Choose a row first.")));
    }
}

void InboxPage::typeAgain(int row)
{
    const Operation op = entry(row).operation;
    const auto* type = m_workplace.replica->catalogue().type(op.type);
    if (type == nullptr) {
        return;
    }
    Draft draft;
    draft.type = QString::fromStdString(op.type);
    draft.record = op.subject;
    draft.values = op.args;
    draft.keptAt = m_workplace.replica->clock().now();
    const bool isNew = op.command == kCreate;
    Values preset;
    if (isNew) {
        if (const auto* parent = type->parent ? op.args.find(type->parent) : nullptr) {
            preset.setValue(type->parent, *parent);
        }
        // A new identity: the server has seen the old one refused.
        draft.record = m_workplace.replica->newId();
        draft.key = newDraftPrefix(*type, preset) + asQString(draft.record);
    } else if (op.command == kEdit) {
        draft.key = recordDraftKey(*type, op.subject);
    } else {
        draft.key = QStringLiteral("act/%1/%2")
                        .arg(QString::fromStdString(op.command), asQString(op.subject));
        if (!op.comment.empty()) {
            draft.values.setValue("$reason", op.comment);
        }
    }
    m_workplace.replica->keepDraft(draft).then(this, [this, op, isNew, preset](Status kept) {
        if (!kept) {
            m_strip->say(kept.fault());
            return;
        }
        if (!isNew) {
            openRecordOf(op.type, op.subject);
        } else if (m_workplace.addRecord) {
            m_workplace.addRecord(QString::fromStdString(op.type), preset);
        }
    });
}

void InboxPage::saveAsText(int row)
{
    const QString text =
        operationAsText(entry(row).operation, m_workplace.replica->catalogue(), m_workplace.titles);
    m_workplace.files->saveFile(
        this,
        {msg("syncpage", "Save what was typed"),
         {QStringLiteral("Text (*.txt)")},
         translated(msg("syncpage", "Refused act")) + QStringLiteral(".txt")},
        [this, text](const QString& path) {
            if (const Status saved = print::saveFile(path, text.toUtf8()); !saved) {
                m_strip->say(saved.fault());
            } else {
                m_strip->sayFor(4'000, Tone::Ok,
                                Text(msg("record", "Saved as %1."), {path.toStdString()}));
            }
        });
}

void InboxPage::dismiss(int row)
{
    m_workplace.replica->markRead(entry(row).operation.id).then(this, [this](Status done) {
        if (!done) {
            m_strip->say(done.fault());
            return;
        }
        refresh();
    });
}

} // namespace myspike::ui
