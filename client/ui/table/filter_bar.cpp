#include "client/ui/table/filter_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QTimer>
#include <QVBoxLayout>

#include "client/ui/forms/span_layout.h"
#include "client/ui/language.h"
#include "client/ui/table/filter_editor.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/values/value_text.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/chip.h"
#include "client/ui/widgets/label.h"

namespace myspike::ui {

namespace {
/// The panel is a shelf, not a page: the fields of the list, then others that have an index.
constexpr std::size_t kMostEditors = 16;
constexpr int kSpan = 2;
constexpr int kWideSpan = 3;
} // namespace

FilterBar::FilterBar(const QString& page, const Workplace& workplace, const RecordType& type,
                     QWidget* parent)
    : QWidget(parent), m_page(page), m_panel(new QWidget), m_chips(new QWidget),
      m_chipRow(new QHBoxLayout(m_chips)),
      m_clear(new Button(page + QStringLiteral(".clear_filters"),
                         msg("filter", "Clear all filters"), nullptr, Emphasis::Quiet))
{
    setObjectName(page + QStringLiteral(".filters"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space(2));
    column->addWidget(m_panel);
    column->addWidget(m_chips);
    m_chipRow->setContentsMargins(0, 0, 0, 0);
    m_chipRow->setSpacing(space(2));
    m_chipRow->addWidget(m_clear);
    m_chipRow->addStretch(1);
    connect(m_clear, &QPushButton::clicked, this, &FilterBar::clear);

    auto* grid = new SpanLayout(m_panel);
    grid->setContentsMargins(0, space(1), 0, space(1));
    const auto add = [&](std::unique_ptr<FilterEditor> made) {
        if (!made) {
            return;
        }
        auto* editor = made.release();
        auto* block = new QWidget;
        auto* inside = new QVBoxLayout(block);
        inside->setContentsMargins(0, 0, 0, 0);
        inside->setSpacing(space(0.5));
        auto* label = new Label(editor->field().traits.label, TypeRole::Caption);
        label->setMuted(true);
        inside->addWidget(label);
        inside->addWidget(editor);
        const auto kind = editor->field().kind;
        const bool isNarrow = kind == FieldKind::Boolean || kind == FieldKind::Integer ||
                              kind == FieldKind::Decimal || kind == FieldKind::Choice;
        grid->addWidget(block, isNarrow ? kSpan : kWideSpan);
        m_editors.push_back(editor);
        connect(editor, &FilterEditor::conditionsChanged, this, &FilterBar::onChanged);
    };
    for (const bool inList : {true, false}) {
        for (const auto& f : type.fields) {
            const bool offers = inList ? f.traits.inList : f.traits.indexed && !f.traits.inList;
            if (isShown(f) && offers && m_editors.size() < kMostEditors) {
                add(makeFilterEditor(f, page, workplace));
            }
        }
    }
    add(makeMarkFilter(page, workplace));
    m_panel->hide();
    showChips();
}

std::vector<Condition> FilterBar::conditions() const
{
    std::vector<Condition> out;
    for (const auto* e : m_editors) {
        auto own = e->conditions();
        std::move(own.begin(), own.end(), std::back_inserter(out));
    }
    return out;
}

QString FilterBar::inWords() const
{
    QStringList parts;
    for (const auto* e : m_editors) {
        const QString words = e->inWords();
        if (!words.isEmpty()) {
            parts.append(QStringLiteral("%1: %2").arg(translated(e->field().traits.label), words));
        }
    }
    return parts.join(QStringLiteral("; "));
}

bool FilterBar::isActive() const { return !conditions().empty(); }

FilterEditor* FilterBar::editor(const QString& field) const
{
    for (auto* e : m_editors) {
        if (QLatin1String(e->field().name) == field) {
            return e;
        }
    }
    return nullptr;
}

QJsonObject FilterBar::saveState() const
{
    QJsonObject state;
    for (const auto* e : m_editors) {
        if (!e->conditions().empty()) {
            state[QLatin1String(e->field().name)] = e->state();
        }
    }
    return state;
}

void FilterBar::restoreState(const QJsonObject& state)
{
    for (auto* e : m_editors) {
        const auto at = state.constFind(QLatin1String(e->field().name));
        if (at != state.constEnd()) {
            e->restore(at->toString());
        } else {
            e->clear();
        }
    }
    onChanged();
}

bool FilterBar::isPanelOpen() const { return !m_panel->isHidden(); }

void FilterBar::showSelf()
{
    // Nothing to show takes no room either.
    setVisible(isPanelOpen() || !m_chips->isHidden());
}

void FilterBar::togglePanel() { isPanelOpen() ? closePanel() : openPanel(); }

void FilterBar::openPanel(const QString& field)
{
    m_panel->show();
    showSelf();
    auto* e = field.isEmpty() ? nullptr : editor(field);
    if (e == nullptr && !m_editors.empty()) {
        e = m_editors.front();
    }
    if (e != nullptr) {
        e->takeFocus();
    }
}

void FilterBar::closePanel()
{
    m_panel->hide();
    showSelf();
    Q_EMIT panelClosed();
}

void FilterBar::clear()
{
    for (auto* e : m_editors) {
        e->clear();
    }
    onChanged();
}

void FilterBar::onChanged()
{
    showChips();
    Q_EMIT conditionsChanged();
}

void FilterBar::showChips()
{
    while (m_chipRow->count() > 2) {
        auto* item = m_chipRow->takeAt(0);
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    int at = 0;
    for (auto* e : m_editors) {
        const QString words = e->inWords();
        if (words.isEmpty()) {
            continue;
        }
        auto* chip = new Chip(Chip::Kind::Removable);
        chip->setObjectName(
            QStringLiteral("%1.chip.%2").arg(m_page, QLatin1String(e->field().name)));
        chip->setContent(Text(Msg{"", "%1: %2"}, {e->field().traits.label, words.toStdString()}),
                         Tone::Accent);
        connect(chip, &Chip::clicked, this,
                [this, e] { openPanel(QLatin1String(e->field().name)); });
        connect(chip, &Chip::removeRequested, this, [this, e] {
            e->clear();
            onChanged();
        });
        m_chipRow->insertWidget(at++, chip);
    }
    m_chips->setVisible(at > 0);
    showSelf();
}

void FilterBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        // After the editors have heard it too.
        QMetaObject::invokeMethod(this, &FilterBar::showChips, Qt::QueuedConnection);
    }
}

void FilterBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && isPanelOpen()) {
        closePanel();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace myspike::ui
