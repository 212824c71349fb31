#include "client/ui/table/list_export.h"

#include <QLocale>

#include "client/ui/language.h"
#include "client/ui/values/value_text.h"

namespace myspike::ui {

namespace {

print::ColumnKind columnKind(const FieldDef& field)
{
    switch (field.kind) {
    case FieldKind::Integer:
        return print::ColumnKind::Integer;
    case FieldKind::Decimal:
        return print::ColumnKind::Decimal;
    case FieldKind::Money:
        return print::ColumnKind::Money;
    case FieldKind::Date:
        return print::ColumnKind::Date;
    case FieldKind::Instant:
        return print::ColumnKind::Instant;
    case FieldKind::Boolean:
        return print::ColumnKind::Boolean;
    case FieldKind::Identity:
        return print::ColumnKind::Identifier;
    case FieldKind::Choice:
        return print::ColumnKind::Choice;
    default:
        return print::ColumnKind::Text;
    }
}

QVariant cell(const FieldDef& field, const Value& value, const CollectedRows& rows,
              bool showPersonal)
{
    if (isNull(value)) {
        return {};
    }
    if (const auto* id = asId(value)) {
        return referredTitle(rows, *id);
    }
    if (const auto* n = asInteger(value)) {
        switch (field.kind) {
        case FieldKind::Date:
            return QString::fromStdString(Date{static_cast<std::int32_t>(*n)}.toIso());
        case FieldKind::Decimal:
            return QString::fromStdString(Hundredths{*n}.toFixed());
        case FieldKind::Boolean:
            return *n != 0;
        default:
            return static_cast<qlonglong>(*n);
        }
    }
    return translated(displayText(field, value, showPersonal));
}

} // namespace

print::Language printLanguage()
{
    return QLocale().language() == QLocale::Malay ? print::Language::Malay
                                                  : print::Language::English;
}

print::Letterhead departmentLetterhead()
{
    return {translated(msg("print", "Department of Skills Development")),
            translated(msg("print", "Ministry of Human Resources")),
            {},
            {}};
}

print::ExportTable exportTable(const Workplace& workplace, const RecordType& type,
                               const std::vector<const FieldDef*>& fields,
                               const CollectedRows& rows, print::ExportMeta meta)
{
    const auto& actor = workplace.replica->identity().actor;
    const auto today = workplace.replica->clock().today();
    const auto exporters = type.rolesFor(Verb::Export);
    const bool showPersonal =
        std::any_of(exporters.begin(), exporters.end(),
                    [&](std::string_view role) { return actor.holds(role, today); });

    print::ExportTable table;
    meta.title = meta.title.isEmpty() ? translated(type.plural) : meta.title;
    meta.user = QString::fromStdString(actor.name);
    meta.time = workplace.replica->clock().now();
    meta.language = printLanguage();
    table.meta = std::move(meta);
    for (const auto* field : fields) {
        table.columns.push_back({QString::fromLatin1(field->name), translated(field->traits.label),
                                 columnKind(*field)});
    }
    for (const auto& row : rows.rows) {
        std::vector<QVariant> cells;
        for (const auto* field : fields) {
            cells.push_back(cell(*field, row.value(field->name), rows, showPersonal));
        }
        table.rows.push_back(std::move(cells));
    }
    return table;
}

} // namespace myspike::ui
