// A record type is declared once and read by all: tables, forms, lists, filters, validation,
// permissions, synchronisation, search, import, export, print, history in words.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/schema/field.h"
#include "shared/schema/permission.h"
#include "shared/schema/query.h"
#include "shared/schema/rule.h"
#include "shared/schema/workflow.h"

namespace myspike {

struct Section
{
    const char* key;
    Msg label;
};

/// Where the navigation offers the list of a type.
enum class Shelf {
    None,     ///< reached from other records only
    Work,     ///< what moves: requests, visits, applications
    Registers ///< what stands: centres, people, rules
};

struct RecordType
{
    const char* key = ""; ///< snake_case, singular: table name, name on the wire and command line
    Msg singular;
    Msg plural;
    const char* module = "";
    Shelf shelf = Shelf::None; ///< within a shelf the lists stand in the order of the catalogue
    const char* icon = "list"; ///< a name of resources/icons
    /// The one to four scopes of a record, from the record alone. Records that point to their
    /// batch, centre or assignment carry that reference themselves, so no cascade is needed.
    std::function<std::vector<std::string>(const Record&)> scopes;
    std::vector<Section> sections = {};
    std::vector<FieldDef> fields;
    Workflow workflow = {};
    std::vector<Rule> rules = {};
    std::vector<Access> access = {};
    /// Fields that tell records apart for people: shown as the title, joined by " · ".
    std::vector<const char*> title = {};
    /// Fields whose values identify an imported row; its id is made from them.
    std::vector<const char*> naturalKey = {};
    std::vector<Sort> defaultSort = {};
    /// For a repeating group: the reference field that points to the parent.
    const char* parent = nullptr;
    /// A field whose reference names the user who owns a draft or a visit (Merge::OwnerWins).
    const char* owner = nullptr;
    bool history = true;      ///< changes are told in words; off for bulk reference tables
    bool appendOnly = false;  ///< rows are written once
    bool fullReplica = false; ///< every replica holds all rows: absent means absent
    int since = 1;            ///< version of the record types that brought it

    int indexOf(std::string_view field) const; ///< -1 where there is none
    const FieldDef* field(std::string_view name) const;
    std::string titleOf(const Record& r) const;
    bool isReadableBy(std::string_view role) const;
    std::vector<std::string_view> rolesFor(Verb verb) const;
};

/// A choice, date or number as the interface would write it in the source language; the client
/// translates choices itself. Identity numbers are masked unless `showPersonal`.
Text displayText(const FieldDef& field, const Value& value, bool showPersonal = true);

/// What the description itself demands: required fields, ranges, lengths, choices, identity
/// numbers, existing references; then the type's rules. `submitting` demands Required::ToSubmit.
std::vector<Finding> judge(const Record& record, const Reader& reader,
                           const struct ActContext& context, bool submitting);

} // namespace myspike
