#include "client/ui/print/strokes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <cmath>

#include "client/ui/widgets/signature.h"

namespace myspike::print {

namespace {

constexpr int kMaxPoints = 20'000;

Fault corrupt(const char* detail)
{
    return {FaultCode::Corrupt,
            msg("print", "The stored signature cannot be read. Ask for it to be signed again."),
            detail,
            {}};
}

/// A dot has no extent, yet it is part of the signature.
void add(Strokes& out, QPolygonF line)
{
    const QRectF box = line.boundingRect().adjusted(-0.5, -0.5, 0.5, 0.5);
    out.bounds = out.lines.empty() ? box : out.bounds.united(box);
    out.lines.push_back(std::move(line));
}

/// As the pad keeps it.
Result<Strokes> fromPad(const QString& json)
{
    const auto signature = ui::Signature::fromJson(json);
    if (!signature || signature->isEmpty())
        return corrupt("strokes: not as the pad keeps it");
    Strokes out;
    out.typedName = signature->typedName;
    for (const auto& stroke : signature->strokes)
        add(out, QPolygonF(QPolygon(stroke)));
    return out;
}

} // namespace

Result<Strokes> parseStrokes(const QString& json)
{
    const auto parsed = QJsonDocument::fromJson(json.toUtf8());
    if (parsed.isNull())
        return corrupt("strokes: no JSON");
    if (parsed.object().contains(u"v"))
        return fromPad(json);
    const auto array =
        parsed.isArray() ? parsed.array() : parsed.object().value(u"strokes").toArray();
    if (array.isEmpty())
        return corrupt("strokes: none");

    Strokes out;
    int points = 0;
    for (const auto& stroke : array) {
        if (!stroke.isArray() && !stroke.isObject())
            return corrupt("strokes: a stroke is neither array nor object");
        const auto list =
            stroke.isArray() ? stroke.toArray() : stroke.toObject().value(u"points").toArray();
        QPolygonF line;
        for (const auto& point : list) {
            const auto x = point.isArray() ? point.toArray().at(0) : point.toObject().value(u"x");
            const auto y = point.isArray() ? point.toArray().at(1) : point.toObject().value(u"y");
            if (!x.isDouble() || !y.isDouble() || !std::isfinite(x.toDouble()) ||
                !std::isfinite(y.toDouble()))
                return corrupt("strokes: a point without numbers");
            if (++points > kMaxPoints)
                return Fault{FaultCode::TooLarge,
                             msg("print", "The signature has too many points to be drawn. Ask for "
                                          "it to be signed again."),
                             "strokes: over 20000 points",
                             {}};
            line << QPointF(x.toDouble(), y.toDouble());
        }
        if (line.isEmpty())
            continue;
        add(out, std::move(line));
    }
    if (out.lines.empty())
        return corrupt("strokes: no points");
    return out;
}

} // namespace myspike::print
