#include "client/ui/records/conflict_choices.h"

#include <QButtonGroup>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "client/replica/replica.h"
#include "client/ui/forms/field_editor.h"
#include "client/ui/language.h"
#include "client/ui/records/history_text.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/values/reference_titles.h"
#include "client/ui/values/value_text.h"
#include "client/ui/widgets/label.h"
#include "shared/sync/settle.h"

namespace myspike::ui {

namespace {

using Kind = conflicts::Kind;

QJsonObject object(const Record& conflict, const Field<std::string>& field)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(conflict.text(field))).object();
}

QJsonValue jsonOf(const Value& v)
{
    if (const auto* n = asInteger(v)) {
        return QJsonValue(static_cast<qint64>(*n));
    }
    if (const auto* t = asText(v)) {
        return QString::fromStdString(*t);
    }
    if (const auto* id = asId(v)) {
        return QString::fromStdString(id->toString());
    }
    return QJsonValue::Null;
}

std::string textOf(const QJsonObject& o)
{
    return QJsonDocument(o).toJson(QJsonDocument::Compact).toStdString();
}

Text literal(const QString& text) { return Text(Msg{"", "%1"}, {text.toStdString()}); }

/// "Aina binti Ali · 03/03/2026 10:22 · JPK-LAPTOP-07"
QString whoAndWhen(const std::string& name, const std::optional<Instant>& at,
                   const std::string& device)
{
    QStringList parts;
    if (!name.empty()) {
        parts.append(QString::fromStdString(name));
    }
    if (at) {
        parts.append(shown(*at));
    }
    if (!device.empty()) {
        parts.append(QString::fromStdString(device));
    }
    return parts.join(QStringLiteral(" · "));
}

constexpr const char* kNoteName = "$note";
constexpr const char* kWishName = "$wish";

std::string choiceName(const FieldDef& field) { return std::string("$choice.") + field.name; }

} // namespace

ConflictChoices::ConflictChoices(const QString& page, const Workplace& workplace, QWidget* parent)
    : QWidget(parent), m_page(page), m_workplace(workplace)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space(2));
    auto* area = new QScrollArea;
    area->setObjectName(page + QStringLiteral(".area"));
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = new QWidget;
    m_column = new QVBoxLayout(inside);
    m_column->setContentsMargins(0, 0, space(3), 0);
    m_column->setSpacing(space(3));
    m_column->addStretch(1);
    area->setWidget(inside);
    column->addWidget(area, 1);
    m_noteLabel = new Label(msg("syncpage", "Note, for who reads the history"), TypeRole::Strong);
    m_note = new QPlainTextEdit;
    m_note->setObjectName(page + QStringLiteral(".note"));
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(space(14));
    m_noteLabel->setBuddy(m_note);
    connect(m_note, &QPlainTextEdit::textChanged, this, &ConflictChoices::edited);
    column->addWidget(m_noteLabel);
    column->addWidget(m_note);
    rewrite();
}

ConflictChoices::~ConflictChoices() = default;

void ConflictChoices::clear()
{
    m_rows.clear();
    delete std::exchange(m_body, nullptr);
    m_leave = m_follow = nullptr;
    m_beforeHead = m_mineHead = m_theirsHead = m_why = nullptr;
    m_conflict = {};
    const QSignalBlocker quiet(m_note);
    m_note->clear();
}

