#include "server/ops/import/import_row.h"

#include <algorithm>

#include "shared/base/unicode.h"

namespace myspike {

const DelimitedColumn* ImportColumns::column(std::string_view field) const
{
    const auto at = byField.find(field);
    return at == byField.end() ? nullptr : at->second;
}

bool ImportColumns::has(std::string_view field) const
{
    return column(field) || constants.find(field) != constants.end();
}

ImportRow::ImportRow(const ImportColumns& columns, const DelimitedRow& row, const RecordType& type,
                     ReferenceFinder& finder)
    : m_columns(columns), m_row(row), m_finder(finder), m_record(type, Id{})
{
}

std::string ImportRow::text(std::string_view field) const
{
    const auto* column = m_columns.column(field);
    if (!column) {
        const auto constant = m_columns.constants.find(field);
        return constant == m_columns.constants.end() ? std::string() : constant->second;
    }
    auto out = cleanLine(m_columns.table.cell(m_row, *column));
    // Two addresses of the register are wrapped in quotation marks of their own.
    if (out.size() > 1 && out.front() == '"' && out.back() == '"' &&
        std::count(out.begin(), out.end(), '"') == 2) {
        out = cleanLine(std::string_view(out).substr(1, out.size() - 2));
    }
    return out;
}

void ImportRow::readAllBut(const std::vector<std::string_view>& fields)
{
    for (const auto& field : m_record.type().fields) {
        if (!has(field.name) ||
            std::find(fields.begin(), fields.end(), field.name) != fields.end()) {
            continue;
        }
        auto value = valueFromText(field, text(field.name), [this](const auto& type, auto name) {
            return m_finder.byCode(type, name);
        });
        if (!value) {
            refuse(field.name, value.fault().forUser.english());
        } else {
            m_record.setValue(field.name, std::move(*value));
        }
    }
}

RowMessage ImportRow::message(std::string_view field, std::string why, std::string rule) const
{
    const auto* column = m_columns.column(field);
    return {m_row.line, column ? static_cast<std::uint32_t>(column->position) : 0,
            column ? column->name : std::string(field), std::move(rule), std::move(why)};
}

void ImportRow::refuse(std::string_view field, std::string why, std::string rule)
{
    m_refusals.push_back(message(field, std::move(why), std::move(rule)));
}

void ImportRow::warn(std::string_view field, std::string why, std::string rule)
{
    m_warnings.push_back(message(field, std::move(why), std::move(rule)));
}

void ImportRow::leaveOut(std::string why)
{
    m_leftOut = true;
    m_whyLeftOut = std::move(why);
}

} // namespace myspike
