#include "client/ui/forms/draft_keeper.h"

namespace myspike::ui {

QString newDraftPrefix(const RecordType& type, const Values& preset)
{
    const auto* parent = type.parent ? preset.find(type.parent) : nullptr;
    const auto* id = parent ? asId(*parent) : nullptr;
    QString prefix = QStringLiteral("new/%1/").arg(QLatin1String(type.key));
    if (id != nullptr) {
        prefix += QString::fromStdString(id->toString()) + QLatin1Char('/');
    }
    return prefix;
}

QString recordDraftKey(const RecordType& type, const Id& record)
{
    return QStringLiteral("record/%1/%2")
        .arg(QLatin1String(type.key), QString::fromStdString(record.toString()));
}

DraftKeeper::DraftKeeper(Replica& replica, std::function<Values()> values, QObject* parent)
    : QObject(parent), m_replica(replica), m_values(std::move(values))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kMostDelayMs);
    connect(&m_timer, &QTimer::timeout, this, &DraftKeeper::flush);
}

void DraftKeeper::setSubject(const QString& key, const QString& type, const Id& record)
{
    flush();
    m_draft.key = key;
    m_draft.type = type;
    m_draft.record = record;
}

void DraftKeeper::find(std::function<void(std::optional<Draft>)> found)
{
    m_replica.drafts(m_draft.key)
        .then(this, [this, key = m_draft.key,
                     found = std::move(found)](Result<std::vector<Draft>> drafts) {
            if (!drafts) {
                Q_EMIT failed(drafts.fault());
                return;
            }
            for (auto& d : *drafts) {
                if (d.key == key) {
                    found(std::move(d));
                    return;
                }
            }
            found(std::nullopt);
        });
}

void DraftKeeper::touch()
{
    // Not restarted by the next keystroke: steady typing must not put it off.
    m_isPending = true;
    if (!m_timer.isActive()) {
        m_timer.start();
    }
}

void DraftKeeper::flush()
{
    if (!m_isPending || m_draft.key.isEmpty()) {
        return;
    }
    m_isPending = false;
    m_timer.stop();
    m_draft.values = m_values();
    m_draft.keptAt = m_replica.clock().now();
    auto written =
        m_draft.values.empty() ? m_replica.dropDraft(m_draft.key) : m_replica.keepDraft(m_draft);
    written.then(this, [this, at = m_draft.keptAt](Status status) {
        if (status) {
            Q_EMIT kept(at);
        } else {
            Q_EMIT failed(status.fault());
        }
    });
}

void DraftKeeper::drop()
{
    m_isPending = false;
    m_timer.stop();
    if (!m_draft.key.isEmpty()) {
        m_replica.dropDraft(m_draft.key).then(this, [this](Status status) {
            if (!status) {
                Q_EMIT failed(status.fault());
            }
        });
    }
}

} // namespace myspike::ui
