#include "shared/sync/records.h"

#include <algorithm>
#include <array>

#include "shared/schema/rule_book.h"
#include "shared/sync/file_limits.h"
#include "shared/sync/parked.h"
#include "shared/sync/settle.h"

namespace myspike {

std::string joinScopes(const std::vector<std::string>& scopes)
{
    std::string out;
    for (const auto& s : scopes) {
        if (!out.empty()) {
            out += ' ';
        }
        out += s;
    }
    return out;
}

std::vector<std::string> splitScopes(const std::string& text)
{
    std::vector<std::string> out;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto end = std::min(text.find(' ', at), text.size());
        if (end > at) {
            out.push_back(text.substr(at, end - at));
        }
        at = end + 1;
    }
    return out;
}

namespace history {

const RecordType& entry()
{
    static const RecordType t{
        .key = Entry::kType,
        .singular = msg("history", "History entry"),
        .plural = msg("history", "History"),
        .module = "foundation",
        .scopes = [](const Record& r) { return splitScopes(r.text(kScopes)); },
        .fields =
            {
                describe(kRecordType, {.label = msg("history", "Kind of record")}),
                describe(kRecordId, {.label = msg("history", "Record"), .indexed = true}),
                describe(kRootId, {.label = msg("history", "Belongs to"), .indexed = true}),
                describe(kOperation, {.label = msg("history", "Operation"), .hidden = true}),
                describe(kAct, {.label = msg("history", "What was done"), .inList = true}),
                describe(kChanges, {.label = msg("history", "Changes"), .kind = FieldKind::Json}),
                describe(kComment,
                         {.label = msg("history", "Reason"), .kind = FieldKind::Paragraph}),
                describe(kActorId, {.label = msg("history", "User"), .hidden = true}),
                describe(kActorName, {.label = msg("history", "Who"), .inList = true}),
                describe(kOnBehalfOf, {.label = msg("history", "On behalf of"), .inList = true}),
                describe(kDeviceName, {.label = msg("history", "Device"), .inList = true}),
                describe(kOffline, {.label = msg("history", "Offline"), .inList = true}),
                describe(kDoneAt, {.label = msg("history", "Done at"), .inList = true}),
                describe(kReceivedAt, {.label = msg("history", "Received at"), .inList = true}),
                describe(kScopes, {.hidden = true, .maxLength = 1'000}),
            },
        .defaultSort = {{"done_at", true}},
        .history = false,
        .appendOnly = true,
    };
    return t;
}

} // namespace history

namespace attachments {

const RecordType& attachment()
{
    static const RecordType t{
        .key = Attachment::kType,
        .singular = msg("attachment", "Attachment"),
        .plural = msg("attachment", "Attachments"),
        .module = "foundation",
        .scopes = [](const Record& r) { return splitScopes(r.text(kScopes)); },
        .fields =
            {
                describe(kOwnerType, {.label = msg("attachment", "Kind of record"),
                                      .required = Required::Always}),
                describe(kOwnerId, {.label = msg("attachment", "Record"),
                                    .required = Required::Always,
                                    .indexed = true}),
                describe(kRootId, {.label = msg("attachment", "Belongs to"), .indexed = true}),
                describe(kKind, {.label = msg("attachment", "Kind"), .inList = true}),
                describe(kName, {.label = msg("attachment", "File name"),
                                 .required = Required::Always,
                                 .inList = true}),
                describe(kCaption, {.label = msg("attachment", "Caption"), .inList = true}),
                describe(kSha256, {.label = msg("attachment", "Content"),
                                   .required = Required::Always,
                                   .indexed = true,
                                   .kind = FieldKind::File}),
                describe(kSize, {.label = msg("attachment", "Size"), .inList = true, .min = 1}),
                describe(kMediaType, {.label = msg("attachment", "Format")}),
                describe(kCapturedAt, {.label = msg("attachment", "Taken at"), .inList = true}),
                describe(kLatitude, {.label = msg("attachment", "Latitude")}),
                describe(kLongitude, {.label = msg("attachment", "Longitude")}),
                describe(kComplete,
                         {.label = msg("attachment", "Arrived"), .inList = true, .readOnly = true}),
                describe(kScopes, {.hidden = true, .maxLength = 1'000}),
            },
        .title = {"name"},
        .defaultSort = {{"captured_at"}},
    };
    return t;
}

namespace {
constexpr RuleKey<std::int64_t> kMaxPicture{"verification.photo.maximum_bytes"};
constexpr RuleKey<std::int64_t> kMaxPdf{"documents.pdf.maximum_bytes"};
constexpr RuleKey<std::int64_t> kMaxOffice{"documents.office.maximum_bytes"};
} // namespace

std::optional<std::int64_t> maximumBytes(const Reader& reader, std::string_view mediaType, Date on)
{
    const auto key = mediaType.starts_with("image/")  ? kMaxPicture
                     : mediaType == "application/pdf" ? kMaxPdf
                                                      : kMaxOffice;
    const auto most = ruleValue(reader, key, on);
    return most ? std::optional(*most) : std::nullopt;
}

namespace {

/// What was kept on the machine by another day's limit, or came past the client, is judged again.
Status judgeSize(const Transaction& tx, const Values& args)
{
    const auto size = args.getOr(kSize, std::int64_t{0});
    const auto most = maximumBytes(tx, args.getOr(kMediaType, std::string()), tx.context().day());
    if (!most || size <= *most) {
        return okStatus();
    }
    return Fault{FaultCode::TooLarge,
                 Text(msg("file", "This file has %1 MB; at most %2 MB are allowed. Make it smaller "
                                  "and attach it again."),
                      {(size + 999'999) / 1'000'000, std::max<std::int64_t>(1, *most / 1'000'000)}),
                 {},
                 "FILE_SIZE"};
}

Status attach(Transaction& tx, const Id& subject, const Values& args)
{
    MYSPIKE_TRY(judgeSize(tx, args));
    const auto type = args.getOr(kOwnerType, std::string());
    const auto owner = Id::parse(args.getOr(kOwnerId, std::string()));
    const auto found = owner ? tx.find(type, *owner) : Lookup{};
    if (!found) {
        return Fault{FaultCode::NotFound,
                     msg("attachment", "The record that this file belongs to is not here. Open it "
                                       "again, then attach the file."),
                     type, "ATTACH"};
    }
    Record r(attachment(), subject);
    for (const auto& [name, value] : args.all()) {
        if (name != kScopes.name && name != kComplete.name && name != kRootId.name) {
            r.setValue(name, value);
        }
    }
    const auto& ownerType = found->type();
    const auto* parent = ownerType.parent ? asId(found->value(ownerType.parent)) : nullptr;
    r.set(kRootId, (parent ? *parent : *owner).toString());
    r.set(kScopes, joinScopes(ownerType.scopes(*found)));
    return tx.insert(r);
}

} // namespace

} // namespace attachments

namespace conflicts {

namespace {
constexpr std::array kKinds = {
    Choice{"both_changed", msg("conflict", "Both changed it")},
    Choice{"removed_meanwhile", msg("conflict", "Changed after it was removed")},
    Choice{"changed_before_removal", msg("conflict", "Removed after it was changed")}};
constexpr std::array kStates = {
    Choice{"open", msg("conflict", "Waits for a decision")},
    Choice{"kept_server", msg("conflict", "The server's value was kept")},
    Choice{"took_mine", msg("conflict", "The author's value was taken")},
    Choice{"took_other", msg("conflict", "It was decided field by field")}};
} // namespace

std::span<const Choice> choicesOf(Kind) { return kKinds; }

std::span<const Choice> choicesOf(State) { return kStates; }

const RecordType& conflict()
{
    static const RecordType t{
        .key = Conflict::kType,
        .singular = msg("conflict", "Conflict"),
        .plural = msg("conflict", "Conflicts"),
        .module = "foundation",
        .scopes = [](const Record& r) { return splitScopes(r.text(kScopes)); },
        .fields =
            {
                describe(kRecordType, {.label = msg("conflict", "Kind of record"), .inList = true}),
                describe(kRecordId, {.label = msg("conflict", "Record"), .indexed = true}),
                describe(kGroup, {.label = msg("conflict", "Fields"), .inList = true}),
                describe(kBase, {.label = msg("conflict", "Before"), .kind = FieldKind::Json}),
                describe(kMine,
                         {.label = msg("conflict", "The author's value"), .kind = FieldKind::Json}),
                describe(kTheirs,
                         {.label = msg("conflict", "The server's value"), .kind = FieldKind::Json}),
                describe(kOperation, {.hidden = true}),
                describe(kAuthor, {.hidden = true}),
                describe(kAuthorName, {.label = msg("conflict", "Author"), .inList = true}),
                describe(kMadeAt, {.label = msg("conflict", "Made at"), .inList = true}),
                describe(kDeviceName, {.label = msg("conflict", "Device")}),
                describe(kKind, {.label = msg("conflict", "What met"), .inList = true}),
                describe(kTitle, {.label = msg("conflict", "Title"), .inList = true}),
                describe(kTheirsName, {.label = msg("conflict", "Written on the server by")}),
                describe(kTheirsAt, {.label = msg("conflict", "Written on the server at")}),
                describe(kState,
                         {.label = msg("conflict", "State"), .inList = true, .indexed = true}),
                describe(kDecidedValues,
                         {.label = msg("conflict", "Decided"), .kind = FieldKind::Json}),
                describe(kDecidedBy, {.hidden = true}),
                describe(kDecidedByName, {.label = msg("conflict", "Decided by"), .inList = true}),
                describe(kDecidedAt, {.label = msg("conflict", "Decided at"), .inList = true}),
                describe(kNote, {.label = msg("conflict", "Note"), .kind = FieldKind::Paragraph}),
                describe(kScopes, {.hidden = true, .maxLength = 1'000}),
            },
        .title = {"record_type", "field_group"},
        .defaultSort = {{"made_at", true}},
        .history = false,
    };
    return t;
}

} // namespace conflicts

void describeFoundation(Catalogue& catalogue, std::vector<std::string_view> supervisors)
{
    catalogue.add(history::entry());
    catalogue.add(attachments::attachment());
    catalogue.add(conflicts::conflict());
    catalogue.add(Command{
        .name = attachments::kAttach,
        .subject = attachments::Attachment::kType,
        .label = msg("attachment", "Attach a file"),
        .args = attachments::attachment().fields,
        .createsSubject = true,
        .run = attachments::attach,
    });
    catalogue.add(conflicts::settleCommand());
    parked::describe(catalogue, std::move(supervisors));
}

} // namespace myspike
