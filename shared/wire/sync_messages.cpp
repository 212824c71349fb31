#include "shared/wire/sync_messages.h"

#include <boost/json.hpp>

#include <algorithm>

#include "shared/store/group_versions.h"
#include "shared/sync/codec.h"
#include "shared/sync/pushed.h"
#include "shared/wire/object_reader.h"
#include "shared/wire/segment.h"

namespace json = boost::json;

namespace myspike {

using wire::ObjectReader;

namespace {

/// A page of verdicts, each with a sentence and a signature; the same bound as what was pushed.
constexpr std::size_t kMaxPushReplyBytes = 2 * kMaxPushBytes;

json::array textsToJson(const std::vector<std::string>& texts)
{
    json::array out;
    out.reserve(texts.size());
    for (const auto& t : texts) {
        out.emplace_back(t);
    }
    return out;
}

json::object actorToJson(const Actor& actor)
{
    json::array grants;
    for (const auto& g : actor.grants) {
        json::object o{{"role", g.role}, {"scope", g.scope}, {"from", g.from.toIso()}};
        if (g.to) {
            o["to"] = g.to->toIso();
        }
        grants.push_back(std::move(o));
    }
    return {{"user", actor.user.toString()}, {"name", actor.name}, {"grants", std::move(grants)}};
}

Result<Actor> actorFromJson(const json::value& v)
{
    ObjectReader m(v, "actor");
    Actor out;
    out.user = m.id("user");
    out.name = m.text("name");
    if (const auto* grants = m.array("grants")) {
        for (const auto& item : *grants) {
            ObjectReader g(item, "grant");
            Grant grant;
            grant.role = g.text("role");
            grant.scope = g.text("scope");
            grant.from = g.date("from").value_or(Date{});
            grant.to = g.date("to", ObjectReader::Optional);
            if (!g.ok()) {
                return g.fault();
            }
            out.grants.push_back(std::move(grant));
        }
    }
    return m.finish(std::move(out));
}

Fault cutOff(std::string detail)
{
    return Fault{FaultCode::Io,
                 msg("wire",
                     "What the server sent arrived damaged or was cut off. MySPIKE will ask "
                     "for it again."),
                 std::move(detail),
                 {}};
}

} // namespace

// --- hello ---------------------------------------------------------------------------------------

std::string encodeHello(const HelloRequest& r)
{
    json::object o{
        {"protocol", json::object{{"oldest", kOldestProtocol}, {"newest", kProtocolVersion}}},
        {"device", r.device.toString()},
        {"generation", r.generation.toString()},
        {"device_name", r.deviceName},
        {"nonce", r.sessionNonce},
        {"epoch", r.epoch},
        {"last_number", r.lastNumber},
        {"schema", r.schema},
        {"app_version", r.appVersion},
        {"cursor", r.cursor},
        {"oldest_cursor", r.oldestCursor},
        {"waiting", r.waiting}};
    if (r.oldestWaiting.ms > 0) {
        o["oldest_waiting"] = r.oldestWaiting.toIso();
    }
    if (r.pulledAt.ms > 0) {
        o["pulled_at"] = r.pulledAt.toIso();
    }
    return json::serialize(o);
}

Result<HelloRequest> decodeHello(std::string_view text)
{
    auto v = wire::parse(text, kMaxMessageBytes);
    if (!v) {
        return std::move(v).fault();
    }
    ObjectReader m(*v, "hello");
    // Before anything else: a version apart may well say the rest in another way.
    if (const auto* range = m.member("protocol")) {
        ObjectReader p(*range, "protocol");
        const auto oldest = p.integer("oldest");
        const auto newest = p.integer("newest");
        if (!p.ok()) {
            return p.fault();
        }
        if (newest < kOldestProtocol) {
            return Fault{FaultCode::Unsupported,
                         msg("wire", "This version of MySPIKE is too old for the server. Update "
                                     "it; your unsent work is kept."),
                         {},
                         "PROTOCOL"};
        }
        if (oldest > kProtocolVersion) {
            return Fault{FaultCode::Unsupported,
                         msg("wire", "This version of MySPIKE is newer than the server. Ask the "
                                     "administrator to update the server; your work is kept."),
                         {},
                         "PROTOCOL"};
        }
    }
    HelloRequest r;
    r.device = m.id("device");
    r.generation = m.id("generation");
    r.deviceName = m.text("device_name", ObjectReader::Optional, 256);
    r.sessionNonce = m.text("nonce", ObjectReader::Optional, 256);
    r.epoch = m.text("epoch", ObjectReader::Optional, 64);
    r.lastNumber = m.integer("last_number");
    r.schema = static_cast<int>(m.integer("schema"));
    r.appVersion = m.text("app_version", ObjectReader::Optional, 64);
    r.cursor = m.integer("cursor", ObjectReader::Optional);
    r.oldestCursor = m.integer("oldest_cursor", ObjectReader::Optional);
    r.waiting = m.integer("waiting", ObjectReader::Optional);
    if (m.member("oldest_waiting", ObjectReader::Optional)) {
        r.oldestWaiting = m.instant("oldest_waiting");
    }
    if (m.member("pulled_at", ObjectReader::Optional)) {
        r.pulledAt = m.instant("pulled_at");
    }
    return m.finish(std::move(r));
}

std::string encodeHelloReply(const HelloReply& r)
{
    json::object o{{"protocol", kProtocolVersion},
                   {"epoch", r.epoch},
                   {"nonce", r.sessionNonce},
                   {"last_number", r.lastNumber},
                   {"server_time", r.serverTime.toIso()},
                   {"lease_until", r.leaseUntil.toIso()},
                   {"scopes", textsToJson(r.scopes)},
                   {"actor", actorToJson(r.actor)},
                   {"new_generation", r.newGeneration},
                   {"generation", r.generation.toString()},
                   {"known_number", r.knownNumber},
                   {"other_history", r.otherHistory},
                   {"schema", r.schema},
                   {"capabilities", textsToJson(r.capabilities)},
                   {"receipt_key", r.receiptKey},
                   {"limits", json::object{{"push_operations", kMaxPushOperations},
                                           {"push_bytes", kMaxPushBytes},
                                           {"piece_bytes", kMaxPieceBytes}}}};
    if (!r.mustUpdate.empty()) {
        o["must_update"] = textToJson(r.mustUpdate);
    }
    return json::serialize(o);
}

Result<HelloReply> decodeHelloReply(std::string_view text)
{
    auto v = wire::parse(text, kMaxPushReplyBytes);
    if (!v) {
        return std::move(v).fault();
    }
    ObjectReader m(*v, "hello reply");
    HelloReply r;
    r.epoch = m.text("epoch");
    r.sessionNonce = m.text("nonce");
    r.lastNumber = m.integer("last_number");
    r.serverTime = m.instant("server_time");
    r.leaseUntil = m.instant("lease_until");
    r.scopes = m.texts("scopes");
    r.newGeneration = m.boolean("new_generation");
    r.receiptKey = m.text("receipt_key", ObjectReader::Optional);
    r.generation = m.id("generation", ObjectReader::Optional);
    r.knownNumber = m.integer("known_number", ObjectReader::Optional);
    r.otherHistory = m.boolean("other_history");
    // A server of before these were said is of the first version.
    r.schema = std::max(1, static_cast<int>(m.integer("schema", ObjectReader::Optional)));
    if (m.member("capabilities", ObjectReader::Optional)) {
        r.capabilities = m.texts("capabilities");
    }
    if (const auto* t = m.member("must_update", ObjectReader::Optional)) {
        r.mustUpdate = textFromJson(*t);
    }
    if (const auto* a = m.member("actor")) {
        auto actor = actorFromJson(*a);
        if (!actor) {
            return std::move(actor).fault();
        }
        r.actor = std::move(*actor);
    }
    return m.finish(std::move(r));
}

// --- push ----------------------------------------------------------------------------------------

std::string encodePush(std::span<const OutgoingOperation> ops)
{
    std::string out = R"({"operations":[)";
    for (std::size_t i = 0; i < ops.size(); ++i) {
        if (i > 0) {
            out += ',';
        }
        out += ops[i].payload;
    }
    return out += "]}";
}

std::string encodePush(std::span<const Operation> ops)
{
    std::vector<OutgoingOperation> out;
    out.reserve(ops.size());
    for (const auto& op : ops) {
        out.push_back({op.id, op.number, encodeOperation(op)});
    }
    return encodePush(out);
}

Result<std::vector<PushedOperation>> decodePush(std::string_view text, const Catalogue& catalogue)
{
    auto v = wire::parse(text, kMaxPushBytes);
    if (!v) {
        return std::move(v).fault();
    }
    ObjectReader m(*v, "push");
    const auto* list = m.array("operations");
    if (!m.ok()) {
        return m.fault();
    }
    if (list->size() > kMaxPushOperations) {
        return Fault{FaultCode::TooLarge,
                     Text(msg("wire", "%1 operations came at once; at most %2 are allowed. Send "
                                      "them in smaller parts."),
                          {list->size(), kMaxPushOperations}),
                     {},
                     "WIRE"};
    }
    std::vector<PushedOperation> out;
    out.reserve(list->size());
    for (const auto& item : *list) {
        auto pushed = decodePushed(item, catalogue);
        if (!pushed) {
            return std::move(pushed).fault();
        }
        out.push_back(std::move(*pushed));
    }
    return out;
}

std::string encodePushReply(const PushReply& r)
{
    std::string out = R"({"verdicts":[)";
    for (std::size_t i = 0; i < r.verdicts.size(); ++i) {
        if (i > 0) {
            out += ',';
        }
        out += encodeVerdict(r.verdicts[i]);
    }
    out += ']';
    if (r.expectedNumber != 0) {
        out += R"(,"expected_number":)" + std::to_string(r.expectedNumber);
    }
    return out += '}';
}

Result<PushReply> decodePushReply(std::string_view text)
{
    auto v = wire::parse(text, kMaxPushReplyBytes);
    if (!v) {
        return std::move(v).fault();
    }
    ObjectReader m(*v, "push reply");
    PushReply r;
    r.expectedNumber = m.integer("expected_number", ObjectReader::Optional);
    if (const auto* list = m.array("verdicts")) {
        for (const auto& item : *list) {
            auto verdict = decodeVerdict(item);
            if (!verdict) {
                return std::move(verdict).fault();
            }
            r.verdicts.push_back(std::move(*verdict));
        }
    }
    return m.finish(std::move(r));
}

// --- pull ----------------------------------------------------------------------------------------

std::string encodePullRequest(const PullRequest& r)
{
    json::object scopes;
    json::object views;
    for (const auto& s : r.scopes) {
        scopes[s.key] = s.since;
        if (!s.view.empty()) {
            views[s.key] = s.view;
        }
    }
    return json::serialize(json::object{{"epoch", r.epoch},
                                        {"device", r.device.toString()},
                                        {"generation", r.generation.toString()},
                                        {"schema", r.schema},
                                        {"scopes", std::move(scopes)},
                                        {"views", std::move(views)}});
}

Result<PullRequest> decodePullRequest(std::string_view text)
{
    auto v = wire::parse(text, kMaxPullRequestBytes);
    if (!v) {
        return std::move(v).fault();
    }
    ObjectReader m(*v, "pull");
    PullRequest r;
    r.epoch = m.text("epoch", ObjectReader::Optional, 64);
    r.device = m.id("device");
    r.generation = m.id("generation");
    if (m.member("schema", ObjectReader::Optional)) {
        r.schema = static_cast<int>(m.integer("schema"));
    }
    const auto* scopes = m.member("scopes");
    if (const auto* object = scopes ? scopes->if_object() : nullptr) {
        for (const auto& [key, since] : *object) {
            const auto* n = since.if_int64();
            if (!n || *n < 0) {
                m.fail("scopes");
                break;
            }
            r.scopes.push_back({std::string(key), *n, {}});
        }
    } else {
        m.fail("scopes");
    }
    const auto* views = m.member("views", ObjectReader::Optional);
    if (const auto* object = views ? views->if_object() : nullptr) {
        for (auto& s : r.scopes) {
            const auto* v = object->if_contains(s.key);
            if (const auto* text = v ? v->if_string() : nullptr) {
                s.view = std::string(text->data(), text->size());
            }
        }
    }
    return m.finish(std::move(r));
}

namespace {

json::object rowLine(const PulledRow& row)
{
    json::object o{{"type", row.record.typeKey()}, {"id", row.record.id.toString()},
                   {"ver", row.record.version},    {"scopes", textsToJson(row.scopes)},
                   {"groups", row.groupVersions},  {"values", rowToJson(row.record)}};
    if (row.record.deleted) {
        o["deleted"] = true;
    }
    return o;
}

json::object changeLine(const PulledChange& c)
{
    json::object o{{"seq", c.seq}, {"type", c.record.typeKey()}, {"id", c.record.id.toString()}};
    if (!c.enters.empty()) {
        o["enter"] = textsToJson(c.enters);
    }
    if (!c.leaves.empty()) {
        o["leave"] = textsToJson(c.leaves);
    }
    if (c.whole) {
        o["ver"] = c.record.version;
        o["groups"] = c.groupVersions;
        o["values"] = rowToJson(c.record);
    } else if (!c.fields.empty() || !c.record.unknown.empty()) {
        auto patch = rowToJson(c.record).get_object();
        for (const auto& f : c.fields) {
            patch.insert(json::key_value_pair(f, nullptr)); // cleared, where it has no value
        }
        o["patch"] = std::move(patch);
    }
    return o;
}

/// Reads the lines of a pull one by one.
class PullReader
{
public:
    explicit PullReader(const Catalogue& catalogue) : m_catalogue(catalogue) {}

