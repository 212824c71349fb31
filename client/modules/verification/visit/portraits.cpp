#include "client/modules/verification/visit/portraits.h"

#include <QImageReader>
#include <QPainter>
#include <QPainterPath>
#include <QPixmapCache>

#include "client/ui/theme/type_scale.h"

namespace myspike::site_visit {

namespace {

QString initials(const QString& name)
{
    const auto words = name.split(u' ', Qt::SkipEmptyParts);
    QString out = words.value(0).left(1);
    if (words.size() > 1) {
        out += words.at(1).left(1);
    }
    return out.toUpper();
}

} // namespace

QImage keptPicture(const Replica& replica, const std::string& sha256, int side)
{
    const QString key = QStringLiteral("kept/%1/%2").arg(QString::fromStdString(sha256)).arg(side);
    QPixmap cached;
    if (QPixmapCache::find(key, &cached)) {
        return cached.toImage();
    }
    const auto path = replica.filePath(sha256);
    if (!path) {
        return {};
    }
    QImageReader reader(*path);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isValid()) {
        reader.setScaledSize(size.scaled(side, side, Qt::KeepAspectRatio));
    }
    const QImage image = reader.read();
    if (!image.isNull()) {
        QPixmapCache::insert(key, QPixmap::fromImage(image));
    }
    return image;
}

void drawPortrait(QPainter* p, const ui::Tokens& t, const Replica& replica,
                  const std::string& sha256, const QString& name, const QRect& rect)
{
    QPainterPath shape;
    shape.addRoundedRect(rect, ui::space(1.25), ui::space(1.25));
    const QImage face =
        sha256.empty() ? QImage() : keptPicture(replica, sha256, qRound(rect.width() * 2.0));
    p->save();
    if (face.isNull()) {
        p->fillPath(shape, t.accentSoft);
        p->setPen(t.accent);
        p->setFont(ui::fontFor(ui::TypeRole::Strong));
        p->drawText(rect, Qt::AlignCenter, initials(name));
    } else {
        p->setClipPath(shape);
        p->setRenderHint(QPainter::SmoothPixmapTransform);
        const QSize whole = face.size().scaled(rect.size(), Qt::KeepAspectRatioByExpanding);
        p->drawImage(QRect(rect.center() - QPoint(whole.width() / 2, whole.height() / 2), whole),
                     face);
    }
    p->restore();
}

} // namespace myspike::site_visit
