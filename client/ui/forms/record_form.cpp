#include "client/ui/forms/record_form.h"

#include <QEvent>
#include <QKeyEvent>
#include <QScrollArea>
#include <QUndoCommand>
#include <QVBoxLayout>
#include <algorithm>

#include "client/replica/replica.h"
#include "client/ui/forms/field_editor.h"
#include "client/ui/forms/findings_summary.h"
#include "client/ui/forms/span_layout.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/values/value_text.h"
#include "client/ui/widgets/section_header.h"

namespace myspike::ui {

/// One field from one text to another. A word is one step, not a letter.
class FieldEdit final : public QUndoCommand
{
public:
    FieldEdit(RecordForm& form, std::size_t field, RecordForm::Typed before,
              RecordForm::Typed after)
        : m_form(form), m_field(field), m_before(std::move(before)), m_after(std::move(after))
    {
    }

    int id() const override { return static_cast<int>(m_field) + 1; }
    void undo() override { m_form.put(m_field, m_before); }
    void redo() override
    {
        if (std::exchange(m_isDone, false)) {
            return;
        }
        m_form.put(m_field, m_after);
    }
    bool mergeWith(const QUndoCommand* other) override
    {
        const auto* next = static_cast<const FieldEdit*>(other);
        if (words(next->m_after) > words(m_after) && words(m_after) > 0) {
            return false;
        }
        m_after = next->m_after;
        return true;
    }

private:
    static std::ptrdiff_t words(const RecordForm::Typed& typed)
    {
        const auto* text = asText(typed.value);
        return !text || text->empty() ? 0 : std::count(text->begin(), text->end(), ' ') + 1;
    }

    RecordForm& m_form;
    std::size_t m_field;
    RecordForm::Typed m_before;
    RecordForm::Typed m_after;
    bool m_isDone = true; ///< the user has done it already when it is pushed
};

RecordForm::RecordForm(const QString& page, const Workplace& workplace, const RecordType& type,
                       QWidget* parent)
    : QWidget(parent), m_workplace(workplace), m_type(type)
{
    build(page);
}

RecordForm::RecordForm(const QString& page, const Workplace& workplace,
                       std::shared_ptr<const RecordType> type, QWidget* parent)
    : QWidget(parent), m_workplace(workplace), m_ownType(std::move(type)), m_type(*m_ownType)
{
    build(page);
}

RecordForm::~RecordForm() = default;

void RecordForm::build(const QString& page)
{
    setObjectName(page + QStringLiteral(".form"));
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space(4));
    m_summary = new FindingsSummary(page + QStringLiteral(".summary"));
    m_column->addWidget(m_summary);
    connect(m_summary, &FindingsSummary::fieldRequested, this, &RecordForm::focusField);

    const auto count = m_type.fields.size();
    m_editors.assign(count, nullptr);
    m_typed.assign(count, {});
    m_wasLeft.assign(count, false);
    m_base = Record(m_type, Id{});

    std::vector<Section> sections = m_type.sections;
    const auto isKnown = [&](const char* key) {
        return std::any_of(sections.begin(), sections.end(),
                           [&](const Section& s) { return std::string_view(s.key) == key; });
    };
    for (const auto& f : m_type.fields) {
        if (!isKnown(f.traits.section)) {
            sections.insert(sections.begin(), Section{f.traits.section, {}});
        }
    }
    for (const auto& section : sections) {
        auto* box = new QWidget;
        auto* inside = new QVBoxLayout(box);
        inside->setContentsMargins(0, 0, 0, 0);
        inside->setSpacing(space(2.5));
        if (!section.label.empty()) {
            inside->addWidget(new SectionHeader(section.label));
        }
        auto* grid = new SpanLayout;
        inside->addLayout(grid);
        std::vector<std::size_t> members;
        for (std::size_t i = 0; i < count; ++i) {
            const auto& f = m_type.fields[i];
            const bool isState =
                m_type.workflow.exists() && std::string_view(f.name) == m_type.workflow.field;
            if (!isShown(f) || isState || std::string_view(f.traits.section) != section.key) {
                continue;
            }
            auto* editor = makeEditor(f, page, m_workplace).release();
            m_editors[i] = editor;
            members.push_back(i);
            grid->addWidget(editor, editor->span());
            editor->input()->installEventFilter(this);
            connect(editor, &FieldEditor::edited, this, [this, i] { onEdited(i); });
            connect(editor, &FieldEditor::left, this, [this, i] { onLeft(i); });
        }
        if (members.empty()) {
            delete box;
            continue;
        }
        m_column->addWidget(box);
        m_sections.emplace_back(box, std::move(members));
    }
    m_column->addStretch(1);
    applyReadOnly();
    showVisible();
}

