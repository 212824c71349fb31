#include "client/modules/verification/visit/form_delegate.h"

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>

#include "client/modules/verification/visit/portraits.h"
#include "client/ui/language.h"
#include "client/ui/theme/icons.h"
#include "client/ui/theme/style.h"
#include "client/ui/theme/tokens.h"
#include "client/ui/theme/type_scale.h"

namespace myspike::site_visit {

using ui::fontFor;
using ui::space;
using ui::Tokens;
using ui::Tone;
using ui::TypeRole;

namespace {

constexpr int kRowMinimum = 48; ///< targets are at least 40 high, with air around

Tone toneOf(Weight w)
{
    switch (w) {
    case Weight::Good:
        return Tone::Ok;
    case Weight::Bad:
        return Tone::Danger;
    case Weight::Neutral:
        break;
    }
    return Tone::Neutral;
}

int portraitSize() { return space(10); }

int codeWidth(const FormRow& row)
{
    const int width = QFontMetrics(fontFor(TypeRole::Caption))
                          .horizontalAdvance(QString::fromStdString(row.code));
    return std::max(space(12), width);
}

QRect titleRect(const QRect& cell, const FormRow& row, bool hasPicture)
{
    int left = cell.left() + space(3.5);
    if (hasPicture) {
        left += portraitSize() + space(2.5);
    } else if (!row.code.empty()) {
        left += codeWidth(row) + space(1.5);
    }
    return {left, cell.top() + space(2), cell.right() - space(2) - left, cell.height() - space(4)};
}

bool hasPicture(const FormRow& row, const std::string& form)
{
    return !row.picture.empty() || form == "V5.identity" || form == "V6.sample" ||
           form == "V8.observations";
}

QString flagText(const FormRow& row)
{
    QStringList all;
    for (const auto& flag : row.flags) {
        all << ui::translated(flag.text);
    }
    return all.join(QStringLiteral("  ·  "));
}

int lineHeight(TypeRole role) { return QFontMetrics(fontFor(role)).lineSpacing(); }

/// Everything under the title: detail, then flags.
int linesBelow(const FormRow& row)
{
    int lines = 0;
    lines += row.detail.empty() ? 0 : 1;
    lines += row.flags.empty() ? 0 : 1;
    return lines;
}

void drawFlagLine(QPainter* p, const Tokens& t, const FormRow& row, const QRect& line)
{
    const bool severe =
        std::any_of(row.flags.begin(), row.flags.end(), [](const RowFlag& f) { return f.severe; });
    const QColor ink = severe ? t.danger : t.warning;
    const int icon = line.height() - space(0.5);
    p->drawPixmap(QPoint(line.left(), line.top() + space(0.25)),
                  ui::iconPixmap(QString::fromLatin1(severe ? "flag" : "warning"), icon, ink,
                                 p->device()->devicePixelRatioF()));
    p->setPen(ink);
    const QRect text = line.adjusted(icon + space(1.5), 0, 0, 0);
    p->drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                p->fontMetrics().elidedText(flagText(row), Qt::ElideRight, text.width()));
}

/// Where the title begins, so that it and what stands below it are centred as a whole.
int titleTop(const FormRow& row, const QRect& words)
{
    const int below = linesBelow(row) * lineHeight(TypeRole::Caption);
    const QRect room(words.left(), words.top(), words.width(), words.height() - below);
    const int title = QFontMetrics(fontFor(TypeRole::Body))
                          .boundingRect(room, Qt::TextWordWrap | Qt::AlignLeft, inTongue(row.title))
                          .height();
    return words.top() + std::max(0, (room.height() - title) / 2);
}

void drawTitle(QPainter* p, const Tokens& t, const FormModel& model, const FormRow& row,
               const QRect& cell)
{
    const bool picture = hasPicture(row, model.formId());
    const QRect text = titleRect(cell, row, picture);
    const int marks =
        (model.desk().hasRemark(model.formId(), row) ? 1 : 0) + (photosOf(row).empty() ? 0 : 1);
    const QRect words = text.adjusted(0, 0, -marks * space(6), 0);
    const int top = titleTop(row, words);
    if (picture) {
        const QRect face(cell.left() + space(3.5), cell.center().y() - portraitSize() / 2,
                         portraitSize(), portraitSize());
        drawPortrait(p, t, model.desk().replica(), row.picture, inTongue(row.title), face);
    } else if (!row.code.empty()) {
        p->setFont(fontFor(TypeRole::Caption));
        p->setPen(row.critical ? t.danger : t.muted);
        p->drawText(
            QRect(cell.left() + space(3.5), top, codeWidth(row), lineHeight(TypeRole::Body)),
            Qt::AlignLeft | Qt::AlignVCenter, QString::fromStdString(row.code));
    }
    p->setFont(fontFor(TypeRole::Body));
    p->setPen(t.text);
    const QString title = inTongue(row.title);
    const QRect box(words.left(), top, words.width(), words.bottom() - top + 1);
    const QRect needed =
        p->fontMetrics().boundingRect(box, Qt::TextWordWrap | Qt::AlignLeft, title);
    p->drawText(box, Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop, title);
    int y = box.top() + needed.height();
    p->setFont(fontFor(TypeRole::Caption));
    if (!row.detail.empty()) {
        const QRect line(words.left(), y, words.width(), lineHeight(TypeRole::Caption));
        p->setPen(t.muted);
        QString detail = ui::translated(row.detail);
        if (picture && !row.code.empty()) {
            detail = QString::fromStdString(row.code) + QStringLiteral("  ·  ") + detail;
        }
        p->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                    p->fontMetrics().elidedText(detail, Qt::ElideRight, line.width()));
        y += lineHeight(TypeRole::Caption);
    }
    if (!row.flags.empty()) {
        drawFlagLine(p, t, row,
                     QRect(words.left(), y, words.width(), lineHeight(TypeRole::Caption)));
    }
    int right = text.right() - space(5);
    const auto mark = [&](const char* name) {
        p->drawPixmap(QPoint(right, text.top()),
                      ui::iconPixmap(QString::fromLatin1(name), space(4), t.muted,
                                     p->device()->devicePixelRatioF()));
        right -= space(6);
    };
    if (!photosOf(row).empty()) {
        mark("image");
    }
    if (model.desk().hasRemark(model.formId(), row)) {
        mark("comment");
    }
}

