#include "shared/sync/codec.h"

#include <boost/json.hpp>

#include <map>

#include "shared/base/hash.h"
#include "shared/base/json.h"
#include "shared/base/unicode.h"
#include "shared/sync/versions.h"

namespace json = boost::json;

namespace myspike {

namespace {

Fault malformed(std::string detail)
{
    return Fault{FaultCode::Invalid,
                 msg("wire", "This message cannot be read. Update MySPIKE, then try again."),
                 std::move(detail), "WIRE"};
}

std::string canonical(const json::value& v)
{
    auto text = canonicalJson(v);
    // Everything encoded here is made of text, whole numbers and lists of them.
    return text ? std::move(*text) : std::string("null");
}

/// Reads members of one object; the first that is missing or of the wrong kind is remembered.
class Members
{
public:
    explicit Members(const json::value& v) : m_object(v.if_object())
    {
        if (!m_object) {
            m_fault = "not an object";
        }
    }

    std::string text(std::string_view key, bool needed = true)
    {
        const auto* v = member(key, needed);
        if (!v) {
            return {};
        }
        const auto* s = v->if_string();
        if (!s) {
            fail(key);
            return {};
        }
        return std::string(s->data(), s->size());
    }

    std::int64_t integer(std::string_view key, bool needed = true)
    {
        const auto* v = member(key, needed);
        if (!v) {
            return 0;
        }
        if (const auto* n = v->if_int64()) {
            return *n;
        }
        fail(key);
        return 0;
    }

    bool boolean(std::string_view key)
    {
        const auto* v = member(key, false);
        if (!v) {
            return false;
        }
        const auto* b = v->if_bool();
        if (!b) {
            fail(key);
        }
        return b && *b;
    }

    Id id(std::string_view key, bool needed = true)
    {
        const auto s = text(key, needed);
        if (s.empty()) {
            return {};
        }
        const auto parsed = Id::parse(s);
        if (!parsed) {
            fail(key);
        }
        return parsed.value_or(Id{});
    }

    const json::value* member(std::string_view key, bool needed)
    {
        const auto* v = m_object ? m_object->if_contains(key) : nullptr;
        if (v && v->is_null()) {
            v = nullptr;
        }
        if (!v && needed) {
            fail(key);
        }
        return v;
    }

