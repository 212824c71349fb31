// One visit at work: its forms as they stand, every answer made into an operation at once, what was
// answered last for undoing. GUI thread; widgets draw what it holds and tell it what was typed.
#pragma once

#include <QObject>
#include <QTimer>
#include <map>

#include "client/modules/verification/visit/shown_text.h"
#include "client/modules/verification/visit/visit_progress.h"
#include "client/replica/replica.h"

namespace myspike::site_visit {

/// All forms of a visit, read in one question.
struct VisitForms
{
    VisitFacts facts;
    std::map<std::string, Form> forms;
    std::vector<Record> signatures;
};

/// @param observation whose scores are open, and `trainee` whose marks are; null for none.
Result<VisitForms> readVisitForms(const Reader& reader, const Id& visit, Date day,
                                  const Id& observation, const Id& trainee);

/// Ids of the forms of a step, in the order of its tabs: "V3" → V3.equipment, V3.checklist.
std::vector<std::string> formsOfStep(const std::string& step);
/// "V1" … "V10"; V6 to V9 in between.
const std::vector<std::string>& visitSteps();

class VisitDesk final : public QObject
{
    Q_OBJECT
public:
    /// The replica is not owned and outlives the desk.
    VisitDesk(Replica& replica, Id visit, QObject* parent = nullptr);

    Replica& replica() const { return m_replica; }
    const Id& visitId() const { return m_visit; }
    bool isLoaded() const { return m_isLoaded; }
    const VisitFacts& facts() const { return m_forms.facts; }
    const std::vector<Record>& signatures() const { return m_forms.signatures; }
    /// An empty form for an id that is not there.
    const Form& form(const std::string& id) const;
    Progress progressOfStep(const std::string& step) const;
    /// Digest of what stands on the pages of a step now.
    std::string hashOfStep(const std::string& step) const;

    /// Writes values into a row: shown at once, kept as an operation, able to be undone.
    /// A draft of that key is dropped when the operation is kept, and not before.
    void answer(const std::string& form, std::size_t row, const Values& values,
                const QString& draft = {});
    /// A remark while it is typed; kept as a draft within two seconds.
    void typeRemark(const std::string& form, std::size_t row, const QString& text);
    /// Makes the typed remark an operation, if it is another than the one kept.
    void commitRemark(const std::string& form, std::size_t row);
    void commitRemarks();
    /// What is typed or kept.
    QString remark(const std::string& form, std::size_t row) const;
    bool hasRemark(const std::string& form, const FormRow& row) const;
    /// Copies a file in and notes it on the row.
    void addPhoto(const std::string& form, std::size_t row, const QString& path);
    void addPhotoBytes(const std::string& form, std::size_t row, const QByteArray& bytes);
    void removePhoto(const std::string& form, std::size_t row, const std::string& sha256);

    /// A kept file as an attachment of a record of the visit, so that its bytes are sent.
    void attach(const std::string& ownerType, const Id& owner, const char* kind,
                const std::string& sha256);

    bool canUndo() const { return !m_undo.empty(); }
    /// Takes the last answer back and says where.
    void undo();

    /// An operation that is no answer: a command, a signature, a finding. `done` is called on
    /// success, after the forms have been read again.
    void act(Operation op, std::function<void()> done = {});
    Operation commandOnVisit(const char* command, Values args = {}) const;
    Operation creationOf(const Record& record) const;

    void openObservation(const Id& observation);
    void openTrainee(const Id& trainee);
    const Id& observation() const { return m_observation; }
    const Id& trainee() const { return m_trainee; }

    /// Where she stands, for the next time.
    void keepPosition(const QByteArray& json);
    QFuture<Result<QByteArray>> position();

public Q_SLOTS:
    void load();
    /// When the hands rest: a reading must not stand between two keys.
    void loadSoon() { m_reloadTimer.start(); }

Q_SIGNALS:
    void loaded();
    /// Rows are others now.
    void formReset(const QString& form);
    void rowChanged(const QString& form, int row);
    void answerTaken(const QString& form, int row);
    void answerUndone(const QString& form, int row);
    void failed(const myspike::Fault& fault);
    /// The visit is no longer on this machine: it was passed on and her right to it ended.
    void left();
    /// Something that is kept has been written; the page's clock of the last keeping.
    void kept();

private:
    struct Step
    {
        std::string form;
        std::string key;
        Values before;
        bool wasNew = false;
    };
    struct TypedRemark
    {
        std::string form;
        std::string key;
        QString text;
        bool isDrafted = false;
    };
    Form* formOf(const std::string& id);
    void write(const Form& form, FormRow& row, const Values& values, bool isUndo,
               const QString& draft = {});
    void send(Operation op, std::function<void(bool)> answered);
    void take(VisitForms forms);
    void standStill();
    void notePhoto(const std::string& form, std::size_t row, const std::string& sha256);
    void readDrafts();
    void keepDrafts();
    void keepHeldRow(const std::string& form, const FormRow& row, const Values& values);
    QString draftKey(const char* kind, const std::string& form, const std::string& key) const;
    TypedRemark* typed(const std::string& form, const std::string& key);
    const TypedRemark* typed(const std::string& form, const std::string& key) const;

    Replica& m_replica;
    Id m_visit;
    VisitForms m_forms;
    Id m_observation;
    Id m_trainee;
    bool m_isLoaded = false;
    bool m_isLoading = false;
    bool m_hasLeft = false;
    int m_generation = 0; ///< rises with every answer: older readings are dropped
    std::vector<Step> m_undo;
    std::vector<TypedRemark> m_remarks;
    std::map<std::string, Values> m_held; ///< by draft key: rows that cannot be kept yet
    QTimer m_draftTimer;
    QTimer m_reloadTimer;
};

} // namespace myspike::site_visit
