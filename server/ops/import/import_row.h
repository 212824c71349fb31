// One row of a file on its way to a record. A mapping reads cells by the name of the field they
// stand for; what is wrong is kept with the column it stands in.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/delimited.h"
#include "shared/console/field_text.h"

namespace myspike {

struct RowMessage
{
    std::uint32_t line = 0;
    std::uint32_t column = 0; ///< 1-based; 0 where the whole row is meant
    std::string header;       ///< of that column, as in the file
    std::string rule;         ///< code of the rule, or empty
    std::string text;
};

/// The columns of a table by field, and values for fields that the table has no column for.
struct ImportColumns
{
    const DelimitedTable& table;
    std::map<std::string, const DelimitedColumn*, std::less<>> byField;
    std::map<std::string, std::string, std::less<>> constants;

    const DelimitedColumn* column(std::string_view field) const;
    bool has(std::string_view field) const;
};

class ImportRow
{
public:
    ImportRow(const ImportColumns& columns, const DelimitedRow& row, const RecordType& type,
              ReferenceFinder& finder);

    std::uint32_t line() const { return m_row.line; }
    ReferenceFinder& finder() { return m_finder; }
    bool has(std::string_view field) const { return m_columns.has(field); }
    /// On one line and without quotation marks around the whole; empty where the file has none.
    std::string text(std::string_view field) const;

    /// Reads every field of the type that has a column, but those named; each as its kind says.
    void readAllBut(const std::vector<std::string_view>& fields = {});
    template <class T> void set(const Field<T>& field, std::type_identity_t<T> v)
    {
        m_record.set(field, std::move(v));
    }
    Record& record() { return m_record; }

    /// For a new record only: what the file does not say.
    template <class T> void setIfNew(const Field<T>& field, std::type_identity_t<T> v)
    {
        m_defaults.emplace_back(field.name, FieldCodec<T>::to(std::move(v)));
    }
    const std::vector<std::pair<std::string, Value>>& defaults() const { return m_defaults; }

    /// A record that this one stands under; added where it is not there yet.
    void addParent(Record parent) { m_parents.push_back(std::move(parent)); }
    const std::vector<Record>& parents() const { return m_parents; }

    void refuse(std::string_view field, std::string why, std::string rule = {});
    void warn(std::string_view field, std::string why, std::string rule = {});
    /// No mistake, but nothing to import: *Not Applicable* is no state.
    void leaveOut(std::string why);

    bool isRefused() const { return !m_refusals.empty(); }
    bool isLeftOut() const { return m_leftOut; }
    const std::vector<RowMessage>& refusals() const { return m_refusals; }
    const std::vector<RowMessage>& warnings() const { return m_warnings; }
    const std::string& whyLeftOut() const { return m_whyLeftOut; }
    /// Where a message about `field` points to.
    RowMessage message(std::string_view field, std::string why, std::string rule) const;

private:
    const ImportColumns& m_columns;
    const DelimitedRow& m_row;
    ReferenceFinder& m_finder;
    Record m_record;
    std::vector<std::pair<std::string, Value>> m_defaults;
    std::vector<Record> m_parents;
    std::vector<RowMessage> m_refusals;
    std::vector<RowMessage> m_warnings;
    bool m_leftOut = false;
    std::string m_whyLeftOut;
};

} // namespace myspike
