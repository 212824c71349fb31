#include "client/ui/table/filter_editor.h"

#include <QActionGroup>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTimer>

#include "client/replica/replica.h"
#include "client/ui/forms/date_editors.h"
#include "client/ui/forms/reference_picker.h"
#include "client/ui/language.h"
#include "client/ui/theme/style.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/values/reference_titles.h"
#include "client/ui/values/sync_marks.h"
#include "client/ui/values/value_text.h"
#include "client/ui/words.h"

namespace myspike::ui {

FilterEditor::FilterEditor(const FieldDef& field, const QString& page, QWidget* parent)
    : QWidget(parent), m_field(field), m_page(page)
{
    setObjectName(nameOf("editor"));
}

QString FilterEditor::nameOf(const char* part) const
{
    return QStringLiteral("%1.filter.%2.%3")
        .arg(m_page, QString::fromLatin1(m_field.name), QLatin1String(part));
}

QString FilterEditor::label() const { return translated(m_field.traits.label); }

void FilterEditor::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

namespace {

constexpr int kPauseMs = 300;

QHBoxLayout* rowIn(QWidget* widget)
{
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space(1));
    return row;
}

/// A part of a text, or its beginning where the field has an index.
class TextFilter final : public FilterEditor
{
public:
    TextFilter(const FieldDef& field, const QString& page, QWidget* parent)
        : FilterEditor(field, page, parent), m_line(new QLineEdit), m_delay(new QTimer(this))
    {
        rowIn(this)->addWidget(m_line);
        m_line->setObjectName(nameOf("text"));
        m_line->setClearButtonEnabled(true);
        m_delay->setSingleShot(true);
        m_delay->setInterval(kPauseMs);
        connect(m_delay, &QTimer::timeout, this, &FilterEditor::conditionsChanged);
        connect(m_line, &QLineEdit::textEdited, m_delay, qOverload<>(&QTimer::start));
        TextFilter::retranslate();
    }
    std::vector<Condition> conditions() const override
    {
        const QString text = m_line->text().trimmed();
        if (text.isEmpty()) {
            return {};
        }
        return {{m_field.name, Compare::Contains, {Value(text.toStdString())}}};
    }
    QString inWords() const override { return m_line->text().trimmed(); }
    void clear() override { m_line->clear(); }
    QString state() const override { return m_line->text(); }
    void restore(const QString& state) override { m_line->setText(state); }
    void takeFocus() override { m_line->setFocus(); }

protected:
    void retranslate() override
    {
        m_line->setAccessibleName(label());
        m_line->setPlaceholderText(translated(msg("filter", "contains")));
    }

private:
    QLineEdit* m_line;
    QTimer* m_delay;
};

/// From and to, each optional: dates, moments, numbers, amounts.
class RangeFilter final : public FilterEditor
{
public:
    RangeFilter(const FieldDef& field, const QString& page, QWidget* parent)
        : FilterEditor(field, page, parent), m_delay(new QTimer(this))
    {
        auto* row = rowIn(this);
        for (int i = 0; i < 2; ++i) {
            auto* line = new QLineEdit;
            line->setObjectName(nameOf(i == 0 ? "from" : "to"));
            row->addWidget(line);
            m_lines[i] = line;
            connect(line, &QLineEdit::textEdited, m_delay, qOverload<>(&QTimer::start));
        }
        m_delay->setSingleShot(true);
        m_delay->setInterval(kPauseMs);
        connect(m_delay, &QTimer::timeout, this, [this] {
            for (auto* line : m_lines) {
                setInvalid(line, !line->text().trimmed().isEmpty() && !read(line));
            }
            Q_EMIT conditionsChanged();
        });
        RangeFilter::retranslate();
    }
    std::vector<Condition> conditions() const override
    {
        std::vector<Condition> out;
        if (const auto from = read(m_lines[0])) {
            out.push_back({m_field.name, Compare::GreaterOrEqual, {Value(*from)}});
        }
        if (const auto to = read(m_lines[1])) {
            // A day means all of it.
            const bool isMoment = m_field.kind == FieldKind::Instant;
            out.push_back({m_field.name,
                           isMoment ? Compare::Less : Compare::LessOrEqual,
                           {Value(isMoment ? *to + 86'400'000 : *to)}});
        }
        return out;
    }
    QString inWords() const override
    {
        const auto from = read(m_lines[0]);
        const auto to = read(m_lines[1]);
        const auto shownBound = [&](const QLineEdit* line) {
            return line->text().trimmed().toStdString();
        };
        if (from && to) {
            return translated(
                Text(msg("filter", "%1 to %2"), {shownBound(m_lines[0]), shownBound(m_lines[1])}));
        }
        return from ? translated(Text(msg("filter", "from %1"), {shownBound(m_lines[0])}))
               : to ? translated(Text(msg("filter", "up to %1"), {shownBound(m_lines[1])}))
                    : QString();
    }
    void clear() override
    {
        for (auto* line : m_lines) {
            line->clear();
            setInvalid(line, false);
        }
    }
    QString state() const override
    {
        return m_lines[0]->text() + QLatin1Char('|') + m_lines[1]->text();
    }
    void restore(const QString& state) override
    {
        m_lines[0]->setText(state.section(QLatin1Char('|'), 0, 0));
        m_lines[1]->setText(state.section(QLatin1Char('|'), 1, 1));
    }
    void takeFocus() override { m_lines[0]->setFocus(); }

protected:
    void retranslate() override
    {
        const bool isDay = m_field.kind == FieldKind::Date || m_field.kind == FieldKind::Instant;
        m_lines[0]->setAccessibleName(
            translated(Text(msg("filter", "%1, from"), {m_field.traits.label})));
        m_lines[1]->setAccessibleName(
            translated(Text(msg("filter", "%1, to"), {m_field.traits.label})));
        m_lines[0]->setPlaceholderText(translated(msg("filter", "from")));
        m_lines[1]->setPlaceholderText(translated(msg("filter", "to")));
        for (auto* line : m_lines) {
            line->setToolTip(isDay ? translated(msg("form", "dd/mm/yyyy")) : QString());
        }
    }

private:
    std::optional<std::int64_t> read(const QLineEdit* line) const
    {
        const QString text = line->text().trimmed();
        const auto typed = text.toStdString();
        switch (m_field.kind) {
        case FieldKind::Date:
            if (const auto d = readDate(text)) {
                return d->days;
            }
            return std::nullopt;
        case FieldKind::Instant:
            if (const auto d = readDate(text)) {
                return Instant::atMalaysia(*d).ms;
            }
            return std::nullopt;
        case FieldKind::Money:
            if (const auto m = Money::parse(typed)) {
                return m->sen;
            }
            return std::nullopt;
        case FieldKind::Decimal:
            if (const auto h = Hundredths::parse(typed)) {
                return h->value;
            }
            return std::nullopt;
        default:
            return parseInteger(typed);
        }
    }

