// What comes in bulk: answers to a pull, segments, rows and their lenses.
#include "tests/fuzz/targets.h"

#include <boost/json.hpp>

#include "shared/base/json.h"
#include "shared/store/group_versions.h"
#include "shared/sync/codec.h"
#include "shared/sync/versions.h"
#include "shared/wire/compression.h"
#include "shared/wire/segment.h"
#include "shared/wire/sync_messages.h"
#include "tests/support/shared/store_catalogue.h"

namespace myspike::fuzz {

using namespace myspike::test;

namespace {

constexpr std::size_t kMostUnpacked = 1 << 20;

Id idOf(int n) { return Id::ofName("seed", std::to_string(n)); }

/// Two versions on: the pay was called `salary` once, and remarks were one of two words.
const Catalogue& lensed()
{
    static const Catalogue catalogue = [] {
        auto c = smallCatalogue();
        c.setSchema({3, 1, 1});
        c.add(RowLens{2, Worker::kType, [](boost::json::object& v) {
                          if (const auto* pay = v.if_contains("pay")) {
                              auto moved = *pay;
                              v.erase("pay");
                              v["salary"] = std::move(moved);
                          }
                      }});
        c.add(RowLens{3, Worker::kType, [](boost::json::object& v) {
                          if (auto* remarks = v.if_contains("remarks")) {
                              *remarks = remarks->is_null() ? "none" : "some";
                          }
                      }});
        return c;
    }();
    return catalogue;
}

const Catalogue& small()
{
    static const Catalogue catalogue = smallCatalogue();
    return catalogue;
}

Record aWorker(int n)
{
    Record r(worker(), idOf(n));
    r.version = 100 + n;
    r.set(kName, "Siti \"Ali\"\nbaris " + std::to_string(n));
    r.set(kState, WorkerState::Active);
    r.set(kJoinedOn, *Date::fromYmd(2020, 2, 29));
    r.set(kPay, Money{250'000});
    r.set(kTrained, true);
    r.set(kOffice, Ref<Office>{idOf(77)});
    r.unknown = n % 2 == 0 ? R"({"shoe_size":41})" : "";
    return r;
}

// --- pull ----------------------------------------------------------------------------------------

void runPull(std::string_view bytes)
{
    const auto decode = [](std::string_view s) { return decodePullReply(s, small()); };
    if (!bytes.empty() && bytes.front() == 'z') {
        const auto text = decompress(bytes.substr(1), kMostUnpacked);
        if (!text.ok()) {
            return requireSentence(text.fault());
        }
        require(text->size() <= kMostUnpacked, "nothing unpacks to more than it may");
        return readsWhatItWrites(*text, decode, encodePullReply);
    }
    const auto reply = decode(bytes);
    if (!reply.ok()) {
        return requireSentence(reply.fault());
    }
    for (const auto& row : reply->rows) {
        require(GroupVersions::parse(row.groupVersions).has_value(), "versions can be read");
    }
    for (const auto& c : reply->changes) {
        require(!c.record.isNull() && c.seq <= reply->toSeq, "a change lies in what was pulled");
    }
    readsWhatItWrites(bytes, decode, encodePullReply);
}

std::vector<std::string> pullSeeds()
{
    PullReply r;
    r.epoch = "e1";
    r.toSeq = 120;
    r.ackedNumber = 7;
    r.more = true;
    r.scopes = {"reference", "user:x"};
    r.whole = {"user:x"};
    r.views = {"officer,worker"};
    for (int i = 0; i < 2; ++i) {
        r.rows.push_back({aWorker(i), {"user:x"}, "100;name=101"});
    }
    r.rows[1].record.deleted = true;
    PulledChange patch;
    patch.seq = 118;
    patch.record = Record(worker(), idOf(60));
    patch.record.version = 118;
    patch.record.set(kName, std::string("Budi"));
    patch.record.unknown = R"({"shoe_size":42})";
    patch.fields = {"name", "pay"};
    PulledChange moved;
    moved.seq = 119;
    moved.record = aWorker(61);
    moved.whole = true;
    moved.groupVersions = "100;name=119";
    moved.enters = {"reference"};
    PulledChange left;
    left.seq = 120;
    left.record = Record(worker(), idOf(62));
    left.record.version = 120;
    left.leaves = {"reference"};
    r.changes = {patch, moved, left};
    r.segmented = {{"state:14", "officer", 0, 120, {{std::string(64, 'a'), "worker", 9, 400}}}};
    const auto text = encodePullReply(r);
    return {text, seed('z', compress(text)), encodePullReply({})};
}

// --- segments ------------------------------------------------------------------------------------

/// The rows as text; nothing where the segment was refused.
std::optional<std::string> rowsOf(std::string_view text, std::size_t batch)
{
    Segment expected;
    expected.type = Worker::kType;
    expected.rows = -1;
    std::string out;
    const auto done = decodeSegment(
        text, expected, small(), batch, [&](std::vector<SegmentRow>&& rows) -> Status {
            require(!rows.empty() && rows.size() <= batch, "rows come in batches");
            for (const auto& row : rows) {
                out += row.record.id.toString() + row.groupVersions + row.record.unknown;
                out += row.gone ? "gone" : encodeRow(row.record);
            }
            return okStatus();
        });
    if (!done) {
        requireSentence(done.fault());
        return std::nullopt;
    }
    return out;
}

void runSegment(std::string_view text)
{
    require(rowsOf(text, 1) == rowsOf(text, 1'000), "the batch makes no difference");
}

void runSegments(std::string_view bytes)
{
    switch (bytes.empty() ? 0 : bytes.front()) {
    case 'z': {
        const auto text = decompress(bytes.substr(1), kMostUnpacked);
        if (!text.ok()) {
            return requireSentence(text.fault());
        }
        require(text->size() <= kMostUnpacked, "nothing unpacks to more than it may");
        return runSegment(*text);
    }
    case 'l':
        return readsWhatItWrites(bytes.substr(1), decodeSegmented, encodeSegmented);
    default:
        return runSegment(bytes);
    }
}

std::vector<std::string> segmentSeeds()
{
    auto lines = segmentHeader("team:north", 0, Worker::kType, 120, 3);
    for (int i = 0; i < 2; ++i) {
        const auto r = aWorker(i);
        lines += R"({"id":")" + r.id.toString() + R"(","ver":)" + std::to_string(r.version) +
                 R"(,"groups":"100;name=101","values":)" + encodeRow(r) + "}\n";
    }
    lines += R"({"id":")" + idOf(9).toString() + "\",\"gone\":true}\n";
    SegmentedScope scope{"state:14", "officer", 0, 120, {{std::string(64, 'a'), "worker", 9, 400}}};
    return {lines, seed('z', compress(lines)), seed('l', encodeSegmented(scope))};
}

// --- rows, patches, lenses -----------------------------------------------------------------------

void runRow(std::string_view json, const RecordType& type)
{
    readsWhatItWrites(
        json, [&](std::string_view s) { return decodeRow(s, type); }, encodeRow);
    std::vector<std::string> fields;
    const auto patch = decodePatch(json, type, fields);
    if (patch.ok()) {
        for (const auto& name : fields) {
            require(type.field(name) != nullptr, "a patch names fields that the type has");
        }
    }
}

void runRows(std::string_view bytes)
{
    if (bytes.empty()) {
        return;
    }
    const auto& types = productCatalogue().types();
    const auto rest = bytes.substr(1);
    switch (bytes.front()) {
    case 'w':
        runRow(rest, worker());
        break;
    case 'l': {
        const auto row = decodeRow(rest, worker());
        if (!row.ok()) {
            return requireSentence(row.fault());
        }
        for (int schema = 1; schema <= 3; ++schema) {
            const auto seen = shownTo(schema, *row, lensed());
            require(seen.ok(), "whatever is held can be shown to an older program");
            require(seen->id == row->id && seen->version == row->version, "it is the same row");
            require(seen->value("name") == row->value("name"), "no lens touches another field");
        }
        return;
    }
    case 'g':
        if (const auto groups = GroupVersions::parse(rest)) {
            const auto again = GroupVersions::parse(groups->toText());
            require(again && *again == *groups, "versions that are read can be written");
        }
        return;
    case 'm': {
        // What two versions do not know, each canonical or empty.
        const auto half = rest.find('\n');
        std::string both[2];
        const std::string_view parts[] = {rest.substr(0, half),
                                          half == rest.npos ? "" : rest.substr(half + 1)};
        for (int i = 0; i < 2; ++i) {
            const auto v = parseJson(parts[i]);
            auto text = v.ok() && v->is_object() ? canonicalJson(*v) : Result<std::string>("");
            both[i] = text.ok() ? *text : std::string();
        }
        const auto merged = mergeUnknown(both[0], both[1]);
        require(merged.empty() || parseJson(merged).ok(), "what is kept unread stays readable");
        return;
    }
    case 'v':
        readsWhatItWrites(
            rest, [](std::string_view s) { return decodeVerdict(s); }, encodeVerdict);
        return;
    case 'c': {
        const auto v = parseJson(rest);
        const auto text = v.ok() ? canonicalJson(*v) : Result<std::string>(v.fault());
        if (text.ok()) {
            const auto again = parseJson(*text);
            require(again.ok() && *canonicalJson(*again) == *text,
                    "canonical JSON is a fixed point");
        }
        return;
    }
    default:
        runRow(rest, *types[static_cast<unsigned char>(bytes[0]) % types.size()]);
    }
}

std::vector<std::string> rowSeeds()
{
    Verdict v;
    v.operation = idOf(1);
    v.number = 1;
    v.text = Text(msg("test", "At most %1 trainees."), {25});
    v.numbers = {{"application/2026", "PB-2026-0000012"}};
    std::vector<std::string> out{seed('w', encodeRow(aWorker(2))),
                                 seed('l', encodeRow(aWorker(2))),
                                 seed('g', "100;name=101;state=140"),
                                 seed('m', R"({"shoe_size":41})"
                                           "\n"
                                           R"({"hat":"b"})"),
                                 seed('v', encodeVerdict(v)),
                                 seed('c', R"({"b":[1,null,"\u00e9"],"a":{"x":true}})")};
    // A row of each of the product's types, with something in every field.
    const auto& types = productCatalogue().types();
    for (std::size_t i = 0; i < types.size(); ++i) {
        const char selector = static_cast<char>(128 + i % 128);
        const auto& type = *types[static_cast<unsigned char>(selector) % types.size()];
        Record r(type, idOf(static_cast<int>(i)));
        for (const auto& f : type.fields) {
            switch (f.kind) {
            case FieldKind::Reference:
                r.setValue(f.name, idOf(5));
                break;
            case FieldKind::Choice:
                r.setValue(f.name, f.choices.empty() ? Value(std::string("x"))
                                                     : Value(std::string(f.choices.front().code)));
                break;
            case FieldKind::Integer:
            case FieldKind::Decimal:
            case FieldKind::Money:
            case FieldKind::Boolean:
            case FieldKind::Date:
            case FieldKind::Instant:
                r.setValue(f.name, std::int64_t{1});
                break;
            case FieldKind::File:
                r.setValue(f.name, std::string(64, 'a'));
                break;
            case FieldKind::Json:
                r.setValue(f.name, std::string("[1]"));
                break;
            default:
                r.setValue(f.name, std::string("Kuala Terengganu"));
            }
        }
        out.push_back(seed(selector, encodeRow(r)));
    }
    return out;
}

} // namespace

std::vector<Target> bulkTargets()
{
    return {{"pull", runPull, pullSeeds},
            {"segments", runSegments, segmentSeeds},
            {"rows", runRows, rowSeeds}};
}

} // namespace myspike::fuzz
