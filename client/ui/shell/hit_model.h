// The hits of the search box, grouped by source.
#pragma once

#include <QAbstractListModel>

#include "client/ui/shell/palette_source.h"

namespace myspike::ui {

class HitModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { DetailRole = Qt::UserRole, IconNameRole, ShortcutRole, WhyDisabledRole };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

    void clear();
    /// Replaces the hits of one source.
    void setHits(int source, const QList<PaletteHit>& hits);
    const PaletteHit& hit(int row) const { return m_rows[row]; }
    QList<PaletteHit> hits() const { return m_rows; }

private:
    QMap<int, QList<PaletteHit>> m_bySource;
    QList<PaletteHit> m_rows;
};

} // namespace myspike::ui
