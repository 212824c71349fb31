// What the department edits itself: checklists and the rule book.
#include <fmt/format.h>

#include "server/ops/import/table_mapping.h"
#include "shared/modules/reference/reference.h"
#include "shared/schema/rule_book.h"

namespace myspike {

namespace {

void readChecklistItem(ImportRow& row)
{
    using namespace checklist_item;
    row.readAllBut({kChecklist.name});
    const auto version = row.text(kChecklist.name);
    if (version.empty()) {
        row.refuse(kChecklist.name, "The version of the checklist is missing. Fill it in.");
        return;
    }
    Record list(reference::checklist(), Id{});
    list.set(checklist::kVersion, version);
    list.set(checklist::kKind, checklist::Kind::SiteVisitCreditUnit);
    if (const auto kind = row.text("checklist_kind"); !kind.empty()) {
        auto value = valueFromText(*list.type().field(checklist::kKind.name), kind,
                                   [](const auto&, auto) { return std::optional<Id>(); });
        if (!value) {
            row.refuse("checklist_kind", value.fault().forUser.english());
            return;
        }
        list.setValue(checklist::kKind.name, std::move(*value));
    }
    list.set(checklist::kStatus, foldKey(row.text("status")) == "approved"
                                     ? checklist::Status::Approved
                                     : checklist::Status::Draft);
    list.set(checklist::kEffectiveFrom, Date::parse(row.text("effective_from")));
    list.id = naturalId(list);
    row.set(kChecklist, Ref<Checklist>{list.id});
    row.addParent(std::move(list));
}

/// A value that no rule can read must not enter the rule book.
void readRuleBookEntry(ImportRow& row)
{
    using namespace rule_book;
    row.readAllBut();
    const auto kind = row.text(kKind.name);
    const auto value = row.text(kValue.name);
    const bool readable = kind == "integer" || kind == "money" ? parseInteger(value).has_value()
                          : kind == "hundredths" ? Hundredths::parse(value).has_value()
                          : kind == "boolean"    ? value == "true" || value == "false"
                                                 : kind == "text";
    if (!readable) {
        row.refuse(kValue.name, fmt::format("“{}” is no value of the kind “{}”. Kinds are integer, "
                                            "hundredths, money (in sen), boolean and text.",
                                            value, kind));
    }
}

} // namespace

std::vector<TableMapping> contentMappings()
{
    return {
        {.type = ChecklistItem::kType,
         .rowType = ChecklistItem::kType,
         .what = "items of a checklist; a new version comes in as a draft",
         .columns = {{"checklist_kind"}, {"status"}, {"effective_from"}},
         .needed =
             {{"checklist"}, {"code"}, {"form"}, {"ordinal"}, {"question_ms"}, {"answer_kind"}},
         .read = readChecklistItem},
        {.type = rule_book::Entry::kType,
         .rowType = rule_book::Entry::kType,
         .what = "entries of the rule book, each with its dates and circular",
         .needed = {{"key"}, {"kind"}, {"value"}, {"effective_from"}, {"reference"}, {"basis"}},
         .read = readRuleBookEntry},
    };
}

} // namespace myspike
