// One tab of a step of the visit: a form, signatures, a summary.
#pragma once

#include <QWidget>

#include "client/modules/verification/visit/visit_desk.h"
#include "client/modules/verification/visit/workbench.h"

namespace myspike::site_visit {

/// Where a finding is raised from.
struct FindingOrigin
{
    std::string form;    ///< "V3"
    std::string subject; ///< the row's title
    std::string clause;
    std::string photos;
};

class Segment : public QWidget
{
    Q_OBJECT
public:
    explicit Segment(Text title, QWidget* parent = nullptr)
        : QWidget(parent), m_title(std::move(title))
    {
    }

    const Text& title() const { return m_title; }
    virtual Progress progress() const { return {}; }
    /// Puts the keyboard on the first open place; false where there is none.
    virtual bool goToFirstUnanswered() { return false; }
    virtual void takeFocus() { setFocus(); }
    /// What position means here: the key of a row.
    virtual QString position() const { return {}; }
    virtual void restore(const QString&) {}
    virtual void editRemark() {}
    virtual void addPhotos(const QStringList&) {}
    /// Adds somebody who stands in no list; false where nobody can be added.
    virtual bool addPerson() { return false; }
    virtual FindingOrigin origin() const { return {}; }
    /// Called when it is left: drafts become operations.
    virtual void leave() {}

Q_SIGNALS:
    /// Everything asked here is answered.
    void finished();
    void positionChanged();
    void photosRequested();
    void failed(const myspike::Fault& fault);

private:
    Text m_title;
};

} // namespace myspike::site_visit
