#include "client/ui/records/record_page.h"

#include <QDir>
#include <QHBoxLayout>
#include <QMenu>
#include <QPrintPreviewDialog>
#include <QScrollArea>
#include <QUndoStack>
#include <QVBoxLayout>
#include <algorithm>

#include "client/replica/replica.h"
#include "client/ui/forms/command_dialog.h"
#include "client/ui/forms/draft_keeper.h"
#include "client/ui/forms/field_editor.h"
#include "client/ui/forms/findings_summary.h"
#include "client/ui/forms/record_form.h"
#include "client/ui/language.h"
#include "client/ui/print/pdf_writer.h"
#include "client/ui/records/attachments_panel.h"
#include "client/ui/records/child_list.h"
#include "client/ui/records/history_panel.h"
#include "client/ui/records/receipts_panel.h"
#include "client/ui/records/record_print.h"
#include "client/ui/shell/action_registry.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/values/reference_titles.h"
#include "client/ui/values/sync_marks.h"
#include "client/ui/values/value_text.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/chip.h"
#include "client/ui/widgets/file_picker.h"
#include "client/ui/widgets/label.h"
#include "client/ui/widgets/message_strip.h"
#include "client/ui/widgets/prompter.h"
#include "client/ui/widgets/section_header.h"
#include "client/ui/words.h"
#include "shared/sync/records.h"

namespace myspike::ui {

namespace {

constexpr Msg kGroup = msg("record", "Record");
constexpr int kUndoOfferMs = 10'000;
constexpr std::size_t kMostRowsPrinted = 500;

Tone toneOf(StateKind kind)
{
    return kind == StateKind::Open        ? Tone::Info
           : kind == StateKind::Closed    ? Tone::Ok
           : kind == StateKind::Cancelled ? Tone::Warning
                                          : Tone::Neutral;
}

Tone toneOf(SyncMark mark)
{
    return mark == SyncMark::Refused    ? Tone::Danger
           : mark == SyncMark::Conflict ? Tone::Warning
                                        : Tone::Info;
}

} // namespace

RecordPage::RecordPage(const Workplace& workplace, const RecordType& type, const Id& record,
                       QWidget* parent)
    : Page(QStringLiteral("record_%1").arg(QLatin1String(type.key)), parent),
      m_workplace(workplace), m_type(type), m_id(record), m_isNew(false)
{
    build();
}

RecordPage::RecordPage(const Workplace& workplace, const RecordType& type, const Values& preset,
                       QWidget* parent)
    : Page(QStringLiteral("record_%1").arg(QLatin1String(type.key)), parent),
      m_workplace(workplace), m_type(type), m_id(workplace.replica->newId()), m_isNew(true),
      m_preset(preset)
{
    build();
}

RecordPage::~RecordPage() { m_draft->flush(); }

void RecordPage::build()
{
    const QString page = objectName();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space(2.5));

