// Which columns a list shows, and in which order; by mouse or by keyboard.
#pragma once

#include <QDialog>

#include "shared/schema/record_type.h"

class QListWidget;

namespace myspike::ui {

class ColumnChooser final : public QDialog
{
    Q_OBJECT
public:
    /// `shown` are the names of the columns in their order.
    ColumnChooser(const QString& page, const RecordType& type, const QStringList& shown,
                  QWidget* parent);

Q_SIGNALS:
    /// Names in the chosen order; never none.
    void chosen(const QStringList& columns);
    /// As the type says.
    void resetRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void move(int step);
    void choose();
    void retranslate();

    const RecordType& m_type;
    QListWidget* m_list;
};

} // namespace myspike::ui
