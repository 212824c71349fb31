#include "client/ui/records/operation_text.h"

#include "client/ui/language.h"
#include "client/ui/values/reference_titles.h"
#include "client/ui/values/value_text.h"
#include "shared/sync/records.h"

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

QString operationAsText(const Operation& op, const Catalogue& catalogue, ReferenceTitles* titles)
{
    QStringList lines{operationTitle(op, catalogue, titles), shown(op.at), {}};
    for (const auto& v : typedValues(op, catalogue, titles)) {
        lines.append(QStringLiteral("%1: %2").arg(v.label, v.typed));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace myspike::ui