void ConflictChoices::showConflict(const Record& conflict, const std::optional<Record>& now,
                                   const Text& whyNotWrite)
{
    clear();
    m_conflict = conflict;
    m_whyNotWrite = whyNotWrite;
    const auto* type = m_workplace.replica->catalogue().type(conflict.text(conflicts::kRecordType));
    if (type == nullptr) {
        return;
    }
    m_body = new QWidget;
    auto* grid = new QGridLayout(m_body);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space(4));
    grid->setVerticalSpacing(space(1.5));
    int at = 0;
    const auto kind = conflict.getOr(conflicts::kKind, Kind::BothChanged);
    if (kind != Kind::BothChanged) {
        m_leave = new QRadioButton;
        m_leave->setObjectName(m_page + QStringLiteral(".leave"));
        m_follow = new QRadioButton;
        m_follow->setObjectName(m_page + QStringLiteral(".follow"));
        auto* wish = new QButtonGroup(m_body);
        wish->addButton(m_leave);
        wish->addButton(m_follow);
        m_leave->setChecked(true);
        connect(wish, &QButtonGroup::buttonClicked, this, [this] {
            showAvailable();
            Q_EMIT edited();
        });
        grid->addWidget(m_leave, at++, 0, 1, 3);
        grid->addWidget(m_follow, at++, 0, 1, 3);
    }
    m_beforeHead = new Label({}, TypeRole::Caption);
    m_mineHead = new Label({}, TypeRole::Caption);
    m_theirsHead = new Label({}, TypeRole::Caption);
    int column = 0;
    for (auto* head : {m_beforeHead, m_mineHead, m_theirsHead}) {
        head->setMuted(true);
        head->setWordWrap(true);
        grid->addWidget(head, at, column, Qt::AlignTop);
        grid->setColumnStretch(column, column == 0 ? 3 : 4);
        ++column;
    }
    ++at;
    const auto base = object(conflict, conflicts::kBase);
    const auto mine = object(conflict, conflicts::kMine);
    const auto theirs = object(conflict, conflicts::kTheirs);
    for (const auto& f : type->fields) {
        const QString name = QString::fromLatin1(f.name);
        if (!mine.contains(name)) {
            continue;
        }
        Row row;
        row.field = &f;
        row.base = valueFrom(base[name], f.kind);
        row.mine = valueFrom(mine[name], f.kind);
        row.theirs = now ? now->value(f.name) : valueFrom(theirs[name], f.kind);
        buildRow(row, grid, at);
        at += 4;
        m_rows.push_back(std::move(row));
    }
    m_why = new Label;
    m_why->setWordWrap(true);
    m_why->setMuted(true);
    grid->addWidget(m_why, at, 0, 1, 3);
    m_column->insertWidget(0, m_body);
    rewrite();
    showAvailable();
}

void ConflictChoices::buildRow(Row& row, QGridLayout* grid, int at)
{
    const QString name = m_page + QLatin1Char('.') + QString::fromLatin1(row.field->name);
    row.title = new Label({}, TypeRole::Strong);
    row.title->setWordWrap(true);
    grid->addWidget(row.title, at, 0, 1, 3);
    row.before = new Label;
    row.before->setWordWrap(true);
    row.before->setTextInteractionFlags(Qt::TextSelectableByMouse);
    grid->addWidget(row.before, at + 1, 0, Qt::AlignTop);
    row.group = new QButtonGroup(m_body);
    const auto choice = [&](const char* which, Label*& text, int column) {
        auto* button = new QRadioButton;
        button->setObjectName(name + QLatin1Char('.') + QLatin1String(which));
        row.group->addButton(button);
        text = new Label;
        text->setWordWrap(true);
        text->setBuddy(button);
        auto* cell = new QWidget;
        auto* line = new QHBoxLayout(cell);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(space(2));
        line->addWidget(button, 0, Qt::AlignTop);
        line->addWidget(text, 1);
        grid->addWidget(cell, at + 1, column, Qt::AlignTop);
        return button;
    };
    row.takeMine = choice("mine", row.mineText, 1);
    row.takeTheirs = choice("theirs", row.theirsText, 2);
    row.takeOther = new QRadioButton;
    row.takeOther->setObjectName(name + QStringLiteral(".other"));
    row.group->addButton(row.takeOther);
    grid->addWidget(row.takeOther, at + 2, 1, 1, 2);
    row.editor = makeEditor(*row.field, m_page, m_workplace, m_body).release();
    row.editor->setValue(row.mine);
    row.editor->hide();
    grid->addWidget(row.editor, at + 3, 1, 1, 2);
    const bool comesBack =
        m_conflict.getOr(conflicts::kKind, Kind::BothChanged) == Kind::RemovedMeanwhile;
    (comesBack ? row.takeMine : row.takeTheirs)->setChecked(true);
    connect(row.group, &QButtonGroup::buttonClicked, this,
            [this, editor = row.editor, other = row.takeOther] {
                showAvailable();
                if (other->isChecked()) {
                    editor->takeFocus();
                }
                Q_EMIT edited();
            });
    connect(row.editor, &FieldEditor::edited, this, &ConflictChoices::edited);
}