    Status take(std::string_view text)
    {
        if (m_ended) {
            return cutOff("pull: lines behind the end");
        }
        auto v = wire::parse(text, kMaxLineBytes);
        if (!v) {
            return cutOff("pull: " + v.fault().detail);
        }
        ObjectReader line(*v, "line");
        if (!m_begun) {
            return begin(line);
        }
        if (const auto* last = line.member("end", ObjectReader::Optional)) {
            return end(*last);
        }
        ++m_rows;
        return v->is_object() && v->get_object().contains("seq") ? change(line) : row(line);
    }

    Result<PullReply> finish()
    {
        if (!m_ended) {
            return cutOff("pull: no end");
        }
        if (!changesEndBy(m_out.toSeq)) {
            return cutOff("pull: a change beyond its end");
        }
        return std::move(m_out);
    }

    /// None says that it happened after `seq`, up to where what was read goes.
    bool changesEndBy(std::int64_t seq) const
    {
        return std::all_of(m_out.changes.begin(), m_out.changes.end(),
                           [seq](const PulledChange& c) { return c.seq <= seq; });
    }

    Status change(ObjectReader& line);
    /// Nothing where one was of a type that is not known here.
    std::optional<std::vector<PulledChange>> takeChanges()
    {
        return m_out.unknown.empty() && m_unknownChanges == 0
                   ? std::optional(std::move(m_out.changes))
                   : std::nullopt;
    }

private:
    Status begin(ObjectReader& line)
    {
        const auto* begin = line.member("begin");
        if (!begin) {
            return cutOff("pull: no begin");
        }
        ObjectReader m(*begin, "begin");
        m_out.epoch = m.text("epoch");
        m_out.toSeq = m.integer("to_seq");
        m_out.scopes = m.texts("scopes");
        m_out.whole = m.texts("whole");
        if (m.member("views", ObjectReader::Optional)) {
            m_out.views = m.texts("views");
        }
        if (const auto* list = m.array("segmented", ObjectReader::Optional)) {
            for (const auto& item : *list) {
                auto scope = segmentedFromJson(item);
                if (!scope) {
                    return std::move(scope).fault();
                }
                m_out.segmented.push_back(std::move(*scope));
            }
        }
        m_begun = true;
        return m.ok() ? okStatus() : Status(m.fault());
    }

