// Checklists as versions: a draft, a second person's approval, in force from a date.
#include <array>

#include "shared/modules/description.h"
#include "shared/modules/reference/reference.h"
#include "shared/schema/rule_book.h"

namespace myspike {

namespace {
constexpr std::array kProvenances = {
    Choice{"register", msg("provenance", "From the register")},
    Choice{"entered", msg("provenance", "Entered by a person")},
    Choice{"invented", msg("provenance", "Invented for demonstration")}};
constexpr std::array kKinds = {
    Choice{"site_visit_credit_unit", msg("checklist", "Site visit, credit by unit")},
    Choice{"site_visit_non_credit", msg("checklist", "Site visit, non-credit")},
    Choice{"site_visit_credit_module", msg("checklist", "Site visit, credit by module")},
    Choice{"site_visit_coptpa", msg("checklist", "Site visit, COPTPA")}};
constexpr std::array kStatuses = {Choice{"draft", msg("checklist", "Draft")},
                                  Choice{"approved", msg("checklist", "Approved")},
                                  Choice{"withdrawn", msg("checklist", "Withdrawn")}};
constexpr std::array kAnswerKinds = {
    Choice{"yes_no_na", msg("checklist", "Yes, no, not applicable")},
    Choice{"scale_0_3", msg("checklist", "Scale 0 to 3")},
    Choice{"number", msg("checklist", "Number")}, Choice{"text", msg("checklist", "Text")}};
std::vector<std::string> referenceOnly(const Record&)
{
    return {scope::kReference, scope::kVerification};
}
} // namespace

std::span<const Choice> choicesOf(Provenance) { return kProvenances; }
std::span<const Choice> checklist::choicesOf(Kind) { return kKinds; }
std::span<const Choice> checklist::choicesOf(Status) { return kStatuses; }
std::span<const Choice> checklist_item::choicesOf(AnswerKind) { return kAnswerKinds; }

namespace reference {

namespace {

/// Who drafted a version does not approve it (2 §2.5, separation of duties).
std::optional<Text> approverDrafted(const Reader&, const Record& r, const ActContext& c)
{
    const auto by = r.get(myspike::checklist::kDraftedBy);
    if (by && by->id == c.actor.user) {
        return msg("checklist", "You drafted this version, so a second officer must approve it.");
    }
    return std::nullopt;
}

std::optional<Text> hasNoItems(const Reader& reader, const Record& r, const ActContext&)
{
    Query q{.type = ChecklistItem::kType};
    q.with(equals(checklist_item::kChecklist, Ref<Checklist>{r.id}));
    if (reader.count(q) == 0) {
        return msg("checklist", "This version has no items. Add them before it is approved.");
    }
    return std::nullopt;
}

Status rememberApprover(Transaction& tx, Record& r)
{
    r.set(myspike::checklist::kApprovedBy, Ref<User>{tx.context().actor.user});
    return tx.update(r);
}

} // namespace

const RecordType& checklist()
{
    using namespace myspike::checklist;
    using S = myspike::checklist::Status;
    const std::vector<std::string_view> editors{role::kVerificationOfficer,
                                                role::kSystemAdministrator};
    static const RecordType t{
        .key = Checklist::kType,
        .singular = msg("checklist", "Checklist"),
        .plural = msg("checklist", "Checklists"),
        .module = "reference",
        .shelf = Shelf::Registers,
        .icon = "list",
        .scopes = referenceOnly,
        .fields =
            {
                describe(kVersion, {.label = msg("checklist", "Version"),
                                    .required = Required::Always,
                                    .inList = true,
                                    .searchable = true,
                                    .indexed = true}),
                describe(kKind, {.label = msg("checklist", "Kind"),
                                 .required = Required::Always,
                                 .inList = true,
                                 .indexed = true}),
                describe(kEffectiveFrom, {.label = msg("checklist", "In force from"),
                                          .required = Required::ToSubmit,
                                          .inList = true}),
                describe(kEffectiveTo,
                         {.label = msg("checklist", "In force until"), .inList = true}),
                describe(kReference, {.label = msg("checklist", "Circular or source")}),
                describe(kStatus, {.label = msg("checklist", "State"),
                                   .required = Required::Always,
                                   .inList = true,
                                   .readOnly = true}),
                describe(kDraftedBy, {.label = msg("checklist", "Drafted by")}),
                describe(kApprovedBy, {.label = msg("checklist", "Approved by"), .readOnly = true}),
                describe(kApprovedAt, {.label = msg("checklist", "Approved at"), .readOnly = true}),
            },
        .workflow = {.field = kStatus.name,
                     .states = {stateFrom(S::Draft, StateKind::Draft, editors),
                                stateFrom(S::Approved, StateKind::Closed),
                                stateFrom(S::Withdrawn, StateKind::Cancelled)},
                     .transitions = {{.name = "approve",
                                      .from = codesOf(S::Draft),
                                      .to = codeOf(S::Approved),
                                      .label = msg("checklist", "Approve"),
                                      .by = editors,
                                      .submits = true,
                                      .guards = {{"CHECKLIST-APPROVER", approverDrafted},
                                                 {"CHECKLIST-ITEMS", hasNoItems}},
                                      .effect = rememberApprover,
                                      .stamp = kApprovedAt.name},
                                     {.name = "withdraw",
                                      .from = codesOf(S::Approved),
                                      .to = codeOf(S::Withdrawn),
                                      .label = msg("checklist", "Withdraw"),
                                      .by = editors,
                                      .needsReason = true}}},
        .access = seenByAll(rights(kWork, editors)),
        .title = {kVersion.name, kKind.name},
        .naturalKey = {kVersion.name},
        .defaultSort = {{kVersion.name, true}},
        .fullReplica = true,
    };
    return t;
}

const RecordType& checklistItem()
{
    using namespace checklist_item;
    static const RecordType t{
        .key = ChecklistItem::kType,
        .singular = msg("checklist_item", "Checklist item"),
        .plural = msg("checklist_item", "Checklist items"),
        .module = "reference",
        .scopes = referenceOnly,
        .fields =
            {
                describe(kChecklist, {.label = msg("checklist_item", "Checklist"),
                                      .required = Required::Always,
                                      .inList = true,
                                      .indexed = true,
                                      .aliases = {"version"}}),
                describe(kCode, {.label = msg("checklist_item", "Code"),
                                 .required = Required::Always,
                                 .inList = true,
                                 .searchable = true,
                                 .indexed = true}),
                describe(kForm, {.label = msg("checklist_item", "Form"),
                                 .required = Required::Always,
                                 .inList = true,
                                 .indexed = true}),
                describe(kSectionMs, {.label = msg("checklist_item", "Section (Malay)"),
                                      .required = Required::ToSubmit}),
                describe(kSectionEn, {.label = msg("checklist_item", "Section (English)")}),
                describe(kOrdinal, {.label = msg("checklist_item", "Order"),
                                    .required = Required::Always,
                                    .indexed = true,
                                    .min = 0}),
                describe(kQuestionMs, {.label = msg("checklist_item", "Question (Malay)"),
                                       .required = Required::ToSubmit,
                                       .inList = true,
                                       .searchable = true,
                                       .maxLength = 600}),
                describe(kQuestionEn, {.label = msg("checklist_item", "Question (English)"),
                                       .inList = true,
                                       .searchable = true,
                                       .maxLength = 600}),
                describe(kReference, {.label = msg("checklist_item", "Source")}),
                describe(kAnswerKind, {.label = msg("checklist_item", "Answered by"),
                                       .required = Required::Always,
                                       .inList = true}),
                describe(kCritical,
                         {.label = msg("checklist_item", "Critical"),
                          .help = msg("checklist_item", "The report cannot go without an answer."),
                          .inList = true}),
                describe(kEvidenceRequired, {.label = msg("checklist_item", "Photograph needed")}),
            },
        .access = seenByAll(
            rights(kWorkAndRemove, {role::kVerificationOfficer, role::kSystemAdministrator})),
        .title = {kCode.name},
        .naturalKey = {kChecklist.name, kCode.name},
        .defaultSort = {{kForm.name}, {kOrdinal.name}},
        .parent = kChecklist.name,
        .history = false,
        .fullReplica = true,
    };
    return t;
}

void describe(Catalogue& catalogue)
{
    catalogue.add(malaysianState());
    catalogue.add(district());
    catalogue.add(postcode());
    catalogue.add(locality());
    catalogue.add(publicHoliday());
    catalogue.add(checklist());
    catalogue.add(checklistItem());
    catalogue.add(rule_book::entry());
}

} // namespace reference

} // namespace myspike
