// Dates typed as dd/mm/yyyy or picked from a calendar; moments with their time of day.
#pragma once

#include "client/ui/forms/text_editors.h"

class QCalendarWidget;

namespace myspike::ui {

class IconButton;

/// Reads `24/11/2026`, `24.11.26`, `24112026`, `2026-11-24`. Two digits of a year mean this
/// century.
std::optional<Date> readDate(const QString& typed);

/// A line with a calendar behind a button and Alt+Down; Up and Down go by a day.
class DateEditor : public LineEditor
{
    Q_OBJECT
public:
    DateEditor(const FieldDef& field, const QString& page, const Workplace& workplace,
               QWidget* parent);

protected:
    std::optional<Value> parse(const QString& text) const override;
    QString format(const Value& value) const override;
    Text explain() const override;
    void showReadOnly(bool readOnly) override;
    void retranslateInput() override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    /// The value for a chosen day, given what stands there.
    virtual Value onDay(Date day) const { return std::int64_t{day.days}; }
    virtual Date dayOf(const Value& value) const;

private:
    void openCalendar();
    void step(int days);

    Workplace m_workplace;
    IconButton* m_button;
};

/// `24/11/2026 14:05` in Malaysian time.
class InstantEditor final : public DateEditor
{
    Q_OBJECT
public:
    using DateEditor::DateEditor;

protected:
    std::optional<Value> parse(const QString& text) const override;
    QString format(const Value& value) const override;
    Text explain() const override;
    void retranslateInput() override;
    Value onDay(Date day) const override;
    Date dayOf(const Value& value) const override;
};

} // namespace myspike::ui
