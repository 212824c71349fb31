#include "client/ui/records/record_print.h"

#include "client/replica/replica.h"
#include "client/ui/language.h"
#include "client/ui/table/list_export.h"
#include "client/ui/values/value_text.h"

namespace myspike::ui {

namespace {

bool isOnPaper(const FieldDef& f)
{
    return isShown(f) && f.kind != FieldKind::Json && f.kind != FieldKind::File;
}

void addSection(print::PrintDocument& document, const Workplace& workplace, const Record& record,
                const Section& section)
{
    print::KeyValues values;
    for (const auto& f : record.type().fields) {
        const bool isVisible = !f.traits.visibleWhen || f.traits.visibleWhen(record);
        if (!isOnPaper(f) || !isVisible || std::string_view(f.traits.section) != section.key) {
            continue;
        }
        const QString text = shownValue(f, record.value(f.name), workplace.titles);
        if (!text.isEmpty()) {
            values.rows.push_back({translated(f.traits.label), text});
        }
    }
    if (values.rows.empty()) {
        return;
    }
    if (!section.label.empty()) {
        document.blocks.push_back(print::Heading{translated(section.label), 2});
    }
    document.blocks.push_back(std::move(values));
}

print::DataTable tableOf(const Workplace& workplace, const RecordType& type,
                         const std::vector<Record>& rows)
{
    print::DataTable table;
    std::vector<const FieldDef*> columns;
    for (const auto& f : type.fields) {
        const bool isParent = type.parent != nullptr && std::string_view(f.name) == type.parent;
        if (isOnPaper(f) && f.traits.inList && !isParent) {
            const bool isNumber = f.kind == FieldKind::Integer || f.kind == FieldKind::Decimal ||
                                  f.kind == FieldKind::Money;
            columns.push_back(&f);
            table.columns.push_back({translated(f.traits.label),
                                     isNumber ? print::Align::End : print::Align::Start, 0});
        }
    }
    for (const auto& row : rows) {
        std::vector<QString> cells;
        for (const auto* f : columns) {
            cells.push_back(shownValue(*f, row.value(f->name), workplace.titles));
        }
        table.rows.push_back(std::move(cells));
    }
    return table;
}

} // namespace

print::PrintDocument
printOf(const Workplace& workplace, const Record& record,
        const std::vector<std::pair<const RecordType*, std::vector<Record>>>& children,
        const QStringList& history)
{
    const auto& type = record.type();
    print::PrintDocument document;
    document.title = translated(type.singular);
    document.reference = titleOrKindOf(record, workplace.titles);
    document.language = printLanguage();
    document.letterhead = departmentLetterhead();
    document.printedAt = workplace.replica->clock().now();
    document.printedBy = QString::fromStdString(workplace.replica->identity().actor.name);

    std::vector<Section> sections = type.sections;
    const auto isKnown = [&](const char* key) {
        return std::any_of(sections.begin(), sections.end(),
                           [&](const Section& s) { return std::string_view(s.key) == key; });
    };
    for (const auto& f : type.fields) {
        if (!isKnown(f.traits.section)) {
            sections.insert(sections.begin(), Section{f.traits.section, {}});
        }
    }
    for (const auto& s : sections) {
        addSection(document, workplace, record, s);
    }
    for (const auto& [childType, rows] : children) {
        if (!rows.empty()) {
            document.blocks.push_back(print::Heading{translated(childType->plural), 2});
            document.blocks.push_back(tableOf(workplace, *childType, rows));
        }
    }
    if (!history.isEmpty()) {
        document.blocks.push_back(print::Heading{translated(msg("record", "History")), 2});
        for (const auto& sentence : history) {
            document.blocks.push_back(print::Paragraph{print::escapeMarkup(sentence)});
        }
    }
    return document;
}

} // namespace myspike::ui
