#include "client/ui/records/operation_text.h"

#include <QJsonDocument>
#include <QJsonObject>

#include "client/ui/language.h"
#include "client/ui/records/history_text.h"
#include "client/ui/values/reference_titles.h"
#include "client/ui/values/value_text.h"
#include "shared/sync/settle.h"

namespace myspike::ui {

namespace {

const FieldDef* fieldOf(const std::string& name, const Operation& op, const Catalogue& catalogue)
{
    if (const auto* command = catalogue.command(op.command)) {
        for (const auto& a : command->args) {
            if (name == a.name) {
                return &a;
            }
        }
    }
    const auto* type = catalogue.type(op.type);
    return type ? type->field(name) : nullptr;
}

QString actLabel(const Operation& op, const RecordType& type, const Catalogue& catalogue)
{
    if (op.command == kCreate) {
        return translated(Text(msg("record", "New: %1"), {type.singular}));
    }
    if (op.command == kEdit) {
        return translated(Text(msg("record", "Change: %1"), {type.singular}));
    }
    if (op.command == kRemove) {
        return translated(Text(msg("record", "Removal: %1"), {type.singular}));
    }
    if (op.command == kTransition) {
        const auto name = op.args.getOr(kTransitionName, std::string());
        const auto* t = type.workflow.transition(name);
        return t ? translated(t->label) : QString::fromStdString(name);
    }
    const auto* command = catalogue.command(op.command);
    return command ? translated(command->label) : QString::fromStdString(op.command);
}

/// What was chosen for the fields of a difference.
std::vector<TypedValue> takenValues(const Operation& op, const Catalogue& catalogue,
                                    ReferenceTitles* titles)
{
    std::vector<TypedValue> out;
    const auto* conflict = titles->record(conflicts::Conflict::kType, op.subject);
    const auto* type = conflict ? catalogue.type(conflict->text(conflicts::kRecordType)) : nullptr;
    const auto object = [&](const Field<std::string>& field) {
        return QJsonDocument::fromJson(
                   QByteArray::fromStdString(op.args.getOr(field, std::string())))
            .object();
    };
    const auto taken = object(conflicts::kTaken);
    const auto seen = object(conflicts::kSeen);
    for (auto it = taken.begin(); type && it != taken.end(); ++it) {
        if (const auto* f = type->field(it.key().toStdString())) {
            out.push_back({translated(f->traits.label),
                           shownValue(*f, valueFrom(seen[it.key()], f->kind), titles),
                           shownValue(*f, valueFrom(it.value(), f->kind), titles)});
        }
    }
    return out;
}

} // namespace

QString operationTitle(const Operation& op, const Catalogue& catalogue, ReferenceTitles* titles)
{
    const auto* type = catalogue.type(op.type);
    if (type == nullptr) {
        return QString::fromStdString(op.command);
    }
    const QString label = actLabel(op, *type, catalogue);
    QString subject;
    if (op.command == kCreate || op.command == attachments::kAttach) {
        // It may not be on this machine any more; what was typed names it.
        Record r(*type, op.subject);
        for (const auto& [name, value] : op.args.all()) {
            if (type->indexOf(name) >= 0) {
                r.setValue(name, value);
            }
        }
        subject = titleOf(r, titles);
    } else {
        subject = titles->title(type->key, op.subject);
    }
    return subject.isEmpty() ? label : QStringLiteral("%1 – %2").arg(label, subject);
}

std::vector<TypedValue> typedValues(const Operation& op, const Catalogue& catalogue,
                                    ReferenceTitles* titles)
{
    std::vector<TypedValue> out;
    if (op.command == conflicts::kSettle) {
        out = takenValues(op, catalogue, titles);
    }
    for (const auto& [name, value] : op.args.all()) {
        const auto* field = fieldOf(name, op, catalogue);
        if (field == nullptr || !isShown(*field)) {
            continue;
        }
        const auto* before = op.base.find(name);
        out.push_back({translated(field->traits.label),
                       before ? shownValue(*field, *before, titles) : QString(),
                       shownValue(*field, value, titles)});
    }
    if (!op.comment.empty()) {
        out.push_back(
            {translated(msg("record", "Reason")), {}, QString::fromStdString(op.comment)});
    }
    return out;
}

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

QString shortened(const QString& text)
{
    constexpr int kMost = 120;
    return text.size() > kMost ? text.left(kMost - 1) + QChar(0x2026) : text;
}

QString operationAsText(const Operation& op, const Catalogue& catalogue, ReferenceTitles* titles)
{
    QStringList lines{operationTitle(op, catalogue, titles), shown(op.at), {}};
    for (const auto& v : typedValues(op, catalogue, titles)) {
        lines.append(QStringLiteral("%1: %2").arg(v.label, v.typed));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace myspike::ui
