#include "client/ui/theme/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace myspike::ui {

namespace {

QString pathOf(const QString& name) { return QStringLiteral(":/icons/%1.svg").arg(name); }

void render(QPainter* painter, const QRectF& rect, const QString& name, const QColor& colour)
{
    QFile file(pathOf(name));
    if (!file.open(QIODevice::ReadOnly)) {
        return;
    }
    QByteArray svg = file.readAll();
    svg.replace("currentColor", colour.name().toLatin1());
    QSvgRenderer renderer(svg);
    renderer.render(painter, rect);
}

class PaletteIconEngine final : public QIconEngine
{
public:
    PaletteIconEngine(QString name, QColor Tokens::*colour)
        : m_name(std::move(name)), m_colour(colour)
    {
    }

    QIconEngine* clone() const override { return new PaletteIconEngine(*this); }
    QString key() const override { return QStringLiteral("myspike"); }
    QString iconName() override { return m_name; }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        const int side = std::min(rect.width(), rect.height());
        const QRect square(rect.center() - QPoint(side / 2, side / 2), QSize(side, side));
        painter->drawPixmap(square, iconPixmap(m_name, side, colourFor(mode), ratio));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override
    {
        return iconPixmap(m_name, std::min(size.width(), size.height()), colourFor(mode), 1.0);
    }

private:
    QColor colourFor(QIcon::Mode mode) const
    {
        const Tokens& t = tokens(QGuiApplication::palette());
        if (mode == QIcon::Disabled) {
            return t.borderStrong;
        }
        return m_colour != nullptr ? t.*m_colour : t.text;
    }

    QString m_name;
    QColor Tokens::*m_colour;
};

} // namespace

QIcon icon(const QString& name, QColor Tokens::*colour)
{
    return QFile::exists(pathOf(name)) ? QIcon(new PaletteIconEngine(name, colour)) : QIcon();
}

QPixmap iconPixmap(const QString& name, int logicalSize, const QColor& colour, qreal ratio)
{
    const int side = std::max(1, qRound(logicalSize * ratio));
    const QString key =
        QStringLiteral("myspike/%1/%2/%3/%4").arg(name).arg(side).arg(colour.rgba()).arg(ratio);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = QPixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        render(&painter, QRectF(0, 0, side, side), name, colour);
        painter.end();
        pixmap.setDevicePixelRatio(ratio);
        QPixmapCache::insert(key, pixmap);
    }
    return pixmap;
}

} // namespace myspike::ui
