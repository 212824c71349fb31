#include "client/ui/widgets/folding_row.h"

#include <QBoxLayout>
#include <QEvent>
#include <algorithm>

#include "client/ui/theme/type_scale.h"

namespace myspike::ui {

FoldingRow::FoldingRow(QWidget* first, QWidget* second, QWidget* parent)
    : QWidget(parent), m_row(new QBoxLayout(QBoxLayout::LeftToRight, this)), m_first(first),
      m_second(second)
{
    m_row->setContentsMargins(space(3.5), space(2), space(3.5), space(2));
    m_row->setSpacing(space(2));
    m_row->addWidget(first, 1);
    m_row->addWidget(second);
    // One under the other, the stretch of the first is not meant downwards.
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize FoldingRow::minimumSizeHint() const
{
    const auto margins = m_row->contentsMargins();
    const int width = std::max(m_first->minimumSizeHint().width(), m_second->sizeHint().width());
    return {width + margins.left() + margins.right(), QWidget::minimumSizeHint().height()};
}

bool FoldingRow::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest) {
        fold();
    }
    return QWidget::event(event);
}

void FoldingRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fold();
}

void FoldingRow::fold()
{
    const auto margins = m_row->contentsMargins();
    const int needed = margins.left() + m_first->sizeHint().width() + m_row->spacing() +
                       m_second->sizeHint().width() + margins.right();
    const auto way = needed > width() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (m_row->direction() != way) {
        m_row->setDirection(way);
        m_row->setAlignment(m_second,
                            way == QBoxLayout::TopToBottom ? Qt::AlignRight : Qt::Alignment());
    }
}

} // namespace myspike::ui
