#include "shared/console/natural_key.h"

#include <algorithm>

#include "shared/base/unicode.h"
#include "shared/modules/noss/fields.h"

namespace myspike {

namespace {

void put(std::unordered_map<std::string, std::optional<Id>>& into, std::string key, const Id& id)
{
    if (key.empty()) {
        return;
    }
    const auto [at, isNew] = into.emplace(std::move(key), id);
    if (!isNew && at->second != id) {
        at->second.reset();
    }
}

std::optional<Id> lookUp(const std::unordered_map<std::string, std::optional<Id>>& in,
                         const std::string& key)
{
    const auto at = in.find(key);
    return at == in.end() ? std::nullopt : at->second;
}

/// Blanks in a code are no part of it; every other mark is.
std::string codeKey(std::string_view text)
{
    auto out = toUpper(cleanLine(text));
    std::erase(out, ' ');
    return out;
}

std::string unitKey(const Id& noss, std::string_view number)
{
    return noss.toString() + "/" + foldKey(number);
}

} // namespace

Id naturalId(const Record& record)
{
    std::string key;
    for (const auto* name : record.type().naturalKey) {
        const auto& v = record.value(name);
        key += key.empty() ? "" : "|";
        if (const auto* text = asText(v)) {
            key += toUpper(*text);
        } else if (const auto* n = asInteger(v)) {
            key += std::to_string(*n);
        } else if (const auto* id = asId(v)) {
            key += id->toString();
        }
    }
    return Id::ofName(record.type().key, key);
}

std::string foldKey(std::string_view text)
{
    auto out = foldForSearch(text);
    std::erase(out, ' ');
    return out;
}

void ReferenceFinder::addTo(Names& names, const Record& r)
{
    const auto& type = r.type();
    for (const auto* field : {"code", "login_name", "version"}) {
        if (const auto* text = asText(r.value(field))) {
            // A standard's code may end in a mark: "B-010-3@" is not "B-010-3".
            put(names.codes, codeKey(*text), r.id);
        }
    }
    if (std::string_view(type.key) == MalaysianState::kType) {
        put(names.codes, foldKey(r.text(state::kName)), r.id);
        put(names.codes, foldKey(r.text(state::kNameEn)), r.id);
        const auto code = r.text(state::kCode);
        put(names.codes, code.starts_with('0') ? code.substr(1) : code, r.id);
        const auto aliases = r.text(state::kAliases);
        for (std::size_t from = 0; from < aliases.size();) {
            const auto to = std::min(aliases.find('|', from), aliases.size());
            put(names.codes, foldKey(aliases.substr(from, to - from)), r.id);
            from = to + 1;
        }
    }
    if (const auto noss = r.get(competency_unit::kNoss);
        noss && std::string_view(type.key) == CompetencyUnit::kType) {
        put(names.codes, unitKey(noss->id, r.text(competency_unit::kNumber)), r.id);
    }
    for (const auto* field : type.title) {
        if (const auto* text = asText(r.value(field))) {
            put(names.titles, foldKey(*text), r.id);
        }
    }
    put(names.titles, foldKey(type.titleOf(r)), r.id);
}

ReferenceFinder::Names& ReferenceFinder::namesOf(const std::string& type)
{
    const auto known = m_types.find(type);
    if (known != m_types.end()) {
        return known->second;
    }
    auto& names = m_types[type];
    for (const auto& r : m_store.query({.type = type})) {
        addTo(names, r);
    }
    return names;
}

void ReferenceFinder::add(const Record& record)
{
    addTo(namesOf(std::string(record.typeKey())), record);
}

std::optional<Id> ReferenceFinder::byCode(const std::string& type, std::string_view text)
{
    const auto& names = namesOf(type);
    if (auto id = lookUp(names.codes, codeKey(text))) {
        return id;
    }
    return lookUp(names.codes, foldKey(text));
}

std::optional<Id> ReferenceFinder::byAnyName(const std::string& type, std::string_view text)
{
    if (auto id = Id::parse(text)) {
        return id;
    }
    if (auto id = byCode(type, text)) {
        return id;
    }
    return lookUp(namesOf(type).titles, foldKey(text));
}

std::optional<Id> ReferenceFinder::unitOf(const Id& noss, std::string_view number)
{
    return lookUp(namesOf(CompetencyUnit::kType).codes, unitKey(noss, number));
}

} // namespace myspike
