// Where the visit is: the signboard's photograph and the position, typed or read from a photograph;
// and the position at leaving. Evidence, never needed.
#pragma once

#include <QWidget>

#include "client/modules/verification/visit/visit_desk.h"
#include "client/modules/verification/visit/workbench.h"
#include "shared/base/position.h"

class QLabel;
class QLineEdit;
class QTimer;

namespace myspike::ui {
class Button;
class Label;
} // namespace myspike::ui

namespace myspike::site_visit {

class PlacePanel final : public QWidget
{
    Q_OBJECT
public:
    enum class Of { Arrival, Leaving };

    PlacePanel(const Workbench& bench, VisitDesk& desk, Of of, QWidget* parent = nullptr);

    /// At the arrival the picture is kept, and where it was taken where it tells that; at leaving
    /// it stands as the evidence of the position.
    void addSignboard(const QString& path);
    /// Takes what is typed; says so where it does not read as a position.
    void commit();

Q_SIGNALS:
    void failed(const myspike::Fault& fault);

protected:
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void renew();
    void retranslate();
    void keepTyped();
    void offerTyped();
    QString draftKey() const;
    void choosePhoto();
    void record(Values values);
    Values positionValues(const std::optional<Position>& position,
                          visit::PositionSource source) const;
    std::optional<Position> kept() const;
    /// What is said under the position: where it comes from, how far from the place of the request.
    Text wordsOfPosition() const;

    const Workbench& m_bench;
    VisitDesk& m_desk;
    const Of m_of;
    QLabel* m_picture;
    ui::Label* m_title;
    ui::Label* m_words;
    QLineEdit* m_position;
    ui::Button* m_photo;
    ui::Button* m_remove;
    QTimer* m_timer;
    Text m_whyNot; ///< why what is typed cannot be taken, or what the last photograph lacked
};

} // namespace myspike::site_visit