void RecordForm::setRecord(const Record& record)
{
    m_base = record;
    m_undo.clear();
    m_wasLeft.assign(m_editors.size(), false);
    for (std::size_t i = 0; i < m_editors.size(); ++i) {
        if (auto* e = m_editors[i]) {
            e->setValue(record.values()[i]);
            m_typed[i] = typedIn(*e);
        }
    }
    ++m_generation;
    restFindings();
    applyReadOnly();
    showVisible();
}

std::vector<const FieldDef*> RecordForm::rebase(const Record& record)
{
    std::vector<const FieldDef*> differing;
    const Record before = std::exchange(m_base, record);
    for (std::size_t i = 0; i < m_editors.size(); ++i) {
        auto* e = m_editors[i];
        if (e == nullptr) {
            continue;
        }
        const auto& was = before.values()[i];
        const auto& now = record.values()[i];
        const bool isTouched = m_typed[i].value != was || !m_typed[i].unread.isEmpty();
        if (!isTouched) {
            e->setValue(now);
            m_typed[i] = typedIn(*e);
        } else if (now != was && now != m_typed[i].value) {
            differing.push_back(&m_type.fields[i]);
        }
    }
    applyReadOnly();
    showVisible();
    return differing;
}

RecordForm::Typed RecordForm::typedIn(const FieldEditor& editor) const
{
    return {editor.value(), editor.unread()};
}

Record RecordForm::edited() const
{
    Record r = m_base;
    for (std::size_t i = 0; i < m_editors.size(); ++i) {
        if (m_editors[i] != nullptr) {
            r.values()[i] = m_typed[i].value;
        }
    }
    return r;
}

Values RecordForm::changes() const
{
    Values out;
    for (std::size_t i = 0; i < m_editors.size(); ++i) {
        // What does not read as a value leaves the field as it was.
        if (m_editors[i] != nullptr && m_typed[i].unread.isEmpty() &&
            m_typed[i].value != m_base.values()[i]) {
            out.setValue(m_type.fields[i].name, m_typed[i].value);
        }
    }
    return out;
}

bool RecordForm::isChanged() const { return !draftValues().empty(); }

Values RecordForm::draftValues() const
{
    Values out = changes();
    for (std::size_t i = 0; i < m_editors.size(); ++i) {
        if (m_editors[i] != nullptr && !m_typed[i].unread.isEmpty()) {
            out.setValue(std::string(m_type.fields[i].name) + '?', m_typed[i].unread.toStdString());
        }
    }
    return out;
}

void RecordForm::applyDraft(const Values& values)
{
    for (std::size_t i = 0; i < m_editors.size(); ++i) {
        auto* e = m_editors[i];
        if (e == nullptr) {
            continue;
        }
        const std::string name = m_type.fields[i].name;
        Typed typed = m_typed[i];
        if (const auto* v = values.find(name)) {
            typed.value = *v;
        }
        if (const auto* v = values.find(name + '?'); v && asText(*v)) {
            typed.unread = QString::fromStdString(*asText(*v));
        }
        if (!(typed == m_typed[i])) {
            m_undo.push(new FieldEdit(*this, i, m_typed[i], typed));
            put(i, typed);
        }
    }
}

void RecordForm::put(std::size_t field, const Typed& typed)
{
    auto* e = m_editors[field];
    m_isUndoing = true;
    e->setValue(typed.value);
    if (!typed.unread.isEmpty()) {
        const QSignalBlocker quiet(e);
        e->setUnread(typed.unread);
    }
    m_isUndoing = false;
    m_typed[field] = typedIn(*e);
    showVisible();
    Q_EMIT fieldEdited(e->name());
}

void RecordForm::onEdited(std::size_t field)
{
    if (m_isUndoing) {
        return;
    }
    Typed now = typedIn(*m_editors[field]);
    if (now == m_typed[field]) {
        return;
    }
    Typed before = std::exchange(m_typed[field], now);
    m_undo.push(new FieldEdit(*this, field, std::move(before), std::move(now)));
    showVisible();
    if (m_editors[field]->hasError() && !m_showsAll) {
        // What was wrong is being mended: it is judged again when the field is left.
        m_editors[field]->setFindings({});
    }
    Q_EMIT fieldEdited(m_editors[field]->name());
}

void RecordForm::onLeft(std::size_t field)
{
    if (isReadOnly() || m_editors[field] == nullptr) {
        return;
    }
    if (!m_wasLeft[field] && m_typed[field].value == m_base.values()[field] &&
        m_typed[field].unread.isEmpty() && !m_showsAll) {
        return;
    }
    m_wasLeft[field] = true;
    askJudge(m_submitting, [this] { Q_EMIT judged(); });
}

void RecordForm::showVisible()
{
    const Record now = edited();
    for (const auto& [box, members] : m_sections) {
        bool any = false;
        for (const auto i : members) {
            const auto& f = m_type.fields[i];
            bool visible = !f.traits.visibleWhen || f.traits.visibleWhen(now);
            // What the program fills in stands there once it has.
            const bool isFilledIn =
                f.traits.readOnly || f.kind == FieldKind::Json || f.kind == FieldKind::Signature;
            visible = visible && (!isFilledIn || !isNull(m_typed[i].value));
            m_editors[i]->setVisible(visible);
            any = any || visible;
        }
        box->setVisible(any);
    }
}