    std::array<QLineEdit*, 2> m_lines{};
    QTimer* m_delay;
};

/// Some of the choices, ticked in a menu that stays open.
class ChoiceFilter final : public FilterEditor
{
public:
    ChoiceFilter(const FieldDef& field, const QString& page, QWidget* parent)
        : FilterEditor(field, page, parent), m_button(new QPushButton), m_menu(new QMenu(m_button))
    {
        rowIn(this)->addWidget(m_button);
        m_button->setObjectName(nameOf("choices"));
        m_button->setFocusPolicy(Qt::StrongFocus);
        m_button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        m_button->setMenu(m_menu);
        for (const auto& c : m_field.choices) {
            auto* action = m_menu->addAction(QString());
            action->setCheckable(true);
            action->setData(QString::fromLatin1(c.code));
            connect(action, &QAction::toggled, this, [this] {
                retranslate();
                Q_EMIT conditionsChanged();
            });
        }
        m_menu->installEventFilter(this);
        ChoiceFilter::retranslate();
    }
    std::vector<Condition> conditions() const override
    {
        Condition c{m_field.name, Compare::In, {}};
        for (const auto* action : m_menu->actions()) {
            if (action->isChecked()) {
                c.values.emplace_back(action->data().toString().toStdString());
            }
        }
        return c.values.empty() ? std::vector<Condition>() : std::vector{c};
    }
    QString inWords() const override
    {
        QStringList labels;
        for (const auto* action : m_menu->actions()) {
            if (action->isChecked()) {
                labels.append(action->text());
            }
        }
        return labels.join(QStringLiteral(", "));
    }
    void clear() override { restore({}); }
    QString state() const override
    {
        QStringList codes;
        for (const auto* action : m_menu->actions()) {
            if (action->isChecked()) {
                codes.append(action->data().toString());
            }
        }
        return codes.join(QLatin1Char(','));
    }
    void restore(const QString& state) override
    {
        const auto codes = state.split(QLatin1Char(','));
        const QSignalBlocker quiet(this);
        for (auto* action : m_menu->actions()) {
            action->setChecked(codes.contains(action->data().toString()));
        }
        retranslate();
    }
    void takeFocus() override { m_button->setFocus(); }

protected:
    void retranslate() override
    {
        for (std::size_t i = 0; i < m_field.choices.size(); ++i) {
            m_menu->actions()[static_cast<int>(i)]->setText(translated(m_field.choices[i].label));
        }
        const QString words = inWords();
        m_button->setText(words.isEmpty() ? translated(msg("filter", "any")) : words);
        m_button->setAccessibleName(QStringLiteral("%1: %2").arg(label(), m_button->text()));
    }
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        // Ticking several must not close the menu after each.
        if (watched == m_menu && event->type() == QEvent::MouseButtonRelease) {
            if (auto* action = m_menu->activeAction()) {
                action->toggle();
                return true;
            }
        }
        if (watched == m_menu && event->type() == QEvent::KeyPress &&
            static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space) {
            if (auto* action = m_menu->activeAction()) {
                action->toggle();
                return true;
            }
        }
        return FilterEditor::eventFilter(watched, event);
    }

private:
    QPushButton* m_button;
    QMenu* m_menu;
};

