#include "client/ui/records/conflict_page.h"

#include <algorithm>

#include "client/replica/replica.h"
#include "client/ui/forms/draft_keeper.h"
#include "client/ui/language.h"
#include "client/ui/records/conflict_choices.h"
#include "client/ui/values/reference_titles.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/message_strip.h"
#include "client/ui/words.h"
#include "shared/sync/settle.h"

namespace myspike::ui {

namespace {

constexpr std::size_t kMostShown = 500;

/// What stands now, and what the user may do about it.
struct Standing
{
    std::optional<Record> now;
    Text whyNotDecide;
    Text whyNotWrite;
};

Result<Standing> standingOf(const Catalogue& catalogue, const Record& conflict,
                            const Reader& reader, const ActContext& context)
{
    Standing out;
    if (const auto may = conflicts::maySettle(catalogue, conflict, reader, context); !may) {
        out.whyNotDecide = may.fault().forUser;
    }
    const auto id = Id::parse(conflict.text(conflicts::kRecordId));
    const auto target = id ? reader.find(conflict.text(conflicts::kRecordType), *id) : Lookup{};
    if (!target || target->deleted) {
        return out;
    }
    out.now = target.record;
    const bool removal = conflict.get(conflicts::kKind) == conflicts::Kind::ChangedBeforeRemoval;
    const auto may = removal ? mayRemove(catalogue, *out.now, reader, context)
                             : mayEdit(catalogue, *out.now, reader, context);
    if (!may) {
        out.whyNotWrite = may.fault().forUser;
    }
    return out;
}

} // namespace

ConflictPage::ConflictPage(const Workplace& workplace, QWidget* parent)
    : SyncPage(QStringLiteral("conflicts"), workplace,
               {msg("syncpage", "Made at"), msg("syncpage", "Record"), msg("syncpage", "Author")},
               {}, msg("syncpage", "No differences"),
               msg("syncpage", "Nobody has changed the same thing at the same time as you."),
               parent),
      m_choices(new ConflictChoices(QStringLiteral("conflicts"), workplace))
{
    setDetailWidget(m_choices);
    setShares(90, 190);
    m_decide = addButton("decide", msg("syncpage", "Decide so"), [this](int) { decide(); });
    m_open = addButton("open", words::kOpen, [this](int row) {
        const auto& c = m_conflicts[static_cast<std::size_t>(row)];
        if (const auto id = Id::parse(c.text(conflicts::kRecordId))) {
            openRecordOf(c.text(conflicts::kRecordType), *id);
        }
    });
    setEmphasis(m_decide, Emphasis::Primary);
    m_draft = new DraftKeeper(
        *workplace.replica, [this] { return m_choices->draftValues(); }, this);
    connect(m_draft, &DraftKeeper::failed, this,
            [this](const Fault& fault) { m_strip->say(fault); });
    connect(m_choices, &ConflictChoices::edited, this, [this] {
        if (m_isReady) {
            m_draft->touch();
        }
    });
}

ConflictPage::~ConflictPage() { m_draft->flush(); }

QString ConflictPage::title() const
{
    return translated(msg("syncpage", "Differences to be decided"));
}

QString ConflictPage::subtitle() const
{
    return translated(Text(msg("syncpage", "Open: %1"), {m_conflicts.size()}));
}

void ConflictPage::refresh()
{
    Query q{conflicts::Conflict::kType};
    q.with(equals(conflicts::kState, conflicts::State::Open)).limit = kMostShown;
    m_workplace.replica->loadPage(q).then(this, [this](Result<myspike::Page> page) {
        if (!page) {
            m_strip->say(page.fault());
            return;
        }
        m_conflicts = std::move(page->rows);
        rewrite();
        goToWanted();
    });
}

void ConflictPage::showDifference(const Id& conflict)
{
    m_wanted = conflict;
    goToWanted();
}

void ConflictPage::goToWanted()
{
    const auto at = std::find_if(m_conflicts.begin(), m_conflicts.end(),
                                 [&](const Record& c) { return c.id == m_wanted; });
    if (!m_wanted.isNull() && at != m_conflicts.end()) {
        m_wanted = {};
        setCurrentRow(static_cast<int>(at - m_conflicts.begin()));
        m_choices->takeFocus();
    }
}

void ConflictPage::rewrite()
{
    std::vector<QStringList> rows;
    std::vector<std::string> keys;
    for (const auto& c : m_conflicts) {
        const auto type = c.text(conflicts::kRecordType);
        const auto id = Id::parse(c.text(conflicts::kRecordId));
        const auto at = c.get(conflicts::kMadeAt);
        // A removed record can no longer be asked for its title.
        QString title = QString::fromStdString(c.text(conflicts::kTitle));
        if (title.isEmpty() && id) {
            title = m_workplace.titles->title(type.c_str(), *id);
        }
        rows.push_back({at ? shown(*at) : QString(), title,
                        QString::fromStdString(c.text(conflicts::kAuthorName))});
        keys.push_back(c.id.toString());
    }
    showRows(rows, keys);
}

SyncPage::Detail ConflictPage::detailOf(int row) const
{
    const auto& c = m_conflicts[static_cast<std::size_t>(row)];
    Detail d;
    d.title = cell(row, 1);
    switch (c.getOr(conflicts::kKind, conflicts::Kind::BothChanged)) {
    case conflicts::Kind::BothChanged:
        d.sentence = translated(msg("syncpage", "Two people changed this. The server's value "
                                                "stands until somebody decides."));
        break;
    case conflicts::Kind::RemovedMeanwhile:
        d.sentence = translated(msg("syncpage", "The record was removed before this change "
                                                "arrived. It stays removed until somebody "
                                                "decides; what was typed is kept."));
        break;
    case conflicts::Kind::ChangedBeforeRemoval:
        d.sentence = translated(msg("syncpage", "Somebody wanted to remove the record without "
                                                "having seen its latest change. It stays until "
                                                "somebody decides."));
        break;
    }
    return d;
}

void ConflictPage::showButtons(int row)
{
    const Text choose = row >= 0 ? Text() : Text(msg("syncpage", "Choose a row first."));
    m_open->setAvailable(choose);
    const Id id = row >= 0 && row < static_cast<int>(m_conflicts.size())
                      ? m_conflicts[static_cast<std::size_t>(row)].id
                      : Id{};
    if (id != m_shown) {
        m_draft->flush();
        m_shown = id;
        m_isReady = false;
        m_decide->setAvailable(choose);
        showConflict(row);
    } else {
        m_choices->rewrite();
    }
}

/// Reads what stands now and what the user may do, then what she had chosen before.
void ConflictPage::showConflict(int row)
{
    const int generation = ++m_generation;
    if (m_shown.isNull()) {
        m_choices->clear();
        return;
    }
    const Record conflict = m_conflicts[static_cast<std::size_t>(row)];
    const auto* catalogue = &m_workplace.replica->catalogue();
    m_workplace.replica
        ->ask<Standing>([conflict, catalogue](const Reader& reader, const ActContext& context) {
            return standingOf(*catalogue, conflict, reader, context);
        })
        .then(this, [this, conflict, generation](Result<Standing> standing) {
            if (generation != m_generation) {
                return;
            }
            if (!standing) {
                m_strip->say(standing.fault());
                return;
            }
            m_choices->showConflict(conflict, standing->now, standing->whyNotWrite);
            m_decide->setAvailable(standing->whyNotDecide);
            m_draft->setSubject(QStringLiteral("conflict/") +
                                    QString::fromStdString(conflict.id.toString()),
                                QString::fromLatin1(conflicts::Conflict::kType), conflict.id);
            m_draft->find([this, generation](std::optional<Draft> draft) {
                if (generation != m_generation) {
                    return;
                }
                if (draft) {
                    m_choices->applyDraft(draft->values);
                }
                m_isReady = true;
                Q_EMIT shownAgain();
            });
        });
}

void ConflictPage::decide()
{
    if (const Text why = m_choices->whyNotYet(); !why.empty()) {
        m_strip->say(Tone::Warning, why);
        return;
    }
    Operation op;
    op.command = conflicts::kSettle;
    op.type = conflicts::Conflict::kType;
    op.subject = m_shown;
    op.args = m_choices->arguments();
    op.comment = m_choices->noteText().toStdString();
    m_draft->flush();
    m_workplace.replica->act(op).then(this, [this](Result<ReplicaCore::Acted> acted) {
        if (!acted) {
            // What was chosen stands as it was; where somebody was first, the list says so next.
            m_strip->say(acted.fault());
            refresh();
            return;
        }
        m_draft->drop();
        m_isReady = false;
        m_strip->sayFor(6'000, Tone::Ok,
                        msg("syncpage", "Decided. The record's history tells it."));
        Q_EMIT decided();
        refresh();
    });
}

} // namespace myspike::ui