void RecordForm::setReadOnly(const Text& why)
{
    if (!(why == m_whyReadOnly)) {
        m_whyReadOnly = why;
        applyReadOnly();
    }
}

void RecordForm::lock(const QString& field, const Text& why)
{
    m_locked[field] = why;
    applyReadOnly();
}

void RecordForm::applyReadOnly()
{
    for (std::size_t i = 0; i < m_editors.size(); ++i) {
        auto* e = m_editors[i];
        if (e == nullptr) {
            continue;
        }
        const auto locked = m_locked.find(e->name());
        if (!m_whyReadOnly.empty()) {
            e->setReadOnly(m_whyReadOnly);
        } else if (locked != m_locked.end()) {
            e->setReadOnly(locked->second);
        } else if (e->field().traits.readOnly) {
            e->setReadOnly(msg("form", "The program fills this in."));
        } else {
            e->setReadOnly({});
        }
    }
}

FieldEditor* RecordForm::editor(std::string_view field) const
{
    const int i = m_type.indexOf(field);
    return i < 0 ? nullptr : m_editors[static_cast<std::size_t>(i)];
}

void RecordForm::focusField(const QString& field)
{
    FieldEditor* target = editor(field.toStdString());
    if (target == nullptr && field.isEmpty()) {
        for (auto* e : m_editors) {
            if (e != nullptr && !e->isHidden() && !e->isReadOnly()) {
                target = e;
                break;
            }
        }
    }
    if (target == nullptr) {
        return;
    }
    target->takeFocus();
    for (QWidget* up = parentWidget(); up != nullptr; up = up->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(up)) {
            area->ensureWidgetVisible(target, space(4), space(8));
            break;
        }
    }
}

void RecordForm::askJudge(bool submitting, std::function<void()> then)
{
    const int generation = ++m_generation;
    using Findings = std::vector<Finding>;
    m_workplace.replica
        ->ask<Findings>([record = edited(), submitting, keep = m_ownType](
                            const Reader& reader, const ActContext& context) -> Result<Findings> {
            return myspike::judge(record, reader, context, submitting);
        })
        .then(this, [this, generation, then = std::move(then)](Result<Findings> found) {
            if (generation != m_generation) {
                return;
            }
            m_findings = found ? std::move(*found) : Findings();
            for (auto* e : m_editors) {
                if (e != nullptr && !e->whyUnread().empty()) {
                    std::erase_if(m_findings,
                                  [&](const Finding& f) { return f.field == e->field().name; });
                    m_findings.push_back(
                        {Severity::Error, "FIELD-READ", e->field().name, e->whyUnread(), false});
                }
            }
            showFindings();
            then();
        });
}

void RecordForm::showFindings()
{
    for (std::size_t i = 0; i < m_editors.size(); ++i) {
        if (m_editors[i] == nullptr) {
            continue;
        }
        std::vector<Finding> own;
        for (const auto& f : m_findings) {
            if (f.field == m_type.fields[i].name && (m_showsAll || m_wasLeft[i])) {
                own.push_back(f);
            }
        }
        m_editors[i]->setFindings(std::move(own));
    }
    m_summary->setFindings(m_showsAll ? m_findings : std::vector<Finding>());
}

void RecordForm::restFindings()
{
    m_showsAll = false;
    m_submitting = false;
    m_findings.clear();
    showFindings();
}

void RecordForm::judge(bool submitting, bool needsAcknowledgement, std::function<void(bool)> judged)
{
    m_submitting = submitting;
    askJudge(submitting, [this, needsAcknowledgement, judged = std::move(judged)] {
        const bool blocks = std::any_of(m_findings.begin(), m_findings.end(), [](const Finding& f) {
            return f.severity == Severity::Error && !f.leftToServer;
        });
        m_summary->setFindings(m_findings);
        const bool waits = needsAcknowledgement && m_summary->hasUnreadWarnings();
        m_acknowledged = m_summary->acknowledged();
        m_showsAll = blocks || waits;
        showFindings();
        if (blocks || waits) {
            m_summary->takeFocus();
        }
        judged(!blocks && !waits);
    });
}

void RecordForm::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_column != nullptr) {
        m_column->setSpacing(space(4));
    }
}

bool RecordForm::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isUndo = key->matches(QKeySequence::Undo);
        if (isUndo || key->matches(QKeySequence::Redo)) {
            // One undo for the whole form; a line's own would know only itself.
            if (event->type() == QEvent::KeyPress) {
                isUndo ? m_undo.undo() : m_undo.redo();
            } else {
                event->accept();
            }
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace myspike::ui
