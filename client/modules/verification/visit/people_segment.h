// A list of people to which those are added on site who stand in no list: V1 and V10 who came, V5
// who says she is a trainee of the group.
#pragma once

#include "client/modules/verification/visit/form_segment.h"
#include "client/modules/verification/visit/workbench.h"

namespace myspike::site_visit {

class PlacePanel;

class PeopleSegment : public FormSegment
{
    Q_OBJECT
public:
    /// @param form "V1.attendance", "V10.attendance" or "V5.identity".
    PeopleSegment(const Workbench& bench, VisitDesk& desk, std::string form,
                  QWidget* parent = nullptr);

    bool addPerson() override;
    /// At V1 the signboard: people have no photographs here.
    void addPhotos(const QStringList& paths) override;
    void leave() override;

private:
    bool isOfTrainees() const;
    void open(int row);
    void remove(int row);
    void show(std::optional<Record> known);

    const Workbench& m_bench;
    std::string m_form;
    PlacePanel* m_place = nullptr;
    QString m_arriving; ///< key of the row that was just added
};

/// V5: every trainee against her card; numbers are masked until asked for.
class IdentitySegment final : public PeopleSegment
{
    Q_OBJECT
public:
    IdentitySegment(const Workbench& bench, VisitDesk& desk, QWidget* parent = nullptr)
        : PeopleSegment(bench, desk, "V5.identity", parent)
    {
    }
    void toggleMask();
};

} // namespace myspike::site_visit
