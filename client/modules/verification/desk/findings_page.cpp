#include "client/modules/verification/desk/findings_page.h"

#include <QCheckBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QStackedLayout>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "client/modules/verification/desk/attach_files.h"
#include "client/modules/verification/desk/desk_act.h"
#include "client/modules/verification/desk/desk_table.h"
#include "client/ui/language.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/empty_state.h"
#include "client/ui/widgets/label.h"
#include "client/ui/widgets/message_strip.h"
#include "client/ui/widgets/prompter.h"

namespace myspike::desk {

using namespace ui;

namespace {

constexpr int kDraftPauseMs = 1'000;

/// What may be done with a finding, and the evidence beside it.
struct FindingRights
{
    Text whyNotAnswer;
    Text whyNotClose;
    Text whyNotReopen;
    std::vector<std::string> evidence;
};

Text dueText(const FindingItem& item)
{
    if (!item.daysLeft) {
        return {};
    }
    return *item.daysLeft < 0 ? Text(msg("findings", "%1 days overdue"), {-*item.daysLeft})
                              : Text(msg("findings", "%1 days left"), {*item.daysLeft});
}

} // namespace

FindingsPage::FindingsPage(const Workplace& workplace, QWidget* parent)
    : Page(QStringLiteral("findings"), parent), m_workplace(workplace)
{
    build();
    connect(m_table, &DeskTable::currentIdChanged, this, &FindingsPage::showFinding);
    connect(m_table, &DeskTable::opened, this, [this] {
        if (m_answer->isVisible()) {
            m_answer->setFocus(Qt::OtherFocusReason);
        }
    });
    connect(m_alsoClosed, &QCheckBox::toggled, this, &FindingsPage::refresh);
    connect(m_send, &QPushButton::clicked, this, &FindingsPage::answer);
    connect(m_attach, &QPushButton::clicked, this, &FindingsPage::attachEvidence);
    connect(m_close, &QPushButton::clicked, this, &FindingsPage::closeFinding);
    connect(m_reopen, &QPushButton::clicked, this, &FindingsPage::reopen);
    auto* pause = new QTimer(this);
    pause->setSingleShot(true);
    pause->setInterval(kDraftPauseMs);
    // Not restarted by the next keystroke: steady typing must not put it off.
    connect(m_answer, &QPlainTextEdit::textChanged, pause, [pause] {
        if (!pause->isActive()) {
            pause->start();
        }
    });
    connect(pause, &QTimer::timeout, this, &FindingsPage::keepAnswer);
}

void FindingsPage::build()
{
    const auto name = [this](const char* part) {
        return objectName() + QLatin1Char('.') + QLatin1String(part);
    };
    m_table = new DeskTable(name("rows"), msg("findings", "Findings"),
                            {{msg("findings", "Due"), 16},
                             {msg("findings", "State"), 14},
                             {msg("findings", "Kind"), 12},
                             {msg("findings", "Number"), 15},
                             {msg("findings", "Centre"), 16, false, true},
                             {msg("findings", "Open for"), 9}});
    m_alsoClosed = new QCheckBox;
    m_alsoClosed->setObjectName(name("also_closed"));
    m_heading = new Label({}, TypeRole::Title);
    m_text = new Label;
    m_given = new Label;
    m_evidence = new Label;
    m_evidence->setMuted(true);
    for (auto* label : {m_heading, m_text, m_given, m_evidence}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_answer = new QPlainTextEdit;
    m_answer->setObjectName(name("answer"));
    m_answer->setTabChangesFocus(true);
    m_answer->setMinimumHeight(space(24));
    m_answerLabel = new Label(msg("findings", "What the centre has done about it"));
    m_answerLabel->setBuddy(m_answer);
    m_attach = new Button(name("attach"), msg("findings", "Add evidence"), nullptr, Emphasis::Plain,
                          QStringLiteral("paperclip"));
    m_send = new Button(name("send"), msg("findings", "Send the answer"), nullptr,
                        Emphasis::Primary, QStringLiteral("send"));
    m_close = new Button(name("close"), msg("findings", "Close the finding"), nullptr,
                         Emphasis::Primary, QStringLiteral("check"));
    m_reopen = new Button(name("reopen"), msg("findings", "Ask for more"), nullptr, Emphasis::Plain,
                          QStringLiteral("undo"));
    m_strip = new MessageStrip(name("strip"));
    m_strip->hide();
    auto* evidence = new QHBoxLayout;
    evidence->addWidget(m_attach);
    evidence->addStretch(1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space(2));
    buttons->addStretch(1);
    buttons->addWidget(m_reopen);
    buttons->addWidget(m_send);
    buttons->addWidget(m_close);
    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(space(4), 0, 0, 0);
    column->setSpacing(space(2));
    for (QWidget* part : std::initializer_list<QWidget*>{m_heading, m_text, m_given, m_evidence,
                                                         m_answerLabel, m_answer}) {
        column->addWidget(part);
    }
    column->addLayout(evidence);
    column->addLayout(buttons);
    column->addStretch(1);
    m_empty = new EmptyState(name("empty"), QStringLiteral("check_circle"),
                             msg("findings", "No finding is open"),
                             msg("findings", "Findings of a visit come here when it is closed."));
    auto* splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    m_table->setMinimumWidth(space(110));
    m_table->setWordWrap(true); // names of centres are long
    splitter->addWidget(m_table);
    splitter->addWidget(right);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({space(175), space(90)});
    auto* desk = new QWidget;
    m_stack = new QStackedLayout(desk);
    m_stack->addWidget(splitter);
    m_stack->addWidget(m_empty);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(space(2));
    page->addWidget(m_strip);
    page->addWidget(m_alsoClosed);
    page->addWidget(desk, 1);
}

QString FindingsPage::title() const { return translated(msg("findings", "Findings")); }

QString FindingsPage::subtitle() const
{
    const auto late = std::count_if(m_items.begin(), m_items.end(),
                                    [](const auto& i) { return i.urgency == Urgency::Late; });
    return translated(Text(msg("findings", "Findings: %1, overdue: %2"),
                           {m_items.size(), static_cast<long>(late)}));
}

void FindingsPage::takeFocus() { m_table->setFocus(Qt::OtherFocusReason); }

void FindingsPage::retranslate()
{
    m_alsoClosed->setText(translated(msg("findings", "Show closed findings too")));
    m_answer->setAccessibleName(translated(msg("findings", "What the centre has done about it")));
    m_answer->setPlaceholderText(
        translated(msg("findings", "Say what was done, when and by whom. Add evidence below.")));
}

bool FindingsPage::canLeave()
{
    keepAnswer();
    return true;
}

void FindingsPage::refresh()
{
    m_workplace.replica
        ->ask<std::vector<FindingItem>>(
            [closed = m_alsoClosed->isChecked()](const Reader& reader, const ActContext& context)
                -> Result<std::vector<FindingItem>> {
                return findingsQueue(reader, context.day(), closed);
            })
        .then(this, [this](Result<std::vector<FindingItem>> items) {
            if (!items) {
                m_strip->say(items.fault());
                return;
            }
            showFindings(std::move(*items));
        });
}

void FindingsPage::showFindings(std::vector<FindingItem> items)
{
    m_items = std::move(items);
    std::vector<DeskModel::Row> rows;
    std::vector<Id> ids;
    for (const auto& item : m_items) {
        const auto& r = item.finding;
        const auto kind = r.getOr(finding::kCategory, finding::Category::Improvement);
        const auto state = r.get(finding::kState);
        DeskCell due{dueText(item)};
        if (item.daysLeft) {
            due.tone = item.urgency == Urgency::Late      ? Tone::Danger
                       : item.urgency == Urgency::AtLimit ? Tone::Warning
                                                          : Tone::Neutral;
        }
        rows.push_back({due,
                        {state ? Text(labelOf(*state)) : Text()},
                        {labelOf(kind)},
                        {literal(r.text(finding::kNumber))},
                        {literal(item.centreName)},
                        {Text(msg("findings", "%1 days"), {item.daysOpen})}});
        ids.push_back(r.id);
    }
    const auto before = m_table->currentId();
    m_table->setRows(std::move(rows), std::move(ids));
    m_stack->setCurrentIndex(m_items.empty() ? 1 : 0);
    if (m_table->currentId() == before) {
        showFinding();
    }
    Q_EMIT titleChanged();
    Q_EMIT findingsShown();
}

const FindingItem* FindingsPage::current() const
{
    const auto id = m_table->currentId();
    const auto it = std::find_if(m_items.begin(), m_items.end(),
                                 [&](const auto& i) { return id && i.finding.id == *id; });
    return it == m_items.end() ? nullptr : &*it;
}

QString FindingsPage::draftKey(const Id& finding) const
{
    return QStringLiteral("findings/") + QString::fromStdString(finding.toString());
}

void FindingsPage::showFinding()
{
    const auto* item = current();
    if (item == nullptr) {
        return;
    }
    const auto& r = item->finding;
    const auto id = r.id;
    if (m_shown != id) {
        keepAnswer();
        m_shown = id;
        const QSignalBlocker quiet(m_answer);
        m_answer->clear();
        m_workplace.replica->drafts(draftKey(id))
            .then(this, [this, id](Result<std::vector<Draft>> drafts) {
                if (drafts && !drafts->empty() && m_shown == id &&
                    m_answer->toPlainText().isEmpty()) {
                    m_answer->setPlainText(QString::fromStdString(
                        drafts->front().values.getOr(finding::kAnswer, std::string())));
                }
            });
    }
    m_heading->setMessage(literal(r.text(finding::kNumber) + " · " + item->centreName));
    auto text = r.text(finding::kDescription);
    for (const auto& more : {r.text(finding::kClause), r.text(finding::kEvidence)}) {
        text += more.empty() ? "" : "\n" + more;
    }
    m_text->setMessage(literal(text));
    m_given->setMessage(
        r.text(finding::kAnswer).empty()
            ? Text()
            : Text(msg("findings", "The centre's answer: %1"), {r.text(finding::kAnswer)}));
    m_given->setVisible(!r.text(finding::kAnswer).empty());
    const int generation = ++m_generation;
    const auto* catalogue = &m_workplace.replica->catalogue();
    m_workplace.replica
        ->ask<FindingRights>([r, catalogue](const Reader& reader,
                                            const ActContext& context) -> Result<FindingRights> {
            namespace t = finding::transition;
            return FindingRights{whyNotFinding(*catalogue, reader, context, r, t::kAnswer),
                                 whyNotFinding(*catalogue, reader, context, r, t::kClose),
                                 whyNotFinding(*catalogue, reader, context, r, t::kReopen),
                                 attachedNames(reader, r.id)};
        })
        .then(this, [this, generation,
                     state = r.get(finding::kState)](const Result<FindingRights>& rights) {
            if (generation != m_generation || !rights) {
                return;
            }
            const bool isOpen = state == finding::State::Open;
            const bool isAnswered = state == finding::State::Answered;
            m_answer->setVisible(isOpen);
            m_answerLabel->setVisible(isOpen);
            m_answer->setReadOnly(!rights->whyNotAnswer.empty());
            m_send->setVisible(isOpen);
            m_send->setAvailable(rights->whyNotAnswer);
            m_attach->setVisible(isOpen);
            m_attach->setAvailable(rights->whyNotAnswer);
            m_close->setVisible(isOpen || isAnswered);
            m_close->setAvailable(rights->whyNotClose);
            m_reopen->setVisible(isAnswered);
            m_reopen->setAvailable(rights->whyNotReopen);
            std::string names;
            for (const auto& n : rights->evidence) {
                names += (names.empty() ? "" : ", ") + n;
            }
            m_evidence->setMessage(names.empty() ? Text(msg("findings", "No evidence is attached."))
                                                 : Text(msg("findings", "Evidence: %1"), {names}));
        });
}

void FindingsPage::keepAnswer()
{
    if (!m_shown) {
        return;
    }
    const auto text = m_answer->toPlainText().toStdString();
    const auto key = draftKey(*m_shown);
    if (text.empty()) {
        m_workplace.replica->dropDraft(key);
        return;
    }
    Draft draft{key, QLatin1String(RaisedFinding::kType), *m_shown};
    draft.values.set(finding::kAnswer, text);
    draft.keptAt = m_workplace.replica->clock().now();
    m_workplace.replica->keepDraft(draft).then(this, [this](const Status& kept) {
        if (!kept) {
            m_strip->say(kept.fault());
        }
    });
}

void FindingsPage::answer()
{
    const auto* item = current();
    if (item == nullptr) {
        return;
    }
    const auto text = m_answer->toPlainText().trimmed().toStdString();
    if (text.empty()) {
        m_strip->say(Tone::Warning, msg("findings", "Write what was done before you send it."));
        m_answer->setFocus(Qt::OtherFocusReason);
        return;
    }
    const auto id = item->finding.id;
    auto op = transitionOf(RaisedFinding::kType, id, finding::transition::kAnswer);
    op.args.set(finding::kAnswer, text);
    perform(
        *m_workplace.replica, this, std::move(op), Where::Anywhere,
        [this, id] {
            m_workplace.replica->dropDraft(draftKey(id));
            const QSignalBlocker quiet(m_answer);
            m_answer->clear();
            m_strip->sayFor(8'000, Tone::Ok,
                            msg("findings", "Answered. An officer looks at it next."));
            Q_EMIT acted();
        },
        [this](const Fault& fault) { m_strip->say(fault); });
}

void FindingsPage::attachEvidence()
{
    const auto* item = current();
    if (item == nullptr) {
        return;
    }
    attachFiles(m_workplace, this, RaisedFinding::kType, item->finding.id,
                msg("findings", "Choose evidence"), [this](const Status& attached) {
                    if (!attached) {
                        m_strip->say(attached.fault());
                    }
                    refresh();
                });
}

void FindingsPage::transition(const char* name, std::string comment, const NoteDraft& keep)
{
    const auto* item = current();
    if (item == nullptr) {
        return;
    }
    perform(
        *m_workplace.replica, this,
        transitionOf(RaisedFinding::kType, item->finding.id, name, std::move(comment)),
        Where::Anywhere,
        [this, keep] {
            keep.drop();
            m_strip->dismiss();
            Q_EMIT acted();
        },
        [this](const Fault& fault) { m_strip->say(fault); });
}

void FindingsPage::closeFinding() { transition(finding::transition::kClose, {}); }

void FindingsPage::reopen()
{
    const auto* item = current();
    if (item == nullptr) {
        return;
    }
    Question question;
    question.title = msg("findings", "Ask for more");
    question.body = msg("findings", "The finding goes back to the centre with your comment.");
    question.choices = {{msg("findings", "Not yet")},
                        {msg("findings", "Send back"), Emphasis::Primary}};
    question.noteLabel = msg("findings", "What is still missing");
    question.isNoteRequired = true;
    question.keep = noteDraft(*m_workplace.replica, QStringLiteral("reopen"), RaisedFinding::kType,
                              item->finding.id);
    m_workplace.prompter->ask(this, question, [this, keep = question.keep](const Answer& answer) {
        if (answer.choice == 1) {
            transition(finding::transition::kReopen, answer.note.trimmed().toStdString(), keep);
        }
    });
}

} // namespace myspike::desk
