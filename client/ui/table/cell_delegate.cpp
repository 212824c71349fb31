#include "client/ui/table/cell_delegate.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include "client/ui/table/paged_model.h"
#include "client/ui/theme/style.h"
#include "client/ui/theme/tokens.h"
#include "client/ui/theme/type_scale.h"

namespace myspike::ui {

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const
{
    const QVariant tone = index.data(PagedModel::ToneRole);
    if (!tone.isValid()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem bare = option;
    initStyleOption(&bare, index);
    const QString text = bare.text;
    bare.text.clear();
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &bare, painter, option.widget);

    const Tokens& t = tokens(option.palette);
    const auto colour = static_cast<Tone>(tone.toInt());
    painter->save();
    painter->setFont(fontFor(TypeRole::Caption));
    const QFontMetrics metrics(painter->font());
    QRect chip = option.rect.adjusted(space(1.5), 0, -space(1.5), 0);
    const int height = metrics.height() + space(1);
    chip.setTop(option.rect.center().y() - height / 2);
    chip.setHeight(height);
    chip.setWidth(std::min(chip.width(), metrics.horizontalAdvance(text) + space(4)));
    drawBox(painter, chip, soft(t, colour), QColor(), height / 2.0);
    painter->setPen(colour == Tone::Neutral ? t.text : ink(t, colour));
    painter->drawText(
        chip, Qt::AlignCenter,
        metrics.elidedText(text, Qt::ElideRight, std::max(0, chip.width() - space(3))));
    painter->restore();
}

bool CellDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view,
                             const QStyleOptionViewItem& option, const QModelIndex& index)
{
    // What a narrow column cuts off is told in full.
    const QString text = index.data(Qt::DisplayRole).toString();
    if (event->type() == QEvent::ToolTip && !text.isEmpty() &&
        !index.data(Qt::ToolTipRole).isValid()) {
        const bool cut =
            option.fontMetrics.horizontalAdvance(text) > option.rect.width() - space(3);
        QToolTip::showText(event->globalPos(), cut ? text : QString(), view);
        return true;
    }
    return QStyledItemDelegate::helpEvent(event, view, option, index);
}

} // namespace myspike::ui
