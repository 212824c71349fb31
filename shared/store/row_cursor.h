// The rows of a statement, one after another, in the shape that a loop wants.
#pragma once

#include "shared/store/database.h"

namespace myspike {

///     RowCursor rows(*statement);
///     while (rows.next()) { … statement->text(0) … }
///     MYSPIKE_TRY(rows.status());
class RowCursor
{
public:
    /// `statement` is bound already, and outlives the cursor.
    explicit RowCursor(Statement& statement) : m_statement(statement) {}

    /// False after the last row, and where reading failed.
    bool next()
    {
        auto row = m_statement.step();
        if (!row) {
            m_status = std::move(row).fault();
            return false;
        }
        return *row;
    }
    /// Whether all rows were read without a fault; to be asked after the loop.
    const Status& status() const { return m_status; }

private:
    Statement& m_statement;
    Status m_status = okStatus();
};

} // namespace myspike
