#include "client/modules/verification/desk/request_page.h"

#include <QHBoxLayout>
#include <QJsonObject>
#include <QLineEdit>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>

#include "client/modules/verification/desk/desk_act.h"
#include "client/modules/verification/desk/desk_table.h"
#include "client/ui/forms/draft_keeper.h"
#include "client/ui/forms/record_form.h"
#include "client/ui/language.h"
#include "client/ui/records/attachments_panel.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/label.h"
#include "client/ui/widgets/message_strip.h"
#include "client/ui/widgets/prompter.h"
#include "client/ui/words.h"

namespace myspike::desk {

using namespace ui;
namespace vr = verification_request;

namespace {
/// Beside the fields of the form in its draft; no field has such a name.
constexpr const char* kTypedBehalf = "$behalf";
} // namespace

RequestPage::RequestPage(const Workplace& workplace, std::optional<Id> request, QWidget* parent)
    : Page(QStringLiteral("request_page"), parent), m_workplace(workplace), m_request(request)
{
    build();
    connect(m_groups, &DeskTable::opened, this, &RequestPage::toggleGroup);
    connect(m_missing, &DeskTable::opened, this, [this] {
        const auto row = static_cast<std::size_t>(m_missing->currentRow());
        if (row < m_facts.findings.size() && !m_facts.findings[row].field.empty()) {
            m_form->focusField(QString::fromStdString(m_facts.findings[row].field));
        }
    });
    connect(m_form, &RecordForm::fieldEdited, m_draft, &DraftKeeper::touch);
    connect(m_behalf, &QLineEdit::textEdited, m_draft, &DraftKeeper::touch);
    connect(m_form, &RecordForm::judged, this, &RequestPage::refresh);
    connect(m_draft, &DraftKeeper::kept, this, &RequestPage::refresh);
    connect(m_save, &QPushButton::clicked, this, &RequestPage::save);
    connect(m_submit, &QPushButton::clicked, this, &RequestPage::submit);
    connect(m_check, &QPushButton::clicked, this, &RequestPage::check);
    connect(m_return, &QPushButton::clicked, this, &RequestPage::sendBack);
    connect(m_files, &AttachmentsPanel::shownAgain, this, &RequestPage::refresh);
}

RequestPage::~RequestPage()
{
    m_draft->disconnect(this); // what is kept now is shown by nobody
    m_draft->flush();
}

QWidget* RequestPage::makeLeft()
{
    const auto name = [this](const char* part) {
        return objectName() + QLatin1Char('.') + QLatin1String(part);
    };
    m_groups = new DeskTable(name("groups"), msg("request_page", "Groups ready for verification"),
                             {{msg("request_page", "Chosen"), 14},
                              {msg("request_page", "Group"), 18},
                              {msg("request_page", "Standard"), 32, false, true},
                              {msg("request_page", "Trainees"), 8, true}});
    m_missing = new DeskTable(name("missing"), msg("request_page", "What is still missing"),
                              {{msg("request_page", "What is still missing"), 30, false, true}});
    m_missing->setWordWrap(true);
    m_missingTitle = new Label({}, TypeRole::Strong);
    m_hint = new Label(msg("request_page", "Enter takes a group in, or out again."));
    m_hint->setMuted(true);
    m_hint->setWordWrap(true);
    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, space(4), 0);
    column->setSpacing(space(2));
    column->addWidget(
        new Label(msg("request_page", "Groups ready for verification"), TypeRole::Strong));
    column->addWidget(m_groups, 3);
    column->addWidget(m_hint);
    column->addWidget(m_missingTitle);
    column->addWidget(m_missing, 2);
    return left;
}