    Status end(const json::value& last)
    {
        ObjectReader m(last, "end");
        const auto toSeq = m.integer("to_seq");
        m_out.ackedNumber = m.integer("acked_number");
        m_out.more = m.boolean("more");
        const auto sent = m.integer("rows");
        if (!m.ok()) {
            return m.fault();
        }
        if (toSeq != m_out.toSeq || sent != m_rows) {
            return cutOff("pull: rows are missing");
        }
        m_ended = true;
        return okStatus();
    }

    Status row(ObjectReader& line)
    {
        const auto typeKey = line.text("type");
        PulledRow row;
        const auto id = line.id("id");
        const auto version = line.integer("ver");
        row.groupVersions = line.text("groups", ObjectReader::Optional, kMaxLineBytes);
        row.scopes = line.texts("scopes");
        const bool deleted = line.boolean("deleted");
        const auto* values = line.member("values");
        if (!GroupVersions::parse(row.groupVersions)) {
            line.fail("groups");
        }
        if (!line.ok()) {
            return line.fault();
        }
        const auto* type = m_catalogue.type(typeKey);
        if (!type) {
            noteUnknown(row.scopes, typeKey);
            return okStatus();
        }
        auto record = rowFromJson(*values, *type);
        if (!record) {
            return std::move(record).fault();
        }
        row.record = std::move(*record);
        row.record.id = id;
        row.record.version = version;
        row.record.deleted = deleted;
        m_out.rows.push_back(std::move(row));
        return okStatus();
    }

