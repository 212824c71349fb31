#include "client/ui/forms/date_editors.h"

#include <QCalendarWidget>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QRegularExpression>

#include "client/replica/replica.h"
#include "client/ui/language.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/button.h"

namespace myspike::ui {

namespace {

constexpr std::int64_t kDayMs = 86'400'000;

Date dateOf(QDate d) { return *Date::fromYmd(d.year(), d.month(), d.day()); }

std::int64_t timeOfDay(Instant at) { return at.ms - Instant::atMalaysia(at.day()).ms; }

} // namespace

std::optional<Date> readDate(const QString& typed)
{
    static const QRegularExpression form(
        QStringLiteral(R"(^(\d{1,2})\D?(\d{1,2})\D?(\d{4}|\d{2})$)"));
    const QString text = typed.trimmed();
    if (const auto date = Date::parse(text.toStdString())) {
        return date;
    }
    const auto match = form.match(text);
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    int year = match.captured(3).toInt();
    year += match.capturedLength(3) == 2 ? 2000 : 0;
    return Date::fromYmd(year, match.captured(2).toInt(), match.captured(1).toInt());
}

DateEditor::DateEditor(const FieldDef& field, const QString& page, const Workplace& workplace,
                       QWidget* parent)
    : LineEditor(field, page, parent), m_workplace(workplace)
{
    m_button = new IconButton(QStringLiteral("%1.%2.calendar").arg(page, name()),
                              QStringLiteral("calendar"), msg("form", "Calendar"), line());
    m_button->setFocusPolicy(Qt::NoFocus);
    m_button->setCursor(Qt::ArrowCursor);
    auto* inside = new QHBoxLayout(line());
    inside->setContentsMargins(0, 0, space(0.5), 0);
    inside->addStretch(1);
    inside->addWidget(m_button);
    line()->setTextMargins(0, 0, space(8), 0);
    connect(m_button, &QToolButton::clicked, this, &DateEditor::openCalendar);
    DateEditor::retranslateInput();
}

std::optional<Value> DateEditor::parse(const QString& text) const
{
    const auto date = readDate(text);
    return date ? std::optional<Value>(std::int64_t{date->days}) : std::nullopt;
}

QString DateEditor::format(const Value& value) const
{
    const auto* n = asInteger(value);
    return n ? shown(Date{static_cast<std::int32_t>(*n)}) : QString();
}

Text DateEditor::explain() const
{
    return msg("form", "This is not a day of the calendar. Write it as day/month/year, such as "
                       "24/11/2026.");
}

Date DateEditor::dayOf(const Value& value) const
{
    const auto* n = asInteger(value);
    return n ? Date{static_cast<std::int32_t>(*n)} : m_workplace.replica->clock().today();
}

void DateEditor::showReadOnly(bool readOnly)
{
    LineEditor::showReadOnly(readOnly);
    m_button->setVisible(!readOnly);
}

void DateEditor::retranslateInput()
{
    line()->setPlaceholderText(translated(msg("form", "dd/mm/yyyy")));
}

void DateEditor::step(int days)
{
    const Value now = value();
    setValue(onDay(isNull(now) ? dayOf(now) : dayOf(now).plusDays(days)));
    Q_EMIT edited();
}

bool DateEditor::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == line() && event->type() == QEvent::KeyPress && !line()->isReadOnly()) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Down && key->modifiers() == Qt::AltModifier) {
            openCalendar();
            return true;
        }
        if ((key->key() == Qt::Key_Up || key->key() == Qt::Key_Down) &&
            key->modifiers() == Qt::NoModifier) {
            step(key->key() == Qt::Key_Up ? 1 : -1);
            return true;
        }
    }
    return LineEditor::eventFilter(watched, event);
}

void DateEditor::openCalendar()
{
    auto* calendar = new QCalendarWidget(this);
    calendar->setWindowFlags(Qt::Popup);
    calendar->setAttribute(Qt::WA_DeleteOnClose);
    calendar->setAccessibleName(translated(msg("form", "Calendar")));
    calendar->setGridVisible(false);
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    calendar->setFirstDayOfWeek(Qt::Monday);
    const Date day = dayOf(value());
    calendar->setSelectedDate(QDate(day.year(), day.month(), day.day()));
    connect(calendar, &QCalendarWidget::activated, this, [this, calendar](QDate chosen) {
        setValue(onDay(dateOf(chosen)));
        calendar->close();
        takeFocus();
        Q_EMIT edited();
    });
    connect(calendar, &QCalendarWidget::clicked, calendar, &QCalendarWidget::activated);
    calendar->move(line()->mapToGlobal(QPoint(0, line()->height())));
    calendar->show();
    calendar->setFocus();
}

std::optional<Value> InstantEditor::parse(const QString& text) const
{
    const int blank = text.indexOf(QLatin1Char(' '));
    const auto day = readDate(blank < 0 ? text : text.left(blank));
    if (!day) {
        return std::nullopt;
    }
    if (blank < 0) {
        return Value(Instant::atMalaysia(*day).ms);
    }
    static const QRegularExpression form(QStringLiteral(R"(^(\d{1,2})[:.]?(\d{2})$)"));
    const auto match = form.match(text.mid(blank + 1).trimmed());
    if (!match.hasMatch() || match.captured(1).toInt() > 23 || match.captured(2).toInt() > 59) {
        return std::nullopt;
    }
    return Value(
        Instant::atMalaysia(*day, match.captured(1).toInt(), match.captured(2).toInt()).ms);
}

QString InstantEditor::format(const Value& value) const
{
    const auto* n = asInteger(value);
    return n ? shown(Instant{*n}) : QString();
}

Text InstantEditor::explain() const
{
    return msg("form", "This is not a day and time. Write them as day/month/year hour:minute, such "
                       "as 24/11/2026 14:05.");
}

void InstantEditor::retranslateInput()
{
    line()->setPlaceholderText(translated(msg("form", "dd/mm/yyyy hh:mm")));
}

Value InstantEditor::onDay(Date day) const
{
    const Value now = value();
    const auto* n = asInteger(now);
    const std::int64_t time = n ? timeOfDay(Instant{*n}) % kDayMs : 9 * 3'600'000;
    return Instant::atMalaysia(day).ms + time;
}

Date InstantEditor::dayOf(const Value& value) const
{
    const auto* n = asInteger(value);
    return n ? Instant{*n}.day() : DateEditor::dayOf({});
}

} // namespace myspike::ui
