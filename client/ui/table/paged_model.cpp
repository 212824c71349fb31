#include "client/ui/table/paged_model.h"

#include <QColor>
#include <QIcon>
#include <QLocale>
#include <algorithm>
#include <limits>
#include <utility>

#include "client/ui/language.h"
#include "client/ui/theme/icons.h"
#include "client/ui/values/reference_titles.h"
#include "client/ui/values/value_text.h"
#include "shared/store/query_sql.h"

namespace myspike::ui {

namespace {
/// Beyond this a scroll has passed pages by; they are asked for again when they come into sight.
constexpr std::size_t kMostWanted = 8;
/// Pages that are read again at once when rows changed; the others when they are looked at.
constexpr std::size_t kRenewedAtOnce = 3;

int alignmentOf(const FieldDef& field)
{
    const bool isNumber = field.kind == FieldKind::Integer || field.kind == FieldKind::Decimal ||
                          field.kind == FieldKind::Money;
    return static_cast<int>((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

Tone toneOf(StateKind kind)
{
    switch (kind) {
    case StateKind::Draft:
        return Tone::Neutral;
    case StateKind::Open:
        return Tone::Info;
    case StateKind::Closed:
        return Tone::Ok;
    case StateKind::Cancelled:
        return Tone::Warning;
    }
    return Tone::Neutral;
}
} // namespace

PagedModel::PagedModel(const Workplace& workplace, const RecordType& type, QObject* parent)
    : QAbstractTableModel(parent), m_workplace(workplace), m_type(type)
{
    connect(workplace.replica, &Replica::rowsChanged, this, &PagedModel::onRowsChanged);
    connect(workplace.titles, &ReferenceTitles::resolved, this, &PagedModel::renewTexts);
    connect(workplace.marks, &SyncMarks::marksChanged, this, &PagedModel::renewTexts);
}

PagedModel::~PagedModel() { stopCounting(); }

void PagedModel::setColumns(const std::vector<const FieldDef*>& fields)
{
    if (fields == m_fields) {
        return;
    }
    beginResetModel();
    m_fields = fields;
    endResetModel();
}

const FieldDef* PagedModel::field(int column) const
{
    return column > 0 && column <= static_cast<int>(m_fields.size())
               ? m_fields[static_cast<std::size_t>(column - 1)]
               : nullptr;
}

int PagedModel::columnOf(std::string_view field) const
{
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        if (field == m_fields[i]->name) {
            return static_cast<int>(i) + 1;
        }
    }
    return -1;
}

void PagedModel::setQuery(const Query& query)
{
    stopCounting();
    beginResetModel();
    ++m_generation;
    m_query = query;
    m_query.type = m_type.key;
    m_pages.clear();
    m_starts.clear();
    m_wanted.clear();
    m_inFlight.clear();
    m_rows = 0;
    m_isCounted = false;
    m_isExact = false;
    m_areAnchorsDue = false;
    endResetModel();
    Q_EMIT countChanged();
    count();
    // The first page is wanted whatever the count will be.
    want(0);
}

QString PagedModel::countText() const
{
    if (!m_isCounted) {
        return {};
    }
    const QString number = QLocale().toString(m_rows);
    return m_isExact ? number : number + QLatin1Char('+');
}

void PagedModel::stopCounting()
{
    std::exchange(m_counting, {}).cancel();
    std::exchange(m_anchoring, {}).cancel();
}

void PagedModel::count()
{
    const int generation = m_generation;
    auto counting = m_workplace.replica->countUpTo(m_query, kCountCap + 1);
    m_counting = counting;
    counting.then(this, [this, generation](Result<std::int64_t> counted) {
        m_counting = {}; // Qt 6.4 must not cancel what has gone on to its continuation
        if (generation != m_generation) {
            return;
        }
        if (!counted) {
            Q_EMIT failed(counted.fault());
            return;
        }
        const bool capped = *counted > kCountCap;
        // A long list that was counted to its end keeps that count until the new one is here.
        const bool keeps = capped && m_isExact && m_rows > kCountCap;
        m_isCounted = true;
        if (!keeps) {
            m_isExact = !capped;
            setRowCount(static_cast<int>(std::min(*counted, kCountCap)));
        }
        Q_EMIT countChanged();
        if (capped) {
            // One long question at a time: pages must not wait for both.
            m_areAnchorsDue = true;
            const auto all = std::numeric_limits<int>::max();
            auto counting = m_workplace.replica->countUpTo(m_query, all);
            m_counting = counting;
            counting.then(this, [this, generation](Result<std::int64_t> whole) {
                m_counting = {};
                if (generation != m_generation) {
                    return;
                }
                if (whole) {
                    m_isExact = true;
                    setRowCount(static_cast<int>(*whole));
                    Q_EMIT countChanged();
                }
                readAnchors();
            });
        }
    });
}

void PagedModel::readAnchors()
{
    const int generation = m_generation;
    m_areAnchorsDue = true;
    auto anchoring = m_workplace.replica->loadAnchors(m_query, kAnchorEvery);
    m_anchoring = anchoring;
    anchoring.then(this, [this, generation](Result<std::vector<RowKey>> anchors) {
        m_anchoring = {};
        if (generation != m_generation) {
            return;
        }
        m_areAnchorsDue = false;
        if (anchors) {
            m_starts.clear();
            int row = 0;
            for (auto& key : *anchors) {
                row += kAnchorEvery;
                m_starts[row] = std::move(key);
            }
        }
        fetchWanted();
    });
}

void PagedModel::setRowCount(int rows)
{
    if (rows > m_rows) {
        beginInsertRows({}, m_rows, rows - 1);
        m_rows = rows;
        endInsertRows();
    } else if (rows < m_rows) {
        beginRemoveRows({}, rows, m_rows - 1);
        m_rows = rows;
        for (auto it = m_pages.begin(); it != m_pages.end();) {
            const int first = it->first * kPageRows;
            auto& page = it->second.rows;
            if (first >= rows) {
                it = m_pages.erase(it);
                continue;
            }
            page.resize(std::min(page.size(), static_cast<std::size_t>(rows - first)));
            ++it;
        }
        endRemoveRows();
    }
}

const Record* PagedModel::record(int row) const
{
    if (row < 0 || row >= m_rows) {
        return nullptr;
    }
    const int page = row / kPageRows;
    const auto at = m_pages.find(page);
    if (at == m_pages.end()) {
        want(page);
        return nullptr;
    }
    at->second.usedAt = ++m_uses;
    const auto within = static_cast<std::size_t>(row % kPageRows);
    if (at->second.isStale || within >= at->second.rows.size()) {
        want(page);
    }
    return within < at->second.rows.size() ? &at->second.rows[within] : nullptr;
}

int PagedModel::rowOf(const Id& id) const
{
    for (const auto& [page, cached] : m_pages) {
        for (std::size_t i = 0; i < cached.rows.size(); ++i) {
            if (cached.rows[i].id == id) {
                return page * kPageRows + static_cast<int>(i);
            }
        }
    }
    return -1;
}

int PagedModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : m_rows; }

int PagedModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_fields.size()) + 1;
}

