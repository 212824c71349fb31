#include "client/modules/verification/visit/visit_desk.h"

#include <algorithm>

#include "client/modules/verification/visit/visit_forms.h"
#include "shared/modules/verification/verification.h"
#include "shared/sync/records.h"

namespace myspike::site_visit {

namespace {

constexpr int kDraftMs = 1'000; ///< what is typed is kept within two seconds
constexpr int kReloadMs = 250;  ///< changes come in bursts
constexpr std::size_t kUndoDepth = 200;

} // namespace

VisitDesk::VisitDesk(Replica& replica, Id visit, QObject* parent)
    : QObject(parent), m_replica(replica), m_visit(visit)
{
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(kDraftMs);
    connect(&m_draftTimer, &QTimer::timeout, this, &VisitDesk::keepDrafts);
    m_reloadTimer.setSingleShot(true);
    m_reloadTimer.setInterval(kReloadMs);
    connect(&m_reloadTimer, &QTimer::timeout, this, &VisitDesk::load);
    connect(&m_replica, &Replica::rowsChanged, this, [this] {
        if (m_isLoaded) {
            m_reloadTimer.start();
        }
    });
}

const Form& VisitDesk::form(const std::string& id) const
{
    static const Form kNone;
    const auto it = m_forms.forms.find(id);
    return it == m_forms.forms.end() ? kNone : it->second;
}

Form* VisitDesk::formOf(const std::string& id)
{
    const auto it = m_forms.forms.find(id);
    return it == m_forms.forms.end() ? nullptr : &it->second;
}

Progress VisitDesk::progressOfStep(const std::string& step) const
{
    Progress sum;
    for (const auto& id : formsOfStep(step)) {
        sum += progressOf(form(id));
    }
    return sum;
}

std::string VisitDesk::hashOfStep(const std::string& step) const
{
    std::vector<const Form*> shown;
    for (const auto& id : formsOfStep(step)) {
        shown.push_back(&form(id));
    }
    if (step == "V10") {
        // At the closing meeting the findings and the recommendations are read out too.
        shown.push_back(&form("findings"));
        shown.push_back(&form("V9.recommendations"));
    }
    return shownHash(shownText(m_forms.facts, step, shown));
}

void VisitDesk::load()
{
    if (m_isLoading) {
        m_reloadTimer.start();
        return;
    }
    m_isLoading = true;
    const int generation = m_generation;
    const auto visit = m_visit;
    const auto observation = m_observation;
    const auto trainee = m_trainee;
    m_replica
        .ask<VisitForms>([=](const Reader& reader, const ActContext& context) {
            return readVisitForms(reader, visit, context.day(), observation, trainee);
        })
        .then(this, [this, generation](Result<VisitForms> forms) {
            m_isLoading = false;
            if (!forms && m_isLoaded && forms.fault().rule == "PACKAGE") {
                standStill();
            } else if (!forms) {
                Q_EMIT failed(forms.fault());
            } else if (generation != m_generation) {
                // An answer was given meanwhile; what was read lacks it.
                m_reloadTimer.start();
            } else {
                take(std::move(*forms));
            }
        });
}

/// The rows went with her right to them; what stands on the screen, and what was typed, stays.
void VisitDesk::standStill()
{
    m_forms.facts.isOpen = false;
    for (auto& [id, form] : m_forms.forms) {
        form.readOnly = true;
        Q_EMIT formReset(QString::fromStdString(id));
    }
    if (!std::exchange(m_hasLeft, true)) {
        Q_EMIT left();
    }
}

void VisitDesk::take(VisitForms forms)
{
    const bool first = !m_isLoaded;
    std::vector<std::string> reset;
    for (auto& [id, form] : forms.forms) {
        for (auto& row : form.rows) {
            if (const auto held = m_held.find(draftKey("row", id, row.key).toStdString());
                held != m_held.end() && !row.exists()) {
                put(row, held->second);
            }
        }
        form.settleAll();
        reset.push_back(id);
    }
    m_forms = std::move(forms);
    m_isLoaded = true;
    m_hasLeft = false;
    for (const auto& id : reset) {
        Q_EMIT formReset(QString::fromStdString(id));
    }
    if (first) {
        readDrafts();
    }
    Q_EMIT loaded();
}

void VisitDesk::readDrafts()
{
    const QString prefix =
        QStringLiteral("visit/%1/").arg(QString::fromStdString(m_visit.toString()));
    m_replica.drafts(prefix).then(this, [this](Result<std::vector<Draft>> drafts) {
        if (!drafts) {
            Q_EMIT failed(drafts.fault());
            return;
        }
        for (const auto& draft : *drafts) {
            for (auto& [id, form] : m_forms.forms) {
                for (std::size_t r = 0; r < form.rows.size(); ++r) {
                    auto& row = form.rows[r];
                    if (draft.key == draftKey("remark", id, row.key)) {
                        m_remarks.push_back(
                            {id, row.key,
                             QString::fromStdString(draft.values.getOr(visit_part::kNote, "")),
                             true});
                        Q_EMIT rowChanged(QString::fromStdString(id), static_cast<int>(r));
                    } else if (draft.key == draftKey("row", id, row.key) && !row.exists()) {
                        m_held[draft.key.toStdString()] = draft.values;
                        put(row, draft.values);
                        form.settleRow(r);
                        Q_EMIT rowChanged(QString::fromStdString(id), static_cast<int>(r));
                    }
                }
            }
        }
    });
}

QString VisitDesk::draftKey(const char* kind, const std::string& form, const std::string& key) const
{
    return QStringLiteral("visit/%1/%2/%3/%4")
        .arg(QString::fromStdString(m_visit.toString()), QString::fromLatin1(kind),
             QString::fromStdString(form), QString::fromStdString(key));
}

void VisitDesk::answer(const std::string& id, std::size_t r, const Values& values,
                       const QString& draft)
{
    auto* form = formOf(id);
    if (!form || r >= form->rows.size() || values.empty()) {
        return;
    }
    auto& row = form->rows[r];
    const auto before = valuesNow(row, values);
    if (before == values) {
        Q_EMIT answerTaken(QString::fromStdString(id), static_cast<int>(r));
        return;
    }
    // What is written once cannot be taken back, only followed by another word.
    if (!row.record.type().appendOnly) {
        m_undo.push_back({id, row.key, before, !row.exists()});
    }
    if (m_undo.size() > kUndoDepth) {
        m_undo.erase(m_undo.begin());
    }
    write(*form, row, values, false, draft);
    form->settleRow(r);
    Q_EMIT rowChanged(QString::fromStdString(id), static_cast<int>(r));
    Q_EMIT answerTaken(QString::fromStdString(id), static_cast<int>(r));
}

void VisitDesk::write(const Form& form, FormRow& row, const Values& values, bool isUndo,
                      const QString& draft)
{
    ++m_generation;
    QStringList dropped;
    if (!draft.isEmpty()) {
        dropped << draft;
    }
    Operation op;
    op.type = row.record.type().key;
    if (const auto* command = form.command) {
        put(row, values);
        op = commandOnVisit(command, row.handle);
        for (const auto& [name, value] : values.all()) {
            op.args.setValue(name, value);
        }
    } else if (row.exists()) {
        op.command = kEdit;
        op.subject = row.record.id;
        op.args = values;
        op.base = valuesNow(row, values);
        op.baseVersion = row.record.version;
        put(row, values);
    } else {
        put(row, values);
        if (!row.canBeKept() || isUndo) {
            keepHeldRow(form.id, row, values);
            return;
        }
        row.record.id = m_replica.newId();
        if (row.stamp) {
            row.record.setValue(row.stamp, m_replica.clock().now().ms);
        }
        op = creationOf(row.record);
        const auto key = draftKey("row", form.id, row.key);
        if (m_held.erase(key.toStdString()) > 0) {
            dropped << key;
        }
    }
    send(std::move(op), [this, dropped](bool taken) {
        if (!taken) {
            // What was shown did not come about: show what stands, and what was typed with it.
            load();
            readDrafts();
            return;
        }
        for (const auto& key : dropped) {
            m_replica.dropDraft(key);
        }
    });
}

void VisitDesk::keepHeldRow(const std::string& form, const FormRow& row, const Values& values)
{
    const auto key = draftKey("row", form, row.key);
    auto& held = m_held[key.toStdString()];
    for (const auto& [name, value] : values.all()) {
        held.setValue(name, value);
    }
    m_replica
        .keepDraft({key, row.record.type().key, row.record.id, kSchemaVersion, held,
                    m_replica.clock().now()})
        .then(this, [this](Status s) {
            if (!s) {
                Q_EMIT failed(s.fault());
            }
        });
}

void VisitDesk::send(Operation op, std::function<void(bool)> answered)
{
    m_replica.act(std::move(op))
        .then(this, [this, answered = std::move(answered)](Result<ReplicaCore::Acted> acted) {
            if (!acted) {
                Q_EMIT failed(acted.fault());
            } else {
                Q_EMIT kept();
            }
            answered(acted.ok());
        });
}

void VisitDesk::undo()
{
    commitRemarks();
    while (!m_undo.empty()) {
        const auto step = m_undo.back();
        m_undo.pop_back();
        auto* form = formOf(step.form);
        const auto r = form ? form->rowOf(step.key) : std::nullopt;
        if (!r) {
            continue; // of an observation or trainee that is closed now
        }
        auto& row = form->rows[*r];
        if (step.wasNew && row.exists() && !form->command) {
            Operation op;
            op.command = kRemove;
            op.type = row.record.type().key;
            op.subject = row.record.id;
            ++m_generation;
            send(std::move(op), [this](bool taken) {
                if (!taken) {
                    load();
                }
            });
            row.record.id = {};
            put(row, step.before);
        } else {
            write(*form, row, step.before, true);
        }
        form->settleRow(*r);
        Q_EMIT rowChanged(QString::fromStdString(step.form), static_cast<int>(*r));
        Q_EMIT answerUndone(QString::fromStdString(step.form), static_cast<int>(*r));
        return;
    }
}

// --- other acts --------------------------------------------------------------------------------

Operation VisitDesk::commandOnVisit(const char* command, Values args) const
{
    Operation op;
    op.command = command;
    op.type = Visit::kType;
    op.subject = m_visit;
    op.args = std::move(args);
    return op;
}

Operation VisitDesk::creationOf(const Record& record) const
{
    Operation op;
    op.command = kCreate;
    op.type = record.type().key;
    op.subject = record.id;
    for (const auto& field : record.type().fields) {
        const auto& v = record.value(field.name);
        if (!isNull(v)) {
            op.args.setValue(field.name, v);
        }
    }
    return op;
}

void VisitDesk::act(Operation op, std::function<void()> done)
{
    commitRemarks();
    ++m_generation;
    send(std::move(op), [this, done = std::move(done)](bool taken) {
        load();
        if (taken && done) {
            done();
        }
    });
}

void VisitDesk::openObservation(const Id& observation)
{
    m_observation = observation;
    load();
}

void VisitDesk::openTrainee(const Id& trainee)
{
    m_trainee = trainee;
    load();
}

void VisitDesk::keepPosition(const QByteArray& json)
{
    m_replica.keepLocal(QStringLiteral("visit_position"),
                        QString::fromStdString(m_visit.toString()), json);
}

QFuture<Result<QByteArray>> VisitDesk::position()
{
    return m_replica.local(QStringLiteral("visit_position"),
                           QString::fromStdString(m_visit.toString()));
}

} // namespace myspike::site_visit
