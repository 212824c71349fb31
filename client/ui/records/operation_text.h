// An operation in words: what it was, on what, and every value that was typed in it.
#pragma once

#include <QString>
#include <vector>

#include "shared/schema/command.h"
#include "shared/sync/operation.h"

namespace myspike::ui {

class ReferenceTitles;

/// "Change: C-1 · Welding", "Submit: …"
QString operationTitle(const Operation& op, const Catalogue& catalogue, ReferenceTitles* titles);
struct TypedValue
{
    QString label;
    QString before; ///< what stood there, for edits
    QString typed;
};
std::vector<TypedValue> typedValues(const Operation& op, const Catalogue& catalogue,
                                    ReferenceTitles* titles);
/// What the server answered, in a word or two.
Msg verdictLabel(VerdictKind kind);
/// Not longer than a line or two, for questions and lists.
QString shortened(const QString& text);
/// As plain text, to be kept outside the program.
QString operationAsText(const Operation& op, const Catalogue& catalogue, ReferenceTitles* titles);

} // namespace myspike::ui
