// Editors of what is one of a few: yes or no, and codes with labels.
#pragma once

#include "client/ui/forms/field_editor.h"

class QComboBox;
class QRadioButton;

namespace myspike::ui {

/// Yes, no, or not said yet.
class BooleanEditor final : public FieldEditor
{
    Q_OBJECT
public:
    BooleanEditor(const FieldDef& field, const QString& page, QWidget* parent);
    Value value() const override;

protected:
    void showValue(const Value& value) override;
    void showReadOnly(bool readOnly) override;
    void retranslateInput() override;

private:
    QRadioButton* m_yes;
    QRadioButton* m_no;
};

/// A list of labels; a long one is searched by typing any part of a label.
class ChoiceEditor final : public FieldEditor
{
    Q_OBJECT
public:
    static constexpr int kMostWithoutSearch = 12;

    ChoiceEditor(const FieldDef& field, const QString& page, QWidget* parent);
    Value value() const override;
    QString unread() const override;
    void setUnread(const QString& text) override;
    Text whyUnread() const override;

protected:
    void showValue(const Value& value) override;
    void showReadOnly(bool readOnly) override;
    void retranslateInput() override;

private:
    QComboBox* m_combo;
    Value m_unknown; ///< a code of a newer version, kept as it is
};

} // namespace myspike::ui