    void fail(std::string_view key)
    {
        if (m_fault.empty()) {
            m_fault = std::string(key);
        }
    }
    const std::string& fault() const { return m_fault; }

private:
    const json::object* m_object;
    std::string m_fault;
};

json::object valuesToJson(const Values& values)
{
    json::object out;
    for (const auto& [name, v] : values.all()) {
        out[name] = valueToJson(v);
    }
    return out;
}

using Kinds = std::map<std::string, FieldKind, std::less<>>;

Result<Values> valuesFromJson(const json::value* v, const Kinds& kinds)
{
    Values out;
    if (!v) {
        return out;
    }
    const auto* object = v->if_object();
    if (!object) {
        return malformed("values are not an object");
    }
    for (const auto& [key, member] : *object) {
        const auto kind = kinds.find(std::string_view(key.data(), key.size()));
        if (kind == kinds.end()) {
            return malformed("unknown value " + std::string(key));
        }
        auto value = valueFromJson(member, kind->second);
        if (!value) {
            return std::move(value).fault();
        }
        out.setValue(std::string_view(key.data(), key.size()), std::move(*value));
    }
    return out;
}

Kinds kindsOf(const std::vector<FieldDef>& fields)
{
    Kinds out;
    for (const auto& f : fields) {
        out.emplace(f.name, f.kind);
    }
    return out;
}

json::object operationToJson(const Operation& op, bool withPlace)
{
    json::object o;
    o["id"] = op.id.toString();
    o["command"] = op.command;
    o["type"] = op.type;
    o["subject"] = op.subject.toString();
    o["args"] = valuesToJson(op.args);
    if (!op.base.empty()) {
        o["base"] = valuesToJson(op.base);
    }
    o["base_version"] = op.baseVersion;
    o["user"] = op.user.toString();
    o["device"] = op.device.toString();
    o["at"] = op.at.toIso();
    o["schema"] = op.schema;
    if (op.offline) {
        o["offline"] = true;
    }
    const auto put = [&](const char* key, const std::string& text) {
        if (!text.empty()) {
            o[key] = text;
        }
    };
    put("device_name", op.deviceName);
    put("on_behalf_of", op.onBehalfOf);
    put("comment", op.comment);
    if (!op.acknowledged.empty()) {
        json::array list;
        for (const auto& a : op.acknowledged) {
            list.emplace_back(a);
        }
        o["acknowledged"] = std::move(list);
    }
    if (withPlace) {
        o["generation"] = op.generation.toString();
        o["number"] = op.number;
        if (!op.dependsOn.empty()) {
            json::array list;
            for (auto n : op.dependsOn) {
                list.emplace_back(n);
            }
            o["depends_on"] = std::move(list);
        }
        put("receipt", op.receipt);
    }
    return o;
}

} // namespace

json::value valueToJson(const Value& v)
{
    if (const auto* n = asInteger(v)) {
        return *n;
    }
    if (const auto* t = asText(v)) {
        return json::value(*t);
    }
    if (const auto* id = asId(v)) {
        return json::value(id->toString());
    }
    return nullptr;
}

Result<Value> valueFromJson(const json::value& v, FieldKind kind)
{
    if (v.is_null()) {
        return Value();
    }
    switch (kind) {
    case FieldKind::Integer:
    case FieldKind::Decimal:
    case FieldKind::Money:
    case FieldKind::Boolean:
    case FieldKind::Date:
    case FieldKind::Instant:
        if (const auto* n = v.if_int64()) {
            return Value(*n);
        }
        return malformed("a whole number was expected");
    case FieldKind::Reference: {
        const auto* s = v.if_string();
        const auto id = s ? Id::parse(std::string_view(s->data(), s->size())) : std::nullopt;
        if (!id) {
            return malformed("an id was expected");
        }
        return Value(*id);
    }
    default:
        if (const auto* s = v.if_string()) {
            return Value(std::string(s->data(), s->size()));
        }
        return malformed("text was expected");
    }
}

json::value textToJson(const Text& text)
{
    json::object o;
    o["context"] = text.context;
    o["text"] = text.text;
    json::array args;
    for (const auto& a : text.args) {
        if (a.context.empty()) {
            args.emplace_back(a.text);
        } else {
            args.push_back(json::object{{"context", a.context}, {"text", a.text}});
        }
    }
    if (!args.empty()) {
        o["args"] = std::move(args);
    }
    return o;
}

Text textFromJson(const json::value& v)
{
    Members m(v);
    Text out;
    out.context = m.text("context", false);
    out.text = m.text("text", false);
    const auto* args = m.member("args", false);
    if (const auto* list = args ? args->if_array() : nullptr) {
        for (const auto& a : *list) {
            if (const auto* s = a.if_string()) {
                out.args.emplace_back(std::string(s->data(), s->size()));
            } else {
                Members arg(a);
                auto context = arg.text("context", false);
                out.args.emplace_back(std::move(context), arg.text("text", false));
            }
        }
    }
    return out;
}

std::string encodeOperation(const Operation& op) { return canonical(operationToJson(op, true)); }

std::string payloadHash(const Operation& op)
{
    return toHex(sha256(canonical(operationToJson(op, false))));
}

std::string payloadHash(std::string_view payload)
{
    auto v = parseJson(payload);
    auto* o = v ? v->if_object() : nullptr;
    if (!o) {
        return toHex(sha256(payload));
    }
    for (const char* place : {"generation", "number", "depends_on", "receipt"}) {
        o->erase(place);
    }
    return toHex(sha256(canonical(*v)));
}

Result<Operation> decodeOperation(std::string_view text, const Catalogue& catalogue)
{
    auto v = parseJson(text);
    if (!v) {
        return std::move(v).fault();
    }
    return decodeOperation(*v, catalogue);
}

namespace {

Result<Operation> readOperation(const json::value& v, const Catalogue& catalogue)
{
    Members m(v);
    Operation op;
    op.id = m.id("id");
    op.command = m.text("command");
    op.type = m.text("type");
    op.subject = m.id("subject");
    op.baseVersion = m.integer("base_version", false);
    op.user = m.id("user");
    op.device = m.id("device");
    op.generation = m.id("generation", false);
    op.number = m.integer("number", false);
    op.offline = m.boolean("offline");
    op.deviceName = cleanLine(m.text("device_name", false));
    op.onBehalfOf = cleanLine(m.text("on_behalf_of", false));
    op.comment = cleanText(m.text("comment", false));
    op.schema = static_cast<int>(m.integer("schema"));
    op.receipt = m.text("receipt", false);
    const auto at = Instant::parse(m.text("at"));
    if (!at) {
        m.fail("at");
    }
    op.at = at.value_or(Instant{});
    if (const auto* list = m.member("depends_on", false)) {
        if (const auto* a = list->if_array()) {
            for (const auto& n : *a) {
                if (n.is_int64()) {
                    op.dependsOn.push_back(n.get_int64());
                } else {
                    m.fail("depends_on");
                }
            }
        } else {
            m.fail("depends_on");
        }
    }
    if (const auto* list = m.member("acknowledged", false)) {
        if (const auto* a = list->if_array()) {
            for (const auto& s : *a) {
                if (s.is_string()) {
                    op.acknowledged.emplace_back(s.get_string().c_str());
                } else {
                    m.fail("acknowledged");
                }
            }
        } else {
            m.fail("acknowledged");
        }
    }
    if (!m.fault().empty()) {
        return malformed("operation: " + m.fault());
    }
    const auto* type = catalogue.type(op.type);
    if (!type) {
        return malformed("operation: unknown type " + op.type);
    }
    Kinds kinds;
    if (op.command == kCreate || op.command == kEdit) {
        kinds = kindsOf(type->fields);
    } else if (op.command == kTransition) {
        kinds = kindsOf(type->fields);
        kinds.emplace(kTransitionName.name, FieldKind::Text);
    } else if (op.command != kRemove) {
        const auto* command = catalogue.command(op.command);
        if (!command || op.type != command->subject) {
            return malformed("operation: unknown command " + op.command);
        }
        kinds = kindsOf(command->args);
    }
    auto args = valuesFromJson(m.member("args", false), kinds);
    if (!args) {
        return std::move(args).fault();
    }
    op.args = std::move(*args);
    auto base = valuesFromJson(m.member("base", false), kinds);
    if (!base) {
        return std::move(base).fault();
    }
    op.base = std::move(*base);
    return op;
}

} // namespace

Result<Operation> decodeOperation(const json::value& v, const Catalogue& catalogue)
{
    const auto* o = v.if_object();
    const auto* schema = o ? o->if_contains("schema") : nullptr;
    const auto* n = schema ? schema->if_int64() : nullptr;
    const auto current = catalogue.schema().current;
    if (n && *n < current) {
        json::value raised(v);
        MYSPIKE_TRY(raiseOperation(raised.get_object(), catalogue));
        raised.get_object()["schema"] = current;
        return readOperation(raised, catalogue);
    }
    auto op = readOperation(v, catalogue);
    if (!op && n && *n > current) {
        return Fault{FaultCode::Unsupported,
                     msg("wire", "The server is older than this MySPIKE and cannot read this yet. "
                                 "It waits until the server is updated; nothing is lost."),
                     op.fault().detail, "SCHEMA_NEWER"};
    }
    return op;
}

std::string encodeVerdict(const Verdict& v)
{
    json::object o;
    o["operation"] = v.operation.toString();
    o["number"] = v.number;
    o["kind"] = toString(v.kind);
    o["seq"] = v.seq;
    o["received_at"] = v.receivedAt.toIso();
    if (!v.rule.empty()) {
        o["rule"] = v.rule;
    }
    if (!v.text.empty()) {
        o["text"] = textToJson(v.text);
    }
    if (!v.fields.empty()) {
        json::array list;
        for (const auto& f : v.fields) {
            list.emplace_back(f);
        }
        o["fields"] = std::move(list);
    }
    if (!v.conflict.isNull()) {
        o["conflict"] = v.conflict.toString();
    }
    if (v.late) {
        o["late"] = true;
    }
    if (v.blockedBy != 0) {
        o["blocked_by"] = v.blockedBy;
    }
    if (!v.numbers.empty()) {
        // A list: one act may take two numbers of a series, and their order is in the receipt.
        json::array numbers;
        for (const auto& [series, number] : v.numbers) {
            numbers.push_back(json::array{series, number});
        }
        o["numbers"] = std::move(numbers);
    }
    if (!v.receipt.empty()) {
        o["receipt"] = v.receipt;
    }
    return canonical(o);
}

Result<Verdict> decodeVerdict(std::string_view text)
{
    auto v = parseJson(text);
    if (!v) {
        return std::move(v).fault();
    }
    return decodeVerdict(*v);
}

Result<Verdict> decodeVerdict(const json::value& value)
{
    Members m(value);
    Verdict v;
    v.operation = m.id("operation");
    v.number = m.integer("number");
    const auto kind = verdictKindFromString(m.text("kind"));
    if (!kind) {
        m.fail("kind");
    }
    v.kind = kind.value_or(VerdictKind::Retry);
    v.seq = m.integer("seq");
    v.rule = m.text("rule", false);
    if (const auto* t = m.member("text", false)) {
        v.text = textFromJson(*t);
    }
    if (const auto* list = m.member("fields", false); list && list->is_array()) {
        for (const auto& f : list->get_array()) {
            if (const auto* s = f.if_string()) {
                v.fields.emplace_back(s->data(), s->size());
            }
        }
    }
    v.conflict = m.id("conflict", false);
    v.late = m.boolean("late");
    v.blockedBy = m.integer("blocked_by", false);
    v.receivedAt = Instant::parse(m.text("received_at")).value_or(Instant{});
    const auto take = [&v](std::string_view series, const json::value& number) {
        if (const auto* s = number.if_string()) {
            v.numbers.emplace_back(std::string(series), std::string(s->data(), s->size()));
        }
    };
    const auto* numbers = m.member("numbers", false);
    if (numbers && numbers->is_object()) { // as the first version kept it
        for (const auto& [series, number] : numbers->get_object()) {
            take(series, number);
        }
    } else if (numbers && numbers->is_array()) {
        for (const auto& item : numbers->get_array()) {
            const auto* pair = item.if_array();
            const auto* series = pair && pair->size() == 2 ? pair->front().if_string() : nullptr;
            if (series) {
                take(std::string_view(series->data(), series->size()), pair->back());
            }
        }
    }
    v.receipt = m.text("receipt", false);
    if (!m.fault().empty()) {
        return malformed("verdict: " + m.fault());
    }
    return v;
}

json::value rowToJson(const Record& record)
{
    json::object o;
    const auto& fields = record.type().fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (!isNull(record.values()[i])) {
            o[fields[i].name] = valueToJson(record.values()[i]);
        }
    }
    if (!record.unknown.empty()) {
        if (auto more = parseJson(record.unknown); more && more->is_object()) {
            for (const auto& [key, v] : more->get_object()) {
                o.insert_or_assign(key, v);
            }
        }
    }
    return o;
}

