// The rows that belong to a record, as a short list in its page: open, add, count.
#pragma once

#include <QWidget>

#include "client/ui/table/row_table.h"
#include "client/ui/values/workplace.h"

namespace myspike::ui {

class Button;
class Label;
class SectionHeader;

class ChildList final : public QWidget
{
    Q_OBJECT
public:
    /// `type.parent` names the field that points to the record.
    ChildList(const QString& page, const Workplace& workplace, const RecordType& type,
              QWidget* parent = nullptr);

    void showParent(const Id& parent);
    /// Empty allows adding.
    void setReadOnly(const Text& why);
    RowTable& table() { return *m_table; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void showCount();
    void add();

    Workplace m_workplace;
    const RecordType& m_type;
    Id m_parent;
    SectionHeader* m_header;
    Button* m_add;
    Label* m_none;
    RowTable* m_table;
};

} // namespace myspike::ui
