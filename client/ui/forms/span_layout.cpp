#include "client/ui/forms/span_layout.h"

#include <QWidget>

#include "client/ui/theme/type_scale.h"

namespace myspike::ui {

namespace {
constexpr int kColumns = 12;
/// Below these widths, in units, a field takes twice and then four times its share.
constexpr double kNarrow = 190;
constexpr double kNarrowest = 100;
} // namespace

SpanLayout::SpanLayout(QWidget* parent) : QLayout(parent) { setContentsMargins(0, 0, 0, 0); }

SpanLayout::~SpanLayout()
{
    for (const auto& i : m_items) {
        delete i.item;
    }
}

void SpanLayout::addWidget(QWidget* widget, int span)
{
    m_nextSpan = span;
    QLayout::addWidget(widget);
}

void SpanLayout::addItem(QLayoutItem* item) { m_items.append({item, m_nextSpan}); }

QLayoutItem* SpanLayout::itemAt(int index) const
{
    return index >= 0 && index < m_items.size() ? m_items[index].item : nullptr;
}

QLayoutItem* SpanLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index).item : nullptr;
}

QSize SpanLayout::sizeHint() const
{
    const int width = space(kNarrow);
    return {width, heightForWidth(width)};
}

QSize SpanLayout::minimumSize() const
{
    int width = 0;
    for (const auto& i : m_items) {
        width = std::max(width, i.item->isEmpty() ? 0 : i.item->minimumSize().width());
    }
    return {width, 0};
}

int SpanLayout::heightForWidth(int width) const { return arrange({0, 0, width, 0}, false); }

void SpanLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int SpanLayout::arrange(const QRect& rect, bool apply) const
{
    const int gap = space(4);
    const int rowGap = space(3);
    const int factor = rect.width() < space(kNarrowest) ? 4 : rect.width() < space(kNarrow) ? 2 : 1;
    const double column = (rect.width() + gap) / static_cast<double>(kColumns);
    int y = rect.top();
    int used = 0;
    QList<std::pair<QLayoutItem*, QRect>> row;
    int height = 0;
    const auto endRow = [&] {
        for (auto& [item, place] : row) {
            if (apply) {
                place.setHeight(height);
                item->setGeometry(place);
            }
        }
        y += row.isEmpty() ? 0 : height + rowGap;
        row.clear();
        used = 0;
        height = 0;
    };
    for (const auto& i : m_items) {
        if (i.item->isEmpty()) {
            continue;
        }
        const int span = std::min(kColumns, i.span * factor);
        if (used + span > kColumns) {
            endRow();
        }
        const int left = rect.left() + qRound(used * column);
        const int width = rect.left() + qRound((used + span) * column) - gap - left;
        row.append({i.item, QRect(left, y, width, 0)});
        height = std::max(height, i.item->hasHeightForWidth() ? i.item->heightForWidth(width)
                                                              : i.item->sizeHint().height());
        used += span;
    }
    endRow();
    return std::max(0, y - rect.top() - rowGap);
}

} // namespace myspike::ui