    void noteUnknown(const std::vector<std::string>& scopes, const std::string& type)
    {
        for (const auto& scope : scopes) {
            std::pair entry{scope, type};
            if (std::find(m_out.unknown.begin(), m_out.unknown.end(), entry) ==
                m_out.unknown.end()) {
                m_out.unknown.push_back(std::move(entry));
            }
        }
    }

    const Catalogue& m_catalogue;
    PullReply m_out;
    bool m_begun = false;
    bool m_ended = false;
    std::int64_t m_rows = 0;
    std::int64_t m_unknownChanges = 0;
};

Status PullReader::change(ObjectReader& line)
{
    PulledChange c;
    c.seq = line.integer("seq");
    const auto typeKey = line.text("type");
    const auto id = line.id("id");
    if (line.member("enter", ObjectReader::Optional)) {
        c.enters = line.texts("enter");
    }
    if (line.member("leave", ObjectReader::Optional)) {
        c.leaves = line.texts("leave");
    }
    const auto* values = line.member("values", ObjectReader::Optional);
    const auto* patch = line.member("patch", ObjectReader::Optional);
    c.whole = values != nullptr;
    auto version = c.seq;
    if (c.whole) {
        version = line.integer("ver");
        c.groupVersions = line.text("groups", ObjectReader::Optional, kMaxLineBytes);
        if (!GroupVersions::parse(c.groupVersions)) {
            line.fail("groups");
        }
    }
    if (!line.ok()) {
        return line.fault();
    }
    const auto* type = m_catalogue.type(typeKey);
    if (!type) {
        noteUnknown(c.enters, typeKey);
        ++m_unknownChanges;
        return okStatus();
    }
    if (values || patch) {
        auto record = patchFromJson(values ? *values : *patch, *type, c.fields);
        if (!record) {
            return std::move(record).fault();
        }
        c.record = std::move(*record);
    } else {
        c.record = Record(*type, id);
    }
    if (c.whole) {
        c.fields.clear();
    }
    c.record.id = id;
    c.record.version = version;
    m_out.changes.push_back(std::move(c));
    return okStatus();
}

} // namespace

std::string encodePullReply(const PullReply& r)
{
    json::object begin{{"epoch", r.epoch},
                       {"to_seq", r.toSeq},
                       {"scopes", textsToJson(r.scopes)},
                       {"whole", textsToJson(r.whole)},
                       {"views", textsToJson(r.views)}};
    if (!r.segmented.empty()) {
        json::array segmented;
        for (const auto& s : r.segmented) {
            segmented.push_back(segmentedToJson(s));
        }
        begin["segmented"] = std::move(segmented);
    }
    std::string out = json::serialize(json::object{{"begin", std::move(begin)}});
    out += '\n';
    for (const auto& row : r.rows) {
        out += json::serialize(rowLine(row));
        out += '\n';
    }
    for (const auto& change : r.changes) {
        out += json::serialize(changeLine(change));
        out += '\n';
    }
    out += json::serialize(
        json::object{{"end", json::object{{"to_seq", r.toSeq},
                                          {"acked_number", r.ackedNumber},
                                          {"more", r.more},
                                          {"rows", r.rows.size() + r.changes.size()}}}});
    return out += '\n';
}

Result<PullReply> decodePullReply(std::string_view text, const Catalogue& catalogue)
{
    PullReader reader(catalogue);
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find('\n', at);
        if (end == std::string_view::npos) {
            return cutOff("pull: no end of line");
        }
        MYSPIKE_TRY(reader.take(text.substr(at, end - at)));
        at = end + 1;
    }
    return reader.finish();
}