void RequestPage::build()
{
    const auto name = [this](const char* part) {
        return objectName() + QLatin1Char('.') + QLatin1String(part);
    };
    const auto& type = *m_workplace.replica->catalogue().type(VerificationRequest::kType);
    m_form = new RecordForm(objectName(), m_workplace, type);
    for (const auto* field : {vr::kCentre.name, vr::kNoss.name, vr::kTraineeCount.name}) {
        m_form->lock(QString::fromLatin1(field),
                     msg("request_page", "This follows from the groups."));
    }
    m_draft = new DraftKeeper(
        *m_workplace.replica,
        [this] {
            auto values = m_form->draftValues();
            if (!m_behalf->text().isEmpty()) {
                values.setValue(kTypedBehalf, m_behalf->text().toStdString());
            }
            return values;
        },
        this);
    m_files = new AttachmentsPanel(objectName(), m_workplace);
    m_behalf = new QLineEdit;
    m_behalf->setObjectName(name("behalf"));
    m_behalf->setMaxLength(200);
    m_behalfLabel = new Label(
        msg("request_page", "Asked for by (the person or office at the centre); it is recorded "
                            "that you keyed it for them"));
    m_behalfLabel->setWordWrap(true);
    m_behalfLabel->setBuddy(m_behalf);
    m_strip = new MessageStrip(name("strip"));
    m_strip->hide();
    m_save = new Button(name("save"), words::kSave);
    m_submit = new Button(name("submit"), msg("verification_request", "Submit"), nullptr,
                          Emphasis::Primary, QStringLiteral("send"));
    m_check = new Button(name("check"), msg("request_page", "Complete: let it be assigned"),
                         nullptr, Emphasis::Primary, QStringLiteral("check"));
    m_return = new Button(name("return"), msg("request_page", "Return with reasons"), nullptr,
                          Emphasis::Plain, QStringLiteral("undo"));
    m_whyNot = new Label;
    m_whyNot->setWordWrap(true);
    m_whyNot->setMuted(true);

    auto* fields = new QWidget;
    auto* column = new QVBoxLayout(fields);
    column->setContentsMargins(0, 0, space(2), 0);
    column->setSpacing(space(2));
    column->addWidget(m_behalfLabel);
    column->addWidget(m_behalf);
    column->addWidget(m_form);
    column->addWidget(m_files);
    column->addStretch(1);
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(fields);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space(2));
    buttons->addWidget(m_whyNot, 1);
    for (auto* button : {m_save, m_return, m_submit, m_check}) {
        buttons->addWidget(button);
    }
    auto* right = new QWidget;
    auto* rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(0, 0, 0, 0);
    rightColumn->setSpacing(space(2));
    rightColumn->addWidget(area, 1);
    rightColumn->addLayout(buttons);
    auto* splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    auto* left = makeLeft();
    left->setMinimumWidth(space(84));
    splitter->addWidget(left);
    splitter->addWidget(right);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setSizes({space(160), space(115)});
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(space(2));
    page->addWidget(m_strip);
    page->addWidget(splitter, 1);
}

QString RequestPage::title() const
{
    return translated(msg("request_page", "Request for verification"));
}

QString RequestPage::subtitle() const
{
    if (!m_facts.request) {
        return translated(msg("request_page", "New"));
    }
    const auto number = m_facts.request->text(vr::kNumber);
    const auto state = m_facts.request->get(vr::kState);
    const auto word = state ? translated(labelOf(*state)) : QString();
    return number.empty() ? word : QString::fromStdString(number) + QStringLiteral(" · ") + word;
}

void RequestPage::takeFocus() { m_groups->setFocus(Qt::OtherFocusReason); }

bool RequestPage::canLeave()
{
    m_draft->flush();
    return true;
}

/// A request that was begun here and has not gone in.
QJsonObject RequestPage::saveState() const
{
    const auto state = m_facts.request ? m_facts.request->get(vr::kState) : std::nullopt;
    return state == vr::State::Draft || state == vr::State::Returned
               ? QJsonObject{{QStringLiteral("request"),
                              QString::fromStdString(m_request->toString())}}
               : QJsonObject{};
}

void RequestPage::restoreState(const QJsonObject& state)
{
    const auto id = Id::parse(state.value(QStringLiteral("request")).toString().toStdString());
    if (id && !m_request) {
        m_request = *id;
    }
}

void RequestPage::retranslate()
{
    m_behalf->setAccessibleName(translated(msg("request_page", "Asked for by")));
    showMissing();
}

void RequestPage::refresh()
{
    const int generation = ++m_generation;
    const auto* catalogue = &m_workplace.replica->catalogue();
    std::optional<Record> edited;
    if (m_request && m_form->isChanged() && m_form->base().id == *m_request) {
        edited = m_form->edited();
    }
    m_workplace.replica
        ->ask<RequestFacts>(
            [catalogue, id = m_request, edited](const Reader& reader, const ActContext& context) {
                return requestFacts(*catalogue, reader, context, id, edited);
            })
        .then(this, [this, generation](Result<RequestFacts> facts) {
            if (generation != m_generation) {
                return;
            }
            if (!facts) {
                m_strip->say(facts.fault());
                return;
            }
            show(std::move(*facts));
        });
}

