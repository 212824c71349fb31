// Fields that hold a file or a signature.
#pragma once

#include "client/ui/forms/field_editor.h"

class QLabel;

namespace myspike::ui {

class Button;

/// A file by its content: chosen, dropped or pasted; shown small where it is a picture.
class FileEditor final : public FieldEditor
{
    Q_OBJECT
public:
    FileEditor(const FieldDef& field, const QString& page, const Workplace& workplace,
               QWidget* parent);
    Value value() const override { return m_value; }

protected:
    void showValue(const Value& value) override;
    void showReadOnly(bool readOnly) override;
    void retranslateInput() override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void keep(const QString& path);
    void showFile();

    Workplace m_workplace;
    Value m_value;
    QLabel* m_picture;
    QLabel* m_words;
    Button* m_choose;
    Button* m_remove;
    int m_generation = 0;
};

/// A signature as it was given; signing is an act of its own page.
class SignatureViewer final : public FieldEditor
{
    Q_OBJECT
public:
    SignatureViewer(const FieldDef& field, const QString& page, QWidget* parent);
    Value value() const override { return m_value; }

protected:
    void showValue(const Value& value) override;
    void showReadOnly(bool) override {}
    void retranslateInput() override;
    void changeEvent(QEvent* event) override;

private:
    void paintSignature();

    QLabel* m_picture;
    Value m_value;
};

} // namespace myspike::ui
