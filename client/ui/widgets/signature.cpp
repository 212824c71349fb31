#include "client/ui/widgets/signature.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QPainterPath>

#include "client/ui/theme/type_scale.h"

namespace myspike::ui {

namespace {

constexpr int kVersion = 1;
constexpr int kMostPoints = 20'000;
constexpr int kLongestName = 200;

Fault unreadable()
{
    return Fault::invalid(msg("ui", "The signature cannot be read. Sign again."));
}

bool isOnPaper(QPoint p)
{
    return p.x() >= 0 && p.x() <= Signature::kWidth && p.y() >= 0 && p.y() <= Signature::kHeight;
}

} // namespace

QString Signature::toJson() const
{
    QJsonObject object{{QStringLiteral("v"), kVersion}};
    if (!typedName.isEmpty()) {
        object.insert(QStringLiteral("name"), typedName);
    } else {
        QJsonArray all;
        for (const QList<QPoint>& stroke : strokes) {
            QJsonArray one;
            QPoint last;
            for (const QPoint& p : stroke) {
                one.append(p.x() - last.x());
                one.append(p.y() - last.y());
                last = p;
            }
            all.append(one);
        }
        object.insert(QStringLiteral("s"), all);
    }
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Result<Signature> Signature::fromJson(const QString& text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    const QJsonObject object = document.object();
    if (object.value(QStringLiteral("v")).toInt() != kVersion) {
        return unreadable();
    }
    Signature signature;
    signature.typedName = object.value(QStringLiteral("name")).toString();
    if (signature.typedName.size() > kLongestName) {
        return unreadable();
    }
    int points = 0;
    for (const QJsonValue& entry : object.value(QStringLiteral("s")).toArray()) {
        const QJsonArray numbers = entry.toArray();
        if (numbers.isEmpty() || numbers.size() % 2 != 0) {
            return unreadable();
        }
        QList<QPoint> stroke;
        QPoint last;
        for (qsizetype i = 0; i < numbers.size(); i += 2) {
            constexpr int kNone = -2 * kWidth;
            const int dx = numbers[i].toInt(kNone);
            const int dy = numbers[i + 1].toInt(kNone);
            if (std::abs(dx) > kWidth || std::abs(dy) > kWidth || ++points > kMostPoints) {
                return unreadable();
            }
            last += QPoint(dx, dy);
            if (!isOnPaper(last)) {
                return unreadable();
            }
            stroke.append(last);
        }
        signature.strokes.append(stroke);
    }
    return signature;
}

void Signature::paint(QPainter* painter, const QRectF& rect, const QColor& colour) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const qreal scale = std::min(rect.width() / kWidth, rect.height() / kHeight);
    painter->translate(rect.center().x() - kWidth * scale / 2,
                       rect.center().y() - kHeight * scale / 2);
    painter->scale(scale, scale);
    if (!typedName.isEmpty()) {
        QFont font = painter->font();
        font.setItalic(true);
        font.setPixelSize(90);
        const int needed = QFontMetrics(font).horizontalAdvance(typedName);
        if (needed > kWidth - 80) {
            font.setPixelSize(std::max(12, 90 * (kWidth - 80) / needed));
        }
        painter->setFont(font);
        painter->setPen(colour);
        painter->drawText(QRectF(0, 0, kWidth, kHeight), Qt::AlignCenter, typedName);
    }
    painter->setPen(QPen(colour, 5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    for (const QList<QPoint>& stroke : strokes) {
        if (stroke.size() == 1) {
            painter->drawPoint(stroke.first());
            continue;
        }
        QPainterPath path(stroke.first());
        for (qsizetype i = 1; i + 1 < stroke.size(); ++i) {
            path.quadTo(stroke[i], QPointF(stroke[i] + stroke[i + 1]) / 2.0);
        }
        path.lineTo(stroke.last());
        painter->drawPath(path);
    }
    painter->restore();
}

QImage Signature::toImage(int width) const
{
    QImage image(width, width * kHeight / kWidth, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paint(&painter, image.rect(), Qt::black);
    return image;
}

} // namespace myspike::ui