QVariant PagedModel::markData(const Record& record, int role) const
{
    const auto mark = m_workplace.marks->of(record.id);
    switch (role) {
    case MarkRole:
        return static_cast<int>(mark);
    case Qt::DecorationRole:
        return mark == SyncMark::None ? QVariant() : QVariant(icon(iconName(mark)));
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return translated(labelOf(mark));
    default:
        return {};
    }
}

QVariant PagedModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto* def = field(index.column());
    if (role == Qt::TextAlignmentRole) {
        return def != nullptr ? alignmentOf(*def) : static_cast<int>(Qt::AlignCenter);
    }
    if (role != Qt::DisplayRole && role != Qt::DecorationRole && role != Qt::ToolTipRole &&
        role != Qt::AccessibleTextRole && role != MarkRole && role != ToneRole) {
        return {};
    }
    const auto* row = record(index.row());
    if (row == nullptr) {
        return role == Qt::DisplayRole && index.column() > 0 ? QVariant(QStringLiteral("…"))
                                                             : QVariant();
    }
    if (def == nullptr) {
        return markData(*row, role);
    }
    if (role == Qt::DisplayRole) {
        QString text = shownValue(*def, row->value(def->name), m_workplace.titles);
        if (def->kind == FieldKind::Paragraph || def->kind == FieldKind::Text) {
            text.replace(QLatin1Char('\n'), QLatin1Char(' '));
        }
        return text;
    }
    if (role == ToneRole && m_type.workflow.exists() &&
        std::string_view(def->name) == m_type.workflow.field) {
        const auto* code = asText(row->value(def->name));
        const auto* state = code ? m_type.workflow.state(*code) : nullptr;
        return state ? QVariant(static_cast<int>(toneOf(state->kind))) : QVariant();
    }
    return {};
}

