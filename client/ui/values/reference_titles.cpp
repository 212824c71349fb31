#include "client/ui/values/reference_titles.h"

#include <algorithm>

#include "client/replica/replica.h"
#include "client/ui/language.h"
#include "client/ui/values/value_text.h"

namespace myspike::ui {

namespace {
/// A long scroll through a big list must not keep every title it met.
constexpr std::size_t kMostKept = 20'000;
} // namespace

ReferenceTitles::ReferenceTitles(Replica& replica, QObject* parent)
    : QObject(parent), m_replica(replica)
{
    connect(&replica, &Replica::rowsChanged, this, &ReferenceTitles::renew);
}

const Record* ReferenceTitles::record(const char* type, const Id& id)
{
    if (const auto at = m_known.find(id); at != m_known.end()) {
        return at->second ? &at->second.record : nullptr;
    }
    RowRef wanted{type, id};
    if (!m_asked.contains(wanted)) {
        want(std::move(wanted));
    }
    return nullptr;
}

void ReferenceTitles::want(RowRef ref)
{
    m_wanted.insert(std::move(ref));
    if (!m_isFetchDue) {
        m_isFetchDue = true;
        QMetaObject::invokeMethod(this, &ReferenceTitles::fetch, Qt::QueuedConnection);
    }
}

QString ReferenceTitles::title(const char* type, const Id& id)
{
    if (const auto* r = record(type, id)) {
        // A title that names another record goes one step, so that two cannot go in circles.
        const QString own = titleOf(*r, nullptr);
        bool hasReference = false;
        for (const char* name : r->type().title) {
            hasReference = hasReference || asId(r->value(name)) != nullptr;
        }
        return hasReference || own.isEmpty() ? titleOrKindOf(*r, this) : own;
    }
    const auto at = m_known.find(id);
    if (at == m_known.end()) {
        return QStringLiteral("…");
    }
    return at->second.kind == Lookup::Kind::NotHeld
               ? translated(msg("reference", "not on this machine"))
               : translated(msg("reference", "no longer exists"));
}

void ReferenceTitles::remember(const Record& record)
{
    m_known[record.id] = Lookup{Lookup::Kind::Found, record};
}

void ReferenceTitles::fetch()
{
    m_isFetchDue = false;
    if (m_wanted.empty()) {
        return;
    }
    std::vector<RowRef> refs(m_wanted.begin(), m_wanted.end());
    m_asked.merge(m_wanted);
    m_wanted.clear();
    using Found = std::vector<std::pair<RowRef, Lookup>>;
    m_replica
        .ask<Found>([refs](const Reader& reader, const ActContext&) -> Result<Found> {
            Found found;
            for (const auto& ref : refs) {
                found.emplace_back(ref, reader.find(ref.type, ref.id));
            }
            return found;
        })
        .then(this, [this, refs](Result<Found> answer) {
            for (const auto& ref : refs) {
                m_asked.erase(ref);
            }
            if (!answer) {
                return;
            }
            if (m_known.size() > kMostKept) {
                m_known.clear();
            }
            for (auto& [ref, lookup] : *answer) {
                m_known[ref.id] = std::move(lookup);
            }
            Q_EMIT resolved();
        });
}

void ReferenceTitles::renew(const std::vector<RowRef>& rows)
{
    // What is known stays until the new title is here, so that lists do not flicker.
    for (const auto& row : rows) {
        if (m_known.contains(row.id)) {
            want(row);
        }
    }
}

} // namespace myspike::ui