ConflictChoices::Take ConflictChoices::taken(const Row& row) const
{
    return row.takeMine->isChecked()    ? Take::Mine
           : row.takeOther->isChecked() ? Take::Other
                                        : Take::Theirs;
}

bool ConflictChoices::followsWish() const { return m_follow != nullptr && m_follow->isChecked(); }

void ConflictChoices::showAvailable()
{
    const bool mayWrite = m_whyNotWrite.empty();
    const bool isRemoval = m_follow != nullptr;
    if (isRemoval) {
        m_follow->setEnabled(mayWrite);
    }
    for (auto& row : m_rows) {
        const bool isActive = mayWrite && (!isRemoval || followsWish());
        row.takeMine->setEnabled(isActive);
        row.takeOther->setEnabled(isActive);
        row.takeTheirs->setEnabled(isActive || !isRemoval);
        row.editor->setVisible(row.takeOther->isChecked());
        row.editor->setReadOnly(isActive ? Text() : m_whyNotWrite);
    }
    if (m_why != nullptr) {
        m_why->setMessage(m_whyNotWrite);
        m_why->setVisible(!mayWrite);
    }
}

void ConflictChoices::choose(std::size_t row, Take take)
{
    auto& r = m_rows[row];
    (take == Take::Mine    ? r.takeMine
     : take == Take::Other ? r.takeOther
                           : r.takeTheirs)
        ->setChecked(true);
    showAvailable();
    Q_EMIT edited();
}

void ConflictChoices::chooseWish(bool followed)
{
    if (m_follow != nullptr) {
        (followed ? m_follow : m_leave)->setChecked(true);
        showAvailable();
        Q_EMIT edited();
    }
}

FieldEditor* ConflictChoices::other(std::size_t row) const { return m_rows[row].editor; }

void ConflictChoices::takeFocus()
{
    if (m_leave != nullptr) {
        (m_leave->isChecked() ? m_leave : m_follow)->setFocus();
    } else if (!m_rows.empty()) {
        const auto& r = m_rows.front();
        (taken(r) == Take::Mine    ? r.takeMine
         : taken(r) == Take::Other ? r.takeOther
                                   : r.takeTheirs)
            ->setFocus();
    }
}

Values ConflictChoices::arguments() const
{
    QJsonObject takenValues;
    QJsonObject seen;
    const bool writes = m_follow == nullptr || followsWish();
    for (const auto& row : m_rows) {
        const QString name = QString::fromLatin1(row.field->name);
        seen[name] = jsonOf(row.theirs);
        const auto take = taken(row);
        if (writes && take != Take::Theirs) {
            takenValues[name] = jsonOf(take == Take::Mine ? row.mine : row.editor->value());
        }
    }
    Values args;
    args.set(conflicts::kTaken, textOf(takenValues));
    args.set(conflicts::kSeen, textOf(seen));
    if (followsWish()) {
        args.set(conflicts::kTakesMine, true);
    }
    return args;
}

QString ConflictChoices::noteText() const { return m_note->toPlainText().trimmed(); }

Text ConflictChoices::whyNotYet() const
{
    for (const auto& row : m_rows) {
        if (taken(row) == Take::Other && !row.editor->unread().isEmpty()) {
            return row.editor->whyUnread();
        }
    }
    return {};
}

Values ConflictChoices::draftValues() const
{
    Values out;
    for (const auto& row : m_rows) {
        const auto take = taken(row);
        if (take != Take::Theirs) {
            out.setValue(choiceName(*row.field),
                         std::string(take == Take::Mine ? "mine" : "other"));
        }
        if (take == Take::Other) {
            out.setValue(row.field->name, row.editor->value());
        }
    }
    if (followsWish()) {
        out.setValue(kWishName, std::string("followed"));
    }
    if (!noteText().isEmpty()) {
        out.setValue(kNoteName, noteText().toStdString());
    }
    // Untouched, a removed record that would come back whole is no draft.
    if (m_follow != nullptr && !followsWish() && noteText().isEmpty()) {
        return {};
    }
    return out;
}

