// Drafts as the JSON in which the replica keeps them.
#pragma once

#include <QByteArray>

#include "client/replica/replica.h"

namespace myspike {

/// All but key and time, which are columns of the local table.
QByteArray draftToJson(const Draft& draft);
/// Corrupt where the text is no draft.
Result<Draft> draftFromJson(const QByteArray& json);

} // namespace myspike
