#include "shared/schema/command.h"

#include <fmt/format.h>

#include <set>

namespace myspike {

void Catalogue::add(const RecordType& type) { m_types.push_back(&type); }
void Catalogue::add(Command command) { m_commands.push_back(std::move(command)); }

const RecordType* Catalogue::type(std::string_view key) const
{
    for (const auto* t : m_types) {
        if (key == t->key) {
            return t;
        }
    }
    return nullptr;
}

const Command* Catalogue::command(std::string_view name) const
{
    for (const auto& c : m_commands) {
        if (name == c.name) {
            return &c;
        }
    }
    return nullptr;
}

std::vector<const RecordType*> Catalogue::childrenOf(const RecordType& parent) const
{
    std::vector<const RecordType*> out;
    for (const auto* t : m_types) {
        const auto* f = t->parent ? t->field(t->parent) : nullptr;
        if (f && std::string_view(f->refType) == parent.key) {
            out.push_back(t);
        }
    }
    return out;
}

namespace {
void checkWorkflow(const RecordType& t, std::vector<std::string>& out)
{
    const auto& w = t.workflow;
    if (!w.exists()) {
        return;
    }
    const auto* field = t.field(w.field);
    if (!field || field->kind != FieldKind::Choice) {
        out.push_back(fmt::format("{}: workflow field {} is not a choice", t.key, w.field));
        return;
    }
    std::set<std::string_view> reached;
    std::set<std::string_view> names;
    for (const auto& x : w.transitions) {
        if (!names.insert(x.name).second) {
            out.push_back(fmt::format("{}: transition {} twice", t.key, x.name));
        }
        if (!w.state(x.to)) {
            out.push_back(fmt::format("{}.{}: unknown state {}", t.key, x.name, x.to));
        }
        for (const auto& from : x.from) {
            if (!w.state(from)) {
                out.push_back(fmt::format("{}.{}: unknown state {}", t.key, x.name, from));
            }
        }
        if (x.stamp && !t.field(x.stamp)) {
            out.push_back(fmt::format("{}.{}: unknown stamp {}", t.key, x.name, x.stamp));
        }
        reached.insert(x.to);
    }
    for (const auto& s : w.states) {
        if (!field->choice(s.code)) {
            out.push_back(fmt::format("{}: state {} is no choice of {}", t.key, s.code, w.field));
        }
        if (s.kind != StateKind::Draft && !reached.contains(s.code)) {
            out.push_back(fmt::format("{}: no transition reaches {}", t.key, s.code));
        }
    }
}
} // namespace

std::vector<std::string> Catalogue::contradictions() const
{
    std::vector<std::string> out;
    std::set<std::string_view> keys;
    for (const auto* t : m_types) {
        if (!keys.insert(t->key).second) {
            out.push_back(fmt::format("type {} twice", t->key));
        }
        if (!t->scopes) {
            out.push_back(fmt::format("{}: no scopes", t->key));
        }
        std::set<std::string_view> fields;
        for (const auto& f : t->fields) {
            if (!fields.insert(f.name).second) {
                out.push_back(fmt::format("{}.{} twice", t->key, f.name));
            }
            if (f.kind == FieldKind::Reference && !type(f.refType)) {
                out.push_back(fmt::format("{}.{} points to unknown {}", t->key, f.name, f.refType));
            }
            if (f.kind == FieldKind::Choice && f.choices.empty()) {
                out.push_back(fmt::format("{}.{} has no choices", t->key, f.name));
            }
            if (f.traits.label.empty() && !f.traits.hidden) {
                out.push_back(fmt::format("{}.{} has no label", t->key, f.name));
            }
        }
        const auto known = [&](const char* name, const char* use) {
            if (name && !t->field(name)) {
                out.push_back(fmt::format("{}: {} names unknown field {}", t->key, use, name));
            }
        };
        for (const auto* name : t->title) {
            known(name, "title");
        }
        for (const auto* name : t->naturalKey) {
            known(name, "natural key");
        }
        for (const auto& s : t->defaultSort) {
            known(s.field.c_str(), "default sort");
        }
        known(t->parent, "parent");
        known(t->owner, "owner");
        checkWorkflow(*t, out);
    }
    std::set<std::string_view> commands;
    for (const auto& c : m_commands) {
        if (!commands.insert(c.name).second) {
            out.push_back(fmt::format("command {} twice", c.name));
        }
        const auto* subject = type(c.subject);
        if (!subject) {
            out.push_back(fmt::format("command {}: unknown subject {}", c.name, c.subject));
            continue;
        }
        for (const auto& from : c.from) {
            if (!subject->workflow.state(from)) {
                out.push_back(fmt::format("command {}: unknown state {}", c.name, from));
            }
        }
    }
    return out;
}

} // namespace myspike
