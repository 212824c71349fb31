// Values and records in the user's language, as lists, forms, history and prints show them.
#pragma once

#include <QString>

#include "shared/schema/record_type.h"

namespace myspike::ui {

class ReferenceTitles;

/// A value as people read it; empty for null. References go through `titles`, which may be null:
/// then an id stands for itself.
QString shownValue(const FieldDef& field, const Value& value, ReferenceTitles* titles,
                   bool showPersonal = true);
/// What tells a record from others, by its type's title fields.
QString titleOf(const Record& record, ReferenceTitles* titles);
/// The same, and for a record without one its kind and the first digits of its id.
QString titleOrKindOf(const Record& record, ReferenceTitles* titles);
/// Columns that end in `_e6` hold millionths of a degree; people read and write degrees.
bool isMillionths(const FieldDef& field);
/// "3.073800"; `n` in millionths.
QString shownMillionths(std::int64_t n);
/// True where the field can stand in a list or a form at all.
bool isShown(const FieldDef& field);
/// `1.4 MB`
QString shownSize(qint64 bytes);

} // namespace myspike::ui
