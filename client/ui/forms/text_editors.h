// Editors of what is typed as text: lines, paragraphs, numbers, identity numbers.
#pragma once

#include <QLineEdit>
#include <QPlainTextEdit>

#include "client/ui/forms/field_editor.h"

namespace myspike::ui {

/// One line. Kinds that read numbers out of it override parse() and format().
class LineEditor : public FieldEditor
{
    Q_OBJECT
public:
    LineEditor(const FieldDef& field, const QString& page, QWidget* parent);

    Value value() const override;
    QString unread() const override;
    void setUnread(const QString& text) override { m_line->setText(text); }
    Text whyUnread() const override;

protected:
    /// Nothing where the text does not read as a value. `text` is trimmed and not empty.
    virtual std::optional<Value> parse(const QString& text) const;
    virtual QString format(const Value& value) const;
    virtual Text explain() const { return {}; }
    QLineEdit* line() const { return m_line; }
    void showValue(const Value& value) override;
    void showReadOnly(bool readOnly) override;
    /// After a text that reads was left: shows it the usual way.
    void tidy();

private:
    QLineEdit* m_line;
};

/// Whole numbers, hundredths and ringgit.
class NumberEditor final : public LineEditor
{
    Q_OBJECT
public:
    using LineEditor::LineEditor;

protected:
    std::optional<Value> parse(const QString& text) const override;
    QString format(const Value& value) const override;
    Text explain() const override;
};

/// An identity number: checks its structure while it is typed, and says what it tells.
class IdentityEditor final : public LineEditor
{
    Q_OBJECT
public:
    IdentityEditor(const FieldDef& field, const QString& page, const Workplace& workplace,
                   QWidget* parent);

protected:
    std::optional<Value> parse(const QString& text) const override;
    QString format(const Value& value) const override;
    void showValue(const Value& value) override;

private:
    void tell();

    Workplace m_workplace;
};

/// Several lines; Tab goes on to the next field.
class ParagraphEditor final : public FieldEditor
{
    Q_OBJECT
public:
    ParagraphEditor(const FieldDef& field, const QString& page, QWidget* parent);
    Value value() const override;

protected:
    void showValue(const Value& value) override;
    void showReadOnly(bool readOnly) override;

private:
    void fitHeight();
    QPlainTextEdit* m_text;
};

/// A map of short answers, a line each; what only its module reads, as it is stored.
class JsonViewer final : public FieldEditor
{
    Q_OBJECT
public:
    JsonViewer(const FieldDef& field, const QString& page, QWidget* parent);
    Value value() const override { return m_value; }

protected:
    void showValue(const Value& value) override;
    void showReadOnly(bool) override {}
    void retranslateInput() override { showValue(m_value); }

private:
    QPlainTextEdit* m_text;
    Value m_value;
};

} // namespace myspike::ui
