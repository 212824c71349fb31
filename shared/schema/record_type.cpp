#include "shared/schema/record_type.h"

#include "shared/base/my_kad.h"
#include "shared/base/unicode.h"
#include "shared/schema/transaction.h"

namespace myspike {

int RecordType::indexOf(std::string_view name) const
{
    for (std::size_t i = 0; i < fields.size(); ++i) {
        // Typed keys pass the very same literal, so the pointer mostly decides.
        if (fields[i].name == name.data() || name == fields[i].name) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

const FieldDef* RecordType::field(std::string_view name) const
{
    const int i = indexOf(name);
    return i < 0 ? nullptr : &fields[static_cast<std::size_t>(i)];
}

std::string RecordType::titleOf(const Record& r) const
{
    std::string out;
    for (const auto* name : title) {
        const auto* def = field(name);
        const auto& v = r.value(name);
        if (!def || isNull(v)) {
            continue;
        }
        if (!out.empty()) {
            out += " · ";
        }
        out += displayText(*def, v).english();
    }
    return out;
}

bool RecordType::isReadableBy(std::string_view role) const
{
    for (const auto& a : access) {
        if (a.role == role && (a.verbs & static_cast<unsigned>(Verb::View))) {
            return true;
        }
    }
    return false;
}

std::vector<std::string_view> RecordType::rolesFor(Verb verb) const
{
    std::vector<std::string_view> out;
    for (const auto& a : access) {
        if (a.verbs & static_cast<unsigned>(verb)) {
            out.push_back(a.role);
        }
    }
    return out;
}

Text displayText(const FieldDef& field, const Value& value, bool showPersonal)
{
    const auto literal = [](std::string text) {
        return Text(msg("", "%1"), {TextArg(std::move(text))});
    };
    if (isNull(value)) {
        return {};
    }
    if (const auto* n = asInteger(value)) {
        switch (field.kind) {
        case FieldKind::Date:
            return literal(Date{static_cast<std::int32_t>(*n)}.toDisplay());
        case FieldKind::Instant:
            return literal(Instant{*n}.toDisplay());
        case FieldKind::Money:
            return literal(Money{*n}.toDisplay());
        case FieldKind::Decimal:
            return literal(Hundredths{*n}.toDisplay());
        case FieldKind::Boolean:
            return *n ? msg("value", "Yes") : msg("value", "No");
        default:
            return literal(std::to_string(*n));
        }
    }
    if (const auto* id = asId(value)) {
        return literal(id->toString());
    }
    const auto& text = *asText(value);
    if (field.kind == FieldKind::Choice) {
        if (const auto* c = field.choice(text)) {
            return c->label;
        }
    }
    if (field.kind == FieldKind::Identity) {
        if (text.size() == 12 && onlyDigits(text) == text) {
            MyKad number;
            number.digits = text;
            return literal(showPersonal ? number.toDisplay() : number.toMasked());
        }
        return literal(showPersonal ? text : std::string(text.size(), '*'));
    }
    if (field.kind == FieldKind::Signature) {
        return msg("value", "Signed");
    }
    return literal(text);
}

namespace {

class Judge
{
public:
    Judge(const Record& record, const Reader& reader, const ActContext& context, bool submitting)
        : m_record(record), m_reader(reader), m_context(context), m_submitting(submitting)
    {
    }

    std::vector<Finding> findings()
    {
        const auto& type = m_record.type();
        for (std::size_t i = 0; i < type.fields.size(); ++i) {
            const auto& f = type.fields[i];
            if (f.traits.visibleWhen && !f.traits.visibleWhen(m_record)) {
                continue;
            }
            const auto& v = m_record.values()[i];
            if (isNull(v) || (asText(v) && asText(v)->empty())) {
                requirePresence(f);
            } else {
                checkValue(f, v);
            }
        }
        for (const auto& rule : type.rules) {
            rule.judge(m_record, m_reader, m_context, m_findings);
        }
        return std::move(m_findings);
    }

private:
    void say(const FieldDef& f, const char* rule, Text text, Severity s = Severity::Error)
    {
        m_findings.push_back({s, rule, f.name, std::move(text), false});
    }

    void requirePresence(const FieldDef& f)
    {
        const bool demanded = f.traits.required == Required::Always ||
                              (f.traits.required == Required::ToSubmit && m_submitting);
        if (demanded) {
            say(f, "FIELD-REQUIRED",
                Text(msg("rule", "%1 is missing. Fill it in."), {f.traits.label}));
        }
    }

    void checkValue(const FieldDef& f, const Value& v)
    {
        if (const auto* text = asText(v)) {
            checkText(f, *text);
        } else if (const auto* n = asInteger(v)) {
            checkNumber(f, *n);
        } else if (const auto* id = asId(v)) {
            checkReference(f, *id);
        }
    }

    void checkText(const FieldDef& f, const std::string& text)
    {
        const auto length = lengthInCharacters(text);
        if (length > static_cast<std::size_t>(f.maxLength())) {
            say(f, "FIELD-LENGTH",
                Text(msg("rule", "%1 is too long: %2 characters, at most %3. Shorten it."),
                     {f.traits.label, length, f.maxLength()}));
        }
        if (f.kind == FieldKind::Choice && !f.choice(text)) {
            say(f, "FIELD-CHOICE",
                Text(msg("rule", "%1 does not know the value “%2”. Choose one from the list."),
                     {f.traits.label, text}));
        }
        if (f.kind == FieldKind::File && (text.size() != 64 || !fromHexOnly(text))) {
            say(f, "FIELD-FILE",
                Text(msg("rule", "%1 does not name a file. Attach it again."), {f.traits.label}));
        }
    }

    static bool fromHexOnly(const std::string& text)
    {
        return text.find_first_not_of("0123456789abcdef") == std::string::npos;
    }

    void checkNumber(const FieldDef& f, std::int64_t n)
    {
        const auto shown = [&](std::int64_t x) { return displayText(f, Value(x)).english(); };
        if (f.traits.min && n < *f.traits.min) {
            say(f, "FIELD-RANGE",
                Text(msg("rule", "%1 is %2, but the least is %3. Correct it."),
                     {f.traits.label, shown(n), shown(*f.traits.min)}));
        }
        if (f.traits.max && n > *f.traits.max) {
            say(f, "FIELD-RANGE",
                Text(msg("rule", "%1 is %2, but the most is %3. Correct it."),
                     {f.traits.label, shown(n), shown(*f.traits.max)}));
        }
    }

    void checkReference(const FieldDef& f, const Id& id)
    {
        const auto found = m_reader.find(f.refType, id);
        if (found.kind == Lookup::Kind::Absent || (found && found->deleted)) {
            say(f, "FIELD-REFERENCE",
                Text(msg("rule", "%1 points to a record that no longer exists. Choose another."),
                     {f.traits.label}));
        }
    }

    const Record& m_record;
    const Reader& m_reader;
    const ActContext& m_context;
    bool m_submitting;
    std::vector<Finding> m_findings;
};

} // namespace

std::vector<Finding> judge(const Record& record, const Reader& reader, const ActContext& context,
                           bool submitting)
{
    return Judge(record, reader, context, submitting).findings();
}

} // namespace myspike
