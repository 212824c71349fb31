#include "shared/modules/documents/documents.h"

#include <array>

#include "shared/base/hash.h"
#include "shared/modules/description.h"

namespace myspike {

namespace {
constexpr std::array kTemplates = {
    Choice{"appointment_letter", msg("document", "Letter of appointment")},
    Choice{"centre_notice", msg("document", "Notice of visit")},
    Choice{"visit_slip", msg("document", "Visit slip")},
    Choice{"visit_report", msg("document", "Report of the external verifier")},
    Choice{"non_conformity_notice", msg("document", "Notice of findings")},
    Choice{"confirmed_results", msg("document", "List of confirmed results")},
    Choice{"decision_letter", msg("document", "Letter of decision")},
    Choice{"replacement_notice", msg("document", "Notice of replacement")},
    Choice{"claim_form", msg("document", "Claim form")}};
constexpr std::array kLanguages = {Choice{"ms", msg("document", "Malay")},
                                   Choice{"en", msg("document", "English")}};
} // namespace

std::span<const Choice> document::choicesOf(Template) { return kTemplates; }
std::span<const Choice> document::choicesOf(Language) { return kLanguages; }

namespace documents {

const RecordType& documentType()
{
    using namespace document;
    static const RecordType t{
        .key = Document::kType,
        .singular = msg("document", "Letter or form"),
        .plural = msg("document", "Letters and forms"),
        .module = "documents",
        .shelf = Shelf::Work,
        .icon = "file_text",
        .scopes = [](const Record& r) -> std::vector<std::string> {
            ScopeList scopes(r);
            scopes.with(scope::kVerification).of(kAssignment, scope::ofAssignment);
            // What is addressed to a person is hers; the rest goes to the centre.
            if (r.has(kAddressee)) {
                scopes.of(kAddressee, scope::ofUser);
            } else {
                scopes.of(kCentre, scope::ofCentre);
            }
            return scopes;
        },
        .fields =
            {
                describe(kNumber, {.label = msg("document", "Reference"),
                                   .inList = true,
                                   .searchable = true,
                                   .indexed = true,
                                   .readOnly = true}),
                describe(kTemplate, {.label = msg("document", "Kind"),
                                     .required = Required::Always,
                                     .inList = true,
                                     .indexed = true,
                                     .readOnly = true}),
                describe(kTemplateVersion,
                         {.label = msg("document", "Template version"), .readOnly = true}),
                describe(kLanguage, {.label = msg("document", "Written in"), .readOnly = true}),
                describe(kValues, {.label = msg("document", "Values"),
                                   .required = Required::Always,
                                   .readOnly = true,
                                   .hidden = true,
                                   .kind = FieldKind::Json}),
                describe(kDigest, {.label = msg("document", "Digest of the values"),
                                   .readOnly = true,
                                   .hidden = true}),
                describe(kIssuedOn,
                         {.label = msg("document", "Issued on"), .inList = true, .readOnly = true}),
                describe(kRequest,
                         {.label = msg("document", "Request"), .indexed = true, .readOnly = true}),
                describe(
                    kAssignment,
                    {.label = msg("document", "Assignment"), .indexed = true, .readOnly = true}),
                describe(kCentre, {.label = msg("document", "Centre"),
                                   .inList = true,
                                   .indexed = true,
                                   .readOnly = true}),
                describe(kAddressee, {.label = msg("document", "Addressee"), .readOnly = true}),
            },
        .access =
            rights(kView | static_cast<unsigned>(Verb::Export),
                   {role::kVerificationOfficer, role::kExternalVerifier, role::kFinanceOfficer}) +
            rights(kView, {role::kCentreManager, role::kCentreAdministrator}) +
            rights(kView, onlookers()),
        .title = {kTemplate.name, kNumber.name},
        .defaultSort = {{kIssuedOn.name, true}},
        .appendOnly = true,
    };
    return t;
}

namespace {

Status issue(Transaction& tx, const Id& id, const Values& args)
{
    using namespace document;
    Record d(documentType(), id);
    for (const auto& [name, value] : args.all()) {
        if (documentType().field(name)) {
            d.setValue(name, value);
        }
    }
    const Date day = tx.context().day();
    d.set(kIssuedOn, day);
    d.set(kTemplateVersion, args.getOr(kTemplateVersion, std::int64_t{1}));
    const auto values = args.getOr(kValues, std::string("{}"));
    d.set(kDigest, toHex(sha256(values)));
    if (tx.onServer()) {
        auto number = tx.nextNumber("document", day.year());
        if (!number) {
            return std::move(number).fault();
        }
        d.set(kNumber, "JPK/VER/" + std::to_string(day.year()) + "/" + std::to_string(*number));
    }
    return tx.insert(d);
}

} // namespace

void describe(Catalogue& catalogue)
{
    using namespace document;
    catalogue.add(documentType());
    std::vector<FieldDef> args;
    for (const auto& f : documentType().fields) {
        if (std::string_view(f.name) != kNumber.name && std::string_view(f.name) != kDigest.name) {
            args.push_back(f);
        }
    }
    catalogue.add(Command{.name = command::kIssue,
                          .subject = Document::kType,
                          .label = msg("document", "Issue a letter"),
                          .args = std::move(args),
                          .by = {},
                          .createsSubject = true,
                          .run = issue});
}

} // namespace documents

} // namespace myspike
