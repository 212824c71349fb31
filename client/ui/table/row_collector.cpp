#include "client/ui/table/row_collector.h"

#include <algorithm>

#include "client/ui/language.h"
#include "client/ui/values/value_text.h"
#include "shared/store/query_sql.h"

namespace myspike::ui {

namespace {
constexpr std::size_t kChunk = 1'000;

struct Chunk
{
    std::vector<Record> rows;
    std::vector<Record> referred;
};
} // namespace

bool RowRanges::holds(int row) const
{
    return ranges.empty() || std::any_of(ranges.begin(), ranges.end(), [&](const auto& r) {
               return row >= r.first && row <= r.second;
           });
}

int RowRanges::last() const
{
    return ranges.empty() ? std::numeric_limits<int>::max() : ranges.back().second;
}

QString referredTitle(const CollectedRows& collected, const Id& id)
{
    const auto at = collected.referred.find(id);
    if (at == collected.referred.end()) {
        return translated(msg("reference", "not on this machine"));
    }
    // A title that names another record goes one step, so that two cannot go in circles.
    QStringList parts;
    const auto& record = at->second;
    for (const char* name : record.type().title) {
        const auto* field = record.type().field(name);
        const auto& value = record.value(name);
        const auto* other = asId(value);
        const auto known = other ? collected.referred.find(*other) : collected.referred.end();
        const QString part = known != collected.referred.end() ? titleOf(known->second, nullptr)
                             : other || !field                 ? QString()
                                                               : shownValue(*field, value, nullptr);
        if (!part.isEmpty()) {
            parts.append(part);
        }
    }
    return parts.isEmpty() ? titleOrKindOf(record, nullptr) : parts.join(QStringLiteral(" · "));
}

RowCollector::RowCollector(Replica& replica, const RecordType& type, Query query, RowRanges wanted,
                           std::function<void(Result<CollectedRows>)> done, QObject* parent)
    : QObject(parent), m_replica(replica), m_type(type), m_query(std::move(query)),
      m_wanted(std::move(wanted)), m_done(std::move(done))
{
    m_query.type = type.key;
    m_query.limit = kChunk;
    m_query.after.reset();
    m_query.backward = false;
}

void RowCollector::readOn()
{
    m_replica
        .ask<Chunk>([q = m_query, &type = m_type](const Reader& reader,
                                                  const ActContext&) -> Result<Chunk> {
            Chunk chunk{reader.query(q), {}};
            std::unordered_map<Id, bool> seen;
            const auto refer = [&](const FieldDef& field, const Value& value) {
                const auto* id = asId(value);
                if (id && !std::exchange(seen[*id], true)) {
                    if (auto found = reader.find(field.refType, *id)) {
                        chunk.referred.push_back(std::move(found.record));
                    }
                }
            };
            for (const auto& row : chunk.rows) {
                for (std::size_t i = 0; i < type.fields.size(); ++i) {
                    refer(type.fields[i], row.values()[i]);
                }
            }
            for (std::size_t i = 0, n = chunk.referred.size(); i < n; ++i) {
                const Record record = chunk.referred[i];
                for (const char* name : record.type().title) {
                    if (const auto* field = record.type().field(name)) {
                        refer(*field, record.value(name));
                    }
                }
            }
            return chunk;
        })
        .then(this, [this](Result<Chunk> chunk) {
            if (!chunk) {
                finish(std::move(chunk).fault());
                return;
            }
            const bool more = chunk->rows.size() == kChunk;
            if (more) {
                m_query.after = keyOf(m_type, m_query, chunk->rows.back());
            }
            for (auto& row : chunk->rows) {
                if (m_wanted.holds(m_row++)) {
                    m_collected.rows.push_back(std::move(row));
                }
            }
            for (auto& r : chunk->referred) {
                m_collected.referred.insert_or_assign(r.id, std::move(r));
            }
            if (m_collected.rows.size() > kMostRows) {
                finish(Fault{FaultCode::TooLarge,
                             msg("list", "The list has more rows than a sheet can hold. Filter it, "
                                         "then try again."),
                             {},
                             {}});
            } else if (more && m_row <= m_wanted.last()) {
                Q_EMIT progressed(m_row);
                readOn();
            } else {
                finish(std::move(m_collected));
            }
        });
}

void RowCollector::finish(Result<CollectedRows> answer)
{
    deleteLater();
    m_done(std::move(answer));
}

} // namespace myspike::ui
