#include "client/modules/verification/desk/assignment_desk_page.h"

#include <QDateEdit>
#include <QJsonObject>
#include <QLineEdit>
#include <QLocale>
#include <QSpinBox>
#include <QStackedLayout>
#include <QTimeEdit>
#include <algorithm>

#include "client/modules/documents/letter_panel.h"
#include "client/modules/verification/desk/check_list.h"
#include "client/modules/verification/desk/desk_act.h"
#include "client/modules/verification/desk/desk_table.h"
#include "client/modules/verification/desk/request_summary.h"
#include "client/ui/forms/draft_keeper.h"
#include "client/ui/language.h"
#include "client/ui/shell/action_registry.h"
#include "client/ui/widgets/busy_line.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/label.h"
#include "client/ui/widgets/message_strip.h"
#include "shared/modules/working_days.h"
#include "shared/schema/rule_book.h"

namespace myspike::desk {

using namespace ui;
namespace vr = verification_request;
using verification::VerifierChoice;

namespace {

/// What the right side shows, read in one question so that it belongs together.
struct Candidates
{
    std::vector<VerifierChoice> choices;
    std::int64_t leastReason = 0;
    Date replyBy;
};

Result<Candidates> candidatesFor(const Reader& reader, const Record& request, Date from, int days,
                                 Date today)
{
    using Number = RuleKey<std::int64_t>;
    auto choices = verification::filterVerifiers(
        reader, verification::planVisit(reader, request, from, days), today);
    if (!choices) {
        return std::move(choices).fault();
    }
    const auto least =
        ruleValue(reader, Number{"verification.assignment.override_reason_minimum_length"}, today);
    const auto reply = ruleValue(reader, Number{"verification.clock.reply_working_days"}, today);
    if (!least || !reply) {
        return least ? reply.fault() : least.fault();
    }
    const WorkingDays department(reader, std::nullopt);
    return Candidates{std::move(*choices), *least,
                      department.after(today, static_cast<int>(*reply))};
}

constexpr const char* kTypedReason = "reason";
constexpr const char* kTypedWhy = "why";

Tone toneOf(Urgency urgency)
{
    return urgency == Urgency::Late      ? Tone::Danger
           : urgency == Urgency::AtLimit ? Tone::Warning
                                         : Tone::Neutral;
}

DeskCell mayGoCell(const VerifierChoice& c)
{
    if (!c.mayGo()) {
        return {msg("assignment_desk", "No"), Tone::Danger};
    }
    return c.reasons.empty() ? DeskCell{msg("assignment_desk", "Yes"), Tone::Ok}
                             : DeskCell{msg("assignment_desk", "Yes"), Tone::Warning};
}

} // namespace

AssignmentDeskPage::AssignmentDeskPage(const Workplace& workplace, Task task, QWidget* parent)
    : Page(task == Task::Replace ? QStringLiteral("replacement_desk")
                                 : QStringLiteral("assignment_desk"),
           parent),
      m_task(task), m_workplace(workplace)
{
    build();
    addActs();
    connect(m_requests, &DeskTable::currentIdChanged, this, &AssignmentDeskPage::showCurrent);
    connect(m_requests, &DeskTable::opened, this, [this] {
        setLettersShown(false);
        if (isReplacing() && m_why->text().trimmed().isEmpty()) {
            m_why->setFocus(Qt::OtherFocusReason);
        } else {
            m_verifiers->setFocus(Qt::OtherFocusReason);
        }
    });
    connect(m_verifiers, &DeskTable::currentIdChanged, this, &AssignmentDeskPage::showChecks);
    connect(m_verifiers, &DeskTable::opened, this, &AssignmentDeskPage::prepare);
    m_draft = new DraftKeeper(
        *m_workplace.replica,
        [this] {
            Values values;
            for (const auto& [name, edit] :
                 {std::pair{kTypedReason, m_reason}, {kTypedWhy, m_why}}) {
                if (!edit->text().isEmpty()) {
                    values.setValue(name, edit->text().toStdString());
                }
            }
            return values;
        },
        this);
    connect(m_draft, &DraftKeeper::failed, m_strip,
            [this](const Fault& fault) { m_strip->say(fault); });
    connect(m_reason, &QLineEdit::textEdited, m_draft, &DraftKeeper::touch);
    connect(m_why, &QLineEdit::textEdited, m_draft, &DraftKeeper::touch);
    connect(m_reason, &QLineEdit::returnPressed, this, &AssignmentDeskPage::prepare);
    connect(m_reason, &QLineEdit::textEdited, this, &AssignmentDeskPage::withdraw);
    connect(m_why, &QLineEdit::textEdited, this, &AssignmentDeskPage::withdraw);
    connect(m_why, &QLineEdit::returnPressed, this,
            [this] { m_verifiers->setFocus(Qt::OtherFocusReason); });
    connect(m_time, &QTimeEdit::timeChanged, this, &AssignmentDeskPage::withdraw);
    connect(m_assign, &QPushButton::clicked, this, &AssignmentDeskPage::prepare);
    connect(m_from, &QDateEdit::dateChanged, this, &AssignmentDeskPage::askCandidates);
    connect(m_days, &QSpinBox::valueChanged, this, &AssignmentDeskPage::askCandidates);
}

AssignmentDeskPage::~AssignmentDeskPage() { m_draft->flush(); }

void AssignmentDeskPage::addActs()
{
    const Msg group = msg("assignment_desk", "Assignment");
    acts().add(
        {objectName() + QStringLiteral(".assign"),
         isReplacing() ? msg("assignment_desk", "Replace") : msg("assignment_desk", "Assign"),
         QStringLiteral("user_check"), QKeySequence(QStringLiteral("Ctrl+Return")), group,
         Emphasis::Plain, false},
        [this] { prepare(); });
    acts().add(
        {objectName() + QStringLiteral(".open_request"), msg("assignment_desk", "Open the request"),
         QStringLiteral("external"), QKeySequence(QStringLiteral("Ctrl+O")), group},
        [this] {
            const auto* w = current();
            if (w != nullptr && m_workplace.openRecord) {
                m_workplace.openRecord(QLatin1String(VerificationRequest::kType), w->request.id);
            }
        });
    offerActs();
}

void AssignmentDeskPage::offerActs()
{
    const Text none =
        current() == nullptr ? Text(msg("assignment_desk", "No request is chosen.")) : Text();
    acts().setAvailable(objectName() + QStringLiteral(".open_request"), none);
    acts().setAvailable(objectName() + QStringLiteral(".assign"), none);
}

QString AssignmentDeskPage::title() const
{
    return translated(isReplacing() ? msg("assignment_desk", "Replace verifiers")
                                    : msg("assignment_desk", "Assign verifiers"));
}

QString AssignmentDeskPage::subtitle() const
{
    if (isReplacing()) {
        const auto on = std::count_if(m_waiting.begin(), m_waiting.end(), [](const auto& w) {
            return w.request.get(vr::kState) == vr::State::OnVisit;
        });
        return translated(Text(msg("assignment_desk", "On their way: %1, at a centre now: %2"),
                               {m_waiting.size(), static_cast<long>(on)}));
    }
    const auto late = std::count_if(m_waiting.begin(), m_waiting.end(),
                                    [](const auto& w) { return w.urgency == Urgency::Late; });
    return translated(Text(msg("assignment_desk", "Waiting: %1, too long: %2"),
                           {m_waiting.size(), static_cast<long>(late)}));
}

void AssignmentDeskPage::retranslate()
{
    m_reasons->setAccessibleName(translated(msg("assignment_desk", "Reasons for and against her")));
    m_from->setAccessibleName(translated(msg("assignment_desk", "First day of the visit")));
    m_days->setAccessibleName(translated(msg("assignment_desk", "Days")));
    m_time->setAccessibleName(translated(msg("assignment_desk", "Begins at")));
    m_why->setAccessibleName(
        translated(msg("assignment_desk", "Why another verifier goes in her place")));
    m_reason->setAccessibleName(
        translated(msg("assignment_desk", "Reason for going against the filter")));
    m_letters->setAccessibleName(translated(msg("letter", "Letters")));
    if (const auto* w = current()) {
        m_summary->setRequest(*w, m_proposal);
    }
}

void AssignmentDeskPage::takeFocus() { m_requests->setFocus(Qt::OtherFocusReason); }

QJsonObject AssignmentDeskPage::saveState() const
{
    const auto id = m_requests->currentId();
    return {{QStringLiteral("request"), id ? QString::fromStdString(id->toString()) : QString()}};
}

void AssignmentDeskPage::restoreState(const QJsonObject& state)
{
    m_wanted = Id::parse(state[QLatin1String("request")].toString().toStdString());
}

void AssignmentDeskPage::showRequest(const Id& request)
{
    m_wanted = request;
    refresh();
}

void AssignmentDeskPage::refresh()
{
    m_workplace.replica
        ->ask<std::vector<WaitingRequest>>(
            [replacing =
                 isReplacing()](const Reader& reader,
                                const ActContext& context) -> Result<std::vector<WaitingRequest>> {
                if (replacing) {
                    return replaceableRequests(reader);
                }
                return waitingRequests(reader, context.day());
            })
        .then(this, [this](Result<std::vector<WaitingRequest>> waiting) {
            if (!waiting) {
                m_strip->say(waiting.fault());
                return;
            }
            showWaiting(std::move(*waiting));
        });
}

void AssignmentDeskPage::showWaiting(std::vector<WaitingRequest> waiting)
{
    m_waiting = std::move(waiting);
    std::vector<DeskModel::Row> rows;
    std::vector<Id> ids;
    for (const auto& w : m_waiting) {
        ids.push_back(w.request.id);
        if (isReplacing()) {
            const auto state = w.request.getOr(vr::kState, vr::State::Assigned);
            const auto from = w.request.get(vr::kVisitFrom);
            rows.push_back(
                {{literal(from ? from->toDisplay() : std::string("–")),
                  state == vr::State::OnVisit ? Tone::Warning : Tone::Neutral, labelOf(state)},
                 {literal(w.assignment.isNull() ? std::string("–")
                                                : w.assignment.text(assignment::kVerifierName))},
                 {literal(w.centreName), std::nullopt,
                  literal(w.request.text(vr::kNumber) + " · " + w.centreName)}});
            continue;
        }
        rows.push_back(
            {{Text(msg("assignment_desk", "%1 days"), {w.workingDays}), toneOf(w.urgency),
              Text(msg("assignment_desk", "Submitted %1 working days ago"), {w.workingDays})},
             {literal(w.centreName), std::nullopt,
              literal(w.request.text(vr::kNumber) + " · " + w.centreName)}});
    }
    const auto before = m_requests->currentId();
    m_requests->setRows(std::move(rows), std::move(ids));
    if (m_wanted) {
        m_requests->goTo(*m_wanted);
        m_wanted.reset();
    }
    m_stack->setCurrentIndex(m_waiting.empty() ? 1 : 0);
    // While she reads what assigning will do, news of other records does not take it away; the
    // server judges by what is true then.
    if (m_requests->currentId() == before && !m_isConfirming && !m_isSending) {
        showCurrent();
    }
    Q_EMIT titleChanged();
}

const WaitingRequest* AssignmentDeskPage::current() const
{
    const auto id = m_requests->currentId();
    const auto it = std::find_if(m_waiting.begin(), m_waiting.end(),
                                 [&](const auto& w) { return id && w.request.id == *id; });
    return it == m_waiting.end() ? nullptr : &*it;
}

const VerifierChoice* AssignmentDeskPage::chosen() const
{
    const auto id = m_verifiers->currentId();
    const auto it = std::find_if(m_candidates.begin(), m_candidates.end(),
                                 [&](const auto& c) { return id && c.verifier.id == *id; });
    return it == m_candidates.end() ? nullptr : &*it;
}

Date AssignmentDeskPage::from() const
{
    const auto d = m_from->date();
    return Date::fromYmd(d.year(), d.month(), d.day()).value_or(Date{});
}

void AssignmentDeskPage::showCurrent()
{
    const auto* w = current();
    offerActs();
    if (w == nullptr) {
        m_summary->clear();
        m_shown.reset();
        showCandidates({});
        return;
    }
    showPresent();
    if (m_shown == w->request.id) {
        askCandidates();
        return;
    }
    m_shown = w->request.id;
    recallReasons(w->request.id);
    showCandidates({}); // nobody is judged by what another request asks for
    withdraw();
    m_workplace.replica
        ->ask<VisitProposal>([request = w->request](const Reader& reader, const ActContext& c) {
            return proposeVisit(reader, request, c.day());
        })
        .then(this, [this, id = w->request.id](Result<VisitProposal> proposal) {
            const auto* now = current();
            if (now == nullptr || now->request.id != id) {
                return;
            }
            if (!proposal) {
                m_strip->say(proposal.fault());
                return;
            }
            m_proposal = *proposal;
            m_summary->setRequest(*now, m_proposal);
            const QSignalBlocker quietDate(m_from);
            const QSignalBlocker quietDays(m_days);
            const auto today = m_workplace.replica->clock().today();
            m_from->setMinimumDate(QDate(today.year(), today.month(), today.day()));
            const auto day = m_proposal.from;
            m_from->setDate(QDate(day.year(), day.month(), day.day()));
            m_days->setValue(m_proposal.days);
            const QSignalBlocker quietTime(m_time);
            m_time->setTime(QTime::fromString(QString::fromStdString(m_proposal.startTime),
                                              QStringLiteral("HH:mm")));
            askCandidates();
        });
}

QString AssignmentDeskPage::draftKey(const Id& request) const
{
    return objectName() + QLatin1Char('/') + QString::fromStdString(request.toString());
}

void AssignmentDeskPage::dropReasons(const Id& request)
{
    if (m_draft->key() == draftKey(request)) {
        m_draft->drop();
    } else {
        m_workplace.replica->dropDraft(draftKey(request));
    }
}

void AssignmentDeskPage::recallReasons(const Id& request)
{
    const auto key = draftKey(request);
    m_draft->setSubject(key, QLatin1String(VerificationRequest::kType), request);
    m_reason->clear();
    m_why->clear();
    m_draft->find([this, key](std::optional<Draft> draft) {
        if (!draft || m_draft->key() != key) {
            return;
        }
        const auto recall = [&](QLineEdit* edit, const char* name) {
            const auto* typed = draft->values.find(name);
            if (typed != nullptr && asText(*typed) && edit->text().isEmpty()) {
                edit->setText(QString::fromStdString(*asText(*typed)));
            }
        };
        recall(m_reason, kTypedReason);
        recall(m_why, kTypedWhy);
    });
}

void AssignmentDeskPage::showPresent()
{
    const auto* w = current();
    if (!isReplacing() || w == nullptr || w->assignment.isNull()) {
        m_present->setMessage({});
        return;
    }
    const auto name = w->assignment.text(assignment::kVerifierName);
    const auto state = w->request.getOr(vr::kState, vr::State::Assigned);
    if (state == vr::State::OnVisit) {
        m_present->setMessage(
            Text(msg("assignment_desk", "%1 is at the centre now. What she recorded, and what she "
                                        "still sends, is kept under her name; the other verifier "
                                        "begins the visit anew with a package of her own."),
                 {name}));
    } else if (state == vr::State::PackageIssued) {
        m_present->setMessage(
            Text(msg("assignment_desk", "%1 goes now and has downloaded the package. It ends "
                                        "with her appointment; the other verifier gets a new "
                                        "one."),
                 {name}));
    } else {
        m_present->setMessage(
            Text(msg("assignment_desk", "%1 goes now: %2."), {name, TextArg(labelOf(state))}));
    }
}

void AssignmentDeskPage::askCandidates()
{
    const auto* w = current();
    if (w == nullptr) {
        return;
    }
    withdraw();
    const int generation = ++m_generation;
    m_busy->start(msg("assignment_desk", "Looking at every verifier"));
    m_workplace.replica
        ->ask<Candidates>([request = w->request, day = from(), days = m_days->value()](
                              const Reader& reader, const ActContext& context) {
            return candidatesFor(reader, request, day, days, context.day());
        })
        .then(this, [this, generation](Result<Candidates> found) {
            if (generation != m_generation) {
                return;
            }
            m_busy->stop();
            if (!found) {
                m_strip->say(found.fault());
                showCandidates({});
                return;
            }
            m_leastReason = found->leastReason;
            m_replyBy = found->replyBy;
            showCandidates(std::move(found->choices));
            Q_EMIT candidatesShown();
        });
}

void AssignmentDeskPage::showCandidates(std::vector<VerifierChoice> candidates)
{
    m_candidates = std::move(candidates);
    const auto* w = current();
    if (isReplacing() && w != nullptr && !w->assignment.isNull()) {
        const auto now = w->assignment.get(assignment::kVerifier);
        std::erase_if(m_candidates, [&](const VerifierChoice& c) {
            return now == Ref<ExternalVerifier>{c.verifier.id};
        });
    }
    std::vector<DeskModel::Row> rows;
    std::vector<Id> ids;
    for (const auto& c : m_candidates) {
        rows.push_back({mayGoCell(c),
                        {literal(c.verifier.text(external_verifier::kName))},
                        {c.distanceKm ? Text(msg("assignment_desk", "%1 km"), {*c.distanceKm})
                                      : Text(msg("assignment_desk", "unknown"))},
                        {literal(std::to_string(c.assignmentsThisYear))},
                        {firstReason(c)}});
        ids.push_back(c.verifier.id);
    }
    m_verifiers->setRows(std::move(rows), std::move(ids));
    showChecks();
}

void AssignmentDeskPage::showChecks()
{
    withdraw();
    const auto* c = chosen();
    m_checks->setChecks(c ? checksOf(*c) : std::vector<VerifierCheck>());
    if (m_verifiers->hasFocus()) {
        m_lettersFrame->hide();
    }
    showReasons();
    m_reasonLabel->setMessage(
        Text(msg("assignment_desk", "The filter speaks against her. Your reason, at least %1 "
                                    "characters; it stands in the register of overrides with your "
                                    "name."),
             {m_leastReason}));
    m_assign->setAvailable(
        c == nullptr ? Text(msg("assignment_desk", "Choose a request and a verifier.")) : Text());
}

void AssignmentDeskPage::showReasons()
{
    const auto* c = chosen();
    const bool isFree = m_lettersFrame->isHidden();
    m_reasons->setVisible(isFree);
    m_override->setVisible(isFree && c != nullptr && !c->mayGo());
}

void AssignmentDeskPage::setLettersShown(bool shown)
{
    m_lettersFrame->setVisible(shown);
    showReasons();
}

void AssignmentDeskPage::withdraw()
{
    if (m_isConfirming) {
        m_isConfirming = false;
        m_strip->dismiss();
    }
}

bool AssignmentDeskPage::asksForMore()
{
    const auto* c = chosen();
    if (isReplacing() && m_why->text().trimmed().isEmpty()) {
        m_isConfirming = true;
        m_strip->say(Tone::Warning, msg("assignment_desk", "Write why another verifier goes. She "
                                                           "reads it in her notice, and it stands "
                                                           "in the history."));
        m_why->setFocus(Qt::OtherFocusReason);
        return true;
    }
    const auto reason = m_reason->text().trimmed().toStdString();
    if (!c->mayGo() && static_cast<std::int64_t>(reason.size()) < m_leastReason) {
        m_isConfirming = true;
        m_strip->say(Tone::Warning, Text(msg("assignment_desk",
                                             "%1 may not go: %2 Write your reason below to send "
                                             "her all the same, or choose another verifier."),
                                         {c->verifier.text(external_verifier::kName),
                                          translated(firstReason(*c)).toStdString()}));
        m_reason->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return false;
}

void AssignmentDeskPage::prepare()
{
    setLettersShown(false);
    const auto* w = current();
    const auto* c = chosen();
    if (w != nullptr && c != nullptr && !m_isSending && !asksForMore()) {
        sayWhatFollows(*w, *c);
    }
}

void AssignmentDeskPage::sayWhatFollows(const WaitingRequest& w, const VerifierChoice& c)
{
    const auto to = from().plusDays(m_days->value() - 1);
    std::vector<TextArg> args{
        c.verifier.text(external_verifier::kName), w.request.text(vr::kNumber),
        from() == to ? from().toDisplay() : from().toDisplay() + " – " + to.toDisplay(),
        m_replyBy.toDisplay()};
    Text what =
        c.mayGo()
            ? Text(msg("assignment_desk",
                       "%1 gets the letter of appointment for %2, %3, and must reply by %4. "
                       "It cannot be undone; from then on only another verifier in her place "
                       "changes it."),
                   args)
            : Text(msg("assignment_desk",
                       "Against the filter, %1 gets the letter of appointment for %2, %3, "
                       "and must reply by %4. Your reason goes into the register of overrides. It "
                       "cannot be undone."),
                   args);
    if (isReplacing()) {
        args.emplace_back(w.assignment.isNull() ? std::string()
                                                : w.assignment.text(assignment::kVerifierName));
        what = c.mayGo()
                   ? Text(msg("assignment_desk",
                              "%1 gets the letter of appointment for %2, %3, in place of %5, and "
                              "must reply by %4. %5 gets a notice with your reason, and her "
                              "access ends today. It cannot be undone."),
                          args)
                   : Text(msg("assignment_desk",
                              "Against the filter, %1 gets the letter of appointment for %2, %3, "
                              "in place of %5, and must reply by %4. %5 gets a notice, and her "
                              "access ends today. Your reason for the override goes into the "
                              "register. It cannot be undone."),
                          args);
    }
    m_isConfirming = true;
    m_strip->say(c.mayGo() ? Tone::Info : Tone::Warning, what,
                 {{isReplacing() ? msg("assignment_desk", "Replace now")
                                 : msg("assignment_desk", "Assign now"),
                   [this] { assign(); }},
                  {msg("assignment_desk", "Not yet"), [this] {
                       withdraw();
                       m_verifiers->setFocus(Qt::OtherFocusReason);
                   }}});
    // Those of an earlier sentence may still wait to be deleted; the last one is on screen.
    const auto buttons =
        m_strip->findChildren<QPushButton*>(m_strip->objectName() + QStringLiteral(".action1"));
    if (!buttons.isEmpty()) {
        buttons.last()->setAutoDefault(true);
        buttons.last()->show(); // at once, so that it can take the keyboard
        buttons.last()->setFocus(Qt::OtherFocusReason);
    }
}

void AssignmentDeskPage::assign()
{
    const auto* w = current();
    const auto* c = chosen();
    if (w == nullptr || c == nullptr || !m_isConfirming || m_isSending) {
        return;
    }
    Values args;
    args.set(assignment::kVerifier, Ref<ExternalVerifier>{c->verifier.id})
        .set(assignment::kFrom, from())
        .set(assignment::kDays, std::int64_t{m_days->value()})
        .set(assignment::kPart, assignment::Part::Lead);
    if (!m_proposal.startTime.empty() || m_time->time() != QTime(0, 0)) {
        args.set(assignment::kStartTime,
                 m_time->time().toString(QStringLiteral("HH:mm")).toStdString());
    }
    if (!c->mayGo()) {
        args.set(verification::arg::kOverrideReason, m_reason->text().trimmed().toStdString());
    }
    m_isSending = true;
    m_assign->setAvailable(msg("assignment_desk", "The server is being asked."));
    m_busy->start(msg("assignment_desk", "Assigning"));
    const auto request = w->request.id;
    const auto number = w->request.text(vr::kNumber);
    const auto name = c->verifier.text(external_verifier::kName);
    // The act may fill the tables anew before it returns: nothing behind this reads `w` or `c`.
    perform(
        *m_workplace.replica, this,
        commandOf(isReplacing() ? verification::command::kReplaceVerifier
                                : verification::command::kAssignVerifier,
                  VerificationRequest::kType, request, std::move(args),
                  m_why->text().trimmed().toStdString()),
        Where::OnlineOnly,
        [this, request, name, number] {
            m_isSending = false;
            m_isConfirming = false;
            m_busy->stop();
            dropReasons(request);
            m_strip->say(
                Tone::Ok,
                isReplacing()
                    ? Text(msg("assignment_desk", "%1 goes now. Her letter and the notice to the "
                                                  "first verifier are ready below."),
                           {name})
                    : Text(msg("assignment_desk", "%1 is assigned. Her letter is ready below."),
                           {name}));
            m_shown.reset();
            m_lettersTitle->setMessage(Text(msg("assignment_desk", "Letters of %1"), {number}));
            showLetters(request);
            Q_EMIT assigned(request);
        },
        [this](const Fault& fault) {
            m_isSending = false;
            m_isConfirming = false;
            m_busy->stop();
            m_strip->say(fault);
            m_assign->setAvailable({});
            m_verifiers->setFocus(Qt::OtherFocusReason);
        });
}

void AssignmentDeskPage::showLetters(const Id& request)
{
    setLettersShown(true);
    m_letters->setRequest(request);
    m_letters->takeFocus();
    refresh();
}

} // namespace myspike::desk
