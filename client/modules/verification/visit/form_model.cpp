#include "client/modules/verification/visit/form_model.h"

#include <QLocale>

#include "client/ui/language.h"

namespace myspike::site_visit {

namespace {

QString masked(const QString& identity)
{
    constexpr int kOpen = 4;
    return identity.size() <= kOpen
               ? identity
               : QString(identity.size() - kOpen, QChar(0x2022)) + identity.right(kOpen);
}

/// 070605-10-1234, as the card shows it.
QString grouped(const QString& identity)
{
    return identity.size() == 12
               ? identity.left(6) + u'-' + identity.mid(6, 2) + u'-' + identity.mid(8)
               : identity;
}

} // namespace

QString inTongue(const Words& words)
{
    const bool malay = QLocale().language() == QLocale::Malay;
    return QString::fromStdString(malay ? words.ms : words.en);
}

QString cellText(const FormRow& row, std::size_t c)
{
    const auto& cell = row.cells[c];
    if (cell.kind == CellKind::Choice) {
        const auto* option = chosen(row, c);
        return option ? ui::translated(option->label) : QString();
    }
    if (cell.kind == CellKind::Parts) {
        QStringList adverse;
        for (const auto* part : adverseParts(row, c)) {
            adverse << ui::translated(part->adverse);
        }
        if (!adverse.isEmpty()) {
            return adverse.join(QStringLiteral(", "));
        }
        const auto* first = asText(row.record.value(cell.parts.front().field));
        if (!row.isAnswered(c) || !first) {
            return {};
        }
        return ui::translated(*first == codeOf(YesNoNa::NotApplicable)
                                  ? labelOf(YesNoNa::NotApplicable)
                                  : msg("visit_form", "in order"));
    }
    const auto& value = row.valueOf(c);
    const bool isMark = cell.kind == CellKind::Mark;
    if (const auto* n = asInteger(value)) {
        return isMark ? ui::shown(Hundredths{*n}) : ui::shown(static_cast<qint64>(*n));
    }
    const auto* text = asText(value);
    return text ? QString::fromStdString(*text) : QString();
}

FormModel::FormModel(VisitDesk& desk, std::string form, QObject* parent)
    : QAbstractTableModel(parent), m_desk(desk), m_form(std::move(form))
{
    connect(&desk, &VisitDesk::formReset, this, [this](const QString& id) {
        if (id.toStdString() == m_form) {
            rebuild();
        }
    });
    connect(&desk, &VisitDesk::rowChanged, this, [this](const QString& id, int row) {
        if (id.toStdString() == m_form) {
            retell(row);
        }
    });
    rebuild();
}

void FormModel::rebuild()
{
    const auto& rows = form().rows;
    std::vector<std::string> keys;
    keys.reserve(rows.size());
    for (const auto& row : rows) {
        keys.push_back(row.key);
    }
    if (keys == m_keys && !m_lines.empty()) {
        // The same rows: an editor that is open stays open.
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_keys = std::move(keys);
    m_lines.clear();
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const bool named = !rows[r].group.empty() || !rows[r].heading.empty();
        if (named && (r == 0 || !(rows[r].group == rows[r - 1].group) ||
                      !(rows[r].heading == rows[r - 1].heading))) {
            m_lines.push_back(-1);
        }
        m_lines.push_back(static_cast<int>(r));
    }
    endResetModel();
}

void FormModel::retell(int row)
{
    const int line = lineOf(static_cast<std::size_t>(row));
    if (line >= 0) {
        Q_EMIT dataChanged(index(line, 0), index(line, columnCount() - 1));
    }
}

std::optional<std::size_t> FormModel::formRow(int line) const
{
    if (line < 0 || line >= static_cast<int>(m_lines.size()) ||
        m_lines[static_cast<std::size_t>(line)] < 0) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(m_lines[static_cast<std::size_t>(line)]);
}

int FormModel::lineOf(std::size_t row) const
{
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        if (m_lines[i] == static_cast<int>(row)) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

const FormRow* FormModel::rowAt(const QModelIndex& index) const
{
    const auto r = formRow(index.row());
    return r && *r < form().rows.size() ? &form().rows[*r] : nullptr;
}

void FormModel::setMasked(bool isMasked)
{
    m_isMasked = isMasked;
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
}

int FormModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int FormModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : 1 + static_cast<int>(form().columns.size());
}

QString FormModel::spoken(const FormRow& row) const
{
    QStringList parts{QString::fromStdString(row.code), inTongue(row.title),
                      ui::translated(row.detail)};
    for (std::size_t c = 0; c < row.cells.size() && c < form().columns.size(); ++c) {
        const auto text = cellText(row, c);
        if (row.cells[c].isAnswerable()) {
            parts << QStringLiteral("%1: %2").arg(
                ui::translated(form().columns[c].title),
                text.isEmpty() ? ui::translated(msg("visit_form", "not answered")) : text);
        }
    }
    for (const auto& flag : row.flags) {
        parts << ui::translated(flag.text);
    }
    parts.removeAll(QString());
    return parts.join(QStringLiteral(". "));
}

QVariant FormModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const auto* row = rowAt(index);
    if (!row) {
        const auto* next = rowAt(index.siblingAtRow(index.row() + 1));
        const bool said = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
        if (!next || !said || index.column() != 0) {
            return {};
        }
        return next->heading.empty() ? inTongue(next->group) : ui::translated(next->heading);
    }
    const auto c = static_cast<std::size_t>(index.column() - 1);
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == 0) {
            return inTongue(row->title);
        }
        if (c < row->cells.size()) {
            const auto text = cellText(*row, c);
            if (m_form == "V5.identity" && c == 0) {
                return m_isMasked ? masked(text) : grouped(text);
            }
            return text;
        }
        return {};
    case Qt::EditRole:
        return index.column() > 0 && c < row->cells.size() ? cellText(*row, c) : QString();
    case Qt::AccessibleTextRole:
        return index.column() == 0 || c >= row->cells.size() ? spoken(*row) : cellText(*row, c);
    case Qt::TextAlignmentRole:
        return index.column() > 0 && form().columns[c].isNumber
                   ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                   : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant FormModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical || section < 0 || section >= columnCount()) {
        return {};
    }
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) {
        return section == 0
                   ? ui::translated(msg("visit_form", "Item"))
                   : ui::translated(form().columns[static_cast<std::size_t>(section - 1)].title);
    }
    if (role == Qt::TextAlignmentRole) {
        const bool number =
            section > 0 && form().columns[static_cast<std::size_t>(section - 1)].isNumber;
        return static_cast<int>(number ? Qt::AlignRight : Qt::AlignLeft) |
               static_cast<int>(Qt::AlignVCenter) | static_cast<int>(Qt::TextWordWrap);
    }
    return {};
}

Qt::ItemFlags FormModel::flags(const QModelIndex& index) const
{
    const auto* row = rowAt(index);
    if (!row) {
        return Qt::NoItemFlags;
    }
    Qt::ItemFlags f = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    const auto c = static_cast<std::size_t>(index.column() - 1);
    if (index.column() > 0 && c < row->cells.size() && !form().readOnly) {
        const auto kind = row->cells[c].kind;
        if (kind == CellKind::Number || kind == CellKind::Mark || kind == CellKind::Text) {
            f |= Qt::ItemIsEditable;
        }
    }
    return f;
}

bool FormModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const auto r = formRow(index.row());
    const auto* row = rowAt(index);
    const auto c = static_cast<std::size_t>(index.column() - 1);
    if (role != Qt::EditRole || !row || index.column() < 1 || c >= row->cells.size()) {
        return false;
    }
    const auto values = valuesForText(*row, c, value.toString().toStdString());
    if (!values) {
        Q_EMIT refused(values.fault());
        return false;
    }
    m_desk.answer(m_form, *r, *values);
    return true;
}

} // namespace myspike::site_visit
