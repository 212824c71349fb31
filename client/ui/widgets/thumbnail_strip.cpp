#include "client/ui/widgets/thumbnail_strip.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QListView>
#include <QMimeData>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QUrl>
#include <QVBoxLayout>

#include "client/ui/language.h"
#include "client/ui/theme/icons.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/button.h"

namespace myspike::ui {

namespace {

class ThumbnailDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {space(32), space(30)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const Tokens& t = tokens(option.palette);
        const QRect card = option.rect.adjusted(space(0.5), space(0.5), -space(0.5), -space(0.5));
        const bool selected = option.state & QStyle::State_Selected;
        const bool focused = selected && (option.state & QStyle::State_HasFocus);
        drawBox(painter, card, selected ? t.selection : t.surface, focused ? t.focus : t.border,
                space(1), focused ? 2 : 1);
        QRect picture = card.adjusted(space(1), space(1), -space(1), -space(6));
        const QVariant decoration = index.data(Qt::DecorationRole);
        const QImage image = decoration.canConvert<QPixmap>()
                                 ? decoration.value<QPixmap>().toImage()
                                 : decoration.value<QImage>();
        if (image.isNull()) {
            const int side = space(8);
            QRect box(0, 0, side, side);
            box.moveCenter(picture.center());
            painter->drawPixmap(box.topLeft(), iconPixmap(QStringLiteral("image"), side, t.muted,
                                                          painter->device()->devicePixelRatioF()));
        } else {
            QRect fit(QPoint(), image.size().scaled(picture.size(), Qt::KeepAspectRatio));
            fit.moveCenter(picture.center());
            painter->setRenderHint(QPainter::SmoothPixmapTransform);
            painter->drawImage(fit, image);
        }
        painter->setFont(fontFor(TypeRole::Caption));
        painter->setPen(t.text);
        const QRect caption(card.left() + space(1.5), card.bottom() - space(5.5),
                            card.width() - space(3), space(5));
        const bool waiting = !index.data(Qt::StatusTipRole).toString().isEmpty();
        const int iconRoom = waiting ? space(5) : 0;
        painter->drawText(caption.adjusted(0, 0, -iconRoom, 0), Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(index.data().toString(),
                                                            Qt::ElideMiddle,
                                                            caption.width() - iconRoom));
        if (waiting) {
            painter->drawPixmap(caption.right() - space(4), caption.top() + space(0.5),
                                iconPixmap(QStringLiteral("upload"), space(4), t.warning,
                                           painter->device()->devicePixelRatioF()));
        }
    }
};

} // namespace

ThumbnailStrip::ThumbnailStrip(const QString& objectName, QWidget* parent)
    : QWidget(parent), m_view(new QListView), m_buttons(new QWidget)
{
    setObjectName(objectName);
    setAcceptDrops(true);
    m_view->setObjectName(objectName + QStringLiteral(".pictures"));
    m_view->setFlow(QListView::LeftToRight);
    m_view->setWrapping(false);
    m_view->setUniformItemSizes(true);
    m_view->setItemDelegate(new ThumbnailDelegate(m_view));
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->installEventFilter(this);
    connect(m_view, &QListView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT opened(index.row()); });

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto* row = new QHBoxLayout(m_buttons);
    row->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](const char* name, Msg text, const char* iconName) {
        auto* button = new Button(objectName + QLatin1Char('.') + QLatin1String(name), text,
                                  m_buttons, Emphasis::Plain, QLatin1String(iconName));
        row->addWidget(button);
        return button;
    };
    connect(add("camera", msg("ui", "Take a photograph"), "camera"), &QPushButton::clicked, this,
            &ThumbnailStrip::cameraRequested);
    connect(add("files", msg("ui", "Choose files…"), "paperclip"), &QPushButton::clicked, this,
            &ThumbnailStrip::filesRequested);
    row->addStretch(1);
    column->addWidget(m_buttons);
    column->addWidget(m_view);
    resizeToText();
    retranslate();
}

void ThumbnailStrip::setModel(QAbstractItemModel* model) { m_view->setModel(model); }

void ThumbnailStrip::setEditable(bool editable)
{
    m_isEditable = editable;
    m_buttons->setVisible(editable);
    setAcceptDrops(editable);
}

int ThumbnailStrip::currentRow() const { return m_view->currentIndex().row(); }

void ThumbnailStrip::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasImage()) {
        event->acceptProposedAction();
    }
}

void ThumbnailStrip::dropEvent(QDropEvent* event)
{
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile()) {
            paths << url.toLocalFile();
        }
    }
    if (!paths.isEmpty()) {
        Q_EMIT filesDropped(paths);
    }
}

bool ThumbnailStrip::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress && m_isEditable) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Delete && m_view->currentIndex().isValid()) {
            Q_EMIT removeRequested(currentRow());
            return true;
        }
        if (key->matches(QKeySequence::Paste)) {
            const QImage image = QGuiApplication::clipboard()->image();
            if (!image.isNull()) {
                Q_EMIT imagePasted(image);
            }
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ThumbnailStrip::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::FontChange) {
        resizeToText();
    }
}

void ThumbnailStrip::retranslate()
{
    m_view->setAccessibleName(translated(msg("ui", "Pictures and files")));
}

void ThumbnailStrip::resizeToText()
{
    m_view->setFixedHeight(space(31) + m_view->style()->pixelMetric(QStyle::PM_ScrollBarExtent) +
                           2);
}

} // namespace myspike::ui