// --- events --------------------------------------------------------------------------------------

std::string encodeScopeSlice(const ScopeSlice& slice)
{
    json::array changes;
    for (const auto& c : slice.changes) {
        changes.push_back(changeLine(c));
    }
    auto out = json::serialize(json::object{{"scope", slice.scope},
                                            {"seq", slice.seq},
                                            {"after", slice.after},
                                            {"view", slice.view},
                                            {"beside", textsToJson(slice.beside)},
                                            {"changes", std::move(changes)}});
    return out.size() <= kMaxSliceBytes ? out : std::string();
}

Result<std::optional<ScopeSlice>> decodeScopeSlice(std::string_view text,
                                                   const Catalogue& catalogue)
{
    auto v = wire::parse(text, kMaxEventBytes);
    if (!v) {
        return std::move(v).fault();
    }
    ObjectReader m(*v, "event");
    ScopeSlice out;
    out.scope = m.text("scope");
    out.seq = m.integer("seq");
    const auto* changes = m.array("changes", ObjectReader::Optional);
    if (!changes) {
        return m.ok() ? Result<std::optional<ScopeSlice>>(std::optional<ScopeSlice>())
                      : Result<std::optional<ScopeSlice>>(m.fault());
    }
    out.after = m.integer("after");
    out.view = m.text("view", ObjectReader::Optional);
    out.beside = m.texts("beside");
    if (!m.ok()) {
        return m.fault();
    }
    PullReader reader(catalogue);
    for (const auto& item : *changes) {
        ObjectReader line(item, "change");
        MYSPIKE_TRY(reader.change(line));
    }
    if (!reader.changesEndBy(out.seq)) {
        m.fail("changes");
        return m.fault();
    }
    auto read = reader.takeChanges();
    if (!read) {
        return std::optional<ScopeSlice>(); // types that this version does not know: a pull notes
                                            // them
    }
    out.changes = std::move(*read);
    return std::optional(std::move(out));
}

std::string encodeScopeEvent(const ScopeEvent& e)
{
    return json::serialize(json::object{{"scope", e.scope}, {"seq", e.seq}});
}

Result<ScopeEvent> decodeScopeEvent(std::string_view text)
{
    auto v = wire::parse(text, kMaxEventBytes);
    if (!v) {
        return std::move(v).fault();
    }
    ObjectReader m(*v, "event");
    ScopeEvent e{m.text("scope"), m.integer("seq")};
    return m.finish(std::move(e));
}

} // namespace myspike
