#include "client/ui/shell/hit_model.h"

namespace myspike::ui {

int HitModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant HitModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size()) {
        return {};
    }
    const PaletteHit& hit = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return hit.title;
    case Qt::AccessibleTextRole:
        return QStringList{hit.title, hit.detail, hit.whyDisabled}.join(QStringLiteral(", "));
    case DetailRole:
        return hit.detail;
    case IconNameRole:
        return hit.iconName;
    case ShortcutRole:
        return hit.shortcut.toString(QKeySequence::NativeText);
    case WhyDisabledRole:
        return hit.whyDisabled;
    default:
        return {};
    }
}

void HitModel::clear()
{
    beginResetModel();
    m_bySource.clear();
    m_rows.clear();
    endResetModel();
}

void HitModel::setHits(int source, const QList<PaletteHit>& hits)
{
    beginResetModel();
    m_bySource[source] = hits;
    m_rows.clear();
    for (const QList<PaletteHit>& some : m_bySource) {
        m_rows += some;
    }
    endResetModel();
}

} // namespace myspike::ui
