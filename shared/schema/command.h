// A module's own act, where create, edit and transition do not say it.
#pragma once

#include "shared/schema/record_type.h"
#include "shared/schema/transaction.h"
#include "shared/schema/versions.h"

namespace myspike {

struct Command
{
    const char* name;    ///< "verification.assign_verifier"
    const char* subject; ///< key of the type it acts on
    Msg label;
    std::vector<FieldDef> args;
    std::vector<std::string_view> by; ///< roles; empty: only other commands
    /// States of the subject in which it may be given; empty: in any.
    std::vector<std::string_view> from = {};
    Where where = Where::Anywhere;
    bool createsSubject = false; ///< the subject's id is new
    bool needsReason = false;
    std::vector<Guard> guards = {};
    std::function<Status(Transaction&, const Id& subject, const Values& args)> run;
    int since = 1; ///< version of the record types that brought it
};

/// All types and commands of the product; built once in the composition and handed around.
class Catalogue
{
public:
    void add(const RecordType& type);
    void add(Command command);
    void add(OperationConverter converter) { m_converters.push_back(std::move(converter)); }
    void add(RowLens lens) { m_lenses.push_back(std::move(lens)); }
    void setSchema(SchemaRange range) { m_schema = range; }

    const RecordType* type(std::string_view key) const;
    const Command* command(std::string_view name) const;
    const std::vector<const RecordType*>& types() const { return m_types; }
    const std::vector<Command>& commands() const { return m_commands; }
    const SchemaRange& schema() const { return m_schema; }
    const std::vector<OperationConverter>& converters() const { return m_converters; }
    const std::vector<RowLens>& lenses() const { return m_lenses; }
    std::vector<const RecordType*> childrenOf(const RecordType& parent) const;
    /// What is wrong with the descriptions themselves: doubled names, unknown references, states
    /// that no transition reaches. Empty in a sound product; a test asks.
    std::vector<std::string> contradictions() const;

private:
    std::vector<const RecordType*> m_types;
    std::vector<Command> m_commands;
    std::vector<OperationConverter> m_converters;
    std::vector<RowLens> m_lenses;
    SchemaRange m_schema;
};

} // namespace myspike