void ConflictChoices::applyDraft(const Values& values)
{
    if (m_follow != nullptr) {
        (values.find(kWishName) ? m_follow : m_leave)->setChecked(true);
    }
    for (auto& row : m_rows) {
        const auto* choice = values.find(choiceName(*row.field));
        const auto* code = choice ? asText(*choice) : nullptr;
        if (code && *code == "other") {
            row.takeOther->setChecked(true);
            if (const auto* v = values.find(row.field->name)) {
                row.editor->setValue(*v);
            }
        } else if (code) {
            row.takeMine->setChecked(true);
        } else {
            row.takeTheirs->setChecked(true);
        }
    }
    if (const auto* note = values.find(kNoteName)) {
        const QSignalBlocker quiet(m_note);
        m_note->setPlainText(QString::fromStdString(asText(*note) ? *asText(*note) : ""));
    }
    showAvailable();
}

void ConflictChoices::rewrite()
{
    m_note->setAccessibleName(translated(msg("syncpage", "Note, for who reads the history")));
    if (m_body == nullptr) {
        return;
    }
    const auto& c = m_conflict;
    const auto kind = c.getOr(conflicts::kKind, Kind::BothChanged);
    const auto head = [](Msg what, const QString& who) {
        return literal(who.isEmpty() ? translated(what)
                                     : translated(what) + QLatin1Char('\n') + who);
    };
    const bool hasFields = !m_rows.empty();
    for (auto* h : {m_beforeHead, m_mineHead, m_theirsHead}) {
        h->setVisible(hasFields);
    }
    m_beforeHead->setMessage(msg("syncpage", "Before"));
    m_mineHead->setMessage(
        head(msg("syncpage", "The author's value"),
             whoAndWhen(c.text(conflicts::kAuthorName), c.get(conflicts::kMadeAt),
                        c.text(conflicts::kDeviceName))));
    m_theirsHead->setMessage(
        head(kind == Kind::RemovedMeanwhile ? msg("syncpage", "When it was removed")
                                            : msg("syncpage", "The server's value"),
             whoAndWhen(c.text(conflicts::kTheirsName), c.get(conflicts::kTheirsAt), {})));
    if (m_leave != nullptr) {
        const bool removed = kind == Kind::RemovedMeanwhile;
        m_leave->setText(translated(removed ? msg("syncpage", "Leave the record removed")
                                            : msg("syncpage", "Keep the record")));
        m_follow->setText(
            translated(removed ? msg("syncpage", "Bring the record back, with the values below")
                               : msg("syncpage", "Remove the record after all")));
    }
    for (auto& row : m_rows) {
        const QString label = translated(row.field->traits.label);
        const auto text = [&](const Value& v) {
            const QString s = shownValue(*row.field, v, m_workplace.titles);
            return s.isEmpty() ? translated(msg("history", "nothing")) : s;
        };
        row.title->setMessage(row.field->traits.label);
        row.before->setMessage(literal(text(row.base)));
        row.mineText->setMessage(literal(text(row.mine)));
        row.theirsText->setMessage(literal(text(row.theirs)));
        row.takeMine->setAccessibleName(
            translated(Text(msg("syncpage", "%1: the author's value, %2"),
                            {label.toStdString(), text(row.mine).toStdString()})));
        row.takeTheirs->setAccessibleName(
            translated(Text(msg("syncpage", "%1: the server's value, %2"),
                            {label.toStdString(), text(row.theirs).toStdString()})));
        row.takeOther->setText(translated(msg("syncpage", "Another value")));
        row.takeOther->setAccessibleName(
            translated(Text(msg("syncpage", "%1: another value"), {label.toStdString()})));
    }
}

void ConflictChoices::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        rewrite();
    }
}

} // namespace myspike::ui