/// One of a few fixed answers.
class OneOfFilter final : public FilterEditor
{
public:
    struct Option
    {
        Msg label;
        std::function<Condition()> condition;
    };
    OneOfFilter(const FieldDef& field, const QString& page, std::vector<Option> options,
                QWidget* parent)
        : FilterEditor(field, page, parent), m_options(std::move(options)), m_combo(new QComboBox)
    {
        rowIn(this)->addWidget(m_combo);
        m_combo->setObjectName(nameOf("one"));
        m_combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        m_combo->setMinimumContentsLength(8);
        for (std::size_t i = 0; i <= m_options.size(); ++i) {
            m_combo->addItem(QString());
        }
        connect(m_combo, &QComboBox::currentIndexChanged, this, &FilterEditor::conditionsChanged);
        OneOfFilter::retranslate();
    }
    std::vector<Condition> conditions() const override
    {
        const int i = m_combo->currentIndex();
        return i <= 0 ? std::vector<Condition>()
                      : std::vector{m_options[static_cast<std::size_t>(i - 1)].condition()};
    }
    QString inWords() const override
    {
        return m_combo->currentIndex() <= 0 ? QString() : m_combo->currentText();
    }
    void clear() override
    {
        const QSignalBlocker quiet(m_combo);
        m_combo->setCurrentIndex(0);
    }
    QString state() const override { return QString::number(m_combo->currentIndex()); }
    void restore(const QString& state) override
    {
        const QSignalBlocker quiet(m_combo);
        m_combo->setCurrentIndex(state.toInt());
    }
    void takeFocus() override { m_combo->setFocus(); }

protected:
    void retranslate() override
    {
        m_combo->setItemText(0, translated(msg("filter", "any")));
        for (std::size_t i = 0; i < m_options.size(); ++i) {
            m_combo->setItemText(static_cast<int>(i) + 1, translated(m_options[i].label));
        }
        m_combo->setAccessibleName(label());
    }

private:
    std::vector<Option> m_options;
    QComboBox* m_combo;
};