QVariant PagedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    }
    const auto* def = field(section);
    if (role == Qt::TextAlignmentRole && def != nullptr) {
        return alignmentOf(*def);
    }
    if (role == Qt::DisplayRole) {
        return def != nullptr ? translated(def->traits.label) : QString();
    }
    if (role == Qt::AccessibleTextRole || role == Qt::ToolTipRole) {
        const QString name =
            translated(def != nullptr ? def->traits.label : msg("list", "Synchronisation"));
        if (role == Qt::AccessibleTextRole || def == nullptr) {
            return name;
        }
        return def->traits.indexed
                   ? translated(Text(msg("list", "Sort by %1"), {def->traits.label}))
                   : translated(Text(msg("list", "%1 (a filter, not an order: this column has no "
                                                 "index)"),
                                     {def->traits.label}));
    }
    return {};
}

void PagedModel::renewTexts()
{
    if (m_rows > 0) {
        Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, columnCount() - 1));
    }
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

void PagedModel::want(int page) const
{
    if (m_inFlight.contains(page) ||
        std::find(m_wanted.begin(), m_wanted.end(), page) != m_wanted.end()) {
        return;
    }
    m_wanted.push_back(page);
    if (m_wanted.size() > kMostWanted) {
        m_wanted.erase(m_wanted.begin());
    }
    if (!m_isFetchDue) {
        m_isFetchDue = true;
        auto* self = const_cast<PagedModel*>(this);
        QMetaObject::invokeMethod(
            self,
            [self] {
                self->m_isFetchDue = false;
                self->fetchWanted();
            },
            Qt::QueuedConnection);
    }
}

void PagedModel::fetchWanted()
{
    auto pages = std::move(m_wanted);
    m_wanted.clear();
    std::sort(pages.begin(), pages.end());
    for (std::size_t i = 0; i < pages.size();) {
        std::size_t j = i;
        while (j + 1 < pages.size() && pages[j + 1] == pages[j] + 1) {
            ++j;
        }
        fetch(pages[i], pages[j]);
        i = j + 1;
    }
}

void PagedModel::fetch(int firstPage, int lastPage)
{
    const int first = firstPage * kPageRows;
    const int end = (lastPage + 1) * kPageRows;
    Query q = m_query;
    Request request{m_generation, m_round, 0, 0};

    auto start = m_starts.upper_bound(first);
    int from = 0;
    if (start != m_starts.begin()) {
        --start;
        from = start->first;
        q.after = start->second;
    }
    const int fromEnd = m_isExact ? m_rows - first : std::numeric_limits<int>::max();
    if (first > 0 && fromEnd < end - from) {
        q.after.reset();
        q.backward = true;
        request.first = first;
        request.limit = fromEnd;
    } else {
        if (first - from > kAnchorEvery && m_areAnchorsDue) {
            // Reading a long way now would take longer than the key index that is on its way.
            for (int page = firstPage; page <= lastPage; ++page) {
                m_wanted.push_back(page);
            }
            return;
        }
        request.first = from;
        request.limit = end - from;
    }
    q.limit = static_cast<std::size_t>(request.limit);
    for (int page = firstPage; page <= lastPage; ++page) {
        m_inFlight.insert(page);
    }
    m_workplace.replica->loadPage(q).then(
        this, [this, request, firstPage, lastPage](Result<Page> answer) {
            if (request.generation != m_generation) {
                return;
            }
            for (int page = firstPage; page <= lastPage; ++page) {
                m_inFlight.erase(page);
            }
            take(request, std::move(answer));
        });
}