    m_state = new Chip;
    m_mark = new Chip;
    m_kept = new Label({}, TypeRole::Caption);
    m_kept->setMuted(true);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space(2));
    row->addWidget(m_state);
    row->addWidget(m_mark);
    row->addStretch(1);
    row->addWidget(m_kept);
    m_others = new Button(page + QStringLiteral(".others"), msg("record", "Other acts"));
    m_others->setMenu(new QMenu(m_others));
    m_others->menu()->setToolTipsVisible(true);
    m_others->hide();
    row->addWidget(m_others);
    column->addLayout(row);
    m_state->hide();
    m_mark->hide();

    auto* strips = new QVBoxLayout;
    strips->setContentsMargins(0, 0, 0, 0);
    m_draftStrip = new MessageStrip(page + QStringLiteral(".draft"));
    m_strip = new MessageStrip(page + QStringLiteral(".strip"));
    for (auto* strip : {m_draftStrip, m_strip}) {
        strip->hide();
        strips->addWidget(strip);
    }
    column->addLayout(strips);

    auto* inside = new QWidget;
    auto* parts = new QVBoxLayout(inside);
    parts->setContentsMargins(0, 0, space(3), space(6));
    parts->setSpacing(space(6));
    m_form = new RecordForm(page, m_workplace, m_type);
    parts->addWidget(m_form);
    for (const auto* child : m_workplace.replica->catalogue().childrenOf(m_type)) {
        auto* list = new ChildList(page, m_workplace, *child);
        list->setVisible(!m_isNew);
        m_children.push_back(list);
        parts->addWidget(list);
    }
    m_files = new AttachmentsPanel(page, m_workplace);
    m_files->setVisible(!m_isNew);
    parts->addWidget(m_files);
    m_historyBox = new QWidget;
    auto* history = new QVBoxLayout(m_historyBox);
    history->setContentsMargins(0, 0, 0, 0);
    history->addWidget(new SectionHeader(msg("record", "History")));
    m_history = new HistoryPanel(page, m_workplace);
    history->addWidget(m_history);
    m_historyBox->setVisible(!m_isNew && m_type.history);
    parts->addWidget(m_historyBox);
    m_receiptsBox = new QWidget;
    auto* receipts = new QVBoxLayout(m_receiptsBox);
    receipts->setContentsMargins(0, 0, 0, 0);
    receipts->addWidget(new SectionHeader(msg("receipt", "Sent from this machine")));
    m_receipts = new ReceiptsPanel(page, m_workplace);
    receipts->addWidget(m_receipts);
    m_receiptsBox->hide();
    connect(m_receipts, &ReceiptsPanel::shownAgain, this,
            [this] { m_receiptsBox->setVisible(!m_receipts->isEmpty()); });
    connect(m_receipts, &ReceiptsPanel::said, this,
            [this](const Text& text) { m_strip->sayFor(4'000, Tone::Ok, text); });
    connect(m_receipts, &ReceiptsPanel::failed, this,
            [this](const Fault& fault) { m_strip->say(fault); });
    parts->addWidget(m_receiptsBox);
    parts->addStretch(1);
    m_area = new QScrollArea;
    m_area->setObjectName(page + QStringLiteral(".area"));
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setWidget(inside);
    column->addWidget(m_area, 1);

    m_draft = new DraftKeeper(
        *m_workplace.replica, [this] { return m_form->draftValues(); }, this);
    connect(m_draft, &DraftKeeper::kept, this, [this](Instant at) {
        m_kept->setMessage(Text(msg("record", "Draft kept at %1"), {shownTime(at).toStdString()}));
    });
    connect(m_draft, &DraftKeeper::failed, this,
            [this](const Fault& fault) { m_strip->say(fault); });
    connect(m_form, &RecordForm::fieldEdited, this, [this] {
        m_draft->touch();
        acts().setAvailable(objectName() + QStringLiteral(".save"), {});
    });
    connect(m_workplace.marks, &SyncMarks::marksChanged, this, &RecordPage::showMark);
    connect(m_workplace.titles, &ReferenceTitles::resolved, this, &Page::titleChanged);
    connect(m_workplace.replica, &Replica::rowsChanged, this,
            [this](const std::vector<RowRef>& rows) {
                const bool concerns = std::any_of(rows.begin(), rows.end(),
                                                  [&](const RowRef& r) { return r.id == m_id; });
                if (concerns && !m_isNew && !m_isLoadDue) {
                    m_isLoadDue = true;
                    QMetaObject::invokeMethod(
                        this,
                        [this] {
                            m_isLoadDue = false;
                            load();
                        },
                        Qt::QueuedConnection);
                }
            });
    addActs();
}

QString RecordPage::actId(const ActRight& act) const
{
    return QStringLiteral("%1.act.%2")
        .arg(objectName(),
             QLatin1String(act.transition ? act.transition->name : act.command->name));
}

void RecordPage::addActs()
{
    const QString page = objectName();
    const auto add = [&](const char* verb, Msg text, const char* icon, const QKeySequence& keys,
                         void (RecordPage::*run)(), bool inHeader) {
        acts().add({page + QLatin1Char('.') + QLatin1String(verb), text, QLatin1String(icon), keys,
                    kGroup, Emphasis::Plain, inHeader},
                   [this, run] { (this->*run)(); });
    };
    for (const auto& act : actsOf(m_workplace.replica->catalogue(), m_type)) {
        const bool isMain = act.transition && act.transition->submits;
        acts()
            .add({actId(act),
                  act.transition ? act.transition->label : act.command->label,
                  {},
                  {},
                  kGroup,
                  isMain ? Emphasis::Primary : Emphasis::Plain,
                  act.transition != nullptr},
                 [this, act] { run(act); })
            ->setVisible(false);
    }
    for (const auto& act : actsOf(m_workplace.replica->catalogue(), m_type)) {
        if (act.command != nullptr) {
            m_others->menu()->addAction(acts().action(actId(act)));
        }
    }
    add("save", words::kSave, "check", QKeySequence::Save, &RecordPage::save, true);
    add("print", msg("list", "Print"), "print", QKeySequence::Print, &RecordPage::print, true);
    add("pdf", msg("list", "Save as PDF"), "file_text", {}, &RecordPage::savePdf, false);
    add("remove", msg("record", "Remove this record"), "delete", {}, &RecordPage::remove, false);
    acts().add({page + QStringLiteral(".undo"),
                words::kUndo,
                QStringLiteral("undo"),
                {},
                kGroup,
                Emphasis::Plain,
                false},
               [this] { m_form->undoStack().undo(); });
    acts().add({page + QStringLiteral(".history"), msg("record", "Go to the history"),
                QStringLiteral("history"), QKeySequence(QStringLiteral("Ctrl+H")), kGroup,
                Emphasis::Plain, false},
               [this] { m_area->ensureWidgetVisible(m_historyBox); });
    acts().add({page + QStringLiteral(".attach"),
                msg("attachment", "Attach files"),
                QStringLiteral("paperclip"),
                {},
                kGroup,
                Emphasis::Plain,
                false},
               [this] { m_files->chooseFiles(); });
    acts().action(page + QStringLiteral(".remove"))->setVisible(false);
}

QString RecordPage::title() const
{
    if (m_isNew) {
        return translated(Text(msg("record", "New: %1"), {m_type.singular}));
    }
    return m_rights ? titleOrKindOf(m_rights->record, m_workplace.titles)
                    : translated(m_type.singular);
}

QString RecordPage::subtitle() const { return m_isNew ? QString() : translated(m_type.singular); }

void RecordPage::retranslate()
{
    m_area->setAccessibleName(title());
    showMark();
}

void RecordPage::takeFocus() { m_form->focusField({}); }

void RecordPage::refresh() { load(); }

void RecordPage::load()
{
    if (m_isNew) {
        if (m_form->base().id.isNull()) {
            Record fresh(m_type, m_id);
            for (const auto& [name, value] : m_preset.all()) {
                if (m_type.indexOf(name) >= 0) {
                    fresh.setValue(name, value);
                    m_form->lock(QString::fromStdString(name),
                                 msg("record", "This follows from where it was added."));
                }
            }
            m_form->setRecord(fresh);
            settleDraft();
            Q_EMIT shownAgain();
        }
        return;
    }
    const int generation = ++m_generation;
    rightsOf(*m_workplace.replica, m_type, m_id)
        .then(this, [this, generation](Result<RecordRights> rights) {
            if (generation != m_generation) {
                return;
            }
            if (!rights) {
                // What was typed stays in sight and in its draft.
                m_strip->say(rights.fault());
                m_form->setReadOnly(rights.fault().forUser);
                Q_EMIT shownAgain();
                return;
            }
            showRights(*rights);
        });
}

void RecordPage::showRights(const RecordRights& rights)
{
    const bool isFirst = !m_rights;
    const Record before = isFirst ? Record() : m_rights->record;
    m_rights = rights;
    if (isFirst) {
        m_form->setRecord(rights.record);
        for (auto* list : m_children) {
            list->showParent(m_id);
        }
        m_files->showRecord(m_type, m_id);
        m_history->showRecord(m_type, m_id);
        m_receipts->showRecord(m_id);
        if (m_type.parent != nullptr) {
            m_form->lock(QString::fromLatin1(m_type.parent),
                         msg("record", "This follows from where it was added."));
        }
    } else {
        const auto differing = m_form->rebase(rights.record);
        if (!differing.empty()) {
            const auto& f = *differing.front();
            m_strip->say(
                Tone::Warning,
                Text(msg("record", "%1 was changed meanwhile to “%2”. What you typed is kept; "
                                   "saving puts yours in its place."),
                     {f.traits.label, shownValue(f, rights.record.value(f.name), m_workplace.titles)
                                          .toStdString()}));
        }
    }
    if (m_type.workflow.exists()) {
        const auto* code = asText(rights.record.value(m_type.workflow.field));
        const auto* state = code ? m_type.workflow.state(*code) : nullptr;
        // Its words first: shown before them, it is drawn as narrow as an empty one.
        if (state != nullptr) {
            m_state->setContent(state->label, toneOf(state->kind));
        }
        m_state->setVisible(state != nullptr);
    }
    showMark();
    applyRights();
    if (!m_isDraftOffered && !m_isDraftSettled) {
        settleDraft();
    }
    Q_EMIT titleChanged();
    Q_EMIT shownAgain();
}

void RecordPage::applyRights()
{
    const QString page = objectName();
    const Text unsettled = msg("record", "Decide first about the unfinished changes from before.");
    Text whyNotEdit = m_rights ? m_rights->whyNotEdit : Text();
    if (m_isDraftOffered && !m_isDraftSettled && whyNotEdit.empty()) {
        whyNotEdit = unsettled;
    }
    m_form->setReadOnly(whyNotEdit);
    m_files->setReadOnly(m_rights ? m_rights->whyNotEdit : Text());
    acts().setAvailable(page + QStringLiteral(".save"), whyNotEdit);
    acts().setAvailable(page + QStringLiteral(".attach"),
                        m_isNew ? Text(msg("record", "Save the record first."))
                                : (m_rights ? m_rights->whyNotEdit : Text()));
    if (!m_rights) {
        return;
    }
    for (const auto& act : m_rights->acts) {
        if (auto* action = acts().action(actId(act))) {
            action->setVisible(act.isOffered);
            acts().setAvailable(actId(act), act.whyNot);
        }
    }
    bool hasOthers = false;
    for (const auto& act : m_rights->acts) {
        hasOthers = hasOthers || (act.command != nullptr && act.isOffered);
    }
    m_others->setVisible(hasOthers);
    auto* removal = acts().action(page + QStringLiteral(".remove"));
    removal->setVisible(!m_type.rolesFor(Verb::Remove).empty());
    acts().setAvailable(page + QStringLiteral(".remove"), m_rights->whyNotRemove);
    const auto children = m_workplace.replica->catalogue().childrenOf(m_type);
    for (std::size_t i = 0; i < m_children.size(); ++i) {
        const auto why = m_rights->whyNotAddChild.find(children[i]->key);
        m_children[i]->setReadOnly(why == m_rights->whyNotAddChild.end() ? Text() : why->second);
    }
}

void RecordPage::showMark()
{
    const auto mark = m_workplace.marks->of(m_id);
    m_mark->setVisible(mark != SyncMark::None);
    if (mark != SyncMark::None) {
        m_mark->setContent(labelOf(mark), toneOf(mark), QLatin1String(iconName(mark)));
    }
}

// --- drafts --------------------------------------------------------------------------------------

void RecordPage::settleDraft()
{
    const QString prefix =
        m_isNew ? newDraftPrefix(m_type, m_preset) : recordDraftKey(m_type, m_id);
    m_draft->setSubject(m_isNew ? prefix + QString::fromStdString(m_id.toString()) : prefix,
                        QString::fromLatin1(m_type.key), m_id);
    m_workplace.replica->drafts(prefix).then(this, [this](Result<std::vector<Draft>> drafts) {
        if (m_isDraftSettled) {
            return;
        }
        // A draft that says what the record says already is none.
        const auto open = !drafts ? nullptr : [&]() -> const Draft* {
            for (const auto& d : *drafts) {
                for (const auto& [name, value] : d.values.all()) {
                    if (m_isNew || m_form->base().value(name) != value) {
                        return &d;
                    }
                }
            }
            return nullptr;
        }();
        if (open != nullptr && !m_form->isChanged()) {
            offerDraft(*open);
        } else {
            m_isDraftSettled = true;
        }
        applyRights();
    });
}

void RecordPage::offerDraft(const Draft& draft)
{
    m_isDraftOffered = true;
    QList<StripAction> actions{{msg("record", "Open them"), [this, draft] { takeDraft(draft); }},
                               {msg("record", "Discard them"), [this, draft] {
                                    m_isDraftSettled = true;
                                    m_workplace.replica->dropDraft(draft.key);
                                    applyRights();
                                    m_draftStrip->sayFor(
                                        kUndoOfferMs, Tone::Info,
                                        msg("record", "The unfinished changes were discarded."),
                                        {{words::kUndo, [this, draft] { takeDraft(draft); }}});
                                }}};
    if (!m_isNew) {
        actions.append(
            {msg("record", "What differs?"), [this, draft] { showDraftDifferences(draft); }});
    }
    m_draftStrip->say(
        Tone::Warning,
        Text(msg("record", "There are unfinished changes from %1."), {draft.keptAt.toDisplay()}),
        std::move(actions));
}

void RecordPage::takeDraft(const Draft& draft)
{
    m_draftStrip->dismiss();
    m_isDraftSettled = true;
    if (m_isNew && draft.record != m_id) {
        // The draft goes on under its own id, so that it never becomes two records.
        m_id = draft.record;
        Record fresh = m_form->base();
        fresh.id = m_id;
        m_form->setRecord(fresh);
        m_draft->setSubject(draft.key, draft.type, m_id);
    }
    applyRights();
    m_form->applyDraft(draft.values);
    m_draft->touch();
    m_form->focusField({});
}

void RecordPage::showDraftDifferences(const Draft& draft)
{
    QStringList lines;
    for (const auto& [name, value] : draft.values.all()) {
        const bool isUnread = !name.empty() && name.back() == '?';
        const auto* f = m_type.field(isUnread ? name.substr(0, name.size() - 1) : name);
        if (f == nullptr) {
            continue;
        }
        const QString now = shownValue(*f, m_form->base().value(f->name), m_workplace.titles);
        const QString then = isUnread && asText(value) ? QString::fromStdString(*asText(value))
                                                       : shownValue(*f, value, m_workplace.titles);
        lines.append(QStringLiteral("%1: “%2” → “%3”").arg(translated(f->traits.label), now, then));
    }
    m_workplace.prompter->ask(
        this,
        {Text(msg("record", "Unfinished changes from %1"), {draft.keptAt.toDisplay()}),
         Text(Msg{"", "%1"}, {lines.join(QLatin1Char('\n')).toStdString()}),
         {{words::kBack}, {msg("record", "Open them"), Emphasis::Primary}},
         0,
         {},
         false},
        [this, draft](const Answer& answer) {
            if (answer.choice == 1) {
                takeDraft(draft);
            }
        });
}

bool RecordPage::canLeave()
{
    // Never refuses: what was typed waits in its draft and is offered on return.
    m_draft->flush();
    return true;
}

// --- saving and acting ---------------------------------------------------------------------------

void RecordPage::save() { saveThen({}); }

void RecordPage::saveThen(std::function<void()> then)
{
    if (m_isBusy) {
        return;
    }
    const bool isToWrite = !m_form->changes().empty() || m_isNew;
    if (!isToWrite) {
        if (m_form->isChanged()) {
            // Something stands there that does not read as a value.
            m_form->judge(false, false, [](bool) {});
        } else if (then) {
            then();
        } else {
            m_strip->sayFor(4'000, Tone::Info, msg("record", "Nothing has changed."));
        }
        return;
    }
    if (isGoverned(m_workplace.replica->catalogue(), m_type)) {
        // A draft may be wrong; submitting judges it.
        write(std::move(then));
        return;
    }
    m_form->judge(true, true, [this, then = std::move(then)](bool mayGoOn) {
        if (mayGoOn) {
            write(then);
        }
    });
}

void RecordPage::write(std::function<void()> then)
{
    m_isBusy = true;
    m_draft->flush();
    Operation op;
    op.command = m_isNew ? kCreate : kEdit;
    op.type = m_type.key;
    op.subject = m_id;
    op.args = m_form->changes();
    if (m_isNew) {
        for (const auto& [name, value] : m_preset.all()) {
            if (!op.args.find(name)) {
                op.args.setValue(name, value);
            }
        }
    }
    op.acknowledged = m_form->acknowledged();
    m_workplace.replica->act(op).then(this, [this, op, then](Result<ReplicaCore::Acted> acted) {
        m_isBusy = false;
        if (!acted) {
            // The text stands as it was, and its draft stays.
            m_draft->touch();
            m_draft->flush();
            m_strip->say(acted.fault(), {{words::kRetry, [this] { save(); }}});
            m_form->judge(false, false, [](bool) {});
            return;
        }
        const bool wasNew = std::exchange(m_isNew, false);
        // Whatever does not read as a value is not saved, and stays a draft.
        Record saved = m_form->base();
        for (const auto& [name, value] : op.args.all()) {
            saved.setValue(name, value);
        }
        const bool isWhole = [&] {
            m_form->rebase(saved);
            return !m_form->isChanged();
        }();
        if (isWhole) {
            m_draft->drop();
            m_form->undoStack().clear();
            m_kept->setMessage({});
        }
        if (wasNew) {
            const Values rest = m_form->draftValues();
            m_draft->drop();
            m_isDraftSettled = true;
            m_draft->setSubject(recordDraftKey(m_type, m_id), QString::fromLatin1(m_type.key),
                                m_id);
            if (!rest.empty()) {
                m_draft->touch();
            }
            for (auto* list : m_children) {
                list->show();
                list->showParent(m_id);
            }
            m_files->show();
            m_files->showRecord(m_type, m_id);
            m_historyBox->setVisible(m_type.history);
            m_history->showRecord(m_type, m_id);
            m_receipts->showRecord(m_id);
        }
        m_strip->sayFor(4'000, isWhole ? Tone::Ok : Tone::Warning,
                        isWhole ? msg("record", "Saved on this machine.")
                                : msg("record", "Saved, but for what cannot be read yet."));
        Q_EMIT recordSaved(m_id);
        load();
        if (then && isWhole) {
            then();
        }
    });
}

void RecordPage::run(const ActRight& act)
{
    saveThen([this, act] {
        if (act.transition == nullptr || !act.transition->submits) {
            perform(act);
            return;
        }
        m_form->judge(true, true, [this, act](bool mayGoOn) {
            if (mayGoOn) {
                perform(act);
            } else if (!m_form->summary().hasErrors()) {
                m_strip->say(Tone::Warning,
                             Text(msg("record", "Tick the warnings as read, then choose “%1” "
                                                "again."),
                                  {act.transition->label}));
            }
        });
    });
}

void RecordPage::perform(const ActRight& act)
{
    auto request =
        act.transition ? requestOf(m_type, *act.transition, m_id) : requestOf(*act.command, m_id);
    request.operation.acknowledged = m_form->acknowledged();
    const Msg label = request.label;
    ui::perform(
        m_workplace, request, this,
        [this, label] {
            m_form->restFindings();
            m_strip->sayFor(6'000, Tone::Ok, Text(msg("record", "Done: %1."), {label}));
            Q_EMIT acted();
            load();
        },
        [this](const Fault& fault) { m_strip->say(fault); });
}

void RecordPage::remove()
{
    m_workplace.prompter->ask(
        this,
        {Text(msg("record", "Remove this record?")),
         Text(msg("record", "“%1” leaves every list. Its history stays."), {title().toStdString()}),
         {{msg("record", "Keep it")}, {msg("record", "Remove it"), Emphasis::Danger}},
         0,
         {},
         false},
        [this](const Answer& answer) {
            if (answer.choice != 1) {
                return;
            }
            Operation op;
            op.command = kRemove;
            op.type = m_type.key;
            op.subject = m_id;
            m_workplace.replica->act(op).then(this, [this](Result<ReplicaCore::Acted> acted) {
                if (acted) {
                    m_draft->drop();
                    Q_EMIT closeRequested();
                } else {
                    m_strip->say(acted.fault());
                }
            });
        });
}

// --- printing ------------------------------------------------------------------------------------

void RecordPage::collectPrint(std::function<void(const print::PrintDocument&)> use)
{
    using Rows = std::vector<std::pair<const RecordType*, std::vector<Record>>>;
    const auto types = m_workplace.replica->catalogue().childrenOf(m_type);
    m_workplace.replica
        ->ask<Rows>([types, id = m_id](const Reader& reader, const ActContext&) -> Result<Rows> {
            Rows rows;
            for (const auto* t : types) {
                Query q{t->key};
                q.where.push_back({t->parent, Compare::Equal, {Value(id)}});
                q.limit = kMostRowsPrinted;
                rows.emplace_back(t, reader.query(q));
            }
            return rows;
        })
        .then(this, [this, use = std::move(use)](Result<Rows> rows) {
            if (!rows) {
                m_strip->say(rows.fault());
                return;
            }
            const Record record = m_form->base();
            use(printOf(m_workplace, record, *rows, m_history->sentences()));
        });
}

void RecordPage::print()
{
    collectPrint([this](const print::PrintDocument& document) {
        auto made = print::previewOf(document, this);
        if (!made) {
            m_strip->say(made.fault());
            return;
        }
        auto* dialog = made->release();
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
}

void RecordPage::savePdf()
{
    m_workplace.files->saveFile(
        this,
        {msg("list", "Save as PDF"),
         {QStringLiteral("PDF (*.pdf)")},
         title().replace(QLatin1Char('/'), QLatin1Char('-')) + QStringLiteral(".pdf")},
        [this](const QString& path) {
            collectPrint([this, path](const print::PrintDocument& document) {
                const Status saved = print::savePdf(document, path);
                if (saved) {
                    m_strip->say(Tone::Ok, Text(msg("record", "Saved as %1."),
                                                {QDir::toNativeSeparators(path).toStdString()}));
                } else {
                    m_strip->say(saved.fault());
                }
            });
        });
}

} // namespace myspike::ui
