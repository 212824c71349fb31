#include "client/ui/shell/command_palette.h"

#include <QApplication>
#include <QFrame>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include "client/ui/language.h"
#include "client/ui/shell/hit_model.h"
#include "client/ui/theme/icons.h"
#include "client/ui/theme/style.h"
#include "client/ui/theme/type_scale.h"

namespace myspike::ui {

namespace {

constexpr int kHitsPerSource = 8;
constexpr int kRowsShown = 9;

class HitDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {space(100), space(10)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const Tokens& t = tokens(option.palette);
        if (option.state & QStyle::State_Selected) {
            drawBox(painter, QRectF(option.rect).adjusted(2, 1, -2, -1), t.selection, {}, space(1));
        }
        const QString whyDisabled = index.data(HitModel::WhyDisabledRole).toString();
        const bool can = whyDisabled.isEmpty();
        const int side = space(4.5);
        QRect row = option.rect.adjusted(space(3), 0, -space(3), 0);
        painter->drawPixmap(row.left(), row.center().y() - side / 2,
                            iconPixmap(index.data(HitModel::IconNameRole).toString(), side,
                                       can ? t.accent : t.muted,
                                       painter->device()->devicePixelRatioF()));
        row.setLeft(row.left() + side + space(3));
        const QString keys = index.data(HitModel::ShortcutRole).toString();
        painter->setFont(fontFor(TypeRole::Caption));
        if (!keys.isEmpty()) {
            const int width = painter->fontMetrics().horizontalAdvance(keys) + space(3);
            const QRect cap(row.right() - width, row.center().y() - space(2.5), width, space(5));
            drawBox(painter, cap, t.sunken, t.border, space(0.75));
            painter->setPen(t.muted);
            painter->drawText(cap, Qt::AlignCenter, keys);
            row.setRight(cap.left() - space(3));
        }
        const QString detail = can ? index.data(HitModel::DetailRole).toString() : whyDisabled;
        painter->setPen(t.muted);
        const int detailWidth =
            std::min(painter->fontMetrics().horizontalAdvance(detail) + 2, row.width() / 2);
        painter->drawText(QRect(row.right() - detailWidth, row.top(), detailWidth, row.height()),
                          Qt::AlignVCenter | Qt::AlignRight,
                          painter->fontMetrics().elidedText(detail, Qt::ElideRight, detailWidth));
        row.setRight(row.right() - detailWidth - space(3));
        painter->setFont(option.font);
        painter->setPen(can ? t.text : t.muted);
        painter->drawText(row, Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(index.data(Qt::DisplayRole).toString(),
                                                            Qt::ElideRight, row.width()));
    }
};

} // namespace

CommandPalette::CommandPalette(QWidget* parent)
    : QLineEdit(parent), m_popup(new QFrame(parent)), m_list(new QListView(m_popup)),
      m_model(new HitModel(this))
{
    setObjectName(QStringLiteral("shell.search"));
    setClearButtonEnabled(false);
    setTextMargins(space(6), 0, space(14), 0);
    m_popup->setObjectName(QStringLiteral("shell.search.popup"));
    m_popup->setFrameShape(QFrame::StyledPanel);
    m_popup->setAutoFillBackground(true);
    m_popup->setBackgroundRole(QPalette::Base);
    m_popup->hide();
    m_list->setObjectName(QStringLiteral("shell.search.hits"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new HitDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    auto* column = new QVBoxLayout(m_popup);
    column->setContentsMargins(space(1), space(1), space(1), space(1));
    column->addWidget(m_list);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) {
        m_list->setCurrentIndex(index);
        activateCurrent();
    });
    connect(this, &QLineEdit::textEdited, this, &CommandPalette::search);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget* old, QWidget* now) {
        if (now == this && old != nullptr && old->window() == window()) {
            m_before = old;
        }
    });
    retranslate();
}

CommandPalette::~CommandPalette() = default;

void CommandPalette::addSource(std::unique_ptr<PaletteSource> source)
{
    m_sources.push_back(std::move(source));
}

void CommandPalette::open(const QString& prefix)
{
    setText(prefix);
    setFocus(Qt::ShortcutFocusReason);
    // Focus by shortcut selects all; the next key must not replace the prefix.
    setCursorPosition(int(text().size()));
    deselect();
    search();
}

