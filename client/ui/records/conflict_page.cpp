#include "client/ui/records/conflict_page.h"

#include <QJsonDocument>
#include <QJsonObject>

#include "client/replica/replica.h"
#include "client/ui/forms/draft_keeper.h"
#include "client/ui/language.h"
#include "client/ui/records/history_text.h"
#include "client/ui/values/reference_titles.h"
#include "client/ui/values/value_text.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/message_strip.h"
#include "client/ui/words.h"
#include "shared/sync/records.h"

namespace myspike::ui {

namespace {

constexpr std::size_t kMostShown = 500;

QJsonObject object(const Record& conflict, const Field<std::string>& field)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(conflict.text(field))).object();
}

} // namespace

ConflictPage::ConflictPage(const Workplace& workplace, QWidget* parent)
    : SyncPage(QStringLiteral("conflicts"), workplace,
               {msg("syncpage", "Made at"), msg("syncpage", "Record"), msg("syncpage", "Author")},
               {msg("syncpage", "Field"), msg("syncpage", "Before"),
                msg("syncpage", "The author's value"), msg("syncpage", "The server's value")},
               msg("syncpage", "No differences"),
               msg("syncpage", "Nobody has changed the same thing at the same time as you."),
               parent)
{
    m_buttons = {addButton("mine", msg("syncpage", "Put the author's value into the form"),
                           [this](int row) { takeMine(row); }),
                 addButton("open", words::kOpen, [this](int row) {
                     const auto& c = m_conflicts[static_cast<std::size_t>(row)];
                     if (const auto id = Id::parse(c.text(conflicts::kRecordId))) {
                         openRecordOf(c.text(conflicts::kRecordType), *id);
                     }
                 })};
}

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
    });
}

void ConflictPage::rewrite()
{
    std::vector<QStringList> rows;
    std::vector<std::string> keys;
    for (const auto& c : m_conflicts) {
        const auto type = c.text(conflicts::kRecordType);
        const auto id = Id::parse(c.text(conflicts::kRecordId));
        const auto at = c.get(conflicts::kMadeAt);
        rows.push_back({at ? shown(*at) : QString(),
                        id ? m_workplace.titles->title(type.c_str(), *id) : QString(),
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
    d.sentence = translated(msg("syncpage", "The server's value stands until somebody decides. "
                                            "Taking the author's value is a new change."));
    const auto* type = m_workplace.replica->catalogue().type(c.text(conflicts::kRecordType));
    if (type == nullptr) {
        return d;
    }
    const auto base = object(c, conflicts::kBase);
    const auto mine = object(c, conflicts::kMine);
    const auto theirs = object(c, conflicts::kTheirs);
    for (const auto& f : type->fields) {
        const QString name = QString::fromLatin1(f.name);
        if (mine.contains(name) || theirs.contains(name)) {
            const auto text = [&](const QJsonObject& from) {
                return shownValue(f, valueFrom(from[name], f.kind), m_workplace.titles);
            };
            d.rows.push_back({translated(f.traits.label), text(base), text(mine), text(theirs)});
        }
    }
    return d;
}

void ConflictPage::showButtons(int row)
{
    for (auto* b : m_buttons) {
        b->setAvailable(row >= 0 ? Text() : Text(msg("syncpage", "Choose a row first.")));
    }
}

void ConflictPage::takeMine(int row)
{
    const Record c = m_conflicts[static_cast<std::size_t>(row)];
    const auto* type = m_workplace.replica->catalogue().type(c.text(conflicts::kRecordType));
    const auto id = Id::parse(c.text(conflicts::kRecordId));
    if (type == nullptr || !id) {
        return;
    }
    Draft draft;
    draft.type = QString::fromLatin1(type->key);
    draft.record = *id;
    draft.key = recordDraftKey(*type, *id);
    draft.keptAt = m_workplace.replica->clock().now();
    const auto mine = object(c, conflicts::kMine);
    for (auto it = mine.begin(); it != mine.end(); ++it) {
        const auto name = it.key().toStdString();
        if (const auto* f = type->field(name)) {
            draft.values.setValue(name, valueFrom(it.value(), f->kind));
        }
    }
    m_workplace.replica->keepDraft(draft).then(this, [this, draft](Status kept) {
        if (kept) {
            openRecordOf(draft.type.toStdString(), draft.record);
        } else {
            m_strip->say(kept.fault());
        }
    });
}

} // namespace myspike::ui
