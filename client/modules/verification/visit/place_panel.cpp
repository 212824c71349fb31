#include "client/modules/verification/visit/place_panel.h"

#include <QDragEnterEvent>
#include <QFile>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>

#include "client/modules/verification/visit/portraits.h"
#include "client/platform/photo_position.h"
#include "client/ui/language.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/label.h"

namespace myspike::site_visit {

namespace {

/// Cameras write where they stood before the picture itself.
constexpr qint64 kHeadBytes = 256 * 1024;
constexpr int kDraftMs = 1'000;

QString nameOf(PlacePanel::Of of, const char* part)
{
    return QStringLiteral("visit.%1.%2")
        .arg(of == PlacePanel::Of::Arrival ? QStringLiteral("V1.place")
                                           : QStringLiteral("V10.place"),
             QString::fromLatin1(part));
}

} // namespace

PlacePanel::PlacePanel(const Workbench& bench, VisitDesk& desk, Of of, QWidget* parent)
    : QWidget(parent), m_bench(bench), m_desk(desk), m_of(of), m_picture(new QLabel),
      m_title(new ui::Label({}, ui::TypeRole::Strong)),
      m_words(new ui::Label({}, ui::TypeRole::Caption)), m_position(new QLineEdit),
      m_photo(new ui::Button(nameOf(of, "photo"),
                             of == Of::Arrival ? msg("visit_place", "Photograph of the signboard…")
                                               : msg("visit_place", "Position from a photograph…"),
                             nullptr, ui::Emphasis::Plain, QStringLiteral("camera"))),
      m_remove(new ui::Button(nameOf(of, "remove"), msg("visit_place", "Remove the photograph"),
                              nullptr, ui::Emphasis::Quiet)),
      m_timer(new QTimer(this))
{
    setAcceptDrops(true);
    m_timer->setSingleShot(true);
    m_timer->setInterval(kDraftMs);
    connect(m_timer, &QTimer::timeout, this, &PlacePanel::keepTyped);
    connect(m_position, &QLineEdit::textEdited, this, [this] {
        if (!m_timer->isActive()) {
            m_timer->start();
        }
    });
    m_position->setObjectName(nameOf(of, "position"));
    m_position->setMaxLength(60);
    m_position->setFixedWidth(m_position->fontMetrics().averageCharWidth() * 24);
    m_words->setMuted(true);
    m_words->setWordWrap(true);
    m_title->setWordWrap(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(of == Of::Arrival ? ui::space(3.5) : 0, ui::space(1),
                            of == Of::Arrival ? ui::space(3.5) : 0, ui::space(1.5));
    row->setSpacing(ui::space(3));
    row->addWidget(m_picture);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_title);
    words->addWidget(m_words);
    row->addLayout(words, 1);
    row->addWidget(m_position);
    row->addWidget(m_photo);
    row->addWidget(m_remove);
    connect(m_position, &QLineEdit::editingFinished, this, &PlacePanel::commit);
    connect(m_photo, &QPushButton::clicked, this, &PlacePanel::choosePhoto);
    connect(m_remove, &QPushButton::clicked, this,
            [this] { record(Values().setValue(visit::kSignboardPhoto.name, {})); });
    connect(&m_desk, &VisitDesk::loaded, this, &PlacePanel::renew);
    retranslate();
    renew();
    offerTyped();
}

QString PlacePanel::draftKey() const
{
    return nameOf(m_of, "draft/") + QString::fromStdString(m_desk.visitId().toString());
}

void PlacePanel::keepTyped()
{
    m_desk.replica()
        .keepDraft({draftKey(), Visit::kType, m_desk.visitId(), kSchemaVersion,
                    Values().set(visit_part::kNote, m_position->text().toStdString()),
                    m_desk.replica().clock().now()})
        .then(this, [this](Status s) {
            if (!s) {
                Q_EMIT failed(s.fault());
            }
        });
}

/// What stood there when the lid was closed or the power failed.
void PlacePanel::offerTyped()
{
    m_desk.replica().drafts(draftKey()).then(this, [this](Result<std::vector<Draft>> drafts) {
        if (!drafts || drafts->empty() || m_position->isModified()) {
            return;
        }
        const auto text = drafts->front().values.getOr(visit_part::kNote, "");
        m_whyNot = msg("visit_place", "This was typed and not taken yet: Enter takes it.");
        m_position->setText(QString::fromStdString(text));
        renew();
    });
}

std::optional<Position> PlacePanel::kept() const
{
    const auto& v = m_desk.facts().visit;
    if (v.isNull()) {
        return std::nullopt;
    }
    const bool arrival = m_of == Of::Arrival;
    const auto latitude = v.get(arrival ? visit::kArrivalLatitude : visit::kLeaveLatitude);
    const auto longitude = v.get(arrival ? visit::kArrivalLongitude : visit::kLeaveLongitude);
    return latitude && longitude ? std::optional(Position{*latitude, *longitude}) : std::nullopt;
}

Text PlacePanel::wordsOfPosition() const
{
    const auto& facts = m_desk.facts();
    const auto position = kept();
    if (!position) {
        return msg("visit_place", "Not required.");
    }
    const auto source = facts.visit.get(m_of == Of::Arrival ? visit::kArrivalPositionFrom
                                                            : visit::kLeavePositionFrom);
    const Msg from = labelOf(source.value_or(visit::PositionSource::Typed));
    if (!facts.request.isNull()) {
        const auto latitude = facts.request.get(verification_request::kLatitude);
        const auto longitude = facts.request.get(verification_request::kLongitude);
        if (latitude && longitude) {
            const double km = position->metresTo({*latitude, *longitude}) / 1'000.0;
            return {msg("visit_place", "%1; about %2 km from the place in the request."),
                    {from, QString::number(km, 'f', 1).toStdString()}};
        }
    }
    return from;
}

void PlacePanel::renew()
{
    const auto& facts = m_desk.facts();
    if (facts.visit.isNull()) {
        return;
    }
    const bool arrival = m_of == Of::Arrival;
    const auto arrived = facts.visit.get(visit::kArrivedAt);
    m_title->setMessage(
        !arrival  ? Text(msg("visit_place", "Position at leaving"))
        : arrived ? Text(msg("visit_place", "Arrived %1; position:"), {arrived->toDisplay()})
                  : Text(msg("visit_place", "Not arrived yet")));
    const auto photo = facts.visit.text(visit::kSignboardPhoto);
    const QImage picture =
        arrival && !photo.empty() ? keptPicture(m_desk.replica(), photo, ui::space(14)) : QImage();
    m_picture->setPixmap(QPixmap::fromImage(picture));
    m_picture->setVisible(!picture.isNull());
    m_photo->setMessage(!arrival        ? msg("visit_place", "Position from a photograph…")
                        : photo.empty() ? msg("visit_place", "Photograph of the signboard… (F6)")
                                        : msg("visit_place", "Another photograph… (F6)"));
    m_photo->setVisible(facts.isOpen);
    m_remove->setVisible(arrival && !photo.empty() && facts.isOpen);
    m_position->setReadOnly(!facts.isOpen);
    m_position->setVisible(facts.isOpen || kept());
    if (!m_position->hasFocus() && m_whyNot.empty()) {
        const auto position = kept();
        m_position->setText(position ? QString::fromStdString(position->toDisplay()) : QString());
    }
    m_words->setMessage(m_whyNot.empty() ? wordsOfPosition() : m_whyNot);
}

Values PlacePanel::positionValues(const std::optional<Position>& position,
                                  visit::PositionSource source) const
{
    const bool arrival = m_of == Of::Arrival;
    const auto& latitude = arrival ? visit::kArrivalLatitude : visit::kLeaveLatitude;
    const auto& longitude = arrival ? visit::kArrivalLongitude : visit::kLeaveLongitude;
    const auto& from = arrival ? visit::kArrivalPositionFrom : visit::kLeavePositionFrom;
    Values v;
    if (!position) {
        return v.setValue(latitude.name, {}).setValue(longitude.name, {}).setValue(from.name, {});
    }
    return v.set(latitude, position->latitudeE6)
        .set(longitude, position->longitudeE6)
        .set(from, source);
}

void PlacePanel::record(Values values)
{
    m_position->setModified(false);
    m_desk.act(m_desk.commandOnVisit(verification::command::kRecordPlace, std::move(values)),
               [&replica = m_desk.replica(), key = draftKey()] { replica.dropDraft(key); });
}

void PlacePanel::commit()
{
    const auto text = m_position->text().trimmed();
    const auto now = kept();
    const bool wasTyped = m_timer->isActive() || !m_whyNot.empty() || m_position->isModified();
    m_timer->stop();
    m_whyNot = {};
    if (text == (now ? QString::fromStdString(now->toDisplay()) : QString()) ||
        !m_desk.facts().isOpen) {
        if (wasTyped) {
            m_desk.replica().dropDraft(draftKey());
        }
        m_position->setModified(false);
        renew();
        return;
    }
    if (text.isEmpty()) {
        record(positionValues(std::nullopt, visit::PositionSource::Typed));
        return;
    }
    const auto typed = Position::parse(text.toStdString());
    if (!typed) {
        // It stays in the line, to be mended.
        m_whyNot = typed.fault().forUser;
        keepTyped();
        renew();
        return;
    }
    record(positionValues(*typed, visit::PositionSource::Typed));
}

void PlacePanel::choosePhoto()
{
    m_bench.files->openFiles(this,
                             {m_of == Of::Arrival
                                  ? msg("visit_place", "Photograph of the signboard")
                                  : msg("visit_place", "Photograph"),
                              {QStringLiteral("*.jpg *.jpeg *.png *.heic")}},
                             [this](const QStringList& paths) { addSignboard(paths.value(0)); });
}

void PlacePanel::addSignboard(const QString& path)
{
    if (path.isEmpty() || !m_desk.facts().isOpen) {
        return;
    }
    QFile file(path);
    const auto taken = file.open(QIODevice::ReadOnly)
                           ? platform::positionInPhoto(file.read(kHeadBytes))
                           : std::nullopt;
    m_desk.replica().keepFile(path).then(this, [this, taken](Result<std::string> hash) {
        if (!hash) {
            Q_EMIT failed(hash.fault());
            return;
        }
        m_whyNot = {};
        Values values;
        if (taken) {
            values = positionValues(taken, visit::PositionSource::Photograph);
        } else if (!kept()) {
            m_whyNot = msg("visit_place", "The photograph does not tell where it was taken. Type "
                                          "the position if you know it.");
        }
        if (m_of == Of::Arrival) {
            values.set(visit::kSignboardPhoto, *hash);
        } else {
            m_desk.attach(Visit::kType, m_desk.visitId(), "position", *hash);
        }
        if (!values.empty()) {
            record(std::move(values));
        }
        renew();
    });
}

void PlacePanel::retranslate()
{
    const auto name =
        ui::translated(m_of == Of::Arrival ? msg("visit_place", "Position at arrival")
                                           : msg("visit_place", "Position at leaving"));
    m_position->setAccessibleName(name);
    m_position->setPlaceholderText(QStringLiteral("3.07380, 101.51830"));
    m_picture->setAccessibleName(ui::translated(msg("visit_place", "Photograph of the signboard")));
}

void PlacePanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::FontChange) {
        m_position->setFixedWidth(m_position->fontMetrics().averageCharWidth() * 24);
    }
}

void PlacePanel::dragEnterEvent(QDragEnterEvent* event)
{
    if (m_desk.facts().isOpen && event->mimeData()->hasUrls()) {
        event->acceptProposedAction();
    }
}

void PlacePanel::dropEvent(QDropEvent* event)
{
    addSignboard(event->mimeData()->urls().value(0).toLocalFile());
}

} // namespace myspike::site_visit
