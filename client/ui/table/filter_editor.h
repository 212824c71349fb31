// Asks for a condition on one field by its kind: a range of dates or numbers, some of the choices,
// a record, yes or no, a part of a text. The field's counterpart of FieldEditor.
#pragma once

#include <QWidget>
#include <memory>

#include "client/ui/values/workplace.h"
#include "shared/schema/record_type.h"

namespace myspike::ui {

class FilterEditor : public QWidget
{
    Q_OBJECT
public:
    FilterEditor(const FieldDef& field, const QString& page, QWidget* parent = nullptr);

    const FieldDef& field() const { return m_field; }
    /// None where the editor is empty.
    virtual std::vector<Condition> conditions() const = 0;
    /// What it asks for, for its chip and for the head of a print; empty where nothing.
    virtual QString inWords() const = 0;
    virtual void clear() = 0;
    /// As kept between sessions and put back.
    virtual QString state() const = 0;
    virtual void restore(const QString& state) = 0;
    virtual void takeFocus() = 0;

Q_SIGNALS:
    void conditionsChanged();

protected:
    QString nameOf(const char* part) const;
    QString label() const;
    /// Writes texts and accessible names.
    virtual void retranslate() = 0;
    void changeEvent(QEvent* event) override;

    FieldDef m_field;
    QString m_page;
};

/// nullptr where a field of this kind cannot be filtered by.
std::unique_ptr<FilterEditor> makeFilterEditor(const FieldDef& field, const QString& page,
                                               const Workplace& workplace,
                                               QWidget* parent = nullptr);
/// Filters by the state of synchronisation.
std::unique_ptr<FilterEditor> makeMarkFilter(const QString& page, const Workplace& workplace,
                                             QWidget* parent = nullptr);

} // namespace myspike::ui
