#include "client/replica/draft_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace myspike {

namespace {

QString toQString(const std::string& s)
{
    return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}

/// An id must not come back as text, so it says what it is.
QJsonValue toJson(const Value& v)
{
    if (const auto* n = asInteger(v)) {
        return QJsonValue(static_cast<qint64>(*n));
    }
    if (const auto* t = asText(v)) {
        return toQString(*t);
    }
    if (const auto* id = asId(v)) {
        return QJsonObject{{QStringLiteral("id"), toQString(id->toString())}};
    }
    return QJsonValue::Null;
}

Value fromJson(const QJsonValue& v)
{
    if (v.isString()) {
        return v.toString().toStdString();
    }
    if (v.isDouble()) {
        return static_cast<std::int64_t>(v.toInteger());
    }
    if (v.isObject()) {
        return Id::parse(v.toObject()[QStringLiteral("id")].toString().toStdString())
            .value_or(Id{});
    }
    return {};
}

} // namespace

QByteArray draftToJson(const Draft& draft)
{
    // An array, so that the order in which values were set stays.
    QJsonArray values;
    for (const auto& [name, value] : draft.values.all()) {
        values.append(QJsonArray{toQString(name), toJson(value)});
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("type"), draft.type},
                                     {QStringLiteral("record"), toQString(draft.record.toString())},
                                     {QStringLiteral("schema"), draft.schema},
                                     {QStringLiteral("values"), values}})
        .toJson(QJsonDocument::Compact);
}

Result<Draft> draftFromJson(const QByteArray& json)
{
    const auto document = QJsonDocument::fromJson(json);
    const auto object = document.object();
    const auto record = Id::parse(object[QStringLiteral("record")].toString().toStdString());
    if (!document.isObject() || !record || !object[QStringLiteral("values")].isArray()) {
        return Fault{FaultCode::Corrupt,
                     msg("replica", "A draft on this machine cannot be read. The others are kept."),
                     "draft",
                     {}};
    }
    Draft draft;
    draft.type = object[QStringLiteral("type")].toString();
    draft.record = *record;
    draft.schema = object[QStringLiteral("schema")].toInt();
    for (const auto& item : object[QStringLiteral("values")].toArray()) {
        const auto pair = item.toArray();
        draft.values.setValue(pair.at(0).toString().toStdString(), fromJson(pair.at(1)));
    }
    return draft;
}

} // namespace myspike
