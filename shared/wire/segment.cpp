#include "shared/wire/segment.h"

#include <boost/json.hpp>

#include <array>

#include "shared/sync/codec.h"
#include "shared/wire/object_reader.h"
#include "shared/wire/protocol.h"

namespace json = boost::json;

namespace myspike {

using wire::ObjectReader;

namespace {

Fault damaged(std::string detail)
{
    return Fault{FaultCode::Io,
                 msg("wire",
                     "What the server sent arrived damaged or was cut off. MySPIKE will ask "
                     "for it again."),
                 "segment: " + std::move(detail),
                 {}};
}

/// Hundreds of thousands of lines: parsed into one block of memory that is used again, and values
/// found by the order in which the writer puts them.
class Lines
{
public:
    explicit Lines(const RecordType* type) : m_type(type) {}

    Result<SegmentRow> row(std::string_view line)
    {
        json::monotonic_resource memory(m_memory.data(), m_memory.size());
        json::error_code error;
        json::parse_options options;
        options.max_depth = static_cast<std::size_t>(kMaxDepth);
        const auto v =
            json::parse(json::string_view(line.data(), line.size()), error, &memory, options);
        const auto* o = error ? nullptr : v.if_object();
        const auto* idText = o && o->contains("id") ? o->at("id").if_string() : nullptr;
        const auto id =
            idText ? Id::parse(std::string_view(idText->data(), idText->size())) : std::nullopt;
        if (!id) {
            return damaged("a row without id");
        }
        SegmentRow out;
        if (o->contains("gone")) {
            out.gone = true;
            out.record = m_type ? Record(*m_type, *id) : Record();
            return out;
        }
        const auto* ver = o->contains("ver") ? o->at("ver").if_int64() : nullptr;
        const auto* values = o->contains("values") ? o->at("values").if_object() : nullptr;
        if (!ver || !values) {
            return damaged("a row without version or values");
        }
        if (!m_type) {
            return out;
        }
        MYSPIKE_TRY(fill(out, *values));
        out.record.id = *id;
        out.record.version = *ver;
        const auto* groups = o->if_contains("groups");
        if (groups && groups->is_string()) {
            out.groupVersions =
                std::string(groups->get_string().data(), groups->get_string().size());
        } else {
            out.groupVersions = std::to_string(*ver);
        }
        if (!GroupVersions::parse(out.groupVersions)) {
            return damaged("group versions");
        }
        return out;
    }

private:
    Status fill(SegmentRow& out, const json::object& values)
    {
        out.record = Record(*m_type, Id{});
        const auto& fields = m_type->fields;
        json::object unknown;
        std::size_t at = 0;
        for (const auto& [key, v] : values) {
            const std::string_view name(key.data(), key.size());
            std::size_t i = at;
            while (i < fields.size() && name != fields[i].name) {
                ++i;
            }
            if (i == fields.size()) {
                for (i = 0; i < at && name != fields[i].name; ++i) {
                }
                if (i == at) {
                    unknown[key] = v;
                    continue;
                }
            }
            auto value = valueFromJson(v, fields[i].kind);
            if (!value) {
                return std::move(value).fault();
            }
            out.record.values()[i] = std::move(*value);
            at = i + 1;
        }
        if (!unknown.empty()) {
            auto text = canonicalJson(unknown);
            if (!text) {
                return std::move(text).fault();
            }
            out.record.unknown = std::move(*text);
        }
        return okStatus();
    }

    const RecordType* m_type;
    std::array<unsigned char, 16 * 1024> m_memory{};
};

} // namespace

std::string segmentHeader(const std::string& scope, std::int64_t since, const std::string& type,
                          std::int64_t asOf, std::int64_t rows)
{
    return json::serialize(json::object{{"segment", json::object{{"scope", scope},
                                                                 {"type", type},
                                                                 {"since", since},
                                                                 {"as_of", asOf},
                                                                 {"rows", rows}}}}) +
           '\n';
}

std::string segmentHeader(const std::string& scope, std::int64_t since, const ScopePiece& piece)
{
    return segmentHeader(scope, since, piece.type->key, piece.asOf, piece.rows);
}

Status decodeSegment(std::string_view text, const Segment& expected, const Catalogue& catalogue,
                     std::size_t batch,
                     const std::function<Status(std::vector<SegmentRow>&&)>& take)
{
    const auto next = [&text]() -> std::optional<std::string_view> {
        const auto end = text.find('\n');
        if (end == text.npos) {
            return std::nullopt;
        }
        const auto line = text.substr(0, end);
        text.remove_prefix(end + 1);
        return line;
    };
    const auto first = next();
    auto header =
        first ? wire::parse(*first, kMaxLineBytes) : Result<json::value>(damaged("no first line"));
    if (!header) {
        return damaged("first line");
    }
    ObjectReader line(*header, "segment");
    const auto* about = line.member("segment");
    if (!about) {
        return damaged("first line");
    }
    ObjectReader m(*about, "segment");
    const auto promised = m.integer("rows");
    if (m.text("type") != expected.type || !m.ok() ||
        (expected.rows >= 0 && promised != expected.rows)) {
        return damaged("another one than was asked for");
    }
    Lines lines(catalogue.type(expected.type));
    std::vector<SegmentRow> rows;
    std::int64_t read = 0;
    while (const auto l = next()) {
        auto row = lines.row(*l);
        if (!row) {
            return std::move(row).fault();
        }
        rows.push_back(std::move(*row));
        ++read;
        if (rows.size() >= batch) {
            MYSPIKE_TRY(take(std::move(rows)));
            rows = {};
            rows.reserve(batch);
        }
    }
    if (read != promised || !text.empty()) {
        return damaged("rows are missing");
    }
    return rows.empty() ? okStatus() : take(std::move(rows));
}

json::value segmentedToJson(const SegmentedScope& s)
{
    json::array segments;
    for (const auto& one : s.segments) {
        segments.push_back(json::object{
            {"sha256", one.sha256}, {"type", one.type}, {"rows", one.rows}, {"bytes", one.bytes}});
    }
    return json::object{{"scope", s.key},
                        {"view", s.view},
                        {"since", s.since},
                        {"as_of", s.asOf},
                        {"segments", std::move(segments)}};
}

Result<SegmentedScope> segmentedFromJson(const json::value& v)
{
    ObjectReader m(v, "segmented");
    SegmentedScope out;
    out.key = m.text("scope");
    out.view = m.text("view", ObjectReader::Optional);
    out.since = m.integer("since");
    out.asOf = m.integer("as_of");
    if (const auto* list = m.array("segments")) {
        for (const auto& item : *list) {
            ObjectReader one(item, "segment");
            Segment s;
            s.sha256 = one.text("sha256", ObjectReader::Needed, 64);
            s.type = one.text("type");
            s.rows = one.integer("rows");
            s.bytes = one.integer("bytes");
            if (s.sha256.size() != 64 || s.rows < 0 || s.bytes < 0 ||
                s.sha256.find_first_not_of("0123456789abcdef") != s.sha256.npos) {
                one.fail("sha256");
            }
            if (!one.ok()) {
                return one.fault();
            }
            out.segments.push_back(std::move(s));
        }
    }
    return m.finish(std::move(out));
}

std::string encodeSegmented(const SegmentedScope& scope)
{
    return json::serialize(segmentedToJson(scope));
}

Result<SegmentedScope> decodeSegmented(std::string_view text)
{
    auto v = wire::parse(text, kMaxLineBytes);
    if (!v) {
        return std::move(v).fault();
    }
    return segmentedFromJson(*v);
}

} // namespace myspike
