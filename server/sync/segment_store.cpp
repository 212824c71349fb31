#include "server/sync/segment_store.h"

#include <boost/json.hpp>

#include <fstream>
#include <set>

#include "shared/base/hash.h"
#include "shared/base/json.h"
#include "shared/wire/compression.h"
#include "shared/wire/segment.h"
#include "shared/wire/sync_messages.h"

namespace fs = std::filesystem;
namespace json = boost::json;

namespace myspike {

namespace {

constexpr std::int64_t kKeptMs = 24 * 3'600'000;
/// More changes than this since it was made, and making it anew costs the reader less.
constexpr std::int64_t kMostEventsBehind = 20'000;

Fault cannotWrite(const fs::path& path)
{
    return Fault{FaultCode::Io,
                 msg("server", "The server cannot write to its disk. Your work is kept; it is sent "
                               "again when the server is back."),
                 "segment " + path.string(),
                 {}};
}

Status writeWhole(const fs::path& path, std::string_view bytes)
{
    const auto part = fs::path(path).concat(".part");
    {
        std::ofstream out(part, std::ios::binary | std::ios::trunc);
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        if (!out.flush()) {
            return cannotWrite(part);
        }
    }
    std::error_code error;
    fs::rename(part, path, error);
    return error ? Status(cannotWrite(path)) : okStatus();
}

} // namespace

SegmentStore::SegmentStore(fs::path folder, ReaderPool& readers, std::size_t pieceBytes)
    : m_folder(std::move(folder)), m_readers(readers), m_pieceBytes(pieceBytes)
{
}

fs::path SegmentStore::pathOf(const std::string& sha256) const
{
    return m_folder / (sha256 + ".zst");
}

Status SegmentStore::prepare()
{
    std::error_code error;
    fs::create_directories(m_folder, error);
    if (error) {
        return cannotWrite(m_folder);
    }
    std::set<fs::path> wanted;
    const std::lock_guard lock(m_mutex);
    for (const auto& entry : fs::directory_iterator(m_folder, error)) {
        if (entry.path().extension() != ".json") {
            continue;
        }
        auto made = read(entry.path());
        if (!made) {
            continue;
        }
        wanted.insert(entry.path());
        for (const auto& s : made->scope.segments) {
            wanted.insert(pathOf(s.sha256));
        }
        m_made.push_back(std::move(*made));
    }
    std::vector<fs::path> others;
    for (const auto& entry : fs::directory_iterator(m_folder, error)) {
        if (!wanted.contains(entry.path())) {
            others.push_back(entry.path());
        }
    }
    for (const auto& path : others) {
        fs::remove(path, error);
    }
    return okStatus();
}

std::optional<SegmentStore::Made> SegmentStore::read(const fs::path& list) const
{
    std::ifstream in(list, std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    auto v = parseJson(text, {.maxBytes = 16 << 20});
    const auto* o = v ? v->if_object() : nullptr;
    if (!o || !o->contains("scope") || !o->contains("at")) {
        return std::nullopt;
    }
    auto scope = segmentedFromJson(o->at("scope"));
    const auto* at = o->at("at").if_int64();
    const auto* epoch = o->contains("epoch") ? o->at("epoch").if_string() : nullptr;
    const auto* schema = o->contains("schema") ? o->at("schema").if_int64() : nullptr;
    if (!scope || !at || !epoch || !schema) {
        return std::nullopt;
    }
    std::error_code error;
    for (const auto& s : scope->segments) {
        if (fs::file_size(pathOf(s.sha256), error) != static_cast<std::uintmax_t>(s.bytes) ||
            error) {
            return std::nullopt;
        }
    }
    return Made{std::move(*scope), std::string(epoch->data(), epoch->size()),
                static_cast<int>(*schema), Instant{*at}, list};
}

Status SegmentStore::keep(const Made& made) const
{
    return writeWhole(made.list,
                      json::serialize(json::object{{"scope", segmentedToJson(made.scope)},
                                                   {"epoch", made.epoch},
                                                   {"schema", made.schema},
                                                   {"at", made.at.ms}}));
}

std::optional<SegmentStore::Place> SegmentStore::find(const std::string& sha256) const
{
    const std::lock_guard lock(m_mutex);
    for (const auto& made : m_made) {
        for (const auto& s : made.scope.segments) {
            if (s.sha256 == sha256) {
                return Place{made.scope.key, s.type, pathOf(sha256)};
            }
        }
    }
    return std::nullopt;
}

Result<bool> SegmentStore::isUsable(const Made& made, Instant now)
{
    return m_readers.ask([&](ReaderPool::Reading& reading) -> Result<bool> {
        if (made.epoch != reading.core->epoch() || made.schema != kSchemaVersion ||
            made.at.ms + kKeptMs < now.ms) {
            return false;
        }
        auto floor = reading.core->floorSeq();
        if (!floor) {
            return std::move(floor).fault();
        }
        if (made.scope.asOf < *floor) {
            return false;
        }
        auto behind = reading.core->eventsSince(made.scope.key, made.scope.asOf);
        if (!behind) {
            return std::move(behind).fault();
        }
        return *behind <= kMostEventsBehind;
    });
}

Result<SegmentStore::Made> SegmentStore::make(const std::string& scope, std::int64_t since,
                                              Instant now)
{
    return m_readers.ask([&](ReaderPool::Reading& reading) -> Result<Made> {
        Made made;
        made.scope.key = scope;
        made.scope.since = since;
        made.epoch = reading.core->epoch();
        made.schema = kSchemaVersion;
        made.at = now;
        auto asOf =
            reading.core->readScope(scope, since, m_pieceBytes, [&](ScopePiece piece) -> Status {
                const auto packed = compress(segmentHeader(scope, since, piece) + piece.lines);
                Segment s;
                s.sha256 = toHex(sha256(packed));
                s.type = piece.type->key;
                s.rows = piece.rows;
                s.bytes = static_cast<std::int64_t>(packed.size());
                MYSPIKE_TRY(writeWhole(pathOf(s.sha256), packed));
                made.scope.segments.push_back(std::move(s));
                return okStatus();
            });
        if (!asOf) {
            return std::move(asOf).fault();
        }
        made.scope.asOf = *asOf;
        const auto name = toHex(sha256(scope + '\n' + std::to_string(since) + '\n' +
                                       std::to_string(*asOf) + '\n' + made.epoch));
        made.list = m_folder / (name.substr(0, 32) + ".json");
        MYSPIKE_TRY(keep(made));
        return made;
    });
}

/// Whoever is reading a file of it reads on: it is gone from the folder, not from under him.
void SegmentStore::forget(std::size_t index)
{
    const auto made = std::move(m_made[index]);
    m_made.erase(m_made.begin() + static_cast<std::ptrdiff_t>(index));
    std::error_code ignored;
    fs::remove(made.list, ignored);
    for (const auto& s : made.scope.segments) {
        fs::remove(pathOf(s.sha256), ignored);
    }
}

Result<SegmentedScope> SegmentStore::segmentsOf(const std::string& scope, std::int64_t since,
                                                Instant now)
{
    const std::lock_guard making(m_making);
    std::vector<Made> known;
    {
        const std::lock_guard lock(m_mutex);
        known = m_made;
    }
    for (const auto& made : known) {
        auto usable = isUsable(made, now);
        if (!usable) {
            return std::move(usable).fault();
        }
        if (!*usable) {
            const std::lock_guard lock(m_mutex);
            for (std::size_t i = 0; i < m_made.size(); ++i) {
                if (m_made[i].list == made.list) {
                    forget(i);
                    break;
                }
            }
            continue;
        }
        if (made.scope.key == scope && made.scope.since == since) {
            return made.scope;
        }
    }
    auto made = make(scope, since, now);
    if (!made) {
        return std::move(made).fault();
    }
    const std::lock_guard lock(m_mutex);
    m_made.push_back(*made);
    return std::move(made->scope);
}

} // namespace myspike