void CommandPalette::close()
{
    ++m_generation;
    if (m_popup) {
        m_popup->hide();
    }
    clear();
    if (hasFocus() && m_before) {
        m_before->setFocus(Qt::OtherFocusReason);
    }
}

bool CommandPalette::isOpen() const { return m_popup && m_popup->isVisible(); }

QList<PaletteHit> CommandPalette::hits() const { return m_model->hits(); }

void CommandPalette::search()
{
    const int generation = ++m_generation;
    m_model->clear();
    const QString typed = text();
    const QChar first = typed.isEmpty() ? QChar() : typed.front();
    bool isPrefixed = false;
    for (const auto& source : m_sources) {
        isPrefixed = isPrefixed || (!first.isNull() && source->prefix() == first);
    }
    std::vector<int> asked;
    for (int i = 0; i < int(m_sources.size()); ++i) {
        if (!isPrefixed || m_sources[i]->prefix() == first) {
            asked.push_back(i);
        }
    }
    m_outstanding = int(asked.size());
    const QString wanted = (isPrefixed ? typed.mid(1) : typed).trimmed();
    for (const int i : asked) {
        m_sources[i]
            ->find(wanted, isPrefixed ? 3 * kHitsPerSource : kHitsPerSource)
            .then(this, [this, generation, i](const QList<PaletteHit>& found) {
                takeHits(generation, i, found);
            });
    }
    place();
}

void CommandPalette::takeHits(int generation, int source, const QList<PaletteHit>& hits)
{
    if (generation != m_generation) {
        return;
    }
    m_model->setHits(source, hits);
    if (m_model->rowCount() > 0) {
        m_list->setCurrentIndex(m_model->index(0, 0));
    }
    place();
    if (--m_outstanding == 0) {
        Q_EMIT settled();
    }
}

void CommandPalette::place()
{
    const int rows = std::min(m_model->rowCount(), kRowsShown);
    if (rows == 0 || !hasFocus()) {
        m_popup->hide();
        return;
    }
    const int width = std::max(this->width(), space(130));
    const QPoint under = mapTo(m_popup->parentWidget(), QPoint(0, height() + space(1)));
    const int left = std::min(under.x(), m_popup->parentWidget()->width() - width - space(2));
    m_popup->setGeometry(std::max(0, left), under.y(), width, rows * space(10) + space(3));
    m_popup->raise();
    m_popup->show();
}

void CommandPalette::move(int step)
{
    const int count = m_model->rowCount();
    if (count > 0) {
        const int row = (m_list->currentIndex().row() + step + count) % count;
        m_list->setCurrentIndex(m_model->index(row, 0));
    }
}

void CommandPalette::activateCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid() || !m_model->hit(current.row()).whyDisabled.isEmpty()) {
        return;
    }
    const auto activate = m_model->hit(current.row()).activate;
    close();
    if (activate) {
        activate();
    }
}

void CommandPalette::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Down:
        isOpen() ? move(1) : search();
        return;
    case Qt::Key_Up:
        move(-1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activateCurrent();
        return;
    case Qt::Key_Escape:
        close();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void CommandPalette::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::ActiveWindowFocusReason && event->reason() != Qt::PopupFocusReason) {
        m_popup->hide();
    }
}

void CommandPalette::changeEvent(QEvent* event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::FontChange) {
        setTextMargins(space(6), 0, space(14), 0);
    }
}

void CommandPalette::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    const Tokens& t = tokens(this);
    QPainter painter(this);
    const int side = space(4);
    painter.drawPixmap(space(2), (height() - side) / 2,
                       iconPixmap(QStringLiteral("search"), side, t.muted, devicePixelRatioF()));
    if (text().isEmpty()) {
        painter.setFont(fontFor(TypeRole::Caption));
        const QString keys = QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText);
        const int width = painter.fontMetrics().horizontalAdvance(keys) + space(3);
        const QRect cap(this->width() - width - space(2), (height() - space(5)) / 2, width,
                        space(5));
        drawBox(&painter, cap, t.sunken, t.border, space(0.75));
        painter.setPen(t.muted);
        painter.drawText(cap, Qt::AlignCenter, keys);
    }
}

void CommandPalette::retranslate()
{
    setPlaceholderText(translated(msg("shell", "Search, or > for actions, # for a number")));
    setAccessibleName(translated(msg("shell", "Search records, pages and actions")));
    m_list->setAccessibleName(translated(msg("shell", "Found")));
}

} // namespace myspike::ui
