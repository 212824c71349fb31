#include "client/replica/replica.h"
#include "client/ui/forms/choice_editors.h"
#include "client/ui/forms/date_editors.h"
#include "client/ui/forms/file_editors.h"
#include "client/ui/forms/reference_editor.h"
#include "client/ui/forms/text_editors.h"

namespace myspike::ui {

std::unique_ptr<FieldEditor> makeEditor(const FieldDef& field, const QString& page,
                                        const Workplace& workplace, QWidget* parent)
{
    switch (field.kind) {
    case FieldKind::Text:
        return std::make_unique<LineEditor>(field, page, parent);
    case FieldKind::Paragraph:
        return std::make_unique<ParagraphEditor>(field, page, parent);
    case FieldKind::Integer:
    case FieldKind::Decimal:
    case FieldKind::Money:
        return std::make_unique<NumberEditor>(field, page, parent);
    case FieldKind::Boolean:
        return std::make_unique<BooleanEditor>(field, page, parent);
    case FieldKind::Date:
        return std::make_unique<DateEditor>(field, page, workplace, parent);
    case FieldKind::Instant:
        return std::make_unique<InstantEditor>(field, page, workplace, parent);
    case FieldKind::Choice:
        return std::make_unique<ChoiceEditor>(field, page, parent);
    case FieldKind::Reference: {
        const auto* target = workplace.replica->catalogue().type(field.refType);
        Q_ASSERT(target != nullptr);
        return std::make_unique<ReferenceEditor>(field, page, workplace, *target, parent);
    }
    case FieldKind::Identity:
        return std::make_unique<IdentityEditor>(field, page, workplace, parent);
    case FieldKind::File:
        return std::make_unique<FileEditor>(field, page, workplace, parent);
    case FieldKind::Signature:
        return std::make_unique<SignatureViewer>(field, page, parent);
    case FieldKind::Json:
        break;
    }
    return std::make_unique<JsonViewer>(field, page, parent);
}

} // namespace myspike::ui