void RequestPage::show(RequestFacts facts)
{
    m_facts = std::move(facts);
    m_form->setVisible(m_facts.request.has_value());
    m_files->setVisible(m_facts.request.has_value());
    if (m_facts.request) {
        const auto& r = *m_facts.request;
        const bool isNew = m_form->base().id != r.id;
        if (isNew) {
            m_form->setRecord(r);
            m_files->showRecord(r.type(), r.id);
            m_draft->setSubject(QStringLiteral("request_page/") +
                                    QString::fromStdString(r.id.toString()),
                                QLatin1String(VerificationRequest::kType), r.id);
            m_draft->find([this](std::optional<Draft> draft) {
                if (draft && m_facts.whyNotEdit.empty()) {
                    m_form->applyDraft(draft->values);
                    const auto* behalf = draft->values.find(kTypedBehalf);
                    if (behalf && asText(*behalf) && m_behalf->text().isEmpty()) {
                        m_behalf->setText(QString::fromStdString(*asText(*behalf)));
                    }
                    m_strip->say(Tone::Info, msg("request_page", "What you had typed is back; it "
                                                                 "is not submitted yet."));
                }
            });
        } else {
            m_form->rebase(r);
        }
        m_form->setReadOnly(m_facts.whyNotEdit);
        m_files->setReadOnly(m_facts.whyNotEdit);
        if (!m_facts.returnedBecause.empty()) {
            m_strip->say(Tone::Warning, Text(msg("request_page", "Returned by the officer: %1"),
                                             {m_facts.returnedBecause}));
        }
    }
    showGroups();
    showMissing();
    showButtons();
    Q_EMIT titleChanged();
    Q_EMIT factsShown();
}

void RequestPage::showGroups()
{
    std::vector<DeskModel::Row> rows;
    std::vector<Id> ids;
    for (const auto& g : m_facts.groups) {
        DeskCell chosen;
        if (g.row) {
            chosen = {msg("request_page", "Yes"), Tone::Ok};
        } else if (!g.whyNot.empty()) {
            chosen = {msg("request_page", "Not possible"), Tone::Warning, g.whyNot};
        }
        rows.push_back(
            {chosen,
             {literal(g.batch.text(trainee_batch::kNumber)), std::nullopt, literal(g.centreName)},
             {literal(g.nossCode)},
             {literal(
                 std::to_string(g.batch.getOr(trainee_batch::kTraineeCount, std::int64_t{0})))}});
        ids.push_back(g.batch.id);
    }
    m_groups->setRows(std::move(rows), std::move(ids));
}

void RequestPage::showMissing()
{
    std::vector<DeskModel::Row> rows;
    std::vector<Id> ids;
    int errors = 0;
    for (const auto& f : m_facts.findings) {
        const bool isError = f.severity == Severity::Error && !f.leftToServer;
        errors += isError ? 1 : 0;
        rows.push_back({{f.text, isError ? Tone::Danger : Tone::Warning}});
        ids.push_back(Id::ofName("finding", f.rule + f.field + f.text.english()));
    }
    m_missing->setVisible(!rows.empty());
    m_missing->setRows(std::move(rows), std::move(ids));
    m_missingTitle->setMessage(
        !m_facts.request ? Text(msg("request_page", "Choose a group to begin."))
        : errors > 0
            ? Text(msg("request_page", "Still missing before it can be submitted: %1"), {errors})
        : m_facts.findings.empty() ? Text(msg("request_page", "The request is complete."))
                                   : Text(msg("request_page", "Complete; read the warnings: %1"),
                                          {m_facts.findings.size()}));
}

void RequestPage::showButtons()
{
    const auto state = m_facts.request ? m_facts.request->get(vr::kState) : std::nullopt;
    const bool isDraft = state == vr::State::Draft || state == vr::State::Returned;
    const bool isSubmitted = state == vr::State::Submitted;
    m_behalfLabel->setVisible(!m_facts.isCentreUser && (!m_facts.request || isDraft));
    m_behalf->setVisible(m_behalfLabel->isVisibleTo(this));
    m_save->setVisible(isDraft);
    m_submit->setVisible(isDraft);
    m_save->setAvailable(m_facts.whyNotEdit);
    // Who the centre's person is, is asked on this page and goes with the act.
    m_submit->setAvailable(m_facts.whyNotSubmit);
    m_check->setVisible(isSubmitted && !m_facts.isCentreUser);
    m_return->setVisible(isSubmitted && !m_facts.isCentreUser);
    m_check->setAvailable(m_facts.whyNotCheck);
    m_return->setAvailable(m_facts.whyNotReturn);
    m_whyNot->setMessage(isSubmitted && !m_facts.isCentreUser ? m_facts.whyNotCheck : Text());
    m_hint->setVisible(!m_facts.request || isDraft);
}

} // namespace myspike::desk
