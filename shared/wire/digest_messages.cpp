#include "shared/wire/digest_messages.h"

#include <boost/json.hpp>

#include "shared/sync/codec.h"
#include "shared/wire/object_reader.h"
#include "shared/wire/protocol.h"
#include "shared/wire/segment.h"

namespace json = boost::json;

namespace myspike {

using wire::ObjectReader;

namespace {

json::object scopeToJson(const HeldScope& s)
{
    return {{"key", s.key}, {"since", s.since}, {"view", s.view}};
}

Result<HeldScope> scopeFromJson(const json::value& v)
{
    ObjectReader m(v, "held scope");
    HeldScope s{m.text("key"), m.integer("since"), m.text("view", ObjectReader::Optional)};
    return m.finish(std::move(s));
}

json::array scopesToJson(const std::vector<HeldScope>& scopes)
{
    json::array out;
    for (const auto& s : scopes) {
        out.push_back(scopeToJson(s));
    }
    return out;
}

Status readScopes(ObjectReader& m, const char* key, std::vector<HeldScope>& out)
{
    const auto* list = m.array(key);
    for (std::size_t i = 0; list && i < list->size(); ++i) {
        auto s = scopeFromJson((*list)[i]);
        if (!s) {
            return std::move(s).fault();
        }
        out.push_back(std::move(*s));
    }
    return okStatus();
}

Sum128 sum(ObjectReader& m)
{
    const auto parsed = Sum128::parse(m.text("sum", ObjectReader::Needed, 32));
    if (!parsed) {
        m.fail("sum");
    }
    return parsed.value_or(Sum128{});
}

int small(ObjectReader& m, const char* key, int below)
{
    const auto n = m.integer(key);
    if (n < 0 || n >= below) {
        m.fail(key);
        return 0;
    }
    return static_cast<int>(n);
}

constexpr std::string_view kStale = "{\"stale\":true}\n";

} // namespace

std::string encodeDigestRequest(const DigestRequest& r)
{
    return json::serialize(json::object{{"epoch", r.epoch},
                                        {"device", r.device.toString()},
                                        {"schema", r.schema},
                                        {"slice", r.slice},
                                        {"strays", r.strays},
                                        {"scopes", scopesToJson(r.scopes)}});
}

Result<DigestRequest> decodeDigestRequest(std::string_view text)
{
    auto v = wire::parse(text, kMaxPullRequestBytes);
    if (!v) {
        return std::move(v).fault();
    }
    ObjectReader m(*v, "digest request");
    DigestRequest r;
    r.epoch = m.text("epoch", ObjectReader::Needed, 64);
    r.device = m.id("device");
    r.schema = static_cast<int>(m.integer("schema"));
    r.slice = small(m, "slice", kDigestSlices);
    r.strays = m.integer("strays", ObjectReader::Optional);
    MYSPIKE_TRY(readScopes(m, "scopes", r.scopes));
    return m.finish(std::move(r));
}

std::string encodeDigestReply(const DigestReply& reply)
{
    json::array sums;
    for (const auto& s : reply.sums) {
        sums.push_back(json::object{{"scope", s.scope},
                                    {"type", s.type},
                                    {"bucket", s.bucket},
                                    {"rows", s.rows},
                                    {"sum", s.sum.toText()}});
    }
    return json::serialize(
        json::object{{"compared", scopesToJson(reply.compared)}, {"sums", std::move(sums)}});
}

Result<DigestReply> decodeDigestReply(std::string_view text)
{
    auto v = wire::parse(text, kMaxPullBytes);
    if (!v) {
        return std::move(v).fault();
    }
    ObjectReader m(*v, "digest reply");
    DigestReply reply;
    MYSPIKE_TRY(readScopes(m, "compared", reply.compared));
    const auto* list = m.array("sums");
    for (std::size_t i = 0; list && i < list->size(); ++i) {
        ObjectReader one((*list)[i], "digest sum");
        BucketSum s;
        s.scope = one.text("scope");
        s.type = one.text("type");
        s.bucket = small(one, "bucket", kBuckets);
        s.rows = one.integer("rows");
        s.sum = sum(one);
        if (!one.ok()) {
            return one.fault();
        }
        reply.sums.push_back(std::move(s));
    }
    return m.finish(std::move(reply));
}

std::string encodeRowsRequest(const RowsRequest& r)
{
    json::array have;
    for (const auto& row : r.have) {
        have.push_back(json::object{{"id", row.id.toString()}, {"sum", row.sum.toText()}});
    }
    return json::serialize(json::object{{"epoch", r.epoch},
                                        {"device", r.device.toString()},
                                        {"scope", scopeToJson(r.scope)},
                                        {"type", r.type},
                                        {"bucket", r.bucket},
                                        {"have", std::move(have)}});
}

Result<RowsRequest> decodeRowsRequest(std::string_view text)
{
    auto v = wire::parse(text, kMaxRowsRequestBytes);
    if (!v) {
        return std::move(v).fault();
    }
    ObjectReader m(*v, "rows request");
    RowsRequest r;
    r.epoch = m.text("epoch", ObjectReader::Needed, 64);
    r.device = m.id("device");
    if (const auto* scope = m.member("scope")) {
        auto held = scopeFromJson(*scope);
        if (!held) {
            return std::move(held).fault();
        }
        r.scope = std::move(*held);
    }
    r.type = m.text("type");
    r.bucket = small(m, "bucket", kBuckets);
    const auto* list = m.array("have");
    for (std::size_t i = 0; list && i < list->size(); ++i) {
        ObjectReader one((*list)[i], "row digest");
        RowDigest row{one.id("id"), sum(one)};
        if (!one.ok()) {
            return one.fault();
        }
        r.have.push_back(row);
    }
    return m.finish(std::move(r));
}

std::string encodeRowsReply(const RowsRequest& request, const RowsReply& reply)
{
    if (reply.stale) {
        return std::string(kStale);
    }
    auto lines = segmentHeader(request.scope.key, request.scope.since, request.type,
                               request.scope.since, static_cast<std::int64_t>(reply.rows.size()));
    for (const auto& row : reply.rows) {
        lines += R"({"id":")" + row.record.id.toString() + '"';
        if (row.gone) {
            lines += ",\"gone\":true}\n";
            continue;
        }
        lines += ",\"ver\":" + std::to_string(row.record.version) + R"(,"groups":")" +
                 row.groupVersions + R"(","values":)" + encodeRow(row.record) + "}\n";
    }
    return lines;
}

Result<RowsReply> decodeRowsReply(std::string_view lines, const RowsRequest& request,
                                  const Catalogue& catalogue)
{
    RowsReply reply;
    if (lines == kStale) {
        reply.stale = true;
        return reply;
    }
    Segment expected;
    expected.type = request.type;
    expected.rows = -1;
    MYSPIKE_TRY(decodeSegment(
        lines, expected, catalogue, 1'000, [&reply](std::vector<SegmentRow>&& rows) -> Status {
            std::move(rows.begin(), rows.end(), std::back_inserter(reply.rows));
            return okStatus();
        }));
    return reply;
}

} // namespace myspike
