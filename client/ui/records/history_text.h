// What happened to a record, told in the user's language: who, what, from what to what, when, on
// which device, offline or not, and when the server took it.
#pragma once

#include <QString>
#include <QStringList>

#include "shared/schema/command.h"

class QJsonValue;

namespace myspike::ui {

class ReferenceTitles;

struct ToldEntry
{
    QString sentence;    ///< "Aina changed Area from “2.0” to “2.4”."
    QStringList changes; ///< one line each where there is more than one
    QString reason;      ///< empty where none was given
    QString when;        ///< "24/11/2026 10:32 · JPK-LAPTOP-07 · offline · received …"
};

/// @param entry a record of type `history_entry`
/// @param page the record whose history is read; changes to its rows name the row
ToldEntry told(const Record& entry, const Id& page, const Catalogue& catalogue,
               ReferenceTitles* titles);

/// A value as the history and conflicts store it.
Value valueFrom(const QJsonValue& json, FieldKind kind);
/// It as people read it, in quotation marks; *nothing* where it is empty.
QString quotedValue(const FieldDef& field, const Value& value, ReferenceTitles* titles);

} // namespace myspike::ui
