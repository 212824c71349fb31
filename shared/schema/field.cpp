#include "shared/schema/field.h"

namespace myspike {

int FieldDef::maxLength() const
{
    if (traits.maxLength > 0) {
        return traits.maxLength;
    }
    switch (kind) {
    case FieldKind::Paragraph:
        return 4'000;
    case FieldKind::Signature:
    case FieldKind::Json:
        return 200'000;
    case FieldKind::File:
        return 64;
    default:
        return 200;
    }
}

const Choice* FieldDef::choice(std::string_view code) const
{
    for (const auto& c : choices) {
        if (code == c.code) {
            return &c;
        }
    }
    return nullptr;
}

} // namespace myspike
