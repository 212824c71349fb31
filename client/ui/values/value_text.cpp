#include "client/ui/values/value_text.h"

#include <QStringList>

#include "client/ui/language.h"
#include "client/ui/values/reference_titles.h"

namespace myspike::ui {

QString shownValue(const FieldDef& field, const Value& value, ReferenceTitles* titles,
                   bool showPersonal)
{
    if (isNull(value)) {
        return {};
    }
    if (const auto* id = asId(value)) {
        return titles != nullptr && *field.refType != '\0' ? titles->title(field.refType, *id)
                                                           : QString::fromStdString(id->toString());
    }
    if (const auto* n = asInteger(value)) {
        if (field.kind == FieldKind::Decimal) {
            return shown(Hundredths{*n});
        }
        if (isMillionths(field)) {
            return shownMillionths(*n);
        }
        // Counts and years alike: digits are not grouped, since a year must not read 2,026.
        return translated(displayText(field, value, showPersonal));
    }
    return translated(displayText(field, value, showPersonal));
}

QString titleOf(const Record& record, ReferenceTitles* titles)
{
    QStringList parts;
    for (const char* name : record.type().title) {
        const auto* field = record.type().field(name);
        const QString part =
            field != nullptr ? shownValue(*field, record.value(name), titles) : QString();
        if (!part.isEmpty()) {
            parts.append(part);
        }
    }
    return parts.join(QStringLiteral(" · "));
}

QString titleOrKindOf(const Record& record, ReferenceTitles* titles)
{
    const QString title = titleOf(record, titles);
    return title.isEmpty() ? QStringLiteral("%1 %2").arg(
                                 translated(record.type().singular),
                                 QString::fromStdString(record.id.toString()).right(6).toUpper())
                           : title;
}

bool isMillionths(const FieldDef& field)
{
    return field.kind == FieldKind::Integer && std::string_view(field.name).ends_with("_e6");
}

QString shownMillionths(std::int64_t n)
{
    constexpr int kDigits = 6;
    return QString::number(static_cast<double>(n) / 1e6, 'f', kDigits);
}

bool isShown(const FieldDef& field) { return !field.traits.hidden && !field.traits.label.empty(); }

QString shownSize(qint64 bytes) { return QLocale().formattedDataSize(bytes, 1); }

} // namespace myspike::ui
