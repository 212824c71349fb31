// Keeps what is typed: at most kMostDelayMs after the first keystroke that is not kept yet, in the
// replica's own table. Only saving or an explicit discard removes a draft. GUI thread.
#pragma once

#include <QObject>
#include <QTimer>
#include <functional>
#include <optional>

#include "client/replica/replica.h"

namespace myspike::ui {

/// Under what the drafts of new records of a type stand, each with its id behind. Rows of one
/// parent are kept apart from those of another: a draft must never open in the wrong place.
QString newDraftPrefix(const RecordType& type, const Values& preset);
/// Under what the draft of changes to a record stands.
QString recordDraftKey(const RecordType& type, const Id& record);

class DraftKeeper final : public QObject
{
    Q_OBJECT
public:
    /// The bar is 2 s, with the write.
    static constexpr int kMostDelayMs = 1'000;

    /// `values` is asked when it is time to write; without any the draft goes.
    DraftKeeper(Replica& replica, std::function<Values()> values, QObject* parent);

    /// Whose draft it is. What was kept under another key stays there.
    void setSubject(const QString& key, const QString& type, const Id& record);
    const QString& key() const { return m_draft.key; }

    /// Calls back with the draft that stands under the key, if there is one.
    void find(std::function<void(std::optional<Draft>)> found);
    bool isPending() const { return m_isPending; }

public Q_SLOTS:
    /// Something was typed.
    void touch();
    /// Writes now what is not kept yet.
    void flush();
    /// The draft has become an operation, or the user let go of it.
    void drop();

Q_SIGNALS:
    void kept(myspike::Instant at);
    /// It could not be written; the text is still on screen.
    void failed(const myspike::Fault& fault);

private:
    Replica& m_replica;
    std::function<Values()> m_values;
    Draft m_draft;
    bool m_isPending = false;
    QTimer m_timer;
};

} // namespace myspike::ui
