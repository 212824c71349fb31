// Paints the rows of a form: the question with its marks, the answers as key-lettered segments, the
// numbers with what they are compared with.
#pragma once

#include <QStyledItemDelegate>

#include "client/modules/verification/visit/form_model.h"

namespace myspike::site_visit {

class FormDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    /// Height of a line for the width its title has.
    int heightOf(const FormModel& model, int line, int titleWidth) const;
    /// The option of a choice that lies under a point of its cell.
    static const AnswerOption* optionAt(const FormRow& row, std::size_t cell, const QRect& rect,
                                        QPoint point);

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model,
                      const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;
    /// Puts this into the next editor instead of what the cell holds: the digit that opened it.
    void beginWith(const QString& text) { m_firstText = text; }

Q_SIGNALS:
    /// The typed value was taken by Enter or Tab.
    void entered(const QModelIndex& index) const;

protected:
    bool eventFilter(QObject* editor, QEvent* event) override;

private:
    mutable QString m_firstText;
    mutable QPersistentModelIndex m_editing;
};

} // namespace myspike::site_visit
