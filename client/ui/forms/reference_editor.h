// A field that points to a record: the picker, and a way to open what it points to.
#pragma once

#include "client/ui/forms/field_editor.h"

namespace myspike::ui {

class IconButton;
class ReferencePicker;

class ReferenceEditor final : public FieldEditor
{
    Q_OBJECT
public:
    ReferenceEditor(const FieldDef& field, const QString& page, const Workplace& workplace,
                    const RecordType& target, QWidget* parent);
    Value value() const override;
    QString unread() const override;
    void setUnread(const QString& text) override;
    Text whyUnread() const override;

protected:
    void showValue(const Value& value) override;
    void showReadOnly(bool readOnly) override;
    void retranslateInput() override;

private:
    void showOpen();

    Workplace m_workplace;
    const RecordType& m_target;
    ReferencePicker* m_picker;
    IconButton* m_open;
};

} // namespace myspike::ui