QRect choiceRect(const QRect& cell)
{
    const int height = std::min(cell.height() - space(2), std::max(40, space(9.5)));
    return {cell.left() + space(1), cell.center().y() - height / 2, cell.width() - space(2),
            height};
}

QRect segmentOf(const QRect& rect, std::size_t i, std::size_t count)
{
    const int n = static_cast<int>(count);
    const int k = static_cast<int>(i);
    const int left = rect.left() + rect.width() * k / n;
    const int right = rect.left() + rect.width() * (k + 1) / n;
    return {left, rect.top(), right - left, rect.height()};
}

void drawChoice(QPainter* p, const Tokens& t, const FormRow& row, std::size_t c, const QRect& cell,
                bool isHere)
{
    const auto& options = row.cells[c].options;
    const QRect rect = choiceRect(cell);
    const auto* now = chosen(row, c);
    ui::drawBox(p, QRectF(rect), t.surface, isHere ? t.focus : t.border, space(1.25),
                isHere ? 2.0 : 1.0);
    const QFontMetrics strong(fontFor(TypeRole::Strong));
    // All labels or none: a mixture of words and keys reads badly.
    const bool roomy = std::all_of(options.begin(), options.end(), [&](const AnswerOption& o) {
        return strong.horizontalAdvance(ui::translated(o.label)) + space(3) <
               rect.width() / static_cast<int>(options.size());
    });
    for (std::size_t i = 0; i < options.size(); ++i) {
        const QRect part = segmentOf(rect, i, options.size());
        const bool on = now == &options[i];
        const QString key(QLatin1Char(options[i].key));
        const QString label = ui::translated(options[i].label);
        if (on) {
            ui::drawBox(p, QRectF(part).adjusted(2, 2, -2, -2),
                        ui::soft(t, toneOf(options[i].weight)),
                        ui::ink(t, toneOf(options[i].weight)), space(1));
        } else if (i > 0 && now != &options[i - 1]) {
            p->setPen(t.border);
            p->drawLine(part.left(), part.top() + space(2), part.left(), part.bottom() - space(2));
        }
        p->setFont(fontFor(on ? TypeRole::Strong : TypeRole::Body));
        const bool fits = strong.horizontalAdvance(label) + space(2) < part.width();
        p->setPen(on ? ui::ink(t, toneOf(options[i].weight)) : t.muted);
        p->drawText(part, Qt::AlignCenter, (roomy && !now) || (on && fits) ? label : key);
    }
}