void PagedModel::take(const Request& request, Result<Page> answer)
{
    if (!answer) {
        Q_EMIT failed(answer.fault());
        return;
    }
    auto& rows = answer->rows;
    const int got = static_cast<int>(rows.size());
    const int end = request.first + got;
    if (end > m_rows && got > 0) {
        // More rows than were counted: a count that came before them, or none yet.
        const bool isWhole = got < request.limit;
        m_isExact = isWhole;
        m_isCounted = m_isCounted || isWhole;
        setRowCount(end);
        Q_EMIT countChanged();
    }
    for (int at = 0; at < got; at += kPageRows) {
        const int n = std::min(kPageRows, got - at);
        const int row = request.first + at;
        store(row / kPageRows,
              std::vector<Record>(std::make_move_iterator(rows.begin() + at),
                                  std::make_move_iterator(rows.begin() + at + n)),
              request.round != m_round);
        if (n == kPageRows) {
            auto key = keyOf(m_type, m_query, m_pages[row / kPageRows].rows.back());
            auto& start = m_starts[row + n];
            const auto next = m_pages.find((row + n) / kPageRows);
            if (start != key && next != m_pages.end() && at + n == got) {
                // Rows moved over the edge of this page: the next begins elsewhere now.
                next->second.isStale = true;
                want(next->first);
            }
            start = std::move(key);
        }
    }
    evict();
    if (got > 0) {
        Q_EMIT rowsArrived(request.first, end - 1);
    }
}

void PagedModel::store(int page, std::vector<Record> rows, bool isStale)
{
    auto& cached = m_pages[page];
    const int first = page * kPageRows;
    const std::size_t common = std::min(cached.rows.size(), rows.size());
    int changedFrom = -1;
    int changedTo = -1;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i < common && cached.rows[i] == rows[i]) {
            continue;
        }
        changedFrom = changedFrom < 0 ? static_cast<int>(i) : changedFrom;
        changedTo = static_cast<int>(i);
    }
    cached.rows = std::move(rows);
    cached.isStale = isStale;
    cached.usedAt = cached.usedAt == 0 ? ++m_uses : cached.usedAt;
    if (changedFrom >= 0 && first + changedTo < m_rows) {
        Q_EMIT dataChanged(index(first + changedFrom, 0),
                           index(first + changedTo, columnCount() - 1));
    }
}

void PagedModel::evict()
{
    while (m_pages.size() > kPages) {
        const auto oldest =
            std::min_element(m_pages.begin(), m_pages.end(), [](const auto& a, const auto& b) {
                return a.second.usedAt < b.second.usedAt;
            });
        m_pages.erase(oldest);
    }
}

void PagedModel::onRowsChanged(const std::vector<RowRef>& rows)
{
    const bool concerns = std::any_of(rows.begin(), rows.end(),
                                      [&](const RowRef& r) { return r.type == m_type.key; });
    if (concerns && m_generation > 0 && !m_isRenewalDue) {
        m_isRenewalDue = true;
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_isRenewalDue = false;
                renewRows();
            },
            Qt::QueuedConnection);
    }
}

void PagedModel::renewRows()
{
    ++m_round;
    std::vector<std::pair<std::uint64_t, int>> recent;
    for (auto& [page, cached] : m_pages) {
        cached.isStale = true;
        recent.emplace_back(cached.usedAt, page);
    }
    std::sort(recent.rbegin(), recent.rend());
    for (std::size_t i = 0; i < std::min(recent.size(), kRenewedAtOnce); ++i) {
        // Its answer is on the way but from before the change; ask again.
        m_inFlight.erase(recent[i].second);
        want(recent[i].second);
    }
    if (m_rows == 0) {
        want(0);
    }
    count();
}

} // namespace myspike::ui
