#include "client/ui/records/history_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "client/ui/language.h"
#include "client/ui/values/reference_titles.h"
#include "client/ui/values/value_text.h"
#include "shared/sync/operation.h"
#include "shared/sync/parked.h"
#include "shared/sync/settle.h"

namespace myspike::ui {

namespace {

struct ToldChange
{
    const FieldDef* field;
    Value from;
    Value to;
};

std::vector<ToldChange> changesOf(const Record& entry, const RecordType& type)
{
    std::vector<ToldChange> out;
    const auto text = entry.text(history::kChanges);
    for (const auto& item : QJsonDocument::fromJson(QByteArray::fromStdString(text)).array()) {
        const auto o = item.toObject();
        const auto* field = type.field(o[QLatin1String("field")].toString().toStdString());
        if (field != nullptr && isShown(*field)) {
            out.push_back({field, valueFrom(o[QLatin1String("from")], field->kind),
                           valueFrom(o[QLatin1String("to")], field->kind)});
        }
    }
    return out;
}

/// A field's label inside a sentence.
QString labelOf(const FieldDef& field) { return translated(field.traits.label); }

QString changeLine(const ToldChange& c, ReferenceTitles* titles)
{
    return QStringLiteral("%1: %2 → %3")
        .arg(labelOf(*c.field), quotedValue(*c.field, c.from, titles),
             quotedValue(*c.field, c.to, titles));
}

QString sentence(Msg pattern, std::initializer_list<QString> args)
{
    std::vector<TextArg> all;
    for (const auto& a : args) {
        all.emplace_back(a.toStdString());
    }
    return translated(Text(pattern, std::move(all)));
}

/// A decision about two changes, field by field.
void tellSettled(ToldEntry& out, const Record& entry, const RecordType* type,
                 ReferenceTitles* titles)
{
    const QString who = QString::fromStdString(entry.text(history::kActorName));
    const auto told =
        QJsonDocument::fromJson(QByteArray::fromStdString(entry.text(history::kChanges))).object();
    const QString author = told[QLatin1String("author")].toString();
    const auto kind = told[QLatin1String("kind")].toString();
    const bool isRemoval = kind == QLatin1String(codeOf(conflicts::Kind::ChangedBeforeRemoval));
    out.sentence =
        isRemoval ? sentence(msg("history", "%1 decided about %2's wish to remove this record."),
                             {who, author})
        : kind == QLatin1String(codeOf(conflicts::Kind::RemovedMeanwhile))
            ? sentence(msg("history", "%1 decided about %2's change of the removed record."),
                       {who, author})
            : sentence(msg("history", "%1 decided what %2 and somebody else had written "
                                      "differently."),
                       {who, author});
    for (const auto& item : told[QLatin1String("fields")].toArray()) {
        const auto o = item.toObject();
        const auto* field =
            type ? type->field(o[QLatin1String("field")].toString().toStdString()) : nullptr;
        if (field == nullptr || !isShown(*field)) {
            continue;
        }
        const auto text = [&](const char* key) {
            return quotedValue(*field, valueFrom(o[QLatin1String(key)], field->kind), titles);
        };
        const QString stands = text("to");
        const QString mine = text("mine");
        const QString before = text("from");
        out.changes.append(
            stands == before ? sentence(msg("history", "%1: %2 was kept; %3 had written %4"),
                                        {labelOf(*field), stands, author, mine})
            : stands == mine
                ? sentence(msg("history", "%1: %3's %2 was taken in place of %4"),
                           {labelOf(*field), stands, author, before})
                : sentence(msg("history", "%1: now %2; %3 had written %4, and %5 stood there"),
                           {labelOf(*field), stands, author, mine, before}));
    }
}

/// A step of another record's workflow, of which this row is an effect: the paper that a report's
/// submission makes.
Msg labelElsewhere(const Catalogue& catalogue, const std::string& act)
{
    for (const auto* type : catalogue.types()) {
        if (const auto* transition = type->workflow.transition(act)) {
            return transition->label;
        }
    }
    return {"", ""};
}

} // namespace

Value valueFrom(const QJsonValue& json, FieldKind kind)
{
    if (json.isDouble()) {
        return static_cast<std::int64_t>(json.toInteger());
    }
    if (json.isString()) {
        const auto text = json.toString().toStdString();
        if (kind == FieldKind::Reference) {
            const auto id = Id::parse(text);
            return id ? Value(*id) : Value();
        }
        return text;
    }
    return {};
}

QString quotedValue(const FieldDef& field, const Value& value, ReferenceTitles* titles)
{
    const QString text = shownValue(field, value, titles);
    return text.isEmpty() ? translated(msg("history", "nothing"))
                          : QStringLiteral("“%1”").arg(text);
}

ToldEntry told(const Record& entry, const Id& page, const Catalogue& catalogue,
               ReferenceTitles* titles)
{
    ToldEntry out;
    const QString who = QString::fromStdString(entry.text(history::kActorName));
    const auto act = entry.text(history::kAct);
    const auto* type = catalogue.type(entry.text(history::kRecordType));
    const auto record = Id::parse(entry.text(history::kRecordId));
    auto changes = type != nullptr ? changesOf(entry, *type) : std::vector<ToldChange>();

    // "the trainee “Ali”" where the page shows the record above it.
    QString row;
    if (type != nullptr && record && *record != page) {
        row = QStringLiteral("%1 “%2”").arg(translated(type->singular),
                                            titles->title(type->key, *record));
    }
    const auto* transition = type != nullptr ? type->workflow.transition(act) : nullptr;
    const auto* command = catalogue.command(act);
    if (act == kCreate) {
        out.sentence = row.isEmpty() ? sentence(msg("history", "%1 added this record."), {who})
                                     : sentence(msg("history", "%1 added %2."), {who, row});
        // What a new record holds stands in the record.
        changes.clear();
    } else if (act == kRemove) {
        out.sentence = row.isEmpty() ? sentence(msg("history", "%1 removed this record."), {who})
                                     : sentence(msg("history", "%1 removed %2."), {who, row});
        changes.clear();
    } else if (act == kEdit) {
        if (changes.size() == 1) {
            const auto& c = changes.front();
            const QString field = row.isEmpty()
                                      ? labelOf(*c.field)
                                      : QStringLiteral("%1 (%2)").arg(labelOf(*c.field), row);
            out.sentence = sentence(msg("history", "%1 changed %2 from %3 to %4."),
                                    {who, field, quotedValue(*c.field, c.from, titles),
                                     quotedValue(*c.field, c.to, titles)});
            changes.clear();
        } else {
            const QString count = QString::number(changes.size());
            out.sentence =
                row.isEmpty()
                    ? sentence(msg("history", "%1 changed %2 fields."), {who, count})
                    : sentence(msg("history", "%1 changed %2 fields of %3."), {who, count, row});
        }
    } else if (act == attachments::kAttach) {
        const auto* name = type != nullptr ? type->field(attachments::kName.name) : nullptr;
        QString file;
        for (const auto& c : changes) {
            file = c.field == name ? shownValue(*c.field, c.to, titles) : file;
        }
        out.sentence = sentence(msg("history", "%1 attached the file “%2”."), {who, file});
        changes.clear();
    } else if (act == conflicts::kSettle) {
        tellSettled(out, entry, type, titles);
        changes.clear();
    } else if (act == parked::kLetIn) {
        out.sentence = sentence(msg("history", "%1 let in work of %2 that had arrived too late."),
                                {who, QString::fromStdString(entry.text(history::kOnBehalfOf))});
    } else {
        const QString label = translated(transition != nullptr ? transition->label
                                         : command != nullptr  ? command->label
                                                               : labelElsewhere(catalogue, act));
        const QString what = label.isEmpty() ? QString::fromStdString(act) : label;
        out.sentence = row.isEmpty()
                           ? sentence(msg("history", "%1: “%2”."), {who, what})
                           : sentence(msg("history", "%1: “%2” on %3."), {who, what, row});
    }
    for (const auto& c : changes) {
        out.changes.append(changeLine(c, titles));
    }
    if (entry.has(history::kOnBehalfOf) && act != parked::kLetIn) {
        out.sentence +=
            QLatin1Char(' ') + sentence(msg("history", "On behalf of %1."),
                                        {QString::fromStdString(entry.text(history::kOnBehalfOf))});
    }
    if (entry.has(history::kComment)) {
        out.reason = sentence(msg("history", "Reason: %1"),
                              {QString::fromStdString(entry.text(history::kComment))});
    }

    QStringList when;
    if (const auto at = entry.get(history::kDoneAt)) {
        when.append(shown(*at));
    }
    if (entry.has(history::kDeviceName)) {
        when.append(QString::fromStdString(entry.text(history::kDeviceName)));
    }
    const bool offline = entry.getOr(history::kOffline, false);
    const auto received = entry.get(history::kReceivedAt);
    if (offline) {
        when.append(translated(msg("history", "offline")));
    }
    if (!received) {
        when.append(translated(msg("history", "waits to be sent")));
    } else if (offline) {
        when.append(sentence(msg("history", "received %1"), {shown(*received)}));
    }
    out.when = when.join(QStringLiteral(" · "));
    return out;
}

} // namespace myspike::ui