void drawParts(QPainter* p, const Tokens& t, const FormRow& row, std::size_t c, const QRect& cell,
               bool isHere)
{
    const QRect rect = choiceRect(cell);
    const auto adverse = adverseParts(row, c);
    const bool answered = row.isAnswered(c);
    const Tone tone = !answered ? Tone::Neutral : adverse.empty() ? Tone::Ok : Tone::Danger;
    const QString text = cellText(row, c);
    ui::drawBox(p, QRectF(rect), answered ? ui::soft(t, tone) : t.surface,
                isHere     ? t.focus
                : answered ? ui::soft(t, tone)
                           : t.border,
                space(1.25), isHere ? 2.0 : 1.0);
    if (!answered) {
        p->setFont(fontFor(TypeRole::Caption));
        p->setPen(t.muted);
        QString keys = QStringLiteral("Y  N  1–%1").arg(row.cells[c].parts.size());
        p->drawText(rect, Qt::AlignCenter, keys);
        return;
    }
    p->setFont(fontFor(TypeRole::Caption));
    p->setPen(ui::ink(t, tone));
    p->drawText(rect.adjusted(space(1), 0, -space(1), 0), Qt::AlignCenter | Qt::TextWordWrap, text);
}

void drawNumber(QPainter* p, const Tokens& t, const FormRow& row, std::size_t c, const QRect& cell,
                bool isHere)
{
    const auto& spec = row.cells[c];
    const QRect rect = choiceRect(cell);
    const bool answered = row.isAnswered(c);
    const bool differs = answered && !isNull(spec.given) && row.valueOf(c) != spec.given;
    ui::drawBox(p, QRectF(rect), differs ? t.dangerSoft : t.surface,
                isHere    ? t.focus
                : differs ? t.danger
                          : t.border,
                space(1.25), isHere ? 2.0 : 1.0);
    const QRect inner = rect.adjusted(space(2), 0, -space(2), 0);
    const auto align = spec.kind == CellKind::Text ? Qt::AlignLeft : Qt::AlignRight;
    p->setFont(fontFor(answered ? TypeRole::Strong : TypeRole::Body));
    if (answered) {
        p->setPen(differs ? t.danger : t.text);
        p->drawText(inner, align | Qt::AlignVCenter,
                    p->fontMetrics().elidedText(cellText(row, c), Qt::ElideRight, inner.width()));
    } else if (const auto* given = asInteger(spec.given)) {
        p->setPen(t.muted);
        QFont light = p->font();
        light.setItalic(true);
        p->setFont(light);
        p->drawText(inner, align | Qt::AlignVCenter,
                    spec.kind == CellKind::Mark ? ui::shown(Hundredths{*given})
                                                : ui::shown(static_cast<qint64>(*given)));
    }
}

} // namespace

const AnswerOption* FormDelegate::optionAt(const FormRow& row, std::size_t cell, const QRect& rect,
                                           QPoint point)
{
    const auto& options = row.cells[cell].options;
    const QRect box = choiceRect(rect);
    for (std::size_t i = 0; i < options.size(); ++i) {
        if (segmentOf(box, i, options.size()).contains(point)) {
            return &options[i];
        }
    }
    return nullptr;
}

int FormDelegate::heightOf(const FormModel& model, int line, int titleWidth) const
{
    const auto r = model.formRow(line);
    if (!r) {
        return lineHeight(TypeRole::Strong) + space(5);
    }
    const auto& row = model.form().rows[*r];
    const QRect cell(0, 0, titleWidth, 1000);
    const QRect text = titleRect(cell, row, hasPicture(row, model.formId()));
    const QFontMetrics metrics(fontFor(TypeRole::Body));
    const int title = metrics
                          .boundingRect(QRect(0, 0, text.width() - space(6), 1000),
                                        Qt::TextWordWrap, inTongue(row.title))
                          .height();
    return std::max(std::max(kRowMinimum, space(12)),
                    title + linesBelow(row) * lineHeight(TypeRole::Caption) + space(4));
}