class ReferenceFilter final : public FilterEditor
{
public:
    ReferenceFilter(const FieldDef& field, const QString& page, const Workplace& workplace,
                    const RecordType& target, QWidget* parent)
        : FilterEditor(field, page, parent), m_workplace(workplace),
          m_picker(new ReferencePicker(nameOf("record"), workplace, target))
    {
        rowIn(this)->addWidget(m_picker);
        connect(m_picker, &ReferencePicker::picked, this, [this] {
            // Letters on the way to a record are no filter yet.
            if (m_picker->chosen() || m_picker->text().isEmpty()) {
                Q_EMIT conditionsChanged();
            }
        });
        ReferenceFilter::retranslate();
    }
    std::vector<Condition> conditions() const override
    {
        const auto id = m_picker->chosen();
        return id ? std::vector<Condition>{{m_field.name, Compare::Equal, {Value(*id)}}}
                  : std::vector<Condition>();
    }
    QString inWords() const override
    {
        const auto id = m_picker->chosen();
        return id ? m_workplace.titles->title(m_field.refType, *id) : QString();
    }
    void clear() override { m_picker->setChosen(std::nullopt); }
    QString state() const override
    {
        const auto id = m_picker->chosen();
        return id ? QString::fromStdString(id->toString()) : QString();
    }
    void restore(const QString& state) override
    {
        m_picker->setChosen(Id::parse(state.toStdString()));
    }
    void takeFocus() override { m_picker->setFocus(); }

protected:
    void retranslate() override
    {
        m_picker->setAccessibleName(label());
        m_picker->setPlaceholderText(translated(msg("form", "Type to search")));
    }

private:
    Workplace m_workplace;
    ReferencePicker* m_picker;
};

} // namespace

std::unique_ptr<FilterEditor> makeFilterEditor(const FieldDef& field, const QString& page,
                                               const Workplace& workplace, QWidget* parent)
{
    const auto yesNo = [&](bool yes) {
        return [name = std::string(field.name), yes] {
            return Condition{name, Compare::Equal, {Value(std::int64_t{yes ? 1 : 0})}};
        };
    };
    switch (field.kind) {
    case FieldKind::Text:
    case FieldKind::Paragraph:
    case FieldKind::Identity:
        return std::make_unique<TextFilter>(field, page, parent);
    case FieldKind::Integer:
    case FieldKind::Decimal:
    case FieldKind::Money:
    case FieldKind::Date:
    case FieldKind::Instant:
        return std::make_unique<RangeFilter>(field, page, parent);
    case FieldKind::Boolean:
        return std::make_unique<OneOfFilter>(
            field, page,
            std::vector<OneOfFilter::Option>{{words::kYes, yesNo(true)},
                                             {words::kNo, yesNo(false)}},
            parent);
    case FieldKind::Choice:
        return std::make_unique<ChoiceFilter>(field, page, parent);
    case FieldKind::Reference:
        if (const auto* target = workplace.replica->catalogue().type(field.refType)) {
            return std::make_unique<ReferenceFilter>(field, page, workplace, *target, parent);
        }
        return nullptr;
    case FieldKind::File:
    case FieldKind::Signature:
    case FieldKind::Json:
        break;
    }
    return nullptr;
}

std::unique_ptr<FilterEditor> makeMarkFilter(const QString& page, const Workplace& workplace,
                                             QWidget* parent)
{
    FieldDef field{"$mark", FieldKind::Choice, {.label = msg("list", "Synchronisation")}};
    std::vector<OneOfFilter::Option> options;
    for (const auto mark : {SyncMark::Waiting, SyncMark::Refused, SyncMark::Conflict}) {
        options.push_back(
            {labelOf(mark), [marks = workplace.marks, mark] { return marks->having(mark); }});
    }
    return std::make_unique<OneOfFilter>(field, page, std::move(options), parent);
}

} // namespace myspike::ui
