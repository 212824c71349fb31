// Edits one field: label, input, and one line under it for help or for what is wrong. Every kind
// of field has one; hand-written pages use the same ones from makeEditor(). GUI thread.
#pragma once

#include <QWidget>
#include <memory>

#include "client/ui/values/workplace.h"
#include "shared/base/text.h"
#include "shared/schema/record_type.h"
#include "shared/schema/rule.h"

class QLabel;
class QVBoxLayout;

namespace myspike::ui {

class Label;

class FieldEditor : public QWidget
{
    Q_OBJECT
public:
    /// `page` is the prefix of its name: `<page>.<field>`. The field is copied.
    FieldEditor(const FieldDef& field, const QString& page, QWidget* parent);
    ~FieldEditor() override;

    const FieldDef& field() const { return m_field; }
    QString name() const { return QString::fromLatin1(m_field.name); }

    /// What stands in the input, as stored; null where it is empty or does not read as a value.
    virtual Value value() const = 0;
    /// Shows a value; no signal follows.
    void setValue(const Value& value);
    /// What was typed and does not read as a value; drafts keep it too. Empty otherwise.
    virtual QString unread() const { return {}; }
    /// Puts such a text back.
    virtual void setUnread(const QString&) {}
    /// Why unread() cannot be read; empty where all is well.
    virtual Text whyUnread() const { return {}; }

    /// Empty makes it editable; otherwise the reason stands in its tool tip.
    void setReadOnly(const Text& why);
    bool isReadOnly() const { return m_isReadOnly; }
    /// What is wrong with it: the first stands under the input, the rest in its tool tip.
    void setFindings(std::vector<Finding> findings);
    const std::vector<Finding>& findings() const { return m_findings; }
    bool hasError() const;

    /// The widget that takes the keys.
    QWidget* input() const { return m_input; }
    void takeFocus();
    /// Twelfths of a form's width that the field needs, from what it holds.
    int span() const;

Q_SIGNALS:
    /// The user changed it, with each keystroke.
    void edited();
    /// The keyboard went elsewhere: time to judge it.
    void left();

protected:
    /// Must be called once by the constructor of each kind. `body` defaults to `input`.
    void setInput(QWidget* input, QWidget* body = nullptr);
    virtual void showValue(const Value& value) = 0;
    virtual void showReadOnly(bool readOnly) = 0;
    /// Writes texts that the kind itself shows.
    virtual void retranslateInput() {}
    /// A remark of the kind, for instance the birth date in an identity number; findings go first.
    void setHint(const Text& hint);

    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();
    void showMessage();

    FieldDef m_field;
    QLabel* m_label;
    QLabel* m_icon;
    Label* m_message;
    QWidget* m_messageLine;
    QVBoxLayout* m_column;
    QWidget* m_input = nullptr;
    bool m_isReadOnly = false;
    Text m_whyReadOnly;
    Text m_hint;
    std::vector<Finding> m_findings;
};

/// The editor for a field's kind.
std::unique_ptr<FieldEditor> makeEditor(const FieldDef& field, const QString& page,
                                        const Workplace& workplace, QWidget* parent = nullptr);

} // namespace myspike::ui