std::string encodeRow(const Record& record) { return canonical(rowToJson(record)); }

Result<Record> patchFromJson(const json::value& v, const RecordType& type,
                             std::vector<std::string>& fields)
{
    auto out = rowFromJson(v, type);
    if (out) {
        for (const auto& [key, member] : v.get_object()) {
            if (type.field(std::string_view(key.data(), key.size()))) {
                fields.emplace_back(key);
            }
        }
    }
    return out;
}

Result<Record> decodePatch(std::string_view text, const RecordType& type,
                           std::vector<std::string>& fields)
{
    auto v = parseJson(text);
    if (!v) {
        return std::move(v).fault();
    }
    return patchFromJson(*v, type, fields);
}

std::string mergeUnknown(const std::string& unknown, const std::string& more)
{
    if (more.empty()) {
        return unknown;
    }
    auto base = parseJson(unknown.empty() ? std::string("{}") : unknown);
    auto patch = parseJson(more);
    if (!base || !base->is_object() || !patch || !patch->is_object()) {
        return unknown;
    }
    for (const auto& [key, v] : patch->get_object()) {
        if (v.is_null()) {
            base->get_object().erase(key);
        } else {
            base->get_object().insert_or_assign(key, v);
        }
    }
    return base->get_object().empty() ? std::string() : canonical(*base);
}

Result<Record> rowFromJson(const json::value& v, const RecordType& type)
{
    const auto* object = v.if_object();
    if (!object) {
        return malformed("a row is not an object");
    }
    Record out(type, Id{});
    json::object unknown;
    for (const auto& [key, member] : *object) {
        const auto* field = type.field(std::string_view(key.data(), key.size()));
        if (!field) {
            unknown[key] = member;
            continue;
        }
        auto value = valueFromJson(member, field->kind);
        if (!value) {
            return std::move(value).fault();
        }
        out.setValue(field->name, std::move(*value));
    }
    if (!unknown.empty()) {
        out.unknown = canonical(unknown);
    }
    return out;
}

Result<Record> decodeRow(std::string_view text, const RecordType& type)
{
    auto v = parseJson(text);
    if (!v) {
        return std::move(v).fault();
    }
    return rowFromJson(*v, type);
}

} // namespace myspike