void FormDelegate::paint(QPainter* p, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const
{
    const auto* model = qobject_cast<const FormModel*>(index.model());
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const Tokens& t = ui::tokens(option.palette);
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    const QRect cell = option.rect;
    const auto* row = model->rowAt(index);
    if (!row) {
        p->fillRect(cell, t.window);
        p->setFont(fontFor(TypeRole::Strong));
        p->setPen(t.text);
        const QRect text = cell.adjusted(space(3.5), space(2), -space(2), -space(1));
        p->drawText(
            text, Qt::AlignLeft | Qt::AlignBottom,
            p->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, text.width()));
        p->restore();
        return;
    }
    const QModelIndex current = view ? view->currentIndex() : QModelIndex();
    const bool isRow = current.isValid() && current.row() == index.row();
    const bool isHere = isRow && current.column() == index.column() && view->hasFocus();
    p->fillRect(cell, isRow ? t.selection : t.surface);
    p->setPen(t.border);
    p->drawLine(cell.bottomLeft(), cell.bottomRight());
    if (index.column() == 0) {
        if (isRow) {
            p->fillRect(QRect(cell.left(), cell.top(), space(0.75), cell.height()), t.accent);
        }
        drawTitle(p, t, *model, *row, cell);
        p->restore();
        return;
    }
    const auto c = static_cast<std::size_t>(index.column() - 1);
    if (c < row->cells.size()) {
        switch (row->cells[c].kind) {
        case CellKind::Choice:
            drawChoice(p, t, *row, c, cell, isHere);
            break;
        case CellKind::Parts:
            drawParts(p, t, *row, c, cell, isHere);
            break;
        case CellKind::Number:
        case CellKind::Mark:
        case CellKind::Text:
            drawNumber(p, t, *row, c, cell, isHere);
            break;
        case CellKind::Shown: {
            p->setFont(fontFor(TypeRole::Body));
            p->setPen(t.text);
            const QRect inner = cell.adjusted(space(2), 0, -space(3), 0);
            p->drawText(inner, index.data(Qt::TextAlignmentRole).toInt(),
                        p->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight,
                                                    inner.width()));
        }
        }
    }
    p->restore();
}

QWidget* FormDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&,
                                    const QModelIndex& index) const
{
    auto* edit = new QLineEdit(parent);
    edit->setObjectName(QStringLiteral("visit.cellEditor"));
    edit->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
    const auto* model = qobject_cast<const FormModel*>(index.model());
    const auto* row = model->rowAt(index);
    if (row && row->cells[static_cast<std::size_t>(index.column() - 1)].kind != CellKind::Text) {
        edit->setAlignment(Qt::AlignRight);
    }
    edit->setMaxLength(400);
    m_editing = index;
    return edit;
}

void FormDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    auto* edit = qobject_cast<QLineEdit*>(editor);
    if (!m_firstText.isEmpty()) {
        edit->setText(m_firstText);
        m_firstText.clear();
    } else if (!edit->isModified()) {
        edit->setText(index.data(Qt::EditRole).toString());
        edit->selectAll();
    }
}

void FormDelegate::setModelData(QWidget* editor, QAbstractItemModel* model,
                                const QModelIndex& index) const
{
    const auto* edit = qobject_cast<QLineEdit*>(editor);
    if (edit->text() != index.data(Qt::EditRole).toString()) {
        model->setData(index, edit->text(), Qt::EditRole);
    }
}

void FormDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                        const QModelIndex&) const
{
    editor->setGeometry(choiceRect(option.rect));
}

bool FormDelegate::eventFilter(QObject* editor, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enters = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter ||
                            key->key() == Qt::Key_Tab;
        if (enters) {
            auto* widget = qobject_cast<QWidget*>(editor);
            const QPersistentModelIndex index = m_editing;
            Q_EMIT commitData(widget);
            Q_EMIT closeEditor(widget, QAbstractItemDelegate::NoHint);
            if (index.isValid()) {
                Q_EMIT entered(index);
            }
            return true;
        }
    }
    return QStyledItemDelegate::eventFilter(editor, event);
}

} // namespace myspike::site_visit
